package io.github.secular.classical.limit;

import io.github.secular.classical.EnergyShell;
import io.github.secular.classical.Hamiltonian1D;
import io.github.secular.classical.Orbit;
import io.github.secular.numerics.RefusalException;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.DoubleStream;

/**
 * Coefficients of the limit as curves to be drawn: those of a table, and between its energies more and more of them
 * towards each energy at which the shells change their kind, where h0 may be infinite, d have a kink and ω be 0; between
 * two others the curves break there: all values are NaN. So it is towards the bottom and the rim of the well. The arrays have one entry per energy and are not to be changed by anyone.
 *
 * @param energies E, increasing
 * @param density h0(E)
 * @param diffusion d(E), energy² per unit of slow time
 * @param frequencies ω_c(E), one array per energy, components from left to right; none beyond one degree of freedom
 */
public record CoefficientCurve(double[] energies, double[] density, double[] diffusion, double[][] frequencies) {
    /** Each energy is this much nearer to the critical one than the one before. */
    private static final double RATIO = 0.7;

    /** From how many of the table's energies away, and how near, as a part of the range of the table. */
    private static final int FROM = 4;

    private static final double NEAREST = 1e-5;

    private record Point(double density, double diffusion, double[] frequencies) {
        static final Point BREAK = new Point(Double.NaN, Double.NaN, new double[0]);
    }

    /** What the table has, and nothing between. */
    public static CoefficientCurve of(CoefficientTable table) {
        return new CoefficientCurve(table.energies(), table.density(), table.diffusion(), table.frequencies());
    }

    /**
     * As near to critical energies as orbits and d can be followed there.
     *
     * @param table of the same well and coefficient
     */
    public static CoefficientCurve of(
            Hamiltonian1D hamiltonian, DiffusionCoefficient coefficient, CoefficientTable table) {
        double[] energies = table.energies();
        double first = energies[0];
        double last = energies[energies.length - 1];
        double spacing = (last - first) / Math.max(1, energies.length - 1);
        double[] critical = DoubleStream.concat(
                        Arrays.stream(hamiltonian.criticalEnergies()),
                        DoubleStream.of(hamiltonian.lowestEnergy(), hamiltonian.escapeEnergy()))
                .filter(e -> e > first - FROM * spacing && e < last + FROM * spacing)
                .toArray();
        TreeMap<Double, Point> points = new TreeMap<>();
        for (int i = 0; i < energies.length; i++) {
            points.put(energies[i], new Point(table.density()[i], table.diffusion()[i], table.frequencies()[i]));
        }
        for (double energy : critical) {
            for (int side : new int[] {-1, 1}) {
                double away = FROM * spacing;
                boolean known = true;
                for (; known && away > NEAREST * (last - first); away *= RATIO) {
                    double near = energy + side * away;
                    if (near > first && near < last && isAlone(near, energy, critical)) {
                        known = add(points, near, hamiltonian, coefficient, table.t());
                    }
                }
            }
            if (energy > first && energy < last) {
                points.put(energy, Point.BREAK);
            }
        }
        List<Point> all = List.copyOf(points.values());
        return new CoefficientCurve(
                points.keySet().stream().mapToDouble(e -> e).toArray(),
                all.stream().mapToDouble(Point::density).toArray(),
                all.stream().mapToDouble(Point::diffusion).toArray(),
                all.stream().map(Point::frequencies).toArray(double[][]::new));
    }

    /** Whether this critical energy is the one that is nearest, which sees to the place. */
    private static boolean isAlone(double near, double energy, double[] critical) {
        double away = Math.abs(near - energy);
        return Arrays.stream(critical).allMatch(e -> e == energy || Math.abs(near - e) > away);
    }

    /** @return whether there are orbits and a d at this energy; nearer to a separatrix they may be out of reach */
    private static boolean add(
            TreeMap<Double, Point> points,
            double energy,
            Hamiltonian1D hamiltonian,
            DiffusionCoefficient coefficient,
            double t) {
        try {
            EnergyShell shell = hamiltonian.shell(energy);
            double[] frequencies =
                    shell.orbits().stream().mapToDouble(Orbit::frequency).toArray();
            points.putIfAbsent(energy, new Point(shell.density(), coefficient.at(t, shell), frequencies));
            return true;
        } catch (RefusalException e) {
            return false;
        }
    }
}
