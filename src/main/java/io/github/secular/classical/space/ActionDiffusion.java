package io.github.secular.classical.space;

import io.github.secular.drive.Course;
import io.github.secular.drive.Envelope;
import io.github.secular.numerics.InvalidInputException;
import io.github.secular.numerics.Progress;
import io.github.secular.numerics.RefusalException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegrator;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegratorFactory;

/**
 * The diffusion equation in the plane of the two actions of a sum of two wells or of a central potential, for a relaxation that
 * averages over their tori (doc/classical.md, C9.8, C9.9, C9.12): positive, conservative, on two grids of which the finer one is the answer.
 */
public final class ActionDiffusion {
    private static final int[] CELLS = {48, 96, 192};
    private static final int FEWEST_STEPS = 32;
    private static final int MOST_STEPS = 2048;
    /** Of the highest energy of the start, where the first plane ends. */
    private static final double FIRST_REACH = 0.35;

    private static final double WIDER = 1.5;
    private static final double RIM = 0.9;
    private static final int MOST_PLANES = 8;
    /** With more of the start's mass missing the plane is none for it. */
    private static final double MOST_MISSING = 0.1;

    private static final int POINTS = 10;
    private static final int PANELS = 4;

    private final SpaceProblem problem;
    private final ActionFamily family;

    /** @throws RefusalException unless U is a sum of two wells or central, there is relaxation, and all envelopes are one */
    public ActionDiffusion(SpaceProblem problem) {
        this.problem = problem;
        family = ActionFamily.of(problem);
        problem.requireRelaxation();
        if (new HashSet<>(problem.drive().envelopes()).size() > 1) {
            throw new RefusalException(
                    "The plane of actions is for drives whose terms share one envelope, but here they have"
                            + " several; give all terms the same one.");
        }
    }

    /**
     * F at the given times.
     *
     * @param times slow times, increasing, from 0 on
     * @param tolerance the wanted error, as a part of the mass
     * @throws RefusalException if an action belongs to several orbits, or to none, or if cells do not hold the start
     * @throws java.util.concurrent.CancellationException if the progress says so
     */
    public ActionDistribution solve(double[] times, double tolerance, Progress progress) {
        if (!(tolerance > 0)) {
            throw new InvalidInputException("tolerance", "" + tolerance, "a number above 0");
        }
        double[] clock = clock(times);
        SpaceHamiltonian h = problem.hamiltonian();
        double highest = problem.initial().highestEnergy() - h.lowestEnergy();
        double[] all = family.reach(highest);
        double[] top = family.reach(FIRST_REACH * highest);
        ActionDistribution out = null;
        for (int attempt = 0; attempt < MOST_PLANES; attempt++) {
            out = on(top, times, clock, CELLS[0], tolerance, progress.part(0, 0.2));
            boolean isOutside = missing(out) > MOST_MISSING && (top[0] < all[0] || top[1] < all[1]);
            if (out.rim() <= 0.02 * tolerance && !isOutside) {
                break;
            }
            double[] next = family.wider(top);
            if (next.length == 0) {
                break;
            }
            top = next;
        }
        // the finer grid is off by a third of the difference, or where D bends by all of it, and a part again may lie
        // between
        double part = family.isSmooth() ? 2.0 / 3 : 4.0 / 3;
        for (int level = 1; level < CELLS.length; level++) {
            ActionDistribution coarse = out;
            ActionDistribution fine =
                    on(top, times, clock, CELLS[level], tolerance, progress.part(0.2 * level, 0.2 * level + 0.4));
            double error = part * difference(coarse, fine) + fine.error() + fine.added() + fine.rim() + missing(fine);
            out = new ActionDistribution(
                    fine.plane(), times, fine.values(), error, fine.rim(), fine.steps(), fine.added());
            if (error <= tolerance) {
                return out;
            }
        }
        if (missing(out) > MOST_MISSING) {
            throw RefusalException.of(
                    "Of the start's mass %.2g is missing or too much on a plane of %d x %d actions up to %.3g and %.3g: it is too"
                            + " narrow for the cells, or stands outside; take a wider start, or one of lower energy.",
                    missing(out), out.plane().size(), out.plane().size(), top[0], top[1]);
        }
        return out;
    }

    /** A look at the resonances where the start is, on a coarse grid. @param cells along each axis */
    public List<ActionResonance> resonances(int cells, Progress progress) {
        double highest =
                problem.initial().highestEnergy() - problem.hamiltonian().lowestEnergy();
        return new ActionPlane(problem, family, family.reach(FIRST_REACH * highest), cells, unit(), progress)
                .resonances();
    }

    /** Envelopes of 1. */
    private double[] unit() {
        double[] out = new double[problem.drive().terms().size()];
        Arrays.fill(out, 1);
        return out;
    }

