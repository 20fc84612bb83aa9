package io.github.secular.classical.particles;

import io.github.secular.classical.EnergyShell;
import io.github.secular.classical.Hamiltonian1D;
import io.github.secular.classical.Orbit;
import io.github.secular.classical.OrbitSamples;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Random points of energy shells, uniform in time over the whole shell: from a table of orbits at close energies, the
 * position read between their angles, the momentum from the energy itself, so that a jump keeps the energy to rounding.
 */
final class OrbitTable {
    private static final int ANGLES = 64;

    private final Hamiltonian1D hamiltonian;
    private final double bottom;
    private final double top;
    private final List<List<Row>> rows = new ArrayList<>();

    /** One component: its share of the shell and its positions at uniform angles, as parts of its width. */
    private record Row(double share, double left, double right, double[] parts) {}

    /** @param size number of energies, at E = E_min + s² with s uniform */
    OrbitTable(Hamiltonian1D hamiltonian, double top, int size) {
        this.hamiltonian = hamiltonian;
        this.bottom = hamiltonian.lowestEnergy();
        this.top = top;
        IntStream.range(0, size)
                .parallel()
                .mapToObj(i -> {
                    double s = Math.sqrt(top - bottom) * (i + 0.5) / size;
                    return rows(hamiltonian.shell(bottom + s * s));
                })
                .forEachOrdered(rows::add);
    }

    private static List<Row> rows(EnergyShell shell) {
        List<Row> out = new ArrayList<>();
        for (int c = 0; c < shell.orbits().size(); c++) {
            Orbit orbit = shell.orbits().get(c);
            OrbitSamples samples = orbit.sample(2 * ANGLES);
            double[] parts = new double[ANGLES + 1];
            for (int a = 0; a <= ANGLES; a++) {
                double part = (samples.x()[a] - orbit.left()) / (orbit.right() - orbit.left());
                // As an angle, smooth at the turning points.
                parts[a] = Math.acos(Math.max(-1, Math.min(1, 2 * part - 1)));
            }
            out.add(new Row(shell.share(c), orbit.left(), orbit.right(), parts));
        }
        return out;
    }

    /** Moves a point to a random place of its shell; beyond the table only the sign of p is drawn. */
    void jump(double[] point, SplittableRandom random) {
        double x = point[0];
        double p = point[1];
        double energy = hamiltonian.energy(x, p);
        double place = Math.sqrt(Math.max(0, energy - bottom) / (top - bottom)) * rows.size();
        int index = (int) place;
        double choice = random.nextDouble();
        double angle = random.nextDouble() * ANGLES;
        boolean positive = random.nextBoolean();
        if (index >= rows.size()) {
            point[1] = positive ? p : -p;
            return;
        }
        List<Row> shell = rows.get(index);
        int component = 0;
        while (component + 1 < shell.size() && choice >= shell.get(component).share) {
            choice -= shell.get(component).share;
            component++;
        }
        Row row = shell.get(component);
        double[] ends = new double[2];
        turningPoints(energy, row, ends);
        int a = Math.min(ANGLES - 1, (int) angle);
        double turn = row.parts[a] + (angle - a) * (row.parts[a + 1] - row.parts[a]);
        double to = ends[0] + (ends[1] - ends[0]) * (1 + Math.cos(turn)) / 2;
        double kinetic = energy - hamiltonian.potential().at(to);
        point[0] = to;
        point[1] = Math.sqrt(2 * Math.max(0, kinetic)) * (positive ? 1 : -1);
    }

    /** The turning points at the energy itself, from those of the row by Newton's method. */
    private void turningPoints(double energy, Row row, double[] out) {
        for (int end = 0; end < 2; end++) {
            double x = end == 0 ? row.left : row.right;
            double width = row.right - row.left;
            for (int i = 0; i < 6; i++) {
                double slope = hamiltonian.potential().slope(x);
                double move = (hamiltonian.potential().at(x) - energy) / slope;
                if (!(Math.abs(move) < 0.25 * width)) {
                    break;
                }
                x -= move;
            }
            out[end] = x;
        }
    }
}
