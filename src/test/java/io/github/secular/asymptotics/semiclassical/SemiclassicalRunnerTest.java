package io.github.secular.asymptotics.semiclassical;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.secular.classical.CosineTerm;
import io.github.secular.classical.FormulaFunction;
import io.github.secular.classical.GaussianDensity;
import io.github.secular.classical.Hamiltonian1D;
import io.github.secular.classical.InitialDensity;
import io.github.secular.classical.Potential1D;
import io.github.secular.classical.QuasiPeriodicPotential;
import io.github.secular.classical.RandomPotential;
import io.github.secular.classical.Relaxation;
import io.github.secular.classical.ShakingPotential;
import io.github.secular.classical.VlasovProblem;
import io.github.secular.classical.Wells;
import io.github.secular.drive.Envelope;
import io.github.secular.drive.NoiseSignal;
import io.github.secular.drive.TelegraphNoise;
import io.github.secular.numerics.InvalidInputException;
import io.github.secular.numerics.Progress;
import io.github.secular.numerics.RefusalException;
import java.util.List;
import org.apache.commons.math3.special.Gamma;
import org.junit.jupiter.api.Test;

/** Quantum rates beside classical diffusion, against closed forms, reference numbers and matrices of another basis. */
class SemiclassicalRunnerTest {
    private static final double[] TIMES = {0, 0.5, 1};

    private static double lorentz(double gamma, double s) {
        return gamma / (gamma * gamma + s * s);
    }

    private static VlasovProblem problem(
            Potential1D well, ShakingPotential v, Relaxation relaxation, InitialDensity start) {
        return new VlasovProblem(new Hamiltonian1D(well), relaxation, v, 0.1, start);
    }

    private static ShakingPotential cosine(String formula, double nu) {
        return QuasiPeriodicPotential.cosine(FormulaFunction.of(formula), nu);
    }

    private static SemiclassicalComparison run(VlasovProblem problem, double from, double to, double... hbars) {
        double[] energies = new double[41];
        for (int i = 0; i < energies.length; i++) {
            energies[i] = from + (to - from) * i / (energies.length - 1);
        }
        return new SemiclassicalRunner(problem, energies, TIMES, 0, 1e-5).run(hbars, Progress.NONE);
    }

    private static InitialDensity gauss(double variance) {
        return new GaussianDensity(0, 0, variance);
    }

    /** V = x cos ντ: exact at every ħ, populations as in the reference of the semiclassical link. */
    @Test
    void theForcedOscillatorIsTheSameAtEveryHbar() {
        double nu = 0.7;
        double gamma = 0.5;
        double d0 = (lorentz(gamma, 1 - nu) + lorentz(gamma, 1 + nu)) / 4;
        SemiclassicalComparison c =
                run(problem(Wells.harmonic(1), cosine("x", nu), Relaxation.constant(gamma), gauss(1)), 0.2, 6, 1, 0.5);
        for (SemiclassicalComparison.Line line : c.lines()) {
            if (line.energy() < 6) {
                assertEquals(d0 * line.energy(), line.quantum(), 1e-10);
            }
        }
        for (SemiclassicalComparison.Row row : c.rows()) {
            assertTrue(row.diffusion().isBelowFloor(), row.toString());
            assertEquals(0, row.doublets());
        }
        double[][] known = {
            {0.524258495384011, 0.24941152540170392, 0.11865541436317557, 0.056449305359970774},
            {0.3016671376094942, 0.2106640756959887, 0.14711364698362994, 0.10273429419478468}
        };
        for (SemiclassicalComparison.Line line : c.lines()) {
            if (line.level() < 4) {
                double p = line.populations()[2] * 2 * Math.PI * line.hbar();
                assertEquals(known[line.hbar() == 1 ? 0 : 1][line.level()], p, 1e-6);
            }
        }
        SemiclassicalComparison finer = run(
                problem(Wells.harmonic(1), cosine("x", nu), Relaxation.constant(gamma), gauss(1)), 0.6, 6, 0.4, 0.2);
        assertEquals(2, finer.rows().get(1).populations().order(), 0.15);
    }

