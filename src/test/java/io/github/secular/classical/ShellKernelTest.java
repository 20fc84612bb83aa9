package io.github.secular.classical;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.secular.numerics.InvalidInputException;
import io.github.secular.numerics.RefusalException;
import org.junit.jupiter.api.Test;

class ShellKernelTest {
    private static final Hamiltonian1D WELL = new Hamiltonian1D(Wells.duffing(1, 1));

    @Test
    void formulasInPhiBecomeCoefficients() {
        Relaxation cosine = Relaxation.constant(0.5).withKernelFormula("1 + 0.8 * cos(phi) - 0.1*cos(3*phi)");
        assertArrayEquals(new double[] {0.4, 0, -0.05}, cosine.kernel(), 1e-15);
        assertTrue(cosine.hasKernel());
        assertTrue(cosine.shellKernel().isEmpty());
        // Poisson's kernel has the powers of r.
        double[] poisson = Relaxation.constant(1)
                .withKernelFormula("(1 - 0.3^2)/(1 - 2*0.3*cos(phi) + 0.3^2)")
                .kernel();
        for (int k = 1; k <= 12; k++) {
            assertEquals(Math.pow(0.3, k), poisson[k - 1], 1e-14);
        }
    }

    @Test
    void wrongAngleKernelsAreRefused() {
        Relaxation gamma = Relaxation.constant(1);
        for (String wrong : new String[] {
            "1 + 1.2*cos(phi)",
            "2 + cos(phi)",
            "1 + 0.5*sin(phi)",
            "1 + x*cos(phi)",
            "exp(-phi^2)",
            "1 + 0.5*sin(abs(phi))",
            "2*step(cos(phi))",
            "sqrt(phi-10)"
        }) {
            assertThrows(InvalidInputException.class, () -> gamma.withKernelFormula(wrong), wrong);
        }
        assertThrows(InvalidInputException.class, () -> gamma.withKernel(0.6));
        assertThrows(InvalidInputException.class, () -> gamma.withKernel(1));
    }

    @Test
    void generalKernelsAreSymmetricAndNotNegative() {
        Relaxation general = Relaxation.formula("0.2+E").withKernelFormula("exp(-(x-x2)^2 - (p-p2)^2)");
        assertTrue(general.hasKernel());
        ShellKernel kernel = general.at(0.1).shellKernel().orElseThrow();
        assertEquals(Math.exp(-2), kernel.at(1, 2, 2, 1), 1e-15);
        assertEquals(1, kernel.largest(WELL.shell(1), 16), 1e-14);
        assertThrows(InvalidInputException.class, () -> FormulaKernel.of("1 + tanh(x-x2)")
                .largest(WELL.shell(1), 16));
        assertThrows(InvalidInputException.class, () -> FormulaKernel.of("x*x2").largest(WELL.shell(1), 16));
        assertThrows(InvalidInputException.class, () -> FormulaKernel.of("1/(x-x2)^2")
                .largest(WELL.shell(1), 16));
        assertThrows(InvalidInputException.class, () -> FormulaKernel.of("y+q"));
        // What works by harmonics says so.
        String message =
                assertThrows(RefusalException.class, () -> general.rate(1, 2)).getMessage();
        assertTrue(message.contains("exp(-(x-x2)^2"), message);
        assertEquals(0, general.rate(1, 0));
        assertEquals(1.2, general.rate(1));
        assertFalse(Relaxation.constant(1).hasKernel());
    }
}
