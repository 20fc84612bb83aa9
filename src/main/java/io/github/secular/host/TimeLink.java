package io.github.secular.host;

import ij.ImagePlus;
import io.github.secular.host.imagej.ImageJImage;
import io.github.secular.view.Axis;
import io.github.secular.view.Hover;
import java.util.List;
import java.util.Optional;

/**
 * Ties together what one run shows over time: the slider of a movie moves a line in all its drawings that have a time
 * axis, and a click into one of these moves the slider.
 */
final class TimeLink {
    private static final int TIME = 3;

    private final ImagePlus movie;
    private final Axis time;
    private final List<DrawnImage> drawings;

    private TimeLink(ImagePlus movie, Axis time, List<DrawnImage> drawings) {
        this.movie = movie;
        this.time = time;
        this.drawings = drawings;
    }

    /** @param images all that a run shows, before it is shown @return one for each movie */
    static List<TimeLink> join(List<ImagePlus> images) {
        return images.stream()
                .flatMap(movie -> time(movie).map(time -> join(movie, time, images)).stream())
                .toList();
    }

    private static TimeLink join(ImagePlus movie, Axis time, List<ImagePlus> images) {
        List<DrawnImage> drawings = images.stream()
                .map(DrawnImage::of)
                .filter(d -> d != null && d.hasTime(time.coordinateUnit()))
                .toList();
        TimeLink link = new TimeLink(movie, time, drawings);
        DataCanvas.follow(movie, (channel, frame) -> link.mark(frame));
        drawings.forEach(d -> d.onTime(link::show));
        return link;
    }

    /** That of its times, "" for none. */
    String unit() {
        return time.coordinateUnit();
    }

    /** The time axis of a movie. */
    private static Optional<Axis> time(ImagePlus image) {
        Hover hover = ImageJImage.hover(image);
        return hover == null || hover.axes().size() <= TIME || image.getNFrames() < 2
                ? Optional.empty()
                : Optional.of(hover.axes().get(TIME)).filter(a -> "time".equals(a.name()));
    }

    private void mark(int frame) {
        drawings.forEach(d -> d.mark(time.coordinate(frame)));
    }

    /** Shows the frame that is nearest to a time. */
    void show(double wanted) {
        int best = 0;
        for (int k = 1; k < movie.getNFrames(); k++) {
            if (Math.abs(time.coordinate(k) - wanted) < Math.abs(time.coordinate(best) - wanted)) {
                best = k;
            }
        }
        if (movie.getWindow() != null) {
            movie.setPosition(movie.getC(), 1, best + 1);
        }
    }
}
