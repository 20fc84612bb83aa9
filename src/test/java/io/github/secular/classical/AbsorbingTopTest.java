package io.github.secular.classical;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.secular.catalogue.VlasovSolvers;
import io.github.secular.classical.limit.EnergyDistribution;
import io.github.secular.classical.limit.EnergyLimit;
import io.github.secular.classical.particles.ParticleSolver;
import io.github.secular.numerics.InvalidInputException;
import io.github.secular.numerics.Progress;
import io.github.secular.numerics.RefusalException;
import io.github.secular.scenario.ClassicalReader;
import io.github.secular.scenario.ClassicalScenario;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A harmonic well that absorbs at an energy: d = d0 E, so that the slowest mode is J_0(j √(E/top)). */
class AbsorbingTopTest {
    private static final double TOP = 2;
    private static final double GAMMA = 0.5;
    private static final int PARTICLES = 4000;
    /** The first zero of J_0. */
    private static final double ZERO = 2.404825557695773;

    private static ClassicalScenario scenario(double epsilon, String solver) {
        return ClassicalReader.read(
                "{\"secular\":1,\"kind\":\"classical\",\"title\":\"top\",\"units\":\"scaled\","
                        + "\"hamiltonian\":{\"type\":\"harmonic\",\"frequency\":1,\"top\":" + TOP + "},"
                        + "\"drive\":{\"frequencies\":[0.8],\"terms\":[{\"index\":[1],\"cosine\":\"x\"}]},"
                        + "\"relaxation\":{\"gamma\":" + GAMMA + "},"
                        + "\"initial\":{\"thermal\":{\"temperature\":0.2}},\"epsilon\":" + epsilon
                        + ",\"times\":{\"end\":4,\"count\":5},\"tolerance\":1e-2,\"solver\":\"" + solver + "\"}",
                "top",
                List.of());
    }

    /** d0 j²/(4 top), d0 of doc/classical.md, C4.4. */
    private static double rate() {
        double d0 = 0.25 * (lorentz(0.2) + lorentz(1.8));
        return d0 * ZERO * ZERO / (4 * TOP);
    }

    private static double lorentz(double s) {
        return GAMMA / (GAMMA * GAMMA + s * s);
    }

    @Test
    void massOfTheLimitLeavesAtTheRateOfTheSlowestMode() {
        EnergyDistribution f = new EnergyLimit(scenario(0.1, "particles").problem())
                .solve(new double[] {0, 8, 10}, 1e-4, Progress.NONE);
        assertEquals(rate(), Math.log(f.mass()[1] / f.mass()[2]) / 2, 1e-4 * rate());
        assertTrue(f.estimatedError() < 1e-4, "what leaves is no error: " + f.estimatedError());
        assertEquals(1 - f.mass()[2] / f.mass()[0], f.lostMass(), 1e-6);
    }

    /** The rate of the particles is off by O(ε): they are seen beyond the top only after a step of their orbit. */
    @Test
    void particlesThatReachTheTopLeave() {
        ClassicalScenario s = scenario(0.25, "particles");
        VlasovTrajectory f = new ParticleSolver(PARTICLES, 0.1, 1).solve(s.problem(), s.times(), 0.1, Progress.NONE);
        EnergyDistribution limit = new EnergyLimit(s.problem()).solve(s.times(), 1e-3, Progress.NONE);
        for (int i = 0; i < s.times().length; i++) {
            Moments m = f.states().get(i).moments();
            double error = f.states().get(i).momentErrors().mass();
            assertTrue(m.energy() < TOP);
            assertEquals(limit.mass()[i], m.mass(), 0.1 * s.initial().mass() + 4 * error, "at time " + s.times()[i]);
            double part = m.mass() / s.initial().mass();
            double chance = s.initial().mass() * Math.sqrt(part * (1 - part) / PARTICLES);
            assertEquals(chance, error, 0.01 * error + 1e-6);
        }
        assertTrue(f.states().get(4).moments().mass() < 0.6 * s.initial().mass());
    }

    @Test
    void othersRefuse() {
        ClassicalScenario s = scenario(0.1, "grid");
        for (String name : List.of("grid", "two-scale")) {
            RefusalException refusal = assertThrows(
                    RefusalException.class,
                    () -> VlasovSolvers.standard().named(name).solve(s.problem(), s.times(), 0.1, Progress.NONE));
            assertTrue(refusal.getMessage().contains("motions leave"), refusal::getMessage);
        }
        assertThrows(InvalidInputException.class, () -> new Hamiltonian1D(Wells.morse(1, 1), -1, 30, 1.2));
    }
}
