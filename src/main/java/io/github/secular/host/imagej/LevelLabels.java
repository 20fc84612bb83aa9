package io.github.secular.host.imagej;

import ij.ImagePlus;
import io.github.secular.view.Axis;
import java.util.List;

/**
 * The names of the levels along an image, for its window.
 *
 * @param rows one per row
 * @param columns one per column, to stand along the lower edge; empty where there are none, or where the columns have
 *     the names of the rows
 * @param matrix whether the columns are the same levels as the rows, so that the names can stand on the diagonal
 */
public record LevelLabels(List<String> rows, List<String> columns, boolean matrix) {
    private static final String KEY = "secular.labels";

    public LevelLabels {
        rows = List.copyOf(rows);
        columns = List.copyOf(columns);
    }

    /** Leaves the labels with an image, in memory only. */
    static void attach(ImagePlus image, Axis x, Axis y) {
        if (y.labels().size() == image.getHeight()) {
            // two axes of harmonics have the same numbers without being the same thing
            boolean matrix = !x.name().startsWith("a_") && x.labels().equals(y.labels());
            boolean columns = !matrix && !x.name().equals("time") && x.labels().size() == image.getWidth();
            image.setProperty(KEY, new LevelLabels(y.labels(), columns ? x.labels() : List.of(), matrix));
        }
    }

    /** The labels of an image, or null if it has none. */
    public static LevelLabels of(ImagePlus image) {
        return image.getProperty(KEY) instanceof LevelLabels l ? l : null;
    }
}
