package io.github.secular.numerics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.apache.commons.math3.analysis.differentiation.DerivativeStructure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormulaArraysTest {
    private static final String[] ONE = {
        "abs", "exp", "sin", "cos", "tan", "atan", "sinh", "cosh", "tanh", "sign", "step", "floor"
    };

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x^2*y - y^3/3 + z",
                "sqrt(1 + x^2 + y^2)",
                "log(2 + sin(x*y)) / (3 + z^2)",
                "asin(x/5) + acos(y/5)",
                "max(x, y*z) - min(x*y, z)",
                "atan2(y, x) + pow(x^2 + 1, 0.3*y)",
                "(x^2 + 1)^-2.5 + (y^2+1)^(-3)",
                "2^x + x^1 + y^0",
                "3",
                "z"
            })
    void valuesAndDerivativesAreThoseOfTheTree(String text) {
        check(text, 1);
    }

    /** Against derivatives by another method: those of DerivativeStructure, point by point. */
    @Test
    void randomFormulas() {
        SplittableRandom random = new SplittableRandom(17);
        for (int n = 0; n < 300; n++) {
            check(term(random, 4), n);
        }
    }

    private static String term(SplittableRandom random, int depth) {
        if (depth == 0 || random.nextInt(6) == 0) {
            return switch (random.nextInt(5)) {
                case 0 -> "x";
                case 1 -> "y";
                case 2 -> "z";
                default -> "" + random.nextInt(4);
            };
        }
        String a = term(random, depth - 1);
        String b = term(random, depth - 1);
        return switch (random.nextInt(9)) {
            case 0, 1 -> "(" + a + " + " + b + ")";
            case 2 -> "(" + a + " - " + b + ")";
            case 3, 4 -> "(" + a + ") * (" + b + ")";
            case 5 -> "(" + a + ") / (2 + (" + b + ")^2)";
            case 6 -> "(" + a + ")^" + random.nextInt(5);
            case 7 -> "-(" + a + ")";
            default -> ONE[random.nextInt(ONE.length)] + "(" + a + ")";
        };
    }

    private static void check(String text, long seed) {
        Formula f = new Formula(text, "x", "y", "z");
        FormulaArrays arrays = FormulaArrays.valueAndGradient(f, 3);
        FormulaArrays slopes = FormulaArrays.gradient(f, 3);
        FormulaArrays.Room room = arrays.room();
        SplittableRandom random = new SplittableRandom(seed);
        int size = FormulaArrays.BLOCK - 3;
        double[][] q = new double[3][size];
        for (double[] axis : q) {
            for (int i = 0; i < size; i++) {
                axis[i] = random.nextDouble(-2, 2);
            }
        }
        double[][] out = new double[4][size];
        double[][] again = new double[3][size];
        // twice: nothing is left over in a room
        arrays.at(q, size, out, room);
        arrays.at(q, size, out, room);
        slopes.at(q, size, again, slopes.room());
        int compared = 0;
        for (int i = 0; i < size; i++) {
            DerivativeStructure d = f.at(
                    new DerivativeStructure(3, 1, 0, q[0][i]),
                    new DerivativeStructure(3, 1, 1, q[1][i]),
                    new DerivativeStructure(3, 1, 2, q[2][i]));
            double[] expected = {
                f.at(q[0][i], q[1][i], q[2][i], 0),
                d.getPartialDerivative(1, 0, 0),
                d.getPartialDerivative(0, 1, 0),
                d.getPartialDerivative(0, 0, 1)
            };
            // where a slope is steep, rounding of what is inside decides
            boolean tame = Math.abs(expected[1]) + Math.abs(expected[2]) + Math.abs(expected[3]) < 1e5;
            for (int k = 0; k < 4 && tame; k++) {
                double size1 = Math.abs(expected[k]);
                if (size1 < 1e9) {
                    compared++;
                    assertEquals(expected[k], out[k][i], 1e-9 * Math.max(1, size1), text + ", output " + k);
                    if (k > 0) {
                        assertEquals(out[k][i], again[k - 1][i], 1e-12 * Math.max(1, size1), text);
                    }
                }
            }
        }
        assertTrue(compared > 0 || text.contains("cosh") || text.contains("exp"), text);
    }

    @Test
    void boundsHoldAllValuesOverABox() {
        Formula f = new Formula("x^2*y - y^3/3 + sqrt(1 + z^2)", "x", "y", "z");
        double[] lo = {-0.5, 0.2, -1};
        double[] hi = {0.4, 0.9, 2};
        double[] bounds = FormulaBox.bounds(f, lo, hi);
        SplittableRandom random = new SplittableRandom(3);
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < 10_000; i++) {
            double v = f.at(
                    random.nextDouble(lo[0], hi[0]),
                    random.nextDouble(lo[1], hi[1]),
                    random.nextDouble(lo[2], hi[2]),
                    0);
            least = Math.min(least, v);
            most = Math.max(most, v);
        }
        assertTrue(bounds[0] <= least && most <= bounds[1]);
        assertTrue(bounds[1] - bounds[0] < 2 * (most - least));
    }
}
