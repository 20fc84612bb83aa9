package io.github.secular.classical.space;

import io.github.secular.numerics.FormulaArrays;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegrator;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegratorFactory;
import org.apache.commons.math3.complex.Complex;

/**
 * z = −A + κy, y′ = −κy + A, κ = γ + iν, along trajectories: A by cubics through four steps, e^{−κs} exactly; so z is that
 * of the step before the last. Of a noise that fades at a rate μ, κ = γ + μ + iΩ.
 */
final class FlowResponse extends FlowMemory {
    private final FormulaArrays[] amplitude;
    private final FormulaArrays.Room[] rooms;
    private final double[] wRe = new double[4];
    private final double[] wIm = new double[4];
    private final double decayRe;
    private final double decayIm;
    private final Complex kappa;
    private final double[][] aRe = new double[4][FormulaArrays.BLOCK];
    private final double[][] aIm = new double[4][FormulaArrays.BLOCK];
    private final double[] yRe = new double[FormulaArrays.BLOCK];
    private final double[] yIm = new double[FormulaArrays.BLOCK];
    private int seen;

    /**
     * @param amplitude C and −S, of positions and momenta
     * @param variance C(0) of a noise; 1 of a wave
     */
    FlowResponse(FormulaArrays[] amplitude, Complex kappa, double variance, double step) {
        super(kappa.getReal() * variance);
        this.amplitude = amplitude;
        this.rooms = new FormulaArrays.Room[] {amplitude[0].room(), amplitude[1].room()};
        this.kappa = kappa;
        Complex decay = kappa.multiply(-step).exp();
        this.decayRe = decay.getReal();
        this.decayIm = decay.getImaginary();
        // ∫_0^h e^{−κ(h − s)} ℓ_j(s) ds, ℓ_j the cubics through −h, 0, h, 2h
        GaussIntegrator rule = new GaussIntegratorFactory().legendre(24);
        for (int g = 0; g < 24; g++) {
            double s = (1 + rule.getPoint(g)) / 2;
            Complex e = kappa.multiply(-step * (1 - s)).exp().multiply(step * rule.getWeight(g) / 2);
            for (int j = 0; j < 4; j++) {
                double l = cubic(j, s);
                wRe[j] += l * e.getReal();
                wIm[j] += l * e.getImaginary();
            }
        }
    }

    @Override
    int stride() {
        return 1;
    }

    @Override
    void next(SymplecticBlock block, int size, boolean isAsked) {
        double[] oldRe = aRe[0];
        double[] oldIm = aIm[0];
        System.arraycopy(aRe, 1, aRe, 0, 3);
        System.arraycopy(aIm, 1, aIm, 0, 3);
        aRe[3] = oldRe;
        aIm[3] = oldIm;
        amplitude[0].at(block.state, size, new double[][] {aRe[3]}, rooms[0]);
        amplitude[1].at(block.state, size, new double[][] {aIm[3]}, rooms[1]);
        if (++seen < 4) {
            return;
        }
        double kRe = kappa.getReal();
        double kIm = kappa.getImaginary();
        for (int i = 0; i < size; i++) {
            double r = decayRe * yRe[i] - decayIm * yIm[i];
            double m = decayRe * yIm[i] + decayIm * yRe[i];
            for (int j = 0; j < 4; j++) {
                r += wRe[j] * aRe[j][i] - wIm[j] * aIm[j][i];
                m += wRe[j] * aIm[j][i] + wIm[j] * aRe[j][i];
            }
            yRe[i] = r;
            yIm[i] = m;
            re[i] = kRe * r - kIm * m - aRe[2][i];
            im[i] = kRe * m + kIm * r - aIm[2][i];
        }
    }
}
