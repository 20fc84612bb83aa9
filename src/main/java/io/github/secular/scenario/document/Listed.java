package io.github.secular.scenario.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.secular.scenario.ModelDocument;

/** Matrices of model files written as lists of their entries that are not 0, which is the same to the reader. */
final class Listed {
    private Listed() {}

    /** A Hermitian matrix at a path as {"entries": [{"between": [n, m], "value": V}, …]}. */
    static ModelDocument coupling(ModelDocument document, String path) {
        return document.at(path) instanceof ArrayNode matrix
                ? document.with(path, document.root().objectNode().set("entries", pairs(matrix)))
                : document;
    }

    /** Dipoles that have a matrix, with entries in its place. */
    static ModelDocument dipoles(ModelDocument document) {
        return document.at("dipoles.matrix") instanceof ArrayNode matrix
                ? document.with("dipoles.entries", pairs(matrix)).without("dipoles.matrix")
                : document;
    }

    /** Rates at a path, row n column k from n to k, as [{"from": n, "to": k, "rate": x}, …]. */
    static ModelDocument rates(ModelDocument document, String path) {
        if (!(document.at(path) instanceof ArrayNode matrix) || !isMatrix(matrix)) {
            return document;
        }
        ArrayNode out = matrix.arrayNode();
        for (int n = 0; n < matrix.size(); n++) {
            for (int k = 0; k < matrix.size(); k++) {
                JsonNode rate = matrix.get(n).path(k);
                if (n != k && !isZero(rate)) {
                    out.add(matrix.objectNode().put("from", n).put("to", k).set("rate", rate));
                }
            }
        }
        return document.with(path, out);
    }

    /** Whether a list is one of lists. */
    static boolean isMatrix(ArrayNode list) {
        for (JsonNode row : list) {
            if (!row.isArray()) {
                return false;
            }
        }
        return !list.isEmpty();
    }

    private static ArrayNode pairs(ArrayNode matrix) {
        ArrayNode out = matrix.arrayNode();
        for (int n = 0; n < matrix.size(); n++) {
            for (int m = n; m < matrix.get(n).size(); m++) {
                JsonNode value = matrix.get(n).get(m);
                if (!isZero(value)) {
                    ObjectNode entry = matrix.objectNode();
                    entry.putArray("between").add(n).add(m);
                    out.add(entry.<ObjectNode>set("value", value));
                }
            }
        }
        return out;
    }

    private static boolean isZero(JsonNode value) {
        return value.isNumber()
                ? value.decimalValue().signum() == 0
                : value.isMissingNode()
                        || value.isArray() && value.size() == 2 && isZero(value.get(0)) && isZero(value.get(1));
    }
}
