package io.github.secular.asymptotics.semiclassical;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.secular.classical.FormulaFunction;
import io.github.secular.classical.FormulaPotential;
import io.github.secular.classical.Hamiltonian1D;
import io.github.secular.classical.Potential1D;
import io.github.secular.classical.Wells;
import io.github.secular.numerics.ComplexMatrix;
import io.github.secular.numerics.InvalidInputException;
import io.github.secular.numerics.Progress;
import io.github.secular.numerics.RefusalException;
import org.junit.jupiter.api.Test;

/** Levels, position elements and operators against closed forms, published numbers and matrices of another basis. */
class WellLevelsTest {
    private static final double TOLERANCE = 1e-9;

    private static WellLevels levels(Potential1D potential, double hbar, double highest) {
        return WellLevels.of(new Hamiltonian1D(potential), hbar, highest, TOLERANCE, Progress.NONE);
    }

    @Test
    void harmonicLevelsAndElements() {
        double w = 1.3;
        double hbar = 0.2;
        WellLevels levels = levels(Wells.harmonic(w), hbar, 10);
        assertEquals(38, levels.size());
        ComplexMatrix x = levels.matrix(FormulaFunction.of("x"));
        ComplexMatrix p = levels.matrix(FormulaFunction.of("p"));
        for (int n = 0; n < levels.size(); n++) {
            assertEquals(hbar * w * (n + 0.5), levels.energy(n), 1e-12);
            assertEquals(n % 2 == 0 ? 1 : -1, levels.parity(n));
            for (int m = 0; m < levels.size(); m++) {
                double ladder = Math.abs(n - m) == 1 ? Math.sqrt(Math.max(n, m) * hbar / 2) : 0;
                assertEquals(ladder / Math.sqrt(w), x.re(n, m), 1e-12, n + ", " + m);
                assertEquals(0, x.im(n, m));
                // p = i√(ħw/2)(a† − a): ⟨n+1|p|n⟩ = +i …
                assertEquals((n - m) * ladder * Math.sqrt(w), p.im(n, m), 1e-11, n + ", " + m);
                assertEquals(0, p.re(n, m), 1e-12);
            }
        }
        assertTrue(levels.energyError() < 1e-11 && levels.elementError() < 1e-11);
    }

    /** Symbols of degree 2 in p, with ladder operators: p² = 2E − w²x², (xp + px)/2, (p²x² + 2pxxp…)/4. */
    @Test
    void operatorsByWeylsRule() {
        double hbar = 0.5;
        WellLevels levels = levels(Wells.harmonic(1), hbar, 12);
        int m = levels.size();
        ComplexMatrix square = levels.matrix(FormulaFunction.of("p^2"));
        ComplexMatrix mixed = levels.matrix(FormulaFunction.of("x*p"));
        ComplexMatrix fourth = levels.matrix(FormulaFunction.of("x^2*p^2"));
        for (int n = 0; n + 2 < m; n++) {
            assertEquals(hbar * (n + 0.5), square.re(n, n), 1e-11);
            double two = Math.sqrt((n + 1.0) * (n + 2)) * hbar / 2;
            assertEquals(-two, square.re(n, n + 2), 1e-11);
            // (xp + px)/2 = iħ(a†² − a²)/2
            assertEquals(-two, mixed.im(n, n + 2), 1e-11);
            // The symmetric-ordered mean of x²p² in a number state is half that of H0², ħ²(2n² + 2n + 1)/4.
            assertEquals(hbar * hbar * (2.0 * n * n + 2 * n + 1) / 4, fourth.re(n, n), 1e-10);
        }
    }

    @Test
    void morseLevels() {
        double depth = 1.7;
        double a = 0.9;
        double hbar = 0.12;
        double alpha = a * hbar / Math.sqrt(2 * depth);
        WellLevels levels = levels(Wells.morse(depth, a), hbar, 0.97 * depth);
        assertTrue(levels.size() > 10);
        for (int n = 0; n < levels.size(); n++) {
            double away = 1 - alpha * (n + 0.5);
            assertEquals(depth - depth * away * away, levels.energy(n), 1e-11);
            assertEquals(0, levels.parity(n));
        }
        // The number of levels below is what the closed form says, none too few.
        double missing = 1 - alpha * (levels.size() + 0.5);
        assertTrue(depth - depth * missing * missing > 0.97 * depth);
    }

    /** p² + x⁴ at ħ = 1: 1.0603620904841829, 3.7996730298013942, 7.4556979379867384, 11.6447455113781620 (published). */
    @Test
    void quarticLevels() {
        double[] published = {1.0603620904841829, 3.7996730298013942, 7.4556979379867384, 11.6447455113781620};
        double hbar = 0.3;
        double unit = hbar * hbar / 2 / Math.cbrt(2 * hbar * hbar);
        WellLevels levels = levels(Wells.quartic(1), hbar, 4);
        for (int n = 0; n < published.length; n++) {
            assertEquals(unit * published[n], levels.energy(n), 1e-13);
        }
        assertEquals(0.5352563529774, x(levels(Wells.quartic(1), 0.5, 4), 0, 1), 1e-11); // Hermite basis of 160
        assertEquals(0.8219054851335, x(levels(Wells.quartic(1), 0.5, 4), 3, 4), 1e-11);
    }

    private static double x(WellLevels levels, int n, int m) {
        return levels.matrix(FormulaFunction.of("x")).re(n, m);
    }

