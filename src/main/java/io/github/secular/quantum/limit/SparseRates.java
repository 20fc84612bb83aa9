package io.github.secular.quantum.limit;

import io.github.secular.numerics.CompressedRows;
import io.github.secular.numerics.InvalidInputException;
import io.github.secular.numerics.Progress;
import io.github.secular.quantum.RateMatrix;
import java.util.Arrays;

/**
 * Rates between many levels, of which few are not zero: stored row by row, rate from → to in slow time.
 * Immutable. Its rate equation dp/dt = R_♯ p is solved by uniformisation: exp(R_♯ t) is a Poisson average of
 * powers of a stochastic matrix, so that only non-negative numbers are ever added.
 */
public final class SparseRates {
    /** Poisson mean per step; exp(−64) is far from underflow and a step needs about 64 + 60 products. */
    private static final double MEAN_PER_STEP = 64;

    private final int size;
    private final int[] rowStart;
    private final int[] target;
    private final double[] rate;
    private final double[] outflow;

    /** A rate or any other number that belongs to an ordered pair of levels. */
    @FunctionalInterface
    public interface PairFunction {
        double at(int n, int m);
    }

    /**
     * Keeps the levels 0 … size − 1 and every rate between them; rates that leave the set are dropped in
     * gain and in loss, so that the sum of the populations is kept (doc/quantum.md, Q9.1).
     *
     * @param formula rate n → m, finite, at least 0; not asked for n = m
     * @throws InvalidInputException if a rate is negative or not finite
     */
    public static SparseRates of(int size, PairFunction formula) {
        int[] starts = new int[size + 1];
        int[] targets = new int[4 * size];
        double[] rates = new double[4 * size];
        int count = 0;
        for (int n = 0; n < size; n++) {
            for (int m = 0; m < size; m++) {
                double r = n == m ? 0 : formula.at(n, m);
                if (!(r >= 0 && r < Double.POSITIVE_INFINITY)) {
                    throw new InvalidInputException("rate " + n + " -> " + m, "" + r, "a finite number of at least 0");
                }
                if (r > 0) {
                    if (count == rates.length) {
                        targets = Arrays.copyOf(targets, 2 * count + 1);
                        rates = Arrays.copyOf(rates, 2 * count + 1);
                    }
                    targets[count] = m;
                    rates[count++] = r;
                }
            }
            starts[n + 1] = count;
        }
        return new SparseRates(size, starts, Arrays.copyOf(targets, count), Arrays.copyOf(rates, count));
    }

    /** Takes what it is given, rate by rate. */
    @FunctionalInterface
    public interface RateConsumer {
        void accept(int from, int to, double rate);
    }

    /** Collects rates in any order; those of one pair add up. */
    public static final class Builder {
        private final int size;
        private int[] from = new int[64];
        private int[] to = new int[64];
        private double[] rate = new double[64];
        private int count;

        /** @param size N */
        public Builder(int size) {
            this.size = size;
        }

        /**
         * @param from where the rate leads from, 0 … N − 1
         * @param to another level
         * @param r slow time, finite, at least 0
         * @throws InvalidInputException if the rate is negative or not finite
         */
        public void add(int from, int to, double r) {
            if (!(r >= 0 && r < Double.POSITIVE_INFINITY)) {
                throw new InvalidInputException("rate " + from + " -> " + to, "" + r, "a finite number of at least 0");
            }
            if (r == 0) {
                return;
            }
            if (count == rate.length) {
                this.from = Arrays.copyOf(this.from, 2 * count);
                this.to = Arrays.copyOf(this.to, 2 * count);
                rate = Arrays.copyOf(rate, 2 * count);
            }
            this.from[count] = from;
            this.to[count] = to;
            rate[count++] = r;
        }

        public SparseRates build() {
            CompressedRows rows = new CompressedRows(size, from, to, rate, count);
            return new SparseRates(size, rows.starts(), rows.columns(), rows.values());
        }
    }

    public static SparseRates of(RateMatrix rates) {
        return of(rates.size(), rates::rate);
    }

