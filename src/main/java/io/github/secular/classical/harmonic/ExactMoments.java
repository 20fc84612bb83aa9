package io.github.secular.classical.harmonic;

import io.github.secular.classical.CosineTerm;
import io.github.secular.classical.Moments;
import io.github.secular.classical.PhaseFunction;
import io.github.secular.classical.QuasiPeriodicPotential;
import io.github.secular.classical.RandomPotential;
import io.github.secular.classical.VlasovProblem;
import io.github.secular.drive.JointModes;
import io.github.secular.drive.Noise;
import io.github.secular.drive.NoiseCells;
import io.github.secular.drive.NoiseModes;
import io.github.secular.numerics.FastTime;
import io.github.secular.numerics.Progress;
import io.github.secular.numerics.RefusalException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.commons.math3.complex.Complex;

/**
 * The moments of f where their equations close (doc/classical.md, C7.1), whatever solver f comes from: in a harmonic
 * well of any frequency, at constant relaxation, under any potential that is at most quadratic in x and p, with
 * envelopes or without, and under noises times such functions (Ornstein-Uhlenbeck noises times linear ones). Where the
 * potential is at most linear and does not change in slow time they are sums of exponentials; else a linear system that
 * is passed by periods where it has one, and step by step where it has not.
 */
public final class ExactMoments {
    private static final String METHOD = "The moment equations";
    private static final String REMEDY = "compare with another solver instead";

    /** Signals without a period are followed step by step, which is no quick check beyond this fast time. */
    private static final double LONGEST = 3e4;

    private static final double STEP_TOLERANCE = 1e-12;
    /** Of the modes that moments of second order come from under a linear drive: one step up and one down. */
    private static final int DEGREE = 2;

    private static final int MOST_MODES = 64;

    private final VlasovProblem problem;
    private final HarmonicWell well;
    private final Progress progress;

    private ExactMoments(VlasovProblem problem, HarmonicWell well, Progress progress) {
        this.problem = problem;
        this.well = well;
        this.progress = progress;
    }

    /** Whether the well and the relaxation let the equations close; the drive may not. */
    public static boolean mayClose(VlasovProblem problem) {
        return problem.relaxation().isConstant()
                && HarmonicWell.of(problem.hamiltonian()).isPresent();
    }

    /**
     * @param times slow times, at least 0, increasing
     * @return one for each time; under noise their expectations
     * @throws RefusalException if the equations do not close, or could not be solved quickly
     * @throws java.util.concurrent.CancellationException if the progress says so
     */
    public static List<Moments> of(VlasovProblem problem, double[] times, Progress progress) {
        VlasovProblem.checkTimes(times);
        HarmonicWell well = HarmonicWell.of(problem.hamiltonian())
                .orElseThrow(() -> new RefusalException(METHOD + " close in harmonic wells only, but the potential is "
                        + problem.hamiltonian().potential().description() + "; " + REMEDY + "."));
        if (!problem.relaxation().isConstant()) {
            throw new RefusalException(METHOD
                    + " close at a constant relaxation rate only, but it depends on the energy; " + REMEDY + ".");
        }
        ExactMoments equations = new ExactMoments(problem, well, progress);
        return problem.shaking() instanceof QuasiPeriodicPotential v
                ? equations.quasiPeriodic(v, times)
                : equations.random((RandomPotential) problem.shaking(), times);
    }

    /** The rate at which the angle harmonics of a number decay, the same at all energies. */
    private double gamma(int harmonic) {
        return problem.rates().rate(0, harmonic);
    }

    private QuadraticForm form(PhaseFunction v) {
        return QuadraticForm.of(v, well.centre(), METHOD, REMEDY);
    }

    private List<Moments> quasiPeriodic(QuasiPeriodicPotential v, double[] times) {
        boolean linear = true;
        for (CosineTerm term : v.terms()) {
            linear &= form(term.cosine()).isLinear() & form(term.sine()).isLinear();
        }
        double end = times.length == 0 ? 0 : times[times.length - 1];
        List<DriveStretch> stretches = DriveStretch.of(v, problem.epsilon(), end);
        double stepped = 0;
        for (DriveStretch stretch : stretches) {
            stepped += linear && stretch.isSteady() ? 0 : stretch.stepped();
        }
        requireShort(stepped);
        Moments now = Moments.of(problem.initial(), problem.hamiltonian());
        List<Moments> out = new ArrayList<>();
        for (int i = 0; i < stretches.size(); i++) {
            DriveStretch stretch = stretches.get(i);
            boolean last = i + 1 == stretches.size();
            List<Double> local = new ArrayList<>();
            while (out.size() + local.size() < times.length) {
                double t = times[out.size() + local.size()];
                double tau = new FastTime(t, problem.epsilon()).value();
                if (!last && tau > stretch.start() + stretch.length()) {
                    break;
                }
                local.add(i == 0 ? tau : Math.max(0, tau - stretch.start()));
            }
            double[] s = local.stream().mapToDouble(Double::doubleValue).toArray();
            List<Moments> found = linear && stretch.isSteady() ? linear(stretch, now, s) : followed(stretch, now, s);
            out.addAll(found.subList(0, s.length));
            now = found.get(s.length);
        }
        return out;
    }

    private static void requireShort(double stepped) {
        if (stepped > LONGEST) {
            throw new RefusalException(METHOD + " of this drive are followed step by step, and the run is "
                    + (float) stepped + " units of fast time long; use a larger epsilon or earlier times.");
        }
    }

