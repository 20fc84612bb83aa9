package io.github.secular.quantum.limit;

import io.github.secular.drive.Drive;
import io.github.secular.drive.RandomDrive;
import io.github.secular.numerics.RefusalException;
import io.github.secular.quantum.BlochModel;
import io.github.secular.quantum.Levels;
import io.github.secular.quantum.RateMatrix;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.commons.math3.complex.Complex;

/**
 * Rates by a random drive, paper 1 (19):
 * A(n, k) = 2 Re ∫₀^∞ R(τ; n, k, k, n) exp(−Z(k, n) τ) dτ ≥ 0 (doc/quantum.md, Q7.2), a line for each noise, and on a
 * carrier for each of its two frequencies.
 *
 * <p>Z is taken either in the limit ε → 0 (damping with μ &gt; 0 and shifts with p &gt; 0 dropped, Theorem 3) or
 * at the model's ε.
 */
public final class RandomRates {
    private RandomRates() {}

    /**
     * @param damped whether Z holds ε^μ γ and ε^p d as they are at the model's ε, or their limits
     * @throws RefusalException if the drive is not random, or a covariance table has a negative spectrum where a
     *     rate needs it
     */
    public static TransitionRates of(BlochModel model, boolean damped) {
        RandomDrive drive = drive(model);
        int size = model.size();
        double[][] rates = new double[size][size];
        List<TransitionRates.Line> lines = new ArrayList<>();
        for (int n = 0; n < size; n++) {
            for (int k = 0; k < size; k++) {
                if (k == n) {
                    continue;
                }
                Complex z = divisor(model, k, n, damped);
                for (RandomDrive.Tone tone : drive.tones()) {
                    double strength = 2 * tone.matrix().abs2(n, k);
                    if (strength > 0) {
                        Complex shifted = z.subtract(new Complex(0, tone.frequency()));
                        double rate = strength * tone.noise().spectrum(shifted);
                        rates[n][k] += rate;
                        lines.add(new TransitionRates.Line(
                                n,
                                k,
                                new int[] {tone.source()},
                                shifted.negate().getImaginary(),
                                rate));
                    }
                }
            }
        }
        lines.sort(Comparator.comparingDouble(TransitionRates.Line::rate).reversed());
        String kind = damped
                ? "random drive, paper 1 (19) with the damping at this epsilon; index: number of the noise"
                : "random drive, paper 1 (19); index: number of the noise";
        return new TransitionRates(kind, new RateMatrix(rates), lines);
    }

    static RandomDrive drive(BlochModel model) {
        Drive drive = model.drive();
        if (drive instanceof RandomDrive random) {
            return random;
        }
        throw new RefusalException(
                "This limit is for random drives, but the model is driven by a wave; choose the limit averaged.");
    }

    /** Z(n, m) = γ + i w, in fast time; see the class for {@code damped}. */
    static Complex divisor(BlochModel model, int n, int m, boolean damped) {
        if (damped) {
            return new Complex(model.fastDamping(n, m), model.frequency(n, m));
        }
        double gamma = model.damping().exponent() > 0 ? 0 : model.damping().gamma(n, m);
        return new Complex(gamma, limitFrequency(model.levels(), n, m));
    }

    private static double limitFrequency(Levels levels, int n, int m) {
        double shift = levels.shiftExponent() > 0 ? 0 : levels.shift(n) - levels.shift(m);
        return levels.energy(n) - levels.energy(m) + shift;
    }
}
