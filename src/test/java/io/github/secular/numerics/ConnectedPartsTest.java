package io.github.secular.numerics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

class ConnectedPartsTest {
    /** Against paths that are found by going along every pair again and again. */
    @Test
    void togetherIsWhatAPathJoins() {
        for (int seed = 0; seed < 50; seed++) {
            Random random = new Random(seed);
            int n = 1 + random.nextInt(30);
            ConnectedParts parts = new ConnectedParts(n);
            boolean[][] path = new boolean[n][n];
            for (int i = 0; i < n; i++) {
                path[i][i] = true;
            }
            for (int pair = random.nextInt(n + 1); pair > 0; pair--) {
                int i = random.nextInt(n);
                int j = random.nextInt(n);
                parts.join(i, j);
                path[i][j] = true;
                path[j][i] = true;
            }
            for (int m = 0; m < n; m++) {
                for (int i = 0; i < n; i++) {
                    for (int j = 0; j < n; j++) {
                        path[i][j] |= path[i][m] && path[m][j];
                    }
                }
            }
            for (int i = 0; i < n; i++) {
                assertTrue(path[i][parts.of(i)], "a part goes by one of its own");
                for (int j = 0; j < n; j++) {
                    assertEquals(path[i][j], parts.of(i) == parts.of(j), seed + ": " + i + ", " + j);
                }
            }
        }
    }
}
