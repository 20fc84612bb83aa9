package io.github.secular.classical.twoscale;

import io.github.secular.classical.PhaseFunction;
import io.github.secular.classical.VlasovProblem;
import io.github.secular.numerics.Progress;
import io.github.secular.numerics.RefusalException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A run of the two-scale solver in mixed elements. */
final class MixedRun extends TwoScaleRun {
    private static final int FEWEST_HARMONICS = 4;
    private static final int MOST_HARMONICS = 24;
    /** Hermite polynomials of a Gaussian noise in the layer; quasi-periodic drives have their phases resolved. */
    private static final int NOISE_ORDER = 4;

    /** Relaxation times that a layer has, about. */
    private static final double LAYER = 20;
    /** What may be left of the start behind the layer, in parts of the tolerance. */
    private static final double GONE = 1e-3;

    private static final double NEARLY_GONE = 0.03;
    /** Rates below this do not make the drive act more strongly within a layer. */
    private static final double SLOW_RATE = 0.3;

    private static final double MOST_LAYER_STEPS = 2e5;
    /** Unknowns times steps in the layer: some ten seconds, or minutes where the potential has many harmonics. */
    private static final double MOST_LAYER_WORK = 1e8;
    /** The part of the Java heap that factors may take. */
    private static final double SHARE_OF_HEAP = 0.4;
    /** Multiplications and additions that factorisations may take together. */
    private static final double MOST_WORK = 2e12;
    /** Unknowns times steps in the layer of a mesh that is refined unasked. */
    private static final double MOST_REFINED_WORK = 1e7;
    /** In one factorisation, for harmonics that do nothing to Π f. */
    private static final double COMFORTABLE_WORK = 2e9;
    /** What harmonics left out may do to Π f together with others, as a part of the tolerance. */
    private static final double EFFECT = 0.05;

    /** In s: above 0.64 of the energies. */
    private static final double NEAR_TOP = 0.8;

    private static final int ENVELOPE_SAMPLES = 64;

    private final int steps;
    private final double highestEnergy;
    private final ShellMesh mesh;
    private final Collisions collisions;
    private final InitialLayer layer;
    private final StartProjection start;
    private final int harmonics;
    private final double length;
    private HarmonicChoice.Kept kept;
    private MixedElements elements;
    private SlowOperator operator;
    private SlowManifold manifold;

    /**
     * @param cells layers of the mesh
     * @param steps in slow time, where envelopes do not need more
     */
    MixedRun(VlasovProblem problem, double[] times, double tolerance, double highestEnergy, int cells, int steps) {
        super(problem, times, tolerance);
        this.steps = steps;
        this.highestEnergy = highestEnergy;
        mesh = new ShellMesh(problem.hamiltonian(), highestEnergy, cells, problem.epsilon());
        FastModes resolved = FastModes.of(problem.shaking(), NOISE_ORDER);
        List<PhaseFunction> shapes = new ArrayList<>();
        for (int c = 0; c < resolved.channels(); c++) {
            shapes.add(resolved.shape(c));
        }
        start = new StartProjection(mesh, problem.initial(), MOST_HARMONICS);
        harmonics = harmonics(start);
        int most = Math.max(harmonics, HarmonicChoice.most(problem));
        DriveHarmonics.find(mesh, shapes, most);
        collisions = new Collisions(mesh, problem.rates(), most);
        layer = new InitialLayer(mesh, resolved, problem, collisions, harmonics, tolerance);
        layer.start(start);
        length = layerLength(resolved);
    }

    /** As many as f0 has, and as powers of ε stay above the tolerance. */
    private int harmonics(StartProjection f0) {
        double eps = Math.min(0.4, problem.epsilon());
        int driven = (int) Math.ceil(Math.log(tolerance) / Math.log(eps));
        return Math.max(FEWEST_HARMONICS, Math.min(MOST_HARMONICS, Math.max(driven, f0.enough(tolerance))));
    }

