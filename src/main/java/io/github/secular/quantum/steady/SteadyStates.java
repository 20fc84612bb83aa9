package io.github.secular.quantum.steady;

import io.github.secular.drive.BaseFrequencies;
import io.github.secular.drive.Harmonic;
import io.github.secular.drive.RandomDrive;
import io.github.secular.drive.Wave;
import io.github.secular.numerics.ComplexMatrix;
import io.github.secular.numerics.Progress;
import io.github.secular.numerics.RefusalException;
import io.github.secular.numerics.Sentence;
import io.github.secular.quantum.BlochModel;
import io.github.secular.quantum.PackedState;
import io.github.secular.quantum.random.StationaryMean;
import io.github.secular.quantum.slowset.TorusMatrix;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * The driven steady state of the Bloch equation at any ε, found on the Fourier torus of its wave without following it in
 * time (doc/bloch-solvers.md, B11).
 */
public final class SteadyStates {
    private static final int MAX_WINDOWS = 40;
    /** What each entry of the matrix of one of two windows is changed by, to see what rounding does. */
    static final double NOISE = 0x1p-49;

    private SteadyStates() {}

    /**
     * The steady state to which a start leads.
     *
     * @param model under a wave that stands still, or under noises; see {@link BlochModel#frozenAt}
     * @param initial ρ(0), N × N; it chooses where there are several steady states
     * @param tolerance the largest error wanted in any entry of ρ*
     * @throws RefusalException if envelopes change, a noise has no stationary mean here, or the tolerance cannot be kept
     */
    public static SteadyState of(BlochModel model, ComplexMatrix initial, double tolerance, Progress progress) {
        if (model.drive() instanceof RandomDrive) {
            return stationary(model, initial, tolerance, progress);
        }
        model.constantWave();
        List<String> remarks = new ArrayList<>();
        BlochModel whole = IndependentBase.of(model, remarks);
        List<Harmonic> probes = whole.wave().probes();
        BlochModel used = whole.withDrive(whole.wave().strong());
        boolean several = directions(used.wave()) > 1;
        int order = firstOrder(used, several);
        double previous = Double.POSITIVE_INFINITY;
        int stuck = 0;
        for (int attempt = 0; ; attempt++) {
            progress.at(0.8 * attempt / (attempt + 2.0), "steady state, harmonics up to order " + order);
            SteadyWindow coarse = window(used, several, order, NOISE, initial, progress);
            SteadyWindow fine = window(used, several, order + 2, 0, initial, progress);
            boolean isWhole = fine.torus().size() == coarse.torus().size();
            double error = coarse.count() == fine.count()
                    ? coarse.distance(fine) + fine.asymmetry()
                    : Double.POSITIVE_INFINITY;
            if (error <= tolerance) {
                int last = order;
                ProbeResponses.Windows windows = (k, noise) -> k == last && noise != 0
                        ? coarse
                        : k == last + 2 && noise == 0 ? fine : window(used, several, k, noise, initial, progress);
                return state(used, coarse, fine, initial, error, remarks, progress, exists -> probes.stream()
                        .map(p -> exists
                                ? ProbeResponses.of(used, p, windows, last, NOISE, tolerance, progress)
                                : ProbeResponses.none(used, p))
                        .toList());
            }
            stuck = error <= 0.5 * previous ? 0 : stuck + 1;
            if (isWhole || attempt == MAX_WINDOWS || stuck == 4) {
                throw RefusalException.of(
                        "The steady state is known to %.1e only, more than the tolerance of %.1e: %s.",
                        error,
                        tolerance,
                        isWhole
                                ? "the rates of this model are so far apart that rounding counts"
                                : SlowBeat.of(used)
                                        .orElse("the harmonics of rho, taken up to order " + (order + 2)
                                                + " in the coupling, do not come to an end"));
            }
            order += several ? more(error / tolerance, previous / error) : Math.max(2, order / 2);
            previous = Math.min(error, previous);
        }
    }

    /** The stationary mean under noises: no harmonics, no photons (doc/bloch-solvers.md, B11.8). */
    private static SteadyState stationary(
            BlochModel model, ComplexMatrix initial, double tolerance, Progress progress) {
        int n = model.size();
        StationaryMean found = StationaryMean.of(model, PackedState.pack(initial), tolerance, progress);
        boolean rests = found.oscillating().length == 0;
        ComplexMatrix mean = ComplexMatrix.of(n, n, PackedState.unpack(n, found.mean()));
        return new SteadyState(
                new BaseFrequencies(),
                List.of(new int[0]),
                List.of(rests ? mean : mean.times(Double.NaN, Double.NaN)),
                found.count(),
                found.slowest() / (model.epsilon() * model.epsilon()),
                found.oscillating(),
                List.of(),
                List.of(),
                rests ? found.error() : Double.NaN,
                model,
                found.unknowns() + " unknowns of the mean over the noises",
                List.of("This is the mean over all paths of the noises."));
    }

