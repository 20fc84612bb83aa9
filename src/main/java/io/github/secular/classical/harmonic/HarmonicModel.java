package io.github.secular.classical.harmonic;

import io.github.secular.classical.PhaseFunction;
import io.github.secular.classical.Potential1D;
import io.github.secular.classical.QuasiPeriodicPotential;
import io.github.secular.classical.RandomPotential;
import io.github.secular.classical.Relaxation;
import io.github.secular.classical.VlasovProblem;
import io.github.secular.drive.Noise;
import io.github.secular.drive.NoiseCells;
import io.github.secular.drive.NoiseModes;
import io.github.secular.numerics.RefusalException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A problem seen as what doc/classical.md, C7.2, can reduce: H0 = (x² + p²)/2 + const, V = x φ(τ), constant rates.
 *
 * @param schedule how the signal is passed
 * @param fixed modes of the random signals that have few, or {@link RandomModes#NONE}
 * @param gaussian variance of a Gaussian signal by its correlation time: their modes are cut off as the coupling asks
 * @param joint the noises, in place of the two before, where several share one or stand on carriers or multiply p
 * @param signal φ where it is a sum of oscillations, else null
 */
record HarmonicModel(
        Schedule schedule,
        RandomModes fixed,
        Map<Double, Double> gaussian,
        Optional<JointLinearNoise> joint,
        TrigonometricSum signal) {
    private static final double SAME = 1e-12;
    private static final int MOST_HERMITE = 16;
    private static final double CUT_OFF = 1e-15;
    private static final int MOST_MODES = 64;
    private static final double[] PROBES = {-3.1, -1.7, -0.6, 0.4, 1.3, 2.9};

    private HarmonicModel(Schedule schedule, RandomModes fixed, TrigonometricSum signal) {
        this(schedule, fixed, Map.of(), Optional.empty(), signal);
    }

    /**
     * The modes of the random signals for a system that they act on with a given strength.
     *
     * @param coupling what multiplies the signal, per unit of fast time
     */
    RandomModes modes(double coupling) {
        if (joint.isPresent()) {
            return joint.get().modes(coupling);
        }
        // NONE lets a signal through as it is; beside noises there is none.
        RandomModes out = !gaussian.isEmpty() && fixed == RandomModes.NONE ? null : fixed;
        for (Map.Entry<Double, Double> ou : gaussian.entrySet()) {
            double deviation = Math.sqrt(ou.getValue());
            out = with(
                    out,
                    RandomModes.of(
                            NoiseModes.gaussian(deviation, 1 / ou.getKey()),
                            1,
                            hermite(coupling * deviation * ou.getKey())));
        }
        return out;
    }

    /** Mode j is reached, and left again, with an amplitude of at most q^j/√(j!): moments need three of them. */
    static int hermite(double q) {
        double square = 1;
        int j = 0;
        while (j < MOST_HERMITE - 1 && (j < 3 || square > CUT_OFF)) {
            j++;
            square *= q * q / j;
        }
        return j + 1;
    }

    private static HarmonicModel joint(JointLinearNoise noises) {
        return new HarmonicModel(noises.schedule(), RandomModes.NONE, Map.of(), Optional.of(noises), null);
    }

    /** The same with more modes and phases of joint noises. */
    HarmonicModel richer() {
        return joint.map(JointLinearNoise::richer).map(HarmonicModel::joint).orElse(this);
    }

    /** @param end last slow time of the run @throws RefusalException if the problem is not of this kind */
    static HarmonicModel of(VlasovProblem problem, double end) {
        Potential1D u = problem.hamiltonian().potential();
        for (double x : PROBES) {
            if (!(Math.abs(u.slope(x) - x) <= SAME * Math.abs(x))) {
                throw new RefusalException(
                        "The Fourier ladder needs the potential x^2/2, but it is " + u.description() + ".");
            }
        }
        Relaxation relaxation = problem.relaxation();
        if (!relaxation.isConstant()) {
            throw new RefusalException(
                    "The Fourier ladder needs a constant relaxation rate, but it depends on the" + " energy.");
        }
        if (problem.shaking() instanceof QuasiPeriodicPotential v) {
            return quasiPeriodic(v, problem.epsilon(), end);
        }
        return random((RandomPotential) problem.shaking());
    }

    private static HarmonicModel quasiPeriodic(QuasiPeriodicPotential v, double epsilon, double end) {
        LinearDrive drive = LinearDrive.of(LinearDrive.withoutEnvelopes(v), "The Fourier ladder");
        if (!drive.isOfPositionOnly()) {
            throw new RefusalException("The Fourier ladder needs a drive proportional to x, but it depends on p.");
        }
        if (v.hasEnvelopes()) {
            return new HarmonicModel(new EnvelopeSchedule(DriveStretch.of(v, epsilon, end)), RandomModes.NONE, null);
        }
        TrigonometricSum phi = drive.byPosition();
        return new HarmonicModel(new PeriodicSchedule(phi::at, phi.period()), RandomModes.NONE, phi);
    }

    private static HarmonicModel random(RandomPotential v) {
        if (JointLinearNoise.isNeeded(v)) {
            return joint(JointLinearNoise.of(v));
        }
        Noise only = v.parts().get(0).noise();
        if (v.parts().size() == 1 && only.cells().isPresent()) {
            double amplitude = slope(v.parts().get(0).shape()) * Math.sqrt(only.variance());
            NoiseCells cells = only.cells().get();
            return new HarmonicModel(
                    new ClockSchedule(amplitude, cells.length(), cells.phase()), RandomModes.NONE, null);
        }
        RandomModes modes = null;
        // Gaussian processes of one correlation time add up to one such process.
        Map<Double, Double> gaussian = new TreeMap<>();
        for (RandomPotential.Part part : v.parts()) {
            double g = slope(part.shape());
            Optional<NoiseModes> own = part.noise().modes();
            if (part.noise().cells().isPresent()) {
                throw new RefusalException("The Fourier ladder averages over a clock only where it is the one noise.");
            } else if (own.isEmpty()) {
                throw new RefusalException("The average over " + part.noise().description()
                        + " is not known in closed form; use a clock, telegraph or Ornstein-Uhlenbeck noise.");
            } else if (own.get().isGaussian()) {
                gaussian.merge(1 / own.get().rate(1), g * g * part.noise().variance(), Double::sum);
            } else {
                modes = with(modes, RandomModes.of(own.get(), g, own.get().size()));
            }
        }
        double size = (modes == null ? 1 : modes.size()) * Math.pow(MOST_HERMITE, gaussian.size());
        if (size > MOST_MODES) {
            throw RefusalException.of("The Fourier ladder would need %.0f modes for these noises.", size);
        }
        // With constant coefficients every time is a period; a turn of the well keeps the frame's phases exact.
        Schedule steady = new PeriodicSchedule(tau -> 1, 2 * Math.PI);
        return new HarmonicModel(steady, modes == null ? RandomModes.NONE : modes, gaussian, Optional.empty(), null);
    }

    private static RandomModes with(RandomModes modes, RandomModes more) {
        return modes == null ? more : modes.plus(more);
    }

    /** The factor of a potential proportional to x. */
    private static double slope(PhaseFunction g) {
        if (g.isZero()) {
            return 0;
        }
        double slope = g.byPosition(0, 0);
        for (double x : PROBES) {
            double p = 1.3 * x + 0.2;
            if (!(Math.abs(g.byPosition(x, p) - slope) <= SAME * Math.abs(slope) && g.byMomentum(x, p) == 0)) {
                throw new RefusalException("The Fourier ladder needs a drive proportional to x, but it is " + g + ".");
            }
        }
        return slope;
    }
}
