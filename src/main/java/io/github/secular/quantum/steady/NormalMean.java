package io.github.secular.quantum.steady;

import io.github.secular.drive.Harmonic;
import io.github.secular.drive.Wave;
import io.github.secular.numerics.ComplexMatrix;
import io.github.secular.numerics.Progress;
import io.github.secular.numerics.RefusalException;
import io.github.secular.quantum.BlochModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.apache.commons.math3.complex.Complex;

/**
 * The mean of driven steady states over a number v, normally distributed, in proportion to which frequencies move: the
 * velocities of a gas. In closed form (doc/bloch-solvers.md, B11.10), however narrow its features are.
 *
 * @param state the mean of ρ*(θ) and of the responses to probes; what is linear in these is the mean of that
 * @param coarse the same of a smaller window with shaken entries
 */
public record NormalMean(SteadyState state, SteadyState coarse) {
    private static final int MOST_WINDOWS = 10;
    /** Where models are looked at, in standard deviations: no frequencies that meet in the middle do so there. */
    private static final double STEP = 0.6180339887498949;
    /** Beyond so many standard deviations, a pole counts for nothing. */
    private static final double REACH = 6;
    /** At so many poles the means are compared with steady states found otherwise. */
    private static final int CHECKS = 6;

    private static final double ROUNDING = 1e-12;

    /**
     * The mean.
     *
     * @param models at v − mean, without envelopes
     * @param deviation of v, &gt; 0
     * @param initial ρ(0), for the steady states it is compared with
     * @param tolerance of these
     * @param error of a mean as the caller sees it
     * @param wanted the largest such error
     * @return nothing if other numbers than frequencies change, or not in proportion; if there are several steady states,
     *     too many unknowns, or too narrow features for rounding; if it disagrees with a steady state found otherwise
     */
    public static Optional<NormalMean> of(
            DoubleFunction<BlochModel> models,
            double deviation,
            ComplexMatrix initial,
            double tolerance,
            ToDoubleFunction<NormalMean> error,
            double wanted,
            Progress progress) {
        double step = STEP * deviation;
        BlochModel plus = models.apply(step);
        if (!(plus.drive() instanceof Wave) || !isStraight(models, deviation)) {
            return Optional.empty();
        }
        try {
            List<String> remarks = new ArrayList<>();
            BlochModel up = IndependentBase.of(plus, remarks);
            BlochModel down = IndependentBase.of(models.apply(-step), new ArrayList<>());
            if (up.wave().dimension() != down.wave().dimension()) {
                return Optional.empty();
            }
            List<Harmonic> probes = up.wave().probes();
            SteadyPencil.Pair pair = new SteadyPencil.Pair(
                    down.withDrive(down.wave().strong()), up.withDrive(up.wave().strong()), step);
            int order = SteadyStates.firstOrder(
                    pair.plus(), SteadyStates.directions(pair.plus().wave()) > 1);
            double previous = Double.POSITIVE_INFINITY;
            for (int attempt = 0; attempt < MOST_WINDOWS; attempt++, order += 2) {
                progress.check();
                Optional<SteadyPencil> rough = SteadyPencil.of(pair, probes, order, SteadyStates.NOISE, progress);
                Optional<SteadyPencil> fine = SteadyPencil.of(pair, probes, order + 2, 0, progress);
                Optional<SteadyPencil.Mean> coarse = rough.flatMap(p -> p.mean(deviation));
                Optional<SteadyPencil.Mean> mean = fine.flatMap(p -> p.mean(deviation));
                if (coarse.isEmpty() || mean.isEmpty()) {
                    return Optional.empty();
                }
                NormalMean found = new NormalMean(
                        state(pair.plus(), probes, mean.get().harmonics(), remarks),
                        state(pair.plus(), probes, coarse.get().harmonics(), remarks));
                double now = error.applyAsDouble(found);
                if (now <= wanted) {
                    SteadyPencil last = fine.get();
                    for (double v : places(mean.get().poles(), deviation)) {
                        SteadyState other = SteadyStates.of(models.apply(v), initial, tolerance, progress);
                        Optional<SteadyPencil.Harmonics> own = last.at(v);
                        if (other.count() != 1 || !other.exists() || own.isEmpty()) {
                            return Optional.empty();
                        }
                        SteadyState here = state(pair.plus(), probes, own.get(), remarks);
                        if (!(error.applyAsDouble(new NormalMean(other, here)) <= wanted || agree(other, own.get()))) {
                            return Optional.empty();
                        }
                    }
                    return Optional.of(found);
                }
                if (!(now <= 0.5 * previous)) {
                    return Optional.empty();
                }
                previous = now;
            }
            return Optional.empty();
        } catch (RefusalException e) {
            return Optional.empty();
        }
    }