    /** How far the start's mass is from 1. */
    private static double missing(ActionDistribution f) {
        return Math.abs(1 - f.mass(0));
    }

    /** ∫_0^t g² of each time: D is that of g = 1 in this time. */
    private double[] clock(double[] times) {
        List<Envelope> envelopes = problem.drive().envelopes();
        double[] out = new double[times.length];
        if (envelopes.isEmpty()) {
            return times.clone();
        }
        Envelope g = envelopes.get(0);
        Course course = new Course(envelopes, times[times.length - 1]);
        GaussIntegrator rule = new GaussIntegratorFactory().legendre(POINTS);
        double before = 0;
        double sum = 0;
        for (int i = 0; i < times.length; i++) {
            double[] knots = course.knots(before, times[i]);
            double from = before;
            for (int k = 0; k <= knots.length; k++) {
                double to = k < knots.length ? knots[k] : times[i];
                sum += squares(g, from, to, rule);
                from = to;
            }
            before = times[i];
            out[i] = sum;
        }
        return out;
    }

    private static double squares(Envelope g, double from, double to, GaussIntegrator rule) {
        double sum = 0;
        double half = (to - from) / (2 * PANELS);
        for (int panel = 0; panel < PANELS; panel++) {
            for (int k = 0; k < POINTS; k++) {
                double t = from + half * (2 * panel + 1 + rule.getPoint(k));
                sum += half * rule.getWeight(k) * g.at(t) * g.at(t);
            }
        }
        return sum;
    }

    /** On one grid, with as many steps as a tenth of the tolerance needs. The error is that of the steps. */
    private ActionDistribution on(
            double[] top, double[] times, double[] clock, int n, double tolerance, Progress progress) {
        ActionPlane plane = new ActionPlane(problem, family, top, n, unit(), progress);
        ActionFlow flow = new ActionFlow(plane);
        double[] start = plane.start();
        double[][] before = flow.solve(start, clock, FEWEST_STEPS, progress);
        for (int steps = 2 * FEWEST_STEPS; ; steps *= 2) {
            double[][] now = flow.solve(start, clock, steps, progress);
            double change = 0;
            double rim = 0;
            for (int i = 0; i < now.length; i++) {
                double moved = 0;
                for (int cell = 0; cell < now[i].length; cell++) {
                    moved += Math.abs(now[i][cell] - before[i][cell]) * plane.volume(cell);
                }
                change = Math.max(change, moved);
                rim = Math.max(rim, rim(plane, now[i]));
            }
            if (change <= 0.1 * tolerance || steps >= MOST_STEPS) {
                return new ActionDistribution(plane, times, now, change, rim, steps, flow.added());
            }
            before = now;
        }
    }

    /** The mass near the far edges beyond which there are motions. */
    private double rim(ActionPlane plane, double[] f) {
        int n = plane.size();
        if (!family.isCut(new double[] {plane.top(0), plane.top(1)})) {
            return 0;
        }
        double sum = 0;
        for (int cell = 0; cell < f.length; cell++) {
            boolean isFar = plane.action(0, cell / n) > RIM * plane.top(0)
                    || Math.abs(plane.action(1, cell % n)) > RIM * plane.top(1);
            sum += isFar ? Math.abs(f[cell]) * plane.volume(cell) : 0;
        }
        return sum;
    }

    /** The largest (2π)² ∫ |ΔF| dI of a time, by the middles of the coarse cells. */
    private static double difference(ActionDistribution coarse, ActionDistribution fine) {
        int n = coarse.plane().size();
        double out = 0;
        for (int t = 0; t < coarse.times().length; t++) {
            double[] f = fine.values()[t];
            double sum = 0;
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    double value = 0;
                    double[] a = weights(i, n);
                    double[] b = weights(j, n);
                    for (int k = 0; k < 4; k++) {
                        for (int l = 0; l < 4; l++) {
                            if (a[k] != 0 && b[l] != 0) {
                                value += a[k] * b[l] * f[(2 * i - 1 + k) * 2 * n + 2 * j - 1 + l];
                            }
                        }
                    }
                    sum += Math.abs(value - coarse.values()[t][i * n + j])
                            * coarse.plane().volume(i * n + j);
                }
            }
            out = Math.max(out, sum);
        }
        return out;
    }

    /** Of fine cells 2i − 1 to 2i + 2 for the middle of coarse cell i. */
    private static double[] weights(int i, int n) {
        if (i == 0 || i == n - 1) {
            return new double[] {0, 0.5, 0.5, 0};
        }
        return new double[] {-1.0 / 16, 9.0 / 16, 9.0 / 16, -1.0 / 16};
    }
}
