package io.github.secular.asymptotics.hypotheses;

import io.github.secular.classical.CosineTerm;
import io.github.secular.classical.EnergyShell;
import io.github.secular.classical.Hamiltonian1D;
import io.github.secular.classical.PhaseFunction;
import io.github.secular.classical.QuasiPeriodicPotential;
import io.github.secular.classical.RandomPotential;
import io.github.secular.classical.Relaxation;
import io.github.secular.classical.ShakingPotential;
import io.github.secular.classical.VlasovProblem;
import io.github.secular.numerics.InvalidInputException;
import io.github.secular.numerics.Progress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleBinaryOperator;

/**
 * Holds the hypotheses of Castella, Degond, Goudon (2007), Sections 3 and 4, against a shaken Hamiltonian of one degree
 * of freedom. What can only be sampled is sampled on the shells in use; where a formula still has its limit although a
 * hypothesis fails (unbounded potentials on a harmonic well, say), the report says which one fails.
 */
public final class ClassicalHypotheses extends Hypotheses {
    private static final int CUT_OFF = 20;

    private final Hamiltonian1D hamiltonian;
    private final ShakingPotential potential;
    private final Relaxation relaxation;

    private ClassicalHypotheses(Hamiltonian1D hamiltonian, ShakingPotential potential, Relaxation relaxation) {
        this.hamiltonian = hamiltonian;
        this.potential = potential;
        this.relaxation = relaxation;
    }

    /**
     * @param initial f(0)
     * @param highest the highest energy in use, above the lowest
     * @return a report without small divisors; its expected order is 2 in ε for initial data that are functions of
     *     energy, 1 for others, NaN where no limit is expected
     * @throws InvalidInputException if the highest energy is not above the lowest
     */
    public static HypothesisReport check(
            Hamiltonian1D hamiltonian,
            ShakingPotential potential,
            Relaxation relaxation,
            PhaseFunction initial,
            double highest,
            Progress progress) {
        return check(hamiltonian, potential, relaxation, initial::at, highest, progress);
    }

    /** The same for a whole problem, whatever its ε. @param highest the highest energy in use, above the lowest */
    public static HypothesisReport check(VlasovProblem problem, double highest, Progress progress) {
        return check(
                problem.hamiltonian(),
                problem.shaking(),
                problem.relaxation(),
                problem.initial()::at,
                highest,
                progress);
    }

    private static HypothesisReport check(
            Hamiltonian1D hamiltonian,
            ShakingPotential potential,
            Relaxation relaxation,
            DoubleBinaryOperator initial,
            double highest,
            Progress progress) {
        if (!(highest > hamiltonian.lowestEnergy() && highest < Double.POSITIVE_INFINITY)) {
            throw new InvalidInputException(
                    "E_max", "" + highest, "a finite energy above the lowest, " + hamiltonian.lowestEnergy());
        }
        WellHypotheses well = WellHypotheses.of(hamiltonian, initial, highest, progress);
        return new ClassicalHypotheses(hamiltonian, potential, relaxation).run(well, progress);
    }

    private HypothesisReport run(WellHypotheses well, Progress progress) {
        HypothesisCheck confined = add(well.confinement());
        HypothesisCheck finite = add(well.finiteShells());
        boolean prepared = well.dependsOnEnergyOnly();
        HypothesisCheck start = add(well.start(prepared));
        HypothesisCheck stable = add(well.stability());
        Growth second = Growth.ofDerivatives(hamiltonian.potential());
        HypothesisCheck smooth = add(
                "HC4'",
                "second and third derivatives of H0 are bounded",
                second.isBounded(),
                second.largest(),
                "largest |U''|, |U'''| " + number(second.near()) + " up to |x| = 100, " + number(second.far())
                        + " up to 1e6");
        HypothesisCheck ergodic = add(well.ergodicity());
        HypothesisCheck damped = relaxationBound(well.shells());
        List<TheoremVerdict> theorems = potential instanceof QuasiPeriodicPotential wave
                ? List.of(verdict(
                        "Castella-Degond-Goudon, Theorem 4",
                        "P f follows the diffusion equation in energy with d(E) of the cell problem.",
                        confined,
                        finite,
                        start,
                        damped,
                        stable,
                        independence(wave, progress),
                        boundedWave(wave)))
                : random((RandomPotential) potential, confined, finite, start, smooth, ergodic, damped);
        boolean limit = confined.holds()
                && (potential instanceof QuasiPeriodicPotential ? damped.holds() : damped.holds() || ergodic.holds());
        progress.at(1, "Hypotheses");
        return HypothesisReport.ofDiffusion(checks, theorems, prepared, limit);
    }

    private List<TheoremVerdict> random(
            RandomPotential random,
            HypothesisCheck confined,
            HypothesisCheck finite,
            HypothesisCheck start,
            HypothesisCheck smooth,
            HypothesisCheck ergodic,
            HypothesisCheck damped) {
        Map<String, Growth> shapes = new LinkedHashMap<>();
        for (RandomPotential.Part part : random.parts()) {
            shapes.put(part.shape().toString(), Growth.ofDerivatives(part.shape()));
        }
        return underNoises(
                random.signals(), shapes, relaxation, List.of(confined, finite, start), smooth, ergodic, damped);
    }

    /** The lower bound of Theorem 4, and (HC5′): 0 &lt; γ* ≤ γ^ε, ε²/γ* → 0. */
    private HypothesisCheck relaxationBound(List<EnergyShell> shells) {
        double least = Double.POSITIVE_INFINITY;
        double at = Double.NaN;
        for (EnergyShell shell : shells) {
            double gamma = relaxation.rate(shell.energy());
            if (gamma < least) {
                least = gamma;
                at = shell.energy();
            }
        }
        boolean vanishing = relaxation.exponent() > 0;
        // A rate that vanishes with ε is no matter of Theorem 4, whose γ is fixed; Theorem 6 wants μ < 2.
        boolean slow = potential instanceof QuasiPeriodicPotential ? !vanishing : relaxation.exponent() < 2;
        return add(
                potential instanceof QuasiPeriodicPotential ? "gamma > 0" : "HC5'",
                "relaxation is bounded from below" + (vanishing ? ", and vanishes slowly enough" : ""),
                least > 0 && slow,
                least,
                "smallest gamma " + number(least) + " at E = " + number(at)
                        + (vanishing ? ", times epsilon^" + number(relaxation.exponent()) : ""));
    }

    private HypothesisCheck independence(QuasiPeriodicPotential wave, Progress progress) {
        int cutOff = wave.dimension() > 3 ? CUT_OFF / 2 : CUT_OFF;
        return independence("HC-P1", wave.base(), cutOff, "xi.nu", "; use fewer base frequencies", progress);
    }

    private HypothesisCheck boundedWave(QuasiPeriodicPotential wave) {
        Map<String, Growth> shapes = new LinkedHashMap<>();
        for (CosineTerm term : wave.terms()) {
            for (PhaseFunction f : new PhaseFunction[] {term.cosine(), term.sine()}) {
                shapes.put(f.toString(), Growth.ofDerivatives(f));
            }
        }
        return boundedWave(shapes);
    }
}
