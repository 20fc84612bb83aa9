package io.github.secular.classical.limit;

import io.github.secular.classical.EnergyMeasure;
import java.util.Optional;

/**
 * All that energy diffusion needs to know of a problem, in any number of degrees of freedom: h0 and N, the flux
 * coefficient h0 d, Π f0, and how far there is something to diffuse (doc/classical.md, C5.1).
 */
public interface EnergyModel {
    /** h0, N, E_min. */
    EnergyMeasure measure();

    /** h0 d. */
    FluxCoefficient flux();

    /** h0 d raised by its own error: F by it tells what the error does. Empty where there is none to speak of. */
    default Optional<FluxCoefficient> highFlux() {
        return Optional.empty();
    }

    /** Π f0 at an energy above the lowest. */
    double start(double energy);

    /** What Π f0 may be off by, as a part of its largest value. */
    default double startError() {
        return 0;
    }

    /** ∫f0; NaN where it is only to be found by quadrature. */
    double mass();

    /** The energy above which f0 is next to nothing. */
    double body();

    /** The highest energy that shells are followed to; may be infinite. */
    double ceiling();

    /** Whether the ceiling is the model's own and absorbs: then what leaves there is a part of the answer. */
    default boolean absorbs() {
        return false;
    }

    /** An energy near a given one at which shells can be computed. */
    default double clear(double energy) {
        return energy;
    }
}
