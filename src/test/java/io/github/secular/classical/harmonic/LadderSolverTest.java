package io.github.secular.classical.harmonic;

import static io.github.secular.Validation.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.secular.Validation;
import io.github.secular.classical.FormulaFunction;
import io.github.secular.classical.FunctionDensity;
import io.github.secular.classical.GaussianDensity;
import io.github.secular.classical.Moments;
import io.github.secular.classical.PhaseFunction;
import io.github.secular.classical.PhaseRange;
import io.github.secular.classical.RandomPotential;
import io.github.secular.classical.Relaxation;
import io.github.secular.classical.VlasovCases;
import io.github.secular.classical.VlasovProblem;
import io.github.secular.classical.VlasovTrajectory;
import io.github.secular.drive.ClockNoise;
import io.github.secular.drive.OrnsteinUhlenbeckNoise;
import io.github.secular.drive.TelegraphNoise;
import io.github.secular.numerics.Progress;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Cases S5 (harmonic) and S6, whole, by the ladder and the moment equations. */
@Validation.Against("reference cases S5: independent ladders")
class LadderSolverTest {
    private static final JsonNode S5 = VlasovCases.read("S5_vlasov_finite_eps");
    private static final JsonNode S6 = VlasovCases.read("S6_random_clock_harmonic");

    /** Without relaxation the start at the foot of the motion is exact; far out, where f is 0, too. */
    @Test
    void thinDensitiesFarFromTheCentre() {
        for (double variance : new double[] {0.01, 0.05}) {
            VlasovProblem damped = VlasovCases.forcedWell(0.3, new GaussianDensity(0.3, 0.2, variance));
            VlasovProblem problem = new VlasovProblem(
                    damped.hamiltonian(), Relaxation.NONE, damped.shaking(), damped.epsilon(), damped.initial());
            double[] times = {0, 0.7};
            VlasovTrajectory ladder = new LadderSolver().solve(problem, times, 1e-9, Progress.NONE);
            VlasovTrajectory exact = new ExplicitSolver().solve(problem, times, 1e-9, Progress.NONE);
            for (int t = 0; t < times.length; t++) {
                for (double e = 0; e < 14; e += 0.05) {
                    assertEquals(
                            exact.state(t).shellMean(e),
                            ladder.state(t).shellMean(e),
                            1e-8,
                            "variance " + variance + ", E = " + e);
                }
                double[] x = {0, 0.3, 0.4, 0.2, -1, 3, 5, 9};
                double[] p = {0, 0.2, 0.3, 0.1, 0.2, -1, 2, 9};
                double[] found = new double[x.length];
                double[] wanted = new double[x.length];
                ladder.state(t).sample(x, p, found);
                exact.state(t).sample(x, p, wanted);
                for (int i = 0; i < x.length; i++) {
                    assertEquals(wanted[i], found[i], 1e-8 / variance, "x = " + x[i]);
                }
            }
        }
    }

    /** A band of the width 0.1 in energy: its own values at the start, and its mass at all times. */
    @Test
    void shellBand() {
        double width = 0.1;
        PhaseFunction band = new PhaseFunction() {
            @Override
            public double at(double x, double p) {
                double e = ((x * x + p * p) / 2 - 1.5) / width;
                return Math.exp(-e * e / 2);
            }

            @Override
            public double byPosition(double x, double p) {
                return -((x * x + p * p) / 2 - 1.5) / width / width * x * at(x, p);
            }

            @Override
            public double byMomentum(double x, double p) {
                return byPosition(p, x);
            }

            @Override
            public boolean isZero() {
                return false;
            }
        };
        FunctionDensity f0 = new FunctionDensity(band, new PhaseRange(-2.6, 2.6, -2.6, 2.6), 1);
        VlasovTrajectory found =
                new LadderSolver().solve(VlasovCases.forcedWell(0.05, f0), new double[] {0, 0.2}, 1e-8, Progress.NONE);
        double peak = 1 / (2 * Math.PI * width * Math.sqrt(2 * Math.PI));
        double[] mass = new double[2];
        double step = 0.02;
        for (double e = step / 2; e < 8; e += step) {
            double u = (e - 1.5) / width;
            assertEquals(peak * Math.exp(-u * u / 2), found.state(0).shellMean(e), 1e-7 * peak, "E = " + e);
            for (int t = 0; t < 2; t++) {
                mass[t] += 2 * Math.PI * step * found.state(t).shellMean(e);
            }
        }
        assertEquals(1, mass[0], 1e-7);
        assertEquals(1, mass[1], 1e-5);
    }

