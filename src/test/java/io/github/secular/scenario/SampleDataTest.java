package io.github.secular.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class SampleDataTest {
    private static final List<String> SAMPLES = ScenarioReader.SAMPLES;
    private static final List<String> CLASSICAL = ClassicalReader.SAMPLES;

    @ParameterizedTest
    @FieldSource("SAMPLES")
    void readsWithoutComplaint(String name) {
        Scenario s = ScenarioReader.sample(name);
        assertEquals(List.of(), s.warnings());
        assertFalse(s.title().isBlank());
        assertTrue(s.times().length >= 100);
        Scenario again = ScenarioReader.read(s.json(), name, List.of());
        assertEquals(s.json(), again.json());
        assertEquals(s.model().epsilon(), again.model().epsilon());
    }

    @ParameterizedTest
    @FieldSource("CLASSICAL")
    void readsClassicalModelsWithoutComplaint(String name) {
        ParticleScenario s = ClassicalReader.sampleFile(name).particles();
        assertEquals(List.of(), s.warnings());
        assertTrue(s.times().length >= 40);
        assertEquals(80, s.energies().length);
        ParticleScenario again = ModelFile.of(s.json(), name).particles();
        assertEquals(s.json(), again.json());
        assertEquals(s.epsilon(), again.epsilon());
    }

    @Test
    void everyFileIsASample() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("sample-data"))) {
            List<String> names = files.map(p -> p.getFileName().toString())
                    .filter(n -> n.endsWith(".json"))
                    .map(n -> n.substring(0, n.length() - 5))
                    .sorted()
                    .toList();
            assertEquals(
                    Stream.concat(SAMPLES.stream(), ClassicalReader.SAMPLES.stream())
                            .sorted()
                            .toList(),
                    names);
        }
    }
}
