package io.github.secular.classical.particles;

import io.github.secular.classical.DensityState;
import io.github.secular.classical.EnergyReach;
import io.github.secular.classical.Hamiltonian1D;
import io.github.secular.classical.Moments;
import io.github.secular.classical.Orbit;
import io.github.secular.classical.PhaseRange;
import io.github.secular.classical.Relaxation;
import io.github.secular.classical.VlasovProblem;
import io.github.secular.classical.VlasovReport;
import io.github.secular.classical.VlasovSolver;
import io.github.secular.classical.VlasovTrajectory;
import io.github.secular.numerics.Heap;
import io.github.secular.numerics.InvalidInputException;
import io.github.secular.numerics.Progress;
import io.github.secular.numerics.RefusalException;
import io.github.secular.numerics.Sentence;
import io.github.secular.solver.DescribedSolver;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * Particles moved by a symplectic method of order 4, that collide at rate γ, to any place of their shell or as a kernel
 * has it; each with its own realisation of a random drive, so that means are expectations. The random numbers of a
 * particle depend on the seed and its number only, not on threads.
 */
public final class ParticleSolver extends DescribedSolver<VlasovProblem, VlasovTrajectory> implements VlasovSolver {
    private static final int CHUNK = 4096;
    private static final int SHELLS = 80;
    private static final int SIDE = 96;
    private static final double FINEST = 1e-2;
    private static final double MOST_STEPS = 2e11;
    /** Multiplications of a step of a particle. */
    private static final double STEP_WORK = 100;

    /** Particles that are followed without the drive too, to see what energy the method gives them. */
    private static final int PROBES = 256;

