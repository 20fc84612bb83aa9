package io.github.secular.classical.space;

import io.github.secular.classical.VlasovReport;
import io.github.secular.drive.Course;
import io.github.secular.drive.Envelope;
import io.github.secular.numerics.FormulaArrays;
import io.github.secular.numerics.InvalidInputException;
import io.github.secular.numerics.Progress;
import io.github.secular.numerics.RefusalException;
import io.github.secular.numerics.Sentence;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * The Vlasov equation in two and three dimensions by particles: moved by a symmetric composition of order 4, relaxing by
 * jumps to exact samples of their own shell at random times (doc/vlasov-solvers.md, V10). The step is chosen so that the
 * method's own heating stays below {@value EnsembleStep#HEATING} of that by the drive. The random numbers of a particle depend on the
 * seed and its number only, and sums are taken in the order of particles: results do not depend on threads.
 *
 * @param count number of particles, at least 2
 * @param seed of the random numbers
 */
public record SpaceEnsemble(int count, long seed) implements SpaceSolver {
    /** Its name. */
    public static final String NAME = "particles";

    private static final int CHUNK = 8 * FormulaArrays.BLOCK;
    /** Bins of energy. */
    static final int SHELLS = 40;

    static final int MOST_COUNT = 100_000_000;
    private static final double MOST_STEPS = 1e12;
    private static final int FORCES = 4;
    /** Multiplications that a force takes the time of, measured. */
    private static final double FORCE_WORK = 18;
    /** So many forces' time beside each, for sub-steps of what depends on momenta. */
    private static final double EXPLICIT_WORK = 0.4;

    private static final double IMPLICIT_WORK = 3.2;

    /** The 99 % point of Kolmogorov's distribution. */
    private static final double NOISE = 1.63;

    /** @throws InvalidInputException if there are too few, or more than an array holds */
    public SpaceEnsemble {
        requireCount(count);
    }