    /** The numbers of a Hermite basis, the splittings at ħ = 0.04 with 40 digits. */
    @Test
    void doubleWellLevelsAndSplittings() {
        WellLevels wide = levels(Wells.doubleWell(0.25, 1), 0.1, 1);
        double[] known = {0.06792110518739, 0.06800667988866, 0.18734585403640, 0.19244191500288, 0.26845296801424};
        for (int n = 0; n < known.length; n++) {
            assertEquals(known[n], wide.energy(n), 2e-14);
        }
        assertEquals(0.939809381682, Math.abs(x(wide, 0, 1)), 1e-11);
        assertEquals(0.193542121700, Math.abs(x(wide, 0, 3)), 1e-11);
        assertEquals(0, x(wide, 0, 2));
        WellLevels narrow = levels(Wells.doubleWell(0.25, 1), 0.04, 0.5);
        assertEquals(0.02787055170088348, narrow.energy(0), 1e-14);
        assertEquals(4.21467899199723e-11, narrow.energy(1) - narrow.energy(0), 2e-15);
        assertEquals(9.91216336187325e-9, narrow.energy(3) - narrow.energy(2), 2e-15);
    }

    @Test
    void tiltedDoubleWell() {
        WellLevels levels = levels(FormulaPotential.of("(x^2-1)^2/4 + 0.05*x"), 0.1, 1);
        double[] known = {0.02020742816537, 0.11411880060365, 0.15002292723363, 0.22478183767348, 0.25584035518189};
        for (int n = 0; n < known.length; n++) {
            assertEquals(known[n], levels.energy(n), 2e-14);
        }
        assertEquals(-0.969883809738, x(levels, 0, 0), 1e-11);
        assertEquals(0.190514348798, Math.abs(x(levels, 0, 2)), 1e-11);
    }

    /** A well whose middle is not 0 is as symmetric as one whose is; x is then no odd function. */
    @Test
    void symmetricWellsElsewhere() {
        WellLevels moved = levels(FormulaPotential.of("((x-3)^2-1)^2/4"), 0.1, 0.5);
        WellLevels there = levels(Wells.doubleWell(0.25, 1), 0.1, 0.5);
        assertTrue(moved.isSymmetric());
        assertEquals(3, x(moved, 2, 2), 1e-12);
        for (int n = 0; n < there.size(); n++) {
            assertEquals(there.energy(n), moved.energy(n), 1e-13);
        }
        assertEquals(x(there, 0, 1), x(moved, 0, 1), 1e-11);
    }

    @Test
    void signsFollowTheRule() {
        WellLevels levels = levels(Wells.morse(1, 1), 0.1, 0.8);
        for (int n = 0; n < levels.size(); n++) {
            double right =
                    levels.hamiltonian().shell(levels.energy(n)).orbits().get(0).right();
            assertTrue(levels.state(n, right) > 0, "level " + n);
        }
    }

    /** (V²)_nn holds all states between, Σ_m |V_nm|² those below the cut. */
    @Test
    void theLeakIsWhatTheCutLeavesOut() {
        double hbar = 0.5;
        WellLevels levels = levels(Wells.harmonic(1), hbar, 5);
        FormulaFunction x = FormulaFunction.of("x");
        double[] squares = levels.squares(x);
        int last = levels.size() - 1;
        ComplexMatrix v = levels.matrix(x);
        for (int n = 0; n <= last; n++) {
            assertEquals(hbar * (n + 0.5), squares[n], 1e-12);
            double kept = 0;
            for (int m = 0; m <= last; m++) {
                kept += v.abs2(n, m);
            }
            assertEquals(n == last ? hbar * (n + 1) / 2 : 0, squares[n] - kept, 1e-11);
        }
    }

    @Test
    void theLowestSoMany() {
        WellLevels all = levels(Wells.doubleWell(0.25, 1), 0.1, 1);
        WellLevels some = WellLevels.lowest(all.hamiltonian(), 0.1, 7, TOLERANCE, Progress.NONE);
        assertEquals(7, some.size());
        for (int n = 0; n < 7; n++) {
            assertEquals(all.energy(n), some.energy(n), 1e-13);
        }
        Hamiltonian1D morse = new Hamiltonian1D(Wells.morse(1, 1));
        refused("binds", () -> WellLevels.lowest(morse, 0.1, 20, TOLERANCE, Progress.NONE));
    }

    @Test
    void refusals() {
        Hamiltonian1D harmonic = new Hamiltonian1D(Wells.harmonic(1));
        assertThrows(InvalidInputException.class, () -> WellLevels.of(harmonic, 0, 5, 1e-9, Progress.NONE));
        assertThrows(InvalidInputException.class, () -> WellLevels.of(harmonic, Double.NaN, 5, 1e-9, Progress.NONE));
        refused("no level", () -> levels(Wells.harmonic(1), 1, 0.4));
        refused("functions", () -> levels(Wells.harmonic(1), 1e-4, 5));
        refused("opens", () -> levels(FormulaPotential.of("x^2/2 - 0.1*x^4"), 0.1, 0.3));
        // Equal wells but for a tilt that no splitting can be told from: the ground states mix freely.
        refused("split", () -> levels(FormulaPotential.of("(x^2-1)^2/4 + 1e-12*x^3"), 0.02, 0.1));
        refused("of the form", () -> levels(Wells.harmonic(1), 0.5, 3).matrix(FormulaFunction.of("cos(p)")));
    }

    private static void refused(String word, org.junit.jupiter.api.function.Executable action) {
        String sentence = assertThrows(RefusalException.class, action).getMessage();
        assertTrue(sentence.contains(word), sentence);
    }
}
