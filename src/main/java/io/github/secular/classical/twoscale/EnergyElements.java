package io.github.secular.classical.twoscale;

import io.github.secular.classical.CriticalPoint;
import io.github.secular.classical.EnergyShell;
import io.github.secular.classical.Hamiltonian1D;
import io.github.secular.classical.Orbit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegrator;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegratorFactory;

/**
 * The energy shells cut into elements at given energies, every critical energy among them, and each element into one
 * cell for every component of its shells, with orbits at the Gauss points. On an element functions are polynomials of
 * z in [−1, 1], which is linear in E where a component begins at the bottom of a well, and in s, E = E_min + s²,
 * elsewhere, so that all integrands are smooth.
 */
final class EnergyElements {
    /** How far from a separatrix, in parts of the element, its angle harmonics are taken. */
    private static final double ASIDE = 1e-3;
    /** The same for components that only pass by a critical energy. */
    private static final double BESIDE = 1e-6;

    private static final double SAME = 1e-9;

    private final Hamiltonian1D hamiltonian;
    private final double[] edges;
    private final double lowest;
    private final boolean[] linear;
    private final double[][] energies;
    private final double[][] weights;
    /** dz/dE at the Gauss points. */
    private final double[][] slopes;

    private final double[] nodes;
    private final List<ElementCell> cells = new ArrayList<>();
    private final List<List<ElementCell>> elements = new ArrayList<>();

    /**
     * @param edges energies, increasing from the lowest of all; critical energies below the last are among them
     * @param points Gauss points an element
     */
    EnergyElements(Hamiltonian1D hamiltonian, double[] edges, int points) {
        this.hamiltonian = hamiltonian;
        this.edges = edges.clone();
        lowest = edges[0];
        int n = edges.length - 1;
        GaussIntegrator rule = new GaussIntegratorFactory().legendre(points);
        nodes = new double[points];
        for (int g = 0; g < points; g++) {
            nodes[g] = rule.getPoint(g);
        }
        linear = new boolean[n];
        energies = new double[n][points];
        weights = new double[n][points];
        slopes = new double[n][points];
        for (int e = 0; e < n; e++) {
            linear[e] = isBottom(edges[e]);
            for (int g = 0; g < points; g++) {
                double half = rule.getWeight(g) / 2;
                if (linear[e]) {
                    energies[e][g] = edges[e] + (edges[e + 1] - edges[e]) * (1 + nodes[g]) / 2;
                    weights[e][g] = half * (edges[e + 1] - edges[e]);
                    slopes[e][g] = 2 / (edges[e + 1] - edges[e]);
                } else {
                    double from = amplitude(edges[e]);
                    double width = amplitude(edges[e + 1]) - from;
                    double s = from + width * (1 + nodes[g]) / 2;
                    energies[e][g] = lowest + s * s;
                    weights[e][g] = half * width * 2 * s;
                    slopes[e][g] = 1 / (width * s);
                }
            }
        }
        EnergyShell[][] shells = new EnergyShell[n][points];
        IntStream.range(0, n * points).parallel().forEach(i -> {
            shells[i / points][i % points] = hamiltonian.shell(energies[i / points][i % points]);
        });
        for (int e = 0; e < n; e++) {
            elements.add(gather(e, shells[e]));
        }
        IntStream.rangeClosed(1, n).parallel().forEach(this::join);
    }

    private List<ElementCell> gather(int e, EnergyShell[] shells) {
        List<ElementCell> out = new ArrayList<>();
        for (int c = 0; c < shells[0].orbits().size(); c++) {
            Orbit[] orbits = new Orbit[shells.length];
            for (int g = 0; g < orbits.length; g++) {
                orbits[g] = shells[g].orbits().get(c);
            }
            ElementCell cell = new ElementCell(cells.size(), e, c, orbits, weights[e]);
            cells.add(cell);
            out.add(cell);
            List<ElementCell> inside = e == 0
                    ? List.of()
                    : elements.get(e - 1).stream()
                            .filter(b -> cell.holds(b.orbits[0]))
                            .toList();
            boolean parted = hamiltonian.criticalPoints().stream()
                    .anyMatch(p -> p.isSeparatrix() && isAt(edges[e], p.energy()) && orbits[0].spans(p.position()));
            if (inside.isEmpty()) {
                cell.bottom = edges[e];
            } else if (inside.size() == 1 && !parted) {
                cell.below = inside.get(0);
                cell.below.above = cell;
            } else {
                cell.merging.addAll(inside);
                inside.forEach(b -> b.merged = cell);
            }
        }
        return out;
    }

