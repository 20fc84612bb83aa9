package io.github.secular.numerics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormulaTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1+0.3*sin(2*t)          | 1.2524412954423689
            -t^2                    | -0.25
            -2^2                    | -4
            3-2^2                   | -1
            2^3^2                   | 512
            10^-3*t                 | 0.0005
            2--1                    | 3
            8/4/2                   | 1
            8-4-2                   | 2
            1e-3 + 2.5E+1           | 25.001
            1e-08*t                 | 5e-9
            .5 + 08 + 010 + 1.      | 19.5
            t^.5 - 00.25e+01        | -1.7928932188134525
            2^-03                   | 0.125
            .5e1-.5E-01             | 4.95
            exp(-(t-1)^2/2)         | 0.8824969025845955
            atan2(t, -t)            | 2.356194490192345
            max(min(t, 3), -1)      | 0.5
            pow(t, 3)               | 0.125
            step(t-0.5)+step(t-0.6) | 1
            cos(pi)*e               | -2.718281828459045
            sqrt(abs(-t*2))         | 1
            """)
    void evaluates(String text, double expected) {
        assertEquals(expected, new Formula(text, "t").at(0.5), 1e-15 * Math.max(1, Math.abs(expected)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "t +",
                "+",
                "sin",
                "sin()",
                "sin(t, t)",
                "max(t)",
                "(t, t)",
                "t(t)",
                "x",
                "sin t",
                "2t",
                "t!",
                "'a'",
                "true",
                "t = 3",
                "t; t",
                "java.lang.System",
                "0x10",
                "2^-1^2",
                "[t]",
                "1.5f",
                "((t)",
                "t)",
                "^2"
            })
    void refusesWhatIsNoFormula(String text) {
        var e = assertThrows(InvalidInputException.class, () -> new Formula(text, "t"));
        assertTrue(e.getMessage().contains("allowed is a formula"), e.getMessage());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2 + * 3      | found "*" at character 5 of "2 + * 3"
            2 t          | found "t" at character 3 of "2 t"
            1.5f*t       | found "1.5f" at character 1 of "1.5f*t"
            1.2.3        | found "1.2.3" at character 1 of
            t % 2        | found "%" at character 3 of
            (t))         | found ")" at character 4 of
            2*(t+1       | found the end of "2*(t+1" where a ) is missing
            3*           | found the end of "3*" where a term is missing
            sin(t)+foo   | found "foo" in
            2^-1^2       | found "^-1^" without parentheses in
            1e           | found "1e" at character 1
            sin()        | found sin with 0 arguments
            """)
    void aComplaintNamesTheToken(String text, String words) {
        var e = assertThrows(InvalidInputException.class, () -> new Formula(text, "t"));
        assertTrue(e.getMessage().startsWith(words), e.getMessage());
    }

    @Test
    void takesFourVariablesInOrder() {
        Formula f = new Formula("a + 10*b + 100*c + 1000*d", "a", "b", "c", "d");
        assertEquals(4321, f.at(1, 2, 3, 4));
        assertEquals(21, f.at(1, 2));
        assertFalse(f.isConstant());
        assertTrue(new Formula("2*sin(pi/2)", "t").isConstant());
    }
}
