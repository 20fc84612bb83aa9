package io.github.secular.classical.space;

import io.github.secular.classical.ShellHistogram;
import io.github.secular.classical.VlasovReport;
import io.github.secular.drive.Envelope;
import io.github.secular.numerics.InvalidInputException;
import io.github.secular.numerics.Progress;
import io.github.secular.numerics.RefusalException;
import io.github.secular.numerics.Sentence;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The Vlasov equation in two and three dimensions as a chain of jumps in energy: what one flight between two relaxations
 * does to the energy is tabulated at this ε, over all shells, and Π f follows from it by steps that do not know of ε
 * (doc/vlasov-solvers.md, V11). f itself is Π f and one last flight.
 *
 * @param count particles of the projections, and of the first flights of a start that is no function of H0
 * @param seed of the random numbers
 */
public record JumpChain(int count, long seed) implements SpaceSolver {
    /** Its name. */
    public static final String NAME = "jump-chain";

    private static final int BINS = 160;
    /** Error of F by chance with one flight from each cell, about. */
    private static final double ONE_FLIGHT = 0.05;
    /** Of the marches over all batches and meshes, in multiplications, measured. */
    private static final double MATRICES = 6e9;
    /** A step of a flight, in units of the time that motion takes. */
    private static final double STEP = 0.25;

    /** @throws InvalidInputException if there are too few, or more than an array holds */
    public JumpChain {
        SpaceEnsemble.requireCount(count);
    }

    @Override
    public String name() {
        return NAME;
    }

    /** Infinite where there is no relaxation, an envelope changes, or there are noises. */
    @Override
    public double predictedWork(SpaceProblem problem, double[] times, double tolerance) {
        if (problem.relaxation().isZero()
                || !isSteady(problem)
                || problem.drive().isRandom()) {
            return Double.POSITIVE_INFINITY;
        }
        EnsembleProbe probe = new EnsembleProbe(problem, seed);
        double steps = 1
                / (probe.rate()
                        * Math.min(STEP * probe.time(), 1 / problem.drive().fastest()));
        return flights(tolerance) * steps * 4 * SpaceEnsemble.forceWork(problem)
                + count * (double) times.length * steps * 4 * SpaceEnsemble.forceWork(problem)
                + MATRICES;
    }

    /** How many a tolerance is likely to take. */
    private static double flights(double tolerance) {
        double each = Math.pow(ONE_FLIGHT / (ChainAccount.CHANCE * tolerance), 2);
        double least = ChainAccount.FIRST_FLIGHTS * FlightTable.BATCHES;
        double most = ChainAccount.MOST_FLIGHTS * FlightTable.BATCHES;
        return ChainAccount.CELLS * Math.max(least, Math.min(most, each));
    }

    private static boolean isSteady(SpaceProblem problem) {
        return problem.drive().envelopes().stream().allMatch(Envelope::isConstant);
    }

    @Override
    public SpaceTrajectory solve(
            SpaceProblem problem,
            double[] times,
            double highest,
            List<Projection> projections,
            double tolerance,
            Progress progress) {
        check(problem);
        Projection.requireRoom(projections, times.length);
        EnergyBins bins = EnergyBins.of(problem, highest, BINS);
        ChainAccount account = ChainAccount.of(problem, bins, times, tolerance, this, progress.part(0, 0.8));
        LastFlights last = new LastFlights(
                problem,
                account.table(),
                account.mesh(),
                account.step(),
                chunk -> new SplittableRandom(
                        new SplittableRandom(seed ^ (0x9E3779B97F4A7C15L * (chunk + 11_000_003L))).nextLong()));
        List<EnsembleState> states = new ArrayList<>();
        for (int t = 0; t < times.length; t++) {
            progress.at(0.8 + 0.2 * t / times.length, "Last flights");
            int[][] counts = new int[projections.size()][];
            for (int k = 0; k < counts.length; k++) {
                counts[k] = last.project(
                        projections.get(k),
                        account.v(t),
                        problem.fastTime(times[t]),
                        account.value(t, BINS),
                        count,
                        progress);
            }
            states.add(state(problem, account, bins, t, counts).offBy(ofStart(problem, account, times, t)));
        }
        return new SpaceTrajectory(
                times, states, projections, count, account.noise(), report(problem, account, states, tolerance));
    }

    private static void check(SpaceProblem problem) {
        if (problem.relaxation().isZero()) {
            throw new RefusalException(
                    "The jump chain needs relaxation, from one jump to the next: set gamma above 0, or"
                            + " take particles.");
        }
        if (problem.drive().isRandom()) {
            throw new RefusalException(
                    "The jump chain forgets all but the energy and the phases of waves at a relaxation,"
                            + " but a noise remembers itself over it; take particles.");
        }
        if (!isSteady(problem)) {
            throw new RefusalException(
                    "The jump chain takes drives whose envelopes do not change in slow time; take" + " particles.");
        }
    }

    /**
     * What ⟨E⟩ at one time misses of flights that have not ended since the start: where that is no function of the energy
     * they are in step with the drive, and off by about the kick of a flight (doc/vlasov-solvers.md, V11.4).
     */
    private static double ofStart(SpaceProblem problem, ChainAccount account, double[] times, int t) {
        if (problem.initial().isOfEnergy() || !(times[t] > 0)) {
            return 0;
        }
        int end = times.length - 1;
        double energy = account.energy(t);
        double gamma = problem.rates().rate(energy);
        double flight = problem.epsilon() * problem.epsilon() / gamma;
        double gain = Math.abs(account.energy(end) - account.energy(-1)) / times[end] * flight;
        double height = energy - problem.hamiltonian().lowestEnergy();
        return Math.exp(-gamma * problem.fastTime(times[t])) * Math.sqrt(gain * height);
    }

    private static EnsembleState state(
            SpaceProblem problem, ChainAccount account, EnergyBins bins, int t, int[][] counts) {
        ShellHistogram shells = bins.empty();
        for (int b = 0; b < BINS; b++) {
            shells.put(b, account.value(t, b), account.error(t, b));
        }
        double mass = account.value(t, BINS);
        double lowest = problem.hamiltonian().lowestEnergy();
        double energy = account.energy(t);
        double error = account.energyError(t);
        return new EnsembleState(
                Math.min(1, mass),
                account.error(t, BINS),
                energy,
                error,
                energy - account.energy(-1),
                error,
                shells,
                counts);
    }

    private VlasovReport report(
            SpaceProblem problem, ChainAccount account, List<EnsembleState> states, double tolerance) {
        List<String> warnings = new ArrayList<>(account.warnings());
        double off = account.estimate();
        if (off > tolerance) {
            warnings.add(
                    0,
                    Sentence.of(
                            "The tolerance of %.0e is not met: F may be off by %.1e of its largest value.",
                            tolerance, off));
        }
        EnsembleState end = states.isEmpty() ? null : states.get(states.size() - 1);
        boolean isOpen = problem.hamiltonian().top() < Double.POSITIVE_INFINITY;
        return new VlasovReport(
                NAME,
                tolerance,
                isOpen || end == null ? 0 : Math.abs(end.mass() - 1),
                account.smallest(),
                0,
                end == null ? 0 : end.gain(),
                end == null ? 0 : end.shells().samplingError(),
                off,
                account.work(),
                "",
                warnings);
    }
}