    /**
     * In the scales X = √w (x − c), P = p/√w, τ′ = wτ, where H0 = w (X² + P²)/2 and ∂_xV, ∂_pV become ∂_xV/w^(3/2) and
     * ∂_pV/w^(1/2).
     */
    private List<Moments> linear(DriveStretch stretch, Moments start, double[] local) {
        double w = well.frequency();
        List<DriveStretch.Oscillation> terms = stretch.oscillations();
        double[] frequencies = new double[2 * terms.size()];
        double[] factors = new double[4 * terms.size()];
        for (int j = 0; j < terms.size(); j++) {
            QuadraticForm v = form(terms.get(j).shape());
            // b − ia times cos(νs + φ)
            Complex half = new Complex(v.byP() / Math.sqrt(w), -v.byX() / (w * Math.sqrt(w))).multiply(0.5);
            for (int side = 0; side < 2; side++) {
                double sign = 1 - 2 * side;
                double phase = sign * terms.get(j).phase();
                Complex c = half.multiply(new Complex(Math.cos(phase), Math.sin(phase)));
                frequencies[2 * j + side] = sign * terms.get(j).frequency() / w;
                factors[4 * j + 2 * side] = c.getReal();
                factors[4 * j + 2 * side + 1] = c.getImaginary();
            }
        }
        MomentEquations equations = new MomentEquations(
                ExponentialSum.oscillating(frequencies, factors),
                problem.epsilon(),
                gamma(1) / w,
                gamma(2) / w,
                scaled(start, well));
        List<Moments> out = new ArrayList<>();
        for (double s : local) {
            out.add(unscaled(equations.at(w * s), well));
        }
        out.add(unscaled(equations.at(w * stretch.length()), well));
        return out;
    }

    private List<Moments> followed(DriveStretch stretch, Moments start, double[] local) {
        List<MomentSystem.Part> parts = new ArrayList<>();
        for (DriveStretch.Oscillation term : stretch.oscillations()) {
            parts.add(new MomentSystem.Part(form(term.shape()), term::at, new double[][] {{1}}));
        }
        MomentSystem system = new MomentSystem(problem.epsilon(), well, gamma(1), gamma(2), parts);
        return Arrays.stream(stretch.states(flow(system), s -> s, system.state(start), local))
                .map(system::moments)
                .toList();
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

    private List<Moments> random(RandomPotential v, double[] times) {
        double[] taus = Arrays.stream(times).map(problem::fastTime).toArray();
        Moments start = Moments.of(problem.initial(), problem.hamiltonian());
        List<QuadraticForm> forms =
                v.parts().stream().map(part -> form(part.shape())).toList();
        Noise only = v.parts().get(0).noise();
        if (v.parts().size() == 1
                && only.cells().isPresent()
                && !v.signals().get(0).isCarried()) {
            MomentSystem.Part part = new MomentSystem.Part(forms.get(0), s -> s, new double[][] {{1}});
            MomentSystem system = new MomentSystem(problem.epsilon(), well, gamma(1), gamma(2), List.of(part));
            NoiseCells cells = only.cells().get();
            Schedule schedule = new ClockSchedule(Math.sqrt(only.variance()), cells.length(), cells.phase());
            return moments(system, schedule, start, taus);
        }
        for (int j = 0; j < forms.size(); j++) {
            requireClosed(v.parts().get(j), forms.get(j));
        }
        JointModes modes = new JointModes(v.signals(), DEGREE);
        int size = modes.size();
        if (size > MOST_MODES) {
            throw new RefusalException(METHOD + " would need " + size + " modes for these noises; " + REMEDY + ".");
        }
        List<MomentSystem.Part> parts = new ArrayList<>();
        for (int j = 0; j < forms.size(); j++) {
            double[][] coupling = new double[size][size];
            for (JointModes.Entry e : modes.coupling(j)) {
                coupling[e.row()][e.column()] = e.value();
            }
            parts.add(new MomentSystem.Part(forms.get(j), s -> 1, coupling));
        }
        double[] decay = new double[size];
        double[][] turning = new double[size][size];
        for (int a = 0; a < size; a++) {
            decay[a] = modes.fading(a);
        }
        for (JointModes.Entry e : modes.turning()) {
            turning[e.row()][e.column()] = e.value();
        }
        MomentSystem system = new MomentSystem(problem.epsilon(), well, gamma(1), gamma(2), decay, turning, parts);
        // With constant coefficients every time is a period.
        return moments(system, new PeriodicSchedule(s -> 1, 2 * Math.PI / well.frequency()), start, taus);
    }

    private LinearFlow flow(MomentSystem system) {
        return new LinearFlow(system, STEP_TOLERANCE, progress);
    }

    private List<Moments> moments(MomentSystem system, Schedule schedule, Moments start, double[] taus) {
        return Arrays.stream(schedule.states(flow(system), system.state(start), taus))
                .map(system::moments)
                .toList();
    }

    private static void requireClosed(RandomPotential.Part part, QuadraticForm form) {
        Optional<NoiseModes> own = part.noise().cells().isPresent()
                ? Optional.empty()
                : part.noise().modes();
        if (own.isEmpty()) {
            throw new RefusalException(METHOD + " know the average over a telegraph, an Ornstein-Uhlenbeck noise or one"
                    + " clock, but not over " + part.noise().description() + "; " + REMEDY + ".");
        }
        if (!form.isLinear() && (own.get().isGaussian() || part.signal().isCarried())) {
            throw new RefusalException(METHOD + " do not close under "
                    + (own.get().isGaussian() ? "an Ornstein-Uhlenbeck noise" : "a noise on a carrier")
                    + " times a quadratic function; " + REMEDY + ".");
        }
    }
}