    private SparseRates(int size, int[] rowStart, int[] target, double[] rate) {
        this.size = size;
        this.rowStart = rowStart;
        this.target = target;
        this.rate = rate;
        outflow = new double[size];
        for (int n = 0; n < size; n++) {
            for (int k = rowStart[n]; k < rowStart[n + 1]; k++) {
                outflow[n] += rate[k];
            }
        }
    }

    public int size() {
        return size;
    }

    /** How many rates are not zero. */
    public int count() {
        return rate.length;
    }

    /** The largest rate at which a level is emptied, slow time. */
    public double fastestOutflow() {
        double max = 0;
        for (double o : outflow) {
            max = Math.max(max, o);
        }
        return max;
    }

    /** The rate at which a level is emptied, slow time. */
    public double outflow(int n) {
        return outflow[n];
    }

    /** All rates that are not zero, by the level that they lead from. */
    public void forEach(RateConsumer consumer) {
        for (int n = 0; n < size; n++) {
            for (int k = rowStart[n]; k < rowStart[n + 1]; k++) {
                consumer.accept(n, target[k], rate[k]);
            }
        }
    }

    /** These and other rates between the same levels. */
    public SparseRates plus(SparseRates other) {
        Builder sum = new Builder(size);
        forEach(sum::add);
        other.forEach(sum::add);
        return sum.build();
    }

    /** Those of at least a given size. */
    public SparseRates atLeast(double smallest) {
        Builder kept = new Builder(size);
        forEach((from, to, r) -> {
            if (r >= smallest) {
                kept.add(from, to, r);
            }
        });
        return kept.build();
    }

    /** R_♯ p, written into {@code out} (length N). */
    public void apply(double[] p, double[] out) {
        for (int n = 0; n < size; n++) {
            out[n] = -outflow[n] * p[n];
        }
        for (int n = 0; n < size; n++) {
            double pn = p[n];
            for (int k = rowStart[n]; k < rowStart[n + 1]; k++) {
                out[target[k]] += rate[k] * pn;
            }
        }
    }

    /**
     * exp(t R_♯) p, entry by entry as exact as the rates are. Costs about {@code fastestOutflow() · t} products.
     *
     * @param p length N, at least 0; not changed
     * @param t slow time, at least 0
     */
    public double[] evolve(double[] p, double t, Progress progress) {
        double[] now = p.clone();
        double uniform = fastestOutflow();
        if (uniform == 0 || t == 0) {
            return now;
        }
        long steps = Math.max(1, (long) Math.ceil(uniform * t / MEAN_PER_STEP));
        double mean = uniform * t / steps;
        double[] power = new double[size];
        double[] next = new double[size];
        for (long s = 0; s < steps; s++) {
            progress.check();
            poissonAverage(now, mean, uniform, power, next);
        }
        return now;
    }

    /** Replaces {@code now} by Σ_k e^(−mean) mean^k / k! P^k now, P = 1 + R_♯ / uniform. */
    private void poissonAverage(double[] now, double mean, double uniform, double[] power, double[] next) {
        double[] held = power;
        double[] other = next;
        System.arraycopy(now, 0, held, 0, size);
        double weight = Math.exp(-mean);
        double total = 0;
        Arrays.fill(now, 0);
        for (int k = 0; ; k++) {
            total += weight;
            for (int n = 0; n < size; n++) {
                now[n] += weight * held[n];
            }
            if (k > mean && weight < 1e-18) {
                break;
            }
            jump(held, other, uniform);
            double[] swap = held;
            held = other;
            other = swap;
            weight *= mean / (k + 1);
        }
        // The weights sum to 1 up to rounding; dividing by what they do sum to keeps the trace over many steps.
        for (int n = 0; n < size; n++) {
            now[n] /= total;
        }
    }

    private void jump(double[] p, double[] out, double uniform) {
        for (int n = 0; n < size; n++) {
            out[n] = (1 - outflow[n] / uniform) * p[n];
        }
        for (int n = 0; n < size; n++) {
            double share = p[n] / uniform;
            for (int k = rowStart[n]; k < rowStart[n + 1]; k++) {
                out[target[k]] += rate[k] * share;
            }
        }
    }
}
