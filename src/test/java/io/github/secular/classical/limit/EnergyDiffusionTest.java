package io.github.secular.classical.limit;

import static io.github.secular.Validation.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.secular.Validation;
import io.github.secular.classical.ClassicalCases;
import io.github.secular.classical.CosineTerm;
import io.github.secular.classical.EnergyMeasure;
import io.github.secular.classical.FormulaFunction;
import io.github.secular.classical.FormulaPotential;
import io.github.secular.classical.Hamiltonian1D;
import io.github.secular.classical.QuasiPeriodicPotential;
import io.github.secular.classical.Relaxation;
import io.github.secular.classical.Wells;
import io.github.secular.drive.FormulaEnvelope;
import io.github.secular.numerics.Formula;
import io.github.secular.numerics.InvalidInputException;
import io.github.secular.numerics.Progress;
import io.github.secular.numerics.RadauStep;
import io.github.secular.numerics.RadauTableau;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Validation.Against("reference cases S4; closed forms")
class EnergyDiffusionTest {
    /** The isotropic oscillator of D degrees of freedom: h0 = (2π)^D E^(D−1)/(D−1)!, D = 1, 2. */
    private record Oscillator(int dimension) implements EnergyMeasure {
        @Override
        public double lowestEnergy() {
            return 0;
        }

        @Override
        public double density(double energy) {
            return Math.pow(2 * Math.PI, dimension) * Math.pow(energy, dimension - 1);
        }

        @Override
        public double volume(double energy) {
            return Math.pow(2 * Math.PI, dimension) * Math.pow(energy, dimension) / dimension;
        }

        @Override
        public double[] criticalEnergies() {
            return new double[0];
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"harmonic_D1_exponential", "harmonic_D1_shifted_gaussian", "harmonic_D2_isotropic", "duffing_b1"
            })
    void referenceCaseS4(String id) {
        JsonNode reference = ClassicalCases.read("S4_diffusion_energy");
        JsonNode item = null;
        for (JsonNode candidate : reference.at("/outputs/items")) {
            item = candidate.get("id").asText().equals(id) ? candidate : item;
        }
        EnergyMeasure measure;
        FluxCoefficient flux;
        DoubleUnaryOperator start = e -> Math.exp(-e);
        double d0 = item.path("d0").asDouble();
        switch (id) {
            case "harmonic_D2_isotropic" -> {
                measure = new Oscillator(2);
                flux = FluxCoefficient.constant(e -> measure.density(e) * d0 / 2 * e);
            }
            case "harmonic_D1_shifted_gaussian" -> {
                measure = new Oscillator(1);
                flux = FluxCoefficient.constant(e -> measure.density(e) * d0 * e);
                double a = item.get("a").asDouble();
                double r = item.get("R").asDouble();
                start = e ->
                        Math.exp(-(2 * e + r * r) / (2 * a)) * bessel(r * Math.sqrt(2 * e) / a) / (2 * Math.PI * a);
            }
            default -> {
                boolean duffing = id.startsWith("duffing");
                Hamiltonian1D h = new Hamiltonian1D(duffing ? Wells.duffing(1, 1) : Wells.harmonic(1));
                measure = h;
                flux = FluxCoefficient.of(
                        h,
                        new DiffusionCoefficient(
                                QuasiPeriodicPotential.cosine(
                                        FormulaFunction.of("x"), item.get("nu").asDouble()),
                                Relaxation.constant(item.get("gamma").asDouble())));
                start = duffing ? e -> Math.exp(-e / 0.6) : start;
            }
        }
        EnergyGrid grid = new EnergyGrid(
                measure, item.has("E_max_used") ? item.get("E_max_used").asDouble() : 80, 800);
        JsonNode rows = item.get("result");
        double[] times = new double[rows.size() + 1];
        for (int k = 0; k < rows.size(); k++) {
            times[k + 1] = rows.get(k).get("t").asDouble();
        }
        EnergyDistribution found = new EnergyDiffusion(grid, flux, 1e-9).solve(grid.means(start), times, Progress.NONE);
        double relative = reference.at("/tolerance/exact_items_rel").asDouble();
        double absolute = reference.at("/tolerance/duffing_abs").asDouble();
        double massTolerance = reference.at("/tolerance/mass_rel").asDouble();
        for (int k = 0; k < rows.size(); k++) {
            JsonNode row = rows.get(k);
            double mass = row.get("mass").asDouble();
            assertEquals(mass, found.mass()[k + 1], massTolerance * mass);
            double energy = row.get("mean_energy").asDouble();
            assertEquals(energy, found.meanEnergy()[k + 1], relative * energy);
            for (int i = 0; i < item.get("E").size(); i++) {
                double expected = row.get("F").get(i).asDouble();
                double tolerance = id.startsWith("duffing") ? absolute : relative * expected;
                double value = found.at(k + 1, item.get("E").get(i).asDouble());
                assertEquals(
                        expected,
                        value,
                        tolerance,
                        id + " " + times[k + 1] + " " + item.get("E").get(i));
            }
        }
        assertTrue(found.massError() < 1e-12, "" + found.massError());
        assertEquals(0, found.smallest());
    }

