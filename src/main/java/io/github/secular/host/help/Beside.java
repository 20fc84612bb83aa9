package io.github.secular.host.help;

import java.awt.Dimension;
import java.awt.Rectangle;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** Where a window can stand on a screen without hiding another one. */
final class Beside {
    private Beside() {}

    /**
     * To the right of it, below, to the left or above, where most of the wanted size has room.
     *
     * @param least what must have room
     * @return empty where no side has that much
     */
    static Optional<Rectangle> of(Rectangle other, Rectangle screen, Dimension wanted, Dimension least) {
        int right = other.x + other.width;
        int bottom = other.y + other.height;
        int end = screen.x + screen.width;
        int foot = screen.y + screen.height;
        return Stream.of(
                        new Rectangle(right, screen.y, end - right, screen.height),
                        new Rectangle(screen.x, bottom, screen.width, foot - bottom),
                        new Rectangle(screen.x, screen.y, other.x - screen.x, screen.height),
                        new Rectangle(screen.x, screen.y, screen.width, other.y - screen.y))
                .filter(side -> side.width >= least.width && side.height >= least.height)
                .map(side -> new Rectangle(
                        side.x, side.y, Math.min(side.width, wanted.width), Math.min(side.height, wanted.height)))
                .max(Comparator.comparingInt(place -> place.width * place.height));
    }
}
