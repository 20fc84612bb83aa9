package io.github.secular.classical.particles;

import io.github.secular.classical.CosineTerm;
import io.github.secular.classical.PhaseFunction;
import io.github.secular.classical.QuasiPeriodicPotential;
import io.github.secular.classical.RandomPotential;
import io.github.secular.classical.VlasovProblem;
import io.github.secular.numerics.RefusalException;
import java.util.ArrayList;
import java.util.List;

/** −∂_x (U + εV), or −∂_x U alone. */
final class ParticleForce {
    private static final double[] PROBES = {-1.3, 0, 0.7};

    private final VlasovProblem problem;
    private final List<CosineTerm> terms;
    private final double[] frequencies;

    /**
     * @param driven whether V counts
     * @throws RefusalException if V depends on p
     */
    ParticleForce(VlasovProblem problem, boolean driven) {
        this.problem = problem;
        List<PhaseFunction> shapes = new ArrayList<>();
        if (problem.shaking() instanceof QuasiPeriodicPotential v) {
            v.terms().forEach(term -> shapes.addAll(List.of(term.cosine(), term.sine())));
            terms = driven ? v.terms() : List.of();
            frequencies = terms.stream()
                    .mapToDouble(term -> v.frequency(term.index()))
                    .toArray();
        } else {
            ((RandomPotential) problem.shaking()).parts().forEach(part -> shapes.add(part.shape()));
            terms = List.of();
            frequencies = new double[0];
        }
        for (PhaseFunction g : shapes) {
            for (double p : PROBES) {
                if (!g.isZero() && g.byMomentum(0.4, p) != 0) {
                    throw new RefusalException("Particles need a drive that depends on x only, but it is " + g
                            + "; choose the solver \"two-scale\".");
                }
            }
        }
    }

    /** @param paths of the noises, where the drive is random; their values now count */
    double at(double x, double tau, SignalPath[] paths) {
        double slope = 0;
        double t = tau * problem.epsilon() * problem.epsilon();
        for (int j = 0; j < frequencies.length; j++) {
            CosineTerm term = terms.get(j);
            double phase = frequencies[j] * tau;
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