    /**
     * Until what f0 has beside the slow manifold is gone, in the mean square over the shells: where γ is small on few of
     * them only, that may be long before it is gone from these. What is left acts on Π f times ε, which is made use of
     * where the layer would be too long otherwise.
     */
    private double layerLength(FastModes modes) {
        double[] rates = mesh.cells().stream()
                .mapToDouble(cell -> collisions.slowest(cell, harmonics))
                .toArray();
        double[] squares = new double[rates.length];
        double norm = start.norm();
        for (int i = 0; i < rates.length; i++) {
            ShellMesh.Cell cell = mesh.cells().get(i);
            double drive = 0;
            for (int c = 0; c < modes.channels(); c++) {
                drive += Math.sqrt(cell.mean[c].abs2(1));
            }
            double driven = problem.epsilon() * drive * start.jump(cell) / cell.mass / Math.max(rates[i], SLOW_RATE);
            squares[i] = 2 * cell.mass * (start.squareBeyond(i, 0) + driven * driven) / norm;
        }
        double length = 1;
        double most = MOST_LAYER_STEPS * layer.largestStep();
        for (double limit : new double[] {GONE * tolerance, NEARLY_GONE * tolerance / problem.epsilon()}) {
            length = 1;
            while (length < most && remaining(squares, rates, length) > limit) {
                length *= 1.1;
            }
            if (length < most) {
                return length;
            }
        }
        return length;
    }

    private static double remaining(double[] squares, double[] rates, double tau) {
        double sum = 0;
        for (int i = 0; i < squares.length; i++) {
            sum += squares[i] * Math.exp(-2 * rates[i] * tau);
        }
        return Math.sqrt(sum);
    }

    @Override
    InitialLayer layer() {
        return layer;
    }

    @Override
    double layerLength() {
        return length;
    }

    @Override
    double mostLayerSteps() {
        return MOST_LAYER_STEPS;
    }

    /** Layers of the mesh. */
    int cells() {
        return mesh.size();
    }

    /**
     * The harmonics to keep, from the state behind the layer.
     *
     * @throws RefusalException if there is no end to them
     */
    HarmonicChoice.Kept choose() {
        double from = slowTime(layerEnd());
        double[] looks = new double[ENVELOPE_SAMPLES + 1];
        for (int i = 0; i < looks.length; i++) {
            looks[i] = from + (times[times.length - 1] - from) * i / ENVELOPE_SAMPLES;
        }
        HarmonicChoice choice = HarmonicChoice.of(problem, highestEnergy, layer.state(), looks, EFFECT * tolerance);
        HarmonicChoice.Kept all = choice.kept(EFFECT * tolerance, tolerance);
        // Harmonics that only show in f itself are given up first.
        return BlockTridiagonal.factorWork(blocks(all)) <= COMFORTABLE_WORK
                ? all
                : choice.kept(EFFECT * tolerance, Double.POSITIVE_INFINITY);
    }

    /**
     * @param count of layers of a finer mesh
     * @throws RefusalException if factors on that mesh would take too much memory
     */
    void checkCost(HarmonicChoice.Kept some, int count) {
        double bytes = bytes(some) * count / mesh.size();
        double limit = SHARE_OF_HEAP * Runtime.getRuntime().maxMemory();
        if (bytes > limit) {
            throw new RefusalException(String.format(
                    Locale.ROOT,
                    "The two-scale solver would need %.0f MB of memory for %d coupled harmonics, more than the %.0f MB"
                            + " that it may take; raise the tolerance or lower epsilon.",
                    bytes / 1e6,
                    some.pairs().size(),
                    limit / 1e6));
        }
    }

    /** On a mesh of so many layers: the unknowns and, where the drive limits them, the steps grow with the mesh. */
    private double layerWork(int count) {
        double ratio = (double) count / mesh.size();
        return ratio * ratio * layer.steps(span()) * layer.size();
    }

    /** Of the layer, as far as the run goes. */
    private double span() {
        double end = times.length == 0 ? 0 : problem.fastTime(times[times.length - 1]);
        return Math.min(end, length);
    }

    /**
     * @param count of layers of a finer mesh
     * @throws RefusalException if the initial layer on that mesh would take too long
     */
    void checkLayer(int count) {
        double work = layerWork(count);
        // A layer that is too long on any mesh is refused for that, by the name of its cause.
        if (work > MOST_LAYER_WORK && layer.steps(span()) <= MOST_LAYER_STEPS) {
            throw new RefusalException(String.format(
                    Locale.ROOT,
                    "The initial layer would take %.0e steps times unknowns on %d cells, more than the %.0e that is"
                            + " bearable; raise the tolerance.",
                    work,
                    count,
                    MOST_LAYER_WORK));
        }
    }

