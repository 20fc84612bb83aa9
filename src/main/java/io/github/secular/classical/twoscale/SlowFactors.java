package io.github.secular.classical.twoscale;

import io.github.secular.numerics.BlockFactors;
import io.github.secular.numerics.BlockTridiagonal;
import io.github.secular.numerics.ComplexGmres;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.complex.Complex;

/**
 * The two-scale system at one slow time as a matrix, solved by elimination element by element with all pairs of
 * harmonics at once: where pairs are coupled as strongly as near a separatrix, whose pulses hold many harmonics, no
 * elimination pair by pair will do. Every element is coupled to its neighbours only, so that products with as many
 * vectors as three elements have unknowns tell all entries.
 */
final class SlowFactors {
    /** Operations of an elimination that are bearable. */
    private static final double MOST_WORK = 3e10;

    private static final int MOST_ITERATIONS = 320;
    /** There pairs are eliminated at once where the iteration does not soon converge. */
    private static final int AT_SEPARATRIX = 40;

    private static final int DIRECTIONS = 80;

    private final SlowSystem system;
    /** The block of every unknown, and its place there. */
    private final int[] block;

    private final int[] place;
    private final int[] sizes;
    private final BlockTridiagonal mass;
    private final BlockTridiagonal product;

    /** @param t slow time */
    SlowFactors(SlowSystem system, double t) {
        this.system = system;
        block = blocks(system.layout());
        sizes = new int[system.layout().basis().mesh().size()];
        place = new int[block.length];
        for (int r = 0; r < block.length; r++) {
            place[r] = sizes[block[r]]++;
        }
        mass = matrix((v, out) -> {
            Arrays.fill(out, 0);
            system.addMass(1, v, out);
        });
        product = matrix((v, out) -> system.multiply(t, v, out));
    }

    /** The iteration that is tried first; at a separatrix, where it may not converge, not for long. */
    static ComplexGmres iteration(SlowSystem system, boolean atSeparatrix) {
        return new ComplexGmres(DIRECTIONS, atSeparatrix && isBearable(system) ? AT_SEPARATRIX : MOST_ITERATIONS);
    }

    /** Whether the elimination would not take too long. */
    static boolean isBearable(SlowSystem system) {
        int[] sizes = new int[system.layout().basis().mesh().size()];
        for (int b : blocks(system.layout())) {
            sizes[b]++;
        }
        return BlockTridiagonal.factorWork(sizes) <= MOST_WORK;
    }

    /** The element of every unknown; a node between two belongs to the lower. */
    private static int[] blocks(PairLayout layout) {
        int[] out = new int[layout.size()];
        ElementBasis basis = layout.basis();
        for (int i = 0; i < layout.pairs(); i++) {
            if (layout.harmonic(i) == 0) {
                for (int n = 0; n < basis.nodes(); n++) {
                    out[layout.offset(i) + n] = Math.max(0, (n - 1) / basis.order());
                }
                for (int e = 0; e < basis.mesh().size(); e++) {
                    int from = layout.differences(i, e);
                    Arrays.fill(out, from, from + basis.differencesOf(e).length, e);
                }
                continue;
            }
            for (ElementCell cell : basis.mesh().cells()) {
                int from = layout.start(i, cell);
                if (from >= 0) {
                    Arrays.fill(out, from, from + basis.order(), cell.element);
                }
            }
        }
        return out;
    }

    /** What a map is, found from its products. */
    private BlockTridiagonal matrix(ComplexGmres.Map map) {
        BlockTridiagonal out = new BlockTridiagonal(sizes);
        List<List<Integer>> members = new ArrayList<>();
        for (int size : sizes) {
            members.add(new ArrayList<>());
        }
        for (int r = 0; r < block.length; r++) {
            members.get(block[r]).add(r);
        }
        double[] v = new double[2 * block.length];
        double[] w = new double[v.length];
        int most = Arrays.stream(sizes).max().orElse(0);
        for (int colour = 0; colour < 3; colour++) {
            for (int k = 0; k < most; k++) {
                Arrays.fill(v, 0);
                for (int b = colour; b < sizes.length; b += 3) {
                    if (k < sizes[b]) {
                        v[2 * members.get(b).get(k)] = 1;
                    }
                }
                map.apply(v, w);
                for (int b = colour; b < sizes.length; b += 3) {
                    for (int row = Math.max(0, b - 1);
                            k < sizes[b] && row <= Math.min(sizes.length - 1, b + 1);
                            row++) {
                        for (int r : members.get(row)) {
                            out.add(row, place[r], b, k, w[2 * r], w[2 * r + 1]);
                        }
                    }
                }
            }
        }
        return out;
    }

    /** (σ M′ − L)⁻¹. */
    ComplexGmres.Map inverse(Complex shift) {
        BlockTridiagonal sum = product.scaled(-1);
        sum.addScaled(shift.getReal(), shift.getImaginary(), mass);
        return solver(sum);
    }

    /** L⁻¹ with f_00 left as it is. */
    ComplexGmres.Map fastInverse() {
        BlockTridiagonal some = product.scaled(1);
        for (int r = system.from(); r < system.from() + system.nodes(); r++) {
            some.clearRow(block[r], place[r]);
            some.add(block[r], place[r], block[r], place[r], 1, 0);
        }
        return solver(some);
    }

    private ComplexGmres.Map solver(BlockTridiagonal matrix) {
        BlockFactors factors = matrix.factor().orElseThrow(FastOperator::singular);
        system.spend(BlockTridiagonal.factorWork(sizes));
        double work = Arrays.stream(sizes).mapToDouble(n -> 8.0 * n * n).sum();
        double[] sorted = new double[2 * block.length];
        int[] to = new int[block.length];
        for (int r = 0; r < to.length; r++) {
            to[r] = 2 * (mass.offset(block[r]) + place[r]);
        }
        return (r, out) -> {
            system.spend(work);
            for (int k = 0; k < to.length; k++) {
                sorted[to[k]] = r[2 * k];
                sorted[to[k] + 1] = r[2 * k + 1];
            }
            factors.solve(sorted);
            for (int k = 0; k < to.length; k++) {
                out[2 * k] = sorted[to[k]];
                out[2 * k + 1] = sorted[to[k] + 1];
            }
        };
    }
}
