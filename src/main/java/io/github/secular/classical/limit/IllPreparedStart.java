package io.github.secular.classical.limit;

import io.github.secular.classical.AngleHarmonics;
import io.github.secular.classical.CosineTerm;
import io.github.secular.classical.EnergyShell;
import io.github.secular.classical.Hamiltonian1D;
import io.github.secular.classical.InitialDensity;
import io.github.secular.classical.Orbit;
import io.github.secular.classical.PhaseFunction;
import io.github.secular.classical.QuasiPeriodicPotential;
import io.github.secular.classical.Relaxation;
import io.github.secular.classical.VlasovProblem;
import io.github.secular.drive.Envelope;
import io.github.secular.numerics.RefusalException;
import io.github.secular.numerics.SmoothPieces;
import java.util.HashMap;
import java.util.Map;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegrator;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegratorFactory;
import org.apache.commons.math3.complex.Complex;

/**
 * The first-order correction of data that are no functions of energy (doc/classical.md, C7.5):
 *
 * <pre>
 *   F(0) = Π f0 − ε ∫_0^∞ Π{V(Ωτ), e^{−γτ} (f0 − P f0)(Y(−τ))} dτ
 * </pre>
 *
 * <p>Envelopes count as they are while the angles relax: a pulse within that time does, a later one has nothing to act on.
 *
 * <p>Since ∫{V,g} φ(H0) = −∫ g φ′(H0) {V,H0}, the mean of the bracket is a flux: h0 Π{V,g} = ∂_E(h0 Π(g {V,H0})). It
 * is applied as such, so that mass is kept.
 */
final class IllPreparedStart {
    /** After so many relaxation times nothing is left of the angles of the start. */
    private static final double LAYER = 40;

    private static final int HARMONICS = 64;
    private static final double PANEL = 8;
    private static final GaussIntegrator RULE = new GaussIntegratorFactory().legendre(16);

    private final Hamiltonian1D hamiltonian;
    private final QuasiPeriodicPotential potential;
    private final Relaxation relaxation;
    private final InitialDensity f0;
    private final double epsilon;
    private final Map<Envelope, SmoothPieces> pieces = new HashMap<>();
    /** The least rate of any harmonic so far, by which the layer is longest. */
    private double slowest = Double.POSITIVE_INFINITY;

    /** @throws RefusalException if V is random, where the mean of the correction vanishes, if γ = 0, or with a general kernel */
    IllPreparedStart(VlasovProblem problem) {
        if (!(problem.shaking() instanceof QuasiPeriodicPotential v)) {
            throw new RefusalException("Under a random potential the first-order correction of the start is 0 in the"
                    + " mean; compare without it.");
        }
        if (problem.rates().isZero()) {
            throw new RefusalException("Without relaxation the start keeps its angles for ever; compare without the"
                    + " correction, or let gamma be above 0.");
        }
        if (problem.relaxation().shellKernel().isPresent()) {
            throw new RefusalException("The first-order correction of the start is known for kernels of angle"
                    + " differences only; compare without it, or give the kernel as a formula in phi.");
        }
        this.potential = v;
        this.hamiltonian = problem.hamiltonian();
        this.relaxation = problem.rates();
        this.f0 = problem.initial();
        this.epsilon = problem.epsilon();
    }

    /** Adds the correction to cell means. */
    void apply(EnergyGrid grid, double[] means) {
        double[] faces = grid.faces();
        for (double face : faces) {
            for (int k = 1; k <= HARMONICS; k++) {
                double rate = relaxation.rate(face, k);
                slowest = rate > 0 ? Math.min(slowest, rate) : slowest;
            }
        }
        pieces.clear();
        double[] masses = grid.masses();
        double below = 0;
        for (int i = 0; i < means.length; i++) {
            double above = i + 1 == means.length ? 0 : flux(hamiltonian.shell(faces[i + 1]));
            means[i] -= epsilon * (above - below) / masses[i];
            below = above;
        }
    }

