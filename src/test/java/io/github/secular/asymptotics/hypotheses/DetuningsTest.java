package io.github.secular.asymptotics.hypotheses;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.secular.classical.CosineTerm;
import io.github.secular.classical.FormulaFunction;
import io.github.secular.classical.Hamiltonian1D;
import io.github.secular.classical.PhaseFunction;
import io.github.secular.classical.QuasiPeriodicPotential;
import io.github.secular.classical.Wells;
import io.github.secular.drive.Envelope;
import io.github.secular.numerics.Progress;
import java.util.List;
import org.junit.jupiter.api.Test;

class DetuningsTest {
    private static final PhaseFunction X = FormulaFunction.of("x");
    private static final PhaseFunction P = FormulaFunction.of("p");

    /** Of the harmonic well x = √(2E) cos θ, p = −√(2E) sin θ: only k = 1, x_1 = √(E/2), p_1 = i√(E/2). */
    @Test
    void harmonicWell() {
        // x cos + p sin turns one way only: V = √(2E) cos(θ + φ), resonant with ν = −1 and not with ν = 1
        QuasiPeriodicPotential v = new QuasiPeriodicPotential(
                new double[] {1.25}, List.of(new CosineTerm(new int[] {1}, X, P, Envelope.ONE)));
        Detunings found = Detunings.of(new Hamiltonian1D(Wells.harmonic(1)), v, 4, 2, Progress.NONE);
        assertEquals(160, found.energies().length);
        assertEquals(0.25, found.smallest()[0][17], 1e-12);
        assertEquals(0.75, found.smallest()[1][17], 1e-12);
        Detunings.Nearest first = found.nearest().get(0);
        assertEquals(1, first.k());
        assertArrayEquals(new int[] {-1}, first.index());
        assertEquals(0.25, first.value(), 1e-12);
        assertEquals(0, first.amplitude(), 1e-12);
        QuasiPeriodicPotential other = new QuasiPeriodicPotential(
                new double[] {-1.25}, List.of(new CosineTerm(new int[] {1}, X, P, Envelope.ONE)));
        Detunings.Nearest turned = Detunings.of(new Hamiltonian1D(Wells.harmonic(1)), other, 4, 1, Progress.NONE)
                .nearest()
                .get(0);
        assertArrayEquals(new int[] {1}, turned.index());
        assertEquals(Math.sqrt(turned.energy() / 2), turned.amplitude(), 1e-10);
    }

    /** ω of a Duffing well grows with the energy from 1: it meets ν = 1.4 somewhere, where ω² ≈ 1 + (3/4) a² b. */
    @Test
    void aResonantShellIsFound() {
        Hamiltonian1D well = new Hamiltonian1D(Wells.duffing(1, 1));
        Detunings found = Detunings.of(well, QuasiPeriodicPotential.cosine(X, 1.4), 4, 1, Progress.NONE);
        Detunings.Nearest first = found.nearest().get(0);
        double below = well.shell(first.energy() - 0.05).orbits().get(0).frequency();
        double above = well.shell(first.energy() + 0.05).orbits().get(0).frequency();
        assertTrue(below < 1.4 && above > 1.4, below + " to " + above);
        assertTrue(first.value() < 0.01);
    }

    @Test
    void bothWellsCount() {
        Detunings found = Detunings.of(
                new Hamiltonian1D(Wells.doubleWell(0.25, 1)),
                QuasiPeriodicPotential.cosine(X, 0.7),
                1,
                2,
                Progress.NONE);
        assertEquals(4, found.nearest().size());
        // below the barrier the wells are mirror images
        double[] left = found.nearest().stream()
                .filter(n -> n.component() == 1)
                .mapToDouble(Detunings.Nearest::value)
                .toArray();
        assertEquals(2, left.length);
        for (double value : left) {
            assertTrue(value < 1.5);
        }
    }
}
