package io.github.secular.numerics;

/** A banded, symmetric, positive matrix with its Cholesky factor; entry (j, j − d) at [j][d] of either. */
public final class BandedGram {
    /** Added to the diagonal of the factor, relative to the largest entry, for knots without points. */
    private static final double REGULAR = 1e-14;

    private final int width;
    private final double[][] band;
    private final double[][] factor;

    /** @param band entry (j, j − d) at [j][d]; kept */
    public BandedGram(double[][] band) {
        this(band, Progress.NONE);
    }

    /**
     * The same, for a wide band.
     *
     * @throws java.util.concurrent.CancellationException if the progress says so
     */
    public BandedGram(double[][] band, Progress progress) {
        this.band = band;
        this.width = band[0].length;
        this.factor = factor(progress);
    }

    private double[][] factor(Progress progress) {
        double largest = Double.MIN_NORMAL;
        for (double[] row : band) {
            largest = Math.max(largest, row[0]);
        }
        int n = band.length;
        double[][] out = new double[n][width];
        for (int j = 0; j < n; j++) {
            progress.check();
            for (int d = Math.min(j, width - 1); d >= 0; d--) {
                int column = j - d;
                double sum = band[j][d] + (d == 0 ? REGULAR * largest : 0);
                for (int k = Math.max(0, j - width + 1); k < column; k++) {
                    if (column - k < width) {
                        sum -= out[j][j - k] * out[column][column - k];
                    }
                }
                out[j][d] = d == 0 ? Math.sqrt(sum) : sum / out[column][0];
            }
        }
        return out;
    }

    /** The solution; refined once, as each solution of a long run loses as much mass as what regularises the factor. */
    public double[] solve(double[] right) {
        double[] c = right.clone();
        substitute(c);
        double[] rest = right.clone();
        for (int j = 0; j < c.length; j++) {
            rest[j] -= band[j][0] * c[j];
            for (int d = 1; d <= Math.min(j, width - 1); d++) {
                rest[j] -= band[j][d] * c[j - d];
                rest[j - d] -= band[j][d] * c[j];
            }
        }
        substitute(rest);
        for (int j = 0; j < c.length; j++) {
            c[j] += rest[j];
        }
        return c;
    }

    private void substitute(double[] c) {
        for (int j = 0; j < c.length; j++) {
            for (int d = 1; d <= Math.min(j, width - 1); d++) {
                c[j] -= factor[j][d] * c[j - d];
            }
            c[j] /= factor[j][0];
        }
        for (int j = c.length - 1; j >= 0; j--) {
            for (int d = 1; d < width && j + d < c.length; d++) {
                c[j] -= factor[j + d][d] * c[j + d];
            }
            c[j] /= factor[j][0];
        }
    }
}
