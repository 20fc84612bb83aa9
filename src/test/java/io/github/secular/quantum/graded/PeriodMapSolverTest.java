package io.github.secular.quantum.graded;

import static io.github.secular.Validation.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.secular.Validation;
import io.github.secular.drive.Harmonic;
import io.github.secular.drive.Wave;
import io.github.secular.numerics.ComplexMatrix;
import io.github.secular.numerics.FastTime;
import io.github.secular.numerics.Progress;
import io.github.secular.numerics.RefusalException;
import io.github.secular.quantum.BlochModel;
import io.github.secular.quantum.BlochSolver;
import io.github.secular.quantum.Damping;
import io.github.secular.quantum.DirectBlochSolver;
import io.github.secular.quantum.Levels;
import io.github.secular.quantum.RateMatrix;
import io.github.secular.quantum.ReferenceCases;
import io.github.secular.quantum.Trajectory;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

@Validation.Against("reference cases; closed forms of Rabi oscillations")
class PeriodMapSolverTest {
    private final PeriodMapSolver solver = new PeriodMapSolver();

    @Test
    void threeLevelsAtEveryEpsilonOfTheReference() {
        JsonNode json = ReferenceCases.read("s10_periodic_very_small_eps");
        JsonNode inputs = json.get("inputs");
        for (JsonNode run : json.get("outputs").get("runs")) {
            double eps = run.get("eps").asDouble();
            Trajectory rho = solver.solve(
                    ReferenceCases.model(inputs, eps),
                    ReferenceCases.initial(inputs),
                    new double[] {inputs.get("t").asDouble()},
                    1e-10,
                    Progress.NONE);
            double[] populations = ReferenceCases.doubles(run.get("populations"));
            ComplexMatrix expected = ReferenceCases.complexMatrix(run.get("rho"));
            for (int n = 0; n < 3; n++) {
                assertEquals(populations[n], rho.population(0, n), 1e-11, "eps " + eps);
            }
            assertTrue(
                    rho.rho(0).distance(expected) < 1e-12 + 1e-14 / eps,
                    "eps " + eps + " off by " + rho.rho(0).distance(expected));
            assertEquals(1, rho.trace(0), 1e-14);
        }
    }

    @Test
    void twoLevelsInARotatingWaveDampedAndUndamped() {
        JsonNode json = ReferenceCases.read("s01_two_level_rotating_wave");
        JsonNode inputs = json.get("inputs");
        double[] times = ReferenceCases.doubles(inputs.get("t"));
        double[] energies = ReferenceCases.doubles(inputs.get("e"));
        for (JsonNode run : json.get("outputs")) {
            if (run.has("summary")) {
                continue;
            }
            double eps = run.get("eps").asDouble();
            double gamma = run.get("gamma").asDouble();
            double detuning = run.get("Delta").asDouble();
            Trajectory rho = solver.solve(
                    ReferenceCases.rotating(energies, gamma, detuning, eps),
                    ReferenceCases.initial(inputs),
                    times,
                    1e-8,
                    Progress.NONE);
            double tolerance = gamma == 0 && eps == 1e-3 ? 1e-7 : 1e-9;
            for (int i = 0; i < times.length; i++) {
                String where = "gamma " + gamma + " Delta " + detuning + " eps " + eps + " t " + times[i];
                assertEquals(run.get("rho00").get(i).asDouble(), rho.population(i, 0), tolerance, where);
                double angle = new FastTime(times[i], eps).angle(detuning + energies[1] - energies[0]);
                ComplexMatrix turned = rho.rho(i).times(Math.cos(angle), Math.sin(angle));
                JsonNode expected = run.get("V01_times_rho10").get(i);
                assertEquals(expected.get(0).asDouble(), turned.re(1, 0), tolerance, where);
                assertEquals(expected.get(1).asDouble(), turned.im(1, 0), tolerance, where);
            }
        }
    }

    /** ρ_00 of doc/quantum.md, Q3.2, γ = 0, Δ = 0: ½ + (ρ_00(0) − ½) cos(2t/ε). */
    @Test
    void resonantRabiOscillationKeepsItsPhaseOverAMillionTurns() {
        double[] times = {0.25, 0.5, 1};
        for (double eps : new double[] {1e-2, 1e-4, 1e-6}) {
            BlochModel model = ReferenceCases.rotating(new double[] {0, 1.3}, 0, 0, eps);
            Trajectory rho = solver.solve(model, ComplexMatrix.diagonal(0.8, 0.2), times, 1e-6, Progress.NONE);
            for (int i = 0; i < times.length; i++) {
                double expected = 0.5 + 0.3 * Math.cos(2 * times[i] / eps);
                assertEquals(expected, rho.population(i, 0), 1e-14 / eps, "eps " + eps + " t " + times[i]);
                assertEquals(1, rho.trace(i), 1e-13);
            }
        }
    }

