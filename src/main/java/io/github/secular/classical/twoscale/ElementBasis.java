package io.github.secular.classical.twoscale;

import io.github.secular.numerics.ComplexBand;
import io.github.secular.numerics.Legendre;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/**
 * Mixed elements of order p on the cells of a mesh. Shell means are continuous polynomials of degree p in z, given at
 * Gauss-Lobatto nodes. Angle harmonics k ≠ 0 are discontinuous polynomials of degree p − 1, orthonormal in ∫ · dI; where
 * the component begins at the bottom E_b of a well, times √(E − E_b) for odd k and (E − E_b) for even k, as smooth
 * functions of phase space are. Where shells have several components, what their means differ by from that of the shell
 * is a third space: polynomials of degree p on each component, orthogonal to those common to all.
 */
final class ElementBasis {
    private final EnergyElements mesh;
    private final int order;
    private final double[][] nodal;
    /** L_l at Gauss points, L′_l. */
    private final double[][] legendre;

    private final double[][] slopes;
    /** By element: values of the nodal polynomials at Gauss points, and their derivatives by E. */
    private final double[][][] means;

    private final double[][][] meanSlopes;
    private final Functions[][] harmonics;
    /** By element, difference function and component. */
    private final Functions[][][] differences;

    private final ComplexBand mass;
    private final ComplexBand massFactors;

    /**
     * Functions on a cell.
     *
     * @param coefficients by function and Legendre degree, the factor at a bottom left out
     * @param values at Gauss points
     * @param slopes derivatives by E there
     * @param lower values at the lower end
     * @param upper values at the upper end
     */
    record Functions(double[][] coefficients, double[][] values, double[][] slopes, double[] lower, double[] upper) {
        int size() {
            return coefficients.length;
        }
    }

    /** @param order p, at least 2 */
    ElementBasis(EnergyElements mesh, int order) {
        this.mesh = mesh;
        this.order = order;
        nodal = Legendre.nodal(order);
        int points = mesh.points();
        legendre = new double[points][order + 1];
        slopes = new double[points][order + 1];
        for (int g = 0; g < points; g++) {
            Legendre.values(mesh.node(g), order, legendre[g]);
            Legendre.slopes(mesh.node(g), order, legendre[g], slopes[g]);
        }
        int n = mesh.size();
        means = new double[n][order + 1][points];
        meanSlopes = new double[n][order + 1][points];
        mass = new ComplexBand(n * order + 1, order);
        differences = new Functions[n][][];
        for (int e = 0; e < n; e++) {
            for (int a = 0; a <= order; a++) {
                for (int g = 0; g < points; g++) {
                    means[e][a][g] = dot(nodal[a], legendre[g]);
                    meanSlopes[e][a][g] = dot(nodal[a], slopes[g]) * mesh.slope(e, g);
                }
            }
            differences[e] = differences(e);
            for (ElementCell cell : mesh.cells(e)) {
                addMass(cell);
            }
        }
        massFactors = mass.factors();
        harmonics = new Functions[mesh.cells().size()][2];
        for (ElementCell cell : mesh.cells()) {
            for (int parity = 0; parity < 2; parity++) {
                harmonics[cell.number][parity] = orthonormal(cell, cell.atBottom() ? 1 - 0.5 * parity : 0);
            }
        }
    }

