package io.github.secular.scenario;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.secular.numerics.ComplexMatrix;
import io.github.secular.numerics.Heap;
import io.github.secular.numerics.InvalidInputException;
import io.github.secular.quantum.BlochModel;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads model files (sample-data/README.md) into scenarios. Whatever is wrong with a file ends in an
 * {@link InvalidInputException} whose message is one sentence: the path inside the file, what was found, what is
 * allowed.
 */
public final class ScenarioReader {
    private static final String[] COMMON = {
        "secular", "kind", "title", "description", "source", "units", "initial", "times", "solver", "tolerance"
    };

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

    private ScenarioReader() {}

    /**
     * @param file a model file in UTF-8
     * @param overrides changes of the form "path=value", such as "epsilon=0.05" or "levels.energies[1]=1.2"; the
     *     value is read as JSON, or as a text where it is none
     */
    public static Scenario read(Path file, List<String> overrides) {
        return read(text(file), file.getFileName().toString(), overrides, TableFiles.beside(file));
    }

    /**
     * A model file of either kind, as its "kind" says; overrides as above.
     *
     * @param images opens the image that a classical model may start from, relative to the file
     */
    public static ModelScenario readAny(Path file, List<String> overrides, ImageSource images) {
        String json = text(file);
        String name = file.getFileName().toString();
        return ClassicalReader.isClassical(json, name)
                ? ClassicalReader.read(
                        json, name, overrides, ClassicalReader.beside(file, images), TableFiles.beside(file))
                : read(json, name, overrides, TableFiles.beside(file));
    }

    /** A sample of either kind, by its name with or without ".json". */
    public static ModelScenario anySample(String name, String... overrides) {
        String json = sampleText(
                name,
                Stream.concat(SAMPLES.stream(), ClassicalReader.SAMPLES.stream())
                        .toList());
        return ClassicalReader.isClassical(json, name)
                ? ClassicalReader.read(json, name, List.of(overrides), ImageSource.NONE, TableFiles.SAMPLES)
                : read(json, name, List.of(overrides), TableFiles.SAMPLES);
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (NoSuchFileException e) {
            throw new InvalidInputException(file.toString(), "no such file", "a model file");
        } catch (CharacterCodingException e) {
            throw new InvalidInputException(file.toString(), "no text in UTF-8", "a model file, JSON in UTF-8");
        } catch (IOException e) {
            throw new InvalidInputException(
                    file.toString(),
                    Files.isDirectory(file) ? "a directory" : "a file that cannot be read",
                    "a readable model file");
        }
    }

    /** A sample that comes with the program, by its name with or without ".json". */
    public static Scenario sample(String name, String... overrides) {
        return read(sampleText(name), name, List.of(overrides), TableFiles.SAMPLES);
    }

    /** The text of a sample's model file. */
    public static String sampleText(String name) {
        return sampleText(name, SAMPLES);
    }

    static String sampleText(String name, List<String> samples) {
        String bare = name.endsWith(".json") ? name.substring(0, name.length() - 5) : name;
        if (!samples.contains(bare)) {
            throw Spelling.unknown("sample", "\"" + name + "\"", bare, samples);
        }
        try (InputStream in = ScenarioReader.class.getResourceAsStream("/sample-data/" + bare + ".json")) {
            if (in == null) {
                throw new IllegalStateException("The sample " + bare + " is missing from the program.");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * @param json the text of a model file
     * @param name what to call it where the complaint is about its syntax, and its title where it has none
     * @param overrides as above
     */
    public static Scenario read(String json, String name, List<String> overrides) {
        return read(json, name, overrides, TableFiles.NONE);
    }

    /** The same. @param files opens the tables that the text may name */
    static Scenario read(String json, String name, List<String> overrides, TableFiles files) {
        ObjectNode tree = ModelText.parse(json, name);
        Overrides.apply(tree, overrides);
        TableSection.inline(tree, files);
        Place root = new Place("", tree);
        boolean lab = isLab(root);
        root.allow(Stream.concat(Stream.of(COMMON), Stream.of(lab ? LabModel.KEYS : ScaledModel.KEYS))
                .toArray(String[]::new));
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
        Positivity.warning(model).ifPresent(warnings::add);
        return new Scenario(
                root.find("title").map(Place::text).orElse(name),
                model,
                initial,
                times,
                units,
                root.find("solver").map(Place::text).orElse("automatic"),
                root.find("tolerance").map(Place::tolerance).orElse(1e-10),
                notes,
                warnings,
                ModelText.print(tree),
                overrides,
                report,
                expanded.formulas());
    }

    /** The overrides that multiply the intensity of a laboratory model; a set ε follows as its square root. */
    static String[] intensityOverrides(String json, double factor) {
        Place root = new Place("", ModelText.parse(json, "model"));
        if (!isLab(root)) {
            throw new InvalidInputException(
                    "units", "a scaled model", "a model in laboratory units, for only those have an intensity");
        }
        if (!(factor > 0 && factor < Double.POSITIVE_INFINITY)) {
            throw new InvalidInputException("light.intensityFactor", "" + factor, "a finite number above 0");
        }
        double before =
                root.get("light").find("intensityFactor").map(Place::positive).orElse(1.0);
        String intensity = "light.intensityFactor=" + before * factor;
        return root.has("epsilon")
                ? new String[] {intensity, "epsilon=" + root.get("epsilon").positive() * Math.sqrt(factor)}
                : new String[] {intensity};
    }

    private static String variation(double from, double to) {
        double square = to / from * (to / from);
        return "epsilon was set to " + LabReport.digits(to, 6) + " where the light makes it "
                + LabReport.digits(from, 6) + ": this scales the intensity by " + LabReport.digits(square, 6)
                + ", all times by " + LabReport.digits(1 / square, 6) + " and all rates W by "
                + LabReport.digits(square, 6) + ".";
    }

    /** @throws InvalidInputException if a model is in laboratory units @param what "of more than 400 levels" */
    static void requireScaled(Place root, String what) {
        if (isLab(root)) {
            throw root.get("units").wrong("\"scaled\" for a model " + what);
        }
    }

    static String[] scaledKeys() {
        return Stream.concat(Stream.of(COMMON), Stream.of(ScaledModel.KEYS)).toArray(String[]::new);
    }

    private static boolean isLab(Place root) {
        requireKnown(root);
        return root.find("units")
                .map(p -> p.choice("scaled", "lab"))
                .orElse("scaled")
                .equals("lab");
    }

    private static void requireKnown(Place root) {
        Place version = root.get("secular");
        if (version.integer() != 1) {
            throw version.wrong("1, the version of the format that this program reads");
        }
        root.find("kind").ifPresent(p -> p.choice("quantum"));
        for (String key : new String[] {"title", "description", "source"}) {
            root.find(key).ifPresent(Place::text);
        }
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
