package io.github.secular;

import io.github.secular.classical.VlasovProblem;
import io.github.secular.numerics.ComplexMatrix;
import io.github.secular.numerics.InvalidInputException;
import io.github.secular.quantum.BlochModel;
import io.github.secular.scenario.ClassicalReader;
import io.github.secular.scenario.ClassicalScenario;
import io.github.secular.scenario.ModelScenario;
import io.github.secular.scenario.Scenario;
import io.github.secular.scenario.Units;
import java.util.ArrayList;
import java.util.List;

/** Models built in code, as scenarios that no file repeats: their text is empty. */
final class CodeModel {
    private static final String TITLE = "A model built in code";
    private static final double TOLERANCE = 1e-5;
    private static final String ALLOWED =
            "epsilon, title, solver or tolerance; a model built in code is otherwise changed where it is built";

    private CodeModel() {}

    static Scenario quantum(BlochModel model, ComplexMatrix initial, double[] times) {
        if (initial.rows() != model.size() || initial.columns() != model.size()) {
            throw new InvalidInputException(
                    "initial",
                    initial.rows() + " x " + initial.columns() + " entries",
                    model.size() + " x " + model.size() + ", as many as there are levels");
        }
        requireTimes(times);
        return new Scenario(
                TITLE,
                model,
                initial,
                times.clone(),
                Units.SCALED,
                "automatic",
                1e-10,
                List.of(),
                List.of(),
                "",
                List.of());
    }

    static ClassicalScenario classical(VlasovProblem problem, double[] energies, double[] times) {
        requireTimes(times);
        double lowest = problem.hamiltonian().lowestEnergy();
        for (int i = 0; i < energies.length; i++) {
            if (!(energies[i] > (i == 0 ? lowest : energies[i - 1]) && energies[i] < Double.POSITIVE_INFINITY)) {
                throw new InvalidInputException(
                        "energies[" + i + "]", "" + energies[i], "energies above " + lowest + ", increasing");
            }
        }
        ClassicalReader.requireInside(problem.initial(), problem.hamiltonian(), TOLERANCE);
        if (energies.length < 2) {
            throw new InvalidInputException("energies", energies.length + " of them", "at least 2");
        }
        return new ClassicalScenario(
                TITLE,
                problem.hamiltonian(),
                problem.relaxation(),
                problem.shaking(),
                problem.epsilon(),
                problem.initial(),
                times.clone(),
                energies.clone(),
                problem.highestEnergy(),
                Units.SCALED,
                "",
                "automatic",
                TOLERANCE,
                List.of(),
                List.of(),
                "",
                List.of());
    }

    private static void requireTimes(double[] times) {
        if (times.length == 0) {
            throw new InvalidInputException("times", "none", "at least one");
        }
        VlasovProblem.checkTimes(times);
    }

    /** A scenario with changes: read again from its text, or, where it has none, what can be changed without. */
    static ModelScenario changed(ModelScenario scenario, List<String> changes) {
        if (changes.isEmpty()) {
            return scenario;
        }
        if (scenario.json().isEmpty()) {
            ModelScenario out = scenario;
            for (String change : changes) {
                out = changed(out, change);
            }
            return out;
        }
        return scenario instanceof Scenario quantum
                ? quantum.with(changes.toArray(new String[0]))
                : ClassicalReader.read(scenario.json(), scenario.title(), changes);
    }

    private static ModelScenario changed(ModelScenario scenario, String change) {
        int at = change.indexOf('=');
        String key = at < 0 ? change : change.substring(0, at).strip();
        String value = at < 0 ? "" : change.substring(at + 1).strip();
        return switch (key) {
            case "epsilon" -> with(scenario, change, positive(key, value), null, null, Double.NaN);
            case "title" -> with(scenario, change, Double.NaN, value, null, Double.NaN);
            case "solver" -> with(scenario, change, Double.NaN, null, value, Double.NaN);
            case "tolerance" -> with(scenario, change, Double.NaN, null, null, positive(key, value));
            default -> throw new InvalidInputException("change", "\"" + change + "\"", ALLOWED);
        };
    }

    private static double positive(String key, String text) {
        double value = Double.NaN;
        try {
            value = Double.parseDouble(text);
        } catch (NumberFormatException e) {
            // no number is no number above 0
        }
        if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
            throw new InvalidInputException(key, "\"" + text + "\"", "a finite number above 0");
        }
        return value;
    }

    /** NaN and null change nothing. */
    private static ModelScenario with(
            ModelScenario from, String change, double epsilon, String title, String solver, double tolerance) {
        List<String> overrides = new ArrayList<>(from.overrides());
        overrides.add(change);
        String name = title == null ? from.title() : title;
        String method = solver == null ? from.solver() : solver;
        double error = Double.isNaN(tolerance) ? from.tolerance() : tolerance;
        double eps = Double.isNaN(epsilon) ? from.epsilon() : epsilon;
        if (from instanceof Scenario q) {
            return new Scenario(
                    name,
                    q.model().withEpsilon(eps),
                    q.initial(),
                    q.times(),
                    q.units(),
                    method,
                    error,
                    q.notes(),
                    q.warnings(),
                    q.json(),
                    overrides,
                    q.lab(),
                    q.formulas());
        }
        ClassicalScenario c = (ClassicalScenario) from;
        return new ClassicalScenario(
                name,
                c.hamiltonian(),
                c.relaxation(),
                c.shaking(),
                eps,
                c.initial(),
                c.times(),
                c.energies(),
                c.highestEnergy(),
                c.units(),
                c.energySymbol(),
                method,
                error,
                c.notes(),
                c.warnings(),
                c.json(),
                overrides);
    }
}
