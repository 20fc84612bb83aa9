package io.github.secular.asymptotics.hypotheses;

import io.github.secular.classical.CriticalPoint;
import io.github.secular.classical.Hamiltonian1D;
import io.github.secular.classical.Potential1D;
import io.github.secular.classical.Relaxation;
import io.github.secular.classical.space.ActionDiffusion;
import io.github.secular.classical.space.ActionResonance;
import io.github.secular.classical.space.ShellMotions;
import io.github.secular.classical.space.SpaceHamiltonian;
import io.github.secular.classical.space.SpacePotential;
import io.github.secular.classical.space.SpaceProblem;
import io.github.secular.classical.space.SpaceTerm;
import io.github.secular.drive.BaseFrequencies;
import io.github.secular.numerics.Formula;
import io.github.secular.numerics.InvalidInputException;
import io.github.secular.numerics.Progress;
import io.github.secular.numerics.RefusalException;
import io.github.secular.numerics.Sentence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Holds the hypotheses of Castella, Degond, Goudon (2007), Sections 3 and 4, against a Hamiltonian of two or three degrees of freedom
 * (doc/classical.md, C8.4), as {@link ClassicalHypotheses} does for one. What motions do is sampled.
 */
public final class SpaceHypotheses extends Hypotheses {
    private static final double[] SHELLS = {0.2, 0.6, 0.999};
    /** Cells along each action in a look at resonances. */
    private static final int CELLS = 16;

    private final SpaceProblem problem;
    private final SpaceHamiltonian hamiltonian;
    private final double highest;
    private final SpaceShellHypotheses shells;
    /** Why a shell was not looked at. */
    private String lost = "";

    private SpaceHypotheses(SpaceProblem problem, double highest) {
        this.problem = problem;
        this.hamiltonian = problem.hamiltonian();
        this.highest = highest;
        this.shells = new SpaceShellHypotheses(problem, highest);
    }

    /**
     * @param highest the highest energy in use, above the lowest and at most the top
     * @param cutOff relations between frequencies are searched up to this
     * @return a report as that of {@link ClassicalHypotheses#check}
     * @throws InvalidInputException if the highest energy is none such
     */
    public static HypothesisReport check(SpaceProblem problem, double highest, int cutOff, Progress progress) {
        double lowest = problem.hamiltonian().lowestEnergy();
        if (!(highest > lowest && highest < Double.POSITIVE_INFINITY)) {
            throw new InvalidInputException("E_max", "" + highest, "a finite energy above the lowest, " + lowest);
        }
        double top = Math.min(highest, problem.hamiltonian().top());
        return new SpaceHypotheses(problem, top).run(cutOff, progress);
    }

    private HypothesisReport run(int cutOff, Progress progress) {
        List<ShellMotions> motions = new ArrayList<>();
        double lowest = hamiltonian.lowestEnergy();
        for (double part : SHELLS) {
            try {
                motions.add(ShellMotions.of(hamiltonian, lowest + part * (highest - lowest), progress));
            } catch (RefusalException tooSharp) {
                lost = tooSharp.getMessage();
            }
            progress.at(0.8 * part, "Hypotheses");
        }
        HypothesisCheck confined = add(shells.confinement());
        HypothesisCheck finite = add(shells.finiteShells());
        HypothesisCheck start = add(shells.start());
        HypothesisCheck stable = stability(motions);
        HypothesisCheck bent = add(shells.bends());
        HypothesisCheck mixing = mixing(motions);
        tori(cutOff);
        HypothesisCheck damped = relaxation();
        List<TheoremVerdict> theorems;
        if (problem.drive().isRandom()) {
            theorems = underNoises(
                    problem.drive().signals(),
                    shapes(),
                    problem.relaxation(),
                    List.of(confined, finite, start),
                    bent,
                    mixing,
                    damped);
        } else {
            HypothesisCheck independent = independence("HC-P1", problem.drive().base(), cutOff, "xi.nu", "", progress);
            HypothesisCheck smooth = boundedWave(shapes());
            theorems = List.of(verdict(
                    "Castella-Degond-Goudon, Theorem 4",
                    "P f follows the diffusion equation in energy with d(E) of the cell problem.",
                    confined,
                    finite,
                    start,
                    damped,
                    stable,
                    independent,
                    smooth));
            trapping(progress);
        }
        boolean prepared = problem.initial().isOfEnergy();
        progress.at(1, "Hypotheses");
        return HypothesisReport.ofDiffusion(checks, theorems, prepared, confined.holds() && damped.holds());
    }

