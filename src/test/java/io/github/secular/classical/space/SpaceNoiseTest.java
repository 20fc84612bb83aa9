package io.github.secular.classical.space;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.secular.classical.FormulaFunction;
import io.github.secular.classical.Hamiltonian1D;
import io.github.secular.classical.RandomPotential;
import io.github.secular.classical.Relaxation;
import io.github.secular.classical.Wells;
import io.github.secular.classical.limit.DiffusionCoefficient;
import io.github.secular.drive.ClockNoise;
import io.github.secular.drive.CovarianceNoise;
import io.github.secular.drive.Noise;
import io.github.secular.drive.NoiseSignal;
import io.github.secular.drive.OrnsteinUhlenbeckNoise;
import io.github.secular.drive.TelegraphNoise;
import io.github.secular.numerics.Progress;
import io.github.secular.numerics.RefusalException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.commons.math3.complex.Complex;
import org.junit.jupiter.api.Test;

/** Noises as drives in two and three dimensions (doc/classical.md, C9.13). */
class SpaceNoiseTest {
    private static final double GAMMA = 0.3;
    private static final List<Noise> NOISES = List.of(
            new TelegraphNoise(0.8, 1.5),
            new OrnsteinUhlenbeckNoise(1.7, 0.6),
            new ClockNoise(1.4, 2, Double.NaN),
            new CovarianceNoise(new double[] {0, 0.5, 1.1, 2}, new double[] {1, 0.6, 0.2, 0}));

    private static SpaceDrive.Part part(SpacePotential u, String v, Noise noise) {
        return new SpaceDrive.Part(new NoiseSignal(noise), SpacePotential.phaseFormula(u.dimension(), v));
    }

    /** Both on one noise and one carrier. */
    private static List<SpaceDrive.Part> carried(SpacePotential u, String cosine, String sine, Noise noise, double nu) {
        return List.of(
                new SpaceDrive.Part(
                        new NoiseSignal(noise, 0, nu, false), SpacePotential.phaseFormula(u.dimension(), cosine)),
                new SpaceDrive.Part(
                        new NoiseSignal(noise, 0, nu, true), SpacePotential.phaseFormula(u.dimension(), sine)));
    }

    private static SpaceProblem problem(
            SpacePotential u, double gamma, double epsilon, double variance, List<SpaceDrive.Part> parts) {
        SpaceShells shells = new SpaceShells(new SpaceHamiltonian(u, null, Double.POSITIVE_INFINITY));
        return new SpaceProblem(
                shells,
                Relaxation.constant(gamma),
                new SpaceDrive(parts),
                epsilon,
                new SpaceGaussian(shells, new double[u.dimension()], new double[u.dimension()], variance));
    }

    private static SpaceProblem problem(SpacePotential u, List<SpaceDrive.Part> parts) {
        return problem(u, GAMMA, 0.1, 1, parts);
    }

    /** d at one energy by tori, without a table. */
    private static double d(SpaceProblem problem, double energy) {
        return sum(new TorusCoefficient(problem).at(energy).matrix());
    }

    private static double sum(double[][] matrix) {
        return Arrays.stream(matrix).flatMapToDouble(Arrays::stream).sum();
    }

    private static double spectrum(Noise noise, double omega) {
        return noise.laplace(new Complex(GAMMA, omega)).getReal();
    }

    /** d = (E/D) Re Ĉ(γ + iw) for V = xξ in an oscillator, and the sum of these for independent noises along the axes. */
    @Test
    void oscillators() {
        for (Noise noise : NOISES) {
            boolean isFirst = noise == NOISES.get(0);
            for (SpacePotential u : List.of(
                    SpaceWells.oscillator(1.3, 0.7),
                    isFirst ? SpaceWells.oscillator(1.3, 0.7, 1) : SpaceWells.oscillator(1.3, 1.3))) {
                double e = 1.7;
                assertEquals(
                        e / u.dimension() * spectrum(noise, 1.3), d(problem(u, List.of(part(u, "x", noise))), e), 1e-9);
            }
        }
        SpacePotential u = SpaceWells.oscillator(1.3, 0.7);
        assertEquals(
                spectrum(NOISES.get(0), 1.3) + 4 * spectrum(NOISES.get(2), 0.7),
                d(problem(u, List.of(part(u, "x", NOISES.get(0)), part(u, "2*y", NOISES.get(2)))), 2),
                1e-9);
    }

