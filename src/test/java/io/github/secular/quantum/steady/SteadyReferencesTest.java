package io.github.secular.quantum.steady;

import static io.github.secular.Validation.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.secular.Validation;
import io.github.secular.drive.Harmonic;
import io.github.secular.drive.OrnsteinUhlenbeckNoise;
import io.github.secular.drive.RandomDrive;
import io.github.secular.drive.TelegraphNoise;
import io.github.secular.drive.Wave;
import io.github.secular.numerics.ComplexMatrix;
import io.github.secular.numerics.Progress;
import io.github.secular.quantum.BlochModel;
import io.github.secular.quantum.Damping;
import io.github.secular.quantum.DirectBlochSolver;
import io.github.secular.quantum.Levels;
import io.github.secular.quantum.RateMatrix;
import io.github.secular.quantum.ReferenceCases;
import io.github.secular.quantum.Trajectory;
import io.github.secular.quantum.random.EnsembleMean;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Steady states against other programs (src/test/python/steady_states.py) and against runs in time. */
@Validation.Against("reference cases a01, a09 and others of driven steady states")
class SteadyReferencesTest {
    private static JsonNode reference(String name) throws IOException {
        return new ObjectMapper()
                .readTree(SteadyReferencesTest.class.getResource("/reference-own/steady_states.json"))
                .get(name);
    }

    private static SteadyState steady(BlochModel model, double tolerance) {
        return SteadyStates.of(model, SteadyModels.ground(model.size()), tolerance, Progress.NONE);
    }

    private static Harmonic harmonic(ComplexMatrix v, int... a) {
        return new Harmonic(a, v);
    }

    private static BlochModel twoTones(JsonNode json) {
        ComplexMatrix v1 = ReferenceCases.complexMatrix(json.get("V10"));
        ComplexMatrix v2 = ReferenceCases.complexMatrix(json.get("V01"));
        double g = json.get("gamma").asDouble();
        Wave wave = new Wave(
                3,
                ReferenceCases.doubles(json.get("omega")),
                List.of(
                        harmonic(v1, 1, 0),
                        harmonic(v1.adjoint(), -1, 0),
                        harmonic(v2, 0, 1),
                        harmonic(v2.adjoint(), 0, -1)));
        return new BlochModel(
                Levels.of(ReferenceCases.doubles(json.get("energies"))),
                new Damping(new double[][] {{0, g, g}, {g, 0, g}, {g, g, 0}}, 0),
                new RateMatrix(matrix(json.get("W"))),
                wave,
                json.get("epsilon").asDouble());
    }

    private static double[][] matrix(JsonNode json) {
        double[][] out = new double[json.size()][];
        for (int i = 0; i < out.length; i++) {
            out[i] = ReferenceCases.doubles(json.get(i));
        }
        return out;
    }

    /** Reference a09 without its jump, which is no Pauli rate. */
    @Test
    void twoIncommensurateTones() throws IOException {
        JsonNode json = reference("twoTones");
        BlochModel model = twoTones(json);
        SteadyState found = steady(model, 1e-8);
        for (Iterator<Map.Entry<String, JsonNode>> it = json.get("harmonics").fields(); it.hasNext(); ) {
            Map.Entry<String, JsonNode> each = it.next();
            String[] a = each.getKey().split(",");
            ComplexMatrix y = found.harmonic(Integer.parseInt(a[0]), Integer.parseInt(a[1]));
            double off = y.distance(ReferenceCases.complexMatrix(each.getValue()));
            assertTrue(off < 1e-9, each.getKey() + " is off by " + off);
        }
        for (int j = 0; j < 2; j++) {
            assertEquals(
                    json.get("photons").get(j).asDouble(),
                    found.photons().get(j).rate(),
                    1e-10);
        }
        // the slowest rate from how two starts forget their difference
        double[] times = {12, 20};
        Trajectory one = new DirectBlochSolver().solve(model, SteadyModels.ground(3), times, 1e-10, Progress.NONE);
        Trajectory two =
                new DirectBlochSolver().solve(model, ComplexMatrix.diagonal(0, 0.5, 0.5), times, 1e-10, Progress.NONE);
        double rate = Math.log(one.rho(0).distance(two.rho(0)) / one.rho(1).distance(two.rho(1))) / 8;
        assertEquals(rate, found.slowest(), 0.02 * rate);
    }

