package io.github.secular.classical.harmonic;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.complex.Complex;

/**
 * An immutable sum Σ c τ^d e^{λτ} with complex c, λ and whole d ≥ 0: the functions in which linear equations with
 * constant coefficients and quasi-periodic forcing are solved exactly, at a cost that does not depend on τ.
 */
final class ExponentialSum {
    /** Exponents closer than this count as one, so that a resonance gives τ e^{λτ} and no quotient of two zeros. */
    private static final double RESONANT = 1e-9;

    private final List<Term> terms;

    private record Term(Complex exponent, int degree, Complex factor) {}

    private ExponentialSum(List<Term> terms) {
        this.terms = List.copyOf(terms);
    }

    /** Σ_j c_j e^{iν_jτ}. @param interleaved c_j as (re, im), of twice the length of the frequencies */
    static ExponentialSum oscillating(double[] frequencies, double[] interleaved) {
        List<Term> out = new ArrayList<>();
        for (int j = 0; j < frequencies.length; j++) {
            out.add(new Term(
                    new Complex(0, frequencies[j]), 0, new Complex(interleaved[2 * j], interleaved[2 * j + 1])));
        }
        return new ExponentialSum(out);
    }

    ExponentialSum times(Complex c) {
        List<Term> out = new ArrayList<>();
        for (Term t : terms) {
            out.add(new Term(t.exponent, t.degree, t.factor.multiply(c)));
        }
        return new ExponentialSum(out);
    }

    ExponentialSum times(ExponentialSum other) {
        List<Term> out = new ArrayList<>();
        for (Term a : terms) {
            for (Term b : other.terms) {
                add(out, new Term(a.exponent.add(b.exponent), a.degree + b.degree, a.factor.multiply(b.factor)));
            }
        }
        return new ExponentialSum(out);
    }

    ExponentialSum plus(ExponentialSum other) {
        List<Term> out = new ArrayList<>(terms);
        other.terms.forEach(t -> add(out, t));
        return new ExponentialSum(out);
    }

    ExponentialSum conjugate() {
        List<Term> out = new ArrayList<>();
        for (Term t : terms) {
            out.add(new Term(t.exponent.conjugate(), t.degree, t.factor.conjugate()));
        }
        return new ExponentialSum(out);
    }

    /** The y with y' = λy + this and y(0) = start. */
    ExponentialSum solve(Complex lambda, Complex start) {
        List<Term> out = new ArrayList<>();
        add(out, new Term(lambda, 0, start));
        for (Term t : terms) {
            Complex mu = t.exponent.subtract(lambda);
            if (mu.abs() < RESONANT) {
                // ∫ u^d du = τ^(d+1)/(d+1)
                add(out, new Term(lambda, t.degree + 1, t.factor.divide(t.degree + 1)));
                continue;
            }
            // Repeated integration by parts of ∫_0^τ u^d e^{μu} du.
            Complex factor = t.factor.divide(mu);
            for (int d = t.degree; d >= 0; d--) {
                add(out, new Term(t.exponent, d, factor));
                if (d == 0) {
                    add(out, new Term(lambda, 0, factor.negate()));
                } else {
                    factor = factor.multiply(-d).divide(mu);
                }
            }
        }
        return new ExponentialSum(out);
    }

    Complex at(double tau) {
        Complex sum = Complex.ZERO;
        for (Term t : terms) {
            sum = sum.add(t.exponent.multiply(tau).exp().multiply(t.factor).multiply(Math.pow(tau, t.degree)));
        }
        return sum;
    }

    private static void add(List<Term> out, Term t) {
        for (int i = 0; i < out.size(); i++) {
            Term o = out.get(i);
            if (o.degree == t.degree && o.exponent.equals(t.exponent)) {
                out.set(i, new Term(o.exponent, o.degree, o.factor.add(t.factor)));
                return;
            }
        }
        out.add(t);
    }
}
