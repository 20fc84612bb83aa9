package io.github.secular.classical.harmonic;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.secular.classical.CosineTerm;
import io.github.secular.classical.FormulaFunction;
import io.github.secular.classical.FormulaPotential;
import io.github.secular.classical.GaussianDensity;
import io.github.secular.classical.Hamiltonian1D;
import io.github.secular.classical.Moments;
import io.github.secular.classical.PhaseFunction;
import io.github.secular.classical.QuasiPeriodicPotential;
import io.github.secular.classical.RandomPotential;
import io.github.secular.classical.Relaxation;
import io.github.secular.classical.ShakingPotential;
import io.github.secular.classical.VlasovProblem;
import io.github.secular.drive.FormulaEnvelope;
import io.github.secular.drive.TelegraphNoise;
import io.github.secular.numerics.Progress;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The closed moment equations under quadratic potentials, against sums over the terms of H0 + εV step by step. */
class ExactMomentsTest {
    private static final double EPSILON = 0.2;
    private static final double GAMMA = 0.4;
    private static final double W = 1.4;
    private static final double C = 0.2;

    private static VlasovProblem problem(ShakingPotential v) {
        return new VlasovProblem(
                new Hamiltonian1D(FormulaPotential.of("0.98*(x - 0.2)^2"), -30, 30),
                Relaxation.constant(GAMMA),
                v,
                EPSILON,
                new GaussianDensity(0.7, -0.2, 1));
    }

    /** V of one value of a noise, or at a fast time, with the polynomial in x² , xp, p², x, p given by factors. */
    private interface Factors {
        double[] at(double tau);
    }

    /** (⟨x⟩, ⟨p⟩, ⟨x²⟩, ⟨xp⟩, ⟨p²⟩) in the coordinates of the file, by {H, g} of each monomial. */
    private static double[] slopes(double[] y, double[] v) {
        double x = y[0];
        double p = y[1];
        double xx = y[2];
        double xp = y[3];
        double pp = y[4];
        double k = W * W;
        // ∂H/∂x = k(x − C) + ε(2 v0 x + v1 p + v3), ∂H/∂p = p + ε(v1 x + 2 v2 p + v4)
        double ax = k + 2 * EPSILON * v[0];
        double ap = EPSILON * v[1];
        double a0 = -k * C + EPSILON * v[3];
        double bx = EPSILON * v[1];
        double bp = 1 + 2 * EPSILON * v[2];
        double b0 = EPSILON * v[4];
        double energy = (pp + k * (xx - 2 * C * x + C * C)) / 2;
        double meanXx = energy / k + C * C;
        return new double[] {
            bx * x + bp * p + b0 + GAMMA * (C - x),
            -(ax * x + ap * p + a0) - GAMMA * p,
            2 * (bx * xx + bp * xp + b0 * x) + GAMMA * (meanXx - xx),
            bx * xp + bp * pp + b0 * p - (ax * xx + ap * xp + a0 * x) - GAMMA * xp,
            -2 * (ax * xp + ap * pp + a0 * p) + GAMMA * (energy - pp)
        };
    }

    private static double[] integrated(Factors v, double from, double to, double[] start) {
        double[] y = start.clone();
        int steps = (int) Math.ceil((to - from) / 2e-3);
        double h = (to - from) / steps;
        for (int i = 0; i < steps; i++) {
            double tau = from + i * h;
            double[] a = slopes(y, v.at(tau + 1e-9 * h));
            double[] b = slopes(plus(y, a, h / 2), v.at(tau + h / 2));
            double[] c = slopes(plus(y, b, h / 2), v.at(tau + h / 2));
            double[] d = slopes(plus(y, c, h), v.at(tau + h - 1e-9 * h));
            for (int j = 0; j < y.length; j++) {
                y[j] += h / 6 * (a[j] + 2 * b[j] + 2 * c[j] + d[j]);
            }
        }
        return y;
    }

    private static double[] plus(double[] y, double[] slope, double h) {
        double[] out = y.clone();
        for (int j = 0; j < y.length; j++) {
            out[j] += h * slope[j];
        }
        return out;
    }

    private static double[] start() {
        return new double[] {0.7, -0.2, 1.49, -0.14, 1.04};
    }

