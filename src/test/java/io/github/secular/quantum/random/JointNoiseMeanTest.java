package io.github.secular.quantum.random;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.secular.drive.ClockNoise;
import io.github.secular.drive.Noise;
import io.github.secular.drive.NoiseSignal;
import io.github.secular.drive.OrnsteinUhlenbeckNoise;
import io.github.secular.drive.RandomDrive;
import io.github.secular.drive.TelegraphNoise;
import io.github.secular.numerics.ComplexMatrix;
import io.github.secular.numerics.Progress;
import io.github.secular.numerics.RefusalException;
import io.github.secular.quantum.BlochModel;
import io.github.secular.quantum.Damping;
import io.github.secular.quantum.Levels;
import io.github.secular.quantum.PackedState;
import io.github.secular.quantum.PopulationTrajectory;
import io.github.secular.quantum.RateMatrix;
import io.github.secular.quantum.Trajectory;
import io.github.secular.quantum.limit.RandomOperatorLimit;
import io.github.secular.quantum.limit.RandomRateEquation;
import io.github.secular.quantum.limit.RandomRates;
import java.util.List;
import org.apache.commons.math3.ode.FirstOrderDifferentialEquations;
import org.apache.commons.math3.ode.nonstiff.DormandPrince853Integrator;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;

/** Exact means and paths under noises on carriers and noises that several matrices share. */
class JointNoiseMeanTest {
    private static final double[] ENERGIES = {0, 1, 1.6};
    private static final double[] TIMES = {0.4, 1, 2};
    private static final double GAMMA = 0.2;

    private static RandomDrive.Source source(ComplexMatrix v, Noise noise, int source, double carrier, boolean sine) {
        return new RandomDrive.Source(new NoiseSignal(noise, source, carrier, sine), v);
    }

    private static BlochModel three(double[] energies, double gamma, double epsilon, RandomDrive.Source... sources) {
        return RandomModels.three(energies, gamma, 0, epsilon, new TelegraphNoise(1))
                .withDrive(new RandomDrive(3, List.of(sources)));
    }

    private static Trajectory mean(BlochModel model, double tolerance) {
        return new EnsembleMean().solve(model, RandomModels.INITIAL, TIMES, tolerance, Progress.NONE);
    }

    /** ρ given ξ = ±1 by small steps in time, and a sum over phases of the carrier. */
    @Test
    void telegraphOnACarrierInTheBasisOfItsValues() {
        double epsilon = 0.4;
        double carrier = 0.8;
        TelegraphNoise noise = new TelegraphNoise(0.9, 1.2);
        BlochModel model = three(
                ENERGIES,
                GAMMA,
                epsilon,
                source(RandomModels.FIRST, noise, 0, carrier, false),
                source(RandomModels.SECOND, noise, 0, carrier, true));
        Trajectory exact = mean(model, 1e-9);
        DMatrixRMaj free = new StochasticLiouvilleFree(model).matrix();
        double[] cosine = RealCommutator.of(RandomModels.FIRST).data;
        double[] sine = RealCommutator.of(RandomModels.SECOND).data;
        double[] start = PackedState.pack(RandomModels.INITIAL);
        int n = start.length;
        int phases = 12;
        double[][] sums = new double[TIMES.length][n];
        for (int k = 0; k < phases; k++) {
            double phase = 2 * Math.PI * (k + 0.3) / phases;
            double[] y = new double[2 * n];
            System.arraycopy(start, 0, y, 0, n);
            System.arraycopy(start, 0, y, n, n);
            FirstOrderDifferentialEquations equations = new FirstOrderDifferentialEquations() {
                @Override
                public int getDimension() {
                    return 2 * n;
                }

                @Override
                public void computeDerivatives(double tau, double[] state, double[] slope) {
                    for (int side = 0; side < 2; side++) {
                        double xi = (1 - 2 * side) * epsilon * Math.sqrt(1.2);
                        double c = xi * Math.cos(phase + carrier * tau);
                        double s = xi * Math.sin(phase + carrier * tau);
                        for (int i = 0; i < n; i++) {
                            double sum = 0;
                            for (int j = 0; j < n; j++) {
                                int at = i * n + j;
                                sum += (free.data[at] + c * cosine[at] + s * sine[at]) * state[side * n + j];
                            }
                            double other = state[(1 - side) * n + i] - state[side * n + i];
                            slope[side * n + i] = sum + noise.switchingRate() * other;
                        }
                    }
                }
            };
            double tau = 0;
            for (int t = 0; t < TIMES.length; t++) {
                double end = TIMES[t] / epsilon / epsilon;
                new DormandPrince853Integrator(1e-8, 1, 1e-12, 1e-12).integrate(equations, tau, y, end, y);
                tau = end;
                for (int i = 0; i < n; i++) {
                    sums[t][i] += (y[i] + y[n + i]) / 2 / phases;
                }
            }
        }
        for (int t = 0; t < TIMES.length; t++) {
            double[] found = PackedState.pack(exact.rho(t));
            for (int i = 0; i < n; i++) {
                assertEquals(sums[t][i], found[i], 2e-9, "number " + i);
            }
        }
    }

