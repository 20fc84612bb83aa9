package io.github.secular.classical.limit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.secular.classical.ClassicalCases;
import io.github.secular.classical.CosineTerm;
import io.github.secular.classical.FormulaFunction;
import io.github.secular.classical.GaussianDensity;
import io.github.secular.classical.Hamiltonian1D;
import io.github.secular.classical.Orbit;
import io.github.secular.classical.QuasiPeriodicPotential;
import io.github.secular.classical.RandomPotential;
import io.github.secular.classical.Relaxation;
import io.github.secular.classical.ShakingPotential;
import io.github.secular.classical.ShellKernel;
import io.github.secular.classical.VlasovProblem;
import io.github.secular.classical.Wells;
import io.github.secular.drive.ClockNoise;
import io.github.secular.drive.CovarianceNoise;
import io.github.secular.drive.Envelope;
import io.github.secular.drive.OrnsteinUhlenbeckNoise;
import io.github.secular.drive.TelegraphNoise;
import io.github.secular.numerics.InvalidInputException;
import io.github.secular.numerics.Progress;
import io.github.secular.numerics.RefusalException;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
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

    private static final FormulaFunction X = FormulaFunction.of("x");

    /** b(θ − θ′) between two points of a shell with one orbit, its angles found anew. */
    private static ShellKernel ofAngles(Hamiltonian1D h, double energy, DoubleUnaryOperator b) {
        Orbit orbit = h.shell(energy).orbits().get(0);
        return (x, p, y, q) -> b.applyAsDouble(orbit.angle(x, p) - orbit.angle(y, q));
    }

    /** General kernels that are angle differences after all: waves and every kind of noise, two wells, d and a. */
    @Test
    void generalKernelsOfAngleDifferencesGiveTheSame() {
        double[] times = {0, 0.2, 0.5, 1.1, 1.6};
        double[] values = {1, 0.8, 0.35, -0.1, 0};
        List<ShakingPotential> drives = List.of(
                new QuasiPeriodicPotential(
                        new double[] {1.2, 0.45},
                        List.of(
                                new CosineTerm(new int[] {1, 0}, X, FormulaFunction.of("0.3*p"), Envelope.ONE),
                                new CosineTerm(new int[] {0, 1}, FormulaFunction.of("x^2"), X, Envelope.ONE))),
                new RandomPotential(X, new TelegraphNoise(0.8)),
                new RandomPotential(List.of(
                        new RandomPotential.Part(X, new ClockNoise(1.4)),
                        new RandomPotential.Part(FormulaFunction.of("x^2+0.2*p"), new OrnsteinUhlenbeckNoise(0.6, 2)),
                        new RandomPotential.Part(FormulaFunction.of("x^3"), new CovarianceNoise(times, values)))));
        DoubleUnaryOperator b = phi -> 1 + 0.8 * Math.cos(phi) - 0.15 * Math.cos(3 * phi);
        for (Hamiltonian1D h : List.of(new Hamiltonian1D(Wells.harmonic(1)), new Hamiltonian1D(Wells.duffing(1, 1)))) {
            for (ShakingPotential v : drives) {
                double energy = 1.3;
                double exact = new DiffusionCoefficient(
                                v, Relaxation.constant(0.5).withKernel(0.4, 0, -0.075))
                        .at(0, h.shell(energy));
                double found = new DiffusionCoefficient(
                                v, Relaxation.constant(0.5).withKernel(ofAngles(h, energy, b)))
                        .at(0, h.shell(energy));
                assertEquals(exact, found, 1e-9 * exact, v.description());
            }
        }
    }

    @Test
    void noisesAddAndTheirPartsAreListed() {
        Hamiltonian1D h = new Hamiltonian1D(Wells.duffing(1, 1));
        RandomPotential.Part one = new RandomPotential.Part(X, new ClockNoise(1.4));
        RandomPotential.Part two = new RandomPotential.Part(X, new TelegraphNoise(0.3, 2));
        for (Relaxation relaxation : List.of(
                Relaxation.NONE,
                Relaxation.formula("0.3+0.1*E").withKernel(0.2),
                Relaxation.constant(0.4).withKernelFormula("1 + 0.5*tanh(x)*tanh(x2)"))) {
            double[] d = new double[3];
            d[0] = new DiffusionCoefficient(new RandomPotential(List.of(one)), relaxation).at(0, h.shell(1));
            d[1] = new DiffusionCoefficient(new RandomPotential(List.of(two)), relaxation).at(0, h.shell(1));
            DiffusionCoefficient both = new DiffusionCoefficient(new RandomPotential(List.of(one, two)), relaxation);
            assertEquals(d[0] + d[1], both.at(0, h.shell(1)), 1e-10 * (d[0] + d[1]));
            for (int j = 0; j < 2; j++) {
                int noise = j;
                double part = both.resonances(0, h.shell(1)).stream()
                        .filter(r -> r.noise() == noise)
                        .mapToDouble(Resonance::strength)
                        .sum();
                assertEquals(d[j], part, 1e-9 * d[j]);
            }
        }
    }

    /** h0 a = (h0 d)′ with kernels that are no angle differences, rates that depend on E, and two wells. */
    @Test
    void driftIsTheSlopeOfTheFlux() {
        Relaxation relaxation = Relaxation.formula("0.4+0.3*E").withKernelFormula("exp(-(x-x2)^2 - 0.3*(p-p2)^2)");
        QuasiPeriodicPotential wave = new QuasiPeriodicPotential(
                new double[] {1.1},
                List.of(
                        new CosineTerm(new int[] {1}, X, FormulaFunction.of("0.3*p"), Envelope.ONE),
                        CosineTerm.of(FormulaFunction.of("0.2*x^3"), 0)));
        RandomPotential noises = new RandomPotential(List.of(
                new RandomPotential.Part(X, new ClockNoise(1.4)),
                new RandomPotential.Part(FormulaFunction.of("x^2"), new TelegraphNoise(0.3, 2))));
        for (ShakingPotential v : List.of(wave, noises)) {
            for (Hamiltonian1D h :
                    List.of(new Hamiltonian1D(Wells.duffing(1, 1)), new Hamiltonian1D(Wells.doubleWell(0.25, 1)))) {
                CoefficientTable table = CoefficientTable.of(
                        h, new DiffusionCoefficient(v, relaxation), 0, new double[] {0.12, 0.6}, Progress.NONE);
                assertTrue(table.residual() < 1e-7, v.description() + ": " + table.residual());
                for (int i = 0; i < 2; i++) {
                    double sum = table.resonances().get(i).stream()
                            .mapToDouble(Resonance::strength)
                            .sum();
                    assertEquals(table.diffusion()[i], sum, 1e-8 * sum);
                }
            }
        }
    }

    /** Collisions that never leave a well leave more than functions of energy at rest; noise without them does not mind. */
    @Test
    void kernelsMustConnectWells() {
        Hamiltonian1D wells = new Hamiltonian1D(Wells.doubleWell(0.25, 1));
        Relaxation within = Relaxation.constant(0.5).withKernel((x, p, y, q) -> x * y > 0 ? 1 : 0);
        DiffusionCoefficient wave = new DiffusionCoefficient(QuasiPeriodicPotential.cosine(X, 1.2), within);
        assertThrows(RefusalException.class, () -> wave.at(0, wells.shell(0.1)));
        double noise = new DiffusionCoefficient(new RandomPotential(X, new TelegraphNoise(0.8)), within)
                .at(0, wells.shell(0.1));
        double whole = new DiffusionCoefficient(
                        new RandomPotential(X, new TelegraphNoise(0.8)), Relaxation.constant(0.25))
                .at(0, wells.shell(0.1));
        // To angle harmonics k ≠ 0 it is full relaxation, half as fast as only half of the shell is reached.
        assertEquals(whole, noise, 1e-9 * whole);
    }

    /** The limit of a whole problem: a kernel that is an angle difference in disguise moves F as that does. */
    @Test
    void energyDiffusionUnderAGeneralKernel() {
        Hamiltonian1D h = new Hamiltonian1D(Wells.harmonic(1));
        double[][] f = new double[2][];
        double[] times = {0.5};
        for (int i = 0; i < 2; i++) {
            Relaxation gamma = Relaxation.constant(0.5);
            VlasovProblem problem = new VlasovProblem(
                    h,
                    i == 0 ? gamma.withKernel(0.4) : gamma.withKernelFormula("1 + 0.8*(x*x2+p*p2)/(x^2+p^2)"),
                    QuasiPeriodicPotential.cosine(X, 0.7),
                    0.1,
                    new GaussianDensity(0.5, 0, 1));
            EnergyDistribution found = new EnergyLimit(problem).solve(times, 1e-5, Progress.NONE);
            f[i] = new double[] {found.at(0, 0.3), found.at(0, 1), found.at(0, 3)};
        }
        assertArrayEquals(f[0], f[1], 1e-9);
    }
}
