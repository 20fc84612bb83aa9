package io.github.secular.numerics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.apache.commons.math3.analysis.differentiation.DerivativeStructure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormulaDerivativeTest {
    /** Every function, against central differences of the value. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "-x^3 + 2*x/p - 1",
                "abs(x-2)",
                "sqrt(x)",
                "exp(-x*p)",
                "log(x)",
                "sin(x)*cos(p)",
                "tan(x)",
                "asin(x/2)",
                "acos(p/3)",
                "atan(x)",
                "sinh(x)",
                "cosh(p)",
                "tanh(x*p)",
                "sign(x)*x",
                "step(x)*p",
                "floor(x)+x",
                "min(x,p)",
                "max(x^2,p)",
                "atan2(x,p)",
                "pow(x,p)",
                "x^1.5",
                "x^-2",
                "2^x",
                "pi*x + e"
            })
    void firstAndSecondDerivatives(String text) {
        Formula f = new Formula(text, "x", "p");
        double x = 0.7;
        double p = 1.3;
        DerivativeStructure found = f.at(new DerivativeStructure(2, 2, 0, x), new DerivativeStructure(2, 2, 1, p));
        double h = 1e-4;
        assertEquals(f.at(x, p), found.getValue(), 1e-15 * (1 + Math.abs(found.getValue())));
        assertEquals((f.at(x + h, p) - f.at(x - h, p)) / (2 * h), found.getPartialDerivative(1, 0), 1e-6);
        assertEquals((f.at(x, p + h) - f.at(x, p - h)) / (2 * h), found.getPartialDerivative(0, 1), 1e-6);
        assertEquals(
                (f.at(x + h, p) - 2 * f.at(x, p) + f.at(x - h, p)) / (h * h), found.getPartialDerivative(2, 0), 1e-5);
    }

    @Test
    void wholePowersAtZero() {
        Formula f = new Formula("x^4/4 + x^2", "x");
        DerivativeStructure at = f.at(new DerivativeStructure(1, 2, 0, 0.0));
        assertEquals(0, at.getPartialDerivative(1));
        assertEquals(2, at.getPartialDerivative(2));
        assertEquals(
                0,
                new Formula("3", "x").at(new DerivativeStructure(1, 1, 0, 1.0)).getPartialDerivative(1));
        assertThrows(IllegalArgumentException.class, () -> f.at(new DerivativeStructure[0]));
    }
}
