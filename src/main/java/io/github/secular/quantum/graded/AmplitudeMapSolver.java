package io.github.secular.quantum.graded;

import io.github.secular.numerics.FastTime;
import io.github.secular.numerics.Heap;
import io.github.secular.numerics.Progress;
import io.github.secular.numerics.RefusalException;
import io.github.secular.numerics.RepeatedSquares;
import io.github.secular.quantum.BlochModel;
import io.github.secular.quantum.BlochProblem;
import io.github.secular.quantum.BlochSolver;
import io.github.secular.quantum.SolverReport;
import io.github.secular.quantum.Trajectory;
import io.github.secular.solver.DescribedSolver;
import io.github.secular.solver.Solver;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;

/**
 * The Bloch equation without damping and relaxation under at most one base frequency, by its N amplitudes: the map of
 * one period, squared again and again, and the map of the part of a period before each time (doc/bloch-solvers.md, B3.6).
 * A period takes N³ operations where the map of the N² entries of ρ takes N⁴ and its squares N⁶.
 */
public final class AmplitudeMapSolver extends DescribedSolver<BlochProblem, Trajectory> implements BlochSolver {
    private static final double ULP = 0x1p-53;
    /** Rounding errors of D in a period, in ulps of D, as they were seen at most, twice. */
    private static final double ULPS = 8;

    /** A multiplication here, in long rows, takes this part of the time of one that other methods count. */
    private static final double QUICKER = 0.15;

    /** For the couplings of a model and the nodes of a step, and for the exact phase of each time. */
    private static final double OVERHEAD = 1.4e4;

    private static final double PER_TIME = 2e3;

    public AmplitudeMapSolver() {
        super(
                "amplitude-map",
                "One base frequency, no damping, any epsilon: the amplitudes' map of one period, squared again and again",
                "nothing is damped, one base frequency");
    }

    /** Through a period, or through its first half where the other is the same but for signs. */
    private static AmplitudeMarch march(BlochModel model, PhotonFrame frame, double[] halves) {
        AmplitudeStart.requireClosed(model);
        AmplitudeCouplings couplings = AmplitudeCouplings.of(frame, model.wave(), model.epsilon());
        // a period, or without a wave a time, a power of 2, in which little happens
        double speed = Math.max(1e-300, couplings.fastest() + couplings.strength());
        double length = frame.omega() == 0
                ? Math.scalb(1.0, (int) Math.rint(-Math.log(speed) / Math.log(2)))
                : (halves.length == 0 ? 2 : 1) * Math.PI / Math.abs(frame.omega());
        AmplitudeMarch march = new AmplitudeMarch(couplings, length);
        march.requireFewSteps();
        return march;
    }

    private static double[] halves(BlochModel model, PhotonFrame frame) {
        return frame.halves(frame.couplings(model.wave()));
    }

    private static double periods(BlochModel model, AmplitudeMarch march, double[] times) {
        double end = times.length == 0 ? 0 : times[times.length - 1] / (model.epsilon() * model.epsilon());
        return end / march.length();
    }

    private static double doublings(double periods) {
        return 1 + Math.max(0, Math.log(Math.max(1, periods)) / Math.log(2));
    }

    @Override
    public double predictedWork(BlochProblem problem, double[] times, double tolerance) {
        if (!AmplitudeStart.isClosed(problem.model())) {
            return Double.POSITIVE_INFINITY;
        }
        return Solver.unlessRefused(() -> {
            PhotonFrame frame = PhotonFrame.of(problem.model());
            AmplitudeMarch march = march(problem.model(), frame, halves(problem.model(), frame));
            double n = problem.model().size();
            double squares = doublings(periods(problem.model(), march, times));
            double columns = AmplitudeStart.of(problem.initial()).work();
            return OVERHEAD
                    + PER_TIME * times.length
                    + QUICKER
                            * (march.work(problem.model().size())
                                    + squares * 4 * n * n * n
                                    + times.length * (squares / 2 + 1) * 4 * n * n * columns);
        });
    }

