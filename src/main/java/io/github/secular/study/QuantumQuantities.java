package io.github.secular.study;

import io.github.secular.numerics.InvalidInputException;
import io.github.secular.scenario.Scenario;
import io.github.secular.scenario.Spelling;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What can be recorded of a run of a quantum model. Levels go by their labels or numbers, from 0. */
final class QuantumQuantities {
    private static final List<String> OWN = List.of(
            "populations",
            "population.n",
            "coherence.n.m",
            "purity",
            "expectation.operator",
            "limit",
            "limit.n",
            "rates",
            "rate.n.m",
            "equilibrium",
            "equilibrium.n",
            "error",
            "estimatedError");
    static final List<String> NAMES =
            Stream.concat(OWN.stream(), SteadyQuantities.NAMES.stream()).toList();

    private final LevelNames levels;
    private final SteadyQuantities steady;
    private final OperatorNames operators;
    private final String rateUnit;

    /** @param shape a run of the study, as all of them are */
    QuantumQuantities(Scenario shape) {
        this.levels = new LevelNames(shape.model().levels().labels());
        this.operators = new OperatorNames(shape.operators());
        this.steady = new SteadyQuantities(shape, levels, operators);
        this.rateUnit = shape.units().rateSymbol();
    }

    /** @throws InvalidInputException if there is no such quantity, or it is one of classical models */
    Quantity<QuantumRun> named(String name) {
        String head = name.contains(".") ? name.substring(0, name.indexOf('.')) : name;
        String rest = name.substring(Math.min(name.length(), head.length() + 1));
        boolean whole = rest.isEmpty();
        return switch (head) {
            case "populations" -> whole ? populations(name, levels.all()) : unknown(name);
            case "population" -> populations(name, List.of(levels.level(name, rest)));
            case "limit" ->
                ofLevels(
                        name,
                        "limit.",
                        whole ? levels.all() : List.of(levels.level(name, rest)),
                        true,
                        (run, time, n) -> run.limit().get().population(time, n));
            case "equilibrium" ->
                ofLevels(
                        name,
                        "equilibrium.",
                        whole ? levels.all() : List.of(levels.level(name, rest)),
                        false,
                        (run, time, n) -> run.equilibrium().get()[n]);
            case "steady" -> steady(name, rest);
            case "coherence" -> coherence(name, levels.pair(name, rest));
            case "rate" -> rates(name, List.of(levels.pair(name, rest)));
            case "rates" -> whole ? rates(name, pairs()) : unknown(name);
            case "expectation" ->
                operators.expectation(
                        name, rest, true, (run, time) -> run.trajectory().get().rho(time));
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

    private Quantity<QuantumRun> steady(String name, String rest) {
        Quantity<QuantumRun> found = steady.named(name, rest);
        return found == null ? unknown(name) : found;
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
        return ofLevels(name, "population.", wanted, true, (run, time, n) -> run.trajectory()
                .get()
                .population(time, n));
    }

    private Quantity<QuantumRun> ofLevels(
            String name, String prefix, List<Integer> wanted, boolean timed, OfLevel value) {
        List<Quantity.Column> columns = wanted.stream()
                .map(n -> new Quantity.Column(prefix + levels.label(n), prefix + n, ""))
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
        String prefix = "coherence." + levels.label(pair[0]) + "." + levels.label(pair[1]);
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
                        "rate." + levels.label(p[0]) + "." + levels.label(p[1]), "rate." + p[0] + "." + p[1], rateUnit))
                .toList();
        return new Quantity<>(name, columns, false, (run, time) -> pairs.stream()
                .mapToDouble(p -> run.scenario().units().rate(run.rates().get().rate(p[0], p[1])))
                .toArray());
    }

    private List<int[]> pairs() {
        List<int[]> out = new ArrayList<>();
        for (int n = 0; n < levels.labels().size(); n++) {
            for (int m = 0; m < levels.labels().size(); m++) {
                if (n != m) {
                    out.add(new int[] {n, m});
                }
            }
        }
        return out;
    }
}
