package io.github.secular.classical.harmonic;

import io.github.secular.classical.DensityState;
import io.github.secular.classical.InitialDensity;
import io.github.secular.classical.Moments;
import io.github.secular.classical.PhaseRange;
import io.github.secular.classical.QuasiPeriodicPotential;
import io.github.secular.classical.VlasovProblem;
import io.github.secular.classical.VlasovReport;
import io.github.secular.classical.VlasovSolver;
import io.github.secular.classical.VlasovTrajectory;
import io.github.secular.numerics.FastTime;
import io.github.secular.numerics.Progress;
import io.github.secular.numerics.RefusalException;
import io.github.secular.numerics.Sentence;
import io.github.secular.solver.DescribedSolver;
import io.github.secular.solver.Solver;
import java.util.ArrayList;
import java.util.List;

/**
 * A harmonic well of any frequency under V = x φ(τ) without relaxation: every particle turns and shifts alike, and f is
 * f0 at the foot of the motion (doc/classical.md, C3.1 and C3.2). Exact for any f0, at any ε and time, resonant or not,
 * at a cost that depends on neither.
 */
public final class ExplicitSolver extends DescribedSolver<VlasovProblem, VlasovTrajectory> implements VlasovSolver {
    private static final int PROBES = 200;
    private static final int SHELLS = 12;

    public ExplicitSolver() {
        super(
                "explicit",
                "the start at the foot of the motion, exact: for a harmonic well shaken by x times oscillations, without"
                        + " relaxation",
                "it is exact");
    }

    @Override
    public double predictedWork(VlasovProblem problem, double[] times, double tolerance) {
        return Solver.unlessRefused(() -> {
            problem.hamiltonian().requireNoTop("The exact solution");
            well(problem);
            drive(problem);
            return 0;
        });
    }

    private static HarmonicWell well(VlasovProblem problem) {
        return HarmonicWell.of(problem.hamiltonian())
                .orElseThrow(() -> new RefusalException("The explicit solution needs a harmonic well, but the potential"
                        + " is " + problem.hamiltonian().potential().description() + "."));
    }

    private static LinearDrive drive(VlasovProblem problem) {
        if (!problem.relaxation().isZero()) {
            throw new RefusalException("The explicit solution holds without relaxation only.");
        }
        if (!(problem.shaking() instanceof QuasiPeriodicPotential v)) {
            throw new RefusalException("The explicit solution needs a drive of given frequencies, not noise.");
        }
        return LinearDrive.of(LinearDrive.withoutEnvelopes(v), "The explicit solution");
    }

    @Override
    public VlasovTrajectory solve(VlasovProblem problem, double[] times, double tolerance, Progress progress) {
        VlasovProblem.checkTimes(times);
        problem.hamiltonian().requireNoTop("The exact solution");
        HarmonicWell well = well(problem);
        LinearDrive drive = drive(problem);
        QuasiPeriodicPotential v = (QuasiPeriodicPotential) problem.shaking();
        EnvelopedMotion enveloped = v.hasEnvelopes() && times.length > 0
                ? new EnvelopedMotion(
                        well.frequency(),
                        problem.epsilon(),
                        DriveStretch.of(v, problem.epsilon(), times[times.length - 1]))
                : null;
        ForcedMotion motion =
                new ForcedMotion(well.frequency(), problem.epsilon(), drive.byPosition(), drive.byMomentum());
        InitialDensity f0 = problem.initial();
        Moments start = Moments.of(f0, problem.hamiltonian());
        double smallest = smallest(f0);
        List<DensityState> states = new ArrayList<>();
        for (int i = 0; i < times.length; i++) {
            progress.check();
            ForcedMotion.Carried carried =
                    enveloped != null ? enveloped.at(times[i]) : motion.at(new FastTime(times[i], problem.epsilon()));
            states.add(new ExplicitState(well, f0, carried, start, smallest));
            progress.at((i + 1.0) / times.length, "Explicit solution");
        }
        double heating =
                states.isEmpty() ? 0 : states.get(states.size() - 1).moments().energy() - start.energy();
        double rough = roughness(well, states);
        List<String> warnings = rough > tolerance
                ? List.of(Sentence.of(
                        "The start is too rough for its shell means to be known better than to %.1e of the largest.",
                        rough))
                : List.of();
        return new VlasovTrajectory(
                times,
                states,
                new VlasovReport(
                        name(),
                        tolerance,
                        0,
                        smallest,
                        0,
                        heating,
                        0,
                        rough,
                        "no steps, " + drive.byPosition().frequencies().length / 2 + " oscillations",
                        "",
                        warnings));
    }

    /** What the angle averages of a rough start do not settle to, relative to the largest. */
    private static double roughness(HarmonicWell well, List<DensityState> states) {
        double change = 0;
        double largest = 0;
        for (DensityState state : states.isEmpty() ? states : List.of(states.get(0), states.get(states.size() - 1))) {
            double mean = state.moments().energy() - well.lowest();
            for (int j = 0; j < SHELLS; j++) {
                double[] found =
                        ((ExplicitState) state).shellMeanAndChange(well.lowest() + mean * 3 * (j + 0.5) / SHELLS);
                change = Math.max(change, found[1]);
                largest = Math.max(largest, Math.abs(found[0]));
            }
        }
        return largest > 0 ? change / largest : 0;
    }

    /** f takes the values of f0, so that it is nowhere smaller. */
    private static double smallest(InitialDensity f0) {
        PhaseRange r = f0.extent();
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < PROBES; i++) {
            for (int j = 0; j < PROBES; j++) {
                least = Math.min(
                        least,
                        f0.at(
                                r.xFrom() + (i + 0.5) * (r.xTo() - r.xFrom()) / PROBES,
                                r.pFrom() + (j + 0.5) * (r.pTo() - r.pFrom()) / PROBES));
            }
        }
        return least;
    }
}
