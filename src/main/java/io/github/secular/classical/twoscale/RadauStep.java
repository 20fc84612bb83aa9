package io.github.secular.classical.twoscale;

import io.github.secular.numerics.RadauTableau;
import java.util.stream.IntStream;
import org.apache.commons.math3.complex.Complex;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * Steps of the three-stage Radau IIA method, of order 5 and L-stable, for y′ = L(t) y. With a constant J in place of
 * L, the stages are separated by the eigenvectors of the inverse of the method's matrix: systems (λ/h − J) w = r
 * (Hairer and Wanner, Solving Ordinary Differential Equations II, section IV.8), from which those of L are found by
 * repeated correction.
 *
 * <p>States stand for real functions: with the unknown at row r goes its complex conjugate at row mirror[r]. The pair of
 * complex λ then asks for one factorisation only, as the other w is the mirror image. Serves one thread at a time.
 */
final class RadauStep {
    private static final int STAGES = RadauTableau.STAGES;
    private static final RealMatrix INVERSE = new Array2DRowRealMatrix(RadauTableau.inverse());
    /** The real eigenvalue of the inverse, and that in the upper half plane. */
    private static final Complex[] EIGENVALUES = eigenvalues();
    /** Left eigenvectors, a row for each of the two, scaled to make projectors with the right ones. */
    private static final Complex[][] LEFT = {projector(0)[2], projector(1)[2]};

    private static final Complex[][] RIGHT = {right(0), right(1)};

    private final BlockTridiagonal jacobian;
    private final double step;
    private final int[] mirror;
    private final BlockFactors[] factors;
    private final double[][] work;
    private final double[][] residuals;

    /**
     * @param jacobian J
     * @param step h > 0
     * @param mirror the row of the complex conjugate of every unknown
     */
    RadauStep(BlockTridiagonal jacobian, double step, int[] mirror) {
        this.jacobian = jacobian;
        this.step = step;
        this.mirror = mirror;
        work = new double[2][2 * jacobian.size()];
        residuals = new double[STAGES][2 * jacobian.size()];
        factors = IntStream.range(0, 2)
                .parallel()
                .mapToObj(i -> {
                    Complex shift = EIGENVALUES[i].divide(step);
                    return jacobian.scaledPlusIdentity(-1, shift.getReal(), shift.getImaginary())
                            .factor();
                })
                .toArray(BlockFactors[]::new);
    }

    /** h. */
    double step() {
        return step;
    }

    /** Finds the stages y + z_j of y′ = J y; the last is the end of the step. */
    void start(double[] y, double[][] z) {
        for (int j = 0; j < STAGES; j++) {
            java.util.Arrays.fill(z[j], 0);
            if (j == 0) {
                jacobian.multiply(y, residuals[0]);
            } else {
                System.arraycopy(residuals[0], 0, residuals[j], 0, y.length);
            }
        }
        addSolution(z);
    }

    /**
     * Corrects the stages towards those of y′ = L(t) y, one round.
     *
     * @return the largest change of an unknown
     */
    double correct(SlowOperator operator, double t, double[] y, double[][] z) {
        double[] nodes = RadauTableau.nodes();
        double[] stage = work[0];
        for (int j = 0; j < STAGES; j++) {
            for (int k = 0; k < y.length; k++) {
                stage[k] = y[k] + z[j][k];
            }
            operator.multiply(t + nodes[j] * step, stage, residuals[j]);
            for (int i = 0; i < STAGES; i++) {
                double a = INVERSE.getEntry(j, i) / step;
                for (int k = 0; k < y.length; k++) {
                    residuals[j][k] -= a * z[i][k];
                }
            }
        }
        return addSolution(z);
    }

    private double addSolution(double[][] z) {
        IntStream.range(0, 2).parallel().forEach(i -> {
            double[] w = work[i];
            java.util.Arrays.fill(w, 0);
            for (int j = 0; j < STAGES; j++) {
                double re = LEFT[i][j].getReal();
                double im = LEFT[i][j].getImaginary();
                double[] r = residuals[j];
                for (int k = 0; k < w.length; k += 2) {
                    w[k] += re * r[k] - im * r[k + 1];
                    w[k + 1] += re * r[k + 1] + im * r[k];
                }
            }
            factors[i].solve(w);
        });
        double largest = 0;
        for (int j = 0; j < STAGES; j++) {
            double real = RIGHT[0][j].getReal();
            double re = RIGHT[1][j].getReal();
            double im = RIGHT[1][j].getImaginary();
            for (int r = 0; r < mirror.length; r++) {
                int k = 2 * r;
                int m = 2 * mirror[r];
                // The mirror image is exact, lest what rounding adds to it grow.
                double x = real * (work[0][k] + work[0][m]) / 2
                        + re * (work[1][k] + work[1][m])
                        - im * (work[1][k + 1] + work[1][m + 1]);
                double y = real * (work[0][k + 1] - work[0][m + 1]) / 2
                        + re * (work[1][k + 1] - work[1][m + 1])
                        + im * (work[1][k] - work[1][m]);
                z[j][k] += x;
                z[j][k + 1] += y;
                largest = Math.max(largest, Math.max(Math.abs(x), Math.abs(y)));
            }
        }
        return largest;
    }

    /** The roots of λ³ − 9λ² + 36λ − 60, the characteristic polynomial of the inverse matrix, one of each pair. */
    private static Complex[] eigenvalues() {
        EigenDecomposition found = new EigenDecomposition(INVERSE);
        Complex[] out = new Complex[2];
        for (int i = 0; i < STAGES; i++) {
            Complex z = new Complex(found.getRealEigenvalues()[i], found.getImagEigenvalues()[i]);
            for (int n = 0; n < 3; n++) {
                // Newton's method takes the last digits off the eigenvalue routine.
                Complex value = z.subtract(9).multiply(z).add(36).multiply(z).subtract(60);
                Complex slope = z.multiply(3).subtract(18).multiply(z).add(36);
                z = z.subtract(value.divide(slope));
            }
            if (Math.abs(z.getImaginary()) < 1e-9) {
                out[0] = new Complex(z.getReal(), 0);
            } else if (z.getImaginary() > 0) {
                out[1] = z;
            }
        }
        return out;
    }

    /** Π_{j≠i} (A⁻¹ − λ_j)/(λ_i − λ_j). */
    private static Complex[][] projector(int i) {
        Complex[] all = {EIGENVALUES[0], EIGENVALUES[1], EIGENVALUES[1].conjugate()};
        Complex[][] out = new Complex[STAGES][STAGES];
        for (int r = 0; r < STAGES; r++) {
            for (int c = 0; c < STAGES; c++) {
                out[r][c] = new Complex(r == c ? 1 : 0);
            }
        }
        for (int j = 0; j < STAGES; j++) {
            Complex[][] next = new Complex[STAGES][STAGES];
            for (int r = 0; r < STAGES && j != i; r++) {
                for (int c = 0; c < STAGES; c++) {
                    Complex sum = out[r][c].multiply(all[j].negate());
                    for (int m = 0; m < STAGES; m++) {
                        sum = sum.add(out[m][c].multiply(INVERSE.getEntry(r, m)));
                    }
                    next[r][c] = sum.divide(all[i].subtract(all[j]));
                }
            }
            out = j == i ? out : next;
        }
        return out;
    }

    /** The right eigenvector whose last component is 1. */
    private static Complex[] right(int i) {
        Complex[][] p = projector(i);
        Complex[] out = new Complex[STAGES];
        for (int r = 0; r < STAGES; r++) {
            out[r] = p[r][2].divide(p[2][2]);
        }
        return out;
    }
}
