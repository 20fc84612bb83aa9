package io.github.secular.host.headless;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** What may be wrong with a file or a line that somebody typed. */
final class Mutations {
    private static final double[] NUMBERS = {1e300, -1e300, 0, -0.0, 1e-300, -1, 1e155, 1e9, 0.5, 3, 1e-12};
    private static final int[] COUNTS = {0, -1, 2, 100_000, 1_000_000, 7};
    private static final String[] TEXTS = {
        "NaN", "", "Infinity", "1/0", "exp(1e9)", "x", "t", "sin(1/x)", "é", "[1]", "\n", "automatic", "1e", "${x}"
    };

    private Mutations() {}

    private record Spot(JsonNode parent, String key, int index) {
        JsonNode value() {
            return key == null ? parent.get(index) : parent.get(key);
        }

        void set(JsonNode value) {
            if (key == null) {
                ((ArrayNode) parent).set(index, value);
            } else {
                ((ObjectNode) parent).set(key, value);
            }
        }

        void remove() {
            if (key == null) {
                ((ArrayNode) parent).remove(index);
            } else {
                ((ObjectNode) parent).remove(key);
            }
        }
    }

    /** One or two things wrong: left out, of another kind, or a number or text that nobody would give. */
    static void ofJson(ObjectNode model, SplittableRandom random) {
        List<Spot> spots = new ArrayList<>();
        collect(model, spots);
        for (int k = 0; k <= random.nextInt(2); k++) {
            Spot spot = spots.get(random.nextInt(spots.size()));
            if (spot.value() == null) {
                continue;
            }
            JsonNodeFactory make = JsonNodeFactory.instance;
            switch (random.nextInt(7)) {
                case 0 -> spot.remove();
                case 1 -> spot.set(make.arrayNode());
                case 2 -> spot.set(make.objectNode());
                case 3 -> spot.set(make.textNode(TEXTS[random.nextInt(TEXTS.length)]));
                case 4 -> spot.set(make.nullNode());
                case 5 -> spot.set(make.numberNode(COUNTS[random.nextInt(COUNTS.length)]));
                default -> spot.set(make.numberNode(NUMBERS[random.nextInt(NUMBERS.length)]));
            }
        }
    }

    private static void collect(JsonNode node, List<Spot> spots) {
        if (node instanceof ObjectNode object) {
            object.fieldNames().forEachRemaining(key -> {
                spots.add(new Spot(object, key, -1));
                collect(object.get(key), spots);
            });
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                spots.add(new Spot(array, null, i));
                collect(array.get(i), spots);
            }
        }
    }

    /** One to three characters left out, changed or doubled, or the rest cut off. */
    static String ofText(String text, SplittableRandom random) {
        StringBuilder out = new StringBuilder(text);
        for (int k = 0; k <= random.nextInt(3) && out.length() > 1; k++) {
            int at = random.nextInt(out.length());
            switch (random.nextInt(8)) {
                case 0, 1 -> out.deleteCharAt(at);
                case 2, 3 -> out.setCharAt(at, (char) (32 + random.nextInt(95)));
                case 4 -> out.setLength(at);
                case 5 -> out.insert(at, TEXTS[random.nextInt(TEXTS.length)]);
                default -> out.insert(at, out.charAt(random.nextInt(out.length())));
            }
        }
        return out.toString();
    }
}
