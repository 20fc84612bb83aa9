package io.github.secular.scenario;

import io.github.secular.numerics.ComplexMatrix;
import io.github.secular.quantum.BlochModel;
import io.github.secular.quantum.limit.truncation.LevelFormulas;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A whole problem, read and validated: what a model file, a dialog, a macro line and the headless entry all end in.
 *
 * @param title what pictures and tables are called after
 * @param model the equation, in scaled units
 * @param initial ρ(0), Hermitian, trace 1, N × N
 * @param times slow times to report, increasing, at least 0, dimensionless; never modified
 * @param units how scaled numbers are shown
 * @param solver the Bloch solver asked for ("automatic" where the file names none)
 * @param tolerance largest error wanted in any entry of ρ
 * @param notes what a user should know of the model (gauge, ratios, "not a limit here"), one sentence each
 * @param warnings what is legal but doubtful (damping that does not keep ρ positive), one sentence each
 * @param json the model file with all overrides applied, pretty printed, so that the run can be repeated
 * @param overrides the overrides as given ("epsilon=0.05"), in order
 * @param lab how laboratory numbers were scaled; empty for scaled models
 * @param formulas the model with any number of levels; empty unless the file gives it by formulas throughout
 */
public record Scenario(
        String title,
        BlochModel model,
        ComplexMatrix initial,
        double[] times,
        Units units,
        String solver,
        double tolerance,
        List<String> notes,
        List<String> warnings,
        String json,
        List<String> overrides,
        Optional<LabReport> lab,
        Optional<LevelFormulas> formulas)
        implements ModelScenario {
    public Scenario {
        notes = List.copyOf(notes);
        warnings = List.copyOf(warnings);
        overrides = List.copyOf(overrides);
    }

    /** A scenario of a scaled model. */
    public Scenario(
            String title,
            BlochModel model,
            ComplexMatrix initial,
            double[] times,
            Units units,
            String solver,
            double tolerance,
            List<String> notes,
            List<String> warnings,
            String json,
            List<String> overrides) {
        this(
                title,
                model,
                initial,
                times,
                units,
                solver,
                tolerance,
                notes,
                warnings,
                json,
                overrides,
                Optional.empty(),
                Optional.empty());
    }

    /**
     * The same model file with further overrides, read and validated anew.
     *
     * @param more "path=value", see {@link ScenarioReader}
     */
    public Scenario with(String... more) {
        List<String> all = new ArrayList<>(overrides);
        all.addAll(List.of(more));
        Scenario read = ScenarioReader.read(json, title, List.of(more));
        return new Scenario(
                read.title,
                read.model,
                read.initial,
                read.times,
                read.units,
                read.solver,
                read.tolerance,
                read.notes,
                read.warnings,
                read.json,
                all,
                read.lab,
                read.formulas);
    }

    /**
     * The same scaled model at another ε. For a laboratory model this scales the intensity by (ε/ε_0)², all times by
     * (ε_0/ε)² and the rates W by (ε/ε_0)² at a fixed w_ref, as the limit ε → 0 wants it, not as an experiment
     * does it (doc/quantum.md, Q2.7).
     */
    public Scenario withEpsilon(double epsilon) {
        return with("epsilon=" + epsilon);
    }

    /**
     * A laboratory model under light of {@code factor} times the intensity, everything else as it was: rates in 1/s,
     * times in seconds, w_ref. This is what an experiment does.
     *
     * @throws io.github.secular.numerics.InvalidInputException if the model is not in laboratory units
     */
    public Scenario withIntensity(double factor) {
        return with(ScenarioReader.intensityOverrides(json, factor));
    }

    @Override
    public double epsilon() {
        return model.epsilon();
    }

    /** Initial populations ρ_nn(0). */
    public double[] initialPopulations() {
        double[] p = new double[model.size()];
        for (int n = 0; n < p.length; n++) {
            p[n] = initial.re(n, n);
        }
        return p;
    }
}
