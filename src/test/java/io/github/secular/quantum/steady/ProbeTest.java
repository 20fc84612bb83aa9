package io.github.secular.quantum.steady;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.secular.drive.Harmonic;
import io.github.secular.drive.Wave;
import io.github.secular.numerics.ComplexMatrix;
import io.github.secular.numerics.Progress;
import io.github.secular.numerics.RefusalException;
import io.github.secular.quantum.BlochModel;
import io.github.secular.quantum.Damping;
import io.github.secular.quantum.Levels;
import io.github.secular.quantum.RateMatrix;
import io.github.secular.quantum.ReferenceCases;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** First-order probes against closed forms, the full steady state and src/test/python/probes.py. */
class ProbeTest {
    private static SteadyState steady(BlochModel model, double tolerance) {
        return SteadyStates.of(model, SteadyModels.ground(model.size()), tolerance, Progress.NONE);
    }

    private static List<Harmonic> pair(ComplexMatrix v, int... a) {
        Harmonic h = new Harmonic(a, v);
        return List.of(h, h.opposite());
    }

    private static ComplexMatrix up(double v) {
        return ComplexMatrix.ofReal(new double[][] {{0, v}, {0, 0}});
    }

    /** A two-level atom in rotating waves; rates per fast time at ε = 1, its upper level one photon up. */
    private static BlochModel mollow(double decay, double gamma, double detuning, double rabi, double beat) {
        double omega = 100;
        Wave wave = new Wave(2, new double[] {omega, omega + beat}, pair(up(0.5 * rabi), 1, 0))
                .withProbes(List.of(new Harmonic(new int[] {0, 1}, up(1e-3))));
        return new BlochModel(
                new Levels(
                        List.of("g", "e"),
                        new double[] {0, omega - detuning},
                        new int[][] {{0, 0}, {1, 0}},
                        new double[] {0, -detuning},
                        new double[2],
                        0),
                new Damping(new double[][] {{0, gamma}, {gamma, 0}}, 0),
                new RateMatrix(new double[][] {{0, 0}, {decay, 0}}),
                wave,
                1);
    }

    /** Mollow's absorption of a weak probe (R. W. Boyd, Nonlinear Optics, section 6.3), beats of any size and none. */
    @Test
    void absorptionOfASaturatedAtom() {
        SplittableRandom random = new SplittableRandom(4);
        double gains = 0;
        for (int i = 0; i < 200; i++) {
            double decay = random.nextDouble(0.2, 2);
            double gamma = 0.5 * decay + (i % 3 == 0 ? 0 : random.nextDouble());
            double detuning = i % 4 == 0 ? 0 : random.nextDouble(-3, 3);
            double rabi = random.nextDouble(0, 6);
            double beat = i % 5 == 0 ? 0 : i % 5 == 1 ? 1e-9 * random.nextDouble(-1, 1) : random.nextDouble(-8, 8);
            double inversion = -(1 + sq(detuning / gamma)) / (1 + sq(detuning / gamma) + sq(rabi) / (gamma * decay));
            double[] denominator = sum(
                    times(
                            complex(beat, decay),
                            times(complex(beat + detuning, gamma), complex(beat - detuning, gamma))),
                    complex(-sq(rabi) * beat, -sq(rabi) * gamma));
            double[] numerator = sum(
                    times(complex(beat - detuning, gamma), complex(beat, decay)),
                    divided(complex(-0.5 * sq(rabi) * beat, 0), complex(detuning, -gamma)));
            // rho_eg e^{+i nu t} is the conjugate of Boyd's
            double[] response = divided(numerator, denominator);
            SteadyState found = steady(mollow(decay, gamma, detuning, rabi, beat), 1e-11);
            ProbeResponse probe = found.probes().get(0);
            ComplexMatrix z = probe.atProbe();
            double re = 1e-3 * inversion * response[0];
            double im = 1e-3 * inversion * response[1];
            double size = Math.hypot(re, im) + 1e-7;
            assertEquals(re, z.re(0, 1), 1e-10 * size, "run " + i);
            assertEquals(-im, z.im(0, 1), 1e-10 * size, "run " + i);
            assertEquals(0, z.abs(1, 0));
            double photons = 2 * 1e-3 * im;
            assertEquals(photons, probe.photons().rate(), 1e-10 * 1e-3 * size, "run " + i);
            assertTrue(probe.error() < 1e-11 * 1e-2, "run " + i + ": " + probe.error());
            gains += photons < 0 ? 1 : 0;
            assertEquals(1, found.photons().size());
        }
        assertTrue(gains > 20, gains + " gains");
    }

