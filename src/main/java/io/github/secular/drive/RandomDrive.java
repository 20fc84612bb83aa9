package io.github.secular.drive;

import io.github.secular.numerics.ComplexMatrix;
import io.github.secular.numerics.InvalidInputException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.complex.Complex;

/**
 * A random forcing V(τ) = Σ_q s_q(τ) V_q of signals of independent noises, each with its Hermitian matrix
 * (doc/light.md, L4.1). Signals of one noise correlate, and so do cosine and sine of one carrier. Clock noises of one
 * cell length share their cell boundaries (and draw independent values).
 */
public final class RandomDrive implements Drive {
    private static final double HERMITIAN_TOLERANCE = 1e-12;

    private final int size;
    private final List<Source> sources;
    private final List<Tone> tones;

    /**
     * One signal and what it shakes.
     *
     * @param signal s_q
     * @param matrix V_q, N × N, Hermitian
     */
    public record Source(NoiseSignal signal, ComplexMatrix matrix) {
        /** ξ_q V_q, ξ_q a noise that nothing else shares. */
        public Source(Noise noise, ComplexMatrix matrix) {
            this(new NoiseSignal(noise), matrix);
        }

        public Noise noise() {
            return signal.noise();
        }
    }

    /**
     * @param size N, the number of levels
     * @param sources at least one; those whose noise is their own are numbered here
     * @throws InvalidInputException if a matrix is not N × N, not finite or not Hermitian
     */
    public RandomDrive(int size, List<Source> sources) {
        this.size = size;
        List<NoiseSignal> signals =
                NoiseSignal.numbered(sources.stream().map(Source::signal).toList());
        this.sources = IntStream.range(0, signals.size())
                .mapToObj(q -> new Source(signals.get(q), sources.get(q).matrix()))
                .toList();
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
        this.tones = found();
    }

    @Override
    public int size() {
        return size;
    }

    public List<Source> sources() {
        return sources;
    }

    /** s_q, in the order of the sources. */
    public List<NoiseSignal> signals() {
        return sources.stream().map(Source::signal).toList();
    }

    /** Whether every noise forgets within a finite time, as paper 1, (HQ-R3) wants. */
    public boolean hasFiniteSupport() {
        return sources.stream().allMatch(s -> s.noise().support() < Double.POSITIVE_INFINITY);
    }

    /**
     * ξ e^{iφ} times a matrix: V is the sum of all tones.
     *
     * @param noise ξ
     * @param source its number
     * @param frequency φ′, angular, per unit of fast time; 0 without a carrier
     * @param matrix V̂, N × N; that of the opposite frequency is its adjoint
     */
    public record Tone(Noise noise, int source, double frequency, ComplexMatrix matrix) {}

    /** The tones of every noise, which do not correlate: R(τ; k, l, m, n) = Σ C(τ) e^{iφ′τ} V̂(k, l) V̂(n, m)*. */
    public List<Tone> tones() {
        return tones;
    }

    private List<Tone> found() {
        List<Tone> out = new ArrayList<>();
        for (int q = 0; q < sources.size(); q++) {
            NoiseSignal first = sources.get(q).signal();
            if (sources.subList(0, q).stream().anyMatch(s -> first.correlatesWith(s.signal()))) {
                continue;
            }
            ComplexMatrix sum = ComplexMatrix.zero(size, size);
            for (Source s : sources) {
                if (first.correlatesWith(s.signal())) {
                    // C cos φ + S sin φ = (C − iS)/2 e^{iφ} and its adjoint
                    double half = first.isCarried() ? 0.5 : 1;
                    boolean sine = s.signal().sine();
                    sum = sum.plus(s.matrix().times(sine ? 0 : half, sine ? -half : 0));
                }
            }
            out.add(new Tone(first.noise(), first.source(), first.carrier(), sum));
            if (first.isCarried()) {
                out.add(new Tone(first.noise(), first.source(), -first.carrier(), sum.adjoint()));
            }
        }
        return out;
    }

    /** ∫₀^∞ R(τ; k, l, m, n) exp(−z τ) dτ, R(τ; k, l, m, n) = E[V(s + τ; k, l) V(s; m, n)]. */
    public Complex laplace(int k, int l, int m, int n, Complex z) {
        Complex sum = Complex.ZERO;
        for (Tone t : tones) {
            Complex product =
                    entry(t.matrix(), k, l).multiply(entry(t.matrix(), n, m).conjugate());
            if (product.abs() > 0) {
                sum = sum.add(product.multiply(t.noise().laplace(z.subtract(new Complex(0, t.frequency())))));
            }
        }
        return sum;
    }

    private static Complex entry(ComplexMatrix v, int row, int column) {
        return new Complex(v.re(row, column), v.im(row, column));
    }
}
