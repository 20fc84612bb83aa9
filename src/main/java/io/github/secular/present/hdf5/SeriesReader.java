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
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.IntUnaryOperator;

/** Reads what {@link SeriesWriter} wrote. Whatever a file holds, the answer is what was written, or one sentence. */
final class SeriesReader {
    /** The first bytes of every HDF5 file. */
    private static final long SIGNATURE = 0x894844460d0a1a0aL;

    /** Where a file of version 2 or 3 tells its own length. */
    private static final int END_OF_FILE = 28;

    private final Path file;
    private final HdfFile hdf;
    private final long whole;

    /** Reads something from an open file. */
    @FunctionalInterface
    interface Question<T> {
        T ask(SeriesReader reader) throws IOException;
    }

    private SeriesReader(Path file, HdfFile hdf, long whole) {
        this.file = file;
        this.hdf = hdf;
        this.whole = whole;
    }

    /**
     * A first file, which ends in its own digest.
     *
     * @param whole the most bytes of an image or a column that is in memory whole
     * @throws InvalidInputException in one sentence, if the file is not there, no HDF5, damaged, or of another program
     */
    static <T> T from(Path file, long whole, Question<T> question) {
        return guarded(file, () -> {
            requireWhole(file);
            return ask(file, whole, question);
        });
    }

    /** A block, of which the first file tells the digest. */
    private static <T> T from(Path block, String digest, Question<T> question) {
        return guarded(block, () -> {
            if (!Sha256.of(block).equals(digest)) {
                throw wrong(block, "other bytes than were written", null);
            }
            return ask(block, Long.MAX_VALUE, question);
        });
    }

    private static <T> T ask(Path file, long whole, Question<T> question) throws IOException {
        try (HdfFile hdf = new HdfFile(file)) {
            return question.ask(new SeriesReader(file, hdf, whole));
        }
    }

    private static <T> T guarded(Path file, Callable<T> work) {
        requireThere(file);
        try {
            return work.call();
        } catch (InvalidInputException e) {
            throw e;
        } catch (Exception e) {
            // jhdf has many words for a file that it does not understand
            throw wrong(file, e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage(), e);
        }
    }

    private static void requireThere(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new InvalidInputException(file.toString(), "no such file", "a result in HDF5");
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
        return List.of(parts(node, String[].class).joined(String[]::new));
    }

    double[] doubles(Node node) {
        return parts(node, double[].class).joined(double[]::new);
    }

    /** The same numbers where they lie in their blocks. */
    Series.Numbers numbers(Node node) {
        Parts<double[]> parts = parts(node, double[].class);
        return at -> Parts.number(parts, at);
    }

    IntUnaryOperator integers(Node node) {
        Parts<int[]> parts = parts(node, int[].class);
        return at -> Parts.integer(parts, at);
    }

    /** The most bytes of an image or a table that is in memory whole. */
    long whole() {
        return whole;
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

    /** A series as it lies in its files. */
    <T> Parts<T> parts(Node node, Class<T> rows) {
        if (node instanceof Dataset data) {
            T all = flat(data, rows);
            return new Parts<>(1, Array.getLength(all), all, true, number -> all);
        }
        List<Path> blocks = blocks(node).stream().map(this::block).toList();
        List<String> digests = blocks.isEmpty() ? List.of() : texts(child((Group) node, SeriesWriter.DIGESTS));
        require(digests.size() == blocks.size(), "no digest for every block of " + node.getPath());
        long length = Series.length(shape(node));
        T first = blocks.isEmpty() ? null : block(blocks.get(0), digests.get(0), rows);
        long each = first == null ? 1 : Array.getLength(first);
        require(
                each > 0 && (length + each - 1) / each == blocks.size(),
                blocks.size() + " blocks of " + node.getPath());
        blocks.forEach(SeriesReader::requireThere);
        boolean small = rows == String[].class || length * Double.BYTES <= whole;
        return new Parts<>(blocks.size(), length, first, small, number -> {
            T out = block(blocks.get(number), digests.get(number), rows);
            if (Array.getLength(out) != Math.min(each, length - number * each)) {
                throw wrong(blocks.get(number), Array.getLength(out) + " elements", null);
            }
            return out;
        });
    }

    private static <T> T block(Path block, String digest, Class<T> rows) {
        return from(block, digest, in -> in.flat((Dataset) in.child(in.root(), SeriesWriter.DATA), rows));
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
