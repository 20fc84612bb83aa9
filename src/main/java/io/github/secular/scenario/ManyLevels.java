package io.github.secular.scenario;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.secular.drive.BaseFrequencies;
import io.github.secular.drive.Harmonic;
import io.github.secular.drive.Wave;
import io.github.secular.numerics.ComplexMatrix;
import io.github.secular.numerics.InvalidInputException;
import io.github.secular.numerics.Progress;
import io.github.secular.quantum.Levels;
import io.github.secular.quantum.limit.PairStrengths;
import io.github.secular.quantum.limit.SparseRates;
import io.github.secular.quantum.limit.SparseRates.PairFunction;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * A scaled model of many levels as far as its rate equation needs it: no matrix is ever stored in full. Couplings and
 * rates are formulas, or lists of single entries.
 *
 * @param title what tables are called after
 * @param averaged the averaged rates by the wave, slow time, without those below {@code smallest}
 * @param relaxation the Pauli rates, slow time
 * @param initial ρ_nn(0)
 * @param times slow times
 * @param tolerance wanted error of the populations
 * @param dampingExponent μ
 * @param smallest all rates below this together change the populations by less than 1e-3 of the tolerance
 * @param json gives the model file with all changes
 */
public record ManyLevels(
        String title,
        SparseRates averaged,
        SparseRates relaxation,
        double[] initial,
        double[] times,
        double tolerance,
        double dampingExponent,
        double smallest,
        Supplier<String> json) {
    /** Up to so many levels a model is read in full. */
    public static final int FEW = 400;

    private static final int MOST = 1_000_000;
    /** What left out rates may change, as a part of the tolerance. */
    private static final double NEGLIGIBLE = 1e-3;

    /**
     * The model of a file, empty where it has few levels and may be read in full.
     *
     * @param name what to call it where it has no title
     * @throws InvalidInputException if the file is wrong, or has many levels in a form that only few levels may have
     */
    static Optional<ManyLevels> read(ObjectNode tree, String name, Progress progress) {
        Place root = new Place("", tree);
        if (root.find("kind").map(Place::text).orElse("quantum").equals("classical") || !root.has("levels")) {
            return Optional.empty();
        }
        Place levels = root.get("levels").object();
        boolean isFormula = FormulaModel.isFormula(levels) && levels.has("count");
        if (!isFormula && !levels.has("energies") && !levels.has("photons")) {
            return Optional.empty();
        }
        int n = isFormula ? levels.get("count").integer() : LevelsSection.size(levels);
        if (n <= FEW) {
            return Optional.empty();
        }
        if (n > MOST) {
            throw levels.get(isFormula ? "count" : "energies").wrong("at most " + MOST + " levels");
        }
        return Optional.of(read(root, tree, n, isFormula, name, progress));
    }

    private static ManyLevels read(
            Place root, ObjectNode tree, int n, boolean isFormula, String name, Progress progress) {
        ScenarioReader.requireScaled(root, "of more than " + FEW + " levels");
        if (!root.has("wave") || WaveSection.isRotating(root.get("wave"))) {
            throw new InvalidInputException("", "no quasi-periodic \"wave\"", "a wave, in a model of many levels");
        }
        double epsilon = root.get("epsilon").positive();
        Place wavePlace = root.get("wave").allow("type", "frequencies", "cycles", "harmonics");
        List<BigDecimal> frequencies = WaveSection.frequencies(wavePlace);
        Levels levels = LevelsSection.read(isFormula ? expanded(root, tree, n) : root.get("levels"), n, frequencies);
        Place damping = root.has("damping") ? root.get("damping").allow("gamma", "exponent") : null;
        double exponent = damping == null
                ? 0
                : damping.find("exponent").map(Place::nonNegative).orElse(0.0);
        PairFunction gamma = damping == null ? (i, j) -> 0 : damping(damping.get("gamma"), n);
        double scale = Math.pow(epsilon, exponent);
        double[] times = StateSection.times(root);
        double tolerance = root.find("tolerance").map(Place::tolerance).orElse(1e-10);
        // N rates out of the populated levels, over the whole run.
        double smallest = NEGLIGIBLE * tolerance / n / Math.max(times[times.length - 1], Double.MIN_NORMAL);
        SparseRates averaged = couplings(root.get("coupling"), n, progress)
                .averaged(levels, epsilon, scalar(wavePlace, frequencies), (i, j) -> scale * gamma.at(i, j))
                .atLeast(smallest);
        return new ManyLevels(
                root.find("title").map(Place::text).orElse(name),
                averaged,
                root.has("relaxation")
                        ? relaxation(root.get("relaxation"), levels)
                        : new SparseRates.Builder(n).build(),
                initial(root, n),
                times,
                tolerance,
                exponent,
                smallest,
                tree::toPrettyString);
    }

    /** The levels with their energies written out. */
    private static Place expanded(Place root, ObjectNode tree, int n) {
        ObjectNode levels = (ObjectNode) tree.get("levels").deepCopy();
        Place given = root.get("levels");
        for (String key : new String[] {"formula", "shifts"}) {
            if (key.equals("formula") || given.has(key) && FormulaModel.isFormula(given.get(key))) {
                var value = FormulaModel.one(
                        key.equals("formula") ? given.get(key) : FormulaModel.alone(given.get(key)), "n");
                ArrayNode list = levels.arrayNode();
                IntStream.range(0, n).forEach(i -> list.add(value.applyAsDouble(i)));
                levels.set(key.equals("formula") ? "energies" : key, list);
            }
        }
        levels.remove(List.of("formula", "count"));
        return new Place("levels", levels);
    }

    private static PairStrengths couplings(Place coupling, int n, Progress progress) {
        if (FormulaModel.isFormula(coupling)) {
            Place place = FormulaModel.alone(coupling);
            PairFunction v = FormulaModel.two(place);
            return PairStrengths.of(n, (i, j) -> FormulaModel.symmetricValue(v, i, j, place), progress);
        }
        if (!coupling.node().isObject()) {
            throw coupling.wrong("a formula, or \"entries\", in a model of more than " + FEW + " levels");
        }
        List<PairStrengths.Pair> pairs = new ArrayList<>();
        for (Place.Entry entry : coupling.allow("entries").get("entries").pairEntries(n)) {
            if (entry.i() != entry.j()) {
                pairs.add(new PairStrengths.Pair(
                        entry.i(), entry.j(), entry.re() * entry.re() + entry.im() * entry.im()));
            }
        }
        return PairStrengths.of(pairs);
    }

    private static Wave scalar(Place wave, List<BigDecimal> frequencies) {
        BaseFrequencies base = WaveSection.base(wave, frequencies);
        List<Harmonic> harmonics = new ArrayList<>();
        for (Place p : wave.get("harmonics").list()) {
            if (p.has("envelope") || p.has("matrix")) {
                throw new InvalidInputException(
                        p.path(),
                        p.has("matrix") ? "a matrix" : "an envelope",
                        "an amplitude alone, in a model of more than " + FEW + " levels");
            }
            double[] amplitude = p.allow("index", "amplitude").get("amplitude").complex();
            harmonics.add(new Harmonic(
                    p.get("index").integers(base.count(), "one per base frequency"),
                    ComplexMatrix.of(1, 1, amplitude)));
        }
        return WaveSection.build(wave, 1, base, harmonics);
    }

    private static PairFunction damping(Place gamma, int n) {
        if (gamma.node().isNumber()) {
            double all = gamma.nonNegative();
            return (i, j) -> all;
        }
        if (FormulaModel.isFormula(gamma)) {
            Place place = FormulaModel.alone(gamma);
            PairFunction formula = FormulaModel.two(place);
            return (i, j) -> {
                double value = FormulaModel.symmetricValue(formula, i, j, place);
                if (!(value >= 0)) {
                    throw place.wrong("rates of at least 0, but it gives " + value + " at n = " + i + ", m = " + j);
                }
                return value;
            };
        }
        if (!gamma.node().isObject()) {
            throw gamma.wrong("a number, a formula or \"levels\", in a model of more than " + FEW + " levels");
        }
        double[] each = gamma.allow("levels").get("levels").list(n, "one per level").stream()
                .mapToDouble(Place::nonNegative)
                .toArray();
        return (i, j) -> (each[i] + each[j]) / 2;
    }

    private static SparseRates relaxation(Place relaxation, Levels levels) {
        int n = levels.size();
        if (FormulaModel.isFormula(relaxation)) {
            return formulaRates(relaxation, FormulaModel.two(FormulaModel.alone(relaxation)), n);
        }
        if (relaxation.has("symmetric") && FormulaModel.isFormula(relaxation.get("symmetric"))) {
            double temperature = relaxation
                    .allow("symmetric", "temperature")
                    .get("temperature")
                    .positive();
            Place place = FormulaModel.alone(relaxation.get("symmetric"));
            PairFunction s = FormulaModel.two(place);
            return formulaRates(
                    place,
                    (i, j) -> {
                        double value = FormulaModel.symmetricValue(s, i, j, place);
                        return value == 0
                                ? 0
                                : value * Math.exp((levels.energy(i) - levels.energy(j)) / (2 * temperature));
                    },
                    n);
        }
        if (!relaxation.has("rates")) {
            throw new InvalidInputException(
                    relaxation.path(),
                    "another form",
                    "a formula, \"symmetric\" by a formula, or a list of \"rates\", in a model of more than " + FEW
                            + " levels");
        }
        SparseRates.Builder out = new SparseRates.Builder(n);
        for (Place entry : relaxation.allow("rates").get("rates").list()) {
            entry.allow("from", "to", "rate");
            int from = entry.get("from").level(n);
            int to = entry.get("to").level(n);
            if (from == to) {
                throw entry.get("to").wrong("another level than \"from\"");
            }
            out.add(from, to, entry.get("rate").nonNegative());
        }
        return out.build();
    }

    private static SparseRates formulaRates(Place place, PairFunction formula, int n) {
        try {
            return SparseRates.of(n, formula);
        } catch (InvalidInputException e) {
            throw e.within(place.path());
        }
    }

    private static double[] initial(Place root, int n) {
        double[] p = new double[n];
        if (!root.has("initial")) {
            p[0] = 1;
            return p;
        }
        Place initial = root.get("initial").allow("level", "populations");
        if (initial.has("level") == initial.has("populations")) {
            throw new InvalidInputException(
                    initial.path(), "both or none of \"level\" and \"populations\"", "one of them");
        }
        if (initial.has("level")) {
            p[initial.get("level").level(n)] = 1;
            return p;
        }
        Place populations = initial.get("populations");
        if (FormulaModel.isFormula(populations)) {
            int over = populations.has("over") ? populations.get("over").integer() : n;
            var value = FormulaModel.populations(populations, over);
            Arrays.setAll(p, value::applyAsDouble);
            return p;
        }
        List<Place> given = populations.list(n, "one per level");
        Arrays.setAll(p, i -> given.get(i).nonNegative());
        StateSection.requireUnitTrace(populations, Arrays.stream(p).sum());
        return p;
    }
}
