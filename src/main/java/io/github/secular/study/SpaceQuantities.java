package io.github.secular.study;

import io.github.secular.classical.EnergyMeasure;
import io.github.secular.classical.limit.CoefficientTable;
import io.github.secular.classical.limit.EnergyDistribution;
import io.github.secular.classical.space.EnsembleState;
import io.github.secular.numerics.InvalidInputException;
import io.github.secular.numerics.Progress;
import io.github.secular.numerics.RefusalException;
import io.github.secular.run.EscapeRate;
import io.github.secular.run.Once;
import io.github.secular.run.SpaceResult;
import io.github.secular.run.SpaceRuns;
import io.github.secular.scenario.SpaceScenario;
import io.github.secular.scenario.Spelling;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What can be recorded of a run of a classical model in two or three dimensions; what is sampled comes with its error. */
final class SpaceQuantities {
    private static final List<String> NAMES = List.of(
            "mass",
            "meanEnergy",
            "heatingRate",
            "escapeRate",
            "limit.mass",
            "limit.meanEnergy",
            "limit.heatingRate",
            "limit.escapeRate",
            "d(E)",
            "a(E)",
            "h0(E)",
            "N(E)",
            "d",
            "a",
            "h0",
            "N",
            "estimatedError");

    private static final Set<String> AT_FIRST_ENERGY = Set.of("d", "a", "h0", "N");
    private static final Pattern AT_ENERGY = Pattern.compile("(d|a|h0|N)\\(\\s*([^()]+?)\\s*\\)");
    private static final String ERROR = ".error";

    private final SpaceScenario shape;

    /** @param shape a run of the study, as all of them are */
    SpaceQuantities(SpaceScenario shape) {
        this.shape = shape;
    }

    /**
     * One run. Each part is computed when it is asked for, once.
     *
     * @param solved the Vlasov equation with its limit
     * @param limit energy diffusion alone
     */
    record Run(
            SpaceScenario scenario,
            Supplier<SpaceResult> solved,
            Supplier<EnergyDistribution> limit,
            SpaceRuns runs,
            Progress progress) {
        static Run of(SpaceScenario scenario, SpaceRuns runs, Progress progress) {
            return of(scenario, runs, new Once<>(() -> runs.vlasov(scenario, List.of(), 1, progress)), progress);
        }

        static Run of(SpaceScenario scenario, SpaceRuns runs, Supplier<SpaceResult> solved, Progress progress) {
            return new Run(
                    scenario,
                    solved,
                    new Once<>(() -> runs.energyDiffusion(scenario, progress).distribution()),
                    runs,
                    progress);
        }

        EnsembleState state(int time) {
            return solved.get().trajectory().states().get(time);
        }

        CoefficientTable coefficients(double energy) {
            return runs.diffusionCoefficient(scenario.at(energy), progress).table();
        }

        /** @throws RefusalException if nothing escapes */
        EscapeRate escape() {
            List<EnsembleState> states = solved.get().trajectory().states();
            return escape(
                    states.stream().mapToDouble(EnsembleState::mass).toArray(),
                    states.stream().mapToDouble(EnsembleState::massError).toArray());
        }

        /** The same of energy diffusion. */
        EscapeRate limitEscape() {
            double[] mass = limit.get().mass();
            return escape(mass, new double[mass.length]);
        }

        private EscapeRate escape(double[] mass, double[] error) {
            // what leaves the grid of a well that confines is an error
            return Optional.of(scenario)
                    .filter(s -> s.hamiltonian().top() < Double.POSITIVE_INFINITY)
                    .flatMap(s -> EscapeRate.of(s.times(), mass, error, Optional.empty()))
                    .orElseThrow(
                            () -> new RefusalException("A rate of escape needs a well with a \"top\", two times, and"
                                    + " mass that leaves in the last half of them."));
        }

        /** @throws RefusalException if the run has no time but 0 */
        double end() {
            double[] times = scenario.times();
            double end = times.length == 0 ? 0 : times[times.length - 1];
            if (!(end > 0)) {
                throw new RefusalException("A heating rate needs a time above 0 in the run.");
            }
            return end;
        }
    }

