package io.github.secular.view;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

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

    /** The thing that a row is of; empty where it is of none. */
    public Optional<Marked> thing() {
        OptionalDouble energy = number("E");
        if (energy.isEmpty()) {
            return cell("label").or(() -> cell("level")).map(Marked.Level::new);
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
        int same = IntStream.range(0, rows.size())
                .filter(i -> rows.get(i).thing().filter(what::equals).isPresent())
                .findFirst()
                .orElse(-1);
        OptionalDouble energy = Marked.energy(what);
        if (same >= 0 || energy.isEmpty()) {
            return same;
        }
        int best = -1;
        double distance = Double.POSITIVE_INFINITY;
        for (int i = 0; i < rows.size(); i++) {
            double away = Math.abs(rows.get(i).number("E").orElse(Double.NaN) - energy.getAsDouble());
            if (away < distance) {
                distance = away;
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