    /** @throws InvalidInputException if there are too few, or more than an array holds */
    static void requireCount(int count) {
        if (count < 2 || count > MOST_COUNT) {
            throw new InvalidInputException("ensemble.count", "" + count, "from 2 to 100000000");
        }
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public double predictedWork(SpaceProblem problem, double[] times, double tolerance) {
        double end = times.length == 0 ? 0 : problem.fastTime(times[times.length - 1]);
        EnsembleProbe probe = new EnsembleProbe(problem, seed);
        double steps = end / probe.firstStep() + end * probe.jumps();
        return count * FORCES * steps * forceWork(problem);
    }

    /** Multiplications that a force takes the time of, with what depends on momenta. */
    static double forceWork(SpaceProblem problem) {
        return FORCE_WORK
                * switch (problem.drive().ofMomenta(problem.hamiltonian().dimension())) {
                    case NONE -> 1;
                    case APART -> 1 + EXPLICIT_WORK;
                    case TOGETHER -> 1 + IMPLICIT_WORK;
                };
    }

    @Override
    public SpaceTrajectory solve(
            SpaceProblem problem,
            double[] times,
            double highest,
            List<Projection> projections,
            double tolerance,
            Progress progress) {
        Projection.requireRoom(projections, times.length);
        double end = times.length == 0 ? 0 : problem.fastTime(times[times.length - 1]);
        FormulaArrays gradient = FormulaArrays.gradient(
                problem.hamiltonian().kind().formula(), problem.hamiltonian().dimension());
        EnsembleProbe probe = new EnsembleProbe(problem, seed);
        requireFew(count * end / probe.firstStep());
        EnsembleStep step = EnsembleStep.of(problem, probe, end, progress);
        requireFew(count * (end / step.length() + end * (probe.rate() + probe.jumps())));
        EnergyBins bins = EnergyBins.of(problem, highest, SHELLS);
        int[][][] counts = new int[times.length][projections.size()][];
        for (int[][] each : counts) {
            Arrays.setAll(
                    each,
                    k -> new int
                            [projections.get(k).columns() * projections.get(k).rows()]);
        }
        double[] stops = stops(problem, times);
        int chunks = (count + CHUNK - 1) / CHUNK;
        AtomicInteger done = new AtomicInteger();
        EnsembleSums[][] parts = IntStream.range(0, chunks)
                .parallel()
                .mapToObj(chunk -> {
                    EnsembleSums[] sums = new EnsembleSums[times.length];
                    Arrays.setAll(sums, i -> new EnsembleSums(bins.empty()));
                    int last = (int) Math.min(count, (chunk + 1L) * CHUNK);
                    for (int first = chunk * CHUNK; first < last; first += FormulaArrays.BLOCK) {
                        int size = Math.min(FormulaArrays.BLOCK, last - first);
                        EnsembleBlock block = new EnsembleBlock(
                                problem, gradient, true, EnsemblePace.of(step.length()), seed, first, size);
                        follow(problem, block, times, stops, projections, counts, sums, progress);
                        block.requireSolved();
                    }
                    progress.at((double) done.incrementAndGet() / chunks, "particles");
                    return sums;
                })
                .toArray(EnsembleSums[][]::new);
        List<EnsembleState> states = new ArrayList<>();
        for (int t = 0; t < times.length; t++) {
            EnsembleSums sum = new EnsembleSums(bins.empty());
            for (EnsembleSums[] part : parts) {
                sum.add(part[t]);
            }
            states.add(sum.state(count, counts[t]).offBy(times[t] > 0 ? step.shift() : 0));
        }
        return new SpaceTrajectory(
                times,
                states,
                projections,
                count,
                NOISE / Math.sqrt(count),
                report(problem, states, step, end, tolerance));
    }

    private void follow(
            SpaceProblem problem,
            EnsembleBlock block,
            double[] times,
            double[] stops,
            List<Projection> projections,
            int[][][] counts,
            EnsembleSums[] sums,
            Progress progress) {
        double[] start = new double[block.size()];
        double[] now = new double[block.size()];
        block.energies(start);
        int stop = 0;
        for (int t = 0; t < times.length; t++) {
            progress.check();
            for (; stop < stops.length && stops[stop] < times[t]; stop++) {
                block.walk(problem.fastTime(stops[stop]), progress);
            }
            block.walk(problem.fastTime(times[t]), progress);
            block.energies(now);
            for (int i = 0; i < block.size(); i++) {
                if (!block.isGone(i)) {
                    problem.hamiltonian().requireBelowTop(now[i]);
                    sums[t].add(now[i], start[i], 1.0 / count);
                }
            }
            for (int k = 0; k < projections.size(); k++) {
                Projection onto = projections.get(k);
                // whole numbers, whose sums do not depend on the order
                synchronized (counts[t][k]) {
                    for (int i = 0; i < block.size(); i++) {
                        int pixel = onto.pixel(block.coordinate(onto.first(), i), block.coordinate(onto.second(), i));
                        if (pixel >= 0 && !block.isGone(i)) {
                            counts[t][k][pixel]++;
                        }
                    }
                }
            }
        }
    }

    /** Slow times at which steps end besides: where an envelope jumps or bends, and the quarters of its smooth pieces. */
    private static double[] stops(SpaceProblem problem, double[] times) {
        List<Envelope> envelopes = problem.drive().envelopes();
        if (times.length == 0 || envelopes.stream().allMatch(Envelope::isConstant)) {
            return new double[0];
        }
        Course course = new Course(envelopes, times[times.length - 1]);
        TreeSet<Double> out = new TreeSet<>();
        for (int i = 0; i < course.stretches(); i++) {
            double from = course.edge(i);
            double[] knots = course.knots(from, course.edge(i + 1));
            for (int k = 0; k <= knots.length; k++) {
                double to = k < knots.length ? knots[k] : course.edge(i + 1);
                for (int quarter = 1; quarter <= 4; quarter++) {
                    out.add(from + quarter * (to - from) / 4);
                }
                from = to;
            }
        }
        return out.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static void requireFew(double steps) {
        if (steps > MOST_STEPS) {
            throw RefusalException.of(
                    "Particles would need %.0e steps and relaxations in all; raise epsilon, take slower waves, lower"
                            + " gamma, or take fewer of them or an earlier end.",
                    steps);
        }
    }

    private static double square(double x) {
        return x * x;
    }

    private VlasovReport report(
            SpaceProblem problem, List<EnsembleState> states, EnsembleStep step, double end, double tolerance) {
        List<String> warnings = new ArrayList<>();
        double sampling = 0;
        double gain = 0;
        double mass = 1;
        if (!states.isEmpty()) {
            EnsembleState last = states.get(states.size() - 1);
            sampling = last.shells().samplingError();
            gain = last.gain();
            mass = last.mass();
        }
        if (sampling > tolerance) {
            warnings.add(Sentence.of(
                    "The tolerance of %.0e is not met: with %d particles the standard error of F is %.1e of it.",
                    tolerance, count, sampling));
        }
        double steps = Math.ceil(end / step.length());
        double slow = 1 / square(problem.epsilon());
        String work = Sentence.of(
                "%d particles, %.0f steps of %.3g each (%.2g forces), seed %d; the steps' own diffusion of energy %.1e per"
                        + " slow time, %.2g %% of that by the drive",
                count,
                steps,
                step.length(),
                FORCES * steps * count,
                seed,
                step.own() * slow,
                step.driven() > step.own() ? 100 * step.own() / (step.driven() - step.own()) : 0);
        if (problem.drive().ofMomenta(problem.hamiltonian().dimension()) == SpaceDrive.Momenta.TOGETHER) {
            work += Sentence.of(
                    "; implicit parts of steps solved to %.0e", Math.max(MomentumStep.SETTLED, step.residual()));
        }
        return new VlasovReport(
                NAME,
                tolerance,
                problem.hamiltonian().top() < Double.POSITIVE_INFINITY ? 0 : Math.abs(mass - 1),
                0,
                Double.NaN,
                gain,
                sampling,
                sampling,
                work,
                "",
                warnings);
    }
}
