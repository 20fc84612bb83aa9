package io.github.secular.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.secular.Outcome;
import io.github.secular.Secular;
import io.github.secular.numerics.InvalidInputException;
import io.github.secular.view.Table;
import org.junit.jupiter.api.Test;

/** What studies record, of one run at all its times; operators of a model. */
class RunRecorderTest {
    private static final String OPERATORS = "operators={\"x\":[[0,1],[1,0]],\"y\":[[0,[0,-1]],[[0,1],0]],"
            + "\"number\":{\"formula\":\"n*step(0.5-abs(n-m))\"},"
            + "\"lower\":{\"entries\":[{\"between\":[0,0],\"value\":1}]}}";

    private static Secular atom() {
        return Secular.open("two-level-resonant").with("times.count=5", OPERATORS);
    }

    /** tr(σ_x ρ) = 2 Re ρ_01, tr(σ_y ρ) = −2 Im ρ_01. */
    @Test
    void expectationValuesAreThoseOfTheMatrix() {
        Outcome run = atom().record(
                        "expectation.x",
                        "expectation.y",
                        "expectation.number",
                        "expectation.lower",
                        "coherence.0.1",
                        "populations",
                        "purity",
                        "rates");
        Table table = run.table("recorded");
        assertEquals(5, table.rows());
        double[] re = table.numbers("coherence.g.e.re");
        double[] im = table.numbers("coherence.g.e.im");
        for (int i = 0; i < 5; i++) {
            assertEquals(2 * re[i], table.numbers("expectation.x")[i], 1e-15);
            assertEquals(-2 * im[i], table.numbers("expectation.y")[i], 1e-15);
            assertEquals(table.numbers("population.e")[i], table.numbers("expectation.number")[i], 1e-15);
            assertEquals(table.numbers("population.g")[i], table.numbers("expectation.lower")[i], 1e-15);
            // what belongs to the run as a whole stands in every row
            assertEquals(table.numbers("rate.g.e")[0], table.numbers("rate.g.e")[i]);
        }
        assertEquals(run.table("populations").numbers("rho_1_1")[4], table.numbers("population.e")[4]);
    }

    @Test
    void studiesRecordThemToo() {
        Table table = atom().vary("operators.x[0][0]", 0, 1)
                .record("expectation.x", "population.0", "steady.expectation.number", "steady.population.1")
                .solve()
                .table("study");
        double[] x = table.numbers("expectation.x");
        assertEquals(table.numbers("population.g")[0], x[1] - x[0], 1e-15);
        assertEquals(table.numbers("steady.population.e")[0], table.numbers("steady.expectation.number")[0], 1e-15);
    }

    @Test
    void aClassicalRunIsRecordedAsWell() {
        Table table = Secular.open("forced-oscillator")
                .with("times.count=3", "times.end=0.5", "energies.count=8")
                .record("meanEnergy", "d(1.5)")
                .table("recorded");
        assertEquals(3, table.rows());
        assertEquals(table.numbers("d(1.5)")[0], table.numbers("d(1.5)")[2]);
        assertTrue(table.numbers("meanEnergy")[2] > table.numbers("meanEnergy")[0]);
    }

    @Test
    void whatIsNotThereIsSaid() {
        Outcome rabi = Secular.open("rabi").record("populations", "steady.count");
        assertTrue(Double.isNaN(rabi.table("recorded").numbers("steady.count")[0]));
        String unknown = complaint("expectation.z");
        assertTrue(unknown.contains("x, y, number, lower"), unknown);
        assertTrue(complaint("purety").contains("purity"));
        assertTrue(complaint("purity", "purity").contains("twice"));
        String skew = assertThrows(InvalidInputException.class, () -> Secular.open("rabi")
                        .with("operators={\"x\":[[0,1],[2,0]]}")
                        .scenario())
                .getMessage();
        assertTrue(skew.startsWith("operators.x[1][0]: found "), skew);
    }

    private static String complaint(String... names) {
        return assertThrows(InvalidInputException.class, () -> atom().record(names))
                .getMessage();
    }
}
