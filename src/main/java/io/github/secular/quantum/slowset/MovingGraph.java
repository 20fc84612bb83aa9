package io.github.secular.quantum.slowset;

import io.github.secular.numerics.NodalPolynomial;
import io.github.secular.numerics.Progress;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import org.apache.commons.math3.util.MathArrays;

/**
 * The graphs X_c(t) of all blocks over one interval of slow time, as polynomials through Chebyshev nodes. At every
 * node (D + M(t)) X − X G = ε² dX/dt holds, the derivative being that of the polynomial; it is found by repeating the
 * sweeps with the derivative of the round before, an expansion in ε² ġ/(gap g), for as long as that still gains.
 */
final class MovingGraph {
    private static final int NODES = 12;
    private static final int MAX_ROUNDS = 12;

    private static final NodalPolynomial POLYNOMIAL = NodalPolynomial.chebyshev(NODES);

    /** The sweeps do not converge near this time. */
    static final class LostException extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final double time;

        LostException(double time) {
            super("The sweeps of the slow set do not converge.", null, false, false);
            this.time = time;
        }

        /** Slow time. */
        double time() {
            return time;
        }
    }

    private final double from;
    private final double to;
    private final double scale;
    /** At each node, one per block. */
    private final InvariantBlock[][] blocks;

    private final double[][][] fed;
    private double rest;
    private double restOfGenerator;

    /**
     * @param from where the interval begins, slow time
     * @param scale ε²
     * @param guess the graph before it, or null
     * @param accuracy of X that is enough
     */
    MovingGraph(
            Torus torus,
            List<int[]> cut,
            double from,
            double to,
            double scale,
            MovingGraph guess,
            double accuracy,
            Budget budget,
            Progress progress) {
        this.from = from;
        this.to = to;
        this.scale = scale;
        blocks = new InvariantBlock[NODES][cut.size()];
        fed = new double[NODES][cut.size()][];
        InvariantBlock[] before = guess == null ? null : guess.blocks[NODES - 1];
        for (int j = 0; j < NODES; j++) {
            Torus frozen = torus.at(node(j));
            IntFunction<GroupRows> groups = GroupRows.of(frozen);
            for (int c = 0; c < cut.size(); c++) {
                blocks[j][c] = new InvariantBlock(groups.apply(cut.get(c)[0]), cut.get(c));
                if (before != null) {
                    blocks[j][c].beginLike(before[c]);
                }
                if (!blocks[j][c].solve(budget, progress)) {
                    throw new LostException(node(j));
                }
            }
            before = blocks[j];
        }
        readGenerators();
        follow(accuracy, budget, progress);
    }

    private double node(int j) {
        return 0.5 * (from + to) + 0.5 * (to - from) * POLYNOMIAL.node(j);
    }

    private void readGenerators() {
        for (int j = 0; j < NODES; j++) {
            for (int c = 0; c < blocks[j].length; c++) {
                fed[j][c] = blocks[j][c].fed();
            }
        }
    }

    /** Rounds of sweeps with the derivative of the round before. */
    private void follow(double accuracy, Budget budget, Progress progress) {
        rest = Double.POSITIVE_INFINITY;
        for (int round = 0; round < MAX_ROUNDS; round++) {
            budget.spend(4.0 * NODES * NODES * blocks[0].length * blocks[0][0].slaved().length);
            double[][][] velocity = new double[NODES][][];
            for (int j = 0; j < NODES; j++) {
                velocity[j] = velocities(j);
            }
            double change = 0;
            double generatorChange = 0;
            for (int j = 0; j < NODES; j++) {
                for (int c = 0; c < blocks[j].length; c++) {
                    double[] old = blocks[j][c].slaved().clone();
                    if (!blocks[j][c].solve(velocity[j][c], budget, progress)) {
                        throw new LostException(node(j));
                    }
                    change = Math.max(change, MathArrays.distanceInf(old, blocks[j][c].slaved()));
                    double[] generator = blocks[j][c].fed();
                    generatorChange = Math.max(
                            generatorChange,
                            MathArrays.distanceInf(generator, fed[j][c]) * Math.sqrt(generator.length));
                    fed[j][c] = generator;
                }
            }
            boolean gains = change < 0.5 * rest;
            rest = Math.min(rest, change);
            restOfGenerator = round == 0 ? generatorChange : Math.min(restOfGenerator, generatorChange);
            if (!gains || change <= accuracy) {
                break;
            }
        }
    }

    /** dX/dτ of every block at node j. */
    private double[][] velocities(int j) {
        double[][] out = new double[blocks[j].length][];
        double factor = scale * 2 / (to - from);
        for (int c = 0; c < out.length; c++) {
            int block = c;
            double[][] graphs =
                    Arrays.stream(blocks).map(b -> b[block].slaved()).toArray(double[][]::new);
            out[c] = POLYNOMIAL.derivative(j, factor, graphs);
        }
        return out;
    }

    /**
     * Whether the polynomials hold: the last two of their Chebyshev coefficients, and what the last round of
     * derivatives still changed, are small enough.
     *
     * @param motion error allowed in the slow motion over this interval
     * @param graph error allowed in ρ for given slow amplitudes
     */
    boolean isSmooth(double motion, double graph) {
        double generatorTail = 0;
        double graphTail = 0;
        for (int c = 0; c < blocks[0].length; c++) {
            int k = c;
            generatorTail =
                    Math.max(generatorTail, tail(j -> fed[j][k], fed[0][c].length) * Math.sqrt(fed[0][c].length));
            graphTail = Math.max(graphTail, tail(j -> blocks[j][k].slaved(), blocks[0][c].slaved().length));
        }
        double fast = (to - from) / scale;
        restOfGenerator = Math.max(restOfGenerator, generatorTail);
        rest = Math.max(rest, graphTail);
        return restOfGenerator * fast <= motion && rest <= graph;
    }

    /** What the graph adds to the error of ρ. */
    double error() {
        return restOfGenerator * (to - from) / scale + rest;
    }

    private interface ByNode {
        double[] at(int j);
    }

    private static double tail(ByNode values, int length) {
        double max = 0;
        int n = NODES - 1;
        for (int i = 0; i < length; i++) {
            double last = 0;
            double before = 0;
            for (int j = 0; j < NODES; j++) {
                double half = j == 0 || j == n ? 0.5 : 1;
                double v = half * values.at(j)[i] * 2 / n;
                // T_k at −cos(π j/n) is (−1)^k cos(π j k/n)
                last += v * Math.cos(Math.PI * j) * 0.5;
                before += v * Math.cos(Math.PI * j * (n - 1) / n);
            }
            max = Math.max(max, Math.max(Math.abs(last), Math.abs(before)));
        }
        return max;
    }

    /** The blocks at the start of the interval. */
    Elimination atStart() {
        return new DenseElimination(List.of(blocks[0]));
    }

    /** (M X)_c at slow time t, interleaved. */
    double[] fed(int c, double t) {
        double[] weights = weights(t);
        double[] out = new double[fed[0][c].length];
        for (int j = 0; j < NODES; j++) {
            if (weights[j] != 0) {
                for (int i = 0; i < out.length; i++) {
                    out[i] += weights[j] * fed[j][c][i];
                }
            }
        }
        return out;
    }

    /** Adds X_c(t) z of one column. */
    void lift(int c, double t, double[] z, EntrySums sums) {
        double[] weights = weights(t);
        for (int j = 0; j < NODES; j++) {
            if (weights[j] != 0) {
                double[] part = z.clone();
                for (int i = 0; i < part.length; i++) {
                    part[i] *= weights[j];
                }
                blocks[j][c].lift(part, sums);
            }
        }
    }

    /** Barycentric interpolation at t. */
    private double[] weights(double t) {
        return POLYNOMIAL.weightsAt(Math.max(-1, Math.min(1, (2 * t - from - to) / (to - from))));
    }
}