    private static double sq(double x) {
        return x * x;
    }

    private static double[] complex(double re, double im) {
        return new double[] {re, im};
    }

    private static double[] sum(double[] a, double[] b) {
        return complex(a[0] + b[0], a[1] + b[1]);
    }

    private static double[] times(double[] a, double[] b) {
        return complex(a[0] * b[0] - a[1] * b[1], a[0] * b[1] + a[1] * b[0]);
    }

    private static double[] divided(double[] a, double[] b) {
        double size = sq(b[0]) + sq(b[1]);
        return times(a, complex(b[0] / size, -b[1] / size));
    }

    private static BlochModel with(
            BlochModel model, double[] omega, List<Harmonic> strong, ComplexMatrix v, boolean marked) {
        List<Harmonic> all = new ArrayList<>(strong);
        if (!marked) {
            all.addAll(pair(v, 0, 1));
        }
        Wave wave = new Wave(model.size(), omega, all);
        return model.withDrive(marked ? wave.withProbes(List.of(new Harmonic(new int[] {0, 1}, v))) : wave);
    }

    /** What the full steady state of both tones differs by falls with the square of the probe, photons with the fourth. */
    @Test
    void fullStatesOfWeakProbesDifferBySquares() {
        SplittableRandom random = new SplittableRandom(11);
        for (int i = 0; i < 3; i++) {
            double[] omega = {1, random.nextDouble(0.5, 1.6)};
            BlochModel bare = SteadyModels.random(random, 2 + i / 2, new double[] {1}, 0.2, 0.4);
            List<Harmonic> strong = bare.wave().harmonics().stream()
                    .map(h -> new Harmonic(new int[] {h.index()[0], 0}, h.matrix()))
                    .toList();
            int n = bare.size();
            ComplexMatrix v =
                    ComplexMatrix.of(n, n, random.doubles(2L * n * n, -1, 1).toArray());
            ProbeResponse response = steady(with(bare, omega, strong, v.times(0.1, 0), true), 1e-12)
                    .probes()
                    .get(0);
            double[] off = new double[2];
            double[] photons = new double[2];
            for (int k = 0; k < 2; k++) {
                double weak = 0.04 / (1 << k);
                SteadyState full = steady(with(bare, omega, strong, v.times(0.1 * weak, 0), false), 1e-12);
                for (int[] a : List.of(new int[] {0, 1}, new int[] {1, 1}, new int[] {-1, 1})) {
                    ComplexMatrix scaled = full.harmonic(a).times(1 / weak, 0);
                    off[k] = Math.max(off[k], scaled.distance(response.harmonic(a)));
                }
                double rate = full.photons().stream()
                        .filter(p -> p.index()[1] == 1 && p.index()[0] == 0)
                        .findFirst()
                        .orElseThrow()
                        .rate();
                photons[k] = Math.abs(rate / sq(weak) - response.photons().rate());
            }
            assertTrue(off[0] < 0.1 * response.atProbe().maxAbs(), "model " + i + ": " + off[0]);
            assertEquals(2, Math.log(off[0] / off[1]) / Math.log(2), 0.05, "model " + i + ": " + off[0]);
            assertEquals(2, Math.log(photons[0] / photons[1]) / Math.log(2), 0.1, "model " + i + ": " + photons[0]);
        }
    }

