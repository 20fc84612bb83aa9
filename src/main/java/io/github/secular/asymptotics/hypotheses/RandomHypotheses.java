package io.github.secular.asymptotics.hypotheses;

import io.github.secular.drive.Noise;
import io.github.secular.drive.NoiseModes;
import io.github.secular.drive.NoiseSignal;
import io.github.secular.drive.RandomDrive;
import io.github.secular.numerics.ComplexMatrix;
import io.github.secular.numerics.Sentence;
import io.github.secular.quantum.BlochModel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Holds the hypotheses of paper 1, Theorems 2 and 3, against a Bloch model under random drives. Exponential memory
 * and Gaussian noise lie outside the letter of (HQ-R3) and (HQ4); the evidence then says what is known all the same.
 */
final class RandomHypotheses extends Hypotheses {
    private static final int NEAREST = 12;

    private final BlochModel model;
    private final RandomDrive drive;
    private final ComplexMatrix initial;

    private RandomHypotheses(BlochModel model, ComplexMatrix initial) {
        this.model = model;
        this.drive = (RandomDrive) model.drive();
        this.initial = initial;
    }

    /** @param model driven by noises */
    static HypothesisReport check(BlochModel model, ComplexMatrix initial) {
        return new RandomHypotheses(model, initial).run();
    }

    private HypothesisReport run() {
        double mu = model.damping().exponent();
        HypothesisCheck fixed = fixed(mu);
        HypothesisCheck nonDegenerate = nonDegenerate();
        HypothesisCheck vanishing = vanishing(mu);
        HypothesisCheck bounded = bounded();
        HypothesisCheck start = start();
        HypothesisCheck centred =
                add("HQ-R1", "the noise is centred", true, Double.NaN, "every noise of this program has the mean 0");
        HypothesisCheck stationary = stationary();
        HypothesisCheck memory = memory();
        List<TheoremVerdict> theorems = List.of(
                verdict(
                        "Castella-Degond-Goudon, Theorem 2",
                        "The mean populations follow the Einstein rate equation (18) with the rates (19).",
                        "random",
                        Double.NaN,
                        fixed,
                        nonDegenerate,
                        bounded,
                        start,
                        centred,
                        stationary,
                        memory),
                verdict(
                        "Castella-Degond-Goudon, Theorem 3",
                        "The mean populations follow (18), (19) with what is left of the damping as epsilon vanishes.",
                        "random",
                        Double.NaN,
                        vanishing,
                        bounded,
                        start,
                        centred,
                        stationary,
                        memory));
        return new HypothesisReport(
                checks, theorems, nearest(), "Noises have no harmonics that could close a resonant cycle.", order(mu));
    }

    /** doc/quantum.md, Q7.5: 2, or min(μ, 2−μ) where the damping vanishes and holds up degenerate levels. */
    private double order(double mu) {
        boolean undamped = smallestDamping() == 0 || mu >= 2;
        if (undamped && degenerate()) {
            return Double.NaN;
        }
        if (mu == 0) {
            return 2;
        }
        return degenerate() ? Math.min(mu, 2 - mu) : smallestDamping() == 0 ? 2 : Math.min(mu, 2);
    }

    private HypothesisCheck fixed(double mu) {
        boolean shifted = false;
        for (int n = 0; n < model.size(); n++) {
            shifted |= model.levels().shift(n) != 0 && model.levels().shiftExponent() > 0;
        }
        return add(
                "HQ1",
                "damping and levels do not depend on epsilon",
                (mu == 0 || largestDamping() == 0) && !shifted,
                mu,
                Sentence.of("mu = %.4g, %s", mu, shifted ? "levels shifted" : "no shifts"));
    }

    /** (HQ1''): Z(n,m) = γ(n,m) + i w(n,m) vanishes only on the diagonal. */
    private HypothesisCheck nonDegenerate() {
        double smallest = Double.POSITIVE_INFINITY;
        String pair = "";
        for (int n = 0; n < model.size(); n++) {
            for (int m = 0; m < n; m++) {
                double gamma =
                        model.damping().exponent() > 0 ? 0 : model.damping().gamma(n, m);
                double z = Math.hypot(gamma, limitFrequency(n, m));
                if (z < smallest) {
                    smallest = z;
                    pair = names(m, n);
                }
            }
        }
        return add(
                "HQ1''",
                "degenerate levels are damped",
                smallest > 0,
                model.size() > 1 ? smallest : Double.NaN,
                model.size() > 1 ? Sentence.of("smallest |Z| = %.6g, %s", smallest, pair) : "there is one level only");
    }

    /** (HQ1'''): all coherences damped, and ε²/(ε^μ γ) → 0. */
    private HypothesisCheck vanishing(double mu) {
        double min = smallestDamping();
        return add(
                "HQ1'''",
                "all coherences are damped, by more than epsilon^2",
                min > 0 && mu < 2,
                min,
                Sentence.of("smallest gamma = %.6g, mu = %.4g (below 2 is asked for)", min, mu));
    }

