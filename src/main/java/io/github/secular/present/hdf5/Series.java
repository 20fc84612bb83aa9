package io.github.secular.present.hdf5;

import java.lang.reflect.Array;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntUnaryOperator;

/**
 * Numbers or texts as they go into a file, in row-major order; asked for row by row, when they are written.
 *
 * @param type double, float, int or String
 * @param shape the lengths of its axes, the slowest first; at least one axis
 * @param bytes of one element in a file
 * @param rows fills a row, an array of {@code type}, with what stands from an element on, counted from 0
 */
record Series(Class<?> type, long[] shape, long bytes, Rows rows) {
    /** Gives elements that stand one behind the other. */
    @FunctionalInterface
    interface Rows {
        void fill(Object row, long first);
    }

    /** The number that stands at a place, counted from 0 in row-major order. */
    @FunctionalInterface
    interface Numbers {
        double at(long place);
    }

    static Series doubles(Numbers numbers, long... shape) {
        return new Series(double.class, shape, Double.BYTES, (row, first) -> {
            double[] out = (double[]) row;
            for (int i = 0; i < out.length; i++) {
                out[i] = numbers.at(first + i);
            }
        });
    }

    /** Planes of one size, one behind the other. @param shape of them all together */
    static Series floats(List<float[]> planes, long... shape) {
        return new Series(float.class, shape, Float.BYTES, (row, first) -> {
            float[] out = (float[]) row;
            int size = planes.get(0).length;
            // a block may end within a plane
            for (int to = 0; to < out.length; ) {
                int from = (int) ((first + to) % size);
                int some = Math.min(size - from, out.length - to);
                System.arraycopy(planes.get((int) ((first + to) / size)), from, out, to, some);
                to += some;
            }
        });
    }

    static Series integers(IntUnaryOperator numbers, int length) {
        return new Series(int.class, new long[] {length}, Integer.BYTES, (row, first) -> {
            int[] out = (int[]) row;
            for (int i = 0; i < out.length; i++) {
                out[i] = numbers.applyAsInt((int) first + i);
            }
        });
    }

    /** Texts take as much room each as the longest of them. */
    static Series texts(List<String> values) {
        int longest = values.stream()
                .mapToInt(v -> v.getBytes(StandardCharsets.UTF_8).length)
                .max()
                .orElse(0);
        return new Series(String.class, new long[] {values.size()}, Math.max(1, longest), (row, first) -> {
            String[] out = (String[]) row;
            for (int i = 0; i < out.length; i++) {
                out[i] = values.get((int) first + i);
            }
        });
    }

    /** How many elements there are. */
    long length() {
        return length(shape);
    }

    static long length(long... shape) {
        return Arrays.stream(shape).reduce(1, Math::multiplyExact);
    }

    /**
     * Some of it, as arrays of arrays, which is what HDF5 is written from.
     *
     * @param first the first element wanted
     * @param dimensions of the part; its last axis is that of the series, or its elements stand in one row
     */
    Object part(long first, int... dimensions) {
        Object out = Array.newInstance(type, dimensions);
        fill(out, first, dimensions.length);
        return out;
    }

    private long fill(Object array, long first, int depth) {
        int length = Array.getLength(array);
        if (depth == 1) {
            rows.fill(array, first);
            return first + length;
        }
        long at = first;
        for (int i = 0; i < length; i++) {
            at = fill(Array.get(array, i), at, depth - 1);
        }
        return at;
    }
}