    /** The frame of the wave: a carrier 10⁷ times the linewidth, whose phase would be lost in a plain map. */
    @Test
    void opticalCarrierIsTakenOutOfThePeriod() {
        double carrier = 1e7;
        BlochModel model = ReferenceCases.rotating(new double[] {0, carrier}, 0.7, 0.4, 0.05);
        BlochModel slow = ReferenceCases.rotating(new double[] {0, 1.3}, 0.7, 0.4, 0.05);
        double[] times = {0.1, 1, 3};
        Trajectory fast = solver.solve(model, ComplexMatrix.diagonal(0.8, 0.2), times, 1e-7, Progress.NONE);
        Trajectory reference = solver.solve(slow, ComplexMatrix.diagonal(0.8, 0.2), times, 1e-9, Progress.NONE);
        for (int i = 0; i < times.length; i++) {
            // a rotating wave has no counter-rotating part: populations do not see the carrier
            assertEquals(reference.population(i, 0), fast.population(i, 0), 2e-9);
        }
    }

    @Test
    void staticCouplingIsExactForTwoLevels() {
        // H = −ε V with V = v σ_x and no levels: ρ_00 = ½ (1 + cos(2 v t/ε)).
        double eps = 0.01;
        Wave wave = new Wave(
                2, new double[0], List.of(new Harmonic(new int[0], ComplexMatrix.ofReal(new double[][] {{0, 1}, {1, 0}
                }))));
        BlochModel model =
                ReferenceCases.rotating(new double[] {0, 0}, 0, 0.4, eps).withDrive(wave);
        double[] times = {0, 0.3, 2};
        Trajectory rho = solver.solve(model, ComplexMatrix.diagonal(1, 0), times, 1e-9, Progress.NONE);
        for (int i = 0; i < times.length; i++) {
            assertEquals(0.5 + 0.5 * Math.cos(2 * times[i] / eps), rho.population(i, 0), 1e-12);
        }
    }

    @Test
    void initialCoherencesAndManyTimesAgreeWithOneTimeAlone() {
        JsonNode inputs = ReferenceCases.read("s10_periodic_very_small_eps").get("inputs");
        ComplexMatrix initial = ComplexMatrix.of(
                3, 3, new double[] {.5, 0, .1, .2, 0, .1, .1, -.2, .3, 0, .05, 0, 0, -.1, .05, 0, .2, 0});
        BlochModel model = ReferenceCases.model(inputs, 0.1);
        double[] times = {0, 0.01, 0.02, 0.5, 1};
        Trajectory all = solver.solve(model, initial, times, 1e-9, Progress.NONE);
        assertTrue(all.rho(0).distance(initial) < 1e-16);
        for (int i = 0; i < times.length; i++) {
            Trajectory one = solver.solve(model, initial, new double[] {times[i]}, 1e-9, Progress.NONE);
            assertEquals(0, one.rho(0).distance(all.rho(i)), 0);
            assertEquals(0, all.conservation().hermiticityError(), 0);
        }
    }

    /** Eight periods in one: the same wave as the eighth harmonic of a frequency an eighth as large. */
    @Test
    void powersComposeLikeTheFlow() {
        JsonNode inputs = ReferenceCases.read("s10_periodic_very_small_eps").get("inputs");
        ComplexMatrix initial = ReferenceCases.initial(inputs);
        double[] times = {0.03, 0.4, 1};
        for (double eps : new double[] {0.1, 0.03, 1e-4}) {
            BlochModel model = ReferenceCases.model(inputs, eps);
            Wave wave = (Wave) model.drive();
            List<Harmonic> harmonics = wave.harmonics().stream()
                    .map(h -> new Harmonic(new int[] {8 * h.index()[0]}, h.matrix()))
                    .toList();
            BlochModel slower =
                    model.withDrive(new Wave(3, new double[] {wave.base().get(0) / 8}, harmonics));
            Trajectory one = solver.solve(model, initial, times, 1e-9, Progress.NONE);
            Trajectory eight = solver.solve(slower, initial, times, 1e-9, Progress.NONE);
            for (int i = 0; i < times.length; i++) {
                assertEquals(0, one.rho(i).distance(eight.rho(i)), 1e-12, "eps " + eps);
            }
        }
    }