    /** A carrier moves the spectrum: V = ξ (x cos φ + y sin φ) turns in one sense only, as D = 1's x cos φ + p sin φ does. */
    @Test
    void carriers() {
        SpacePotential u = SpaceWells.oscillator(1, 1);
        for (Noise noise : NOISES) {
            double both = (spectrum(noise, 1.6) + spectrum(noise, 0.4)) / 4;
            assertEquals(both * 2 / 2, d(problem(u, carried(u, "x", "0", noise, 0.6)), 2), 1e-9);
            // circular motion of either sense is as frequent as the other, and each sees one line
            assertEquals(2 * both * 2 / 2, d(problem(u, carried(u, "x", "y", noise, 0.6)), 2), 1e-9);
        }
    }

    /** V = ξ (x cos φ + p_x sin φ) sees one line only (doc/classical.md, C6.6). */
    @Test
    void momenta() {
        SpacePotential u = SpaceWells.oscillator(1, 1);
        for (Noise noise : NOISES) {
            assertEquals(spectrum(noise, 1.6), d(problem(u, carried(u, "x", "px", noise, 0.6)), 2), 1e-9);
        }
    }

    /** The diffusion matrix of V = ξ x y on two actions, and d = Π(ωᵀDω). */
    @Test
    void matrices() {
        double w = 1.4;
        Noise noise = NOISES.get(0);
        SpacePotential u = SpaceWells.oscillator(1, w);
        double[][] m = new SpaceDiffusion(problem(u, List.of(part(u, "x*y", noise))))
                .matrix(new double[] {0.8, 0.5}, new double[] {1});
        double plus = spectrum(noise, 1 + w);
        double minus = spectrum(noise, 1 - w);
        assertEquals(0.8 * 0.5 * (plus + minus) / (2 * w), m[0][0], 1e-10);
        assertEquals(0.8 * 0.5 * (plus - minus) / (2 * w), m[0][1], 1e-10);
    }

    /** V of x alone: d of D = 1, averaged over how the shell shares its energy. */
    @Test
    void oneAxisAsInOneDimension() {
        SpacePotential u =
                SpaceWells.separable(List.of("quartic", "harmonic"), List.of(new double[] {1}, new double[] {1}));
        Hamiltonian1D quartic = new Hamiltonian1D(Wells.quartic(1));
        for (Noise noise : NOISES) {
            DiffusionCoefficient one = new DiffusionCoefficient(
                    new RandomPotential(FormulaFunction.of("x + x^2"), noise), Relaxation.constant(GAMMA));
            double energy = 1.5;
            double sum = 0;
            double measure = 0;
            int n = 40;
            for (int i = 0; i < n; i++) {
                // e = E s⁴ takes the root of T at 0
                double s = (i + 0.5) / n;
                double e = energy * Math.pow(s, 4);
                double h = quartic.shell(e).density() * 4 * Math.pow(s, 3);
                measure += h;
                sum += h * one.at(0, quartic.shell(e));
            }
            assertEquals(
                    sum / measure, d(problem(u, List.of(part(u, "x + x^2", noise))), energy), 2e-3 * sum / measure);
        }
    }

    /** By trajectories, the well given as a formula, what resonances on tori give: a memory that fades, and one with an end. */
    @Test
    void trajectoriesAgreeWithTori() {
        SpacePotential tori =
                SpaceWells.separable(List.of("quartic", "harmonic"), List.of(new double[] {1}, new double[] {1.3}));
        SpacePotential formula = SpacePotential.of(2, "x^4/4 + 0.845*y^2");
        for (List<SpaceDrive.Part> parts : List.of(
                List.of(part(tori, "x*y + x", NOISES.get(0))), carried(tori, "x*y", "px", NOISES.get(2), 0.9))) {
            double exact = d(problem(tori, parts), 1.2);
            ShellCoefficient.Form sampled = new FlowCoefficient(problem(formula, parts)).at(1.2);
            double found = sum(sampled.matrix());
            assertEquals(exact, found, 4 * sampled.error());
            assertTrue(sampled.error() < 2e-3 * exact, "error " + sampled.error() / exact);
        }
    }

