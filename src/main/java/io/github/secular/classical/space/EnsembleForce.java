package io.github.secular.classical.space;

import io.github.secular.drive.Envelope;
import io.github.secular.numerics.FormulaArrays;
import java.util.Arrays;
import java.util.List;

/**
 * ∂(U + εV) of a block of particles, each at a time of its own: its phases of the drive are set exactly where its steps
 * change, and turned from stage to stage between. Parts of V that depend on momenta are apart ({@link MomentumStep}). For
 * one thread.
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
    /** ∂_q, then ∂_p, of what depends on momenta. */
    private final double[][] phaseSlopes;

    private final double[][] phaseParts;
    private final Shaking[] shaking;

    /** Slopes of one formula. @param slopes null where they are 0 */
    private record Slopes(FormulaArrays slopes, FormulaArrays.Room room) {
        static Slopes of(FormulaArrays slopes) {
            return new Slopes(slopes, slopes == null ? null : slopes.room());
        }

        boolean isThere() {
            return slopes != null;
        }
    }

    /** One term of the drive: slopes of C and S, and the phases of all particles. */
    private static final class Shaking {
        private final double frequency;
        private final Envelope envelope;
        /** Of C and S, by positions. */
        private final Slopes[] kicks = new Slopes[2];
        /** By momenta, where positions do not matter to them. */
        private final Slopes[] shifts = new Slopes[2];
        /** By both. */
        private final Slopes[] both = new Slopes[2];

        private final double[] cos = new double[FormulaArrays.BLOCK];
        private final double[] sin = new double[FormulaArrays.BLOCK];
        private final double[][] turnCos = new double[PARTS.length][FormulaArrays.BLOCK];
        private final double[][] turnSin = new double[PARTS.length][FormulaArrays.BLOCK];

        Shaking(SpaceTerm term, double frequency, int dimension) {
            this.frequency = frequency;
            this.envelope = term.envelope();
            for (int k = 0; k < 2; k++) {
                MomentumParts of = MomentumParts.of(k == 0 ? term.cosine() : term.sine(), dimension);
                kicks[k] = Slopes.of(of.kick());
                shifts[k] = Slopes.of(of.shift());
                both[k] = Slopes.of(of.both());
            }
        }

        double[] phase(int k) {
            return k == 0 ? cos : sin;
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
        this.phaseSlopes = new double[2 * d][FormulaArrays.BLOCK];
        this.phaseParts = new double[2 * d][FormulaArrays.BLOCK];
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

    /** Whether any part of V depends on momenta. */
    boolean hasMomenta() {
        return !isExplicit() || Arrays.stream(shaking).anyMatch(s -> s.shifts[0].isThere() || s.shifts[1].isThere());
    }

    /** Whether of those parts none depends on positions. */
    boolean isExplicit() {
        return Arrays.stream(shaking).noneMatch(s -> s.both[0].isThere() || s.both[1].isThere());
    }

    /**
     * ∂_q, then ∂_p, of those parts of εV that depend on momenta; not to be changed by anyone, and valid until the next call.
     *
     * @param state positions, then momenta
     * @param tau fast times of the particles
     */
    double[][] ofMomenta(double[][] state, double[] tau, int size) {
        int d = slopes.length;
        for (double[] axis : phaseSlopes) {
            Arrays.fill(axis, 0, size, 0);
        }
        for (Shaking s : shaking) {
            for (int k = 0; k < 2; k++) {
                if (s.both[k].isThere()) {
                    s.both[k].slopes.at(state, size, phaseParts, s.both[k].room);
                    add(phaseSlopes, 0, phaseParts, s.phase(k), s, tau, size);
                }
                if (s.shifts[k].isThere()) {
                    s.shifts[k].slopes.at(state, size, parts, s.shifts[k].room);
                    add(phaseSlopes, d, parts, s.phase(k), s, tau, size);
                }
            }
        }
        return phaseSlopes;
    }

    /**
     * The slopes at positions of all else; not to be changed by anyone, and valid until the next call.
     *
     * @param tau fast times of the particles
     */
    double[][] at(double[][] q, double[] tau, int size) {
        gradient.at(q, size, slopes, room);
        for (Shaking s : shaking) {
            for (int k = 0; k < 2; k++) {
                if (s.kicks[k].isThere()) {
                    s.kicks[k].slopes.at(q, size, parts, s.kicks[k].room);
                    add(slopes, 0, parts, s.phase(k), s, tau, size);
                }
            }
        }
        return slopes;
    }

    /** Adds the slopes of one part, times ε, envelope and phase. @param from the first axis they are added to */
    private void add(double[][] to, int from, double[][] part, double[] phase, Shaking s, double[] tau, int size) {
        boolean steady = s.envelope.isConstant();
        double g = steady ? epsilon * s.envelope.at(0) : 0;
        for (int a = 0; a < part.length; a++) {
            if (steady) {
                add(to[from + a], part[a], phase, g, size);
            } else {
                for (int i = 0; i < size; i++) {
                    double now = epsilon * s.envelope.at(tau[i] * epsilon * epsilon);
                    to[from + a][i] += now * phase[i] * part[a][i];
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
