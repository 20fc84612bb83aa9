package io.github.secular.classical.twoscale;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * Where the unknowns of the initial layer stand: node values at node · J + j, then per cell, mode j and k = 1 … K a pair
 * (re, im) of f_k. Neighbours are given by number, −1 where there is none.
 */
final class LayerLayout {
    final List<ShellMesh.Node> nodes = new ArrayList<>();
    final List<ShellMesh.Cell> cells;
    /** J, K. */
    final int modes;

    final int highest;
    final int[] lower;
    final int[] upper;
    final int[] below;
    final int[] above;

    LayerLayout(ShellMesh mesh, int modes, int highest) {
        this.modes = modes;
        this.highest = highest;
        this.cells = mesh.cells();
        for (int i = 0; i <= mesh.size(); i++) {
            nodes.addAll(mesh.level(i));
        }
        Map<Object, Integer> numbers = new IdentityHashMap<>();
        for (int i = 0; i < nodes.size(); i++) {
            numbers.put(nodes.get(i), i);
        }
        for (int i = 0; i < cells.size(); i++) {
            numbers.put(cells.get(i), i);
        }
        lower = cells.stream().mapToInt(cell -> numbers.get(cell.lower)).toArray();
        upper = cells.stream().mapToInt(cell -> numbers.get(cell.upper)).toArray();
        below = cells.stream()
                .mapToInt(cell -> cell.below == null ? -1 : numbers.get(cell.below))
                .toArray();
        above = cells.stream()
                .mapToInt(cell -> cell.above == null ? -1 : numbers.get(cell.above))
                .toArray();
    }

    /** The number of real unknowns. */
    int size() {
        return at(cells.size(), 0, 1);
    }

    /** Where cells begin. */
    int cellsAt() {
        return nodes.size() * modes;
    }

    int at(int cell, int mode, int k) {
        return cellsAt() + 2 * ((cell * modes + mode) * highest + k - 1);
    }

    int at(int node, int mode) {
        return node * modes + mode;
    }
}
