package io.github.secular.classical.limit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.secular.classical.Hamiltonian1D;
import io.github.secular.numerics.Progress;
import io.github.secular.scenario.ClassicalReader;
import io.github.secular.scenario.ClassicalScenario;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class CoefficientCurveTest {
    /** The double well (x² − 1)²/4: the saddle at x = 0, E = 1/4, is left at the rate 1. */
    private static final double SADDLE = 0.25;

    private final ClassicalScenario scenario =
            ClassicalReader.sample("double-well-telegraph", "energies={\"max\": 0.7, \"count\": 20}");
    private final Hamiltonian1D well = scenario.hamiltonian();
    private final DiffusionCoefficient d = new EnergyLimit(scenario.problem()).coefficient();

    private CoefficientTable table(double... energies) {
        return CoefficientTable.of(well, d, 0, energies, Progress.NONE);
    }

    private final CoefficientTable coarse = table(scenario.energies());
    private final CoefficientCurve curve = CoefficientCurve.of(well, d, coarse);

    @Test
    void theCurveGoesThroughTheTableAndBreaksAtTheSaddle() {
        double[] energies = curve.energies();
        int breaks = 0;
        for (int i = 0; i < energies.length; i++) {
            assertTrue(i == 0 || energies[i] > energies[i - 1]);
            int row = Arrays.binarySearch(coarse.energies(), energies[i]);
            if (row >= 0) {
                assertEquals(coarse.diffusion()[row], curve.diffusion()[i]);
                assertEquals(coarse.density()[row], curve.density()[i]);
            }
            if (Double.isNaN(curve.density()[i])) {
                assertEquals(SADDLE, energies[i], 1e-12);
                assertTrue(Double.isNaN(curve.diffusion()[i]));
                assertEquals(0, curve.frequencies()[i].length);
                breaks++;
            } else {
                assertEquals(energies[i] < SADDLE ? 2 : 1, curve.frequencies()[i].length);
            }
        }
        assertEquals(1, breaks);
        assertTrue(energies.length > coarse.energies().length + 40);
    }

    /** Each passage takes −ln|E − E_s|, and on both sides of it all orbits together pass the saddle twice. */
    @Test
    void theDensityGrowsTowardsTheSaddleAsItsLogarithm() {
        double[] energies = curve.energies();
        int saddle = Arrays.binarySearch(energies, SADDLE);
        for (int side : new int[] {-1, 1}) {
            int next = saddle + side;
            double nearest = Math.abs(energies[next] - SADDLE);
            assertTrue(nearest < 2e-5, "" + nearest);
            double decades = Math.log(Math.abs(energies[next + side] - SADDLE) / nearest);
            assertEquals(2, (curve.density()[next] - curve.density()[next + side]) / decades, 0.01);
        }
    }

    /** Between the energies of the table, too, the values are those that a table there has. */
    @Test
    void valuesBetweenAreThoseOfATable() {
        for (int i = 1; i < curve.energies().length; i += 9) {
            if (!Double.isNaN(curve.density()[i])) {
                CoefficientTable one = table(curve.energies()[i]);
                assertEquals(one.diffusion()[0], curve.diffusion()[i]);
                assertEquals(one.frequencies()[0][0], curve.frequencies()[i][0]);
            }
        }
    }
}
