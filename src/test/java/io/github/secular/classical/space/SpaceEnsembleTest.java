package io.github.secular.classical.space;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.secular.classical.ClassicalCases;
import io.github.secular.classical.FormulaFunction;
import io.github.secular.classical.FormulaPotential;
import io.github.secular.classical.FunctionDensity;
import io.github.secular.classical.Hamiltonian1D;
import io.github.secular.classical.PhaseRange;
import io.github.secular.classical.QuasiPeriodicPotential;
import io.github.secular.classical.Relaxation;
import io.github.secular.classical.VlasovProblem;
import io.github.secular.classical.VlasovTrajectory;
import io.github.secular.classical.grid.GridSolver;
import io.github.secular.numerics.FormulaArrays;
import io.github.secular.numerics.InvalidInputException;
import io.github.secular.numerics.Progress;
import io.github.secular.numerics.RefusalException;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpaceEnsembleTest {
    private static SpaceProblem problem(
            SpacePotential u, double top, String v, double nu, Relaxation relaxation, double epsilon, double t) {
        double[][] range = top < Double.POSITIVE_INFINITY ? SpaceWells.henonHeilesRange(1) : null;
        SpaceShells shells = new SpaceShells(new SpaceHamiltonian(u, range, top));
        return new SpaceProblem(
                shells,
                relaxation,
                SpaceDrive.cosine(SpacePotential.formula(u.dimension(), v), nu),
                epsilon,
                new ThermalDensity(shells, t));
    }

    private static SpaceProblem problem(SpacePotential u, String v, double nu, double epsilon) {
        return problem(u, Double.POSITIVE_INFINITY, v, nu, Relaxation.constant(0.5), epsilon, 1);
    }

    private static SpaceTrajectory run(SpaceProblem p, int count, long seed, double... times) {
        return new SpaceEnsemble(count, seed).solve(p, times, 8, List.of(), 1, Progress.NONE);
    }

    private static EnsembleState last(SpaceTrajectory f) {
        return f.states().get(f.states().size() - 1);
    }

    /** Of an oscillator steps of any size keep the energy; with its force as a formula the same particles gain as much. */
    @Test
    void oscillatorsMoveExactly() {
        SpacePotential exact = SpaceWells.oscillator(1, 1.4);
        assertEquals(0, last(run(problem(exact, "0", 0.7, 0.2), 2_000, 3, 0.4)).gain(), 1e-12);
        SpacePotential formula = SpacePotential.of(2, "x^2/2 + 0.98*y^2");
        // without relaxation they do so one by one
        EnsembleState one = last(run(still(exact), 2_000, 3, 0.4));
        EnsembleState other = last(run(still(formula), 2_000, 3, 0.4));
        assertEquals(other.gain(), one.gain(), 0.01 * Math.abs(other.gain()));
        assertTrue(Math.abs(one.gain()) > 3 * one.gainError(), one.gain() + " +- " + one.gainError());
    }

    private static SpaceProblem still(SpacePotential u) {
        return problem(u, Double.POSITIVE_INFINITY, "x*y", 0.8, Relaxation.NONE, 0.2, 1);
    }

    /**
     * V = x cos ντ in isotropic wells: ⟨E⟩ grows as in one dimension, whatever D (S7), for ⟨x⟩ and ⟨p⟩ obey the same
     * equations. The start has the mean energy of its own, so that the gain counts.
     */
    @Test
    void meanEnergyOfIsotropicOscillators() {
        JsonNode s7 = ClassicalCases.read("S7_multi_invariant_2d").at("/outputs/isotropic_D2_single_invariant");
        for (JsonNode row : s7.get("mean_energy")) {
            double epsilon = row.get("eps").asDouble();
            if (epsilon < 0.1) {
                continue;
            }
            double gain = row.get("E").asDouble() - row.get("E0").asDouble();
            for (SpacePotential u : List.of(SpaceWells.oscillator(1, 1), SpaceWells.oscillator(1, 1, 1))) {
                EnsembleState end = last(run(
                        problem(u, "x", 0.7, epsilon), 20_000, 3, row.get("t").asDouble()));
                assertEquals(gain, end.gain(), 4 * end.gainError(), "epsilon " + epsilon);
                assertTrue(end.gainError() < 0.03 * gain);
            }
        }
    }

    /** The second moments of two different oscillators under V = xy cos ντ close (doc/classical.md, C9.7). */
    @Test
    void meanEnergyOfASqueezedTrap() {
        double exact = SqueezedTrap.gain(1, Math.sqrt(2), 0.8, 0.5, 0.2, 1, 2);
        EnsembleState end = last(run(problem(SpaceWells.oscillator(1, Math.sqrt(2)), "x*y", 0.8, 0.2), 40_000, 5, 2));
        assertEquals(exact, end.gain(), 4 * end.gainError());
        assertTrue(end.gainError() < 0.03 * exact);
    }

    /** ∂E's distribution, too: F of an isotropic oscillator at small ε is e^{−E/w}/(2πw)^D up to O(ε²). */
    @Test
    void shellMeansOfAnIsotropicOscillator() {
        double gamma = 0.5;
        double d0 = (gamma / (gamma * gamma + 0.09) + gamma / (gamma * gamma + 2.89)) / 4;
        double w = 1 + d0 / 2;
        SpaceTrajectory f = run(problem(SpaceWells.oscillator(1, 1), "x", 0.7, 0.05), 40_000, 7, 1);
        double chi = 0;
        int bins = 0;
        for (double e = 0.5; e < 6; e += 0.4) {
            double expected = Math.exp(-e / w) / Math.pow(2 * Math.PI * w, 2);
            double error = last(f).shells().error(e);
            chi += Math.pow((last(f).shells().mean(e) - expected) / error, 2);
            bins++;
        }
        // errors of neighbours hardly correlate: χ² has a spread of √(2 bins)
        assertTrue(chi < bins + 4 * Math.sqrt(2 * bins), "chi^2 = " + chi + " over " + bins);
        assertTrue(chi > bins - 4 * Math.sqrt(2 * bins) - 4, "errors too large: " + chi);
    }

    @Test
    void errorsShrinkAsOneOverTheRootOfTheNumber() {
        SpaceProblem p = problem(SpacePotential.of(2, "(x^4 + y^4)/4"), "x", 0.7, 0.3);
        EnsembleState few = last(run(p, 4_000, 2, 0.5));
        EnsembleState many = last(run(p, 64_000, 2, 0.5));
        assertEquals(4, few.gainError() / many.gainError(), 0.4);
        assertEquals(4, few.energyError() / many.energyError(), 0.4);
        assertEquals(4, few.shells().samplingError() / many.shells().samplingError(), 0.4);
        assertEquals(many.gain(), few.gain(), 4 * Math.hypot(few.gainError(), many.gainError()));
    }

    @Test
    void theSameBitsForAnyNumberOfThreads() throws Exception {
        SpaceProblem p = problem(SpacePotential.of(2, "(x^4 + y^4)/4 + x*y/3"), "x*y", 0.9, 0.3);
        SameBits.require(new SpaceEnsemble(5_000, 11), p, 1);
    }

    /** Without V the energy stays, step by step and through every relaxation; with it the step's own part is small. */
    @ParameterizedTest
    @ValueSource(strings = {"(x^4 + y^4)/4", "x^2/2 + 3*y^2 + x^2*y^2", "sqrt(1 + x^2 + y^2)"})
    void stepsHeatLessThanOnePercentOfTheDrive(String u) {
        SpaceProblem shaken = problem(SpacePotential.of(2, u), "x", 0.7, 0.3);
        String work = run(shaken, 600, 1, 2).report().work();
        double percent = Double.parseDouble(work.replaceAll(".*per slow time, ([^ ]+) %.*", "$1"));
        assertTrue(percent <= 1, work);
        EnsembleState alone = last(run(problem(SpacePotential.of(2, u), "0*x", 0.7, 0.3), 600, 1, 2));
        assertEquals(0, alone.gain(), 1e-5);
    }

    /** A start uniform in phase space below the top stays so in mass balance: what leaves is counted once. */
    @Test
    void aTopAbsorbs() {
        SpaceProblem p = problem(SpaceWells.henonHeiles(1), 0.16, "x", 0.7, Relaxation.constant(0.5), 0.05, 0.03);
        SpaceTrajectory f =
                new SpaceEnsemble(4_000, 1).solve(p, new double[] {0, 0.02, 0.1}, 0.16, List.of(), 1, Progress.NONE);
        assertEquals(1, f.states().get(0).mass());
        double below = f.states().get(2).shells().below()[40];
        assertTrue(f.states().get(2).mass() < f.states().get(1).mass());
        assertEquals(f.states().get(2).mass(), below, 1e-9, "all that are left are below the top");
        assertEquals(
                Math.sqrt(f.states().get(2).mass() * (1 - f.states().get(2).mass()) / 4_000),
                f.states().get(2).massError(),
                1e-12);
    }

    /** What turns by 80 radians within a step of the motion does next to nothing, and is not taken for something slow. */
    @Test
    void aFastWaveIsNotAliased() {
        SpaceProblem p = problem(SpaceWells.oscillator(1, Math.sqrt(2)), "x*y", 300, 0.1);
        assertEquals(0, last(run(p, 500, 1, 0.05)).gain(), 1e-4);
        SpaceProblem faster = problem(SpaceWells.oscillator(1, Math.sqrt(2)), "x*y", 1e9, 0.1);
        assertTrue(assertThrows(RefusalException.class, () -> run(faster, 4000, 1, 1))
                .getMessage()
                .contains("slower waves"));
    }

    @Test
    void particlesThatWalkFarHearThatTheyAreNotWanted() {
        SpaceProblem p = problem(SpaceWells.oscillator(1, 2), "x*y", 0.7, 0.1);
        FormulaArrays gradient = FormulaArrays.gradient(
                p.hamiltonian().kind().formula(), p.hamiltonian().dimension());
        EnsembleBlock block = new EnsembleBlock(p, gradient, true, EnsemblePace.of(0.1), 1, 0, 10);
        AtomicInteger asked = new AtomicInteger();
        assertThrows(
                CancellationException.class,
                () -> block.walk(1e12, Progress.unwatched(() -> asked.incrementAndGet() == 10)));
    }

    /** Who has reached a stop before the others waits for them where it is: many stops are to lead to where one does. */
    @Test
    void stopsLeaveNoTrace() {
        SpaceProblem p = problem(SpaceWells.oscillator(1, Math.sqrt(2)), "x*y", 0.7, 0.1);
        FormulaArrays gradient = FormulaArrays.gradient(
                p.hamiltonian().kind().formula(), p.hamiltonian().dimension());
        EnsembleBlock once = new EnsembleBlock(p, gradient, false, EnsemblePace.of(0.5), 1, 0, 40);
        EnsembleBlock often = new EnsembleBlock(p, gradient, false, EnsemblePace.of(0.5), 1, 0, 40);
        once.walk(30, Progress.NONE);
        for (int k = 1; k <= 50; k++) {
            often.walk(0.6 * k, Progress.NONE);
        }
        for (int i = 0; i < once.size(); i++) {
            for (int axis = 0; axis < 4; axis++) {
                assertEquals(once.coordinate(axis, i), often.coordinate(axis, i), 1e-9, "particle " + i);
            }
        }
    }

    /** A second axis that nothing shakes: with γ = 0 the first moves as in one dimension, where the grid solver knows f. */
    @Test
    void theGridSolverInOneDimension() {
        double epsilon = 0.3;
        SpacePotential u = SpacePotential.of(2, "x^2/2 + x^4/4 + y^2/2");
        SpaceProblem plane = problem(u, Double.POSITIVE_INFINITY, "x", 1.2, Relaxation.NONE, epsilon, 0.7);
        EnsembleState end = last(run(plane, 60_000, 4, 0.3));
        VlasovProblem line = new VlasovProblem(
                new Hamiltonian1D(FormulaPotential.of("x^2/2 + x^4/4")),
                Relaxation.NONE,
                QuasiPeriodicPotential.cosine(FormulaFunction.of("x"), 1.2),
                epsilon,
                new FunctionDensity(
                        FormulaFunction.of("exp(-(p^2/2 + x^2/2 + x^4/4)/0.7)"),
                        new PhaseRange(-3.3, 3.3, -7.3, 7.3),
                        1));
        VlasovTrajectory f = new GridSolver().solve(line, new double[] {0, 0.3}, 1e-3, Progress.NONE);
        double gain = f.state(1).moments().energy() - f.state(0).moments().energy();
        assertEquals(gain, end.gain(), 4 * end.gainError() + 1e-3 * gain);
        assertTrue(end.gainError() < 0.1 * Math.abs(gain), gain + " +- " + end.gainError());
    }

    @Test
    void projectionsAreCalibratedDensities() {
        SpaceProblem p = problem(SpaceWells.oscillator(1, 2, 1), "x", 0.7, 0.3);
        List<Projection> onto = List.of(
                Projection.of(p.hamiltonian(), List.of("y", "z"), 12, 24),
                Projection.of(p.hamiltonian(), List.of("x", "px"), 12, 24));
        SpaceTrajectory f = new SpaceEnsemble(50_000, 1).solve(p, new double[] {0}, 12, onto, 1, Progress.NONE);
        Projection yz = onto.get(0);
        // the variances of y and z are T/w²
        double yy = 0;
        double all = 0;
        for (int j = 0; j < 24; j++) {
            for (int i = 0; i < 24; i++) {
                double mass = f.states().get(0).projections()[0][j * 24 + i] / 50_000.0;
                double y = yz.range()[0][0] + (i + 0.5) * (yz.range()[0][1] - yz.range()[0][0]) / 24;
                yy += mass * y * y;
                all += mass;
            }
        }
        double width = (yz.range()[0][1] - yz.range()[0][0]) / 24;
        assertEquals(1, all, 2e-3);
        assertEquals(0.25, yy - width * width / 12, 0.01);
        assertThrows(InvalidInputException.class, () -> Projection.of(p.hamiltonian(), List.of("x", "x"), 1, 8));
        assertThrows(InvalidInputException.class, () -> Projection.of(p.hamiltonian(), List.of("x", "q"), 1, 8));
    }
}
