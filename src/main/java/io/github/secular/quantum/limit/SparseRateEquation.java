package io.github.secular.quantum.limit;

import io.github.secular.numerics.CompressedRows;
import io.github.secular.numerics.ExtrapolatedEuler;
import io.github.secular.numerics.IterativeSolver;
import io.github.secular.numerics.Progress;
import io.github.secular.numerics.RefusalException;
import io.github.secular.numerics.Sentence;
import io.github.secular.numerics.ShiftedExponential;
import io.github.secular.quantum.PopulationTrajectory;
import io.github.secular.quantum.SolverReport;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The rate equation dp/dt = R_♯ p of many levels, without a dense matrix and without fill-in: by uniformisation where
 * few jumps happen, else by exponentials in the Krylov spaces of (1 − γ R_♯)⁻¹ (shift and invert, van den Eshof and
 * Hochbruck, SIAM J. Sci. Comput. 27, 2006), whose dimension does not depend on how far the rates are spread. Each
 * space serves the times within a factor of {@value #RATIO}, always from p(0), so that errors do not add up.
 * Where populations stream one way, as down a cascade, such spaces do not stay small, and {@link ExtrapolatedEuler}
 * takes over.
 */
public final class SparseRateEquation {
    /** Products with single rates that take some seconds. */
    private static final double MOST_JUMPS = 3e9;

    private static final double RATIO = 4;
    /** γ as a part of the last time of a space. */
    private static final double SHIFT = 0.1;

    private static final int LARGEST_SPACE = 90;
    private static final int BETWEEN_LOOKS = 5;
    /** A space of this dimension that leaves more than {@link #GAIN} undecided will not settle soon. */
    private static final int HOPELESS = 25;

    private static final double GAIN = 1e-2;
    /** How exactly the vectors of a space are found, as a part of the tolerance. */
    private static final double INNER = 1e-3;

    private final SparseRates rates;

    public SparseRateEquation(SparseRates rates) {
        this.rates = rates;
    }

    /**
     * p at the given times.
     *
     * @param start p(0), length N, at least 0; not changed
     * @param times slow times t ≥ 0, increasing
     * @param tolerance largest error wanted in Σ|p_n|, relative to the sum of p(0)
     * @throws RefusalException if the tolerance cannot be kept
     */
    public PopulationTrajectory solve(
            String name, double[] start, double[] times, double tolerance, Progress progress) {
        double end = times.length == 0 ? 0 : times[times.length - 1];
        double jumps = (rates.fastestOutflow() * end + 60.0 * times.length) * rates.count();
        if (jumps <= MOST_JUMPS) {
            return uniformised(name, start, times, tolerance, progress);
        }
        double[][] out = new double[times.length][];
        double error = 0;
        int largest = 0;
        long products = 0;
        int last = times.length;
        while (last > 0) {
            int first = last - 1;
            while (first > 0 && times[first - 1] > times[last - 1] / RATIO) {
                first--;
            }
            if (times[last - 1] == 0) {
                out[0] = start.clone();
                break;
            }
            Space space = new Space(start, Arrays.copyOfRange(times, first, last), tolerance, progress);
            if (space.values == null) {
                return stepwise(name, start, times, tolerance, progress);
            }
            System.arraycopy(space.values, 0, out, first, last - first);
            error = Math.max(error, space.error);
            largest = Math.max(largest, space.dimension);
            products += space.products;
            progress.at(1 - (double) first / times.length, "Rate equation of " + rates.size() + " levels");
            last = first;
        }
        String work = Sentence.of("Krylov spaces of up to %d vectors, %d sparse products", largest, products);
        return new PopulationTrajectory(times, out, new SolverReport(name, tolerance, error, work, ""));
    }

    private PopulationTrajectory stepwise(
            String name, double[] start, double[] times, double tolerance, Progress progress) {
        ExtrapolatedEuler euler = new ExtrapolatedEuler(h -> new IterativeSolver(implicit(h), new Fluxes(h)));
        double sum = Arrays.stream(start).sum();
        double[][] out = euler.solve(start, times, 1 / rates.fastestOutflow(), tolerance * sum, progress);
        String work =
                Sentence.of("%d extrapolated implicit steps, %d sparse products", euler.steps(), euler.products());
        return new PopulationTrajectory(
                times, out, new SolverReport(name, tolerance, Math.max(1e-13, euler.error() / sum), work, ""));
    }

    private PopulationTrajectory uniformised(
            String name, double[] start, double[] times, double tolerance, Progress progress) {
        double[][] out = new double[times.length][];
        double[] p = start.clone();
        double now = 0;
        for (int i = 0; i < times.length; i++) {
            p = rates.evolve(p, times[i] - now, progress);
            now = times[i];
            out[i] = p.clone();
            progress.at((i + 1.0) / times.length, "Rate equation of " + rates.size() + " levels");
        }
        double error = 1e-15 * Math.max(1, times.length) * (1 + Math.sqrt(rates.fastestOutflow() * now));
        String work = Sentence.of("uniformised, %.3g jumps", rates.fastestOutflow() * now);
        return new PopulationTrajectory(times, out, new SolverReport(name, tolerance, error, work, ""));
    }

    /** One Krylov space and what it gives at some times. */
    private final class Space {
        private final double gamma;
        private final double inner;
        private final IterativeSolver solver;
        private final List<double[]> basis = new ArrayList<>();
        private final double[][] h = new double[LARGEST_SPACE + 1][LARGEST_SPACE];
        private final double length;
        double[][] values;
        double error;
        int dimension;
        final long products;

        Space(double[] start, double[] times, double tolerance, Progress progress) {
            double end = times[times.length - 1];
            gamma = SHIFT * end;
            inner = Math.max(1e-14, INNER * tolerance);
            solver = new IterativeSolver(implicit(gamma), new Fluxes(gamma));
            length = Math.sqrt(dot(start, start));
            double sum = Arrays.stream(start).sum();
            basis.add(scaled(start, 1 / length));
            double[][] before = null;
            double change = Double.POSITIVE_INFINITY;
            for (int m = 1; m <= Math.min(LARGEST_SPACE, rates.size()); m++) {
                progress.check();
                boolean isWhole = extend(m, progress);
                if (isWhole || m % BETWEEN_LOOKS == 0 || m == rates.size()) {
                    double[][] now = at(times, m);
                    change = before == null ? Double.POSITIVE_INFINITY : distance(before, now);
                    before = now;
                    if (m >= HOPELESS && !(change <= GAIN * sum)) {
                        break;
                    }
                    boolean isEnough = change <= 0.1 * tolerance * sum;
                    if (isWhole || isEnough || m == rates.size()) {
                        dimension = m;
                        values = now;
                        error = Math.max(isWhole || m == rates.size() ? 0 : change / sum, 1e-14 * m) + disagreement;
                        break;
                    }
                }
            }
            products = solver.steps();
            if (!(error <= tolerance)) {
                values = null;
            }
        }

        private double disagreement;

        /** One vector more; whether the space holds the whole solution. */
        private boolean extend(int m, Progress progress) {
            double[] w = solver.solve(basis.get(m - 1), inner, progress);
            double size = Math.sqrt(dot(w, w));
            for (int pass = 0; pass < 2; pass++) {
                for (int j = 0; j < m; j++) {
                    double[] v = basis.get(j);
                    double part = dot(v, w);
                    h[j][m - 1] += part;
                    for (int i = 0; i < w.length; i++) {
                        w[i] -= part * v[i];
                    }
                }
            }
            double rest = Math.sqrt(dot(w, w));
            h[m][m - 1] = rest;
            if (rest <= 1e-14 * size) {
                return true;
            }
            basis.add(scaled(w, 1 / rest));
            return false;
        }

        private double[][] at(double[] times, int m) {
            ShiftedExponential small = new ShiftedExponential(h, m, gamma);
            double[][] out = new double[times.length][];
            disagreement = 0;
            for (int i = 0; i < times.length; i++) {
                double[] y = small.at(times[i]);
                disagreement = Math.max(disagreement, small.disagreement());
                double[] p = new double[rates.size()];
                for (int j = 0; j < m; j++) {
                    double[] v = basis.get(j);
                    for (int n = 0; n < p.length; n++) {
                        p[n] += length * y[j] * v[n];
                    }
                }
                out[i] = p;
            }
            return out;
        }
    }

    /** 1 − γ R_♯. */
    private CompressedRows implicit(double gamma) {
        int n = rates.size();
        int count = rates.count() + n;
        int[] rows = new int[count];
        int[] columns = new int[count];
        double[] values = new double[count];
        int[] at = {0};
        for (int i = 0; i < n; i++) {
            rows[i] = i;
            columns[i] = i;
            values[i] = 1 + gamma * rates.outflow(i);
        }
        at[0] = n;
        rates.forEach((from, to, rate) -> {
            rows[at[0]] = to;
            columns[at[0]] = from;
            values[at[0]++] = -gamma * rate;
        });
        return new CompressedRows(n, rows, columns, values, count);
    }

    /**
     * The residual of 1 − γ R_♯ from the fluxes between levels, each taken from one level and given to another without
     * rounding, so that no population is lost where strong fluxes all but cancel.
     */
    private final class Fluxes implements IterativeSolver.Residual {
        private final double gamma;
        private final double[] low;

        Fluxes(double gamma) {
            this.gamma = gamma;
            low = new double[rates.size()];
        }

        @Override
        public void of(double[] b, double[] x, double[] out) {
            Arrays.fill(low, 0);
            System.arraycopy(b, 0, out, 0, out.length);
            for (int n = 0; n < out.length; n++) {
                add(out, n, -x[n]);
            }
            rates.forEach((from, to, rate) -> {
                double flux = gamma * rate * x[from];
                add(out, from, -flux);
                add(out, to, flux);
            });
            for (int n = 0; n < out.length; n++) {
                out[n] += low[n];
            }
        }

        /** Knuth's sum of two numbers with its rounding. */
        private void add(double[] sum, int n, double x) {
            double s = sum[n] + x;
            double part = s - sum[n];
            low[n] += sum[n] - (s - part) + (x - part);
            sum[n] = s;
        }
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    private static double[] scaled(double[] x, double factor) {
        double[] out = x.clone();
        for (int i = 0; i < out.length; i++) {
            out[i] *= factor;
        }
        return out;
    }

    /** The largest Σ|a − b| over the times. */
    private static double distance(double[][] a, double[][] b) {
        double max = 0;
        for (int i = 0; i < a.length; i++) {
            double sum = 0;
            for (int j = 0; j < a[i].length; j++) {
                sum += Math.abs(a[i][j] - b[i][j]);
            }
            max = sum <= max ? max : sum;
        }
        return max;
    }
}
