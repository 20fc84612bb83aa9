package io.github.secular.quantum.slowset;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.secular.drive.Harmonic;
import io.github.secular.drive.Wave;
import io.github.secular.numerics.ComplexMatrix;
import io.github.secular.numerics.Progress;
import io.github.secular.quantum.BlochModel;
import io.github.secular.quantum.Damping;
import io.github.secular.quantum.Levels;
import io.github.secular.quantum.RateMatrix;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A block that is its own mirror image gives in real numbers what it gives in complex ones (doc/bloch-solvers.md, B6.13). */
class MirroredBlockTest {
    /** Populations, and the coherences of two degenerate levels: all entries near D = 0. */
    @Test
    void realAndComplexBlocksLiftTheSameEntries() {
        for (int seed = 1; seed <= 5; seed++) {
            Random random = new Random(seed);
            Torus torus = torus(random);
            int[] members = Blocks.cut(new Blocks.Values(torus), 0.05, 20, false).stream()
                    .filter(torus::isMirrored)
                    .findFirst()
                    .orElseThrow();
            assertEquals(5, members.length);
            GroupRows rows = GroupRows.of(torus).apply(members[0]);
            MirroredBlock real = new MirroredBlock(rows, members);
            InvariantBlock complex = new InvariantBlock(rows, members);
            assertTrue(real.solve(new Budget(Double.POSITIVE_INFINITY), Progress.NONE));
            assertTrue(complex.solve(new Budget(Double.POSITIVE_INFINITY), Progress.NONE));
            double[] u = random.doubles(members.length, -1, 1).toArray();
            double[] first = new double[2 * torus.size];
            real.lift(u, EntrySums.into(first));
            double[] second = new double[2 * torus.size];
            complex.lift(amplitudes(torus, members, u), EntrySums.into(second));
            // of mirror images the real block gives the first alone, and half of what is its own
            for (int i = 0; i < torus.size; i++) {
                if (torus.mirror[i] == i) {
                    assertEquals(2 * first[2 * i], second[2 * i], 1e-13);
                    assertEquals(0, second[2 * i + 1], 1e-13);
                } else if (torus.mirror[i] > i) {
                    assertArrayEquals(
                            Arrays.copyOfRange(first, 2 * i, 2 * i + 2),
                            Arrays.copyOfRange(second, 2 * i, 2 * i + 2),
                            1e-13,
                            "seed " + seed + ", entry " + i);
                }
            }
        }
    }

    /** y of real coordinates. */
    private static double[] amplitudes(Torus torus, int[] members, double[] u) {
        double[] out = new double[2 * members.length];
        for (int k = 0; k < members.length; k++) {
            int l = Arrays.binarySearch(members, torus.mirror[members[k]]);
            out[2 * k] = u[Math.min(k, l)];
            out[2 * k + 1] = l == k ? 0 : l > k ? u[l] : -u[k];
        }
        return out;
    }

    private static Torus torus(Random random) {
        double[] energies = {0, 0, 0.6 + 0.2 * random.nextDouble()};
        double[] v = IntStream.range(0, 18)
                .mapToDouble(i -> i / 2 % 4 == 0 ? 0 : 0.2 * random.nextGaussian())
                .toArray();
        ComplexMatrix up = ComplexMatrix.of(3, 3, v);
        Wave wave = new Wave(
                3,
                new double[] {1},
                List.of(new Harmonic(new int[] {1}, up), new Harmonic(new int[] {-1}, up.adjoint())));
        RateMatrix rates = new RateMatrix(new double[][] {{0, 0, 0.2}, {0.3, 0, 0}, {1, 0.5, 0}});
        double[][] gamma = {{0, 0.1, 0.3}, {0.1, 0, 0.4}, {0.3, 0.4, 0}};
        BlochModel model = new BlochModel(Levels.of(energies), new Damping(gamma, 1), rates, wave, 0.05);
        double[] initial = new double[18];
        initial[0] = 1;
        double strength = Torus.strength(model, 1);
        SlowSetTask task =
                new SlowSetTask(model, RotatingFrame.of(model, strength), initial, new double[] {1}, 1e-9, strength);
        return task.torus(Window.ofOrder(1, 4), Torus.MOST_ENTRIES, Progress.NONE);
    }
}