    /**
     * A well that is no sum: the correlation of W = {g, H0} along orbits of plain points of the shell, by Runge and Kutta's
     * steps and the trapezoidal rule, times that of the noise.
     */
    @Test
    void bruteForceWhereNothingSeparates() {
        double energy = 1.3;
        int count = 20_000;
        double step = 0.05;
        SplittableRandom random = new SplittableRandom(8);
        double[][] points = new double[count][];
        for (int i = 0; i < count; ) {
            double x = 4 * random.nextDouble() - 2;
            double y = 4 * random.nextDouble() - 2;
            double kinetic = energy - (x * x + y * y) / 2 - x * x * y * y;
            double angle = 2 * Math.PI * random.nextDouble();
            if (kinetic > 0) {
                double p = Math.sqrt(2 * kinetic);
                points[i++] = new double[] {x, y, p * Math.cos(angle), p * Math.sin(angle)};
            }
        }
        double[] first = Arrays.stream(points).mapToDouble(SpaceNoiseTest::turn).toArray();
        Noise[] noises = {NOISES.get(2), NOISES.get(0)};
        double[][] sums = new double[noises.length][count];
        for (int n = 0; n * step < 10; n++) {
            for (int i = 0; i < count; i++) {
                double product = first[i] * turn(points[i]) * Math.exp(-GAMMA * n * step) * step * (n == 0 ? 0.5 : 1);
                for (int k = 0; k < noises.length; k++) {
                    sums[k][i] += product * noises[k].covariance(n * step);
                }
                points[i] = moved(points[i], step);
            }
        }
        SpacePotential u = SpacePotential.of(2, "(x^2 + y^2)/2 + x^2*y^2");
        for (int k = 0; k < noises.length; k++) {
            double mean = Arrays.stream(sums[k]).average().orElseThrow();
            double square = Arrays.stream(sums[k]).map(s -> s * s).average().orElseThrow();
            double error = Math.sqrt((square - mean * mean) / count);
            ShellCoefficient.Form d =
                    new FlowCoefficient(problem(u, List.of(part(u, "x^2 + x*y", noises[k])))).at(energy);
            assertEquals(mean, sum(d.matrix()), 4 * Math.hypot(error, d.error()), noises[k].description());
            assertTrue(error < 0.02 * mean);
        }
    }

    /** {x² + xy, H0}, but for its sign. */
    private static double turn(double[] s) {
        return s[2] * (2 * s[0] + s[1]) + s[3] * s[0];
    }

    private static double[] slope(double[] s) {
        return new double[] {s[2], s[3], -s[0] - 2 * s[0] * s[1] * s[1], -s[1] - 2 * s[0] * s[0] * s[1]};
    }

    private static double[] moved(double[] s, double h) {
        double[] a = slope(s);
        double[] b = slope(along(s, a, h / 2));
        double[] c = slope(along(s, b, h / 2));
        double[] d = slope(along(s, c, h));
        double[] out = s.clone();
        for (int k = 0; k < out.length; k++) {
            out[k] += h / 6 * (a[k] + 2 * b[k] + 2 * c[k] + d[k]);
        }
        return out;
    }

    private static double[] along(double[] s, double[] slope, double h) {
        double[] out = s.clone();
        for (int k = 0; k < out.length; k++) {
            out[k] += h * slope[k];
        }
        return out;
    }

    /**
     * V = xξ in any oscillator, at any ε: ⟨E⟩ grows by ε² ∫_0^τ (τ − s) C(s) e^{−γs} cos ws ds, for the mean over
     * particles of one path of the noise obeys linear equations. From rest, so that the gain is all that there is.
     */
    @Test
    void meanEnergyOfOscillators() {
        SpacePotential u = SpaceWells.oscillator(1.3, 0.8);
        for (Noise noise : NOISES.subList(0, 3)) {
            meanEnergy(u, GAMMA, noise);
        }
    }

