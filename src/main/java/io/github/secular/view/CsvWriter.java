package io.github.secular.view;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Writes tables as comma-separated values: a header row of column names, then the rows, lines ended by "\n",
 * UTF-8, '.' as the decimal point whatever the locale. Units do not stand in the header: times are in s and rates
 * in 1/s for a model in laboratory units, and scaled otherwise.
 */
public final class CsvWriter {
    /**
     * Writes the whole table or nothing: the file appears under its name only when it is complete, and a file that
     * was there before is replaced in one step.
     *
     * @throws IOException if the folder does not exist or cannot be written to
     */
    public void write(Table table, Path file) throws IOException {
        AtomicFile.write(file, temporary -> {
            try (BufferedWriter out = Files.newBufferedWriter(temporary, StandardCharsets.UTF_8)) {
                write(table, out);
            }
        });
    }

    /** Writes the table to a stream of characters, which stays open. */
    public void write(Table table, Writer out) throws IOException {
        int columns = table.columns().size();
        for (int c = 0; c < columns; c++) {
            out.write(c == 0 ? "" : ",");
            out.write(quoted(table.columns().get(c).name()));
        }
        out.write('\n');
        for (int row = 0; row < table.rows(); row++) {
            for (int c = 0; c < columns; c++) {
                out.write(c == 0 ? "" : ",");
                out.write(quoted(table.columns().get(c).text(row)));
            }
            out.write('\n');
        }
    }

    /**
     * A double to 17 significant digits, from which it can be read back exactly; trailing zeros left out, the sign
     * of −0 kept, NaN as the empty string.
     */
    static String number(double x) {
        if (Double.isNaN(x)) {
            return "";
        }
        if (x == 0 || Double.isInfinite(x)) {
            return Double.toString(x);
        }
        return SignificantDigits.of(x);
    }

    /** A cell with a comma, a quote or a line break goes between quotes, with quotes doubled (RFC 4180). */
    private static String quoted(String cell) {
        boolean plain = true;
        for (int i = 0; i < cell.length() && plain; i++) {
            char c = cell.charAt(i);
            plain = c != ',' && c != '"' && c != '\n' && c != '\r';
        }
        return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
    }
}
