package io.github.secular.quantum.limit;

import io.github.secular.drive.Course;
import io.github.secular.drive.Wave;
import io.github.secular.numerics.MatrixExponential;
import io.github.secular.numerics.OdeSteps;
import io.github.secular.numerics.Progress;
import io.github.secular.numerics.Sentence;
import io.github.secular.quantum.BlochModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.apache.commons.math3.ode.nonstiff.DormandPrince853Integrator;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * Populations and memories of {@link PairEquation} through a run, from one jump or bend of an envelope to the next,
 * both carried across. A stretch under constant light that is long against its layer goes by {@link PopulationTorus}
 * behind it; one without light by the relaxation alone; any other in steps that end at every knot of an envelope.
 */
final class MemoryMarch {
    /** The start is forgotten when exp(−γ τ) is this much below the tolerance. */
    private static final double FORGOTTEN = 1e-4;

    /** Below so many radians of the fastest oscillation nothing is worth a detour. */
    private static final double SHORT_RUN = 2e4;

    /** Radians that take about a minute for a few levels. */
    static final double LONGEST_RUN = 3e7;

    /** A run from a to b; a torus where its later part goes by one. */
    private record Stretch(
            double from, double to, double[] stops, CoupledPairs pairs, Optional<PopulationTorus> torus) {
        boolean isDark() {
            return pairs.index.length == 0;
        }
    }

    private final BlochModel model;
    private final boolean delayed;
    private final double[] times;
    private final double tolerance;
    private final double scale;
    private final double layer;
    private final List<Stretch> stretches = new ArrayList<>();
    private double radians;
    private long evaluations;

    /** @param times slow times, increasing, at least one */
    MemoryMarch(BlochModel model, boolean delayed, double[] times, double tolerance, Progress progress) {
        this.model = model;
        this.delayed = delayed;
        this.times = times;
        this.tolerance = tolerance;
        scale = model.epsilon() * model.epsilon();
        layer = Math.log(1 / (FORGOTTEN * tolerance)) / new CoupledPairs(model).smallestDamping();
        double end = times[times.length - 1];
        if (!(end > 0)) {
            return;
        }
        Course course = model.wave().course(end);
        for (int i = 0; i < course.stretches(); i++) {
            double from = course.edge(i);
            double to = course.edge(i + 1);
            Wave wave = model.wave().hasEnvelopes() ? model.wave().during(course, i) : model.wave();
            CoupledPairs pairs = new CoupledPairs(model, wave);
            double[] stops = DoubleStream.concat(
                            DoubleStream.of(to),
                            DoubleStream.concat(
                                    Arrays.stream(course.knots(from, to)),
                                    Arrays.stream(times).filter(t -> t > from && t < to)))
                    .sorted()
                    .distinct()
                    .toArray();
            Optional<PopulationTorus> torus = torus(wave, pairs, (to - from) / scale, progress);
            stretches.add(new Stretch(from, to, stops, pairs, torus));
            if (pairs.index.length > 0) {
                radians += (torus.isPresent() ? layer : (to - from) / scale) * pairs.fastest();
            }
        }
    }

    private Optional<PopulationTorus> torus(Wave wave, CoupledPairs pairs, double length, Progress progress) {
        boolean isShort = length <= layer || length * pairs.fastest() <= SHORT_RUN;
        return isShort || wave.harmonics().isEmpty() || wave.hasEnvelopes() || layer * pairs.fastest() > LONGEST_RUN
                ? Optional.empty()
                : PopulationTorus.of(model.withDrive(wave), pairs, delayed, tolerance, progress);
    }

    /** How many radians of the fastest oscillation are to be followed step by step. */
    double radians() {
        return radians;
    }

    /** What the manifolds leave out, and the starts that are not quite forgotten. */
    double manifoldError() {
        return tori().stream()
                .mapToDouble(t -> t.estimate() + FORGOTTEN * tolerance)
                .sum();
    }

    /** The manifolds that parts of the run go by. */
    List<PopulationTorus> tori() {
        return stretches.stream().flatMap(s -> s.torus().stream()).toList();
    }

    /** Evaluations of the equation so far. */
    long evaluations() {
        return evaluations;
    }

