package io.github.secular.study;

import io.github.secular.catalogue.LimitModels;
import io.github.secular.numerics.InvalidInputException;
import io.github.secular.scenario.ImageSource;
import io.github.secular.scenario.ModelFile;
import io.github.secular.scenario.Place;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Reads a fit file: JSON with strict keys; sample-data/README.md lists them. */
public final class FitFile {
    private static final String[] KEYS = {
        "secularFit",
        "title",
        "description",
        "source",
        "model",
        "changes",
        "data",
        "x",
        "parameters",
        "scale",
        "offset",
        "record",
        "formulas",
        "curve",
        "limit",
        "average"
    };

    private FitFile() {}

    /**
     * @param file a fit file in UTF-8; the model and the data it names are looked for beside it
     * @param images opens the image that a classical model may start from
     * @throws InvalidInputException with one sentence on what is wrong
     */
    public static Fit open(Path file, ImageSource images) {
        String name = file.getFileName().toString();
        Place root = Place.parse(ModelFile.text(file), name).allow(KEYS);
        if (root.get("secularFit").integer() != 1) {
            throw root.get("secularFit").wrong("1, the version of the format");
        }
        List<Place> axes = axes(root.get("x"));
        FitData data = data(root.get("data"), Math.max(1, axes.size()), file);
        List<StudyParameter> driven = new ArrayList<>();
        for (int j = 0; j < axes.size(); j++) {
            Place axis = axes.get(j).allow("name", "unit", "path", "paths");
            driven.add(
                    StudyParameter.of(StudyFile.name(axis), unit(axis), StudyFile.targets(axis), data.coordinate(j)));
        }
        List<String> record = StudyFile.record(root);
        if (record.isEmpty()) {
            throw root.get("record").wrong("at least one name, such as populations");
        }
        Map<String, String> formulas = StudyFile.formulas(root);
        String last = formulas.isEmpty()
                ? record.get(record.size() - 1)
                : formulas.keySet().stream().reduce((a, b) -> b).orElseThrow();
        return new Fit(
                root.find("title").map(Place::text).orElse(StudyFile.bare(name)),
                StudyFile.model(root, file, images),
                driven,
                data,
                root.get("parameters").list().stream().map(FitFile::parameter).toList(),
                factor(root, "scale", 1),
                factor(root, "offset", 0),
                record,
                formulas,
                root.find("curve").map(Place::text).orElse(last),
                root.find("limit").map(Place::text).orElse(LimitModels.AUTOMATIC),
                root.find("average").map(Average::read));
    }

    /** The coordinates; none for "time". */
    private static List<Place> axes(Place place) {
        if (place.node().isTextual()) {
            place.choice("time");
            return List.of();
        }
        List<Place> out = place.node().isArray() ? place.list() : List.of(place.object());
        if (out.isEmpty()) {
            throw place.wrong("\"time\", or at least one { \"path\": ... }");
        }
        return out;
    }

    private static String unit(Place place) {
        return place.find("unit").map(Place::text).orElse("");
    }

    private static FitParameter parameter(Place place) {
        place.allow("name", "unit", "path", "paths", "start", "from", "to");
        try {
            return new FitParameter(
                    StudyFile.name(place),
                    unit(place),
                    StudyFile.targets(place),
                    place.get("start").number(),
                    place.find("from").map(Place::number).orElse(Double.NEGATIVE_INFINITY),
                    place.find("to").map(Place::number).orElse(Double.POSITIVE_INFINITY));
        } catch (InvalidInputException e) {
            throw e.where().startsWith(place.path()) ? e : e.within(place.path());
        }
    }

    private static Fit.Factor factor(Place root, String key, double otherwise) {
        if (!root.has(key)) {
            return new Fit.Factor(false, otherwise);
        }
        Place place = root.get(key);
        if (place.node().isTextual()) {
            place.choice("free");
            return new Fit.Factor(true, otherwise);
        }
        if (!place.node().isNumber()) {
            throw place.wrong("a number, or \"free\"");
        }
        return new Fit.Factor(false, place.number());
    }

    private static FitData data(Place place, int coordinates, Path file) {
        place.allow("file", "x", "y", "error");
        if (place.has("file") == (place.has("x") || place.has("y") || place.has("error"))) {
            throw place.wrong("either \"file\", or \"x\" and \"y\"");
        }
        if (place.has("file")) {
            Place named = place.get("file");
            Path csv = StudyFile.beside(file, named.text())
                    .orElseThrow(() -> named.wrong("the path of a readable file beside the fit file"));
            return table(ModelFile.text(csv), coordinates, named.path() + " " + csv.getFileName());
        }
        double[][] x = coordinates == 1
                ? Arrays.stream(place.get("x").numbers())
                        .mapToObj(each -> new double[] {each})
                        .toArray(double[][]::new)
                : place.get("x").list().stream().map(Place::numbers).toArray(double[][]::new);
        for (int i = 0; i < x.length; i++) {
            if (x[i].length != coordinates) {
                throw new InvalidInputException(
                        place.path() + ".x[" + i + "]", x[i].length + " numbers", coordinates + ", one per axis");
            }
        }
        return new FitData(
                x,
                place.get("y").numbers(),
                place.find("error").map(Place::numbers).orElse(new double[0]));
    }

    /** A line a point: coordinates, value, and an error or none; a first line of words and lines of # are left out. */
    private static FitData table(String text, int coordinates, String where) {
        List<double[]> rows = new ArrayList<>();
        int number = 0;
        int width = 0;
        for (String line : text.lines().toList()) {
            number++;
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            String[] cells = line.strip().split("[,;\\s]+");
            double[] row = new double[cells.length];
            try {
                for (int i = 0; i < row.length; i++) {
                    row[i] = Double.parseDouble(cells[i]);
                }
            } catch (NumberFormatException e) {
                if (rows.isEmpty() && width == 0) {
                    width = -1;
                    continue;
                }
                throw wrong(where, number, line, coordinates);
            }
            if (width <= 0) {
                width = row.length;
            }
            if (row.length != width || width < coordinates + 1 || width > coordinates + 2) {
                throw wrong(where, number, line, coordinates);
            }
            rows.add(row);
        }
        if (rows.isEmpty()) {
            throw new InvalidInputException(where, "no numbers", "a line a point");
        }
        return new FitData(
                rows.stream().map(r -> Arrays.copyOf(r, coordinates)).toArray(double[][]::new),
                rows.stream().mapToDouble(r -> r[coordinates]).toArray(),
                width == coordinates + 1
                        ? new double[0]
                        : rows.stream().mapToDouble(r -> r[coordinates + 1]).toArray());
    }

    private static InvalidInputException wrong(String where, int line, String given, int coordinates) {
        return new InvalidInputException(
                where + ", line " + line,
                "\"" + given + "\"",
                (coordinates == 1 ? "x" : coordinates + " coordinates")
                        + ", a value and perhaps its error, as many numbers in every line");
    }
}
