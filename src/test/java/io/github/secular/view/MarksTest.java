package io.github.secular.view;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.secular.classical.Hamiltonian1D;
import io.github.secular.numerics.Progress;
import io.github.secular.run.BlochResult;
import io.github.secular.run.ClassicalRuns;
import io.github.secular.run.CoefficientResult;
import io.github.secular.scenario.ClassicalReader;
import io.github.secular.scenario.ClassicalScenario;
import io.github.secular.scenario.Units;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.junit.jupiter.api.Test;

/** Levels and shells found in one drawing and marked in another. */
class MarksTest {
    private static final int WIDTH = 500;
    private static final int HEIGHT = 400;
    private static final int STEP = 7;

    private static int[] pixels(Sketch sketch) {
        BufferedImage drawn = sketch.draw(WIDTH, HEIGHT);
        return drawn.getRGB(0, 0, WIDTH, HEIGHT, null, 0, WIDTH);
    }

    private static void isMarkedAndNoLonger(Sketch sketch, Marked what) {
        int[] before = pixels(sketch);
        sketch.mark(what);
        assertFalse(Arrays.equals(before, pixels(sketch)), () -> what + " is not to be seen");
        sketch.mark((Marked) null);
        assertArrayEquals(before, pixels(sketch), () -> what + " is still to be seen");
    }

    /** Wherever a click hits a level, the words under the mouse name it. */
    @Test
    void cellsAreThoseOfTheirLevels() {
        BlochResult result = Samples.marked(3, Samples.even(2, 5), Units.SCALED);
        BlochImages images = new BlochImages(result);
        for (CalibratedImage image : new CalibratedImage[] {images.densityMatrix(), images.populations()}) {
            Sketch sketch = Picture.ofAny(image).sketch(0, 0);
            sketch.draw(WIDTH, HEIGHT);
            Set<String> found = new TreeSet<>();
            for (int y = 0; y < HEIGHT; y += STEP) {
                for (int x = 0; x < WIDTH; x += STEP) {
                    String words = sketch.hover(x, y);
                    Optional<Marked> at = sketch.marked(x, y);
                    assertEquals(!words.isEmpty(), at.isPresent(), words);
                    assertEquals(at.isPresent(), sketch.isInside(x, y));
                    if (at.isPresent()) {
                        String name = ((Marked.Level) at.get()).name();
                        assertTrue(words.matches(".*\\b(n|level) = " + name + "\\b.*"), words + " is not " + name);
                        found.add(name);
                    }
                }
            }
            assertEquals(Set.of("0", "1", "2"), found);
            isMarkedAndNoLonger(sketch, new Marked.Level("1"));
        }
    }

    @Test
    void curvesAreThoseOfTheirLevels() {
        // ρ_nn = 100 i + 11 n + 0.1: the curves of the levels lie one above the other
        Sketch sketch = Sketch.of(PopulationChart.of(Samples.marked(3, Samples.even(2, 2), Units.SCALED)));
        sketch.draw(WIDTH, HEIGHT);
        Pattern place = Pattern.compile("t = (\\S+), population = (\\S+), level (\\S+)");
        Set<String> found = new TreeSet<>();
        for (int y = 0; y < HEIGHT; y++) {
            Optional<Marked> at = sketch.marked(WIDTH / 2, y);
            if (at.isPresent()) {
                Matcher words = place.matcher(sketch.hover(WIDTH / 2, y));
                assertTrue(words.matches());
                assertEquals(((Marked.Level) at.get()).name(), words.group(3));
                int level = Integer.parseInt(words.group(3));
                double curve = 50 * Double.parseDouble(words.group(1)) + 11 * level + 0.1;
                assertEquals(curve, Double.parseDouble(words.group(2)), 5.6);
                found.add("" + level);
            }
        }
        assertEquals(Set.of("0", "1", "2"), found);
        assertEquals(2, sketch.values().rows(), "the numbers of the curves, which have no rate equation beside them");
        isMarkedAndNoLonger(sketch, new Marked.Level("2"));
        int[] before = pixels(sketch);
        sketch.mark(new Marked.Level("0"));
        sketch.mark(new Marked.Level("2"));
        sketch.mark(new Marked.Shell(1));
        assertArrayEquals(before, pixels(sketch));
    }

    @Test
    void pointsOfPhaseSpaceLieOnTheirShells() {
        ClassicalScenario scenario = ClassicalReader.sample("double-well-telegraph");
        Hamiltonian1D well = scenario.hamiltonian();
        Sketch sketch = Sketch.of(WellPicture.start(scenario));
        sketch.draw(WIDTH, HEIGHT);
        Pattern place = Pattern.compile("x = (\\S+), p = (\\S+)");
        int found = 0;
        for (int y = 0; y < HEIGHT; y += STEP) {
            for (int x = 0; x < WIDTH; x += STEP) {
                Matcher words = place.matcher(sketch.hover(x, y));
                Optional<Marked> at = sketch.marked(x, y);
                assertEquals(words.matches(), at.isPresent());
                if (at.isPresent()) {
                    double energy = well.energy(Double.parseDouble(words.group(1)), Double.parseDouble(words.group(2)));
                    assertEquals(energy, ((Marked.Shell) at.get()).energy(), 5e-3 * (1 + Math.abs(energy)));
                    found++;
                }
            }
        }
        assertTrue(found > 500, "" + found);
        isMarkedAndNoLonger(sketch, new Marked.Shell(0.1));
        isMarkedAndNoLonger(sketch, new Marked.Shell(0.7));
        int[] before = pixels(sketch);
        sketch.mark(new Marked.Shell(well.lowestEnergy() - 1));
        assertArrayEquals(before, pixels(sketch), "no shell lies below the bottom");
    }

