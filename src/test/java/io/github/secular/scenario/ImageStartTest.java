package io.github.secular.scenario;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.secular.classical.GaussianDensity;
import io.github.secular.classical.Moments;
import io.github.secular.classical.PhaseMovie;
import io.github.secular.classical.PhaseRange;
import io.github.secular.numerics.InvalidInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** "initial": {"image": ...}, with a source of images that makes them up. */
class ImageStartTest {
    private static final GaussianDensity START = new GaussianDensity(0.3, -0.2, 0.5);
    private static final double TWICE = 2;

    @TempDir
    private Path folder;

    /** Remembers what it was asked for, and gives twice a Gaussian. */
    private static final class Source implements ImageSource {
        private Path file;
        private double[] ranges;
        private int frame;
        private boolean negative;
        private double factor = TWICE;

        @Override
        public PhaseMovie frame(Path path, double[] given, int number, boolean welcome) {
            file = path;
            ranges = given.clone();
            frame = number;
            negative = welcome;
            int n = 80;
            double[] values = new double[n * n];
            for (int j = 0; j < n; j++) {
                for (int i = 0; i < n; i++) {
                    values[j * n + i] = factor * START.at(-5 + (i + 0.5) / 8, -5 + (j + 0.5) / 8);
                }
            }
            return new PhaseMovie(PhaseRange.centred(5, 5), n, n, new double[1], List.of(values));
        }
    }

    private ClassicalScenario read(String initial, ImageSource source) throws IOException {
        Path model = folder.resolve("model.json");
        Files.writeString(
                model,
                "{\"secular\": 1, \"kind\": \"classical\", \"hamiltonian\": {\"type\": \"harmonic\"}, \"epsilon\": 0.1,"
                        + " \"times\": [0, 1], \"initial\": " + initial + "}");
        return (ClassicalScenario) ScenarioReader.readAny(model, List.of(), source);
    }

    private static Moments moments(ClassicalScenario scenario) {
        return Moments.of(scenario.initial(), scenario.hamiltonian());
    }

    @Test
    void anImageBesideTheModelOfMassOne() throws IOException {
        Source source = new Source();
        ClassicalScenario scenario = read("{\"image\": \"sub/start.tif\"}", source);
        assertEquals(folder.toAbsolutePath().resolve("sub/start.tif"), source.file);
        assertArrayEquals(new double[] {Double.NaN, Double.NaN, Double.NaN, Double.NaN}, source.ranges);
        assertEquals(1, source.frame);
        assertEquals(false, source.negative);
        Moments m = moments(scenario);
        assertEquals(1, m.mass(), 1e-4);
        assertEquals(0.5 + (0.09 + 0.04) / 2, m.energy(), 1e-3);
        assertEquals(START.at(0.4375, 0.0625), scenario.initial().at(0.4375, 0.0625), 1e-9);
    }

    @Test
    void allItsOptions() throws IOException {
        Source source = new Source();
        ClassicalScenario scenario = read(
                "{\"image\": \"start.tif\", \"p\": [-2, 3], \"frame\": 4, \"normalise\": false, \"allowNegative\": true}",
                source);
        assertArrayEquals(new double[] {Double.NaN, Double.NaN, -2, 3}, source.ranges);
        assertEquals(4, source.frame);
        assertEquals(true, source.negative);
        assertEquals(TWICE, moments(scenario).mass(), 1e-4);
        assertEquals(
                0.7,
                moments(read("{\"image\": \"start.tif\", \"mass\": 0.7}", source))
                        .mass(),
                1e-4);
    }

    @Test
    void whatIsWrongIsSaidWithItsPlace() {
        Source source = new Source();
        refused("{\"image\": 3}", source, "initial.image");
        refused("{\"image\": \"a.tif\", \"normalise\": false, \"mass\": 2}", source, "initial.mass");
        refused("{\"image\": \"a.tif\", \"normalise\": 1}", source, "initial.normalise");
        refused("{\"image\": \"a.tif\", \"x\": [2, 1]}", source, "initial.x");
        refused("{\"image\": \"a.tif\", \"frames\": 2}", source, "\"frame\"");
        refused("{\"image\": \"a.tif\"}", ImageSource.NONE, "nothing opens images here");
        source.factor = 0;
        refused("{\"image\": \"a.tif\"}", source, "mass 0");
    }

    private void refused(String initial, ImageSource source, String part) {
        InvalidInputException e = assertThrows(InvalidInputException.class, () -> read(initial, source));
        assertTrue(e.getMessage().contains(part), e.getMessage());
    }
}
