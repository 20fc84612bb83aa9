package io.github.secular.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.secular.numerics.Formula;
import io.github.secular.numerics.InvalidInputException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A function of time given at knots, {@code {"times": […], "values": […]}} or {@code {"file": "pulse.csv"}}: the
 * envelope or the phase of a tone, a harmonic or a term. Linear or by a natural cubic spline in between, 0 outside.
 */
final class TableSection {
    /** As many as a function may have pieces. */
    private static final int MOST = 9_999;

    /** Points between two knots at which a spline of an intensity is looked at. */
    private static final int LOOKS = 64;

    private static final String COLUMNS = "two numbers a line, a time and a value with decimal points, separated by"
            + " comma, semicolon, tab or spaces, below at most one line of names";

    private TableSection() {}

    /**
     * The tree with the contents of files in the place of their names, so that it holds all that the model is made of.
     *
     * @param known tables read before, by what stood in their place
     */
    static ObjectNode inline(ObjectNode root, TableFiles files, Map<JsonNode, JsonNode> known) {
        ObjectNode out = root;
        for (Place table : all(new Place("", root))) {
            if (table.has("file")) {
                out = Overrides.set(
                        out, table.path(), known.computeIfAbsent(table.node(), node -> contents(table, files)));
            }
        }
        return out;
    }

    /** The texts of all files that tables are read from, by the names that stand in the model. */
    static Map<String, String> texts(ObjectNode root, TableFiles files) {
        Map<String, String> out = new HashMap<>();
        for (Place table : all(new Place("", root))) {
            table.find("file").ifPresent(file -> out.put(file.text(), String.join("\n", files.lines(file))));
        }
        return out;
    }

    private static ObjectNode contents(Place table, TableFiles files) {
        for (String key : new String[] {"times", "values", "source"}) {
            if (table.has(key)) {
                throw new InvalidInputException(
                        table.path(), "both \"file\" and \"" + key + "\"", "a file, or times with values");
            }
        }
        Place file = table.get("file");
        boolean intensity = isIntensity(table);
        ObjectNode node = table.node().deepCopy();
        ArrayNode times = node.arrayNode();
        ArrayNode values = node.arrayNode();
        BigDecimal last = null;
        boolean first = true;
        int number = 0;
        for (String line : files.lines(file)) {
            number++;
            String text = line.replace("\uFEFF", "").strip();
            if (text.isEmpty() || text.startsWith("#")) {
                continue;
            }
            String[] columns = text.split("\\s*[,;\t]\\s*|\\s+", -1);
            BigDecimal[] row = numbers(columns);
            boolean isHeader =
                    first && row.length > 0 && java.util.Arrays.stream(row).allMatch(x -> x == null);
            first = false;
            if (isHeader) {
                continue;
            }
            if (row.length != 2 || row[0] == null || row[1] == null) {
                throw in(file, number, "\"" + text + "\"", COLUMNS);
            }
            if (last != null && row[0].compareTo(last) <= 0) {
                throw in(file, number, row[0] + " behind " + last, "increasing times");
            }
            if (intensity && row[1].signum() < 0) {
                throw in(file, number, "" + row[1], "intensities of at least 0");
            }
            last = row[0];
            times.add(row[0]);
            values.add(row[1]);
        }
        if (times.isEmpty()) {
            throw new InvalidInputException(file.path(), file.node() + " without numbers", COLUMNS);
        }
        node.set("times", times);
        node.set("values", values);
        node.set("source", node.remove("file"));
        return node;
    }

    private static InvalidInputException in(Place file, int line, String found, String allowed) {
        return new InvalidInputException(file.path(), found + " in line " + line + " of " + file.node(), allowed);
    }

    /** Null where a column is none. */
    private static BigDecimal[] numbers(String[] columns) {
        BigDecimal[] out = new BigDecimal[columns.length];
        for (int i = 0; i < columns.length; i++) {
            try {
                out[i] = new BigDecimal(columns[i]);
            } catch (NumberFormatException e) {
                out[i] = null;
            }
        }
        return out;
    }

