package io.github.secular.present.hdf5;

import java.lang.ref.SoftReference;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/**
 * A series as it lies in its files, one array each, in order; all but the last are of one length. Those of a large series
 * are read when they are asked for, and stay while there is room.
 *
 * @param <T> double[], float[], int[] or String[]
 */
final class Parts<T> {
    private final long length;
    private final long each;
    private final IntFunction<T> read;
    private final List<T> kept = new ArrayList<>();
    private final List<SoftReference<T>> near = new ArrayList<>();

    /**
     * @param count how many there are; may be 0
     * @param length elements of all together
     * @param first the first of them
     * @param whole whether all are to be read now and kept
     * @param read a part by its number; throws where it is damaged or gone
     */
    Parts(int count, long length, T first, boolean whole, IntFunction<T> read) {
        this.each = count == 0 ? 1 : Array.getLength(first);
        this.length = length;
        this.read = read;
        for (int i = 0; i < count; i++) {
            if (whole) {
                kept.add(i == 0 ? first : read.apply(i));
            } else {
                near.add(new SoftReference<>(i == 0 ? first : null));
            }
        }
    }

    private synchronized T part(int number) {
        if (near.isEmpty()) {
            return kept.get(number);
        }
        T out = near.get(number).get();
        if (out == null) {
            out = read.apply(number);
            near.set(number, new SoftReference<>(out));
        }
        return out;
    }

    /** Elements that stand one behind the other. @param row gets them, an array of the same kind */
    void fill(T row, long first) {
        int size = Array.getLength(row);
        for (int to = 0; to < size; ) {
            T from = part((int) ((first + to) / each));
            int start = (int) ((first + to) % each);
            int some = Math.min(Array.getLength(from) - start, size - to);
            System.arraycopy(from, start, row, to, some);
            to += some;
        }
    }

    /** All of them in one array, which is given. */
    T joined(IntFunction<T> array) {
        T out = array.apply(Math.toIntExact(length));
        fill(out, 0);
        return out;
    }

    /** The element at a place of a series of numbers. */
    static double number(Parts<double[]> parts, long place) {
        return parts.part((int) (place / parts.each))[(int) (place % parts.each)];
    }

    static int integer(Parts<int[]> parts, long place) {
        return parts.part((int) (place / parts.each))[(int) (place % parts.each)];
    }
}
