package io.github.secular.classical.space;

import io.github.secular.numerics.FormulaArrays;
import io.github.secular.numerics.RefusalException;
import java.util.Arrays;

/**
 * The sub-step of those parts of εV that depend on momenta, at times that stand still: explicit where they depend on nothing
 * else, else by the implicit midpoint rule, which is symplectic and its own adjoint, solved to rounding by iteration
 * (doc/vlasov-solvers.md, V10.5). For one thread.
 */
final class MomentumStep {
    /** What the last iteration may still change of positions and momenta, as a part of their size. */
    static final double SETTLED = 1e-15;

    private static final int MOST_ROUNDS = 60;
    /** A larger change at the end is no solution. */
    private static final double WORST = 1e-13;

    private final EnsembleForce force;
    private final boolean isExplicit;
    private final int d;
    private final double[][] middle;
    private double residual;

    /** @param d how many positions there are */
    MomentumStep(EnsembleForce force, int d) {
        this.force = force;
        this.isExplicit = force.isExplicit();
        this.d = d;
        this.middle = new double[2 * d][FormulaArrays.BLOCK];
    }

    /** The largest change that a last iteration has made, relative; infinite if one has found no end. */
    double residual() {
        return residual;
    }

    /** Whether all solutions so far are such. */
    boolean isSolved() {
        return residual <= WORST;
    }

    /** @throws RefusalException if a solution was none */
    void requireSolved() {
        if (!isSolved()) {
            throw new RefusalException(
                    "The drive turns momenta too fast for particles at the energies that they reach: the"
                            + " implicit part of a step has no solution that iteration finds; lower epsilon.");
        }
    }

    /** Moves all by a part of their steps; where one has no solution all stay where they are, and it is told. */
    void move(double[][] q, double[][] p, double[] tau, double[] step, double part, int size) {
        double[][] slopes = slopes(q, p, tau, step, part, size);
        for (int a = 0; a < d; a++) {
            EnsembleBlock.add(q[a], slopes[d + a], step, part, size);
            EnsembleBlock.add(p[a], slopes[a], step, -part, size);
        }
    }

    /**
     * ∂_q, then ∂_p, in the middle of the sub-step: q changes by the second, p by less the first, times its length. All
     * are 0 where one has no solution. Not to be changed by anyone, and valid until the next call.
     *
     * @param tau fast times
     * @param step of each particle, in fast time
     * @param part of it
     */
    double[][] slopes(double[][] q, double[][] p, double[] tau, double[] step, double part, int size) {
        for (int a = 0; a < d; a++) {
            System.arraycopy(q[a], 0, middle[a], 0, size);
            System.arraycopy(p[a], 0, middle[d + a], 0, size);
        }
        double[][] out = force.ofMomenta(middle, tau, size);
        if (isExplicit) {
            return out;
        }
        double change = Double.POSITIVE_INFINITY;
        for (int round = 0; change > SETTLED && round < MOST_ROUNDS; round++) {
            change = toMiddle(q, p, out, step, part / 2, size);
            out = force.ofMomenta(middle, tau, size);
        }
        if (!(change <= WORST)) {
            change = Double.POSITIVE_INFINITY;
            for (double[] axis : out) {
                Arrays.fill(axis, 0);
            }
        }
        residual = Math.max(residual, change);
        return out;
    }

    /** @return by how much the middle of some particle has changed, as a part of its size */
    private double toMiddle(double[][] q, double[][] p, double[][] slopes, double[] step, double part, int size) {
        double worst = 0;
        for (int i = 0; i < size; i++) {
            double h = part * step[i];
            double places = Double.MIN_NORMAL;
            double speeds = Double.MIN_NORMAL;
            double placesOff = 0;
            double speedsOff = 0;
            for (int a = 0; a < d; a++) {
                double x = q[a][i] + h * slopes[d + a][i];
                double v = p[a][i] - h * slopes[a][i];
                placesOff = Math.max(placesOff, Math.abs(x - middle[a][i]));
                speedsOff = Math.max(speedsOff, Math.abs(v - middle[d + a][i]));
                places = Math.max(places, Math.max(Math.abs(x), Math.abs(q[a][i])));
                speeds = Math.max(speeds, Math.max(Math.abs(v), Math.abs(p[a][i])));
                middle[a][i] = x;
                middle[d + a][i] = v;
            }
            double change = Math.max(placesOff / places, speedsOff / speeds);
            worst = change <= worst ? worst : Double.isNaN(change) ? Double.POSITIVE_INFINITY : change;
        }
        return worst;
    }
}
