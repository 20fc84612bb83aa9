package io.github.secular.classical.harmonic;

import java.util.List;
import java.util.function.DoubleUnaryOperator;

/**
 * A signal φ = Σ_j a_j g_j cos(ν_jτ + φ_j) whose envelopes g_j change: stretch by stretch, through the smooth pieces of
 * the envelopes, and by powers of the matrix of a period where all stand still.
 *
 * @param stretches of the drive, whose shapes are multiples of x, but for functions of time
 */
record EnvelopeSchedule(List<DriveStretch> stretches) implements Schedule {
    @Override
    public double[][] states(LinearFlow flow, double[] start, double[] taus) {
        double[][] out = new double[taus.length][];
        double[] state = start;
        int next = 0;
        for (int i = 0; i < stretches.size(); i++) {
            DriveStretch stretch = stretches.get(i);
            double[] local = i + 1 < stretches.size()
                    ? stretch.within(taus, i == 0)
                    : java.util.Arrays.stream(taus, next, taus.length)
                            .map(tau -> Math.max(0, tau - stretch.start()))
                            .toArray();
            double[][] states = stretch.states(flow, signal(stretch), state, local);
            for (int k = 0; k < local.length; k++) {
                out[next++] = states[k];
            }
            state = states[local.length];
        }
        return out;
    }

    private static DoubleUnaryOperator signal(DriveStretch stretch) {
        double[] slopes = stretch.oscillations().stream()
                .mapToDouble(o -> o.shape().byPosition(0, 0))
                .toArray();
        return s -> {
            double sum = 0;
            for (int j = 0; j < slopes.length; j++) {
                sum += slopes[j] * stretch.oscillations().get(j).at(s);
            }
            return sum;
        };
    }

    /** How much fast time must be followed step by step. */
    double stepped() {
        return stretches.stream().mapToDouble(DriveStretch::stepped).sum();
    }
}
