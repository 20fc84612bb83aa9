package io.github.secular.classical.space;

import io.github.secular.drive.Envelope;
import io.github.secular.numerics.Formula;

/**
 * One frequency of a drive in space: g(t) [C(q, p) cos ξ·ντ + S(q, p) sin ξ·ντ] (doc/light.md, L2.5).
 *
 * @param index ξ ∈ Zʳ; not to be changed by anyone
 * @param cosine C, in x, y, (z,) px, py (and pz), or in positions alone
 * @param sine S
 * @param envelope g, of slow time
 */
public record SpaceTerm(int[] index, Formula cosine, Formula sine, Envelope envelope) {
    public SpaceTerm {
        index = index.clone();
    }

    /** C cos ξ·ντ, at all times alike. */
    public static SpaceTerm of(Formula cosine, int... index) {
        return new SpaceTerm(index, cosine, Formula.constant(0, "x"), Envelope.ONE);
    }
}