    /**
     * Populations at the times.
     *
     * @param state populations, then memories, at t = 0; overwritten
     * @param looseness 1, or more for a run with larger errors of the steps, in proportion
     */
    double[][] run(double[] state, double looseness, Progress progress) {
        double[][] out = new double[times.length][];
        int next = 0;
        while (next < times.length && times[next] <= 0) {
            out[next++] = Arrays.copyOf(state, model.size());
        }
        double end = times[times.length - 1];
        for (Stretch s : stretches) {
            progress.check();
            int first = next;
            while (next < times.length && times[next] <= s.to) {
                next++;
            }
            double[] wanted = Arrays.copyOfRange(times, first, next);
            double[][] part = s.isDark() ? dark(s, state, wanted) : lit(s, state, wanted, looseness, progress);
            System.arraycopy(part, 0, out, first, part.length);
            progress.at(end > 0 ? s.to / end : 1, delayed ? "delayed equation" : "delay-free equation");
        }
        return out;
    }

    private double[][] lit(Stretch s, double[] state, double[] wanted, double looseness, Progress progress) {
        int size = model.size();
        double[][] out = new double[wanted.length][];
        PairEquation equation = new PairEquation(model, s.pairs, delayed, progress);
        // errors of single steps add up incoherently, hence the root
        double step = looseness * Math.max(1e-15, 0.01 * tolerance / Math.sqrt(Math.max(1, radians / 1e3)));
        double behind = s.torus.isPresent() ? s.from + layer * scale : s.to;
        double before = s.from;
        int next = 0;
        for (double stop : s.stops) {
            if (stop > behind) {
                break;
            }
            advance(equation, s.pairs, before / scale, stop / scale, state, step);
            before = stop;
            while (next < wanted.length && wanted[next] <= stop) {
                out[next++] = Arrays.copyOf(state, size);
            }
        }
        if (s.torus.isPresent()) {
            advance(equation, s.pairs, before / scale, behind / scale, state, step);
            double[] later = Arrays.copyOfRange(wanted, next, wanted.length + 1);
            later[later.length - 1] = s.to;
            double[][] rest = s.torus.get().continueFrom(behind, Arrays.copyOf(state, size), later);
            System.arraycopy(rest, 0, out, next, wanted.length - next);
            System.arraycopy(rest[rest.length - 1], 0, state, 0, size);
            double[] memories = s.torus.get().memories(s.to, Arrays.copyOf(state, size));
            System.arraycopy(memories, 0, state, size, memories.length);
        }
        evaluations += equation.evaluations();
        return out;
    }

    /** Without light populations relax, and memories turn and decay. */
    private double[][] dark(Stretch s, double[] state, double[] wanted) {
        int size = model.size();
        DMatrixRMaj relaxation = model.relaxation().sharp();
        DMatrixRMaj start = new DMatrixRMaj(size, 1, true, Arrays.copyOf(state, size));
        DMatrixRMaj p = new DMatrixRMaj(size, 1);
        double[][] out = new double[wanted.length][];
        for (int i = 0; i <= wanted.length; i++) {
            double t = i < wanted.length ? wanted[i] : s.to;
            CommonOps_DDRM.mult(MatrixExponential.of(relaxation, t - s.from), start, p);
            if (i < wanted.length) {
                out[i] = p.data.clone();
            }
        }
        System.arraycopy(p.data, 0, state, 0, size);
        double tau = (s.to - s.from) / scale;
        for (int j = 0; j < s.pairs.count(); j++) {
            double decay = Math.exp(-s.pairs.damping[j] * tau);
            double cos = decay * Math.cos(s.pairs.frequency[j] * tau);
            double sin = -decay * Math.sin(s.pairs.frequency[j] * tau);
            double re = state[size + 2 * j];
            double im = state[size + 2 * j + 1];
            state[size + 2 * j] = cos * re - sin * im;
            state[size + 2 * j + 1] = cos * im + sin * re;
        }
        return out;
    }

    private static void advance(
            PairEquation equation, CoupledPairs pairs, double from, double to, double[] state, double step) {
        // Commons Math refuses intervals that vanish against their end.
        if (!(to - from > 1e-11 * to)) {
            return;
        }
        double fastest = pairs.fastest();
        double largest = Math.min((to - from) / 4, fastest > 0 ? 2 * Math.PI / fastest : Double.POSITIVE_INFINITY);
        DormandPrince853Integrator integrator =
                new DormandPrince853Integrator(1e-9 * largest, largest, step, 0.01 * step);
        integrator.setInitialStepSize(0.1 * largest);
        OdeSteps.run(
                integrator,
                equation,
                from,
                state,
                to,
                state,
                () -> Sentence.of(
                        "The rates of pairs that remember cannot be followed from fast time %.6g to %.6g: their steps"
                                + " became too small; shorten the run, or raise epsilon.",
                        from, to));
    }
}
