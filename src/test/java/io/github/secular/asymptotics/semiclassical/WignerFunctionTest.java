package io.github.secular.asymptotics.semiclassical;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.secular.classical.GaussianDensity;
import io.github.secular.classical.Hamiltonian1D;
import io.github.secular.classical.PhaseRange;
import io.github.secular.classical.Wells;
import io.github.secular.numerics.ComplexMatrix;
import io.github.secular.numerics.InvalidInputException;
import io.github.secular.numerics.Progress;
import io.github.secular.numerics.RefusalException;
import java.util.function.DoubleBinaryOperator;
import org.junit.jupiter.api.Test;

/** Wigner and Husimi functions against those of number states, superpositions and Gaussians in closed form. */
class WignerFunctionTest {
    private static final double HBAR = 0.4;

    private static WellLevels harmonic(double highest) {
        return WellLevels.of(new Hamiltonian1D(Wells.harmonic(1)), HBAR, highest, 1e-9, Progress.NONE);
    }

    private static ComplexMatrix pure(int size, double[] re, double[] im) {
        double[] out = new double[2 * size * size];
        for (int n = 0; n < re.length; n++) {
            for (int m = 0; m < re.length; m++) {
                out[2 * (n * size + m)] = re[n] * re[m] + im[n] * im[m];
                out[2 * (n * size + m) + 1] = im[n] * re[m] - re[n] * im[m];
            }
        }
        return ComplexMatrix.of(size, size, out);
    }

    private static double laguerre(int n, double s) {
        double before = 0;
        double now = 1;
        for (int k = 0; k < n; k++) {
            double next = ((2 * k + 1 - s) * now - k * before) / (k + 1);
            before = now;
            now = next;
        }
        return now;
    }

    private static void agrees(
            WignerFunction function, int pixels, double[] values, DoubleBinaryOperator exact, double off) {
        PhaseRange r = function.range();
        for (int row = 0; row < pixels; row += 3) {
            for (int column = 0; column < pixels; column += 3) {
                double x = r.xFrom() + (column + 0.5) * (r.xTo() - r.xFrom()) / pixels;
                double p = r.pFrom() + (row + 0.5) * (r.pTo() - r.pFrom()) / pixels;
                assertEquals(exact.applyAsDouble(x, p), values[row * pixels + column], off, x + ", " + p);
            }
        }
    }

    private static void keepsIntegrals(WignerFunction.Frame frame) {
        assertEquals(frame.trace(), frame.integral(), 1e-10);
        assertTrue(frame.positions() < 1e-10, "" + frame.positions());
        assertTrue(frame.momenta() < 1e-10, "" + frame.momenta());
    }

    /** W_n = (−1)^n e^{−2H/ħ} L_n(4H/ħ)/πħ. */
    @Test
    void numberStates() {
        WellLevels levels = harmonic(4);
        for (int n : new int[] {0, 1, 6}) {
            double[] one = new double[n + 1];
            one[n] = 1;
            WignerFunction function = new WignerFunction(levels, n + 1, 0, 96);
            WignerFunction.Frame frame = function.of(pure(levels.size(), one, new double[n + 1]), Progress.NONE);
            keepsIntegrals(frame);
            int sign = n % 2 == 0 ? 1 : -1;
            agrees(
                    function,
                    96,
                    frame.values(),
                    (x, p) -> {
                        double h = (x * x + p * p) / 2;
                        return sign * Math.exp(-2 * h / HBAR) * laguerre(n, 4 * h / HBAR) / (Math.PI * HBAR);
                    },
                    1e-10);
            assertEquals(n == 0, frame.negativity() < 1e-9, "only the ground state is positive");
        }
    }

