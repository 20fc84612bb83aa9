package io.github.secular.classical.twoscale;

import io.github.secular.classical.DensityState;
import io.github.secular.classical.PhaseFunction;
import io.github.secular.classical.VlasovProblem;
import io.github.secular.numerics.RefusalException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleUnaryOperator;

/**
 * Which pairs (k, j) of angle harmonic and fast mode the two-scale system needs. Behind the initial layer all of them
 * are slaved to the shell means F, y_fast = −L_ff⁻¹ L_fs F; their sizes are found so on a coarse mesh, envelopes at
 * their largest, with more and more pairs until the outermost are negligible. Only pairs that the drive reaches from
 * (0, 0) come up at all: with an odd drive in an even well, half of them.
 */
final class HarmonicChoice {
    /** The highest k; the same with general kernels, which couple all of them. */
    private static final int MOST_HARMONICS = 20;

    private static final int MOST_UNDER_KERNELS = 14;

    private static final int CELLS = 24;
    private static final int[] ANGLES = {3, 4, 6, 8, 10, MOST_UNDER_KERNELS, MOST_HARMONICS};
    private static final int[] ORDERS = {2, 3, 4, 6, 8, 10};
    /** By so many widths a thermal density stays below the top. */
    private static final double WIDTHS_BELOW_TOP = 20;

    private static final int MOST_UNKNOWNS_A_CELL = 900;

    private final ShellMesh mesh;
    private final FastModes modes;
    private final VlasovProblem problem;
    private final int highest;
    private final Collisions collisions;
    private final boolean[][] driven;
    /** Size, relative to F, by mode and harmonic k + K; and relative to all with k ≠ 0 together. */
    private final double[][] sizes;

    private final double[][] shares;

    /** What is kept: the modes, and pairs of harmonic and number of the mode among them. */
    record Kept(FastModes modes, List<int[]> pairs) {
        /** Number of pairs with k = 0. */
        int nodePairs() {
            return (int) pairs.stream().filter(pair -> pair[0] == 0).count();
        }
    }

    private interface Wanted {
        boolean test(int k, int j);
    }

    private HarmonicChoice(ShellMesh mesh, Collisions collisions, FastModes modes, VlasovProblem problem, int highest) {
        this.collisions = collisions;
        this.mesh = mesh;
        this.modes = modes;
        this.problem = problem;
        this.highest = highest;
        driven = new boolean[modes.channels()][];
        for (int c = 0; c < driven.length; c++) {
            driven[c] = mesh.driven(c, 2 * highest, MixedOperators.NEGLIGIBLE);
        }
        sizes = new double[modes.size()][2 * highest + 1];
        shares = new double[modes.size()][2 * highest + 1];
    }

    /**
     * @param f behind the layer
     * @param times slow times where envelopes are looked at
     * @param limit effect on Π f of what may be left out
     * @throws RefusalException if there is no end to the harmonics
     */
    static HarmonicChoice of(
            VlasovProblem problem, double highestEnergy, DensityState f, double[] times, double limit) {
        FastModes first = FastModes.of(problem.shaking(), ORDERS[0]);
        ShellMesh mesh = new ShellMesh(problem.hamiltonian(), highestEnergy, CELLS, problem.epsilon());
        List<PhaseFunction> shapes = new ArrayList<>();
        for (int c = 0; c < first.channels(); c++) {
            shapes.add(first.shape(c));
        }
        DriveHarmonics.find(mesh, shapes, most(problem));
        Collisions collisions = new Collisions(mesh, problem.rates(), most(problem));
        HarmonicChoice last = null;
        int angles = 0;
        int order = 0;
        boolean more = true;
        while (more) {
            int highest = ANGLES[angles];
            HarmonicChoice choice = new HarmonicChoice(
                    mesh, collisions, FastModes.of(problem.shaking(), ORDERS[order]), problem, highest);
            Kept all = choice.kept((k, j) -> true);
            if (last != null && all.pairs().size() > MOST_UNKNOWNS_A_CELL) {
                break;
            }
            choice = new HarmonicChoice(mesh, collisions, all.modes(), problem, highest);
            choice.findSizes(all.pairs(), f, times);
            last = choice;
            boolean moreAngles = choice.outermostAngle() > limit;
            boolean moreModes = choice.outermostMode() > limit;
            if (!moreAngles && !moreModes) {
                return choice;
            }
            angles += moreAngles ? 1 : 0;
            order += moreModes ? 1 : 0;
            more = angles < ANGLES.length && ANGLES[angles] <= most(problem) && order < ORDERS.length;
        }
        throw new RefusalException(String.format(
                Locale.ROOT,
                "The two-scale solver would have to leave out harmonics above %d that change the result by %.0e; lower"
                        + " epsilon.",
                last.highest,
                Math.max(last.outermostAngle(), last.outermostMode())));
    }

    /** The highest k that may come up. */
    static int most(VlasovProblem problem) {
        return problem.rates().shellKernel().isPresent() ? MOST_UNDER_KERNELS : MOST_HARMONICS;
    }

