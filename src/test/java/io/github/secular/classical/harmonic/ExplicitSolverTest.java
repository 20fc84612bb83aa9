package io.github.secular.classical.harmonic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.secular.classical.CosineTerm;
import io.github.secular.classical.DensityState;
import io.github.secular.classical.FormulaFunction;
import io.github.secular.classical.FormulaPotential;
import io.github.secular.classical.FunctionDensity;
import io.github.secular.classical.GaussianDensity;
import io.github.secular.classical.GridDensity;
import io.github.secular.classical.Hamiltonian1D;
import io.github.secular.classical.InitialDensity;
import io.github.secular.classical.Moments;
import io.github.secular.classical.PhaseFunction;
import io.github.secular.classical.PhaseRange;
import io.github.secular.classical.QuasiPeriodicPotential;
import io.github.secular.classical.RandomPotential;
import io.github.secular.classical.Relaxation;
import io.github.secular.classical.ShakingPotential;
import io.github.secular.classical.VlasovProblem;
import io.github.secular.classical.VlasovTrajectory;
import io.github.secular.classical.Wells;
import io.github.secular.drive.ClockNoise;
import io.github.secular.drive.Envelope;
import io.github.secular.drive.FormulaEnvelope;
import io.github.secular.numerics.Progress;
import io.github.secular.numerics.RefusalException;
import java.util.List;
import org.apache.commons.math3.ode.FirstOrderDifferentialEquations;
import org.apache.commons.math3.ode.nonstiff.DormandPrince853Integrator;
import org.junit.jupiter.api.Test;

class ExplicitSolverTest {
    private static final PhaseFunction X = FormulaFunction.of("x");
    private static final ExplicitSolver EXPLICIT = new ExplicitSolver();

    /** Two frequencies, one of them resonant, a static force, sines and a part in p. */
    private static final QuasiPeriodicPotential MANY = new QuasiPeriodicPotential(
            new double[] {1.7, 0.43},
            List.of(
                    new CosineTerm(
                            new int[] {1, 0}, FormulaFunction.of("0.4*x"), FormulaFunction.of("x"), Envelope.ONE),
                    new CosineTerm(
                            new int[] {-1, 2},
                            FormulaFunction.of("x - 0.3*p"),
                            FormulaFunction.of("2*p"),
                            Envelope.ONE),
                    CosineTerm.of(FormulaFunction.of("0.5*x + 3"), 0, 0)));

    private static VlasovProblem problem(Hamiltonian1D well, ShakingPotential v, double epsilon, InitialDensity f0) {
        return new VlasovProblem(well, Relaxation.NONE, v, epsilon, f0);
    }

    private static DensityState at(VlasovProblem problem, double t) {
        return EXPLICIT.solve(problem, new double[] {t}, 1e-9, Progress.NONE).state(0);
    }

    private static double value(DensityState f, double x, double p) {
        double[] out = new double[1];
        f.sample(new double[] {x}, new double[] {p}, out);
        return out[0];
    }

    /** f is constant along the characteristics of the equation, integrated step by step from the formulas alone. */
    @Test
    void densitiesAreCarriedAlongCharacteristics() {
        double w = 1.7;
        double c = 0.6;
        double eps = 0.3;
        double t = 0.9;
        InitialDensity f0 = new FunctionDensity(
                FormulaFunction.of("exp(-x^2 - 2*(p-0.3)^2)*(1 + 0.5*sin(3*x))"), PhaseRange.centred(6, 6), 1);
        Hamiltonian1D well = new Hamiltonian1D(FormulaPotential.of("1.445*(x - 0.6)^2 + 4"), -20, 20); // w²/2 = 1.445
        DensityState f = at(problem(well, MANY, eps, f0), t);
        FirstOrderDifferentialEquations motion = new FirstOrderDifferentialEquations() {
            @Override
            public int getDimension() {
                return 2;
            }

            @Override
            public void computeDerivatives(double tau, double[] y, double[] dy) {
                double a = 1.7 * tau;
                double b = (2 * 0.43 - 1.7) * tau;
                dy[0] = y[1] + eps * (-0.3 * Math.cos(b) + 2 * Math.sin(b));
                dy[1] = -w * w * (y[0] - c) - eps * (0.4 * Math.cos(a) + Math.sin(a) + Math.cos(b) + 0.5);
            }
        };
        for (double[] start : new double[][] {{0, 0}, {0.7, -0.4}, {-1.1, 0.8}, {0.2, 1.5}}) {
            double[] end = start.clone();
            new DormandPrince853Integrator(1e-6, 0.1, 1e-13, 1e-13).integrate(motion, 0, start, t / eps / eps, end);
            assertEquals(f0.at(start[0], start[1]), value(f, end[0], end[1]), 1e-11);
        }
    }