    @Test
    void oneLongStretchHearsThatItIsNotWanted() {
        DrivenSystem turning = new DrivenSystem() {
            @Override
            int size() {
                return 1;
            }

            @Override
            public void computeDerivatives(double tau, double[] y, double[] slope) {
                slope[0] = -y[1];
                slope[1] = y[0];
            }
        };
        AtomicInteger asked = new AtomicInteger();
        Progress tenth = Progress.unwatched(() -> asked.incrementAndGet() == 10);
        assertThrows(CancellationException.class, () -> new LinearFlow(turning, 1e-9, tenth)
                .advance(tau -> 0, 0, 1e4, new double[] {1, 0}));
    }

    @Test
    void dampedWell() {
        for (String kind : new String[] {"ill", "well"}) {
            double[] centre =
                    VlasovCases.doubles(S5.get("inputs").get("harmonic").get("center0_" + kind));
            GaussianDensity f0 = new GaussianDensity(centre[0], centre[1], 1);
            for (JsonNode row : S5.get("outputs").get("harmonic_" + kind)) {
                VlasovProblem problem = VlasovCases.forcedWell(row.get("eps").asDouble(), f0);
                VlasovTrajectory found = new LadderSolver()
                        .solve(problem, new double[] {row.get("t").asDouble()}, 1e-9, Progress.NONE);
                checkMoments(row.get("moments"), found.state(0).moments(), 1e-8);
                // The reference holds its own cut-off below 1e-12.
                checkShellMeans(row.get("Pi_f"), S5, found, 1e-9);
                checkPoints(row, found, 1e-9);
                Moments exact = new MomentEquations(
                                TrigonometricSum.cosine(1, 0.7, 0),
                                problem.epsilon(),
                                0.5,
                                Moments.of(f0, problem.hamiltonian()))
                        .at(problem.fastTime(row.get("t").asDouble()));
                checkMoments(row.get("moments"), exact, 1e-8);
                assertTrue(found.report().massError() <= 1e-12);
            }
        }
    }

    /** Case S8: γ_k = γ(1 − b_k). */
    @Test
    void kernelOfAngleDifferences() {
        JsonNode s8 = VlasovCases.read("S8_kernel_and_semiclassical");
        double[] centre = VlasovCases.doubles(s8.at("/inputs/kernel_vlasov/center0"));
        VlasovProblem damped = VlasovCases.forcedWell(0.1, new GaussianDensity(centre[0], centre[1], 1));
        for (JsonNode row : s8.at("/outputs/kernel/vlasov_harmonic/rows")) {
            VlasovProblem problem = new VlasovProblem(
                    damped.hamiltonian(),
                    damped.relaxation().withKernelFormula("1 + 0.8*cos(phi)"),
                    damped.shaking(),
                    row.get("eps").asDouble(),
                    damped.initial());
            VlasovTrajectory found =
                    new LadderSolver().solve(problem, new double[] {row.get("t").asDouble()}, 1e-9, Progress.NONE);
            checkMoments(row.get("moments"), found.state(0).moments(), 1e-8);
            checkShellMeans(row.get("Pi_f"), s8, found, 1e-8);
        }
    }

    @Test
    void clockWithAlignedAndUniformPhase() {
        for (String rate : new String[] {"gamma_0p5", "gamma_0"}) {
            double gamma = rate.equals("gamma_0") ? 0 : 0.5;
            double[] centre =
                    VlasovCases.doubles(S6.get("inputs").get(gamma == 0 ? "center0_gamma0" : "center0_relaxed"));
            GaussianDensity f0 = new GaussianDensity(centre[0], centre[1], 1);
            for (JsonNode row : S6.get("outputs").get(rate).get("rows")) {
                double cell = S6.get("inputs").get("Tc").asDouble();
                double[] t = {row.get("t").asDouble()};
                VlasovTrajectory aligned = new LadderSolver()
                        .solve(clock(row, gamma, f0, new ClockNoise(cell, 1, 0)), t, 1e-9, Progress.NONE);
                assertEquals(
                        row.get("mean_energy_zero_clock_phase").asDouble(),
                        aligned.state(0).moments().energy(),
                        1e-9);
                checkShellMeans(row.get("E_Pi_f"), S6, aligned, 1e-9);
                assertTrue(aligned.report().massError() <= 1e-12);
                if (row.get("n_cells").asInt() <= 8) {
                    VlasovTrajectory uniform = new LadderSolver()
                            .solve(clock(row, gamma, f0, new ClockNoise(cell)), t, 1e-9, Progress.NONE);
                    assertEquals(
                            row.get("mean_energy_uniform_clock_phase").asDouble(),
                            uniform.state(0).moments().energy(),
                            1e-9);
                }
            }
        }
    }

