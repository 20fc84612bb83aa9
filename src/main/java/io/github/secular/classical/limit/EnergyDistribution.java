package io.github.secular.classical.limit;

import io.github.secular.numerics.Sentence;
import java.util.Arrays;
import java.util.Optional;

/**
 * F(E, t): the limit of Π f, as computed. The arrays are not to be changed by anyone.
 *
 * @param grid the cells
 * @param times slow times, increasing
 * @param values F, one array per time, one mean per cell (number of particles per phase volume)
 * @param mass ∫ h0 F dE at each time
 * @param meanEnergy ∫ E h0 F dE / mass at each time
 * @param lost the mass that has left at E_max up to each time
 * @param smallest the most negative F of the run, 0 if there is none
 * @param steps how many steps in time were made
 * @param estimatedError what F may be off by, relative to its largest value at the same time, and the mean
 *     energy relative to itself: by the steps in time and, where the method knows them, mesh, start and top
 */
public record EnergyDistribution(
        EnergyGrid grid,
        double[] times,
        double[][] values,
        double[] mass,
        double[] meanEnergy,
        double[] lost,
        double smallest,
        int steps,
        double estimatedError) {
    private static final int STENCIL = 4;

    /** F at any energy of the grid: the cubic in E through the values at the centres of the four nearest cells. */
    public double at(int time, double energy) {
        double[] e = grid.centres();
        double[] f = values[time];
        double[] variances = grid.variances();
        int found = Arrays.binarySearch(e, energy);
        int next = found >= 0 ? found : -found - 1;
        int first = Math.max(0, Math.min(e.length - STENCIL, next - STENCIL / 2));
        double sum = 0;
        for (int i = first; i < first + STENCIL; i++) {
            // From the mean over the cell to the value at its centre.
            double product = f[i] - variances[i] * halfCurvature(e, f, i);
            for (int j = first; j < first + STENCIL; j++) {
                product *= i == j ? 1 : (energy - e[j]) / (e[i] - e[j]);
            }
            sum += product;
        }
        return sum;
    }

    /** F″/2 at a cell, the divided difference of its neighbours. */
    private static double halfCurvature(double[] e, double[] f, int cell) {
        int i = Math.max(1, Math.min(e.length - 2, cell));
        return ((f[i + 1] - f[i]) / (e[i + 1] - e[i]) - (f[i] - f[i - 1]) / (e[i] - e[i - 1])) / (e[i + 1] - e[i - 1]);
    }

    /** The same with another estimate. */
    EnergyDistribution withError(double error) {
        return new EnergyDistribution(grid, times, values, mass, meanEnergy, lost, smallest, steps, error);
    }

    /** What to say where the estimate exceeds a tolerance. */
    public Optional<String> errorWarning(double tolerance) {
        return estimatedError > tolerance
                ? Optional.of(Sentence.of(
                        "The tolerance of %.0e may be missed: the estimated error of F is %.1e of its largest value.",
                        tolerance, estimatedError))
                : Optional.empty();
    }

    /** The mass that has left at the top by the last time, as a part of that at the start. */
    public double lostMass() {
        return mass.length == 0 || mass[0] == 0 ? 0 : lost[lost.length - 1] / mass[0];
    }

    /**
     * The energy that has left with it, counted from E_min and no less than it has at the top, as a part of the energy
     * of all: by so much the mean energy of the rest is too low.
     */
    public double lostEnergy() {
        if (mass.length == 0 || mass[0] == 0) {
            return 0;
        }
        int last = mass.length - 1;
        double lowest = grid.faces()[0];
        double gone = lost[last] * (grid.faces()[grid.size()] - lowest);
        double left = mass[last] * (meanEnergy[last] - lowest);
        return gone > 0 ? gone / (gone + left) : 0;
    }

    /** What to say where more has left at the top than a tolerance allows. */
    public Optional<String> topWarning(double tolerance) {
        return lostMass() > tolerance || lostEnergy() > tolerance
                ? Optional.of(Sentence.of(
                        "%.2g of the mass, with at least %.2g of the energy, has left at the top, E = %.6g: F and the"
                                + " mean energy are those of the rest.",
                        lostMass(), lostEnergy(), grid.faces()[grid.size()]))
                : Optional.empty();
    }

    /** The largest |mass + lost − mass at the start|, relative to the mass at the start. */
    public double massError() {
        double worst = 0;
        for (int i = 0; i < mass.length; i++) {
            worst = Math.max(worst, Math.abs(mass[i] + lost[i] - mass[0]));
        }
        return mass[0] == 0 ? worst : worst / Math.abs(mass[0]);
    }
}
