package io.github.secular.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * A table as people read it beside the charts of its run: levels by their names, in columns of theirs ("rho_1_1" is
 * "population 5P1/2") and in the cells of those that count them (n, m, k); times in the unit that the time axes of charts
 * have. All other columns are as they were, in the same order.
 */
final class ReadableTable {
    /** Columns of one level each, and what they are in words. */
    private static final Map<String, String> OF_LEVELS = Map.of(
            "rho", "population",
            "p", "population",
            "mean", "mean",
            "standard_error", "standard error",
            "lower", "lower",
            "upper", "upper",
            "exact", "exact",
            "limit", "limit");

    private static final Pattern OF_LEVEL = Pattern.compile("([a-z_]+)_(\\d+)(?:_\\2)?");

    private final Table table;

    private ReadableTable(Table table) {
        this.table = table;
    }

    static Table of(Table table) {
        ReadableTable readable = new ReadableTable(table);
        List<Column> columns = table.columns().stream().map(readable::column).toList();
        List<String> headings =
                ChartTable.free(columns.stream().map(Column::name).toList());
        List<Column> out = new ArrayList<>();
        for (int c = 0; c < columns.size(); c++) {
            out.add(columns.get(c).called(headings.get(c)));
        }
        return new Table(table.title(), out, table.levels());
    }

    private Column column(Column column) {
        if (column instanceof Column.Reals reals) {
            return column.name().endsWith("time") && column.unit().equals("s")
                    ? time(reals)
                    : reals.called(words(reals));
        }
        return column instanceof Column.Integers numbers ? counted(numbers) : column;
    }

    private static Column time(Column.Reals seconds) {
        double longest = IntStream.range(0, seconds.length())
                .mapToDouble(row -> Math.abs(seconds.value(row)))
                .filter(Double::isFinite)
                .max()
                .orElse(0);
        SiTime scale = SiTime.ofSeconds(longest);
        return Column.reals(
                seconds.name(), scale.unit(), seconds.length(), row -> seconds.value(row) * scale.perSlowTime());
    }

    private String words(Column column) {
        Matcher match = OF_LEVEL.matcher(column.name());
        return match.matches() && OF_LEVELS.containsKey(match.group(1)) && has(match.group(2))
                ? OF_LEVELS.get(match.group(1)) + " " + level(Integer.parseInt(match.group(2)))
                : column.name();
    }

    private boolean has(String number) {
        return number.length() < 9 && Integer.parseInt(number) < table.levels().size();
    }

    /** Levels in place of their numbers: of rates from n to k, of entries in row n and column m. */
    private Column counted(Column.Integers numbers) {
        List<String> names = table.columns().stream().map(Column::name).toList();
        boolean rates = names.contains("k");
        String heading =
                switch (numbers.name()) {
                    case "n" -> rates ? "from" : "row";
                    case "k" -> "to";
                    case "m" -> "column";
                    default -> "";
                };
        IntUnaryOperator level = numbers::value;
        return heading.isEmpty() || table.levels().isEmpty()
                ? numbers
                : Column.texts(
                        heading,
                        IntStream.range(0, numbers.length())
                                .map(level)
                                .mapToObj(n -> table.levels().get(n))
                                .map(ReadableTable::plain)
                                .toList());
    }

    /** As legends have it: "level 1" where levels have numbers only. */
    private String level(int n) {
        boolean numbered = table.levels().stream().allMatch(l -> l.matches("\\d+"));
        return (numbered ? "level " : "") + plain(table.levels().get(n));
    }

    /** Without the commas and tabs at which tables are taken apart. */
    static String plain(String label) {
        return label.replaceAll("[,\\s]+", " ").strip();
    }
}
