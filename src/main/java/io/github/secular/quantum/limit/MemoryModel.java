package io.github.secular.quantum.limit;

import io.github.secular.numerics.ComplexMatrix;
import io.github.secular.numerics.Progress;
import io.github.secular.numerics.RefusalException;
import io.github.secular.quantum.BlochModel;
import io.github.secular.quantum.PopulationTrajectory;
import io.github.secular.quantum.SolverReport;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.math3.ode.nonstiff.DormandPrince853Integrator;

/**
 * The first two steps of paper 2's hierarchy, which still oscillate with the wave: the delayed equation (14), the
 * Bloch equation without couplings among coherences; and the delay-free equation (11), dp/dt = (Ψ_ε(τ) + W)_♯ p
 * (MATH-quantum, section 5).
 *
 * <p>Where the run is short, {@link PairEquation} is integrated in fast time as it stands. Otherwise only the layer
 * in which the start is forgotten is, and {@link PopulationTorus} goes on from there at a cost independent of ε.
 */
public final class MemoryModel implements LimitModel {
    /** The start is forgotten when exp(−γ τ) is this much below the tolerance. */
    private static final double FORGOTTEN = 1e-4;

    /** Below so many radians of the fastest oscillation nothing is worth a detour. */
    private static final double SHORT_RUN = 2e4;

    /** Radians that take about a minute for a few levels. */
    private static final double LONGEST_RUN = 3e7;

    private final boolean isDelayed;

    private MemoryModel(boolean isDelayed) {
        this.isDelayed = isDelayed;
    }

    /** Paper 2 (14): coherences remember the populations, but not each other. */
    public static MemoryModel delayed() {
        return new MemoryModel(true);
    }

    /** Paper 2 (11) with (16): rates that follow the phase of the wave. Initial coherences are dropped. */
    public static MemoryModel delayFree() {
        return new MemoryModel(false);
    }

    @Override
    public String name() {
        return isDelayed ? "delayed" : "delay-free";
    }

    @Override
    public String description() {
        return isDelayed
                ? "Bloch equation without couplings among coherences, paper 2 (14)"
                : "rates that follow the phase of the wave, paper 2 (11); they may be negative";
    }

    @Override
    public PopulationTrajectory solve(
            BlochModel model, ComplexMatrix initial, double[] times, double tolerance, Progress progress) {
        CoupledPairs pairs = new CoupledPairs(model);
        double scale = model.epsilon() * model.epsilon();
        double end = times.length == 0 ? 0 : times[times.length - 1] / scale;
        double layer = Math.log(1 / (FORGOTTEN * tolerance)) / pairs.smallestDamping();
        PairEquation equation = new PairEquation(model, pairs, isDelayed, progress);
        double[] state = start(model, pairs, initial);
        if (end <= layer || end * pairs.fastest() <= SHORT_RUN) {
            return direct(equation, pairs, state, times, scale, tolerance, progress);
        }
        Optional<PopulationTorus> torus = model.wave().hasEnvelopes() || layer * pairs.fastest() > LONGEST_RUN
                ? Optional.empty()
                : PopulationTorus.of(model, pairs, isDelayed, tolerance, progress);
        if (torus.isPresent()) {
            return behindLayer(equation, pairs, state, times, scale, layer, tolerance, torus.get(), progress);
        }
        if (end * pairs.fastest() > LONGEST_RUN) {
            throw new RefusalException(String.format(
                    Locale.ROOT,
                    "The limit \"%s\" would have to follow %.1e radians of the wave here, because its slow manifold does"
                            + " not exist or cannot be reached (envelopes, too little damping or small divisors): choose"
                            + " the limit \"averaged\" or raise epsilon.",
                    name(),
                    end * pairs.fastest()));
        }
        return direct(equation, pairs, state, times, scale, tolerance, progress);
    }

    private double[] start(BlochModel model, CoupledPairs pairs, ComplexMatrix initial) {
        int size = model.size();
        double[] state = new double[size + 2 * pairs.count()];
        for (int n = 0; n < size; n++) {
            state[n] = initial.re(n, n);
        }
        if (isDelayed) {
            for (int j = 0; j < pairs.count(); j++) {
                // rho_kn = i eps u_kn
                state[size + 2 * j] = initial.im(pairs.upper[j], pairs.lower[j]) / model.epsilon();
                state[size + 2 * j + 1] = -initial.re(pairs.upper[j], pairs.lower[j]) / model.epsilon();
            }
        }
        return state;
    }

    private PopulationTrajectory direct(
            PairEquation equation,
            CoupledPairs pairs,
            double[] state,
            double[] times,
            double scale,
            double tolerance,
            Progress progress) {
        int size = state.length - 2 * pairs.count();
        double[][] out = new double[times.length][];
        double tau = 0;
        double radians = times.length == 0 ? 0 : times[times.length - 1] / scale * pairs.fastest();
        for (int i = 0; i < times.length; i++) {
            tau = advance(equation, pairs, tau, times[i] / scale, state, tolerance, radians);
            out[i] = Arrays.copyOf(state, size);
            progress.at((i + 1.0) / times.length, name() + " equation");
        }
        return new PopulationTrajectory(
                times,
                out,
                new SolverReport(name(), tolerance, Double.NaN, equation.evaluations() + " evaluations", "direct"));
    }

    private PopulationTrajectory behindLayer(
            PairEquation equation,
            CoupledPairs pairs,
            double[] state,
            double[] times,
            double scale,
            double layer,
            double tolerance,
            PopulationTorus torus,
            Progress progress) {
        int size = state.length - 2 * pairs.count();
        double[][] out = new double[times.length][];
        double tau = 0;
        int next = 0;
        double radians = layer * pairs.fastest();
        while (next < times.length && times[next] / scale <= layer) {
            tau = advance(equation, pairs, tau, times[next] / scale, state, tolerance, radians);
            out[next++] = Arrays.copyOf(state, size);
        }
        advance(equation, pairs, tau, layer, state, tolerance, radians);
        progress.at(0.8, name() + " equation, layer done");
        double[] later = Arrays.copyOfRange(times, next, times.length);
        double[][] rest = torus.continueFrom(layer * scale, Arrays.copyOf(state, size), later);
        System.arraycopy(rest, 0, out, next, rest.length);
        progress.at(1, name() + " equation");
        String work = String.format(
                Locale.ROOT,
                "%d evaluations in the layer, %d sweeps over %d harmonics",
                equation.evaluations(),
                torus.sweeps(),
                torus.harmonics());
        return new PopulationTrajectory(
                times, out, new SolverReport(name(), tolerance, torus.estimate(), work, "slow manifold"));
    }

    private static double advance(
            PairEquation equation,
            CoupledPairs pairs,
            double from,
            double to,
            double[] state,
            double tolerance,
            double radians) {
        // Commons Math refuses intervals that vanish against their end.
        if (!(to - from > 1e-11 * to)) {
            return from;
        }
        // Errors of single steps add up incoherently, hence the root.
        double step = Math.max(1e-15, 0.01 * tolerance / Math.sqrt(Math.max(1, radians / 1e3)));
        double fastest = pairs.fastest();
        double largest = Math.min((to - from) / 4, fastest > 0 ? 2 * Math.PI / fastest : Double.POSITIVE_INFINITY);
        DormandPrince853Integrator integrator =
                new DormandPrince853Integrator(1e-9 * largest, largest, step, 0.01 * step);
        integrator.setInitialStepSize(0.1 * largest);
        integrator.integrate(equation, from, state, to, state);
        return to;
    }
}
