package io.github.secular.classical.limit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.secular.classical.EnergyShell;
import io.github.secular.classical.FormulaFunction;
import io.github.secular.classical.Hamiltonian1D;
import io.github.secular.classical.Orbit;
import io.github.secular.classical.PhaseFunction;
import io.github.secular.classical.RandomPotential;
import io.github.secular.classical.Relaxation;
import io.github.secular.classical.Wells;
import io.github.secular.drive.ClockNoise;
import io.github.secular.drive.CovarianceNoise;
import io.github.secular.drive.Noise;
import io.github.secular.drive.NoiseSignal;
import io.github.secular.drive.OrnsteinUhlenbeckNoise;
import io.github.secular.drive.TelegraphNoise;
import io.github.secular.numerics.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.commons.math3.complex.Complex;
import org.junit.jupiter.api.Test;

/** d(E) of noises on carriers, and of noises that several potentials share (doc/classical.md, C6.6). */
class JointNoiseDiffusionTest {
    private static final PhaseFunction X = FormulaFunction.of("x");
    private static final PhaseFunction P = FormulaFunction.of("p");
    private static final double GAMMA = 0.3;

    private static RandomPotential.Part part(
            PhaseFunction shape, Noise noise, int source, double carrier, boolean sine) {
        return new RandomPotential.Part(shape, new NoiseSignal(noise, source, carrier, sine));
    }

    private static double harmonic(List<RandomPotential.Part> parts, double energy) {
        return new DiffusionCoefficient(new RandomPotential(parts), Relaxation.constant(GAMMA))
                .at(0, new Hamiltonian1D(Wells.harmonic(1)).shell(energy));
    }

    private static double spectrum(Noise noise, double frequency) {
        return noise.laplace(new Complex(GAMMA, frequency)).getReal();
    }

    /** On a carrier the spectrum of the noise stands at the frequencies of the well plus and minus its own. */
    @Test
    void spectraAreShiftedByTheCarrier() {
        for (Noise noise : List.of(new ClockNoise(1.4), new TelegraphNoise(0.8, 1.3), new OrnsteinUhlenbeckNoise(2))) {
            for (boolean sine : new boolean[] {false, true}) {
                double expected = (spectrum(noise, 1 + 0.7) + spectrum(noise, 1 - 0.7)) / 4 * 1.7;
                assertEquals(expected, harmonic(List.of(part(X, noise, 0, 0.7, sine)), 1.7), 1e-13);
            }
        }
    }

    /**
     * x cos φ + p sin φ turns against the well, x cos φ − p sin φ with it: the part of the covariance that is
     * odd in time decides (doc/errata.md, E3.4).
     */
    @Test
    void oneSenseOfRotationOnly() {
        Noise noise = new OrnsteinUhlenbeckNoise(4);
        double carrier = 0.9;
        for (int sense : new int[] {1, -1}) {
            PhaseFunction p = sense > 0 ? P : FormulaFunction.of("-p");
            List<RandomPotential.Part> turning =
                    List.of(part(X, noise, 0, carrier, false), part(p, noise, 0, carrier, true));
            assertEquals(spectrum(noise, 1 + sense * carrier) * 1.2, harmonic(turning, 1.2), 1e-13);
            // Two noises, one on either quadrature, do not know which way round.
            List<RandomPotential.Part> apart =
                    List.of(part(X, noise, 0, carrier, false), part(p, noise, 1, carrier, true));
            assertEquals(
                    (spectrum(noise, 1 + carrier) + spectrum(noise, 1 - carrier)) / 2 * 1.2,
                    harmonic(apart, 1.2),
                    1e-13);
        }
    }

