package io.github.secular.quantum;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.secular.drive.Harmonic;
import io.github.secular.drive.Wave;
import io.github.secular.numerics.ComplexMatrix;
import io.github.secular.numerics.Progress;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BlochVectorTest {
    private static final double[] TIMES = {0, 0.003, 0.1, 0.4, 1};

    /** A two-level state with this Bloch vector, coherence ρ_eg = (u + iv)/2. */
    private static ComplexMatrix state(double[] r, int upper) {
        int lower = 1 - upper;
        double[] entries = new double[8];
        entries[2 * (2 * upper + upper)] = (1 + r[2]) / 2;
        entries[2 * (2 * lower + lower)] = (1 - r[2]) / 2;
        entries[2 * (2 * upper + lower)] = r[0] / 2;
        entries[2 * (2 * upper + lower) + 1] = r[1] / 2;
        entries[2 * (2 * lower + upper)] = r[0] / 2;
        entries[2 * (2 * lower + upper) + 1] = -r[1] / 2;
        return ComplexMatrix.of(2, 2, entries);
    }

    /** r turned about an axis, right-handed, by Rodrigues' formula. */
    private static double[] turned(double[] r, double[] axis, double angle) {
        double length = Math.sqrt(axis[0] * axis[0] + axis[1] * axis[1] + axis[2] * axis[2]);
        double[] k = {axis[0] / length, axis[1] / length, axis[2] / length};
        double[] cross = {k[1] * r[2] - k[2] * r[1], k[2] * r[0] - k[0] * r[2], k[0] * r[1] - k[1] * r[0]};
        double along = k[0] * r[0] + k[1] * r[1] + k[2] * r[2];
        double[] out = new double[3];
        for (int i = 0; i < 3; i++) {
            out[i] = r[i] * Math.cos(angle) + cross[i] * Math.sin(angle) + k[i] * along * (1 - Math.cos(angle));
        }
        return out;
    }

    private static double[] inside(SplittableRandom random) {
        double[] r = {random.nextDouble(-1, 1), random.nextDouble(-1, 1), random.nextDouble(-1, 1)};
        double shrink = random.nextDouble() / Math.sqrt(r[0] * r[0] + r[1] * r[1] + r[2] * r[2]);
        return new double[] {r[0] * shrink, r[1] * shrink, r[2] * shrink};
    }

    private static ComplexMatrix entry(int row, int column, double re, double im) {
        double[] entries = new double[8];
        entries[2 * (2 * row + column)] = re;
        entries[2 * (2 * row + column) + 1] = im;
        return ComplexMatrix.of(2, 2, entries);
    }

    private static void close(double[] expected, BlochVector found, int i) {
        assertEquals(expected[0], found.u(i), 1e-8, "u " + i);
        assertEquals(expected[1], found.v(i), 1e-8, "v " + i);
        assertEquals(expected[2], found.w(i), 1e-8, "w " + i);
    }

    /** doc/quantum.md, Q1.10: in a wave that rotates, undamped, R turns about (2ε|V|, 0, Δ). */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void turnsAboutTheLight(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int upper = (int) (seed % 2);
        int lower = 1 - upper;
        double w = random.nextDouble(0.7, 2);
        double detuning = random.nextDouble(-0.4, 0.4);
        double re = random.nextDouble(-1, 1);
        double im = random.nextDouble(-1, 1);
        double epsilon = random.nextDouble(0.05, 0.2);
        double[] energies = new double[2];
        energies[upper] = w;
        // V_eg turns as exp(−i(w + Δ)τ), and a far weaker wave of its own, not there, would turn the other way
        Wave wave = new Wave(
                2,
                new double[] {w + detuning},
                List.of(
                        new Harmonic(new int[] {-1}, entry(upper, lower, re, im)),
                        new Harmonic(new int[] {1}, entry(lower, upper, re, -im))));
        BlochModel model = new BlochModel(
                Levels.of(energies), new Damping(new double[2][2], 0), RateMatrix.zero(2), wave, epsilon);
        double[] start = inside(random);
        Trajectory found = new DirectBlochSolver().solve(model, state(start, upper), TIMES, 1e-11, Progress.NONE);
        BlochVector vector = BlochVector.of(model, found).orElseThrow();
        assertTrue(vector.isInFrameOfLight());
        assertEquals(upper, vector.upper());
        assertEquals(detuning, vector.detuning(), 1e-12);
        // at t = 0 the frame has turned by the phase of V_eg alone
        double phase = Math.atan2(im, re);
        double[] framed = {
            start[0] * Math.cos(phase) + start[1] * Math.sin(phase),
            start[1] * Math.cos(phase) - start[0] * Math.sin(phase),
            start[2]
        };
        double rabi = 2 * epsilon * Math.hypot(re, im);
        for (int i = 0; i < TIMES.length; i++) {
            double tau = TIMES[i] / (epsilon * epsilon);
            close(turned(framed, new double[] {rabi, 0, detuning}, Math.hypot(rabi, detuning) * tau), vector, i);
            assertEquals(Math.sqrt(2 * found.purity(i) - 1), vector.norm(i), 1e-10);
        }
    }

    @Test
    void takesTheHarmonicThatIsNearestToResonance() {
        Wave wave = new Wave(
                2,
                new double[] {1.2, 5},
                List.of(
                        new Harmonic(new int[] {-1, 0}, ComplexMatrix.ofReal(new double[][] {{0, 0.1}, {0.1, 0}})),
                        new Harmonic(new int[] {1, 0}, ComplexMatrix.ofReal(new double[][] {{0, 0.1}, {0.1, 0}})),
                        new Harmonic(new int[] {0, -1}, ComplexMatrix.ofReal(new double[][] {{0, 3}, {3, 0}})),
                        new Harmonic(new int[] {0, 1}, ComplexMatrix.ofReal(new double[][] {{0, 3}, {3, 0}}))));
        BlochModel model =
                new BlochModel(Levels.of(0, 1), new Damping(new double[2][2], 0), RateMatrix.zero(2), wave, 0.1);
        Trajectory start = new Trajectory(
                2, new double[] {0}, new double[][] {{1, 0, 0, 0, 0, 0, 0, 0}}, new SolverReport("none", 1, 0, "", ""));
        assertEquals(0.2, BlochVector.of(model, start).orElseThrow().detuning(), 1e-12);
    }

    /** In the dark the frame of the levels takes all motion away but damping. */
    @Test
    void standsStillInTheDark() {
        Levels levels = new Levels(
                List.of("a", "b"),
                new double[] {0, 4e14},
                new int[][] {{0}, {2}},
                new double[] {0, 0.25},
                new double[] {0, 0.5},
                1);
        Wave dark = new Wave(2, new double[] {2e14}, List.of(new Harmonic(new int[] {0}, ComplexMatrix.zero(2, 2))));
        BlochModel model = new BlochModel(
                levels, new Damping(new double[][] {{0, 0.02}, {0.02, 0}}, 0), RateMatrix.zero(2), dark, 0.1);
        double[] start = {0.3, -0.4, 0.5};
        Trajectory found = DarkEvolution.solve(model, state(start, 1), TIMES, 1e-10);
        BlochVector vector = BlochVector.of(model, found).orElseThrow();
        assertFalse(vector.isInFrameOfLight());
        for (int i = 0; i < TIMES.length; i++) {
            double left = Math.exp(-0.02 * TIMES[i] / 0.01);
            close(new double[] {0.3 * left, -0.4 * left, 0.5}, vector, i);
        }
    }

    @Test
    void threeLevelsHaveNone() {
        BlochModel model = new BlochModel(
                Levels.of(0, 1, 2),
                new Damping(new double[3][3], 0),
                RateMatrix.zero(3),
                new Wave(3, new double[0], List.of()),
                0.1);
        Trajectory none = new Trajectory(3, new double[0], new double[0][], new SolverReport("none", 1, 0, "", ""));
        assertTrue(BlochVector.of(model, none).isEmpty());
    }
}
