package io.github.secular.quantum;

import io.github.secular.numerics.ComplexMatrix;
import io.github.secular.numerics.Sentence;
import io.github.secular.solver.Answer;

/** The density matrix at a list of times, with an account of how it was found. */
public final class Trajectory implements Answer<Trajectory> {
    private final int size;
    private final double[] times;
    private final double[][] states;
    private final SolverReport report;

    /**
     * @param size N
     * @param times slow times, increasing; length T
     * @param states ρ at each time: T arrays of length 2N², row by row, interleaved (re, im); kept, not copied
     */
    public Trajectory(int size, double[] times, double[][] states, SolverReport report) {
        this.size = size;
        this.times = times.clone();
        this.states = states;
        this.report = report;
    }

    /** At most so many of the times, evenly chosen, the first and the last among them where there are two. */
    public static double[] someOf(double[] times, int most) {
        double[] out = new double[Math.min(times.length, most)];
        for (int k = 0; k < out.length; k++) {
            out[k] = times[out.length == 1 ? 0 : (int) ((long) k * (times.length - 1) / (out.length - 1))];
        }
        return out;
    }

    /** N. */
    public int size() {
        return size;
    }

    /** T. */
    public int length() {
        return times.length;
    }

    /** Slow time number i. */
    public double time(int i) {
        return times[i];
    }

    /** All slow times, a copy. */
    public double[] times() {
        return times.clone();
    }

    @Override
    public SolverReport report() {
        return report;
    }

    /** The same states with another account of how they were found. */
    public Trajectory withReport(SolverReport other) {
        return new Trajectory(size, times, states, other);
    }

    public ComplexMatrix rho(int i) {
        return ComplexMatrix.of(size, size, states[i]);
    }

    /** Re ρ_nm at time number i. */
    public double re(int i, int n, int m) {
        return states[i][2 * (n * size + m)];
    }

    /** Im ρ_nm at time number i. */
    public double im(int i, int n, int m) {
        return states[i][2 * (n * size + m) + 1];
    }

    /** ρ_nn at time number i. */
    public double population(int i, int n) {
        return re(i, n, n);
    }

    /** All populations: T × N. */
    public double[][] populations() {
        double[][] out = new double[length()][size];
        for (int i = 0; i < length(); i++) {
            for (int n = 0; n < size; n++) {
                out[i][n] = population(i, n);
            }
        }
        return out;
    }

    @Override
    public Trajectory because(String reason) {
        return new Trajectory(size, times, states, report.because(reason));
    }

    /** Whether all entries at all times are numbers, neither NaN nor infinite. */
    @Override
    public boolean isFinite() {
        for (double[] state : states) {
            for (double x : state) {
                if (!(Math.abs(x) < Double.POSITIVE_INFINITY)) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Σ_n ρ_nn. */
    public double trace(int i) {
        double sum = 0;
        for (int n = 0; n < size; n++) {
            sum += population(i, n);
        }
        return sum;
    }

    /** tr ρ² = Σ |ρ_nm|², between 1/N and 1 for a state. */
    public double purity(int i) {
        double sum = 0;
        for (double x : states[i]) {
            sum += x * x;
        }
        return sum;
    }

    /**
     * The largest distance of a population from those of others at the same times, over all levels and times; NaN where a
     * number is none.
     */
    public double distance(PopulationTrajectory others) {
        double largest = 0;
        for (int i = 0; i < length(); i++) {
            for (int n = 0; n < others.size(); n++) {
                largest = Math.max(largest, Math.abs(population(i, n) - others.population(i, n)));
            }
        }
        return largest;
    }

    /** The Frobenius norm of the off-diagonal part, (Σ_{n≠m} |ρ_nm|²)^½. */
    public double coherenceNorm(int i) {
        double sum = 0;
        for (int n = 0; n < size; n++) {
            for (int m = 0; m < size; m++) {
                if (n != m) {
                    sum += re(i, n, m) * re(i, n, m) + im(i, n, m) * im(i, n, m);
                }
            }
        }
        return Math.sqrt(sum);
    }

    /** What must not change, and how much it did. */
    public Conservation conservation() {
        double trace0 = length() == 0 ? 1 : trace(0);
        double traceError = 0;
        double hermiticityError = 0;
        double smallest = Double.POSITIVE_INFINITY;
        for (int i = 0; i < length(); i++) {
            traceError = Math.max(traceError, Math.abs(trace(i) - trace0));
            for (int n = 0; n < size; n++) {
                smallest = Math.min(smallest, population(i, n));
                for (int m = 0; m <= n; m++) {
                    hermiticityError = Math.max(
                            hermiticityError, Math.hypot(re(i, n, m) - re(i, m, n), im(i, n, m) + im(i, m, n)));
                }
            }
        }
        return new Conservation(traceError, hermiticityError, smallest);
    }

    /**
     * @param traceError largest |trace − trace at the first time|
     * @param hermiticityError largest |ρ_nm − conj ρ_mn|
     * @param smallestPopulation smallest ρ_nn; negative only where the damping is not of Lindblad type
     */
    public record Conservation(double traceError, double hermiticityError, double smallestPopulation) {
        @Override
        public String toString() {
            return Sentence.of(
                    "trace kept to %.1e, Hermiticity to %.1e, smallest population %.6g",
                    traceError, hermiticityError, smallestPopulation);
        }
    }
}