    @Test
    void energiesAreMarkedAlongTheirAxis() {
        ClassicalScenario scenario = ClassicalReader.sample("forced-oscillator");
        double[][] values = new double[scenario.times().length][scenario.energies().length];
        Arrays.stream(values).forEach(row -> Arrays.setAll(row, i -> Math.exp(-scenario.energies()[i])));
        Sketch sketch = Sketch.of(EnergyCharts.snapshots(
                "F",
                scenario.energyLabel(),
                scenario.energies(),
                new TimeAxis(scenario.times(), scenario.units()),
                values,
                Optional.empty()));
        sketch.draw(WIDTH, HEIGHT);
        Matcher words = Pattern.compile("E = (\\S+), F = .*").matcher(sketch.hover(WIDTH / 2, HEIGHT / 2));
        assertTrue(words.matches());
        Marked.Shell shell = (Marked.Shell) sketch.marked(WIDTH / 2, HEIGHT / 2).orElseThrow();
        assertEquals(Double.parseDouble(words.group(1)), shell.energy(), 1e-3 * shell.energy());
        isMarkedAndNoLonger(sketch, shell);
    }

    /** A row of the table of resonances is marked by its part of d, and the rows of an energy by what is nearest. */
    @Test
    void rowsOfTablesAreMarked() {
        ClassicalScenario scenario = ClassicalReader.sample("duffing-two-frequency", "energies.count=12");
        CoefficientResult result = ClassicalRuns.standard().diffusionCoefficient(scenario, Progress.NONE);
        Sketch sketch = Sketch.of(EnergyCharts.coefficients(result));
        sketch.draw(WIDTH, HEIGHT);
        List<MarkedRow> resonances = rows(ClassicalTables.resonances(result));
        List<MarkedRow> shells = rows(ClassicalTables.coefficients(result));
        assertEquals(12, shells.size());
        int[] before = pixels(sketch);
        double[] sums = new double[12];
        for (int i = 0; i < resonances.size(); i += 7) {
            Marked.Resonance of = (Marked.Resonance) resonances.get(i).thing().orElseThrow();
            assertEquals(i, MarkedRow.find(resonances, of));
            int shell = MarkedRow.find(shells, of);
            assertEquals(new Marked.Shell(of.shell()), shells.get(shell).thing().orElseThrow());
            assertEquals(shell, MarkedRow.find(shells, new Marked.Shell(of.shell() + 1e-3)));
            sketch.mark(of);
            // the curve goes through the strength that the row tells
            ChartCurves.Curve part =
                    ChartCurves.of(sketch.chart()).panels().get(0).curves().get(1);
            assertEquals(
                    Double.parseDouble(resonances.get(i).cells().get(6)),
                    part.y()[shell],
                    1e-12 * (1 + part.y()[shell]));
            sums[shell] += part.y()[shell];
        }
        assertTrue(Arrays.stream(sums).sum() > 0);
        isMarkedAndNoLonger(sketch, (Marked) null, before);
    }

    /** A click on the curve of d means what adds most to it there, and its row is found; one beside it the energy. */
    @Test
    void aClickOnTheCurveMeansItsStrongestResonance() {
        ClassicalScenario scenario = ClassicalReader.sample("duffing-two-frequency", "energies.count=12");
        CoefficientResult result = ClassicalRuns.standard().diffusionCoefficient(scenario, Progress.NONE);
        Sketch sketch = Sketch.of(EnergyCharts.coefficients(result));
        sketch.draw(WIDTH, HEIGHT);
        List<MarkedRow> resonances = rows(ClassicalTables.resonances(result));
        Pattern place = Pattern.compile("E = (\\S+), d = (\\S+)");
        double[] energies = result.table().energies();
        double largest = Arrays.stream(result.table().diffusion()).max().orElseThrow();
        int found = 0;
        for (int x = 0; x < WIDTH; x += STEP) {
            for (int y = 0; y < HEIGHT; y++) {
                Matcher words = place.matcher(sketch.hover(x, y));
                if (words.matches() && sketch.marked(x, y).orElseThrow() instanceof Marked.Resonance of) {
                    double energy = Double.parseDouble(words.group(1));
                    int i = IntStream.range(0, energies.length)
                            .filter(k -> energies[k] == of.shell())
                            .findFirst()
                            .orElseThrow();
                    double far = Arrays.stream(energies)
                            .map(e -> Math.abs(e - energy))
                            .min()
                            .orElseThrow();
                    assertEquals(far, Math.abs(of.shell() - energy), 1e-2);
                    int row = MarkedRow.find(resonances, of);
                    double strength =
                            Double.parseDouble(resonances.get(row).cells().get(6));
                    assertEquals(
                            resonances.stream()
                                    .filter(r -> r.thing().orElseThrow() instanceof Marked.Resonance other
                                            && other.shell() == of.shell())
                                    .mapToDouble(
                                            r -> Double.parseDouble(r.cells().get(6)))
                                    .max()
                                    .orElseThrow(),
                            strength);
                    if (far < 1e-2) {
                        assertEquals(result.table().diffusion()[i], Double.parseDouble(words.group(2)), 0.06 * largest);
                    }
                    found++;
                }
            }
        }
        assertTrue(found > 50 && found < WIDTH / STEP * HEIGHT / 4, "" + found);
    }