    private static final double WARN_HEATING = 0.05;

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
        super(
                "particles",
                "particles with random jumps on their shells: any drive and kernel, moderate epsilon; standard errors"
                        + " given",
                "particles follow any drive");
        if (count < 2 || !(step > 0 && step < Double.POSITIVE_INFINITY)) {
            throw new InvalidInputException(
                    "particles", count + " with steps of " + step, "at least 2, with steps above 0");
        }
        this.count = count;
        this.step = step;
        this.seed = seed;
    }

    /** What sampling leaves with as many particles as there are by themselves, about. */
    @Override
    public double finestTolerance() {
        return FINEST;
    }

    /** Of as many particles as the tolerance would ask for. */
    @Override
    public double predictedWork(VlasovProblem problem, double[] times, double tolerance) {
        double steps = (times.length == 0 ? 0 : problem.fastTime(times[times.length - 1])) * pace(problem);
        double more = Math.max(1, FINEST / tolerance);
        return steps * count > MOST_STEPS ? Double.POSITIVE_INFINITY : STEP_WORK * steps * count * more * more;
    }

    /** The steps of a problem, in fast time. */
    private double length(VlasovProblem problem) {
        return Math.min(step, ParticleForce.longestStep(problem));
    }

    /** Steps and relaxations in a unit of fast time. */
    private double pace(VlasovProblem problem) {
        Relaxation rates = problem.rates();
        double relaxations =
                rates.isConstant() ? rates.rate(problem.hamiltonian().lowestEnergy()) : 0;
        return 1 / length(problem) + relaxations;
    }

    @Override
    public VlasovTrajectory solve(VlasovProblem problem, double[] times, double tolerance, Progress progress) {
        VlasovProblem.checkTimes(times);
        double end = times.length == 0 ? 0 : problem.fastTime(times[times.length - 1]);
        double length = length(problem);
        double steps = end * pace(problem);
        if (steps * count > MOST_STEPS) {
            throw RefusalException.of(
                    "Particles would need %.0e steps and relaxations each; raise epsilon, lower gamma, or take slower waves.",
                    steps);
        }
        ParticleForce force = new ParticleForce(problem, true, times.length == 0 ? 0 : times[times.length - 1]);
        double top = EnergyReach.of(problem);
        Tally.Bins bins = bins(problem.hamiltonian(), top);
        Collisions collisions =
                problem.relaxation().isZero() ? null : Collisions.of(problem.hamiltonian(), problem.rates(), top);
        ParticleSource source = new ParticleSource(problem.initial());
        int chunks = (count + CHUNK - 1) / CHUNK;
        Heap.require(
                (double) Double.BYTES * chunks * times.length * (bins.side() * bins.side() + 2 * SHELLS),
                count + " particles at " + times.length + " times",
                "take fewer particles or times");
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
                        new Walker(problem, force, collisions, source, length, true, seed, n)
                                .walk(times, counting(tallies), progress);
                    }
                    progress.at((double) done.incrementAndGet() / chunks, "particles");
                    return tallies;
                })
                .toArray(Tally[][]::new);
        List<Tally> states = new ArrayList<>();
        double mass = problem.initial().mass();
        for (int t = 0; t < times.length; t++) {
            Tally sum = new Tally(bins);
            for (Tally[] part : parts) {
                sum.add(part[t]);
            }
            sum.scale(mass);
            states.add(sum);
        }
        double[] strays = strays(problem, collisions, source, length, times, progress);
        return new VlasovTrajectory(
                times,
                List.<DensityState>copyOf(states),
                report(problem, states, strays, end, end / length, tolerance));
    }

    private Walker.Visitor counting(Tally[] tallies) {
        return new Walker.Visitor() {
            @Override
            public void visit(int time, double x, double p, double weight) {
                tallies[time].add(x, p, weight / count);
            }

            @Override
            public void miss(int time, double weight) {
                tallies[time].miss(weight / count);
            }
        };
    }

    /** What the energy of some particles is off by in the end, as the method moves them without the drive. */
    private double[] strays(
            VlasovProblem problem,
            Collisions collisions,
            ParticleSource source,
            double length,
            double[] times,
            Progress progress) {
        if (times.length == 0) {
            return new double[0];
        }
        ParticleForce force = new ParticleForce(problem, false, 0);
        double[] ends = {0, times[times.length - 1]};
        return IntStream.range(0, Math.min(count, PROBES))
                .parallel()
                .mapToDouble(n -> {
                    double[] energies = new double[2];
                    new Walker(problem, force, collisions, source, length, false, seed, n)
                            .walk(
                                    ends,
                                    (i, x, p, weight) ->
                                            energies[i] = problem.hamiltonian().energy(x, p),
                                    progress);
                    return energies[1] - energies[0];
                })
                .toArray();
    }

    private VlasovReport report(
            VlasovProblem problem, List<Tally> states, double[] strays, double end, double steps, double tolerance) {
        double mean = 0;
        double square = 0;
        for (double stray : strays) {
            mean += stray / strays.length;
            square += stray * stray / strays.length;
        }
        double rms = Math.sqrt(square);
        double sampling = 0;
        double massError = 0;
        double heating = 0;
        if (!states.isEmpty()) {
            Tally last = states.get(states.size() - 1);
            sampling = last.samplingError();
            heating = last.moments().energy()
                    - Moments.of(problem.initial(), problem.hamiltonian()).energy();
            double asked = problem.initial().mass();
            massError = problem.hamiltonian().absorbs()
                    ? 0
                    : Math.abs(last.moments().mass()
                                    / (asked > 0
                                            ? asked
                                            : states.get(0).moments().mass())
                            - 1);
        }
        List<String> warnings = new ArrayList<>();
        if (sampling > tolerance) {
            warnings.add(Sentence.of(
                    "The tolerance of %.0e is not met: with %d particles the standard error of F is %.1e of it.",
                    tolerance, count, sampling));
        }
        if (rms > WARN_HEATING * Math.abs(heating) + 1e-9) {
            warnings.add(Sentence.of(
                    "The steps themselves change energies by %.2g (root mean square), against a heating of %.2g in all;"
                            + " raise epsilon.",
                    rms, heating));
        }
        String work = Sentence.of(
                "%d particles, %.0f steps each, seed %d; numerical diffusion of energy %.1e per slow time",
                count,
                Math.ceil(steps),
                seed,
                end > 0 ? square / (2 * end * problem.epsilon() * problem.epsilon()) : 0);
        return new VlasovReport(
                name(), tolerance, massError, 0, mean, heating - mean, sampling, sampling, work, "", warnings);
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
}
