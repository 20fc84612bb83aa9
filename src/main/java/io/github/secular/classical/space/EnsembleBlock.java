package io.github.secular.classical.space;

import io.github.secular.classical.Relaxation;
import io.github.secular.numerics.Formula;
import io.github.secular.numerics.FormulaArrays;
import io.github.secular.numerics.Progress;
import java.util.SplittableRandom;

/**
 * A block of particles on their way, moved together by the composition of {@link SymplecticBlock}, of an oscillator with its exact flow for H0, each at its own time
 * with steps of its own: even ones up to its next relaxation or the next stop, which happen at their exact times. Under
 * a rate that depends on the energy that of the beginning counts within a step. For one thread.
 */
final class EnsembleBlock {
    private final SpaceHamiltonian h;
    private final Relaxation rates;
    private final EnsembleForce force;
    /** Of an oscillator, which needs no forces but those of the drive; null of other wells. */
    private final RotationBlock rotation;

    /** Of those parts of V that depend on momenta; null where there are none. */
    private final MomentumStep momenta;

    private final FormulaArrays.Room energyRoom;
    private final double[][] energies;
    private final EnsemblePace pace;
    private final boolean isSteady;
    private final boolean isOpen;
    private final int size;
    private final double[][] q;
    private final double[][] p;
    /** Fast time now. */
    private final double[] tau = new double[FormulaArrays.BLOCK];

    private final double[] step = new double[FormulaArrays.BLOCK];
    /** Where the steps lead to. */
    private final double[] target = new double[FormulaArrays.BLOCK];

    private final long[] left = new long[FormulaArrays.BLOCK];
    private final double[] collision = new double[FormulaArrays.BLOCK];
    private final boolean[] gone = new boolean[FormulaArrays.BLOCK];
    private final SplittableRandom[] random;
    private final double[] placeQ;
    private final double[] placeP;

    /**
     * @param gradient ∂U
     * @param pace how they step
     * @param first number of the first particle: with the seed it determines all its random numbers
     * @param size at most {@link FormulaArrays#BLOCK}
     */
    EnsembleBlock(
            SpaceProblem problem,
            FormulaArrays gradient,
            boolean driven,
            EnsemblePace pace,
            long seed,
            long first,
            int size) {
        this.h = problem.hamiltonian();
        this.rates = problem.rates();
        boolean isExact = h.kind().isOscillator();
        this.rotation = isExact ? new RotationBlock(h.kind().frequencies()) : null;
        this.force = new EnsembleForce(
                problem,
                isExact ? FormulaArrays.gradient(Formula.constant(0, "x"), h.dimension()) : gradient,
                driven,
                pace.draws());
        this.energyRoom = h.arrays().room();
        int d = h.dimension();
        this.momenta = force.hasMomenta() ? new MomentumStep(force, d) : null;
        this.energies = new double[d + 1][FormulaArrays.BLOCK];
        this.pace = pace;
        this.isSteady = rates.isConstant();
        this.isOpen = h.top() < Double.POSITIVE_INFINITY;
        this.size = size;
        this.q = new double[d][FormulaArrays.BLOCK];
        this.p = new double[d][FormulaArrays.BLOCK];
        this.placeQ = new double[d];
        this.placeP = new double[d];
        this.random = new SplittableRandom[size];
        double rate = isSteady ? rates.rate(h.lowestEnergy()) : 0;
        for (int i = 0; i < size; i++) {
            // seeds far apart: the generator scrambles them
            long scrambled = new SplittableRandom(seed ^ ((first + i) * 0x9E3779B97F4A7C15L)).nextLong();
            random[i] = new SplittableRandom(scrambled);
            problem.initial().draw(random[i], placeQ, placeP);
            put(i);
            force.start(i, random[i]::split);
            collision[i] = wait(i, rate);
        }
    }

    private void put(int i) {
        for (int a = 0; a < placeQ.length; a++) {
            q[a][i] = placeQ[a];
            p[a][i] = placeP[a];
        }
    }

    private void take(int i) {
        for (int a = 0; a < placeQ.length; a++) {
            placeQ[a] = q[a][i];
            placeP[a] = p[a][i];
        }
    }

    private double wait(int i, double rate) {
        return rate > 0 ? -Math.log1p(-random[i].nextDouble()) / rate : Double.POSITIVE_INFINITY;
    }

