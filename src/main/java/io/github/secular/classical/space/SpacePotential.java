package io.github.secular.classical.space;

import io.github.secular.classical.FormulaPotential;
import io.github.secular.classical.Potential1D;
import io.github.secular.classical.Wells;
import io.github.secular.numerics.Formula;
import io.github.secular.numerics.InvalidInputException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * U(q) of two or three degrees of freedom.
 *
 * @param description for reports
 * @param dimension D, 2 or 3
 * @param formula U, in x, y (and z)
 * @param wells U as a sum of wells, one per axis; empty where it is none, or not known to be one
 * @param frequencies w_a of an oscillator Σ w_a² q_a²/2; empty where it is none
 * @param radial U as a function of the distance r; empty where it is none, not known to be one, or where the actions of
 *     the axes are meant
 */
public record SpacePotential(
        String description,
        int dimension,
        Formula formula,
        List<Potential1D> wells,
        double[] frequencies,
        Optional<Potential1D> radial) {
    private static final Pattern DISTANCE = Pattern.compile("\\br\\b(?:\\s*\\^\\s*(\\d+)(?![\\d.eE]|\\s*\\^))?");

    public SpacePotential {
        wells = List.copyOf(wells);
        frequencies = frequencies.clone();
        if (dimension != 2 && dimension != 3) {
            throw new InvalidInputException("dimension", "" + dimension, "2 or 3");
        }
    }

    /** @throws InvalidInputException if the text is no formula in x, y (and, for D = 3, z) */
    public static SpacePotential of(int dimension, String formula) {
        return new SpacePotential(
                formula, dimension, formula(dimension, formula), List.of(), new double[0], Optional.empty());
    }

    /** U(r). @throws InvalidInputException if the text is no formula in r */
    public static SpacePotential central(int dimension, String formula) {
        Potential1D radial = new FormulaPotential(new Formula(formula, "r"));
        return new SpacePotential(
                formula,
                dimension,
                formula(dimension, inPositions(dimension, formula)),
                List.of(),
                new double[0],
                Optional.of(radial));
    }

    /** A formula in r as one in x, y (and z); even powers of r without a root. */
    private static String inPositions(int dimension, String formula) {
        String square = square(dimension);
        return DISTANCE.matcher(formula).replaceAll(found -> {
            int power = found.group(1) == null ? 1 : Integer.parseInt(found.group(1));
            return power % 2 == 0 ? "((" + square + ")^" + power / 2 + ")" : "(sqrt(" + square + ")^" + power + ")";
        });
    }

    /** r². */
    static String square(int dimension) {
        return dimension == 2 ? "x^2 + y^2" : "x^2 + y^2 + z^2";
    }

    /**
     * The same where the radial action and the angular momentum are meant, not the actions of the axes.
     *
     * @throws InvalidInputException if it is no oscillator of one frequency
     */
    public SpacePotential asCentral() {
        if (radial.isPresent()) {
            return this;
        }
        double w = isotropic()
                .orElseThrow(() -> new InvalidInputException(
                        "central",
                        "true of " + description,
                        "true only of a potential that depends on r alone: an oscillator of equal frequencies, a ring,"
                                + " Morse, a formula in r"));
        return new SpacePotential(
                description, dimension, formula, List.of(), frequencies, Optional.of(Wells.harmonic(w)));
    }

    /** A formula of position. @throws InvalidInputException if it is none */
    public static Formula formula(int dimension, String text) {
        return dimension == 2 ? new Formula(text, "x", "y") : new Formula(text, "x", "y", "z");
    }

    /** A formula of positions and momenta: x, y, (z,) px, py (and pz), in this order. @throws InvalidInputException if it is none */
    public static Formula phaseFormula(int dimension, String text) {
        return new Formula(text, Projection.names(dimension).toArray(new String[0]));
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
