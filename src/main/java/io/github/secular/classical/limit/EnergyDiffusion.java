package io.github.secular.classical.limit;

import io.github.secular.numerics.InvalidInputException;
import io.github.secular.numerics.Progress;
import io.github.secular.numerics.RadauTableau;
import io.github.secular.numerics.RefusalException;
import java.util.Arrays;

/**
 * The diffusion equation in energy, ∂_t(h0 F) = ∂_E(h0 d ∂_E F), without flux at E_min and with F = 0 beyond E_max
 * (MATH-classical, section 5): finite volumes in flux form, with exact cell masses and h0 d on the faces, of second
 * order in the width of the cells; Radau IIA of order 5 in time with step control.
 *
 * <p>Mass is kept to rounding. Values stay non-negative: where a step of order 5 would go below zero it is mixed with
 * as little as needed of a step of backward Euler, whose matrix is an M-matrix, and repeated at half the length where
 * more than a trifle is needed.
 */
public final class EnergyDiffusion {
    private static final double[] NODES = RadauTableau.nodes();
    private static final double MOST_MIXED = 1e-3;
    private static final int ORDER = 5;
    /** A change by this part in less than a tenth of a step is a jump, in steps longer than this part of the whole. */
    private static final double JUMP = 0.5;

    private static final double SHORTEST = 1e-7;
    private static final int MOST_STEPS = 200_000;

    private final EnergyGrid grid;
    private final FluxCoefficient.AtEnergy[] faces;
    private final boolean steady;
    private final double[] masses;
    private final double[] distances;
    private final RadauStep radau;
    private final double[][] conductances;
    /** The last conductances that were computed: all there are, if they do not change. */
    private final double[] fixed;

    private final double[][] euler = new double[2][];
    private final double tolerance;

    private double lost;

    /**
     * @param flux h0 d, in units of h0 · energy² per slow time; evaluated on all faces but the lowest
     * @param tolerance of the steps in time, relative to the largest F; 1e-8 is a good choice
     */
    public EnergyDiffusion(EnergyGrid grid, FluxCoefficient flux, double tolerance) {
        if (!(tolerance >= 1e-13 && tolerance < 1)) {
            throw new InvalidInputException("tolerance", "" + tolerance, "a number of at least 1e-13 and below 1");
        }
        this.grid = grid;
        this.tolerance = tolerance;
        this.steady = !flux.dependsOnTime();
        this.masses = grid.masses();
        int n = masses.length;
        double[] energies = grid.faces();
        double[] centres = grid.centres();
        faces = new FluxCoefficient.AtEnergy[n];
        distances = new double[n];
        for (int i = 0; i < n; i++) {
            faces[i] = flux.at(energies[i + 1]);
            distances[i] = (i + 1 < n ? centres[i + 1] : energies[n]) - centres[i];
        }
        radau = new RadauStep(masses);
        conductances = new double[RadauStep.STAGES][n];
        fixed = new double[n];
        Arrays.fill(fixed, Double.NaN);
        euler[0] = new double[n];
        euler[1] = new double[n];
    }

    /**
     * Solves from t = 0.
     *
     * @param initial F(0), one mean per cell, finite and not negative
     * @param times output times, increasing, at least 0
     * @throws InvalidInputException if these are no such values and times
     */
    public EnergyDistribution solve(double[] initial, double[] times, Progress progress) {
        check(initial, times);
        int n = masses.length;
        double[] f = initial.clone();
        double[][] values = new double[times.length][];
        double[] mass = new double[times.length];
        double[] energy = new double[times.length];
        double[] gone = new double[times.length];
        double[] centres = grid.centres();
        double[] variances = grid.variances();
        double end = times.length == 0 ? 0 : times[times.length - 1];
        double t = 0;
        double dt = 1e-3 * end;
        double smallest = 0;
        int steps = 0;
        lost = 0;
        double[] whole = new double[n];
        double[] halves = new double[n];
        for (int k = 0; k < times.length; k++) {
            while (t < times[k]) {
                progress.check();
                if (++steps > MOST_STEPS) {
                    throw new RefusalException("The diffusion equation needs more than " + MOST_STEPS
                            + " steps; use a larger tolerance or a smoother start.");
                }
                boolean last = dt >= times[k] - t;
                double step = last ? times[k] - t : dt;
                double lostWhole = positiveStep(f, t, step, whole);
                double lostFirst = positiveStep(f, t, step / 2, halves);
                double lostSecond = positiveStep(halves, t + step / 2, step / 2, halves);
                double error = error(whole, halves, f);
                boolean mixedTooMuch = Double.isNaN(lostWhole + lostFirst + lostSecond);
                boolean jumps = step > SHORTEST * end && jumps(t, step);
                if (!mixedTooMuch && !jumps && error <= tolerance) {
                    System.arraycopy(halves, 0, f, 0, n);
                    lost += lostFirst + lostSecond;
                    t = last ? times[k] : t + step;
                    for (double value : f) {
                        smallest = Math.min(smallest, value);
                    }
                } else {
                    last = false;
                }
                double factor = mixedTooMuch || jumps
                        ? 0.5
                        : Math.min(5, Math.max(0.2, 0.9 * Math.pow(tolerance / error, 1.0 / (ORDER + 1))));
                // A step cut short to meet an output time says nothing against a long one.
                dt = last ? Math.max(dt, step * factor) : step * factor;
            }
            values[k] = f.clone();
            for (int i = 0; i < n; i++) {
                mass[k] += masses[i] * f[i];
                // F is taken as linear within a cell.
                int low = Math.max(0, i - 1);
                int high = Math.min(n - 1, i + 1);
                double slope = (f[high] - f[low]) / (centres[high] - centres[low]);
                energy[k] += masses[i] * (f[i] * centres[i] + slope * variances[i]);
            }
            energy[k] /= mass[k];
            gone[k] = lost;
            progress.at(end > 0 ? t / end : 1, "Diffusion in energy");
        }
        return new EnergyDistribution(grid, times.clone(), values, mass, energy, gone, smallest, steps);
    }