    /** d = ∫ e^{−γτ} Σ_ij R_ij(τ) Π[W_i(Y(τ)) W_j] dτ by quadrature along the orbits, for seeded random models. */
    @Test
    void againstTheCorrelationIntegral() {
        Random random = new Random(7);
        Hamiltonian1D h = new Hamiltonian1D(Wells.duffing(1, 1));
        String[] shapes = {"x", "p", "x^2", "x*p", "0.3*x^3 + p", "p^2"};
        for (int model = 0; model < 6; model++) {
            double[] carriers = {0, 1.3 * random.nextDouble() + 0.2, 0.6};
            Noise[] noises = {
                new OrnsteinUhlenbeckNoise(0.4 + random.nextDouble(), 0.5 + random.nextDouble()),
                new ClockNoise(0.8 + random.nextDouble(), 0.5 + random.nextDouble(), Double.NaN),
                new CovarianceNoise(new double[] {0, 0.5, 1.1, 2}, new double[] {1, 0.6, 0.2, 0})
            };
            List<RandomPotential.Part> parts = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                int source = random.nextInt(3);
                double carrier = carriers[random.nextInt(3)];
                parts.add(part(
                        FormulaFunction.of(shapes[random.nextInt(6)]),
                        noises[source],
                        source,
                        carrier,
                        carrier != 0 && random.nextBoolean()));
            }
            EnergyShell shell = h.shell(0.3 + 2 * random.nextDouble());
            double expected = integral(h, shell, parts);
            double d = new DiffusionCoefficient(new RandomPotential(parts), Relaxation.constant(GAMMA)).at(0, shell);
            assertEquals(expected, d, 1e-6 * Math.abs(expected), parts.toString());
        }
    }

    private static double integral(Hamiltonian1D h, EnergyShell shell, List<RandomPotential.Part> parts) {
        Orbit orbit = shell.orbits().get(0);
        int points = 64;
        int perPoint = 16;
        double step = orbit.period() / (points * perPoint);
        double[][] w = new double[parts.size()][points * perPoint];
        double[] at = new double[2];
        for (int s = 0; s < points * perPoint; s++) {
            orbit.at(2 * Math.PI * s / (points * perPoint), at);
            for (int i = 0; i < w.length; i++) {
                PhaseFunction g = parts.get(i).shape();
                w[i][s] = h.potential().slope(at[0]) * g.byMomentum(at[0], at[1]) - at[1] * g.byPosition(at[0], at[1]);
            }
        }
        double sum = 0;
        // Simpson's rule in time, over some thirty times of relaxation; kinks of the covariances spoil it a little.
        int steps = 2 * (int) (15 / GAMMA / step / 2);
        for (int i = 0; i < w.length; i++) {
            for (int j = 0; j < w.length; j++) {
                if (!parts.get(i).signal().correlatesWith(parts.get(j).signal())) {
                    continue;
                }
                for (int n = 0; n <= steps; n++) {
                    double tau = n * step;
                    double product = 0;
                    for (int s = 0; s < w[j].length; s += perPoint) {
                        product += w[i][(s + n) % w[i].length] * w[j][s] / points;
                    }
                    double weight = (n == 0 || n == steps ? 1 : n % 2 == 1 ? 4 : 2) * step / 3;
                    sum += weight * Math.exp(-GAMMA * tau) * product * covariance(parts.get(i), parts.get(j), tau);
                }
            }
        }
        return sum;
    }

    /** E over the phase of the carrier by an even sum, exact for these. */
    private static double covariance(RandomPotential.Part later, RandomPotential.Part now, double tau) {
        double sum = 0;
        for (int k = 0; k < 8; k++) {
            double phase = 0.1 + Math.PI * k / 4;
            sum += factor(later.signal(), phase + later.signal().carrier() * tau) * factor(now.signal(), phase) / 8;
        }
        return sum * now.noise().covariance(tau);
    }

    private static double factor(NoiseSignal signal, double phase) {
        return !signal.isCarried() ? 1 : signal.sine() ? Math.sin(phase) : Math.cos(phase);
    }

    /** The cell problem with a kernel that is full relaxation, and h0 a = (h0 d)′. */
    @Test
    void generalKernels() {
        Hamiltonian1D h = new Hamiltonian1D(Wells.duffing(1, 1));
        for (Noise noise : List.of(new OrnsteinUhlenbeckNoise(1.1), new ClockNoise(1.4))) {
            RandomPotential v = new RandomPotential(List.of(
                    part(X, noise, 0, 0.9, false),
                    part(FormulaFunction.of("p + 0.2*x^2"), noise, 0, 0.9, true),
                    part(FormulaFunction.of("0.4*x"), noise, 0, 0, false)));
            Relaxation plain = Relaxation.formula("0.4 + 0.1*E");
            double expected = new DiffusionCoefficient(v, plain).at(0, h.shell(0.8));
            double found = new DiffusionCoefficient(v, plain.withKernel((x, p, y, q) -> 1)).at(0, h.shell(0.8));
            assertEquals(expected, found, 1e-8 * expected);
            CoefficientTable table =
                    CoefficientTable.of(h, new DiffusionCoefficient(v, plain), 0, new double[] {0.8}, Progress.NONE);
            assertEquals(0, table.residual(), 1e-7);
            double sum = table.resonances().get(0).stream()
                    .mapToDouble(Resonance::strength)
                    .sum();
            assertEquals(expected, sum, 1e-10 * expected);
        }
    }
}
