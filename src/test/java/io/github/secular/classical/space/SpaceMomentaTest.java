package io.github.secular.classical.space;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.secular.classical.EnergyShell;
import io.github.secular.classical.FormulaFunction;
import io.github.secular.classical.Hamiltonian1D;
import io.github.secular.classical.OrbitSamples;
import io.github.secular.classical.QuasiPeriodicPotential;
import io.github.secular.classical.Relaxation;
import io.github.secular.classical.limit.DiffusionCoefficient;
import io.github.secular.drive.BaseFrequencies;
import io.github.secular.drive.Envelope;
import io.github.secular.numerics.FormulaArrays;
import io.github.secular.numerics.Progress;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegrator;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegratorFactory;
import org.apache.commons.math3.ode.FirstOrderDifferentialEquations;
import org.apache.commons.math3.ode.nonstiff.DormandPrince853Integrator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Drives that depend on momenta, in two and three dimensions (doc/vlasov-solvers.md, V10.5). */
class SpaceMomentaTest {
    private static final double[] ON = {1};

    /** Places within 1 of the origin, for what asks for no measure of shells. */
    private record Anywhere() implements SpaceDensity {
        @Override
        public double shellMean(double energy) {
            throw new UnsupportedOperationException();
        }

        @Override
        public double[] torusMeans(List<OrbitSamples> first, List<OrbitSamples> second, double[] energies) {
            throw new UnsupportedOperationException();
        }

        @Override
        public double torusMean(RadialOrbit orbit, double l) {
            throw new UnsupportedOperationException();
        }

        @Override
        public double error() {
            return 0;
        }

        @Override
        public double highestEnergy() {
            return 5;
        }

        @Override
        public void draw(SplittableRandom random, double[] q, double[] p) {
            for (int a = 0; a < q.length; a++) {
                q[a] = 2 * random.nextDouble() - 1;
                p[a] = 2 * random.nextDouble() - 1;
            }
        }

        @Override
        public double meanEnergy() {
            return 1;
        }

        @Override
        public boolean isOfEnergy() {
            return false;
        }

        @Override
        public String description() {
            return "anywhere";
        }
    }

    private static SpaceProblem problem(SpacePotential u, String c, String s, double nu, double gamma, double epsilon) {
        return problem(u, c, s, nu, gamma, epsilon, shells -> new Anywhere());
    }

    private static SpaceProblem thermal(SpacePotential u, String c, double nu, double gamma, double epsilon) {
        return problem(u, c, "0", nu, gamma, epsilon, shells -> new ThermalDensity(shells, 1));
    }

    private static SpaceProblem problem(
            SpacePotential u,
            String c,
            String s,
            double nu,
            double gamma,
            double epsilon,
            Function<SpaceShells, SpaceDensity> start) {
        SpaceShells shells = new SpaceShells(new SpaceHamiltonian(u, null, Double.POSITIVE_INFINITY));
        int d = u.dimension();
        SpaceTerm term = new SpaceTerm(
                new int[] {1}, SpacePotential.phaseFormula(d, c), SpacePotential.phaseFormula(d, s), Envelope.ONE);
        return new SpaceProblem(
                shells,
                gamma > 0 ? Relaxation.constant(gamma) : Relaxation.NONE,
                new SpaceDrive(new BaseFrequencies(nu), List.of(term)),
                epsilon,
                start.apply(shells));
    }

    /** States {x, y, …, px, …} of eight particles after a fast time, without relaxation. */
    private static double[][] moved(SpaceProblem p, double tau, double step) {
        int d = p.hamiltonian().dimension();
        FormulaArrays gradient = FormulaArrays.gradient(p.hamiltonian().kind().formula(), d);
        EnsembleBlock block = new EnsembleBlock(p, gradient, true, EnsemblePace.of(step), 3, 0, 8);
        block.walk(tau, Progress.NONE);
        block.requireSolved();
        double[][] out = new double[8][2 * d];
        for (int i = 0; i < out.length; i++) {
            for (int a = 0; a < 2 * d; a++) {
                out[i][a] = block.coordinate(a, i);
            }
        }
        return out;
    }

    /** Central differences of a function of phase space. */
    private static double slope(SpaceMotion h, double tau, double[] y, int axis) {
        double step = 1e-3;
        double sum = 0;
        double[] weights = {-1.0 / 60, 3.0 / 20, -3.0 / 4, 0, 3.0 / 4, -3.0 / 20, 1.0 / 60};
        for (int k = -3; k <= 3; k++) {
            double[] z = y.clone();
            z[axis] += k * step;
            sum += weights[k + 3] * h.at(tau, z) / step;
        }
        return sum;
    }

