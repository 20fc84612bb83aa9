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
 * change, and turned from stage to stage between. Noises are held over a step, each particle on a path of its own: they
 * jump only between steps, and continuous ones diffuse by half before a step and by half behind it (doc/vlasov-solvers.md,
 * V10.5). For one thread.
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
    private final double[][] pushes;
    private final Shaking[] shaking;
    /** One per particle; none without noises. */
    private final JointPath[] paths;

    private final boolean isContinuous;
    /** In how many parts half a step of a continuous noise is drawn; 0 if two halves are drawn at once. */
    private final int parts;

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
        /** The noise of every particle; null of a wave. */
        private final double[] noise;

        private final double[] product;
        private final double[][] turnCos = new double[PARTS.length][FormulaArrays.BLOCK];
        private final double[][] turnSin = new double[PARTS.length][FormulaArrays.BLOCK];

        Shaking(SpaceTerm term, double frequency, int dimension, boolean isRandom) {
            this.noise = isRandom ? new double[FormulaArrays.BLOCK] : null;
            this.product = isRandom ? new double[FormulaArrays.BLOCK] : null;
            this.frequency = frequency;
            this.envelope = term.envelope();
            boolean noCosine = term.cosine().isConstant();
            boolean noSine = term.sine().isConstant();
            cosine = noCosine ? null : FormulaArrays.gradient(term.cosine(), dimension);
            sine = noSine ? null : FormulaArrays.gradient(term.sine(), dimension);
            cosineRoom = noCosine ? null : cosine.room();
            sineRoom = noSine ? null : sine.room();
        }

        /** A phase times the noise, if there is one. */
        private double[] amplitude(double[] phase, int size) {
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
        this(problem, gradient, driven, 0);
    }

    /**
     * @param parts in how many parts half a step of a continuous noise is drawn, so that steps and steps of half the size
     *     are taken on the same path; 0 where that is not asked for
     */
    EnsembleForce(SpaceProblem problem, FormulaArrays gradient, boolean driven, int parts) {
        int d = problem.hamiltonian().dimension();
        this.gradient = gradient;
        this.room = gradient.room();
        this.epsilon = problem.epsilon();
        this.slopes = new double[d][FormulaArrays.BLOCK];
        this.pushes = new double[d][FormulaArrays.BLOCK];
        List<SpaceTerm> terms = driven ? problem.drive().terms() : List.of();
        this.shaking = new Shaking[terms.size()];
        Arrays.setAll(
                shaking,
                j -> new Shaking(
                        terms.get(j),
                        problem.drive().frequency(j),
                        d,
                        problem.drive().isRandom()));
        this.parts = parts;
        List<NoiseSignal> signals = driven ? both(problem.drive().signals()) : List.of();
        paths = new JointPath[signals.isEmpty() ? 0 : FormulaArrays.BLOCK];
        // steps are this solver's own
        Arrays.setAll(paths, i -> new JointPath(signals, Double.POSITIVE_INFINITY));
        isContinuous = paths.length > 0 && problem.drive().isContinuous();
    }

    /** The cosine and the sine of the carrier of each signal, one after the other. */
    private static List<NoiseSignal> both(List<NoiseSignal> signals) {
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

    /** Sets the phases of a particle at a fast time, and how they turn within its steps; its noises go to the middle of the next one. */
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
            pass(particle, step);
            hold(particle);
        }
    }

    /** Continuous noises of a particle go on by half a step. */
    void pass(int particle, double step) {
        int draws = Math.max(1, parts);
        for (int k = 0; k < draws && isContinuous; k++) {
            paths[particle].diffuse(step / (2 * draws));
        }
    }

    /** Continuous noises go on from the middle of a step to that of the next one, of the same length. */
    void goOn(int particle, double step) {
        if (!isContinuous) {
            return;
        }
        if (parts == 0) {
            paths[particle].diffuse(step);
        } else {
            pass(particle, step);
            pass(particle, step);
        }
        hold(particle);
    }

    private void hold(int particle) {
        for (int j = 0; j < shaking.length; j++) {
            shaking[j].noise[particle] = paths[particle].value(2 * j);
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
                s.cosine.at(q, size, pushes, s.cosineRoom);
                add(s.amplitude(s.cos, size), g, s, steady, tau, size);
            }
            if (s.sine != null) {
                s.sine.at(q, size, pushes, s.sineRoom);
                add(s.amplitude(s.sin, size), g, s, steady, tau, size);
            }
        }
        return slopes;
    }

    private void add(double[] phase, double g, Shaking s, boolean steady, double[] tau, int size) {
        for (int a = 0; a < slopes.length; a++) {
            if (steady) {
                add(slopes[a], pushes[a], phase, g, size);
            } else {
                for (int i = 0; i < size; i++) {
                    double now = epsilon * s.envelope.at(tau[i] * epsilon * epsilon);
                    slopes[a][i] += now * phase[i] * pushes[a][i];
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
