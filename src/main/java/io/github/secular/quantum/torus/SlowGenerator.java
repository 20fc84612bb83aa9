package io.github.secular.quantum.torus;

import io.github.secular.drive.Harmonic;
import io.github.secular.drive.HarmonicWindow;
import io.github.secular.drive.Wave;
import io.github.secular.numerics.ComplexMatrix;
import io.github.secular.numerics.EvenSteps;
import io.github.secular.numerics.MatrixExponential;
import io.github.secular.numerics.Progress;
import io.github.secular.numerics.RefusalException;
import io.github.secular.quantum.BlochModel;
import java.util.Arrays;
import java.util.Locale;
import java.util.OptionalDouble;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * The slow manifold of a damped Bloch equation under a wave, with all orders in ε (doc/bloch-solvers.md, B4.2): on it
 * the mean populations a obey da/dt = L a, with L real, N × N, columns summing to zero, L → A_♯ + W_♯ as ε → 0, and
 *
 * <pre>
 *   ρ(t) = diag(a) + ε Σ_h exp(i a_h·ω τ) (X a)_h.
 * </pre>
 *
 * Immutable.
 */
public final class SlowGenerator {
    /** After this many decay times of the slowest coherence nothing of the initial layer is left in a double. */
    public static final double LAYER = 36;

    private static final int LARGEST_REACH = 24;

    /** A graph takes 1 + this/log(1/ε) sweeps; measured. */
    private static final double SWEEP = 20;

    /** What a multiplication here takes of the time of one elsewhere. */
    private static final double QUICKER = 0.35;

    /** What a window and each harmonic of a column in a sweep cost apart from their multiplications, counted in them. */
    private static final double WINDOW = 1e4;

    private static final double ROW = 100;

    private final TorusEquation equation;
    private final InvariantGraph right;
    private final InvariantGraph left;
    private final int size;
    private final double epsilon;
    private final double estimatedError;

    private SlowGenerator(TorusEquation equation, InvariantGraph right, InvariantGraph left, double estimatedError) {
        this.estimatedError = estimatedError;
        this.equation = equation;
        this.right = right;
        this.left = left;
        size = equation.model().size();
        epsilon = equation.model().epsilon();
    }

    /**
     * The slow manifold in the window of K harmonics of the wave.
     *
     * @param reach K ≥ 1
     * @throws RefusalException if the model has no slow manifold over its populations, or the sweep diverges
     */
    public static SlowGenerator of(BlochModel model, int reach, Progress progress) {
        requireManifold(model);
        return of(model, reach, null, progress);
    }

    /**
     * The slow manifold in a window that two more harmonics change by less than the tolerance.
     *
     * @param end slow time up to which ρ is wanted
     * @param tolerance largest change of ρ up to then
     * @throws RefusalException if there is no slow manifold, or no window keeps the tolerance
     */
    public static SlowGenerator converged(BlochModel model, double end, double tolerance, Progress progress) {
        SlowGenerator small = of(model, 2, progress);
        while (true) {
            SlowGenerator large = small.larger(2, progress);
            double error = Math.max(large.distance(small, end), large.residual());
            if (error <= tolerance) {
                return new SlowGenerator(large.equation, large.right, large.left, error);
            }
            if (large.reach() >= LARGEST_REACH) {
                throw large.inexact(error, tolerance);
            }
            small = large;
        }
    }

    RefusalException inexact(double error, double tolerance) {
        return new RefusalException(String.format(
                Locale.ROOT,
                "%d harmonics of the wave leave an error of %.1e, above the tolerance of %.1e.",
                reach(),
                error,
                tolerance));
    }

    /** Harmonics, unknowns and sweeps, in words. */
    public String work() {
        return String.format(
                Locale.ROOT,
                "%d harmonics of the wave, %d unknowns, %d sweeps",
                reach(),
                unknowns(),
                right.sweeps() + left.sweeps());
    }

    /** The same in a window larger by {@code more}, starting from this one. */
    SlowGenerator larger(int more, Progress progress) {
        return of(equation.model(), equation.window().reach() + more, this, progress);
    }

    private static SlowGenerator of(BlochModel model, int reach, SlowGenerator guess, Progress progress) {
        HarmonicWindow window = TorusEquation.window(model, reach);
        // Right and left graphs, those of the window before, and two copies in a sweep.
        double width = width(model);
        double graph = 16.0 * window.size() * model.size() * width * width;
        InvariantGraph.requireMemory(model, 6 * graph);
        TorusEquation equation = new TorusEquation(model, window);
        InvariantGraph right = new InvariantGraph(equation, true, guess == null ? null : guess.right, progress);
        InvariantGraph left = new InvariantGraph(equation, false, guess == null ? null : guess.left, progress);
        return new SlowGenerator(equation, right, left, Double.NaN);
    }

