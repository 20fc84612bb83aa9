package io.github.secular.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.secular.quantum.Levels;
import io.github.secular.scenario.ClassicalReader;
import io.github.secular.scenario.ClassicalScenario;
import io.github.secular.scenario.Scenario;
import io.github.secular.scenario.ScenarioReader;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jfree.chart.JFreeChart;
import org.jfree.data.xy.XYDataset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Models as pictures, before anything is computed. */
class LevelDiagramTest {
    private static final Color LIGHT = new Color(0x0072B2);

    private static List<String> arrows(String sample, String... changes) {
        List<String> out = new ArrayList<>();
        Scenario s = ScenarioReader.sample(sample, changes);
        LevelDiagram.arrows(s.model())
                .forEach(a -> out.add(a.kind() + " " + a.from() + " " + a.to() + " " + a.source()));
        return out.stream().sorted().toList();
    }

    @Test
    void arrowsAreWhatConnectsTheLevels() {
        assertEquals(List.of("LIGHT 0 1 0"), arrows("two-level-resonant"));
        // each frequency is near one leg
        assertEquals(
                List.of("LIGHT 0 2 0", "LIGHT 1 2 1", "RATE 2 0 -1", "RATE 2 1 -1"), arrows("lambda-two-frequency"));
        // and where none is near, the nearest is told apart
        assertEquals(
                List.of("FAR_LIGHT 0 2 1", "LIGHT 1 2 1", "RATE 2 0 -1", "RATE 2 1 -1"),
                arrows("lambda-two-frequency", "wave.frequencies=[9, 1.2]"));
        assertEquals(List.of("NOISE 0 1 0"), arrows("random-telegraph"));
        assertEquals(List.of("LIGHT 0 1 0", "RATE 1 0 -1"), arrows("sodium-d2"));
    }

    /** Higher energies stand higher, equal ones at one height, and no two levels in one place. */
    @Test
    void placesFollowTheEnergies() {
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < 300; i++) {
            int n = 1 + random.nextInt(9);
            double[] e = new double[n];
            for (int k = 0; k < n; k++) {
                e[k] = random.nextInt(3) == 0 && k > 0 ? e[k - 1] : Math.exp(random.nextDouble(-12, 12));
            }
            Levels levels = Levels.of(e);
            LevelPlaces places = LevelPlaces.of(levels);
            for (int a = 0; a < n; a++) {
                for (int b = 0; b < n; b++) {
                    if (e[a] > e[b]) {
                        assertTrue(places.y()[a] >= places.y()[b], "higher");
                    }
                    if (e[a] == e[b]) {
                        assertEquals(places.y()[a], places.y()[b]);
                    }
                    assertTrue(
                            a == b || places.x()[a] != places.x()[b] || Math.abs(places.y()[a] - places.y()[b]) >= 1);
                }
            }
        }
    }

    @Test
    void heightsAreToScaleWhereTheySaySo() {
        LevelPlaces even = LevelPlaces.of(Levels.of(0, 1, 3));
        assertTrue(even.toScale());
        assertEquals(2, (even.y()[2] - even.y()[1]) / (even.y()[1] - even.y()[0]), 1e-12);
        LevelPlaces optical = LevelPlaces.of(Levels.of(0, 0.1, 1000));
        assertFalse(optical.toScale());
        assertEquals(optical.y()[0], optical.y()[1], "side by side");
        assertEquals(1, optical.x()[1] - optical.x()[0], 1e-12);
        assertEquals(0, optical.x()[2]);
    }

    @ParameterizedTest
    @ValueSource(strings = {"two-level-resonant", "rubidium-87-d-lines", "hydrogen-n3", "ladder-formula", "rabi"})
    void thePictureHasLightInIt(String sample) {
        BufferedImage picture = ChartPicture.render(LevelDiagram.of(ScenarioReader.sample(sample)), 600, 480);
        int light = 0;
        int ink = 0;
        for (int y = 0; y < 440; y++) {
            for (int x = 0; x < 600; x++) {
                light += picture.getRGB(x, y) == LIGHT.getRGB() ? 1 : 0;
                ink += new Color(picture.getRGB(x, y)).equals(ChartStyle.INK) ? 1 : 0;
            }
        }
        assertTrue(light > 60, light + " pixels of light");
        assertTrue(ink > 60, ink + " pixels of levels");
    }

    /** Shells end where the potential has their energy. */
    @ParameterizedTest
    @ValueSource(strings = {"duffing-two-frequency", "double-well-telegraph", "trapped-ion"})
    void shellsEndAtTheWell(String sample) {
        ClassicalScenario well = ClassicalReader.sample(sample);
        JFreeChart chart = WellPicture.potential(well);
        XYDataset data = chart.getXYPlot().getDataset();
        assertTrue(data.getSeriesCount() > 4);
        for (int i = 1; i < data.getSeriesCount(); i++) {
            for (int end = 0; end < 2; end++) {
                double energy = data.getYValue(i, end);
                assertEquals(energy, well.hamiltonian().potential().at(data.getXValue(i, end)), 2e-3 * energy);
            }
        }
        assertTrue(ChartPicture.render(WellPicture.drive(well), 400, 300).getWidth() == 400);
        BufferedImage start = ChartPicture.render(WellPicture.start(well), 400, 400);
        assertEquals(400, start.getHeight());
    }

    /** V at the place that the picture names. */
    @Test
    void theDriveIsV() {
        ClassicalScenario well = ClassicalReader.sample("forced-oscillator");
        XYDataset data = WellPicture.drive(well).getXYPlot().getDataset();
        double largest = data.getYValue(0, 0);
        double nu = 0.7;
        int n = data.getItemCount(0);
        assertEquals(3 * 2 * Math.PI / nu, data.getXValue(0, n - 1), 1e-9);
        for (int i = 0; i < n; i += 20) {
            assertEquals(largest * Math.cos(nu * data.getXValue(0, i)), data.getYValue(0, i), 1e-9 * largest);
        }
        XYDataset covariance = WellPicture.drive(ClassicalReader.sample("double-well-telegraph"))
                .getXYPlot()
                .getDataset();
        assertEquals(1, covariance.getYValue(0, 0));
        assertEquals(Math.exp(-covariance.getXValue(0, 100) / 0.8), covariance.getYValue(0, 100), 1e-12);
    }
}
