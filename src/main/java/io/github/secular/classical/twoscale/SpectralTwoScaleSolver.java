package io.github.secular.classical.twoscale;

import io.github.secular.classical.CriticalPoint;
import io.github.secular.classical.DensityState;
import io.github.secular.classical.Hamiltonian1D;
import io.github.secular.classical.Relaxation;
import io.github.secular.classical.VlasovProblem;
import io.github.secular.classical.VlasovReport;
import io.github.secular.classical.VlasovSolver;
import io.github.secular.classical.VlasovTrajectory;
import io.github.secular.numerics.Progress;
import io.github.secular.numerics.RefusalException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Asymptotic preserving and spectrally accurate, for a single smooth well: angle harmonics times fast modes at the
 * Gauss-Legendre points of an amplitude in (−A, A), f_k(−a) = (−1)^k f_k(a), stepped in slow time by an L-stable
 * method at a cost that does not depend on ε (MATH-classical, section 9A). The initial layer is resolved in fast time,
 * and the slow system started on its slow manifold behind it.
 */
public final class SpectralTwoScaleSolver implements VlasovSolver {
    private static final int LAYER_HARMONICS = 12;
    /** Where ε is small, layers are too short to be seen, and high harmonics act on Π f by powers of ε only. */
    private static final int SHORT_LAYER_HARMONICS = 8;

    private static final double SHORT_LAYER = 0.03;
    private static final int FEWEST_HARMONICS = 3;
    private static final int MOST_HARMONICS = 6;
    /** Length of the initial layer, in relaxation times: e^{−25} of it is left. */
    private static final double LAYER = 25;

    private static final double MOST_LAYER_STEPS = 1e5;
    /** In products of complex numbers. */
    private static final double MOST_LAYER_WORK = 2e10;

    private static final double MOST_WORK = 1e9;
    private static final int[] POINTS = {24, 32, 40, 50, 64};
    private static final int STEPS = 40;
    private static final int ENLARGEMENTS = 4;

    @Override
    public String name() {
        return "two-scale-spectral";
    }

    @Override
    public String description() {
        return "two-scale action-angle solver, spectral: one smooth well with a smooth density, any epsilon, needs"
                + " relaxation";
    }

    @Override
    public double coarsestTolerance() {
        return 1e-5;
    }

    @Override
    public VlasovTrajectory solve(VlasovProblem problem, double[] times, double tolerance, Progress progress) {
        VlasovProblem.checkTimes(times);
        if (problem.relaxation().isZero()) {
            throw new RefusalException("The spectral two-scale solver needs relaxation, as without it f winds up along"
                    + " the shells without end; choose the solver \"grid\", \"particles\" or, for the harmonic well,"
                    + " \"ladder\".");
        }
        boolean given = !Double.isNaN(problem.highestEnergy());
        double highest = given ? problem.highestEnergy() : EnergyReach.of(problem);
        for (int attempt = 0; ; attempt++) {
            checkWell(problem.hamiltonian(), highest);
            Run run = new Run(problem, times, tolerance, highest);
            VlasovTrajectory found = run.solve(progress);
            double limit = 0.01 * tolerance;
            if (run.topValue <= limit) {
                return found;
            }
            double bottom = problem.hamiltonian().lowestEnergy();
            double next = bottom + 1.6 * (highest - bottom);
            if (given
                    || attempt == ENLARGEMENTS
                    || !(next < problem.hamiltonian().escapeEnergy())) {
                return found.with(found.report()
                        .with(String.format(
                                Locale.ROOT,
                                "The density reaches energies above %.4g, where the drive is faded out; raise the highest"
                                        + " energy.",
                                bottom + SpectralShells.TAPER * SpectralShells.TAPER * (highest - bottom))));
            }
            highest = next;
        }
    }

    private static void checkWell(Hamiltonian1D h, double highest) {
        CriticalPoint bottom = h.bottom();
        for (double e : h.criticalEnergies()) {
            if (e < highest) {
                throw new RefusalException(
                        "The spectral two-scale solver needs a single well without a separatrix up to"
                                + " the energy " + highest + ", but shells change their kind at " + e
                                + "; choose the solver \"two-scale\".");
            }
        }
        if (bottom.degenerate()) {
            throw new RefusalException("The spectral two-scale solver needs a well with a quadratic bottom, but the"
                    + " curvature of " + h.potential().description()
                    + " vanishes there; choose the solver \"two-scale\".");
        }
    }

