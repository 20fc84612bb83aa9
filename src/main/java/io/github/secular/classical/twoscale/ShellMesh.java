package io.github.secular.classical.twoscale;

import io.github.secular.classical.AngleHarmonics;
import io.github.secular.classical.EnergyShell;
import io.github.secular.classical.Hamiltonian1D;
import io.github.secular.classical.Orbit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A mesh of the energy shells: levels E_i = E_min + s_i², between two of them a layer, and in each layer one cell for
 * each component of the shells. Every critical energy is a level, so that components begin, end and merge at nodes
 * only.
 */
final class ShellMesh {
    static final int QUADRATURE = 3;
    private static final double[] POINTS = {0.5 - Math.sqrt(0.15), 0.5, 0.5 + Math.sqrt(0.15)};
    static final double[] WEIGHTS = {5.0 / 18, 8.0 / 18, 5.0 / 18};
    /** How far from a separatrix, in cells, its harmonics are taken. */
    static final double ASIDE = 1e-3;

    private final Hamiltonian1D hamiltonian;
    private final double[] levels;
    private final List<List<Cell>> layers = new ArrayList<>();
    private final List<List<Node>> nodes = new ArrayList<>();
    private final int[] firstNodes;
    private MeshAngles angles;

    /** A value F on a component at a level. */
    static final class Node {
        final int level;
        final int place;
        final double energy;
        /** ∫ φ dI of its hat function φ. */
        double mass;
        /** An orbit at the node, or beside it where it is critical; null at the bottom of a well. */
        Orbit orbit;

        double bottomPosition;

        Node(int level, int place, double energy) {
            this.level = level;
            this.place = place;
            this.energy = energy;
        }
    }

    /** A component between two levels. */
    static final class Cell {
        final int layer;
        final Node lower;
        Node upper;
        /** The cell of the same component in the layer below and above; null at critical levels and ends. */
        Cell below;

        Cell above;
        /** Orbits at the points of Gauss's rule, and ∫ dI shared among them. */
        final Orbit[] orbits;

        final double[] actions = new double[QUADRATURE];
        double mass;
        double frequency;
        double energy;
        /** Per channel: mean over the cell in s, and values at its lower and upper end, of the harmonics 0 … 2K. */
        AngleHarmonics[] mean;

        AngleHarmonics[] atLower;
        AngleHarmonics[] atUpper;

        Cell(int layer, Node lower, Orbit[] orbits) {
            this.layer = layer;
            this.lower = lower;
            this.orbits = orbits;
        }

        /** The node at the lower end, 0, or at the upper, 1. */
        Node end(int number) {
            return number == 0 ? lower : upper;
        }

        Orbit middle() {
            return orbits[1];
        }
    }

    /**
     * @param highestEnergy of the top level
     * @param cells number of layers wanted, all components counted as one
     * @param epsilon of the drive, which says how fine cells at separatrices have to be
     */
    ShellMesh(Hamiltonian1D hamiltonian, double highestEnergy, int cells, double epsilon) {
        this.hamiltonian = hamiltonian;
        this.levels = LevelSpacing.levels(hamiltonian, highestEnergy, cells, epsilon);
        double bottom = hamiltonian.lowestEnergy();
        int n = levels.length - 1;
        EnergyShell[][] shells = new EnergyShell[n][QUADRATURE];
        IntStream.range(0, n * QUADRATURE).parallel().forEach(k -> {
            double s = levels[k / QUADRATURE]
                    + POINTS[k % QUADRATURE] * (levels[k / QUADRATURE + 1] - levels[k / QUADRATURE]);
            shells[k / QUADRATURE][k % QUADRATURE] = hamiltonian.shell(bottom + s * s);
        });
        for (int i = 0; i <= n; i++) {
            nodes.add(new ArrayList<>());
        }
        for (int i = 0; i < n; i++) {
            layers.add(layer(i, shells[i]));
        }
        close(layers.get(n - 1), n);
        nodes.forEach(level -> level.forEach(this::findOrbit));
        firstNodes = new int[n + 1];
        for (int i = 1; i <= n; i++) {
            firstNodes[i] = firstNodes[i - 1] + nodes.get(i - 1).size();
        }
    }

    /** Where points lie in this mesh; found when first asked for. */
    synchronized MeshAngles angles() {
        if (angles == null) {
            angles = new MeshAngles(this);
        }
        return angles;
    }

    /** Makes the cells of a layer, their lower nodes, and closes those cells of the layer below that merge here. */
    private List<Cell> layer(int i, EnergyShell[] shells) {
        List<Cell> out = new ArrayList<>();
        double ds = levels[i + 1] - levels[i];
        for (int c = 0; c < shells[0].orbits().size(); c++) {
            Orbit[] orbits = new Orbit[QUADRATURE];
            for (int q = 0; q < QUADRATURE; q++) {
                orbits[q] = shells[q].orbits().get(c);
            }
            List<Cell> inside = new ArrayList<>();
            if (i > 0) {
                for (Cell cell : layers.get(i - 1)) {
                    Orbit top = cell.orbits[QUADRATURE - 1];
                    if (top.left() >= orbits[0].left() && top.right() <= orbits[0].right()) {
                        inside.add(cell);
                    }
                }
            }
            Node lower = node(i);
            Cell cell = new Cell(i, lower, orbits);
            inside.forEach(other -> other.upper = lower);
            if (inside.size() == 1 && !hasSeparatrix(levels[i], orbits[0])) {
                cell.below = inside.get(0);
                inside.get(0).above = cell;
            }
            if (inside.isEmpty()) {
                lower.bottomPosition = bottom(orbits[0]);
            }
            measure(cell, ds);
            out.add(cell);
        }
        return out;
    }

