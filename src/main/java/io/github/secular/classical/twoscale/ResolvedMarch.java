package io.github.secular.classical.twoscale;

import io.github.secular.classical.VlasovProblem;
import io.github.secular.numerics.CompressedRows;
import io.github.secular.numerics.OdeSteps;
import io.github.secular.numerics.Progress;
import java.util.Arrays;
import org.apache.commons.math3.exception.MathRuntimeException;
import org.apache.commons.math3.ode.FirstOrderDifferentialEquations;
import org.apache.commons.math3.ode.nonstiff.DormandPrince853Integrator;
import org.apache.commons.math3.ode.sampling.StepHandler;
import org.apache.commons.math3.ode.sampling.StepInterpolator;

/**
 * f in mixed elements with the phases of the drive resolved in fast time, y′ = A y + ε Σ φ(τ) B y, by the method of
 * Dormand and Prince of order 8: no harmonics of the drive are cut off. The work is in proportion to the fast time.
 */
final class ResolvedMarch {
    private static final double LEAST_STEP = 1e-9;
    /** Multiplications of the integrator per unknown and evaluation. */
    private static final double STEP_WORK = 10;

    /** At least so many evaluations are made in a unit of fast time. */
    private static final double PER_FAST_TIME = 12;

    /** Unknowns of a drive that is held as a matrix. */
    private static final int LARGEST = 4000;

    private final VlasovProblem problem;
    private final PairLayout layout;
    private final FastModes modes;
    private final DriveShapes shapes;
    private final ModeMixing[] mixing;
    private final FastOperator.Shifted minusFast;
    private final DriveOperator drive;
    private final double tolerance;
    /** What it makes of y by shape, as matrices of real numbers; none where they would be asked too rarely. */
    private CompressedRows[] matrices = {};

    private final double[] parts;
    private final double[] swept;
    private double[] state;
    private long evaluations;

    /** What is done with the state at a wanted time. */
    interface Output {
        void at(int i, double[] y);
    }

    /**
     * @param layout of real modes, those of {@link FastModes#resolvedSize}
     * @param y the start; kept
     * @param tolerance of a step, relative to the largest unknown
     */
    ResolvedMarch(
            VlasovProblem problem,
            PairLayout layout,
            FastModes modes,
            DriveShapes shapes,
            FastOperator fast,
            double[] y,
            double tolerance) {
        this.problem = problem;
        this.layout = layout;
        this.modes = modes;
        this.shapes = shapes;
        this.state = y;
        this.tolerance = tolerance;
        minusFast = fast.shifted(0, 0);
        if (modes.isRandom()) {
            mixing = ModeMixing.of(modes, shapes);
        } else {
            mixing = new ModeMixing[shapes.size()];
            Arrays.setAll(mixing, s -> ModeMixing.single());
        }
        drive = new DriveOperator(layout, shapes, mixing);
        parts = new double[modes.channels()];
        swept = new double[y.length];
    }

    /** Unknowns that stand for real functions of energy have no imaginary part, which rounding would let grow. */
    private void derivatives(double t0, double tau0, double tau, double[] y, double[] dy) {
        evaluations++;
        Arrays.fill(swept, 0);
        double eps = problem.epsilon();
        if (modes.isRandom()) {
            Arrays.fill(parts, eps);
            for (ModeMixing some : mixing) {
                some.scale(parts);
            }
        } else {
            double t = t0 + eps * eps * (tau - tau0);
            double[] sum = new double[mixing.length];
            for (int c = 0; c < parts.length; c++) {
                sum[shapes.shapeOf(c)] += shapes.factorOf(c) * eps * modes.resolved(c, t, tau);
            }
            for (int s = 0; s < mixing.length; s++) {
                mixing[s].scale(new double[] {sum[s]});
            }
            for (int s = 0; s < matrices.length; s++) {
                matrices[s].addProduct(sum[s], y, swept);
            }
        }
        if (matrices.length == 0) {
            drive.apply(y, swept);
        }
        Arrays.fill(dy, 0);
        minusFast.multiplyAdd(y, dy);
        for (int k = 0; k < dy.length; k++) {
            dy[k] = swept[k] - dy[k];
        }
        ElementBasis basis = layout.basis();
        for (int i = 0; i < layout.pairs(); i++) {
            if (layout.harmonic(i) == 0) {
                basis.massFactors().solve(dy, 2 * layout.offset(i));
                for (int k = layout.offset(i); k < layout.end(i); k++) {
                    dy[2 * k + 1] = 0;
                }
            }
        }
    }

    /**
     * On to a later fast time.
     *
     * @param from fast time of the state
     * @param wanted fast times on the way, increasing, where to hand out a state
     */
    void advance(double from, double to, double[] wanted, Output output, Progress progress) {
        int[] next = {0};
        while (next[0] < wanted.length && wanted[next[0]] <= from) {
            output.at(next[0]++, state);
        }
        if (!(to > from)) {
            return;
        }
        double asked = PER_FAST_TIME * (to - from);
        if (!modes.isRandom() && state.length <= LARGEST && asked > mixing.length * state.length) {
            matrices = matrices();
        }
        double largest = 0;
        for (double v : state) {
            largest = Math.max(largest, Math.abs(v));
        }
        double t0 = from * problem.epsilon() * problem.epsilon();
        DormandPrince853Integrator integrator =
                new DormandPrince853Integrator(LEAST_STEP, to - from, tolerance * largest, 0);
        integrator.setInitialStepSize(Math.min(0.05, to - from));
        integrator.addStepHandler(new StepHandler() {
            @Override
            public void init(double start, double[] y, double end) {
                // Nothing to get ready.
            }

            @Override
            public void handleStep(StepInterpolator step, boolean last) throws MathRuntimeException {
                progress.check();
                progress.at((step.getCurrentTime() - from) / (to - from), "resolved in fast time");
                while (next[0] < wanted.length
                        && (last || wanted[next[0]] <= step.getCurrentTime())
                        && wanted[next[0]] <= to * (1 + 1e-12)) {
                    step.setInterpolatedTime(Math.min(wanted[next[0]], step.getCurrentTime()));
                    output.at(next[0]++, step.getInterpolatedState());
                }
            }
        });
        double[] out = new double[state.length];
        OdeSteps.run(
                integrator,
                new FirstOrderDifferentialEquations() {
                    @Override
                    public int getDimension() {
                        return state.length;
                    }

                    @Override
                    public void computeDerivatives(double tau, double[] y, double[] dy) {
                        derivatives(t0, from, tau, y, dy);
                    }
                },
                from,
                state,
                to,
                out,
                () -> "Resolved in fast time, the density changes within steps too small to be taken: the"
                        + " drive is too strong for this method.");
        state = out;
    }

    /** For each shape what the drive makes of y where it is 1. */
    private CompressedRows[] matrices() {
        CompressedRows[] out = new CompressedRows[mixing.length];
        for (int s = 0; s < out.length; s++) {
            for (int other = 0; other < mixing.length; other++) {
                mixing[other].scale(new double[] {other == s ? 1 : 0});
            }
            out[s] = drive.matrix();
        }
        return out;
    }

    double[] state() {
        return state;
    }

    /** Multiplications so far, about, as if no matrices were used. */
    double work() {
        return evaluations * (drive.work() + minusFast.work() + STEP_WORK * state.length);
    }

    /** Evaluations of y′ so far. */
    long evaluations() {
        return evaluations;
    }
}
