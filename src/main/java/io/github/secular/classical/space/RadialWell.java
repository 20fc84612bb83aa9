package io.github.secular.classical.space;

import io.github.secular.classical.Potential1D;
import io.github.secular.numerics.InvalidInputException;
import io.github.secular.numerics.RefusalException;
import org.apache.commons.math3.analysis.UnivariateFunction;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegrator;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegratorFactory;
import org.apache.commons.math3.analysis.solvers.BrentSolver;

/** A central potential U(r) and the radial motions in it, by energy or radial action and angular momentum L ≥ 0 (doc/classical.md, C9.11). */
final class RadialWell {
    private static final int SAMPLES = 4000;
    private static final double SMALLEST = 1e-9;
    private static final double FARTHEST = 1e9;
    private static final int MOST_EVALUATIONS = 500;
    private static final int MOST_ROUNDS = 60;
    private static final double SETTLED = 1e-11;

    private final SpaceHamiltonian h;
    private final Potential1D potential;
    private final double bottom;
    private final boolean isCentred;

    /** @param h one whose potential is central */
    RadialWell(SpaceHamiltonian h) {
        this.h = h;
        this.potential = h.kind().radial().orElseThrow();
        double square = 0;
        for (double q : h.lowestPoint()) {
            square += q * q;
        }
        double middle = potential.at(0);
        this.isCentred = middle - h.lowestEnergy() <= 1e-14 * Math.abs(middle);
        this.bottom = isCentred ? 0 : Math.sqrt(square);
    }

    /** U(r). */
    Potential1D potential() {
        return potential;
    }

    /** Whether U is lowest at r = 0: motions of L = 0 pass there. */
    boolean isCentred() {
        return isCentred;
    }

    /** @throws RefusalException if, below an energy, U_eff has several wells for some L */
    void requireSingle(double energy) {
        if (!isSingle(energy)) {
            throw RefusalException.of(
                    "Below the energy %.4g this potential has several orbits of one energy and angular momentum, which actions"
                            + " alone do not tell apart; give it a single well, or lower energies.",
                    energy);
        }
    }

    /** Whether energy and L tell a motion, up to an energy: r³U′ rises as far as circles lie below it. */
    boolean isSingle(double energy) {
        double far = outside(energy);
        double before = 0;
        for (int i = 1; i <= SAMPLES; i++) {
            double r = far * i / SAMPLES;
            double u = potential.at(r);
            double moment = u < energy ? moment(r) : 0;
            boolean isMet = u < energy && u + moment / (2 * r * r) < energy;
            if (isMet && before > 0 && moment < before * (1 - 1e-9)) {
                return false;
            }
            before = isMet ? moment : 0;
        }
        return true;
    }

    /**
     * The phase volume below an energy, V_D ∫ (2(E − U))^(D/2) dq, in s = r²: by Gauss points if D = 2; if D = 3 by even steps
     * of α, s = s_1 + (s_2 − s_1) sin² α, in which the integrand is even and smooth.
     *
     * @param n how many
     */
    double volume(double energy, int n) {
        double left = potential.at(0) < energy ? 0 : root(r -> energy - potential.at(r), 0, bottom);
        double right = root(r -> energy - potential.at(r), bottom, outside(energy));
        double first = left * left;
        double width = right * right - first;
        double sum = 0;
        if (h.dimension() == 2) {
            GaussIntegrator rule = new GaussIntegratorFactory().legendre(n);
            for (int i = 0; i < n; i++) {
                double s = first + width * (1 + rule.getPoint(i)) / 2;
                sum += rule.getWeight(i) / 2 * (energy - potential.at(Math.sqrt(s)));
            }
            // π 2π/2 · 2
            return 2 * Math.PI * Math.PI * width * sum;
        }
        for (int i = 1; i < n; i++) {
            double alpha = Math.PI / 2 * i / n;
            double s = first + width * Math.pow(Math.sin(alpha), 2);
            double k = 2 * Math.max(0, energy - potential.at(Math.sqrt(s)));
            sum += Math.sqrt(s) * k * Math.sqrt(k) * Math.sin(2 * alpha);
        }
        // 4π/3 4π/2
        return 8 * Math.PI * Math.PI / 3 * width * sum * Math.PI / 2 / n;
    }

    /** A radius beyond all motions of an energy. */
    private double outside(double energy) {
        double r = h.boxes(energy).to()[0];
        while (potential.at(r) < energy) {
            r *= 1 + 1e-9;
        }
        return r;
    }

    /** r³U′, which is L² on a circle. */
    private double moment(double r) {
        return r * r * r * potential.slope(r);
    }