    @Test
    void aLambdaAtRestInItsFrame() throws IOException {
        JsonNode json = reference("rotatingLambda");
        double[] omega = ReferenceCases.doubles(json.get("omega"));
        double[] detunings = ReferenceCases.doubles(json.get("detunings"));
        double[] couplings = ReferenceCases.doubles(json.get("couplings"));
        double[] energies = {0, omega[0] - omega[1] + detunings[1], omega[0] + detunings[2]};
        List<Harmonic> harmonics = new ArrayList<>();
        for (int g = 0; g < 2; g++) {
            double[][] up = new double[3][3];
            up[2][g] = couplings[g];
            int[] a = new int[2];
            a[g] = -1;
            Harmonic h = harmonic(ComplexMatrix.ofReal(up), a);
            harmonics.add(h);
            harmonics.add(harmonic(h.matrix().adjoint(), h.oppositeIndex()));
        }
        BlochModel model = new BlochModel(
                Levels.of(energies),
                new Damping(matrix(json.get("gamma")), 0),
                new RateMatrix(matrix(json.get("W"))),
                new Wave(3, omega, harmonics),
                json.get("epsilon").asDouble());
        SteadyState found = steady(model, 1e-11);
        ComplexMatrix expected = ReferenceCases.complexMatrix(json.get("rho"));
        for (int n = 0; n < 3; n++) {
            assertEquals(expected.re(n, n), found.mean().re(n, n), 1e-12);
        }
        // the optical coherences turn with their lasers, the coherence of the ground levels with the beat
        ComplexMatrix beat = found.harmonic(1, -1);
        assertEquals(expected.re(1, 0), found.harmonic(-1, 1).re(1, 0), 1e-12);
        assertEquals(expected.im(1, 0), found.harmonic(-1, 1).im(1, 0), 1e-12);
        assertEquals(expected.re(0, 1), beat.re(0, 1), 1e-12);
        assertEquals(expected.im(2, 0), found.harmonic(-1, 0).im(2, 0), 1e-12);
        assertEquals(expected.im(2, 1), found.harmonic(0, -1).im(2, 1), 1e-12);
    }

    /** ω and 2ω are one base frequency: the answer is that of one tone with two harmonics. */
    @Test
    void dependentFrequenciesAreOne() {
        ComplexMatrix v = ComplexMatrix.ofReal(new double[][] {{0.1, 0.4}, {0.4, -0.1}});
        Wave two = new Wave(
                2,
                new double[] {0.9, 1.8},
                List.of(harmonic(v, 1, 0), harmonic(v, -1, 0), harmonic(v, 0, 1), harmonic(v, 0, -1)));
        Wave one = new Wave(
                2, new double[] {0.9}, List.of(harmonic(v, 1), harmonic(v, -1), harmonic(v, 2), harmonic(v, -2)));
        SteadyState a = steady(SteadyModels.twoLevels(0.3, 1, 0.05, 1, two), 1e-11);
        SteadyState b = steady(SteadyModels.twoLevels(0.3, 1, 0.05, 1, one), 1e-11);
        assertTrue(a.mean().distance(b.mean()) < 1e-13);
        assertEquals(b.photons().get(1).rate(), a.photons().get(1).rate(), 1e-12);
        assertEquals(1, a.remarks().size());
    }

    @Test
    void meansOverNoisesEndThere() {
        double[][] gamma = {{0, 0.2, 0.3}, {0.2, 0, 0.1}, {0.3, 0.1, 0}};
        ComplexMatrix v = ComplexMatrix.ofReal(new double[][] {{0.2, 0.5, 0.1}, {0.5, 0, 0.3}, {0.1, 0.3, -0.3}});
        ComplexMatrix u = ComplexMatrix.ofReal(new double[][] {{0, 0.1, 0.4}, {0.1, 0.2, 0}, {0.4, 0, 0}});
        RandomDrive drive = new RandomDrive(
                3,
                List.of(
                        new RandomDrive.Source(new TelegraphNoise(0.8, 0.6), v),
                        new RandomDrive.Source(new OrnsteinUhlenbeckNoise(0.5, 1.1), u)));
        for (double epsilon : new double[] {0.3, 1e-3}) {
            BlochModel model = new BlochModel(
                    Levels.of(0, 0.8, 1.5),
                    new Damping(gamma, 0),
                    new RateMatrix(new double[][] {{0, 0.1, 0}, {0.3, 0, 0.1}, {0.5, 0.2, 0}}),
                    drive,
                    epsilon);
            SteadyState found = steady(model, 1e-10);
            Trajectory late =
                    new EnsembleMean().solve(model, SteadyModels.ground(3), new double[] {80}, 1e-10, Progress.NONE);
            double off = late.rho(0).distance(found.mean());
            assertTrue(off < 1e-10, "eps " + epsilon + ": off by " + off + ", told " + found.error());
            assertTrue(found.slowest() > 0.3 && found.slowest() < 3, "slowest " + found.slowest());
        }
    }