    /** V = x² cos ντ: ½[L(2 − ν) + L(2 + ν)](E² + ¾ħ²), so that the order is 2. */
    @Test
    void theShakenSpringHasAClosedForm() {
        double nu = 1.7;
        double gamma = 0.5;
        double s = (lorentz(gamma, 2 - nu) + lorentz(gamma, 2 + nu)) / 2;
        SemiclassicalComparison c = run(
                problem(Wells.harmonic(1), cosine("x^2", nu), Relaxation.constant(gamma), gauss(0.5)),
                0.5,
                3,
                0.4,
                0.2,
                0.1);
        int seen = 0;
        for (SemiclassicalComparison.Line line : c.lines()) {
            if (line.energy() < 3) {
                double h = line.hbar();
                assertEquals(s * (line.energy() * line.energy() + 0.75 * h * h), line.quantum(), 1e-9);
                seen++;
            }
        }
        assertTrue(seen > 40);
        assertEquals(2, c.rows().get(2).diffusion().order(), 0.25);
    }

    /** x cos ντ + p sin ντ turns against the motion: L(1 + ν) alone; the other sense L(1 − ν). */
    @Test
    void theSenseOfRotationCounts() {
        double nu = 0.8;
        double gamma = 0.3;
        for (int sense = -1; sense <= 1; sense += 2) {
            CosineTerm term = new CosineTerm(
                    new int[] {1}, FormulaFunction.of("x"), FormulaFunction.of(sense > 0 ? "p" : "-p"), Envelope.ONE);
            SemiclassicalComparison c = run(
                    problem(
                            Wells.harmonic(1),
                            new QuasiPeriodicPotential(new double[] {nu}, List.of(term)),
                            Relaxation.constant(gamma),
                            gauss(0.5)),
                    0.5,
                    3,
                    0.5);
            for (SemiclassicalComparison.Line line : c.lines()) {
                if (line.energy() < 3) {
                    assertEquals(line.energy() * lorentz(gamma, 1 + sense * nu), line.quantum(), 1e-9);
                }
            }
            assertTrue(c.rows().get(0).diffusion().isBelowFloor());
        }
    }

    /** A telegraph noise on x: d = E Re Ĉ(γ + i) with Ĉ(z) = 1/(z + 1/τ_c). */
    @Test
    void noiseAsWell() {
        double gamma = 0.2;
        TelegraphNoise noise = new TelegraphNoise(0.8);
        double rate = gamma + 1 / 0.8;
        double spectrum = rate / (rate * rate + 1);
        SemiclassicalComparison c = run(
                problem(
                        Wells.harmonic(1),
                        new RandomPotential(FormulaFunction.of("x"), noise),
                        Relaxation.constant(gamma),
                        gauss(0.5)),
                0.5,
                3,
                0.5);
        for (SemiclassicalComparison.Line line : c.lines()) {
            if (line.energy() < 3) {
                assertEquals(line.energy() * spectrum, line.quantum(), 1e-9);
            }
        }
        assertTrue(c.rows().get(0).diffusion().isBelowFloor());
    }

    /** On a carrier, x cos φ − p sin φ: Re Ĉ(γ + i(1 − Ω)) on both sides (doc/classical.md, C6.6; doc/quantum.md, Q7.8). */
    @Test
    void noiseThatTurns() {
        double gamma = 0.2;
        double carrier = 0.9;
        TelegraphNoise noise = new TelegraphNoise(0.8);
        double rate = gamma + 1 / 0.8;
        double spectrum = rate / (rate * rate + (1 - carrier) * (1 - carrier));
        RandomPotential v = new RandomPotential(List.of(
                new RandomPotential.Part(FormulaFunction.of("x"), new NoiseSignal(noise, 0, carrier, false)),
                new RandomPotential.Part(FormulaFunction.of("-p"), new NoiseSignal(noise, 0, carrier, true))));
        SemiclassicalComparison c =
                run(problem(Wells.harmonic(1), v, Relaxation.constant(gamma), gauss(0.5)), 0.5, 3, 0.5);
        for (SemiclassicalComparison.Line line : c.lines()) {
            if (line.energy() < 3) {
                assertEquals(line.energy() * spectrum, line.quantum(), 1e-9);
                assertEquals(line.energy() * spectrum, line.classical(), 1e-9);
            }
        }
    }

