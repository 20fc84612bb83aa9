package io.github.secular.host.headless;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A CSV file with a header row, as a user would read it. */
record Csv(List<String> header, List<String[]> rows) {
    private static final String OUTSIDE_QUOTES = ",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)";

    static Csv read(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        return new Csv(
                List.of(lines.get(0).split(",")),
                lines.stream().skip(1).map(l -> l.split(OUTSIDE_QUOTES, -1)).toList());
    }

    double number(int row, String column) {
        return Double.parseDouble(text(row, column));
    }

    /** A cell without its quotes. */
    String text(int row, String column) {
        int c = header.indexOf(column);
        if (c < 0) {
            throw new AssertionError("no column " + column + " in " + header);
        }
        String cell = rows.get(row)[c];
        return cell.startsWith("\"") ? cell.substring(1, cell.length() - 1).replace("\"\"", "\"") : cell;
    }
}
