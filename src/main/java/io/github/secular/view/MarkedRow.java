package io.github.secular.view;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

/**
 * What a row of a table is about: the level, the shell or the resonance that can be marked in drawings, and a time.
 *
 * @param headings of all columns, "E", "time (s)"
 * @param cells as they are shown, one for each
 */
public record MarkedRow(List<String> headings, List<String> cells) {
    public MarkedRow {
        headings = List.copyOf(headings);
        cells = List.copyOf(cells);
    }

    /** From the lines of a table, with tabs between the columns. */
    public static MarkedRow of(String headings, String line) {
        return new MarkedRow(List.of(headings.split("\t", -1)), List.of(line.split("\t", -1)));
    }

    /** The thing that a row is of; of a rate the level that it is from; empty where it is of none. */
    public Optional<Marked> thing() {
        OptionalDouble energy = number("E");
        if (number("k_1").isPresent()
                && number("k_2").isPresent()
                && number("nu").isPresent()) {
            return Optional.of(new Marked.Line(
                    (int) number("k_1").getAsDouble(),
                    (int) number("k_2").getAsDouble(),
                    number("nu").getAsDouble()));
        }
        if (energy.isEmpty()) {
            return cell("label").or(() -> cell("level")).or(() -> cell("from")).map(Marked.Level::new);
        }
        OptionalDouble k = number("k");
        if (k.isEmpty() || cell("component").isEmpty() || cell("index").isEmpty()) {
            return Optional.of(new Marked.Shell(energy.getAsDouble()));
        }
        return Optional.of(new Marked.Resonance(
                energy.getAsDouble(),
                (int) number("component").orElse(0),
                (int) k.getAsDouble(),
                cell("index").orElse(""),
                cell("noise").orElse("")));
    }

    /** The time of a row in a unit, "ns" or ""; empty where it has none, or one in a unit that does not go with it. */
    public OptionalDouble time(String unit) {
        String own = heading("time")
                .map(h -> h.replaceFirst("^time ?", "").replaceAll("[()]", ""))
                .orElse("");
        double factor = own.equals(unit) ? 1 : SiTime.factor(own, unit);
        return Double.isNaN(factor)
                ? OptionalDouble.empty()
                : number("time").stream().map(t -> factor * t).findFirst();
    }

    /** The row, from 0, that is of a thing, or of the energy that is nearest to its; −1 for none. */
    public static int find(List<MarkedRow> rows, Marked what) {
        int same = nearest(rows, row -> row.thing().stream()
                .mapToDouble(thing -> Marked.distance(thing, what))
                .findFirst());
        OptionalDouble energy = Marked.energy(what);
        return same >= 0 || energy.isEmpty() ? same : nearest(rows, row -> away(row.number("E"), energy.getAsDouble()));
    }

    /** The row, from 0, whose time in a unit is nearest to this; −1 where none has one. */
    public static int find(List<MarkedRow> rows, double time, String unit) {
        return nearest(rows, row -> away(row.time(unit), time));
    }

    private static OptionalDouble away(OptionalDouble value, double wanted) {
        return value.stream().map(v -> Math.abs(v - wanted)).findFirst();
    }

    /** The first of those at the smallest distance that is finite; −1 for none. */
    private static int nearest(List<MarkedRow> rows, Function<MarkedRow, OptionalDouble> distance) {
        int best = -1;
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < rows.size(); i++) {
            double away = distance.apply(rows.get(i)).orElse(Double.POSITIVE_INFINITY);
            if (away < least) {
                least = away;
                best = i;
            }
        }
        return best;
    }

    private Optional<String> heading(String name) {
        return headings.stream()
                .filter(h -> h.equals(name) || h.startsWith(name + " ("))
                .findFirst();
    }

    private Optional<String> cell(String name) {
        return heading(name)
                .map(headings::indexOf)
                .filter(i -> i < cells.size())
                .map(cells::get);
    }

    private OptionalDouble number(String name) {
        try {
            return cell(name).stream().mapToDouble(Double::parseDouble).findFirst();
        } catch (NumberFormatException e) {
            return OptionalDouble.empty();
        }
    }
}
