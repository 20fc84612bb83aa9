package io.github.secular.scenario;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.secular.drive.Wave;
import io.github.secular.numerics.ComplexMatrix;
import io.github.secular.numerics.Heap;
import io.github.secular.numerics.InvalidInputException;
import io.github.secular.quantum.BlochModel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads model files (sample-data/README.md) into scenarios. Whatever is wrong with a file ends in an
 * {@link InvalidInputException} whose message is one sentence: the path inside the file, what was found, what is
 * allowed.
 */
public final class ScenarioReader {
    static final String OPERATORS = "operators";

    private static final String[] KEYS = {"solver", "tolerance", OPERATORS};

    /** The names of the samples that come with the program. */
    public static final List<String> SAMPLES = List.of(
            "two-level-resonant",
            "two-level-detuned",
            "rabi",
            "lambda-two-frequency",
            "ladder-thermal",
            "almost-degenerate",
            "ladder-formula",
            "clock-noise",
            "random-telegraph",
            "sodium-d2-buffer-gas",
            "sodium-d2",
            "sodium-d2-measured-pulse",
            "rubidium-87-d-lines",
            "rubidium-87-d1-hyperfine",
            "rubidium-87-lambda",
            "hydrogen-n3");

    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_]*");

    private ScenarioReader() {}

    /**
     * @param file a model file in UTF-8
     * @param overrides see {@link Model#with}
     */
    public static Scenario read(Path file, List<String> overrides) {
        return ModelFile.open(file, ImageSource.NONE).with(overrides).quantum();
    }

    /**
     * A model file of either kind, as its "kind" says; overrides as above.
     *
     * @param images opens the image that a classical model may start from, relative to the file
     */
    public static ModelScenario readAny(Path file, List<String> overrides, ImageSource images) {
        return ModelFile.open(file, images).with(overrides).scenario();
    }

    /** A sample of either kind, by its name with or without ".json". */
    public static ModelScenario anySample(String name, String... overrides) {
        return ModelFile.sample(name).with(overrides).scenario();
    }

    /** A sample that comes with the program, by its name with or without ".json". */
    public static Scenario sample(String name, String... overrides) {
        return ModelFile.sample(name, SAMPLES).with(overrides).quantum();
    }

    /** The text of a sample's model file. */
    public static String sampleText(String name) {
        return ModelFile.sampleText(name, SAMPLES);
    }

    /** The text of a model file, see {@link ModelFile#of}. */
    public static Scenario read(String json, String name, List<String> overrides) {
        return ModelFile.of(json, name).with(overrides).quantum();
    }

    static Scenario read(ModelFile file) {
        ObjectNode tree = file.tree();
        Place root = new Place("", tree);
        boolean lab = isLab(root);
        ModelHead.allow(root, KEYS, lab ? LabModel.KEYS : ScaledModel.KEYS);
        double[] times = StateSection.times(root);
        FormulaModel.Expanded expanded = FormulaModel.expand(tree, times);
        root = new Place("", expanded.tree());
        int n = LevelsSection.size(root.get("levels"));
        requireMemory(n, times.length);
        List<String> warnings = new ArrayList<>();
        ComplexMatrix initial =
                expanded.initial().isPresent() ? expanded.initial().get() : StateSection.initial(root, n, warnings);
        List<String> notes = new ArrayList<>();
        BlochModel model;
        Units units = Units.SCALED;
        Optional<LabReport> report = Optional.empty();
        if (lab) {
            LabModel given = LabModel.read(root, n, times);
            for (int i = 0; i < times.length; i++) {
                times[i] /= given.timeUnit();
            }
            model = given.model();
            double timeUnit = given.timeUnit();
            if (root.has("epsilon")) {
                model = model.withEpsilon(root.get("epsilon").positive());
                double ratio = model.epsilon() / given.model().epsilon();
                timeUnit /= ratio * ratio;
                notes.add(variation(given.model().epsilon(), model.epsilon()));
            }
            units = Units.lab(timeUnit);
            double end = times.length == 0 ? 0 : times[times.length - 1];
            report = Optional.of(LabReport.of(model, end, timeUnit, given.referenceRate()));
            notes.addAll(0, report.get().sentences());
            notes.addAll(given.notes());
        } else {
            model = ScaledModel.read(root, n, times);
        }
        notes.addAll(TableSection.notes(root, lab ? " s" : ""));
        if (model.drive() instanceof Wave wave && !wave.probes().isEmpty()) {
            notes.add(
                    "The driven steady state takes what is marked as a probe to first order; all else takes it for light"
                            + " like any other.");
        }
        Positivity.warning(model).ifPresent(warnings::add);
        return new Scenario(
                ModelHead.of(file, times, units, Scenario.TOLERANCE, notes, warnings),
                model,
                initial,
                report,
                expanded.formulas(),
                operators(root, n));
    }

    /** The Hermitian matrices by name whose expectation values may be asked for. */
    private static Map<String, ComplexMatrix> operators(Place root, int n) {
        Map<String, ComplexMatrix> out = new LinkedHashMap<>();
        root.find(OPERATORS).ifPresent(all -> all.object().node().fieldNames().forEachRemaining(name -> {
            if (!NAME.matcher(name).matches()) {
                throw new InvalidInputException(
                        OPERATORS, "\"" + name + "\"", "names of letters, digits and _, the first a letter");
            }
            out.put(name, all.get(name).hermitian(n));
        }));
        return out;
    }

    /** Light of so many times the intensity; a set ε follows as its square root. */
    static ModelFile withIntensity(Optional<ModelFile> file, double factor) {
        Place root = file.map(f -> new Place("", f.tree()))
                .filter(ScenarioReader::isLab)
                .orElseThrow(() -> new InvalidInputException(
                        "units", "a scaled model", "a model in laboratory units, for only those have an intensity"));
        if (!(factor > 0 && factor < Double.POSITIVE_INFINITY)) {
            throw new InvalidInputException("light.intensityFactor", "" + factor, "a finite number above 0");
        }
        double before =
                root.get("light").find("intensityFactor").map(Place::positive).orElse(1.0);
        ModelFile brighter = file.get().with("light.intensityFactor", before * factor);
        return root.has("epsilon")
                ? brighter.with("epsilon", root.get("epsilon").positive() * Math.sqrt(factor))
                : brighter;
    }

    private static String variation(double from, double to) {
        double square = to / from * (to / from);
        return "epsilon was set to " + LabReport.digits(to, 6) + " where the light makes it "
                + LabReport.digits(from, 6) + ": this scales the intensity by " + LabReport.digits(square, 6)
                + ", all times by " + LabReport.digits(1 / square, 6) + " and all rates W by "
                + LabReport.digits(square, 6) + ".";
    }

    /** Refuses keys of other models than scaled ones. @param what "of more than 400 levels" */
    static void requireScaled(Place root, String what) {
        if (isLab(root)) {
            throw root.get("units").wrong("\"scaled\" for a model " + what);
        }
        ModelHead.allow(root, KEYS, ScaledModel.KEYS);
    }

    private static boolean isLab(Place root) {
        return ModelHead.isLab(root, "quantum");
    }

    /** Formulas are written out into matrices, which are read like any other. */
    static void requireMemoryOfFormulas(int n) {
        double needed = 400.0 * n * n;
        if (!Heap.holds(needed)) {
            throw new InvalidInputException(
                    "levels",
                    n + " levels",
                    "what fits into memory: "
                            + Heap.clause(
                                    needed,
                                    "reading so many in full",
                                    "take fewer levels, or only their rate equation (subcommand rates)"));
        }
    }

    /** The density matrices of a run must fit into the memory. */
    private static void requireMemory(int n, int times) {
        double needed = 16.0 * n * n * (times + 16.0);
        if (!Heap.holds(needed)) {
            throw new InvalidInputException(
                    "levels",
                    n + " levels at " + times + " times",
                    "what fits into memory: "
                            + Heap.clause(
                                    needed,
                                    "their density matrix alone",
                                    "take fewer levels or times, or only their rate equation (subcommand rates)"));
        }
    }
}
