package io.github.secular.run;

import io.github.secular.asymptotics.semiclassical.QuantumMotion;
import io.github.secular.asymptotics.semiclassical.WignerFunction;
import io.github.secular.classical.PhaseRange;
import io.github.secular.scenario.ClassicalScenario;
import java.util.List;
import java.util.Optional;

/**
 * A density matrix in phase space over time, and the classical f beside it.
 *
 * @param hbar ħ
 * @param width standard deviation in x of the Husimi function's Gaussian; 0 for the Wigner function
 * @param motion ρ(t)
 * @param range what the pixels cover, from edge to edge
 * @param pixels along each axis
 * @param frames one per time
 * @param classical the Vlasov equation of the same model; empty where its solver refused
 */
public record WignerResult(
        ClassicalScenario scenario,
        double hbar,
        double width,
        QuantumMotion motion,
        PhaseRange range,
        int pixels,
        List<WignerFunction.Frame> frames,
        Optional<VlasovResult> classical,
        Provenance provenance)
        implements Result {
    public WignerResult {
        frames = List.copyOf(frames);
    }

    /** "Wigner function" or "Husimi function". */
    public String what() {
        return width > 0 ? "Husimi function" : "Wigner function";
    }

    /** The largest of an error of the integrals over all times. */
    public double worst(java.util.function.ToDoubleFunction<WignerFunction.Frame> error) {
        return frames.stream().mapToDouble(error).max().orElse(0);
    }
}