    /** @throws InvalidInputException if there is no such quantity, or it is one of other models */
    Quantity<Run> named(String name) {
        Matcher at = AT_ENERGY.matcher(name);
        if (at.matches()) {
            double given = ClassicalQuantities.number(name, at.group(2));
            return atEnergy(name, at.group(1), run -> given);
        }
        if (AT_FIRST_ENERGY.contains(name)) {
            return atEnergy(name, name, run -> run.scenario().energies()[0]);
        }
        return switch (name) {
            case "mass" ->
                two(name, true, (run, i) ->
                        new double[] {run.state(i).mass(), run.state(i).massError()});
            case "meanEnergy" ->
                two(name, true, (run, i) ->
                        new double[] {run.state(i).energy(), run.state(i).energyError()});
            case "heatingRate" ->
                two(name, false, (run, i) -> {
                    EnsembleState last = run.state(run.scenario().times().length - 1);
                    return new double[] {last.gain() / run.end(), last.gainError() / run.end()};
                });
            case "escapeRate" ->
                two(name, false, (run, i) ->
                        new double[] {run.escape().rate(), run.escape().error()});
            case "limit.mass" ->
                one(name, true, (run, i) -> new double[] {run.limit().get().mass()[i]});
            case "limit.meanEnergy" ->
                one(name, true, (run, i) -> new double[] {run.limit().get().meanEnergy()[i]});
            case "limit.heatingRate" -> one(name, false, (run, i) -> new double[] {limitHeating(run)});
            case "limit.escapeRate" ->
                one(name, false, (run, i) -> new double[] {run.limitEscape().rate()});
            case "estimatedError" ->
                one(
                        name,
                        false,
                        (run, i) -> Quantity.estimate(
                                run.solved().get().trajectory().report()));
            default -> throw unknown(name);
        };
    }

    private Quantity<Run> atEnergy(String name, String kind, Function<Run, Double> at) {
        return switch (kind) {
            case "d" ->
                two(name, false, (run, i) -> {
                    CoefficientTable table = run.coefficients(at.apply(run));
                    return new double[] {table.diffusion()[0], table.diffusionError()[0]};
                });
            case "a" ->
                one(name, false, (run, i) ->
                        new double[] {run.coefficients(at.apply(run)).drift()[0]});
            case "h0" -> two(name, false, (run, i) -> measured(run, at.apply(run), EnergyMeasure::density));
            default -> two(name, false, (run, i) -> measured(run, at.apply(run), EnergyMeasure::volume));
        };
    }

    @FunctionalInterface
    private interface Measured {
        double of(EnergyMeasure measure, double energy);
    }

    /** With what the phase volume may be off by. */
    private static double[] measured(Run run, double energy, Measured what) {
        double value = what.of(run.scenario().problem().shells().measure(), energy);
        return new double[] {value, value * run.scenario().problem().shells().volumeError(energy)};
    }

    private static double limitHeating(Run run) {
        double[] times = run.scenario().times();
        int last = times.length - 1;
        if (last < 1) {
            throw new RefusalException("The heating rate of the limit needs two times in the run.");
        }
        double[] energies = run.limit().get().meanEnergy();
        return (energies[last] - energies[0]) / (times[last] - times[0]);
    }

    private static InvalidInputException unknown(String name) {
        return QuantumQuantities.isKnown(name) || ClassicalQuantities.isKnown(name)
                ? new InvalidInputException(
                        "record",
                        "\"" + name + "\", which a classical model of dimension above 1 does not have",
                        String.join(", ", NAMES))
                : Spelling.unknown("record", "\"" + name + "\"", name, NAMES);
    }

    private Quantity<Run> one(String name, boolean timed, Quantity.Value<Run> value) {
        return Quantity.one(name, unit(name), timed, value);
    }

    /** A number and its standard error, or what it may be off by. */
    private Quantity<Run> two(String name, boolean timed, Quantity.Value<Run> value) {
        return new Quantity<>(
                name,
                List.of(
                        new Quantity.Column(name, name, unit(name)),
                        new Quantity.Column(name + ERROR, name + ERROR, unit(name))),
                timed,
                value);
    }

    private String unit(String name) {
        if (name.endsWith("meanEnergy")) {
            return shape.energySymbol();
        }
        if (name.endsWith("heatingRate") || name.startsWith("a")) {
            return shape.driftSymbol();
        }
        return name.startsWith("d") ? shape.diffusionSymbol() : "";
    }
}
