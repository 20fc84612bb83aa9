package io.github.secular.host.help;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.awt.Dimension;
import java.awt.Rectangle;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BesideTest {
    private static final Rectangle SCREEN = new Rectangle(0, 0, 1600, 1200);
    private static final Dimension WANTED = new Dimension(860, 760);
    private static final Dimension LEAST = new Dimension(480, 360);

    private static Optional<Rectangle> beside(Rectangle dialog) {
        return Beside.of(dialog, SCREEN, WANTED, LEAST);
    }

    @Test
    void standsWhereMostOfItHasRoom() {
        assertEquals(Optional.of(new Rectangle(0, 605, 860, 595)), beside(new Rectangle(389, 210, 973, 395)));
        assertEquals(Optional.of(new Rectangle(600, 0, 860, 760)), beside(new Rectangle(0, 100, 600, 1000)));
        assertEquals(Optional.of(new Rectangle(0, 0, 860, 760)), beside(new Rectangle(900, 100, 600, 1000)));
        assertEquals(Optional.empty(), beside(new Rectangle(200, 200, 1200, 800)));
    }

    @Test
    void hidesNothingAndStaysOnTheScreen() {
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < 200; i++) {
            Rectangle dialog = new Rectangle(
                    random.nextInt(1200), random.nextInt(900), 100 + random.nextInt(900), 100 + random.nextInt(800));
            beside(dialog).ifPresent(place -> {
                assertFalse(place.intersects(dialog), dialog + " " + place);
                assertEquals(place, place.intersection(SCREEN));
            });
        }
    }
}
