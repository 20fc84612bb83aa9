package io.github.secular.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.secular.Outcome;
import io.github.secular.Secular;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReadableTableTest {
    private static final List<String> LEVELS = List.of("F=2, m=1", "F=2, m=2");

    private static List<String> headings(Table table) {
        return table.columns().stream().map(Column::heading).toList();
    }

    @Test
    void columnsAreCalledAfterLevelsAndTimesHaveTheUnitOfCharts() {
        Table table = new Table(
                "Populations",
                List.of(
                        Column.reals("time", "s", 0, 5e-8, 1e-7),
                        Column.reals("rho_0_0", "", 1, 0.5, 0),
                        Column.reals("standard_error_1", "", 0, 0.1, 0.2),
                        Column.reals("rho_2_2", "", 0, 0, 0),
                        Column.reals("mean_E", "", 0, 0, 0)),
                LEVELS);
        Table shown = table.readable();
        assertEquals(
                List.of("time (ns)", "population F=2 m=1", "standard error F=2 m=2", "rho_2_2", "mean_E"),
                headings(shown));
        double[] times = shown.numbers("time");
        assertEquals(50, times[1], 1e-12);
        assertEquals(100, times[2], 1e-12);
        assertTrue(Arrays.equals(table.numbers("rho_0_0"), shown.numbers("population F=2 m=1")));
        // a link from its rows finds the same times
        MarkedRow row = new MarkedRow(
                headings(shown), shown.columns().stream().map(c -> c.text(1)).toList());
        assertEquals(50, row.time("ns").orElseThrow(), 1e-12);
        assertEquals(0.05, row.time("µs").orElseThrow(), 1e-12);
    }

    @Test
    void cellsNameTheLevelsThatTheyCount() {
        Table rates = new Table(
                "Rates",
                List.of(Column.integers("n", 0, 1), Column.integers("k", 1, 0), Column.reals("rate", "1/s", 1, 2)),
                LEVELS);
        assertEquals(List.of("from", "to", "rate (1/s)"), headings(rates.readable()));
        assertEquals("F=2 m=1", rates.readable().column("from").text(0));
        assertEquals("F=2 m=2", rates.readable().column("to").text(0));
        Table entries = new Table("Entries", List.of(Column.integers("n", 1), Column.integers("m", 0)), LEVELS);
        assertEquals(List.of("row", "column"), headings(entries.readable()));
    }

    @Test
    void whatCountsNoLevelsStaysAsItIs() {
        Table table = new Table("Resonances", List.of(Column.integers("k", 1), Column.reals("p_1", "", 1)));
        assertEquals(headings(table), headings(table.readable()));
        assertEquals("1", table.readable().column("k").text(0));
    }

    @Test
    void numbersOfLevelsAreSaidToBeSuchAndHeadingsDiffer() {
        Table two = new Table(
                "Populations", List.of(Column.reals("p_0", "", 1), Column.reals("rho_0_0", "", 1)), List.of("0", "1"));
        assertEquals(List.of("population level 0", "population level 0 (2)"), headings(two.readable()));
    }

    /** The chart of the same run has the same unit of time and the same names. */
    @Test
    void tablesAgreeWithTheirCharts() {
        Outcome run = Secular.open("rubidium-87-d-lines").with("times.count=3").limit();
        Table shown = run.table("table").readable();
        String axis = run.chart("chart").getXYPlot().getDomainAxis().getLabel();
        assertEquals(axis.replace("t (", "time ("), shown.columns().get(0).heading());
        Table plain = run.table("table");
        assertEquals("p_0", plain.columns().get(1).name());
        assertEquals(
                "population " + plain.levels().get(0), shown.columns().get(1).name());
    }
}
