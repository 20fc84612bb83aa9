package io.github.secular.classical.particles;

import io.github.secular.classical.Hamiltonian1D;
import io.github.secular.classical.Relaxation;
import io.github.secular.classical.ShellKernel;
import io.github.secular.numerics.RefusalException;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Collisions as random jumps on shells, which come at the rate γ(E) B_max(E): full relaxation and kernels of angle
 * differences jump each time, B_max = 1; general ones go for a place drawn uniformly and get there with the
 * probability B/B_max (thinning).
 *
 * @param angles differences of angles to jump by; null where the whole shell is open
 * @param kernel a general one; null for none
 * @param largest of the kernel, B_max, at the energies of the table; null where there is none
 */
record Collisions(
        Hamiltonian1D hamiltonian,
        Relaxation rates,
        OrbitTable table,
        AngleJump angles,
        ShellKernel kernel,
        double[] largest) {
    private static final int TABLE = 400;
    private static final int POINTS = 48;
    /** How far B may rise between the points at which it was looked at. */
    private static final double MARGIN = 1.05;

    /** @param top energy up to which orbits are tabulated */
    static Collisions of(Hamiltonian1D hamiltonian, Relaxation rates, double top) {
        OrbitTable table = new OrbitTable(hamiltonian, top, TABLE);
        ShellKernel kernel = rates.shellKernel().orElse(null);
        AngleJump angles = rates.hasKernel() && kernel == null ? new AngleJump(rates.kernel()) : null;
        if (angles != null) {
            angles.require(table.smallestShare());
        }
        double[] largest = kernel == null
                ? null
                : IntStream.range(0, TABLE)
                        .parallel()
                        .mapToDouble(i -> MARGIN * kernel.largest(hamiltonian.shell(table.energies()[i]), POINTS))
                        .toArray();
        return new Collisions(hamiltonian, rates, table, angles, kernel, largest);
    }

    /** Whether the rate is the same at all energies. */
    boolean isSteady() {
        return rates.isConstant() && kernel == null;
    }

    /** γ B_max at an energy, per unit of fast time. */
    double rate(double energy) {
        double gamma = rates.rate(energy);
        return kernel == null ? gamma : gamma * largest(energy);
    }

    private double largest(double energy) {
        int low = (int) Math.floor(table.place(energy));
        int last = largest.length - 1;
        return Math.max(largest[Math.max(0, Math.min(last, low))], largest[Math.max(0, Math.min(last, low + 1))]);
    }

    /** One that came at the rate {@link #rate}. @param next room for a point */
    void happen(double[] point, double[] next, SplittableRandom random) {
        if (angles != null) {
            table.turn(point, angles, random);
            return;
        }
        if (kernel == null) {
            table.jump(point, random);
            return;
        }
        next[0] = point[0];
        next[1] = point[1];
        table.jump(next, random);
        double b = kernel.at(point[0], point[1], next[0], next[1]);
        double bound = largest(hamiltonian.energy(point[0], point[1]));
        if (!(b <= bound)) {
            throw new RefusalException("The kernel is " + b + " between two points of the shell of energy "
                    + hamiltonian.energy(point[0], point[1]) + " where " + bound
                    + " was the most to be expected; use a smoother kernel, or a lower highest energy.");
        }
        if (random.nextDouble() * bound < b) {
            point[0] = next[0];
            point[1] = next[1];
        }
    }
}
