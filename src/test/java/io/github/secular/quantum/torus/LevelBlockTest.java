package io.github.secular.quantum.torus;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.secular.benchmark.BenchmarkCase;
import io.github.secular.numerics.Progress;
import io.github.secular.quantum.BlochModel;
import org.junit.jupiter.api.Test;

class LevelBlockTest {
    private static final int LEVELS = 30;

    /** A slow velocity of zero keeps every column on all levels. */
    @Test
    void columnsOfALadderAreThoseOfAllLevels() {
        for (double epsilon : new double[] {0.03, 0.01, 1e-3}) {
            BlochModel model = new BenchmarkCase(BenchmarkCase.Kind.DAMPED, LEVELS, 1, epsilon).model();
            TorusEquation equation = new TorusEquation(model, TorusEquation.window(model, 4));
            for (boolean right : new boolean[] {true, false}) {
                InvariantGraph near = new InvariantGraph(equation, right, null, Progress.NONE);
                InvariantGraph all = new InvariantGraph(
                        equation, right, null, 0, new double[LEVELS][equation.dimension()], Progress.NONE);
                for (int n = 0; n < LEVELS; n++) {
                    assertArrayEquals(all.column(n), near.column(n), 1e-18, "column " + n + " at " + epsilon);
                }
                assertArrayEquals(all.generator().data, near.generator().data, 1e-17);
                assertEquals(all.sweeps(), near.sweeps());
                int levels =
                        near.block(LEVELS / 2).to() - near.block(LEVELS / 2).from();
                assertTrue(epsilon > 0.005 || levels < LEVELS, levels + " levels");
            }
        }
    }

    @Test
    void whatStandsBetweenTwoLevelsIsThatOfTheWholeState() {
        LevelBlock low = new LevelBlock(5, 2, 0, 3);
        LevelBlock high = new LevelBlock(5, 2, 1, 5);
        for (int i = 0; i < low.values().length; i++) {
            low.values()[i] = Math.sin(1 + i);
        }
        for (int i = 0; i < high.values().length; i++) {
            high.values()[i] = Math.cos(2 + i);
        }
        double sum = 0;
        double[] a = low.whole();
        double[] b = high.whole();
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        assertEquals(sum, low.dot(high), 1e-14);
        assertEquals(low.values()[low.at(1, 2, 1)], a[2 * ((5 + 2) * 5 + 1)]);
        double[] state = new double[a.length];
        high.addTo(state, 2);
        assertEquals(2 * b[2 * ((5 + 4) * 5 + 3)], state[2 * ((5 + 4) * 5 + 3)]);
        high.addTo(low, -1);
        double[] both = low.whole();
        int shared = 2 * ((5 + 2) * 5 + 1);
        assertEquals(a[shared] - b[shared], both[shared]);
        LevelBlock back = new LevelBlock(5, 2, 1, 5);
        back.take(b, 1);
        assertArrayEquals(high.values(), back.values());
        assertEquals(high.largest(), high.largest(1, 5));
    }
}
