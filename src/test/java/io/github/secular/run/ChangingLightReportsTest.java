package io.github.secular.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.secular.numerics.InvalidInputException;
import io.github.secular.numerics.Progress;
import io.github.secular.scenario.LabReport;
import io.github.secular.scenario.Scenario;
import io.github.secular.scenario.ScenarioReader;
import io.github.secular.view.CalibratedImage;
import io.github.secular.view.RateImages;
import io.github.secular.view.RateTables;
import io.github.secular.view.Table;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** What is said of light that changes holds for the whole run, and says which time it is about. */
class ChangingLightReportsTest {
    private static final OptionalDouble STRONGEST = OptionalDouble.empty();

    /** Off at t = 0; in the end the rates are 0.6 both ways (1/2 on resonance, 1/10 at divisor 2) beside a decay 0.5. */
    private static final String SWITCHED_ON = """
            {"secular":1,"levels":{"energies":[0,1]},"coupling":[[0,1],[1,0]],"damping":{"gamma":1},
             "relaxation":{"rates":[{"from":1,"to":0,"rate":0.5}]},
             "wave":{"frequencies":[1],"harmonics":[{"index":[1],"amplitude":0.5,"envelope":"ENVELOPE"}]},
             "initial":{"level":0},"epsilon":0.01,"times":{"end":20,"count":41}}""";

    private static Scenario scenario(String envelope, String... overrides) {
        return ScenarioReader.read(SWITCHED_ON.replace("ENVELOPE", envelope), "light", List.of(overrides));
    }

    @Test
    void equilibriumUnderLightThatIsSwitchedOn() {
        QuantumReports reports = QuantumReports.standard();
        Scenario s = scenario("1-exp(-t)");
        EquilibriumResult result = reports.equilibrium(s, "averaged", STRONGEST, Progress.NONE);
        assertEquals(0.6 / 1.7, result.report().equilibrium().populations()[1], 1e-8);
        assertTrue(result.text().startsWith("Light as at t = 20.0, where it is strongest"), result.text());
        assertTrue(result.provenance().entries().get("Light").contains("t = 20.0"));
        // at t = ln 2 the light is half as strong: rates 0.15
        EquilibriumResult early = reports.equilibrium(s, "averaged", OptionalDouble.of(Math.log(2)), Progress.NONE);
        assertEquals(0.15 / 0.8, early.report().equilibrium().populations()[1], 1e-12);
        assertTrue(early.text().contains("at the end of the run it has 2.00 times that strength"), early.text());
        String message = assertThrows(
                        InvalidInputException.class,
                        () -> reports.equilibrium(s, "averaged", OptionalDouble.of(21), Progress.NONE))
                .getMessage();
        assertTrue(message.contains("21.0") && message.contains("from 0 to 20.0"), message);
    }

    @Test
    void regimeAndHypothesesSeeLightThatIsOffAtTheStart() {
        RegimeResult regime = QuantumReports.standard().regime(scenario("1-exp(-t)"), STRONGEST, Progress.NONE);
        assertEquals(0.6, regime.report().limit().slow().rate(0, 1), 1e-8);
        assertEquals(
                1,
                regime.report().limit().resonances().entries().stream()
                        .filter(e -> e.n() < e.m())
                        .count());
        assertTrue(regime.text().startsWith("Light as at t = 20.0"), regime.text());
        HypothesesResult hypotheses = QuantumReports.standard()
                .hypotheses(scenario("sin(3000*t)^2", "times.end=1"), 0.5, 4, new double[0], STRONGEST, Progress.NONE);
        assertTrue(hypotheses.text().contains("Warning: the envelope \"sin(3000*t)^2\""), hypotheses.text());
        assertTrue(hypotheses.report().nearest().get(0).driven());
    }

    @Test
    void ratesGainATimeWhereTheyChange() {
        TransitionRatesResult result =
                QuantumRuns.standard().transitionRates(scenario("1-exp(-t)"), "averaged", Progress.NONE);
        Table table = RateTables.rates(result);
        assertEquals(
                List.of("time", "n", "k", "rate"),
                table.columns().stream().map(c -> c.name()).toList());
        assertEquals(82, table.rows());
        double g = 1 - Math.exp(-0.5);
        assertEquals("0.5", table.columns().get(0).text(2));
        assertEquals(0.6 * g * g, Double.parseDouble(table.columns().get(3).text(2)), 1e-14);
        CalibratedImage image = RateImages.rates(result);
        assertEquals(41, image.frames());
        assertEquals(0.6 * g * g, image.value(1, 0, 0, 1), 1e-14);
        assertEquals(0, image.value(1, 0, 0, 0), 0);
        assertEquals(40, result.strongest());
        // two output times, a pulse between them
        TransitionRatesResult pulse = QuantumRuns.standard()
                .transitionRates(scenario("exp(-((t-7)/0.01)^2)", "times.count=2"), "averaged", Progress.NONE);
        assertEquals(7, pulse.times()[1], 1e-7);
        assertEquals(0.6, pulse.course().get(1).rates().rate(1, 0), 1e-12);
        TransitionRatesResult constant =
                QuantumRuns.standard().transitionRates(scenario("1"), "averaged", Progress.NONE);
        assertEquals(
                List.of("n", "k", "rate"),
                RateTables.rates(constant).columns().stream().map(c -> c.name()).toList());
    }

    /** One output time behind the pulse: the largest difference lies within it, where coherences build up. */
    @Test
    void comparisonLooksInsidePulses() {
        Scenario s = scenario("step(t-0.1)-step(t-0.6)", "times=[1.0]");
        ComparisonResult found =
                QuantumRuns.standard().comparison(s, new double[] {0.1, 0.05, 0.025}, "averaged", Progress.NONE);
        for (var row : found.comparison().rows()) {
            // in a layer of memory 1/γ the rates run ahead by about ε² ∫ A: 0.6 ε² and more, with its ripple
            assertTrue(row.error() > 0.3 * row.epsilon() * row.epsilon(), row.toString());
            assertTrue(row.beside() > 0.2 * row.epsilon(), row.toString());
        }
        double order = found.comparison().observedOrder();
        assertTrue(order > 1.5 && order < 2.5, "order " + order);
    }

    /** Ratios are those of the strongest light; scales and trajectories in seconds are what they were. */
    @Test
    void labReportTakesTheStrongestLight() {
        Scenario constant = ScenarioReader.sample("sodium-d2-buffer-gas", "times={\"end\":2e-7,\"count\":5}");
        Scenario pulse = ScenarioReader.sample(
                "sodium-d2-buffer-gas", "times={\"end\":2e-7,\"count\":5}", "light.tones[0].envelope=3*sin(1e7*t)^2");
        LabReport before = constant.lab().orElseThrow();
        LabReport found = pulse.lab().orElseThrow();
        assertEquals(before.epsilon(), found.epsilon());
        assertEquals(before.timeUnit(), found.timeUnit());
        assertEquals(3 * before.couplingRatio(), found.couplingRatio(), 1e-9 * found.couplingRatio());
        assertEquals(9 * before.rateRatio(), found.rateRatio(), 1e-9 * found.rateRatio());
        assertEquals(Math.PI / 2 * 1e-7, found.strongestTime(), 1e-13);
        String text = String.join(" ", found.sentences());
        assertTrue(text.contains("t = 1.5708e-07 s, where it is strongest in this run"), text);
    }
}
