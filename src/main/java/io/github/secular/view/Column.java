package io.github.secular.view;

import java.util.List;

/** One column of a {@link Table}: a name, a unit and values of one type. Immutable. */
public sealed interface Column {
    /** The name, as in the header row of a CSV file; lower case, no blanks. */
    String name();

    /** "s", "1/s", or "" where the numbers are dimensionless. */
    String unit();

    /** Number of rows. */
    int length();

    /**
     * The cell as text, with '.' as the decimal point. A number has as many digits as it takes to read the very
     * same double back, at most 17; NaN, which stands for "there is no such number", is the empty string.
     */
    String text(int row);

    /** The heading on a screen: "time (s)", or the bare name without a unit. */
    default String heading() {
        return unit().isEmpty() ? name() : name() + " (" + unit() + ")";
    }

    /** Real numbers; NaN is an empty cell. */
    static Reals reals(String name, String unit, double... values) {
        return new Reals(name, unit, values);
    }

    /** Integers, without a unit. */
    static Integers integers(String name, int... values) {
        return new Integers(name, values);
    }

    /** Texts, without a unit. */
    static Texts texts(String name, List<String> values) {
        return new Texts(name, values);
    }

    /** A column of real numbers. */
    final class Reals implements Column {
        private final String name;
        private final String unit;
        private final double[] values;

        private Reals(String name, String unit, double[] values) {
            this.name = name;
            this.unit = unit;
            this.values = values.clone();
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public String unit() {
            return unit;
        }

        @Override
        public int length() {
            return values.length;
        }

        /** The number in a row, counted from 0. */
        public double value(int row) {
            return values[row];
        }

        @Override
        public String text(int row) {
            return CsvWriter.number(values[row]);
        }
    }

    /** A column of integers. */
    final class Integers implements Column {
        private final String name;
        private final int[] values;

        private Integers(String name, int[] values) {
            this.name = name;
            this.values = values.clone();
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public String unit() {
            return "";
        }

        @Override
        public int length() {
            return values.length;
        }

        /** The number in a row, counted from 0. */
        public int value(int row) {
            return values[row];
        }

        @Override
        public String text(int row) {
            return Integer.toString(values[row]);
        }
    }

    /** A column of texts. */
    record Texts(String name, List<String> values) implements Column {
        public Texts {
            values = List.copyOf(values);
        }

        @Override
        public String unit() {
            return "";
        }

        @Override
        public int length() {
            return values.size();
        }

        @Override
        public String text(int row) {
            return values.get(row);
        }
    }
}
