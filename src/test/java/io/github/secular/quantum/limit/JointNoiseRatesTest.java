package io.github.secular.quantum.limit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.secular.drive.Noise;
import io.github.secular.drive.NoiseSignal;
import io.github.secular.drive.OrnsteinUhlenbeckNoise;
import io.github.secular.drive.RandomDrive;
import io.github.secular.drive.TelegraphNoise;
import io.github.secular.numerics.ComplexMatrix;
import io.github.secular.quantum.BlochModel;
import io.github.secular.quantum.RateMatrix;
import io.github.secular.quantum.random.RandomModels;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.commons.math3.complex.Complex;
import org.junit.jupiter.api.Test;

/** Rates by noises on carriers and by noises that several matrices share (doc/quantum.md, Q7.8). */
class JointNoiseRatesTest {
    private static final double GAMMA = 0.2;
    private static final double[] ENERGIES = {0, 1, 1.6};
    private static final Noise NOISE = new OrnsteinUhlenbeckNoise(3, 1.3);

    private static BlochModel model(RandomDrive drive) {
        return RandomModels.three(ENERGIES, GAMMA, 0, 0.1, NOISE).withDrive(drive);
    }

    private static ComplexMatrix pair(double re, double im) {
        return ComplexMatrix.of(3, 3, new double[] {0, 0, re, im, 0, 0, re, -im, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0});
    }

    /** σ_x cos φ + σ_y sin φ: one of the two frequencies 1 ± Ω drives the pair, and which tells the sense of rotation. */
    @Test
    void rotatingNoiseHasOneLine() {
        double v = 0.4;
        double carrier = 0.9;
        for (int sense : new int[] {1, -1}) {
            RandomDrive drive = new RandomDrive(
                    3,
                    List.of(
                            new RandomDrive.Source(new NoiseSignal(NOISE, 0, carrier, false), pair(v, 0)),
                            new RandomDrive.Source(new NoiseSignal(NOISE, 0, carrier, true), pair(0, -sense * v))));
            // V_01 = v ξ (cos φ ∓ i sin φ) = v ξ e^{∓iφ}
            double rate = 2
                    * v
                    * v
                    * NOISE.laplace(new Complex(GAMMA, -1 - sense * carrier)).getReal();
            TransitionRates rates = RandomRates.of(model(drive), false);
            assertEquals(rate, rates.rates().rate(0, 1), 1e-14);
            assertEquals(rate, rates.rates().rate(1, 0), 1e-14);
            assertEquals(2, rates.lines().size());
            assertEquals(
                    Math.abs(1 + sense * carrier), Math.abs(rates.lines().get(0).divisor()), 1e-14);
        }
    }

    /** Seeded random drives: (19) from R itself, and between populations the operator Q. */
    @Test
    void ratesAreTheIntegralsOfTheCovariance() {
        Random random = new Random(3);
        Noise[] noises = {NOISE, new TelegraphNoise(0.7)};
        for (int model = 0; model < 5; model++) {
            List<RandomDrive.Source> sources = new ArrayList<>();
            for (int q = 0; q < 5; q++) {
                int source = random.nextInt(2);
                double carrier = new double[] {0, 0.8, 1.3}[random.nextInt(3)];
                sources.add(new RandomDrive.Source(
                        new NoiseSignal(noises[source], source, carrier, carrier != 0 && random.nextBoolean()),
                        hermitian(random)));
            }
            BlochModel bloch = model(new RandomDrive(3, sources));
            RateMatrix rates = RandomRates.of(bloch, false).rates();
            ComplexMatrix q = RandomOperator.of(bloch, false);
            for (int n = 0; n < 3; n++) {
                for (int k = 0; k < 3; k++) {
                    if (n != k) {
                        Complex z = new Complex(GAMMA, ENERGIES[k] - ENERGIES[n]);
                        double expected = 0;
                        for (RandomDrive.Source a : sources) {
                            for (RandomDrive.Source b : sources) {
                                expected += 2
                                        * entry(a, n, k)
                                                .multiply(entry(b, k, n))
                                                .multiply(laplace(a.signal(), b.signal(), z))
                                                .getReal();
                            }
                        }
                        assertEquals(expected, rates.rate(n, k), 1e-12);
                        assertEquals(rates.rate(n, k), rates.rate(k, n), 1e-12);
                        assertEquals(rates.rate(n, k), q.re(4 * k, 4 * n), 1e-12);
                    }
                }
            }
        }
    }

    private static ComplexMatrix hermitian(Random random) {
        double[] data = new double[18];
        for (int i = 0; i < 18; i++) {
            data[i] = random.nextGaussian();
        }
        ComplexMatrix m = ComplexMatrix.of(3, 3, data);
        return m.plus(m.adjoint()).times(0.2, 0);
    }

    private static Complex entry(RandomDrive.Source s, int n, int k) {
        return new Complex(s.matrix().re(n, k), s.matrix().im(n, k));
    }

    /** ∫ E[s(τ) s′(0)] e^{−zτ} dτ from the trigonometry of the two factors. */
    private static Complex laplace(NoiseSignal s, NoiseSignal other, Complex z) {
        if (s.source() != other.source() || s.carrier() != other.carrier()) {
            return Complex.ZERO;
        }
        Complex turn = new Complex(0, s.carrier());
        Complex up = s.noise().laplace(z.subtract(turn));
        Complex down = s.noise().laplace(z.add(turn));
        Complex cosine = up.add(down).divide(2);
        Complex sine = up.subtract(down).divide(new Complex(0, 2));
        if (!s.isCarried()) {
            return cosine;
        }
        return s.sine() == other.sine() ? cosine.divide(2) : sine.multiply(s.sine() ? 0.5 : -0.5);
    }
}
