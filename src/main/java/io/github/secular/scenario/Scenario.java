package io.github.secular.scenario;

import io.github.secular.numerics.ComplexMatrix;
import io.github.secular.quantum.BlochModel;
import java.util.List;

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
        List<String> overrides) {
    public Scenario {
        notes = List.copyOf(notes);
        warnings = List.copyOf(warnings);
        overrides = List.copyOf(overrides);
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
