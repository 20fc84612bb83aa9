package io.github.secular.classical.twoscale;

import io.github.secular.classical.AngleHarmonics;
import io.github.secular.classical.PhaseFunction;
import java.util.List;

/** The angle harmonics of the drive on the cells of a mesh and at their ends. */
final class DriveHarmonics {
    private DriveHarmonics() {}

    /** Finds the harmonics of every channel up to twice the highest in use. */
    static void find(ShellMesh mesh, List<PhaseFunction> shapes, int highest) {
        List<ShellMesh.Cell> all = mesh.cells();
        all.parallelStream().forEach(cell -> {
            int n = shapes.size();
            cell.mean = new AngleHarmonics[n];
            cell.atLower = new AngleHarmonics[n];
            cell.atUpper = new AngleHarmonics[n];
            for (int c = 0; c < n; c++) {
                cell.mean[c] = mean(cell, shapes.get(c), 2 * highest);
                cell.atLower[c] = atEnd(mesh, cell, cell.lower, shapes.get(c), 2 * highest, 0);
            }
        });
        for (ShellMesh.Cell cell : all) {
            for (int c = 0; c < shapes.size(); c++) {
                cell.atUpper[c] = cell.above != null
                        ? cell.above.atLower[c]
                        : atEnd(mesh, cell, cell.upper, shapes.get(c), 2 * highest, 1);
            }
        }
    }

    /**
     * The mean over s, lengthened to the root mean square: the flux of an F linear in E is then exact where |V_k|² grows
     * in proportion to E, as at the bottom of a well.
     */
    private static AngleHarmonics mean(ShellMesh.Cell cell, PhaseFunction shape, int highest) {
        double[] re = new double[highest + 1];
        double[] im = new double[highest + 1];
        double[] square = new double[highest + 1];
        for (int q = 0; q < ShellMesh.QUADRATURE; q++) {
            AngleHarmonics h = cell.orbits[q].harmonics(shape, highest);
            for (int k = 0; k <= highest; k++) {
                re[k] += ShellMesh.WEIGHTS[q] * h.re(k);
                im[k] += ShellMesh.WEIGHTS[q] * h.im(k);
                square[k] += ShellMesh.WEIGHTS[q] * h.abs2(k);
            }
        }
        for (int k = 1; k <= highest; k++) {
            double size = Math.hypot(re[k], im[k]);
            if (size > 0) {
                re[k] *= Math.sqrt(square[k]) / size;
                im[k] *= Math.sqrt(square[k]) / size;
            }
        }
        return new AngleHarmonics(re, im);
    }

    /** At a level where the component goes on, its harmonics; at one where it ends, its mean only. */
    private static AngleHarmonics atEnd(
            ShellMesh mesh, ShellMesh.Cell cell, ShellMesh.Node node, PhaseFunction shape, int highest, int end) {
        boolean goesOn = end == 0 ? cell.below != null : cell.above != null;
        if (goesOn) {
            return node.orbit.harmonics(shape, highest);
        }
        double[] re = new double[highest + 1];
        boolean bottom = node.orbit == null;
        re[0] = bottom
                ? shape.at(node.bottomPosition, 0)
                : mesh.orbitAt(
                                cell,
                                end == 0
                                        ? ShellMesh.ASIDE
                                        : mesh.isCritical(mesh.levels()[cell.layer + 1]) ? 1 - ShellMesh.ASIDE : 1)
                        .mean(shape);
        return new AngleHarmonics(re, new double[highest + 1]);
    }
}
