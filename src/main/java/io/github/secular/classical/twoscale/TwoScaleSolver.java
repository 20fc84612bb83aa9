package io.github.secular.classical.twoscale;

import io.github.secular.classical.DensityState;
import io.github.secular.classical.PhaseFunction;
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
 * Asymptotic preserving: angle harmonics times fast modes in mixed elements over the shells, stepped in slow time by
 * an L-stable method, at a cost that does not depend on ε (MATH-classical, section 9A). The initial layer is resolved
 * in fast time, and the slow system started on its slow manifold behind it.
 */
public final class TwoScaleSolver implements VlasovSolver {
    private static final int LAYER_HARMONICS = 10;
    /** Length of the initial layer, in relaxation times: e^{−25} of it is left. */
    private static final double LAYER = 25;

    private static final double MOST_LAYER_STEPS = 2e5;
    private static final int REFERENCE_CELLS = 140;
    private static final double REFERENCE_TOLERANCE = 1e-4;
    private static final int STEPS = 40;
    private static final double NEGLIGIBLE = 1e-10;
    private static final int ENLARGEMENTS = 6;

    @Override
    public String name() {
        return "two-scale";
    }

    @Override
    public String description() {
        return "two-scale action-angle solver, mixed finite elements: any well, any epsilon, needs relaxation";
    }

    @Override
    public VlasovTrajectory solve(VlasovProblem problem, double[] times, double tolerance, Progress progress) {
        VlasovProblem.checkTimes(times);
        if (problem.relaxation().isZero()) {
            throw new RefusalException("The two-scale solver needs relaxation, as without it f winds up along the"
                    + " shells without end; choose the solver \"grid\", \"particles\" or, for the harmonic well,"
                    + " \"ladder\".");
        }
        boolean given = !Double.isNaN(problem.highestEnergy());
        double highest = given ? problem.highestEnergy() : EnergyReach.of(problem);
        for (int attempt = 0; ; attempt++) {
            Run run = new Run(problem, times, tolerance, highest);
            VlasovTrajectory found = run.solve(progress);
            if (given || attempt == ENLARGEMENTS || run.topValue <= Math.min(NEGLIGIBLE, 1e-4 * tolerance)) {
                return found;
            }
            double bottom = problem.hamiltonian().lowestEnergy();
            double next = bottom + 1.6 * (highest - bottom);
            if (!(next < problem.hamiltonian().escapeEnergy())) {
                return found.with(
                        found.report().with("The density reaches the highest energy at which motions are confined."));
            }
            highest = next;
        }
    }

    /** One attempt, on one mesh. */
    private final class Run {
        private final VlasovProblem problem;
        private final double[] times;
        private final double tolerance;
        private final ShellMesh mesh;
        private final FastModes modes;
        private final int harmonics;
        private final List<DensityState> states = new ArrayList<>();
        private final List<String> warnings = new ArrayList<>();
        private double startMass;
        private double massError;
        private double smallest = Double.POSITIVE_INFINITY;
        private double topValue;
        private String work = "";

        Run(VlasovProblem problem, double[] times, double tolerance, double highestEnergy) {
            this.problem = problem;
            this.times = times;
            this.tolerance = tolerance;
            int cells = (int) Math.round(REFERENCE_CELLS * Math.sqrt(REFERENCE_TOLERANCE / tolerance));
            this.mesh = new ShellMesh(problem.hamiltonian(), highestEnergy, Math.max(40, Math.min(1200, cells)));
            // Harmonics fall by a factor of order ε in each step of k and ξ.
            this.harmonics = problem.epsilon() > 0.02 || tolerance < 1e-5 ? 4 : 3;
            this.modes = FastModes.of(problem.shaking(), harmonics);
            List<PhaseFunction> shapes = new ArrayList<>();
            for (int c = 0; c < modes.channels(); c++) {
                shapes.add(modes.shape(c));
            }
            mesh.findHarmonics(shapes, LAYER_HARMONICS);
        }

        VlasovTrajectory solve(Progress progress) {
            InitialLayer layer = new InitialLayer(mesh, modes, problem, LAYER_HARMONICS);
            layer.start(problem.initial());
            MeshState first = layer.state();
            startMass = first.mass();
            double end = times.length == 0 ? 0 : problem.fastTime(times[times.length - 1]);
            double length = Math.min(end, LAYER / slowestRate());
            if (layer.steps(length) > MOST_LAYER_STEPS) {
                throw new RefusalException(String.format(
                        Locale.ROOT,
                        "The initial layer would take %.0e steps, as the relaxation is so slow; raise gamma, or choose"
                                + " the solver \"grid\" or \"particles\".",
                        (double) layer.steps(length)));
            }
            double tau = 0;
            int next = 0;
            for (; next < times.length && problem.fastTime(times[next]) <= length * (1 + 1e-12); next++) {
                layer.advance(tau, problem.fastTime(times[next]), progress.part(0, 0.3));
                tau = problem.fastTime(times[next]);
                keep(layer.state());
            }
            long explicit = layer.steps(length);
            if (next < times.length) {
                layer.advance(tau, length, progress.part(0, 0.3));
                checkHarmonics(layer.state());
                stepSlowly(layer.state(), length, next, progress.part(0.3, 1));
            }
            work = mesh.cells().size() + " cells, " + explicit + " steps in the initial layer" + work;
            double heating = states.isEmpty()
                    ? 0
                    : states.get(states.size() - 1).moments().energy()
                            - first.moments().energy();
            return new VlasovTrajectory(
                    times,
                    states,
                    new VlasovReport(name(), tolerance, massError, smallest, 0, heating, work, warnings()));
        }

