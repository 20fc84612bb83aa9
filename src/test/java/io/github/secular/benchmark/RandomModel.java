package io.github.secular.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A random model with its right values, as src/test/python/random_models.py writes them.
 *
 * @param name "family-seed"
 * @param family which feature dominates
 * @param json the model file
 * @param solvers names to try beside "automatic"
 * @param quantity what the values are: "state" and "populations" (quantum), "energy" (classical: the mean of H0, then Πf at the
 *     model's energies)
 * @param values a row per output time
 * @param error largest error of the values themselves; for each column where the values are sampled
 * @param limit values of the limit, rows as {@code values}; empty where there are none
 * @param limitError largest error of the limit's values
 */
public record RandomModel(
        String name,
        String family,
        String json,
        List<String> solvers,
        String quantity,
        double[][] values,
        double[] error,
        double[][] limit,
        double[] limitError) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** All models of a file: a JSON list of them. */
    public static List<RandomModel> read(Path file) throws IOException {
        List<RandomModel> out = new ArrayList<>();
        for (JsonNode node : JSON.readTree(file.toFile())) {
            out.add(new RandomModel(
                    node.get("name").asText(),
                    node.get("family").asText(),
                    node.get("model").toString(),
                    List.of(JSON.convertValue(node.get("solvers"), String[].class)),
                    node.path("quantity").asText(""),
                    matrix(node.get("values")),
                    numbers(node.get("error")),
                    matrix(node.get("rates")),
                    numbers(node.get("ratesError"))));
        }
        return out;
    }

    public boolean isClassical() {
        return json.contains("\"kind\":\"classical\"");
    }

    /** The error of column j of the values. */
    public double error(int j) {
        return error.length == 1 ? error[0] : error[j];
    }

    /** The error of column j of the limit. */
    public double limitError(int j) {
        return limitError.length == 1 ? limitError[0] : limitError[j];
    }

    private static double[][] matrix(JsonNode node) {
        return node == null ? new double[0][] : JSON.convertValue(node, double[][].class);
    }

    private static double[] numbers(JsonNode node) {
        if (node == null) {
            return new double[0];
        }
        return node.isArray() ? JSON.convertValue(node, double[].class) : new double[] {node.asDouble()};
    }

    @Override
    public String toString() {
        return name;
    }
}
