package io.github.secular.scenario;

import io.github.secular.quantum.limit.SparseRates.PairFunction;
import io.github.secular.quantum.limit.truncation.LevelFormulas;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;

/** A model file as formulas throughout, of which any number of levels can be kept. */
final class FormulaSystem {
    private FormulaSystem() {}

    /**
     * Empty where something is given number by number (other than one number for all), or the drive is no wave that
     * multiplies one coupling.
     *
     * @param root its levels are given by a formula
     * @param over over how many levels populations are normalised
     */
    static Optional<LevelFormulas> read(Place root, int over) {
        if (!root.find("coupling").map(FormulaModel::isFormula).orElse(false)) {
            return Optional.empty();
        }
        Place levels = root.get("levels");
        Optional<List<LevelFormulas.Term>> terms = terms(root);
        Optional<PairFunction> damping = damping(root);
        IntToDoubleFunction energy = FormulaModel.one(levels.get("formula"), "n");
        Optional<PairFunction> relaxation = relaxation(root, energy);
        Optional<IntToDoubleFunction> population = population(root, over);
        boolean shiftsGiven = levels.has("shifts");
        if (terms.isEmpty()
                || damping.isEmpty()
                || relaxation.isEmpty()
                || population.isEmpty()
                || shiftsGiven && !FormulaModel.isFormula(levels.get("shifts"))) {
            return Optional.empty();
        }
        PairFunction v = FormulaModel.two(FormulaModel.alone(root.get("coupling")));
        return Optional.of(new LevelFormulas(
                energy,
                shiftsGiven ? FormulaModel.one(FormulaModel.alone(levels.get("shifts")), "n") : n -> 0,
                levels.find("shiftExponent").map(Place::nonNegative).orElse(1.0),
                // One of the two, so that V is symmetric; that both agree was checked where they were written out.
                (n, m) -> v.at(Math.min(n, m), Math.max(n, m)),
                (n, m) -> 0,
                damping.get(),
                root.find("damping")
                        .flatMap(p -> p.find("exponent"))
                        .map(Place::nonNegative)
                        .orElse(0.0),
                relaxation.get(),
                population.get(),
                WaveSection.frequencies(root.get("wave")).stream()
                        .mapToDouble(java.math.BigDecimal::doubleValue)
                        .toArray(),
                terms.get()));
    }

    /** Harmonics as amplitudes, with the partners that the file leaves out. */
    private static Optional<List<LevelFormulas.Term>> terms(Place root) {
        if (!root.has("wave") || WaveSection.isRotating(root.get("wave"))) {
            return Optional.empty();
        }
        Place wave = root.get("wave");
        int r = WaveSection.frequencies(wave).size();
        List<LevelFormulas.Term> out = new ArrayList<>();
        for (Place p : wave.get("harmonics").list()) {
            if (!p.has("amplitude") || p.has("envelope") || p.has("phase")) {
                return Optional.empty();
            }
            double[] amplitude = p.get("amplitude").complex();
            out.add(new LevelFormulas.Term(
                    p.get("index").integers(r, "one per base frequency"), amplitude[0], amplitude[1]));
        }
        for (LevelFormulas.Term term : List.copyOf(out)) {
            int[] opposite = new int[r];
            boolean fixed = true;
            for (int j = 0; j < r; j++) {
                opposite[j] = -term.index()[j];
                fixed &= opposite[j] == 0;
            }
            if (!fixed && out.stream().noneMatch(t -> java.util.Arrays.equals(t.index(), opposite))) {
                out.add(new LevelFormulas.Term(opposite, term.re(), -term.im()));
            }
        }
        return Optional.of(out);
    }

    private static Optional<PairFunction> damping(Place root) {
        if (!root.has("damping")) {
            return Optional.of((n, m) -> 0);
        }
        Place gamma = root.get("damping").get("gamma");
        if (gamma.node().isNumber()) {
            double all = gamma.nonNegative();
            return Optional.of((n, m) -> all);
        }
        return FormulaModel.isFormula(gamma)
                ? Optional.of(FormulaModel.two(FormulaModel.alone(gamma)))
                : Optional.empty();
    }

    private static Optional<PairFunction> relaxation(Place root, IntToDoubleFunction energy) {
        if (!root.has("relaxation")) {
            return Optional.of((n, m) -> 0);
        }
        Place relaxation = root.get("relaxation");
        if (FormulaModel.isFormula(relaxation)) {
            return Optional.of(rate(FormulaModel.two(FormulaModel.alone(relaxation))));
        }
        if (!relaxation.has("symmetric") || !FormulaModel.isFormula(relaxation.get("symmetric"))) {
            return Optional.empty();
        }
        double temperature = relaxation.get("temperature").positive();
        PairFunction s = FormulaModel.two(FormulaModel.alone(relaxation.get("symmetric")));
        return Optional.of(rate((n, m) ->
                s.at(n, m) * Math.exp((energy.applyAsDouble(n) - energy.applyAsDouble(m)) / (2 * temperature))));
    }

    private static PairFunction rate(PairFunction formula) {
        return (n, m) -> n == m ? 0 : formula.at(n, m);
    }

    private static Optional<IntToDoubleFunction> population(Place root, int over) {
        if (!root.has("initial")) {
            return Optional.of(n -> n == 0 ? 1 : 0);
        }
        Place initial = root.get("initial");
        if (initial.has("level")) {
            int level = initial.get("level").integer();
            return Optional.of(n -> n == level ? 1 : 0);
        }
        return initial.find("populations").filter(FormulaModel::isFormula).map(p -> FormulaModel.populations(p, over));
    }
}