        private List<String> warnings() {
            double peak = states.isEmpty()
                    ? 1
                    : states.get(0).shellMean(problem.hamiltonian().lowestEnergy());
            if (smallest < -10 * tolerance * Math.abs(peak)) {
                warnings.add(String.format(
                        Locale.ROOT, "f falls to %.2g somewhere; ask for a smaller tolerance.", smallest));
            }
            return warnings;
        }

        /** What the harmonics left out behind the layer may do to Π f: once up their ladder, and once down. */
        private void checkHarmonics(MeshState behind) {
            double beyond = behind.largestBeyond(harmonics);
            if (beyond * beyond > tolerance) {
                warnings.add(String.format(
                        Locale.ROOT,
                        "The angle harmonics above %d, which are left out, may change the result by %.0e; lower epsilon or"
                                + " choose the solver \"grid\" or \"particles\".",
                        harmonics,
                        beyond * beyond));
            }
        }

        /** The smallest rate of relaxation over the mesh. */
        private double slowestRate() {
            Relaxation rates = problem.rates();
            double least = Double.POSITIVE_INFINITY;
            for (ShellMesh.Cell cell : mesh.cells()) {
                for (int k = 1; k <= LAYER_HARMONICS; k++) {
                    least = Math.min(least, rates.rate(cell.energy, k));
                }
            }
            return least;
        }

        private void keep(MeshState state) {
            massError = Math.max(massError, Math.abs(state.mass() / startMass - 1));
            smallest = Math.min(smallest, state.smallestValue());
            topValue = Math.max(topValue, state.topValue());
            states.add(state);
        }

        private void stepSlowly(MeshState start, double layerEnd, int next, Progress progress) {
            MixedElements elements = new MixedElements(mesh, modes, harmonics);
            BlockTridiagonal[] drives = new BlockTridiagonal[modes.channels()];
            for (int c = 0; c < drives.length; c++) {
                drives[c] = elements.drivePart(c);
            }
            BlockTridiagonal fast = elements.fastPart(problem.rates());
            double eps = problem.epsilon();
            double t = layerEnd * eps * eps;
            BlockTridiagonal operator = operator(fast, drives, t);
            SlowManifold manifold = new SlowManifold(mesh, elements, modes, operator, eps * eps / slowestRate());
            double[] y = manifold.state(start.levelMeans(), layerEnd);
            double largest = (times[times.length - 1] - t) / STEPS;
            Map<Double, RadauStep> cache = new HashMap<>();
            int steps = 0;
            for (int i = next; i < times.length; i++) {
                int n = (int) Math.max(1, Math.ceil((times[i] - t) / largest * (1 - 1e-9)));
                double h = (times[i] - t) / n;
                for (int k = 0; k < n; k++) {
                    progress.check();
                    RadauStep step;
                    if (modes.isSteady()) {
                        BlockTridiagonal constant = operator;
                        step = cache.computeIfAbsent(rounded(h), x -> new RadauStep(constant, x));
                    } else {
                        step = new RadauStep(operator(fast, drives, t + (k + 0.5) * h), h);
                    }
                    step.advance(y);
                    steps++;
                }
                t = times[i];
                progress.at((double) (i + 1) / times.length, "Vlasov equation, two-scale");
                keep(state(elements, operator, manifold, y, problem.fastTime(t)));
            }
            work = ", " + elements.pairs() + " harmonics, " + steps + " steps of order 5";
        }

        /** So that steps that differ by rounding share their factors. */
        private static double rounded(double h) {
            return Double.parseDouble(String.format(Locale.ROOT, "%.10e", h));
        }

        private BlockTridiagonal operator(BlockTridiagonal fast, BlockTridiagonal[] drives, double t) {
            double eps = problem.epsilon();
            BlockTridiagonal out = fast.scaledPlusIdentity(1 / (eps * eps), 0, 0);
            for (int c = 0; c < drives.length; c++) {
                out.addScaled(modes.envelope(c, t) / eps, drives[c]);
            }
            return out;
        }

        private MeshState state(
                MixedElements elements, BlockTridiagonal operator, SlowManifold manifold, double[] y, double tau) {
            double[] weights = new double[2 * modes.size()];
            modes.weights(tau, weights);
            List<Double> values = new ArrayList<>();
            double[] out = new double[2 * harmonics * mesh.cells().size()];
            int number = 0;
            for (int i = 0; i <= mesh.size(); i++) {
                for (ShellMesh.Node node : mesh.level(i)) {
                    values.add(manifold.physicalValue(y, node, weights));
                }
                for (int c = 0; i < mesh.size() && c < mesh.layer(i).size(); c++, number++) {
                    for (int q = 0; q < elements.cellPairs().size(); q++) {
                        int k = elements.cellPairs().get(q)[0];
                        int j = elements.cellPairs().get(q)[1];
                        if (k > 0) {
                            int from = 2 * (operator.offset(i) + elements.cellPlace(i, c, q));
                            int at = 2 * (harmonics * number + k - 1);
                            out[at] += y[from] * weights[2 * j] - y[from + 1] * weights[2 * j + 1];
                            out[at + 1] += y[from] * weights[2 * j + 1] + y[from + 1] * weights[2 * j];
                        }
                    }
                }
            }
            return new MeshState(
                    mesh, values.stream().mapToDouble(Double::doubleValue).toArray(), out, harmonics);
        }
    }
}
