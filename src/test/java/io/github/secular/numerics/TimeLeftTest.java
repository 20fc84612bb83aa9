package io.github.secular.numerics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class TimeLeftTest {
    /** 1 % a second, and nothing is said of the first seconds. */
    @Test
    void evenWork() {
        TimeLeft left = new TimeLeft();
        for (int t = 0; t < 3; t++) {
            assertEquals("", left.at(t, 0.01 * t));
        }
        for (int t = 3; t < 100; t++) {
            assertEquals("about " + (100 - t) + " s left", left.at(t, 0.01 * t));
        }
    }

    /** Half is done after 8 seconds, the rest takes 104: a third of the time later that is known. */
    @Test
    void workThatSlowsDown() {
        TimeLeft left = new TimeLeft();
        for (int t = 0; t <= 8; t++) {
            left.at(t, t / 16.0);
        }
        String last = "";
        for (int t = 9; t <= 60; t++) {
            last = left.at(t, 0.5 + 0.5 * (t - 8) / 104);
        }
        assertEquals("about 52 s left", last);
        assertEquals("Grid, about 51 s left", left.with(61, 0.5 + 0.5 * 53 / 104, "Grid"));
    }

    @Test
    void longWorkAndWorkThatStands() {
        TimeLeft left = new TimeLeft();
        left.at(0, 0);
        assertEquals("about 17 min left", left.at(10, 0.01));
        assertEquals("about 28 h left", slow());
        assertEquals("", left.at(40, 0.0));
        assertEquals("3 of 4 runs, 7 s left", left.with(41, 0.5, "3 of 4 runs, 7 s left"));
    }

    private static String slow() {
        TimeLeft left = new TimeLeft();
        left.at(0, 0);
        return left.at(10, 1e-4);
    }
}