    /** Σ (y²/4)^k / k!²: the modified Bessel function I0. */
    private static double bessel(double y) {
        double term = 1;
        double sum = 1;
        for (int k = 1; term > 1e-18 * sum; k++) {
            term *= y * y / 4 / (k * k);
            sum += term;
        }
        return sum;
    }

    /** d = d0 E: w = w0 + d0 t. Second order in the width of the cells. */
    @Test
    void orderInEnergyForLinearDiffusion() {
        double[] errors = new double[3];
        for (int i = 0; i < errors.length; i++) {
            EnergyGrid grid = new EnergyGrid(new Oscillator(1), 60, 50 << i);
            EnergyDistribution found = new EnergyDiffusion(
                            grid, FluxCoefficient.constant(e -> 2 * Math.PI * 0.5 * e), 1e-10)
                    .solve(grid.means(e -> Math.exp(-e)), new double[] {1}, Progress.NONE);
            double[] exact = grid.means(e -> Math.exp(-e / 1.5) / 1.5);
            for (int c = 0; c < grid.size(); c++) {
                errors[i] = Math.max(errors[i], Math.abs(found.values()[0][c] - exact[c]));
            }
        }
        order(errors, 2);
    }

    /** d = c E²: F = E[F0(E e^{ct + √(2ct) Z})], Z normal; here by quadrature over Z. */
    @Test
    void orderInEnergyForQuadraticDiffusion() {
        double c = 0.2;
        double t = 1;
        DoubleUnaryOperator exact = e -> {
            double sum = 0;
            for (int j = -400; j <= 400; j++) {
                double z = j / 40.0;
                sum += Math.exp(-z * z / 2) * Math.exp(-Math.pow(e * Math.exp(c * t + Math.sqrt(2 * c * t) * z), 2));
            }
            return sum / 40 / Math.sqrt(2 * Math.PI);
        };
        double[] errors = new double[3];
        for (int i = 0; i < errors.length; i++) {
            EnergyGrid grid = new EnergyGrid(new Oscillator(1), 100, 100 << i);
            EnergyDistribution found = new EnergyDiffusion(
                            grid, FluxCoefficient.constant(e -> 2 * Math.PI * c * e * e), 1e-10)
                    .solve(grid.means(e -> Math.exp(-e * e)), new double[] {t}, Progress.NONE);
            for (double e : new double[] {0.1, 0.4, 1, 2}) {
                errors[i] = Math.max(errors[i], Math.abs(found.at(0, e) - exact.applyAsDouble(e)));
            }
        }
        order(errors, 2);
    }

    private static void order(double[] errors, double expected) {
        for (int i = 1; i < errors.length; i++) {
            double order = Math.log(errors[i - 1] / errors[i]) / Math.log(2);
            assertEquals(expected, order, 0.25, errors[i - 1] + " " + errors[i]);
        }
    }

    /** A single cell that empties through its top face: F′ = −G(t) F / m; order 5. */
    @Test
    void orderInTime() {
        double[] errors = new double[3];
        double exact = Math.exp(-(1 + 0.5)); // ∫₀¹ (1 + t) dt
        for (int i = 0; i < errors.length; i++) {
            int n = 2 << i;
            RadauStep radau = new RadauStep(new double[] {2});
            double[] f = {1};
            double[][] g = new double[RadauStep.STAGES][1];
            double dt = 1.0 / n;
            double lost = 0;
            for (int s = 0; s < n; s++) {
                for (int j = 0; j < g.length; j++) {
                    g[j][0] = 2 * (1 + (s + RadauTableau.nodes()[j]) * dt);
                }
                lost += radau.advance(f, g, dt, f);
            }
            errors[i] = Math.abs(f[0] - exact);
            assertEquals(2, 2 * f[0] + lost, 1e-14);
        }
        order(errors, 5);
    }

    /** g(t)² multiplies d: with d = d0 E (1 + t)², w = w0 + d0 ((1 + t)³ − 1)/3. */
    @Test
    void coefficientThatChangesInTime() {
        Hamiltonian1D h = new Hamiltonian1D(Wells.harmonic(1));
        QuasiPeriodicPotential v = new QuasiPeriodicPotential(
                new double[] {0.7},
                List.of(CosineTerm.of(new FormulaEnvelope(new Formula("1+t", "t"), 1), FormulaFunction.of("x"), 1)));
        FluxCoefficient flux = FluxCoefficient.of(h, new DiffusionCoefficient(v, Relaxation.constant(0.5)));
        assertTrue(flux.dependsOnTime());
        EnergyGrid grid = new EnergyGrid(h, 70, 300);
        EnergyDistribution found = new EnergyDiffusion(grid, flux, 1e-9)
                .solve(grid.means(e -> Math.exp(-e)), new double[] {1}, Progress.NONE);
        double w = 1 + 0.4074559760209816 * 7 / 3;
        assertEquals(w, found.meanEnergy()[0], 1e-6);
        assertEquals(Math.exp(-1 / w) / w, found.at(0, 1), 1e-4 * Math.exp(-1 / w) / w);
        assertTrue(found.massError() < 1e-12);
    }

