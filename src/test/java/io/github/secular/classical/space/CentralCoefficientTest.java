package io.github.secular.classical.space;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.secular.classical.Relaxation;
import io.github.secular.numerics.InvalidInputException;
import io.github.secular.numerics.RefusalException;
import org.junit.jupiter.api.Test;

/** Central potentials by resonances on tori of (I_r, L), against closed forms, trajectories and brute force (doc/classical.md, C9.11). */
class CentralCoefficientTest {
    private static final double[] ON = {1};
    private static final double GAMMA = 0.5;

    static SpaceProblem problem(SpacePotential u, double top, String v, double nu) {
        SpaceShells shells = new SpaceShells(new SpaceHamiltonian(u, null, top));
        return new SpaceProblem(
                shells,
                Relaxation.constant(GAMMA),
                SpaceDrive.cosine(SpacePotential.formula(u.dimension(), v), nu),
                0.1,
                new SpaceGaussian(shells, new double[u.dimension()], new double[u.dimension()], 0.1));
    }

    static SpaceProblem problem(SpacePotential u, String v, double nu) {
        return problem(u, Double.POSITIVE_INFINITY, v, nu);
    }

    private static double lorentz(double s) {
        return GAMMA / (GAMMA * GAMMA + s * s);
    }

    private static SpacePotential oscillator(int d, double w) {
        return (d == 2 ? SpaceWells.oscillator(w, w) : SpaceWells.oscillator(w, w, w)).asCentral();
    }

    /** V = x cos ντ: D of the circular quanta I_± is c I_±; of three dimensions 2/3 of that of the plane of motion. */
    @Test
    void isotropicOscillators() {
        double w = 1.3;
        double nu = 0.7;
        double c = (lorentz(w - nu) + lorentz(w + nu)) / (8 * w);
        for (int d = 2; d <= 3; d++) {
            CentralCoefficient central = new CentralCoefficient(problem(oscillator(d, w), "x", nu));
            for (double e : new double[] {0.3, 1.7}) {
                ShellCoefficient.Form form = central.at(e);
                assertEquals(2 * c * w * e / d, form.matrix()[0][0], 1e-12);
                assertTrue(form.error() < 1e-11, "" + form.error());
            }
            double part = d == 2 ? 1 : 2.0 / 3;
            for (double l : new double[] {0.4, 1e-6, 3, d == 2 ? -0.7 : 2}) {
                double[][] m = central.matrix(new double[] {0.9, l}, ON);
                assertEquals(part * c * 0.9, m[0][0], 1e-9);
                assertEquals(-part * c * 0.9 * Math.signum(l), m[0][1], 1e-9);
                assertEquals(m[0][1], m[1][0], 1e-15);
                assertEquals(part * c * (1.8 + Math.abs(l)), m[1][1], 1e-9);
            }
        }
    }

    /** Numbers of src/test/python/central_actions.py: one orbit of U = r⁴, its correlations in time. */
    @Test
    void diffusionMatrixOfAQuarticWell() {
        double[][] expected = {
            {
                1.5,
                0.6,
                0.250458806164,
                3.86529787419,
                1.71983684827,
                0.0163935786,
                -0.0163852288,
                -0.0163852288,
                0.141158414
            },
            {
                1.5,
                1e-3,
                0.532779114847,
                3.75038196211,
                1.87481788579,
                0.0634314772,
                -0.0634197673,
                -0.0634197673,
                0.127043681
            },
            {
                4,
                1.9,
                0.241649498958,
                5.09884161496,
                2.15852674306,
                0.00303872844,
                -0.00303483222,
                -0.00303483222,
                0.141220972
            }
        };
        CentralCoefficient plane = new CentralCoefficient(problem(SpacePotential.central(2, "r^4"), "x", 1.7));
        CentralCoefficient space = new CentralCoefficient(problem(SpacePotential.central(3, "r^4"), "x", 1.7));
        for (double[] row : expected) {
            RadialOrbit orbit = plane.well().orbit(row[0], row[1]);
            assertEquals(row[2], orbit.action(), 1e-9);
            assertEquals(row[3], orbit.omega(), 1e-9);
            assertEquals(row[4], orbit.turning(), 1e-9);
            double[] actions = {row[2], row[1]};
            for (int i = 0; i < 4; i++) {
                double d = plane.matrix(actions, ON)[i / 2][i % 2];
                assertEquals(row[5 + i], d, 3e-6, row[0] + ", " + row[1] + ", " + i);
                assertEquals(2.0 / 3 * d, space.matrix(actions, ON)[i / 2][i % 2], 1e-10);
            }
        }
    }

    /** d by resonances and by trajectories of the same well, which know nothing of each other. */
    @Test
    void twoRoutesToCentralWells() {
        check(problem(SpacePotential.central(2, "r^4"), "x", 1.7), 1.5);
        check(problem(SpacePotential.central(3, "r^4"), "x*y + 0.3*z", 1.7), 1.5);
        check(problem(SpaceWells.ring(2, 1, 1), "x + 0.2*x*y^2", 0.7), 0.5);
        check(problem(SpaceWells.ring(2, 1, 1), "x", 0.7), 1.9);
        check(problem(SpaceWells.morse(2, 1, 1, 2), 0.9, "x", 0.7), 0.5);
    }

    private static void check(SpaceProblem problem, double energy) {
        ShellCoefficient.Form central = new CentralCoefficient(problem).at(energy);
        ShellCoefficient.Form flow = new FlowCoefficient(problem).at(energy);
        double d = central.matrix()[0][0];
        assertTrue(central.error() < 1e-3 * d, central.error() + " of " + d + ", " + problem.hamiltonian());
        assertEquals(d, flow.matrix()[0][0], 4 * flow.error() + central.error(), problem.hamiltonian() + "");
    }

    /** P averages over shells here: the same d by the actions of the axes. */
    @Test
    void bothPlanesOfAnIsotropicOscillatorAgree() {
        for (String v : new String[] {"x*y", "x^2*y - y", "sin(x + 0.4*y)"}) {
            double axes = new TorusCoefficient(problem(SpaceWells.oscillator(1, 1), v, 1.7))
                    .at(2)
                    .matrix()[0][0];
            double central = new CentralCoefficient(problem(oscillator(2, 1), v, 1.7))
                    .at(2)
                    .matrix()[0][0];
            assertEquals(axes, central, 1e-10 * axes, v);
        }
    }

    @Test
    void whatIsNotToldIsRefused() {
        CentralCoefficient two = new CentralCoefficient(
                problem(SpacePotential.central(2, "r^2*(r^2-1)^2*(r^2-4)^2/20 + r^2/50"), "x", 1));
        assertThrows(RefusalException.class, () -> two.at(0.3));
        CentralCoefficient morse = new CentralCoefficient(problem(SpaceWells.morse(2, 1, 1, 2), 0.9, "x", 0.7));
        assertThrows(RefusalException.class, () -> morse.matrix(new double[] {5, 0.1}, ON));
        assertThrows(RefusalException.class, () -> morse.matrix(new double[] {0.1, 50}, ON));
        assertThrows(InvalidInputException.class, () -> morse.matrix(new double[] {0.1, 0.1, 0.1}, ON));
        assertThrows(
                InvalidInputException.class, () -> SpaceWells.oscillator(1, 2).asCentral());
    }
}
