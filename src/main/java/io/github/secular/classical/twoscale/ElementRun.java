package io.github.secular.classical.twoscale;

import io.github.secular.classical.VlasovProblem;
import io.github.secular.numerics.ComplexGmres;
import io.github.secular.numerics.Progress;
import io.github.secular.numerics.Sentence;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One solution in mixed elements: between the breaks of the envelopes resolved in fast time over a layer, or to the end
 * where that is not far, and in slow time from there on.
 */
final class ElementRun {
    /** A step spans a smooth piece of an envelope in a plan of so many steps; in finer ones a part of it. */
    private static final double STEPS_OF_A_PIECE = 4;

    private final ElementModel model;
    private final VlasovProblem problem;
    private final ElementPlan plan;
    private final SlowBreaks breaks;
    private final ElementBasis basis;
    private final PairLayout view;
    private final PairLayout resolved;
    private final FastModes resolvedModes;
    private ComplexGmres gmres = new ComplexGmres(0, 0);
    private final ElementState[] states;
    private final double[] times;
    private final InitialLayer layer;
    private ElementState first;
    private SlowSystem system;
    private double[] y;
    private long evaluations;
    private double resolvedWork;
    private int slowSteps;

    ElementRun(ElementModel model, double[] times, ElementPlan plan, double tolerance) {
        this.model = model;
        this.problem = model.problem();
        this.plan = plan;
        this.breaks = SlowBreaks.of(problem, times.length == 0 ? 0 : times[times.length - 1]);
        this.times = times;
        basis = new ElementBasis(model.mesh(), plan.order());
        int[] reach = model.reach(plan.resolvedAngles());
        resolvedModes = FastModes.of(problem.shaking(), 2 + plan.driveOrder());
        int modes = resolvedModes.resolvedSize();
        resolved = new PairLayout(basis, realPairs(plan.resolvedAngles(), modes), modes, reach, true);
        view = modes == 1 ? resolved : new PairLayout(basis, realPairs(plan.resolvedAngles(), 1), 1, reach, true);
        states = new ElementState[times.length];
        layer = InitialLayer.of(model, plan, resolvedModes, times, tolerance);
    }

    private static List<int[]> realPairs(int highest, int modes) {
        List<int[]> out = new ArrayList<>();
        for (int j = 0; j < modes; j++) {
            for (int k = 0; k <= highest; k++) {
                out.add(new int[] {k, j});
            }
        }
        return out;
    }

    /** Whether all of it is resolved in fast time. */
    boolean isResolved() {
        double end = times.length == 0 ? 0 : problem.fastTime(times[times.length - 1]);
        return layer.isAll(end, true);
    }

    void run(Progress progress) {
        double[] start = model.start().project(view);
        first = new ElementState(model.views(), view, start);
        y = new double[2 * resolved.size()];
        copy(view, start, resolved, y);
        double end = times.length == 0 ? 0 : times[times.length - 1];
        double from = 0;
        if (!isResolved()) {
            breaks.requireSlow(end);
        }
        double[] all = isResolved() ? breaks.stops() : breaks.edges();
        for (int i = 0; i <= all.length; i++) {
            double margin = i < all.length ? SlowBreaks.margin(all[i]) : 0;
            double to = i < all.length ? all[i] - margin : end;
            piece(from, to, progress.part(from / Math.max(end, 1e-300), to / Math.max(end, 1e-300)));
            from = to + 2 * margin;
        }
    }

    /** Times wanted in [from, to], those not served yet. */
    private int[] wanted(double from, double to) {
        int[] out = new int[times.length];
        int n = 0;
        for (int i = 0; i < times.length; i++) {
            if (states[i] == null && times[i] >= from && times[i] <= to * (1 + 1e-14)) {
                out[n++] = i;
            }
        }
        return Arrays.copyOf(out, n);
    }

    private void piece(double from, double to, Progress progress) {
        double eps2 = problem.epsilon() * problem.epsilon();
        boolean whole = layer.isAll((to - from) / eps2, isResolved());
        double middle = whole ? to : Math.min(to, from + layer.length() * eps2);
        double share = (middle - from) / Math.max(1e-300, to - from);
        int[] some = wanted(from, middle);
        ResolvedMarch march = new ResolvedMarch(
                problem,
                resolved,
                resolvedModes,
                model.shapes(),
                new FastOperator(
                        resolved,
                        problem.rates(),
                        model.kernel(),
                        decays(resolvedModes, true),
                        new double[resolved.modes()]),
                y,
                plan.accuracy());
        double[] taus =
                Arrays.stream(some).mapToDouble(i -> problem.fastTime(times[i])).toArray();
        march.advance(
                problem.fastTime(from),
                problem.fastTime(middle),
                taus,
                (i, state) -> {
                    double[] seen = new double[2 * view.size()];
                    copy(resolved, state, view, seen);
                    states[some[i]] = new ElementState(model.views(), view, seen);
                },
                progress.part(0, whole ? 1 : Math.max(0.3, share)));
        evaluations += march.evaluations();
        resolvedWork += march.work();
        y = march.state();
        if (!whole) {
            slow(middle, to, progress.part(Math.max(0.3, share), 1));
        }
    }

    private static double[] decays(FastModes modes, boolean real) {
        double[] out = new double[real ? modes.resolvedSize() : modes.size()];
        for (int j = 0; j < out.length; j++) {
            out[j] = real ? modes.resolvedDecay(j) : modes.decay(j);
        }
        return out;
    }

