package io.github.secular.quantum.random;

import io.github.secular.drive.JointModes;
import io.github.secular.drive.RandomDrive;
import io.github.secular.numerics.Heap;
import io.github.secular.numerics.RefusalException;
import io.github.secular.quantum.BlochModel;
import io.github.secular.quantum.PackedState;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.NormOps_DDRM;

/**
 * The stochastic Liouville equation (Kubo 1963): the exact, closed linear equation of E ρ and of the
 * averages E[h(ξ) ρ] over a set of {@link JointModes}, with constant coefficients, in fast time.
 * The mean E ρ stands apart (packed by {@link PackedState}); all others, divided by ε, are the rest c:
 *
 * <pre>
 *   mean' = (−i w + ε² G) mean + ε² C c        G: damping ε^(μ−2) γ, Pauli rates
 *   c'    = B mean + D c                       B, C: ξ i[V, .] to and from level 0
 * </pre>
 *
 * There is no term of order ε from the mean to itself, because every noise is centred.
 */
final class StochasticLiouville {
    /** More unknowns than this would need gigabytes for the doubled maps. */
    static final int MAX_UNKNOWNS = 800;

    private static final int MAX_TERMS = 60;

    private final double e2;
    private final int mean;
    private final int rest;
    private final double[] frequencies;
    private final DMatrixRMaj slow;
    private final DMatrixRMaj meanRest;
    private final DMatrixRMaj restMean;
    private final DMatrixRMaj restRest;
    private final double norm;

    /** @throws RefusalException if the hierarchy is too large */
    StochasticLiouville(BlochModel model, RandomDrive drive, JointModes modes) {
        int size = model.size();
        double eps = model.epsilon();
        e2 = eps * eps;
        mean = PackedState.length(size);
        long unknowns = (long) mean * modes.size();
        if (unknowns > MAX_UNKNOWNS) {
            throw new RefusalException(
                    "The exact ensemble mean of this model needs " + unknowns + " unknowns, more than " + MAX_UNKNOWNS
                            + "; take fewer levels or noises, or the monte-carlo ensemble.");
        }
        rest = (int) unknowns - mean;
        // The doubled maps of a run, at most one for each bit of the number of steps.
        Heap.require(
                8.0 * unknowns * unknowns * 64,
                "The ensemble mean with " + unknowns + " unknowns",
                "take fewer levels or noises, or the monte-carlo ensemble");
        frequencies = new double[size * (size - 1) / 2];
        slow = new DMatrixRMaj(mean, mean);
        fillFree(model);
        meanRest = new DMatrixRMaj(mean, rest);
        restMean = new DMatrixRMaj(rest, mean);
        restRest = new DMatrixRMaj(rest, rest);
        for (int level = 1; level < modes.size(); level++) {
            addFree(size, (level - 1) * mean, modes.fading(level));
        }
        for (int q = 0; q < drive.sources().size(); q++) {
            DMatrixRMaj commutator = RealCommutator.of(drive.sources().get(q).matrix());
            for (JointModes.Entry e : modes.coupling(q)) {
                couple(commutator, e, eps);
            }
        }
        for (JointModes.Entry e : modes.turning()) {
            for (int i = 0; i < mean; i++) {
                restRest.add((e.row() - 1) * mean + i, (e.column() - 1) * mean + i, e.value());
            }
        }
        norm = norm(eps);
    }

    private void fillFree(BlochModel model) {
        int n = model.size();
        int pair = 0;
        for (int a = 0; a < n; a++) {
            for (int b = a + 1; b < n; b++) {
                frequencies[pair] = model.frequency(a, b);
                double damping = model.fastDamping(a, b) / e2;
                int k = n + 2 * pair++;
                slow.set(k, k, -damping);
                slow.set(k + 1, k + 1, -damping);
            }
        }
        CommonOps_DDRM.insert(model.relaxation().sharp(), slow, 0, 0);
    }

    /** −i w + ε² G − fading, onto the diagonal block of the rest at {@code at}. */
    private void addFree(int size, int at, double fading) {
        for (int i = 0; i < mean; i++) {
            for (int j = 0; j < mean; j++) {
                restRest.add(at + i, at + j, e2 * slow.get(i, j));
            }
            restRest.add(at + i, at + i, -fading);
        }
        for (int pair = 0; pair < frequencies.length; pair++) {
            int k = at + size + 2 * pair;
            restRest.add(k, k + 1, frequencies[pair]);
            restRest.add(k + 1, k, -frequencies[pair]);
        }
    }

    private void couple(DMatrixRMaj commutator, JointModes.Entry entry, double eps) {
        int row = (entry.row() - 1) * mean;
        int column = (entry.column() - 1) * mean;
        if (entry.column() == 0) {
            addBlock(commutator, entry.value(), restMean, row, 0);
        } else if (entry.row() == 0) {
            addBlock(commutator, entry.value(), meanRest, 0, column);
        } else {
            addBlock(commutator, eps * entry.value(), restRest, row, column);
        }
    }

    private static void addBlock(DMatrixRMaj block, double factor, DMatrixRMaj into, int row, int column) {
        for (int i = 0; i < block.numRows; i++) {
            for (int j = 0; j < block.numCols; j++) {
                into.add(row + i, column + j, factor * block.get(i, j));
            }
        }
    }

    private double norm(double eps) {
        double top = e2 * NormOps_DDRM.inducedPInf(slow);
        for (double w : frequencies) {
            top = Math.max(top, e2 * NormOps_DDRM.inducedPInf(slow) + Math.abs(w));
        }
        double bottom = 0;
        if (rest > 0) {
            top += eps * NormOps_DDRM.inducedPInf(meanRest);
            bottom = eps * NormOps_DDRM.inducedPInf(restMean) + NormOps_DDRM.inducedPInf(restRest);
        }
        return Math.max(top, bottom);
    }

