package io.github.secular.numerics;

/**
 * The values of an argument at which a function of it jumps or bends. They cut the line into cells, numbered upwards;
 * a value between two cells belongs to the upper one.
 */
interface Breaks {
    /** The cell of a function that has been left open. */
    long UNKNOWN = Long.MIN_VALUE;

    /** Those of step, sign, abs and the square root: cell 0 below 0, cell 1 from 0 on. */
    Breaks ZERO = new Breaks() {
        @Override
        public long cell(double u) {
            return u < 0 ? 0 : 1;
        }

        @Override
        public double lower(long cell) {
            return cell <= 0 ? Double.NEGATIVE_INFINITY : cell == 1 ? 0 : Double.POSITIVE_INFINITY;
        }
    };

    /** Those of floor: cell k from k to k + 1. */
    Breaks INTEGERS = new Breaks() {
        @Override
        public long cell(double u) {
            return (long) Math.floor(u);
        }

        @Override
        public double lower(long cell) {
            return cell;
        }
    };

    /** The cell in which an argument lies. */
    long cell(double u);

    /** The lower end of a cell. */
    double lower(long cell);

    /** Whether the function jumps or bends at the lower end of a cell, and not only one of its higher derivatives. */
    default boolean isHard(long cell) {
        return true;
    }
}
