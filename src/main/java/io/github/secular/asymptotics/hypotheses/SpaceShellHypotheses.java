package io.github.secular.asymptotics.hypotheses;

import io.github.secular.classical.space.SpaceDensity;
import io.github.secular.classical.space.SpaceHamiltonian;
import io.github.secular.classical.space.SpaceProblem;
import io.github.secular.numerics.Sentence;

/** The hypotheses on H0 of several degrees of freedom and on its start that shells alone decide. @param highest the highest energy in use */
record SpaceShellHypotheses(SpaceProblem problem, double highest) {
    private static final int DENSITIES = 60;

    private SpaceHamiltonian hamiltonian() {
        return problem.hamiltonian();
    }

    /** E_min + s², s even. */
    double[] energies() {
        double[] out = new double[DENSITIES];
        double lowest = hamiltonian().lowestEnergy();
        for (int i = 0; i < DENSITIES; i++) {
            double s = (i + 0.5) / DENSITIES;
            out[i] = lowest + (highest - lowest) * s * s;
        }
        return out;
    }

    HypothesisCheck confinement() {
        boolean isOpen = hamiltonian().top() < Double.POSITIVE_INFINITY;
        boolean isSmooth = hamiltonian()
                .singularity(hamiltonian().kind().formula(), highest)
                .isEmpty();
        return new HypothesisCheck(
                "HC1",
                "H0 is smooth, bounded below and confines",
                isSmooth && !isOpen,
                hamiltonian().top(),
                Sentence.of("E_min = %.6g; ", hamiltonian().lowestEnergy())
                        + (isSmooth ? "" : "its gradient is not finite everywhere; ")
                        + (isOpen
                                ? Sentence.of(
                                        "the top, E = %.6g, absorbs: what reaches it is gone",
                                        hamiltonian().top())
                                : "no motion escapes")
                        + Sentence.of("; in use up to %.6g", highest));
    }

    HypothesisCheck finiteShells() {
        double largest = 0;
        for (double e : energies()) {
            double density = problem.shells().measure().density(e);
            largest = Double.isNaN(density) ? density : Math.max(largest, density);
        }
        return new HypothesisCheck(
                "HC2",
                "h0(E) is finite for almost every E",
                largest < Double.POSITIVE_INFINITY,
                largest,
                "largest h0 on " + DENSITIES + " shells " + Hypotheses.number(largest));
    }

    /** ∫(Πf0)² h0 dE, no more than ∫f0². */
    HypothesisCheck start() {
        SpaceDensity f = problem.initial();
        double smallest = Double.POSITIVE_INFINITY;
        double square = 0;
        for (double e : energies()) {
            double mean = f.shellMean(e);
            smallest = Double.isNaN(mean) ? mean : Math.min(smallest, mean);
            double s = Math.sqrt((e - hamiltonian().lowestEnergy())
                    / (highest - hamiltonian().lowestEnergy()));
            square += mean
                    * mean
                    * problem.shells().measure().density(e)
                    * 2
                    * s
                    * (highest - hamiltonian().lowestEnergy())
                    / DENSITIES;
        }
        return WellHypotheses.start("L2 norm of its shell means", square, smallest, "smallest", f.isOfEnergy());
    }

    HypothesisCheck bends() {
        Growth growth = Growth.ofDerivatives(hamiltonian().kind().formula(), 2, 3);
        return new HypothesisCheck(
                "HC4'",
                "second and third derivatives of H0 are bounded",
                growth.isBounded(),
                growth.largest(),
                "those of U " + Hypotheses.number(growth.near()) + " up to |q| = 100, "
                        + Hypotheses.number(growth.far()) + " up to 1e6");
    }
}
