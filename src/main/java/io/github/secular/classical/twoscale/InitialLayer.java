package io.github.secular.classical.twoscale;

import io.github.secular.classical.VlasovProblem;
import java.util.List;

/**
 * The same elements with the drive's phases resolved in fast time: through the initial layer, where f has not yet
 * come to the slow manifold.
 */
final class InitialLayer extends FastLayer {
    /** Below the limit 2.8 of the method on the imaginary axis, as norms are found from below. */
    private static final double STABILITY = 2.2;

    /** Harmonics of the drive left out, as a part of the tolerance. */
    private static final double NEGLIGIBLE = 1e-3;

    private static final double LARGEST_STEP = 0.1;
    /** At which the error of the largest step is of no account. */
    private static final double REFERENCE_TOLERANCE = 1e-4;

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
     * @param tolerance relative, of Π f
     */
    InitialLayer(
            ShellMesh mesh,
            FastModes modes,
            VlasovProblem problem,
            Collisions collisions,
            int highest,
            double tolerance) {
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
        drive = new LayerDrive(mesh, at, modes, NEGLIGIBLE * tolerance);
        double fastest = problem.epsilon() * drive.norm()
                + (collisions.isGeneral() ? collisions.kernel().norm() : 0);
        double accurate = LARGEST_STEP * Math.min(1, Math.pow(tolerance / REFERENCE_TOLERANCE, 0.25));
        step = Math.min(accurate * 2 / Math.max(2, modes.fastest()), STABILITY / Math.max(fastest, 1e-300));
    }

    /** Begins with f0. @param f0 with as many harmonics at least */
    void start(StartProjection f0) {
        for (int i = 0; i < nodes.size(); i++) {
            state[at.at(i, 0)] = f0.nodeValue(i);
        }
        for (int i = 0; i < cells.size(); i++) {
            System.arraycopy(f0.harmonics(i), 0, state, at.at(i, 0, 1), 2 * highest);
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
