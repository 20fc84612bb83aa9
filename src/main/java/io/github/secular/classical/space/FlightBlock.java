package io.github.secular.classical.space;

import io.github.secular.classical.Relaxation;
import io.github.secular.numerics.Formula;
import io.github.secular.numerics.FormulaArrays;
import io.github.secular.numerics.Progress;
import java.util.Arrays;

/**
 * Flights of particles from one relaxation to the next, many side by side by the composition of
 * {@link SymplecticBlock}. The energy that a flight gains is the work that V does, summed up force by force: its relative
 * error is of fourth order in the step, and does not depend on ε (doc/vlasov-solvers.md, V11.1). For one thread.
 */
final class FlightBlock {
    /** A flight: what it starts with, then how it ends. */
    static final class Flight {
        final double[] q;
        final double[] p;
        /** H0 at the start. */
        double energy;
        /** Fast time, now. */
        double tau;
        /** ∫γ dτ at which it ends, along its own path. */
        double clock;
        /** The fast time at which it ends whatever its path; NaN if the clock ends it. */
        double until;
        /** The longest step in fast time. */
        double longest;
        /** The energy gained. */
        double work;
        /** Whether it has reached the top. */
        boolean gone;

        Flight(int dimension) {
            q = new double[dimension];
            p = new double[dimension];
        }
    }

    /** Who asks for flights. */
    interface Order {
        /** Fills in the next one. @return whether there is one */
        boolean begin(Flight flight);

        /** Takes one that has ended. */
        void end(Flight flight);
    }

    /** Two Gauss points of [0, 1]. */
    private static final double[] GAUSS = {0.5 - Math.sqrt(1.0 / 12), 0.5 + Math.sqrt(1.0 / 12)};

    private final Relaxation rates;
    private final double top;
    private final FormulaArrays gradient;
    private final FormulaArrays.Room room;
    private final EnsembleForce force;
    /** Of those parts of V that depend on momenta; null where there are none. */
    private final MomentumStep momenta;

    private final double[][] between;
    private final double[][] slopes;
    private final double[][] q;
    private final double[][] p;
    private final double[] tau = new double[FormulaArrays.BLOCK];
    private final Progress progress;
    private final double[] step = new double[FormulaArrays.BLOCK];
    private final double[] work = new double[FormulaArrays.BLOCK];
    private final double[] left = new double[FormulaArrays.BLOCK];
    private final double[] clock = new double[FormulaArrays.BLOCK];
    private final Flight[] flights = new Flight[FormulaArrays.BLOCK];

    /** @param gradient ∂U @param progress asked at every step whether the work is still wanted */
    FlightBlock(SpaceProblem problem, FormulaArrays gradient, Progress progress) {
        this.progress = progress;
        int d = problem.hamiltonian().dimension();
        this.rates = problem.rates();
        this.top = problem.hamiltonian().top();
        this.gradient = gradient;
        this.room = gradient.room();
        this.force = new EnsembleForce(problem, FormulaArrays.gradient(Formula.constant(0, "x"), d), true);
        this.momenta = force.hasMomenta() ? new MomentumStep(force, d) : null;
        this.between = new double[d][FormulaArrays.BLOCK];
        this.slopes = new double[d][FormulaArrays.BLOCK];
        this.q = new double[d][FormulaArrays.BLOCK];
        this.p = new double[d][FormulaArrays.BLOCK];
        double[] rest = problem.hamiltonian().lowestPoint();
        for (int a = 0; a < d; a++) {
            Arrays.fill(q[a], rest[a]);
        }
        Arrays.setAll(flights, i -> new Flight(d));
    }

    /**
     * All flights of an order.
     *
     * @throws java.util.concurrent.CancellationException if the progress says so
     */
    void run(Order order) {
        int moving = 0;
        for (int i = 0; i < flights.length; i++) {
            moving += begin(i, order) ? 1 : 0;
        }
        while (moving > 0) {
            progress.check();
            if (momenta == null) {
                SymplecticBlock.compose(this::drift, this::kick);
            } else {
                SymplecticBlock.compose(this::drift, this::kick, this::turn);
            }
            for (int i = 0; i < flights.length; i++) {
                if (step[i] > 0 && isOver(i)) {
                    end(i, order);
                    moving -= begin(i, order) ? 0 : 1;
                }
            }
        }
    }

