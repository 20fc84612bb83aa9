package io.github.secular.classical.space;

import io.github.secular.drive.Envelope;
import io.github.secular.drive.JointPath;
import io.github.secular.drive.NoiseSignal;
import io.github.secular.numerics.FormulaArrays;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * ∂(U + εV) of a block of particles, each at a time of its own: its phases of the drive are set exactly where its steps
 * change, and turned from stage to stage between. Parts of V that depend on momenta are apart ({@link MomentumStep}). Noises
 * are straight lines over a step, each particle on a path of its own: they jump only between steps (doc/vlasov-solvers.md,
 * V10.6). For one thread.
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
    /** One per particle; none without noises. */
    private final JointPath[] paths;

    private final boolean isContinuous;
    /** In how many parts a step of a continuous noise is drawn. */
    private final int draws;

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
        /** The noise of every particle now; null of a wave. */
        private final double[] noise;

        /** By how much it rises over a step. */
        private final double[] rise;

        private final double[] product;
        private final double[][] turnCos = new double[PARTS.length][FormulaArrays.BLOCK];
        private final double[][] turnSin = new double[PARTS.length][FormulaArrays.BLOCK];

        Shaking(SpaceTerm term, double frequency, int dimension, boolean isRandom) {
            this.noise = isRandom ? new double[FormulaArrays.BLOCK] : null;
            this.product = isRandom ? new double[FormulaArrays.BLOCK] : null;
            this.rise = isRandom ? new double[FormulaArrays.BLOCK] : null;
            this.frequency = frequency;
            this.envelope = term.envelope();
            for (int k = 0; k < 2; k++) {
                MomentumParts of = MomentumParts.of(k == 0 ? term.cosine() : term.sine(), dimension);
                kicks[k] = Slopes.of(of.kick());
                shifts[k] = Slopes.of(of.shift());
                both[k] = Slopes.of(of.both());
            }
        }

        /** Of the cosine or the sine, times the noise, if there is one; valid until the next call. */
        double[] phase(int k, int size) {
            double[] phase = k == 0 ? cos : sin;
            if (noise == null) {
                return phase;
            }
            for (int i = 0; i < size; i++) {
                product[i] = phase[i] * noise[i];
            }
            return product;
        }
    }

    /** @param gradient ∂U, or that of a constant for the forces of the drive alone @param driven whether V counts */
    EnsembleForce(SpaceProblem problem, FormulaArrays gradient, boolean driven) {
        this(problem, gradient, driven, 1);
    }

    /**
     * @param draws in how many parts a step of a continuous noise is drawn, so that steps and steps of half the size are
     *     taken on the same path
     */
    EnsembleForce(SpaceProblem problem, FormulaArrays gradient, boolean driven, int draws) {
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
        SpaceDrive drive = problem.drive();
        Arrays.setAll(shaking, j -> new Shaking(terms.get(j), drive.frequency(j), d, drive.isRandom()));
        this.draws = draws;
        List<NoiseSignal> signals = driven ? quadratures(problem.drive().signals()) : List.of();
        paths = new JointPath[signals.isEmpty() ? 0 : FormulaArrays.BLOCK];
        // steps are this solver's own
        Arrays.setAll(paths, i -> new JointPath(signals, Double.POSITIVE_INFINITY));
        isContinuous = paths.length > 0 && problem.drive().isContinuous();
    }

    /** The cosine and the sine of the carrier of each signal, one after the other. */
    private static List<NoiseSignal> quadratures(List<NoiseSignal> signals) {
        return signals.stream()
                .flatMap(s -> Stream.of(
                        new NoiseSignal(s.noise(), s.source(), s.carrier(), false),
                        new NoiseSignal(s.noise(), s.source(), s.carrier(), s.isCarried())))
                .toList();
    }

    /** Begins the noises of a particle, if there are any. @param randoms one for each noise and carrier */
    void start(int particle, Supplier<SplittableRandom> randoms) {
        if (paths.length > 0) {
            paths[particle].start(randoms);
        }
    }

    /** The next time at which a noise of a particle jumps. */
    double nextJump(int particle) {
        return paths.length > 0 ? paths[particle].nextEvent() : Double.POSITIVE_INFINITY;
    }

    /** Lets all noises jump that do so up to a time. */
    void jump(int particle, double tau) {
        while (nextJump(particle) <= tau) {
            paths[particle].jump();
        }
    }

    /** Sets the phases of a particle at a fast time, and how they turn within its steps; its noises become lines over the next one. */
    void set(int particle, double tau, double step) {
        for (int j = 0; j < shaking.length; j++) {
            Shaking s = shaking[j];
            if (s.frequency != 0) {
                boolean isCarrier = paths.length > 0;
                s.cos[particle] = isCarrier ? paths[particle].carrier(2 * j, tau) : Math.cos(s.frequency * tau);
                s.sin[particle] = isCarrier ? paths[particle].carrier(2 * j + 1, tau) : Math.sin(s.frequency * tau);
                for (int k = 0; k < PARTS.length; k++) {
                    s.turnCos[k][particle] = Math.cos(s.frequency * PARTS[k] * step);
                    s.turnSin[k][particle] = Math.sin(s.frequency * PARTS[k] * step);
                }
            } else {
                s.cos[particle] = 1;
            }
        }
        if (paths.length > 0) {
            draw(particle, step);
        }
    }

    /** Continuous noises go on over the next step, of the same length. */
    void goOn(int particle, double step) {
        if (isContinuous) {
            draw(particle, step);
        }
    }

    private void draw(int particle, double step) {
        JointPath path = paths[particle];
        path.line(0, step, draws);
        for (int j = 0; j < shaking.length; j++) {
            shaking[j].rise[particle] = path.rise(2 * j);
            shaking[j].noise[particle] = path.middle(2 * j) - path.rise(2 * j) / 2;
        }
    }

    /** Turns all phases, and lets noises rise, by a part of a step. @param part an index of {@link #PARTS} */
    void turn(int part, int size) {
        for (Shaking s : shaking) {
            if (s.frequency != 0) {
                turn(s.cos, s.sin, s.turnCos[part], s.turnSin[part], size);
            }
            if (isContinuous) {
                for (int i = 0; i < size; i++) {
                    s.noise[i] += PARTS[part] * s.rise[i];
                }
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
                    add(phaseSlopes, 0, phaseParts, s.phase(k, size), s, tau, size);
                }
                if (s.shifts[k].isThere()) {
                    s.shifts[k].slopes.at(state, size, parts, s.shifts[k].room);
                    add(phaseSlopes, d, parts, s.phase(k, size), s, tau, size);
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
                    add(slopes, 0, parts, s.phase(k, size), s, tau, size);
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
