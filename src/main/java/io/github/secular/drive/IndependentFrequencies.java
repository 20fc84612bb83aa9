package io.github.secular.drive;

import io.github.secular.numerics.Progress;
import io.github.secular.numerics.Sentence;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Base frequencies that depend on each other, n·ν = 0 with small integers n, written by fewer that do not: the limit is
 * derived for independent phases (doc/light.md, L2.6).
 *
 * @param frequencies those that are left, angular
 * @param multiples how many times each of them goes into each given one, one row per given frequency
 * @param merged one sentence for each relation that has been used
 * @param left one sentence for each relation that is too involved to be used
 */
public record IndependentFrequencies(double[] frequencies, int[][] multiples, List<String> merged, List<String> left) {
    /** Relations up to this Σ|n_j| are used. */
    private static final int USED = 6;
    /** Relations up to this Σ|n_j| are told. */
    private static final int TOLD = 12;

    private static final double SAME = 1e-13;

    /** @param given ν_1 … ν_r, finite and not 0 */
    public static IndependentFrequencies of(double[] given) {
        double[] nu = given.clone();
        int[][] multiples = new int[given.length][given.length];
        for (int j = 0; j < given.length; j++) {
            multiples[j][j] = 1;
        }
        List<String> merged = new ArrayList<>();
        int[] relation = BaseFrequencies.relation(nu, USED, SAME, Progress.NONE);
        while (relation != null && nu.length > 1) {
            String before = words(relation, nu);
            int gone = unit(relation);
            if (gone < 0 && Arrays.stream(relation).filter(n -> n != 0).count() > 2) {
                break;
            }
            int[][] change = gone >= 0 ? eliminated(relation, gone) : shared(relation);
            double[] next = new double[nu.length - 1];
            int shared = gone >= 0 ? -1 : first(relation);
            int dropped = gone >= 0 ? gone : last(relation);
            for (int i = 0, k = 0; i < nu.length; i++) {
                if (i != dropped) {
                    next[k++] = i == shared ? nu[i] / Math.abs(relation[dropped]) : nu[i];
                }
            }
            multiples = product(multiples, change);
            nu = next;
            merged.add("The base frequencies depend on each other, " + before + ": indices are counted anew, by the"
                    + " frequencies " + Arrays.toString(nu) + ".");
            relation = BaseFrequencies.relation(nu, USED, SAME, Progress.NONE);
        }
        List<String> left = new ArrayList<>();
        int[] known = relation != null ? relation : BaseFrequencies.relation(nu, TOLD, SAME, Progress.NONE);
        if (known != null) {
            left.add("The base frequencies depend on each other, " + words(known, nu)
                    + ": limit and two-scale solvers ask for independent ones; give the drive by fewer.");
        }
        return new IndependentFrequencies(nu, multiples, merged, left);
    }

    /** An index of the given frequencies, by those that are left. */
    public int[] index(int[] index) {
        int[] out = new int[frequencies.length];
        for (int i = 0; i < index.length; i++) {
            for (int j = 0; j < out.length; j++) {
                out[j] += index[i] * multiples[i][j];
            }
        }
        return out;
    }

    /** The last entry ±1, or −1. */
    private static int unit(int[] n) {
        int out = -1;
        for (int j = 0; j < n.length; j++) {
            out = Math.abs(n[j]) == 1 ? j : out;
        }
        return out;
    }

    private static int first(int[] n) {
        int j = 0;
        while (n[j] == 0) {
            j++;
        }
        return j;
    }

    private static int last(int[] n) {
        int j = n.length - 1;
        while (n[j] == 0) {
            j--;
        }
        return j;
    }

    /** ν_gone = −n_gone Σ n_i ν_i where n_gone = ±1. */
    private static int[][] eliminated(int[] n, int gone) {
        int[][] out = new int[n.length][n.length - 1];
        for (int i = 0, k = 0; i < n.length; i++) {
            if (i != gone) {
                out[i][k] = 1;
                out[gone][k] = -n[gone] * n[i];
                k++;
            }
        }
        return out;
    }

    /** n_a ν_a + n_b ν_b = 0: both are multiples of ν_a/|n_b|. */
    private static int[][] shared(int[] n) {
        int a = first(n);
        int b = last(n);
        int[][] out = new int[n.length][n.length - 1];
        for (int i = 0; i < n.length; i++) {
            if (i != a && i != b) {
                out[i][i > b ? i - 1 : i] = 1;
            }
        }
        out[a][a] = Math.abs(n[b]);
        out[b][a] = -n[a] * Integer.signum(n[b]);
        return out;
    }

    private static int[][] product(int[][] a, int[][] b) {
        int[][] out = new int[a.length][b[0].length];
        for (int i = 0; i < a.length; i++) {
            for (int k = 0; k < b.length; k++) {
                for (int j = 0; j < out[i].length; j++) {
                    out[i][j] += a[i][k] * b[k][j];
                }
            }
        }
        return out;
    }

    /** "2 x 0.7 - 1 x 1.4 = 0". */
    private static String words(int[] n, double[] nu) {
        StringBuilder out = new StringBuilder();
        int sign = Integer.signum(n[first(n)]);
        for (int j = 0; j < n.length; j++) {
            if (n[j] != 0) {
                String by = Sentence.of("%d x %.10g", Math.abs(n[j]), nu[j]);
                out.append(out.length() == 0 ? "" : n[j] * sign > 0 ? " + " : " - ")
                        .append(by);
            }
        }
        return out.append(" = 0").toString();
    }
}
