package io.github.secular.scenario;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.secular.classical.RandomPotential;
import io.github.secular.classical.VlasovTrajectory;
import io.github.secular.classical.harmonic.LadderSolver;
import io.github.secular.classical.limit.EnergyLimit;
import io.github.secular.drive.ClockNoise;
import io.github.secular.drive.TelegraphNoise;
import io.github.secular.numerics.InvalidInputException;
import io.github.secular.numerics.Progress;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Noises and collision kernels of classical model files. */
class ClassicalModelTest {
    private static final String MODEL = """
            {
              "secular": 1,
              "kind": "classical",
              "hamiltonian": { "type": "duffing" },
              "noises": [
                { "type": "telegraph", "potential": "x", "correlationTime": 0.8 },
                { "type": "clock", "potential": "x^2", "cellLength": 1.4, "variance": 0.5 }
              ],
              "relaxation": { "gamma": 0.5, "kernel": KERNEL },
              "epsilon": 0.1,
              "times": [1]
            }
            """;

    private static ClassicalScenario read(String kernel, String... overrides) {
        return ClassicalReader.read(MODEL.replace("KERNEL", kernel), "test", List.of(overrides));
    }

    @Test
    void severalNoises() {
        RandomPotential v = (RandomPotential) read("[0.4]").shaking();
        assertEquals(2, v.parts().size());
        assertEquals(new TelegraphNoise(0.8), v.parts().get(0).noise());
        assertEquals(9, v.parts().get(1).shape().at(3, 1));
        assertEquals(0.5, ((ClockNoise) v.parts().get(1).noise()).variance());
        assertTrue(v.description().contains("telegraph") && v.description().contains("clock"), v.description());
        complaint("noises[1]", "[0.4]", "noises[1].correlationTime=3");
        complaint("noises", "[0.4]", "noises=[]");
    }

    @Test
    void kernels() {
        assertArrayEquals(new double[] {0.4}, read("[0.4]").relaxation().kernel());
        assertArrayEquals(
                new double[] {0.4},
                read("{\"formula\": \"1 + 0.8 * cos(phi)\"}").relaxation().kernel(),
                1e-15);
        assertEquals(
                Math.exp(-9),
                read("{\"formula\": \"exp(-(x-x2)^2-(p-p2)^2)\"}")
                        .relaxation()
                        .shellKernel()
                        .orElseThrow()
                        .at(3, 1, 0, 1),
                1e-15);
    }

    @Test
    void complaintsNameTheirPlaceOnce() {
        complaint("tolerance: found 10", "[0.4]", "tolerance=10");
        complaint(
                "initial.formula: found",
                "[0.4]",
                "initial={\"formula\": \"-exp(-x^2-p^2)\", \"x\": [-3, 3], \"p\": [-3, 3]}");
        complaint("initial.x", "[0.4]", "initial={\"formula\": \"1\", \"x\": [3, -3], \"p\": [-3, 3]}");
        complaint("initial:", "[0.4]", "initial={\"formula\": \"1\", \"x\": [-3, 3]}");
        complaint("initial.gaussian.variance", "[0.4]", "initial={\"gaussian\": {\"variance\": -1}}");
    }

    @Test
    void complaintsNameTheKernel() {
        complaint("relaxation.kernel.formula", "{\"formula\": \"1 + 1.2 * cos(phi)\"}");
        complaint("relaxation.kernel.formula", "{\"formula\": \"1 + y\"}");
        complaint("relaxation.kernel", "{\"formula\": \"2 + tanh(x - x2)\"}");
        complaint("relaxation.kernel", "{\"formula\": \"x * x2\"}");
        complaint("relaxation.kernel", "{\"text\": \"1\"}");
        complaint("relaxation.kernel", "[0.6]");
    }

    /**
     * A trapped ion from first principles: the force q E(t) of a field of covariance C feeds an oscillator the power
     * (q²/m) ∫ C(s) cos ωs ds, in joules; here the integral is taken by sums, in laboratory units, with E_rms from the
     * file's own note, and the one-sided density is S_E = 4 ∫ C(s) cos ωs ds.
     */
    @Test
    void trappedIonHeatsAsTheFieldDoesWork() {
        double q = 1.602176634e-19;
        double m = 171.936386 * 1.66053906660e-27;
        double hbar = 1.054571817e-34;
        double omega = 2 * Math.PI * 620e3;
        double density = 3e-14;
        double memory = 2.5e-7;
        for (String type : new String[] {"telegraph", "ornstein-uhlenbeck"}) {
            ClassicalScenario ion = ClassicalReader.sample(
                    "trapped-ion",
                    "fieldNoise={\"type\": \"" + type + "\", \"spectralDensity\": " + density
                            + ", \"correlationTime\": " + memory + "}");
            double field = fieldOf(ion);
            double overlap = 0;
            double step = memory / 2000;
            for (double s = step / 2; s < 40 * memory; s += step) {
                overlap += field * field * Math.exp(-s / memory) * Math.cos(omega * s) * step;
            }
            assertEquals(density, 4 * overlap, 2e-3 * density);
            double quantaPerSecond = q * q / m * overlap / (hbar * omega);
            double energy = 2.5;
            double d = new EnergyLimit(ion.problem())
                    .coefficient()
                    .at(0, ion.hamiltonian().shell(energy));
            // d = (dn/dt) E for a drive in x: in quanta² per second
            assertEquals(quantaPerSecond, ion.units().rate(d) / energy, 2e-3 * quantaPerSecond);
        }
        // As measured, and whatever the kind of the noise: over a million turns of the trap, by the ladder.
        assertEquals(0.56, slope(ClassicalReader.sample("trapped-ion", "fieldNoise.type=ornstein-uhlenbeck")), 1e-6);
    }

    /** E_rms in V/m, of the force q E = ε √(m ħ ω³) ξ. */
    private static double fieldOf(ClassicalScenario ion) {
        double omega = 2 * Math.PI * 620e3;
        double unit = Math.sqrt(171.936386 * 1.66053906660e-27 * 1.054571817e-34 * Math.pow(omega, 3));
        return ion.epsilon() * unit / 1.602176634e-19;
    }

    /** By how much the mean number of quanta grows within a second. */
    private static double slope(ClassicalScenario ion) {
        double second = 1 / ion.units().timeUnit();
        VlasovTrajectory found =
                new LadderSolver().solve(ion.problem(), new double[] {0.5 * second, 1.5 * second}, 1e-6, Progress.NONE);
        return found.state(1).moments().energy() - found.state(0).moments().energy();
    }

    private static void complaint(String where, String kernel, String... overrides) {
        InvalidInputException e = assertThrows(InvalidInputException.class, () -> read(kernel, overrides));
        assertTrue(e.getMessage().startsWith(where), e.getMessage());
    }
}
