package io.github.secular.classical.grid;

import io.github.secular.classical.CosineTerm;
import io.github.secular.classical.DensityState;
import io.github.secular.classical.Hamiltonian1D;
import io.github.secular.classical.Moments;
import io.github.secular.classical.PhaseFunction;
import io.github.secular.classical.PhaseRange;
import io.github.secular.classical.Potential1D;
import io.github.secular.classical.QuasiPeriodicPotential;
import io.github.secular.classical.Relaxation;
import io.github.secular.classical.VlasovProblem;
import io.github.secular.classical.VlasovReport;
import io.github.secular.classical.VlasovSolver;
import io.github.secular.classical.VlasovTrajectory;
import io.github.secular.numerics.Progress;
import io.github.secular.numerics.RefusalException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * f on a grid of x and p, for any initial density and moderate ε: steps of relaxation (half), Vlasov flow, relaxation
 * (half) in fast time, of second order uniformly in ε, at a cost that grows as ε⁻² (MATH-classical, section 9B).
 */
public final class GridSolver implements VlasovSolver {
    private static final double REFERENCE_STEP = 0.1;
    private static final double REFERENCE_TOLERANCE = 1e-4;
    private static final int STANDARD_SIZE = 128;
    private static final double MOST_WORK = 1e12;
    private static final int TRIAL_STEPS = 20;
    private static final double WARN_HEATING = 0.05;

    private final int size;
    private final double step;

    /** Grid and step as the tolerance asks for. */
    public GridSolver() {
        this(0, 0);
    }

    /**
     * @param size points each way, a power of 2 of at least 16; 0 to choose by tolerance
     * @param step in fast time; 0 to choose by tolerance
     */
    public GridSolver(int size, double step) {
        if (size != 0 && (size < 16 || Integer.bitCount(size) != 1)) {
            throw new io.github.secular.numerics.InvalidInputException(
                    "grid size", "" + size, "a power of 2 of at least 16");
        }
        this.size = size;
        this.step = step;
    }

    @Override
    public String name() {
        return "grid";
    }

    @Override
    public String description() {
        return "grid in x and p: any initial density, with or without relaxation; moderate epsilon";
    }

    @Override
    public VlasovTrajectory solve(VlasovProblem problem, double[] times, double tolerance, Progress progress) {
        VlasovProblem.checkTimes(times);
        QuasiPeriodicPotential shaking = shaking(problem);
        Hamiltonian1D h = problem.hamiltonian();
        int n = size > 0 ? size : tolerance < 1e-5 ? 2 * STANDARD_SIZE : STANDARD_SIZE;
        double wanted = step > 0
                ? step
                : Math.max(0.02, Math.min(0.3, REFERENCE_STEP * Math.sqrt(tolerance / REFERENCE_TOLERANCE)));
        double end = times.length == 0 ? 0 : problem.fastTime(times[times.length - 1]);
        if (end / wanted * n * n * 40 > MOST_WORK) {
            throw new RefusalException(String.format(
                    Locale.ROOT,
                    "The grid solver would need %.0e steps; raise epsilon, or choose the solver \"two-scale\".",
                    end / wanted));
        }
        PhaseGrid grid = new PhaseGrid(range(problem), n, n, h);
        ShellProjection projection = new ShellProjection(grid, h, n / 4 + 8);
        PhaseFlow flow = new PhaseFlow(grid, shaking, problem.epsilon(), isHarmonic(h.potential()));
        double[] f = new double[n * n];
        for (int row = 0; row < n; row++) {
            for (int column = 0; column < n; column++) {
                f[row * n + column] = problem.initial().at(grid.x(column), grid.p(row));
            }
        }
        Moments start = GridState.moments(grid, f);
        List<DensityState> states = new ArrayList<>();
        double tau = 0;
        long steps = 0;
        double massError = 0;
        double smallest = Double.POSITIVE_INFINITY;
        for (double time : times) {
            double next = problem.fastTime(time);
            long count = (long) Math.ceil((next - tau) / wanted * (1 - 1e-12));
            double from = tau;
            double length = count == 0 ? 0 : (next - tau) / count;
            for (long k = 0; k < count; k++, steps++) {
                progress.check();
                progress.at((from + k * length) / end, "Vlasov equation, grid");
                advance(problem, projection, flow, f, from + k * length, length, true);
            }
            tau = next;
            GridState state = new GridState(grid, f.clone(), projection);
            massError = Math.max(massError, Math.abs(state.moments().mass() / start.mass() - 1));
            smallest = Math.min(smallest, state.smallestValue());
            states.add(state);
        }
        double last = states.isEmpty()
                ? start.energy()
                : states.get(states.size() - 1).moments().energy();
        double numerical = steps == 0 ? 0 : trial(problem, projection, flow, grid, f, tau, wanted) * end;
        List<String> warnings = warnings(problem, numerical, last - start.energy());
        String work = n + " x " + n + " points, " + steps + " steps";
        return new VlasovTrajectory(
                times,
                states,
                new VlasovReport(
                        name(),
                        tolerance,
                        massError,
                        smallest,
                        numerical,
                        last - start.energy() - numerical,
                        work,
                        warnings));
    }