    /** Over a barrier, from a sharp band: positive, conservative, the same for coarse and fine cells. */
    @Test
    void doubleWellFromABand() {
        Hamiltonian1D h = new Hamiltonian1D(Wells.doubleWell(0.25, 1));
        FluxCoefficient flux = FluxCoefficient.of(
                h,
                new DiffusionCoefficient(
                        QuasiPeriodicPotential.cosine(FormulaFunction.of("x"), 1.1), Relaxation.constant(0.5)));
        double[][] found = new double[3][2];
        for (int i = 0; i < 3; i++) {
            EnergyGrid grid = new EnergyGrid(h, 20, 100 << i);
            EnergyDistribution out = new EnergyDiffusion(grid, flux, 1e-8)
                    .solve(grid.means(e -> e < 0.1 ? 1 - 10 * e : 0), new double[] {0.0, 1e-3, 0.5, 2}, Progress.NONE);
            assertTrue(out.massError() < 1e-12, "" + out.massError());
            assertEquals(0, out.smallest());
            assertEquals(0, out.lost()[3], 1e-6 * out.mass()[0]);
            found[i][0] = out.meanEnergy()[3];
            found[i][1] = out.at(2, 0.4);
            // No maximum appears: F stays below its largest value at the start.
            for (double[] row : out.values()) {
                for (double value : row) {
                    assertTrue(value >= 0 && value <= out.values()[0][0] + 1e-7);
                }
            }
        }
        assertEquals(found[2][0], found[1][0], 1e-3 * found[2][0]);
        assertEquals(found[2][1], found[1][1], 1e-3 * found[2][1]);
    }

    /** Degenerate, soft, asymmetric and dissociating wells: masses, positivity and heating as it must be. */
    @Test
    void everyWell() {
        Hamiltonian1D[] wells = {
            new Hamiltonian1D(Wells.quartic(1)),
            new Hamiltonian1D(Wells.softWell()),
            new Hamiltonian1D(Wells.morse(8, 0.5)),
            new Hamiltonian1D(FormulaPotential.of("(x^2-1)^2/4 + 0.1*x"))
        };
        for (Hamiltonian1D h : wells) {
            double top = Math.min(7.5, h.escapeEnergy());
            DiffusionCoefficient d = new DiffusionCoefficient(
                    QuasiPeriodicPotential.cosine(FormulaFunction.of("x"), 0.9), Relaxation.constant(0.4));
            EnergyGrid grid = new EnergyGrid(h, top, 80);
            EnergyDistribution out = new EnergyDiffusion(grid, FluxCoefficient.of(h, d), 1e-8)
                    .solve(
                            grid.means(e -> Math.exp(-(e - h.lowestEnergy()) / 0.3)),
                            new double[] {0, 0.2, 0.4},
                            Progress.NONE);
            assertTrue(out.massError() < 1e-12, h.potential() + " " + out.massError());
            assertEquals(0, out.smallest());
            assertTrue(out.meanEnergy()[2] > out.meanEnergy()[1] && out.meanEnergy()[1] > out.meanEnergy()[0]);
        }
    }

    /** What leaves at the top is counted. */
    @Test
    void lossAtTheTop() {
        EnergyGrid grid = new EnergyGrid(new Oscillator(1), 3, 100);
        EnergyDistribution out = new EnergyDiffusion(grid, FluxCoefficient.constant(e -> 2 * Math.PI * e), 1e-8)
                .solve(grid.means(e -> Math.exp(-e)), new double[] {0, 1, 5}, Progress.NONE);
        assertTrue(out.lost()[2] > 0.5 * out.mass()[0]);
        assertTrue(out.massError() < 1e-12, "" + out.massError());
        // The slowest mode of (E F')' = −λF with F(3) = 0 is J0(2√(λE)), 2√(3λ) = 2.404825557695773.
        double lambda = Math.pow(2.404825557695773 / 2, 2) / 3;
        assertEquals(Math.exp(-4 * lambda), out.mass()[2] / out.mass()[1], 0.01 * Math.exp(-4 * lambda));
    }

    @Test
    void masses() {
        Hamiltonian1D h = new Hamiltonian1D(Wells.doubleWell(0.25, 1));
        EnergyGrid grid = new EnergyGrid(h, 5, 200);
        double sum = 0;
        for (double mass : grid.masses()) {
            assertTrue(mass > 0);
            sum += mass;
        }
        assertEquals(h.volume(5), sum, 1e-12 * sum);
        double[] faces = grid.faces();
        for (int i = 1; i < faces.length; i++) {
            assertTrue(faces[i] > faces[i - 1]
                    && grid.centres()[i - 1] > faces[i - 1]
                    && grid.centres()[i - 1] < faces[i]);
        }
        assertThrows(InvalidInputException.class, () -> new EnergyGrid(h, -1, 200));
        EnergyDiffusion solver = new EnergyDiffusion(grid, FluxCoefficient.constant(e -> e), 1e-8);
        assertThrows(
                InvalidInputException.class, () -> solver.solve(new double[200], new double[] {1, 0.5}, Progress.NONE));
    }
}
