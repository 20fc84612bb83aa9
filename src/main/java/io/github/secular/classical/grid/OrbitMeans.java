package io.github.secular.classical.grid;

import io.github.secular.classical.Hamiltonian1D;
import io.github.secular.classical.Orbit;
import io.github.secular.classical.OrbitSamples;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/**
 * Means of fields over the orbits themselves, by interpolation between grid points. The least squares of
 * {@link ShellProjection} see a field that depends on the angle at as many angles only as grid points lie between two
 * energies; here it is seen all around.
 */
final class OrbitMeans {
    private final PhaseGrid grid;
    private final Hamiltonian1D hamiltonian;
    /** By energy. */
    private final Map<Double, List<Part>> known = new ConcurrentHashMap<>();

    /** An orbit at uniform angles, and the part of its shell that it is. */
    private record Part(double share, OrbitSamples samples) {}

    OrbitMeans(PhaseGrid grid, Hamiltonian1D hamiltonian) {
        this.grid = grid;
        this.hamiltonian = hamiltonian;
    }

    /**
     * The mean of a field over the shell of an energy.
     *
     * @param points of the interpolation, each way
     */
    double mean(double[] field, double energy, int points) {
        return mean(field, known.computeIfAbsent(energy, this::parts), new Interpolation(grid, points));
    }

    private static double mean(double[] field, List<Part> parts, Interpolation between) {
        double out = 0;
        for (Part part : parts) {
            double sum = 0;
            for (int i = 0; i < part.samples.size(); i++) {
                sum += between.at(field, part.samples.x()[i], part.samples.p()[i]);
            }
            out += part.share / part.samples.size() * sum;
        }
        return out;
    }

    /**
     * The means of several fields over the shells of several energies, of which nothing is kept: each is one sum over the
     * points near a shell.
     *
     * @param points of the interpolation, each way
     * @return one row per field
     */
    double[][] means(double[][] fields, double[] energies, int points) {
        double[][] out = new double[fields.length][energies.length];
        IntStream.range(0, energies.length).parallel().forEach(k -> {
            Interpolation between = new Interpolation(grid, points);
            double[] weights = new double[grid.size()];
            for (Part part : parts(energies[k])) {
                for (int i = 0; i < part.samples.size(); i++) {
                    between.add(weights, part.samples.x()[i], part.samples.p()[i], part.share / part.samples.size());
                }
            }
            int[] near = IntStream.range(0, weights.length)
                    .filter(i -> weights[i] != 0)
                    .toArray();
            for (int f = 0; f < fields.length; f++) {
                for (int i : near) {
                    out[f][k] += weights[i] * fields[f][i];
                }
            }
        });
        return out;
    }

    /** Enough angles for the shortest waves that a grid holds, all along the longest way around. */
    private List<Part> parts(double energy) {
        List<Part> out = new ArrayList<>();
        var shell = hamiltonian.shell(energy);
        for (int c = 0; c < shell.orbits().size(); c++) {
            Orbit orbit = shell.orbits().get(c);
            double across = (orbit.right() - orbit.left()) / grid.dx()
                    + 2 * Math.sqrt(2 * (energy - hamiltonian.lowestEnergy())) / grid.dp();
            int count = 32;
            while (count < 4 * across) {
                count *= 2;
            }
            out.add(new Part(shell.share(c), orbit.sample(count)));
        }
        return out;
    }
}
