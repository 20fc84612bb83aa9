package io.github.secular.classical.twoscale;

import io.github.secular.classical.DensityState;
import io.github.secular.classical.PhaseFunction;
import io.github.secular.classical.VlasovProblem;
import io.github.secular.numerics.RefusalException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Which pairs (k, j) of angle harmonic and fast mode the two-scale system needs. Behind the initial layer all of them
 * are slaved to the shell means F, y_fast = −L_ff⁻¹ L_fs F; their sizes are found so on a coarse mesh, envelopes at
 * their largest, with more and more pairs until the outermost are negligible. Only pairs that the drive reaches from
 * (0, 0) come up at all: with an odd drive in an even well, half of them.
 */
final class HarmonicChoice {
    /** The highest k and order of the modes. */
    static final int MOST_HARMONICS = 10;

    private static final int CELLS = 24;
    private static final int[] ORDERS = {3, 4, 6, 8, MOST_HARMONICS};
    private static final int MOST_UNKNOWNS_A_CELL = 900;

    private final ShellMesh mesh;
    private final FastModes modes;
    private final VlasovProblem problem;
    private final int highest;
    private final Collisions collisions;
    private final boolean[][] driven;
    /** Size, relative to F, by mode and harmonic k + K. */
    private final double[][] sizes;

    private double firstOrder;

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
    }

    /**
     * @param f behind the layer
     * @param times slow times where envelopes are looked at
     * @param limit effect on Π f of what may be left out
     * @throws RefusalException if there is no end to the harmonics
     */
    static HarmonicChoice of(
            VlasovProblem problem, double highestEnergy, DensityState f, double[] times, double limit) {
        FastModes most = FastModes.of(problem.shaking(), ORDERS[0]);
        ShellMesh mesh = new ShellMesh(problem.hamiltonian(), highestEnergy, CELLS);
        List<PhaseFunction> shapes = new ArrayList<>();
        for (int c = 0; c < most.channels(); c++) {
            shapes.add(most.shape(c));
        }
        DriveHarmonics.find(mesh, shapes, MOST_HARMONICS);
        Collisions collisions = new Collisions(mesh, problem.rates(), MOST_HARMONICS);
        HarmonicChoice last = null;
        for (int order : ORDERS) {
            HarmonicChoice choice =
                    new HarmonicChoice(mesh, collisions, FastModes.of(problem.shaking(), order), problem, order);
            Kept all = choice.kept((k, j) -> true);
            if (last != null && all.pairs().size() > MOST_UNKNOWNS_A_CELL) {
                break;
            }
            choice = new HarmonicChoice(mesh, collisions, all.modes(), problem, order);
            choice.findSizes(all.pairs(), f, times);
            last = choice;
            if (choice.outermost() <= limit) {
                return choice;
            }
        }
        throw new RefusalException(String.format(
                Locale.ROOT,
                "The two-scale solver would have to leave out harmonics above %d that change the result by %.0e; lower"
                        + " epsilon, or choose the solver \"grid\" or \"particles\".",
                last.highest,
                last.outermost()));
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
        double[] y = new double[2 * operator.size()];
        for (int i = 0; i <= mesh.size(); i++) {
            elements.setMean(i, f.shellMean(mesh.level(i).get(0).energy), 0, y);
        }
        elements.withMeansGiven(operator).factor().solve(y);
        elements.addSquares(y, sizes, highest);
        double scale = sizes[0][highest];
        double sum = 0;
        for (int j = 0; j < sizes.length; j++) {
            for (int k = -highest; k <= highest; k++) {
                sum += k == 0 ? 0 : sizes[j][k + highest] / scale;
                sizes[j][k + highest] = Math.sqrt(sizes[j][k + highest] / scale);
            }
        }
        firstOrder = Math.sqrt(sum);
    }

    private double size(int k, int j) {
        return Math.max(sizes[j][k + highest], sizes[modes.mirror(j)][highest - k]);
    }

    /**
     * What a pair left out does to Π f, relative to it: with k = 0 it is a part of it; with k ≠ 0 its square, measured
     * by all of them, changes the diffusion.
     */
    private double effect(int k, int j) {
        double ratio = firstOrder == 0 ? 0 : size(k, j) / firstOrder;
        return k == 0 ? size(k, j) : ratio * ratio;
    }

    /** The largest effect of a pair beyond which there may be others that are not known of. */
    private double outermost() {
        double largest = 0;
        for (int j = 0; j < modes.size(); j++) {
            for (int k = -highest; k <= highest; k++) {
                if ((Math.abs(k) == highest || modes.isOutermost(j)) && (k != 0 || j != 0)) {
                    largest = Math.max(largest, effect(k, j));
                }
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
