package io.github.secular.view;

import io.github.secular.numerics.InvalidInputException;
import java.util.List;

/**
 * A titled table of typed columns of one length. Immutable.
 *
 * @param title what a window or a file is called after
 * @param columns the columns, from left to right, all of the same length, names differing
 * @param levels names of the levels that its columns count from 0; empty where they count none
 */
public record Table(String title, List<Column> columns, List<String> levels) {
    /** @throws InvalidInputException if the columns differ in length or two share a name */
    public Table {
        columns = List.copyOf(columns);
        levels = List.copyOf(levels);
        for (Column c : columns) {
            int expected = columns.get(0).length();
            if (c.length() != expected) {
                throw new InvalidInputException(
                        "column " + c.name(), c.length() + " rows", expected + ", as in the first column");
            }
        }
        if (columns.stream().map(Column::name).distinct().count() != columns.size()) {
            throw new InvalidInputException("columns", "two of one name", "names that differ");
        }
    }

    /** One whose columns count no levels. */
    public Table(String title, List<Column> columns) {
        this(title, columns, List.of());
    }

    /** The same as people read it: levels by their names, times in the unit of charts. */
    public Table readable() {
        return ReadableTable.of(this);
    }

    /** Number of rows. */
    public int rows() {
        return columns.isEmpty() ? 0 : columns.get(0).length();
    }

    /**
     * The numbers of a column, NaN where a cell is empty; a copy.
     *
     * @throws InvalidInputException if there is no such column, or it holds texts
     */
    public double[] numbers(String name) {
        Column column = column(name);
        double[] out = new double[column.length()];
        for (int i = 0; i < out.length; i++) {
            if (column instanceof Column.Reals reals) {
                out[i] = reals.value(i);
            } else if (column instanceof Column.Integers integers) {
                out[i] = integers.value(i);
            } else {
                throw new InvalidInputException("column", name + ", which holds texts", "a column of numbers");
            }
        }
        return out;
    }

    /**
     * The column of this name.
     *
     * @throws InvalidInputException if there is none
     */
    public Column column(String name) {
        return columns.stream()
                .filter(c -> c.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new InvalidInputException(
                        "column",
                        name,
                        "one of " + columns.stream().map(Column::name).toList()));
    }
}
