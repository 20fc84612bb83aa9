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
    private static final int LAYER_HARMONICS = 10;
    /** Hermite polynomials of a Gaussian noise in the layer; quasi-periodic drives have their phases resolved. */
    private static final int NOISE_ORDER = 4;

    /** Length of the initial layer, in relaxation times: e^{−25} of it is left. */
    private static final double LAYER = 25;

    private static final double MOST_LAYER_STEPS = 2e5;
    /** The part of the Java heap that factors may take. */
    private static final double SHARE_OF_HEAP = 0.4;
    /** Multiplications and additions that factorisations may take together. */
    private static final double MOST_WORK = 2e12;
    /** In one factorisation, for harmonics that do nothing to Π f. */
    private static final double COMFORTABLE_WORK = 2e9;
    /** What harmonics left out may do to Π f together with others, as a part of the tolerance. */
    private static final double EFFECT = 0.05;

    /** Harmonics of the drive left out in the layer, as a part of the tolerance. */
    private static final double NEGLIGIBLE = 1e-3;

    private static final int ENVELOPE_SAMPLES = 64;

    private final int steps;
    private final double highestEnergy;
    private final ShellMesh mesh;
    private final Collisions collisions;
    private final InitialLayer layer;
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
        mesh = new ShellMesh(problem.hamiltonian(), highestEnergy, cells);
        FastModes resolved = FastModes.of(problem.shaking(), NOISE_ORDER);
        List<PhaseFunction> shapes = new ArrayList<>();
        for (int c = 0; c < resolved.channels(); c++) {
            shapes.add(resolved.shape(c));
        }
        mesh.findHarmonics(shapes, LAYER_HARMONICS);
        collisions = new Collisions(mesh, problem.rates(), LAYER_HARMONICS);
        layer = new InitialLayer(mesh, resolved, problem, collisions, LAYER_HARMONICS, NEGLIGIBLE * tolerance);
        layer.start(problem.initial());
    }

    @Override
    InitialLayer layer() {
        return layer;
    }

    @Override
    double layerLength() {
        return LAYER / slowestRate();
    }

    @Override
    double mostLayerSteps() {
        return MOST_LAYER_STEPS;
    }

    /** The smallest rate of relaxation over the mesh. */
    private double slowestRate() {
        return mesh.cells().stream()
                .mapToDouble(cell -> collisions.slowest(cell, LAYER_HARMONICS))
                .min()
                .orElseThrow();
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
                            + " that it may take; raise the tolerance, lower epsilon, or choose the solver \"grid\" or"
                            + " \"particles\".",
                    bytes / 1e6,
                    some.pairs().size(),
                    limit / 1e6));
        }
    }

    /** Whether a finer mesh is within the memory. */
    boolean affords(int count) {
        return kept == null
                || bytes(kept) * count / mesh.size()
                        <= SHARE_OF_HEAP * Runtime.getRuntime().maxMemory();
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
        operator =
                new SlowOperator(operators.fastPart(collisions), drives, modes, problem.epsilon(), elements.mirror());
        SlowSteps out = new SlowSteps(operator, slowTime(layerEnd), times[times.length - 1], steps, tolerance);
        double work = 2 * out.expectedFactorisations() * BlockTridiagonal.factorWork(blocks(kept));
        if (work > MOST_WORK) {
            throw new RefusalException(String.format(
                    Locale.ROOT,
                    "The two-scale solver would take %.0e operations, as %d harmonics are coupled and the envelopes of"
                            + " the drive change; raise the tolerance, lower epsilon, or choose the solver \"grid\" or"
                            + " \"particles\".",
                    work,
                    kept.pairs().size()));
        }
        return out;
    }

    @Override
    double[] slowStart(double layerEnd) {
        double eps = problem.epsilon();
        FastModes modes = kept.modes();
        manifold = new SlowManifold(mesh, elements, modes, operator.at(slowTime(layerEnd)), eps * eps / slowestRate());
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
