package io.github.secular.quantum.slowset;

import io.github.secular.drive.Wave;
import io.github.secular.numerics.ComplexMatrix;
import io.github.secular.numerics.InvalidInputException;
import io.github.secular.numerics.Progress;
import io.github.secular.numerics.RefusalException;
import io.github.secular.quantum.BlochModel;
import io.github.secular.quantum.BlochSolver;
import io.github.secular.quantum.SolverReport;
import io.github.secular.quantum.Trajectory;
import java.util.Arrays;
import java.util.Locale;

/**
 * The enlarged slow set on the wave's Fourier torus (MATH-quantum, section 10f): any number of base frequencies,
 * any damping, Pauli rates, resonances and initial coherences, no rotating-wave approximation, and a cost that
 * does not depend on ε. The window of harmonics grows until two more in every direction change nothing.
 */
public final class SlowSetSolver implements BlochSolver {
    private static final int MAX_WINDOWS = 8;
    private static final int COMPARED_TIMES = 24;

    @Override
    public String name() {
        return "slow-set";
    }

    @Override
    public String description() {
        return "enlarged slow set on the torus of the wave: any epsilon and damping at one cost, optical carriers"
                + " without rotating-wave approximation; constant wave amplitudes";
    }

    @Override
    public Trajectory solve(
            BlochModel model, ComplexMatrix initial, double[] times, double tolerance, Progress progress) {
        requireConstantWave(model);
        int n = model.size();
        if (initial.rows() != n || initial.columns() != n) {
            throw new InvalidInputException(
                    "initial", initial.rows() + " x " + initial.columns() + " numbers", n + " x " + n);
        }
        double strength = Torus.strength(model);
        double[] omega = model.wave().frequencies();
        double smallest = Arrays.stream(omega).map(Math::abs).min().orElse(1);
        RotatingFrame frame = RotatingFrame.of(model, Math.max(8 * strength, 0.01 * smallest));
        double last = times.length == 0 ? 0 : times[times.length - 1] / (model.epsilon() * model.epsilon());
        int[] half = firstWindow(omega, TorusBuilder.reach(model, frame), strength, last);
        int[] compared = compared(times.length);
        double[] data = initial.toArray();

        SlowSetSolution coarse = new SlowSetSolution(model, frame, half, data, progress);
        double previous = Double.POSITIVE_INFINITY;
        for (int attempt = 1; ; attempt++) {
            progress.at(Math.min(0.5, 0.1 * attempt), "slow set, window " + Arrays.toString(half));
            for (int j = 0; j < half.length; j++) {
                half[j] += 2;
            }
            SlowSetSolution fine = half.length == 0 ? coarse : new SlowSetSolution(model, frame, half, data, progress);
            double change = 0;
            for (int i : compared) {
                change = Math.max(change, distance(coarse.at(times[i]), fine.at(times[i])));
            }
            double floor = times.length == 0 ? 0 : fine.floor(times[times.length - 1]);
            double estimate = change + floor;
            if (estimate <= tolerance) {
                return trajectory(fine, n, times, tolerance, estimate, half, progress);
            }
            if (floor > tolerance || attempt == MAX_WINDOWS || attempt > 2 && change > 0.5 * previous) {
                throw new RefusalException(String.format(
                        Locale.ROOT,
                        "The slow set keeps an error of about %.1e only (window %s changes %.1e, round-off %.1e), but"
                                + " the tolerance is %.1e; raise the tolerance or choose solver=direct.",
                        estimate,
                        Arrays.toString(half),
                        change,
                        floor,
                        tolerance));
            }
            previous = change;
            coarse = fine;
        }
    }

    private Trajectory trajectory(
            SlowSetSolution solution,
            int n,
            double[] times,
            double tolerance,
            double estimate,
            int[] half,
            Progress progress) {
        double[][] states = new double[times.length][];
        for (int i = 0; i < times.length; i++) {
            progress.check();
            states[i] = solution.at(times[i]);
            progress.at(0.5 + 0.5 * (i + 1) / times.length, "slow set");
        }
        SolverReport report = new SolverReport(
                name(),
                tolerance,
                estimate,
                solution.work(),
                "harmonics up to " + Arrays.toString(half) + " around each resonance");
        return new Trajectory(n, times, states, report);
    }

    private static void requireConstantWave(BlochModel model) {
        if (!(model.drive() instanceof Wave wave) || wave.hasEnvelopes()) {
            throw new RefusalException("The slow set needs a wave of constant amplitudes, but this one has slow"
                    + " envelopes; choose solver=direct or another solver that takes envelopes.");
        }
    }

    /** Half widths K_j: small and even; for base frequencies slower than the coupling, K_beat of section 10f. */
    private static int[] firstWindow(double[] omega, int[] reach, double strength, double last) {
        int[] half = new int[omega.length];
        for (int j = 0; j < half.length; j++) {
            double ratio = strength / Math.abs(omega[j]);
            double wanted = reach[j];
            if (ratio > 1) {
                wanted = Math.max(wanted, Math.min(ratio, 0.5 * strength * last) + 10);
            } else if (ratio > 0.05) {
                wanted = Math.max(wanted, 4);
            }
            half[j] = Math.max(2, 2 * (int) Math.ceil(Math.min(wanted, 1e6) / 2));
        }
        return half;
    }

    /** The times at which windows are compared: all, or an even choice with the first and the last. */
    private static int[] compared(int count) {
        int[] out = new int[Math.min(count, COMPARED_TIMES)];
        for (int k = 0; k < out.length; k++) {
            out[k] = out.length == count ? k : (int) ((long) k * (count - 1) / (out.length - 1));
        }
        return out;
    }

    private static double distance(double[] a, double[] b) {
        double max = 0;
        for (int k = 0; k < a.length; k += 2) {
            double d = Math.hypot(a[k] - b[k], a[k + 1] - b[k + 1]);
            max = d <= max ? max : d;
        }
        return max;
    }
}
