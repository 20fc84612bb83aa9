package io.github.secular.numerics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SmoothPiecesTest {
    private static SmoothPieces of(String formula, double end) {
        return SmoothPieces.of(new Formula(formula, "t"), 0, end);
    }

    private static double[] hardKnots(SmoothPieces pieces) {
        List<Double> out = new ArrayList<>();
        for (int i = 1; i < pieces.count(); i++) {
            if (pieces.isHard(i)) {
                out.add(pieces.knot(i));
            }
        }
        return out.stream().mapToDouble(Double::doubleValue).toArray();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1",
                "t",
                "exp(-((t-7.3)/0.3)^2)",
                "exp(-((t-3.3)/1e-6)^2)",
                "1-exp(-t)",
                "cos(40*t^2)",
                "sin(pi*t/10)^2",
                "step(t-1)-step(t-6)",
                "step(0.45-t)*exp(-t)",
                "abs(sin(3*t))",
                "max(0, min(1, min((t-1)/0.3, (4-t)/0.2)))",
                "floor(t)*0.1",
                "sign(sin(2*pi*t+0.3))",
                "sqrt(t)",
                "t^1.5",
                "sqrt(max(0,1-(t-4)^2))",
                "tanh((t-5)/0.001)",
                "1/(1+((t-2)/0.01)^2)",
                "log(1+t)+atan(t)*cosh(t/10)-sinh(t/7)",
                "atan2(t-3, 1)",
                "2^t/100 + t^(-2)*step(t-1)*0 + pow(1+t, 0.3)",
                "step(sin(5*floor(t))+0.01)*t",
                "0",
                "1e-200*exp(-(t-5)^2)"
            })
    void followsTheFormula(String text) {
        if (text.contains("t^(-2)")) {
            assertThrows(RefusalException.class, () -> of(text, 10));
            return;
        }
        Formula formula = new Formula(text, "t");
        SmoothPieces pieces = of(text, 10);
        SplittableRandom random = new SplittableRandom(7);
        double[] hard = hardKnots(pieces);
        double max = 0;
        for (int k = 0; k < 20_000; k++) {
            double t = 10 * random.nextDouble();
            boolean near = false;
            for (double h : hard) {
                near |= Math.abs(h - t) < 1e-14 * 10;
            }
            if (!near) {
                max = Math.max(max, Math.abs(formula.at(t)));
                assertEquals(
                        formula.at(t), pieces.at(t), 3e-12 * pieces.scale() + slack(formula, t), text + " at " + t);
            }
        }
        assertTrue(pieces.scale() >= 0.45 * max, "scale " + pieces.scale() + " of " + max);
    }

    /** What the rounding of t makes of the formula. */
    private static double slack(Formula formula, double t) {
        double h = 1e-9;
        double slope = Math.abs(formula.at(t + h) - formula.at(Math.max(0, t - h))) / h;
        return slope > 1e6 ? 1e-7 : 3e-15 * 10 * slope;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "step(t-0.42)-step(t-0.45) | 1 | 0.42 0.45",
                "abs(t-pi/10) | 1 | 0.3141592653589793",
                "max(0, sin(2*pi*t)) | 1 | 0.5",
                "floor(3*t) | 1 | 0.3333333333333333 0.6666666666666666",
                "step(t-0.5)*step(t-0.500001) | 1 | 0.5 0.500001",
                "sign(t-1e-7) | 1 | 1e-7",
                "step(t) | 1 | ''",
                "step(-t) | 1 | ''",
                "step(t-1) | 1 | ''",
                "floor(t) | 1 | ''"
            })
    void findsEveryBreakToTheLastPlace(String text, double end, String expected) {
        double[] found = hardKnots(of(text, end));
        String[] wanted = expected.isEmpty() ? new String[0] : expected.split(" ");
        assertEquals(wanted.length, found.length, text);
        for (int i = 0; i < wanted.length; i++) {
            assertEquals(Double.parseDouble(wanted[i]), found[i], 2 * Math.ulp(1.0) * found[i], text);
        }
    }

    @Test
    void findsPulsesOfAnyWidthAtAnyPlace() {
        SplittableRandom random = new SplittableRandom(11);
        for (int k = 0; k < 200; k++) {
            double width = Math.pow(10, -1 - 7 * random.nextDouble());
            double centre = 0.01 + 0.98 * random.nextDouble();
            String c = Double.toString(centre);
            String w = String.format(java.util.Locale.ROOT, "%.6e", width).replace("e-0", "e-");
            String text = k % 2 == 0
                    ? "exp(-((t-" + c + ")/(" + w + "))^2)"
                    : "step(t-" + c + ")-step(t-" + c + "-" + w + ")";
            SmoothPieces pieces = of(text, 1);
            assertEquals(1, pieces.scale(), 0.55, text);
            assertEquals(1, pieces.at(centre + (k % 2) * 0.5 * width), 1e-8, text);
            assertTrue(pieces.count() < 200, text + ": " + pieces.count());
        }
    }

    @Test
    void squarePulsesAreConstantPieces() {
        SmoothPieces pieces = of("step(t-100)-step(t-600)", 700);
        assertEquals(3, pieces.count());
        for (int i = 0; i < 3; i++) {
            assertTrue(pieces.isConstant(i));
            assertEquals(i == 1 ? 1 : 0, pieces.at(i, pieces.knot(i)));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1/(t-0.3)",
                "log(t-0.2)",
                "tan(2*t)",
                "step((t-0.4)*(t-0.4)*(t+1))",
                "cos(1e6*t^2)",
                "sin(1/t)",
                "sqrt(t-0.5)"
            })
    void refusesWithFormulaAndPlace(String text) {
        RefusalException e = assertThrows(RefusalException.class, () -> of(text, 1));
        assertTrue(e.getMessage().contains(text) && e.getMessage().contains("t = "), e.getMessage());
    }

    @Test
    void derivativesOfPolynomials() {
        SmoothPieces pieces = of("sin(3*t)*exp(-t)", 4);
        for (double t = 0.01; t < 4; t += 0.03) {
            double exact = 3 * Math.cos(3 * t) * Math.exp(-t) - Math.sin(3 * t) * Math.exp(-t);
            assertEquals(exact, pieces.slopeAt(pieces.pieceOf(t), t), 1e-10);
        }
    }

    @Test
    void tables() {
        double[] t = {0.5, 1, 2, 4};
        double[] g = {0, 1, 1, 0.25};
        Formula table = Formula.table("measured", "t", t, g, false);
        SmoothPieces pieces = SmoothPieces.of(table, 0, 5);
        assertEquals(4, hardKnots(pieces).length);
        assertEquals(0, pieces.at(0.2));
        assertEquals(0.5, pieces.at(0.75), 1e-13);
        assertEquals(0.625, pieces.at(3), 1e-13);
        assertEquals(0, pieces.at(4.5));
        Formula spline = Formula.table("measured", "t", new double[] {0, 1, 2, 3}, new double[] {0, 1, 0, 1}, true);
        SmoothPieces smooth = SmoothPieces.of(spline.times(new Formula("cos(t)", "t")), 0, 3);
        assertEquals(0, hardKnots(smooth).length);
        for (double x = 0; x < 3; x += 0.01) {
            assertEquals(spline.at(x) * Math.cos(x), smooth.at(x), 1e-11);
        }
    }
}