    /** One attempt, up to one highest energy. */
    private final class Run {
        private final VlasovProblem problem;
        private final double[] times;
        private final double tolerance;
        private final int layerHarmonics;
        private final FastModes layerModes;
        private final SpectralShells shells;
        private final SpectralLayer layer;
        private final List<DensityState> states = new ArrayList<>();
        private final List<String> warnings = new ArrayList<>();
        private double startMass;
        private double massError;
        private double smallest = Double.POSITIVE_INFINITY;
        private double topValue;
        private double tail;
        private String work = "";

        Run(VlasovProblem problem, double[] times, double tolerance, double highestEnergy) {
            this.problem = problem;
            this.times = times;
            this.tolerance = tolerance;
            this.layerHarmonics = problem.epsilon() > SHORT_LAYER ? LAYER_HARMONICS : SHORT_LAYER_HARMONICS;
            this.layerModes = FastModes.of(problem.shaking(), MOST_HARMONICS);
            if (!layerModes.isSteady()) {
                throw new RefusalException("The spectral two-scale solver needs amplitudes that do not change in slow"
                        + " time; choose the solver \"two-scale\".");
            }
            double reach = Math.sqrt(2 * (highestEnergy - problem.hamiltonian().lowestEnergy()));
            SpectralLayer first = null;
            SpectralShells on = null;
            double left = 0;
            for (int points : POINTS) {
                AmplitudeBasis basis = new AmplitudeBasis(reach, points);
                try {
                    on = new SpectralShells(
                            problem.hamiltonian(),
                            basis,
                            layerModes,
                            layerHarmonics,
                            Math.max(1e-11, 0.01 * tolerance));
                } catch (RefusalException e) {
                    if (points == POINTS[POINTS.length - 1]) {
                        throw e;
                    }
                    continue;
                }
                first = new SpectralLayer(on, layerModes, problem, tolerance);
                first.start(problem.initial());
                left = first.state().tail();
                if (left <= 0.1 * tolerance) {
                    break;
                }
                first = null;
            }
            if (first == null) {
                throw new RefusalException(String.format(
                        Locale.ROOT,
                        "The initial density is too narrow or not smooth enough in the amplitude for polynomials (they"
                                + " leave out %.0e); choose the solver \"two-scale\".",
                        left));
            }
            if (first.work(LAYER / slowest(on)) > MOST_LAYER_WORK) {
                throw new RefusalException(
                        "The spectral two-scale solver would need too many harmonics of the drive for"
                                + " too long an initial layer; choose the solver \"two-scale\".");
            }
            layer = first;
            shells = on;
        }

        VlasovTrajectory solve(Progress progress) {
            SpectralState first = layer.state();
            startMass = first.mass();
            double end = times.length == 0 ? 0 : problem.fastTime(times[times.length - 1]);
            double length = Math.min(end, LAYER / slowestRate());
            if (layer.steps(length) > MOST_LAYER_STEPS) {
                throw new RefusalException(String.format(
                        Locale.ROOT,
                        "The initial layer would take %.0e steps, as the relaxation is so slow; raise gamma, or choose"
                                + " the solver \"two-scale\", \"grid\" or \"particles\".",
                        (double) layer.steps(length)));
            }
            double tau = 0;
            int next = 0;
            for (; next < times.length && problem.fastTime(times[next]) <= length * (1 + 1e-12); next++) {
                layer.advance(tau, problem.fastTime(times[next]), progress.part(0, 0.5));
                tau = problem.fastTime(times[next]);
                keep(layer.state());
            }
            String slow = "";
            if (next < times.length) {
                layer.advance(tau, length, progress.part(0, 0.5));
                int harmonics = harmonics(layer.state());
                FastModes modes = FastModes.of(problem.shaking(), harmonics);
                SpectralSystem system = new SpectralSystem(shells, modes, harmonics);
                if (system.work() > MOST_WORK) {
                    throw new RefusalException("The spectral two-scale solver would need " + system.size()
                            + " coupled unknowns; choose the solver \"two-scale\".");
                }
                slow = stepSlowly(system, modes, harmonics, length, next, progress.part(0.5, 1));
            }
            work = 2 * shells.size() + " points, " + layer.steps(length) + " steps in the initial layer" + slow;
            double heating = states.isEmpty()
                    ? 0
                    : states.get(states.size() - 1).moments().energy()
                            - first.moments().energy();
            double numerical = tail * Math.abs(first.moments().energy());
            return new VlasovTrajectory(
                    times,
                    states,
                    new VlasovReport(
                            name(), tolerance, massError, smallest, numerical, heating, work, List.copyOf(warnings)));
        }

