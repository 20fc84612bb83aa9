package io.github.secular.classical;

import io.github.secular.drive.Envelope;

/**
 * One frequency of a quasi-periodic potential: g(t) [C(x,p) cos(2π ξ·ϑ) + S(x,p) sin(2π ξ·ϑ)], so that
 * V̂_ξ = g (C − iS)/2 and V̂_{−ξ} is its conjugate; for ξ = 0, V̂_0 = g C (doc/light.md, L2.5).
 *
 * @param index ξ ∈ Zʳ; not to be changed by anyone
 * @param cosine C
 * @param sine S
 * @param envelope g, of slow time
 */
public record CosineTerm(int[] index, PhaseFunction cosine, PhaseFunction sine, Envelope envelope) {
    public CosineTerm {
        index = index.clone();
    }

    /** C(x, p) cos(2π ξ·ϑ), at all times alike. */
    public static CosineTerm of(PhaseFunction cosine, int... index) {
        return new CosineTerm(index, cosine, PhaseFunction.ZERO, Envelope.ONE);
    }

    /** g(t) C(x, p) cos(2π ξ·ϑ). */
    public static CosineTerm of(Envelope envelope, PhaseFunction cosine, int... index) {
        return new CosineTerm(index, cosine, PhaseFunction.ZERO, envelope);
    }

    /** Whether ξ = 0: a static potential. */
    public boolean isStatic() {
        for (int j : index) {
            if (j != 0) {
                return false;
            }
        }
        return true;
    }
}
