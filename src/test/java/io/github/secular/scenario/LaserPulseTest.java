package io.github.secular.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.secular.catalogue.BlochSolvers;
import io.github.secular.numerics.Progress;
import io.github.secular.quantum.Trajectory;
import io.github.secular.solver.AutomaticSolver;
import org.junit.jupiter.api.Test;

/** Pulses in seconds on atoms at their true optical frequency. */
class LaserPulseTest {
    private static final String PULSE = "light.tones[0].envelope=exp(-((t-1e-7)/3e-8)^2)";

    private static double distance(Trajectory a, Trajectory b) {
        double max = 0;
        for (int i = 0; i < a.length(); i++) {
            max = Math.max(max, a.rho(i).distance(b.rho(i)));
        }
        return max;
    }

    private static Trajectory solve(String solver, Scenario s, double tolerance) {
        return BlochSolvers.standard().named(solver).solve(s.model(), s.initial(), s.times(), tolerance, Progress.NONE);
    }

    /** Two methods that have nothing in common behind the initial layer, which is 36 of the 200 ns. */
    @Test
    void sodiumInABufferGas() {
        Scenario s = ScenarioReader.sample("sodium-d2-buffer-gas", PULSE, "times.count=21");
        Trajectory found = solve("slow-envelope", s, 1e-9);
        assertTrue(distance(found, solve("envelope-steps", s, 1e-9)) < 2e-9);
        assertTrue(distance(found, solve(AutomaticSolver.NAME, s, 1e-9)) < 2e-9);
    }

    /** Nothing but radiative damping, so that no slow manifold holds; the pulse turns the atom and leaves it to decay. */
    @Test
    void sodiumUndisturbed() {
        Scenario s = ScenarioReader.sample("sodium-d2", PULSE, "times={\"end\":3e-7,\"count\":31}");
        Trajectory found = solve(AutomaticSolver.NAME, s, 1e-8);
        assertEquals("slow-set", found.report().solver());
        assertTrue(distance(found, solve("envelope-steps", s, 1e-8)) < 2e-8);
        double excited = found.population(20, 1);
        assertTrue(excited > 1e-3, "excited " + excited);
        // at 200 ns the field is 1e-5 of its peak and soon nothing, while spontaneous emission goes on
        assertEquals(excited * Math.exp(-6.15375e7 * 1e-7), found.population(30, 1), 1e-4 * excited);
    }
}
