package io.github.secular.numerics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Chains of states against closed forms and plain graph theory. */
class ChainsTest {
    /** Up at a rate a, down at b: (a/b)^n, however small. */
    @Test
    void aLadderIsInDetailedBalance() {
        int size = 40;
        double[][] rates = new double[size][size];
        for (int n = 0; n + 1 < size; n++) {
            rates[n][n + 1] = 0.01;
            rates[n + 1][n] = 1;
        }
        double[] p = StateReduction.stationary(rates);
        double norm =
                IntStream.range(0, size).mapToDouble(n -> Math.pow(0.01, n)).sum();
        for (int n = 0; n < size; n++) {
            assertEquals(1, p[n] * norm / Math.pow(0.01, n), 1e-13, "level " + n);
        }
    }

    /** The gambler's ruin: up with odds r, from n of N the bank breaks with (1 − r^{−n})/(1 − r^{−N}). */
    @Test
    void absorptionIsTheGamblersRuin() {
        int count = 19;
        double odds = 1.3;
        double[][] among = new double[count][count];
        double[][] into = new double[count][2];
        for (int i = 0; i < count; i++) {
            if (i > 0) {
                among[i][i - 1] = 1;
            } else {
                into[i][0] = 1;
            }
            if (i + 1 < count) {
                among[i][i + 1] = odds;
            } else {
                into[i][1] = odds;
            }
        }
        double[][] found = StateReduction.absorption(among, into);
        for (int i = 0; i < count; i++) {
            double won = (1 - Math.pow(odds, -(i + 1))) / (1 - Math.pow(odds, -(count + 1)));
            assertArrayEquals(new double[] {1 - won, won}, found[i], 1e-14);
        }
    }

    /** Warshall's closure tells who reaches whom. */
    @Test
    void classesAreThoseOfTheTransitiveClosure() {
        Random random = new Random(7);
        for (int trial = 0; trial < 200; trial++) {
            int size = 1 + random.nextInt(9);
            double[][] rates = new double[size][size];
            boolean[][] reach = new boolean[size][size];
            for (int n = 0; n < size; n++) {
                for (int m = 0; m < size; m++) {
                    rates[n][m] = n != m && random.nextDouble() < 0.25 ? random.nextDouble() : 0;
                    reach[n][m] = n == m || rates[n][m] > 0;
                }
            }
            for (int k = 0; k < size; k++) {
                for (int n = 0; n < size; n++) {
                    for (int m = 0; m < size; m++) {
                        reach[n][m] |= reach[n][k] && reach[k][m];
                    }
                }
            }
            Set<String> expected = new TreeSet<>();
            for (int n = 0; n < size; n++) {
                int from = n;
                boolean isClosed = IntStream.range(0, size).allMatch(m -> !reach[from][m] || reach[m][from]);
                if (isClosed) {
                    expected.add(Arrays.toString(IntStream.range(0, size)
                            .filter(m -> reach[from][m] && reach[m][from])
                            .toArray()));
                }
            }
            CommunicatingClasses classes = CommunicatingClasses.of(rates);
            Set<String> found = new TreeSet<>();
            int inside = 0;
            for (int[] one : classes.closed()) {
                found.add(Arrays.toString(one));
                inside += one.length;
            }
            assertEquals(expected, found, "trial " + trial);
            assertEquals(size - inside, classes.transientLevels().length);
        }
    }
}
