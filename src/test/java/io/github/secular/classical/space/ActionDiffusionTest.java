package io.github.secular.classical.space;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.secular.classical.Relaxation;
import io.github.secular.drive.BaseFrequencies;
import io.github.secular.numerics.Progress;
import io.github.secular.numerics.RefusalException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Two oscillators under x1 x2 cos ντ: D and the mean actions in closed form (doc/classical.md, C9.9). */
class ActionDiffusionTest {
    private static final double W1 = 1;
    private static final double W2 = Math.sqrt(2);
    private static final double GAMMA = 0.5;

    private static double lorentz(double s) {
        return GAMMA / (GAMMA * GAMMA + s * s);
    }

    private static double sum(double sign, double nu) {
        return lorentz(W1 + sign * W2 - nu) + lorentz(W1 + sign * W2 + nu);
    }

    private static SpaceProblem problem(double nu, SpacePotential potential, String v) {
        SpaceShells shells = new SpaceShells(new SpaceHamiltonian(potential, null, Double.POSITIVE_INFINITY));
        return new SpaceProblem(
                shells,
                Relaxation.constant(GAMMA),
                SpaceDrive.cosine(SpacePotential.formula(2, v), nu),
                0.1,
                new ThermalDensity(shells, 1));
    }

    @Test
    void coefficientsAndMeansOfTwoOscillatorsAreExact() {
        double nu = 0.8;
        SpaceProblem problem = problem(nu, SpaceWells.oscillator(new double[] {W1, W2}), "x*y");
        double[] times = {0, 0.4, 1};
        ActionDistribution f = new ActionDiffusion(problem).solve(times, 1e-2, Progress.NONE);
        double plus = (sum(1, nu) + sum(-1, nu)) / (8 * W1 * W2);
        double minus = (sum(1, nu) - sum(-1, nu)) / (8 * W1 * W2);
        ActionPlane plane = f.plane();
        int n = plane.size();
        for (int cell : new int[] {0, 17, n * n / 2 + 5, n * n - 1}) {
            double product = plane.action(0, cell / n) * plane.action(1, cell % n);
            assertEquals(plus * product, plane.matrix(cell)[0], 1e-10 * product);
            assertEquals(minus * product, plane.matrix(cell)[1], 1e-10 * product);
            assertEquals(plus * product, plane.matrix(cell)[2], 1e-10 * product);
        }
        assertTrue(f.error() <= 1e-2, "" + f.error());
        double[] start = {1 / W1, 1 / W2};
        for (int i = 0; i < times.length; i++) {
            // I1 + I2 and I1 − I2 grow as e^((c− ± c+) t)
            double both = (start[0] + start[1]) * Math.exp((minus + plus) * times[i]);
            double apart = (start[0] - start[1]) * Math.exp((minus - plus) * times[i]);
            assertEquals(f.mass(0), f.mass(i), 1e-10);
            assertEquals(1, f.mass(i), 2e-3);
            assertEquals((both + apart) / 2, f.meanAction(0, i), 5e-3);
            assertEquals((both - apart) / 2, f.meanAction(1, i), 5e-3);
        }
        assertEquals(4, plane.resonances().size(), plane.resonances()::toString);
    }

    @Test
    void resonanceIsMetWhereFrequenciesDependOnActions() {
        SpaceProblem problem = problem(
                1.5,
                SpaceWells.separable(
                        List.of("duffing", "duffing"), List.of(new double[] {1, 0.5}, new double[] {1.4, 0.3})),
                "x*y");
        ActionPlane plane = new ActionPlane(
                problem, ActionFamily.of(problem), new double[] {8, 8}, 24, new double[] {1}, Progress.NONE);
        double[] start = plane.start();
        double[] end = new ActionFlow(plane).solve(start, new double[] {0.5}, 64, Progress.NONE)[0];
        ActionResonance first = plane.resonances().get(0);
        assertTrue(plane.resonances().stream().anyMatch(ActionResonance::isMet));
        assertTrue(first.strength() > 0);
        assertEquals(plane.mass(start), plane.mass(end), 1e-10);
        for (double each : end) {
            assertTrue(each > -1e-4 * start[0]);
        }
    }