    /** How many orders more are needed, if two more gain so much; a few at most, since many would cost far more. */
    private static int more(double wanted, double gained) {
        boolean known = gained > 1 && gained < Double.POSITIVE_INFINITY;
        return known ? (int) Math.max(2, Math.min(6, Math.ceil(2 * Math.log(wanted) / Math.log(gained)))) : 2;
    }

    private static SteadyWindow window(
            BlochModel model, boolean several, int order, double noise, ComplexMatrix initial, Progress progress) {
        try {
            return new SteadyWindow(TorusMatrix.of(model, order, progress), several, noise, initial, progress);
        } catch (RefusalException e) {
            throw SlowBeat.of(model)
                    .map(reason -> new RefusalException("The steady state takes too many harmonics: " + reason + "."))
                    .orElse(e);
        }
    }

    /** How many base frequencies its terms are made of; a base frequency of probes alone is none of them. */
    static int directions(Wave wave) {
        return (int) IntStream.range(0, wave.dimension())
                .filter(j -> wave.harmonics().stream().anyMatch(h -> h.index()[j] != 0))
                .count();
    }

    /** Harmonics begin to fall off where a coupling moves less than it is away. */
    static int firstOrder(BlochModel model, boolean several) {
        TorusMatrix one = TorusMatrix.of(model, 1, Progress.NONE);
        double[] pull = new double[one.size()];
        for (int i = 0; i < one.size(); i++) {
            for (int e = one.start()[i]; e < one.start()[i + 1]; e++) {
                int j = one.source()[e];
                if (one.order()[i] != one.order()[j]) {
                    double away =
                            Math.hypot(one.damping()[i] - one.damping()[j], one.frequency()[i] - one.frequency()[j]);
                    pull[i] += Math.hypot(one.re()[e], one.im()[e]) / away;
                }
            }
        }
        double most = several ? 8 : 400;
        return 2 + (int) Math.min(most, Math.ceil(Arrays.stream(pull).max().orElse(0)));
    }

    private static SteadyState state(
            BlochModel model,
            SteadyWindow coarse,
            SteadyWindow fine,
            ComplexMatrix initial,
            double error,
            List<String> remarks,
            Progress progress,
            Function<Boolean, List<ProbeResponse>> probes) {
        Relaxation relaxation = Relaxation.of(model, fine.count(), initial, progress);
        boolean rests = relaxation.oscillating().length == 0;
        int n = model.size();
        List<int[]> indices = new ArrayList<>();
        List<ComplexMatrix> harmonics = new ArrayList<>();
        ComplexMatrix none = ComplexMatrix.diagonal(new double[n]).times(Double.NaN, Double.NaN);
        fine.harmonics().entrySet().stream()
                .sorted(Comparator.comparingInt((Map.Entry<List<Integer>, double[]> e) -> norm(e.getKey())))
                .forEach(e -> {
                    indices.add(e.getKey().stream().mapToInt(j -> j).toArray());
                    harmonics.add(rests ? ComplexMatrix.of(n, n, e.getValue()) : none);
                });
        String work = Sentence.of(
                "%d entries of harmonics, up to order %d in the coupling",
                fine.torus().size(), fine.torus().largestOrder());
        return new SteadyState(
                model.wave().base(),
                indices,
                harmonics,
                fine.count(),
                relaxation.slowest() / (model.epsilon() * model.epsilon()),
                relaxation.oscillating(),
                photons(model, coarse, fine, rests),
                probes.apply(rests),
                rests ? error : Double.NaN,
                model,
                work,
                remarks);
    }

    private static int norm(List<Integer> index) {
        return index.stream().mapToInt(Math::abs).sum();
    }

    /** The terms of a wave that photons are counted of: a·ω > 0, in order. */
    public static List<Harmonic> tones(Wave wave) {
        return wave.harmonics().stream()
                .filter(h -> wave.frequency(h.index()) > 0 && !wave.base().isZero(h.index()))
                .toList();
    }

    /** N_a = (2/ε) Im tr(V̂_a y_{−a}) for each a with a·ω > 0 (doc/bloch-solvers.md, B11.7). */
    private static List<AbsorbedPhotons> photons(
            BlochModel model, SteadyWindow coarse, SteadyWindow fine, boolean rests) {
        List<AbsorbedPhotons> out = new ArrayList<>();
        for (Harmonic h : tones(model.wave())) {
            double rate = rate(model, h, fine.harmonics());
            out.add(new AbsorbedPhotons(
                    h.index().clone(),
                    model.wave().frequency(h.index()),
                    rests ? rate : Double.NaN,
                    rests ? Math.abs(rate - rate(model, h, coarse.harmonics())) : Double.NaN));
        }
        return out;
    }

    /** N_a. @param harmonics y_a, by index */
    static double rate(BlochModel model, Harmonic h, Map<List<Integer>, double[]> harmonics) {
        double[] y = harmonics.get(SteadyWindow.key(h.oppositeIndex()));
        if (y == null) {
            return 0;
        }
        int n = model.size();
        double sum = 0;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                int at = 2 * (j * n + i);
                sum += h.matrix().re(i, j) * y[at + 1] + h.matrix().im(i, j) * y[at];
            }
        }
        return 2 / model.epsilon() * sum;
    }
}