    /** The tables of a model file, whether well-formed or not. */
    private static List<Place> all(Place root) {
        List<Place> out = new ArrayList<>();
        for (String[] path : new String[][] {{"wave", "harmonics"}, {"light", "tones"}, {"drive", "terms"}}) {
            Optional<Place> list = root.find(path[0]).flatMap(p -> p.find(path[1]));
            if (list.isEmpty() || !list.get().node().isArray()) {
                continue;
            }
            for (Place owner : list.get().list()) {
                for (String key : new String[] {"envelope", "phase"}) {
                    owner.find(key).filter(TableSection::isTable).ifPresent(out::add);
                }
            }
        }
        return out;
    }

    static boolean isTable(Place place) {
        return place.node().isObject();
    }

    private static boolean isIntensity(Place table) {
        return table.find("quantity")
                .map(p -> p.choice("field", "intensity"))
                .orElse("field")
                .equals("intensity");
    }

    /** What a reader of the results should know of a model's tables, one sentence each. */
    static List<String> notes(Place root, String unit) {
        List<String> out = new ArrayList<>();
        for (Place table : all(root)) {
            double[] times = table.get("times").numbers();
            out.add(table.path() + " is a table"
                    + table.find("source").map(p -> " from " + p.node()).orElse("") + " of " + times.length
                    + " values from t = " + LabReport.digits(times[0], 6) + unit + " to "
                    + LabReport.digits(times[times.length - 1], 6) + unit + ", "
                    + (isSpline(table) ? "a cubic spline" : "linear") + " in between and 0 outside"
                    + (isIntensity(table) ? "; the field is the root of these intensities." : "."));
        }
        return out;
    }

    private static boolean isSpline(Place table) {
        return table.find("spline").map(Place::flag).orElse(false);
    }

    /** First and last knot. */
    static double[] range(Place table) {
        double[] times = table.get("times").numbers();
        return new double[] {times[0], times[times.length - 1]};
    }

    /** The factor of the field that a table is. */
    static Formula envelope(Place table) {
        table.allow("times", "values", "spline", "quantity", "file", "source");
        if (!isIntensity(table)) {
            return read(table);
        }
        List<Place> values = table.get("values").list();
        for (Place value : values) {
            value.nonNegative();
        }
        Formula intensity = read(table);
        if (isSpline(table)) {
            requireNonNegative(table, intensity);
        }
        return intensity.into("sqrt");
    }

    /** A phase in radians. */
    static Formula phase(Place table) {
        table.allow("times", "values", "spline", "file", "source");
        return read(table);
    }

    private static void requireNonNegative(Place table, Formula intensity) {
        double[] times = table.get("times").numbers();
        for (int i = 0; i + 1 < times.length; i++) {
            for (int j = 1; j < LOOKS; j++) {
                double t = times[i] + (times[i + 1] - times[i]) * j / LOOKS;
                if (!(intensity.at(t) >= 0)) {
                    throw new InvalidInputException(
                            table.path(),
                            "a spline that makes the intensity " + LabReport.digits(intensity.at(t), 3) + " at t = "
                                    + LabReport.digits(t, 4),
                            "an intensity of at least 0: more knots there, or no spline");
                }
            }
        }
    }

    private static Formula read(Place table) {
        if (table.has("file")) {
            throw new InvalidInputException(
                    table.path(), "a \"file\" that was not read", "a model file that names it, or times with values");
        }
        table.find("source").ifPresent(Place::text);
        boolean spline = isSpline(table);
        Place times = table.get("times");
        double[] knots = times.numbers();
        double[] values = table.get("values").numbers();
        int least = spline ? 3 : 2;
        if (knots.length < least || knots.length > MOST) {
            throw new InvalidInputException(
                    times.path(), knots.length + " times", "from " + least + " to " + MOST + " times");
        }
        if (values.length != knots.length) {
            throw new InvalidInputException(
                    table.path() + ".values", values.length + " values", knots.length + ", one per time");
        }
        for (int i = 1; i < knots.length; i++) {
            if (!(knots[i] > knots[i - 1])) {
                throw new InvalidInputException(
                        times.path() + "[" + i + "]", knots[i] + " behind " + knots[i - 1], "increasing times");
            }
        }
        String name = table.find("source").map(Place::text).orElse("table of " + knots.length + " values");
        return Formula.table(name, "t", knots, values, spline);
    }
}
