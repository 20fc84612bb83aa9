package io.github.secular.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Dimension;
import java.awt.Rectangle;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Windows of one run after another on one screen. */
class PlacesTest {
    /** As a run of Bloch Evolution has them. */
    private static final int[][] RUN = {
        {527, 400}, {498, 530}, {527, 375}, {527, 520}, {265, 325}, {265, 125}, {520, 300}
    };

    private static Rectangle place(Places places, int width, int height) {
        Dimension size = new Dimension(width, height);
        Rectangle out = places.room(size);
        out = out == null ? places.least(size) : out;
        places.take(out);
        return out;
    }

    @Test
    void roomIsTakenFirstAndHidesNothing() {
        Rectangle screen = new Rectangle(0, 80, 1600, 1100);
        Rectangle old = new Rectangle(0, 80, 700, 500);
        Places places = new Places(screen, List.of(old));
        assertEquals(new Rectangle(704, 80, 800, 500), places.room(new Dimension(800, 500)));
        assertNull(places.room(new Dimension(950, 600)));
        assertFalse(place(places, 800, 500).intersects(old));
        assertNotNull(places.room(new Dimension(600, 500)));
    }

    @ParameterizedTest
    @CsvSource({"1600, 1110, 4", "1280, 880, 3", "2560, 1360, 5"})
    void runsLeaveThoseBeforeThemWithinReach(int width, int height, int runs) {
        Rectangle screen = new Rectangle(0, 80, width, height);
        List<Rectangle> all = new ArrayList<>();
        for (int run = 0; run < runs; run++) {
            Places places = new Places(screen, all);
            List<Rectangle> own = new ArrayList<>();
            for (int[] size : RUN) {
                own.add(place(places, size[0], size[1]));
            }
            all.addAll(own);
            check(screen, all, all.size() - own.size());
        }
    }

    /** @param first of the last run, which lies above those before it */
    private static void check(Rectangle screen, List<Rectangle> all, int first) {
        for (int i = 0; i < all.size(); i++) {
            Rectangle window = all.get(i);
            assertTrue(screen.contains(window), window.toString());
            assertTrue(Places.hasHandle(window, all.subList(Math.min(i, first), all.size())), i + " of " + all);
        }
        assertEquals(
                all.size(), all.stream().map(Rectangle::getLocation).distinct().count());
    }

    @Test
    void windowsOfAnySizeStayWithinReach() {
        SplittableRandom random = new SplittableRandom(12);
        for (int round = 0; round < 10; round++) {
            Rectangle screen =
                    new Rectangle(random.nextInt(200), random.nextInt(120), 1200 + random.nextInt(1200), 900);
            List<Rectangle> all = new ArrayList<>();
            for (int run = 0; run < 3; run++) {
                Places places = new Places(screen, all);
                List<Rectangle> own = new ArrayList<>();
                for (int i = 0; i < 5; i++) {
                    own.add(place(places, 150 + random.nextInt(500), 100 + random.nextInt(450)));
                }
                all.addAll(own);
                check(screen, all, all.size() - own.size());
            }
        }
    }

    @Test
    void whatIsLargerThanTheScreenStandsInItsCorner() {
        Places places = new Places(new Rectangle(10, 20, 300, 200), List.of());
        assertEquals(new Rectangle(10, 20, 400, 100), place(places, 400, 100));
        assertTrue(Places.hasHandle(new Rectangle(0, 0, 50, 50), List.of()));
        Rectangle below = new Rectangle(0, 0, 200, 100);
        assertFalse(Places.hasHandle(below, List.of(below, new Rectangle(80, 10, 50, 50), new Rectangle(0, 25, 5, 5))));
        assertTrue(Places.hasHandle(below, List.of(below, new Rectangle(80, 27, 50, 50))));
    }
}
