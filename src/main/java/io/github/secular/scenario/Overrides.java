package io.github.secular.scenario;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.secular.numerics.InvalidInputException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Changes to a model file of the form "path=value", as given on a command line or by a dialog. */
final class Overrides {
    private static final Pattern STEP = Pattern.compile("(?:^|\\.)([A-Za-z][A-Za-z0-9]*)|\\[(\\d{1,9})]");

    private static final Set<String> GRID = Set.of("start", "end", "count", "spacing");

    private Overrides() {}

    /** Applies all overrides to the tree, in order, the later over the earlier ones. */
    static void apply(ObjectNode root, List<String> overrides) {
        for (String override : overrides) {
            int equals = override.indexOf('=');
            if (equals < 1) {
                throw new InvalidInputException(
                        "override", "\"" + override + "\"", "path=value, such as epsilon=0.05 or times.end=2");
            }
            set(
                    root,
                    override.substring(0, equals).strip(),
                    value(override.substring(equals + 1).strip()));
        }
    }

    /** The text as JSON, or as a string where it is no JSON. */
    private static JsonNode value(String text) {
        try {
            JsonNode node = ModelText.MAPPER.readTree(text);
            return node.isMissingNode() ? TextNode.valueOf(text) : node;
        } catch (JsonProcessingException e) {
            return TextNode.valueOf(text);
        }
    }

    private static void set(ObjectNode root, String path, JsonNode value) {
        List<Object> steps = steps(path);
        JsonNode parent = root;
        String at = "";
        for (int i = 0; i < steps.size(); i++) {
            Object step = steps.get(i);
            boolean last = i == steps.size() - 1;
            if (step instanceof Integer index) {
                if (!(parent instanceof ArrayNode list)) {
                    throw new InvalidInputException(
                            path, "an override of an entry of " + at + ", which is not a list", "a list there");
                }
                if (index >= list.size()) {
                    throw new InvalidInputException(
                            path,
                            "an override of entry " + index + " of " + at,
                            list.isEmpty() ? "nothing, for the list is empty" : "0 to " + (list.size() - 1));
                }
                if (last) {
                    list.set(index, value);
                } else {
                    parent = list.get(index);
                }
                at += "[" + index + "]";
            } else {
                String key = (String) step;
                if (at.equals("times") && parent instanceof ArrayNode list && GRID.contains(key)) {
                    parent = grid(root, list);
                }
                if (!(parent instanceof ObjectNode object)) {
                    throw new InvalidInputException(
                            path,
                            "an override of \"" + key + "\" in " + at + ", which is not an object",
                            "an object there, or an override of " + at + " as a whole");
                }
                if (last) {
                    object.set(key, value);
                } else if (object.has(key)) {
                    parent = object.get(key);
                } else {
                    List<String> keys = new ArrayList<>();
                    object.fieldNames().forEachRemaining(keys::add);
                    throw Spelling.unknown(
                            path, "an override inside \"" + key + "\", which the model does not have", key, keys);
                }
                at += (at.isEmpty() ? "" : ".") + key;
            }
        }
    }

    /** Makes a list of times the even grid of the same ends and count, so that those can be overridden. */
    private static ObjectNode grid(ObjectNode root, ArrayNode list) {
        ObjectNode grid = root.putObject("times");
        if (list.size() > 1) {
            grid.set("start", list.get(0));
        }
        if (!list.isEmpty()) {
            grid.set("end", list.get(list.size() - 1));
        }
        return grid.put("count", Math.max(2, list.size()));
    }

    /** "wave.harmonics[0]" as "wave", "harmonics", 0. */
    private static List<Object> steps(String path) {
        List<Object> steps = new ArrayList<>();
        Matcher matcher = STEP.matcher(path);
        int end = 0;
        while (end < path.length()) {
            if (!matcher.find(end) || matcher.start() != end) {
                throw new InvalidInputException(
                        "override", "the path \"" + path + "\"", "a path such as levels.energies[1]");
            }
            steps.add(matcher.group(1) != null ? matcher.group(1) : (Object) Integer.valueOf(matcher.group(2)));
            end = matcher.end();
        }
        return steps;
    }
}
