package io.github.secular.classical.twoscale;

import io.github.secular.classical.AngleHarmonics;
import io.github.secular.classical.FormulaFunction;
import io.github.secular.classical.Moments;
import io.github.secular.classical.PhaseFunction;
import java.util.List;
import org.apache.commons.math3.analysis.UnivariateFunction;
import org.apache.commons.math3.analysis.interpolation.AkimaSplineInterpolator;
import org.apache.commons.math3.analysis.interpolation.SplineInterpolator;

/** f on the mesh of shells: F at the nodes, angle harmonics f_k, k = 1 … K, on the cells. */
final class MeshState implements ShellState {
    private static final int MIRRORED = 8;
    private static final int PROBE_ANGLES = 32;
    private static final PhaseFunction[] MOMENTS = {
        FormulaFunction.of("x"),
        FormulaFunction.of("p"),
        FormulaFunction.of("x^2"),
        FormulaFunction.of("x*p"),
        FormulaFunction.of("p^2")
    };

    private final ShellMesh mesh;
    private final double[] nodeValues;
    private final double[] harmonics;
    private final int highest;
    private final UnivariateFunction shellMean;
    private Moments moments;

    /**
     * @param nodeValues level by level
     * @param harmonics 2K numbers (re, im) a cell
     */
    MeshState(ShellMesh mesh, double[] nodeValues, double[] harmonics, int highest) {
        this.mesh = mesh;
        this.nodeValues = nodeValues;
        this.harmonics = harmonics;
        this.highest = highest;
        this.shellMean = interpolate();
    }

    /** Shell means at all levels. */
    double[] levelMeans() {
        double[] out = new double[mesh.size() + 1];
        for (int i = 0, first = 0; i < out.length; first += mesh.level(i).size(), i++) {
            double mass = 0;
            for (ShellMesh.Node node : mesh.level(i)) {
                mass += node.mass;
                out[i] += node.mass * nodeValues[first + node.place];
            }
            out[i] /= mass;
        }
        return out;
    }

