package io.github.secular.classical.particles;

import io.github.secular.classical.CosineTerm;
import io.github.secular.classical.PhaseFunction;
import io.github.secular.classical.QuasiPeriodicPotential;
import io.github.secular.classical.RandomPotential;
import io.github.secular.classical.VlasovProblem;
import io.github.secular.drive.Course;
import io.github.secular.drive.JointPath;
import io.github.secular.drive.NoiseSignal;
import io.github.secular.numerics.RefusalException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

/** −∂_x (U + εV) and ∂_p εV, or −∂_x U alone, for V a function of x plus one of p. */
final class ParticleForce {
    private static final double[] PROBES = {-1.3, 0, 0.7};
    /** Of the size of ∂V: mixed terms beyond this are no rounding. */
    private static final double MIXED = 1e-10;
    /** Radians of a wave or a carrier in a step, at most. */
    private static final double TURN = 0.5;

    private final VlasovProblem problem;
    /** Per stretch between jumps and bends of the envelopes: its start in fast time, and the terms there. */
    private final double[] starts;

    private final List<List<CosineTerm>> terms = new ArrayList<>();
    private final List<double[]> frequencies = new ArrayList<>();
    /** Fast times at which a step must end, increasing. */
    private final double[] stops;

    /** Of the noises, in the order of their signals. */
    private final List<PhaseFunction> shaken = new ArrayList<>();

    private final boolean drifting;

    /**
     * @param driven whether V counts
     * @param end last slow time
     * @throws RefusalException if V has mixed terms of x and p
     */
    ParticleForce(VlasovProblem problem, boolean driven, double end) {
        this.problem = problem;
        List<PhaseFunction> shapes = new ArrayList<>();
        if (problem.shaking() instanceof QuasiPeriodicPotential v) {
            v.terms().forEach(term -> shapes.addAll(List.of(term.cosine(), term.sine())));
            Course course = v.course(driven ? end : 0);
            starts = new double[course.stretches()];
            List<Double> stopped = new ArrayList<>();
            for (int i = 0; i < starts.length; i++) {
                starts[i] = problem.fastTime(course.edge(i));
                stopped.add(starts[i]);
                QuasiPeriodicPotential during = v.during(course, i);
                List<CosineTerm> now = driven ? during.terms() : List.of();
                terms.add(now);
                frequencies.add(now.stream()
                        .mapToDouble(term -> v.frequency(term.index()))
                        .toArray());
                if (driven && during.hasEnvelopes()) {
                    addQuarters(stopped, course, i);
                }
            }
            stops = stopped.stream().mapToDouble(Double::doubleValue).toArray();
        } else {
            ((RandomPotential) problem.shaking()).parts().forEach(part -> shapes.add(part.shape()));
            shaken.addAll(shapes);
            starts = new double[1];
            terms.add(List.of());
            frequencies.add(new double[0]);
            stops = new double[0];
        }
        boolean byMomentum = false;
        for (PhaseFunction g : shapes) {
            byMomentum |= !g.isZero() && dependsOnMomentum(g);
        }
        drifting = driven && byMomentum;
    }

    private static boolean dependsOnMomentum(PhaseFunction g) {
        double largest = 0;
        double momenta = 0;
        double mixed = 0;
        for (double p : PROBES) {
            for (double x : PROBES) {
                double byX = g.byPosition(x + 0.4, p);
                double byP = g.byMomentum(x + 0.4, p);
                largest = Math.max(largest, Math.max(Math.abs(byX), Math.abs(byP)));
                momenta = Math.max(momenta, Math.abs(byP));
                mixed = Math.max(mixed, Math.abs(byX - g.byPosition(x + 0.4, 0)));
                mixed = Math.max(mixed, Math.abs(byP - g.byMomentum(0, p)));
            }
        }
        if (!(mixed <= MIXED * largest)) {
            throw new RefusalException(
                    "Particles need a drive that is a function of x plus one of p, but it is " + g + ".");
        }
        return momenta > 0;
    }