    /** Whether a finer mesh is within memory and patience. */
    boolean affords(int count) {
        double ratio = (double) count / mesh.size();
        return layerWork(count) <= MOST_REFINED_WORK
                && (kept == null
                        || bytes(kept) * ratio
                                <= SHARE_OF_HEAP * Runtime.getRuntime().maxMemory());
    }

    /** Two factorisations at a time. */
    private double bytes(HarmonicChoice.Kept some) {
        return 2 * BlockTridiagonal.factorBytes(blocks(some));
    }

    private int[] blocks(HarmonicChoice.Kept some) {
        return MixedElements.sizes(mesh, some.nodePairs(), some.pairs().size() - some.nodePairs());
    }

    private double slowTime(double tau) {
        return tau * problem.epsilon() * problem.epsilon();
    }

    /** Sets the harmonics of the slow system. */
    void use(HarmonicChoice.Kept some) {
        kept = some;
    }

    /** The largest part of the mass or the energy, at any time, near the top: much more than what is missing above. */
    double shareNearTop() {
        return states().stream()
                .mapToDouble(state -> ((MeshState) state).shareAbove(NEAR_TOP))
                .max()
                .orElse(0);
    }

    @Override
    SlowSteps slowSteps(double layerEnd, Progress progress) {
        FastModes modes = kept.modes();
        elements = new MixedElements(mesh, modes, kept.pairs());
        MixedOperators operators = new MixedOperators(elements);
        BlockTridiagonal[] drives = new BlockTridiagonal[modes.channels()];
        for (int c = 0; c < drives.length; c++) {
            progress.check();
            drives[c] = operators.drivePart(c);
        }
        operator = new SlowOperator(
                operators.fastPart(collisions), drives, modes, problem.epsilon(), elements.mirror(), elements.masses());
        SlowSteps out = new SlowSteps(operator, slowTime(layerEnd), times[times.length - 1], steps, tolerance);
        double work = 2 * out.expectedFactorisations() * BlockTridiagonal.factorWork(blocks(kept));
        if (work > MOST_WORK) {
            throw new RefusalException(String.format(
                    Locale.ROOT,
                    "The two-scale solver would take %.0e operations, as %d harmonics are coupled and the envelopes of"
                            + " the drive change; raise the tolerance or lower epsilon.",
                    work,
                    kept.pairs().size()));
        }
        return out;
    }

    /** Of the slow system, once it is ready. */
    SlowOperator operator() {
        return operator;
    }

    @Override
    double[] slowStart(double layerEnd) {
        double eps = problem.epsilon();
        FastModes modes = kept.modes();
        manifold = new SlowManifold(mesh, elements, modes, operator.at(slowTime(layerEnd)), eps * eps * length / LAYER);
        return manifold.state(layer.state().levelMeans(), layerEnd);
    }

    @Override
    MeshState slowState(double[] y, double tau) {
        FastModes modes = kept.modes();
        double[] weights = new double[2 * modes.size()];
        modes.weights(tau, weights);
        int highest = Math.max(1, elements.highest());
        List<Double> values = new ArrayList<>();
        double[] out = new double[2 * highest * mesh.cells().size()];
        int number = 0;
        for (int i = 0; i <= mesh.size(); i++) {
            for (ShellMesh.Node node : mesh.level(i)) {
                values.add(elements.value(y, node, weights));
            }
            for (int c = 0; i < mesh.size() && c < mesh.layer(i).size(); c++, number++) {
                elements.addHarmonics(y, i, c, weights, out, 2 * highest * number);
            }
        }
        return new MeshState(
                mesh, values.stream().mapToDouble(Double::doubleValue).toArray(), out, highest);
    }

    @Override
    String sizes() {
        return mesh.cells().size() + " cells"
                + (kept == null ? "" : ", " + kept.pairs().size() + " harmonics");
    }
}
