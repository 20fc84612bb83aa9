package io.github.secular.view;

import io.github.secular.scenario.Units;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntToDoubleFunction;
import java.util.function.IntUnaryOperator;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;

/** One column of a {@link Table}: a name, a unit and values of one type. Immutable. */
public sealed interface Column {
    /** The name, as in the header row of a CSV file; lower case, no blanks. */
    String name();

    /** "s", "1/s", or "" where the numbers are dimensionless, and for texts and integers. */
    default String unit() {
        return "";
    }

    /** Number of rows. */
    int length();

    /**
     * The cell as text, with '.' as the decimal point. A number has as many digits as it takes to read the very
     * same double back, at most 17; NaN, which stands for "there is no such number", is the empty string.
     */
    String text(int row);

    /** The same under another name. */
    Column called(String other);

    /** The heading on a screen: "time (s)", or the bare name without a unit. */
    default String heading() {
        return unit().isEmpty() ? name() : name() + " (" + unit() + ")";
    }

    /** Real numbers; NaN is an empty cell. */
    static Reals reals(String name, String unit, double... values) {
        double[] kept = values.clone();
        return asked(name, unit, kept.length, row -> kept[row]);
    }

    /**
     * A number of each row by its number, counted from 0, found whenever it is asked for: a column that takes no memory.
     *
     * @param value cheap, and always the same
     */
    static Reals asked(String name, String unit, int rows, IntToDoubleFunction value) {
        return new Reals(name, unit, rows, value);
    }

    /** The same of integers, without a unit. */
    static Integers asked(String name, int rows, IntUnaryOperator value) {
        return new Integers(name, rows, value);
    }

    /** Integers, without a unit. */
    static Integers integers(String name, int... values) {
        int[] kept = values.clone();
        return asked(name, kept.length, row -> kept[row]);
    }

    /** Texts, without a unit. */
    static Texts texts(String name, List<String> values) {
        return new Texts(name, values);
    }

    /** A number of each row by its number, counted from 0. */
    static Reals reals(String name, String unit, int rows, IntToDoubleFunction value) {
        return reals(name, unit, IntStream.range(0, rows).mapToDouble(value).toArray());
    }

    /** The column "time". @param slow times in slow time */
    static Reals time(Units units, double[] slow) {
        return reals("time", units.timeSymbol(), slow.length, i -> units.time(slow[i]));
    }

    /** A number of each row. */
    static <T> Reals reals(String name, String unit, List<T> rows, ToDoubleFunction<? super T> value) {
        return reals(name, unit, rows.stream().mapToDouble(value).toArray());
    }

    /** An integer of each row. */
    static <T> Integers integers(String name, List<T> rows, ToIntFunction<? super T> value) {
        return integers(name, rows.stream().mapToInt(value).toArray());
    }

    /** A text of each row, or what is written as one. */
    static <T> Texts texts(String name, List<T> rows, Function<? super T, ?> value) {
        return new Texts(
                name, rows.stream().map(r -> String.valueOf(value.apply(r))).toList());
    }

    /** A column of real numbers. @param number of a row, counted from 0 */
    record Reals(String name, String unit, int length, IntToDoubleFunction number) implements Column {
        @Override
        public Column called(String other) {
            return new Reals(other, unit, length, number);
        }

        /** The number in a row, counted from 0. */
        public double value(int row) {
            return number.applyAsDouble(row);
        }

        @Override
        public String text(int row) {
            return CsvWriter.number(value(row));
        }
    }

    /** A column of integers. @param number of a row, counted from 0 */
    record Integers(String name, int length, IntUnaryOperator number) implements Column {
        @Override
        public Column called(String other) {
            return new Integers(other, length, number);
        }

        /** The number in a row, counted from 0. */
        public int value(int row) {
            return number.applyAsInt(row);
        }

        @Override
        public String text(int row) {
            return Integer.toString(value(row));
        }
    }

    /** A column of texts. */
    record Texts(String name, List<String> values) implements Column {
        public Texts {
            values = List.copyOf(values);
        }

        @Override
        public Column called(String other) {
            return new Texts(other, values);
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
