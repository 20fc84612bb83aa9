package io.github.secular.numerics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.apache.commons.math3.complex.Complex;
import org.ejml.data.ZMatrixRMaj;
import org.junit.jupiter.api.Test;

/** Sparse and matrix-free solutions of complex systems against dense elimination. */
class ComplexSystemsTest {
    private final Random random = new Random(7);

    /** A with entries at |i − j| ≤ band, and a diagonal that holds its own. */
    private ZMatrixRMaj matrix(int n, int band, double diagonal) {
        ZMatrixRMaj out = new ZMatrixRMaj(n, n);
        for (int i = 0; i < n; i++) {
            for (int j = Math.max(0, i - band); j <= Math.min(n - 1, i + band); j++) {
                out.set(i, j, random.nextGaussian() + (i == j ? diagonal : 0), random.nextGaussian());
            }
        }
        return out;
    }

    private double[] vector(int n) {
        return random.doubles(2 * n, -1, 1).toArray();
    }

    private static double[] dense(ZMatrixRMaj a, double[] b) {
        return ComplexLu.of(a).orElseThrow().solve(new ZMatrixRMaj(a.numRows, 1, true, b.clone())).data;
    }

    private static ComplexGmres.Map map(ZMatrixRMaj a) {
        return (v, out) -> {
            java.util.Arrays.fill(out, 0);
            ComplexProduct.addTo(out, a.data, a.numRows, v);
        };
    }

    /** Without restarts and with many, with a preconditioner and without, one object for all. */
    @Test
    void iterationFindsWhatEliminationFinds() {
        int n = 40;
        ComplexGmres.Map same = (v, out) -> System.arraycopy(v, 0, out, 0, v.length);
        ZMatrixRMaj a = matrix(n, n, 30);
        ZMatrixRMaj near = a.copy();
        for (int k = 0; k < near.data.length; k++) {
            near.data[k] += 0.1 * random.nextGaussian();
        }
        ComplexGmres.Map inverse = map(ComplexLu.of(near).orElseThrow().inverse());
        double[] b = vector(n);
        double[] right = dense(a, b);
        for (int directions : new int[] {5, 60}) {
            ComplexGmres gmres = new ComplexGmres(directions, 400);
            double[] alone = new double[2 * n];
            double[] led = new double[2 * n];
            assertTrue(gmres.solve(map(a), same, b, 1e-13, alone) <= 1e-13);
            int needed = gmres.iterations();
            assertTrue(gmres.solve(map(a), inverse, b, 1e-13, led) <= 1e-13);
            assertTrue(gmres.iterations() - needed < needed, "a preconditioner helps");
            assertArrayEquals(right, alone, 1e-12);
            assertArrayEquals(right, led, 1e-12);
        }
    }

    /** Below what rounding allows it stops, and tells how far it came: the true residual. */
    @Test
    void theResidualOfHardSystemsIsTheTrueOne() {
        int n = 30;
        ZMatrixRMaj a = matrix(n, n, 12);
        for (int j = 0; j < 2 * n; j++) {
            a.data[j] *= 1e-9;
        }
        double[] b = vector(n);
        double[] x = new double[2 * n];
        ComplexGmres gmres = new ComplexGmres(40, 4000);
        double told = gmres.solve(map(a), (v, out) -> System.arraycopy(v, 0, out, 0, v.length), b, 1e-17, x);
        double[] product = new double[2 * n];
        map(a).apply(x, product);
        double left = 0;
        double size = 0;
        for (int k = 0; k < 2 * n; k++) {
            left += Math.pow(product[k] - b[k], 2);
            size += b[k] * b[k];
        }
        assertTrue(gmres.iterations() < 1000, "it does not go on for nothing: " + gmres.iterations());
        double actual = Math.sqrt(left / size);
        assertTrue(told > 1e-17 && actual <= 3 * told + 1e-14, told + " told, " + actual + " left");
    }

