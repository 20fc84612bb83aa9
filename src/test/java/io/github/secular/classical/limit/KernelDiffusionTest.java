package io.github.secular.classical.limit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.secular.classical.ClassicalCases;
import io.github.secular.classical.CosineTerm;
import io.github.secular.classical.FormulaFunction;
import io.github.secular.classical.Hamiltonian1D;
import io.github.secular.classical.QuasiPeriodicPotential;
import io.github.secular.classical.Relaxation;
import io.github.secular.classical.Wells;
import io.github.secular.drive.Envelope;
import io.github.secular.numerics.InvalidInputException;
import java.util.List;
import org.junit.jupiter.api.Test;

class KernelDiffusionTest {
    /** For the harmonic well cos(θ − θ′) = (x x′ + p p′)/2E: case S8's kernel, without its harmonics. */
    @Test
    void angleDifferencesOfTheHarmonicWell() {
        Hamiltonian1D h = new Hamiltonian1D(Wells.harmonic(1));
        int found = 0;
        for (JsonNode item : ClassicalCases.read("S8_kernel_and_semiclassical").at("/outputs/kernel/d")) {
            if (item.get("H0").asText().equals("harmonic")) {
                double energy = item.get("E").asDouble();
                KernelDiffusion kernel = new KernelDiffusion(
                        ClassicalCases.potential(item.get("V").asText(), item.get("terms_amp_nu")),
                        Relaxation.constant(0.5),
                        (x, p, y, q) -> 1 + 0.8 * (x * y + p * q) / (2 * energy));
                double d = item.get("d").asDouble();
                assertEquals(d, kernel.at(0, h.shell(energy)), 1e-10 * d);
                found++;
            }
        }
        assertEquals(2, found);
    }

    /** B = 1 is full relaxation, over both wells, static part included. */
    @Test
    void fullRelaxationOfTheDoubleWell() {
        Hamiltonian1D h = new Hamiltonian1D(Wells.doubleWell(0.25, 1));
        QuasiPeriodicPotential v = new QuasiPeriodicPotential(
                new double[] {1.1},
                List.of(
                        new CosineTerm(
                                new int[] {1}, FormulaFunction.of("x"), FormulaFunction.of("0.3*p"), Envelope.ONE),
                        CosineTerm.of(FormulaFunction.of("0.2*x^3"), 0)));
        Relaxation gamma = Relaxation.formula("0.4+E");
        KernelDiffusion kernel = new KernelDiffusion(v, gamma, (x, p, y, q) -> 1);
        for (double energy : new double[] {0.1, 0.5}) {
            double d = new DiffusionCoefficient(v, gamma).at(0, h.shell(energy));
            assertEquals(d, kernel.at(0, h.shell(energy)), 1e-8 * d);
        }
    }

    /** Collisions that only turn p around, (f(x, −p) − f(x, p)), smeared: d stays positive; no symmetry, no answer. */
    @Test
    void generalKernels() {
        Hamiltonian1D h = new Hamiltonian1D(Wells.duffing(1, 1));
        QuasiPeriodicPotential v = QuasiPeriodicPotential.cosine(FormulaFunction.of("x"), 1.2);
        Relaxation gamma = Relaxation.constant(0.5);
        assertTrue(new KernelDiffusion(v, gamma, (x, p, y, q) -> Math.exp(-(x - y) * (x - y) - (p + q) * (p + q)))
                        .at(0, h.shell(1))
                > 0);
        KernelDiffusion skew = new KernelDiffusion(v, gamma, (x, p, y, q) -> 2 + Math.tanh(x - y));
        assertThrows(InvalidInputException.class, () -> skew.at(0, h.shell(1)));
    }
}
