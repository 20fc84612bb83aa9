package io.github.secular.classical.grid;

import io.github.secular.classical.CosineTerm;
import io.github.secular.classical.PhaseFunction;
import io.github.secular.classical.QuasiPeriodicPotential;
import io.github.secular.classical.RandomPotential;
import io.github.secular.classical.ShakingPotential;
import io.github.secular.drive.NoiseSignal;
import io.github.secular.numerics.RefusalException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegrator;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegratorFactory;

/**
 * V = Σ_j s_j(τ) (a_j(x) + b_j(p)) on a grid: what it adds to the shears along p, and along x. The signals s_j are
 * oscillations with their slow factors, or given values of noises, perhaps times their carriers at given phases.
 *
 * @param fastest the highest frequency, per unit of fast time; 0 for noises without carriers
 */
record GridDrive(double epsilon, List<Part> parts, double fastest) {
    /** Of ∂V relative to its size: mixed terms beyond this are no rounding. */
    private static final double MIXED = 1e-10;

    private static final int PROBES = 9;
    private static final int POINTS = 16;
    /** Gauss's rule is exact to rounding over so many radians of a signal. */
    private static final double PANEL = 8;

    private static final GaussIntegrator RULE = new GaussIntegratorFactory().legendre(POINTS);

    /** A signal at fast time τ, given the values of the noises and the phases of their carriers. */
    private interface Signal {
        double at(double tau, double[] noises);
    }

    /**
     * @param slopes a′ per column
     * @param curvatures a″ per column
     * @param velocities b′ per row
     */
    private record Part(double[] slopes, double[] curvatures, double[] velocities, Signal signal) {}

    /** No drive. */
    static GridDrive none() {
        return new GridDrive(0, List.of(), 0);
    }

    /**
     * @param shaking its envelopes are read as they are, and are to be smooth where the drive is used
     * @throws RefusalException if V is no sum of functions of x and of p
     */
    static GridDrive of(ShakingPotential shaking, double epsilon, PhaseGrid grid) {
        List<Part> parts = new ArrayList<>();
        double fastest = 0;
        if (shaking instanceof QuasiPeriodicPotential v) {
            for (CosineTerm term : v.terms()) {
                double nu = v.frequency(term.index());
                fastest = Math.max(fastest, Math.abs(nu));
                add(
                        parts,
                        grid,
                        term.cosine(),
                        (tau, noises) -> term.envelope().at(tau * epsilon * epsilon) * Math.cos(nu * tau));
                add(
                        parts,
                        grid,
                        term.sine(),
                        (tau, noises) -> term.envelope().at(tau * epsilon * epsilon) * Math.sin(nu * tau));
            }
        } else {
            RandomPotential random = (RandomPotential) shaking;
            List<NoiseSignal> sources = NoiseSignal.sources(random.signals());
            double[] carriers = NoiseSignal.carriers(random.signals());
            for (RandomPotential.Part part : random.parts()) {
                NoiseSignal s = part.signal();
                int noise = NoiseSignal.indexOf(sources, s.source());
                int phase = sources.size() + Arrays.binarySearch(carriers, s.carrier());
                double nu = s.carrier();
                fastest = Math.max(fastest, nu);
                Signal signal = !s.isCarried()
                        ? (tau, noises) -> noises[noise]
                        : s.sine()
                                ? (tau, noises) -> noises[noise] * Math.sin(noises[phase] + nu * tau)
                                : (tau, noises) -> noises[noise] * Math.cos(noises[phase] + nu * tau);
                add(parts, grid, part.shape(), signal);
            }
        }
        return new GridDrive(epsilon, parts, fastest);
    }

    private static void add(List<Part> parts, PhaseGrid grid, PhaseFunction g, Signal signal) {
        if (g.isZero()) {
            return;
        }
        requireSum(g, grid);
        double[] slopes = new double[grid.columns()];
        double[] curvatures = new double[grid.columns()];
        double[] velocities = new double[grid.rows()];
        double near = grid.near();
        for (int i = 0; i < slopes.length; i++) {
            double x = grid.x(i);
            slopes[i] = g.byPosition(x, 0);
            curvatures[i] = (g.byPosition(x + near, 0) - g.byPosition(x - near, 0)) / (2 * near);
        }
        for (int i = 0; i < velocities.length; i++) {
            velocities[i] = g.byMomentum(0, grid.p(i));
        }
        parts.add(new Part(slopes, curvatures, velocities, signal));
    }

