package io.github.secular.classical.twoscale;

import io.github.secular.classical.EnergyReach;
import io.github.secular.classical.Hamiltonian1D;
import io.github.secular.classical.HarmonicsReach;
import io.github.secular.classical.VlasovProblem;
import io.github.secular.classical.VlasovSolver;
import io.github.secular.classical.VlasovTrajectory;
import io.github.secular.numerics.Progress;
import io.github.secular.numerics.RefusalException;
import io.github.secular.solver.DescribedSolver;
import io.github.secular.solver.Solver;

/**
 * Asymptotic preserving: angle harmonics in mixed elements of high order over the shells, exactly skew and mass
 * conserving, on which the equation is solved in fast time where the end is not far, and else, behind a layer so
 * resolved, as a two-scale system in slow time at a cost that does not depend on ε (doc/vlasov-solvers.md, V4).
 *
 * <p>The error is estimated from a second run that is coarser in the order, the angle harmonics and the steps and has
 * one more harmonic of the drive: a third of the difference, or all of it where a separatrix makes convergence slow.
 * Where it is above the tolerance all is made finer, as far as that is bearable.
 */
public final class TwoScaleSolver extends DescribedSolver<VlasovProblem, VlasovTrajectory> implements VlasovSolver {
    /** Of f0 where energies end at first, and of mass and energy near the top in the end, in parts of the tolerance. */
    private static final double NEGLIGIBLE = 1e-3;

    private static final double NEAR_TOP = 0.1;
    private static final double TOP_PART = 0.8;
    private static final int ENLARGEMENTS = 6;
    private static final int REFINEMENTS = 2;
    private static final int MOST_ELEMENTS = 48;
    /** Near a separatrix angle harmonics are what is missing, not elements. */
    private static final int MOST_AT_SEPARATRIX = 12;

    /** So far above the tolerance that more angle harmonics near a separatrix do not make up for it. */
    private static final double HOPELESS = 2;

    /** So far above it two coarse runs may be, for a finer one to be worth while. */
    private static final double FAR = 25;

    /** Multiplications near a separatrix: for the mesh, per unit of fast time resolved, and in slow time. */
    private static final double AT_SEPARATRIX = 2e9;

    private static final double PER_FAST_TIME = 3e8;
    private static final double SLOW_AT_SEPARATRIX = 1.2e10;

    private static final double HELPS = 0.7;
    private static final int MOST_ORDER = 10;
    private static final int MOST_ANGLES = 40;
    /** How often, and by what, elements shrink towards a separatrix. */
    private static final int LEVELS = 2;

    private static final double RATIO = 0.3;
    /** A refined run takes more work by about this factor; and so many multiplications are bearable, a minute or so. */
    private static final double GROWTH = 6;

    private static final double BEARABLE = 6e10;

    /** As good as nothing: in one well it is not worth asking others first. */
    private static final double ONE_WELL = 1e6;

    public TwoScaleSolver() {
        super(
                "two-scale",
                "two-scale action-angle solver, mixed elements of high order: any well, any epsilon, needs relaxation",
                "relaxation damps all but the shell means");
    }

    /** In one well about a second at any ε; more where a separatrix lies among the energies. */
    @Override
    public double predictedWork(VlasovProblem problem, double[] times, double tolerance) {
        if (problem.relaxation().isZero() || problem.hamiltonian().absorbs()) {
            return Double.POSITIVE_INFINITY;
        }
        return Solver.unlessRefused(() -> {
            FastModes.of(problem.shaking(), 2);
            return work(problem, times, tolerance);
        });
    }

    private static double work(VlasovProblem problem, double[] times, double tolerance) {
        double reach = Double.isNaN(problem.highestEnergy())
                ? EnergyReach.of(problem, NEGLIGIBLE * tolerance)
                : problem.highestEnergy();
        if (times.length == 0 || !hasSeparatrix(problem.hamiltonian(), reach)) {
            return ONE_WELL;
        }
        double end = problem.fastTime(times[times.length - 1]);
        return end <= InitialLayer.SHORT ? AT_SEPARATRIX + end * PER_FAST_TIME : SLOW_AT_SEPARATRIX;
    }