    @Test
    void bandsAreEliminatedInPlace() {
        int n = 25;
        int band = 3;
        ZMatrixRMaj a = matrix(n, band, 9);
        ComplexBand sparse = new ComplexBand(n, band);
        for (int i = 0; i < n; i++) {
            for (int j = Math.max(0, i - band); j <= Math.min(n - 1, i + band); j++) {
                sparse.add(i, j, a.getReal(i, j), a.getImag(i, j));
            }
        }
        double[] b = vector(n);
        double[] x = b.clone();
        sparse.factors().solve(x, 0);
        assertArrayEquals(dense(a, b), x, 1e-12);
        double[] product = new double[2 * n];
        sparse.multiplyAdd(1, 0, x, 0, product, 0);
        assertArrayEquals(b, product, 1e-12);
    }

    @Test
    void blocksOfDifferentSizesAreEliminatedFromTheFirstToTheLast() {
        int[] sizes = {3, 1, 4, 2};
        BlockTridiagonal blocks = new BlockTridiagonal(sizes);
        ZMatrixRMaj a = new ZMatrixRMaj(10, 10);
        for (int i = 0; i < sizes.length; i++) {
            for (int j = Math.max(0, i - 1); j <= Math.min(sizes.length - 1, i + 1); j++) {
                for (int r = 0; r < sizes[i]; r++) {
                    for (int c = 0; c < sizes[j]; c++) {
                        double re = random.nextGaussian() + (i == j && r == c ? 6 : 0);
                        double im = random.nextGaussian();
                        blocks.add(i, r, j, c, re, im);
                        a.set(blocks.offset(i) + r, blocks.offset(j) + c, re, im);
                    }
                }
            }
        }
        double[] b = vector(10);
        double[] x = b.clone();
        blocks.factor().orElseThrow().solve(x);
        assertArrayEquals(dense(a, b), x, 1e-12);
        blocks.clearRow(2, 0);
        assertTrue(blocks.factor().isEmpty(), "an empty row is singular");
    }

    /** w_i = Σ_j left(i, j) z_j separates the stages: A⁻¹ = Σ_i right(i) λ_i left(i), and right undoes left. */
    @Test
    void stagesOfRadauAreSeparated() {
        double[][] inverse = RadauTableau.inverse();
        for (int r = 0; r < RadauTableau.STAGES; r++) {
            for (int c = 0; c < RadauTableau.STAGES; c++) {
                Complex one = Complex.ZERO;
                Complex all = Complex.ZERO;
                for (int i = 0; i < RadauTableau.STAGES; i++) {
                    Complex part = RadauModes.right(i, r).multiply(RadauModes.left(i, c));
                    one = one.add(part);
                    all = all.add(part.multiply(RadauModes.value(i)));
                }
                assertEquals(0, one.subtract(r == c ? 1 : 0).abs(), 1e-13);
                assertEquals(0, all.subtract(inverse[r][c]).abs(), 1e-12);
            }
        }
    }

    /** Nodal polynomials are 1 at their node and 0 at the others, where L′_n or 1 − z² is 0. */
    @Test
    void nodalPolynomialsOfLobattosPoints() {
        for (int n : new int[] {1, 2, 5, 12}) {
            double[] z = Legendre.lobatto(n);
            double[][] c = Legendre.nodal(n);
            double[] l = new double[n + 1];
            double[] slopes = new double[n + 1];
            for (int b = 0; b <= n; b++) {
                Legendre.values(z[b], n, l);
                Legendre.slopes(z[b], n, l, slopes);
                assertEquals(0, (1 - z[b] * z[b]) * slopes[n], 1e-12);
                for (int a = 0; a <= n; a++) {
                    double sum = 0;
                    for (int k = 0; k <= n; k++) {
                        sum += c[a][k] * l[k];
                    }
                    assertEquals(a == b ? 1 : 0, sum, 1e-13);
                }
            }
        }
        assertArrayEquals(new double[] {-1, -Math.sqrt(0.2), Math.sqrt(0.2), 1}, Legendre.lobatto(3), 1e-15);
    }
}
