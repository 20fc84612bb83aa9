package io.github.secular.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.github.secular.scenario.Units;
import java.util.List;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.TickUnit;
import org.junit.jupiter.api.Test;

/** Femtoseconds after ten nanoseconds: times that differ in the seventh digit look different. */
class FineTimesTest {
    @Test
    void ticksFarFromZeroHaveTheDecimalsThatTellThemApart() {
        NumberAxis axis = new NumberAxis();
        ChartStyle.axis(axis);
        TickUnit fine = axis.getStandardTickUnits().getCeilingTickUnit(1.7e-6);
        assertEquals(2e-6, fine.getSize(), 1e-18);
        assertEquals("10.000002", fine.valueToString(10.000002));
        assertEquals("-10.000004", fine.valueToString(-10.000004));
        assertEquals(
                "10.000005", axis.getStandardTickUnits().getLargerTickUnit(fine).valueToString(10.000005));
        // near 0 as on colour bars
        assertEquals("8e-6", fine.valueToString(8e-6));
        assertEquals(
                "-2.5e-7", axis.getStandardTickUnits().getCeilingTickUnit(3e-8).valueToString(-2.5e-7));
        assertEquals("0", fine.valueToString(0));
        assertEquals("0.4", axis.getStandardTickUnits().getCeilingTickUnit(0.2).valueToString(0.4));
    }

    @Test
    void anAxisOfWholeNumbersKeepsItsTicks() {
        NumberAxis axis = new NumberAxis();
        axis.setStandardTickUnits(NumberAxis.createIntegerTickUnits());
        ChartStyle.axis(axis);
        assertEquals(NumberAxis.createIntegerTickUnits(), axis.getStandardTickUnits());
        assertNotEquals(NumberAxis.createIntegerTickUnits(), NumberAxis.createStandardTickUnits());
    }

    @Test
    void framesThatAreNearEachOtherHaveTimesOfTheirOwn() {
        Units units = Units.lab(1);
        SiTime scale = SiTime.of(units, 1e-8);
        assertEquals(
                List.of("t = 10 ns", "t = 10.000002 ns", "t = 10.000004 ns"),
                scale.labels(new double[] {1e-8, 1.0000002e-8, 1.0000004e-8}));
        assertEquals(List.of("t = 0 ns", "t = 3.3333 ns"), scale.labels(new double[] {0, 1e-8 / 3}));
        assertEquals("t = 3.3333 ns", scale.label(1e-8 / 3));
        // what cannot be told apart ends
        assertEquals(2, scale.labels(new double[] {1e-8, 1e-8}).size());
    }
}