    private static BlochModel model(JsonNode json) {
        double[] energies = ReferenceCases.doubles(json.get("energies"));
        int n = energies.length;
        double[] omega = {json.get("omega").asDouble(), json.get("nu").asDouble()};
        List<Harmonic> harmonics = new ArrayList<>(pair(ReferenceCases.complexMatrix(json.get("V1")), 1, 0));
        if (!json.get("V0").isNull()) {
            harmonics.add(new Harmonic(new int[2], ReferenceCases.complexMatrix(json.get("V0"))));
        }
        Wave wave = new Wave(n, omega, harmonics)
                .withProbes(List.of(new Harmonic(new int[] {0, 1}, ReferenceCases.complexMatrix(json.get("probe")))));
        double[][] gamma = new double[n][];
        double[][] rates = new double[n][];
        for (int i = 0; i < n; i++) {
            gamma[i] = ReferenceCases.doubles(json.get("gamma").get(i));
            rates[i] = ReferenceCases.doubles(json.get("W").get(i));
        }
        return new BlochModel(
                Levels.of(energies),
                new Damping(gamma, 0),
                new RateMatrix(rates),
                wave,
                json.get("epsilon").asDouble());
    }

    /** Cosines of any strength, probes anywhere, near the wave and on it, against dense matrices in the laboratory frame. */
    @Test
    void anyModelAgainstAnotherProgram() throws IOException {
        JsonNode all = new ObjectMapper().readTree(ProbeTest.class.getResource("/reference-own/probes.json"));
        for (int i = 0; i < all.size(); i++) {
            JsonNode json = all.get(i);
            SteadyState found = steady(model(json), 1e-10);
            assertTrue(found.mean().distance(ReferenceCases.complexMatrix(json.get("mean"))) < 1e-10);
            ProbeResponse probe = found.probes().get(0);
            double allowed = 2 * probe.error() + json.get("error").asDouble() + 1e-13;
            assertTrue(probe.error() < 1e-10, "model " + i + ": " + probe.error());
            assertTrue(
                    probe.atProbe().distance(ReferenceCases.complexMatrix(json.get("atProbe"))) < allowed,
                    "model " + i);
            // where the two frequencies depend on each other, indices are counted by one
            int[] p = probe.photons().index();
            int[] below = p.length == 2 ? new int[] {p[0] - 1, p[1]} : new int[] {p[0] - 1};
            assertTrue(
                    probe.harmonic(below).distance(ReferenceCases.complexMatrix(json.get("below"))) < allowed,
                    "model " + i);
            assertEquals(
                    json.get("photons").asDouble(),
                    probe.photons().rate(),
                    2 * probe.photons().error() + 1e-12,
                    "model " + i);
        }
    }

    /** Two full tones are right, or refused with the word that helps, however slow their beat is. */
    @Test
    void fullTonesOfSlowBeatsAreRightOrRefused() {
        SplittableRandom random = new SplittableRandom(7);
        int refused = 0;
        double[] beats = {0.3, 0.02, 1e-3, 1e-5, 1e-7, 1e-9};
        for (int i = 0; i < 12; i++) {
            double beat = beats[i % beats.length];
            double[] rabi = {random.nextDouble(0.3, 1.2), random.nextDouble(0.1, 1.2)};
            double detuning = random.nextDouble(-0.5, 0.5);
            BlochModel probed = mollow(1, 0.5, detuning, rabi[0], beat);
            List<Harmonic> both = new ArrayList<>(pair(up(0.5 * rabi[0]), 1, 0));
            both.addAll(pair(up(0.5 * rabi[1]), 0, 1));
            BlochModel full = probed.withDrive(new Wave(2, new double[] {100, 100 + beat}, both));
            double expected = beat > 5e-4 ? overABeat(detuning, rabi, beat) : overPhases(detuning, rabi);
            try {
                assertEquals(expected, steady(full, 1e-9).mean().re(1, 1), Math.max(1e-8, beat < 5e-4 ? 10 * beat : 0));
            } catch (RefusalException e) {
                assertTrue(e.getMessage().contains("mark the weaker tone as a probe"), e.getMessage());
                refused++;
            }
        }
        assertTrue(refused > 1 && refused < 9, refused + " refused");
    }

    /** Mean excitation where the atom follows every phase: s/2/(1 + s), decay 1 and damping 1/2. */
    private static double overPhases(double detuning, double[] rabi) {
        double sum = 0;
        int n = 4000;
        for (int k = 0; k < n; k++) {
            double square = sq(rabi[0]) + sq(rabi[1]) + 2 * rabi[0] * rabi[1] * Math.cos(2 * Math.PI * k / n);
            double s = 2 * square / (1 + 4 * sq(detuning));
            sum += s / 2 / (1 + s) / n;
        }
        return sum;
    }

