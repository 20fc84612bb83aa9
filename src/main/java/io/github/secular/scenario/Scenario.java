package io.github.secular.scenario;

import io.github.secular.numerics.ComplexMatrix;
import io.github.secular.numerics.InvalidInputException;
import io.github.secular.quantum.BlochModel;
import io.github.secular.quantum.limit.truncation.LevelFormulas;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A whole quantum problem: the Bloch equation of doc/quantum.md, Q1.2, in scaled units. The tolerance is the largest
 * error wanted in any entry of ρ.
 *
 * @param head title, times, units, solver, tolerance and where it is from
 * @param model the equation
 * @param initial ρ(0), Hermitian, trace 1, N × N
 * @param lab how laboratory numbers were scaled; empty for scaled models
 * @param formulas the model with any number of levels; empty unless the file gives it by formulas throughout
 * @param operators Hermitian N × N matrices by name, whose expectation values may be asked for
 */
public record Scenario(
        ModelHead head,
        BlochModel model,
        ComplexMatrix initial,
        Optional<LabReport> lab,
        Optional<LevelFormulas> formulas,
        Map<String, ComplexMatrix> operators)
        implements ModelScenario {
    static final double TOLERANCE = 1e-10;

    public Scenario {
        operators = Collections.unmodifiableMap(new LinkedHashMap<>(operators));
    }

    /**
     * A problem built in code; its solver is "automatic", its tolerance 1e-10.
     *
     * @param initial ρ(0), Hermitian, N × N
     * @param times slow times to report, increasing, at least 0, dimensionless
     * @throws InvalidInputException if there are no such times, or ρ(0) has another size
     */
    public static Scenario of(BlochModel model, ComplexMatrix initial, double... times) {
        if (initial.rows() != model.size() || initial.columns() != model.size()) {
            throw new InvalidInputException(
                    "initial",
                    initial.rows() + " x " + initial.columns() + " entries",
                    model.size() + " x " + model.size() + ", as many as there are levels");
        }
        return new Scenario(
                ModelHead.ofCode(times, TOLERANCE), model, initial, Optional.empty(), Optional.empty(), Map.of());
    }

    @Override
    public Scenario with(String... changes) {
        return (Scenario) ModelScenario.super.with(changes);
    }

    @Override
    public Scenario under(ModelHead other, double epsilon) {
        return new Scenario(other, model.withEpsilon(epsilon), initial, lab, formulas, operators);
    }

    /**
     * The same scaled model at another ε. For a laboratory model this scales the intensity by (ε/ε_0)², all times by
     * (ε_0/ε)² and the rates W by (ε/ε_0)² at a fixed w_ref, as the limit ε → 0 wants it, not as an experiment
     * does it (doc/quantum.md, Q2.7).
     */
    public Scenario withEpsilon(double epsilon) {
        return head.file().isPresent()
                ? head.file().get().with("epsilon", epsilon).quantum()
                : with("epsilon=" + epsilon);
    }

    /**
     * A laboratory model under light of {@code factor} times the intensity, everything else as it was: rates in 1/s,
     * times in seconds, w_ref. This is what an experiment does.
     *
     * @throws InvalidInputException if the model is not in laboratory units
     */
    public Scenario withIntensity(double factor) {
        return ScenarioReader.withIntensity(head.file(), factor).quantum();
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