    /** The longest step within which no oscillation of the drive passes unseen; infinite where there is none. */
    static double longestStep(VlasovProblem problem) {
        DoubleStream fastest = problem.shaking() instanceof QuasiPeriodicPotential v
                ? v.terms().stream().mapToDouble(term -> Math.abs(v.frequency(term.index())))
                : Arrays.stream(NoiseSignal.carriers(((RandomPotential) problem.shaking()).signals()));
        return TURN / fastest.max().orElse(0);
    }

    /** Whether positions move by V too. */
    boolean isDrifting() {
        return drifting;
    }

    /** ε ∫ ∂_pV dτ over [from, from + h], p held; h of either sign. @param path of the noises, or null */
    double drift(double p, double from, double h, JointPath path) {
        double middle = from + h / 2;
        double sum = 0;
        int stretch = stretch(middle);
        double[] nu = frequencies.get(stretch);
        for (int j = 0; j < nu.length; j++) {
            CosineTerm term = terms.get(stretch).get(j);
            double half = nu[j] * h / 2;
            double mean = Math.abs(half) > 1e-8 ? Math.sin(half) / half : 1;
            double g = term.cosine().isZero()
                    ? 0
                    : Math.cos(nu[j] * middle) * term.cosine().byMomentum(0, p);
            g += term.sine().isZero()
                    ? 0
                    : Math.sin(nu[j] * middle) * term.sine().byMomentum(0, p);
            sum += mean * g * term.envelope().at(middle * problem.epsilon() * problem.epsilon());
        }
        for (int s = 0; path != null && s < shaken.size(); s++) {
            sum += path.held(s, from, from + h) * shaken.get(s).byMomentum(0, p);
        }
        return problem.epsilon() * h * sum;
    }

    private int stretch(double tau) {
        int found = starts.length == 1 ? 0 : Arrays.binarySearch(starts, tau);
        return found >= 0 ? found : -found - 2;
    }

    /** Steps are at least four to a smooth piece. */
    private void addQuarters(List<Double> stopped, Course course, int stretch) {
        double from = course.edge(stretch);
        double[] knots = course.knots(from, course.edge(stretch + 1));
        for (int k = 0; k <= knots.length; k++) {
            double to = k < knots.length ? knots[k] : course.edge(stretch + 1);
            for (int q = 1; q < 4; q++) {
                stopped.add(problem.fastTime(from + q * (to - from) / 4));
            }
            if (k < knots.length) {
                stopped.add(problem.fastTime(to));
            }
            from = to;
        }
    }

    /** The first time behind a fast time at which a step must end, or infinity. */
    double nextStop(double tau) {
        int found = Arrays.binarySearch(stops, tau);
        int next = found >= 0 ? found + 1 : -found - 1;
        return next < stops.length ? stops[next] : Double.POSITIVE_INFINITY;
    }

    /** @param tau within a step @param path of the noises, whose values now count; null where there are none */
    double at(double x, double tau, JointPath path) {
        double slope = 0;
        double t = tau * problem.epsilon() * problem.epsilon();
        int stretch = stretch(tau);
        double[] nu = frequencies.get(stretch);
        for (int j = 0; j < nu.length; j++) {
            CosineTerm term = terms.get(stretch).get(j);
            double phase = nu[j] * tau;
            double g =
                    term.cosine().isZero() ? 0 : Math.cos(phase) * term.cosine().byPosition(x, 0);
            g += term.sine().isZero() ? 0 : Math.sin(phase) * term.sine().byPosition(x, 0);
            slope += term.envelope().at(t) * g;
        }
        for (int s = 0; path != null && s < shaken.size(); s++) {
            slope += path.held(s, tau, tau) * shaken.get(s).byPosition(x, 0);
        }
        return -problem.hamiltonian().potential().slope(x) - problem.epsilon() * slope;
    }
}