    @Test
    void refusesTwoFrequenciesAndTooManyPhases() {
        JsonNode two = ReferenceCases.read("s05_paper2_hierarchy_four_level").get("inputs");
        ComplexMatrix initial = ReferenceCases.initial(two);
        assertThrows(
                RefusalException.class,
                () -> solver.solve(ReferenceCases.model(two, 0.1), initial, new double[] {1}, 1e-9, Progress.NONE));
        BlochModel optical = ReferenceCases.rotating(new double[] {0, 1e9}, 0.5, 0, 0.1);
        Wave slowWave = new Wave(
                2,
                new double[] {1.0},
                List.of(new Harmonic(new int[] {0}, ComplexMatrix.ofReal(new double[][] {{0, 1}, {1, 0}}))));
        RefusalException refusal = assertThrows(
                RefusalException.class,
                () -> solver.solve(
                        optical.withDrive(slowWave),
                        ComplexMatrix.diagonal(1, 0),
                        new double[] {1},
                        1e-9,
                        Progress.NONE));
        assertTrue(refusal.getMessage().contains("photons"), refusal.getMessage());
    }

    /** Two levels under an oscillating wave at 4e15 periods; the value is of a program in 50 digits. */
    @Test
    void knowsThatRabiPhasesLoseDigits() {
        ComplexMatrix v = ComplexMatrix.ofReal(new double[][] {{0, 0.5}, {0.5, 0}});
        BlochModel model = new BlochModel(
                new Levels(
                        List.of("g", "e"),
                        new double[] {0, 1.3},
                        new int[][] {{0}, {1}},
                        new double[2],
                        new double[2],
                        0),
                new Damping(new double[2][2], 0),
                RateMatrix.zero(2),
                new Wave(
                        2,
                        new double[] {1.3},
                        List.of(new Harmonic(new int[] {1}, v), new Harmonic(new int[] {-1}, v))),
                1e-8);
        ComplexMatrix start = ComplexMatrix.diagonal(0.8, 0.2);
        Trajectory rho = solver.solve(model, start, new double[] {2}, 1e-6, Progress.NONE);
        double error = Math.abs(rho.population(0, 0) - 0.279229233447966);
        assertTrue(error > 1e-9 && error <= rho.report().estimatedError(), error + ", " + rho.report());
        assertThrows(RefusalException.class, () -> solver.solve(model, start, new double[] {2}, 1e-10, Progress.NONE));
    }

    /** Random levels, waves with an offset and a second harmonic, rates and dampings from none to strong, some equal. */
    private static BlochModel random(SplittableRandom random, double eps, boolean damped) {
        int size = 2 + random.nextInt(3);
        double omega = 0.4 + random.nextDouble();
        double[] energies = new double[size];
        double[][] gamma = new double[size][size];
        double[][] rates = new double[size][size];
        for (int n = 1; n < size; n++) {
            energies[n] = random.nextInt(3) == 0 ? energies[n - 1] + omega : 4 * random.nextDouble() - 1;
            for (int m = 0; m < n; m++) {
                double strong = random.nextInt(4) == 0 ? 12 : 0.7;
                gamma[n][m] = damped && random.nextInt(4) > 0 ? strong * random.nextDouble() : 0;
                gamma[m][n] = gamma[n][m];
                rates[n][m] = damped && random.nextBoolean() ? random.nextDouble() : 0;
                rates[m][n] = damped && random.nextBoolean() ? 0.3 * random.nextDouble() : 0;
                // what the rates themselves ask for, lest something grow
                double least = eps * eps * 2 * size;
                gamma[n][m] += rates[n][m] + rates[m][n] > 0 ? least : 0;
                gamma[m][n] = gamma[n][m];
            }
        }
        List<Harmonic> harmonics = new ArrayList<>();
        for (int a = 0; a <= 2; a++) {
            double[][] re = new double[size][size];
            for (int n = 0; n < size; n++) {
                for (int m = 0; m <= n; m++) {
                    re[n][m] = a == 1 || random.nextInt(3) == 0 ? 0.6 * random.nextDouble() : 0;
                    re[m][n] = re[n][m];
                }
            }
            harmonics.add(new Harmonic(new int[] {a}, ComplexMatrix.ofReal(re)));
            if (a > 0) {
                harmonics.add(new Harmonic(new int[] {-a}, ComplexMatrix.ofReal(re)));
            }
        }
        return new BlochModel(
                Levels.of(energies),
                new Damping(gamma, 0),
                new RateMatrix(rates),
                new Wave(size, new double[] {omega}, harmonics),
                eps);
    }

