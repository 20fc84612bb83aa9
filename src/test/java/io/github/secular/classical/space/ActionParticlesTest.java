package io.github.secular.classical.space;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.secular.classical.OrbitSamples;
import io.github.secular.classical.Relaxation;
import io.github.secular.numerics.Progress;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The plane of actions beside particles whose relaxation keeps both actions and draws their angles anew. */
class ActionParticlesTest {
    private static final double[] B = {1, 3};
    private static final double GAMMA = 0.5;
    private static final double NU = 2.2;
    private static final double EPSILON = 0.1;
    private static final double T = 0.6;
    private static final int COUNT = 8_000;
    private static final int ANGLES = 1024;

    /** Of the orbits of energy 1, to which those of all energies are similar. */
    private static OrbitSamples[] orbits(SpacePotential u) {
        AxisLoops axes = new AxisLoops(u);
        return new OrbitSamples[] {
            axes.loops(0, 1).get(0).sample(ANGLES), axes.loops(1, 1).get(0).sample(ANGLES)
        };
    }

    private static double energy(int axis, double x, double p) {
        return p * p / 2 + B[axis] * x * x * x * x / 4;
    }

    /** I of b x^4/4: E^{3/4} times that of energy 1. */
    private static double action(int axis, double x, double p) {
        return Math.pow(energy(axis, x, p), 0.75) * Math.pow(B[axis], -0.25) * UNIT;
    }

    /** (1/2π) ∮ p dx of x^4/4 at energy 1: (2/π) √2 ∫_0^{√2} √(1 − x^4/4) dx = (2/π) · 2 · 0.8740191847640399. */
    private static final double UNIT = 4 / Math.PI * 0.8740191847640399;

    private static void slopes(double tau, double[] y, double[] out) {
        double c = 2 * EPSILON * Math.cos(NU * tau);
        out[0] = y[2];
        out[1] = y[3];
        out[2] = -B[0] * y[0] * y[0] * y[0] - c * y[1];
        out[3] = -B[1] * y[1] * y[1] * y[1] - c * y[0];
    }

    /** One step of Runge and Kutta. */
    private static void step(double tau, double h, double[] y) {
        double[][] k = new double[4][4];
        double[] at = new double[4];
        double[] parts = {0, h / 2, h / 2, h};
        for (int s = 0; s < 4; s++) {
            for (int a = 0; a < 4; a++) {
                at[a] = y[a] + (s == 0 ? 0 : parts[s] * k[s - 1][a]);
            }
            slopes(tau + parts[s], at, k[s]);
        }
        for (int a = 0; a < 4; a++) {
            y[a] += h / 6 * (k[0][a] + 2 * k[1][a] + 2 * k[2][a] + k[3][a]);
        }
    }

    private static void relax(double[] y, OrbitSamples[] orbits, SplittableRandom random) {
        for (int a = 0; a < 2; a++) {
            double e = energy(a, y[a], y[2 + a]);
            int angle = random.nextInt(ANGLES);
            y[a] = Math.pow(e, 0.25) * orbits[a].x()[angle];
            y[2 + a] = Math.sqrt(e) * orbits[a].p()[angle];
        }
    }

    private static void fly(double[] y, OrbitSamples[] orbits, SplittableRandom random) {
        double end = T / (EPSILON * EPSILON);
        double tau = 0;
        while (tau < end) {
            double next = tau - Math.log1p(-random.nextDouble()) / GAMMA;
            double stop = Math.min(next, end);
            int steps = (int) Math.ceil((stop - tau) / 0.12);
            for (int k = 0; k < steps; k++) {
                step(tau + k * (stop - tau) / steps, (stop - tau) / steps, y);
            }
            tau = stop;
            if (next < end) {
                relax(y, orbits, random);
            }
        }
    }

    @Test
    void gainsOfBothActions() {
        SpacePotential u =
                SpaceWells.separable(List.of("quartic", "quartic"), List.of(new double[] {B[0]}, new double[] {B[1]}));
        SpaceShells shells = new SpaceShells(new SpaceHamiltonian(u, null, Double.POSITIVE_INFINITY));
        SpaceProblem problem = new SpaceProblem(
                shells,
                Relaxation.constant(GAMMA),
                SpaceDrive.cosine(SpacePotential.formula(2, "2*x*y"), NU),
                EPSILON,
                new ThermalDensity(shells, 1));
        int n = 40;
        ActionPlane plane = new ActionPlane(
                problem, ActionFamily.of(problem), new double[] {9, 7}, n, new double[] {1}, Progress.NONE);
        double[] f = new ActionFlow(plane).solve(plane.start(), new double[] {T}, 64, Progress.NONE)[0];
        OrbitSamples[] orbits = orbits(u);
        SplittableRandom random = new SplittableRandom(8);
        double[] sums = new double[3];
        double[] squares = new double[3];
        double[] q = new double[2];
        double[] p = new double[2];
        for (int i = 0; i < COUNT; i++) {
            problem.initial().draw(random, q, p);
            double[] y = {q[0], q[1], p[0], p[1]};
            double[] before = {action(0, y[0], y[2]), action(1, y[1], y[3])};
            double energy = energy(0, y[0], y[2]) + energy(1, y[1], y[3]);
            fly(y, orbits, random);
            double[] gains = {
                action(0, y[0], y[2]) - before[0],
                action(1, y[1], y[3]) - before[1],
                energy(0, y[0], y[2]) + energy(1, y[1], y[3]) - energy
            };
            for (int k = 0; k < 3; k++) {
                sums[k] += gains[k] / COUNT;
                squares[k] += gains[k] * gains[k] / COUNT;
            }
        }
        double[] start = plane.start();
        for (int k = 0; k < 3; k++) {
            double wanted = mean(plane, f, k) - mean(plane, start, k);
            double error = Math.sqrt((squares[k] - sums[k] * sums[k]) / COUNT);
            assertEquals(wanted, sums[k], 3.5 * error + 0.01 * wanted, "gain " + k);
            assertTrue(error < 0.1 * wanted, error + " of " + wanted);
        }
    }

    /** The mean of an action, or, of number 2, of the energy. */
    private static double mean(ActionPlane plane, double[] f, int of) {
        int n = plane.size();
        double sum = 0;
        for (int cell = 0; cell < f.length; cell++) {
            double value = of == 2 ? plane.energy(cell) : plane.action(of, of == 0 ? cell / n : cell % n);
            sum += f[cell] * plane.volume(cell) * value;
        }
        return sum / plane.mass(f);
    }
}
