package io.github.secular.classical.space;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.secular.classical.OrbitSamples;
import io.github.secular.classical.Relaxation;
import io.github.secular.classical.limit.EnergyDistribution;
import io.github.secular.classical.limit.EnergySolution;
import io.github.secular.drive.BaseFrequencies;
import io.github.secular.drive.Envelope;
import io.github.secular.drive.FormulaEnvelope;
import io.github.secular.numerics.Formula;
import io.github.secular.numerics.Progress;
import io.github.secular.numerics.RefusalException;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.commons.math3.ode.FirstOrderDifferentialEquations;
import org.apache.commons.math3.ode.nonstiff.DormandPrince853Integrator;
import org.junit.jupiter.api.Test;

class JumpChainTest {
    private static final double W = Math.sqrt(2);

    private static SpaceShells shells(SpacePotential u) {
        return new SpaceShells(new SpaceHamiltonian(u, null, Double.POSITIVE_INFINITY));
    }

    private static SpaceProblem problem(SpacePotential u, String v, double nu, Relaxation relaxation, double epsilon) {
        SpaceShells shells = shells(u);
        return new SpaceProblem(
                shells,
                relaxation,
                SpaceDrive.cosine(SpacePotential.formula(u.dimension(), v), nu),
                epsilon,
                new ThermalDensity(shells, 1));
    }

    private static SpaceProblem trap(double epsilon) {
        return problem(SpaceWells.oscillator(1, W), "x*y", 0.8, Relaxation.constant(0.5), epsilon);
    }

    private static SpaceTrajectory run(SpaceProblem p, double highest, double... times) {
        return new JumpChain(100, 1).solve(p, times, highest, List.of(), 1e-2, Progress.NONE);
    }

    private static EnsembleState last(SpaceTrajectory f) {
        return f.states().get(f.states().size() - 1);
    }

    /** The closed moments of the trap (doc/classical.md, C9.7), where the chain without memory is 5 % off, and more. */
    @Test
    void meanEnergyOfASqueezedTrap() {
        for (double epsilon : new double[] {0.3, 0.1}) {
            EnsembleState end = last(run(trap(epsilon), 8, 2));
            double exact = SqueezedTrap.gain(1, W, 0.8, 0.5, epsilon, 1, 2);
            assertEquals(exact, end.gain(), 4 * end.gainError() + Math.pow(epsilon, 4) * exact);
            assertTrue(end.gainError() < 0.006 * exact);
        }
    }

    /** No cost in ε, and the diffusion at tiny ε. */
    @Test
    void tinyEpsilonIsTheDiffusionAtTheSameCost() {
        SpaceTrajectory f = run(trap(1e-5), 8, 2);
        String flights = f.report().work().replaceAll(" flights.*", "");
        assertEquals(run(trap(0.1), 8, 2).report().work().replaceAll(" flights.*", ""), flights);
        EnergyDistribution limit =
                new EnergySolution(new SpaceDiffusion(trap(1e-5))).solve(new double[] {2}, 1e-3, Progress.NONE);
        assertEquals(limit.meanEnergy()[0], last(f).energy(), 4 * last(f).energyError());
        double largest = 0;
        double off = 0;
        for (double e = 0.1; e < 8; e += 0.1) {
            int cell = 0;
            while (limit.grid().centres()[cell] < e) {
                cell++;
            }
            double f0 = limit.grid().centres()[cell - 1];
            double part = (e - f0) / (limit.grid().centres()[cell] - f0);
            double wanted = (1 - part) * limit.values()[0][cell - 1] + part * limit.values()[0][cell];
            largest = Math.max(largest, wanted);
            off = Math.max(off, Math.abs(wanted - last(f).shells().mean(e)));
        }
        assertTrue(
                off < f.report().estimatedError() * largest,
                off / largest + " " + f.report().work());
    }

    /** The uniform density is at rest but for what leaves at the top, to rounding, and mass is kept. */
    @Test
    void theUniformDensityIsAtRest() {
        SpaceProblem p = problem(SpacePotential.of(2, "(x^4 + y^4)/4 + x*y/3"), "x", 0.9, Relaxation.constant(1), 0.3);
        ChainMesh mesh = ChainMesh.of(p, 4, 20, 32);
        KickForms forms = new FlightTable(p, mesh, 3).forms(20, 0.25, 1, Progress.NONE)[0];
        int n = mesh.size();
        double size = forms.parts[0][n * (n / 2) + n / 2];
        for (int part = 0; part < forms.parts.length; part++) {
            for (int i = 0; i < n / 2; i++) {
                double row = 0;
                for (int j = 0; j < n; j++) {
                    row += forms.parts[part][i * n + j];
                    assertEquals(forms.parts[part][j * n + i], forms.parts[part][i * n + j], 1e-12 * Math.abs(size));
                }
                assertEquals(0, row, 1e-11 * Math.abs(size));
            }
        }
        assertTrue(size < 0);
    }