    /**
     * Checks the criterion of doc/bloch-solvers.md, B4.5, 8 ε² max_n(|A_♯(n,n)| + |W_♯(n,n)|) < ε^μ min γ over all
     * pairs, and that the wave is one of constant harmonics.
     *
     * @throws RefusalException if it does not hold, saying what to choose instead
     */
    public static void requireManifold(BlochModel model) {
        if (!(model.drive() instanceof Wave wave)) {
            throw new RefusalException("The slow manifold knows deterministic waves only, but the drive is random.");
        }
        if (wave.hasEnvelopes()) {
            throw new RefusalException(
                    "The slow manifold needs harmonics of constant strength, but this wave has a slow" + " envelope.");
        }
        requireDamping(model, 0);
    }

    /** Whether {@link #requireDamping} is content. */
    static boolean isDamped(BlochModel model, double t) {
        return smallestDamping(model) > 0 && ratio(model, t) < 1;
    }

    /** 8 ε² times the fastest rate over the smallest damping. */
    private static double ratio(BlochModel model, double t) {
        return 8 * model.epsilon() * model.epsilon() * fastestRate(model, t) / smallestDamping(model);
    }

    /** The part of the criterion that concerns rates, with the envelopes at slow time t. */
    static void requireDamping(BlochModel model, double t) {
        double damping = smallestDamping(model);
        if (!(damping > 0)) {
            throw new RefusalException(
                    "The slow manifold needs every pair of levels to be damped, but some coherence is" + " not.");
        }
        double ratio = ratio(model, t);
        if (!(ratio < 1)) {
            throw new RefusalException(String.format(
                    Locale.ROOT,
                    "Populations move too fast against the damping of the coherences for a slow manifold (8 eps^2 times"
                            + " the fastest rate is %.3g times the smallest damping, allowed is less than 1).",
                    ratio));
        }
    }

    /**
     * What the slow manifold of a model costs, in multiplications of which a second has about 1e9; empty without one. In
     * windows up to ε^K = tolerance the product with V in each column, and the columns times the generator; of a ladder between
     * the levels that a column lives on. Measured (N = 2 to 20): right to a quarter, at ε = 0.1 up to 2.5 times too little.
     */
    public static OptionalDouble foretold(BlochModel model, double tolerance) {
        if (!(model.drive() instanceof Wave wave) || wave.hasEnvelopes() || !isDamped(model, 0)) {
            return OptionalDouble.empty();
        }
        double size = model.size();
        double entries = 0;
        for (Harmonic h : wave.harmonics()) {
            entries += h.matrix().count();
        }
        double width = width(model);
        double digits = Math.log(Math.min(0.5, model.epsilon()));
        double last = Math.max(4, 2 * Math.ceil((Math.log(tolerance) / digits + 0.5) / 2));
        int step = wave.indices().stream()
                .mapToInt(a -> Arrays.stream(a).map(Math::abs).sum())
                .max()
                .orElse(0);
        double work = 0;
        for (int reach = 2; reach <= Math.min(LARGEST_REACH, last); reach += 2) {
            double columns = 2 * (1 - SWEEP / digits) * size * harmonics(wave.dimension(), reach * step);
            work += WINDOW
                    + columns * (ROW + QUICKER * (8 * entries * width * width / size + 2 * width * width * width));
        }
        return OptionalDouble.of(work);
    }

    /** In a window of r frequencies at most, Σ_k 2^k C(r, k) C(K, k), with K times the largest |a|₁ of a step. */
    private static double harmonics(int r, int most) {
        double term = 1;
        double out = 1;
        for (int k = 1; k <= Math.min(r, most); k++) {
            term *= 2.0 * (r - k + 1) * (most - k + 1) / (k * k);
            out += term;
        }
        return out;
    }

    /** How many levels a column is likely to live on: every rung of a ladder costs a factor ε. */
    private static double width(BlochModel model) {
        double rungs = Math.ceil(Math.log(InvariantGraph.NEGLIGIBLE) / Math.log(Math.min(0.5, model.epsilon()))) + 1;
        return Math.min(model.size(), 1 + 2 * rungs * InvariantGraph.stride(model));
    }

    /** ε^μ min γ_nm over all pairs, in fast time; infinite for one level. */
    public static double smallestDamping(BlochModel model) {
        double min = Double.POSITIVE_INFINITY;
        for (int n = 0; n < model.size(); n++) {
            for (int m = 0; m < n; m++) {
                min = Math.min(min, model.fastDamping(n, m));
            }
        }
        return min;
    }

