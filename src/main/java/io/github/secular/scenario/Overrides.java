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

    /** The tree with all overrides, in order, the later over the earlier ones; what they leave is shared. */
    static ObjectNode apply(ObjectNode root, List<String> overrides) {
        ObjectNode out = root;
        for (String override : overrides) {
            int equals = override.indexOf('=');
            if (equals < 1) {
                throw new InvalidInputException(
                        "override", "\"" + override + "\"", "path=value, such as epsilon=0.05 or times.end=2");
            }
            out = set(
                    out,
                    override.substring(0, equals).strip(),
                    value(override.substring(equals + 1).strip()));
        }
        return out;
    }

    /** The text as JSON, or as a string where it is no JSON. */
    private static JsonNode value(String text) {
        try {
            JsonNode node = ModelText.MAPPER.readTree(text);
            return node.isMissingNode() ? TextNode.valueOf(text) : node;
        } catch (JsonProcessingException | NumberFormatException e) {
            return TextNode.valueOf(text);
        }
    }

    /** The tree with another value at a path, such as "wave.harmonics[0].amplitude". */
    static ObjectNode set(ObjectNode root, String path, JsonNode value) {
        return (ObjectNode) set(root, "", path, steps(path), value);
    }

    /** What stands at a path. @throws InvalidInputException if nothing does */
    static Place get(ObjectNode root, String path) {
        JsonNode at = root;
        for (Object step : steps(path)) {
            JsonNode next = step instanceof Integer index ? at.get(index) : at.get((String) step);
            if (next == null) {
                throw new InvalidInputException(
                        path, "nothing there in the model", "the path of a number of the model");
            }
            at = next;
        }
        return new Place(path, at);
    }

    /** @param parent a value that stands at a place @param steps from there on */
    private static JsonNode set(JsonNode parent, String at, String path, List<Object> steps, JsonNode value) {
        if (steps.isEmpty()) {
            return value;
        }
        List<Object> further = steps.subList(1, steps.size());
        if (steps.get(0) instanceof Integer index) {
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
            JsonNode entry = set(list.get(index), at + "[" + index + "]", path, further, value);
            ArrayNode out = list.arrayNode(list.size()).addAll(list);
            out.set(index, entry);
            return out;
        }
        String key = (String) steps.get(0);
        JsonNode from =
                at.equals("times") && parent instanceof ArrayNode list && GRID.contains(key) ? grid(list) : parent;
        if (!(from instanceof ObjectNode object)) {
            throw new InvalidInputException(
                    path,
                    "an override of \"" + key + "\" in " + at + ", which is not an object",
                    "an object there, or an override of " + at + " as a whole");
        }
        if (!further.isEmpty() && !object.has(key)) {
            List<String> keys = new ArrayList<>();
            object.fieldNames().forEachRemaining(keys::add);
            throw Spelling.unknown(
                    path, "an override inside \"" + key + "\", which the model does not have", key, keys);
        }
        ObjectNode out = object.objectNode();
        out.setAll(object);
        out.set(key, set(object.get(key), at + (at.isEmpty() ? "" : ".") + key, path, further, value));
        return out;
    }

    /** The even grid of the same ends and count as a list of times, so that those can be overridden. */
    private static ObjectNode grid(ArrayNode list) {
        ObjectNode grid = list.objectNode();
        if (list.size() > 1) {
            grid.set("start", list.get(0));
        }
        if (!list.isEmpty()) {
            grid.set("end", list.get(list.size() - 1));
        }
        return grid.put("count", Math.max(2, list.size()));
    }

    /** "wave.harmonics[0]" as "wave", "harmonics", 0. */
    static List<Object> steps(String path) {
        List<Object> steps = new ArrayList<>();
        Matcher matcher = STEP.matcher(path);
        int end = 0;
        while (end < path.length() || steps.isEmpty()) {
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
