package io.github.secular.classical.grid;

import io.github.secular.classical.Hamiltonian1D;
import io.github.secular.classical.Moments;
import io.github.secular.classical.VlasovProblem;
import java.util.stream.IntStream;
import org.apache.commons.math3.transform.DftNormalization;
import org.apache.commons.math3.transform.FastFourierTransformer;
import org.apache.commons.math3.transform.TransformType;

/** Whether a grid resolves a field: what there is near its shortest wavelength, between its splines, and at its edge. */
final class GridResolution {
    private static final int PROBES = 200;
    private static final int NEAR = 33;
    /** What is at the edge is noise where it is below the part of f in short waves by this factor. */
    private static final double NOISE = 1;
    /** The largest of what lies in a corner of the grid, in means over it. */
    private static final double CORNER = 4;

    private static final double SLOWER = 3;
    /** Of the error of splines twice as wide to that of the splines, at least: less than 2⁴. */
    private static final double WIDER = 10;

    private static final int SHELLS = 40;
    /** Of the error of two points fewer to that of an interpolation, at least, where f is resolved. */
    private static final double FEWER = 2;

    private final PhaseGrid grid;
    private final ShellProjection projection;
    /** With splines twice as wide; null where f is not relaxed to any. */
    private final ShellProjection coarser;

    private final OrbitMeans orbits;
    private final Hamiltonian1D hamiltonian;

    GridResolution(GridRun run, VlasovProblem problem) {
        this.grid = run.grid();
        this.projection = run.projection();
        this.orbits = run.orbits();
        this.hamiltonian = problem.hamiltonian();
        this.coarser =
                problem.rates().isZero() ? null : new ShellProjection(grid, hamiltonian, projection.intervals() / 2);
    }

    /**
     * How much of f the grid may miss, relative to its largest value: in the shortest waves, between its points, and by
     * the splines, where f is relaxed to them.
     */
    double missed(double[] f) {
        return Math.max(waves(f), Math.max(between(f), coarser == null ? 0 : splines(f)));
    }

    /** The error of the shell means between the points, from what fewer points of the interpolation change. */
    private double between(double[] f) {
        double bottom = hamiltonian.lowestEnergy();
        double largest = Double.MIN_NORMAL;
        double difference = 0;
        for (int i = 0; i < SHELLS; i++) {
            double s = (i + 0.5) / SHELLS;
            double energy = bottom + s * s * (projection.top() - bottom);
            double value = orbits.mean(f, energy, GridState.POINTS);
            largest = Math.max(largest, Math.abs(value));
            difference = Math.max(difference, Math.abs(value - orbits.mean(f, energy, GridState.POINTS - 2)));
        }
        return difference / FEWER / largest;
    }

    /** The part of f in the shortest quarter of the waves of any row or column. */
    double waves(double[] f) {
        int n = grid.columns();
        int rows = grid.rows();
        double worst = IntStream.range(0, (n + rows) / 2)
                .parallel()
                .mapToDouble(pair -> {
                    boolean along = pair < rows / 2;
                    double[][] lines = new double[2][along ? n : rows];
                    int first = along ? 2 * pair : 2 * (pair - rows / 2);
                    for (int i = 0; i < lines[0].length; i++) {
                        lines[0][i] = along ? f[first * n + i] : f[i * n + first];
                        lines[1][i] = along ? f[(first + 1) * n + i] : f[i * n + first + 1];
                    }
                    return shortest(lines);
                })
                .max()
                .orElse(0);
        return worst / largest(f);
    }

    private static double shortest(double[][] lines) {
        int n = lines[0].length;
        FastFourierTransformer.transformInPlace(lines, DftNormalization.STANDARD, TransformType.FORWARD);
        double sum = 0;
        for (int k = 3 * n / 8; k <= n - 3 * n / 8; k++) {
            sum += Math.hypot(lines[0][k], lines[1][k]);
        }
        return sum / n;
    }

    /** The error of the shell means by the splines, from how far splines twice as wide, of order 4, change them. */
    private double splines(double[] f) {
        double[] fine = projection.coefficients(f);
        double[] coarse = coarser.coefficients(f);
        double largest = Double.MIN_NORMAL;
        double difference = 0;
        double bottom = hamiltonian.lowestEnergy();
        for (int i = 0; i < PROBES; i++) {
            double s = (i + 0.5) / PROBES;
            double energy = bottom + s * s * (projection.top() - bottom);
            double value = projection.value(fine, energy);
            largest = Math.max(largest, Math.abs(value));
            difference = Math.max(difference, Math.abs(value - coarser.value(coarse, energy)));
        }
        return difference / WIDER / largest;
    }

    /**
     * What leaves the grid at its edge: the largest of f there relative to its largest value, or the energy that the
     * shells beyond would hold, in the decay of the outermost ones, relative to all.
     */
    double edge(double[] f) {
        double worst = 0;
        double[] sums = new double[4];
        int[] counts = new int[4];
        for (int row = 0; row < grid.rows(); row++) {
            for (int column = 0; column < grid.columns(); column++) {
                if (grid.p(row) * grid.p(row) / 2 + grid.potential(column) >= projection.top()) {
                    double value = f[row * grid.columns() + column];
                    int corner = (2 * row < grid.rows() ? 0 : 1) + (2 * column < grid.columns() ? 0 : 2);
                    worst = Math.max(worst, Math.abs(value));
                    sums[corner] += value;
                    counts[corner]++;
                }
            }
        }
        if (worst < NOISE * waves(f) * largest(f)) {
            // Waves too short for the grid get everywhere; what they leave of f is a mean.
            worst = 0;
            for (int i = 0; i < sums.length; i++) {
                worst = Math.max(worst, CORNER * Math.abs(sums[i]) / Math.max(1, counts[i]));
            }
        }
        return Math.max(worst / largest(f), beyond(f));
    }

    /** ∫ (E − E_min) h0 F dE beyond the top, F falling as e^{−E/w}, relative to that of all. */
    private double beyond(double[] f) {
        double bottom = hamiltonian.lowestEnergy();
        double height = projection.top() - bottom;
        double[] c = projection.coefficients(f);
        double peak = 0;
        for (int i = 0; i < PROBES; i++) {
            peak = Math.max(peak, Math.abs(projection.value(c, bottom + height * i / PROBES)));
        }
        double lower = mean(c, bottom + 0.75 * height, 0.05 * height);
        double upper = mean(c, bottom + 0.95 * height, 0.05 * height);
        Moments all = GridState.moments(grid, f);
        double held = all.mass() * (all.energy() - bottom);
        if (!(lower > 0 && upper > 0 && upper < peak && held > 0)) {
            return 0;
        }
        // Rounding falls no more: then the decay is that from the peak, which grows slower further out.
        double most = SLOWER * height / Math.log(peak / upper);
        double w = upper < lower ? Math.min(most, 0.2 * height / Math.log(lower / upper)) : most;
        double density = hamiltonian.shell(bottom + 0.99 * height).density();
        return density * upper * Math.exp(-0.05 * height / w) * w * (height + w) / held;
    }

    /** |mean of F| about an energy, in which rounding cancels. */
    private double mean(double[] c, double energy, double width) {
        double out = 0;
        for (int i = 0; i < NEAR; i++) {
            out += projection.value(c, energy + (2.0 * i / (NEAR - 1) - 1) * width * 0.99) / NEAR;
        }
        return Math.abs(out);
    }

    private static double largest(double[] f) {
        double out = Double.MIN_NORMAL;
        for (double v : f) {
            out = Math.max(out, Math.abs(v));
        }
        return out;
    }
}