    /** Steps that are longer than the memory of a noise (doc/vlasov-solvers.md, V10.6). */
    @Test
    void shortMemories() {
        meanEnergy(SpaceWells.oscillator(1.3, 0.8), 2, new OrnsteinUhlenbeckNoise(0.05, 8));
    }

    private static void meanEnergy(SpacePotential u, double gamma, Noise noise) {
        double epsilon = 0.3;
        double t = 1;
        SpaceTrajectory f = new SpaceEnsemble(20_000, 5)
                .solve(
                        problem(u, gamma, epsilon, 1e-4, List.of(part(u, "x", noise))),
                        new double[] {t / 4, t / 3, t},
                        8,
                        List.of(),
                        1,
                        Progress.NONE);
        double tau = t / (epsilon * epsilon);
        double exact = 0;
        int n = 20_000;
        for (int i = 0; i < n; i++) {
            double s = (i + 0.5) / n * tau;
            exact += epsilon
                    * epsilon
                    * tau
                    / n
                    * (tau - s)
                    * noise.covariance(s)
                    * Math.exp(-gamma * s)
                    * Math.cos(1.3 * s);
        }
        EnsembleState end = f.states().get(2);
        assertEquals(exact, end.gain(), 4 * end.gainError(), noise.description());
        assertTrue(end.gainError() < 0.011 * exact, end.gainError() / exact + " of the gain");
    }

    @Test
    void theSameBitsForAnyNumberOfThreads() throws Exception {
        SpacePotential u = SpaceWells.oscillator(1.3, 0.8);
        List<SpaceDrive.Part> parts = new ArrayList<>(carried(u, "x", "x*y", NOISES.get(1), 0.4));
        parts.add(part(u, "y", NOISES.get(0)));
        SameBits.require(new SpaceEnsemble(3_000, 5), problem(u, GAMMA, 0.3, 1, parts), 1);
    }

    /** A noise outlives relaxations: the jump chain says so, the choice takes particles, and limits ask for relaxation. */
    @Test
    void whatDoesNotApplySaysSo() {
        SpacePotential u = SpaceWells.oscillator(1.3, 0.8);
        SpaceProblem p = problem(u, List.of(part(u, "x", NOISES.get(0))));
        RefusalException chain = assertThrows(RefusalException.class, () -> new JumpChain(100, 1)
                .solve(p, new double[] {1}, 8, List.of(), 1, Progress.NONE));
        assertTrue(chain.getMessage().contains("a noise remembers itself"), chain.getMessage());
        assertEquals(Double.POSITIVE_INFINITY, new JumpChain(100, 1).predictedWork(p, new double[] {1}, 0.1));
        SpaceTrajectory chosen = new SpaceChoice(200, 1).solve(p, new double[] {0.1}, 8, List.of(), 0.5, Progress.NONE);
        assertEquals(SpaceEnsemble.NAME, chosen.report().solver());
        SpaceProblem still = problem(u, 0, 0.1, 1, List.of(part(u, "x", NOISES.get(0))));
        RefusalException limit = assertThrows(RefusalException.class, () -> new SpaceDiffusion(still));
        assertTrue(limit.getMessage().contains("Under noises"), limit.getMessage());
        RefusalException paths = assertThrows(RefusalException.class, () -> new SpaceEnsemble(100, 1)
                .solve(
                        problem(u, List.of(part(u, "x", NOISES.get(3)))),
                        new double[] {1},
                        8,
                        List.of(),
                        1,
                        Progress.NONE));
        assertTrue(paths.getMessage().contains("no paths"), paths.getMessage());
        Noise none = new CovarianceNoise(new double[] {0, 1, 2, 3}, new double[] {1, 1, 1, 0});
        RefusalException spectrum = assertThrows(
                RefusalException.class, () -> d(problem(u, 1e-3, 0.1, 1, List.of(part(u, "x^3", none))), 1));
        assertTrue(spectrum.getMessage().contains("negative spectrum"), spectrum.getMessage());
    }
}
