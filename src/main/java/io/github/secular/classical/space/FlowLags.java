package io.github.secular.classical.space;

import io.github.secular.drive.Noise;
import io.github.secular.numerics.FormulaArrays;
import java.util.Arrays;
import java.util.TreeSet;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegrator;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegratorFactory;
import org.apache.commons.math3.complex.Complex;

/**
 * Z = ∫_0^L C(s) e^{−κs} W(Y(−s)) ds of a noise of any covariance, W = {H0, C − iS}, by cubics through four steps and the
 * covariance with its kinks exactly; to be multiplied with W (doc/classical.md, C9.13). Both are those of the step before the
 * last.
 */
final class FlowLags extends FlowMemory {
    /** Steps by which more has to be known than the memory. */
    static final int EDGE = 4;

    /** Lags that take about the time of a step along the motion. */
    private static final int LAGS_PER_STEP = 20;

    private static final int NODES = 10;

    private final FormulaArrays[] slopes;
    private final FormulaArrays.Room[] rooms;
    private final double[][] parts;
    private final boolean hasMomenta;
    private final double[] wRe;
    private final double[] wIm;
    /** W of the last steps, in a ring. */
    private final double[][] pastRe;

    private final double[][] pastIm;
    private final double[] nowRe;
    private final double[] nowIm;
    private int newest;

    /**
     * @param kappa γ + iΩ
     * @param memory L, at most the support of the noise
     */
    FlowLags(SpaceTerm term, int dimension, Noise noise, Complex kappa, double memory, double step) {
        this(term, dimension, noise, kappa, memory, step, new double[2][FormulaArrays.BLOCK]);
    }

    private FlowLags(
            SpaceTerm term, int dimension, Noise noise, Complex kappa, double memory, double step, double[][] now) {
        super(now[0], now[1]);
        nowRe = now[0];
        nowIm = now[1];
        slopes = new FormulaArrays[] {
            FormulaArrays.gradient(term.cosine(), 2 * dimension), FormulaArrays.gradient(term.sine(), 2 * dimension)
        };
        rooms = new FormulaArrays.Room[] {slopes[0].room(), slopes[1].room()};
        hasMomenta =
                MomentumParts.hasMomenta(term.cosine(), dimension) || MomentumParts.hasMomenta(term.sine(), dimension);
        parts = new double[2 * dimension][FormulaArrays.BLOCK];
        int lags = (int) Math.ceil(memory / step * (1 - 1e-12));
        // from the lag −1, one step behind now, to one beyond the last
        wRe = new double[lags + 3];
        wIm = new double[lags + 3];
        pastRe = new double[lags + 3][FormulaArrays.BLOCK];
        pastIm = new double[lags + 3][FormulaArrays.BLOCK];
        TreeSet<Double> cuts = new TreeSet<>();
        Arrays.stream(noise.kinks()).filter(t -> t < memory).forEach(cuts::add);
        for (int j = 0; j < lags; j++) {
            cuts.add(j * step);
        }
        cuts.add(memory);
        GaussIntegrator rule = new GaussIntegratorFactory().legendre(NODES);
        double from = 0;
        for (double to : cuts.tailSet(from, false)) {
            weigh(noise, kappa, rule, from, to, step);
            from = to;
        }
    }

    /** Adds ∫ C(s) e^{−κs} ℓ_j(s) ds over a piece within one step, ℓ_j the cubics through the two lags before and behind it. */
    private void weigh(Noise noise, Complex kappa, GaussIntegrator rule, double from, double to, double step) {
        int cell = (int) Math.min(wRe.length - 4, Math.floor((from + to) / (2 * step)));
        for (int g = 0; g < NODES; g++) {
            double s = from + (1 + rule.getPoint(g)) / 2 * (to - from);
            Complex e = kappa.multiply(-s).exp().multiply(rule.getWeight(g) / 2 * (to - from) * noise.covariance(s));
            double u = s / step - cell;
            for (int j = 0; j < 4; j++) {
                double l = cubic(j, u);
                wRe[cell + j] += l * e.getReal();
                wIm[cell + j] += l * e.getImaginary();
            }
        }
    }

    @Override
    int stride() {
        return 1 + wRe.length / LAGS_PER_STEP;
    }

    @Override
    void next(SymplecticBlock block, int size, boolean isAsked) {
        newest = (newest + 1) % pastRe.length;
        turn(block, size, 0, 1, pastRe[newest]);
        turn(block, size, 1, -1, pastIm[newest]);
        if (!isAsked) {
            return;
        }
        int before = (newest + pastRe.length - 1) % pastRe.length;
        System.arraycopy(pastRe[before], 0, nowRe, 0, size);
        System.arraycopy(pastIm[before], 0, nowIm, 0, size);
        Arrays.fill(re, 0);
        Arrays.fill(im, 0);
        for (int j = 0; j < wRe.length; j++) {
            int at = (newest + pastRe.length - j) % pastRe.length;
            add(pastRe[at], pastIm[at], wRe[j], wIm[j], size);
        }
    }

    private void add(double[] r, double[] m, double a, double b, int size) {
        for (int i = 0; i < size; i++) {
            re[i] += a * r[i] - b * m[i];
            im[i] += a * m[i] + b * r[i];
        }
    }

    /** The change of C or of −S along the motion, p·∂_q − ∂U·∂_p. */
    private void turn(SymplecticBlock block, int size, int part, int sign, double[] out) {
        slopes[part].at(block.state, size, parts, rooms[part]);
        Arrays.fill(out, 0);
        double[][] force = hasMomenta ? block.slopes(size) : null;
        for (int a = 0; a < block.p.length; a++) {
            for (int i = 0; i < size; i++) {
                out[i] += sign * parts[a][i] * block.p[a][i];
                out[i] -= hasMomenta ? sign * parts[block.p.length + a][i] * force[a][i] : 0;
            }
        }
    }
}
