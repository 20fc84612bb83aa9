package io.github.secular.scenario.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.secular.scenario.ModelDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Another level, or one level less, everywhere in a document: in lists with an entry per level, matrices, pairs, rates. */
final class LevelCount {
    private static final String LEVELS = "levels";

    /** Keys whose value is the number of a level. */
    private static final List<String> NUMBERS = List.of("from", "to", "level");

    private LevelCount() {}

    /** The number of levels that are listed one by one. */
    static int of(ModelDocument document) {
        return Math.max(document.size("levels.energies"), document.size("levels.photons"));
    }

    /** With one more level, behind the others: uncoupled, undamped but where a list says otherwise, not populated. */
    static ModelDocument more(ModelDocument document) {
        int n = of(document);
        ObjectNode root = document.root().deepCopy();
        if (root.get(LEVELS) instanceof ObjectNode levels) {
            for (Map.Entry<String, JsonNode> list : entries(levels)) {
                if (list.getValue() instanceof ArrayNode values && values.size() == n) {
                    values.add(newLevel(list.getKey(), values, n));
                }
            }
        }
        for (Map.Entry<String, JsonNode> section : entries(root)) {
            if (!section.getKey().equals(LEVELS)) {
                grow(section.getKey(), section.getValue(), n);
            }
        }
        return document.edited(root);
    }

    private static JsonNode newLevel(String key, ArrayNode values, int n) {
        if (key.equals("labels")) {
            return values.textNode(Integer.toString(n));
        }
        if (key.equals("photons")) {
            ArrayNode none = values.arrayNode();
            values.path(0).forEach(p -> none.add(0));
            return none;
        }
        if (key.equals("energies")) {
            double last = n > 0 ? values.get(n - 1).asDouble() : 0;
            double before = n > 1 ? values.get(n - 2).asDouble() : last - 1;
            return values.numberNode(new java.math.BigDecimal(Double.toString(last))
                    .add(new java.math.BigDecimal(Double.toString(last > before ? last - before : 1))));
        }
        return IntNode.valueOf(0);
    }

    /** @param key of the value in its object */
    private static void grow(String key, JsonNode value, int n) {
        if (value instanceof ArrayNode list) {
            if (isSquare(list, n)) {
                list.forEach(row -> ((ArrayNode) row).add(0));
                ArrayNode row = list.addArray();
                for (int i = 0; i <= n; i++) {
                    row.add(0);
                }
            } else if (isPerLevel(key, list, n)) {
                list.add(key.equals("populations") ? IntNode.valueOf(0) : list.get(n - 1));
            } else {
                list.forEach(entry -> {
                    if (entry.isObject()) {
                        grow("", entry, n);
                    }
                });
            }
        } else if (value instanceof ObjectNode object) {
            entries(object).forEach(e -> grow(e.getKey(), e.getValue(), n));
        }
    }

    /** Without a level; what belonged to it goes, too. */
    static ModelDocument less(ModelDocument document, int level) {
        int n = of(document);
        ObjectNode root = document.root().deepCopy();
        if (root.get(LEVELS) instanceof ObjectNode levels) {
            for (Map.Entry<String, JsonNode> list : entries(levels)) {
                if (list.getValue() instanceof ArrayNode values && values.size() == n) {
                    values.remove(level);
                }
            }
        }
        for (Map.Entry<String, JsonNode> section : entries(root)) {
            if (!section.getKey().equals(LEVELS)) {
                shrink(section.getKey(), section.getValue(), n, level);
            }
        }
        return document.edited(root);
    }

    private static void shrink(String key, JsonNode value, int n, int level) {
        if (value instanceof ArrayNode list) {
            if (isSquare(list, n)) {
                list.remove(level);
                list.forEach(row -> ((ArrayNode) row).remove(level));
            } else if (isPerLevel(key, list, n)) {
                list.remove(level);
            } else {
                for (int i = list.size() - 1; i >= 0; i--) {
                    if (list.get(i) instanceof ObjectNode entry) {
                        if (mentions(entry, level)) {
                            list.remove(i);
                        } else {
                            renumber(entry, level);
                            shrink("", entry, n, level);
                        }
                    }
                }
            }
        } else if (value instanceof ObjectNode object) {
            if (key.equals("initial")) {
                start(object, level);
            }
            entries(object).forEach(e -> shrink(e.getKey(), e.getValue(), n, level));
        }
    }

    /** All that was in the level that goes is in level 0 then. */
    private static void start(ObjectNode initial, int level) {
        if (initial.path("level").isInt() && initial.get("level").intValue() == level) {
            initial.put("level", 0);
        } else {
            renumber(initial, level);
        }
    }

    private static boolean mentions(ObjectNode entry, int level) {
        boolean named = NUMBERS.stream()
                .anyMatch(key -> entry.path(key).isNumber() && entry.get(key).intValue() == level);
        for (JsonNode n : entry.path("between")) {
            named |= n.isNumber() && n.intValue() == level;
        }
        return named;
    }

    private static void renumber(ObjectNode entry, int level) {
        for (String key : NUMBERS) {
            if (entry.path(key).isNumber() && entry.get(key).intValue() > level) {
                entry.put(key, entry.get(key).intValue() - 1);
            }
        }
        if (entry.path("between") instanceof ArrayNode pair) {
            for (int i = 0; i < pair.size(); i++) {
                if (pair.get(i).isNumber() && pair.get(i).intValue() > level) {
                    pair.set(i, IntNode.valueOf(pair.get(i).intValue() - 1));
                }
            }
        }
    }

    /** γ, dephasing and the like by levels, and populations; not frequencies, which are as many by chance only. */
    private static boolean isPerLevel(String key, ArrayNode list, int n) {
        return (key.equals(LEVELS) || key.equals("populations")) && list.size() == n && n > 0;
    }

    private static boolean isSquare(ArrayNode list, int n) {
        if (list.size() != n || n == 0) {
            return false;
        }
        for (JsonNode row : list) {
            if (!row.isArray() || row.size() != n) {
                return false;
            }
        }
        return true;
    }

    private static List<Map.Entry<String, JsonNode>> entries(ObjectNode object) {
        return new ArrayList<>(object.properties());
    }
}
