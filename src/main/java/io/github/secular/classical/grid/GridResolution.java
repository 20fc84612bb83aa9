package io.github.secular.classical.grid;

import io.github.secular.classical.VlasovProblem;
import java.util.stream.IntStream;
import org.apache.commons.math3.transform.DftNormalization;
import org.apache.commons.math3.transform.FastFourierTransformer;
import org.apache.commons.math3.transform.TransformType;

/**
 * Whether a grid resolves a field: what there is near its shortest wavelength, between its points and splines.
 *
 * @param coarser with splines twice as wide; null where f is not relaxed to any
 */
record GridResolution(GridRun run, ShellProjection coarser) {
    private static final int PROBES = 200;
    /** Of the error of splines twice as wide to that of the splines, at least: less than 2⁴. */
    private static final double WIDER = 10;

    private static final int SHELLS = 40;
    /** Of the error of two points fewer to that of an interpolation, at least, where f is resolved. */
    private static final double FEWER = 2;

    static GridResolution of(GridRun run, VlasovProblem problem) {
        return new GridResolution(
                run,
                problem.rates().isZero()
                        ? null
                        : new ShellProjection(
                                run.grid(),
                                problem.hamiltonian(),
                                run.projection().intervals() / 2));
    }

    /**
     * How much of f at any of its times the grid may miss, relative to its largest value: in the shortest waves, between
     * its points, and by the splines, where f is relaxed to them.
     */
    double missed(double[]... f) {
        double worst = between(f);
        for (double[] each : f) {
            worst = Math.max(worst, Math.max(waves(each), coarser == null ? 0 : splines(each)));
        }
        return worst;
    }

    /** The error of the shell means between the points, from what fewer points of the interpolation change. */
    private double between(double[][] f) {
        ShellProjection projection = run.projection();
        double bottom = projection.hamiltonian().lowestEnergy();
        double[] energies = new double[SHELLS];
        for (int i = 0; i < SHELLS; i++) {
            double s = (i + 0.5) / SHELLS;
            energies[i] = bottom + s * s * (projection.top() - bottom);
        }
        double[][] means = run.orbits().means(f, energies, GridState.POINTS);
        double[][] fewer = run.orbits().means(f, energies, GridState.POINTS - 2);
        double worst = 0;
        for (int t = 0; t < f.length; t++) {
            double difference = 0;
            for (int i = 0; i < SHELLS; i++) {
                difference = Math.max(difference, Math.abs(means[t][i] - fewer[t][i]));
            }
            worst = Math.max(worst, difference / FEWER / largest(means[t]));
        }
        return worst;
    }

    /** The part of f in the shortest quarter of the waves of any row or column. */
    double waves(double[] f) {
        int n = run.grid().columns();
        int rows = run.grid().rows();
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
        double[] fine = run.projection().coefficients(f);
        double[] coarse = coarser.coefficients(f);
        double largest = Double.MIN_NORMAL;
        double difference = 0;
        ShellProjection projection = run.projection();
        double bottom = projection.hamiltonian().lowestEnergy();
        for (int i = 0; i < PROBES; i++) {
            double s = (i + 0.5) / PROBES;
            double energy = bottom + s * s * (projection.top() - bottom);
            double value = projection.value(fine, energy);
            largest = Math.max(largest, Math.abs(value));
            difference = Math.max(difference, Math.abs(value - coarser.value(coarse, energy)));
        }
        return difference / WIDER / largest;
    }

    static double largest(double[] f) {
        double out = Double.MIN_NORMAL;
        for (double v : f) {
            out = Math.max(out, Math.abs(v));
        }
        return out;
    }
}
