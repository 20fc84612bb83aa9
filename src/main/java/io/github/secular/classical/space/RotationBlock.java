package io.github.secular.classical.space;

import io.github.secular.numerics.FormulaArrays;

/**
 * The exact flow of an oscillator Σ w_a² q_a²/2 for a block of particles, over the parts of steps that
 * {@link EnsembleForce#PARTS} names, each particle with a step of its own. For one thread.
 */
final class RotationBlock {
    private final double[] frequencies;
    /** Per part and axis: cos wΔ, sin(wΔ)/w and w sin wΔ of every particle. */
    private final double[][][][] turns;

    /** @param frequencies w_a, one per axis */
    RotationBlock(double[] frequencies) {
        this.frequencies = frequencies;
        this.turns = new double[EnsembleForce.PARTS.length][frequencies.length][3][FormulaArrays.BLOCK];
    }

    /** Sets the step of a particle. */
    void set(int particle, double step) {
        for (int part = 0; part < turns.length; part++) {
            for (int a = 0; a < frequencies.length; a++) {
                double w = frequencies[a];
                boolean isKnown = a > 0 && w == frequencies[a - 1];
                double angle = w * EnsembleForce.PARTS[part] * step;
                double sin = isKnown ? turns[part][a - 1][1][particle] * w : Math.sin(angle);
                turns[part][a][0][particle] = isKnown ? turns[part][a - 1][0][particle] : Math.cos(angle);
                turns[part][a][1][particle] = sin / w;
                turns[part][a][2][particle] = sin * w;
            }
        }
    }

    /** Moves all by a part of their steps. @param part an index of {@link EnsembleForce#PARTS} */
    void move(int part, double[][] q, double[][] p, int size) {
        for (int a = 0; a < frequencies.length; a++) {
            turn(q[a], p[a], turns[part][a], size);
        }
    }

    private static void turn(double[] q, double[] p, double[][] turn, int size) {
        double[] cos = turn[0];
        double[] along = turn[1];
        double[] back = turn[2];
        for (int i = 0; i < size; i++) {
            double x = q[i] * cos[i] + p[i] * along[i];
            p[i] = p[i] * cos[i] - q[i] * back[i];
            q[i] = x;
        }
    }
}