    private void findSizes(List<int[]> pairs, DensityState f, double[] times) {
        MixedElements elements = new MixedElements(mesh, modes, pairs);
        MixedOperators operators = new MixedOperators(elements);
        double eps = problem.epsilon();
        BlockTridiagonal operator = operators.fastPart(collisions).scaledPlusIdentity(1 / (eps * eps), 0, 0);
        for (int c = 0; c < modes.channels(); c++) {
            double envelope = 0;
            for (double t : times) {
                envelope = Math.max(envelope, Math.abs(modes.envelope(c, t)));
            }
            operator.addScaled(envelope / eps, operators.drivePart(c));
        }
        BlockFactors factors = elements.withMeansGiven(operator).factor();
        double bottom = problem.hamiltonian().lowestEnergy();
        double width = (mesh.level(mesh.size()).get(0).energy - bottom) / WIDTHS_BELOW_TOP;
        addSizes(elements, factors, f::shellMean);
        // What f may become by the end, which meets shells that it has not come to yet.
        addSizes(elements, factors, e -> Math.exp(-(e - bottom) / width));
    }

    private void addSizes(MixedElements elements, BlockFactors factors, DoubleUnaryOperator shellMean) {
        double[] y = new double[2 * elements.size()];
        for (int i = 0; i <= mesh.size(); i++) {
            elements.setMean(i, shellMean.applyAsDouble(mesh.level(i).get(0).energy), 0, y);
        }
        factors.solve(y);
        double[][] squares = new double[modes.size()][2 * highest + 1];
        elements.addSquares(y, squares, highest);
        double scale = squares[0][highest];
        double sum = 0;
        for (double[] some : squares) {
            for (int k = 0; k <= 2 * highest; k++) {
                sum += k == highest ? 0 : some[k] / scale;
            }
        }
        double first = Math.sqrt(sum);
        for (int j = 0; j < sizes.length; j++) {
            for (int k = 0; k <= 2 * highest; k++) {
                double size = Math.sqrt(squares[j][k] / scale);
                sizes[j][k] = Math.max(sizes[j][k], size);
                shares[j][k] = Math.max(shares[j][k], first == 0 ? 0 : size / first);
            }
        }
    }

    private double size(int k, int j) {
        return larger(sizes, k, j);
    }

    private double larger(double[][] of, int k, int j) {
        return Math.max(of[j][k + highest], of[modes.mirror(j)][highest - k]);
    }

    /**
     * What a pair left out does to Π f, relative to it: with k = 0 it is a part of it; with k ≠ 0 its square, measured
     * by all of them, changes the diffusion.
     */
    private double effect(int k, int j) {
        double ratio = larger(shares, k, j);
        return k == 0 ? size(k, j) : ratio * ratio;
    }

    /** The largest effect of a pair with the highest k, beyond which there may be others that are not known of. */
    private double outermostAngle() {
        double largest = 0;
        for (int j = 0; j < modes.size(); j++) {
            largest = Math.max(largest, Math.max(effect(highest, j), effect(-highest, j)));
        }
        return largest;
    }

    /** The same of a pair with an outermost mode. */
    private double outermostMode() {
        double largest = 0;
        for (int j = 1; j < modes.size(); j++) {
            for (int k = -highest; modes.isOutermost(j) && k <= highest; k++) {
                largest = Math.max(largest, effect(k, j));
            }
        }
        return largest;
    }

    /**
     * The pairs whose effect on Π f or whose size is above given limits, as far as these are reached from (0, 0)
     * through each other.
     */
    Kept kept(double effect, double size) {
        return kept((k, j) -> effect(k, j) > effect || size(k, j) > size);
    }

    private Kept kept(Wanted wanted) {
        boolean[][] reached = new boolean[modes.size()][2 * highest + 1];
        reached[0][highest] = true;
        List<int[]> queue = new ArrayList<>(List.of(new int[] {0, 0}));
        for (int q = 0; q < queue.size(); q++) {
            int m = queue.get(q)[0];
            for (int k = -highest; collisions.isGeneral() && k <= highest; k++) {
                int j = queue.get(q)[1];
                if (!reached[j][k + highest] && collisions.kernel().couples(k, m) && wanted.test(k, j)) {
                    reached[j][k + highest] = true;
                    queue.add(new int[] {k, j});
                }
            }
            for (FastModes.Entry e : modes.entries()) {
                for (int k = -highest; e.column() == queue.get(q)[1] && k <= highest; k++) {
                    if (!reached[e.row()][k + highest]
                            && (k != 0 || m != 0)
                            && driven[e.channel()][Math.abs(k - m)]
                            && wanted.test(k, e.row())) {
                        reached[e.row()][k + highest] = true;
                        queue.add(new int[] {k, e.row()});
                    }
                }
            }
        }
        boolean[] inUse = new boolean[modes.size()];
        for (int j = 0; j < inUse.length; j++) {
            for (boolean there : reached[j]) {
                inUse[j] |= there;
            }
        }
        List<int[]> pairs = new ArrayList<>();
        for (int j = 0, number = 0; j < inUse.length; number += inUse[j] ? 1 : 0, j++) {
            for (int k = -highest; k <= highest; k++) {
                if (reached[j][k + highest]) {
                    pairs.add(new int[] {k, number});
                }
            }
        }
        return new Kept(modes.restrictedTo(inUse), pairs);
    }
}