    @Override
    public Trajectory solve(BlochProblem problem, double[] times, double tolerance, Progress progress) {
        BlochModel model = problem.model();
        int size = model.size();
        PhotonFrame frame = PhotonFrame.of(model);
        double[] halves = halves(model, frame);
        AmplitudeMarch march = march(model, frame, halves);
        boolean isStatic = frame.omega() == 0;
        double length = march.length();
        double periods = periods(model, march, times);
        Heap.require(
                16.0 * size * size * (40 + doublings(periods) + 2.0 * times.length),
                "The map of a period of " + size + " amplitudes at " + times.length + " times",
                "take fewer levels or times");
        progress.at(0, "map of one period");
        FastTime.Split[] splits = new FastTime.Split[times.length];
        for (int i = 0; i < times.length; i++) {
            FastTime fast = new FastTime(times[i], model.epsilon());
            splits[i] = isStatic ? fast.inCells(length) : fast.inPeriods(frame.omega());
        }
        // The parts of a period before the times, or of its half, from the shortest on, on the way through the first.
        boolean[] late = new boolean[times.length];
        double[] rest = new double[times.length];
        for (int i = 0; i < times.length; i++) {
            late[i] = halves.length > 0 && splits[i].remainder() >= length;
            rest[i] = splits[i].remainder() - (late[i] ? length : 0);
        }
        int[] order = IntStream.range(0, times.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> rest[i]))
                .mapToInt(i -> i)
                .toArray();
        double[] stops = IntStream.of(order).mapToDouble(i -> rest[i]).toArray();
        DMatrixRMaj[][] parts = new DMatrixRMaj[times.length][];
        double[] identity = AmplitudeStart.identity(size);
        DMatrixRMaj[] whole =
                march.run(identity, stops, (k, re, im) -> parts[order[k]] = new DMatrixRMaj[] {re, im}, progress);
        AmplitudeMap first = map(frame, length, whole);
        RepeatedSquares<AmplitudeMap> powers =
                new RepeatedSquares<>(halves.length == 0 ? first : first.twice(halves), AmplitudeMap::squared);
        double error = roundOff(march, first.norm(), periods);
        if (error > tolerance) {
            throw new RefusalException(String.format(
                    java.util.Locale.ROOT,
                    "Undamped amplitudes lose %.1e over this run, more than the tolerance of %.1e; ask for earlier times"
                            + " or a larger tolerance.",
                    error,
                    tolerance));
        }
        double[][] states = new double[times.length][];
        AmplitudeStart start = AmplitudeStart.of(problem.initial());
        double[] cos = new double[size];
        double[] sin = new double[size];
        for (int i = 0; i < times.length; i++) {
            FastTime.Split split = splits[i];
            for (int n = 0; n < size; n++) {
                // Out of the frame of the detuning, and out of that of the photons.
                double photons = isStatic ? 0 : frame.photons()[n] * Math.copySign(split.fraction(), frame.omega());
                double angle = -frame.detunings()[n] * rest[i] - 2 * Math.PI * (photons - Math.rint(photons));
                double sign = late[i] ? halves[n] : 1;
                cos[n] = sign * Math.cos(angle);
                sin[n] = sign * Math.sin(angle);
            }
            DMatrixRMaj[] part = parts[i];
            boolean second = late[i];
            states[i] = start.after(a -> {
                powers.apply(split.whole(), map -> map.apply(a));
                if (second) {
                    first.apply(a);
                    a.turn(halves, new double[size]);
                }
                a.addProduct(part[0], part[1]);
                a.turn(cos, sin);
            });
            progress.at((i + 1.0) / times.length, "amplitudes");
        }
        String work = Math.round(march.steps()) + " steps per " + (halves.length == 0 ? "period, " : "half a period, ")
                + powers.size() + " powers of its map";
        return new Trajectory(size, times, states, new SolverReport(name(), tolerance, error, work, ""));
    }

    private static AmplitudeMap map(PhotonFrame frame, double length, DMatrixRMaj[] d) {
        double[] detunings = frame.detunings();
        double[] turns = new double[detunings.length];
        double[] rest = new double[detunings.length];
        for (int n = 0; n < turns.length; n++) {
            // as often as this stretch fits into a turn, whatever it is of a period
            double omega = Math.rint(2 * Math.PI / (Math.abs(frame.omega()) * length)) * Math.abs(frame.omega());
            if (frame.omega() != 0) {
                turns[n] = detunings[n] / omega;
                rest[n] = Math.fma(-turns[n], omega, detunings[n]) / omega;
            } else {
                // A power of 2 times a double is exact; what 2 pi is beyond a double counts.
                double angle = detunings[n] * length;
                turns[n] = angle / (2 * Math.PI);
                rest[n] = (Math.fma(-turns[n], 2 * Math.PI, angle) - turns[n] * 2.4492935982947064e-16) / (2 * Math.PI);
            }
            turns[n] -= Math.rint(turns[n]);
        }
        return new AmplitudeMap(turns, rest, d[0], d[1]);
    }

    /** What is lost of D in every period adds up; powers, products and phases lose a few ulps each. */
    private static double roundOff(AmplitudeMarch march, double norm, double periods) {
        double each = norm * (ULPS * ULP + march.leftOut());
        return 2 * each * Math.max(1, periods) + 2 * march.leftOutWithin() + (64 + 8 * doublings(periods)) * ULP;
    }
}
