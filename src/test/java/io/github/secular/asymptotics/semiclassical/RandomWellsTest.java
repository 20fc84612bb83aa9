package io.github.secular.asymptotics.semiclassical;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.secular.classical.FormulaFunction;
import io.github.secular.classical.FormulaPotential;
import io.github.secular.classical.Hamiltonian1D;
import io.github.secular.numerics.ComplexMatrix;
import io.github.secular.numerics.Progress;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Polynomial wells drawn at random, with one or two minima, against matrices in the basis of an oscillator. */
class RandomWellsTest {
    private static final int BASIS = 150;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void levelsElementsAndErrors(int seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double a = random.nextDouble(-1, 1);
        double b = random.nextDouble(-0.4, 0.4);
        double c = random.nextDouble(0.1, 0.5);
        double hbar = random.nextDouble(0.1, 0.4);
        // each in full digits, as Java writes them
        String formula = "(" + a + ")*x^2 + (" + b + ")*x^3 + (" + c + ")*x^4";
        Hamiltonian1D well = new Hamiltonian1D(FormulaPotential.of(formula));
        double highest = well.lowestEnergy() + 2;
        WellLevels levels = WellLevels.of(well, hbar, highest, 1e-9, Progress.NONE);
        Oscillator known = new Oscillator(a, b, c, hbar, 2 * Math.sqrt(c));
        assertTrue(known.energies[levels.size()] > highest, "a level is missing");
        ComplexMatrix x = levels.matrix(FormulaFunction.of("x"));
        for (int n = 0; n < levels.size(); n++) {
            assertEquals(known.energies[n], levels.energy(n), 1e-11 + 10 * levels.energyError(), formula);
            for (int m = 0; m < levels.size(); m++) {
                assertEquals(known.position(n, m), Math.abs(x.re(n, m)), 1e-9, n + ", " + m + " of " + formula);
            }
        }
    }

    /** p²/2 + a x² + b x³ + c x⁴ among the first functions of an oscillator of frequency w, by products of ladders. */
    private static final class Oscillator {
        final double[] energies;
        private final DMatrixRMaj vectors;
        private final DMatrixRMaj x;

        Oscillator(double a, double b, double c, double hbar, double w) {
            int more = BASIS + 8;
            DMatrixRMaj q = new DMatrixRMaj(more, more);
            DMatrixRMaj h = new DMatrixRMaj(more, more);
            for (int n = 0; n < more; n++) {
                h.set(n, n, hbar * w * (n + 0.5) / 2);
                if (n + 1 < more) {
                    q.set(n, n + 1, Math.sqrt((n + 1) * hbar / (2 * w)));
                    q.set(n + 1, n, q.get(n, n + 1));
                }
                if (n + 2 < more) {
                    h.set(n, n + 2, -hbar * w / 4 * Math.sqrt((n + 1.0) * (n + 2)));
                    h.set(n + 2, n, h.get(n, n + 2));
                }
            }
            DMatrixRMaj q2 = new DMatrixRMaj(more, more);
            CommonOps_DDRM.mult(q, q, q2);
            DMatrixRMaj q3 = new DMatrixRMaj(more, more);
            CommonOps_DDRM.mult(q, q2, q3);
            DMatrixRMaj q4 = new DMatrixRMaj(more, more);
            CommonOps_DDRM.mult(q2, q2, q4);
            CommonOps_DDRM.addEquals(h, a, q2);
            CommonOps_DDRM.addEquals(h, b, q3);
            CommonOps_DDRM.addEquals(h, c, q4);
            DMatrixRMaj cut = CommonOps_DDRM.extract(h, 0, BASIS, 0, BASIS);
            for (int i = 0; i < BASIS; i++) {
                for (int j = 0; j < i; j++) {
                    cut.set(i, j, cut.get(j, i));
                }
            }
            x = CommonOps_DDRM.extract(q, 0, BASIS, 0, BASIS);
            EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(BASIS, true, true);
            eigen.decompose(cut);
            TreeMap<Double, DMatrixRMaj> sorted = new TreeMap<>();
            for (int i = 0; i < BASIS; i++) {
                sorted.put(eigen.getEigenvalue(i).getReal(), eigen.getEigenVector(i));
            }
            energies = sorted.keySet().stream().mapToDouble(e -> e).toArray();
            vectors = new DMatrixRMaj(BASIS, BASIS);
            int column = 0;
            for (DMatrixRMaj v : sorted.values()) {
                CommonOps_DDRM.insert(v, vectors, 0, column++);
            }
        }

        /** |⟨n|x|m⟩|. */
        double position(int n, int m) {
            double sum = 0;
            for (int i = 0; i < BASIS; i++) {
                for (int j = Math.max(0, i - 1); j <= Math.min(BASIS - 1, i + 1); j++) {
                    sum += vectors.get(i, n) * x.get(i, j) * vectors.get(j, m);
                }
            }
            return Math.abs(sum);
        }
    }
}
