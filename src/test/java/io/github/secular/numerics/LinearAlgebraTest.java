package io.github.secular.numerics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.special.BesselJ;
import org.ejml.data.ZMatrixRMaj;
import org.junit.jupiter.api.Test;

/** Against Commons Math and closed forms. */
class LinearAlgebraTest {
    @Test
    void besselFunctions() {
        for (double x : new double[] {0, 1e-3, 0.7, 5, 31}) {
            double[] out = new double[12];
            BesselTable.fill(x, out);
            for (int n = 0; n < out.length; n++) {
                assertEquals(BesselJ.value(n, x), out[n], 1e-14, "J_" + n + "(" + x + ")");
            }
        }
    }

    /** (a −b; b a)ⁿ turns by n times the angle. */
    @Test
    void powersOfARotation() {
        double angle = 0.37;
        double size = 1 - 1e-9;
        ZMatrixRMaj m = new ZMatrixRMaj(2, 2);
        m.set(0, 0, size * Math.cos(angle), 0);
        m.set(1, 1, size * Math.cos(angle), 0);
        m.set(0, 1, -size * Math.sin(angle), 0);
        m.set(1, 0, size * Math.sin(angle), 0);
        MatrixPowers powers = new MatrixPowers(m);
        for (long n : new long[] {0, 1, 2, 13, 1_000_003}) {
            double[] v = {1, 0, 0, 2};
            powers.apply(n, v);
            double r = Math.pow(size, n);
            double c = r * Math.cos(n * angle);
            double s = r * Math.sin(n * angle);
            assertArrayEquals(new double[] {c, -2 * s, s, 2 * c}, v, 1e-15 * (4 + n), "n = " + n);
        }
    }

    @Test
    void bandedCholesky() {
        Random random = new Random(3);
        int n = 30;
        int width = 4;
        double[][] band = new double[n][width];
        RealMatrix full = new Array2DRowRealMatrix(n, n);
        for (int j = 0; j < n; j++) {
            for (int d = 0; d < width && d <= j; d++) {
                band[j][d] = d == 0 ? 8 : random.nextDouble() - 0.5;
                full.setEntry(j, j - d, band[j][d]);
                full.setEntry(j - d, j, band[j][d]);
            }
        }
        double[] right = random.doubles(n).toArray();
        double[] expected = new LUDecomposition(full)
                .getSolver()
                .solve(new ArrayRealVector(right))
                .toArray();
        assertArrayEquals(expected, new BandedGram(band).solve(right), 1e-13);
    }

    /** exp(t (1 − H⁻¹)/γ) e_1 from the eigenvalues of a symmetric H. */
    @Test
    void shiftedExponential() {
        Random random = new Random(5);
        int n = 6;
        double gamma = 0.3;
        double[][] h = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                h[i][j] = i == j ? 0.5 : 0.1 * (random.nextDouble() - 0.5);
                h[j][i] = h[i][j];
            }
        }
        EigenDecomposition eigen = new EigenDecomposition(new Array2DRowRealMatrix(h));
        ShiftedExponential exponential = new ShiftedExponential(h, n, gamma);
        for (double t : new double[] {1e-3, 0.2, 3}) {
            double[] expected = new double[n];
            for (int k = 0; k < n; k++) {
                double factor = Math.exp(t * (1 - 1 / eigen.getRealEigenvalue(k)) / gamma);
                double[] v = eigen.getEigenvector(k).toArray();
                for (int i = 0; i < n; i++) {
                    expected[i] += factor * v[0] * v[i];
                }
            }
            assertArrayEquals(expected, exponential.at(t), 1e-11, "t = " + t);
            assertTrue(exponential.disagreement() < 1e-10);
        }
    }

    @Test
    void stageInverse() {
        double kappa = 2.3;
        double[] z = {0.4, -1.7};
        double[] inverse = new double[18];
        StageInverse.invert(kappa, z[0], z[1], inverse, 0);
        double[][] a = RadauTableau.inverse();
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                double re = 0;
                double im = 0;
                for (int k = 0; k < 3; k++) {
                    double x = kappa * a[i][k] + (i == k ? z[0] : 0);
                    double y = i == k ? z[1] : 0;
                    re += x * inverse[2 * (3 * k + j)] - y * inverse[2 * (3 * k + j) + 1];
                    im += x * inverse[2 * (3 * k + j) + 1] + y * inverse[2 * (3 * k + j)];
                }
                assertEquals(i == j ? 1 : 0, re, 1e-14);
                assertEquals(0, im, 1e-14);
            }
        }
    }

    /** Two cells of different mass exchange until they are equal; the error of a step falls as its sixth power. */
    @Test
    void radauStepOfAnExchange() {
        double[] masses = {2, 0.5};
        double g = 0.7;
        double[] errors = new double[3];
        for (int level = 0; level < errors.length; level++) {
            double dt = Math.scalb(0.2, -level);
            double[] f = {1, 0};
            double lost = new RadauStep(masses).advance(f, new double[][] {{g, 0}, {g, 0}, {g, 0}}, dt, f);
            double mean = masses[0] / (masses[0] + masses[1]);
            double left = Math.exp(-g * (1 / masses[0] + 1 / masses[1]) * dt);
            errors[level] = Math.abs(f[0] - (mean + (1 - mean) * left));
            assertEquals(0, lost);
            assertEquals(2, masses[0] * f[0] + masses[1] * f[1], 1e-15);
        }
        assertEquals(6, Math.log(errors[1] / errors[2]) / Math.log(2), 0.2);
    }

    /** Waves that the grid resolves are shifted exactly. */
    @Test
    void fourierShift() {
        int n = 64;
        int pairs = 3;
        FourierShift shift = new FourierShift(n, pairs);
        double[] a = {3.37, -0.21, 7.5};
        double[] b = {-11.81, 0, 1.25};
        for (int i = 0; i < n; i++) {
            for (int l = 0; l < pairs; l++) {
                shift.first()[i][l] = wave(i, n);
                shift.second()[i][l] = 0.5 - wave(2 * i, n);
            }
        }
        shift.shift(a, b);
        for (int i = 0; i < n; i++) {
            for (int l = 0; l < pairs; l++) {
                assertEquals(wave(i - a[l], n), shift.first()[i][l], 1e-14);
                assertEquals(0.5 - wave(2 * (i - b[l]), n), shift.second()[i][l], 1e-14);
            }
        }
    }

    private static double wave(double x, int n) {
        double unit = 2 * Math.PI * x / n;
        return Math.cos(unit) + 0.3 * Math.sin(5 * unit) - 0.2 * Math.cos(9 * unit + 1);
    }
}
