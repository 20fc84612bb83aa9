package io.github.secular.asymptotics.hypotheses;

import io.github.secular.drive.DiophantineConstant;
import io.github.secular.drive.Harmonic;
import io.github.secular.drive.Lattice;
import io.github.secular.drive.RandomDrive;
import io.github.secular.drive.Wave;
import io.github.secular.numerics.ComplexMatrix;
import io.github.secular.numerics.Progress;
import io.github.secular.numerics.Sentence;
import io.github.secular.quantum.BlochModel;
import io.github.secular.quantum.Slowness;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Holds the hypotheses of both papers against a Bloch model under a quasi-periodic wave (under noises: those of
 * {@link RandomHypotheses}). A finite model satisfies
 * many of them for free; what is reported then is the number, since the constants of the theorems depend on it.
 */
public final class QuantumHypotheses extends Hypotheses {
    private static final int NEAREST = 12;
    /** The wave reaches farther only in high orders of ε. */
    private static final int WINDOW = 6;

    private static final double COHERENT = 1e-14;

    private final BlochModel model;
    private final Wave wave;
    private final Slowness slowness;
    private final ComplexMatrix initial;
    private final double eta;
    private final int cutOff;

    private QuantumHypotheses(BlochModel model, Slowness slowness, ComplexMatrix initial, double eta, int cutOff) {
        this.model = model;
        this.wave = model.constantWave();
        this.slowness = slowness;
        this.initial = initial;
        this.eta = eta;
        this.cutOff = cutOff;
    }

    /**
     * @param model under light that stands still, as it is at one time of a run
     * @param slowness of the envelopes of the run
     * @param initial ρ(0)
     * @param eta η > 0 of the Diophantine condition
     * @param cutOff K ≥ 1: divisors are searched over |a|₁ ≤ K
     * @throws io.github.secular.numerics.InvalidInputException if η or K are out of range
     */
    public static HypothesisReport check(
            BlochModel model, Slowness slowness, ComplexMatrix initial, double eta, int cutOff, Progress progress) {
        if (model.drive() instanceof RandomDrive) {
            return RandomHypotheses.check(model, initial);
        }
        return new QuantumHypotheses(model, slowness, initial, eta, cutOff).run(progress);
    }

    private HypothesisReport run(Progress progress) {
        double mu = model.damping().exponent();
        double p = model.levels().shiftExponent();
        boolean shifted = hasShifts();
        HypothesisCheck damped = damping();
        HypothesisCheck bounded = bounded();
        HypothesisCheck start = start();
        HypothesisCheck independent = independence(progress.part(0, 0.3));
        HypothesisCheck smooth = envelopes();
        HypothesisCheck exponent =
                add("mu < 1/2", "damping vanishes slowly enough", mu < 0.5, mu, Sentence.of("mu = %.4g", mu));
        HypothesisCheck diophantine = diophantine(progress.part(0.3, 0.9));
        HypothesisCheck levels = levels();
        HypothesisCheck decay = decay("Hyp. 3", 1);
        double reinforced = Math.max(2, shifted && p > 0 ? 2 * mu / p : 2); // doc/errata.md, E2.8
        HypothesisCheck strongDecay = decay("Hyp. 4", reinforced);
        HypothesisCheck far = farFromContinuum(reinforced);

        Optional<ResonantCycle> cycle = ResonantCycle.strongest(wave);
        boolean firstOrder = cycle.isPresent() || coherent();
        double expected = damped.holds() && exponent.holds() ? (firstOrder ? 1 - mu : 2 - 2 * mu) : Double.NaN;
        HypothesisCheck fixedDamping = add(
                "mu = 0",
                "damping and levels do not depend on epsilon",
                mu == 0 && !shifted,
                mu,
                Sentence.of("mu = %.4g, %s", mu, shifted ? "levels shifted" : "no shifts"));
        HypothesisCheck vanishing =
                add("mu > 0", "damping vanishes with epsilon", mu > 0, mu, Sentence.of("mu = %.4g", mu));

        List<TheoremVerdict> theorems = List.of(
                verdict(
                        "Castella-Degond-Goudon, Theorem 1",
                        "The populations follow the Einstein rate equation with A(t; n, k) of chi.",
                        "chi",
                        Double.NaN,
                        damped,
                        bounded,
                        start,
                        independent,
                        smooth,
                        fixedDamping),
                verdict(
                        "Bidegaray-Fesquet et al., Proposition 2",
                        "The populations follow the delay-free equation (11).",
                        "delay-free",
                        1 - 2 * mu,
                        damped,
                        bounded,
                        exponent),
                verdict(
                        "Bidegaray-Fesquet et al., Proposition 4",
                        "The populations follow the averaged rates (17).",
                        "averaged",
                        1 - 2 * mu,
                        damped,
                        bounded,
                        exponent,
                        diophantine,
                        decay),
                verdict(
                        "Bidegaray-Fesquet et al., Theorem 6",
                        "The populations follow the resonant rates (24).",
                        "resonant",
                        Math.min(mu, 1 - 2 * mu),
                        damped,
                        bounded,
                        exponent,
                        vanishing,
                        diophantine,
                        levels,
                        strongDecay,
                        far));
        progress.at(1, "Hypotheses");
        return new HypothesisReport(
                checks,
                theorems,
                SmallDivisors.nearest(model, Math.min(cutOff, WINDOW), NEAREST),
                cycle.map(c -> c.describe(model.levels())).orElse(""),
                expected);
    }