    private interface SpaceMotion {
        double at(double tau, double[] y);
    }

    /** By the integrator of Dormand and Prince of order 8, with slopes of H by differences. */
    private static double[] integrated(SpaceMotion h, double[] start, double tau) {
        int d = start.length / 2;
        double[] out = new double[start.length];
        new DormandPrince853Integrator(1e-6, 1, 1e-12, 1e-12)
                .integrate(
                        new FirstOrderDifferentialEquations() {
                            @Override
                            public int getDimension() {
                                return 2 * d;
                            }

                            @Override
                            public void computeDerivatives(double t, double[] y, double[] slopes) {
                                for (int a = 0; a < d; a++) {
                                    slopes[a] = slope(h, t, y, d + a);
                                    slopes[d + a] = -slope(h, t, y, a);
                                }
                            }
                        },
                        0,
                        start,
                        tau,
                        out);
        return out;
    }

    private static double distance(double[][] a, double[][] b) {
        double out = 0;
        for (int i = 0; i < a.length; i++) {
            for (int k = 0; k < a[i].length; k++) {
                out = Math.max(out, Math.abs(a[i][k] - b[i][k]));
            }
        }
        return out;
    }

    /** Of every kind of V and of motion: an integration by other means, to which steps converge with order 4. */
    @ParameterizedTest
    @CsvSource({"oscillator,apart", "oscillator,together", "quartic,apart", "quartic,together", "quartic3,together"})
    void trajectoriesAreOfOrderFour(String well, String kind) {
        boolean isQuartic = well.startsWith("quartic");
        boolean isApart = kind.equals("apart");
        int d = well.endsWith("3") ? 3 : 2;
        String quartic = "(x^4 + y^4)/4 + x*y/3" + (d == 3 ? " + z^4/4 + y*z/3" : "");
        SpacePotential u = isQuartic ? SpacePotential.of(d, quartic) : SpaceWells.oscillator(1, 1.4);
        String cosine = isApart ? "x*y + px^2*py/2 + px" : "x*px*py + cos(x + 2*py)";
        String sine = isApart ? "py^3/3" : "y*px" + (d == 3 ? " + z^2*pz*px" : "");
        SpaceProblem p = problem(u, cosine, sine, 0.8, 0, 0.3);
        SpaceMotion h = (tau, y) -> {
            double x = y[0];
            double px = y[d];
            double py = y[d + 1];
            double out = px * px / 2 + py * py / 2;
            double c = isApart ? x * y[1] + px * px * py / 2 + px : x * px * py + Math.cos(x + 2 * py);
            double s = isApart ? py * py * py / 3 : y[1] * px;
            out += isQuartic
                    ? (x * x * x * x + Math.pow(y[1], 4)) / 4 + x * y[1] / 3
                    : x * x / 2 + 1.4 * 1.4 * y[1] * y[1] / 2;
            if (d == 3) {
                double z = y[2];
                out += y[5] * y[5] / 2 + z * z * z * z / 4 + y[1] * z / 3;
                s += z * z * y[5] * px;
            }
            return out + 0.3 * (c * Math.cos(0.8 * tau) + s * Math.sin(0.8 * tau));
        };
        double[][] start = moved(p, 0, 1);
        double[][] exact = Arrays.stream(start).map(y -> integrated(h, y, 3)).toArray(double[][]::new);
        double coarse = distance(exact, moved(p, 3, 0.03));
        double fine = distance(exact, moved(p, 3, 0.015));
        assertTrue(distance(exact, start) > 0.5);
        assertTrue(fine < 1e-4, "" + fine);
        assertEquals(4, Math.log(coarse / fine) / Math.log(2), 0.4);
    }

    private static double lorentz(double gamma, double s) {
        return gamma / (gamma * gamma + s * s);
    }

    private static double sum(ShellCoefficient.Form form) {
        return Arrays.stream(form.matrix()).flatMapToDouble(Arrays::stream).sum();
    }

    private static double d(SpaceProblem p, double energy) {
        boolean isCentral = p.hamiltonian().kind().radial().isPresent();
        return sum((isCentral ? new CentralCoefficient(p) : new TorusCoefficient(p)).at(energy));
    }

    private static SpacePotential isotropic(String kind, int d) {
        SpacePotential axes = d == 2 ? SpaceWells.oscillator(1, 1) : SpaceWells.oscillator(1, 1, 1);
        return kind.equals("axes") ? axes : axes.asCentral();
    }