    /** (HQ3), (HQ4) almost surely: ξ is bounded by its standard deviation where it has two values. */
    private HypothesisCheck bounded() {
        boolean gaussian = false;
        boolean unknown = false;
        int size = model.size();
        double[][] sums = new double[size][size];
        for (RandomDrive.Source s : drive.sources()) {
            gaussian |= s.noise().modes().filter(NoiseModes::isGaussian).isPresent();
            unknown |= s.noise().modes().isEmpty();
            double largest = Math.sqrt(s.noise().variance());
            for (int n = 0; n < size; n++) {
                for (int k = 0; k < size; k++) {
                    sums[n][k] += largest * s.matrix().abs(n, k);
                }
            }
        }
        double m = bound(sums);
        String value = Sentence.of("M <= %.6g", m);
        return add(
                "HQ4",
                "the coupling is bounded almost surely",
                !gaussian,
                gaussian ? Double.POSITIVE_INFINITY : m,
                gaussian
                        ? "Ornstein-Uhlenbeck noise has no bound; its tails are Gaussian, and the limit is seen to hold"
                        : unknown ? value + " if the process of the covariance table has two values" : value);
    }

    private HypothesisCheck start() {
        double norm = norm(initial);
        return add(
                "HQ5",
                "the initial state is Hermitian, bounded and not random",
                norm < Double.POSITIVE_INFINITY,
                norm,
                Sentence.of("norm %.6g", norm));
    }

    private HypothesisCheck stationary() {
        boolean fixedPhase = drive.sources().stream()
                .anyMatch(
                        s -> s.noise().cells().filter(c -> !c.hasRandomPhase()).isPresent());
        return add(
                "HQ-R2",
                "the noise is stationary",
                !fixedPhase,
                Double.NaN,
                fixedPhase
                        ? "a clock of given phase is not; the limit is the same, up to epsilon^2"
                        : "covariances depend on the difference of times only");
    }

    private HypothesisCheck memory() {
        double longest = 0;
        boolean clock = false;
        for (RandomDrive.Source s : drive.sources()) {
            Noise noise = s.noise();
            longest = Math.max(longest, noise.support());
            clock |= noise.cells().isPresent();
        }
        boolean carried = NoiseSignal.carriers(drive.signals()).length > 0;
        boolean finite = longest < Double.POSITIVE_INFINITY && !carried;
        String evidence = carried
                ? "the phase of a carrier is never forgotten; the limit is seen to hold where it finds no coherence that"
                        + " keeps it"
                : finite
                        ? Sentence.of("memory ends after %.6g in fast time", longest)
                        : "memory fades like an exponential and never ends; the limit is seen to hold";
        return add(
                "HQ-R3",
                "the noise forgets within a finite time",
                finite,
                longest,
                // doc/errata.md, E1.9: what the proof uses is more than pairwise independence.
                clock
                        ? evidence + "; clock cells are independent in pairs, which is less than the proof uses"
                        : evidence);
    }

    private List<HypothesisReport.SmallDivisor> nearest() {
        List<HypothesisReport.SmallDivisor> all = new ArrayList<>();
        for (int n = 0; n < model.size(); n++) {
            for (int k = 0; k < n; k++) {
                int from = n;
                int to = k;
                boolean driven =
                        drive.sources().stream().anyMatch(s -> s.matrix().abs(from, to) > 0);
                all.add(new HypothesisReport.SmallDivisor(n, k, new int[0], Math.abs(model.frequency(n, k)), driven));
            }
        }
        all.sort(Comparator.comparingDouble(HypothesisReport.SmallDivisor::value));
        return all.subList(0, Math.min(NEAREST, all.size()));
    }

    private boolean degenerate() {
        for (int n = 0; n < model.size(); n++) {
            for (int m = 0; m < n; m++) {
                if (limitFrequency(n, m) == 0) {
                    return true;
                }
            }
        }
        return false;
    }

    private double limitFrequency(int n, int m) {
        double shift = model.levels().shiftExponent() > 0
                ? 0
                : model.levels().shift(n) - model.levels().shift(m);
        return model.levels().energy(n) - model.levels().energy(m) + shift;
    }

    private double smallestDamping() {
        double min = Double.POSITIVE_INFINITY;
        for (int n = 0; n < model.size(); n++) {
            for (int m = 0; m < n; m++) {
                min = Math.min(min, model.damping().gamma(n, m));
            }
        }
        return min;
    }

    private double largestDamping() {
        double max = 0;
        for (int n = 0; n < model.size(); n++) {
            for (int m = 0; m < n; m++) {
                max = Math.max(max, model.damping().gamma(n, m));
            }
        }
        return max;
    }

    private String names(int n, int m) {
        List<String> labels = model.levels().labels();
        return "between " + labels.get(n) + " and " + labels.get(m);
    }
}
