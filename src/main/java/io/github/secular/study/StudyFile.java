package io.github.secular.study;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.secular.catalogue.LimitModels;
import io.github.secular.numerics.Formula;
import io.github.secular.numerics.InvalidInputException;
import io.github.secular.scenario.ImageSource;
import io.github.secular.scenario.ModelFile;
import io.github.secular.scenario.Place;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Reads a study file: JSON with strict keys, as model files are; sample-data/README.md lists them. */
public final class StudyFile {
    private static final String[] KEYS = {
        "secularStudy",
        "title",
        "description",
        "model",
        "changes",
        "parameters",
        "sampling",
        "record",
        "formulas",
        "times",
        "limit",
        "average",
        "lightAt",
        "show",
        "lines"
    };
    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_]*");

    private StudyFile() {}

    /**
     * @param file a study file in UTF-8; the model it names is looked for beside it, then among the samples
     * @param images opens the image that a classical model may start from
     * @throws InvalidInputException with one sentence on what is wrong
     */
    public static Study open(Path file, ImageSource images) {
        return read(ModelFile.text(file), file.getFileName().toString(), place -> named(place, file, images));
    }

    /** The same from a text; models are samples or stand in it. @param name what to call it in complaints */
    public static Study of(String json, String name) {
        return read(json, name, place -> named(place, null, ImageSource.NONE));
    }

    /** @param models the model that stands or is named at a place */
    static Study read(String json, String name, Function<Place, ModelFile> models) {
        Place root = Place.parse(json, name).allow(KEYS);
        if (root.get("secularStudy").integer() != 1) {
            throw root.get("secularStudy").wrong("1, the version of the format");
        }
        ModelFile model = changed(root, models.apply(root.get("model")));
        List<StudyParameter> parameters = new ArrayList<>();
        for (Place each : root.get("parameters").list()) {
            parameters.add(parameter(each));
        }
        Study out = new Study(
                root.find("title").map(Place::text).orElse(bare(name)),
                model,
                parameters,
                root.find("sampling").map(StudyFile::sampling).orElse(Sampling.GRID),
                record(root),
                formulas(root),
                root.find("times").map(Place::numbers).orElse(new double[0]),
                root.find("limit").map(Place::text).orElse(LimitModels.AUTOMATIC),
                root.find("average").map(Average::read),
                lightAt(root, model),
                maps(root));
        out.points();
        return out;
    }

    private static StudyMaps maps(Place root) {
        List<String> lines = new ArrayList<>();
        root.find("lines").ifPresent(list -> list.list().forEach(l -> lines.add(l.text())));
        return new StudyMaps(root.find("show").map(Place::text).orElse(""), lines);
    }

    private static OptionalDouble lightAt(Place root, ModelFile model) {
        if (!root.has("lightAt")) {
            return OptionalDouble.empty();
        }
        double time = root.get("lightAt").number();
        if (!(time >= 0)) {
            throw root.get("lightAt").wrong("a time of the run, at least 0");
        }
        if (model.isClassical()) {
            throw root.get("lightAt").wrong("no such key beside a classical model");
        }
        return OptionalDouble.of(time);
    }

    /** The model with its changes. */
    static ModelFile model(Place root, Path file, ImageSource images) {
        return changed(root, named(root.get("model"), file, images));
    }

    private static ModelFile changed(Place root, ModelFile model) {
        List<String> changes = new ArrayList<>();
        root.find("changes").ifPresent(list -> list.list().forEach(c -> changes.add(c.text())));
        return model.with(changes);
    }

    static List<String> record(Place root) {
        return root.get("record").list().stream().map(Place::text).toList();
    }

    static Map<String, String> formulas(Place root) {
        Map<String, String> out = new LinkedHashMap<>();
        root.find("formulas").ifPresent(f -> f.object()
                .node()
                .fieldNames()
                .forEachRemaining(key -> out.put(key, f.get(key).text())));
        return out;
    }

    static String bare(String name) {
        return name.endsWith(".json") ? name.substring(0, name.length() - 5) : name;
    }

    /** The model that stands at a place or is named there, by a file or a sample. */
    static ModelFile named(Place place, Path file, ImageSource images) {
        if (place.node().isObject()) {
            return ModelFile.of(place.node().toString(), "model");
        }
        String name = place.text();
        Optional<Path> beside = beside(file, name);
        if (beside.isPresent()) {
            return ModelFile.open(beside.get(), images);
        }
        if (ModelFile.SAMPLES.contains(bare(name))) {
            return ModelFile.sample(name);
        }
        throw place.wrong("the path of a model file beside this file, a sample's name, or a whole model { ... }");
    }

    static Optional<Path> beside(Path file, String name) {
        try {
            return Optional.ofNullable(file)
                    .map(f -> f.toAbsolutePath().resolveSibling(name).normalize())
                    .filter(Files::isRegularFile);
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    private static StudyParameter parameter(Place place) {
        place.allow("name", "unit", "path", "paths", "values", "from", "to", "count", "spacing");
        boolean isList = place.has("values");
        if (isList == (place.has("from") || place.has("to"))
                || isList && (place.has("count") || place.has("spacing"))) {
            throw new InvalidInputException(
                    place.path(),
                    isList ? "\"values\" beside a range" : "neither \"values\" nor a range",
                    "\"values\", or \"from\" and \"to\" with \"count\" and \"spacing\"");
        }
        String name = name(place);
        List<StudyParameter.Target> targets = targets(place);
        String unit = place.find("unit").map(Place::text).orElse("");
        try {
            return isList
                    ? StudyParameter.of(name, unit, targets, place.get("values").numbers())
                    : StudyParameter.range(
                            name,
                            unit,
                            targets,
                            place.get("from").number(),
                            place.get("to").number(),
                            place.find("count").map(Place::integer).orElse(0),
                            place.find("spacing")
                                    .map(s -> s.choice("linear", "logarithmic"))
                                    .orElse("linear")
                                    .equals("logarithmic"));
        } catch (InvalidInputException e) {
            throw e.where().startsWith(place.path()) ? e : e.within(place.path());
        }
    }

    /** What a parameter is called: as it says, or as its path. */
    static String name(Place place) {
        if (!place.has("name")) {
            return place.has("path") ? place.get("path").text() : "x";
        }
        String name = place.get("name").text();
        if (name.isBlank()) {
            throw place.get("name").wrong("a name");
        }
        return name;
    }

    /** The places that a parameter drives, by its "path" or its "paths". */
    static List<StudyParameter.Target> targets(Place place) {
        if (place.has("path") == place.has("paths")) {
            throw new InvalidInputException(place.path(), "both or none of \"path\" and \"paths\"", "one of them");
        }
        if (place.has("path")) {
            return List.of(new StudyParameter.Target(place.get("path").text(), new Formula("x", "x")));
        }
        String name = name(place);
        if (!NAME.matcher(name).matches()) {
            throw place.get("name").wrong("a name of letters and digits, which the formulas of \"paths\" use");
        }
        Place paths = place.get("paths").object();
        List<StudyParameter.Target> targets = new ArrayList<>();
        paths.node().fieldNames().forEachRemaining(path -> targets.add(target(paths, path, name)));
        if (targets.isEmpty()) {
            throw paths.wrong("at least one path");
        }
        return targets;
    }

    private static StudyParameter.Target target(Place paths, String path, String variable) {
        JsonNode text = paths.node().get(path);
        if (!text.isTextual()) {
            throw new InvalidInputException(
                    paths.path() + "." + path, "" + text, "a formula in quotes, in " + variable);
        }
        try {
            return new StudyParameter.Target(path, new Formula(text.textValue(), variable));
        } catch (InvalidInputException e) {
            throw e.within(paths.path() + "." + path);
        }
    }

    private static Sampling sampling(Place place) {
        if (place.node().isTextual()) {
            return place.choice("grid", "zipped").equals("grid") ? Sampling.GRID : Sampling.ZIPPED;
        }
        place.allow("type", "count", "seed");
        boolean plain = place.get("type").choice("random", "latin-hypercube").equals("random");
        return new Sampling(
                plain ? Sampling.Kind.RANDOM : Sampling.Kind.LATIN_HYPERCUBE,
                place.get("count").integer(),
                place.get("seed").integer());
    }
}
