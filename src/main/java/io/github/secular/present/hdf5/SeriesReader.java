package io.github.secular.present.hdf5;

import io.github.secular.numerics.InvalidInputException;
import io.github.secular.run.Sha256;
import io.jhdf.HdfFile;
import io.jhdf.api.Attribute;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import java.io.IOException;
import java.lang.reflect.Array;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Callable;

/** Reads what {@link SeriesWriter} wrote. Whatever a file holds, the answer is what was written, or one sentence. */
final class SeriesReader {
    /** The first bytes of every HDF5 file. */
    private static final long SIGNATURE = 0x894844460d0a1a0aL;

    /** Where a file of version 2 or 3 tells its own length. */
    private static final int END_OF_FILE = 28;

    private final Path file;
    private final HdfFile hdf;

    /** Reads something from an open file. */
    @FunctionalInterface
    interface Question<T> {
        T ask(SeriesReader reader) throws IOException;
    }

    private SeriesReader(Path file, HdfFile hdf) {
        this.file = file;
        this.hdf = hdf;
    }

    /**
     * A first file, which ends in its own digest.
     *
     * @throws InvalidInputException in one sentence, if the file is not there, no HDF5, damaged, or of another program
     */
    static <T> T from(Path file, Question<T> question) {
        return guarded(file, () -> {
            requireWhole(file);
            return ask(file, question);
        });
    }

    /** A block, of which the first file tells the digest. */
    private static <T> T from(Path block, String digest, Question<T> question) {
        return guarded(block, () -> {
            if (!Sha256.of(block).equals(digest)) {
                throw wrong(block, "other bytes than were written", null);
            }
            return ask(block, question);
        });
    }

    private static <T> T ask(Path file, Question<T> question) throws IOException {
        try (HdfFile hdf = new HdfFile(file)) {
            return question.ask(new SeriesReader(file, hdf));
        }
    }

    private static <T> T guarded(Path file, Callable<T> work) {
        if (!Files.isRegularFile(file)) {
            throw new InvalidInputException(file.toString(), "no such file", "a result in HDF5");
        }
        try {
            return work.call();
        } catch (InvalidInputException e) {
            throw e;
        } catch (Exception e) {
            // jhdf has many words for a file that it does not understand
            throw wrong(file, e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage(), e);
        }
    }

    /** Damaged files are not shown to jhdf, which may be busy with them for a long time. */
    private static void requireWhole(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        if (bytes.length < END_OF_FILE + Long.BYTES || buffer.getLong() != SIGNATURE) {
            throw new InvalidInputException(file.toString(), "a file that is no HDF5", "a result in HDF5");
        }
        int version = buffer.get();
        long end = buffer.order(ByteOrder.LITTLE_ENDIAN).getLong(END_OF_FILE);
        if (version < 2 || end == bytes.length) {
            throw wrong(file, "the HDF5 file of another program", null);
        }
        if (end + SeriesWriter.DIGEST != bytes.length) {
            throw wrong(file, bytes.length + " of " + (end + SeriesWriter.DIGEST) + " bytes", null);
        }
        String digest = HexFormat.of().formatHex(bytes, (int) end, bytes.length);
        if (!Sha256.of(Arrays.copyOf(bytes, (int) end)).equals(digest)) {
            throw wrong(file, "other bytes than were written", null);
        }
    }

    private static InvalidInputException wrong(Path file, String what, Throwable cause) {
        InvalidInputException out = new InvalidInputException(
                file.toString(),
                what.replaceAll("[.\\s]+$", ""),
                "a file that this program wrote, with its blocks beside it");
        if (cause != null) {
            out.initCause(cause);
        }
        return out;
    }

    /** @throws InvalidInputException unless this holds */
    void require(boolean holds, String what) {
        if (!holds) {
            throw wrong(file, what, null);
        }
    }

    Group root() {
        return hdf;
    }

    /** @throws InvalidInputException if there is none */
    Group group(Group in, String name) {
        Node out = child(in, name);
        require(out instanceof Group, "no group " + out.getPath());
        return (Group) out;
    }

    Node child(Group in, String name) {
        Node out = in.getChild(name);
        require(out != null, "nothing under " + in.getPath() + name);
        return out;
    }

    String word(Node node, String attribute) {
        return value(node, attribute, String.class);
    }

    /** Several words, or none where there is no such attribute. */
    List<String> words(Node node, String attribute) {
        if (node.getAttribute(attribute) == null) {
            return List.of();
        }
        Object out = node.getAttribute(attribute).getData();
        return out instanceof String one ? List.of(one) : List.of(value(node, attribute, String[].class));
    }

