package io.github.secular.quantum.slowset;

import java.util.Arrays;

/**
 * One whole number for each index b, 0 for b = 0, such that the number of a sum is the sum of the numbers, for all |b_j| ≤
 * {@value #REACH} K_j; indices with |b_j| ≤ K_j have a cell from 0 besides.
 */
final class HarmonicNumbers {
    static final int REACH = 4;

    private final int[] half;
    private final int[] stride;
    private final int outer;
    private final int inner;
    /** The cell of each number of an inner index, −1 for the others. */
    private final int[] cellOf;

    private final int[] numberOf;
    private final int centre;

    /** How many numbers there would be. */
    static double outer(int[] half) {
        return Arrays.stream(half).mapToDouble(k -> 2.0 * REACH * k + 1).reduce(1, (a, b) -> a * b);
    }

    /** @param half K_j, such that there are fewer than 2³¹ numbers */
    HarmonicNumbers(int[] half) {
        this.half = half;
        stride = new int[half.length];
        int cells = 1;
        int in = 1;
        int middle = 0;
        for (int j = 0; j < half.length; j++) {
            stride[j] = cells;
            middle += REACH * half[j] * stride[j];
            cells *= 2 * REACH * half[j] + 1;
            in *= 2 * half[j] + 1;
        }
        outer = cells;
        inner = in;
        centre = middle;
        cellOf = new int[outer];
        Arrays.fill(cellOf, -1);
        numberOf = new int[inner];
        for (int cell = 0; cell < inner; cell++) {
            int number = 0;
            for (int j = 0, rest = cell; j < half.length; j++) {
                int side = 2 * half[j] + 1;
                number += (rest % side - half[j]) * stride[j];
                rest /= side;
            }
            numberOf[cell] = number;
            cellOf[number + centre] = cell;
        }
    }

    int of(int[] index) {
        int out = 0;
        for (int j = 0; j < index.length; j++) {
            out += index[j] * stride[j];
        }
        return out;
    }

    int[] index(int number) {
        int[] out = new int[half.length];
        int rest = number + centre;
        for (int j = 0; j < out.length; j++) {
            int side = 2 * REACH * half[j] + 1;
            out[j] = rest % side - REACH * half[j];
            rest /= side;
        }
        return out;
    }

    /** Whether |b_j| ≤ {@value #REACH} K_j. */
    boolean holds(int[] index) {
        for (int j = 0; j < index.length; j++) {
            if (Math.abs(index[j]) > REACH * half[j]) {
                return false;
            }
        }
        return true;
    }

    /** How many inner cells there are. */
    int inner() {
        return inner;
    }

    /** How many numbers there are. */
    int outer() {
        return outer;
    }

    /** From 0. */
    int outerOf(int number) {
        return number + centre;
    }

    int outerNumber(int cell) {
        return cell - centre;
    }

    /** The cell of an inner index, −1 for another; the number must be one. */
    int innerOf(int number) {
        return cellOf[number + centre];
    }

    int innerNumber(int cell) {
        return numberOf[cell];
    }
}
