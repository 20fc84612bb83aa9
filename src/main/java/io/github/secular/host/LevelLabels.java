package io.github.secular.host;

import ij.ImagePlus;
import io.github.secular.view.Axis;
import java.util.List;

/**
 * The names of the levels along an image, for its window.
 *
 * @param rows one per row
 * @param matrix whether the columns have the same names, so that they can stand on the diagonal
 */
record LevelLabels(List<String> rows, boolean matrix) {
    private static final String KEY = "secular.labels";

    LevelLabels {
        rows = List.copyOf(rows);
    }

    /** Leaves the labels with an image, in memory only. */
    static void attach(ImagePlus image, Axis x, Axis y) {
        if (y.labels().size() == image.getHeight()) {
            image.setProperty(KEY, new LevelLabels(y.labels(), x.labels().equals(y.labels())));
        }
    }

    /** The labels of an image, or null if it has none. */
    static LevelLabels of(ImagePlus image) {
        return image.getProperty(KEY) instanceof LevelLabels l ? l : null;
    }
}