    /** The radius of the circle of an angular momentum; NaN where there is none below the top. */
    double circle(double l) {
        if (l == 0) {
            return bottom;
        }
        double high = Math.max(bottom, SMALLEST);
        double low = bottom;
        double limit = h.top() < Double.POSITIVE_INFINITY ? outside(h.top()) : FARTHEST;
        while (moment(high) < l * l) {
            low = high;
            high *= 1.3;
            if (high > limit) {
                return Double.NaN;
            }
        }
        return root(r -> moment(r) - l * l, low, high);
    }

    /** H0 on the circle of an angular momentum, which is the least; NaN where there is none. */
    double circular(double l) {
        double r = circle(l);
        return l == 0 ? h.lowestEnergy() : potential.at(r) + l * l / (2 * r * r);
    }

    /** The largest L of an energy, that of its circle. */
    double mostMomentum(double energy) {
        // 2r²(E − U) is largest where its slope 4r(E − U) − 2r²U′ is 0
        double far = outside(energy);
        double r = root(x -> 2 * (energy - potential.at(x)) - x * potential.slope(x), Math.max(bottom, 0), far);
        return r * Math.sqrt(Math.max(0, 2 * (energy - potential.at(r))));
    }

    /**
     * The motion of an energy and an angular momentum.
     *
     * @throws RefusalException if there is none
     */
    RadialOrbit orbit(double energy, double l) {
        double circle = circle(l);
        double least = circular(l);
        if (!(energy > least)) {
            throw new RefusalException("No orbit of energy " + energy + " has the angular momentum " + l + ".");
        }
        // on a line through the centre r = 0 would be a root
        UnivariateFunction free =
                l == 0 ? r -> energy - potential.at(r) : r -> 2 * r * r * (energy - potential.at(r)) - l * l;
        double right = root(free, circle, outside(energy));
        double left = l == 0 && potential.at(0) < energy ? 0 : root(free, 0, circle);
        return new RadialOrbit(potential, energy, l, left, right);
    }

    /**
     * The motion of a radial action and an angular momentum, by Newton's method, dI_r/dE = 1/ω_r, kept inside by halving.
     *
     * @param action I_r, above 0
     * @param guess about its energy, NaN where nothing is known
     * @throws RefusalException if there is none below the top
     */
    RadialOrbit orbitOf(double action, double l, double guess) {
        if (!(action > 0 && action < Double.POSITIVE_INFINITY && l >= 0 && l < Double.POSITIVE_INFINITY)) {
            throw new InvalidInputException(
                    "actions", action + ", " + l, "a radial action above 0 and a finite angular momentum");
        }
        double low = circular(l);
        if (Double.isNaN(low)) {
            throw none(action, l);
        }
        double high = h.top();
        double e = guess > low && guess < high ? guess : low + firstStep(action, l, low, high);
        for (int round = 0; round < MOST_ROUNDS; round++) {
            RadialOrbit orbit = orbit(e, l);
            double missing = action - orbit.action();
            if (Math.abs(missing) <= SETTLED * action) {
                return orbit;
            }
            if (missing > 0) {
                low = e;
            } else {
                high = e;
            }
            double next = e + missing * orbit.omega();
            double bound = high < Double.POSITIVE_INFINITY ? high : next + 1;
            e = next > low && next < bound ? next : 0.5 * (low + bound);
            if (h.top() - low < 1e-12 * (h.top() - h.lowestEnergy())) {
                throw none(action, l);
            }
        }
        return orbit(e, l);
    }

    private static RefusalException none(double action, double l) {
        return new RefusalException(
                "No orbit below the top has the radial action " + action + " and the angular momentum " + l + ".");
    }

    private double firstStep(double action, double l, double low, double high) {
        double step = l == 0 ? action : action * epicycle(circle(l));
        return high < Double.POSITIVE_INFINITY ? Math.min(step, 0.5 * (high - low)) : step;
    }

    /** ω_r of small steps off a circle, √(U″ + 3U′/r). */
    private double epicycle(double r) {
        return Math.sqrt(Math.max(1e-12, potential.curvature(r) + 3 * potential.slope(r) / r));
    }

    private static double root(UnivariateFunction f, double a, double b) {
        double fa = f.value(a);
        if (fa == 0) {
            return a;
        }
        double fb = f.value(b);
        if (fb == 0) {
            return b;
        }
        if (!(fa * fb < 0)) {
            throw RefusalException.of(
                    "Between r = %.3g and %.3g motions are too small, or energies too close, for doubles: take energies"
                            + " nearer to 1.",
                    a, b);
        }
        return new BrentSolver(1e-15, 1e-300, 0).solve(MOST_EVALUATIONS, f, a, b);
    }
}