    private static void requireSum(PhaseFunction g, PhaseGrid grid) {
        double largest = 0;
        double mixed = 0;
        for (int i = 0; i < PROBES; i++) {
            double x = grid.x(i * (grid.columns() - 1) / (PROBES - 1));
            for (int j = 0; j < PROBES; j++) {
                double p = grid.p(j * (grid.rows() - 1) / (PROBES - 1));
                double byX = g.byPosition(x, p);
                double byP = g.byMomentum(x, p);
                largest = Math.max(largest, Math.max(Math.abs(byX), Math.abs(byP)));
                mixed = Math.max(mixed, Math.abs(byX - g.byPosition(x, 0)));
                mixed = Math.max(mixed, Math.abs(byP - g.byMomentum(0, p)));
            }
        }
        if (!(mixed <= MIXED * largest)) {
            throw new RefusalException(
                    "The grid solver needs a drive that is a function of x plus one of p, but it is " + g + ".");
        }
    }

    /** Whether V is a sum of x and p times signals: then it displaces all points alike. */
    boolean isUniform() {
        return parts.stream().allMatch(part -> same(part.slopes) && same(part.velocities));
    }

    /** Whether ∂²V/∂p² = 0. */
    boolean isLinearInMomentum() {
        return parts.stream().allMatch(part -> same(part.velocities));
    }

    private static boolean same(double[] values) {
        for (double v : values) {
            if (v != values[0]) {
                return false;
            }
        }
        return true;
    }

    /** Adds ε ∂V/∂x and ε ∂²V/∂x² at fast time τ, per column. */
    void addSlopes(double tau, double[] noises, double[] slopes, double[] curvatures) {
        for (Part part : parts) {
            double s = epsilon * part.signal.at(tau, noises);
            for (int i = 0; i < slopes.length; i++) {
                slopes[i] += s * part.slopes[i];
                curvatures[i] += s * part.curvatures[i];
            }
        }
    }

    /** What is done at a point of a rule: a fast time and its weight. */
    private interface Node {
        void at(double tau, double weight);
    }

    /** Gauss's rule over as many panels as the oscillations ask for; envelopes are polynomials within. */
    private void over(double from, double to, Node node) {
        int panels = 1 + (int) ((to - from) * (fastest + 1) / PANEL);
        double h = (to - from) / panels;
        for (int n = 0; n < panels; n++) {
            for (int q = 0; q < POINTS; q++) {
                node.at(from + (n + 0.5 + RULE.getPoint(q) / 2) * h, RULE.getWeight(q) * h / 2);
            }
        }
    }

    /** Adds ε ∫ ∂V/∂p dτ over [from, to], per row. */
    void addDrift(double from, double to, double[] noises, double[] shifts) {
        for (Part part : parts) {
            if (same(part.velocities) && part.velocities[0] == 0) {
                continue;
            }
            double[] s = new double[1];
            over(from, to, (tau, weight) -> s[0] += epsilon * weight * part.signal.at(tau, noises));
            for (int i = 0; i < shifts.length; i++) {
                shifts[i] += s[0] * part.velocities[i];
            }
        }
    }

    /**
     * Adds where a point at the origin of the well x²/2 is by the end of [τ, τ + h] under a uniform drive: ẋ = p + ε ∂V/∂p,
     * ṗ = −x − ε ∂V/∂x.
     *
     * @param out {x, p}
     */
    void addDisplacement(double tau, double h, double[] noises, double[] out) {
        for (Part part : parts) {
            over(tau, tau + h, (time, weight) -> {
                double s = epsilon * weight * part.signal.at(time, noises);
                double left = tau + h - time;
                double push = -s * part.slopes[0];
                double pull = s * part.velocities[0];
                out[0] += push * Math.sin(left) + pull * Math.cos(left);
                out[1] += push * Math.cos(left) - pull * Math.sin(left);
            });
        }
    }
}