    /** Both ways to eliminate, and both estimates. */
    @Test
    void shellsAndIterationAgree() {
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < 5; i++) {
            BlochModel model = SteadyModels.random(random, 2, new double[] {1, 0.618}, 0.3, 0.1);
            var torus = io.github.secular.quantum.slowset.TorusMatrix.of(model, 5, Progress.NONE);
            Elimination shells = new ShellElimination(torus, 0, Progress.NONE);
            Elimination krylov = KrylovElimination.of(torus, 0, Progress.NONE).orElseThrow();
            double[] a = shells.centre();
            double[] b = krylov.centre();
            for (int k = 0; k < a.length; k++) {
                assertEquals(a[k], b[k], 1e-15);
            }
            double[] some = random.doubles(2L * shells.centralSize(), -1, 1).toArray();
            double[] left = shells.left(some);
            double[] same = krylov.left(some);
            for (int k = 0; k < left.length; k++) {
                assertEquals(left[k], same[k], 1e-13);
            }
        }
    }

    /** What light gives is what damping and decay take, Σ (a·ω/ε²) N_a + mean tr(H 𝓛_diss ρ*) = 0, V included in H. */
    @Test
    void energyIsBalancedAtAnyEpsilon() {
        SplittableRandom random = new SplittableRandom(12);
        for (int i = 0; i < 20; i++) {
            double epsilon = Math.pow(10, -random.nextDouble(0, 3));
            double[] omega = i % 4 == 0 ? new double[] {1, 0.7236} : new double[] {random.nextDouble(0.4, 2)};
            double strength = i % 4 == 0 ? 0.1 : random.nextDouble(0.1, 1);
            BlochModel model = SteadyModels.random(random, 3, omega, strength, epsilon);
            SteadyState found = steady(model, 1e-9);
            double scale = 0;
            double sum = 0;
            for (AbsorbedPhotons each : found.photons()) {
                sum += each.frequency() * each.rate() / (epsilon * epsilon);
                scale += Math.abs(each.frequency() * each.rate()) / (epsilon * epsilon);
            }
            for (int n = 0; n < 3; n++) {
                for (int k = 0; k < 3; k++) {
                    double flow = model.relaxation().rate(n, k) * found.mean().re(n, n);
                    sum += (model.frequency(k, 0) - model.frequency(n, 0)) * flow / (epsilon * epsilon);
                }
            }
            for (Harmonic h : model.wave().harmonics()) {
                ComplexMatrix y = found.harmonic(h.oppositeIndex());
                double[] flow = flow(model, y);
                for (int n = 0; n < 3; n++) {
                    for (int m = 0; m < 3; m++) {
                        double lost = model.fastDamping(n, m) / (epsilon * epsilon);
                        double re = n == m ? flow[2 * n] : -lost * y.re(m, n);
                        double im = n == m ? flow[2 * n + 1] : -lost * y.im(m, n);
                        sum -= (h.matrix().re(n, m) * re - h.matrix().im(n, m) * im) / epsilon;
                    }
                }
            }
            assertEquals(0, sum, 1e-8 * scale, "model " + i + ", eps " + epsilon);
        }
    }

    /** W_♯ of the diagonal of a harmonic, (re, im). */
    private static double[] flow(BlochModel model, ComplexMatrix y) {
        double[] out = new double[6];
        for (int n = 0; n < 3; n++) {
            for (int k = 0; k < 3; k++) {
                double rate = model.relaxation().rate(n, k);
                out[2 * k] += rate * y.re(n, n);
                out[2 * k + 1] += rate * y.im(n, n);
                out[2 * n] -= rate * y.re(n, n);
                out[2 * n + 1] -= rate * y.im(n, n);
            }
        }
        return out;
    }
}
