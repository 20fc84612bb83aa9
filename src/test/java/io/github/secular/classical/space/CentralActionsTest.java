package io.github.secular.classical.space;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.secular.classical.Relaxation;
import io.github.secular.numerics.ModifiedBessel;
import io.github.secular.numerics.Progress;
import io.github.secular.numerics.RefusalException;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The plane of radial action and angular momentum (doc/classical.md, C9.12). */
class CentralActionsTest {
    private static final double GAMMA = 0.5;
    private static final double W = 1.3;
    private static final double NU = 0.9;
    /** D of the circular quanta of the oscillator under x cos ντ is RATE I_±. */
    private static final double RATE = (lorentz(W - NU) + lorentz(W + NU)) / (8 * W);

    private static final double[] ON = {1};

    private static double lorentz(double s) {
        return GAMMA / (GAMMA * GAMMA + s * s);
    }

    private static SpaceProblem problem(SpacePotential u, double top, String v, double nu, Double temperature) {
        SpaceShells shells = new SpaceShells(new SpaceHamiltonian(u, null, top));
        SpaceDensity start = temperature == null
                ? new SpaceGaussian(shells, far(u.dimension(), 1.2), far(u.dimension(), 0), 0.4)
                : new ThermalDensity(shells, temperature);
        return new SpaceProblem(
                shells,
                Relaxation.constant(GAMMA),
                SpaceDrive.cosine(SpacePotential.formula(u.dimension(), v), nu),
                0.05,
                start);
    }

    /** Position and momentum of a start that turns. */
    private static double[] far(int d, double x) {
        double[] out = new double[d];
        out[0] = x;
        out[1] = x == 0 ? 0.9 : 0.3;
        return out;
    }

    private static SpacePotential oscillator(int d) {
        return (d == 2 ? SpaceWells.oscillator(W, W) : SpaceWells.oscillator(W, W, W)).asCentral();
    }

    private static ActionDistribution solve(SpaceProblem problem, double end, double tolerance) {
        return new ActionDiffusion(problem).solve(new double[] {0, end}, tolerance, Progress.NONE);
    }

    /** F stays thermal; T grows by d0/D, where d = d0 E/D (doc/classical.md, C9.6). */
    @Test
    void thermalOscillatorStaysThermal() {
        for (int d = 2; d <= 3; d++) {
            ActionDistribution f = solve(problem(oscillator(d), Double.POSITIVE_INFINITY, "x", NU, 1.0), 3, 0.1);
            // d = 2 RATE W E/D
            double hot = 1 + 2 * RATE * W * 3 / d;
            ActionPlane plane = f.plane();
            assertTrue(f.error() <= 0.1, "" + f.error());
            double off = Math.abs(1 - f.mass(0));
            for (int cell = 0; cell < plane.size() * plane.size(); cell++) {
                double exact = Math.exp(-plane.energy(cell) / hot) * Math.pow(W / (2 * Math.PI * hot), d);
                off += Math.abs(f.values()[1][cell] - exact) * plane.volume(cell);
            }
            assertTrue(off < f.error(), off + " where " + f.error() + " was told");
            assertEquals(f.mass(0), f.mass(1), 1e-10);
            assertEquals(d * hot, f.meanEnergy(1), 0.02 * d);
        }
    }

    /** Both circular quanta grow alike, and their difference is the angular momentum of the start. */
    @Test
    void quantaOfAStartThatTurns() {
        ActionDistribution f = solve(problem(oscillator(2), Double.POSITIVE_INFINITY, "x", NU, null), 2, 5e-2);
        assertEquals("[I_plus, I_minus]", f.plane().names().toString());
        double[] q = far(2, 1.2);
        double[] p = far(2, 0);
        double l = q[0] * p[1] - q[1] * p[0];
        double e = (p[0] * p[0] + p[1] * p[1] + W * W * (q[0] * q[0] + q[1] * q[1])) / 2 + 0.4 * (1 + W * W);
        for (int i = 0; i < 2; i++) {
            double grown = RATE * f.times()[i];
            double plus = (e / W + l) / 2 + grown;
            assertEquals(plus, f.meanAction(0, i), 1e-2 * plus);
            assertEquals((e / W - l) / 2 + grown, f.meanAction(1, i), 1e-2 * plus);
        }
        assertEquals(1, f.mass(1), f.error());
    }

    /** In space the mean energy of any start grows at d0 = 2 RATE W. */
    @Test
    void startThatTurnsInSpace() {
        SpaceProblem problem = problem(oscillator(3), Double.POSITIVE_INFINITY, "x", NU, null);
        ActionPlane plane =
                new ActionPlane(problem, ActionFamily.of(problem), new double[] {7, 10}, 40, ON, Progress.NONE);
        ActionDistribution f = after(plane, 2);
        assertEquals("[I_r, L]", plane.names().toString());
        assertEquals(1, f.mass(1), 1e-2);
        assertEquals(f.mass(0), f.mass(1), 1e-10);
        assertEquals(2 * RATE * W * 2, f.meanEnergy(1) - f.meanEnergy(0), 6e-3);
    }

