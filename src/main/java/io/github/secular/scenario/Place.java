package io.github.secular.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.secular.numerics.ComplexMatrix;
import io.github.secular.numerics.InvalidInputException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A value of a model file together with where it stands ("levels.energies[1]"), so that every complaint can name
 * its place. All getters throw {@link InvalidInputException} in the place's own name.
 */
public record Place(String path, JsonNode node) {
    private static final double LARGEST_TOLERANCE = 0.1;
    private static final int LARGEST_INDEX = 1_000_000;

    /**
     * The whole of a text.
     *
     * @param name what the text is called in complaints
     * @throws InvalidInputException if it is no JSON object, with line and column
     */
    public static Place parse(String json, String name) {
        return new Place("", ModelText.parse(json, name));
    }

    /** Refuses keys other than the given ones, with the nearest of them as a suggestion. */
    public Place allow(String... keys) {
        object();
        List<String> allowed = List.of(keys);
        node.fieldNames().forEachRemaining(key -> {
            if (!allowed.contains(key)) {
                throw Spelling.unknown(path, "the unknown key \"" + key + "\"", key, allowed);
            }
        });
        return this;
    }

    public Place object() {
        if (!node.isObject()) {
            throw wrong("an object { ... }");
        }
        return this;
    }

    public boolean has(String key) {
        return node.has(key);
    }

    /**
     * Whether the second of two keys is there, not the first.
     *
     * @throws InvalidInputException if both are, or neither
     */
    boolean hasOther(String one, String other) {
        if (has(one) == has(other)) {
            String names = "\"" + one + "\"" + (has(one) ? " and " : " nor ") + "\"" + other + "\"";
            throw new InvalidInputException(path(), (has(one) ? "both " : "neither ") + names, "one of them");
        }
        return has(other);
    }

    /** The value of a key that must be there. */
    public Place get(String key) {
        JsonNode child = node.get(key);
        if (child == null) {
            throw new InvalidInputException(path, "no \"" + key + "\"", "an object with the key \"" + key + "\"");
        }
        return new Place(path.isEmpty() ? key : path + "." + key, child);
    }

    public Optional<Place> find(String key) {
        return has(key) ? Optional.of(get(key)) : Optional.empty();
    }

    /** The elements of a list. */
    public List<Place> list() {
        if (!node.isArray()) {
            throw wrong("a list [ ... ]");
        }
        List<Place> out = new ArrayList<>(node.size());
        for (int i = 0; i < node.size(); i++) {
            out.add(new Place(path + "[" + i + "]", node.get(i)));
        }
        return out;
    }

    /** The elements of a list of the given length. */
    List<Place> list(int length, String why) {
        List<Place> out = list();
        if (out.size() != length) {
            throw new InvalidInputException(path, counted(out.size()), length + ", " + why);
        }
        return out;
    }

    private static String counted(int entries) {
        return entries == 1 ? "1 entry" : entries + " entries";
    }

    public double number() {
        double value = decimal().doubleValue();
        if (!(Math.abs(value) < Double.POSITIVE_INFINITY)) {
            throw wrong("a finite number (up to 1.79e308)");
        }
        return value;
    }

    /** The number exactly as its decimal digits stand in the file. */
    BigDecimal decimal() {
        if (!node.isNumber()) {
            throw wrong("a number");
        }
        return node.decimalValue();
    }

    public double positive() {
        double value = number();
        if (!(value > 0)) {
            throw wrong("a number above 0");
        }
        return value;
    }

    /** An error relative to the largest value. */
    double tolerance() {
        double value = number();
        if (!(value > 0 && value <= LARGEST_TOLERANCE)) {
            throw wrong("a number above 0 and at most " + LARGEST_TOLERANCE
                    + ", for it is the wanted error relative to the largest value");
        }
        return value;
    }

    double nonNegative() {
        double value = number();
        if (!(value >= 0)) {
            throw wrong("a number of at least 0");
        }
        return value;
    }

    public int integer() {
        if (!node.isNumber()
                || decimal().stripTrailingZeros().scale() > 0
                || decimal().abs().compareTo(BigDecimal.valueOf(1_000_000_000)) > 0) {
            throw wrong("an integer");
        }
        return decimal().intValue();
    }

    /** The number of a level, 0 … size − 1. */
    int level(int size) {
        int n = integer();
        if (n < 0 || n >= size) {
            throw wrong("a level from 0 to " + (size - 1));
        }
        return n;
    }

    public String text() {
        if (!node.isTextual()) {
            throw wrong("a text in quotes");
        }
        return node.textValue();
    }

    boolean flag() {
        if (!node.isBoolean()) {
            throw wrong("true or false");
        }
        return node.booleanValue();
    }

    /** A text that must be one of the given ones. */
    public String choice(String... choices) {
        String text = text();
        if (!List.of(choices).contains(text)) {
            throw Spelling.unknown(path, "\"" + text + "\"", text, List.of(choices));
        }
        return text;
    }

