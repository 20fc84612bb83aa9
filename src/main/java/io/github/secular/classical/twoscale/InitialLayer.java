package io.github.secular.classical.twoscale;

import io.github.secular.classical.InitialDensity;
import io.github.secular.classical.OrbitSamples;
import io.github.secular.classical.PhaseFunction;
import io.github.secular.classical.VlasovProblem;
import java.util.List;

/**
 * The same elements with the drive's phases resolved in fast time: through the initial layer, where f has not yet
 * come to the slow manifold.
 */
final class InitialLayer extends FastLayer {
    private static final int ANGLES = 128;
    /** Below the limit 2.8 of the method on the imaginary axis, as norms are found from below. */
    private static final double STABILITY = 2.2;

    private static final double LARGEST_STEP = 0.06;

    private final ShellMesh mesh;
    private final FastModes modes;
    private final VlasovProblem problem;
    private final Collisions collisions;
    private final int highest;
    private final int resolved;
    private final List<ShellMesh.Cell> cells;
    private final List<ShellMesh.Node> nodes;
    private final LayerLayout at;
    private final LayerDrive drive;
    private final double step;

    /**
     * @param highest K of the angle harmonics; the mesh holds those of the drive up to 2K
     * @param negligible harmonics of the drive below this part of its largest are left out
     */
    InitialLayer(
            ShellMesh mesh,
            FastModes modes,
            VlasovProblem problem,
            Collisions collisions,
            int highest,
            double negligible) {
        this.mesh = mesh;
        this.modes = modes;
        this.problem = problem;
        this.collisions = collisions;
        this.highest = highest;
        resolved = modes.resolvedSize();
        at = new LayerLayout(mesh, resolved, highest);
        cells = at.cells;
        nodes = at.nodes;
        state = new double[at.size()];
        drive = new LayerDrive(mesh, at, modes, negligible);
        double fastest = problem.epsilon() * drive.norm()
                + (collisions.isGeneral() ? collisions.kernel().norm() : 0);
        step = Math.min(LARGEST_STEP * 2 / Math.max(2, modes.fastest()), STABILITY / Math.max(fastest, 1e-300));
    }

    /** Projects f0 onto the elements: shell means per component on nodes, angle harmonics on cells. */
    void start(InitialDensity f0) {
        PhaseFunction f = new DensityFunction(f0);
        for (int i = 0; i < nodes.size(); i++) {
            state[i * resolved] = ShellMesh.value(nodes.get(i), f);
        }
        for (int i = 0; i < cells.size(); i++) {
            OrbitSamples orbit = cells.get(i).middle().sample(ANGLES);
            double[] values = new double[ANGLES];
            for (int a = 0; a < ANGLES; a++) {
                values[a] = f0.at(orbit.x()[a], orbit.p()[a]);
            }
            for (int k = 1; k <= highest; k++) {
                double re = 0;
                double im = 0;
                for (int a = 0; a < ANGLES; a++) {
                    double angle = 2 * Math.PI * ((long) k * a % ANGLES) / ANGLES;
                    re += values[a] * Math.cos(angle);
                    im -= values[a] * Math.sin(angle);
                }
                int place = at.at(i, 0, k);
                state[place] = re / ANGLES;
                state[place + 1] = im / ANGLES;
            }
        }
    }

    private record DensityFunction(InitialDensity f0) implements PhaseFunction {
        @Override
        public double at(double x, double p) {
            return f0.at(x, p);
        }

        @Override
        public double byPosition(double x, double p) {
            throw new UnsupportedOperationException("The slope of an initial density is not known.");
        }

        @Override
        public double byMomentum(double x, double p) {
            throw new UnsupportedOperationException("The slope of an initial density is not known.");
        }
    }

    @Override
    double largestStep() {
        return step;
    }

    /** e^{−(γ_k + decay + ikω) h} for all cells, as (re, im); for nodes, decay alone as one number. */
    @Override
    double[] factors(double h) {
        double[] out = new double[state.length];
        for (int i = 0; i < nodes.size(); i++) {
            for (int j = 0; j < resolved; j++) {
                out[i * resolved + j] = Math.exp(-modes.resolvedDecay(j) * h);
            }
        }
        for (int i = 0; i < cells.size(); i++) {
            ShellMesh.Cell cell = cells.get(i);
            for (int j = 0; j < resolved; j++) {
                for (int k = 1; k <= highest; k++) {
                    double size = Math.exp(-(collisions.rate(cell, k) + modes.resolvedDecay(j)) * h);
                    out[at.at(i, j, k)] = size * Math.cos(k * cell.frequency * h);
                    out[at.at(i, j, k) + 1] = -size * Math.sin(k * cell.frequency * h);
                }
            }
        }
        return out;
    }

    @Override
    void turn(double[] factors, double[] y) {
        for (int i = 0; i < at.cellsAt(); i++) {
            y[i] *= factors[i];
        }
        for (int i = at.cellsAt(); i < y.length; i += 2) {
            double re = y[i] * factors[i] - y[i + 1] * factors[i + 1];
            y[i + 1] = y[i] * factors[i + 1] + y[i + 1] * factors[i];
            y[i] = re;
        }
    }

    /** The drive, and collisions other than the decay of each harmonic by itself. */
    @Override
    void slope(double[] y, double tau, double[] out) {
        java.util.Arrays.fill(out, 0);
        if (collisions.isGeneral()) {
            collisions.kernel().add(mesh, at, y, out);
        } else {
            addExchange(y, out);
        }
        drive.add(y, problem.epsilon(), tau * problem.epsilon() * problem.epsilon(), tau, out);
    }

    private void addExchange(double[] y, double[] out) {
        for (int i = 0, first = 0; i <= mesh.size(); first += mesh.level(i).size(), i++) {
            List<ShellMesh.Node> level = mesh.level(i);
            if (level.size() < 2) {
                continue;
            }
            double gamma = collisions.exchange(level.get(0));
            for (int j = 0; j < resolved; j++) {
                double total = 0;
                double mean = 0;
                for (ShellMesh.Node node : level) {
                    total += node.mass;
                    mean += node.mass * y[(first + node.place) * resolved + j];
                }
                mean /= total;
                for (ShellMesh.Node node : level) {
                    int k = (first + node.place) * resolved + j;
                    out[k] += gamma * (mean - y[k]);
                }
            }
        }
    }

    @Override
    MeshState state() {
        double[] values = new double[nodes.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = state[i * resolved];
        }
        double[] harmonics = new double[2 * highest * cells.size()];
        for (int i = 0; i < cells.size(); i++) {
            System.arraycopy(state, at.at(i, 0, 1), harmonics, 2 * highest * i, 2 * highest);
        }
        return new MeshState(mesh, values, harmonics, highest);
    }
}
