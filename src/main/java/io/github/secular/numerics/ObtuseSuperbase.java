package io.github.secular.numerics;

import java.util.ArrayList;
import java.util.List;

/**
 * A symmetric, non-negative 2 × 2 matrix as a sum of non-negative multiples of squares of whole vectors, by Selling's
 * reduction to an obtuse superbase of the lattice: what makes differences of an anisotropic diffusion positive (J. Fehrenbach
 * and J.-M. Mirebeau, J. Math. Imaging Vision 49, 123, 2014).
 */
public final class ObtuseSuperbase {
    private static final int MOST_ROUNDS = 1000;
    private static final double FIRST_ADDED = 1e-8;

    /** weight · (x, y)(x, y)ᵀ. */
    public record Part(int x, int y, double weight) {}

    /**
     * @param parts at most three, weights above 0
     * @param added what was added to both entries of the diagonal, as a part of the trace, so that no vector is too long
     */
    public record Sum(List<Part> parts, double added) {}

    private ObtuseSuperbase() {}

    /**
     * The sum.
     *
     * @param longest the largest entry of a vector that is allowed, at least 1
     * @throws IllegalArgumentException if the matrix is not non-negative
     */
    public static Sum of(double xx, double xy, double yy, int longest) {
        double trace = xx + yy;
        if (!(xx >= 0 && yy >= 0 && xy * xy <= xx * yy * (1 + 1e-9) + 1e-300)) {
            throw new IllegalArgumentException("not non-negative: " + xx + ", " + xy + ", " + yy);
        }
        if (trace == 0) {
            return new Sum(List.of(), 0);
        }
        double added = 0;
        while (true) {
            List<Part> parts = parts(xx + added * trace, xy, yy + added * trace, longest);
            if (parts != null) {
                return new Sum(parts, added);
            }
            added = Math.max(FIRST_ADDED, 2 * added);
        }
    }

    /** Null if a vector becomes too long. */
    private static List<Part> parts(double xx, double xy, double yy, int longest) {
        int[][] e = {{1, 0}, {0, 1}, {-1, -1}};
        for (int round = 0; round < MOST_ROUNDS; round++) {
            int sharp = -1;
            for (int i = 0; i < 3 && sharp < 0; i++) {
                // rounding alone is no sharp angle
                double product = product(e[(i + 1) % 3], e[(i + 2) % 3], xx, xy, yy);
                sharp = product > 1e-14 * (xx + yy) ? i : -1;
            }
            if (sharp < 0) {
                return sum(e, xx, xy, yy, longest);
            }
            int[] a = e[(sharp + 1) % 3];
            int[] b = e[(sharp + 2) % 3];
            e = new int[][] {{-a[0], -a[1]}, {b[0], b[1]}, {a[0] - b[0], a[1] - b[1]}};
            if (Math.abs(e[2][0]) > 4 * longest || Math.abs(e[2][1]) > 4 * longest) {
                return null;
            }
        }
        return null;
    }

    private static List<Part> sum(int[][] e, double xx, double xy, double yy, int longest) {
        List<Part> out = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            double weight = -product(e[(i + 1) % 3], e[(i + 2) % 3], xx, xy, yy);
            if (weight > 0) {
                if (Math.abs(e[i][0]) > longest || Math.abs(e[i][1]) > longest) {
                    return null;
                }
                // at a right angle to e_i
                out.add(new Part(-e[i][1], e[i][0], weight));
            }
        }
        return out;
    }

    private static double product(int[] a, int[] b, double xx, double xy, double yy) {
        return a[0] * (xx * b[0] + xy * b[1]) + a[1] * (xy * b[0] + yy * b[1]);
    }
}
