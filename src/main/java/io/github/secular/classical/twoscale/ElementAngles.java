package io.github.secular.classical.twoscale;

import io.github.secular.classical.Orbit;
import io.github.secular.classical.Potential1D;

/**
 * Where points of phase space lie in a mesh of elements: cell, place and angle, from tables of the angle on the orbits
 * at the Gauss points over ψ, x = (l + r)/2 + (r − l)/2 cos ψ between the turning points l and r. Between orbits by the
 * polynomial through all of them, in √(E − E_b) where the component begins at a bottom.
 */
final class ElementAngles {
    private static final int STEPS = 64;

    private final EnergyElements mesh;
    private final Potential1D potential;
    /** By cell and Gauss point. */
    private final double[][] left;

    private final double[][] right;
    private final double[][][] theta;
    /** By cell: places of the orbits, and the weights of barycentric interpolation. */
    private final double[][] places;

    private final double[][] barycentric;

    ElementAngles(EnergyElements mesh) {
        this.mesh = mesh;
        potential = mesh.hamiltonian().potential();
        int n = mesh.cells().size();
        left = new double[n][mesh.points()];
        right = new double[n][mesh.points()];
        theta = new double[n][mesh.points()][];
        places = new double[n][mesh.points()];
        barycentric = new double[n][mesh.points()];
        mesh.cells().parallelStream().forEach(cell -> {
            double[] z = places[cell.number];
            for (int g = 0; g < z.length; g++) {
                Orbit orbit = cell.orbits[g];
                left[cell.number][g] = orbit.left();
                right[cell.number][g] = orbit.right();
                theta[cell.number][g] = table(orbit);
                z[g] = place(cell, mesh.energy(cell.element, g));
            }
            double scale = 4 / (z[z.length - 1] - z[0]);
            for (int g = 0; g < z.length; g++) {
                double product = 1;
                for (int h = 0; h < z.length; h++) {
                    product *= h == g ? 1 : scale * (z[g] - z[h]);
                }
                barycentric[cell.number][g] = 1 / product;
            }
        });
    }

    private double place(ElementCell cell, double energy) {
        return cell.atBottom() ? Math.sqrt(Math.max(0, energy - cell.bottom)) : mesh.place(cell.element, energy);
    }

    private double[] table(Orbit orbit) {
        double[] out = new double[STEPS + 1];
        for (int j = 1; j < STEPS; j++) {
            double x = (orbit.left() + orbit.right()) / 2
                    + (orbit.right() - orbit.left()) / 2 * Math.cos(Math.PI * j / STEPS);
            out[j] = orbit.angle(x, -Math.sqrt(Math.max(0, 2 * (orbit.energy() - potential.at(x)))));
        }
        out[STEPS] = Math.PI;
        return out;
    }

    /**
     * Writes E and θ to {@code out}.
     *
     * @return the cell, or null beyond the highest energy
     */
    ElementCell locate(double x, double p, double[] out) {
        double energy = p * p / 2 + potential.at(x);
        int element = mesh.find(energy);
        if (element < 0) {
            return null;
        }
        ElementCell cell = null;
        double best = Double.POSITIVE_INFINITY;
        for (ElementCell some : mesh.cells(element)) {
            int middle = mesh.points() / 2;
            double outside = Math.max(left[some.number][middle] - x, x - right[some.number][middle]);
            if (outside < best) {
                best = outside;
                cell = some;
            }
        }
        double[] weights = new double[mesh.points()];
        weights(cell.number, place(cell, energy), weights);
        double l = 0;
        double r = 0;
        for (int g = 0; g < weights.length; g++) {
            l += weights[g] * left[cell.number][g];
            r += weights[g] * right[cell.number][g];
        }
        double psi = SwingAngle.of(potential, x, p, l, r);
        double v = psi / Math.PI * STEPS;
        int j = Math.max(0, Math.min(STEPS - 5, (int) v - 2));
        double angle = 0;
        for (int g = 0; g < weights.length; g++) {
            angle += weights[g] * quintic(theta[cell.number][g], j, v - j);
        }
        out[0] = energy;
        out[1] = p > 0 ? -angle : angle;
        return cell;
    }

    private void weights(int cell, double z, double[] out) {
        double sum = 0;
        for (int g = 0; g < out.length; g++) {
            double d = z - places[cell][g];
            if (d == 0) {
                java.util.Arrays.fill(out, 0);
                out[g] = 1;
                return;
            }
            out[g] = barycentric[cell][g] / d;
            sum += out[g];
        }
        for (int g = 0; g < out.length; g++) {
            out[g] /= sum;
        }
    }

    /** Lagrange's polynomial through six values from number j on, at j + v. */
    private static double quintic(double[] t, int j, double v) {
        double sum = 0;
        for (int a = 0; a < 6; a++) {
            double w = 1;
            for (int b = 0; b < 6; b++) {
                w *= a == b ? 1 : (v - b) / (a - b);
            }
            sum += w * t[j + a];
        }
        return sum;
    }
}
