package io.github.secular;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.secular.present.Presentation;
import io.github.secular.view.CalibratedImage;
import io.github.secular.view.Hover;
import io.github.secular.view.Picture;
import io.github.secular.view.Sketch;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the status line says under the mouse, of each kind of image; of Wigner functions {@code HeadlessSemiclassicalTest} does. */
class HoverTest {
    private static final String NUMBER = "-?\\d[-.\\dE]*";

    /** The words for a pixel right of the middle and above it, at the last time: its picture's, where there is one. */
    private static String said(Presentation of, String name, int channel) {
        CalibratedImage image = of.image(name);
        int x = (int) (2 * image.dimension(0) / 3);
        int y = (int) (image.dimension(1) / 3);
        int frame = image.frames() - 1;
        double value = image.value(x, y, channel, frame);
        Optional<Picture> picture = of.picture(name, image);
        return picture.map(p -> p.says(x, y, channel, frame, value))
                .orElseGet(() -> new Hover(image).text(x, y, channel, frame, value));
    }

    private static void says(Outcome of, String image, int channel, String pattern) {
        String said = said(of.presentation(), image, channel);
        assertTrue(said.matches(pattern.replace("#", NUMBER)), said + " is not " + pattern);
    }

    @Test
    void imagesOfAnAtomNameItsLevelsAndTimesWithTheirUnits() {
        Secular rubidium = Secular.open("rubidium-87-d-lines").with("times.count=3");
        Outcome run = rubidium.solve();
        says(run, "matrix", 0, "n = 5P1/2 -1/2, m = 5P3/2 -1/2, t = 100 ns: Re ρ = #");
        says(run, "matrix", 3, "n = 5P1/2 -1/2, m = 5P3/2 -1/2, t = 100 ns: arg ρ = #");
        says(run, "populations", 0, "level = 5P1/2 -1/2, t = 100 ns: population = #");
        says(run, "rates", 0, "from = 5P1/2 -1/2, to = 5P3/2 -1/2: rate = # 1/s");
        says(rubidium.steady(), "matrix", 0, "n = 5P1/2 -1/2, m = 5P3/2 -1/2: .* = #");
        Secular two = Secular.open("two-level-resonant").with("times.count=3");
        says(
                two.solve().compareWith(two.with("epsilon=0.2").solve(), "density-matrix"),
                "difference",
                0,
                "n = g, m = e, t = 2: Re ρ, A − B = #");
    }

    @Test
    void aMapOfDivisorsNamesTheHarmonics() {
        says(
                Secular.open("lambda-two-frequency").hypotheses(),
                "divisors",
                0,
                "a_2 = #, a_1 = #: log10 \\|a·ω \\+ w\\| = #");
    }

    @Test
    void phaseSpaceSaysTheEnergyToo() {
        Secular oscillator =
                Secular.open("forced-oscillator").with("times={\"end\": 0.2, \"count\": 3}", "energies.count=12");
        Outcome run = oscillator.solve();
        says(run, "density", 0, "x = #, p = #, t = 0.2, E = #: f = #");
        CalibratedImage f = run.image("density");
        Picture ofTrap = run.presentation().picture("density", f).orElseThrow().inUnit("quanta");
        String said = ofTrap.says(3, 5, 0, 0, 0.5);
        assertTrue(said.matches("x = .*, E = " + NUMBER + " quanta: f = 0.5"), said);
        says(run, "distribution", 0, "E = #, t = 0.1: Shell means of f = #");
        says(oscillator.limit(), "distribution", 0, "E = #, t = 0.1: .*F.* = #");
    }

    @Test
    void aStudyNamesItsParameters() {
        Outcome study = Secular.open("two-level-resonant")
                .vary("epsilon", 0.05, 0.1)
                .vary("times.end", 4, 5, 6)
                .record("limit.e")
                .solve();
        says(study, "study", 0, "epsilon = 0.1, .*end = 5: limit.e = #");
    }

    /** A curve of a level, where the mouse is near to it, has its name. */
    @Test
    void aChartOfPopulationsNamesTheLevelOfACurve() {
        Sketch chart = Sketch.of(Secular.open("lambda-two-frequency")
                .with("times.count=9")
                .solve()
                .chart("chart"));
        chart.draw(600, 400);
        boolean named = false;
        for (int y = 0; y < 400; y++) {
            named |= chart.hover(300, y).matches("t = " + NUMBER + ", population = " + NUMBER + ", level e");
        }
        assertTrue(named, chart.hover(300, 200));
    }
}
