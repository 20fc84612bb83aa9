package io.github.secular.numerics;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.math3.complex.Complex;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * Means of u(v) = (1 + v T)⁻¹ g over a normal distribution of v around 0, from eigenvalues λ and eigenvectors of T: with
 * s the standard deviation and z = ±1/(√2 s λ), Im z &gt; 0,
 *
 * <pre>  ⟨1/(1 + v λ)⟩ = −i √π z w(z),     ⟨v/(1 + v λ)⟩ = (1 − ⟨1/(1 + v λ)⟩)/λ </pre>
 *
 * (doc/bloch-solvers.md, B11.10). How well the eigenvectors are conditioned is not looked at: callers compare with the same
 * of a matrix that differs by rounding.
 */
public final class ResolventMean {
    /** Below this value of s |λ| a series is taken, whose first term left out is then below rounding. */
    private static final double SMALL = 0.01;

    private final double[] plain;
    private final double[] times;
    private final Complex[] poles;

    private ResolventMean(double[] plain, double[] times, Complex[] poles) {
        this.plain = plain;
        this.times = times;
        this.poles = poles;
    }

    /**
     * The means.
     *
     * @param t T, n × n, row by row
     * @param g n numbers
     * @param deviation s &gt; 0
     * @return nothing if T has no full set of eigenvectors that can be found, or an eigenvalue that is real: u has a pole
     *     at a real v then
     */
    public static Optional<ResolventMean> of(double[] t, double[] g, double deviation) {
        int n = g.length;
        if (n == 0) {
            return Optional.of(new ResolventMean(new double[0], new double[0], new Complex[0]));
        }
        DMatrixRMaj matrix = new DMatrixRMaj(n, n, true, t.clone());
        return Eigenvalues.of(matrix).flatMap(lambda -> of(matrix, g, lambda, deviation));
    }

    private static Optional<ResolventMean> of(DMatrixRMaj t, double[] g, List<Complex> lambda, double deviation) {
        int n = g.length;
        // a pair of columns (p, q) stands for the eigenvectors p ± i q
        DMatrixRMaj vectors = new DMatrixRMaj(n, n);
        List<Complex> kept = new ArrayList<>();
        int column = 0;
        for (Complex l : lambda) {
            boolean isReal = l.getImaginary() == 0;
            if (l.getImaginary() < 0) {
                continue;
            }
            Optional<double[]> vector = Eigenvalues.vector(t, l, column);
            if (isReal && Math.abs(l.getReal()) * deviation > SMALL
                    || vector.isEmpty()
                    || column + (isReal ? 0 : 1) >= n) {
                return Optional.empty();
            }
            for (int i = 0; i < n; i++) {
                vectors.set(i, column, vector.get()[2 * i]);
                if (!isReal) {
                    vectors.set(i, column + 1, vector.get()[2 * i + 1]);
                }
            }
            column += isReal ? 1 : 2;
            kept.add(l);
        }
        DMatrixRMaj start = new DMatrixRMaj(n, 1);
        if (column != n || !CommonOps_DDRM.solve(vectors, new DMatrixRMaj(n, 1, true, g.clone()), start)) {
            return Optional.empty();
        }
        return Optional.of(weighted(vectors, start.data, kept, deviation));
    }

    /** @param start g in the basis of eigenvectors */
    private static ResolventMean weighted(DMatrixRMaj vectors, double[] start, List<Complex> lambda, double deviation) {
        int n = start.length;
        double[] plain = new double[n];
        double[] times = new double[n];
        int column = 0;
        for (Complex l : lambda) {
            if (l.getImaginary() == 0) {
                // its pole is so far out that nothing is there
                double other = times(l, Complex.ONE, deviation).getReal();
                plain[column] = (1 - l.getReal() * other) * start[column];
                times[column] = other * start[column];
                column++;
            } else {
                Complex one = plain(l, deviation);
                rotate(one, start, plain, column);
                rotate(times(l, one, deviation), start, times, column);
                column += 2;
            }
        }
        Complex[] poles = lambda.stream()
                .filter(l -> l.getImaginary() != 0)
                .map(l -> l.reciprocal().negate())
                .toArray(Complex[]::new);
        return new ResolventMean(product(vectors, plain), product(vectors, times), poles);
    }

    private static double[] product(DMatrixRMaj vectors, double[] x) {
        DMatrixRMaj out = new DMatrixRMaj(x.length, 1);
        CommonOps_DDRM.mult(vectors, DMatrixRMaj.wrap(x.length, 1, x), out);
        return out.data;
    }

    private static void rotate(Complex f, double[] from, double[] to, int i) {
        to[i] = f.getReal() * from[i] + f.getImaginary() * from[i + 1];
        to[i + 1] = f.getReal() * from[i + 1] - f.getImaginary() * from[i];
    }

    private static Complex plain(Complex lambda, double deviation) {
        Complex z = lambda.multiply(Math.sqrt(2) * deviation).reciprocal().negate();
        Complex upper = z.getImaginary() > 0 ? z : z.negate();
        return upper.multiply(Faddeeva.w(upper)).multiply(new Complex(0, -Math.sqrt(Math.PI)));
    }

    private static Complex times(Complex lambda, Complex plain, double deviation) {
        double size = lambda.abs() * deviation;
        if (size > SMALL) {
            return Complex.ONE.subtract(plain).divide(lambda);
        }
        // −Σ (2k − 1)!! (s λ)^{2k} / λ
        Complex square = lambda.multiply(lambda).multiply(deviation * deviation);
        Complex term = lambda.multiply(-deviation * deviation);
        Complex sum = Complex.ZERO;
        for (int k = 1; k <= 6; k++) {
            sum = sum.add(term);
            term = term.multiply(square).multiply(2 * k + 1);
        }
        return sum;
    }

    /** ⟨u⟩; not to be changed. */
    public double[] plain() {
        return plain;
    }

    /** ⟨v u⟩; not to be changed. */
    public double[] times() {
        return times;
    }

    /** The complex values of v at which u has poles, one of each pair. */
    public Complex[] poles() {
        return poles.clone();
    }
}
