package io.github.secular.view;

import java.util.ArrayList;
import java.util.List;

/** Where on closed curves their names can stand without covering each other. */
public final class LabelPlaces {
    private LabelPlaces() {}

    /**
     * For each curve the number of a point: the highest one, or the next one along the curve where its name keeps within
     * a rectangle and clear of those before; -1 for a curve on which there is no such place, whose name is to be left out.
     *
     * @param widths of the names, in the units of x
     * @param height of a name, in the units of p
     * @param across the rectangle: from and to, of x
     * @param up from and to, of p
     */
    public static int[] of(
            List<ShellOutlines.Outline> shells, double[] widths, double height, double[] across, double[] up) {
        int[] out = new int[shells.size()];
        List<double[]> taken = new ArrayList<>();
        for (int i = 0; i < out.length; i++) {
            double[] x = shells.get(i).x();
            double[] p = shells.get(i).p();
            int top = 0;
            for (int j = 1; j < p.length; j++) {
                top = p[j] > p[top] ? j : top;
            }
            out[i] = -1;
            for (int step = 0; step < p.length && out[i] < 0; step++) {
                int j = (top + step) % p.length;
                if (isInside(x[j], widths[i], across)
                        && isInside(p[j], height, up)
                        && isFree(taken, x[j], p[j], widths[i], height)) {
                    out[i] = j;
                    taken.add(new double[] {x[j], p[j], widths[i]});
                }
            }
        }
        return out;
    }

    private static boolean isInside(double centre, double size, double[] range) {
        return centre - size / 2 >= range[0] && centre + size / 2 <= range[1];
    }

    private static boolean isFree(List<double[]> taken, double x, double p, double width, double height) {
        for (double[] other : taken) {
            if (Math.abs(x - other[0]) < (width + other[2]) / 2 && Math.abs(p - other[1]) < height) {
                return false;
            }
        }
        return true;
    }
}
