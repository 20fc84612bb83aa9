package io.github.secular.quantum.random;

import io.github.secular.drive.JointModes;
import io.github.secular.drive.RandomDrive;
import io.github.secular.numerics.ComplexLu;
import io.github.secular.numerics.NullSpace;
import io.github.secular.numerics.Progress;
import io.github.secular.numerics.RefusalException;
import io.github.secular.quantum.BlochModel;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.data.ZMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;

/**
 * Where the mean E ρ over the paths of a random drive ends: the vector that the generator of the stochastic Liouville
 * equation leaves alone (doc/bloch-solvers.md, B11.8).
 *
 * @param mean E ρ, N² reals as of {@link io.github.secular.quantum.PackedState}
 * @param count how many stationary means there are
 * @param slowest the slowest decay rate, per unit of fast time; infinite if nothing decays; NaN if it could not be told
 * @param oscillating |frequencies| of what is not damped, per unit of fast time
 * @param error estimate of the largest error of an entry
 * @param unknowns how many there were
 */
public record StationaryMean(
        double[] mean, int count, double slowest, double[] oscillating, double error, int unknowns) {
    /** The degree, plus one, of Hermite functions and carriers, from round to round. */
    private static final int[] ORDERS = {3, 5, 8, 12, 18, 27, 40, 60};

    private static final double RANK = 1e-12;
    private static final double NOISE = 0x1p-49;
    /** Rates below this, of the largest in the generator, are rounding. */
    private static final double ROUND_OFF = 1e-13;

    /**
     * The mean to which a start leads.
     *
     * @param model under a random drive
     * @param start ρ(0), packed; it chooses where there are several
     * @throws RefusalException if a noise has cells or no modes, if the hierarchy is too large, or the tolerance cannot be
     *     kept
     */
    public static StationaryMean of(BlochModel model, double[] start, double tolerance, Progress progress) {
        RandomDrive drive = (RandomDrive) model.drive();
        if (drive.sources().stream().anyMatch(s -> s.noise().cells().isPresent())) {
            throw new RefusalException("The stationary mean under a clock is not known here: run the model for long, or"
                    + " choose a telegraph or ornstein-uhlenbeck noise.");
        }
        boolean endless = JointModes.isEndless(drive.signals());
        double[] before = null;
        double error = Double.POSITIVE_INFINITY;
        for (int order : ORDERS) {
            progress.check();
            DMatrixRMaj generator =
                    new StochasticLiouville(model, drive, new JointModes(drive.signals(), order - 1)).generator();
            NullSpace nulls = nulls(generator, 0);
            double[] mean = reached(nulls, generator.numRows, model.size(), start);
            if (before == null && !endless) {
                before = reached(nulls(generator, NOISE), generator.numRows, model.size(), start);
            }
            if (before != null) {
                error = distance(mean, before)
                        + distance(mean, reached(nulls(generator, NOISE), generator.numRows, model.size(), start));
                if (error <= tolerance) {
                    return found(mean, nulls, generator, error);
                }
                if (!endless) {
                    break;
                }
            }
            before = mean;
        }
        throw new RefusalException(String.format(
                Locale.ROOT,
                "The stationary mean is known to %.1e only, more than the tolerance of %.1e; ask for less accuracy.",
                error,
                tolerance));
    }

    /** What the generator leaves alone, each of its entries changed by some parts in 2⁴⁹ of itself, or by nothing. */
    private static NullSpace nulls(DMatrixRMaj generator, double noise) {
        int n = generator.numRows;
        double[] a = new double[2 * n * n];
        java.util.SplittableRandom random = new java.util.SplittableRandom(1);
        for (int i = 0; i < n * n; i++) {
            a[2 * i] = generator.data[i] * (1 + (random.nextBoolean() ? noise : -noise));
        }
        return new NullSpace(a, n, 1, RANK);
    }

    private static double[] reached(NullSpace nulls, int n, int levels, double[] start) {
        int count = nulls.dimension();
        double[] out = new double[start.length];
        if (count == 1) {
            double[] x = nulls.right(0);
            double trace = IntStream.range(0, levels).mapToDouble(i -> x[2 * i]).sum();
            Arrays.setAll(out, i -> x[2 * i] / trace);
            return out;
        }
        ZMatrixRMaj pairing = new ZMatrixRMaj(count, count);
        ZMatrixRMaj at = new ZMatrixRMaj(count, 1);
        double[][] right = new double[count][];
        for (int i = 0; i < count; i++) {
            right[i] = nulls.right(i);
        }
        for (int j = 0; j < count; j++) {
            double[] left = nulls.left(j);
            for (int i = 0; i < count; i++) {
                double sum = 0;
                for (int k = 0; k < n; k++) {
                    sum += left[2 * k] * right[i][2 * k];
                }
                pairing.data[2 * (j * count + i)] = sum;
            }
            for (int k = 0; k < start.length; k++) {
                at.data[2 * j] += left[2 * k] * start[k];
            }
        }
        ZMatrixRMaj weights = ComplexLu.of(pairing)
                .orElseThrow(() -> new RefusalException("The several stationary means of this model cannot be told from"
                        + " each other: its rates are no completely positive evolution."))
                .solve(at);
        for (int i = 0; i < count; i++) {
            for (int k = 0; k < out.length; k++) {
                out[k] += weights.data[2 * i] * right[i][2 * k];
            }
        }
        return out;
    }

    private static double distance(double[] a, double[] b) {
        double max = 0;
        for (int i = 0; i < a.length; i++) {
            double d = Math.abs(a[i] - b[i]);
            max = d <= max ? max : d;
        }
        return max;
    }

    private static StationaryMean found(double[] mean, NullSpace nulls, DMatrixRMaj generator, double error) {
        int n = generator.numRows;
        var eigen = DecompositionFactory_DDRM.eig(n, false);
        double slowest = Double.NaN;
        double[] turning = {};
        if (eigen.decompose(generator.copy())) {
            double[][] values = IntStream.range(0, n)
                    .mapToObj(i -> new double[] {eigen.getEigenvalue(i).real, eigen.getEigenvalue(i).imaginary})
                    .toArray(double[][]::new);
            double largest = Arrays.stream(values)
                    .mapToDouble(v -> Math.hypot(v[0], v[1]))
                    .max()
                    .orElse(0);
            // The zeros themselves are known to be there.
            double[][] rest = Arrays.stream(values)
                    .sorted(Comparator.comparingDouble(v -> Math.hypot(v[0], v[1])))
                    .skip(nulls.dimension())
                    .toArray(double[][]::new);
            turning = Arrays.stream(rest)
                    .filter(v -> -v[0] <= ROUND_OFF * largest && Math.abs(v[1]) > ROUND_OFF * largest)
                    .mapToDouble(v -> Math.abs(v[1]))
                    .sorted()
                    .toArray();
            slowest = Arrays.stream(rest)
                    .filter(v -> -v[0] > ROUND_OFF * largest || Math.abs(v[1]) <= ROUND_OFF * largest)
                    .mapToDouble(v -> -v[0])
                    .min()
                    .orElse(Double.POSITIVE_INFINITY);
            slowest = slowest > 1e3 * ROUND_OFF * largest ? slowest : Double.NaN;
        }
        return new StationaryMean(mean, nulls.dimension(), slowest, turning, error, n);
    }
}
