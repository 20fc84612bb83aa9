package io.github.secular.quantum.limit.equilibrium;

import io.github.secular.numerics.Sentence;
import io.github.secular.quantum.Levels;
import io.github.secular.quantum.RateMatrix;

/**
 * Whether rates obey microreversibility, W(n → m) = exp((e_n − e_m)/T) W(m → n), which is the same as the thermal
 * state being stationary with no net flow along any pair (doc/quantum.md, Q8.1, with the sign of paper 2 (5)
 * corrected).
 *
 * @param temperature T given, or inferred from the pair of the largest energy difference; NaN if no pair tells
 * @param imbalance largest |π_n W(n → m) − π_m W(m → n)| over the largest π_n W(n → m), π the thermal state; NaN
 *     without a temperature
 * @param oneWayPairs pairs with a rate in one direction only
 * @param thermal the thermal state at that temperature; empty without one
 */
public record DetailedBalance(double temperature, double imbalance, int oneWayPairs, double[] thermal) {
    /** Imbalances up to this are taken for rounding. */
    public static final double TOLERANCE = 1e-10;

    /**
     * p_n = exp(−e_n/T) / Σ exp(−e_m/T), with energies taken from the lowest so that nothing overflows.
     *
     * @param temperature T > 0 in the units of the energies
     */
    public static double[] thermalState(Levels levels, double temperature) {
        int size = levels.size();
        double lowest = Double.POSITIVE_INFINITY;
        for (int n = 0; n < size; n++) {
            lowest = Math.min(lowest, levels.energy(n));
        }
        double[] p = new double[size];
        double sum = 0;
        for (int n = 0; n < size; n++) {
            p[n] = Math.exp((lowest - levels.energy(n)) / temperature);
            sum += p[n];
        }
        for (int n = 0; n < size; n++) {
            p[n] /= sum;
        }
        return p;
    }

    /** Checks the rates against a temperature. */
    public static DetailedBalance check(RateMatrix rates, Levels levels, double temperature) {
        int oneWay = 0;
        double largest = 0;
        double imbalance = 0;
        double[] pi = thermalState(levels, temperature);
        for (int n = 0; n < rates.size(); n++) {
            for (int m = 0; m < n; m++) {
                double up = pi[m] * rates.rate(m, n);
                double down = pi[n] * rates.rate(n, m);
                oneWay += (rates.rate(m, n) > 0) != (rates.rate(n, m) > 0) ? 1 : 0;
                largest = Math.max(largest, Math.max(up, down));
                imbalance = Math.max(imbalance, Math.abs(up - down));
            }
        }
        return new DetailedBalance(temperature, largest > 0 ? imbalance / largest : 0, oneWay, pi);
    }

    /** Finds the temperature that the rates themselves show, if any, and checks all pairs against it. */
    public static DetailedBalance infer(RateMatrix rates, Levels levels) {
        double widest = 0;
        double temperature = Double.NaN;
        int oneWay = 0;
        for (int n = 0; n < rates.size(); n++) {
            for (int m = 0; m < n; m++) {
                double ratio = rates.rate(n, m) / rates.rate(m, n);
                oneWay += (rates.rate(m, n) > 0) != (rates.rate(n, m) > 0) ? 1 : 0;
                double difference = levels.energy(n) - levels.energy(m);
                if (ratio > 0 && ratio < Double.POSITIVE_INFINITY && Math.abs(difference) > widest) {
                    widest = Math.abs(difference);
                    temperature = difference / Math.log(ratio);
                }
            }
        }
        return temperature > 0 && temperature < Double.POSITIVE_INFINITY
                ? check(rates, levels, temperature)
                : new DetailedBalance(Double.NaN, Double.NaN, oneWay, new double[0]);
    }

    /** Whether the rates keep the thermal state, pair by pair. */
    public boolean holds() {
        return imbalance <= TOLERANCE;
    }

    @Override
    public double[] thermal() {
        return thermal.clone();
    }

    /** One sentence. */
    public String text() {
        if (holds()) {
            return Sentence.of(
                    "The rates obey detailed balance at temperature %.6g (in units of energy).", temperature);
        }
        if (oneWayPairs > 0) {
            return "The rates break detailed balance: " + oneWayPairs
                    + " pairs have a rate one way only, so that what they lead to is no thermal state.";
        }
        return Double.isNaN(temperature)
                ? "The rates show no temperature."
                : Sentence.of(
                        "The rates break detailed balance at temperature %.6g by %.2g of the largest flow.",
                        temperature, imbalance);
    }
}
