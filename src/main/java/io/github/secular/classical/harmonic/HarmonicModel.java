package io.github.secular.classical.harmonic;

import io.github.secular.classical.CosineTerm;
import io.github.secular.classical.PhaseFunction;
import io.github.secular.classical.Potential1D;
import io.github.secular.classical.QuasiPeriodicPotential;
import io.github.secular.classical.RandomPotential;
import io.github.secular.classical.Relaxation;
import io.github.secular.classical.VlasovProblem;
import io.github.secular.drive.ClockNoise;
import io.github.secular.drive.OrnsteinUhlenbeckNoise;
import io.github.secular.drive.TelegraphNoise;
import io.github.secular.numerics.RefusalException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A problem seen as what section 7 of MATH-classical can reduce: H0 = (x² + p²)/2 + const, V = x φ(τ), constant rates.
 *
 * @param schedule how the signal is passed
 * @param modes of a random signal, or {@link RandomModes#NONE}
 * @param signal φ where it is a sum of oscillations, else null
 */
record HarmonicModel(Schedule schedule, RandomModes modes, TrigonometricSum signal) {
    private static final double SAME = 1e-12;
    private static final int HERMITE_MODES = 16;
    private static final int MOST_MODES = 64;
    private static final double[] PROBES = {-3.1, -1.7, -0.6, 0.4, 1.3, 2.9};

    /** @throws RefusalException if the problem is not of this kind */
    static HarmonicModel of(VlasovProblem problem) {
        Potential1D u = problem.hamiltonian().potential();
        for (double x : PROBES) {
            if (!(Math.abs(u.slope(x) - x) <= SAME * Math.abs(x))) {
                throw new RefusalException("The Fourier ladder needs the potential x^2/2, but it is " + u.description()
                        + "; choose the solver \"two-scale\".");
            }
        }
        Relaxation relaxation = problem.relaxation();
        if (!relaxation.isConstant()) {
            throw new RefusalException("The Fourier ladder needs a constant relaxation rate, but it depends on the"
                    + " energy; choose the solver \"two-scale\".");
        }
        if (problem.shaking() instanceof QuasiPeriodicPotential v) {
            return quasiPeriodic(v);
        }
        return random((RandomPotential) problem.shaking());
    }

    private static HarmonicModel quasiPeriodic(QuasiPeriodicPotential v) {
        List<double[]> terms = new ArrayList<>();
        for (CosineTerm term : v.terms()) {
            if (!term.envelope().isConstant()) {
                throw new RefusalException("The Fourier ladder needs amplitudes that do not change in slow time;"
                        + " choose the solver \"two-scale\".");
            }
            double c = slope(term.cosine());
            double s = slope(term.sine());
            double nu = v.frequency(term.index());
            terms.add(new double[] {nu, c / 2, -s / 2});
            terms.add(new double[] {-nu, c / 2, s / 2});
        }
        double[] frequencies = new double[terms.size()];
        double[] coefficients = new double[2 * terms.size()];
        for (int j = 0; j < frequencies.length; j++) {
            frequencies[j] = terms.get(j)[0];
            coefficients[2 * j] = terms.get(j)[1];
            coefficients[2 * j + 1] = terms.get(j)[2];
        }
        TrigonometricSum phi = new TrigonometricSum(frequencies, coefficients);
        return new HarmonicModel(new PeriodicSchedule(phi::at, phi.period()), RandomModes.NONE, phi);
    }

    private static HarmonicModel random(RandomPotential v) {
        if (v.parts().size() == 1 && v.parts().get(0).noise() instanceof ClockNoise clock) {
            double amplitude = slope(v.parts().get(0).shape()) * Math.sqrt(clock.variance());
            return new HarmonicModel(
                    new ClockSchedule(amplitude, clock.cellLength(), clock.phase()), RandomModes.NONE, null);
        }
        RandomModes modes = null;
        // Gaussian processes of one correlation time add up to one such process.
        Map<Double, Double> gaussian = new TreeMap<>();
        for (RandomPotential.Part part : v.parts()) {
            double g = slope(part.shape());
            if (part.noise() instanceof TelegraphNoise telegraph) {
                modes = with(
                        modes, RandomModes.telegraph(g * Math.sqrt(telegraph.variance()), telegraph.switchingRate()));
            } else if (part.noise() instanceof OrnsteinUhlenbeckNoise ou) {
                gaussian.merge(ou.correlationTime(), g * g * ou.variance(), Double::sum);
            } else if (part.noise() instanceof ClockNoise) {
                throw new RefusalException("The Fourier ladder averages over a clock only where it is the one noise;"
                        + " choose the solver \"particles\".");
            } else {
                throw new RefusalException("The average over " + part.noise().description()
                        + " is not known in closed form; use a clock, telegraph or Ornstein-Uhlenbeck noise.");
            }
        }
        for (Map.Entry<Double, Double> ou : gaussian.entrySet()) {
            modes = with(modes, RandomModes.ornsteinUhlenbeck(Math.sqrt(ou.getValue()), ou.getKey(), HERMITE_MODES));
        }
        if (modes.size() > MOST_MODES) {
            throw new RefusalException("The Fourier ladder would need " + modes.size() + " modes for these noises;"
                    + " choose the solver \"two-scale\" or \"particles\".");
        }
        // With constant coefficients every time is a period; a turn of the well keeps the frame's phases exact. Powers
        // of the large matrices of Gaussian noises cost more than steps.
        double period = gaussian.isEmpty() ? 2 * Math.PI : Double.NaN;
        return new HarmonicModel(new PeriodicSchedule(tau -> 1, period), modes, null);
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
                throw new RefusalException("The Fourier ladder needs a drive proportional to x, but it is " + g
                        + "; choose the solver \"two-scale\".");
            }
        }
        return slope;
    }
}
