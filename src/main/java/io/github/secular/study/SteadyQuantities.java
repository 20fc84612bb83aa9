package io.github.secular.study;

import io.github.secular.drive.Wave;
import io.github.secular.numerics.ComplexMatrix;
import io.github.secular.numerics.InvalidInputException;
import io.github.secular.numerics.RefusalException;
import io.github.secular.quantum.steady.ProbeResponse;
import io.github.secular.quantum.steady.SteadyState;
import io.github.secular.quantum.steady.SteadyStates;
import io.github.secular.scenario.Scenario;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;

/** What can be recorded of the driven steady state of a quantum model, under names that begin with "steady.". */
final class SteadyQuantities {
    static final List<String> NAMES = List.of(
            "steady.populations",
            "steady.population.n",
            "steady.coherence.n.m",
            "steady.expectation.operator",
            "steady.photons",
            "steady.probe.k.photons",
            "steady.probe.k.coherence.n.m",
            "steady.probe.k.error",
            "steady.slowest",
            "steady.count",
            "steady.error");

    private final int tones;
    private final int probes;
    private final String rateUnit;
    /** How many harmonics couple a pair of levels. */
    private final ToLongFunction<int[]> couples;

    private final LevelNames levels;
    private final OperatorNames operators;

    /** @param shape a run of the study, as all of them are */
    SteadyQuantities(Scenario shape, LevelNames levels, OperatorNames operators) {
        this.levels = levels;
        this.operators = operators;
        this.rateUnit = shape.units().rateSymbol();
        boolean isWave = shape.model().drive() instanceof Wave;
        Wave still = isWave ? shape.model().wave().frozenAt(shape.times()[shape.times().length - 1]) : null;
        this.tones = isWave ? SteadyStates.tones(still.strong()).size() : 0;
        this.couples = pair -> !isWave
                ? 0
                : still.strong().harmonics().stream()
                        .filter(h -> h.matrix().abs2(pair[0], pair[1]) > 0)
                        .count();
        this.probes = isWave ? still.probes().size() : 0;
    }

    /** @param rest what stands behind "steady." @return null if there is no such quantity */
    Quantity<QuantumRun> named(String name, String rest) {
        String head = rest.contains(".") ? rest.substring(0, rest.indexOf('.')) : rest;
        String of = rest.substring(Math.min(rest.length(), head.length() + 1));
        return switch (head) {
            case "population" -> populations(name, List.of(levels.level(name, of)));
            case "coherence" -> coherence(name, levels.pair(name, of));
            case "expectation" ->
                operators
                        .expectation(name, of, false, (run, time) -> run.steady()
                                .get()
                                .mean())
                        .linearInState();
            case "probe" -> ofProbe(name, of);
            default -> of.isEmpty() ? whole(name, head) : null;
        };
    }

    /** @param rest "0.photons", "0.coherence.n.m" or "0.error" */
    private Quantity<QuantumRun> ofProbe(String name, String rest) {
        String[] parts = rest.split("\\.", 3);
        if (parts.length < 2) {
            return null;
        }
        int number = -1;
        for (int k = 0; k < probes; k++) {
            number = parts[0].equals("" + k) ? k : number;
        }
        if (number < 0) {
            throw new InvalidInputException(
                    "record",
                    "\"" + name + "\", of probe " + parts[0],
                    probes == 0
                            ? "a wave with a harmonic, or a tone, that is marked as a probe"
                            : "the number of a probe, from 0 to " + (probes - 1));
        }
        int k = number;
        if (parts.length == 3 && parts[1].equals("coherence")) {
            int[] pair = levels.pair(name, parts[2]);
            return coherence(name, "steady.probe." + k + ".coherence.", pair, run -> probe(run, k)
                    .coherence(run.steady().get().model(), pair[0], pair[1]));
        }
        return switch (parts.length == 2 ? parts[1] : "") {
            case "photons" ->
                Quantity.<QuantumRun>one(name, rateUnit, false, (run, time) -> new double[] {
                            run.scenario().units().rate(probe(run, k).photons().rate())
                        })
                        .linearInState();
            case "error" ->
                Quantity.one(name, "", false, (run, time) ->
                        new double[] {probe(run, k).error()});
            default -> null;
        };
    }