        /** As many harmonics as it takes for what is left out to be below the tolerance at the end of the layer. */
        private int harmonics(SpectralState behind) {
            int k = FEWEST_HARMONICS;
            while (k < MOST_HARMONICS && behind.largestBeyond(k) > tolerance) {
                k++;
            }
            // Twice the way up the ladder of harmonics and down again.
            double left = behind.largestBeyond(k) * behind.largestBeyond(k);
            if (left > 0.1 * tolerance) {
                warnings.add(String.format(
                        Locale.ROOT,
                        "The angle harmonics above %d, which are left out, may change the result by %.0e; lower epsilon or"
                                + " choose the solver \"grid\".",
                        k,
                        left));
            }
            return k;
        }

        private double slowestRate() {
            return slowest(shells);
        }

        private double slowest(SpectralShells shells) {
            Relaxation rates = problem.rates();
            double least = Double.POSITIVE_INFINITY;
            for (int i = 0; i < shells.size(); i++) {
                for (int k = 1; k <= layerHarmonics; k++) {
                    least = Math.min(least, rates.rate(shells.energy(i), k));
                }
            }
            return least;
        }

        private void keep(SpectralState state) {
            massError = Math.max(massError, Math.abs(state.mass() / startMass - 1));
            smallest = Math.min(smallest, state.smallestValue());
            topValue = Math.max(topValue, state.topValue());
            tail = Math.max(tail, state.tail());
            states.add(state);
        }

        private String stepSlowly(
                SpectralSystem system, FastModes modes, int harmonics, double layerEnd, int next, Progress progress) {
            double eps = problem.epsilon();
            double t = layerEnd * eps * eps;
            BlockTridiagonal operator = system.fastPart(problem.rates()).scaledPlusIdentity(1 / (eps * eps), 0, 0);
            operator.addScaled(1 / eps, system.drivePart(t));
            SpectralManifold manifold =
                    new SpectralManifold(system, modes, operator, shells.size(), eps * eps / slowestRate());
            double[] y = manifold.state(layer.state().shellMeans(), harmonics, layerEnd);
            double largest = (times[times.length - 1] - t) / STEPS;
            double[] weights = new double[2 * modes.size()];
            Map<Double, RadauStep> cache = new HashMap<>();
            int steps = 0;
            for (int i = next; i < times.length; i++) {
                int count = (int) Math.max(1, Math.ceil((times[i] - t) / largest * (1 - 1e-9)));
                double h = (times[i] - t) / count;
                for (int k = 0; k < count; k++, steps++) {
                    progress.check();
                    cache.computeIfAbsent(rounded(h), x -> new RadauStep(operator, x))
                            .advance(y);
                }
                t = times[i];
                progress.at((double) (i + 1) / times.length, "Vlasov equation, two-scale");
                modes.weights(problem.fastTime(t), weights);
                double[] out = new double[2 * (harmonics + 1) * shells.size()];
                system.gather(y, weights, out);
                keep(new SpectralState(shells, out, harmonics));
            }
            return ", " + system.pairs() + " harmonics, " + steps + " steps of order 5";
        }

        /** So that steps that differ by rounding share their factors. */
        private double rounded(double h) {
            return Double.parseDouble(String.format(Locale.ROOT, "%.10e", h));
        }
    }
}
