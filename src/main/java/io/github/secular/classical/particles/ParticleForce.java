package io.github.secular.classical.particles;

import io.github.secular.classical.CosineTerm;
import io.github.secular.classical.PhaseFunction;
import io.github.secular.classical.QuasiPeriodicPotential;
import io.github.secular.classical.RandomPotential;
import io.github.secular.classical.VlasovProblem;
import io.github.secular.drive.Course;
import io.github.secular.drive.NoiseSignal;
import io.github.secular.numerics.RefusalException;
import java.util.ArrayList;
import java.util.List;

/** −∂_x (U + εV), or −∂_x U alone. */
final class ParticleForce {
    private static final double[] PROBES = {-1.3, 0, 0.7};

    private final VlasovProblem problem;
    /** Per stretch between jumps and bends of the envelopes: its start in fast time, and the terms there. */
    private final double[] starts;

    private final List<List<CosineTerm>> terms = new ArrayList<>();
    private final List<double[]> frequencies = new ArrayList<>();
    /** Fast times at which a step must end, increasing. */
    private final double[] stops;

    /**
     * @param driven whether V counts
     * @param end last slow time
     * @throws RefusalException if V depends on p
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
            NoiseSignal.requirePlain(((RandomPotential) problem.shaking()).signals(), "The particle solver");
            ((RandomPotential) problem.shaking()).parts().forEach(part -> shapes.add(part.shape()));
            starts = new double[1];
            terms.add(List.of());
            frequencies.add(new double[0]);
            stops = new double[0];
        }
        for (PhaseFunction g : shapes) {
            for (double p : PROBES) {
                if (!g.isZero() && g.byMomentum(0.4, p) != 0) {
                    throw new RefusalException("Particles need a drive that depends on x only, but it is " + g + ".");
                }
            }
        }
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
        int found = java.util.Arrays.binarySearch(stops, tau);
        int next = found >= 0 ? found + 1 : -found - 1;
        return next < stops.length ? stops[next] : Double.POSITIVE_INFINITY;
    }

    /** @param tau within a step @param paths of the noises, where the drive is random; their values now count */
    double at(double x, double tau, SignalPath[] paths) {
        double slope = 0;
        double t = tau * problem.epsilon() * problem.epsilon();
        int found = starts.length == 1 ? 0 : java.util.Arrays.binarySearch(starts, tau);
        int stretch = found >= 0 ? found : -found - 2;
        double[] nu = frequencies.get(stretch);
        for (int j = 0; j < nu.length; j++) {
            CosineTerm term = terms.get(stretch).get(j);
            double phase = nu[j] * tau;
            double g =
                    term.cosine().isZero() ? 0 : Math.cos(phase) * term.cosine().byPosition(x, 0);
            g += term.sine().isZero() ? 0 : Math.sin(phase) * term.sine().byPosition(x, 0);
            slope += term.envelope().at(t) * g;
        }
        for (SignalPath path : paths) {
            slope += path.force(x);
        }
        return -problem.hamiltonian().potential().slope(x) - problem.epsilon() * slope;
    }
}