    /** Moments and shell means are integrals of the same f; Σ over a fine grid, and ∫ h0 Πf dE. */
    @Test
    void momentsAndShellMeansBelongToTheDensity() {
        InitialDensity f0 = new FunctionDensity(
                FormulaFunction.of("exp(-2*(x-0.5)^2 - (p+0.2)^2 - x*p)"), PhaseRange.centred(7, 7), 1.5);
        Hamiltonian1D well = new Hamiltonian1D(FormulaPotential.of("0.72*(x + 0.3)^2"), -20, 20);
        DensityState f = at(problem(well, MANY, 0.4, f0), 1.3);
        Moments.Sum sum = new Moments.Sum();
        double h = 0.05;
        for (double x = -15; x < 15; x += h) {
            for (double p = -15; p < 15; p += h) {
                sum.add(h * h * value(f, x, p), well.energy(x, p), x, p);
            }
        }
        Moments summed = sum.moments();
        Moments m = f.moments();
        assertEquals(1.5, m.mass(), 1e-12);
        assertEquals(summed.mass(), m.mass(), 1e-9);
        assertEquals(summed.energy(), m.energy(), 1e-9);
        assertEquals(summed.x(), m.x(), 1e-9);
        assertEquals(summed.p(), m.p(), 1e-9);
        assertEquals(summed.xx(), m.xx(), 1e-9);
        assertEquals(summed.xp(), m.xp(), 1e-9);
        assertEquals(summed.pp(), m.pp(), 1e-9);
        double mass = 0;
        double energy = 0;
        double step = 0.01;
        for (double s = step / 2; s < 14; s += step) {
            double part = 2 * Math.PI / 1.2 * f.shellMean(s * s) * 2 * s * step;
            mass += part;
            energy += part * s * s;
        }
        assertEquals(1.5, mass, 1e-5);
        assertEquals(m.energy() * 1.5, energy, 1e-5);
    }

    @Test
    void theLadderFindsTheSame() {
        QuasiPeriodicPotential v = new QuasiPeriodicPotential(
                new double[] {0.7},
                List.of(
                        CosineTerm.of(X, 1),
                        new CosineTerm(new int[] {2}, PhaseFunction.ZERO, FormulaFunction.of("0.5*x"), Envelope.ONE)));
        VlasovProblem problem =
                problem(new Hamiltonian1D(Wells.harmonic(1)), v, 0.3, new GaussianDensity(0.7, -0.2, 0.5));
        double[] times = {0.2, 1};
        VlasovTrajectory ladder = new LadderSolver().solve(problem, times, 1e-9, Progress.NONE);
        VlasovTrajectory found = EXPLICIT.solve(problem, times, 1e-9, Progress.NONE);
        for (int i = 0; i < 2; i++) {
            for (double e : new double[] {0.01, 0.3, 1, 2.5}) {
                assertEquals(ladder.state(i).shellMean(e), found.state(i).shellMean(e), 1e-9);
            }
            assertEquals(
                    ladder.state(i).moments().pp(), found.state(i).moments().pp(), 1e-9);
            assertEquals(value(ladder.state(i), 0.4, 1.1), value(found.state(i), 0.4, 1.1), 1e-9);
        }
        assertTrue(found.report().warnings().isEmpty());
    }

