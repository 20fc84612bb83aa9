package io.github.secular.classical.twoscale;

import io.github.secular.classical.Orbit;
import io.github.secular.classical.Potential1D;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Where points of phase space lie in a mesh of shells: cell, place in it, and angle, from tables of the angle on the
 * three orbits of each cell over ψ, x = (l + r)/2 + (r − l)/2 cos ψ between the turning points l and r.
 */
final class MeshAngles {
    private static final int STEPS = 64;

    private final Potential1D potential;
    private final double lowest;
    private final double[] levels;
    private final int[] firstCell;
    private final int[] firstNode;
    private final int[] lower;
    private final int[] upper;
    private final int[] below;
    private final int[] above;
    private final int[] layer;
    private final boolean[] atBottom;
    private final boolean[] alone;
    /** By cell: turning points of its three orbits, and θ in [0, π] at ψ_j = πj/STEPS. */
    private final double[][] left;

    private final double[][] right;
    private final double[][][] theta;

    MeshAngles(ShellMesh mesh) {
        potential = mesh.hamiltonian().potential();
        lowest = mesh.hamiltonian().lowestEnergy();
        levels = mesh.levels();
        List<ShellMesh.Cell> cells = mesh.cells();
        int n = cells.size();
        firstCell = new int[mesh.size() + 1];
        firstNode = new int[mesh.size() + 2];
        Map<Object, Integer> number = new IdentityHashMap<>();
        for (int i = 0; i <= mesh.size(); i++) {
            for (int c = 0; c < mesh.level(i).size(); c++) {
                number.put(mesh.level(i).get(c), firstNode[i] + c);
            }
            firstNode[i + 1] = firstNode[i] + mesh.level(i).size();
            if (i < mesh.size()) {
                firstCell[i + 1] = firstCell[i] + mesh.layer(i).size();
            }
        }
        for (int i = 0; i < n; i++) {
            number.put(cells.get(i), i);
        }
        lower = cells.stream().mapToInt(c -> number.get(c.lower)).toArray();
        upper = cells.stream().mapToInt(c -> number.get(c.upper)).toArray();
        below = cells.stream()
                .mapToInt(c -> c.below == null ? -1 : number.get(c.below))
                .toArray();
        above = cells.stream()
                .mapToInt(c -> c.above == null ? -1 : number.get(c.above))
                .toArray();
        layer = cells.stream().mapToInt(c -> c.layer).toArray();
        atBottom = new boolean[n];
        alone = new boolean[n];
        for (int i = 0; i < n; i++) {
            atBottom[i] = cells.get(i).lower.orbit == null;
            alone[i] = mesh.layer(layer[i]).size() == 1;
        }
        left = new double[n][];
        right = new double[n][];
        theta = new double[n][][];
        IntStream.range(0, n).parallel().forEach(i -> {
            Orbit[] orbits = cells.get(i).orbits;
            left[i] = Arrays.stream(orbits).mapToDouble(Orbit::left).toArray();
            right[i] = Arrays.stream(orbits).mapToDouble(Orbit::right).toArray();
            theta[i] = Arrays.stream(orbits).map(this::table).toArray(double[][]::new);
        });
    }

    private double[] table(Orbit orbit) {
        double[] out = new double[STEPS + 1];
        for (int j = 1; j < STEPS; j++) {
            double x = (orbit.left() + orbit.right()) / 2
                    + (orbit.right() - orbit.left()) / 2 * Math.cos(Math.PI * j / STEPS);
            out[j] = orbit.angle(x, -Math.sqrt(Math.max(0, 2 * (orbit.energy() - potential.at(x)))));
        }
        out[STEPS] = Math.PI;
        return out;
    }

    /** The number of a node of a cell among all, level by level. */
    int lower(int cell) {
        return lower[cell];
    }

    int upper(int cell) {
        return upper[cell];
    }

    /** The cell of the same component below; −1 where there is none. */
    int below(int cell) {
        return below[cell];
    }

    int above(int cell) {
        return above[cell];
    }

    /** Whether a cell begins at the bottom of a well. */
    boolean atBottom(int cell) {
        return atBottom[cell];
    }

    /** Whether the shells of a cell have no other component. */
    boolean isAlone(int cell) {
        return alone[cell];
    }

    /** The width of a cell in s. */
    double width(int cell) {
        return levels[layer[cell] + 1] - levels[layer[cell]];
    }

    /**
     * Writes s, the place in the cell from 0 to 1, and θ to {@code out}.
     *
     * @return the cell, or −1 beyond the highest level
     */
    int locate(double x, double p, double[] out) {
        double s = Math.sqrt(Math.max(0, p * p / 2 + potential.at(x) - lowest));
        if (!(s < levels[levels.length - 1])) {
            return -1;
        }
        int found = Arrays.binarySearch(levels, s);
        int row = Math.min(levels.length - 2, found >= 0 ? found : -found - 2);
        double y = (s - levels[row]) / (levels[row + 1] - levels[row]);
        // Lagrange's parabola through the points of Gauss's rule.
        double d = Math.sqrt(0.15);
        double u = (y - 0.5) / d;
        double w0 = u * (u - 1) / 2;
        double w1 = 1 - u * u;
        double w2 = u * (u + 1) / 2;
        int cell = firstCell[row];
        double best = Double.POSITIVE_INFINITY;
        for (int c = firstCell[row]; c < firstCell[row + 1]; c++) {
            double outside = Math.max(left[c][1] - x, x - right[c][1]);
            if (outside < best) {
                best = outside;
                cell = c;
            }
        }
        double l = w0 * left[cell][0] + w1 * left[cell][1] + w2 * left[cell][2];
        double r = w0 * right[cell][0] + w1 * right[cell][1] + w2 * right[cell][2];
        double psi = SwingAngle.of(potential, x, p, l, r);
        double v = psi / Math.PI * STEPS;
        int j = Math.max(0, Math.min(STEPS - 3, (int) v - 1));
        double[][] t = theta[cell];
        double angle = w0 * cubic(t[0], j, v - j) + w1 * cubic(t[1], j, v - j) + w2 * cubic(t[2], j, v - j);
        out[0] = s;
        out[1] = y;
        out[2] = p > 0 ? -angle : angle;
        return cell;
    }

    private static double cubic(double[] t, int j, double v) {
        return -(v - 1) * (v - 2) * (v - 3) / 6 * t[j]
                + v * (v - 2) * (v - 3) / 2 * t[j + 1]
                - v * (v - 1) * (v - 3) / 2 * t[j + 2]
                + v * (v - 1) * (v - 2) / 6 * t[j + 3];
    }
}
