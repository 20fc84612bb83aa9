package io.github.secular.classical.space;

import io.github.secular.numerics.Heap;
import io.github.secular.numerics.InvalidInputException;
import io.github.secular.numerics.RefusalException;
import io.github.secular.numerics.Sentence;
import java.util.List;

/**
 * Two axes of phase space onto which f is projected, with their range and pixels: pixel (i, j) stands at j · columns + i.
 *
 * @param first number of the axis that runs along columns: positions first, then momenta
 * @param second that of the axis that runs along rows
 * @param range {from, to} of each
 * @param columns pixels along the first
 * @param rows pixels along the second
 */
public record Projection(int first, int second, double[][] range, int columns, int rows) {
    private static final List<List<String>> NAMES =
            List.of(List.of(), List.of(), List.of("x", "y", "px", "py"), List.of("x", "y", "z", "px", "py", "pz"));

    /**
     * The axes of these names, over all places where motions up to an energy come.
     *
     * @param axes two different names out of x, y, (z,) px, py (and pz)
     * @param energy E
     * @param pixels each way
     * @throws InvalidInputException if there are no such axes
     */
    public static Projection of(SpaceHamiltonian h, List<String> axes, double energy, int pixels) {
        List<String> names = NAMES.get(h.dimension());
        if (axes.size() != 2 || !names.containsAll(axes) || axes.get(0).equals(axes.get(1))) {
            throw new InvalidInputException(
                    "axes", "\"" + String.join(",", axes) + "\"", "two of " + String.join(", ", names));
        }
        int a = names.indexOf(axes.get(0));
        int b = names.indexOf(axes.get(1));
        return new Projection(a, b, new double[][] {range(h, a, energy), range(h, b, energy)}, pixels, pixels);
    }

    private static double[] range(SpaceHamiltonian h, int axis, double energy) {
        int d = h.dimension();
        if (axis >= d) {
            double p = Math.sqrt(2 * (energy - h.lowestEnergy()));
            return new double[] {-p, p};
        }
        ShellBoxes boxes = h.boxes(energy);
        return new double[] {boxes.from()[axis], boxes.to()[axis]};
    }

    /** The names of all axes: positions first, then momenta. */
    public static List<String> names(int dimension) {
        return NAMES.get(dimension);
    }

    /** The name of an axis. */
    public static String name(int dimension, int axis) {
        return NAMES.get(dimension).get(axis);
    }

    /** The area of a pixel. */
    public double pixel() {
        return (range[0][1] - range[0][0]) / columns * (range[1][1] - range[1][0]) / rows;
    }

    /**
     * Counts of all projections at all times are in memory until the end, as particles come one after another.
     *
     * @throws RefusalException if the heap is too small for that
     */
    static void requireRoom(List<Projection> all, int times) {
        double pixels =
                all.stream().mapToDouble(p -> (double) p.columns * p.rows).sum();
        Heap.require(
                Integer.BYTES * pixels * times,
                Sentence.of("An ensemble with %d projections at %d times", all.size(), times),
                "take fewer times or projections");
    }

    /** Which pixel holds a point; −1 outside. */
    int pixel(double a, double b) {
        int i = (int) Math.floor((a - range[0][0]) / (range[0][1] - range[0][0]) * columns);
        int j = (int) Math.floor((b - range[1][0]) / (range[1][1] - range[1][0]) * rows);
        return i < 0 || j < 0 || i >= columns || j >= rows ? -1 : j * columns + i;
    }
}