    private void slow(double from, double to, Progress progress) {
        if (system == null) {
            SlowPairs pairs = SlowPairs.of(
                    FastModes.of(problem.shaking(), plan.driveOrder()), model.shapes(), model.kernel(), plan.angles());
            PairLayout layout =
                    new PairLayout(basis, pairs.pairs(), pairs.modes().size(), model.reach(plan.angles()), false);
            double[] frequencies = new double[pairs.modes().size()];
            Arrays.setAll(frequencies, pairs.modes()::frequency);
            FastOperator fast = new FastOperator(
                    layout, problem.rates(), model.kernel(), decays(pairs.modes(), false), frequencies);
            system = new SlowSystem(layout, pairs.modes(), model.shapes(), fast, problem.epsilon());
            gmres = SlowFactors.iteration(system, model.hasSeparatrix());
        }
        double length = Math.min(to - from, breaks.shortest());
        double end = times[times.length - 1];
        // as many more in a finer plan, so that the comparison with a coarser one sees these steps, too
        double inPieces = Math.max(1, plan.steps() / STEPS_OF_A_PIECE) * (to - from) / length;
        int steps = (int) Math.max(2, Math.ceil(Math.max(plan.steps() * (to - from) / end, inPieces)));
        double[] means = new ElementState(model.views(), view, viewOf(y)).nodeValues();
        SlowStart start = new SlowStart(system, to - from, plan.accuracy(), gmres);
        double[] state = start.state(means, from, problem.fastTime(from), plan.levels());
        SlowMarch march = new SlowMarch(system, plan.accuracy(), gmres);
        march.run(state, from, to, steps, progress);
        slowSteps += steps;
        for (int i : wanted(from, to)) {
            states[i] = new ElementState(model.views(), view, collapse(march.at(times[i]), times[i]));
        }
        y = new double[2 * resolved.size()];
        copy(view, collapse(march.last(), to), resolved, y);
    }

    private double[] viewOf(double[] real) {
        double[] out = new double[2 * view.size()];
        copy(resolved, real, view, out);
        return out;
    }

    /** The first mode from one layout of real modes to another. */
    private static void copy(PairLayout from, double[] y, PairLayout to, double[] out) {
        for (int k = 0; k <= to.highest(); k++) {
            int a = from.pair(k, 0);
            int b = to.pair(k, 0);
            if (a >= 0 && b >= 0) {
                System.arraycopy(y, 2 * from.offset(a), out, 2 * to.offset(b), 2 * (to.end(b) - to.offset(b)));
            }
        }
    }

    /** f at one time from all fast modes, in the layout of one real mode. */
    private double[] collapse(double[] state, double t) {
        FastModes modes = system.modes();
        double[] weights = new double[2 * modes.size()];
        modes.weights(problem.fastTime(t), weights);
        double[] out = new double[2 * view.size()];
        PairLayout layout = system.layout();
        for (int i = 0; i < layout.pairs(); i++) {
            int k = layout.harmonic(i);
            if (k < 0 || k > view.highest()) {
                continue;
            }
            double re = weights[2 * layout.mode(i)];
            double im = weights[2 * layout.mode(i) + 1];
            boolean slow = k == 0 && layout.mode(i) == 0;
            int to = view.pair(k, 0);
            if (k == 0) {
                add(re, im, slow ? 1 : problem.epsilon(), state, layout.offset(i), basis.nodes(), view.offset(to), out);
                int first = layout.offset(i) + basis.nodes();
                add(
                        re,
                        im,
                        problem.epsilon(),
                        state,
                        first,
                        layout.end(i) - first,
                        view.offset(to) + basis.nodes(),
                        out);
                continue;
            }
            for (ElementCell cell : model.mesh().cells()) {
                int start = layout.start(i, cell);
                int at = view.start(to, cell);
                if (start >= 0 && at >= 0) {
                    add(re, im, problem.epsilon(), state, start, basis.order(), at, out);
                }
            }
        }
        return out;
    }

    private static void add(
            double re, double im, double factor, double[] from, int start, int count, int to, double[] out) {
        for (int a = 0; a < count; a++) {
            double x = from[2 * (start + a)];
            double z = from[2 * (start + a) + 1];
            out[2 * (to + a)] += factor * (re * x - im * z);
            out[2 * (to + a) + 1] += factor * (re * z + im * x);
        }
    }

    /** At t = 0, as projected onto the elements. */
    ElementState first() {
        return first;
    }

    /** One per time. */
    List<ElementState> states() {
        return List.of(states);
    }

    ElementModel model() {
        return model;
    }

    ElementBasis basis() {
        return basis;
    }

    /** Evaluations of the slope in fast time. */
    long evaluations() {
        return evaluations;
    }

    /** Products with the matrix in slow time. */
    int iterations() {
        return gmres.iterations();
    }

    /** Multiplications of it all, about: the same on every machine. */
    double multiplications() {
        return resolvedWork + (system == null ? 0 : system.work() + gmres.work());
    }

    /** In words: the mesh, harmonics and steps. */
    String work() {
        return Sentence.of(
                "%d cells of order %d, %d evaluations in fast time with %d angle harmonics%s",
                model.mesh().cells().size(),
                plan.order(),
                evaluations,
                plan.resolvedAngles(),
                system == null
                        ? ""
                        : Sentence.of(
                                ", %d steps of order 5 in slow time with %d pairs of harmonics, %d products",
                                slowSteps, system.layout().pairs(), gmres.iterations()));
    }
}