    private void addMass(ElementCell cell) {
        double[][] psi = means[cell.element];
        for (int a = 0; a <= order; a++) {
            for (int b = 0; b <= order; b++) {
                double sum = 0;
                for (int g = 0; g < cell.action.length; g++) {
                    sum += cell.action[g] * psi[a][g] * psi[b][g];
                }
                mass.add(cell.element * order + a, cell.element * order + b, sum, 0);
            }
        }
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < Math.min(a.length, b.length); i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    /** Degrees up to p − 1, times (E − E_b)^power. */
    private Functions orthonormal(ElementCell cell, double power) {
        double[] factor = new double[cell.action.length];
        double[] weights = new double[cell.action.length];
        for (int g = 0; g < factor.length; g++) {
            factor[g] = power == 0 ? 1 : Math.pow(mesh.energy(cell.element, g) - cell.bottom, power);
            weights[g] = cell.action[g] * factor[g] * factor[g];
        }
        double[][] c = new double[order][order];
        for (int a = 0; a < order; a++) {
            c[a][a] = 1;
        }
        orthonormalise(c, new double[][][] {legendre}, new double[][] {weights});
        return functions(cell, c, power);
    }

    /** Gram and Schmidt, twice for rounding. @param c functions as rows of coefficients, parts one after the other */
    private static void orthonormalise(double[][] c, double[][][] values, double[][] weights) {
        for (int a = 0; a < c.length; a++) {
            for (int round = 0; round < 2; round++) {
                for (int b = 0; b < a; b++) {
                    subtract(c[a], product(c[a], c[b], values, weights), c[b]);
                }
                double norm = Math.sqrt(product(c[a], c[a], values, weights));
                for (int k = 0; k < c[a].length; k++) {
                    c[a][k] /= norm;
                }
            }
        }
    }

    private static void subtract(double[] from, double factor, double[] what) {
        for (int k = 0; k < from.length; k++) {
            from[k] -= factor * what[k];
        }
    }

    private static double product(double[] a, double[] b, double[][][] values, double[][] weights) {
        double sum = 0;
        int length = a.length / values.length;
        for (int c = 0; c < values.length; c++) {
            for (int g = 0; g < weights[c].length; g++) {
                double x = 0;
                double y = 0;
                for (int l = 0; l < length; l++) {
                    x += a[c * length + l] * values[c][g][l];
                    y += b[c * length + l] * values[c][g][l];
                }
                sum += weights[c][g] * x * y;
            }
        }
        return sum;
    }

    private Functions functions(ElementCell cell, double[][] c, double power) {
        int n = c.length;
        int points = cell.action.length;
        Functions out = new Functions(c, new double[n][points], new double[n][points], new double[n], new double[n]);
        for (int a = 0; a < n; a++) {
            for (int g = 0; g < points; g++) {
                double x = power == 0 ? 1 : mesh.energy(cell.element, g) - cell.bottom;
                double factor = power == 0 ? 1 : Math.pow(x, power);
                double value = dot(c[a], legendre[g]);
                out.values[a][g] = factor * value;
                out.slopes[a][g] = factor * dot(c[a], slopes[g]) * mesh.slope(cell.element, g)
                        + (power == 0 ? 0 : power * factor / x * value);
            }
            double upper = power == 0 ? 1 : Math.pow(mesh.edge(cell.element + 1) - cell.bottom, power);
            for (int l = 0; l < c[a].length; l++) {
                out.upper[a] += upper * c[a][l];
                out.lower[a] += power == 0 ? (l % 2 == 0 ? 1 : -1) * c[a][l] : 0;
            }
        }
        return out;
    }

    /** Polynomials of degree p on each component, orthogonal to all that are the same on every component. */
    private Functions[][] differences(int e) {
        List<ElementCell> cells = mesh.cells(e);
        int parts = cells.size();
        int length = order + 1;
        int count = (parts - 1) * length;
        double[][][] values = new double[parts][][];
        double[][] weights = new double[parts][];
        for (int c = 0; c < parts; c++) {
            values[c] = legendre;
            weights[c] = cells.get(c).action;
        }
        // Common ones first, which the others are made orthogonal to.
        double[][] all = new double[parts * length][parts * length];
        for (int a = 0; a < length; a++) {
            for (int c = 0; c < parts; c++) {
                all[a][c * length + a] = 1;
            }
        }
        for (int i = 0; i < count; i++) {
            all[length + i][i] = 1;
        }
        if (parts > 1) {
            orthonormalise(all, values, weights);
        }
        Functions[][] out = new Functions[count][parts];
        for (int i = 0; i < count; i++) {
            for (int c = 0; c < parts; c++) {
                double[] row = java.util.Arrays.copyOfRange(all[length + i], c * length, (c + 1) * length);
                out[i][c] = functions(cells.get(c), new double[][] {row}, 0);
            }
        }
        return out;
    }

    EnergyElements mesh() {
        return mesh;
    }

    /** p. */
    int order() {
        return order;
    }

    /** Number of nodes. */
    int nodes() {
        return mass.size();
    }

    /** ∫ ψ_a ψ_b dI between nodes, over all components. */
    ComplexBand mass() {
        return mass;
    }

    ComplexBand massFactors() {
        return massFactors;
    }

    double[][] meanValues(int element) {
        return means[element];
    }

    double[][] meanSlopes(int element) {
        return meanSlopes[element];
    }

    /** The functions of an angle harmonic k ≠ 0 on a cell. */
    Functions harmonic(ElementCell cell, int k) {
        return harmonics[cell.number][Math.abs(k) % 2];
    }

    /** By function and component; none where there is one component. */
    Functions[][] differencesOf(int element) {
        return differences[element];
    }

    /** By node of an element: the value at z of the nodal polynomial, all Legendre values up to p at z given. */
    double mean(double[] nodeValues, int element, double[] at) {
        double sum = 0;
        for (int a = 0; a <= order; a++) {
            sum += nodeValues[element * order + a] * dot(nodal[a], at);
        }
        return sum;
    }

    /** ∫ weight(E) φ_a φ_b of harmonics, in dI or, where the frequency is to be a factor, dE. */
    double[][] products(ElementCell cell, int k, boolean byEnergy, DoubleUnaryOperator weight) {
        Functions f = harmonic(cell, k);
        double[][] out = new double[f.size()][f.size()];
        for (int g = 0; g < cell.action.length; g++) {
            double w = (byEnergy ? mesh.weight(cell.element, g) : cell.action[g])
                    * weight.applyAsDouble(mesh.energy(cell.element, g));
            for (int a = 0; a < f.size(); a++) {
                for (int b = 0; b < f.size(); b++) {
                    out[a][b] += w * f.values[a][g] * f.values[b][g];
                }
            }
        }
        return out;
    }
}
