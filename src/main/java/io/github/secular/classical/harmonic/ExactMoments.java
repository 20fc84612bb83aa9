package io.github.secular.classical.harmonic;

import io.github.secular.classical.Moments;
import io.github.secular.classical.QuasiPeriodicPotential;
import io.github.secular.classical.Relaxation;
import io.github.secular.classical.VlasovProblem;
import io.github.secular.numerics.RefusalException;
import java.util.ArrayList;
import java.util.List;

/**
 * The moments of f where their equations close (MATH-classical, section 7), whatever solver f comes from: in a harmonic
 * well of any frequency under V = x φ(τ), and in x²/2 under noise, at constant relaxation.
 */
public final class ExactMoments {
    private static final String METHOD = "The moment equations";
    private static final String REMEDY = "compare with another solver instead";

    /** Signals without a period are followed step by step, which is no quick check beyond this fast time. */
    private static final double LONGEST = 3e4;

    private static final double STEP_TOLERANCE = 1e-12;

    private ExactMoments() {}

    /**
     * @param times slow times, at least 0, increasing
     * @return one for each time; under noise their expectations
     * @throws RefusalException if the equations do not close, or could not be solved quickly
     */
    public static List<Moments> of(VlasovProblem problem, double[] times) {
        VlasovProblem.checkTimes(times);
        HarmonicWell well = HarmonicWell.of(problem.hamiltonian())
                .orElseThrow(() -> new RefusalException(METHOD + " close in harmonic wells only, but the potential is "
                        + problem.hamiltonian().potential().description() + "; " + REMEDY + "."));
        if (!problem.relaxation().isConstant()) {
            throw new RefusalException(METHOD
                    + " close at a constant relaxation rate only, but it depends on the energy; " + REMEDY + ".");
        }
        return problem.shaking() instanceof QuasiPeriodicPotential v
                ? quasiPeriodic(problem, v, well, times)
                : random(problem, times);
    }

    /**
     * In the scales X = √w (x − c), P = p/√w, τ′ = wτ, where H0 = w (X² + P²)/2 and the force is φ(τ′/w)/w^(3/2).
     */
    private static List<Moments> quasiPeriodic(
            VlasovProblem problem, QuasiPeriodicPotential v, HarmonicWell well, double[] times) {
        LinearDrive drive = LinearDrive.of(v, METHOD, REMEDY);
        if (!drive.isOfPositionOnly()) {
            throw new RefusalException(
                    METHOD + " need a drive proportional to x, but it depends on p; " + REMEDY + ".");
        }
        double w = well.frequency();
        double[] frequencies = drive.byPosition().frequencies();
        double[] coefficients = drive.byPosition().coefficients();
        for (int j = 0; j < frequencies.length; j++) {
            frequencies[j] /= w;
            coefficients[2 * j] /= w * Math.sqrt(w);
            coefficients[2 * j + 1] /= w * Math.sqrt(w);
        }
        Relaxation rates = problem.rates();
        MomentEquations equations = new MomentEquations(
                new TrigonometricSum(frequencies, coefficients),
                problem.epsilon(),
                rates.rate(0, 1) / w,
                rates.rate(0, 2) / w,
                scaled(Moments.of(problem.initial(), problem.hamiltonian()), well));
        List<Moments> out = new ArrayList<>();
        for (double t : times) {
            out.add(unscaled(equations.at(w * problem.fastTime(t)), well));
        }
        return out;
    }

    private static Moments scaled(Moments m, HarmonicWell well) {
        double w = well.frequency();
        double c = well.centre();
        return new Moments(
                m.mass(),
                (m.energy() - well.lowest()) / w,
                Math.sqrt(w) * (m.x() - c),
                m.p() / Math.sqrt(w),
                w * (m.xx() - 2 * c * m.x() + c * c),
                m.xp() - c * m.p(),
                m.pp() / w);
    }

    private static Moments unscaled(Moments m, HarmonicWell well) {
        double w = well.frequency();
        double c = well.centre();
        double x = c + m.x() / Math.sqrt(w);
        double p = m.p() * Math.sqrt(w);
        return new Moments(
                m.mass(),
                well.lowest() + w * m.energy(),
                x,
                p,
                m.xx() / w + 2 * c * x - c * c,
                m.xp() + c * p,
                w * m.pp());
    }

    private static List<Moments> random(VlasovProblem problem, double[] times) {
        HarmonicModel model = HarmonicModel.of(problem);
        double[] taus = new double[times.length];
        for (int i = 0; i < times.length; i++) {
            taus[i] = problem.fastTime(times[i]);
        }
        if (model.schedule() instanceof PeriodicSchedule steps
                && Double.isNaN(steps.period())
                && times.length > 0
                && taus[times.length - 1] > LONGEST) {
            throw new RefusalException(METHOD + " under this noise are followed step by step, and the run is "
                    + taus[times.length - 1] + " units of fast time long; use a larger epsilon or earlier times.");
        }
        MomentSystem system = new MomentSystem(
                problem.epsilon(),
                problem.rates().rate(0, 1),
                problem.rates().rate(0, 2),
                model.modes(problem.epsilon()));
        double[] start = system.state(Moments.of(problem.initial(), problem.hamiltonian()));
        double lowest = problem.hamiltonian().lowestEnergy();
        List<Moments> out = new ArrayList<>();
        for (double[] state : model.schedule().states(new LinearFlow(system, STEP_TOLERANCE), start, taus)) {
            Moments m = MomentSystem.moments(state);
            out.add(new Moments(m.mass(), m.energy() + lowest, m.x(), m.p(), m.xx(), m.xp(), m.pp()));
        }
        return out;
    }
}