    private HypothesisCheck damping() {
        double min = Double.POSITIVE_INFINITY;
        int n0 = 0;
        int m0 = 0;
        for (int n = 0; n < model.size(); n++) {
            for (int m = 0; m < n; m++) {
                if (model.damping().gamma(n, m) < min) {
                    min = model.damping().gamma(n, m);
                    n0 = m;
                    m0 = n;
                }
            }
        }
        List<String> labels = model.levels().labels();
        return add(
                "HQ1'",
                "every coherence is damped",
                min > 0,
                model.size() > 1 ? min : Double.NaN,
                model.size() > 1
                        ? Sentence.of("smallest gamma = %.6g, between %s and %s", min, labels.get(n0), labels.get(m0))
                        : "there is one level only");
    }

    /** HQ4, with Σ_a |V̂_a| in place of the supremum over the wave: an upper bound of M. */
    private HypothesisCheck bounded() {
        double[][] sums = new double[model.size()][model.size()];
        for (Harmonic h : wave.harmonics()) {
            for (int i = 0; i < sums.length; i++) {
                for (int k = 0; k < sums.length; k++) {
                    sums[i][k] += h.matrix().abs(i, k);
                }
            }
        }
        double m = bound(sums);
        return add("HQ4", "the coupling is bounded", m < Double.POSITIVE_INFINITY, m, Sentence.of("M <= %.6g", m));
    }

    private HypothesisCheck start() {
        double norm = norm(initial);
        return add(
                "HQ5",
                "the initial state is Hermitian and bounded",
                norm < Double.POSITIVE_INFINITY,
                norm,
                Sentence.of("norm %.6g, %s", norm, coherent() ? "with coherences (dropped)" : "diagonal"));
    }

    private boolean coherent() {
        for (int n = 0; n < model.size(); n++) {
            for (int m = 0; m < n; m++) {
                if (initial.abs(n, m) > COHERENT) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean hasShifts() {
        for (int n = 0; n < model.size(); n++) {
            if (model.levels().shift(n) != 0) {
                return true;
            }
        }
        return false;
    }

    private HypothesisCheck independence(Progress progress) {
        return independence("HQ-P1", wave.base(), cutOff, "a.omega", "", progress);
    }

    private HypothesisCheck envelopes() {
        // a condition on envelopes that do not depend on epsilon; at this epsilon the number counts
        return add(
                "HQ-P2",
                "the wave changes slowly and smoothly",
                true,
                slowness.envelopes().isEmpty() ? Double.NaN : slowness.number(),
                slowness.text());
    }

    private double[] energies() {
        double[] e = new double[model.size()];
        for (int n = 0; n < e.length; n++) {
            e[n] = model.levels().energy(n);
        }
        return e;
    }

    private HypothesisCheck diophantine(Progress progress) {
        if (wave.dimension() == 0) {
            return add("Hyp. 1", "the wave is Diophantine", true, Double.NaN, "the drive is static");
        }
        DiophantineConstant c =
                DiophantineConstant.withLevels(energies(), wave.base().toArray(), eta, cutOff, progress);
        DiophantineConstant w = DiophantineConstant.ofWave(wave.base().toArray(), eta, cutOff, progress);
        boolean holds = c.constant() > 0 && w.constant() > 0;
        return add(
                "Hyp. 1",
                "the wave is Diophantine",
                holds,
                c.constant(),
                Sentence.of(
                        "C = %.6g for eta = %.4g up to |a| = %d, from |a.omega + w| = %.3g at a = %s, levels %d, %d;"
                                + " of the wave alone %.6g",
                        c.constant(),
                        eta,
                        cutOff,
                        c.divisor(),
                        Arrays.toString(c.index()),
                        c.from(),
                        c.to(),
                        w.constant()));
    }

    private HypothesisCheck levels() {
        DiophantineConstant c = DiophantineConstant.ofLevels(energies(), eta);
        return add(
                "Hyp. 2",
                "the levels do not crowd too fast",
                c.constant() > 0,
                c.constant(),
                c.index() == null
                        ? "all levels are degenerate"
                        : Sentence.of(
                                "C = %.6g for eta = %.4g, at levels %d and %d", c.constant(), eta, c.from(), c.to()));
    }

    /** Hyp. 3 and 4: Σ_a (1+|a|)^((r−1+η)·power) |V̂_a|, not squared (doc/errata.md, E2.7). */
    private HypothesisCheck decay(String name, double power) {
        double sum = 0;
        for (Harmonic h : wave.harmonics()) {
            sum += Math.pow(1.0 + Lattice.norm(h.index()), (wave.dimension() - 1 + eta) * power)
                    * h.matrix().maxAbs();
        }
        return add(
                name,
                "the harmonics decay",
                sum < Double.POSITIVE_INFINITY,
                sum,
                Sentence.of(
                        "weighted sum %.6g over %d harmonics (power %.4g)",
                        sum, wave.harmonics().size(), power));
    }

    private HypothesisCheck farFromContinuum(double power) {
        double largest = 0;
        for (int n = 0; n < model.size(); n++) {
            double row = 0;
            for (int m = 0; m < model.size(); m++) {
                for (Harmonic h : wave.harmonics()) {
                    row += Math.pow((1.0 + n) * (1.0 + m), (1 + eta) * power)
                            * h.matrix().abs2(n, m);
                }
            }
            largest = Math.max(largest, row);
        }
        return add(
                "Hyp. 5",
                "high levels feel the wave little",
                largest < Double.POSITIVE_INFINITY,
                largest,
                Sentence.of("largest weighted row %.6g", largest));
    }
}
