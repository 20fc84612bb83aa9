package io.github.secular.classical.harmonic;

import java.util.function.DoubleUnaryOperator;

/**
 * The mean over the phase φ_0 of a carrier, whose phase φ_0 + Ωτ is the signal, by an even sum: exact for the harmonics of
 * φ_0 that the sum resolves.
 *
 * @param frequency Ω > 0, angular, per unit of fast time
 * @param span over which φ_0 goes: 2π, or π where V and −V have the same law
 * @param phases how many
 */
record PhaseAverageSchedule(double frequency, double span, int phases) implements Schedule {
    @Override
    public double[][] states(LinearFlow flow, double[] start, double[] taus) {
        double[][] out = new double[taus.length][start.length];
        for (int k = 0; k < phases; k++) {
            double phase = span * k / phases;
            DoubleUnaryOperator signal = tau -> phase + frequency * tau;
            double[][] states = new PeriodicSchedule(signal, 2 * Math.PI / frequency).states(flow, start, taus);
            for (int t = 0; t < taus.length; t++) {
                for (int i = 0; i < start.length; i++) {
                    out[t][i] += states[t][i] / phases;
                }
            }
        }
        return out;
    }
}
