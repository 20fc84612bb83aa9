package io.github.secular.classical.space;

import java.util.function.IntToDoubleFunction;

/**
 * F(I_1, I_2, t) of the diffusion equation in the plane of actions (doc/classical.md, C9.9).
 *
 * @param plane the grid
 * @param times slow times
 * @param values F at [time][cell], a density per area of phase space
 * @param error estimated: the part of the mass that stands elsewhere, ∫ |ΔF| dq dp at its largest
 * @param rim the largest part of the mass that stood within a tenth of the plane's far edges
 * @param steps of time
 * @param added the largest part of D that was added to keep differences short
 */
public record ActionDistribution(
        ActionPlane plane, double[] times, double[][] values, double error, double rim, int steps, double added) {
    /** ∫ F dq dp at time number i; 1, but for what has left at a top. */
    public double mass(int i) {
        return plane.mass(values[i]);
    }

    /** ⟨I_a⟩, per mass. */
    public double meanAction(int axis, int i) {
        int n = plane.size();
        return mean(cell -> plane.action(axis, axis == 0 ? cell / n : cell % n), i);
    }

    /** ⟨H0⟩, per mass. */
    public double meanEnergy(int i) {
        return mean(plane::energy, i);
    }

    private double mean(IntToDoubleFunction of, int i) {
        double sum = 0;
        for (int cell = 0; cell < values[i].length; cell++) {
            sum += plane.isEmpty(cell) ? 0 : values[i][cell] * plane.volume(cell) * of.applyAsDouble(cell);
        }
        return sum / mass(i);
    }
}