    /**
     * Closed forms on both kinds of tori: V = x p_x has the harmonics of x² but for their phases, V = x cos + p_x sin turns with
     * the motion, and angular momentum, which is kept, does nothing.
     */
    @ParameterizedTest
    @CsvSource({"axes,2", "axes,3", "central,2", "central,3"})
    void coefficientsOfIsotropicOscillators(String kind, int d) {
        SpacePotential u = isotropic(kind, d);
        double gamma = 0.5;
        double nu = 0.7;
        double e = 1.6;
        // the mean of e_1² over a shell: 2 E²/(D (D + 1))
        double squares = e * e / (d * (d + 1)) * (lorentz(gamma, 2 - nu) + lorentz(gamma, 2 + nu));
        assertEquals(squares, d(problem(u, "x*px", "0", nu, gamma, 0.1), e), 1e-9 * squares);
        double chiral = e / d * lorentz(gamma, 1 + nu);
        assertEquals(chiral, d(problem(u, "x", "px", nu, gamma, 0.1), e), 1e-9 * chiral);
        if (d == 2) {
            assertEquals(0, d(problem(u, "x*py - y*px", "0", nu, gamma, 0.1), e), 1e-13);
        }
    }

    /** A canonical turn of one axis takes positions to momenta: wells that are none of an oscillator's know it, too. */
    @Test
    void matricesOfTurnedDrives() {
        SpacePotential u = SpaceWells.oscillator(1, 1.4);
        for (String[] pair :
                new String[][] {{"x*y", "x*py/1.4"}, {"x^2*y", "px^2*py/1.4"}, {"cos(x - y)", "cos(px - py/1.4)"}}) {
            double[][] one =
                    new SpaceDiffusion(problem(u, pair[0], "0", 0.8, 0.5, 0.1)).matrix(new double[] {0.7, 1.1}, ON);
            double[][] other =
                    new SpaceDiffusion(problem(u, pair[1], "0", 0.8, 0.5, 0.1)).matrix(new double[] {0.7, 1.1}, ON);
            for (int a = 0; a < 2; a++) {
                for (int b = 0; b < 2; b++) {
                    assertEquals(one[a][b], other[a][b], 1e-12, pair[1]);
                }
            }
        }
    }

    /** V(x, p_x) in a sum of wells: d is the mean of that of one dimension over the shells of its axis. */
    @Test
    void oneAxisAloneIsOneDimension() {
        SpacePotential u =
                SpaceWells.separable(List.of("quartic", "harmonic"), List.of(new double[] {1}, new double[] {1.3}));
        Hamiltonian1D axis = new Hamiltonian1D(u.wells().get(0));
        DiffusionCoefficient one = new DiffusionCoefficient(
                QuasiPeriodicPotential.cosine(FormulaFunction.of("x*p + p^3/5 + x^2"), 0.8), Relaxation.constant(0.4));
        double e = 1.2;
        double sum = 0;
        double weight = 0;
        GaussIntegrator rule = new GaussIntegratorFactory().legendre(40);
        for (int i = 0; i < 40; i++) {
            double s = (1 + rule.getPoint(i)) / 2;
            // periods grow as e^(-1/4) towards the bottom
            double first = e * s * s * s * s;
            EnergyShell shell = axis.shell(first);
            double part = rule.getWeight(i) * 4 * e * s * s * s * shell.density();
            sum += part * one.at(0, shell);
            weight += part;
        }
        String v = "x*px + px^3/5 + x^2";
        assertEquals(sum / weight, d(problem(u, v, "0", 0.8, 0.4, 0.1), e), 3e-5 * sum / weight);
    }

    /** Harmonics that few angles take for others, or for none: Im (x + i p_x)^4 and Re (x + i p_x)^8. */
    @Test
    void harmonicsThatHideBehindAngles() {
        double gamma = 0.5;
        double nu = 0.7;
        double e = 1.6;
        SpacePotential axes = isotropic("axes", 2);
        // k² |V̂|²/2 with |V̂| = (2 e)^(k/2)/2, twice for k of both signs, and the mean of e^k over a shell is E^k/(k +
        // 1)
        for (int k : new int[] {4, 8}) {
            double exact = k * k * Math.pow(2 * e, k) / (k + 1) / 8 * (lorentz(gamma, k - nu) + lorentz(gamma, k + nu));
            String v = k == 4 ? "4*x^3*px - 4*x*px^3" : "x^8 - 28*x^6*px^2 + 70*x^4*px^4 - 28*x^2*px^6 + px^8";
            assertEquals(exact, d(problem(axes, v, "0", nu, gamma, 0.1), e), 1e-9 * exact);
        }
    }