    private boolean begin(int i, Order order) {
        Flight f = flights[i];
        step[i] = 0;
        if (!order.begin(f)) {
            return false;
        }
        for (int a = 0; a < q.length; a++) {
            q[a][i] = f.q[a];
            p[a][i] = f.p[a];
        }
        tau[i] = f.tau;
        work[i] = 0;
        f.gone = false;
        clock[i] = Double.isNaN(f.until) ? f.clock : Double.POSITIVE_INFINITY;
        if (Double.isNaN(f.until) && rates.isConstant()) {
            f.until = f.tau + f.clock / rates.rate(f.energy);
        }
        if (!Double.isNaN(f.until)) {
            left[i] = Math.max(1, Math.ceil((f.until - f.tau) / f.longest * (1 - 1e-12)));
            clock[i] = Double.POSITIVE_INFINITY;
            set(i, (f.until - f.tau) / left[i]);
        } else {
            plan(i);
        }
        return true;
    }

    /** The next step of a flight whose rate changes on its way: that of its beginning counts within it. */
    private void plan(int i) {
        Flight f = flights[i];
        double rate = rates.rate(f.energy + work[i]);
        double wait = clock[i] / rate;
        left[i] = wait <= f.longest ? 1 : 2;
        clock[i] -= rate * f.longest;
        set(i, Math.min(wait, f.longest));
    }

    private void set(int i, double length) {
        step[i] = Math.max(length, Double.MIN_NORMAL);
        force.set(i, tau[i], step[i]);
    }

    private boolean isOver(int i) {
        Flight f = flights[i];
        if (!(f.energy + work[i] < top)) {
            f.gone = true;
            return true;
        }
        left[i]--;
        if (left[i] > 0 && Double.isNaN(f.until)) {
            plan(i);
        }
        return left[i] == 0;
    }

    private void end(int i, Order order) {
        Flight f = flights[i];
        for (int a = 0; a < q.length; a++) {
            f.q[a] = q[a][i];
            f.p[a] = p[a][i];
        }
        f.tau = tau[i];
        f.work = work[i];
        order.end(f);
    }

    private void drift(int part) {
        double factor = EnsembleForce.PARTS[part];
        for (int a = 0; a < q.length; a++) {
            for (int i = 0; i < step.length; i++) {
                q[a][i] += factor * step[i] * p[a][i];
            }
        }
        for (int i = 0; i < step.length; i++) {
            tau[i] += factor * step[i];
        }
        force.turn(part, step.length);
    }

    /**
     * The sub-step of what depends on momenta. The energy gained is that of H0 between its ends: of momenta in closed form, of
     * positions along the straight line by Gauss points, so that no two large numbers are subtracted.
     */
    private void turn(double factor) {
        double[][] driven = momenta.slopes(q, p, tau, step, factor, step.length);
        int d = q.length;
        for (double place : GAUSS) {
            for (int a = 0; a < d; a++) {
                for (int i = 0; i < step.length; i++) {
                    between[a][i] = q[a][i] + place * factor * step[i] * driven[d + a][i];
                }
            }
            gradient.at(between, step.length, slopes, room);
            for (int a = 0; a < d; a++) {
                for (int i = 0; i < step.length; i++) {
                    work[i] += slopes[a][i] * factor * step[i] * driven[d + a][i] / GAUSS.length;
                }
            }
        }
        for (int a = 0; a < d; a++) {
            for (int i = 0; i < step.length; i++) {
                double h = factor * step[i];
                double gain = -h * driven[a][i];
                work[i] += gain * (p[a][i] + gain / 2);
                p[a][i] += gain;
                q[a][i] += h * driven[d + a][i];
            }
        }
    }

    /** Whether all sub-steps of what depends on momenta have a solution. */
    boolean isSolved() {
        return momenta == null || momenta.isSolved();
    }

    /** @throws io.github.secular.numerics.RefusalException unless they have */
    void requireSolved() {
        if (momenta != null) {
            momenta.requireSolved();
        }
    }

    private void kick(double factor) {
        gradient.at(q, step.length, slopes, room);
        double[][] driven = force.at(q, tau, step.length);
        for (int a = 0; a < q.length; a++) {
            double[] own = slopes[a];
            double[] other = driven[a];
            double[] at = p[a];
            for (int i = 0; i < step.length; i++) {
                double h = -factor * step[i];
                double gain = h * (own[i] + other[i]);
                work[i] += h * other[i] * (at[i] + gain / 2);
                at[i] += gain;
            }
        }
    }
}
