package io.github.secular.host;

import ij.ImagePlus;
import io.github.secular.view.Marked;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Ties together the drawings and tables of one run: a level, a shell or a resonance that is clicked in one of them is
 * marked in all; clicked once more, or where a click goes beside the axes, it is marked no longer.
 */
final class MarkLink {
    private final List<DrawnImage> drawings;
    private final List<Consumer<Marked>> others = new ArrayList<>();
    private Marked now;

    private MarkLink(List<DrawnImage> drawings) {
        this.drawings = drawings;
    }

    /** @param images all that a run shows */
    static MarkLink join(List<ImagePlus> images) {
        MarkLink link = new MarkLink(
                images.stream().map(DrawnImage::of).filter(Objects::nonNull).toList());
        link.drawings.forEach(d -> d.onThing(link::clicked));
        return link;
    }

    /** Somebody else who hears what is marked, null for nothing. */
    void add(Consumer<Marked> other) {
        others.add(other);
    }

    void clicked(Optional<Marked> thing) {
        Marked clicked = thing.orElse(null);
        now = Objects.equals(clicked, now) ? null : clicked;
        drawings.forEach(d -> d.mark(now));
        others.forEach(o -> o.accept(now));
    }
}
