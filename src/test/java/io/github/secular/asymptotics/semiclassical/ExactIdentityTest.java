package io.github.secular.asymptotics.semiclassical;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.secular.classical.DensityState;
import io.github.secular.classical.FormulaFunction;
import io.github.secular.classical.GaussianDensity;
import io.github.secular.classical.Hamiltonian1D;
import io.github.secular.classical.QuasiPeriodicPotential;
import io.github.secular.classical.Relaxation;
import io.github.secular.classical.VlasovProblem;
import io.github.secular.classical.VlasovTrajectory;
import io.github.secular.classical.Wells;
import io.github.secular.classical.harmonic.LadderSolver;
import io.github.secular.numerics.Progress;
import io.github.secular.quantum.BlochProblem;
import io.github.secular.quantum.DirectBlochSolver;
import io.github.secular.quantum.Trajectory;
import java.util.stream.Stream;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegrator;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegratorFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The two halves of the program against each other: in the harmonic well under V = x cos ντ, γ constant, the Wigner
 * function of the Bloch equation satisfies the Vlasov equation exactly, at every ε and ħ (doc/semiclassical.md, W4.1).
 * Neither side knows the other's method: one is a density matrix over levels that were found on a grid of positions, the
 * other a ladder over angle harmonics of the Fourier transform of f.
 */
class ExactIdentityTest {
    private static final double NU = 0.7;
    private static final double GAMMA = 0.5;

    static Stream<Arguments> cases() {
        return Stream.of(0.4, 0.2, 0.1).flatMap(eps -> Stream.of(1.0, 0.5).map(h -> Arguments.of(eps, h)));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theWignerFunctionObeysTheClassicalEquation(double epsilon, double hbar) {
        GaussianDensity start = new GaussianDensity(0.4, -0.3, 0.55);
        Hamiltonian1D well = new Hamiltonian1D(Wells.harmonic(1));
        VlasovProblem problem = new VlasovProblem(
                well,
                Relaxation.constant(GAMMA),
                QuasiPeriodicPotential.cosine(FormulaFunction.of("x"), NU),
                epsilon,
                start);
        double[] times = {0, 0.1, 0.3};
        WellLevels levels = WellLevels.of(well, hbar, 26, 1e-9, Progress.NONE);
        QuantumWell quantum = QuantumWell.of(problem, levels);
        WeylStart rho = WeylStart.of(start, levels);
        Trajectory bloch = new DirectBlochSolver()
                .solve(new BlochProblem(quantum.model(), rho.rho()), times, 1e-12, Progress.NONE);
        VlasovTrajectory vlasov = new LadderSolver().solve(problem, times, 1e-13, Progress.NONE);
        for (int k = 0; k < times.length; k++) {
            double worst = 0;
            for (double kappa : new double[] {0.3, 0.8, 1.3, 2.1, 3}) {
                double quantumSide = 0;
                for (int n = 0; n < levels.size(); n++) {
                    quantumSide += bloch.population(k, n) * displaced(n, hbar * kappa * kappa / 2);
                }
                worst = Math.max(worst, Math.abs(quantumSide - classical(vlasov.state(k), kappa)));
            }
            assertTrue(worst < 1e-12, "at t = " + times[k] + ": " + worst);
            // the start is far from its equilibrium: were the dynamics left out, this would be seen
            if (k == 2) {
                double moved = 0;
                for (int n = 0; n < 4; n++) {
                    moved += Math.abs(bloch.population(2, n) - bloch.population(0, n));
                }
                assertTrue(moved > 0.02, "moved by " + moved);
            }
        }
    }

    /** e^{−s/2} L_n(s): the diagonal of the displacement by κ, s = ħκ²/2. */
    private static double displaced(int n, double s) {
        double before = 0;
        double now = Math.exp(-s / 2);
        for (int k = 0; k < n; k++) {
            double next = ((2 * k + 1 - s) * now - k * before) / (k + 1);
            before = now;
            now = next;
        }
        return now;
    }

    /** c_0(κ) = 2π ∫ Πf(E) J_0(κ√(2E)) dE, E = r²/2, by Gauss points in r. */
    private static double classical(DensityState f, double kappa) {
        GaussIntegrator rule = new GaussIntegratorFactory().legendre(40, 0, 1);
        double sum = 0;
        double panel = 1;
        for (int j = 0; j < 12; j++) {
            for (int i = 0; i < rule.getNumberOfPoints(); i++) {
                double r = panel * (j + rule.getPoint(i));
                sum += panel * rule.getWeight(i) * r * f.shellMean(r * r / 2) * bessel(kappa * r);
            }
        }
        return 2 * Math.PI * sum;
    }

    /** J_0 by its integral over an angle, exact to rounding for as many points. */
    private static double bessel(double z) {
        int n = 80;
        double sum = 0;
        for (int i = 0; i < n; i++) {
            sum += Math.cos(z * Math.sin(Math.PI * (i + 0.5) / n));
        }
        return sum / n;
    }
}