    /** Of a sum of wells by the points of rest of each; else as motions are seen to part. */
    private HypothesisCheck stability(List<ShellMotions> motions) {
        double rate = 0;
        String place = "";
        for (int a = 0; a < hamiltonian.kind().wells().size(); a++) {
            Potential1D well = hamiltonian.kind().wells().get(a);
            Hamiltonian1D axis = new Hamiltonian1D(well);
            for (CriticalPoint c : axis.criticalPoints()) {
                double above = c.energy() - axis.lowestEnergy();
                double each = Math.sqrt(Math.max(0, -well.curvature(c.position())));
                if (c.isSeparatrix() && above < highest - hamiltonian.lowestEnergy() && each > rate) {
                    rate = each;
                    place = "at an unstable point of the axis " + SpaceHamiltonian.AXES[a];
                }
            }
        }
        for (ShellMotions m : motions) {
            if (m.parting() > rate) {
                rate = m.parting();
                place = "on the shell of E = " + number(m.energy());
            }
        }
        return add(
                "HC4",
                "neighbouring orbits part no faster than a power of time",
                rate == 0 && lost.isEmpty(),
                rate,
                rate == 0
                        ? lost.isEmpty() ? "seen of " + motions.size() + " shells up to E = " + number(highest) : lost
                        : place + " orbits part like exp(" + number(rate) + " tau)");
    }

    private HypothesisCheck mixing(List<ShellMotions> motions) {
        if (motions.isEmpty()) {
            return add("HC5", "what is at rest under H0 is a function of energy", false, Double.NaN, lost);
        }
        ShellMotions worst = motions.get(0);
        for (ShellMotions m : motions) {
            worst = !m.isFilled() && (worst.isFilled() || m.difference() > worst.difference()) ? m : worst;
        }
        SpacePotential u = hamiltonian.kind();
        String kept = u.radial().isPresent()
                ? "radial action and angular momentum are kept, too; "
                : u.wells().isEmpty() ? "" : "the action of every axis is kept, too; ";
        boolean holds = worst.isFilled() && kept.isEmpty();
        return add(
                "HC5",
                "what is at rest under H0 is a function of energy",
                holds,
                worst.difference(),
                kept
                        + Sentence.of(
                                holds
                                        ? "means of q^2, p^2 and L^2 along motions come together, to %.2g of themselves so far"
                                        : "means of q^2, p^2 and L^2 along motions of E = %2$.4g differ by %1$.2g of themselves;"
                                                + " whole shells are mixed by relaxation alone",
                                worst.difference(),
                                worst.energy()));
    }

    /** What a projection on tori would have to know. */
    private void tori(int cutOff) {
        SpacePotential u = hamiltonian.kind();
        if (u.radial().isEmpty() && u.wells().isEmpty()) {
            return;
        }
        String found = "";
        if (u.isOscillator()) {
            found = new BaseFrequencies(u.frequencies())
                    .relation(cutOff, Progress.NONE)
                    .map(k -> "k.w = 0 for k = " + java.util.Arrays.toString(k)
                            + " at all actions: further invariants, and averaging over tori is a choice")
                    .orElse("");
        }
        boolean holds = found.isEmpty();
        add(
                "tori",
                "the frequencies of the actions are rationally independent",
                holds,
                Double.NaN,
                holds
                        ? u.isOscillator()
                                ? "no relation k.w = 0 up to |k| = " + cutOff
                                : "they change with the actions, and have relations at single ones only"
                        : found);
    }

    private HypothesisCheck relaxation() {
        Relaxation gamma = problem.relaxation();
        double least = Double.POSITIVE_INFINITY;
        double at = Double.NaN;
        for (double e : shells.energies()) {
            if (gamma.rate(e) < least) {
                least = gamma.rate(e);
                at = e;
            }
        }
        boolean vanishing = gamma.exponent() > 0;
        boolean isRandom = problem.drive().isRandom();
        // a rate that vanishes with ε is no matter of Theorem 4, whose γ is fixed; Theorem 6 wants μ < 2
        return add(
                isRandom ? "HC5'" : "gamma > 0",
                "relaxation is bounded from below" + (vanishing ? ", and vanishes slowly enough" : ""),
                least > 0 && (isRandom ? gamma.exponent() < 2 : !vanishing),
                least,
                "smallest gamma " + number(least) + " at E = " + number(at)
                        + (vanishing ? ", times epsilon^" + number(gamma.exponent()) : ""));
    }

    private Map<String, Growth> shapes() {
        Map<String, Growth> out = new LinkedHashMap<>();
        for (SpaceTerm term : problem.drive().terms()) {
            for (Formula f : List.of(term.cosine(), term.sine())) {
                out.put(f.text(), Growth.ofDerivatives(f, 1, 2));
            }
        }
        return out;
    }

    /** Where the motion has two actions: how strong resonances are against relaxation, at this ε. */
    private void trapping(Progress progress) {
        List<ActionResonance> found;
        try {
            found = new ActionDiffusion(problem).resonances(CELLS, progress);
        } catch (RefusalException noPlane) {
            return;
        }
        Optional<ActionResonance> strongest = ActionResonance.strongest(found);
        double strength = strongest.map(ActionResonance::strength).orElse(0.0);
        add(
                "trapping",
                "resonances do not trap motion before it relaxes",
                strength <= ActionResonance.TRAPPING,
                strength,
                strongest
                        .map(r -> Sentence.of(
                                "sqrt(epsilon |V| |k.d2H0.k|)/gamma = %.3g at epsilon = %.3g where %s; above %.1g it does",
                                strength, problem.epsilon(), r.name(), ActionResonance.TRAPPING))
                        .orElse("no harmonic is met by the motion"));
    }
}