    int integer(Node node, String attribute) {
        return value(node, attribute, Integer.class);
    }

    double number(Node node, String attribute) {
        return value(node, attribute, Double.class);
    }

    private <T> T value(Node node, String attribute, Class<T> type) {
        Attribute out = node.getAttribute(attribute);
        require(
                out != null && type.isInstance(out.getData()),
                "no " + attribute + " of " + (node.getPath().isEmpty() ? "/" : node.getPath()));
        return type.cast(out.getData());
    }

    /** A text of any length. */
    String text(Group in, String name) {
        require(child(in, name) instanceof Dataset, "no dataset " + in.getPath() + name);
        Dataset data = (Dataset) child(in, name);
        requireRoom(data);
        Object out = data.getData();
        require(out instanceof String, "no text under " + in.getPath() + name);
        return (String) out;
    }

    List<String> texts(Node node) {
        List<String> out = new ArrayList<>();
        parts(node, String[].class).forEach(part -> out.addAll(Arrays.asList(part)));
        return out;
    }

    double[] doubles(Node node) {
        List<double[]> parts = parts(node, double[].class);
        return parts.stream().flatMapToDouble(Arrays::stream).toArray();
    }

    /** The same numbers where they lie in their blocks. */
    Series.Numbers numbers(Node node) {
        List<double[]> parts = parts(node, double[].class);
        long length = parts.isEmpty() ? 1 : parts.get(0).length;
        return at -> parts.get((int) (at / length))[(int) (at % length)];
    }

    int[] integers(Node node) {
        return parts(node, int[].class).stream().flatMapToInt(Arrays::stream).toArray();
    }

    /** Whether a series is of numbers of this kind, an array of which is given. */
    boolean is(Node node, Class<?> rows) {
        return node instanceof Dataset data
                ? data.getJavaType() == rows.getComponentType()
                : word(node, SeriesWriter.ELEMENT)
                        .equals(rows.getComponentType().getSimpleName());
    }

    /** The lengths of the axes of a series, the slowest first. */
    long[] shape(Node node) {
        if (node instanceof Dataset data) {
            return data.getDimensionsAsLong();
        }
        Attribute shape = node.getAttribute(SeriesWriter.SHAPE);
        require(shape != null, "no dataset " + node.getPath());
        Object out = shape.getData();
        return out instanceof long[] several ? several : new long[] {(long) out};
    }

    /** A series as it lies in its files, one array each, in order; all but the last are of one length. */
    <T> List<T> parts(Node node, Class<T> rows) {
        List<T> out = new ArrayList<>();
        if (node instanceof Dataset data) {
            out.add(flat(data, rows));
            return out;
        }
        List<String> names = blocks(node);
        List<String> digests = names.isEmpty() ? List.of() : texts(child((Group) node, SeriesWriter.DIGESTS));
        require(digests.size() == names.size(), "no digest for every block of " + node.getPath());
        long length = 0;
        for (int i = 0; i < names.size(); i++) {
            Path block = block(names.get(i));
            out.add(from(
                    block,
                    digests.get(i),
                    reader -> reader.flat((Dataset) reader.child(reader.root(), SeriesWriter.DATA), rows)));
            length += Array.getLength(out.get(i));
        }
        require(length == Series.length(shape(node)), length + " elements of " + node.getPath());
        return out;
    }

    private <T> T flat(Dataset data, Class<T> rows) {
        require(data.getJavaType() == rows.getComponentType(), "no " + rows.getSimpleName() + " " + data.getPath());
        requireRoom(data);
        return rows.cast(data.getDataFlat());
    }

    /** A dataset that says it is larger than its file would otherwise be given the memory for it. */
    private void requireRoom(Dataset data) {
        require(
                data.getSizeInBytes() >= 0
                        && data.getSizeInBytes() <= file.toFile().length(),
                data.getSizeInBytes() + " bytes of " + data.getPath());
    }

    private List<String> blocks(Node node) {
        require(node instanceof Group, "no dataset " + node.getPath());
        Group group = (Group) node;
        return Series.length(shape(node)) == 0 ? List.of() : texts(child(group, SeriesWriter.BLOCKS));
    }

    private Path block(String name) {
        require(Path.of(name).getNameCount() == 1 && !Path.of(name).isAbsolute(), "a block called " + name);
        return file.resolveSibling(name);
    }
}
