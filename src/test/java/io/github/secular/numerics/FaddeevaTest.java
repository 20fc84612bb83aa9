package io.github.secular.numerics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.apache.commons.math3.complex.Complex;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FaddeevaTest {
    /** Values of scipy.special.wofz. */
    @ParameterizedTest
    @CsvSource({
        "0.001, 1e-09, 0.9999989988721227, 0.0011283784128430776",
        "0.5, 0.1, 0.7175877421575946, 0.4084744016030165",
        "3.0, 1e-06, 0.0001234883688197116, 0.20115731629710729",
        "-2.3, 0.7, 0.09058529180617161, -0.23495227748036995",
        "0.1, 8.0, 0.06997463670894134, 0.0008615230181083474",
        "20.0, 1e-12, 1.4157965867555473e-15, 0.0282448740920567",
        "300.0, 40.0, 0.0002463749377833034, 0.0018477918604393614",
        "1e-07, 1e-07, 0.9999998871620827, 1.1283789670955278e-07",
        "2.55, 2.0, 0.11450466127517567, 0.13248267369227526",
        "6.1, 0.01, 0.00015818962405597837, 0.0937864648696349496",
        "4.9, 0.001, 2.5146825126138493e-05, 0.11770672470044394",
        "0.0, 0.0, 1.0, 0.0",
        "1000000000.0, 1.0, 5.641895835477564e-19, 5.641895835477563e-10",
    })
    void values(double x, double y, double re, double im) {
        Complex w = Faddeeva.w(new Complex(x, y));
        assertEquals(re, w.getReal(), 2e-14 * Math.hypot(re, im));
        assertEquals(im, w.getImaginary(), 2e-14 * Math.hypot(re, im));
    }

    @Test
    void belowTheAxisIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> Faddeeva.w(new Complex(1, -1e-300)));
    }
}
