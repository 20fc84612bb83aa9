package io.github.secular.present.hdf5;

import io.github.secular.numerics.RefusalException;
import io.github.secular.run.Sha256;
import io.github.secular.view.AtomicFile;
import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import io.jhdf.api.WritableGroup;
import io.jhdf.api.WritableNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/**
 * Puts series into a file: as datasets while there is room for them, else as blocks, each in a file of its own beside the
 * first one, where a group stands in for the dataset. That group has the attributes {@value #SHAPE} and
 * {@value #ELEMENT} (double, float, int or String) and the datasets {@value #BLOCKS} (names of files) and {@value #DIGESTS}; a block has the dataset {@value #DATA}. Blocks one behind the
 * other are the series; nothing at all is one without elements, which jhdf cannot write.
 */
final class SeriesWriter {
    static final String SHAPE = "shape";
    static final String ELEMENT = "element";
    static final String BLOCKS = "blocks";
    static final String DIGESTS = "sha256";
    static final String DATA = "data";

    /** How many bytes of digest stand behind the HDF5 of a first file. */
    static final int DIGEST = 32;

    /** HDF5 has no attribute of more, and jhdf would write one that nobody can read. */
    private static final int LONGEST_ATTRIBUTE = 60_000;

    private final Path file;
    private final long limit;
    private final List<Path> blocks = new ArrayList<>();
    private long used;

    /** @param limit the most bytes of data in one file */
    SeriesWriter(Path file, long limit) {
        this.file = file;
        this.limit = limit;
    }

    /** @return what stands under the name, to be given attributes */
    WritableNode put(WritableGroup group, String name, Series series) throws IOException {
        long length = series.length();
        long bytes = Math.multiplyExact(length, series.bytes());
        if (length > 0 && used + bytes <= limit) {
            used += bytes;
            return group.putDataset(name, series.part(0, dimensions(series.shape())));
        }
        WritableGroup out = group.putGroup(name);
        out.putAttribute(SHAPE, series.shape());
        attribute(out, ELEMENT, series.type().getSimpleName());
        if (length > 0) {
            inBlocks(out, series);
        }
        return out;
    }

    private void inBlocks(WritableGroup group, Series series) throws IOException {
        long[] shape = series.shape();
        // leading axes run together, at least the first, until what is left of them fits into a block
        int together = 0;
        long rest = series.length();
        while (together == 0 || together < shape.length && rest * series.bytes() > limit) {
            rest /= shape[together++];
        }
        long slabs = series.length() / rest;
        long most = Math.max(1, limit / (rest * series.bytes()));
        int[] tail = dimensions(Arrays.copyOfRange(shape, together, shape.length));
        List<String> names = new ArrayList<>();
        List<String> digests = new ArrayList<>();
        for (long slab = 0; slab < slabs; slab += most) {
            int[] dimensions = new int[tail.length + 1];
            dimensions[0] = (int) Math.min(most, slabs - slab);
            System.arraycopy(tail, 0, dimensions, 1, tail.length);
            Path block = block(series.part(slab * rest, dimensions));
            names.add(block.getFileName().toString());
            digests.add(Sha256.of(block));
        }
        group.putDataset(BLOCKS, names.toArray(new String[0]));
        group.putDataset(DIGESTS, digests.toArray(new String[0]));
    }

    private Path block(Object data) throws IOException {
        String name = file.getFileName().toString();
        int dot = name.lastIndexOf('.');
        String stem = dot < 0 ? name : name.substring(0, dot);
        Path out = file.resolveSibling("%s-%04d%s".formatted(stem, blocks.size() + 1, name.substring(stem.length())));
        blocks.add(out);
        AtomicFile.write(out, temporary -> {
            try (WritableHdfFile to = HdfFile.write(temporary)) {
                to.putDataset(DATA, data);
            }
        });
        return out;
    }

    /** Ends a file that has been written with its SHA-256, which HDF5 does not look at. */
    static void sign(Path written) throws IOException {
        Files.write(written, HexFormat.of().parseHex(Sha256.of(written)), StandardOpenOption.APPEND);
    }

    /** Takes the blocks away again. */
    void undo() throws IOException {
        for (Path block : blocks) {
            Files.deleteIfExists(block);
        }
    }

    private static int[] dimensions(long... shape) {
        return Arrays.stream(shape).mapToInt(Math::toIntExact).toArray();
    }

    /** Whether an attribute has room for texts. */
    static boolean isAttribute(List<String> texts) {
        int longest = texts.stream()
                .mapToInt(t -> t.getBytes(StandardCharsets.UTF_8).length)
                .max()
                .orElse(0);
        return (long) longest * texts.size() <= LONGEST_ATTRIBUTE;
    }

    /** @throws RefusalException if the text is too long for an attribute */
    static void attribute(WritableNode node, String name, String... texts) {
        if (!isAttribute(List.of(texts))) {
            throw new RefusalException("HDF5 has no room for a " + name + " of so many letters, "
                    + texts[0].substring(0, Math.min(60, texts[0].length())) + "...: give a shorter one.");
        }
        node.putAttribute(name, texts.length == 1 ? texts[0] : texts);
    }
}