    /** h0 ∫_0^∞ e^{−γτ} Π({V,H0}(τ) (f0 − P f0)(Y(−τ))) dτ. */
    private double flux(EnergyShell shell) {
        double sum = 0;
        for (Orbit orbit : shell.orbits()) {
            AngleHarmonics g = orbit.harmonics(function(f0));
            for (CosineTerm term : potential.terms()) {
                double nu = potential.frequency(term.index());
                Envelope envelope = term.envelope();
                double part = part(shell.energy(), orbit, g, bracket(term.cosine()), nu, false, envelope)
                        + part(shell.energy(), orbit, g, bracket(term.sine()), nu, true, envelope);
                sum += orbit.period() * part;
            }
        }
        return sum;
    }

    /** ∫_0^∞ Σ_{k≠0} w_{−k} g_k e^{−(γ_k + ikω)τ} cos(ντ) a(ε²τ) dτ, a the envelope; or with the sine. */
    private double part(
            double energy, Orbit orbit, AngleHarmonics g, PhaseFunction w, double nu, boolean sine, Envelope envelope) {
        if (w.isZero()) {
            return 0;
        }
        AngleHarmonics bracket = orbit.harmonics(w);
        double out = 0;
        for (int k = 1; k <= Math.min(g.highest(), bracket.highest()); k++) {
            double rate = relaxation.rate(energy, k);
            if (rate < slowest && !envelope.isConstant()) {
                slowest = rate;
                pieces.clear();
            }
            Complex decay = new Complex(rate, k * orbit.frequency());
            Complex signal = envelope.isConstant()
                    ? (sine ? new Complex(nu) : decay)
                            .divide(decay.multiply(decay).add(nu * nu))
                    : signal(decay, nu, sine, envelope);
            Complex product = new Complex(bracket.re(k), -bracket.im(k)).multiply(new Complex(g.re(k), g.im(k)));
            out += 2 * product.multiply(signal).getReal();
        }
        return out;
    }

    /** ∫_0^∞ e^{−zτ} cos(ντ) a(ε²τ) dτ by Gauss's rule within the smooth pieces of a, as far as e^{−zτ} lasts. */
    private Complex signal(Complex z, double nu, boolean sine, Envelope envelope) {
        double perFast = epsilon * epsilon;
        double end = LAYER / z.getReal() * perFast;
        SmoothPieces a = pieces.computeIfAbsent(envelope, e -> e.pieces(LAYER / slowest * perFast));
        double re = 0;
        double im = 0;
        for (int i = 0; i < a.count() && a.knot(i) < end; i++) {
            double from = a.knot(i) / perFast;
            double length = Math.min(end, a.knot(i + 1)) / perFast - from;
            int panels = 1 + (int) (length * (z.abs() + Math.abs(nu)) / PANEL);
            for (int n = 0; n < panels; n++) {
                for (int q = 0; q < RULE.getNumberOfPoints(); q++) {
                    double tau = from + (n + 0.5 + RULE.getPoint(q) / 2) * length / panels;
                    double value = RULE.getWeight(q)
                            * length
                            / panels
                            / 2
                            * a.at(i, tau * perFast)
                            * (sine ? Math.sin(nu * tau) : Math.cos(nu * tau))
                            * Math.exp(-z.getReal() * tau);
                    re += value * Math.cos(z.getImaginary() * tau);
                    im -= value * Math.sin(z.getImaginary() * tau);
                }
            }
        }
        return new Complex(re, im);
    }

    /** {V, H0} = ∂_pV U′ − ∂_xV p. */
    private PhaseFunction bracket(PhaseFunction v) {
        return v.isZero()
                ? v
                : value((x, p) -> v.byMomentum(x, p) * hamiltonian.potential().slope(x) - v.byPosition(x, p) * p);
    }

    private static PhaseFunction function(InitialDensity f0) {
        return value(f0::at);
    }

    /** A function of which only values are asked for. */
    private static PhaseFunction value(java.util.function.DoubleBinaryOperator f) {
        return new PhaseFunction() {
            @Override
            public double at(double x, double p) {
                return f.applyAsDouble(x, p);
            }

            @Override
            public double byPosition(double x, double p) {
                throw new UnsupportedOperationException("only values are known");
            }

            @Override
            public double byMomentum(double x, double p) {
                throw new UnsupportedOperationException("only values are known");
            }
        };
    }
}
