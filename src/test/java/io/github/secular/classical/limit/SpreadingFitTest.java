package io.github.secular.classical.limit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.secular.classical.Hamiltonian1D;
import io.github.secular.classical.ShellMeans;
import io.github.secular.classical.Wells;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A harmonic well with d = κ E, in which F = exp(−E/θ)/θ stays what it is while θ grows as κ t. */
class SpreadingFitTest {
    private static final double KAPPA = 0.4;
    private static final int SHELLS = 60;
    private static final int TIMES = 11;

    private static double[] energies(double highest) {
        double[] out = new double[SHELLS];
        for (int i = 0; i < SHELLS; i++) {
            out[i] = highest * (i + 1.0) * (i + 1.0) / SHELLS / SHELLS;
        }
        return out;
    }

    private static SpreadingFit fit(double highest, double layer) {
        double[] energies = energies(highest);
        double[] times = new double[TIMES];
        double[][] f = new double[TIMES][SHELLS];
        for (int k = 0; k < TIMES; k++) {
            times[k] = 0.1 * k;
            double theta = 1 + KAPPA * times[k];
            for (int i = 0; i < SHELLS; i++) {
                double start = k == 0 ? 1 + layer * Math.exp(-2 * energies[i]) : 1;
                f[k][i] = start * Math.exp(-energies[i] / theta) / theta;
            }
        }
        return new SpreadingFit(new ShellMeans(new Hamiltonian1D(Wells.harmonic(1)), energies), 0, times, f);
    }

    /** Of the particles half, a twentieth or none at all lie beyond the last shell. */
    @ParameterizedTest
    @ValueSource(doubles = {1.2, 3, 14})
    void particlesThatLeaveTheLastShellAreNoErrorOfTheFit(double highest) {
        double[] energies = energies(highest);
        SpreadingFit found = fit(highest, 0);
        for (int i = 4; i < SHELLS - 2; i++) {
            if (energies[i] > 8) {
                break;
            }
            double exact = KAPPA * energies[i];
            assertEquals(exact, found.diffusion()[i], 0.02 * exact, "at " + energies[i]);
            double off = Math.abs(exact - found.diffusion()[i]);
            assertTrue(off <= 3 * found.errors()[i] + 2e-3 * exact, off + " at " + energies[i]);
        }
    }

    /** A start off the others by a few parts in a thousand moves d by more than the scatter of the line tells. */
    @ParameterizedTest
    @ValueSource(doubles = {0.01, -0.03})
    void aStartThatIsStillToSettleIsInTheError(double layer) {
        double[] energies = energies(8);
        SpreadingFit found = fit(8, layer);
        double worst = 0;
        for (int i = 4; i < SHELLS - 2; i++) {
            double exact = KAPPA * energies[i];
            double off = Math.abs(exact - found.diffusion()[i]);
            worst = Math.max(worst, off / exact);
            assertTrue(off <= 3 * found.errors()[i] + 5e-3 * exact, off + " at " + energies[i]);
        }
        assertTrue(worst > 0.01, "the start moves nothing: " + worst);
    }
}
