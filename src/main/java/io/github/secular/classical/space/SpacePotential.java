package io.github.secular.classical.space;

import io.github.secular.classical.Potential1D;
import io.github.secular.numerics.Formula;
import io.github.secular.numerics.InvalidInputException;
import java.util.List;
import java.util.Optional;

/**
 * U(q) of two or three degrees of freedom.
 *
 * @param description for reports
 * @param dimension D, 2 or 3
 * @param formula U, in x, y (and z)
 * @param wells U as a sum of wells, one per axis; empty where it is none, or not known to be one
 * @param frequencies w_a of an oscillator Σ w_a² q_a²/2; empty where it is none
 */
public record SpacePotential(
        String description, int dimension, Formula formula, List<Potential1D> wells, double[] frequencies) {
    public SpacePotential {
        wells = List.copyOf(wells);
        frequencies = frequencies.clone();
        if (dimension != 2 && dimension != 3) {
            throw new InvalidInputException("dimension", "" + dimension, "2 or 3");
        }
    }

    /** @throws InvalidInputException if the text is no formula in x, y (and, for D = 3, z) */
    public static SpacePotential of(int dimension, String formula) {
        return new SpacePotential(formula, dimension, formula(dimension, formula), List.of(), new double[0]);
    }

    /** A formula of position. @throws InvalidInputException if it is none */
    public static Formula formula(int dimension, String text) {
        return dimension == 2 ? new Formula(text, "x", "y") : new Formula(text, "x", "y", "z");
    }

    /** Whether it is an oscillator. */
    public boolean isOscillator() {
        return frequencies.length > 0;
    }

    /** w of an oscillator whose frequencies are all the same. */
    public Optional<Double> isotropic() {
        for (double w : frequencies) {
            if (w != frequencies[0]) {
                return Optional.empty();
            }
        }
        return frequencies.length == 0 ? Optional.empty() : Optional.of(frequencies[0]);
    }
}
