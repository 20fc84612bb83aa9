package io.github.secular.classical.space;

import io.github.secular.numerics.FormulaArrays;
import java.util.function.DoubleConsumer;
import java.util.function.IntConsumer;

/**
 * Points moved along the flow of H0 together, by the symmetric composition of order 4 of Omelyan, Mryglod and Folk
 * (2002), position-extended Forest-Ruth-like. For one thread.
 */
final class SymplecticBlock {
    /** Their constants ξ, λ and χ. */
    static final double XI = 0.1786178958448091;

    static final double LAMBDA = -0.2123418310626054;
    static final double CHI = -0.06626458266981849;

    /** The same composition as one of the first-order method and its adjoint, for a third part of H (doc/vlasov-solvers.md, V10.5). */
    private static final double[] TURNS = turns();

    private final FormulaArrays.Room room;
    private final FormulaArrays gradient;
    private final double[][] slopes;
    /** Positions, per axis one entry per point; for whoever uses the block to fill and to read. */
    final double[][] q;

    /** Momenta. */
    final double[][] p;

    /** Positions, then momenta: the same arrays. */
    final double[][] state;

    /** @param gradient ∂U of H0 by its D positions */
    SymplecticBlock(FormulaArrays gradient, int dimension) {
        this.gradient = gradient;
        this.room = gradient.room();
        this.slopes = new double[dimension][FormulaArrays.BLOCK];
        this.q = new double[dimension][FormulaArrays.BLOCK];
        this.p = new double[dimension][FormulaArrays.BLOCK];
        this.state = new double[2 * dimension][];
        System.arraycopy(q, 0, state, 0, dimension);
        System.arraycopy(p, 0, state, dimension, dimension);
    }

    /** Puts points in, {q, p} each. */
    void fill(double[][][] points, int first, int size) {
        for (int i = 0; i < size; i++) {
            for (int a = 0; a < q.length; a++) {
                q[a][i] = points[first + i][0][a];
                p[a][i] = points[first + i][1][a];
            }
        }
    }

    /** A step of fast time for the first points. */
    void step(double h, int size) {
        compose(part -> drift(EnsembleForce.PARTS[part] * h, size), factor -> kick(factor * h, size));
    }

    private static double[] turns() {
        double first = (1 - 2 * LAMBDA) / 2 - XI;
        double second = CHI - first;
        return new double[] {XI, first, second, LAMBDA - second};
    }

    /**
     * The parts of one step, in their order.
     *
     * @param drift along the momenta by a part of the step, an index of {@link EnsembleForce#PARTS}
     * @param kick by the forces for a part of the step
     */
    static void compose(IntConsumer drift, DoubleConsumer kick) {
        compose(drift, kick, part -> {});
    }

    /**
     * The same of three parts of H.
     *
     * @param third for a part of the step; a method of its own which is its own adjoint, of any order
     */
    static void compose(IntConsumer drift, DoubleConsumer kick, DoubleConsumer third) {
        drift.accept(0);
        between((1 - 2 * LAMBDA) / 2, 0, 1, kick, third);
        drift.accept(1);
        between(LAMBDA, 2, 3, kick, third);
        drift.accept(2);
        between(LAMBDA, 3, 2, kick, third);
        drift.accept(1);
        between((1 - 2 * LAMBDA) / 2, 1, 0, kick, third);
        drift.accept(0);
    }

    private static void between(double part, int before, int after, DoubleConsumer kick, DoubleConsumer third) {
        third.accept(TURNS[before]);
        kick.accept(part);
        third.accept(TURNS[after]);
    }

    private void drift(double h, int size) {
        for (int a = 0; a < q.length; a++) {
            add(q[a], p[a], h, size);
        }
    }

    /** ∂U where the first points are; not to be changed by anyone, and valid until the next call or step. */
    double[][] slopes(int size) {
        gradient.at(q, size, slopes, room);
        return slopes;
    }

    private void kick(double h, int size) {
        slopes(size);
        for (int a = 0; a < q.length; a++) {
            add(p[a], slopes[a], -h, size);
        }
    }

    private static void add(double[] to, double[] from, double factor, int size) {
        for (int i = 0; i < size; i++) {
            to[i] += factor * from[i];
        }
    }
}
