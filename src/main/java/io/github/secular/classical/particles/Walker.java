package io.github.secular.classical.particles;

import io.github.secular.classical.RandomPotential;
import io.github.secular.classical.VlasovProblem;
import io.github.secular.drive.JointPath;
import io.github.secular.numerics.Progress;
import java.util.SplittableRandom;

/**
 * One particle on its way. Jumps of noises and, at a rate that is the same at all energies, collisions happen at their
 * exact times, between which it moves in even steps: so the mean is of the order of the mover. Where the rate depends
 * on the energy, or the kernel on the shell, collisions are thinned step by step.
 */
final class Walker {
    /** After so many relaxations and jumps it is asked whether the walk is wanted. */
    private static final int EVENTS = 1 << 12;
    /** Omelyan, Mryglod and Folk (2002), position-extended Forest-Ruth-like. */
    private static final double XI = 0.1786178958448091;

    private static final double LAMBDA = -0.2123418310626054;
    private static final double CHI = -0.06626458266981849;
    /** How far a rate may rise within a step. */
    private static final double RISE = 1.25;

    /** What is done with a particle at a time. */
    interface Visitor {
        /** @param time which of the times */
        void visit(int time, double x, double p, double weight);

        /** Of a particle that has left at the top of its well. */
        default void miss(int time, double weight) {}
    }

    private final VlasovProblem problem;
    private final ParticleForce force;
    private final Collisions collisions;
    private final double step;
    private final SplittableRandom random;
    /** Of the noises; null where there are none. */
    private final JointPath path;

    private final double[] point = new double[2];
    private final double[] room = new double[2];
    private final double weight;
    /** Fast time of the next collision, at a steady rate. */
    private double nextCollision = Double.POSITIVE_INFINITY;

    private final double top;
    private boolean gone;

    /**
     * @param collisions null for none
     * @param driven whether there are noises to follow
     * @param number of the particle: with the seed it determines all its random numbers
     */
    Walker(
            VlasovProblem problem,
            ParticleForce force,
            Collisions collisions,
            ParticleSource source,
            double step,
            boolean driven,
            long seed,
            int number) {
        this.problem = problem;
        this.force = force;
        this.collisions = collisions;
        this.step = step;
        // Seeds far apart: the generator scrambles them.
        this.random = new SplittableRandom(new SplittableRandom(seed ^ (number * 0x9E3779B97F4A7C15L)).nextLong());
        this.weight = source.draw(random, point);
        this.top = problem.hamiltonian().top();
        this.gone = problem.hamiltonian().absorbs() && !(energy() < top);
        if (driven && problem.shaking() instanceof RandomPotential v) {
            // Steps are this solver's own.
            path = new JointPath(v.signals(), Double.POSITIVE_INFINITY);
            path.start(random::split);
        } else {
            path = null;
        }
        if (collisions != null && collisions.isSteady()) {
            nextCollision = wait(collisions.rate(energy()));
        }
    }

    private double energy() {
        return problem.hamiltonian().energy(point[0], point[1]);
    }

    private double wait(double rate) {
        return rate > 0 ? -Math.log1p(-random.nextDouble()) / rate : Double.POSITIVE_INFINITY;
    }

    /** @param times slow times, increasing @throws java.util.concurrent.CancellationException if the progress says so */
    void walk(double[] times, Visitor visitor, Progress progress) {
        double tau = 0;
        int events = 0;
        for (int i = 0; i < times.length; i++) {
            double end = problem.fastTime(times[i]);
            while (!gone) {
                if (++events % EVENTS == 0) {
                    progress.check();
                }
                double jump = path == null ? Double.POSITIVE_INFINITY : path.nextEvent();
                double next = Math.min(jump, Math.min(end, nextCollision));
                advance(tau, next);
                tau = next;
                if (jump < Math.min(end, nextCollision)) {
                    path.jump();
                } else if (nextCollision < end) {
                    collisions.happen(point, room, random);
                    nextCollision = tau + wait(collisions.rate(energy()));
                } else {
                    break;
                }
            }
            if (gone) {
                visitor.miss(i, weight);
            } else {
                visitor.visit(i, point[0], point[1], weight);
            }
        }
    }

    private void advance(double from, double to) {
        double tau = from;
        while (tau < to && !gone) {
            double stop = force.nextStop(tau);
            stop = stop < to * (1 - 1e-12) ? stop : to;
            long n = (long) Math.ceil((stop - tau) / step * (1 - 1e-12));
            double h = (stop - tau) / n;
            if (collisions == null || collisions.isSteady()) {
                for (long k = 0; k < n && !gone; k++) {
                    move(tau + k * h, h);
                }
                tau = stop;
                continue;
            }
            double bound = RISE * collisions.rate(energy());
            double wait = wait(bound);
            if (wait >= h) {
                move(tau, h);
                tau = n == 1 ? stop : tau + h;
            } else {
                move(tau, wait);
                tau += wait;
                if (random.nextDouble() * bound < collisions.rate(energy())) {
                    collisions.happen(point, room, random);
                }
            }
        }
    }

    /** A step of the orbit, under noises that are straight lines over it (doc/vlasov-solvers.md, V10.6). */
    private void move(double tau, double h) {
        if (path != null) {
            path.line(tau, h, 1);
        }
        leap(tau, h);
        gone = top < Double.POSITIVE_INFINITY && !(energy() < top);
    }

    private void leap(double tau, double h) {
        point[0] += drift(tau, XI * h);
        double time = tau + XI * h;
        kick(time, (1 - 2 * LAMBDA) / 2 * h);
        point[0] += drift(time, CHI * h);
        time += CHI * h;
        kick(time, LAMBDA * h);
        double middle = (1 - 2 * (CHI + XI)) * h;
        point[0] += drift(time, middle);
        time += middle;
        kick(time, LAMBDA * h);
        point[0] += drift(time, CHI * h);
        time += CHI * h;
        kick(time, (1 - 2 * LAMBDA) / 2 * h);
        point[0] += drift(time, XI * h);
    }

    private void kick(double time, double h) {
        point[1] += h * force.at(point[0], time, path);
    }

    private double drift(double from, double h) {
        double moved = h * point[1];
        return force.isDrifting() ? moved + force.drift(point[1], from, h, path) : moved;
    }
}
