package io.github.secular.classical.space;

import io.github.secular.numerics.FormulaArrays;
import io.github.secular.numerics.Progress;
import io.github.secular.numerics.RefusalException;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * What some motions of one shell tell of H0, by following them and their neighbours (doc/classical.md, C8.4): evidence, no
 * proof.
 *
 * @param energy E
 * @param parting rate per unit of fast time at which neighbouring orbits part, e^{rate·τ}; 0 where they part no faster than a
 *     power of time, as far as can be seen
 * @param difference by how much time means of q_a², p_a² and L_ab² differ between motions, root mean square, as a part of their means
 * @param isFilled whether that falls with time, so that every motion comes everywhere on its shell
 */
public record ShellMotions(double energy, double parting, double difference, boolean isFilled) {
    private static final int MOTIONS = FormulaArrays.BLOCK / 2;
    private static final long SEED = 5;
    private static final double STEP = 0.1;
    private static final int STEPS = 6_000;
    private static final int MOST_STEPS = 16 * STEPS;
    /** The part of E − E_min that steps may put an energy off by. */
    private static final double STRAY = 1e-3;

    /** Steps after which neighbours are brought near again. */
    private static final int PAUSE = 100;

    private static final double NEAR = 1e-7;
    /** A factor e^3 in twice the time is more than a power of it; a line gives 2. */
    private static final double POWER = 3;

    private static final double FALLS = 0.75;
    private static final double SAME = 1e-3;

    /**
     * @throws RefusalException if motions of this energy turn too sharply to be followed
     * @throws java.util.concurrent.CancellationException if the progress says so
     */
    public static ShellMotions of(SpaceHamiltonian h, double energy, Progress progress) {
        for (int steps = STEPS; steps <= MOST_STEPS; steps *= 2) {
            ShellMotions out = of(h, energy, steps, progress);
            if (out != null) {
                return out;
            }
        }
        throw RefusalException.of("Motions of E = %.4g turn too sharply to be followed.", energy);
    }

    /** Null where so many steps do not keep the energy. */
    private static ShellMotions of(SpaceHamiltonian h, double energy, int steps, Progress progress) {
        int d = h.dimension();
        SymplecticBlock block =
                new SymplecticBlock(FormulaArrays.gradient(h.kind().formula(), d), d);
        double time = start(h, energy, block);
        double step = STEP * time * STEPS / steps;
        int pause = PAUSE * (steps / STEPS);
        double[] late = new double[MOTIONS];
        double[][] squares = new double[2 * d + d * (d - 1) / 2][MOTIONS];
        double quarter = 0;
        for (int k = 1; k <= steps; k++) {
            block.step(step, FormulaArrays.BLOCK);
            add(block, squares);
            if (k % pause == 0) {
                progress.check();
                if (!keeps(h, energy, block)) {
                    return null;
                }
                double[] grown = nearAgain(block);
                for (int i = 0; i < MOTIONS && k > steps / 2; i++) {
                    late[i] += grown[i];
                }
            }
            quarter = 4 * k == steps ? difference(squares) : quarter;
        }
        double most = Arrays.stream(late).max().orElseThrow();
        double all = difference(squares);
        double rate = most > POWER ? most / (steps / 2 * step) : 0;
        return new ShellMotions(energy, rate, all, all < SAME || all < FALLS * quarter);
    }

    private static boolean keeps(SpaceHamiltonian h, double energy, SymplecticBlock block) {
        int d = h.dimension();
        double[] q = new double[d];
        double[] p = new double[d];
        boolean out = true;
        for (int i = 0; i < MOTIONS; i++) {
            for (int a = 0; a < d; a++) {
                q[a] = block.q[a][i];
                p[a] = block.p[a][i];
            }
            out &= Math.abs(h.energy(q, p) - energy) <= STRAY * (energy - h.lowestEnergy());
        }
        return out;
    }

    private static void add(SymplecticBlock block, double[][] squares) {
        int d = block.q.length;
        for (int a = 0; a < 2 * d; a++) {
            for (int i = 0; i < MOTIONS; i++) {
                squares[a][i] += block.state[a][i] * block.state[a][i];
            }
        }
        int number = 2 * d;
        for (int a = 0; a < d; a++) {
            for (int b = 0; b < a; b++, number++) {
                for (int i = 0; i < MOTIONS; i++) {
                    double l = block.q[a][i] * block.p[b][i] - block.q[b][i] * block.p[a][i];
                    squares[number][i] += l * l;
                }
            }
        }
    }

    /** Motions in the first half of the block, a neighbour of each in the second. @return a time that motion takes */
    private static double start(SpaceHamiltonian h, double energy, SymplecticBlock block) {
        int d = h.dimension();
        SplittableRandom random = new SplittableRandom(SEED);
        double[] q = new double[d];
        double[] p = new double[d];
        double[] sums = new double[d];
        double places = 0;
        double speeds = 0;
        for (int i = 0; i < MOTIONS; i++) {
            h.boxes(energy).draw(energy, random, q, p);
            for (int a = 0; a < d; a++) {
                block.q[a][i] = q[a];
                block.p[a][i] = p[a];
                sums[a] += q[a];
                places += q[a] * q[a];
                speeds += p[a] * p[a];
            }
        }
        for (double sum : sums) {
            places -= sum * sum / MOTIONS;
        }
        for (int i = 0; i < MOTIONS; i++) {
            for (int a = 0; a < 2 * d; a++) {
                double scale = Math.sqrt((a < d ? places : speeds) / MOTIONS);
                block.state[a][i + MOTIONS] = block.state[a][i] + NEAR * scale * (random.nextDouble() - 0.5);
            }
        }
        return Math.sqrt(places / speeds);
    }

    /** Brings neighbours back. @return by how many powers of e each has gone away */
    private static double[] nearAgain(SymplecticBlock block) {
        double[] out = new double[MOTIONS];
        double[] scale = new double[block.state.length];
        for (int a = 0; a < scale.length; a++) {
            for (int i = 0; i < MOTIONS; i++) {
                scale[a] += block.state[a][i] * block.state[a][i] / MOTIONS;
            }
        }
        for (int i = 0; i < MOTIONS; i++) {
            double square = 0;
            for (int a = 0; a < scale.length; a++) {
                double away = block.state[a][i + MOTIONS] - block.state[a][i];
                square += away * away / scale[a];
            }
            double distance = Math.sqrt(square);
            out[i] = Math.log(distance / NEAR);
            for (int a = 0; a < scale.length; a++) {
                double away = block.state[a][i + MOTIONS] - block.state[a][i];
                block.state[a][i + MOTIONS] = block.state[a][i] + away * NEAR / distance;
            }
        }
        return out;
    }

    /** Of means over time so far, the spread over motions as a part of their mean, root mean square over axes. */
    private static double difference(double[][] sums) {
        double out = 0;
        for (double[] axis : sums) {
            double mean = 0;
            for (double each : axis) {
                mean += each / axis.length;
            }
            double square = 0;
            for (double each : axis) {
                square += (each / mean - 1) * (each / mean - 1) / axis.length;
            }
            out += square / sums.length;
        }
        return Math.sqrt(out);
    }
}
