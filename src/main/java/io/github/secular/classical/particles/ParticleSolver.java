package io.github.secular.classical.particles;

import io.github.secular.classical.CosineTerm;
import io.github.secular.classical.DensityState;
import io.github.secular.classical.Hamiltonian1D;
import io.github.secular.classical.Orbit;
import io.github.secular.classical.PhaseFunction;
import io.github.secular.classical.PhaseRange;
import io.github.secular.classical.QuasiPeriodicPotential;
import io.github.secular.classical.RandomPotential;
import io.github.secular.classical.Relaxation;
import io.github.secular.classical.VlasovProblem;
import io.github.secular.classical.VlasovReport;
import io.github.secular.classical.VlasovSolver;
import io.github.secular.classical.VlasovTrajectory;
import io.github.secular.classical.twoscale.EnergyReach;
import io.github.secular.numerics.InvalidInputException;
import io.github.secular.numerics.Progress;
import io.github.secular.numerics.RefusalException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * Particles moved by a symplectic method of order 4, that jump at rate γ to a random place of their shell; each with its
 * own realisation of a random drive, so that means are expectations. The random numbers of a particle depend on the
 * seed and its number only, not on threads.
 */
public final class ParticleSolver implements VlasovSolver {
    /** Omelyan, Mryglod and Folk (2002), position-extended Forest-Ruth-like. */
    private static final double XI = 0.1786178958448091;

    private static final double LAMBDA = -0.2123418310626054;
    private static final double CHI = -0.06626458266981849;
    private static final int CHUNK = 4096;
    private static final int SHELLS = 80;
    private static final int SIDE = 96;
    private static final int TABLE = 400;
    private static final double MOST_STEPS = 2e11;

    private final int count;
    private final double step;
    private final long seed;

    public ParticleSolver() {
        this(100_000, 0.1, 1);
    }

    /**
     * @param count number of particles, at least 2
     * @param step in fast time, above 0
     */
    public ParticleSolver(int count, double step, long seed) {
        if (count < 2 || !(step > 0 && step < Double.POSITIVE_INFINITY)) {
            throw new InvalidInputException(
                    "particles", count + " with steps of " + step, "at least 2, with steps above 0");
        }
        this.count = count;
        this.step = step;
        this.seed = seed;
    }

    @Override
    public String name() {
        return "particles";
    }

    @Override
    public String description() {
        return "particles with random jumps on their shells: any drive, moderate epsilon; standard errors given";
    }

    @Override
    public VlasovTrajectory solve(VlasovProblem problem, double[] times, double tolerance, Progress progress) {
        VlasovProblem.checkTimes(times);
        if (problem.relaxation().hasKernel()) {
            throw new RefusalException("Particles jump to any place of their shell and know no collision kernels;"
                    + " choose the solver \"two-scale\".");
        }
        double end = times.length == 0 ? 0 : problem.fastTime(times[times.length - 1]);
        if (end / step * count > MOST_STEPS) {
            throw new RefusalException(String.format(
                    Locale.ROOT,
                    "Particles would need %.0e steps each; raise epsilon, or choose the solver \"two-scale\".",
                    end / step));
        }
        double top = EnergyReach.of(problem);
        Tally.Bins bins = bins(problem.hamiltonian(), top);
        OrbitTable table = problem.relaxation().isZero() ? null : new OrbitTable(problem.hamiltonian(), top, TABLE);
        ParticleSource source = new ParticleSource(problem.initial());
        Force force = new Force(problem);
        int chunks = (count + CHUNK - 1) / CHUNK;
        AtomicInteger done = new AtomicInteger();
        Tally[][] parts = IntStream.range(0, chunks)
                .parallel()
                .mapToObj(chunk -> {
                    Tally[] tallies = new Tally[times.length];
                    java.util.Arrays.setAll(tallies, i -> new Tally(bins));
                    for (int n = chunk * CHUNK; n < Math.min(count, (chunk + 1) * CHUNK); n++) {
                        if (n % 64 == 0) {
                            progress.check();
                        }
                        new Walker(problem, force, table, source, seed, n).walk(times, tallies);
                    }
                    progress.at((double) done.incrementAndGet() / chunks, "particles");
                    return tallies;
                })
                .toArray(Tally[][]::new);
        List<DensityState> states = new ArrayList<>();
        for (int t = 0; t < times.length; t++) {
            Tally sum = new Tally(bins);
            for (Tally[] part : parts) {
                sum.add(part[t]);
            }
            states.add(sum);
        }
        double massError = 0;
        for (DensityState s : states) {
            massError = Math.max(
                    massError,
                    Math.abs(s.moments().mass() / states.get(0).moments().mass() - 1));
        }
        String work = count + " particles, " + (long) Math.ceil(end / step) + " steps each, seed " + seed;
        return new VlasovTrajectory(
                times, states, new VlasovReport(name(), tolerance, massError, 0, 0, Double.NaN, work, List.of()));
    }

    private static Tally.Bins bins(Hamiltonian1D h, double top) {
        double bottom = h.lowestEnergy();
        double[] edges = new double[SHELLS + 1];
        double[] volumes = new double[SHELLS];
        double before = 0;
        double left = Double.POSITIVE_INFINITY;
        double right = Double.NEGATIVE_INFINITY;
        edges[0] = bottom;
        for (int i = 1; i <= SHELLS; i++) {
            double part = (double) i / SHELLS;
            edges[i] = bottom + part * part * (top - bottom);
            double volume = h.shell(edges[i]).volume();
            volumes[i - 1] = volume - before;
            before = volume;
        }
        for (Orbit orbit : h.shell(top).orbits()) {
            left = Math.min(left, orbit.left());
            right = Math.max(right, orbit.right());
        }
        double p = Math.sqrt(2 * (top - bottom));
        return new Tally.Bins(h, edges, volumes, new PhaseRange(left, right, -p, p), SIDE);
    }