    /** (|0⟩ + i|1⟩)/√2 stands at ⟨p⟩ > 0: W = [W_0 + W_1]/2 + √(2/ħ) p W_0. */
    @Test
    void aSuperpositionHasItsMomentumWithTheRightSign() {
        WellLevels levels = harmonic(4);
        double h = Math.sqrt(0.5);
        WignerFunction function = new WignerFunction(levels, 2, 0, 64);
        WignerFunction.Frame frame =
                function.of(pure(levels.size(), new double[] {h, 0}, new double[] {0, h}), Progress.NONE);
        keepsIntegrals(frame);
        agrees(
                function,
                64,
                frame.values(),
                (x, p) -> {
                    double s = (x * x + p * p) / HBAR;
                    double ground = Math.exp(-s) / (Math.PI * HBAR);
                    return ground * (1 - (1 - 2 * s)) / 2 + Math.sqrt(2 / HBAR) * p * ground;
                },
                1e-10);
    }

    /** The density matrix of a Gaussian has that Gaussian as its Wigner function. */
    @Test
    void thereAndBackAgain() {
        WellLevels levels = harmonic(16);
        GaussianDensity f0 = new GaussianDensity(0.6, -0.4, 0.3);
        WeylStart start = WeylStart.of(f0, levels);
        assertEquals(0, start.missing(), 1e-11);
        WignerFunction function = new WignerFunction(levels, levels.size(), 0, 220);
        WignerFunction.Frame frame = function.of(start.rho(), Progress.NONE);
        keepsIntegrals(frame);
        agrees(function, 220, frame.values(), f0::at, 1e-10);
        assertEquals(1, frame.trace(), 1e-11);
    }

    /** With the width of the ground state Q_n = e^{−s} sⁿ/n!/2πħ, s = H/ħ; a wider one is squeezed in p. */
    @Test
    void husimiFunctions() {
        WellLevels levels = harmonic(4);
        double[] two = {0, 0, 1};
        WignerFunction function = new WignerFunction(levels, 3, Math.sqrt(HBAR / 2), 48);
        WignerFunction.Frame frame = function.of(pure(levels.size(), two, new double[3]), Progress.NONE);
        keepsIntegrals(frame);
        agrees(
                function,
                48,
                frame.values(),
                (x, p) -> {
                    double s = (x * x + p * p) / 2 / HBAR;
                    return Math.exp(-s) * s * s / 2 / (2 * Math.PI * HBAR);
                },
                1e-10);
        double width = 0.8;
        WignerFunction wide = new WignerFunction(levels, 1, width, 40);
        double[] ground = wide.of(pure(levels.size(), new double[] {1}, new double[1]), Progress.NONE)
                .values();
        double sx = HBAR / 2 + width * width;
        double sp = HBAR / 2 + HBAR * HBAR / 4 / width / width;
        agrees(
                wide,
                40,
                ground,
                (x, p) -> Math.exp(-x * x / 2 / sx - p * p / 2 / sp) / (2 * Math.PI * Math.sqrt(sx * sp)),
                1e-10);
    }

    /** A Gaussian narrower than ħ/2 is no state, wherever it stands; one of ħ/2 is pure. */
    @Test
    void narrowStartsAreNoStates() {
        WellLevels levels = harmonic(14);
        for (double x : new double[] {0, 0.9, 1.7}) {
            assertThrows(RefusalException.class, () -> WeylStart.of(new GaussianDensity(x, -0.5, 0.45 * HBAR), levels));
            ComplexMatrix rho =
                    WeylStart.of(new GaussianDensity(x, -0.5, HBAR / 2), levels).rho();
            double purity = 0;
            for (int n = 0; n < levels.size(); n++) {
                for (int m = 0; m < levels.size(); m++) {
                    purity += rho.abs2(n, m);
                }
            }
            assertEquals(1, purity, 1e-9);
        }
    }

    @Test
    void refusals() {
        WellLevels levels = harmonic(8);
        String few = assertThrows(RefusalException.class, () -> new WignerFunction(levels, 16, 0, 24))
                .getMessage();
        int needed = Integer.parseInt(few.replaceAll(".*at least (\\d+) pixels.*", "$1"));
        keepsIntegrals(new WignerFunction(levels, 16, 0, needed)
                .of(pure(levels.size(), new double[] {0.6, 0, 0, 0.8}, new double[4]), Progress.NONE));
        assertThrows(InvalidInputException.class, () -> new WignerFunction(levels, 16, -1, 200));
        assertThrows(InvalidInputException.class, () -> new WignerFunction(levels, 1000, 0, 200));
    }
}
