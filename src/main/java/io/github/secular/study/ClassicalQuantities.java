package io.github.secular.study;

import io.github.secular.classical.EnergyShell;
import io.github.secular.numerics.InvalidInputException;
import io.github.secular.numerics.Progress;
import io.github.secular.numerics.RefusalException;
import io.github.secular.run.ClassicalRuns;
import io.github.secular.run.CoefficientResult;
import io.github.secular.run.EnergyDiffusionResult;
import io.github.secular.run.HeatingRate;
import io.github.secular.run.Once;
import io.github.secular.run.VlasovResult;
import io.github.secular.scenario.ClassicalScenario;
import io.github.secular.scenario.Spelling;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What can be recorded of a run of a classical model. */
final class ClassicalQuantities {
    static final List<String> NAMES = List.of(
            "mass",
            "meanEnergy",
            "heatingRate",
            "limit.meanEnergy",
            "limit.heatingRate",
            "d(E)",
            "a(E)",
            "h0(E)",
            "omega(E)",
            "d",
            "a",
            "h0",
            "omega",
            "error",
            "estimatedError");

    private static final Set<String> AT_FIRST_ENERGY = Set.of("d", "a", "h0", "omega");
    private static final Pattern AT_ENERGY = Pattern.compile("(d|a|h0|omega)\\(\\s*([^()]+?)\\s*\\)");

    private final String energy;
    private final String time;
    private final ClassicalScenario shape;

    /** @param shape a run of the study, as all of them are */
    ClassicalQuantities(ClassicalScenario shape) {
        this.shape = shape;
        this.energy = shape.energySymbol();
        this.time = shape.units().timeSymbol();
    }

    /**
     * One run. Each part is computed when it is asked for, once: where coefficients alone are, no equation is solved.
     *
     * @param solved the Vlasov equation with its limit
     * @param limit energy diffusion alone
     */
    record Run(
            ClassicalScenario scenario,
            Supplier<VlasovResult> solved,
            Supplier<EnergyDiffusionResult> limit,
            ClassicalRuns runs,
            Progress progress) {
        static Run of(ClassicalScenario scenario, ClassicalRuns runs, Progress progress) {
            return new Run(
                    scenario,
                    new Once<>(() -> runs.vlasov(scenario, progress)),
                    new Once<>(() -> runs.energyDiffusion(scenario, progress)),
                    runs,
                    progress);
        }

        CoefficientResult coefficients(double energy) {
            return runs.diffusionCoefficient(
                    new ClassicalScenario(scenario.head(), scenario.problem(), new double[] {energy}), progress);
        }

        EnergyShell shell(double energy) {
            return scenario.hamiltonian().shell(energy);
        }
    }

    /** Whether a name is one of these. */
    static boolean isKnown(String name) {
        return NAMES.contains(name) || AT_ENERGY.matcher(name).matches();
    }

    /** @throws InvalidInputException if there is no such quantity, or it is one of quantum models */
    Quantity<Run> named(String name) {
        Matcher at = AT_ENERGY.matcher(name);
        if (at.matches()) {
            double given = number(name, at.group(2));
            return atEnergy(name, at.group(1), run -> given);
        }
        if (AT_FIRST_ENERGY.contains(name)) {
            return atEnergy(name, name, run -> run.scenario().energies()[0]);
        }
        String rate = time.isEmpty() ? energy : energy + "/" + time;
        return switch (name) {
            case "mass" ->
                one(name, "", true, (run, i) -> run.solved()
                        .get()
                        .trajectory()
                        .state(i)
                        .moments()
                        .mass());
            case "meanEnergy" ->
                one(name, energy, true, (run, i) -> run.solved()
                        .get()
                        .trajectory()
                        .state(i)
                        .moments()
                        .energy());
            case "limit.meanEnergy" ->
                one(name, energy, true, (run, i) -> run.limit()
                        .get()
                        .distribution()
                        .meanEnergy()[i]);
            case "heatingRate" ->
                one(name, rate, false, (run, i) -> heating(run).solved());
            case "limit.heatingRate" ->
                one(name, rate, false, (run, i) -> heating(run).limit());
            case "error" ->
                one(name, "", false, (run, i) -> distance(run.solved().get()));
            case "estimatedError" ->
                Quantity.one(
                        name,
                        "",
                        false,
                        (run, i) -> Quantity.estimate(
                                run.solved().get().trajectory().report()));
            default -> throw unknown(name);
        };
    }

    private Quantity<Run> atEnergy(String name, String kind, ToDoubleFunction<Run> at) {
        return switch (kind) {
            case "d" ->
                one(name, shape.diffusionSymbol(), false, (run, i) -> run.scenario()
                        .units()
                        .rate(run.coefficients(at.applyAsDouble(run)).table().diffusion()[0]));
            case "a" ->
                one(name, shape.driftSymbol(), false, (run, i) -> run.scenario()
                        .units()
                        .rate(run.coefficients(at.applyAsDouble(run)).table().drift()[0]));
            case "h0" ->
                one(name, "", false, (run, i) -> run.shell(at.applyAsDouble(run))
                        .density());
            default ->
                one(name, "", false, (run, i) -> run.shell(at.applyAsDouble(run))
                        .orbits()
                        .get(0)
                        .frequency());
        };
    }

    /** @throws InvalidInputException if a text in a name is no finite number */
    static double number(String name, String text) {
        try {
            double value = Double.parseDouble(text);
            if (Math.abs(value) < Double.POSITIVE_INFINITY) {
                return value;
            }
        } catch (NumberFormatException e) {
            // complained of below
        }
        throw new InvalidInputException("record", "\"" + name + "\"", "a number as the energy, such as d(1.5)");
    }

    private static InvalidInputException unknown(String name) {
        if (QuantumQuantities.isKnown(name)) {
            return new InvalidInputException(
                    "record", "\"" + name + "\", which a classical model does not have", String.join(", ", NAMES));
        }
        return Spelling.unknown("record", "\"" + name + "\"", name, NAMES);
    }

    private interface Number {
        double of(Run run, int time);
    }

    private static Quantity<Run> one(String name, String unit, boolean timed, Number value) {
        return Quantity.one(name, unit, timed, (run, i) -> new double[] {value.of(run, i)});
    }

    private static HeatingRate heating(Run run) {
        return HeatingRate.of(run.solved().get())
                .orElseThrow(() -> new RefusalException("A heating rate needs at least three times in the run."));
    }

    private static double distance(VlasovResult result) {
        return result.distance()
                .orElseThrow(() -> new RefusalException("This run has no energy diffusion to hold it against."));
    }
}