    /** max_n Σ_k A(n, k) + W(n, k), with A the averaged rates, paper 2 (17), doc/quantum.md, Q5.3. */
    private static double fastestRate(BlochModel model, double t) {
        Wave wave = model.wave().frozenAt(t);
        double fastest = 0;
        for (int n = 0; n < model.size(); n++) {
            double sum = model.relaxation().outflow(n);
            for (int k = 0; k < model.size(); k++) {
                if (k == n) {
                    continue;
                }
                double gamma = model.fastDamping(n, k);
                for (Harmonic h : wave.harmonics()) {
                    double divisor = model.divisor(n, k, h.index());
                    sum += 2 * gamma * h.matrix().abs2(n, k) / (gamma * gamma + divisor * divisor);
                }
            }
            fastest = Math.max(fastest, sum);
        }
        return fastest;
    }

    /**
     * How far ρ can be from that of the same model in a smaller window up to slow time t, from the
     * differences of both graphs.
     */
    double distance(SlowGenerator smaller, double t) {
        double worst = 0;
        for (int n = 0; n < size; n++) {
            double rates = 0;
            for (int m = 0; m < size; m++) {
                rates += Math.abs(matrix().get(m, n) - smaller.matrix().get(m, n));
            }
            double coherences = 0;
            double[] x = right.column(n);
            double[] other = smaller.right.column(n);
            for (int i = 0; i < x.length; i++) {
                coherences = Math.max(coherences, Math.abs(x[i] - (i < other.length ? other[i] : 0)));
            }
            worst = Math.max(worst, t * rates + epsilon * coherences);
        }
        return worst;
    }

    /** What two more harmonics changed when this window was found to be large enough; NaN if none was sought. */
    public double estimatedError() {
        return estimatedError;
    }

    /** L, a copy, N × N, slow time: dp/dt = L p for the mean populations. */
    public DMatrixRMaj matrix() {
        return right.generator().copy();
    }

    /** K. */
    public int reach() {
        return equation.window().reach();
    }

    /** The number of unknowns in each column of X. */
    public int unknowns() {
        return equation.dimension() / 2 - size;
    }

    /** Largest relative change in the last sweep. */
    public double residual() {
        return Math.max(right.residual(), left.residual());
    }

    /**
     * Where the solution from ρ(0) meets the manifold: a(0) = (I + ε² U X)⁻¹ q with
     * q = diag ρ(0) + ε Σ U_{a,nm} ρ_nm(0) over all fast entries.
     */
    public double[] start(ComplexMatrix initial) {
        double[] rho = initial.toArray();
        DMatrixRMaj q = new DMatrixRMaj(size, 1);
        DMatrixRMaj overlap = new DMatrixRMaj(size, size);
        for (int n = 0; n < size; n++) {
            LevelBlock v = left.block(n);
            for (int m = 0; m < size; m++) {
                overlap.set(n, m, epsilon * epsilon * v.dot(right.block(m)));
            }
            // Re conj(v) ρ; imaginary parts cancel between a and −a
            q.set(n, 0, initial.re(n, n) + epsilon * v.dot(rho));
            overlap.add(n, n, 1);
        }
        DMatrixRMaj out = new DMatrixRMaj(size, 1);
        if (!CommonOps_DDRM.solve(overlap, q, out)) {
            throw new RefusalException("The slow manifold does not determine its own start for this model.");
        }
        return out.data;
    }

    /** The mean populations a(t) at increasing times t ≥ 0 from a(0): times × N. */
    public double[][] populations(double[] start, double[] times) {
        EvenSteps<DMatrixRMaj> steps = new EvenSteps<>(step -> MatrixExponential.of(right.generator(), step));
        DMatrixRMaj a = DMatrixRMaj.wrap(size, 1, start.clone());
        double[][] out = new double[times.length][];
        for (int i = 0; i < times.length; i++) {
            DMatrixRMaj moved = new DMatrixRMaj(size, 1);
            CommonOps_DDRM.mult(steps.to(times[i]), a, moved);
            a = moved;
            out[i] = a.data.clone();
        }
        return out;
    }

    /** ρ at slow time t from the mean populations there: 2N² numbers, row by row, interleaved. */
    public double[] state(double[] a, double t) {
        double[] fast = new double[equation.dimension()];
        for (int n = 0; n < size; n++) {
            right.block(n).addTo(fast, epsilon * a[n]);
        }
        for (int n = 0; n < size; n++) {
            fast[2 * (n * size + n)] = a[n];
        }
        return equation.density(fast, equation.turns(t));
    }
}
