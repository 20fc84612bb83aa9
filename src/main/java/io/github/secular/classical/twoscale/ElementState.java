package io.github.secular.classical.twoscale;

import io.github.secular.classical.DensityState;
import io.github.secular.classical.Moments;
import io.github.secular.numerics.Legendre;

/** f in mixed elements: shell means, differences between components, and angle harmonics. */
final class ElementState implements DensityState {
    private static final int PROBE_ANGLES = 32;

    private final ElementMesh views;
    private final PairLayout layout;
    private final double[] y;
    private final double[] nodeValues;
    private Moments moments;

    /** What states of one mesh share, made when first asked for. */
    static final class ElementMesh {
        private final EnergyElements mesh;
        private ElementAngles angles;
        private ElementMoments moments;

        ElementMesh(EnergyElements mesh) {
            this.mesh = mesh;
        }

        synchronized ElementAngles angles() {
            if (angles == null) {
                angles = new ElementAngles(mesh);
            }
            return angles;
        }

        synchronized ElementMoments moments(int highest) {
            if (moments == null || moments.highest() < highest) {
                moments = new ElementMoments(mesh, highest);
            }
            return moments;
        }
    }

    /** @param layout of one real mode @param y in it; kept */
    ElementState(ElementMesh views, PairLayout layout, double[] y) {
        this.views = views;
        this.layout = layout;
        this.y = y;
        int from = layout.offset(layout.pair(0, 0));
        nodeValues = new double[layout.basis().nodes()];
        for (int i = 0; i < nodeValues.length; i++) {
            nodeValues[i] = y[2 * (from + i)];
        }
    }

    /** Π f at the nodes. */
    double[] nodeValues() {
        return nodeValues;
    }

    @Override
    public double shellMean(double energy) {
        EnergyElements mesh = views.mesh;
        int e = mesh.find(energy);
        if (e < 0) {
            return 0;
        }
        double[] l = new double[layout.basis().order() + 1];
        Legendre.values(Math.max(-1, mesh.place(e, energy)), l.length - 1, l);
        return layout.basis().mean(nodeValues, e, l);
    }

    /** (re, im) of f_k at 2k, at the Gauss points of a cell. */
    private double[][] values(ElementCell cell) {
        ElementBasis basis = layout.basis();
        double[][] out = new double[cell.action.length][2 * layout.highest() + 2];
        for (int k = 0; k <= layout.highest(); k++) {
            int pair = layout.pair(k, 0);
            if (pair < 0) {
                continue;
            }
            if (k > 0) {
                int start = layout.start(pair, cell);
                double[][] phi = basis.harmonic(cell, k).values();
                for (int a = 0; start >= 0 && a < phi.length; a++) {
                    add(phi[a], start + a, k, out);
                }
                continue;
            }
            double[][] psi = basis.meanValues(cell.element);
            for (int a = 0; a < psi.length; a++) {
                add(psi[a], layout.offset(pair) + cell.element * basis.order() + a, 0, out);
            }
            ElementBasis.Functions[][] some = basis.differencesOf(cell.element);
            for (int d = 0; d < some.length; d++) {
                add(some[d][cell.place].values()[0], layout.differences(pair, cell.element) + d, 0, out);
            }
        }
        return out;
    }

    private void add(double[] values, int at, int k, double[][] out) {
        for (int g = 0; g < values.length; g++) {
            out[g][2 * k] += values[g] * y[2 * at];
            out[g][2 * k + 1] += k == 0 ? 0 : values[g] * y[2 * at + 1];
        }
    }

    private double[][][] values() {
        double[][][] out = new double[views.mesh.cells().size()][][];
        for (ElementCell cell : views.mesh.cells()) {
            out[cell.number] = values(cell);
        }
        return out;
    }

    /** ∫ f dx dp. */
    double mass() {
        double sum = 0;
        double[] v = new double[2 * nodeValues.length];
        double[] m = new double[v.length];
        for (int i = 0; i < nodeValues.length; i++) {
            v[2 * i] = nodeValues[i];
        }
        layout.basis().mass().multiplyAdd(1, 0, v, 0, m, 0);
        for (int i = 0; i < nodeValues.length; i++) {
            sum += m[2 * i];
        }
        return 2 * Math.PI * sum;
    }

