package io.github.secular.numerics;

/**
 * Takes levels out of a chain one after another, giving each path through a removed level to the direct rate
 * between its ends (Grassmann, Taksar and Heyman). Only sums, products and quotients of non-negative numbers occur,
 * so that even very small populations come out with small relative errors, which a null space does not give.
 */
public final class StateReduction {
    private StateReduction() {}

    /**
     * The stationary populations of a chain in which every level leads to every other.
     *
     * @param rates rate i → j, k × k, irreducible; not changed
     * @return k positive numbers of sum 1
     */
    public static double[] stationary(double[][] rates) {
        double[][] r = copy(rates);
        int k = r.length;
        double[] out = new double[k];
        for (int s = k - 1; s > 0; s--) {
            double leaving = 0;
            for (int j = 0; j < s; j++) {
                leaving += r[s][j];
            }
            for (int i = 0; i < s; i++) {
                r[i][s] /= leaving;
            }
            censor(r, s, s);
        }
        out[0] = 1;
        double sum = 1;
        for (int s = 1; s < k; s++) {
            for (int i = 0; i < s; i++) {
                out[s] += out[i] * r[i][s];
            }
            sum += out[s];
        }
        for (int s = 0; s < k; s++) {
            out[s] /= sum;
        }
        return out;
    }

    /** Adds the paths i → s → j to the rates i → j, for i, j below {@code end}; r[i][s] is already a share. */
    private static void censor(double[][] r, int s, int end) {
        for (int i = 0; i < end; i++) {
            if (r[i][s] == 0) {
                continue;
            }
            for (int j = 0; j < end; j++) {
                if (i != j) {
                    r[i][j] += r[i][s] * r[s][j];
                }
            }
        }
    }

    /**
     * Where transient levels end.
     *
     * @param among rate i → j between the transient levels, k × k
     * @param into rate i → class c, k × classes
     * @return probability that a level i ends in class c, k × classes; each row sums to 1
     */
    public static double[][] absorption(double[][] among, double[][] into) {
        double[][] r = copy(among);
        double[][] q = copy(into);
        int k = r.length;
        for (int s = k - 1; s >= 0; s--) {
            double leaving = 0;
            for (int j = 0; j < s; j++) {
                leaving += r[s][j];
            }
            for (double x : q[s]) {
                leaving += x;
            }
            for (int i = 0; i < s; i++) {
                double share = r[i][s] / leaving;
                for (int j = 0; j < s; j++) {
                    if (i != j) {
                        r[i][j] += share * r[s][j];
                    }
                }
                for (int c = 0; c < q[s].length; c++) {
                    q[i][c] += share * q[s][c];
                }
            }
            for (int j = 0; j < s; j++) {
                r[s][j] /= leaving;
            }
            for (int c = 0; c < q[s].length; c++) {
                q[s][c] /= leaving;
            }
        }
        for (int s = 0; s < k; s++) {
            for (int j = 0; j < s; j++) {
                for (int c = 0; c < q[s].length; c++) {
                    q[s][c] += r[s][j] * q[j][c];
                }
            }
        }
        return q;
    }

    private static double[][] copy(double[][] m) {
        double[][] out = new double[m.length][];
        for (int i = 0; i < m.length; i++) {
            out[i] = m[i].clone();
        }
        return out;
    }
}
