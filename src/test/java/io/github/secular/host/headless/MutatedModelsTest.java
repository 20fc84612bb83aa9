package io.github.secular.host.headless;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
    private static final int MODELS = 90;

    @TempDir
    Path folder;

    @Test
    void anAnswerOrOneSentence() throws IOException {
        ObjectMapper mapper = new ObjectMapper();
        int answers = 0;
        for (int seed = 0; seed < MODELS; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            String sample = SAMPLES.get(seed % SAMPLES.size());
            ObjectNode model = (ObjectNode)
                    mapper.readTree(Path.of("sample-data", sample + ".json").toFile());
            Mutations.ofJson(model, random);
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
}