    /** The generator without noise, packed as the means are. */
    private record StochasticLiouvilleFree(BlochModel model) {
        DMatrixRMaj matrix() {
            RandomDrive none =
                    new RandomDrive(3, List.of(new RandomDrive.Source(new ClockNoise(1), ComplexMatrix.zero(3, 3))));
            DMatrixRMaj whole = new StochasticLiouville(
                            model.withDrive(none), none, new io.github.secular.drive.JointModes(none.signals(), 1))
                    .generator();
            DMatrixRMaj out = new DMatrixRMaj(9, 9);
            for (int i = 0; i < 9; i++) {
                for (int j = 0; j < 9; j++) {
                    out.set(i, j, whole.get(i, j));
                }
            }
            return out;
        }
    }

    /** ξ (σ_x cos φ + σ_y sin φ) stands still in the frame of the carrier: a plain noise on levels nearer by Ω, at any ε. */
    @Test
    void rotatingNoiseIsPlainInItsFrame() {
        ComplexMatrix x = ComplexMatrix.ofReal(new double[][] {{0, 0.6}, {0.6, 0}});
        ComplexMatrix y = ComplexMatrix.of(2, 2, new double[] {0, 0, 0, 0.6, 0, -0.6, 0, 0});
        for (Noise noise :
                List.of(new TelegraphNoise(0.9), new OrnsteinUhlenbeckNoise(0.7, 1.1), new ClockNoise(1.3))) {
            // The small one where it costs least; a clock of random phase and its carrier ask for much at a fine
            // tolerance.
            double epsilon = noise instanceof TelegraphNoise ? 1e-4 : 0.3;
            double tolerance = noise instanceof ClockNoise ? 1e-6 : 1e-10;
            BlochModel turning = two(1.4, epsilon, source(x, noise, 0, 0.9, false), source(y, noise, 0, 0.9, true));
            BlochModel plain = two(1.4 - 0.9, epsilon, source(x, noise, 0, 0, false));
            Trajectory a = mean2(turning, tolerance);
            Trajectory b = mean2(plain, tolerance);
            for (int t = 0; t < TIMES.length; t++) {
                assertEquals(b.population(t, 0), a.population(t, 0), 3 * tolerance, noise.description());
                assertEquals(0, Math.hypot(a.re(t, 0, 1), a.im(t, 0, 1)), tolerance);
            }
        }
    }

    private static BlochModel two(double energy, double epsilon, RandomDrive.Source... sources) {
        return new BlochModel(
                Levels.of(0, energy),
                new Damping(new double[][] {{0, 0.15}, {0.15, 0}}, 0),
                RateMatrix.zero(2),
                new RandomDrive(2, List.of(sources)),
                epsilon);
    }

    private static Trajectory mean2(BlochModel model, double tolerance) {
        return new EnsembleMean().solve(model, ComplexMatrix.diagonal(0.9, 0.1), TIMES, tolerance, Progress.NONE);
    }