    /** Whether levels and frequencies move in proportion to v, and nothing else does. */
    private static boolean isStraight(DoubleFunction<BlochModel> models, double deviation) {
        double[][] low = numbers(models.apply(-STEP * deviation));
        double[][] high = numbers(models.apply(STEP * deviation));
        for (double s : new double[] {-8.5, -4.1, -2.3, -0.31, 0.17, 1.3, 3.7, 8.5}) {
            double[][] here = numbers(models.apply(s * deviation));
            for (int kind = 0; kind < 2; kind++) {
                if (here[kind].length != low[kind].length || here[kind].length != high[kind].length) {
                    return false;
                }
                double part = kind == 0 ? 0.5 * (1 + s / STEP) : 0.5;
                for (int i = 0; i < here[kind].length; i++) {
                    double straight = low[kind][i] + part * (high[kind][i] - low[kind][i]);
                    double size = Math.max(Math.abs(here[kind][i]), Math.abs(low[kind][i]) + Math.abs(high[kind][i]));
                    boolean isSame = kind == 0 || low[kind][i] == high[kind][i];
                    if (!isSame || !(Math.abs(here[kind][i] - straight) <= ROUNDING * size)) {
                        return false;
                    }
                }
            }
        }
        return true;
    }

    /** What may move, and what may not. */
    private static double[][] numbers(BlochModel model) {
        int n = model.size();
        DoubleStream.Builder moving = DoubleStream.builder();
        DoubleStream.Builder fixed = DoubleStream.builder();
        fixed.add(model.epsilon());
        for (int i = 0; i < n; i++) {
            moving.add(model.levels().energy(i))
                    .add(model.levels().detuning(i))
                    .add(model.levels().shift(i));
            Arrays.stream(model.levels().photons(i)).forEach(fixed::add);
            for (int j = 0; j < n; j++) {
                fixed.add(model.fastDamping(i, j))
                        .add(i == j ? 0 : model.relaxation().rate(i, j));
            }
        }
        if (model.drive() instanceof Wave wave) {
            Arrays.stream(wave.base().toArray()).forEach(moving::add);
            for (List<Harmonic> terms : List.of(wave.strong().harmonics(), wave.probes())) {
                fixed.add(terms.size());
                for (Harmonic h : terms) {
                    Arrays.stream(h.index()).forEach(fixed::add);
                    for (int k = 0; k < n * n; k++) {
                        fixed.add(h.matrix().re(k / n, k % n)).add(h.matrix().im(k / n, k % n));
                    }
                }
            }
        }
        return new double[][] {moving.build().toArray(), fixed.build().toArray()};
    }

    /** Values of v near the poles that are nearest to the real axis, and two others. */
    private static double[] places(Complex[] poles, double deviation) {
        List<Double> out = new ArrayList<>(List.of(0.37 * deviation, -1.1 * deviation));
        Arrays.stream(poles)
                .filter(p -> p.abs() <= REACH * deviation)
                .sorted(Comparator.comparingDouble(p -> Math.abs(p.getImaginary())))
                .limit(CHECKS)
                // not in the middle, where frequencies may meet
                .forEach(p -> out.add(p.getReal() + 0.31 * p.getImaginary()));
        return out.stream().mapToDouble(v -> v).toArray();
    }

    /** Whether a steady state is the same to its own error. */
    private static boolean agree(SteadyState other, SteadyPencil.Harmonics own) {
        boolean out = distance(own.state(), other.indices(), other.harmonics()) <= 2 * other.error();
        for (int p = 0; p < other.probes().size(); p++) {
            ProbeResponse response = other.probes().get(p);
            out &= distance(own.probes().get(p), response.indices(), response.harmonics()) <= 2 * response.error();
        }
        return out;
    }

    private static double distance(
            Map<List<Integer>, double[]> own, List<int[]> indices, List<ComplexMatrix> harmonics) {
        double max = 0;
        for (int a = 0; a < indices.size(); a++) {
            ComplexMatrix other = harmonics.get(a);
            int n = other.rows();
            double[] y = own.getOrDefault(SteadyWindow.key(indices.get(a)), new double[2 * n * n]);
            for (int k = 0; k < n * n; k++) {
                double d = Math.hypot(y[2 * k] - other.re(k / n, k % n), y[2 * k + 1] - other.im(k / n, k % n));
                max = d <= max ? max : d;
            }
        }
        return max;
    }

    private static SteadyState state(
            BlochModel model, List<Harmonic> probes, SteadyPencil.Harmonics found, List<String> remarks) {
        int n = model.size();
        List<int[]> indices = new ArrayList<>();
        List<ComplexMatrix> harmonics = new ArrayList<>();
        found.state().entrySet().stream()
                .sorted(Comparator.comparingInt(
                        e -> e.getKey().stream().mapToInt(Math::abs).sum()))
                .forEach(e -> {
                    indices.add(e.getKey().stream().mapToInt(j -> j).toArray());
                    harmonics.add(ComplexMatrix.of(n, n, e.getValue()));
                });
        List<AbsorbedPhotons> photons = SteadyStates.tones(model.wave()).stream()
                .map(h -> new AbsorbedPhotons(
                        h.index().clone(),
                        model.wave().frequency(h.index()),
                        SteadyStates.rate(model, h, found.state()),
                        Double.NaN))
                .toList();
        List<ProbeResponse> responses = IntStream.range(0, probes.size())
                .mapToObj(p -> ProbeResponses.response(
                        model, probes.get(p), found.probes().get(p), Double.NaN, Double.NaN))
                .toList();
        return new SteadyState(
                model.wave().base(),
                indices,
                harmonics,
                1,
                Double.NaN,
                new double[0],
                photons,
                responses,
                Double.NaN,
                model,
                "a mean in closed form",
                remarks);
    }
}