    private static void advance(
            VlasovProblem problem,
            ShellProjection projection,
            PhaseFlow flow,
            double[] f,
            double tau,
            double h,
            boolean drive) {
        Relaxation rates = problem.rates();
        boolean relaxes = !rates.isZero();
        double constant = rates.isConstant() ? -Math.expm1(-rates.rate(0) * h / 2) : Double.NaN;
        java.util.function.DoubleUnaryOperator part =
                e -> rates.isConstant() ? constant : -Math.expm1(-rates.rate(e) * h / 2);
        if (relaxes) {
            projection.relax(f, part);
        }
        flow.advance(f, tau, h, drive);
        if (relaxes) {
            projection.relax(f, part);
        }
    }

    /** Some steps without the drive: whatever energy comes in, per fast time, is the method's own. */
    private static double trial(
            VlasovProblem problem,
            ShellProjection projection,
            PhaseFlow flow,
            PhaseGrid grid,
            double[] f,
            double tau,
            double h) {
        double before = GridState.moments(grid, f).energy();
        for (int k = 0; k < TRIAL_STEPS; k++) {
            advance(problem, projection, flow, f, tau + k * h, h, false);
        }
        return (GridState.moments(grid, f).energy() - before) / (TRIAL_STEPS * h);
    }

    private static List<String> warnings(VlasovProblem problem, double numerical, double total) {
        return Math.abs(numerical) > WARN_HEATING * Math.abs(total) + 1e-9
                ? List.of(String.format(
                        Locale.ROOT,
                        "The grid itself changes the mean energy by %.2g, against %.2g in all; ask for a smaller"
                                + " tolerance.",
                        numerical,
                        total))
                : List.of();
    }

    private static QuasiPeriodicPotential shaking(VlasovProblem problem) {
        if (!(problem.shaking() instanceof QuasiPeriodicPotential v)) {
            throw new RefusalException("The grid solver follows one drive and cannot average over a random one; choose"
                    + " the solver \"particles\" or \"two-scale\".");
        }
        if (problem.relaxation().hasKernel()) {
            throw new RefusalException("The grid solver relaxes to whole shells only and knows no collision kernels;"
                    + " choose the solver \"two-scale\".");
        }
        for (CosineTerm term : v.terms()) {
            for (PhaseFunction g : List.of(term.cosine(), term.sine())) {
                for (double p : new double[] {-1.3, 0, 0.7}) {
                    if (!g.isZero() && g.byMomentum(0.4, p) != 0) {
                        throw new RefusalException("The grid solver needs a drive that depends on x only, but it is "
                                + g + "; choose the solver \"two-scale\" or \"particles\".");
                    }
                }
            }
        }
        return v;
    }

    private static boolean isHarmonic(Potential1D u) {
        for (double x : new double[] {-3.1, -1.2, 0.7, 2.3}) {
            if (Math.abs(u.slope(x) - x) > 1e-13 * Math.abs(x)) {
                return false;
            }
        }
        return true;
    }

    /** A rectangle around the shell that f0 reaches, with room to spread; twice as wide where the well lets it. */
    private static PhaseRange range(VlasovProblem problem) {
        Hamiltonian1D h = problem.hamiltonian();
        double top = Double.isNaN(problem.highestEnergy())
                ? io.github.secular.classical.twoscale.EnergyReach.of(problem)
                : problem.highestEnergy();
        double left = Double.POSITIVE_INFINITY;
        double right = Double.NEGATIVE_INFINITY;
        for (var orbit : h.shell(top).orbits()) {
            left = Math.min(left, orbit.left());
            right = Math.max(right, orbit.right());
        }
        double p = Math.sqrt(2 * (top - h.lowestEnergy()));
        // A little beyond, so that the shell itself lies within the outermost points.
        double margin = 0.03 * (right - left);
        return new PhaseRange(left - margin, right + margin, -1.06 * p, 1.06 * p);
    }
}