    private static ActionPlane plane(String... terms) {
        SpaceProblem one = problem(2.9, SpaceWells.oscillator(new double[] {W1, W2}), "x*y");
        List<SpaceTerm> all = Arrays.stream(terms)
                .map(v -> SpaceTerm.of(SpacePotential.formula(2, v), 1))
                .toList();
        SpaceProblem problem = new SpaceProblem(
                one.shells(),
                Relaxation.constant(GAMMA),
                new SpaceDrive(new BaseFrequencies(2.9), all),
                0.1,
                one.initial());
        double[] unit = new double[terms.length];
        Arrays.fill(unit, 1);
        return new ActionPlane(problem, ActionFamily.of(problem), new double[] {2, 2}, 6, unit, Progress.NONE);
    }

    @Test
    void termsOfOneFrequencyMakeOneResonance() {
        assertEquals(
                plane("2*x*y").resonances().toString(),
                plane("x*y", "x*y").resonances().toString());
    }

    /** What is left of D is rounding, which is no matrix of a diffusion by itself. */
    @Test
    void termsThatCancelMoveNothing() {
        ActionPlane plane = plane("0.1*x*y+0.3*x^2*y", "-0.3*x^2*y", "-0.1*x*y");
        double[] start = plane.start();
        double[] end = new ActionFlow(plane).solve(start, new double[] {1}, 4, Progress.NONE)[0];
        assertArrayEquals(start, end, 1e-12 * start[0]);
    }

    @Test
    void drivesThatAreNoNumberAreRefused() {
        assertThrows(RefusalException.class, () -> plane("sqrt(x)*y"));
    }

    /** The first plane that is tried does not reach this start. */
    @Test
    void startFarFromTheBottomIsFound() {
        SpaceProblem near = problem(0.8, SpaceWells.oscillator(new double[] {W1, W2}), "x*y");
        SpaceDensity far = new SpaceGaussian(near.shells(), new double[] {7, 1}, new double[] {0, 0}, 0.1);
        SpaceProblem problem = new SpaceProblem(near.shells(), near.relaxation(), near.drive(), 0.1, far);
        ActionDistribution f = new ActionDiffusion(problem).solve(new double[] {0, 1e-4}, 0.1, Progress.NONE);
        assertEquals((49 + 0.2) / 2, f.meanAction(0, 0), 0.1);
        assertEquals(1, f.mass(0), 0.1);
    }

    @Test
    void startThatIsTooNarrowIsRefused() {
        SpaceProblem wide = problem(0.8, SpaceWells.oscillator(new double[] {W1, W2}), "0");
        SpaceDensity narrow = new SpaceGaussian(wide.shells(), new double[] {2, 2}, new double[] {0, 0}, 1e-6);
        SpaceProblem problem = new SpaceProblem(wide.shells(), wide.relaxation(), wide.drive(), 0.1, narrow);
        double[] times = {0, 1e-4};
        assertThrows(RefusalException.class, () -> new ActionDiffusion(problem).solve(times, 0.1, Progress.NONE));
    }

    @Test
    void otherWellsAreRefused() {
        SpaceProblem two = problem(
                1,
                SpaceWells.separable(
                        List.of("double-well", "duffing"), List.of(new double[] {1, 1}, new double[] {1, 1})),
                "x*y");
        assertThrows(RefusalException.class, () -> new ActionDiffusion(two));
        SpaceProblem rim = problem(1, SpacePotential.of(2, "x^2/2+y^2/2+x^2*y^2"), "x*y");
        assertThrows(RefusalException.class, () -> new ActionDiffusion(rim));
    }
}