    /** Damped against step by step, undamped against the amplitudes, at tolerances that leave the other's error apart. */
    @Test
    void theEstimateCoversTheErrorOfRandomModels() {
        SplittableRandom random = new SplittableRandom(5);
        for (int run = 0; run < 60; run++) {
            boolean damped = run % 2 == 0;
            double eps = Math.pow(10, damped ? -0.3 - random.nextDouble() : -0.3 - 4.7 * random.nextDouble());
            BlochModel model = random(random, eps, damped);
            double[] initial = new double[model.size()];
            initial[0] = 0.7;
            initial[model.size() - 1] = 0.3;
            double[] times = {0.5 * eps * eps, 0.5 * eps * eps + 0.3 * random.nextDouble(), 0.7};
            ComplexMatrix start = ComplexMatrix.diagonal(initial);
            double tolerance = damped ? 1e-8 : 1e-6;
            Trajectory found = solver.solve(model, start, times, tolerance, Progress.NONE);
            BlochSolver other = damped ? new DirectBlochSolver() : new AmplitudeMapSolver();
            Trajectory right = other.solve(model, start, times, damped ? 1e-11 : tolerance, Progress.NONE);
            double floor = right.report().estimatedError();
            for (int i = 0; i < times.length; i++) {
                double error = found.rho(i).distance(right.rho(i));
                assertTrue(
                        error <= found.report().estimatedError() + floor,
                        run + ", eps " + eps + ", t " + times[i] + ": " + error + ", " + found.report() + ", " + floor);
            }
        }
    }

    /** Pairs that fall together, fast, and hardly feel it in each other; and levels that nothing joins. */
    @Test
    void strongDampingOfPairsThatNoWaveTellsApart() {
        double[][] gamma = {{0, 700, 700}, {700, 0, 0.3}, {700, 0.3, 0}};
        ComplexMatrix v = ComplexMatrix.ofReal(new double[][] {{0, 0, 0}, {0, 0, 0.5}, {0, 0.5, 0}});
        Wave wave = new Wave(
                3, new double[] {1.1}, List.of(new Harmonic(new int[] {1}, v), new Harmonic(new int[] {-1}, v)));
        BlochModel model = new BlochModel(Levels.of(0, 2.4, 3.5), new Damping(gamma, 0), RateMatrix.zero(3), wave, 0.2);
        double[][] two = {{0, 0.3}, {0.3, 0}};
        ComplexMatrix inTwo = ComplexMatrix.ofReal(new double[][] {{0, 0.5}, {0.5, 0}});
        Wave part = new Wave(
                2,
                new double[] {1.1},
                List.of(new Harmonic(new int[] {1}, inTwo), new Harmonic(new int[] {-1}, inTwo)));
        BlochModel alone = new BlochModel(Levels.of(2.4, 3.5), new Damping(two, 0), RateMatrix.zero(2), part, 0.2);
        ComplexMatrix start = ComplexMatrix.ofReal(new double[][] {{0.2, 0.1, 0}, {0.1, 0.5, 0}, {0, 0, 0.3}});
        double[] times = {1e-4, 0.3, 1};
        Trajectory found = solver.solve(model, start, times, 1e-9, Progress.NONE);
        Trajectory known = solver.solve(alone, ComplexMatrix.diagonal(0.5, 0.3), times, 1e-9, Progress.NONE);
        for (int i = 0; i < times.length; i++) {
            assertEquals(known.population(i, 0), found.population(i, 1), 1e-12);
            assertEquals(0.2, found.population(i, 0), 1e-15);
        }
        Wave none = new Wave(3, new double[0], List.of());
        Trajectory free = solver.solve(model.withDrive(none), start, times, 1e-9, Progress.NONE);
        for (int i = 0; i < times.length; i++) {
            double tau = times[i] / 0.04;
            double angle = -2.4 * tau;
            assertEquals(
                    0.1 * Math.exp(-700 * tau) * Math.cos(angle), free.rho(i).re(1, 0), 1e-13);
            assertEquals(
                    0.1 * Math.exp(-700 * tau) * Math.sin(angle), free.rho(i).im(1, 0), 1e-13);
        }
    }
}