    /** Lines in the plane of actions: one is clicked near it, and a row of its table marks it. */
    @Test
    void linesOfResonanceAreMarked() {
        double[] ends = {0, 2};
        NumberAxis across = new NumberAxis("I_1");
        NumberAxis up = new NumberAxis("I_2");
        across.setRange(0, 2);
        up.setRange(0, 4);
        List<ShellOutlines.Outline> lines = List.of(
                new ShellOutlines.Outline("w1 = 1", Double.NaN, ends, new double[] {1, 1}, new Marked.Line(1, 0, -1)),
                new ShellOutlines.Outline(
                        "w2 = 2", Double.NaN, ends, new double[] {3, 3}, new Marked.Line(0, 1, -2.123456789012)));
        LinesPlot plot = new LinesPlot(lines, across, up, new XYLineAndShapeRenderer(true, false));
        Sketch sketch = Sketch.of(ChartStyle.chart("Actions", "", plot));
        sketch.draw(WIDTH, HEIGHT);
        Pattern place = Pattern.compile("I_1 = (\\S+), I_2 = (\\S+)");
        Set<Marked> found = new HashSet<>();
        for (int y = 0; y < HEIGHT; y++) {
            Matcher words = place.matcher(sketch.hover(WIDTH / 2, y));
            Optional<Marked> at = sketch.marked(WIDTH / 2, y);
            if (words.matches()) {
                double height = Double.parseDouble(words.group(2));
                boolean near = Math.min(Math.abs(height - 1), Math.abs(height - 3)) < 0.11;
                assertTrue(near || at.isEmpty(), "at " + height);
                at.ifPresent(thing -> assertEquals(height < 2 ? 1 : 0, ((Marked.Line) thing).first()));
            }
            at.ifPresent(found::add);
        }
        assertEquals(2, found.size());
        MarkedRow row = MarkedRow.of("k_1\tk_2\tnu\tmet", "0\t1\t-2.123456789\t1");
        isMarkedAndNoLonger(sketch, row.thing().orElseThrow());
        MarkedRow other = MarkedRow.of("k_1\tk_2\tnu\tmet", "1\t0\t-1.000000000\t1");
        for (Marked thing : found) {
            assertEquals(((Marked.Line) thing).first(), MarkedRow.find(List.of(row, other), thing));
        }
        assertEquals(-1, MarkedRow.find(List.of(row, other), new Marked.Line(2, 1, -1)));
    }

    @Test
    void rowsTellLevelsAndTimes() {
        MarkedRow level = MarkedRow.of("n\tlabel\tpopulation", "1\te\t0.5");
        assertEquals(Optional.of(new Marked.Level("e")), level.thing());
        assertTrue(level.time("").isEmpty());
        MarkedRow time = MarkedRow.of("time (s)\trho_0_0", "2.500000000E-8\t0.5");
        assertTrue(time.thing().isEmpty());
        assertEquals(25, time.time("ns").orElseThrow(), 1e-9);
        assertTrue(time.time("").isEmpty());
        assertEquals(0.5, MarkedRow.of("time", "0.5").time("").orElseThrow());
        assertEquals(-1, MarkedRow.find(List.of(level, time), new Marked.Shell(1)));
        MarkedRow rate = MarkedRow.of("from\tto\trate", "5S1/2 -1/2\te\t1");
        assertEquals(0, MarkedRow.find(List.of(rate), new Marked.Level("5S1/2, -1/2")));
        MarkedRow later = MarkedRow.of("time (s)\trho_0_0", "7.500000000E-8\t0.5");
        assertEquals(1, MarkedRow.find(List.of(level, time, later), 49, "ns"));
        assertEquals(2, MarkedRow.find(List.of(level, time, later), 51, "ns"));
        assertEquals(-1, MarkedRow.find(List.of(level, time, later), 51, ""));
    }

    private static List<MarkedRow> rows(Table table) {
        List<String> headings = table.columns().stream().map(Column::heading).toList();
        return IntStream.range(0, table.rows())
                .mapToObj(row -> new MarkedRow(
                        headings, table.columns().stream().map(c -> c.text(row)).toList()))
                .toList();
    }

    private static void isMarkedAndNoLonger(Sketch sketch, Marked nothing, int[] before) {
        assertFalse(Arrays.equals(before, pixels(sketch)));
        sketch.mark(nothing);
        assertArrayEquals(before, pixels(sketch));
    }
}
