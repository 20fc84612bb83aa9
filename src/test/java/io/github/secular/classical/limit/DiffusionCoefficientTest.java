package io.github.secular.classical.limit;

import static io.github.secular.Validation.assertEquals;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.secular.Validation;
import io.github.secular.classical.ClassicalCases;
import io.github.secular.classical.CosineTerm;
import io.github.secular.classical.EnergyShell;
import io.github.secular.classical.FormulaFunction;
import io.github.secular.classical.FormulaPotential;
import io.github.secular.classical.Hamiltonian1D;
import io.github.secular.classical.Orbit;
import io.github.secular.classical.PhaseFunction;
import io.github.secular.classical.QuasiPeriodicPotential;
import io.github.secular.classical.RandomPotential;
import io.github.secular.classical.Relaxation;
import io.github.secular.classical.Wells;
import io.github.secular.drive.ClockNoise;
import io.github.secular.drive.Envelope;
import io.github.secular.drive.FormulaEnvelope;
import io.github.secular.drive.OrnsteinUhlenbeckNoise;
import io.github.secular.numerics.Formula;
import io.github.secular.numerics.Progress;
import io.github.secular.numerics.RefusalException;
import java.util.List;
import org.junit.jupiter.api.Test;

@Validation.Against("reference cases S3, S6, S8; closed forms")
class DiffusionCoefficientTest {
    private static final PhaseFunction X = FormulaFunction.of("x");

    @Test
    void referenceCaseS3() {
        JsonNode reference = ClassicalCases.read("S3_d_of_E_periodic");
        double tolerance = reference.at("/tolerance/relative").asDouble();
        for (JsonNode item : reference.at("/outputs/items")) {
            check(item, Relaxation.constant(item.get("gamma").asDouble()), tolerance);
        }
    }

    @Test
    void referenceCaseS8Kernel() {
        JsonNode reference = ClassicalCases.read("S8_kernel_and_semiclassical");
        double tolerance = reference.at("/tolerance/d_rel").asDouble();
        JsonNode kernel = reference.at("/outputs/kernel");
        // b = 1 + 0.8 cos θ
        Relaxation relaxation =
                Relaxation.constant(kernel.get("gamma").asDouble()).withKernel(0.4);
        for (int k = 1; k <= 3; k++) {
            assertEquals(kernel.get("gamma_k").get(k - 1).asDouble(), relaxation.rate(1, k), 1e-15);
        }
        for (JsonNode item : kernel.get("d")) {
            check(item, relaxation, tolerance);
        }
    }

    private static void check(JsonNode item, Relaxation relaxation, double tolerance) {
        Hamiltonian1D h = ClassicalCases.hamiltonian(item.get("H0").asText());
        DiffusionCoefficient coefficient = new DiffusionCoefficient(
                ClassicalCases.potential(item.get("V").asText(), item.get("terms_amp_nu")), relaxation);
        double energy = item.get("E").asDouble();
        CoefficientTable table = CoefficientTable.of(h, coefficient, 0, new double[] {energy}, Progress.NONE);
        double d = item.get("d").asDouble();
        double a = item.get("a").asDouble();
        assertEquals(item.get("h0").asDouble(), table.density()[0], 1e-11 * table.density()[0]);
        assertEquals(d, table.diffusion()[0], Math.min(tolerance, 1e-10) * d, item.toString());
        assertEquals(a, table.fluxSlope()[0], tolerance * Math.abs(a), item.toString());
        assertEquals(a, table.drift()[0], tolerance * Math.abs(a), item.toString());
        double sum = table.resonances().get(0).stream()
                .mapToDouble(Resonance::strength)
                .sum();
        assertEquals(d, sum, 1e-11 * d);
    }