    /** Through the levels as an even function of s; near a separatrix, where it has a cusp, without overshoot. */
    private UnivariateFunction interpolate() {
        double[] s = mesh.levels();
        double[] values = levelMeans();
        double[] x = new double[s.length + MIRRORED];
        double[] y = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            int j = Math.abs(i - MIRRORED);
            x[i] = i < MIRRORED ? -s[j] : s[j];
            y[i] = values[j];
        }
        boolean smooth = mesh.hamiltonian().separatrices().length == 0;
        return smooth ? new SplineInterpolator().interpolate(x, y) : new AkimaSplineInterpolator().interpolate(x, y);
    }

    private double amplitude(double energy) {
        return Math.sqrt(Math.max(0, energy - mesh.hamiltonian().lowestEnergy()));
    }

    @Override
    public double shellMean(double energy) {
        double s = amplitude(energy);
        return s > mesh.levels()[mesh.size()] ? 0 : shellMean.value(s);
    }

    /** 2π Σ m F over the nodes: kept to rounding. */
    @Override
    public double mass() {
        double sum = 0;
        int first = 0;
        for (int i = 0; i <= mesh.size(); first += mesh.level(i).size(), i++) {
            for (ShellMesh.Node node : mesh.level(i)) {
                sum += node.mass * nodeValues[first + node.place];
            }
        }
        return 2 * Math.PI * sum;
    }

    @Override
    public double topValue() {
        double largest = 0;
        double[] means = levelMeans();
        for (double v : means) {
            largest = Math.max(largest, Math.abs(v));
        }
        return Math.abs(means[means.length - 1]) / largest;
    }

    /** The part of the mass or of the energy, whichever is more, in levels s above a part of the highest. */
    double shareAbove(double part) {
        double[] s = mesh.levels();
        double[] all = new double[2];
        double[] above = new double[2];
        int first = 0;
        for (int i = 0; i < s.length; first += mesh.level(i).size(), i++) {
            for (ShellMesh.Node node : mesh.level(i)) {
                double mass = node.mass * Math.abs(nodeValues[first + node.place]);
                all[0] += mass;
                all[1] += mass * s[i] * s[i];
                above[0] += s[i] > part * s[s.length - 1] ? mass : 0;
                above[1] += s[i] > part * s[s.length - 1] ? mass * s[i] * s[i] : 0;
            }
        }
        return Math.max(above[0] / all[0], above[1] / all[1]);
    }

    @Override
    public synchronized Moments moments() {
        if (moments == null) {
            moments = findMoments();
        }
        return moments;
    }

    private Moments findMoments() {
        double[] sums = new double[MOMENTS.length];
        double weight = 0;
        double energy = 0;
        List<ShellMesh.Cell> cells = mesh.cells();
        boolean single = mesh.hamiltonian().separatrices().length == 0;
        double[] s = mesh.levels();
        for (int i = 0; i < cells.size(); i++) {
            ShellMesh.Cell cell = cells.get(i);
            double f = (value(cell.lower) + value(cell.upper)) / 2;
            for (int q = 0; q < cell.orbits.length; q++) {
                double e = cell.orbits[q].energy();
                double part = (amplitude(e) - s[cell.layer]) / (s[cell.layer + 1] - s[cell.layer]);
                double local = single ? shellMean(e) : (1 - part) * value(cell.lower) + part * value(cell.upper);
                weight += cell.actions[q] * local;
                energy += cell.actions[q] * e * local;
            }
            for (int g = 0; g < MOMENTS.length; g++) {
                AngleHarmonics h = cell.middle().harmonics(MOMENTS[g], highest);
                double sum = h.re(0) * f;
                for (int k = 1; k <= highest; k++) {
                    int at = 2 * (highest * i + k - 1);
                    sum += 2 * (h.re(k) * harmonics[at] + h.im(k) * harmonics[at + 1]);
                }
                sums[g] += cell.mass * sum;
            }
        }
        return new Moments(
                mass(),
                energy / weight,
                sums[0] / weight,
                sums[1] / weight,
                sums[2] / weight,
                sums[3] / weight,
                sums[4] / weight);
    }

    private double value(ShellMesh.Node node) {
        return nodeValues[mesh.number(node)];
    }

    @Override
    public void sample(double[] x, double[] p, double[] out) {
        MeshAngles angles = mesh.angles();
        double[] place = new double[3];
        for (int n = 0; n < x.length; n++) {
            int cell = angles.locate(x[n], p[n], place);
            out[n] = cell < 0 ? 0 : at(angles, cell, place);
        }
    }

    private double at(MeshAngles angles, int cell, double[] place) {
        double part = place[1];
        double sum = angles.isAlone(cell)
                ? shellMean.value(place[0])
                : (1 - part) * nodeValues[angles.lower(cell)] + part * nodeValues[angles.upper(cell)];
        // Harmonics belong to the middles of cells; between these, on a straight line, from 0 at a bottom.
        int other = part < 0.5 ? angles.below(cell) : angles.above(cell);
        double distance = Math.abs(part - 0.5);
        double weight = 0;
        if (other >= 0) {
            double width = angles.width(cell);
            weight = distance * width / ((width + angles.width(other)) / 2);
        } else if (part < 0.5 && angles.atBottom(cell)) {
            weight = 2 * distance;
        }
        double c = Math.cos(place[2]);
        double s = Math.sin(place[2]);
        double re = 0;
        double im = 0;
        for (int k = highest; k >= 1; k--) {
            int at = 2 * (highest * cell + k - 1);
            int near = 2 * (highest * other + k - 1);
            double u = re + (1 - weight) * harmonics[at] + (other < 0 ? 0 : weight * harmonics[near]);
            double v = im + (1 - weight) * harmonics[at + 1] + (other < 0 ? 0 : weight * harmonics[near + 1]);
            re = u * c - v * s;
            im = u * s + v * c;
        }
        return sum + 2 * re;
    }

    @Override
    public double smallestValue() {
        double least = Double.POSITIVE_INFINITY;
        List<ShellMesh.Cell> cells = mesh.cells();
        for (int i = 0; i < cells.size(); i++) {
            double f = (value(cells.get(i).lower) + value(cells.get(i).upper)) / 2;
            for (int a = 0; a < PROBE_ANGLES; a++) {
                double sum = f;
                for (int k = 1; k <= highest; k++) {
                    int at = 2 * (highest * i + k - 1);
                    double angle = 2 * Math.PI * k * a / PROBE_ANGLES;
                    sum += 2 * (harmonics[at] * Math.cos(angle) - harmonics[at + 1] * Math.sin(angle));
                }
                least = Math.min(least, sum);
            }
        }
        return least;
    }
}
