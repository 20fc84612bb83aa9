package io.github.secular.drive;

import io.github.secular.numerics.InvalidInputException;
import java.util.Optional;
import java.util.SplittableRandom;
import org.apache.commons.math3.complex.Complex;

/**
 * ξ = ±√variance, drawn anew with equal chances in each cell of length Tc; the first cell boundary
 * after τ = 0 stands at u (doc/light.md, L4.3). With u uniform in [0, Tc) the process is stationary
 * and C(τ) = variance · (1 − |τ|/Tc)₊.
 *
 * @param cellLength Tc &gt; 0, fast time
 * @param variance C(0) ≥ 0
 * @param phase u in [0, Tc), or NaN for u drawn uniformly; a given u leaves the limit as it is and
 *     changes the mean at finite ε by O(ε²) (doc/errata.md, E1.9)
 */
public record ClockNoise(double cellLength, double variance, double phase) implements Noise {
    /** Below this |z Tc| the closed form cancels and the series takes over. */
    private static final double SERIES_BELOW = 0.5;

    public ClockNoise {
        if (!(cellLength > 0 && cellLength < Double.POSITIVE_INFINITY)) {
            throw new InvalidInputException("cellLength", "" + cellLength, "a finite number above 0");
        }
        NoiseChecks.variance(variance);
        if (!Double.isNaN(phase) && !(phase >= 0 && phase < cellLength)) {
            throw new InvalidInputException("phase", "" + phase, "a number of at least 0 and below cellLength");
        }
    }

    /** Unit variance, uniform phase. */
    public ClockNoise(double cellLength) {
        this(cellLength, 1, Double.NaN);
    }

    /** Whether the phase is drawn uniformly, as stationarity wants. */
    public boolean hasRandomPhase() {
        return Double.isNaN(phase);
    }

    @Override
    public double covariance(double tau) {
        return variance * Math.max(0, 1 - Math.abs(tau) / cellLength);
    }

    /** variance · h(z), h(z) = (1/z)(1 − (1 − e^{−z Tc})/(z Tc)), h(0) = Tc/2. */
    @Override
    public Complex laplace(Complex z) {
        Complex x = z.multiply(cellLength);
        Complex sum;
        if (x.abs() < SERIES_BELOW) {
            // Σ_j (−x)^j / (j+2)!
            Complex term = new Complex(0.5);
            sum = term;
            for (int j = 0; term.abs() > 1e-18; j++) {
                term = term.multiply(x).divide(-(j + 3.0));
                sum = sum.add(term);
            }
        } else {
            Complex one = Complex.ONE;
            sum = one.subtract(one.subtract(x.negate().exp()).divide(x)).divide(x);
        }
        return sum.multiply(variance * cellLength);
    }

    @Override
    public double support() {
        return cellLength;
    }

    @Override
    public Optional<NoiseModes> modes() {
        return Optional.of(NoiseModes.twoValued(Math.sqrt(variance), 0));
    }

    @Override
    public Optional<NoiseCells> cells() {
        return Optional.of(new NoiseCells(cellLength, phase));
    }

    @Override
    public NoisePath path(double step) {
        return new Path();
    }

    /** ξ drawn anew at u + n Tc. */
    private final class Path implements NoisePath {
        private SplittableRandom random;
        private double first;
        private long cell;
        private double value;

        @Override
        public void start(SplittableRandom source, double shared) {
            random = source;
            if (!Double.isNaN(shared)) {
                first = shared;
            } else {
                first = hasRandomPhase() ? source.nextDouble() * cellLength : phase;
            }
            draw();
            cell = first == 0 ? 1 : 0;
        }

        private void draw() {
            value = random.nextBoolean() ? Math.sqrt(variance) : -Math.sqrt(variance);
        }

        @Override
        public double phase() {
            return first;
        }

        @Override
        public double value() {
            return value;
        }

        @Override
        public double nextEvent() {
            return first + cell * cellLength;
        }

        @Override
        public double advance(double from, double to) {
            double mean = value;
            if (to >= nextEvent()) {
                cell++;
                draw();
            }
            return mean;
        }

        @Override
        public double eventRate() {
            return 1 / cellLength;
        }
    }

    @Override
    public String description() {
        return "clock, cells of " + cellLength;
    }
}