    /** A start beside the bottom: ⟨x⟩ and ⟨p⟩ obey closed equations, and the O(ε) shift of the start (doc/classical.md, C7.5) is there. */
    @Test
    void aStartThatIsNoFunctionOfEnergy() {
        double epsilon = 0.1;
        SpaceShells shells = shells(SpaceWells.oscillator(1, 1));
        SpaceProblem p = new SpaceProblem(
                shells,
                Relaxation.constant(0.5),
                SpaceDrive.cosine(SpacePotential.formula(2, "x"), 0.7),
                epsilon,
                new Beside(shells));
        double[] m = {1.5, 1, 0};
        new DormandPrince853Integrator(1e-8, 1, 1e-11, 1e-11)
                .integrate(
                        new FirstOrderDifferentialEquations() {
                            @Override
                            public int getDimension() {
                                return 3;
                            }

                            @Override
                            public void computeDerivatives(double tau, double[] z, double[] d) {
                                double force = -epsilon * Math.cos(0.7 * tau);
                                d[0] = z[1] - 0.5 * z[0];
                                d[1] = -z[0] + force - 0.5 * z[1];
                                d[2] = force * z[1];
                            }
                        },
                        0,
                        m,
                        0.4 / (epsilon * epsilon),
                        m);
        SpaceTrajectory f = new JumpChain(10_000, 1).solve(p, new double[] {0.4}, 8, List.of(), 1e-2, Progress.NONE);
        assertEquals(m[2], last(f).gain(), 4 * last(f).gainError() + 1e-4);
        double withoutShift = (0.5 / (0.25 + 0.09) + 0.5 / (0.25 + 2.89)) / 4 * 0.4;
        assertTrue(Math.abs(withoutShift - m[2]) > 8 * last(f).gainError(), withoutShift + " " + m[2]);
    }

    /** A Gaussian of variance ½ at x = 1.5, p_x = 1, whose mean over the spheres of four dimensions is 2 I_1(z)/z. */
    private static final class Beside implements SpaceDensity {
        private final SpaceGaussian drawn;

        Beside(SpaceShells shells) {
            drawn = new SpaceGaussian(shells, new double[] {1.5, 0}, new double[] {1, 0}, 0.5);
        }

        @Override
        public double shellMean(double energy) {
            double radius = Math.sqrt(3.25);
            double z = radius * Math.sqrt(2 * energy) / 0.5;
            double term = 1;
            double sum = 0;
            for (int k = 0; k < 200; k++) {
                sum += term;
                term *= z * z / 4 / (k + 1) / (k + 2);
            }
            return Math.exp(-2 * energy - 3.25) * sum / (Math.PI * Math.PI);
        }

        @Override
        public double[] torusMeans(List<OrbitSamples> first, List<OrbitSamples> second, double[] energies) {
            return drawn.torusMeans(first, second, energies);
        }

        @Override
        public double torusMean(RadialOrbit orbit, double l) {
            return drawn.torusMean(orbit, l);
        }

        @Override
        public double error() {
            return 0;
        }

        @Override
        public double highestEnergy() {
            return drawn.highestEnergy();
        }

        @Override
        public void draw(SplittableRandom random, double[] q, double[] p) {
            drawn.draw(random, q, p);
        }

        @Override
        public double meanEnergy() {
            return 2 * 0.5 + 3.25 / 2;
        }

        @Override
        public boolean isOfEnergy() {
            return false;
        }

        @Override
        public String description() {
            return drawn.description();
        }
    }

    /** Particles in three dimensions under two frequencies and γ(E), within both errors. */
    @Test
    void plainParticles() {
        SpaceShells shells = shells(SpaceWells.oscillator(1, 1.3, 1.7));
        SpaceProblem p = new SpaceProblem(
                shells,
                Relaxation.formula("0.6 + 0.1*E/(1 + E)"),
                new SpaceDrive(
                        new BaseFrequencies(0.9, 1.3),
                        List.of(
                                SpaceTerm.of(SpacePotential.formula(3, "x"), 1, 0),
                                SpaceTerm.of(SpacePotential.formula(3, "y*z"), 0, 1))),
                0.3,
                new ThermalDensity(shells, 1));
        double[] times = {0.4};
        EnsembleState chain = last(new JumpChain(100, 1).solve(p, times, 8, List.of(), 5e-2, Progress.NONE));
        EnsembleState plain = last(new SpaceEnsemble(3_000, 2).solve(p, times, 8, List.of(), 1, Progress.NONE));
        assertEquals(plain.gain(), chain.gain(), 4 * Math.hypot(plain.gainError(), chain.gainError()));
        assertTrue(plain.gainError() < 0.1 * plain.gain());
        double[] counted = plain.shells().below();
        double[] found = chain.shells().below();
        for (int i = 1; i <= 40; i++) {
            assertEquals(counted[i], found[4 * i], 1.63 / Math.sqrt(3_000) + 2e-3);
        }
    }

