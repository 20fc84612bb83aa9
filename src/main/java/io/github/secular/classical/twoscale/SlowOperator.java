package io.github.secular.classical.twoscale;

/**
 * The two-scale system y′ = L(t) y in slow time: L = ε⁻² (rotation, relaxation) + ε⁻¹ Σ_c g_c(t) (drive c), with the
 * envelopes g_c.
 */
final class SlowOperator {
    private final BlockTridiagonal fast;
    private final BlockTridiagonal[] drives;
    private final FastModes modes;
    private final double epsilon;
    private final int[] mirror;
    private final double[] masses;

    /**
     * @param fast the unperturbed part, per unit of fast time
     * @param drives one per channel, ε left out
     * @param mirror the row of the complex conjugate of every unknown
     * @param masses what every unknown counts in the mass, which L keeps
     */
    SlowOperator(
            BlockTridiagonal fast,
            BlockTridiagonal[] drives,
            FastModes modes,
            double epsilon,
            int[] mirror,
            double[] masses) {
        this.masses = masses;
        this.fast = fast;
        this.drives = drives.clone();
        this.modes = modes;
        this.epsilon = epsilon;
        this.mirror = mirror;
    }

    /** L(t), a copy. */
    BlockTridiagonal at(double t) {
        BlockTridiagonal out = fast.scaledPlusIdentity(1 / (epsilon * epsilon), 0, 0);
        for (int c = 0; c < drives.length; c++) {
            out.addScaled(modes.envelope(c, t) / epsilon, drives[c]);
        }
        return out;
    }

    /** out = L(t) v. */
    void multiply(double t, double[] v, double[] out) {
        java.util.Arrays.fill(out, 0);
        fast.multiplyAdd(1 / (epsilon * epsilon), v, out);
        for (int c = 0; c < drives.length; c++) {
            double g = modes.envelope(c, t);
            if (g != 0) {
                drives[c].multiplyAdd(g / epsilon, v, out);
            }
        }
    }

    int size() {
        return fast.size();
    }

    /** The row of the complex conjugate of every unknown. */
    int[] mirror() {
        return mirror;
    }

    /**
     * Takes off a change what rounding has done to the mass: between wells, where L is large as ε⁻² and the mass that one
     * loses is that which the other gains, it is more than the last digits.
     *
     * @param y a state, to which what is taken off is in proportion
     */
    void keepMass(double[] y, double[] change) {
        double off = 0;
        double scale = 0;
        for (int r = 0; r < masses.length; r++) {
            off += masses[r] * change[2 * r];
            scale += masses[r] * Math.abs(y[2 * r]);
        }
        for (int r = 0; r < masses.length && scale > 0; r++) {
            if (masses[r] != 0) {
                change[2 * r] -= off / scale * Math.abs(y[2 * r]);
            }
        }
    }

    FastModes modes() {
        return modes;
    }
}