    /** The generator itself, of (mean, c), in fast time. */
    DMatrixRMaj generator() {
        DMatrixRMaj out = new DMatrixRMaj(mean + rest, mean + rest);
        addBlock(slow, e2, out, 0, 0);
        int offset = mean - 2 * frequencies.length;
        for (int pair = 0; pair < frequencies.length; pair++) {
            int k = offset + 2 * pair;
            out.add(k, k + 1, frequencies[pair]);
            out.add(k + 1, k, -frequencies[pair]);
        }
        addBlock(meanRest, e2, out, 0, mean);
        addBlock(restMean, 1, out, mean, 0);
        addBlock(restRest, 1, out, mean, mean);
        return out;
    }

    /** The number of entries of the mean, N². */
    int meanLength() {
        return mean;
    }

    /** The number of entries of the rest. */
    int restLength() {
        return rest;
    }

    /** A bound of the generator's largest rate, fast time; Taylor steps of 1/norm converge at once. */
    double norm() {
        return norm;
    }

    /** exp(length · generator) in graded form, by one Taylor step. @param length at most about 1/{@link #norm} */
    GradedMap map(double length) {
        int n = mean + rest;
        DMatrixRMaj u = new DMatrixRMaj(mean, n);
        for (int i = 0; i < mean; i++) {
            u.set(i, i, 1);
        }
        DMatrixRMaj c = new DMatrixRMaj(rest, n);
        for (int i = 0; i < rest; i++) {
            c.set(i, mean + i, 1);
        }
        DMatrixRMaj f = taylor(length, u, c);
        return new GradedMap(
                e2,
                Rotation.over(length, frequencies),
                CommonOps_DDRM.extract(f, 0, mean, 0, mean),
                CommonOps_DDRM.extract(f, 0, mean, mean, n),
                CommonOps_DDRM.extract(c, 0, rest, 0, mean),
                CommonOps_DDRM.extract(c, 0, rest, mean, n));
    }

    /** Moves (mean, c) forward by a short length, in place. @param length at most about 1/{@link #norm} */
    void advance(double length, double[] state, double[] c) {
        DMatrixRMaj u = DMatrixRMaj.wrap(mean, 1, state.clone());
        DMatrixRMaj f = taylor(length, u, DMatrixRMaj.wrap(rest, 1, c));
        Rotation.over(length, frequencies).apply(state);
        for (int i = 0; i < mean; i++) {
            state[i] += e2 * f.data[i];
        }
    }

    /**
     * Sums the Taylor series of mean = u + ε² f with u' = −i w u, f' = −i w f + G (u + ε² f) + C c and
     * c' = B (u + ε² f) + D c from f = 0; returns f, leaves c in {@code c}. Column by column.
     */
    private DMatrixRMaj taylor(double length, DMatrixRMaj u, DMatrixRMaj c) {
        int columns = u.numCols;
        DMatrixRMaj sum = new DMatrixRMaj(mean, columns);
        DMatrixRMaj termU = u.copy();
        DMatrixRMaj termF = new DMatrixRMaj(mean, columns);
        DMatrixRMaj termC = c.copy();
        DMatrixRMaj both = new DMatrixRMaj(mean, columns);
        DMatrixRMaj nextF = new DMatrixRMaj(mean, columns);
        DMatrixRMaj nextC = new DMatrixRMaj(rest, columns);
        for (int k = 1; k <= MAX_TERMS; k++) {
            double step = length / k;
            CommonOps_DDRM.add(termU, e2, termF, both);
            CommonOps_DDRM.mult(step, slow, both, nextF);
            addRotation(step, termF, nextF);
            if (rest > 0) {
                CommonOps_DDRM.multAdd(step, meanRest, termC, nextF);
                CommonOps_DDRM.mult(step, restMean, both, nextC);
                CommonOps_DDRM.multAdd(step, restRest, termC, nextC);
            }
            both.zero();
            addRotation(step, termU, both);
            termU.setTo(both);
            DMatrixRMaj old = termF;
            termF = nextF;
            nextF = old;
            old = termC;
            termC = nextC;
            nextC = old;
            CommonOps_DDRM.addEquals(sum, termF);
            CommonOps_DDRM.addEquals(c, termC);
            if (small(termF, sum) && small(termC, c) && small(termU, u)) {
                return sum;
            }
        }
        throw RefusalException.of(
                "Something turns or fades at the rate %.1e per unit of fast time, too fast for a mean or paths under noises;"
                        + " give levels nearer to each other, or less damping.",
                norm);
    }

    private static boolean small(DMatrixRMaj term, DMatrixRMaj sum) {
        return term.getNumElements() == 0
                || CommonOps_DDRM.elementMaxAbs(term) <= 1e-18 * CommonOps_DDRM.elementMaxAbs(sum);
    }

    /** Adds −i w a, times step, to {@code out}. */
    private void addRotation(double step, DMatrixRMaj a, DMatrixRMaj out) {
        int offset = mean - 2 * frequencies.length;
        for (int pair = 0; pair < frequencies.length; pair++) {
            double w = step * frequencies[pair];
            int re = (offset + 2 * pair) * a.numCols;
            int im = re + a.numCols;
            for (int j = 0; j < a.numCols; j++) {
                out.data[re + j] += w * a.data[im + j];
                out.data[im + j] -= w * a.data[re + j];
            }
        }
    }
}
