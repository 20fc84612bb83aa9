package io.github.secular.classical.harmonic;

import io.github.secular.classical.Hamiltonian1D;
import io.github.secular.classical.Potential1D;
import java.util.Optional;

/**
 * U = w² (x − c)²/2 + lowest.
 *
 * @param frequency w
 * @param centre c
 * @param lowest the lowest energy
 */
record HarmonicWell(double frequency, double centre, double lowest) {
    private static final double SAME = 1e-12;
    private static final double[] PROBES = {-97, -11, -3.1, -1.7, -0.6, 0.4, 1.3, 2.9, 13, 89};

    /** The well of a Hamiltonian, if it is harmonic wherever its potential is known. */
    static Optional<HarmonicWell> of(Hamiltonian1D hamiltonian) {
        Potential1D u = hamiltonian.potential();
        double c = hamiltonian.bottom().position();
        double k = u.curvature(c);
        if (!(k > 0)) {
            return Optional.empty();
        }
        for (double d : PROBES) {
            double x = c + d;
            if (!(x > u.left()
                    && x < u.right()
                    && Math.abs(u.slope(x) - k * d) <= SAME * k * (Math.abs(c) + Math.abs(d)))) {
                return Optional.empty();
            }
        }
        return Optional.of(new HarmonicWell(Math.sqrt(k), c, hamiltonian.lowestEnergy()));
    }
}