    /** A kernel of angle differences: harmonic 1 relaxes at γ(1 − b_1), harmonic 2 at γ(1 − b_2). */
    @Test
    void kernelsOfAngleDifferences() {
        double nu = 0.7;
        double gamma = 0.5;
        double slow = gamma * (1 - 0.4);
        double d0 = (lorentz(slow, 1 - nu) + lorentz(slow, 1 + nu)) / 4;
        VlasovProblem problem = problem(
                Wells.harmonic(1), cosine("x", nu), Relaxation.constant(gamma).withKernel(0.4), gauss(0.5));
        for (SemiclassicalComparison.Line line : run(problem, 0.5, 3, 0.5).lines()) {
            if (line.energy() < 3) {
                assertEquals(d0 * line.energy(), line.quantum(), 1e-9);
            }
        }
        VlasovProblem wells = problem(
                Wells.doubleWell(0.25, 1),
                cosine("x", nu),
                Relaxation.constant(gamma).withKernel(0.4),
                gauss(0.1));
        refused("one orbit", () -> run(wells, 0.3, 1, 0.1));
    }

    /** The quartic well at ħ = 0.2 in a Hermite basis of 200; then the order over ħ. */
    @Test
    void theQuarticWellTendsToItsDiffusion() {
        VlasovProblem problem = problem(Wells.quartic(1), cosine("x", 0.9), Relaxation.constant(0.4), gauss(0.3));
        SemiclassicalComparison c = run(problem, 0.8, 3, 0.2, 0.1, 0.05);
        int[] levels = {2, 5, 9, 14};
        double[] known = {0.289527546489, 0.551464709426, 0.651637347739, 0.722998401900};
        for (int i = 0; i < 3; i++) {
            int n = levels[i];
            double found = c.lines().stream()
                    .filter(l -> l.hbar() == 0.2 && l.level() == n)
                    .findFirst()
                    .orElseThrow()
                    .quantum();
            assertEquals(known[i], found, 1e-10);
        }
        for (int i = 1; i < 3; i++) {
            assertEquals(
                    2,
                    c.rows().get(i).diffusion().order(),
                    0.35,
                    c.rows().get(i).toString());
        }
        assertTrue(c.rows().get(2).diffusion().value() < 2e-3);
        assertTrue(c.rows().get(2).populations().value()
                < c.rows().get(0).populations().value() / 4);
    }

    /** The double well at ħ = 0.05 in a Hermite basis of 240; doublets become equal levels with shifts. */
    @Test
    void tunnellingDoubletsAreAlmostDegenerateLevels() {
        VlasovProblem problem = problem(
                Wells.doubleWell(0.25, 1),
                cosine("x", 1.1),
                Relaxation.constant(0.3).vanishing(0.25),
                gauss(0.1));
        // the relaxation at ε = 0.1 is that of the known numbers
        VlasovProblem same = new VlasovProblem(
                problem.hamiltonian(),
                Relaxation.constant(0.3 * Math.pow(0.1, -0.25)).vanishing(0.25),
                problem.shaking(),
                0.1,
                gauss(0.1));
        SemiclassicalComparison c = run(same, 0.03, 0.5, 0.05);
        double[] known = {0.017460529457, 0.017461177073, 0.104612852644, 0.093699221740, 0.095137626196};
        int[] levels = {0, 1, 4, 7, 12};
        for (int i = 0; i < levels.length; i++) {
            assertEquals(known[i], c.lines().get(levels[i]).quantum(), 1e-11, "level " + levels[i]);
        }
        SemiclassicalComparison.Row row = c.rows().get(0);
        assertEquals(4, row.doublets());
        double largest = c.lines().get(7).energy() - c.lines().get(6).energy();
        assertEquals(largest, c.lines().get(7).splitting(), 1e-14);
        assertEquals(Math.log(largest / 0.05) / Math.log(0.1), row.exponent(), 1e-9);
        assertEquals(row.exponent() > 0.25 ? "0 < mu/p < 1" : "1 < mu/p < 2", row.regime());
    }

