package io.github.secular.classical.space;

import io.github.secular.drive.Envelope;
import io.github.secular.numerics.FormulaArrays;
import java.util.Arrays;
import java.util.List;

/**
 * ∂(U + εV) of a block of particles, each at a time of its own: its phases of the drive are set exactly where its steps
 * change, and turned from stage to stage between. For one thread.
 */
final class EnsembleForce {
    /** The parts of a step by which time goes on between the forces: to the first, the second, the third. */
    static final double[] PARTS = {
        SymplecticBlock.XI, SymplecticBlock.CHI, 1 - 2 * (SymplecticBlock.CHI + SymplecticBlock.XI)
    };

    private final FormulaArrays gradient;
    private final FormulaArrays.Room room;
    private final double epsilon;
    private final double[][] slopes;
    private final double[][] parts;
    private final Shaking[] shaking;

    /** One term of the drive: gradients of C and S, null where they are 0, and the phases of all particles. */
    private static final class Shaking {
        private final double frequency;
        private final Envelope envelope;
        private final FormulaArrays cosine;
        private final FormulaArrays sine;
        private final FormulaArrays.Room cosineRoom;
        private final FormulaArrays.Room sineRoom;
        private final double[] cos = new double[FormulaArrays.BLOCK];
        private final double[] sin = new double[FormulaArrays.BLOCK];
        private final double[][] turnCos = new double[PARTS.length][FormulaArrays.BLOCK];
        private final double[][] turnSin = new double[PARTS.length][FormulaArrays.BLOCK];

        Shaking(SpaceTerm term, double frequency, int dimension) {
            this.frequency = frequency;
            this.envelope = term.envelope();
            boolean noCosine = term.cosine().isConstant();
            boolean noSine = term.sine().isConstant();
            cosine = noCosine ? null : FormulaArrays.gradient(term.cosine(), dimension);
            sine = noSine ? null : FormulaArrays.gradient(term.sine(), dimension);
            cosineRoom = noCosine ? null : cosine.room();
            sineRoom = noSine ? null : sine.room();
        }
    }

    /** @param gradient ∂U, or that of a constant for the forces of the drive alone @param driven whether V counts */
    EnsembleForce(SpaceProblem problem, FormulaArrays gradient, boolean driven) {
        int d = problem.hamiltonian().dimension();
        this.gradient = gradient;
        this.room = gradient.room();
        this.epsilon = problem.epsilon();
        this.slopes = new double[d][FormulaArrays.BLOCK];
        this.parts = new double[d][FormulaArrays.BLOCK];
        List<SpaceTerm> terms = driven ? problem.drive().terms() : List.of();
        this.shaking = new Shaking[terms.size()];
        Arrays.setAll(shaking, j -> new Shaking(terms.get(j), problem.drive().frequency(j), d));
    }

    /** Sets the phases of a particle at a fast time, and how they turn within its steps. */
    void set(int particle, double tau, double step) {
        for (Shaking s : shaking) {
            if (s.frequency != 0) {
                s.cos[particle] = Math.cos(s.frequency * tau);
                s.sin[particle] = Math.sin(s.frequency * tau);
                for (int k = 0; k < PARTS.length; k++) {
                    s.turnCos[k][particle] = Math.cos(s.frequency * PARTS[k] * step);
                    s.turnSin[k][particle] = Math.sin(s.frequency * PARTS[k] * step);
                }
            } else {
                s.cos[particle] = 1;
            }
        }
    }

    /** Turns all phases by a part of a step. @param part an index of {@link #PARTS} */
    void turn(int part, int size) {
        for (Shaking s : shaking) {
            if (s.frequency != 0) {
                turn(s.cos, s.sin, s.turnCos[part], s.turnSin[part], size);
            }
        }
    }

    private static void turn(double[] c, double[] s, double[] tc, double[] ts, int size) {
        for (int i = 0; i < size; i++) {
            double cos = c[i] * tc[i] - s[i] * ts[i];
            s[i] = s[i] * tc[i] + c[i] * ts[i];
            c[i] = cos;
        }
    }

    /**
     * The slopes at positions; not to be changed by anyone, and valid until the next call.
     *
     * @param tau fast times of the particles
     */
    double[][] at(double[][] q, double[] tau, int size) {
        gradient.at(q, size, slopes, room);
        for (Shaking s : shaking) {
            boolean steady = s.envelope.isConstant();
            double g = steady ? epsilon * s.envelope.at(0) : 0;
            if (s.cosine != null) {
                s.cosine.at(q, size, parts, s.cosineRoom);
                add(s.cos, g, s, steady, tau, size);
            }
            if (s.sine != null) {
                s.sine.at(q, size, parts, s.sineRoom);
                add(s.sin, g, s, steady, tau, size);
            }
        }
        return slopes;
    }

    private void add(double[] phase, double g, Shaking s, boolean steady, double[] tau, int size) {
        for (int a = 0; a < slopes.length; a++) {
            if (steady) {
                add(slopes[a], parts[a], phase, g, size);
            } else {
                for (int i = 0; i < size; i++) {
                    double now = epsilon * s.envelope.at(tau[i] * epsilon * epsilon);
                    slopes[a][i] += now * phase[i] * parts[a][i];
                }
            }
        }
    }

    private static void add(double[] to, double[] slope, double[] phase, double g, int size) {
        for (int i = 0; i < size; i++) {
            to[i] += g * phase[i] * slope[i];
        }
    }
}