    @Override
    public VlasovTrajectory solve(VlasovProblem problem, double[] times, double tolerance, Progress progress) {
        VlasovProblem.checkTimes(times);
        problem.hamiltonian().requireNoTop("The two-scale solver");
        if (problem.relaxation().isZero()) {
            throw new RefusalException("The two-scale solver needs relaxation, as without it f winds up along the"
                    + " shells without end.");
        }
        HarmonicsReach.require(problem, tolerance);
        boolean given = !Double.isNaN(problem.highestEnergy());
        double highest = given ? problem.highestEnergy() : EnergyReach.of(problem, NEGLIGIBLE * tolerance);
        ElementPlan plan = null;
        ElementModel model = null;
        ElementRun coarse = null;
        boolean confined = false;
        int elements = 8;
        for (int attempt = 0; coarse == null; attempt++) {
            boolean separatrix = hasSeparatrix(problem.hamiltonian(), highest);
            plan = first(problem, tolerance, separatrix);
            model = model(problem, highest, elements, plan, separatrix);
            // As many elements as show the start, while more of them help: a start with edges is shown by none.
            int most = separatrix ? MOST_AT_SEPARATRIX : MOST_ELEMENTS;
            double before = Double.POSITIVE_INFINITY;
            double left = model.startError(new ElementBasis(model.mesh(), plan.order()));
            while (elements < most && left > 0.1 * tolerance && left < HELPS * before) {
                elements = Math.min(most, elements + Math.max(2, elements / 4));
                model = model(problem, highest, elements, plan, separatrix);
                before = left;
                left = model.startError(new ElementBasis(model.mesh(), plan.order()));
            }
            plan = suited(plan, model, tolerance, separatrix);
            model = plan.highest() > model.highest() ? model(problem, highest, elements, plan, separatrix) : model;
            ElementRun run = new ElementRun(model, times, plan.coarser(separatrix), tolerance);
            run.run(progress.part(0, 0.25));
            double bottom = problem.hamiltonian().lowestEnergy();
            double share = run.states().stream()
                    .mapToDouble(s -> s.shareAbove(TOP_PART))
                    .max()
                    .orElse(0);
            double enough = NEAR_TOP * tolerance;
            // As for e^{−E/w}, with some room.
            double factor = 1.1 * Math.log(enough) / Math.log(Math.min(0.5, share));
            double next = bottom + Math.max(1.2, Math.min(2.5, factor)) * (highest - bottom);
            if (given || attempt == ENLARGEMENTS || share <= enough) {
                coarse = run;
            } else if (!(next < problem.hamiltonian().escapeEnergy())) {
                confined = true;
                coarse = run;
            } else {
                highest = next;
            }
        }
        boolean separatrix = model.hasSeparatrix();
        if (separatrix) {
            ElementPlan rough = plan.coarser(true)
                    .coarser(true)
                    .withSteps(plan.coarser(true).steps());
            ElementRun first = new ElementRun(model, times, rough, tolerance);
            first.run(progress.quietly());
            ElementComparison early = new ElementComparison(coarse, first, times, tolerance, true);
            if (!(early.error() <= FAR * tolerance)) {
                return early.trajectory(name());
            }
        }
        ElementRun fine = new ElementRun(model, times, plan, tolerance);
        fine.run(progress.part(0.25, 1));
        ElementComparison comparison = new ElementComparison(fine, coarse, times, tolerance, separatrix);
        for (int i = 0; i < (separatrix ? 1 : REFINEMENTS) && comparison.error() > tolerance; i++) {
            if (separatrix && comparison.error() > HOPELESS * tolerance) {
                break;
            }
            plan = plan.finer(separatrix);
            if (!isBearable(fine) || plan.order() > MOST_ORDER || plan.highest() > MOST_ANGLES) {
                break;
            }
            model = model(problem, highest, elements, plan, separatrix);
            ElementRun finer = new ElementRun(model, times, plan, tolerance);
            finer.run(progress.part(0.25, 1));
            comparison = new ElementComparison(finer, fine, times, tolerance, separatrix);
            fine = finer;
        }
        if (confined) {
            comparison.warn("The density reaches the highest energy at which motions are confined.");
        }
        return comparison.trajectory(name());
    }

    /** Whether a finer run than this one may be made: by counted work, so that no machine answers otherwise. */
    static boolean isBearable(ElementRun run) {
        return GROWTH * run.multiplications() <= BEARABLE;
    }

    private static boolean hasSeparatrix(Hamiltonian1D h, double highest) {
        return h.criticalPoints().stream().anyMatch(p -> p.isSeparatrix() && p.energy() < highest);
    }

    private static ElementPlan first(VlasovProblem problem, double tolerance, boolean separatrix) {
        double eps = problem.epsilon();
        int order = Math.max(4, Math.min(8, (int) Math.ceil(1 - Math.log10(tolerance))));
        int angles = separatrix ? 10 : 3;
        int resolved = separatrix ? 12 : mostAngles(problem);
        int drive = 0.6 * eps * eps <= 0.3 * tolerance ? 1 : 2;
        int steps = separatrix ? 24 : tolerance <= 1e-6 ? 12 : tolerance <= 1e-4 ? 8 : 6;
        return new ElementPlan(separatrix ? 4 : order, angles, resolved, drive, steps, 1, 1.3, 1e-3 * tolerance);
    }

    /** The most angle harmonics that a first run takes in one well: more under kernels, which couple them. */
    private static int mostAngles(VlasovProblem problem) {
        return problem.rates().shellKernel().isPresent() ? 14 : 10;
    }

    /** With as many angle harmonics as the start, the drive and a kernel ask for. */
    private static ElementPlan suited(ElementPlan plan, ElementModel model, double tolerance, boolean separatrix) {
        if (separatrix) {
            return plan;
        }
        double eps = Math.min(0.4, model.problem().epsilon());
        int powers = (int) Math.ceil(Math.log(tolerance) / Math.log(eps));
        int most = mostAngles(model.problem());
        int driving = model.driving(0.1 * tolerance, plan.highest());
        int resolved = Math.max(
                Math.max(5, driving + 1),
                Math.min(most, Math.max(powers, model.start().enough(tolerance)) + 1));
        int angles = Math.max(3, Math.min(most - 2, driving + 1));
        return new ElementPlan(
                plan.order(),
                angles,
                resolved,
                plan.driveOrder(),
                plan.steps(),
                plan.levels(),
                plan.layer(),
                plan.accuracy());
    }

    private static ElementModel model(
            VlasovProblem problem, double highest, int elements, ElementPlan plan, boolean separatrix) {
        double[] edges = ElementEdges.of(problem.hamiltonian(), highest, elements, separatrix ? LEVELS : 0, RATIO);
        return new ElementModel(problem, edges, plan.order(), plan.highest());
    }
}