    /** Tori of a ring, which keep angular momentum and pass no centre, beside trajectories. */
    @Test
    void toriOfARingBesideTrajectories() {
        SpacePotential u = SpaceWells.ring(2, 0.5, 1);
        String v = "x*px + py + x*y*py";
        double exact = d(problem(u, v, "y", 0.8, 0.5, 0.1), 1.1);
        SpacePotential formula = SpacePotential.of(2, u.formula().text());
        ShellCoefficient.Form sampled = new FlowCoefficient(problem(formula, v, "y", 0.8, 0.5, 0.1)).at(1.1);
        assertEquals(exact, sum(sampled), 4 * sampled.error());
        assertTrue(sampled.error() < 0.01 * exact, sampled.error() + " of " + exact);
    }

    private static EnsembleState last(SpaceTrajectory f) {
        return f.states().get(f.states().size() - 1);
    }

    /** The canonical turn y → −p_y/w at finite ε: V = x p_y/w has the closed moments of V = xy (doc/classical.md, C9.7). */
    @Test
    void aTurnedSqueezedTrap() {
        double w = Math.sqrt(2);
        SpacePotential u = SpaceWells.oscillator(1, w);
        double exact = SqueezedTrap.gain(1, w, 0.8, 0.5, 0.2, 1, 1);
        SpaceProblem p = thermal(u, "x*py/sqrt(2)", 0.8, 0.5, 0.2);
        SpaceTrajectory f = new SpaceEnsemble(8_000, 5).solve(p, new double[] {1}, 8, List.of(), 1, Progress.NONE);
        assertEquals(exact, last(f).gain(), 4 * last(f).gainError());
        assertTrue(last(f).gainError() < 0.06 * exact);
        assertTrue(f.report().work().contains("solved to"), f.report().work());
    }

    /** Kicks of flights are those of the diffusion, however small ε is: d = γ⟨ΔE²⟩/2ε² (doc/classical.md, C10.3). */
    @ParameterizedTest
    @CsvSource({"x*px*y", "px*py + x^2*y"})
    void kicksAtTinyEpsilonAreTheDiffusion(String v) {
        SpacePotential u =
                SpaceWells.separable(List.of("quartic", "harmonic"), List.of(new double[] {1}, new double[] {1.3}));
        for (double epsilon : new double[] {1e-3, 1e-25}) {
            SpaceProblem p = problem(u, v, "0", 0.8, 0.5, epsilon);
            FormulaArrays gradient = FormulaArrays.gradient(u.formula(), 2);
            FlightBlock block = new FlightBlock(p, gradient, Progress.NONE);
            SplittableRandom random = new SplittableRandom(4);
            int count = 20_000;
            double[] squares = new double[count];
            block.run(new FlightBlock.Order() {
                private int begun;
                private int ended;

                @Override
                public boolean begin(FlightBlock.Flight f) {
                    f.energy = 1.2;
                    p.hamiltonian().boxes(1.2).draw(1.2, random, f.q, f.p);
                    f.tau = 1e4 * random.nextDouble();
                    f.clock = -Math.log1p(-random.nextDouble());
                    f.until = Double.NaN;
                    f.longest = 0.15;
                    return begun++ < count;
                }

                @Override
                public void end(FlightBlock.Flight f) {
                    squares[ended++] = 0.5 * Math.pow(f.work / epsilon, 2) / 2;
                }
            });
            block.requireSolved();
            double mean = Arrays.stream(squares).average().orElseThrow();
            double square = Arrays.stream(squares).map(x -> x * x).average().orElseThrow();
            double error = Math.sqrt((square - mean * mean) / count);
            double exact = d(p, 1.2);
            assertEquals(exact, mean, 4 * error, "epsilon " + epsilon);
            assertTrue(error < 0.03 * exact, error + " of " + exact);
        }
    }

    /** What a drive is backwards in time. */
    @Test
    void senseOfTime() {
        assertFalse(sense("x*px", "0"));
        assertFalse(sense("x", "px"));
        assertTrue(sense("x + px", "0"));
        assertTrue(sense("x", "x^2"));
    }

    /** With a static term, so that two frequencies add to that of a third. */
    private static boolean sense(String c, String s) {
        SpaceTerm wave = new SpaceTerm(
                new int[] {1}, SpacePotential.phaseFormula(2, c), SpacePotential.phaseFormula(2, s), Envelope.ONE);
        SpaceTerm still = SpaceTerm.of(SpacePotential.phaseFormula(2, "x*y"), 0);
        return new SpaceDrive(new BaseFrequencies(0.8), List.of(wave, still)).hasSenseOfTime(2);
    }
}