    private ProbeResponse probe(QuantumRun run, int k) {
        List<ProbeResponse> found = run.steady().get().probes();
        if (found.size() != probes) {
            throw new RefusalException("The wave of this run has " + found.size()
                    + " probes, where that of the first has " + probes + ".");
        }
        return found.get(k);
    }

    private Quantity<QuantumRun> whole(String name, String head) {
        return switch (head) {
            case "populations" -> populations(name, levels.all());
            case "photons" -> photons(name);
            case "slowest" -> Quantity.one(name, rateUnit, false, (run, time) -> new double[] {slowest(run)});
            case "count" -> number(name, SteadyState::count);
            case "error" -> number(name, SteadyState::error);
            default -> null;
        };
    }

    private static double slowest(QuantumRun run) {
        double rate = run.steady().get().slowest();
        if (Double.isNaN(rate)) {
            throw new RefusalException("How slowly the steady state of this run is reached could not be told.");
        }
        return run.scenario().units().rate(rate);
    }

    private static Quantity<QuantumRun> number(String name, ToDoubleFunction<SteadyState> value) {
        return Quantity.one(name, "", false, (run, time) ->
                new double[] {value.applyAsDouble(run.steady().get())});
    }

    private Quantity<QuantumRun> populations(String name, List<Integer> wanted) {
        List<Quantity.Column> columns = wanted.stream()
                .map(n -> new Quantity.Column("steady.population." + levels.label(n), "steady.population." + n, ""))
                .toList();
        Quantity<QuantumRun> out = new Quantity<>(name, columns, false, (run, time) -> wanted.stream()
                .mapToDouble(n -> run.steady().get().mean().re(n, n))
                .toArray());
        return out.linearInState();
    }

    /** The harmonic that is nearest to resonance. */
    private Quantity<QuantumRun> coherence(String name, int[] pair) {
        Quantity<QuantumRun> out = coherence(name, "steady.coherence.", pair, run -> {
            SteadyState state = run.steady().get();
            ComplexMatrix y = state.harmonic(state.resonant(pair[0], pair[1]));
            return new double[] {y.re(pair[0], pair[1]), y.im(pair[0], pair[1])};
        });
        // where several harmonics couple the pair, which of them is nearest to resonance may change
        return couples.applyAsLong(pair) == 1 ? out.linearInState() : out;
    }

    private Quantity<QuantumRun> coherence(String name, String head, int[] pair, Function<QuantumRun, double[]> value) {
        String prefix = head + levels.label(pair[0]) + "." + levels.label(pair[1]);
        String numbers = head + pair[0] + "." + pair[1];
        return new Quantity<>(
                name,
                List.of(
                        new Quantity.Column(prefix + ".re", numbers + ".re", ""),
                        new Quantity.Column(prefix + ".im", numbers + ".im", "")),
                false,
                (run, time) -> value.apply(run));
    }

    private Quantity<QuantumRun> photons(String name) {
        if (tones == 0) {
            throw new InvalidInputException(
                    "record",
                    "\"" + name + "\", though nothing turns here that has photons",
                    "a wave with frequencies");
        }
        List<Quantity.Column> columns = IntStream.range(0, tones)
                .mapToObj(i -> new Quantity.Column(name + "." + i, name + "." + i, rateUnit))
                .toList();
        Quantity<QuantumRun> out = new Quantity<>(name, columns, false, (run, time) -> {
            SteadyState state = run.steady().get();
            if (state.photons().size() != tones) {
                throw new RefusalException("The wave of this run has "
                        + state.photons().size() + " frequencies, where that of the first has " + tones + ".");
            }
            return state.photons().stream()
                    .mapToDouble(p -> run.scenario().units().rate(p.rate()))
                    .toArray();
        });
        return out.linearInState();
    }
}
