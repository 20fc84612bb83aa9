package io.github.secular.asymptotics.semiclassical;

import io.github.secular.classical.Hamiltonian1D;
import io.github.secular.classical.VlasovProblem;
import io.github.secular.drive.RandomDrive;
import io.github.secular.numerics.ComplexMatrix;
import io.github.secular.numerics.Progress;
import io.github.secular.numerics.RefusalException;
import io.github.secular.numerics.Sentence;
import io.github.secular.quantum.BlochProblem;
import io.github.secular.quantum.Trajectory;
import io.github.secular.quantum.limit.LimitModel;
import io.github.secular.quantum.limit.RandomRateEquation;
import io.github.secular.quantum.limit.RateEquation;
import io.github.secular.solver.Solver;

/**
 * The Bloch equation of a well from the density matrix whose Wigner function is the classical start, on as many levels
 * as it takes (doc/semiclassical.md, W1.2 and W1.3).
 *
 * @param well the model over the levels in use
 * @param trajectory ρ(t)
 * @param missing what of the start lies above these levels
 * @param top the largest population of the two highest levels at any time: what would have gone further
 */
public record QuantumMotion(QuantumWell well, Trajectory trajectory, double missing, double top) {
    private static final int MOST_LEVELS = 300;
    private static final double GROWTH = 1.5;
    private static final double SHARPER = 1e-3;

    /**
     * @param highest energy up to which levels are looked for first
     * @param times slow times, increasing
     * @param tolerance wanted of every entry of ρ, and of what lies above the levels in use
     * @throws RefusalException if the start is no state at this ħ, or more than {@value #MOST_LEVELS} levels are needed
     */
    public static QuantumMotion of(
            VlasovProblem problem,
            double hbar,
            double highest,
            double[] times,
            Solver<BlochProblem, Trajectory> solver,
            double tolerance,
            Progress progress) {
        Hamiltonian1D h = problem.hamiltonian();
        double bottom = h.lowestEnergy();
        double ceiling = BoundEnergies.ceiling(h);
        double energy = Math.min(highest, ceiling);
        while (true) {
            progress.check();
            double reached = BoundEnergies.clear(h, energy);
            double count = h.shell(reached).volume() / (2 * Math.PI * hbar);
            if (count > MOST_LEVELS) {
                throw new RefusalException(Sentence.of(
                        "At hbar = %.4g the density matrix needs more than %d levels: raise hbar, shorten the run or take a"
                                + " narrower start.",
                        hbar, MOST_LEVELS));
            }
            WellLevels levels = WellLevels.of(h, hbar, reached, SHARPER * tolerance, progress.part(0, 0.2));
            WeylStart start = WeylStart.of(problem.initial(), levels);
            QuantumMotion found = start.missing() > tolerance
                    ? null
                    : within(problem, levels, start, times, solver, tolerance, progress.part(0.2, 1));
            if (found != null) {
                return found;
            }
            if (energy >= ceiling) {
                throw new RefusalException(Sentence.of(
                        "More than %.1e of the density matrix would lie above the highest bound level, where motions in %s"
                                + " escape: take a narrower start, a shorter run or a larger tolerance.",
                        tolerance, h.potential().description()));
            }
            energy = Math.min(ceiling, bottom + GROWTH * (energy - bottom));
        }
    }

    /** On the lowest levels that suffice; null where all of these do not. */
    private static QuantumMotion within(
            VlasovProblem problem,
            WellLevels levels,
            WeylStart start,
            double[] times,
            Solver<BlochProblem, Trajectory> solver,
            double tolerance,
            Progress progress) {
        double[] p = start.populations();
        int n = filled(p, tolerance);
        try {
            n = Math.max(n, filled(later(problem, levels, p, times, tolerance), tolerance));
        } catch (RefusalException noRates) {
            // then it is found by trying
        }
        if (n == levels.size()) {
            return null;
        }
        n = Math.min(levels.size(), n + Math.max(4, n / 8));
        while (true) {
            WellLevels lowest = levels.lowest(n);
            QuantumWell well = QuantumWell.of(problem, lowest);
            Trajectory rho =
                    solver.solve(new BlochProblem(well.model(), corner(start.rho(), n)), times, tolerance, progress);
            double top = 0;
            for (int i = 0; i < rho.length(); i++) {
                top = Math.max(top, rho.population(i, n - 1) + (n > 1 ? rho.population(i, n - 2) : 0));
            }
            if (top <= tolerance) {
                double missing = 1;
                for (int k = 0; k < n; k++) {
                    missing -= p[k];
                }
                return new QuantumMotion(well, rho, missing, top);
            }
            if (n == levels.size()) {
                return null;
            }
            n = Math.min(levels.size(), (int) (GROWTH * n));
        }
    }

    /** So many levels hold all but a tenth of the tolerance of what lies on these. */
    private static int filled(double[] p, double tolerance) {
        double above = 0;
        int n = p.length;
        while (n > 1 && above + p[n - 1] < tolerance / 10) {
            above += p[--n];
        }
        return n;
    }

    /** Where the rate equation has brought the populations in the end: a guess at what the Bloch equation will do. */
    private static double[] later(
            VlasovProblem problem, WellLevels levels, double[] p, double[] times, double tolerance) {
        QuantumWell all = QuantumWell.of(problem, levels);
        LimitModel rates =
                all.model().drive() instanceof RandomDrive ? RandomRateEquation.damped() : RateEquation.averaged();
        double[] end = {times[times.length - 1]};
        return rates.solve(all.model(), ComplexMatrix.diagonal(p), end, tolerance, Progress.NONE)
                .populations()[0];
    }

    private static ComplexMatrix corner(ComplexMatrix rho, int n) {
        double[] out = new double[2 * n * n];
        for (int k = 0; k < n; k++) {
            for (int m = 0; m < n; m++) {
                out[2 * (k * n + m)] = rho.re(k, m);
                out[2 * (k * n + m) + 1] = rho.im(k, m);
            }
        }
        return ComplexMatrix.of(n, n, out);
    }
}
