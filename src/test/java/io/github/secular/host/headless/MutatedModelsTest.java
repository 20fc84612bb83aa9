package io.github.secular.host.headless;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Samples with one or two things wrong: an answer in numbers, or one sentence. */
class MutatedModelsTest {
    private static final List<String> SAMPLES = List.of(
            "two-level-resonant",
            "two-level-detuned",
            "rabi",
            "lambda-two-frequency",
            "ladder-thermal",
            "ladder-formula",
            "random-telegraph",
            "sodium-d2-buffer-gas",
            "trapped-ion");
    private static final double[] NUMBERS = {1e300, -1e300, 0, -0.0, 1e-300, -1, 1e155, 1e9, 0.5, 3, 1e-12};
    private static final int[] COUNTS = {0, -1, 2, 100_000, 1_000_000, 7};
    private static final String[] TEXTS = {"NaN", "", "Infinity", "1/0", "exp(1e9)", "x", "t", "sin(1/x)", "é", "[1]"};
    private static final int MODELS = 90;

    @TempDir
    Path folder;

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

    @Test
    void anAnswerOrOneSentence() throws IOException {
        ObjectMapper mapper = new ObjectMapper();
        int answers = 0;
        for (int seed = 0; seed < MODELS; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            String sample = SAMPLES.get(seed % SAMPLES.size());
            ObjectNode model = (ObjectNode)
                    mapper.readTree(Path.of("sample-data", sample + ".json").toFile());
            mutate(model, random);
            Path file = folder.resolve("model.json");
            mapper.writeValue(file.toFile(), model);
            Path out = folder.resolve("out");
            String command = sample.equals("trapped-ion") ? "diffusion" : seed % 2 == 0 ? "rates" : "equilibrium";
            Console console = Console.run(command, file.toString(), "--no-pictures", "--out", out.toString());
            String said = console.err().replaceAll("(?m)^ *\\d+ %.*\\R", "").strip();
            String where = "seed " + seed + ": " + model + " says " + said;
            assertFalse(said.contains("A fault in the program") || said.contains("memory is used up"), where);
            if (console.status() == 0) {
                answers++;
                assertNumbers(out, where);
            } else {
                assertEquals(1, console.status(), where);
                assertEquals(1, said.lines().count(), where);
            }
        }
        assertTrue(answers >= 5 && answers < MODELS, answers + " answers");
    }

    private static void assertNumbers(Path out, String where) throws IOException {
        for (String name : new String[] {"rates.csv", "rate-equation.csv", "energy-diffusion.csv"}) {
            if (Files.exists(out.resolve(name))) {
                String text = Files.readString(out.resolve(name));
                assertFalse(text.contains(",,") || text.contains(",\n") || text.contains("Inf"), name + ", " + where);
            }
        }
    }

    private static void mutate(ObjectNode model, SplittableRandom random) {
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
}
