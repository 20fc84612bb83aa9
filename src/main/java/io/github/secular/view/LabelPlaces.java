package io.github.secular.view;

import java.util.ArrayList;
import java.util.List;

/** Where on closed curves their names can stand without covering each other. */
public final class LabelPlaces {
    private LabelPlaces() {}

    /**
     * For each curve the number of a point: the highest one, or the next one along the curve where the names keep clear
     * of those before. A curve on which there is no such place has its name at its highest point all the same.
     *
     * @param width the width of a name, in the units of x
     * @param height its height, in the units of p
     */
    public static int[] of(List<ShellOutlines.Outline> shells, double width, double height) {
        double[] anywhere = {Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY};
        return within(shells, width, height, anywhere, anywhere);
    }

    /**
     * The same where names keep within a rectangle as far as there is such a place on their curve.
     *
     * @param across from and to, of x
     * @param up from and to, of p
     */
    static int[] within(List<ShellOutlines.Outline> shells, double width, double height, double[] across, double[] up) {
        int[] out = new int[shells.size()];
        List<double[]> taken = new ArrayList<>();
        for (int i = 0; i < out.length; i++) {
            double[] x = shells.get(i).x();
            double[] p = shells.get(i).p();
            int top = 0;
            for (int j = 1; j < p.length; j++) {
                top = p[j] > p[top] ? j : top;
            }
            out[i] = top;
            for (int step = 0; step < p.length; step++) {
                int j = (top + step) % p.length;
                if (isInside(x[j], width, across)
                        && isInside(p[j], height, up)
                        && isFree(taken, x[j], p[j], width, height)) {
                    out[i] = j;
                    break;
                }
            }
            taken.add(new double[] {x[out[i]], p[out[i]]});
        }
        return out;
    }

    private static boolean isInside(double centre, double size, double[] range) {
        return centre - size / 2 >= range[0] && centre + size / 2 <= range[1];
    }

    private static boolean isFree(List<double[]> taken, double x, double p, double width, double height) {
        for (double[] other : taken) {
            if (Math.abs(x - other[0]) < width && Math.abs(p - other[1]) < height) {
                return false;
            }
        }
        return true;
    }
}
