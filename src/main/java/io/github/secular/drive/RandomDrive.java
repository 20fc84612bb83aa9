package io.github.secular.drive;

import io.github.secular.numerics.ComplexMatrix;
import io.github.secular.numerics.InvalidInputException;
import java.util.List;
import org.apache.commons.math3.complex.Complex;

/**
 * A random forcing V(τ) = Σ_q ξ_q(τ) V_q of independent noises, each with its Hermitian matrix
 * (doc/light.md, L4.1). Clock noises of one cell length share their cell boundaries (and draw
 * independent values).
 */
public final class RandomDrive implements Drive {
    private static final double HERMITIAN_TOLERANCE = 1e-12;

    private final int size;
    private final List<Source> sources;

    /**
     * One noise and what it shakes.
     *
     * @param matrix V_q, N × N, Hermitian
     */
    public record Source(Noise noise, ComplexMatrix matrix) {}

    /**
     * @param size N, the number of levels
     * @param sources independent noises, at least one
     * @throws InvalidInputException if a matrix is not N × N, not finite or not Hermitian
     */
    public RandomDrive(int size, List<Source> sources) {
        this.size = size;
        this.sources = List.copyOf(sources);
        if (sources.isEmpty()) {
            throw new InvalidInputException("noises", "no noise", "at least one");
        }
        for (int q = 0; q < sources.size(); q++) {
            String where = "noises[" + q + "].matrix";
            ComplexMatrix v = sources.get(q).matrix();
            if (v.rows() != size || v.columns() != size) {
                throw new InvalidInputException(
                        where, v.rows() + " x " + v.columns() + " numbers", size + " x " + size);
            }
            double scale = v.maxAbs();
            if (!(scale < Double.POSITIVE_INFINITY)) {
                throw new InvalidInputException(where, "a value that is not finite", "finite numbers");
            }
            if (!(v.distance(v.adjoint()) <= HERMITIAN_TOLERANCE * scale)) {
                throw new InvalidInputException(where, "a matrix that is not Hermitian", "a Hermitian matrix");
            }
        }
    }

    @Override
    public int size() {
        return size;
    }

    public List<Source> sources() {
        return sources;
    }

    /** Whether every noise forgets within a finite time, as paper 1, (HQ-R3) wants. */
    public boolean hasFiniteSupport() {
        return sources.stream().allMatch(s -> s.noise().support() < Double.POSITIVE_INFINITY);
    }

    /** ∫₀^∞ R(τ; k, l, m, n) exp(−z τ) dτ, R(τ; k, l, m, n) = E[V(s + τ; k, l) V(s; m, n)]. */
    public Complex laplace(int k, int l, int m, int n, Complex z) {
        Complex sum = Complex.ZERO;
        for (Source s : sources) {
            Complex product = entry(s.matrix(), k, l).multiply(entry(s.matrix(), m, n));
            if (product.abs() > 0) {
                sum = sum.add(product.multiply(s.noise().laplace(z)));
            }
        }
        return sum;
    }

    private static Complex entry(ComplexMatrix v, int row, int column) {
        return new Complex(v.re(row, column), v.im(row, column));
    }
}
