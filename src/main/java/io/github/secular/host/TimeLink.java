package io.github.secular.host;

import ij.ImagePlus;
import io.github.secular.host.imagej.ImageJImage;
import io.github.secular.view.Axis;
import io.github.secular.view.Hover;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Ties together what one run shows over time, in one unit: the slider of a movie moves a line in all its drawings that have
 * a time axis and selects the row of that time in its tables; a click into one of these moves the sliders and the others.
 */
final class TimeLink {
    private static final int TIME = 3;

    private final String unit;
    private final List<Movie> movies = new ArrayList<>();
    private final List<DrawnImage> drawings;
    private final List<TableLink> tables = new ArrayList<>();

    /** @param shown the frame that it shows, from 0 */
    private static final class Movie {
        private final ImagePlus image;
        private final Axis time;
        private int shown;

        Movie(ImagePlus image, Axis time) {
            this.image = image;
            this.time = time;
            this.shown = image.getT() - 1;
        }

        int frame(double wanted) {
            int best = 0;
            for (int k = 1; k < image.getNFrames(); k++) {
                if (Math.abs(time.coordinate(k) - wanted) < Math.abs(time.coordinate(best) - wanted)) {
                    best = k;
                }
            }
            return best;
        }
    }

    private TimeLink(String unit, List<DrawnImage> drawings) {
        this.unit = unit;
        this.drawings = drawings;
    }

    /** @param images all that a run shows, before it is shown @return one for each unit of time */
    static List<TimeLink> join(List<ImagePlus> images) {
        List<DrawnImage> drawn =
                images.stream().map(DrawnImage::of).filter(Objects::nonNull).toList();
        Stream<String> units = Stream.concat(
                images.stream().flatMap(image -> time(image).map(Axis::coordinateUnit).stream()),
                drawn.stream().flatMap(d -> d.sketch().timeUnit().stream()));
        return units.distinct().map(unit -> join(unit, images, drawn)).toList();
    }

    private static TimeLink join(String unit, List<ImagePlus> images, List<DrawnImage> drawn) {
        TimeLink link =
                new TimeLink(unit, drawn.stream().filter(d -> d.hasTime(unit)).toList());
        for (ImagePlus image : images) {
            time(image)
                    .filter(t -> t.coordinateUnit().equals(unit))
                    .ifPresent(time -> link.add(new Movie(image, time)));
        }
        link.drawings.forEach(d -> d.onTime(link::show));
        return link;
    }

    private void add(Movie movie) {
        movies.add(movie);
        DataCanvas.follow(movie.image, (channel, frame) -> frame(movie, frame));
    }

    /** A table that is to hear of times. */
    void add(TableLink table) {
        tables.add(table);
    }

    /** That of its times, "" for none. */
    String unit() {
        return unit;
    }

    /** The time axis of a movie. */
    private static Optional<Axis> time(ImagePlus image) {
        Hover hover = ImageJImage.hover(image);
        return hover == null || hover.axes().size() <= TIME || image.getNFrames() < 2
                ? Optional.empty()
                : Optional.of(hover.axes().get(TIME)).filter(a -> "time".equals(a.name()));
    }

    /** A slider has moved; a row that it shows already stays selected, though a nearer one may lie beside it. */
    private void frame(Movie movie, int frame) {
        double time = movie.time.coordinate(frame);
        drawings.forEach(d -> d.mark(time));
        if (frame != movie.shown) { // nothing is selected by the mere opening of a window
            movie.shown = frame;
            tables.forEach(t -> t.select(time, unit, row -> movie.frame(row) == frame));
        }
    }

    /** Shows the frames that are nearest to a time, or only this time where nothing moves, and selects its rows. */
    void show(double wanted) {
        tables.forEach(t -> t.select(wanted, unit, row -> false));
        if (movies.isEmpty()) {
            drawings.forEach(d -> d.mark(wanted));
        }
        for (Movie movie : movies) {
            if (movie.image.getWindow() != null) {
                movie.image.setPosition(movie.image.getC(), 1, movie.frame(wanted) + 1);
            }
        }
    }
}
