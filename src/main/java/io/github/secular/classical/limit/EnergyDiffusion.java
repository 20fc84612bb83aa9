package io.github.secular.classical.limit;

import io.github.secular.drive.Course;
import io.github.secular.drive.Envelope;
import io.github.secular.numerics.InvalidInputException;
import io.github.secular.numerics.Progress;
import io.github.secular.numerics.RefusalException;
import java.util.List;
import java.util.Map;

/**
 * The diffusion equation in energy, ∂_t(h0 F) = ∂_E(h0 d ∂_E F), without flux at E_min and with F = 0 beyond E_max
 * (doc/classical.md, C5.1): finite volumes in flux form, with exact cell masses and h0 d on the faces, of second
 * order in the width of the cells; Radau IIA of order 5 in time with step control.
 *
 * <p>Under envelopes the steps stop where one of them jumps or bends, where d simply changes, and lie within their
 * smooth pieces, at least two to a piece. They do not depend on the output times, which are reached by steps aside.
 * Mass is kept to rounding. Values stay non-negative, see {@link PositiveStep}.
 */
public final class EnergyDiffusion {
    private static final int ORDER = 5;
    private static final int MOST_STEPS = 200_000;
    /** Into at most so many parts a step to an output is cut. */
    private static final int MOST_PARTS = 1 << 10;

