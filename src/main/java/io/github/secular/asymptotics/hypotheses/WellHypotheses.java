package io.github.secular.asymptotics.hypotheses;

import io.github.secular.classical.EnergyShell;
import io.github.secular.classical.Hamiltonian1D;
import io.github.secular.classical.OrbitSamples;
import io.github.secular.numerics.Progress;
import io.github.secular.numerics.Sentence;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleBinaryOperator;

/**
 * The hypotheses on H0 and on the initial density alone, sampled on the shells in use; the drive plays no part.
 *
 * @param highest the highest energy in use
 * @param shells that stand for all
 */
record WellHypotheses(
        Hamiltonian1D hamiltonian, DoubleBinaryOperator initial, double highest, List<EnergyShell> shells) {
    private static final int SHELLS = 60;
    private static final int ANGLES = 64;

    /** Shells at E_min + s², s uniform, away from separatrices; none beyond the energy of escape. */
    static WellHypotheses of(
            Hamiltonian1D hamiltonian, DoubleBinaryOperator initial, double highest, Progress progress) {
        List<EnergyShell> shells = new ArrayList<>();
        double lowest = hamiltonian.lowestEnergy();
        double top = Math.sqrt(Math.min(highest, hamiltonian.escapeEnergy()) - lowest);
        for (int i = 0; i < SHELLS; i++) {
            progress.check();
            double s = top * (i + 0.5) / SHELLS;
            double energy = lowest + s * s;
            boolean near = Arrays.stream(hamiltonian.criticalEnergies())
                    .anyMatch(e -> Math.abs(e - energy) <= 1e-10 * (highest - lowest));
            shells.add(hamiltonian.shell(near ? energy + 1e-6 * (highest - lowest) : energy));
        }
        return new WellHypotheses(hamiltonian, initial, highest, List.copyOf(shells));
    }

    HypothesisCheck confinement() {
        double escape = hamiltonian.escapeEnergy();
        return new HypothesisCheck(
                "HC1",
                "H0 is smooth, bounded below and confines",
                highest < escape,
                escape,
                Sentence.of(
                        "E_min = %.6g; %s; in use up to %.6g",
                        hamiltonian.lowestEnergy(),
                        escape < Double.POSITIVE_INFINITY
                                ? Sentence.of("no motion escapes below E = %.6g", escape)
                                : "no motion escapes",
                        highest));
    }

    HypothesisCheck finiteShells() {
        double largest = shells.stream().mapToDouble(EnergyShell::density).max().orElse(Double.NaN);
        double[] separatrices = hamiltonian.separatrices();
        return new HypothesisCheck(
                "HC2",
                "h0(E) is finite for almost every E",
                largest < Double.POSITIVE_INFINITY,
                largest,
                "largest h0 on " + SHELLS + " shells " + ClassicalHypotheses.number(largest)
                        + (separatrices.length == 0 ? "" : "; infinite at " + Arrays.toString(separatrices)));
    }

    HypothesisCheck start(boolean prepared) {
        double smallest = Double.POSITIVE_INFINITY;
        double square = 0;
        double lowest = hamiltonian.lowestEnergy();
        for (EnergyShell shell : shells) {
            for (int c = 0; c < shell.orbits().size(); c++) {
                OrbitSamples orbit = shell.orbits().get(c).sample(ANGLES);
                double mean = 0;
                for (int j = 0; j < ANGLES; j++) {
                    double f = initial.applyAsDouble(orbit.x()[j], orbit.p()[j]);
                    smallest = Double.isNaN(f) ? Double.NaN : Math.min(smallest, f);
                    mean += f * f / ANGLES;
                }
                double s = Math.sqrt(shell.energy() - lowest);
                square += mean
                        * shell.orbits().get(c).period()
                        * 2
                        * s
                        * Math.sqrt(Math.min(highest, hamiltonian.escapeEnergy()) - lowest)
                        / SHELLS;
            }
        }
        return start("L2 norm", square, smallest, "smallest value on the shells", prepared);
    }

    /**
     * HC3, in words.
     *
     * @param norm what is called its L2 norm @param square of that
     * @param least what is called the smallest value
     */
    static HypothesisCheck start(String norm, double square, double smallest, String least, boolean prepared) {
        return new HypothesisCheck(
                "HC3",
                "the initial density is not negative and bounded in L2",
                smallest >= 0 && square < Double.POSITIVE_INFINITY,
                Math.sqrt(square),
                norm + " about " + Hypotheses.number(Math.sqrt(square)) + ", " + least + " "
                        + Hypotheses.number(smallest)
                        + (prepared ? ", a function of energy" : ", not a function of energy"));
    }

    boolean dependsOnEnergyOnly() {
        double spread = 0;
        double largest = 0;
        for (EnergyShell shell : shells) {
            double min = Double.POSITIVE_INFINITY;
            double max = Double.NEGATIVE_INFINITY;
            for (int c = 0; c < shell.orbits().size(); c++) {
                OrbitSamples orbit = shell.orbits().get(c).sample(ANGLES);
                for (int j = 0; j < ANGLES; j++) {
                    double f = initial.applyAsDouble(orbit.x()[j], orbit.p()[j]);
                    min = Math.min(min, f);
                    max = Math.max(max, f);
                }
            }
            spread = Math.max(spread, max - min);
            largest = Math.max(largest, Math.abs(max));
        }
        return spread <= 1e-9 * largest;
    }

    /** In one degree of freedom neighbouring orbits part at most linearly, unless they pass a point of rest. */
    HypothesisCheck stability() {
        double rate = hamiltonian.criticalPoints().stream()
                .filter(c -> c.isSeparatrix() && c.energy() < highest)
                .mapToDouble(c -> Math.sqrt(Math.max(0, -hamiltonian.potential().curvature(c.position()))))
                .max()
                .orElse(Double.NaN);
        return new HypothesisCheck(
                "HC4",
                "neighbouring orbits part no faster than a power of time",
                Double.isNaN(rate),
                Double.isNaN(rate) ? 0 : rate,
                Double.isNaN(rate)
                        ? "no separatrix below E = " + ClassicalHypotheses.number(highest)
                        : "at an unstable point orbits part like exp(" + ClassicalHypotheses.number(rate) + " tau)");
    }

    HypothesisCheck ergodicity() {
        for (EnergyShell shell : shells) {
            if (shell.orbits().size() > 1) {
                return new HypothesisCheck(
                        "HC5",
                        "what is at rest under H0 is a function of energy",
                        false,
                        shell.orbits().size(),
                        "the shell of E = " + ClassicalHypotheses.number(shell.energy()) + " has "
                                + shell.orbits().size() + " components");
            }
        }
        return new HypothesisCheck(
                "HC5", "what is at rest under H0 is a function of energy", true, 1, "every shell is one orbit");
    }
}