    /** Paths against the exact mean: shared noises, two carriers, jumps and diffusion. */
    @Test
    void pathsHaveTheExactMean() {
        Noise gaussian = new OrnsteinUhlenbeckNoise(0.7, 1.1);
        Noise telegraph = new TelegraphNoise(0.9);
        BlochModel model = three(
                ENERGIES,
                GAMMA,
                0.4,
                source(RandomModels.FIRST, gaussian, 0, 0.8, false),
                source(RandomModels.SECOND, gaussian, 0, 0.8, true),
                source(RandomModels.FIRST.times(0.5, 0), telegraph, 1, 0, false),
                source(RandomModels.SECOND.times(0.5, 0), telegraph, 1, 0, false));
        Trajectory exact = mean(model, 3e-4);
        Ensemble ensemble =
                new MonteCarlo(model).run(RandomModels.INITIAL, TIMES, SamplingPlan.of(300, 5), Progress.NONE);
        for (int t = 0; t < TIMES.length; t++) {
            double[] expected = exact.rho(t).toArray();
            double[] found = ensemble.mean().rho(t).toArray();
            for (int k = 0; k < expected.length; k++) {
                assertEquals(expected[k], found[k], 4 * ensemble.standardErrors()[t][k] + 3e-4, "number " + k);
            }
        }
    }

    /** The rates are a limit of order 2, on carriers and with shared noises. */
    @Test
    void ratesAreTheLimit() {
        Noise gaussian = new OrnsteinUhlenbeckNoise(0.7, 1.1);
        double[] errors = new double[2];
        for (int i = 0; i < 2; i++) {
            BlochModel model = three(
                    ENERGIES,
                    GAMMA,
                    0.02 / (1 << i),
                    source(RandomModels.FIRST, gaussian, 0, 0.7, false),
                    source(RandomModels.SECOND, gaussian, 0, 0.7, true));
            errors[i] = distance(model);
        }
        assertEquals(2, Math.log(errors[0] / errors[1]) / Math.log(2), 0.05);
    }

    private static double distance(BlochModel model) {
        Trajectory exact = mean(model, 1e-9);
        double[] rates =
                RandomRates.of(model, false).rates().plus(model.relaxation()).sharp().data;
        DMatrixRMaj sharp = DMatrixRMaj.wrap(3, 3, rates);
        double worst = 0;
        for (int t = 0; t < TIMES.length; t++) {
            double[] p = {0.6, 0.3, 0.1};
            io.github.secular.numerics.StochasticExponential.apply(
                    io.github.secular.numerics.StochasticExponential.of(sharp, TIMES[t]), p, new double[3]);
            for (int n = 0; n < 3; n++) {
                worst = Math.max(worst, Math.abs(p[n] - exact.population(t, n)));
            }
        }
        return worst;
    }

    /**
     * Undamped levels that are 2Ω apart remember the carrier: rates are off by O(1) at every ε, and are refused; with a
     * damping, or away from it, they hold.
     */
    @Test
    void whereCarriersAreRememberedThereAreNoRates() {
        Noise noise = new TelegraphNoise(0.9);
        double[] off = new double[2];
        for (int i = 0; i < 2; i++) {
            BlochModel model =
                    three(ENERGIES, 0, i == 0 ? 0.02 : 0.005, source(RandomModels.FIRST, noise, 0, 0.5, false));
            off[i] = distance(model);
            String said = assertThrows(RefusalException.class, () -> RandomRateEquation.limit()
                            .solve(model, RandomModels.INITIAL, TIMES, 1e-9, Progress.NONE))
                    .getMessage();
            assertTrue(said.contains("Levels") && said.contains("carriers"), said);
            assertThrows(RefusalException.class, () -> new RandomOperatorLimit()
                    .solve(model, RandomModels.INITIAL, TIMES, 1e-9, Progress.NONE));
        }
        assertTrue(off[0] > 5e-4 && Math.abs(off[1] - off[0]) < 0.1 * off[0], off[0] + " and " + off[1]);
        BlochModel away = three(ENERGIES, 0, 0.005, source(RandomModels.FIRST, noise, 0, 0.55, false));
        PopulationTrajectory rates =
                RandomRateEquation.limit().solve(away, RandomModels.INITIAL, TIMES, 1e-9, Progress.NONE);
        assertEquals(mean(away, 1e-8).population(1, 0), rates.population(1, 0), 3e-4);
    }
}