    @Test
    void referenceCaseS6Coefficients() {
        JsonNode reference = ClassicalCases.read("S6_random_clock_harmonic");
        double tolerance = reference.at("/tolerance/d_rel").asDouble();
        Hamiltonian1D h = new Hamiltonian1D(Wells.harmonic(1));
        for (JsonNode row : reference.at("/outputs/d_table")) {
            RandomPotential v =
                    new RandomPotential(X, new ClockNoise(row.get("Tc").asDouble()));
            DiffusionCoefficient coefficient = new DiffusionCoefficient(
                    v, Relaxation.formula(row.get("gamma").asText()));
            if (row.has("E")) {
                double d = coefficient.at(0, h.shell(row.get("E").asDouble()));
                assertEquals(row.get("d").asDouble(), d, tolerance * d);
            } else {
                for (double energy : new double[] {0.05, 0.3, 1, 2, 4}) {
                    double expected = row.get("d_over_E").asDouble();
                    assertEquals(
                            expected,
                            coefficient.at(0, h.shell(energy)) / energy,
                            tolerance * Math.max(expected, 1e-2));
                }
            }
        }
        for (String gamma : new String[] {"0", "0.5"}) {
            double d0 = reference
                    .at(gamma.equals("0") ? "/outputs/gamma_0/d0" : "/outputs/gamma_0p5/d0")
                    .asDouble();
            RandomPotential v = new RandomPotential(
                    X, new ClockNoise(reference.at("/inputs/Tc").asDouble()));
            double d = new DiffusionCoefficient(v, Relaxation.formula(gamma)).at(0, h.shell(1));
            assertEquals(d0, d, tolerance * d0);
        }
    }

    /** d = ∫ e^{−γτ} C(τ) Π[W(Y(τ)) W] dτ, W = {V, H0} = −p V′, by quadrature in time along the orbits. */
    @Test
    void randomDoubleWellAgainstTheCorrelationIntegral() {
        Hamiltonian1D h = new Hamiltonian1D(Wells.doubleWell(0.25, 1));
        RandomPotential v = new RandomPotential(FormulaFunction.of("x + 0.3*x^2"), new OrnsteinUhlenbeckNoise(0.8));
        DiffusionCoefficient coefficient = new DiffusionCoefficient(v, Relaxation.constant(0.3));
        for (double energy : new double[] {0.15, 0.4}) {
            EnergyShell shell = h.shell(energy);
            double sum = 0;
            double[] point = new double[2];
            double[] later = new double[2];
            int points = 64;
            double step = 0.02;
            for (int c = 0; c < shell.orbits().size(); c++) {
                Orbit orbit = shell.orbits().get(c);
                for (int j = 0; j < points; j++) {
                    double theta = 2 * Math.PI * j / points;
                    orbit.at(theta, point);
                    double now = -point[1] * (1 + 0.6 * point[0]);
                    int steps = 1200;
                    for (int i = 0; i <= steps; i++) {
                        orbit.at(theta + orbit.frequency() * i * step, later);
                        double simpson = i == 0 || i == steps ? 1 : i % 2 == 1 ? 4 : 2;
                        sum += shell.share(c)
                                / points
                                * now
                                * -later[1]
                                * (1 + 0.6 * later[0])
                                * Math.exp(-(0.3 + 1 / 0.8) * i * step)
                                * simpson
                                * step
                                / 3;
                    }
                }
            }
            assertEquals(sum, coefficient.at(0, shell), 1e-7 * sum);
        }
    }