    /** −∂_x (U + εV). */
    private static final class Force {
        private final VlasovProblem problem;

        Force(VlasovProblem problem) {
            this.problem = problem;
            List<PhaseFunction> shapes = new ArrayList<>();
            if (problem.shaking() instanceof QuasiPeriodicPotential v) {
                v.terms().forEach(term -> shapes.addAll(List.of(term.cosine(), term.sine())));
            } else {
                ((RandomPotential) problem.shaking()).parts().forEach(part -> shapes.add(part.shape()));
            }
            for (PhaseFunction g : shapes) {
                for (double p : new double[] {-1.3, 0, 0.7}) {
                    if (!g.isZero() && g.byMomentum(0.4, p) != 0) {
                        throw new RefusalException("Particles need a drive that depends on x only, but it is " + g
                                + "; choose the solver \"two-scale\".");
                    }
                }
            }
        }

        /** @param paths of the noises, where the drive is random; their values now count */
        double at(double x, double tau, SignalPath[] paths) {
            double slope = 0;
            if (problem.shaking() instanceof QuasiPeriodicPotential v) {
                double t = tau * problem.epsilon() * problem.epsilon();
                for (CosineTerm term : v.terms()) {
                    double phase = v.frequency(term.index()) * tau;
                    double g = term.cosine().isZero()
                            ? 0
                            : Math.cos(phase) * term.cosine().byPosition(x, 0);
                    g += term.sine().isZero()
                            ? 0
                            : Math.sin(phase) * term.sine().byPosition(x, 0);
                    slope += term.envelope().at(t) * g;
                }
            } else {
                for (SignalPath path : paths) {
                    slope += path.force(x);
                }
            }
            return -problem.hamiltonian().potential().slope(x) - problem.epsilon() * slope;
        }
    }

    /** One particle on its way. */
    private final class Walker {
        private final VlasovProblem problem;
        private final Force force;
        private final OrbitTable table;
        private final Relaxation rates;
        private final SplittableRandom random;
        private final SignalPath[] paths;
        private final double[] point = new double[2];
        private final double weight;

        Walker(VlasovProblem problem, Force force, OrbitTable table, ParticleSource source, long seed, int number) {
            this.problem = problem;
            this.force = force;
            this.table = table;
            this.rates = problem.rates();
            // Seeds far apart: the generator scrambles them.
            this.random = new SplittableRandom(new SplittableRandom(seed ^ (number * 0x9E3779B97F4A7C15L)).nextLong());
            this.weight = source.draw(random, point) / count;
            this.paths = problem.shaking() instanceof RandomPotential v
                    ? v.parts().stream()
                            .map(part -> new SignalPath(part, random))
                            .toArray(SignalPath[]::new)
                    : new SignalPath[0];
        }

        void walk(double[] times, Tally[] tallies) {
            double tau = 0;
            for (int i = 0; i < times.length; i++) {
                double next = problem.fastTime(times[i]);
                for (SignalPath path = first(next); path != null; path = first(next)) {
                    double jump = path.nextJump();
                    advance(tau, jump);
                    tau = jump;
                    path.jump();
                }
                advance(tau, next);
                tau = next;
                tallies[i].add(point[0], point[1], weight);
            }
        }

        /** The noise that jumps first, if one does so before a time; else null. */
        private SignalPath first(double end) {
            SignalPath out = null;
            for (SignalPath path : paths) {
                if (path.nextJump() < (out == null ? end : out.nextJump())) {
                    out = path;
                }
            }
            return out;
        }

        private void advance(double from, double to) {
            if (!(to > from)) {
                return;
            }
            long n = (long) Math.ceil((to - from) / step);
            double h = (to - from) / n;
            for (long k = 0; k < n; k++) {
                relax(h / 2);
                for (SignalPath path : paths) {
                    path.diffuse(h / 2);
                }
                leap(from + k * h, h);
                for (SignalPath path : paths) {
                    path.diffuse(h / 2);
                }
                relax(h / 2);
            }
        }

        private void relax(double h) {
            if (table != null) {
                double rate = rates.rate(problem.hamiltonian().energy(point[0], point[1]));
                if (random.nextDouble() < -Math.expm1(-rate * h)) {
                    table.jump(point, random);
                }
            }
        }

        private void leap(double tau, double h) {
            double x = point[0];
            double p = point[1];
            double time = tau + XI * h;
            x += XI * h * p;
            p += (1 - 2 * LAMBDA) / 2 * h * force.at(x, time, paths);
            x += CHI * h * p;
            time += CHI * h;
            p += LAMBDA * h * force.at(x, time, paths);
            double middle = (1 - 2 * (CHI + XI)) * h;
            x += middle * p;
            time += middle;
            p += LAMBDA * h * force.at(x, time, paths);
            x += CHI * h * p;
            time += CHI * h;
            p += (1 - 2 * LAMBDA) / 2 * h * force.at(x, time, paths);
            x += XI * h * p;
            point[0] = x;
            point[1] = p;
        }
    }
}
