package io.github.secular.study;

import io.github.secular.numerics.InvalidInputException;
import io.github.secular.scenario.Scenario;
import io.github.secular.scenario.Spelling;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What can be recorded of a run of a quantum model. Levels go by their labels or numbers, from 0. */
final class QuantumQuantities {
    static final List<String> NAMES = List.of(
            "populations",
            "population.n",
            "coherence.n.m",
            "purity",
            "limit",
            "limit.n",
            "rates",
            "rate.n.m",
            "equilibrium",
            "equilibrium.n",
            "error",
            "estimatedError");

    private final List<String> labels;
    private final String rateUnit;

    /** @param shape a run of the study, as all of them are */
    QuantumQuantities(Scenario shape) {
        this.labels = shape.model().levels().labels();
        this.rateUnit = shape.units().rateSymbol();
    }

    /** @throws InvalidInputException if there is no such quantity, or it is one of classical models */
    Quantity<QuantumRun> named(String name) {
        String head = name.contains(".") ? name.substring(0, name.indexOf('.')) : name;
        String rest = name.substring(Math.min(name.length(), head.length() + 1));
        boolean whole = rest.isEmpty();
        return switch (head) {
            case "populations" -> whole ? populations(name, all()) : unknown(name);
            case "population" -> populations(name, List.of(level(name, rest)));
            case "limit" ->
                levels(name, "limit.", whole ? all() : List.of(level(name, rest)), true, (run, time, n) -> run.limit()
                        .get()
                        .population(time, n));
            case "equilibrium" ->
                levels(
                        name,
                        "equilibrium.",
                        whole ? all() : List.of(level(name, rest)),
                        false,
                        (run, time, n) -> run.equilibrium().get()[n]);
            case "coherence" -> coherence(name, pair(name, rest));
            case "rate" -> rates(name, List.of(pair(name, rest)));
            case "rates" -> whole ? rates(name, pairs()) : unknown(name);
            case "purity" ->
                whole
                        ? Quantity.one(name, "", true, (run, time) ->
                                new double[] {run.trajectory().get().purity(time)})
                        : unknown(name);
            case "error" ->
                whole ? Quantity.one(name, "", false, (run, time) -> new double[] {run.distance()}) : unknown(name);
            case "estimatedError" ->
                whole
                        ? Quantity.one(
                                name,
                                "",
                                false,
                                (run, time) ->
                                        Quantity.estimate(run.trajectory().get().report()))
                        : unknown(name);
            default -> unknown(name);
        };
    }

    private static Quantity<QuantumRun> unknown(String name) {
        if (ClassicalQuantities.isKnown(name)) {
            throw new InvalidInputException(
                    "record", "\"" + name + "\", which a quantum model does not have", String.join(", ", NAMES));
        }
        throw Spelling.unknown("record", "\"" + name + "\"", name, NAMES);
    }

    /** Whether a name is one of these, whatever the levels are. */
    static boolean isKnown(String name) {
        String head = name.contains(".") ? name.substring(0, name.indexOf('.')) + "." : name;
        return NAMES.stream().anyMatch(n -> n.equals(name) || head.endsWith(".") && n.startsWith(head));
    }

    private interface OfLevel {
        double at(QuantumRun run, int time, int level);
    }

    private Quantity<QuantumRun> populations(String name, List<Integer> wanted) {
        return levels(name, "population.", wanted, true, (run, time, n) -> run.trajectory()
                .get()
                .population(time, n));
    }

    private Quantity<QuantumRun> levels(
            String name, String prefix, List<Integer> wanted, boolean timed, OfLevel value) {
        List<Quantity.Column> columns = wanted.stream()
                .map(n -> new Quantity.Column(prefix + label(n), prefix + n, ""))
                .toList();
        return new Quantity<>(name, columns, timed, (run, time) -> {
            double[] out = new double[wanted.size()];
            for (int i = 0; i < out.length; i++) {
                out[i] = value.at(run, time, wanted.get(i));
            }
            return out;
        });
    }

    private Quantity<QuantumRun> coherence(String name, int[] pair) {
        String prefix = "coherence." + label(pair[0]) + "." + label(pair[1]);
        String numbers = "coherence." + pair[0] + "." + pair[1];
        return new Quantity<>(
                name,
                List.of(
                        new Quantity.Column(prefix + ".re", numbers + ".re", ""),
                        new Quantity.Column(prefix + ".im", numbers + ".im", "")),
                true,
                (run, time) -> new double[] {
                    run.trajectory().get().re(time, pair[0], pair[1]),
                    run.trajectory().get().im(time, pair[0], pair[1])
                });
    }

    private Quantity<QuantumRun> rates(String name, List<int[]> pairs) {
        List<Quantity.Column> columns = pairs.stream()
                .map(p -> new Quantity.Column(
                        "rate." + label(p[0]) + "." + label(p[1]), "rate." + p[0] + "." + p[1], rateUnit))
                .toList();
        return new Quantity<>(name, columns, false, (run, time) -> pairs.stream()
                .mapToDouble(p -> run.scenario().units().rate(run.rates().get().rate(p[0], p[1])))
                .toArray());
    }

    private List<int[]> pairs() {
        List<int[]> out = new ArrayList<>();
        for (int n = 0; n < labels.size(); n++) {
            for (int m = 0; m < labels.size(); m++) {
                if (n != m) {
                    out.add(new int[] {n, m});
                }
            }
        }
        return out;
    }

    private List<Integer> all() {
        List<Integer> out = new ArrayList<>();
        for (int n = 0; n < labels.size(); n++) {
            out.add(n);
        }
        return out;
    }

    /** The name of a level in columns: its label, or its number where two share one. */
    private String label(int n) {
        String label = labels.get(n);
        boolean alone = !label.isBlank() && labels.indexOf(label) == labels.lastIndexOf(label);
        return alone ? label : Integer.toString(n);
    }

    private int level(String name, String word) {
        return find(word)
                .orElseThrow(() -> new InvalidInputException(
                        "record",
                        "\"" + name + "\", of which \"" + word + "\" is no level",
                        "a level from 0 to " + (labels.size() - 1) + ", or one of " + String.join(", ", labels)));
    }

    private Optional<Integer> find(String word) {
        if (labels.indexOf(word) >= 0 && labels.indexOf(word) == labels.lastIndexOf(word)) {
            return Optional.of(labels.indexOf(word));
        }
        boolean number = word.matches("\\d{1,6}") && Integer.parseInt(word) < labels.size();
        return number ? Optional.of(Integer.parseInt(word)) : Optional.empty();
    }

    /** Two levels with a dot between; labels may have dots of their own. */
    private int[] pair(String name, String word) {
        for (int dot = word.indexOf('.'); dot >= 0; dot = word.indexOf('.', dot + 1)) {
            Optional<Integer> first = find(word.substring(0, dot));
            Optional<Integer> second = find(word.substring(dot + 1));
            if (first.isPresent() && second.isPresent()) {
                if (first.get().equals(second.get())) {
                    throw new InvalidInputException("record", "\"" + name + "\"", "two levels that differ");
                }
                return new int[] {first.get(), second.get()};
            }
        }
        throw new InvalidInputException(
                "record",
                "\"" + name + "\"",
                "two levels with a dot between, each from 0 to " + (labels.size() - 1) + " or one of "
                        + String.join(", ", labels));
    }
}
