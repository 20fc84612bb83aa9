package io.github.secular.quantum.limit.equilibrium;

import io.github.secular.numerics.ScaledBessel;

/**
 * The exact solution of the simplest system without an equilibrium: levels 0, 1, 2 … with rate 1 between
 * neighbours, everything in level 0 at the start; p_n(t) = e^{−2t} (I_n(2t) + I_{n+1}(2t)) (doc/quantum.md, Q8.5). Mass
 * escapes to ever higher levels, and the norm (Σ p_n²)^½ falls to zero like t^(−1/4).
 */
public final class HalfLineWalk {
    private HalfLineWalk() {}

    /**
     * @param t slow time, at least 0
     * @param count number of levels wanted
     * @return p_0 … p_{count−1}
     */
    public static double[] populations(double t, int count) {
        double[] bessel = ScaledBessel.first(count + 1, 2 * t);
        double[] p = new double[count];
        for (int n = 0; n < count; n++) {
            p[n] = bessel[n] + bessel[n + 1];
        }
        return p;
    }

    /** How many levels hold all but less than 1e-16 of the mass at time t. */
    public static int support(double t) {
        return 40 + (int) Math.ceil(13 * Math.sqrt(2 * t));
    }
}
