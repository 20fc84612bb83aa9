package io.github.secular.classical.harmonic;

import io.github.secular.classical.RandomPotential;
import io.github.secular.drive.JointModes;
import io.github.secular.drive.NoiseModes;
import io.github.secular.drive.NoiseSignal;
import io.github.secular.numerics.RefusalException;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/**
 * V = Σ_s (a_s x + b_s p) s(τ), the s signals of noises that may be shared, also on one carrier (doc/light.md, L4.8): the
 * modes of the noises for every phase of the carrier, and a mean over phases.
 *
 * @param gradients (a_s, b_s)
 * @param more degrees of the modes, and phases, beyond the first
 */
record JointLinearNoise(List<NoiseSignal> signals, List<double[]> gradients, int more) {
    private static final int MOST_MODES = 64;
    /** To begin with; where f̂ is small, far out, fewer do than the strength there asks for. */
    private static final int FIRST_DEGREE = 6;

    private static final int FIRST_PHASES = 4;
    private static final List<DoubleUnaryOperator> FACTORS = List.of(phase -> 1, Math::cos, Math::sin);

    /** Whether noises are not simply independent ones times x. */
    static boolean isNeeded(RandomPotential v) {
        List<NoiseSignal> signals = v.signals();
        return signals.stream().anyMatch(NoiseSignal::isCarried)
                || NoiseSignal.sources(signals).size() < signals.size()
                || v.parts().stream().anyMatch(p -> p.shape().byMomentum(0, 0) != 0);
    }

    /** @throws RefusalException for a clock, several carriers, or what is not linear */
    static JointLinearNoise of(RandomPotential v) {
        for (RandomPotential.Part part : v.parts()) {
            if (part.noise().cells().isPresent()) {
                throw new RefusalException(
                        "The Fourier ladder averages over a clock only where it is the one noise, times"
                                + " x and on no carrier.");
            }
        }
        if (NoiseSignal.carriers(v.signals()).length > 1) {
            throw new RefusalException("The Fourier ladder follows one carrier of noises, but there are several.");
        }
        List<double[]> gradients = v.parts().stream()
                .map(part -> LinearDrive.gradient(part.shape(), "The Fourier ladder"))
                .toList();
        JointLinearNoise out = new JointLinearNoise(v.signals(), gradients, 0);
        // Whether the noises have modes is known at once.
        out.modes(0);
        return out;
    }

    Schedule schedule() {
        double[] carriers = NoiseSignal.carriers(signals);
        if (carriers.length == 0) {
            // With constant coefficients every time is a period; a turn of the well keeps the frame's phases exact.
            return new PeriodicSchedule(tau -> 0, 2 * Math.PI);
        }
        boolean even = signals.stream().allMatch(NoiseSignal::isCarried);
        int phases = FIRST_PHASES + more;
        return new PhaseAverageSchedule(carriers[0], even ? Math.PI : 2 * Math.PI, even ? phases : 2 * phases);
    }

    /**
     * @param coupling what multiplies the gradients, per unit of fast time
     * @throws RefusalException if too many would be needed
     */
    RandomModes modes(double coupling) {
        double square = 0;
        for (int s = 0; s < signals.size(); s++) {
            NoiseModes own = signals.get(s).noise().modes().orElse(null);
            double memory = own == null ? 0 : 1 / own.rate(1);
            double g = Math.hypot(gradients.get(s)[0], gradients.get(s)[1]);
            square += g * g * signals.get(s).noise().variance() * memory * memory;
        }
        int enough = Math.max(2, HarmonicModel.hermite(coupling * Math.sqrt(square)) - 1);
        int degree = Math.min(enough, FIRST_DEGREE) + more;
        List<NoiseSignal> noises = signals.stream()
                .map(s -> new NoiseSignal(s.noise(), s.source(), 0, false))
                .toList();
        JointModes modes = new JointModes(noises, degree);
        int n = modes.size();
        if (n > MOST_MODES) {
            throw RefusalException.of("The Fourier ladder would need %d modes for these noises.", n);
        }
        double[] decay = new double[n];
        for (int j = 0; j < n; j++) {
            decay[j] = modes.fading(j);
        }
        List<RandomModes.Channel> channels = FACTORS.stream()
                .map(f -> new RandomModes.Channel(new double[n][n], new double[n][n], f))
                .toList();
        for (int s = 0; s < signals.size(); s++) {
            NoiseSignal signal = signals.get(s);
            RandomModes.Channel channel = channels.get(!signal.isCarried() ? 0 : signal.sine() ? 2 : 1);
            for (JointModes.Entry e : modes.coupling(s)) {
                channel.coupling()[e.row()][e.column()] += gradients.get(s)[0] * e.value();
                channel.byMomentum()[e.row()][e.column()] += gradients.get(s)[1] * e.value();
            }
        }
        return new RandomModes(decay, channels);
    }

    JointLinearNoise richer() {
        return new JointLinearNoise(signals, gradients, more + 2);
    }
}
