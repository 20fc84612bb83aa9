package io.github.secular.numerics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormulaBoxTest {
    private static final double[] FROM = {-3, -2};
    private static final double[] TO = {5, 2.5};

    private static Optional<double[]> found(String text) {
        return FormulaBox.singularity(new Formula(text, "x", "y"), FROM, TO, (lo, hi) -> true);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1/x",
                "1/y^2",
                "log(y)",
                "sqrt(x)",
                "sqrt(abs(x-1))",
                "abs(y)^0.9",
                "tan(x)",
                "1/(x^2+y^2)",
                "x*y/0",
                "sin(1/(x-y))",
                "log(x^2+y^2)",
                "acos(x)",
                "exp(1/x)",
                "1/(x*y-1)",
                "atan(y)/(x+1)"
            })
    void singularPlacesAreFound(String text) {
        double[] place = found(text).orElseThrow(() -> new AssertionError(text + " passes"));
        for (int a = 0; a < 2; a++) {
            assertTrue(place[a] >= FROM[a] && place[a] <= TO[a]);
        }
    }

    /** Kinks and cones have slopes, and so have peaks; poles outside the box, or where nothing matters, do no harm. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "x*y",
                "abs(x)",
                "sqrt(x^2+y^2)",
                "max(x,y)",
                "exp(-(x/0.001)^2)",
                "1/(x-6)",
                "sqrt(x+3.5)",
                "sin(50*x*y)",
                "(x^2+y^2)^0.75",
                "abs(x)^1.5",
                "sqrt((x-y)^2)",
                "x/(1+x^2+y^2)",
                "log(4+x)",
                "step(x-1)",
                "atan2(y,x+9)"
            })
    void finiteSlopesPass(String text) {
        assertEquals(Optional.empty(), found(text).map(java.util.Arrays::toString), text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1/x", "log(x)"})
    void whatDoesNotMatterIsLeftOut(String text) {
        Formula f = new Formula(text, "x", "y");
        assertTrue(FormulaBox.singularity(f, FROM, TO, (lo, hi) -> hi[0] > 0.5 && lo[0] > 0.1)
                .isEmpty());
        assertTrue(FormulaBox.singularity(f, FROM, TO, (lo, hi) -> hi[0] > 1).isEmpty());
    }

    /** ∂/∂x and ∂/∂y in their own places. */
    @ParameterizedTest
    @ValueSource(strings = {"x^2 - 3*y", "x*y*y", "sin(x)*exp(y)"})
    void boundsHoldAllValues(String text) {
        Formula f = new Formula(text, "x", "y");
        double[] bounds = FormulaBox.bounds(f, FROM, TO);
        for (int i = 0; i <= 20; i++) {
            for (int j = 0; j <= 20; j++) {
                double value = f.at(-3 + 0.4 * i, -2 + 0.225 * j);
                assertTrue(value >= bounds[0] && value <= bounds[1]);
            }
        }
    }
}
