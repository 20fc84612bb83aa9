package io.github.secular.classical.twoscale;

import io.github.secular.classical.Relaxation;
import io.github.secular.classical.VlasovProblem;
import io.github.secular.numerics.Progress;
import io.github.secular.numerics.RefusalException;
import java.util.Locale;

/** A run of the spectral two-scale solver, with one number of points. */
final class SpectralRun extends TwoScaleRun {
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
    private static final double SHARE_OF_HEAP = 0.4;

    private final int steps;
    private final int layerHarmonics;
    private final SpectralShells shells;
    private final SpectralLayer layer;
    private int harmonics;
    private SpectralSystem system;
    private FastModes modes;
    private SlowOperator operator;

    /**
     * @param tail of the shells that may be left out
     * @param points Gauss-Legendre points on one side of the amplitude
     * @param steps in slow time
     * @throws RefusalException if shells at the points do not make smooth functions of the amplitude
     */
    SpectralRun(
            VlasovProblem problem,
            double[] times,
            double tolerance,
            double tail,
            double highestEnergy,
            int points,
            int steps) {
        super(problem, times, tolerance);
        this.steps = steps;
        layerHarmonics = problem.epsilon() > SHORT_LAYER ? LAYER_HARMONICS : SHORT_LAYER_HARMONICS;
        FastModes layerModes = FastModes.of(problem.shaking(), MOST_HARMONICS);
        if (!layerModes.isSteady()) {
            throw new RefusalException("The spectral two-scale solver needs amplitudes that do not change in slow"
                    + " time; choose the solver \"two-scale\".");
        }
        double reach = Math.sqrt(2 * (highestEnergy - problem.hamiltonian().lowestEnergy()));
        shells = new SpectralShells(
                problem.hamiltonian(), new AmplitudeBasis(reach, points), layerModes, layerHarmonics, tail);
        layer = new SpectralLayer(shells, layerModes, problem, tolerance);
        layer.start(problem.initial());
    }

    int points() {
        return shells.size();
    }

    /** What the points leave out of Π f0, relative to it. */
    double startTail() {
        return layer.state().tail();
    }

    /** @throws RefusalException if the layer takes too much work */
    void checkWork() {
        if (layer.work(layerLength()) > MOST_LAYER_WORK) {
            throw new RefusalException("The spectral two-scale solver would need too many harmonics of the drive for"
                    + " too long an initial layer; choose the solver \"two-scale\".");
        }
    }

    @Override
    SpectralLayer layer() {
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

    private double slowestRate() {
        Relaxation rates = problem.rates();
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < shells.size(); i++) {
            for (int k = 1; k <= layerHarmonics; k++) {
                least = Math.min(least, rates.rate(shells.energy(i), k));
            }
        }
        return least;
    }

    /** As many harmonics as it takes for what is left out to be below the tolerance at the end of the layer. */
    private int harmonics(SpectralState behind) {
        int k = FEWEST_HARMONICS;
        while (k < MOST_HARMONICS && behind.largestBeyond(k) > tolerance) {
            k++;
        }
        // Twice the way up the ladder of harmonics and down again.
        double left = behind.largestBeyond(k) * behind.largestBeyond(k);
        if (left > tolerance) {
            throw new RefusalException(String.format(
                    Locale.ROOT,
                    "The spectral two-scale solver would leave out harmonics that change the result by %.0e; lower epsilon"
                            + " or choose the solver \"two-scale\".",
                    left));
        }
        return k;
    }

    @Override
    SlowSteps slowSteps(double layerEnd, Progress progress) {
        harmonics = harmonics(layer.state());
        modes = FastModes.of(problem.shaking(), harmonics);
        system = new SpectralSystem(shells, modes, harmonics);
        double bytes = 2 * BlockTridiagonal.factorBytes(system.blockSizes());
        if (system.work() > MOST_WORK
                || bytes > SHARE_OF_HEAP * Runtime.getRuntime().maxMemory()) {
            throw new RefusalException(String.format(
                    Locale.ROOT,
                    "The spectral two-scale solver would need %d coupled unknowns and %.0f MB of memory; choose the solver"
                            + " \"two-scale\".",
                    system.size(),
                    bytes / 1e6));
        }
        double eps = problem.epsilon();
        operator = new SlowOperator(
                system.fastPart(problem.rates()),
                modes.channels() == 0 ? new BlockTridiagonal[0] : new BlockTridiagonal[] {system.drivePart(0)},
                modes,
                eps,
                system.mirror(),
                system.masses());
        return new SlowSteps(operator, layerEnd * eps * eps, times[times.length - 1], steps, tolerance);
    }

    @Override
    double[] slowStart(double layerEnd) {
        double eps = problem.epsilon();
        return new SpectralManifold(system, modes, operator.at(0), shells.size(), eps * eps / slowestRate())
                .state(layer.state().shellMeans(), harmonics, layerEnd);
    }

    @Override
    SpectralState slowState(double[] y, double tau) {
        double[] weights = new double[2 * modes.size()];
        modes.weights(tau, weights);
        double[] out = new double[2 * (harmonics + 1) * shells.size()];
        system.gather(y, weights, out);
        return new SpectralState(shells, out, harmonics);
    }

    @Override
    String sizes() {
        return 2 * shells.size() + " points" + (system == null ? "" : ", " + system.pairs() + " harmonics");
    }
}