    /** A top that absorbs: the mass that particles lose, and their projections. */
    @Test
    void aTopAbsorbs() {
        SpaceShells shells =
                new SpaceShells(new SpaceHamiltonian(SpaceWells.henonHeiles(1), SpaceWells.henonHeilesRange(1), 0.16));
        SpaceProblem p = new SpaceProblem(
                shells,
                Relaxation.constant(0.5),
                SpaceDrive.cosine(SpacePotential.formula(2, "x"), 0.7),
                0.05,
                new ThermalDensity(shells, 0.03));
        double[] times = {0, 0.05};
        List<Projection> onto = List.of(Projection.of(p.hamiltonian(), List.of("x", "py"), 0.16, 4));
        SpaceTrajectory chain = new JumpChain(4_000, 1).solve(p, times, 0.16, onto, 5e-2, Progress.NONE);
        SpaceTrajectory plain = new SpaceEnsemble(4_000, 1).solve(p, times, 0.16, onto, 1, Progress.NONE);
        assertEquals(1, chain.states().get(0).mass(), 1e-3);
        assertEquals(
                last(plain).mass(),
                last(chain).mass(),
                4 * Math.hypot(last(plain).massError(), last(chain).massError()));
        assertTrue(last(plain).mass() < 0.92);
        for (int i = 0; i < 16; i++) {
            double expected = last(plain).projections()[0][i];
            assertEquals(expected, last(chain).projections()[0][i], 5 * Math.sqrt(2 * expected + 2));
        }
    }

    @Test
    void theSameBitsForAnyNumberOfThreads() throws Exception {
        SpaceProblem p = problem(SpacePotential.of(2, "(x^4 + y^4)/4"), "x*y", 0.9, Relaxation.constant(0.7), 0.3);
        SameBits.require(new JumpChain(3_000, 11), p, 5e-2);
    }

    /** cos ντ and sin 2ντ run otherwise backwards; cos 2ντ, or sin of another frequency, does not. */
    @Test
    void drivesWithASenseOfTimeAreWarnedOf() {
        SpaceTerm first = SpaceTerm.of(SpacePotential.formula(2, "x"), 1, 0);
        Formula none = Formula.constant(0, "x");
        Formula y = SpacePotential.formula(2, "y");
        assertTrue(sense(first, new SpaceTerm(new int[] {2, 0}, none, y, Envelope.ONE)));
        assertTrue(sense(
                new SpaceTerm(new int[] {1, 0}, y, SpacePotential.formula(2, "x"), Envelope.ONE),
                SpaceTerm.of(y, 0, 0)));
        assertFalse(sense(first, SpaceTerm.of(y, 2, 0)));
        assertFalse(sense(first, new SpaceTerm(new int[] {0, 1}, none, y, Envelope.ONE)));
        assertFalse(sense(new SpaceTerm(new int[] {1, 0}, none, y, Envelope.ONE), SpaceTerm.of(y, 0, 0)));
    }

    private static boolean sense(SpaceTerm... terms) {
        return new SpaceDrive(new BaseFrequencies(1, 0.7), List.of(terms)).hasSenseOfTime(2);
    }

    @Test
    void whatItDoesNotTake() {
        SpaceProblem p = problem(SpaceWells.oscillator(1, 1), "x", 0.7, Relaxation.NONE, 0.1);
        assertThrows(RefusalException.class, () -> run(p, 8, 1));
        assertThrows(
                RefusalException.class,
                () -> run(
                        problem(SpaceWells.oscillator(1, 1), "x", 0.7, Relaxation.formula("max(0, E - 1)"), 0.1),
                        8,
                        1));
        SpaceDrive pulse = new SpaceDrive(
                new BaseFrequencies(0.7),
                List.of(new SpaceTerm(
                        new int[] {1},
                        SpacePotential.formula(2, "x"),
                        Formula.constant(0, "x"),
                        FormulaEnvelope.of("exp(-t^2)"))));
        assertThrows(
                RefusalException.class,
                () -> run(new SpaceProblem(p.shells(), Relaxation.constant(1), pulse, 0.1, p.initial()), 8, 1));
    }
}