    private static VlasovProblem clock(JsonNode row, double gamma, GaussianDensity f0, ClockNoise noise) {
        return new VlasovProblem(
                VlasovCases.harmonic(),
                Relaxation.constant(gamma),
                new RandomPotential(FormulaFunction.of("x"), noise),
                row.get("eps").asDouble(),
                f0);
    }

    /** Telegraph and Ornstein-Uhlenbeck noise of one covariance: the mean energy needs no more than that. */
    @Test
    void twoNoisesOfOneCovarianceHeatAlikeButSpreadDifferently() {
        GaussianDensity f0 = new GaussianDensity(0.3, 0, 0.5);
        double[] t = {0.2, 0.4};
        VlasovProblem telegraph = new VlasovProblem(
                VlasovCases.harmonic(),
                Relaxation.constant(0.4),
                new RandomPotential(FormulaFunction.of("x"), new TelegraphNoise(0.8)),
                0.4,
                f0);
        VlasovProblem gaussian = new VlasovProblem(
                telegraph.hamiltonian(),
                telegraph.relaxation(),
                new RandomPotential(FormulaFunction.of("x"), new OrnsteinUhlenbeckNoise(0.8)),
                0.4,
                f0);
        VlasovTrajectory a = new LadderSolver().solve(telegraph, t, 1e-9, Progress.NONE);
        VlasovTrajectory b = new LadderSolver().solve(gaussian, t, 1e-9, Progress.NONE);
        for (int i = 0; i < 2; i++) {
            assertEquals(a.state(i).moments().energy(), b.state(i).moments().energy(), 1e-10);
            double difference = Math.abs(a.state(i).shellMean(0.1) - b.state(i).shellMean(0.1));
            assertTrue(difference > 1e-5 && difference < 1e-2, "difference " + difference);
        }
        // ⟨E⟩′ = E[ξ p] averages to ε² ∫_0^τ C(s) e^{−γs} cos s ds: closed form at the first time.
        double mu = 0.4 + 1 / 0.8;
        double tau = 0.2 / 0.16;
        double step = 1e-4;
        double heat = 0;
        for (double s = step / 2; s < tau; s += step) {
            heat += 0.16 * (tau - s) * Math.exp(-mu * s) * Math.cos(s) * step;
        }
        double start = Moments.of(f0, telegraph.hamiltonian()).energy();
        assertEquals(start + heat, a.state(0).moments().energy(), 1e-8);
    }

    @Test
    void anyFormOfAGaussianGivesTheSame() {
        GaussianDensity gaussian = new GaussianDensity(0.5, 0.25, 0.8);
        FunctionDensity formula = new FunctionDensity(
                FormulaFunction.of("exp(-((x-0.5)^2+(p-0.25)^2)/1.6)"), PhaseRange.centred(9, 9), 1);
        double[] t = {0.3};
        VlasovTrajectory a = new LadderSolver().solve(VlasovCases.forcedWell(0.3, gaussian), t, 1e-9, Progress.NONE);
        VlasovTrajectory b = new LadderSolver().solve(VlasovCases.forcedWell(0.3, formula), t, 1e-9, Progress.NONE);
        for (double e : new double[] {0.05, 1, 4}) {
            assertEquals(a.state(0).shellMean(e), b.state(0).shellMean(e), 1e-10);
        }
    }

    static void checkMoments(JsonNode wanted, Moments m, double tolerance) {
        assertEquals(wanted.get("x").asDouble(), m.x(), tolerance);
        assertEquals(wanted.get("p").asDouble(), m.p(), tolerance);
        assertEquals(wanted.get("E").asDouble(), m.energy(), tolerance);
        assertEquals(wanted.get("xx").asDouble(), m.xx(), tolerance);
        assertEquals(wanted.get("xp").asDouble(), m.xp(), tolerance);
        assertEquals(wanted.get("pp").asDouble(), m.pp(), tolerance);
    }

    static void checkShellMeans(JsonNode wanted, JsonNode from, VlasovTrajectory found, double tolerance) {
        double[] energies = VlasovCases.doubles(from.get("inputs").get("E"));
        for (int i = 0; i < energies.length; i++) {
            assertEquals(wanted.get(i).asDouble(), found.state(0).shellMean(energies[i]), tolerance);
        }
    }

    private static void checkPoints(JsonNode row, VlasovTrajectory found, double tolerance) {
        double[] value = new double[1];
        for (int i = 0; i < S5.get("inputs").get("points").size(); i++) {
            double[] point = VlasovCases.doubles(S5.get("inputs").get("points").get(i));
            found.state(0).sample(new double[] {point[0]}, new double[] {point[1]}, value);
            assertEquals(row.get("f_at_points").get(i).asDouble(), value[0], tolerance);
        }
    }
}
