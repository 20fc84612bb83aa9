package io.github.secular.classical;

import io.github.secular.drive.BaseFrequencies;
import io.github.secular.drive.Course;
import io.github.secular.drive.Envelope;
import io.github.secular.drive.Lattice;
import io.github.secular.numerics.InvalidInputException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * V(t, τ; x, p) = Σ_ξ g_ξ(t) [C_ξ cos(ξ·ν τ) + S_ξ sin(ξ·ν τ)], ν = 2πΩ the angular frequencies per unit of fast time
 * τ = t/ε² (doc/light.md, L2.5). All phases are 0 at τ = 0.
 *
 * <p>Terms of one frequency, whether given twice or made equal by dependent base frequencies, are given one index
 * (with the sign of S turned where the index is), so that their amplitudes add before they are squared.
 */
public final class QuasiPeriodicPotential implements ShakingPotential {
    private final BaseFrequencies base;
    private final List<CosineTerm> terms;

    /**
     * @param frequencies ν_1 … ν_r, angular, per unit of fast time, finite and not 0; may be empty
     * @param terms each with an index of length r
     * @throws InvalidInputException if these are no such frequencies and terms
     */
    public QuasiPeriodicPotential(double[] frequencies, List<CosineTerm> terms) {
        this(new BaseFrequencies(frequencies), terms);
    }

    /** The same of base frequencies that are known already. */
    public QuasiPeriodicPotential(BaseFrequencies base, List<CosineTerm> terms) {
        this.base = base;
        for (int i = 0; i < terms.size(); i++) {
            base.requireIndex(terms.get(i).index(), "terms[" + i + "].index");
        }
        List<BaseFrequencies.Name> names =
                base.names(terms.stream().map(CosineTerm::index).toList());
        List<CosineTerm> merged = new ArrayList<>();
        for (int i = 0; i < terms.size(); i++) {
            merged.add(named(terms.get(i), names.get(i)));
        }
        this.terms = List.copyOf(merged);
    }

    /** V = C(x, p) cos ντ. */
    public static QuasiPeriodicPotential cosine(PhaseFunction c, double frequency) {
        return new QuasiPeriodicPotential(new double[] {frequency}, List.of(CosineTerm.of(c, 1)));
    }

    /** ν_1 … ν_r. */
    public BaseFrequencies base() {
        return base;
    }

    /** r. */
    public int dimension() {
        return base.count();
    }

    /** The terms; those of one frequency share their index, exactly. */
    public List<CosineTerm> terms() {
        return terms;
    }

    /** The distinct indices of the terms, one per frequency (ξ stands for −ξ too), in order of first appearance. */
    public List<int[]> indices() {
        return Lattice.distinct(terms.stream().map(CosineTerm::index).toList());
    }

    /** ξ·ν, angular, per unit of fast time. */
    public double frequency(int[] index) {
        return base.frequency(index);
    }

    /** Whether an amplitude changes in slow time. */
    public boolean hasEnvelopes() {
        return terms.stream().anyMatch(term -> !term.envelope().isConstant());
    }

    /** What its envelopes do from t = 0 to the end of a run. */
    public Course course(double end) {
        return new Course(terms.stream().map(CosineTerm::envelope).toList(), end);
    }

    /**
     * V with its envelopes as they are over stretch i of its course, smooth up to both ends; t as it was. Envelopes that
     * stand still there become factors of their terms, and terms that are off are left out.
     */
    public QuasiPeriodicPotential during(Course course, int i) {
        Map<Envelope, Envelope> envelopes = course.during(i, false);
        List<CosineTerm> out = new ArrayList<>();
        for (CosineTerm term : terms) {
            double constant = course.constantDuring(i, term.envelope());
            if (Double.isNaN(constant)) {
                out.add(new CosineTerm(term.index(), term.cosine(), term.sine(), envelopes.get(term.envelope())));
            } else if (constant != 0) {
                out.add(new CosineTerm(
                        term.index(),
                        Multiple.of(term.cosine(), constant),
                        Multiple.of(term.sine(), constant),
                        Envelope.ONE));
            }
        }
        return new QuasiPeriodicPotential(base, out);
    }

    /** V at slow time t and fast time τ. */
    public double at(double t, double tau, double x, double p) {
        double sum = 0;
        for (CosineTerm term : terms) {
            double phase = frequency(term.index()) * tau;
            sum += term.envelope().at(t)
                    * (term.cosine().at(x, p) * Math.cos(phase) + term.sine().at(x, p) * Math.sin(phase));
        }
        return sum;
    }

    @Override
    public String description() {
        return "quasi-periodic, frequencies " + Arrays.toString(base.toArray()) + ", " + terms.size() + " terms";
    }

    private static CosineTerm named(CosineTerm term, BaseFrequencies.Name name) {
        boolean isStatic = name.number() == 0;
        PhaseFunction sine = isStatic ? PhaseFunction.ZERO : Multiple.of(term.sine(), name.sign());
        return new CosineTerm(name.index(), term.cosine(), sine, term.envelope());
    }

    private record Multiple(PhaseFunction f, double factor) implements PhaseFunction {
        static PhaseFunction of(PhaseFunction f, double factor) {
            return factor == 1 || f.isZero() ? f : new Multiple(f, factor);
        }

        @Override
        public double at(double x, double p) {
            return factor * f.at(x, p);
        }

        @Override
        public double byPosition(double x, double p) {
            return factor * f.byPosition(x, p);
        }

        @Override
        public double byMomentum(double x, double p) {
            return factor * f.byMomentum(x, p);
        }

        @Override
        public boolean isZero() {
            return f.isZero();
        }

        @Override
        public String toString() {
            return factor == -1 ? "-(" + f + ")" : factor + " * (" + f + ")";
        }
    }
}