    /**
     * Moves all to a fast time.
     *
     * @throws java.util.concurrent.CancellationException if the progress says so
     */
    void walk(double stop, Progress progress) {
        int moving = 0;
        for (int i = 0; i < size; i++) {
            moving += !gone[i] && plan(i, stop) ? 1 : 0;
        }
        while (moving > 0) {
            progress.check();
            if (momenta == null) {
                SymplecticBlock.compose(this::drift, this::kick);
            } else {
                SymplecticBlock.compose(this::drift, this::kick, part -> momenta.move(q, p, tau, step, part, size));
            }
            if (isOpen) {
                h.arrays().at(q, size, energies, energyRoom);
            }
            for (int i = 0; i < size; i++) {
                if (step[i] > 0 && isOpen && !(kinetic(i) + energies[0][i] < h.top())) {
                    gone[i] = true;
                    rest(i);
                    moving--;
                } else if (step[i] > 0) {
                    if (--left[i] > 0) {
                        force.goOn(i, step[i]);
                        continue;
                    }
                    tau[i] = target[i];
                    force.jump(i, tau[i]);
                    if (target[i] == collision[i]) {
                        collide(i);
                    }
                    moving -= plan(i, stop) ? 0 : 1;
                }
            }
        }
    }

    private double kinetic(int i) {
        double out = 0;
        for (double[] axis : p) {
            out += axis[i] * axis[i] / 2;
        }
        return out;
    }

    /** Lays out the next steps of a particle. @return whether there are any */
    private boolean plan(int i, double stop) {
        if (gone[i] || !(tau[i] < stop)) {
            rest(i);
            return false;
        }
        double pause = Math.min(stop, force.nextJump(i));
        if (!isSteady) {
            take(i);
            double next = tau[i] + wait(i, rates.rate(h.energy(placeQ, placeP)));
            double end = Math.min(pause, tau[i] + pace.longest());
            collision[i] = next < end ? next : Double.POSITIVE_INFINITY;
            target[i] = Math.min(next, end);
            left[i] = pace.parts();
        } else {
            target[i] = Math.min(collision[i], pause);
            left[i] = pace.parts() * Math.max(1, (long) Math.ceil((target[i] - tau[i]) / pace.longest() * (1 - 1e-12)));
        }
        step[i] = (target[i] - tau[i]) / left[i];
        if (!(step[i] > 0)) {
            // two events in one instant
            step[i] = Double.MIN_NORMAL;
        }
        force.set(i, tau[i], step[i]);
        if (rotation != null) {
            rotation.set(i, step[i]);
        }
        return true;
    }

    /** A particle stays where it is while others go on. */
    private void rest(int i) {
        step[i] = 0;
        if (rotation != null) {
            rotation.set(i, 0);
        }
    }

    /** To a place of the own shell, drawn from its measure. */
    private void collide(int i) {
        take(i);
        double energy = h.energy(placeQ, placeP);
        h.requireBelowTop(energy);
        if (energy > h.lowestEnergy()) {
            h.boxes(energy).draw(energy, random[i], placeQ, placeP);
            put(i);
        }
        if (isSteady) {
            collision[i] = tau[i] + wait(i, rates.rate(energy));
        }
    }

    private void drift(int part) {
        double factor = EnsembleForce.PARTS[part];
        if (rotation != null) {
            rotation.move(part, q, p, size);
        } else {
            for (int a = 0; a < q.length; a++) {
                add(q[a], p[a], step, factor, size);
            }
        }
        for (int i = 0; i < size; i++) {
            tau[i] += factor * step[i];
        }
        force.turn(part, size);
    }

    private void kick(double factor) {
        double[][] slopes = force.at(q, tau, size);
        for (int a = 0; a < q.length; a++) {
            add(p[a], slopes[a], step, -factor, size);
        }
    }

    /** Adds for each particle what it is moved by in a part of its step. */
    static void add(double[] to, double[] from, double[] step, double factor, int size) {
        for (int i = 0; i < size; i++) {
            to[i] += factor * step[i] * from[i];
        }
    }

    /** How far sub-steps of what depends on momenta have been from solved, relative; infinite where one was not. */
    double residual() {
        return momenta == null ? 0 : momenta.residual();
    }

    /** @throws io.github.secular.numerics.RefusalException if one was not */
    void requireSolved() {
        if (momenta != null) {
            momenta.requireSolved();
        }
    }

    int size() {
        return size;
    }

    /** Whether a particle has reached the top and is gone. */
    boolean isGone(int i) {
        return gone[i];
    }

    /** H0 of all particles now. @param out one entry per particle */
    void energies(double[] out) {
        h.arrays().at(q, size, energies, energyRoom);
        for (int i = 0; i < size; i++) {
            out[i] = energies[0][i] + kinetic(i);
        }
    }

    /** A coordinate of a particle: positions first, then momenta. */
    double coordinate(int axis, int i) {
        return axis < q.length ? q[axis][i] : p[axis - q.length][i];
    }
}