    private static void agrees(double[] y, Moments m) {
        double[] found = {m.x(), m.p(), m.xx(), m.xp(), m.pp()};
        for (int j = 0; j < y.length; j++) {
            assertEquals(y[j], found[j], 1e-8, "moment " + j);
        }
        assertEquals((y[4] + W * W * (y[2] - 2 * C * y[0] + C * C)) / 2, m.energy(), 1e-8);
    }

    @Test
    void everyQuadraticTerm() {
        QuasiPeriodicPotential v = new QuasiPeriodicPotential(
                new double[] {0.7, 1.9},
                List.of(
                        CosineTerm.of(FormulaFunction.of("x^2 + 0.5*x*p"), 1, 0),
                        CosineTerm.of(
                                FormulaEnvelope.of("step(t-0.2)*exp(-(t-0.2)/0.05)"),
                                FormulaFunction.of("p^2-x"),
                                0,
                                1),
                        CosineTerm.of(FormulaFunction.of("0.3*x*p + 0.2*p - 1"), 0, 0)));
        Factors factors = tau -> {
            double a = Math.cos(0.7 * tau);
            double t = tau * EPSILON * EPSILON;
            double b = t < 0.2 ? 0 : Math.exp(-(t - 0.2) / 0.05) * Math.cos(1.9 * tau);
            return new double[] {a, 0.5 * a + 0.3, b, -b, 0.2};
        };
        double[] jump = integrated(factors, 0, 5, start());
        List<Moments> found = ExactMoments.of(problem(v), new double[] {0.2, 1}, Progress.NONE);
        agrees(jump, found.get(0));
        agrees(integrated(factors, 5, 25, jump), found.get(1));
    }

    /** Positions and momenta at once, in closed form and at any time. */
    @Test
    void linearTermsInClosedForm() {
        QuasiPeriodicPotential v = new QuasiPeriodicPotential(
                new double[] {0.7},
                List.of(
                        new CosineTerm(
                                new int[] {1},
                                FormulaFunction.of("x"),
                                FormulaFunction.of("0.4*p - x"),
                                io.github.secular.drive.Envelope.ONE),
                        CosineTerm.of(FormulaFunction.of("0.3*x - 0.2*p"), 0)));
        Factors factors = tau ->
                new double[] {0, 0, 0, Math.cos(0.7 * tau) - Math.sin(0.7 * tau) + 0.3, 0.4 * Math.sin(0.7 * tau) - 0.2
                };
        agrees(
                integrated(factors, 0, 25, start()),
                ExactMoments.of(problem(v), new double[] {1}, Progress.NONE).get(0));
    }

    /** The mean over a telegraph: two coupled copies, one for each of its values. */
    @Test
    void telegraphTimesQuadratic() {
        PhaseFunction shape = FormulaFunction.of("x^2 - 0.5*x*p + p");
        TelegraphNoise noise = new TelegraphNoise(0.7, 0.64);
        double lambda = noise.switchingRate();
        double[][] y = {start(), start()};
        int steps = 12_500;
        double h = 25.0 / steps;
        // Strang: half of the jumps, motion at either value, half of the jumps
        for (int i = 0; i < steps; i++) {
            mix(y, lambda * h / 2);
            for (int s = 0; s < 2; s++) {
                double a = s == 0 ? 0.8 : -0.8;
                y[s] = integrated(tau -> new double[] {a, -0.5 * a, 0, 0, a}, 0, h, y[s]);
            }
            mix(y, lambda * h / 2);
        }
        Moments m = ExactMoments.of(problem(new RandomPotential(shape, noise)), new double[] {1}, Progress.NONE)
                .get(0);
        assertEquals((y[0][2] + y[1][2]) / 2, m.xx(), 1e-5);
        assertEquals((y[0][4] + y[1][4]) / 2, m.pp(), 1e-5);
        assertEquals((y[0][0] + y[1][0]) / 2, m.x(), 1e-5);
    }

    private static void mix(double[][] y, double rate) {
        double kept = (1 + Math.exp(-2 * rate)) / 2;
        for (int j = 0; j < y[0].length; j++) {
            double a = y[0][j];
            double b = y[1][j];
            y[0][j] = kept * a + (1 - kept) * b;
            y[1][j] = kept * b + (1 - kept) * a;
        }
    }
}
