package io.github.secular.classical.twoscale;

import io.github.secular.numerics.ComplexBand;
import java.util.Arrays;

/**
 * The two-scale system in slow time, of the unknowns (f_00, all others over ε):
 *
 * <pre>
 *   M′ ∂_t y = L(t) y,   M′ = (M, ε² M),   L = (0, B; B, A + ε B),
 * </pre>
 *
 * f_00 the shell mean without fast phase, A the {@link FastOperator}, B the {@link DriveOperator}: so scaled, rounding
 * does not grow as ε falls. Serves one thread at a time.
 */
final class SlowSystem {
    private final PairLayout layout;
    private final FastModes modes;
    private final DriveShapes shapes;
    private final FastOperator fast;
    private final FastOperator.Shifted minusFast;
    private final DriveOperator drive;
    private final ModeMixing[] mixing;
    private final double epsilon;
    private final int from;
    private final int nodes;
    private final double[] scaled;
    private final double product;
    private double work;

    /** @param layout of complex modes, those of {@code modes} */
    SlowSystem(PairLayout layout, FastModes modes, DriveShapes shapes, FastOperator fast, double epsilon) {
        this.layout = layout;
        this.modes = modes;
        this.shapes = shapes;
        this.fast = fast;
        this.epsilon = epsilon;
        minusFast = fast.shifted(0, 0);
        mixing = ModeMixing.of(modes, shapes);
        drive = new DriveOperator(layout, shapes, mixing);
        from = layout.offset(layout.pair(0, 0));
        nodes = layout.basis().nodes();
        scaled = new double[2 * layout.size()];
        product = drive.work() + minusFast.work();
    }

    /** Multiplications so far, about: products with L, and what else was told to {@link #spend}. */
    double work() {
        return work;
    }

    /** Counts so many multiplications of what is made from this system. */
    void spend(double multiplications) {
        work += multiplications;
    }

    PairLayout layout() {
        return layout;
    }

    FastModes modes() {
        return modes;
    }

    DriveShapes shapes() {
        return shapes;
    }

    FastOperator fast() {
        return fast;
    }

    double epsilon() {
        return epsilon;
    }

    /** The first unknown of f_00. */
    int from() {
        return from;
    }

    /** Number of unknowns of f_00. */
    int nodes() {
        return nodes;
    }

    /** The matrices of modes as they are at a slow time. */
    ModeMixing[] mixingAt(double t) {
        double[] envelopes = new double[modes.channels()];
        Arrays.setAll(envelopes, c -> modes.envelope(c, t));
        for (ModeMixing some : mixing) {
            some.scale(envelopes);
        }
        return mixing;
    }

    /** out = L(t) y. */
    void multiply(double t, double[] y, double[] out) {
        mixingAt(t);
        work += product;
        for (int k = 0; k < y.length; k++) {
            scaled[k] = epsilon * y[k];
        }
        System.arraycopy(y, 2 * from, scaled, 2 * from, 2 * nodes);
        Arrays.fill(out, 0);
        minusFast.multiplyAdd(y, out);
        for (int k = 0; k < out.length; k++) {
            out[k] = -out[k];
        }
        Arrays.fill(out, 2 * from, 2 * (from + nodes), 0);
        drive.apply(scaled, out);
        for (int k = 2 * from; k < 2 * (from + nodes); k++) {
            out[k] /= epsilon;
        }
    }

    /** out += factor · M′ y. */
    void addMass(double factor, double[] y, double[] out) {
        double small = factor * epsilon * epsilon;
        ComplexBand mass = layout.basis().mass();
        for (int i = 0; i < layout.pairs(); i++) {
            int at = layout.offset(i);
            if (layout.harmonic(i) == 0) {
                mass.multiplyAdd(at == from ? factor : small, 0, y, 2 * at, out, 2 * at);
                at += nodes;
            }
            for (int k = 2 * at; k < 2 * layout.end(i); k++) {
                out[k] += small * y[k];
            }
        }
    }

    /** ∂_t f_00 from L y, in place of f_00 in the first unknowns of a new array. */
    double[] slope(double[] product) {
        double[] out = Arrays.copyOfRange(product, 2 * from, 2 * (from + nodes));
        layout.basis().massFactors().solve(out, 0);
        return out;
    }

    /** ∫ f_00 dI. */
    double mass(double[] y) {
        double[] out = new double[2 * nodes];
        layout.basis().mass().multiplyAdd(1, 0, y, 2 * from, out, 0);
        double sum = 0;
        for (int k = 0; k < out.length; k += 2) {
            sum += out[k];
        }
        return sum;
    }
}