    /** Finds the orbits at an edge, for the elements below and above. */
    private void join(int edge) {
        int n = edges.length - 1;
        boolean critical = Arrays.stream(hamiltonian.criticalEnergies()).anyMatch(e -> isAt(edges[edge], e));
        double below = edges[edge] - edges[edge - 1];
        List<Orbit> plain = hamiltonian
                .shell(critical ? edges[edge] - BESIDE * below : edges[edge])
                .orbits();
        for (ElementCell cell : elements.get(edge - 1)) {
            Orbit found = critical && cell.above == null
                    ? of(cell, hamiltonian.shell(edges[edge] - ASIDE * below).orbits())
                    : of(cell, plain);
            cell.upperOrbit = found;
            if (cell.above != null) {
                cell.above.lowerOrbit = found;
            }
        }
        if (edge < n) {
            double above = edges[edge + 1] - edges[edge];
            for (ElementCell cell : elements.get(edge)) {
                if (!cell.merging.isEmpty()) {
                    cell.lowerOrbit = of(
                            cell, hamiltonian.shell(edges[edge] + ASIDE * above).orbits());
                }
            }
        }
    }

    private static Orbit of(ElementCell cell, List<Orbit> orbits) {
        double middle = (cell.orbits[0].left() + cell.orbits[0].right()) / 2;
        return orbits.stream()
                .filter(o -> o.spans(middle) || cell.holds(o))
                .findFirst()
                .orElseThrow();
    }

    private boolean isBottom(double energy) {
        return hamiltonian.criticalPoints().stream()
                .anyMatch(p -> p.kind() == CriticalPoint.Kind.MINIMUM && isAt(energy, p.energy()));
    }

    private boolean isAt(double a, double b) {
        return Math.abs(a - b) <= SAME * (edges[edges.length - 1] - lowest);
    }

    private double amplitude(double energy) {
        return Math.sqrt(Math.max(0, energy - lowest));
    }

    Hamiltonian1D hamiltonian() {
        return hamiltonian;
    }

    /** Number of elements. */
    int size() {
        return edges.length - 1;
    }

    /** Gauss points an element. */
    int points() {
        return nodes.length;
    }

    /** z of a Gauss point. */
    double node(int g) {
        return nodes[g];
    }

    double energy(int element, int g) {
        return energies[element][g];
    }

    /** The weight of ∫ · dE. */
    double weight(int element, int g) {
        return weights[element][g];
    }

    /** dz/dE. */
    double slope(int element, int g) {
        return slopes[element][g];
    }

    double edge(int i) {
        return edges[i];
    }

    double top() {
        return edges[edges.length - 1];
    }

    List<ElementCell> cells() {
        return cells;
    }

    List<ElementCell> cells(int element) {
        return elements.get(element);
    }

    /** The element of an energy; −1 beyond the top. */
    int find(double energy) {
        if (!(energy <= top())) {
            return -1;
        }
        int found = Arrays.binarySearch(edges, energy);
        return Math.max(0, Math.min(size() - 1, found >= 0 ? found : -found - 2));
    }

    /** z of an energy within an element. */
    double place(int element, double energy) {
        if (linear[element]) {
            return 2 * (energy - edges[element]) / (edges[element + 1] - edges[element]) - 1;
        }
        double from = amplitude(edges[element]);
        return 2 * (amplitude(energy) - from) / (amplitude(edges[element + 1]) - from) - 1;
    }
}
