package io.github.secular.classical.space;

/**
 * F(I_1, I_2, t) of the diffusion equation in the plane of actions (doc/classical.md, C9.9).
 *
 * @param plane the grid
 * @param times slow times
 * @param values F at [time][cell], a density per area of phase space
 * @param error estimated: the part of the mass that stands elsewhere, (2π)² ∫ |ΔF| dI at its largest
 * @param rim the largest part of the mass that stood within a tenth of the plane's far edges
 * @param steps of time
 * @param added the largest part of D that was added to keep differences short
 */
public record ActionDistribution(
        ActionPlane plane, double[] times, double[][] values, double error, double rim, int steps, double added) {
    /** (2π)² ∫ F dI at time number i. */
    public double mass(int i) {
        return plane.mass(values[i]);
    }

    /** ⟨I_a⟩, per mass. */
    public double meanAction(int axis, int i) {
        double sum = 0;
        double mass = 0;
        int n = plane.size();
        for (int cell = 0; cell < n * n; cell++) {
            double part = values[i][cell];
            mass += part;
            sum += part * plane.action(axis, axis == 0 ? cell / n : cell % n);
        }
        return sum / mass;
    }

    /** ⟨H0⟩, per mass. */
    public double meanEnergy(int i) {
        double sum = 0;
        double mass = 0;
        for (int cell = 0; cell < values[i].length; cell++) {
            double part = values[i][cell];
            mass += part;
            sum += part * plane.energy(cell);
        }
        return sum / mass;
    }
}
