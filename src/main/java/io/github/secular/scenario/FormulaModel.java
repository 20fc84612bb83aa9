package io.github.secular.scenario;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.secular.asymptotics.TruncationStudy;
import io.github.secular.numerics.ComplexMatrix;
import io.github.secular.numerics.Formula;
import io.github.secular.numerics.InvalidInputException;
import io.github.secular.numerics.Progress;
import io.github.secular.numerics.RefusalException;
import io.github.secular.quantum.limit.SparseRates.PairFunction;
import io.github.secular.quantum.limit.truncation.LevelFormulas;
import io.github.secular.quantum.limit.truncation.Truncation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;

/**
 * Models given by formulas in the numbers n and m of levels (doc/quantum.md, Q9.1). Formulas are written out into
 * the lists and matrices of a model file, which is then read like any other; the formulas themselves are kept for
 * whoever wants more or fewer levels.
 */
final class FormulaModel {
    /** The most levels that a tolerance may lead to; beyond, dense matrices are no use. */
    private static final int MOST_LEVELS = 256;

    /** Where the file does not say: populations are normalised over this many levels if N itself is to be found. */
    private static final int NORMALISED_OVER = 4096;

    private static final int FEWEST_LEVELS = 4;

    private FormulaModel() {}

    /** A model file without formulas, and what they were. */
    record Expanded(ObjectNode tree, Optional<LevelFormulas> formulas, Optional<ComplexMatrix> initial) {}

    /** @param times slow times, at which a truncation is judged */
    static Expanded expand(ObjectNode given, double[] times) {
        Place root = new Place("", given);
        if (!root.has("levels") || !mentionsFormulas(root)) {
            return new Expanded(given, Optional.empty(), Optional.empty());
        }
        Place levels = root.get("levels");
        Optional<LevelFormulas> formulas = Optional.empty();
        if (isFormula(levels)) {
            requireCount(levels);
            formulas = FormulaSystem.read(root, over(root, levels));
        }
        int n = isFormula(levels) ? size(root, levels, formulas, times) : LevelsSection.size(levels);
        ScenarioReader.requireMemoryOfFormulas(n);
        ObjectNode tree = given.deepCopy();
        ObjectNode newLevels = (ObjectNode) tree.get("levels");
        IntToDoubleFunction energy = i -> {
            throw new IllegalStateException("energies are given as numbers");
        };
        if (isFormula(levels)) {
            energy = one(levels.get("formula"), "n");
            newLevels.remove(List.of("formula", "count", "tolerance"));
            newLevels.set("energies", list(newLevels, energy, n));
        }
        if (levels.find("shifts").filter(FormulaModel::isFormula).isPresent()) {
            newLevels.set("shifts", list(newLevels, one(alone(levels.get("shifts")), "n"), n));
        }
        if (root.find("coupling").filter(FormulaModel::isFormula).isPresent()) {
            Place place = alone(root.get("coupling"));
            tree.set("coupling", symmetric(tree, place, n));
        }
        root.find(ScenarioReader.OPERATORS)
                .ifPresent(all -> all.object().node().fieldNames().forEachRemaining(name -> {
                    if (isFormula(all.get(name))) {
                        ((ObjectNode) tree.get(ScenarioReader.OPERATORS))
                                .set(name, symmetric(tree, alone(all.get(name)), n));
                    }
                }));
        if (root.find("damping")
                .flatMap(p -> p.find("gamma"))
                .filter(FormulaModel::isFormula)
                .isPresent()) {
            Place place = alone(root.get("damping").get("gamma"));
            ((ObjectNode) tree.get("damping")).set("gamma", symmetric(tree, place, n));
        }
        if (root.has("relaxation")) {
            Place relaxation = root.get("relaxation").object();
            ObjectNode target = (ObjectNode) tree.get("relaxation");
            if (isFormula(relaxation)) {
                Place place = alone(relaxation);
                target.remove("formula");
                target.set("rates", matrix(tree, two(place), n, place));
            } else if (relaxation
                    .find("symmetric")
                    .filter(FormulaModel::isFormula)
                    .isPresent()) {
                target.set("symmetric", symmetric(tree, alone(relaxation.get("symmetric")), n));
            }
        }
        Optional<ComplexMatrix> initial = initial(root, n);
        if (initial.isPresent()) {
            tree.remove("initial");
        }
        return new Expanded(tree, formulas, initial);
    }

    private static boolean mentionsFormulas(Place root) {
        return root.node().findParent("formula") != null;
    }

    static boolean isFormula(Place place) {
        return place.node().isObject() && place.has("formula");
    }

    /** The formula of an object that holds nothing else. */
    static Place alone(Place place) {
        return place.allow("formula").get("formula");
    }

    private static void requireCount(Place levels) {
        if (levels.has("energies") || levels.has("photons")) {
            throw new InvalidInputException(
                    levels.path(), "\"formula\" beside \"energies\" or \"photons\"", "one of them");
        }
        if (levels.has("count") == levels.has("tolerance")) {
            throw new InvalidInputException(
                    levels.path(),
                    levels.has("count") ? "both \"count\" and \"tolerance\"" : "a \"formula\" without \"count\"",
                    "a count of levels, or a tolerance that decides it");
        }
        if (levels.has("count") && levels.get("count").integer() < 1) {
            throw levels.get("count").wrong("at least one level");
        }
    }