    private static ActionDistribution after(ActionPlane plane, double end) {
        double[] times = {0, end};
        double[][] f = new ActionFlow(plane).solve(plane.start(), times, 64, Progress.NONE);
        return new ActionDistribution(plane, times, f, 0, 0, 64, 0);
    }

    /** The mean of f0 over a torus against random turns of the plane of motion. */
    @Test
    void meansOfAGaussianOverTori() {
        for (int d = 2; d <= 3; d++) {
            SpaceProblem problem = problem(SpacePotential.central(d, "r^4"), Double.POSITIVE_INFINITY, "x", 1, null);
            RadialOrbit orbit = new RadialWell(problem.hamiltonian()).orbit(1.6, 0.7);
            RadialOrbit.Samples at = orbit.at(256);
            SplittableRandom random = new SplittableRandom(7);
            int n = 200_000;
            double sum = 0;
            double square = 0;
            for (int k = 0; k < n; k++) {
                int i = random.nextInt(256);
                double[] a = direction(random, d);
                double[] b = direction(random, d);
                double along = dot(a, b);
                for (int j = 0; j < d; j++) {
                    b[j] -= along * a[j];
                }
                double size = Math.sqrt(dot(b, b));
                if (d == 2) {
                    b = new double[] {-a[1], a[0]};
                    size = 1;
                }
                double far = 0;
                for (int j = 0; j < d; j++) {
                    double q = at.r()[i] * a[j] - far(d, 1.2)[j];
                    double p = at.momentum()[i] * a[j] + 0.7 / at.r()[i] * b[j] / size - far(d, 0)[j];
                    far += q * q + p * p;
                }
                double f = Math.exp(-far / 0.8) * Math.pow(0.8 * Math.PI, -d);
                sum += f / n;
                square += f * f / n;
            }
            double error = Math.sqrt((square - sum * sum) / n);
            assertEquals(sum, problem.initial().torusMean(orbit, 0.7), 4 * error, "D = " + d);
            assertTrue(error < 0.02 * sum);
        }
    }

    private static double dot(double[] a, double[] b) {
        double out = 0;
        for (int j = 0; j < a.length; j++) {
            out += a[j] * b[j];
        }
        return out;
    }

    private static double[] direction(SplittableRandom random, int d) {
        double[] out = new double[d];
        for (int j = 0; j < d; j++) {
            out[j] = SpaceGaussian.gauss(random);
        }
        double size = Math.sqrt(dot(out, out));
        for (int j = 0; j < d; j++) {
            out[j] /= size;
        }
        return out;
    }

    /** What reaches the top of a Morse well has left, and the more of it the longer it is shaken. */
    @Test
    void topOfAMorseWellAbsorbs() {
        SpaceProblem problem = problem(SpaceWells.morse(2, 1, 1, 2), 0.5, "x", 0.7, 0.1);
        ActionFamily family = ActionFamily.of(problem);
        double[] top = family.reach(Double.POSITIVE_INFINITY);
        ActionPlane plane = new ActionPlane(problem, family, top, 24, ON, Progress.NONE);
        assertTrue(plane.isEmpty(24 * 24 - 1));
        assertTrue(!plane.isEmpty(12));
        double before = after(plane, 0).mass(1);
        assertEquals(1, before, 2e-2);
        double half = after(plane, 1).mass(1);
        double end = after(plane, 2).mass(1);
        assertTrue(before - half > 1e-2 && half - end > 1e-2, before + ", " + half + ", " + end);
    }

    @Test
    void drivesThatChangeTooFastWithDirectionAreRefused() {
        SpaceProblem rough = problem(oscillator(3), Double.POSITIVE_INFINITY, "cos(20*z)", 1, 1.0);
        assertThrows(RefusalException.class, () -> solve(rough, 1, 0.1));
    }

    /** Values of scipy.special.ive; both series where they meet. */
    @Test
    void besselFunction() {
        assertEquals(1, ModifiedBessel.scaledZero(0), 0);
        assertEquals(0.4657596075936404, ModifiedBessel.scaledZero(1), 1e-15);
        assertEquals(0.12783333716342860, ModifiedBessel.scaledZero(10), 1e-15);
        assertEquals(0.0933991540543294, ModifiedBessel.scaledZero(18.49999), 1e-15);
        assertEquals(ModifiedBessel.scaledZero(18.4999999), ModifiedBessel.scaledZero(18.5000001), 3e-9);
        assertEquals(0.03994437929909668, ModifiedBessel.scaledZero(100), 1e-15);
    }
}