    /** A step of order 5 made positive; the mass lost at the top, or NaN if that took too much of backward Euler. */
    private double positiveStep(double[] f, double t, double dt, double[] out) {
        for (int j = 0; j < RadauStep.STAGES; j++) {
            conduct(t + NODES[j] * dt, conductances[j]);
        }
        System.arraycopy(f, 0, euler[1], 0, f.length);
        double lostHere = radau.advance(f, conductances, dt, out);
        double negative = 0;
        for (double value : out) {
            negative = Math.min(negative, value);
        }
        if (negative >= 0) {
            return lostHere;
        }
        double lostByEuler = backwardEuler(euler[1], conductances[RadauStep.STAGES - 1], dt, euler[0]);
        double mixed = 0;
        for (int i = 0; i < out.length; i++) {
            if (out[i] < 0) {
                mixed = Math.max(mixed, -out[i] / (euler[0][i] - out[i]));
            }
        }
        for (int i = 0; i < out.length; i++) {
            out[i] = Math.max(0, (1 - mixed) * out[i] + mixed * euler[0][i]);
        }
        return mixed <= MOST_MIXED ? (1 - mixed) * lostHere + mixed * lostByEuler : Double.NaN;
    }

    /** Thomas' algorithm for the M-matrix; {@code f} is used up. */
    private double backwardEuler(double[] f, double[] g, double dt, double[] out) {
        int n = f.length;
        double[] upper = conductances[0]; // free by now
        double before = 0;
        for (int i = 0; i < n; i++) {
            double below = i > 0 ? dt * g[i - 1] : 0;
            double pivot = masses[i] + dt * g[i] + below - below * before;
            before = dt * g[i] / pivot;
            upper[i] = before;
            f[i] = (masses[i] * f[i] + (i > 0 ? below * f[i - 1] : 0)) / pivot;
        }
        out[n - 1] = f[n - 1];
        for (int i = n - 2; i >= 0; i--) {
            out[i] = f[i] + upper[i] * out[i + 1];
        }
        return dt * g[n - 1] * out[n - 1];
    }

    /**
     * Whether h0 d jumps between the start of a step and the first time at which the step and its halves look at it,
     * so that their agreement says nothing.
     */
    private boolean jumps(double t, double step) {
        if (steady) {
            return false;
        }
        FluxCoefficient.AtEnergy middle = faces[faces.length / 2];
        double atStart = middle.at(t);
        double atNode = middle.at(t + NODES[0] * step / 2);
        double atEnd = middle.at(t + step);
        return Math.abs(atNode - atStart) > JUMP * Math.max(atStart, Math.max(atNode, atEnd));
    }

    private void conduct(double t, double[] out) {
        if (steady && !Double.isNaN(fixed[0])) {
            System.arraycopy(fixed, 0, out, 0, out.length);
            return;
        }
        for (int i = 0; i < out.length; i++) {
            double value = faces[i].at(t);
            if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
                throw new InvalidInputException(
                        "h0 d",
                        value + " at E = " + grid.faces()[i + 1] + ", t = " + t,
                        "a finite number of at least 0");
            }
            out[i] = value / distances[i];
        }
        System.arraycopy(out, 0, fixed, 0, out.length);
    }

    private static double error(double[] whole, double[] halves, double[] f) {
        double worst = 0;
        double largest = 0;
        for (int i = 0; i < f.length; i++) {
            worst = Math.max(worst, Math.abs(whole[i] - halves[i]));
            largest = Math.max(largest, Math.abs(f[i]));
        }
        return largest == 0 ? 0 : Math.max(worst / largest / ((1 << ORDER) - 1), 1e-17);
    }

    private void check(double[] initial, double[] times) {
        if (initial.length != masses.length) {
            throw new InvalidInputException(
                    "F(0)", initial.length + " values", masses.length + " values, one per cell");
        }
        for (int i = 0; i < initial.length; i++) {
            if (!(initial[i] >= 0 && initial[i] < Double.POSITIVE_INFINITY)) {
                throw new InvalidInputException("F(0)[" + i + "]", "" + initial[i], "a finite value of at least 0");
            }
        }
        for (int k = 0; k < times.length; k++) {
            if (!(times[k] >= (k == 0 ? 0 : times[k - 1]) && times[k] < Double.POSITIVE_INFINITY)) {
                throw new InvalidInputException(
                        "times[" + k + "]", "" + times[k], "finite, at least 0, in increasing order");
            }
        }
    }
}
