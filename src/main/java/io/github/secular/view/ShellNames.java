package io.github.secular.view;

import java.awt.FontMetrics;
import java.util.List;

/**
 * Where the names of shells stand over a picture of phase space, found anew for every size at which it is drawn: none
 * covers another one, and where there is no room for all of them, some are left out.
 */
public final class ShellNames {
    private static final int MARGIN = 2;

    private final List<ShellOutlines.Outline> shells;
    private final double[] across;
    private final double[] up;
    private Size drawn;
    private int[] places = {};

    private record Size(double width, double height, int letters, int line) {}

    /**
     * @param across from and to, of x: the edges of the picture
     * @param up from and to, of p
     */
    public ShellNames(List<ShellOutlines.Outline> shells, double[] across, double[] up) {
        this.shells = List.copyOf(shells);
        this.across = across.clone();
        this.up = up.clone();
    }

    /**
     * The number of the point of a shell on which the middle of its name is; -1 where its name is left out.
     *
     * @param shell its number, from 0
     * @param width of the picture as it is drawn, pixels
     * @param height of the picture, pixels
     * @param metrics of the letters of the names
     */
    public synchronized int place(int shell, double width, double height, FontMetrics metrics) {
        Size size = new Size(width, height, metrics.stringWidth("E = 0.123"), metrics.getHeight());
        if (!size.equals(drawn)) {
            double perPixel = (across[1] - across[0]) / width;
            places = LabelPlaces.of(
                    shells,
                    shells.stream()
                            .mapToDouble(s -> perPixel * width(s.name(), metrics))
                            .toArray(),
                    metrics.getHeight() * (up[1] - up[0]) / height,
                    across,
                    up);
            drawn = size;
        }
        return places[shell];
    }

    /** How wide a name is with a little room on both sides, pixels. */
    public static int width(String name, FontMetrics metrics) {
        return metrics.stringWidth(name) + 2 * MARGIN;
    }
}