    /** At resonance f is thrown out to energies t²/(8ε²); its shells there are arcs far wider than f. */
    @Test
    void resonanceFarOut() {
        double eps = 1e-4;
        double t = 1.25;
        VlasovProblem problem = problem(
                new Hamiltonian1D(Wells.harmonic(2)),
                QuasiPeriodicPotential.cosine(X, 2),
                eps,
                new GaussianDensity(0, 0, 0.25));
        DensityState f = at(problem, t);
        // U = 2x²: the force drives u = 2x, p by ε τ/2 a unit of time, R = t/(2ε)
        double distance = t / (2 * eps);
        assertEquals(distance * distance / 2, f.moments().energy(), 1e-6 * distance * distance);
        // In (u, p) the start is a Gaussian of variances 1 and 1/4, which turns: on average over angles as on average
        // over the energies around, so that ∫ h0 Πf dE = 1
        double mass = 0;
        double step = 1e-2;
        for (double r = distance - 8; r < distance + 8; r += step) {
            mass += Math.PI * f.shellMean(r * r / 2) * r * step;
        }
        assertEquals(1, mass, 1e-6);
        assertEquals(0, f.shellMean(distance * distance / 8));
    }

    @Test
    void imagesAreCarriedToo() {
        GaussianDensity exact = new GaussianDensity(0.4, -0.3, 0.6);
        PhaseRange range = PhaseRange.centred(6, 6);
        int n = 96;
        double[] pixels = new double[n * n];
        for (int j = 0; j < n; j++) {
            for (int i = 0; i < n; i++) {
                pixels[j * n + i] = exact.at(-6 + (i + 0.5) * 12 / n, -6 + (j + 0.5) * 12 / n);
            }
        }
        Hamiltonian1D well = new Hamiltonian1D(Wells.harmonic(1));
        DensityState image = at(problem(well, MANY, 0.2, new GridDensity(range, n, n, pixels)), 0.7);
        DensityState smooth = at(problem(well, MANY, 0.2, exact), 0.7);
        for (double e : new double[] {0.05, 0.5, 2}) {
            assertEquals(smooth.shellMean(e), image.shellMean(e), 1e-4);
        }
        // a checkerboard has no shell means to rounding, and the report says so
        double[] rough = new double[25 * 25];
        for (int i = 0; i < rough.length; i++) {
            rough[i] = (i % 25 + i / 25) % 2;
        }
        VlasovProblem checked = problem(well, MANY, 0.2, new GridDensity(range, 25, 25, rough));
        assertEquals(
                1,
                EXPLICIT.solve(checked, new double[] {0.7}, 1e-12, Progress.NONE)
                        .report()
                        .warnings()
                        .size());
    }

    @Test
    void whatItCannotDoIsRefusedInASentence() {
        GaussianDensity f0 = new GaussianDensity(0, 0, 1);
        Hamiltonian1D well = new Hamiltonian1D(Wells.harmonic(1));
        QuasiPeriodicPotential cosine = QuasiPeriodicPotential.cosine(X, 0.7);
        refuses("harmonic well", problem(new Hamiltonian1D(Wells.duffing(1, 1e-6)), cosine, 0.1, f0));
        refuses("without relaxation", new VlasovProblem(well, Relaxation.constant(0.1), cosine, 0.1, f0));
        refuses("not noise", problem(well, new RandomPotential(X, new ClockNoise(1)), 0.1, f0));
        refuses(
                "proportional to x",
                problem(well, QuasiPeriodicPotential.cosine(FormulaFunction.of("x^2"), 1), 0.1, f0));
        QuasiPeriodicPotential slow = new QuasiPeriodicPotential(
                new double[] {1}, List.of(CosineTerm.of(FormulaEnvelope.of("exp(-t)"), X, 1)));
        refuses("changing envelopes", problem(well, slow, 1e-4, f0));
    }

    private static void refuses(String why, VlasovProblem problem) {
        RefusalException e = assertThrows(RefusalException.class, () -> at(problem, 1));
        assertTrue(e.getMessage().contains(why), e.getMessage());
    }
}
