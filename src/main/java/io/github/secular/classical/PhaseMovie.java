package io.github.secular.classical;

import io.github.secular.numerics.InvalidInputException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * Values on a grid of cells of phase space at some times, such as the pixels of an image or a movie.
 *
 * @param range the rectangle, edge to edge of the outer cells
 * @param columns number of cells along x
 * @param rows number of cells along p
 * @param times increasing; never modified
 * @param frames one array per time, value of cell (i, j) at j · columns + i, rows from the lowest p up; may be a list
 *     that makes each array when it is asked for, so that a long movie is not held twice. Kept, not to be changed
 */
public record PhaseMovie(PhaseRange range, int columns, int rows, double[] times, List<double[]> frames) {
    /** @throws InvalidInputException if shapes differ, a value is not finite, or times do not increase */
    public PhaseMovie {
        frames = Collections.unmodifiableList(frames);
        if (frames.isEmpty() || times.length != frames.size()) {
            throw new InvalidInputException(
                    "movie", frames.size() + " frames at " + times.length + " times", "a time per frame, at least one");
        }
        for (int k = 0; k < frames.size(); k++) {
            double[] frame = frames.get(k);
            if (frame.length != columns * rows) {
                throw new InvalidInputException(
                        "frame " + (k + 1), frame.length + " values", columns * rows + ", one per cell");
            }
            if (k > 0 && !(times[k] > times[k - 1])) {
                throw new InvalidInputException("times[" + k + "]", "" + times[k], "a time above " + times[k - 1]);
            }
            for (int i = 0; i < frame.length; i++) {
                if (!(Math.abs(frame[i]) < Double.POSITIVE_INFINITY)) {
                    throw new InvalidInputException(
                            "frame " + (k + 1),
                            frame[i] + " at column " + i % columns + ", row " + i / columns + " from below",
                            "finite values");
                }
            }
        }
    }

    /** The area of a cell. */
    public double cell() {
        return (range.xTo() - range.xFrom()) / columns * ((range.pTo() - range.pFrom()) / rows);
    }

    /** The sum over a frame times the area of a cell. */
    public double mass(int frame) {
        double sum = 0;
        for (double value : frames.get(frame)) {
            sum += value;
        }
        return sum * cell();
    }

    /** A frame as a density. */
    public GridDensity density(int frame) {
        return new GridDensity(range, columns, rows, frames.get(frame));
    }

    /**
     * A frame as a density.
     *
     * @param mass what its mass is to be; NaN to leave the values as they are
     * @throws InvalidInputException unless its own mass is above 0
     */
    public GridDensity density(int frame, double mass) {
        double own = mass(frame);
        if (!(own > 0)) {
            throw new InvalidInputException(
                    "image", "a frame of mass " + own, "values whose sum is above 0, for they are to be a density");
        }
        double factor = Double.isNaN(mass) ? 1 : mass / own;
        double[] values = frames.get(frame);
        return new GridDensity(
                range, columns, rows, Arrays.stream(values).map(v -> factor * v).toArray());
    }
}