    private static int size(Place root, Place levels, Optional<LevelFormulas> formulas, double[] times) {
        if (levels.has("count")) {
            return levels.get("count").integer();
        }
        double tolerance = levels.get("tolerance").positive();
        double epsilon = root.get("epsilon").positive();
        LevelFormulas system = formulas.orElseThrow(() -> new InvalidInputException(
                levels.path() + ".tolerance",
                "a tolerance for a model that is not made of formulas throughout",
                "a count of levels, or formulas for coupling, damping, relaxation and populations, under a wave"
                        + " without envelopes"));
        try {
            return Truncation.choose(
                            n -> TruncationStudy.populations(system, n, epsilon, times, Progress.NONE),
                            FEWEST_LEVELS,
                            MOST_LEVELS,
                            tolerance,
                            Progress.NONE)
                    .levels();
        } catch (RefusalException e) {
            throw new InvalidInputException(
                    levels.path() + ".tolerance",
                    tolerance + " (" + e.getMessage() + ")",
                    "a tolerance that at most " + MOST_LEVELS + " levels reach, or a count of levels");
        }
    }

    /** Over how many levels the populations are normalised. */
    private static int over(Place root, Place levels) {
        Optional<Place> over =
                root.find("initial").flatMap(p -> p.find("populations")).flatMap(p -> p.find("over"));
        if (over.isPresent()) {
            int value = over.get().integer();
            if (value < 1) {
                throw over.get().wrong("at least one level");
            }
            return value;
        }
        return levels.has("count") ? levels.get("count").integer() : NORMALISED_OVER;
    }

    private static Optional<ComplexMatrix> initial(Place root, int n) {
        Optional<Place> given =
                root.find("initial").flatMap(p -> p.find("populations")).filter(FormulaModel::isFormula);
        if (given.isEmpty()) {
            return Optional.empty();
        }
        root.get("initial").allow("populations");
        int over = given.get().has("over") ? over(root, root.get("levels")) : n;
        if (!given.get().has("over") && isFormula(root.get("levels"))) {
            over = over(root, root.get("levels"));
        }
        IntToDoubleFunction p = populations(given.get(), over);
        double[] values = new double[n];
        for (int i = 0; i < n; i++) {
            values[i] = p.applyAsDouble(i);
        }
        return Optional.of(ComplexMatrix.diagonal(values));
    }

    /** Normalised over the first levels, so that what a truncation leaves out is missing from the sum. */
    static IntToDoubleFunction populations(Place place, int over) {
        place.allow("formula", "over");
        Place formula = place.get("formula");
        IntToDoubleFunction value = one(formula, "n");
        double sum = 0;
        for (int n = 0; n < over; n++) {
            double p = value.applyAsDouble(n);
            if (!(p >= 0)) {
                throw formula.wrong("populations of at least 0, but it gives " + p + " at n = " + n);
            }
            sum += p;
        }
        if (!(sum > 0)) {
            throw formula.wrong("populations that are not all 0");
        }
        double total = sum;
        return n -> value.applyAsDouble(n) / total;
    }

    /** A function of the number of a level; finite, or a complaint. */
    static IntToDoubleFunction one(Place place, String variable) {
        Formula formula = formula(place, variable);
        return n -> finite(place, formula.at(n), "n = " + n);
    }

    static PairFunction two(Place place) {
        Formula formula = formula(place, "n", "m");
        return (n, m) -> finite(place, formula.at(n, m), "n = " + n + ", m = " + m);
    }

    private static Formula formula(Place place, String... variables) {
        try {
            return new Formula(place.text(), variables);
        } catch (InvalidInputException e) {
            throw e.where().startsWith(place.path()) ? e : e.within(place.path());
        }
    }

    private static double finite(Place place, double value, String where) {
        if (!(Math.abs(value) < Double.POSITIVE_INFINITY)) {
            throw place.wrong("a formula that is finite for all levels, but it gives " + value + " at " + where);
        }
        return value;
    }

    private static ArrayNode list(ObjectNode factory, IntToDoubleFunction value, int n) {
        ArrayNode out = factory.arrayNode();
        for (int i = 0; i < n; i++) {
            out.add(value.applyAsDouble(i));
        }
        return out;
    }

    private static ArrayNode symmetric(ObjectNode factory, Place place, int n) {
        PairFunction value = two(place);
        return matrix(factory, (i, j) -> symmetricValue(value, i, j, place), n, place);
    }

    /** The value above the diagonal, if the one below is the same up to rounding. */
    static double symmetricValue(PairFunction value, int n, int m, Place place) {
        double upper = value.at(Math.min(n, m), Math.max(n, m));
        double lower = value.at(Math.max(n, m), Math.min(n, m));
        if (!(Math.abs(upper - lower) <= 1e-12 * Math.max(Math.abs(upper), Math.abs(lower)))) {
            throw place.wrong("a formula symmetric in n and m, but it gives " + value.at(n, m) + " at n = " + n
                    + ", m = " + m + " and " + value.at(m, n) + " the other way round");
        }
        return upper;
    }

    /** Rates and damping have none. */
    private static boolean hasDiagonal(Place place) {
        return place.path().startsWith("coupling") || place.path().startsWith(ScenarioReader.OPERATORS);
    }

    private static ArrayNode matrix(ObjectNode factory, PairFunction value, int n, Place place) {
        List<ArrayNode> rows = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            ArrayNode row = factory.arrayNode();
            for (int j = 0; j < n; j++) {
                row.add(i == j && !hasDiagonal(place) ? 0 : value.at(i, j));
            }
            rows.add(row);
        }
        ArrayNode out = factory.arrayNode();
        rows.forEach(out::add);
        return out;
    }
}