    public double[] numbers() {
        return list().stream().mapToDouble(Place::number).toArray();
    }

    double[] numbers(int length, String why) {
        return list(length, why).stream().mapToDouble(Place::number).toArray();
    }

    /** Indices of harmonics and photon numbers: integers of which products with each other are integers, too. */
    int[] integers(int length, String why) {
        return list(length, why).stream().mapToInt(Place::index).toArray();
    }

    private int index() {
        int value = integer();
        if (Math.abs(value) > LARGEST_INDEX) {
            throw wrong("an integer from " + -LARGEST_INDEX + " to " + LARGEST_INDEX);
        }
        return value;
    }

    /** A real number or a pair [re, im]; {re, im}. */
    double[] complex() {
        if (node.isNumber()) {
            return new double[] {number(), 0};
        }
        if (!node.isArray() || node.size() != 2) {
            throw wrong("a number or a pair [re, im]");
        }
        return numbers();
    }

    /** A real N × N matrix, row by row. */
    double[][] realMatrix(int n) {
        List<Place> rows = list(n, "one row per level");
        double[][] out = new double[n][];
        for (int i = 0; i < n; i++) {
            out[i] = rows.get(i).numbers(n, "one per level");
        }
        return out;
    }

    /** A complex N × N matrix, row by row. */
    ComplexMatrix complexMatrix(int n) {
        List<Place> rows = list(n, "one row per level");
        double[] out = new double[2 * n * n];
        for (int i = 0; i < n; i++) {
            List<Place> row = rows.get(i).list(n, "one per level");
            for (int j = 0; j < n; j++) {
                double[] z = row.get(j).complex();
                out[2 * (i * n + j)] = z[0];
                out[2 * (i * n + j) + 1] = z[1];
            }
        }
        return ComplexMatrix.of(n, n, out);
    }

    /** A complex N × N matrix equal to its conjugate transpose up to 1e-12 of its largest entry. */
    ComplexMatrix hermitianMatrix(int n) {
        ComplexMatrix m = complexMatrix(n);
        double bound = 1e-12 * m.maxAbs();
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                if (Math.hypot(m.re(i, j) - m.re(j, i), m.im(i, j) + m.im(j, i)) > bound) {
                    throw new InvalidInputException(
                            path + "[" + i + "][" + j + "]",
                            complexText(m, i, j),
                            (i == j
                                            ? "a real number on the diagonal"
                                            : "the conjugate of " + path + "[" + j + "][" + i + "] = "
                                                    + complexText(m, j, i))
                                    + ", for the matrix must be Hermitian");
                }
            }
        }
        return m;
    }

    /** One entry (i, j) of a Hermitian matrix; (j, i) is its conjugate. */
    record Entry(int i, int j, double re, double im) {}

    /** A list of {"between": [i, j], "value": …}, each pair of levels once, real on the diagonal. */
    List<Entry> pairEntries(int n) {
        List<Entry> out = new ArrayList<>();
        Set<Long> seen = new HashSet<>();
        for (Place entry : list()) {
            entry.allow("between", "value");
            List<Place> pair = entry.get("between").list(2, "the two levels");
            int i = pair.get(0).level(n);
            int j = pair.get(1).level(n);
            double[] value = entry.get("value").complex();
            if (!seen.add((long) Math.min(i, j) * n + Math.max(i, j))) {
                throw entry.get("between").wrong("each pair of levels once");
            }
            if (i == j && value[1] != 0) {
                throw entry.get("value").wrong("a real number on the diagonal");
            }
            out.add(new Entry(i, j, value[0], value[1]));
        }
        return out;
    }

    /** A Hermitian matrix in full, or as {"entries": [{"between": [i, j], "value": …}, …]}. */
    ComplexMatrix hermitian(int n) {
        if (!node.isObject()) {
            return hermitianMatrix(n);
        }
        double[] out = new double[2 * n * n];
        for (Entry e : allow("entries").get("entries").pairEntries(n)) {
            out[2 * (e.i() * n + e.j())] = e.re();
            out[2 * (e.i() * n + e.j()) + 1] = e.im();
            out[2 * (e.j() * n + e.i())] = e.re();
            out[2 * (e.j() * n + e.i()) + 1] = e.i() == e.j() ? 0 : -e.im();
        }
        return ComplexMatrix.of(n, n, out);
    }

    private static String complexText(ComplexMatrix m, int i, int j) {
        return "[" + m.re(i, j) + ", " + m.im(i, j) + "]";
    }

    /** A complaint about this very value. */
    public InvalidInputException wrong(String allowed) {
        return new InvalidInputException(path, found(), allowed);
    }

    private String found() {
        if (node.isObject()) {
            return "an object";
        }
        if (node.isArray()) {
            return "a list of " + counted(node.size());
        }
        return node.isNull() ? "null" : node.toString();
    }
}
