package io.github.secular.classical.twoscale;

import io.github.secular.classical.PhaseFunction;
import io.github.secular.classical.VlasovProblem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What runs on one mesh share: the mesh, the harmonics of the drive on it, and those of the start. */
final class ElementModel {
    /** Gauss points an element beyond the order. */
    private static final int EXTRA_POINTS = 4;

    private final VlasovProblem problem;
    private final EnergyElements mesh;
    private final DriveShapes shapes;
    private final StartHarmonics start;
    private final ElementState.ElementMesh views;
    private final int highest;
    private KernelTerms kernel;
    private double[][] rates;

    /**
     * @param edges of the elements
     * @param order the highest in use
     * @param highest angle harmonic in use
     */
    ElementModel(VlasovProblem problem, double[] edges, int order, int highest) {
        this.problem = problem;
        this.highest = highest;
        mesh = new EnergyElements(problem.hamiltonian(), edges, order + EXTRA_POINTS);
        views = new ElementState.ElementMesh(mesh);
        FastModes modes = FastModes.of(problem.shaking(), 1);
        List<PhaseFunction> functions = new ArrayList<>();
        for (int c = 0; c < modes.channels(); c++) {
            functions.add(modes.shape(c));
        }
        shapes = new DriveShapes(mesh, functions, 2 * highest);
        start = new StartHarmonics(mesh, problem.initial(), highest);
    }

    /** A general collision kernel at the Gauss points; null where every angle harmonic relaxes by itself. */
    synchronized KernelTerms kernel() {
        if (kernel == null) {
            problem.rates().shellKernel().ifPresent(b -> kernel = new KernelTerms(mesh, problem.rates(), b, highest));
        }
        return kernel;
    }

    /** At which anything but functions of energy relaxes at the least, at the Gauss points of the elements. */
    private synchronized double[][] rates() {
        if (rates != null) {
            return rates;
        }
        rates = new double[mesh.size()][mesh.points()];
        double slowest = 1;
        for (int k = 1; kernel() == null && k <= highest; k++) {
            slowest = Math.min(slowest, 1 - problem.rates().kernel(k));
        }
        for (int e = 0; e < mesh.size(); e++) {
            for (int g = 0; g < mesh.points(); g++) {
                rates[e][g] = kernel == null ? slowest * problem.rates().rate(mesh.energy(e, g)) : kernel.slowest(e, g);
            }
        }
        return rates;
    }

    VlasovProblem problem() {
        return problem;
    }

    /** The highest angle harmonic that there is. */
    int highest() {
        return highest;
    }

    EnergyElements mesh() {
        return mesh;
    }

    DriveShapes shapes() {
        return shapes;
    }

    StartHarmonics start() {
        return start;
    }

    ElementState.ElementMesh views() {
        return views;
    }

    boolean hasSeparatrix() {
        return mesh.cells().stream().anyMatch(c -> c.merged != null);
    }

    /** By cell: the highest harmonic, half of it in cells below a separatrix, whose orbits are about half as long. */
    int[] reach(int highest) {
        return mesh.cells().stream()
                .mapToInt(c -> below(c) ? Math.max(Math.min(3, highest), (highest + 1) / 2) : highest)
                .toArray();
    }

    private static boolean below(ElementCell cell) {
        ElementCell at = cell;
        while (at.above != null) {
            at = at.above;
        }
        return at.merged != null;
    }

    /**
     * In fast time, until what f0 has beside the slow manifold is gone, in the mean square over the shells; where γ is
     * small on few of them only, that is long before it is gone from these.
     *
     * @param decay the slowest rate of the modes of the drive; infinite where there are none
     * @param part of f0 that may be left
     * @param longest beyond which it is of no use to know
     */
    double layerLength(double decay, double part, double longest) {
        double limit = part * part * start.norm();
        double eps = problem.epsilon();
        double length = 1;
        while (length < longest) {
            double sum = 0;
            for (ElementCell cell : mesh.cells()) {
                for (int g = 0; g < cell.action.length; g++) {
                    double mean = start.mean(cell, g);
                    double square = 2 * start.squareBeyond(cell, g, 0) + eps * eps * mean * mean;
                    sum += cell.action[g] * square * Math.exp(-2 * Math.min(decay, rates()[cell.element][g]) * length);
                }
            }
            if (sum <= limit) {
                return length;
            }
            length *= 1.1;
        }
        return length;
    }

    /**
     * How many angle harmonics drive the diffusion: those beyond add less than a part to it, by the sum over k of
     * k² |V_k|² of all shapes, weighted as detunings kω of half their size weigh; under a general kernel by cell
     * problems.
     */
    int driving(double part, int most) {
        if (kernel() != null) {
            return new KernelCells(mesh, shapes, kernel).enough(part, most);
        }
        double[] sums = new double[most + 1];
        for (ElementCell cell : mesh.cells()) {
            for (int g = 0; g < cell.action.length; g++) {
                double height = (mesh.energy(cell.element, g) - mesh.edge(0)) / (mesh.top() - mesh.edge(0));
                double weight = cell.action[g] * Math.exp(-8 * height);
                double gamma = Math.max(1e-3, rates()[cell.element][g]);
                for (int s = 0; s < shapes.size(); s++) {
                    for (int k = 1; k <= most; k++) {
                        double turn = k * cell.frequency(g);
                        double off = k == 1 ? 0 : turn / 2;
                        double v = Math.hypot(shapes.re(s, cell, k)[g], shapes.im(s, cell, k)[g]);
                        sums[k] += weight * turn * turn * v * v * gamma / (gamma * gamma + off * off);
                    }
                }
            }
        }
        double all = Arrays.stream(sums).sum();
        double beyond = 0;
        for (int k = most; k > 0; k--) {
            beyond += sums[k];
            if (beyond > part * all) {
                return k;
            }
        }
        return 0;
    }

    /** What polynomials of an order leave out of f_0, relative to its largest value. */
    double startError(ElementBasis basis) {
        PairLayout layout = new PairLayout(basis, List.of(new int[] {0, 0}), 1, reach(0), true);
        double[] y = start.project(layout);
        double worst = 0;
        for (ElementCell cell : mesh.cells()) {
            ElementBasis.Functions[][] some = basis.differencesOf(cell.element);
            double[][] psi = basis.meanValues(cell.element);
            for (int g = 0; g < cell.action.length; g++) {
                double sum = -start.mean(cell, g);
                for (int a = 0; a < psi.length; a++) {
                    sum += psi[a][g] * y[2 * (cell.element * basis.order() + a)];
                }
                for (int d = 0; d < some.length; d++) {
                    sum += some[d][cell.place].values()[0][g] * y[2 * (layout.differences(0, cell.element) + d)];
                }
                worst = Math.max(worst, Math.abs(sum));
            }
        }
        return worst / start.peak();
    }
}