    /** The largest |Π f| at the top of the energies in use, relative to the largest at all. */
    double topValue() {
        double largest = 0;
        for (double v : nodeValues) {
            largest = Math.max(largest, Math.abs(v));
        }
        return Math.abs(nodeValues[nodeValues.length - 1]) / largest;
    }

    /**
     * The part of the mass or of the energy, whichever is more, above a part of the highest energy; the errors of the
     * elements, of either sign, count as what they add up to.
     */
    double shareAbove(double part) {
        double[] all = new double[2];
        double[] above = new double[2];
        EnergyElements mesh = views.mesh;
        double[] l = new double[layout.basis().order() + 1];
        double lowest = mesh.edge(0);
        for (ElementCell cell : mesh.cells()) {
            for (int g = 0; g < mesh.points(); g++) {
                Legendre.values(mesh.node(g), l.length - 1, l);
                double energy = mesh.energy(cell.element, g) - lowest;
                double mass = cell.action[g] * layout.basis().mean(nodeValues, cell.element, l);
                all[0] += mass;
                all[1] += mass * energy;
                if (energy > part * (mesh.top() - lowest)) {
                    above[0] += mass;
                    above[1] += mass * energy;
                }
            }
        }
        return Math.max(Math.abs(above[0] / all[0]), Math.abs(above[1] / all[1]));
    }

    @Override
    public synchronized Moments moments() {
        if (moments == null) {
            moments = views.moments(layout.highest()).of(values());
        }
        return moments;
    }

    @Override
    public void sample(double[] x, double[] p, double[] out) {
        ElementAngles angles = views.angles();
        ElementBasis basis = layout.basis();
        double[] place = new double[2];
        double[] l = new double[basis.order() + 1];
        for (int n = 0; n < x.length; n++) {
            ElementCell cell = angles.locate(x[n], p[n], place);
            out[n] = 0;
            if (cell == null) {
                continue;
            }
            Legendre.values(Math.max(-1, views.mesh.place(cell.element, place[0])), basis.order(), l);
            out[n] = at(cell, place[0], place[1], l);
        }
    }

    private double at(ElementCell cell, double energy, double theta, double[] l) {
        ElementBasis basis = layout.basis();
        double sum = basis.mean(nodeValues, cell.element, l);
        ElementBasis.Functions[][] some = basis.differencesOf(cell.element);
        int from = some.length == 0 ? 0 : layout.differences(layout.pair(0, 0), cell.element);
        for (int d = 0; d < some.length; d++) {
            sum += y[2 * (from + d)] * dot(some[d][cell.place].coefficients()[0], l);
        }
        double root = cell.atBottom() ? Math.sqrt(Math.max(0, energy - cell.bottom)) : 1;
        for (int k = 1; k <= layout.reach(cell); k++) {
            int pair = layout.pair(k, 0);
            int start = pair < 0 ? -1 : layout.start(pair, cell);
            if (start < 0) {
                continue;
            }
            double[][] c = basis.harmonic(cell, k).coefficients();
            double factor = 2 * (k % 2 == 1 ? root : root * root);
            double cos = factor * Math.cos(k * theta);
            double sin = factor * Math.sin(k * theta);
            for (int a = 0; a < c.length; a++) {
                sum += dot(c[a], l) * (y[2 * (start + a)] * cos - y[2 * (start + a) + 1] * sin);
            }
        }
        return sum;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < Math.min(a.length, b.length); i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    @Override
    public double smallestValue() {
        double least = Double.POSITIVE_INFINITY;
        for (ElementCell cell : views.mesh.cells()) {
            for (double[] f : values(cell)) {
                for (int a = 0; a < PROBE_ANGLES; a++) {
                    double sum = f[0];
                    for (int k = 1; 2 * k < f.length; k++) {
                        double angle = 2 * Math.PI * (k * a % PROBE_ANGLES) / PROBE_ANGLES;
                        sum += 2 * (f[2 * k] * Math.cos(angle) - f[2 * k + 1] * Math.sin(angle));
                    }
                    least = Math.min(least, sum);
                }
            }
        }
        return least;
    }
}