    private Node node(int level) {
        double s = levels[level];
        Node node = new Node(level, nodes.get(level).size(), hamiltonian.lowestEnergy() + s * s);
        nodes.get(level).add(node);
        return node;
    }

    private void measure(Cell cell, double ds) {
        for (int q = 0; q < QUADRATURE; q++) {
            double s = levels[cell.layer] + POINTS[q] * ds;
            // dI = dE/ω, dE = 2s ds
            double dI = 2 * s * ds * WEIGHTS[q] / cell.orbits[q].frequency();
            cell.actions[q] = dI;
            cell.mass += dI;
            cell.frequency += dI * cell.orbits[q].frequency();
            cell.energy += dI * cell.orbits[q].energy();
            cell.lower.mass += dI * (1 - POINTS[q]);
        }
        cell.frequency /= cell.mass;
        cell.energy /= cell.mass;
    }

    /** Gives the top cells their upper nodes, and all upper nodes their masses. */
    private void close(List<Cell> top, int level) {
        for (Cell cell : top) {
            cell.upper = node(level);
        }
        for (List<Cell> layer : layers) {
            for (Cell cell : layer) {
                for (int q = 0; q < QUADRATURE; q++) {
                    cell.upper.mass += cell.actions[q] * POINTS[q];
                }
            }
        }
    }

    private double bottom(Orbit orbit) {
        return hamiltonian.criticalPoints().stream()
                .filter(p -> p.position() > orbit.left() && p.position() < orbit.right() && !p.isSeparatrix())
                .mapToDouble(p -> p.position())
                .findFirst()
                .orElse((orbit.left() + orbit.right()) / 2);
    }

    /** Whether shells change their kind at s. */
    boolean isCritical(double s) {
        double bottom = hamiltonian.lowestEnergy();
        for (double e : hamiltonian.criticalEnergies()) {
            if (Math.abs(Math.sqrt(Math.max(0, e - bottom)) - s) <= 1e-12 * levels[levels.length - 1]) {
                return true;
            }
        }
        return false;
    }

    /** Whether an orbit of infinite period at the level s lies inside of an orbit just above it. */
    private boolean hasSeparatrix(double s, Orbit above) {
        double bottom = hamiltonian.lowestEnergy();
        return hamiltonian.criticalPoints().stream()
                .anyMatch(p -> p.isSeparatrix()
                        && above.spans(p.position())
                        && Math.abs(Math.sqrt(Math.max(0, p.energy() - bottom)) - s)
                                <= 1e-12 * levels[levels.length - 1]);
    }

    private void findOrbit(Node node) {
        int i = node.level;
        for (Cell cell : i < layers.size() ? layers.get(i) : layers.get(i - 1)) {
            if (cell.lower == node) {
                boolean bottom = i == 0 || layers.get(i - 1).stream().noneMatch(c -> c.upper == node);
                if (!bottom) {
                    node.orbit = orbitAt(cell, isCritical(levels[i]) ? ASIDE : 0);
                }
                return;
            }
            if (cell.upper == node) {
                node.orbit = orbitAt(cell, 1);
                return;
            }
        }
    }

    /** The orbit of a cell's component at a part of the way through the cell. */
    Orbit orbitAt(Cell cell, double part) {
        double s = levels[cell.layer] + part * (levels[cell.layer + 1] - levels[cell.layer]);
        Orbit inside = cell.middle();
        double middle = (inside.left() + inside.right()) / 2;
        List<Orbit> orbits =
                hamiltonian.shell(hamiltonian.lowestEnergy() + s * s).orbits();
        for (Orbit orbit : orbits) {
            if (orbit.spans(middle) || (orbit.left() >= inside.left() && orbit.right() <= inside.right())) {
                return orbit;
            }
        }
        return inside;
    }

    /** Whether a channel has the harmonic d, d = 0 … K, of more than a part of its largest. */
    boolean[] driven(int channel, int highest, double part) {
        double[] largest = new double[highest + 1];
        for (Cell cell : cells()) {
            for (int d = 0; d <= highest; d++) {
                largest[d] = Math.max(largest[d], cell.mean[channel].abs2(d));
            }
        }
        double scale = Arrays.stream(largest).max().orElse(0);
        boolean[] out = new boolean[highest + 1];
        for (int d = 0; d <= highest; d++) {
            out[d] = largest[d] > part * part * scale;
        }
        return out;
    }

    List<Cell> cells() {
        return layers.stream().flatMap(List::stream).toList();
    }

    List<Cell> layer(int i) {
        return layers.get(i);
    }

    List<Node> level(int i) {
        return nodes.get(i);
    }

    /** ∫ φ dI over the nodes of a level. */
    double levelMass(int i) {
        return nodes.get(i).stream().mapToDouble(n -> n.mass).sum();
    }

    /** Number of layers. */
    int size() {
        return layers.size();
    }

    /** The number of a node, counted level by level. */
    int number(Node node) {
        return firstNodes[node.level] + node.place;
    }

    /** s_i, one more than layers. */
    double[] levels() {
        return levels;
    }

    Hamiltonian1D hamiltonian() {
        return hamiltonian;
    }
}
