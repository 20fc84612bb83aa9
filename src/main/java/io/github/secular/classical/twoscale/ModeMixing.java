package io.github.secular.classical.twoscale;

import java.util.Arrays;

/** How modes act on each other through one shape of a drive: row ← column, a complex number each, ordered by rows. */
final class ModeMixing {
    private final int[] first;
    private final int[] columns;
    private final int[] channels;
    private final double[] base;
    /** (re, im) as they are now. */
    private final double[] values;

    private ModeMixing(int[] first, int[] columns, int[] channels, double[] base) {
        this.first = first;
        this.columns = columns;
        this.channels = channels;
        this.base = base;
        this.values = base.clone();
    }

    /** One for each shape: those of the modes' entries whose channel has it. */
    static ModeMixing[] of(FastModes modes, DriveShapes shapes) {
        ModeMixing[] out = new ModeMixing[shapes.size()];
        for (int s = 0; s < out.length; s++) {
            int shape = s;
            FastModes.Entry[] some = modes.entries().stream()
                    .filter(e -> shapes.shapeOf(e.channel()) == shape)
                    .sorted(java.util.Comparator.comparingInt(FastModes.Entry::row))
                    .toArray(FastModes.Entry[]::new);
            int[] first = new int[modes.size() + 1];
            double[] base = new double[2 * some.length];
            for (int i = 0; i < some.length; i++) {
                double factor = shapes.factorOf(some[i].channel());
                base[2 * i] = factor * some[i].re();
                base[2 * i + 1] = factor * some[i].im();
                for (int r = some[i].row() + 1; r <= modes.size(); r++) {
                    first[r]++;
                }
            }
            out[s] = new ModeMixing(
                    first,
                    Arrays.stream(some).mapToInt(FastModes.Entry::column).toArray(),
                    Arrays.stream(some).mapToInt(FastModes.Entry::channel).toArray(),
                    base);
        }
        return out;
    }

    /** One mode acting on itself, by a number to be set: a drive whose phases are resolved in time. */
    static ModeMixing single() {
        return new ModeMixing(new int[] {0, 1}, new int[] {0}, new int[] {0}, new double[] {1, 0});
    }

    /** Multiplies every entry by that of its channel. */
    void scale(double[] byChannel) {
        for (int i = 0; i < columns.length; i++) {
            values[2 * i] = base[2 * i] * byChannel[channels[i]];
            values[2 * i + 1] = base[2 * i + 1] * byChannel[channels[i]];
        }
    }

    int begin(int row) {
        return first[row];
    }

    int end(int row) {
        return first[row + 1];
    }

    int column(int i) {
        return columns[i];
    }

    double re(int i) {
        return values[2 * i];
    }

    double im(int i) {
        return values[2 * i + 1];
    }
}
