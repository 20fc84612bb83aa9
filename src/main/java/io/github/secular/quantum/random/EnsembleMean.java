package io.github.secular.quantum.random;

import io.github.secular.drive.JointModes;
import io.github.secular.drive.NoiseCells;
import io.github.secular.drive.RandomDrive;
import io.github.secular.numerics.ComplexMatrix;
import io.github.secular.numerics.FastTime;
import io.github.secular.numerics.Progress;
import io.github.secular.numerics.RefusalException;
import io.github.secular.quantum.BlochModel;
import io.github.secular.quantum.BlochProblem;
import io.github.secular.quantum.BlochSolver;
import io.github.secular.quantum.PackedState;
import io.github.secular.quantum.SolverReport;
import io.github.secular.quantum.Trajectory;
import io.github.secular.solver.DescribedSolver;
import java.util.List;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegrator;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegratorFactory;

/**
 * The exact mean E ρ(t) over all paths of a random drive, without sampling, at a cost that does not grow
 * as ε → 0: averaged cell maps for clocks, the stochastic Liouville hierarchy for telegraph and
 * Ornstein-Uhlenbeck noises, both with graded squaring (doc/bloch-solvers.md, B8).
 *
 * <p>Degrees and Gauss nodes are raised until the result moves by less than a tenth of the
 * tolerance; what it moved last, together with the rounding that another step length shows, is the
 * estimated error.
 */
public final class EnsembleMean extends DescribedSolver<BlochProblem, Trajectory> implements BlochSolver {
    /** The degree, plus one, of Hermite functions and carriers, and Gauss nodes per phase piece, from round to round. */
    private static final int[] ORDERS = {3, 5, 8, 12, 18, 27, 40, 60};

    private static final int[] NODES = {16, 24, 36, 54, 80, 120, 180, 270};

    public EnsembleMean() {
        super(
                "ensemble-mean",
                "Exact mean over a random drive, deterministic, at any epsilon (clock, telegraph, Ornstein-Uhlenbeck)",
                "the drive is random");
    }

    /** Next to nothing, beside a wave's. */
    @Override
    public double predictedWork(BlochProblem problem, double[] times, double tolerance) {
        return problem.model().drive() instanceof RandomDrive ? Double.NaN : Double.POSITIVE_INFINITY;
    }

    @Override
    public Trajectory solve(BlochProblem problem, double[] times, double tolerance, Progress progress) {
        BlochModel model = problem.model();
        ComplexMatrix initial = problem.initial();
        if (!(model.drive() instanceof RandomDrive drive)) {
            throw new RefusalException(
                    "The solver ensemble-mean averages over a random drive, but this model has none.");
        }
        NoiseCells clock = sharedCells(drive);
        boolean endless = JointModes.isEndless(drive.signals());
        boolean refines = endless || clock != null && clock.hasRandomPhase();
        double[] packed = PackedState.pack(initial);
        double[][] previous = null;
        double change = Double.NaN;
        for (int round = 0; round < ORDERS.length; round++) {
            double done = round / (double) ORDERS.length;
            Progress part = progress.part(done, done + 1.0 / ORDERS.length);
            double[][] states = means(propagator(model, drive, clock, round), model, packed, times, part);
            if (previous != null) {
                double before = change;
                change = difference(previous, states);
                // What no longer falls from round to round is rounding.
                boolean rounding = !refines || change > 0.3 * before;
                if (change <= (rounding ? tolerance : 0.1 * tolerance)) {
                    return trajectory(
                            model.size(), times, states, tolerance, change, work(model, endless, clock, round));
                }
                if (!refines) {
                    break;
                }
            }
            previous = states;
        }
        throw RefusalException.of(
                "The ensemble mean still moves by %.1e, more than the tolerance %.1e allows; ask for less accuracy,"
                        + " a smaller epsilon, or the monte-carlo ensemble.",
                change, tolerance);
    }

    private static MeanPropagator propagator(BlochModel model, RandomDrive drive, NoiseCells clock, int round) {
        if (clock == null) {
            return new LadderMean(model, drive, ORDERS[round], round % 2);
        }
        GaussIntegrator rule = new GaussIntegratorFactory().legendre(NODES[round], 0, 1);
        double[] nodes = new double[rule.getNumberOfPoints()];
        double[] weights = new double[nodes.length];
        for (int i = 0; i < nodes.length; i++) {
            nodes[i] = rule.getPoint(i);
            weights[i] = rule.getWeight(i);
        }
        return new ClockMean(model, drive, ORDERS[round], round % 2, clock.length(), clock.phase(), nodes, weights);
    }

    private static double[][] means(
            MeanPropagator propagator, BlochModel model, double[] initial, double[] times, Progress progress) {
        double[][] out = new double[times.length][];
        for (int i = 0; i < times.length; i++) {
            progress.check();
            out[i] = propagator.mean(new FastTime(times[i], model.epsilon()), initial);
            progress.at((i + 1.0) / times.length, "Ensemble mean");
        }
        return out;
    }

    /** The cells of the drive, or null; several noises of cells must share them. */
    private static NoiseCells sharedCells(RandomDrive drive) {
        NoiseCells found = null;
        for (RandomDrive.Source s : drive.sources()) {
            NoiseCells cells = s.noise().cells().orElse(found);
            if (found != null && !found.equals(cells)) {
                throw new RefusalException("The exact mean is known for clocks that share their cells, but cells of "
                        + found.length() + " and " + cells.length()
                        + " (or two phases) were given; use the monte-carlo ensemble.");
            }
            found = cells;
        }
        return found;
    }

    private static double difference(double[][] a, double[][] b) {
        double max = 0;
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < a[i].length; j++) {
                double d = Math.abs(a[i][j] - b[i][j]);
                if (!(d <= max)) {
                    max = d;
                }
                if (Double.isNaN(d)) {
                    return d;
                }
            }
        }
        return max;
    }

    private static String work(BlochModel model, boolean endless, NoiseCells clock, int round) {
        List<String> parts = new java.util.ArrayList<>();
        if (endless) {
            parts.add("Hermite functions and harmonics of carriers of a degree below " + ORDERS[round]);
        }
        if (clock != null && clock.hasRandomPhase()) {
            parts.add(NODES[round] + " Gauss nodes per phase piece");
        }
        parts.add("graded squaring over " + model.size() * model.size() + " real unknowns per noise level");
        return String.join(", ", parts);
    }

    private static Trajectory trajectory(
            int size, double[] times, double[][] packed, double tolerance, double change, String work) {
        double[][] states = new double[packed.length][];
        for (int i = 0; i < states.length; i++) {
            states[i] = PackedState.unpack(size, packed[i]);
        }
        return new Trajectory(
                size,
                times,
                states,
                new SolverReport("ensemble-mean", tolerance, change, work, "mean over all paths of the random drive"));
    }
}