    /** The same by Runge-Kutta's method over a beat, behind one and 40 lifetimes. */
    private static double overABeat(double detuning, double[] rabi, double beat) {
        double period = 2 * Math.PI / beat;
        int steps = (int) Math.ceil(period / 0.01);
        double h = period / steps;
        double[] y = {0, 0, 0};
        double sum = 0;
        int before = steps * (1 + (int) (40 / period));
        for (int k = 0; k < before + steps; k++) {
            double t = h * (k % steps);
            double[] a = slope(y, t, detuning, rabi, beat);
            double[] b = slope(moved(y, a, h / 2), t + h / 2, detuning, rabi, beat);
            double[] c = slope(moved(y, b, h / 2), t + h / 2, detuning, rabi, beat);
            double[] d = slope(moved(y, c, h), t + h, detuning, rabi, beat);
            sum += k < before ? 0 : y[2] / steps;
            for (int i = 0; i < 3; i++) {
                y[i] += h / 6 * (a[i] + 2 * b[i] + 2 * c[i] + d[i]);
            }
        }
        return sum;
    }

    private static double[] moved(double[] y, double[] by, double h) {
        return new double[] {y[0] + h * by[0], y[1] + h * by[1], y[2] + h * by[2]};
    }

    /** Of s = rho_ge e^{-i omega t} (re, im) and rho_ee: s' = -(1/2 + i detuning) s + i W (rho_ee - rho_gg)... */
    private static double[] slope(double[] y, double t, double detuning, double[] rabi, double beat) {
        double re = 0.5 * (rabi[0] + rabi[1] * Math.cos(beat * t));
        double im = 0.5 * rabi[1] * Math.sin(beat * t);
        double inversion = 2 * y[2] - 1;
        // i W (rho_ee - rho_gg)
        return new double[] {
            -0.5 * y[0] + detuning * y[1] - im * inversion,
            -0.5 * y[1] - detuning * y[0] + re * inversion,
            -y[2] + 2 * (im * y[0] - re * y[1])
        };
    }

    /** Energy that two decoupled atoms share would drift for ever under a beat that stands still. */
    @Test
    void probesOfUndampedThingsAreRefused() {
        ComplexMatrix v = ComplexMatrix.ofReal(new double[][] {{0, 0.1, 0}, {0.1, 0, 0}, {0, 0, 0}});
        ComplexMatrix p = ComplexMatrix.ofReal(new double[][] {{0, 0, 0.01}, {0, 0, 0.01}, {0.01, 0.01, 0}});
        Wave wave = new Wave(3, new double[] {1, 0.7}, pair(v, 1, 0))
                .withProbes(List.of(new Harmonic(new int[] {0, 1}, p)));
        BlochModel model = new BlochModel(
                Levels.of(0, 1, 0.7),
                new Damping(new double[][] {{0, 0.1, 0}, {0.1, 0, 0}, {0, 0, 0}}, 0),
                new RateMatrix(new double[][] {{0, 0, 0}, {1, 0, 0}, {0, 0, 0}}),
                wave,
                0.3);
        // the coherence with the third level is damped by what the pump does to level 0 and 1, so that it is told
        assertEquals(2, steady(model, 1e-10).count());
        Wave dark =
                new Wave(3, new double[] {1, 0.7}, List.of()).withProbes(List.of(new Harmonic(new int[] {0, 1}, p)));
        RefusalException e = assertThrows(RefusalException.class, () -> steady(model.withDrive(dark), 1e-10));
        assertTrue(e.getMessage().contains("probe"), e.getMessage());
    }

    /** All else takes a probe for a tone like any other. */
    @Test
    void theWholeWaveHoldsItsProbes() {
        BlochModel model = mollow(1, 0.5, 0, 1, 0);
        assertEquals(2, model.wave().harmonics().size());
        assertEquals(0.501, model.wave().harmonics().get(0).matrix().re(0, 1), 1e-15);
        assertEquals(0.5, model.wave().strong().harmonics().get(0).matrix().re(0, 1), 1e-15);
        assertArrayEquals(
                new int[] {0, 1}, model.frozenAt(0).wave().probes().get(0).index());
    }
}