    private final EnergyGrid grid;
    private final List<Envelope> envelopes;
    private final double[] masses;
    private final PositiveStep step;
    private final double tolerance;
    private final double[] whole;
    private final double[] halves;

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
        this.envelopes = flux.envelopes();
        this.masses = grid.masses();
        this.step = new PositiveStep(grid, flux);
        this.whole = new double[masses.length];
        this.halves = new double[masses.length];
    }

    /** What a run collects at its output times. */
    private final class Record {
        private final double[] times;
        private final double[][] values;
        private final double[] mass;
        private final double[] energy;
        private final double[] gone;
        private int next;
        private double smallest;
        private double error;

        Record(double[] times) {
            this.times = times;
            this.values = new double[times.length][];
            this.mass = new double[times.length];
            this.energy = new double[times.length];
            this.gone = new double[times.length];
        }

        boolean awaits(double t) {
            return next < times.length && times[next] <= t;
        }

        /** @param strayed what the steps may have put F off by, absolute */
        void take(double[] f, double lost, double strayed) {
            double[] centres = grid.centres();
            double[] variances = grid.variances();
            int n = f.length;
            int k = next++;
            values[k] = f.clone();
            for (int i = 0; i < n; i++) {
                smallest = Math.min(smallest, f[i]);
                mass[k] += masses[i] * f[i];
                // F is taken as linear within a cell.
                int low = Math.max(0, i - 1);
                int high = Math.min(n - 1, i + 1);
                double slope = (f[high] - f[low]) / (centres[high] - centres[low]);
                energy[k] += masses[i] * (f[i] * centres[i] + slope * variances[i]);
            }
            energy[k] /= mass[k];
            gone[k] = lost;
            double largest = largest(f);
            error = Math.max(error, largest > 0 ? strayed / largest : 0);
        }
    }

    /**
     * Solves from t = 0.
     *
     * @param initial F(0), one mean per cell, finite and not negative
     * @param times output times, increasing, at least 0
     * @throws InvalidInputException if these are no such values and times
     * @throws RefusalException if an envelope has no smooth pieces, or too many steps are needed
     */
    public EnergyDistribution solve(double[] initial, double[] times, Progress progress) {
        check(initial, times);
        int n = masses.length;
        double[] f = initial.clone();
        double[] aside = new double[n];
        double end = times.length == 0 ? 0 : times[times.length - 1];
        Course course = new Course(envelopes, end);
        Record record = new Record(times);
        double t = 0;
        double dt = 1e-3 * end;
        double lost = 0;
        double strayed = 0;
        int steps = 0;
        while (record.awaits(0)) {
            record.take(f, 0, 0);
        }
        for (int stretch = 0; stretch < course.stretches() && end > 0; stretch++) {
            boolean steady = enter(course, stretch);
            double[] stops = steady ? new double[0] : course.knots(course.edge(stretch), course.edge(stretch + 1));
            for (int s = 0; s <= stops.length; s++) {
                double stop = s < stops.length ? stops[s] : course.edge(stretch + 1);
                double longest = steady ? end : (stop - t) / 2;
                while (t < stop) {
                    progress.check();
                    if (++steps > MOST_STEPS) {
                        throw new RefusalException("The diffusion equation needs more than " + MOST_STEPS
                                + " steps; use a larger tolerance or a smoother start.");
                    }
                    double h = Math.min(dt, longest);
                    boolean last = h >= (stop - t) * (1 - 1e-9);
                    h = last ? stop - t : h;
                    double lostHere = both(f, t, h);
                    double error = error(whole, halves, f);
                    if (Double.isNaN(lostHere)) {
                        dt = h / 2;
                        continue;
                    }
                    double factor = Math.min(5, Math.max(0.2, 0.9 * Math.pow(tolerance / error, 1.0 / (ORDER + 1))));
                    if (!(error <= tolerance)) {
                        dt = h * factor;
                        continue;
                    }
                    // A step cut short says nothing against a long one.
                    dt = h < dt ? Math.max(dt, h * factor) : h * factor;
                    double next = last ? stop : t + h;
                    double[] after = halves.clone();
                    while (record.awaits(next)) {
                        double length = record.times[record.next] - t;
                        boolean there = length >= h * (1 - 1e-12);
                        double lostAside = there ? lostHere : reach(f, t, length, aside);
                        record.take(there ? after : aside, lost + lostAside, strayed + error * largest(f));
                    }
                    strayed += error * largest(f);
                    System.arraycopy(after, 0, f, 0, n);
                    lost += lostHere;
                    t = next;
                    progress.at(t / end, "Diffusion in energy");
                }
            }
        }
        return new EnergyDistribution(
                grid,
                times.clone(),
                record.values,
                record.mass,
                record.energy,
                record.gone,
                record.smallest,
                steps,
                record.error);
    }

    /** Prepares the steps of a stretch. @return whether no envelope changes there */
    private boolean enter(Course course, int stretch) {
        Map<Envelope, Envelope> during = course.during(stretch, false);
        boolean steady = envelopes.stream().noneMatch(g -> Double.isNaN(course.constantDuring(stretch, g)));
        Envelope[] now = envelopes.stream().map(during::get).toArray(Envelope[]::new);
        double start = course.edge(stretch);
        step.under(
                t -> {
                    double[] g = new double[2 * now.length];
                    for (int i = 0; i < now.length; i++) {
                        g[i] = now[i].at(steady ? start : t);
                        g[now.length + i] = steady ? 0 : now[i].slopeAt(t);
                    }
                    return g;
                },
                steady);
        return steady;
    }

    /** A step at once and in halves. @return the mass lost by the halves, or NaN if the step is too long */
    private double both(double[] f, double t, double h) {
        double lostWhole = step.advance(f, t, h, whole);
        double lostFirst = step.advance(f, t, h / 2, halves);
        double lostSecond = step.advance(halves, t + h / 2, h / 2, halves);
        return Double.isNaN(lostWhole) ? Double.NaN : lostFirst + lostSecond;
    }

    /** From f at t to an output within an accepted step, in as many even parts as that takes. */
    private double reach(double[] f, double t, double length, double[] out) {
        for (int parts = 1; ; parts *= 2) {
            System.arraycopy(f, 0, out, 0, f.length);
            double lost = 0;
            boolean good = true;
            for (int i = 0; i < parts && good; i++) {
                double h = length / parts;
                double lostHere = both(out, t + i * h, h);
                good = error(whole, halves, out) <= tolerance && !Double.isNaN(lostHere);
                System.arraycopy(halves, 0, out, 0, f.length);
                lost += lostHere;
            }
            if (good) {
                return lost;
            }
            if (parts >= MOST_PARTS) {
                throw new RefusalException("The diffusion equation could not be solved at t = " + (t + length)
                        + "; use a larger tolerance or a smoother start.");
            }
        }
    }

    private static double error(double[] whole, double[] halves, double[] f) {
        double worst = 0;
        double largest = largest(f);
        for (int i = 0; i < f.length; i++) {
            worst = Math.max(worst, Math.abs(whole[i] - halves[i]));
        }
        return largest == 0 ? 0 : Math.max(worst / largest / ((1 << ORDER) - 1), 1e-17);
    }

    private static double largest(double[] f) {
        double out = 0;
        for (double value : f) {
            out = Math.max(out, Math.abs(value));
        }
        return out;
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
