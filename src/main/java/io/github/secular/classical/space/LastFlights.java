package io.github.secular.classical.space;

import io.github.secular.classical.space.FlightBlock.Flight;
import io.github.secular.numerics.FormulaArrays;
import io.github.secular.numerics.Progress;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * f at one time out of a jump chain, projected: particles are drawn with the energy of their last relaxation and fly from
 * there for an exponential time, which the time itself cuts (doc/vlasov-solvers.md, V11.5).
 */
final class LastFlights {
    private static final int CHUNK = 8 * FormulaArrays.BLOCK;
    private static final int PARTS = 4;

    private final SpaceProblem problem;
    private final FlightTable table;
    private final ChainMesh mesh;
    private final double step;
    private final IntFunction<SplittableRandom> random;

    /** @param step as in {@link FlightTable#longest} @param random that of a chunk of particles */
    LastFlights(
            SpaceProblem problem,
            FlightTable table,
            ChainMesh mesh,
            double step,
            IntFunction<SplittableRandom> random) {
        this.problem = problem;
        this.table = table;
        this.mesh = mesh;
        this.step = step;
        this.random = random;
    }

    /**
     * Counts per pixel.
     *
     * @param v particles by the energy of their last relaxation, over h0, at the nodes; not used at time 0
     * @param tau fast time
     * @param mass the part of the particles that is left
     */
    int[] project(Projection onto, double[] v, double tau, double mass, int count, Progress progress) {
        int[] out = new int[onto.columns() * onto.rows()];
        int left = (int) Math.round(count * Math.min(1, mass));
        double[] below = tau > 0 ? below(v) : new double[0];
        IntStream.range(0, (left + CHUNK - 1) / CHUNK).parallel().forEach(chunk -> {
            progress.check();
            int[] counts = new int[out.length];
            SplittableRandom numbers = random.apply(chunk);
            FlightBlock block = table.block(progress);
            block.run(new FlightBlock.Order() {
                private int open = Math.min(CHUNK, left - chunk * CHUNK);

                @Override
                public boolean begin(Flight f) {
                    if (open-- <= 0) {
                        return false;
                    }
                    double clock = -Math.log1p(-numbers.nextDouble());
                    f.energy =
                            tau > 0 ? draw(below, numbers) : problem.initial().highestEnergy();
                    double age = tau > 0 ? clock / mesh.rate(f.energy) : 0;
                    if (tau > age) {
                        problem.hamiltonian().boxes(f.energy).draw(f.energy, numbers, f.q, f.p);
                    } else {
                        problem.initial().draw(numbers, f.q, f.p);
                        f.energy = problem.hamiltonian().energy(f.q, f.p);
                    }
                    f.until = tau;
                    f.tau = Math.max(0, tau - age);
                    f.longest = table.longest(f.energy, step);
                    return true;
                }

                @Override
                public void end(Flight f) {
                    int d = f.q.length;
                    int pixel = onto.pixel(at(f, onto.first(), d), at(f, onto.second(), d));
                    if (pixel >= 0 && !f.gone) {
                        counts[pixel]++;
                    }
                }
            });
            block.requireSolved();
            // whole numbers, whose sums do not depend on the order
            synchronized (out) {
                for (int i = 0; i < out.length; i++) {
                    out[i] += counts[i];
                }
            }
        });
        return out;
    }

    private static double at(Flight f, int axis, int d) {
        return axis < d ? f.q[axis] : f.p[axis - d];
    }

    /** Masses of v below the quarters of all cells. */
    private double[] below(double[] v) {
        double[] out = new double[PARTS * mesh.size() + 1];
        for (int c = 0; c < mesh.size(); c++) {
            double[] densities = mesh.densities(c);
            double width = (mesh.nodes[c + 1] - mesh.nodes[c]) / PARTS;
            for (int k = 0; k < PARTS; k++) {
                double x = (k + 0.5) / PARTS;
                double f = (1 - x) * v[c] + (c + 1 < v.length ? x * v[c + 1] : 0);
                int i = PARTS * c + k;
                out[i + 1] = out[i] + Math.max(0, f) * width * ChainMesh.cubic(densities, x);
            }
        }
        return out;
    }

    private double draw(double[] below, SplittableRandom numbers) {
        double wanted = numbers.nextDouble() * below[below.length - 1];
        int found = Arrays.binarySearch(below, wanted);
        int i = Math.min(below.length - 2, found >= 0 ? found : -found - 2);
        double x = (i % PARTS + numbers.nextDouble()) / PARTS;
        int c = i / PARTS;
        double energy = mesh.nodes[c] + x * (mesh.nodes[c + 1] - mesh.nodes[c]);
        return Math.max(energy, Math.nextUp(mesh.nodes[0]));
    }
}
