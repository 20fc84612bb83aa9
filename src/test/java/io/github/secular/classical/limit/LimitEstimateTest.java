package io.github.secular.classical.limit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.secular.classical.CosineTerm;
import io.github.secular.classical.FormulaFunction;
import io.github.secular.classical.GaussianDensity;
import io.github.secular.classical.Hamiltonian1D;
import io.github.secular.classical.QuasiPeriodicPotential;
import io.github.secular.classical.Relaxation;
import io.github.secular.classical.VlasovProblem;
import io.github.secular.classical.Wells;
import io.github.secular.classical.harmonic.ForcedOscillator;
import io.github.secular.drive.FormulaEnvelope;
import io.github.secular.numerics.Progress;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Seeded random pulses in the harmonic well, where a Gaussian's F is the Rice profile with its variance grown by d0 ∫g² dt
 * (doc/classical.md, C5.3): the estimate sees what the error is, and the tolerance is kept.
 */
class LimitEstimateTest {
    /** A pulse and ∫g² over [0, 1]. */
    private record Pulse(String text, double square) {
        static Pulse of(Random random) {
            double start = 0.1 + 0.5 * random.nextDouble();
            double width = Math.pow(10, -4 + 3.4 * random.nextDouble());
            double strength = 0.3 + 2 * random.nextDouble();
            double square = strength * strength * width;
            return switch (random.nextInt(4)) {
                case 0 -> new Pulse(strength + "*(step(t-" + start + ")-step(t-" + (start + width) + "))", square);
                case 1 ->
                    new Pulse(
                            strength + "*max(0,1-abs(t-" + (start + width) + ")/" + width + ")",
                            start > 0 && start + 2 * width < 1 ? square * 2 / 3 : Double.NaN);
                case 2 ->
                    new Pulse(
                            strength + "*step(t-" + start + ")*exp((" + start + "-t)/" + width + ")",
                            square / 2 * -Math.expm1(-2 * (1 - start) / width));
                default ->
                    new Pulse(
                            strength + "*sin(" + 1 / width + "*t)",
                            strength * strength * (0.5 - width / 4 * Math.sin(2 / width)));
            };
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 6, 7, 8, 9, 10, 11})
    void errorsAreEstimated(int seed) {
        Random random = new Random(seed);
        Pulse pulse = Pulse.of(random);
        double gamma = Math.pow(10, -1 + 1.5 * random.nextDouble());
        double nu = 0.3 + 2 * random.nextDouble();
        double variance = Math.pow(10, -1 + 1.3 * random.nextDouble());
        double x = 2 * random.nextDouble();
        double tolerance = Math.pow(10, -3 - 4 * random.nextDouble());
        if (Double.isNaN(pulse.square()) || 1 / gamma > 8) {
            return;
        }
        EnergyLimit limit = new EnergyLimit(new VlasovProblem(
                new Hamiltonian1D(Wells.harmonic(1)),
                Relaxation.constant(gamma),
                new QuasiPeriodicPotential(
                        new double[] {nu},
                        List.of(CosineTerm.of(FormulaEnvelope.of(pulse.text()), FormulaFunction.of("x"), 1))),
                0.01,
                new GaussianDensity(x, 0.4, variance)));
        double d0 = (gamma / (gamma * gamma + (1 - nu) * (1 - nu)) + gamma / (gamma * gamma + (1 + nu) * (1 + nu))) / 4;
        EnergyDistribution found = limit.solve(new double[] {1}, tolerance, Progress.NONE);
        double grown = variance + d0 * pulse.square();
        double distance = Math.hypot(x, 0.4);
        double energy = grown + distance * distance / 2;
        double error = Math.abs(found.meanEnergy()[0] / energy - 1);
        double largest = 0;
        double worst = 0;
        double top = found.grid().faces()[found.grid().size()];
        for (int i = 1; i < 200; i++) {
            double e = top * i * i / 40_000;
            double exact = ForcedOscillator.gaussianShellMean(e, grown, distance);
            largest = Math.max(largest, exact);
            worst = Math.max(worst, Math.abs(found.at(0, e) - exact));
        }
        error = Math.max(error, worst / largest);
        String said = pulse + " error " + error + " estimate " + found.estimatedError() + " tolerance " + tolerance;
        assertTrue(error <= 3 * found.estimatedError() + 1e-12, said);
        assertTrue(error <= tolerance || found.errorWarning(tolerance).isPresent(), said);
        assertEquals(1, found.mass()[0] + found.lost()[0], 1e-10);
        EnergyDistribution rough = limit.rough(new double[] {1}, Progress.NONE);
        assertTrue(Double.isNaN(rough.estimatedError()), "a first look has no estimate");
        double off = 0;
        double reach = Math.min(top, rough.grid().faces()[rough.grid().size()]);
        for (int i = 1; i < 200; i++) {
            double e = reach * i * i / 40_000;
            off = Math.max(off, Math.abs(rough.at(0, e) - found.at(0, e)));
        }
        assertTrue(off <= 2e-3 * largest, said + "; a first look is off by " + off / largest);
        assertEquals(energy, rough.meanEnergy()[0], 1e-3 * energy, said);
    }
}
