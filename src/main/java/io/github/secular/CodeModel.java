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
    private static final List<String> KEYS = List.of("epsilon", "title", "solver", "tolerance");
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

    private static ModelScenario changed(ModelScenario from, String change) {
        int at = change.indexOf('=');
        String key = at < 0 ? change : change.substring(0, at).strip();
        String value = at < 0 ? "" : change.substring(at + 1).strip();
        if (at < 0 || !KEYS.contains(key)) {
            throw new InvalidInputException("change", "\"" + change + "\"", ALLOWED);
        }
        String title = key.equals("title") ? value : from.title();
        String solver = key.equals("solver") ? value : from.solver();
        double epsilon = key.equals("epsilon") ? positive(key, value) : from.epsilon();
        double tolerance = key.equals("tolerance") ? positive(key, value) : from.tolerance();
        List<String> all = new ArrayList<>(from.overrides());
        all.add(change);
        if (from instanceof Scenario q) {
            return new Scenario(
                    title,
                    q.model().withEpsilon(epsilon),
                    q.initial(),
                    q.times(),
                    q.units(),
                    solver,
                    tolerance,
                    q.notes(),
                    q.warnings(),
                    q.json(),
                    all,
                    q.lab(),
                    q.formulas());
        }
        ClassicalScenario c = (ClassicalScenario) from;
        return new ClassicalScenario(
                title,
                c.hamiltonian(),
                c.relaxation(),
                c.shaking(),
                epsilon,
                c.initial(),
                c.times(),
                c.energies(),
                c.highestEnergy(),
                c.units(),
                c.energySymbol(),
                solver,
                tolerance,
                c.notes(),
                c.warnings(),
                c.json(),
                all);
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
}
