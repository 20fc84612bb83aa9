package io.github.secular.host;

import ij.ImagePlus;
import io.github.secular.view.Marked;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Ties together the drawings of one run: a level or a shell that is clicked in one of them is marked in all; clicked once
 * more, or where a click goes beside the axes, it is marked no longer.
 */
final class MarkLink {
    private final List<DrawnImage> drawings;
    private Marked now;

    private MarkLink(List<DrawnImage> drawings) {
        this.drawings = drawings;
    }

    /** @param images all that a run shows */
    static void join(List<ImagePlus> images) {
        MarkLink link = new MarkLink(
                images.stream().map(DrawnImage::of).filter(Objects::nonNull).toList());
        link.drawings.forEach(d -> d.onThing(link::clicked));
    }

    private void clicked(Optional<Marked> thing) {
        Marked clicked = thing.orElse(null);
        now = Objects.equals(clicked, now) ? null : clicked;
        drawings.forEach(d -> d.mark(now));
    }
}
