package io.github.secular.run;

import io.github.secular.asymptotics.semiclassical.QuantumMotion;
import io.github.secular.asymptotics.semiclassical.WellLevels;
import io.github.secular.asymptotics.semiclassical.WignerFunction;
import io.github.secular.classical.PhaseRange;
import io.github.secular.numerics.ComplexMatrix;
import io.github.secular.scenario.ClassicalScenario;
import io.github.secular.scenario.Scenario;
import java.util.List;
import java.util.Optional;

/**
 * A density matrix in phase space over time, and the classical f beside it.
 *
 * @param hbar ħ
 * @param width standard deviation in x of the Husimi function's Gaussian; 0 for the Wigner function
 * @param levels of the well, at least as many as the matrices have
 * @param matrices ρ, one per time
 * @param motion what gave them; empty where they were given
 * @param range what the pixels cover, from edge to edge
 * @param pixels along each axis
 * @param frames one per time
 * @param classical the Vlasov equation of the same model; empty where its solver refused
 */
public record WignerResult(
        ClassicalScenario scenario,
        double hbar,
        double width,
        WellLevels levels,
        List<ComplexMatrix> matrices,
        Optional<QuantumMotion> motion,
        PhaseRange range,
        int pixels,
        List<WignerFunction.Frame> frames,
        Optional<VlasovResult> classical,
        Provenance provenance)
        implements Result {
    public WignerResult {
        frames = List.copyOf(frames);
        matrices = List.copyOf(matrices);
    }

    /** "Wigner function" or "Husimi function". */
    public String what() {
        return width > 0 ? "Husimi function" : "Wigner function";
    }

    /** The density matrices under the head of the classical model, as those of an atom are; empty where they were given. */
    public Optional<BlochResult> bloch() {
        return motion.map(m -> new BlochResult(
                Scenario.of(m.well().model(), matrices.get(0), scenario.times())
                        .under(scenario.head(), scenario.epsilon()),
                m.trajectory(),
                Optional.empty(),
                provenance));
    }

    /** The largest of an error of the integrals over all times. */
    public double worst(java.util.function.ToDoubleFunction<WignerFunction.Frame> error) {
        return frames.stream().mapToDouble(error).max().orElse(0);
    }
}