    /** Morse: elements of x in closed form; near the continuum they do not hold all of (x²)_nn, and there is no d_q. */
    @Test
    void theLeakIntoAContinuum() {
        double depth = 1;
        double a = 1;
        double hbar = 0.1;
        double nu = 1.1;
        double gamma = 0.4;
        VlasovProblem problem =
                problem(Wells.morse(depth, a), cosine("x", nu), Relaxation.constant(gamma), gauss(0.01));
        SemiclassicalComparison c = run(problem, 0.1, 0.9, hbar);
        double lambda = Math.sqrt(2 * depth) / (a * hbar);
        double top = lambda - 0.5;
        int bound = c.lines().size();
        for (int n : new int[] {0, 2, 4}) {
            double sum = 0;
            for (int m = 0; m < bound; m++) {
                double step = energy(m, lambda, depth) - energy(n, lambda, depth);
                double w = step / hbar;
                double x = m == n ? 0 : element(Math.min(n, m), Math.max(n, m), top) / a;
                sum += x * x / hbar / hbar * (lorentz(gamma, w - nu) + lorentz(gamma, w + nu)) / 2 * step * step / 2;
            }
            double found = c.lines().get(n).quantum();
            if (n < 4) {
                assertEquals(sum, found, 1e-9);
            }
            assertTrue(Double.isNaN(found) || c.lines().get(n).missing() <= 1e-5 * found);
        }
        SemiclassicalComparison.Line last = c.lines().get(bound - 1);
        assertTrue(Double.isNaN(last.quantum()) && last.leak() > 0.01, last.toString());
        assertTrue(c.rows().get(0).remarks().toString().contains("have no d_q"));
    }

    private static double energy(int n, double lambda, double depth) {
        double away = 1 - (n + 0.5) / lambda;
        return depth - depth * away * away;
    }

    /** ⟨m|ax|n⟩ for m > n, N = λ − ½. */
    private static double element(int n, int m, double top) {
        double ratio = Gamma.logGamma(2 * top - m + 1)
                + Gamma.logGamma(m + 1)
                - Gamma.logGamma(2 * top - n + 1)
                - Gamma.logGamma(n + 1);
        return 2.0 / ((m - n) * (2 * top - n - m)) * Math.sqrt((top - n) * (top - m) * Math.exp(ratio));
    }

    /** Tilted: below the barrier levels live on one side, and are not held against means over both. */
    @Test
    void wellsThatAreNotAlikeAreNotCompared() {
        VlasovProblem problem = problem(
                io.github.secular.classical.FormulaPotential.of("(x^2-1)^2/4 + 0.05*x"),
                cosine("x", 1.1),
                Relaxation.constant(0.3),
                gauss(0.1));
        SemiclassicalComparison c = run(problem, 0.15, 0.9, 0.1);
        assertTrue(c.rows().get(0).remarks().get(0).contains("several orbits"));
        assertTrue(Double.isNaN(c.rows().get(0).populations().value()));
        assertTrue(c.rows().get(0).diffusion().value() < 0.2);
    }

    @Test
    void refusals() {
        VlasovProblem narrow = problem(Wells.harmonic(1), cosine("x", 0.7), Relaxation.constant(0.5), gauss(0.1));
        // variance 0.1 is below ħ/2: squeezed in both directions, no state
        assertTrue(run(narrow, 0.2, 3, 0.5).rows().get(0).remarks().toString().contains("no quantum state"));
        refused("fewer than 3 levels", () -> run(narrow, 1, 2, 5));
        assertThrows(InvalidInputException.class, () -> run(narrow, 0.2, 3, -0.5));
        refused(
                "of the form",
                () -> run(
                        problem(Wells.harmonic(1), cosine("cos(p)", 0.7), Relaxation.constant(0.5), gauss(1)),
                        0.2,
                        3,
                        0.5));
    }

    private static void refused(String word, org.junit.jupiter.api.function.Executable action) {
        String sentence = assertThrows(RefusalException.class, action).getMessage();
        assertTrue(sentence.contains(word), sentence);
    }
}