    /** h0 a = (h0 d)′ on a well without symmetry, with sines, momenta, a static part, γ(E), on both sides of a barrier. */
    @Test
    void driftIsTheSlopeOfTheFlux() {
        Hamiltonian1D h = new Hamiltonian1D(FormulaPotential.of("(x^2-1)^2/4 + 0.05*x"));
        QuasiPeriodicPotential v = new QuasiPeriodicPotential(
                new double[] {1.3, Math.sqrt(2) / 2},
                List.of(
                        new CosineTerm(new int[] {1, 0}, X, FormulaFunction.of("0.5*p"), Envelope.ONE),
                        CosineTerm.of(FormulaFunction.of("0.4*sin(x)*p"), 1, -1),
                        CosineTerm.of(FormulaFunction.of("0.2*x^3"), 0, 0)));
        DiffusionCoefficient coefficient = new DiffusionCoefficient(v, Relaxation.formula("0.3/(1+E^2)"));
        CoefficientTable table =
                CoefficientTable.of(h, coefficient, 0, new double[] {-0.02, 0.1, 0.2, 0.3, 0.6, 2}, Progress.NONE);
        assertTrue(table.residual() < 1e-9, "" + table.residual());
        RandomPotential noise = new RandomPotential(X, new ClockNoise(2));
        CoefficientTable random = CoefficientTable.of(
                h, new DiffusionCoefficient(noise, Relaxation.NONE), 0, new double[] {0.1, 0.3, 1}, Progress.NONE);
        assertTrue(random.residual() < 1e-9, "" + random.residual());
    }

    /** Terms of one frequency add before they are squared: x cos + x cos = 2x cos, x cos + p sin by hand. */
    @Test
    void amplitudesOfOneFrequencyAdd() {
        Hamiltonian1D h = new Hamiltonian1D(Wells.harmonic(1));
        Relaxation gamma = Relaxation.constant(0.5);
        QuasiPeriodicPotential twice = new QuasiPeriodicPotential(
                new double[] {0.7, 1.4}, List.of(CosineTerm.of(X, 2, 0), CosineTerm.of(X, 0, -1)));
        assertEquals(1, twice.indices().size());
        double single = new DiffusionCoefficient(QuasiPeriodicPotential.cosine(X, 1.4), gamma).at(0, h.shell(1));
        assertEquals(4 * single, new DiffusionCoefficient(twice, gamma).at(0, h.shell(1)), 1e-13);
        // x cos ντ + p sin ντ: with x = r cos θ, p = −r sin θ it is r cos(θ + ντ): resonant with ν = −1 only.
        QuasiPeriodicPotential turning = new QuasiPeriodicPotential(
                new double[] {0.7}, List.of(new CosineTerm(new int[] {1}, X, FormulaFunction.of("p"), Envelope.ONE)));
        double d = new DiffusionCoefficient(turning, gamma).at(0, h.shell(1));
        assertEquals(0.5 / (0.25 + 1.7 * 1.7), d, 1e-13);
        List<Resonance> found = new DiffusionCoefficient(turning, gamma).resonances(0, h.shell(1));
        assertEquals(1, found.size());
        assertArrayEquals(new int[] {1}, found.get(0).index());
        assertEquals(1.7, found.get(0).detuning(), 1e-14);
    }

    @Test
    void envelopesMakeItChangeInTime() {
        Hamiltonian1D h = new Hamiltonian1D(Wells.duffing(1, 1));
        QuasiPeriodicPotential v = new QuasiPeriodicPotential(
                new double[] {1.2}, List.of(CosineTerm.of(new FormulaEnvelope(new Formula("1+t", "t"), 1), X, 1)));
        DiffusionCoefficient moving = new DiffusionCoefficient(v, Relaxation.constant(0.5));
        DiffusionCoefficient fixed =
                new DiffusionCoefficient(QuasiPeriodicPotential.cosine(X, 1.2), Relaxation.constant(0.5));
        assertTrue(moving.dependsOnTime() && !fixed.dependsOnTime());
        assertEquals(9 * fixed.at(0, h.shell(1)), moving.at(2, h.shell(1)), 1e-12);
    }

    @Test
    void withoutRelaxationAWaveHasNoLimit() {
        DiffusionCoefficient none = new DiffusionCoefficient(QuasiPeriodicPotential.cosine(X, 1.2), Relaxation.NONE);
        assertThrows(RefusalException.class, () -> none.at(0, new Hamiltonian1D(Wells.harmonic(1)).shell(1)));
    }
}
