package io.github.secular.scenario;

import io.github.secular.classical.Hamiltonian1D;
import io.github.secular.classical.PhaseRange;
import io.github.secular.numerics.Formula;
import io.github.secular.numerics.FormulaPeaks;
import io.github.secular.numerics.InvalidInputException;
import io.github.secular.numerics.RefusalException;
import io.github.secular.numerics.SmoothPieces;

/**
 * Holds the formulas of a classical model against the smoothness that every mesh in x, p and E asks for: a singularity, a
 * jump of a potential, or a feature narrower than any mesh resolves is refused with its place.
 */
final class Features {
    /** The narrowest feature, as a part of the range that is reached. */
    private static final double NARROWEST = 1e-3;
    /** A piece on which a function changes by less than this part of its largest value is no feature. */
    private static final double CHANGE = 0.01;

    private static final double JUMP = 1e-9;
    /** Where functions of x and p are cut, as parts of the range of the other variable. */
    private static final double[] CUTS = {0, -0.61, 0.34, 0.83};

    private Features() {}

    /** @param energies of the report; the potentials are looked at where motions of the highest of them come */
    static void check(Place root, Hamiltonian1D hamiltonian, double[] energies) {
        double top = energies[energies.length - 1];
        PhaseRange range = DensitySection.within(hamiltonian, top);
        Place well = root.get("hamiltonian");
        if (well.has("formula")) {
            line(well.get("formula"), "x", null, 0, range.xFrom(), range.xTo(), false);
        }
        if (root.has("drive") && root.get("drive").has("terms")) {
            for (Place term : root.get("drive").get("terms").list()) {
                for (String key : new String[] {"cosine", "sine", "potential"}) {
                    term.find(key).ifPresent(v -> plane(v, range));
                }
            }
        }
        if (root.has("noises")) {
            for (Place noise : root.get("noises").list()) {
                for (String key : new String[] {"potential", "sine"}) {
                    noise.find(key).ifPresent(v -> plane(v, range));
                }
            }
        }
        if (root.has("relaxation") && root.get("relaxation").get("gamma").node().isTextual()) {
            line(root.get("relaxation").get("gamma"), "E", null, 0, hamiltonian.lowestEnergy(), top, true);
        }
    }

    /** @throws InvalidInputException if a start has a peak that no mesh over its range resolves */
    static void start(Place place, PhaseRange range) {
        Formula f = new Formula(place.text(), "x", "p");
        double[] found = FormulaPeaks.narrow(
                f, new double[] {range.xFrom(), range.xTo(), range.pFrom(), range.pTo()}, NARROWEST / 2);
        if (found != null) {
            throw new InvalidInputException(
                    place.path(),
                    place.text() + ", which has a peak, or no bound, near x = " + (float) found[0] + ", p = "
                            + (float) found[1],
                    "a density whose features are wider than " + NARROWEST + " of its range; give a narrower range"
                            + " around it");
        }
    }

    private static void plane(Place place, PhaseRange range) {
        if (!place.node().isTextual()) {
            return;
        }
        double halfX = (range.xTo() - range.xFrom()) / 2;
        double middle = (range.xTo() + range.xFrom()) / 2;
        for (double cut : CUTS) {
            line(place, "x", "p", cut * range.pTo(), range.xFrom(), range.xTo(), false);
            line(place, "p", "x", middle + cut * halfX, range.pFrom(), range.pTo(), false);
        }
    }

    /** @param other the variable that is held, or null */
    private static void line(
            Place place, String variable, String other, double held, double from, double to, boolean mayJump) {
        String text = place.text();
        if (other != null) {
            text = text.replaceAll("\\b" + other + "\\b", "(" + held + ")");
        }
        SmoothPieces pieces;
        try {
            pieces = SmoothPieces.of(new Formula(text, variable), from, to);
        } catch (RefusalException e) {
            throw new RefusalException(place.path() + ": " + e.getMessage());
        }
        String at = other == null ? "" : " at " + other + " = " + (float) held;
        for (int i = 0; i < pieces.count(); i++) {
            double a = pieces.knot(i);
            double b = pieces.knot(i + 1);
            if (i > 0
                    && pieces.isHard(i)
                    && !mayJump
                    && Math.abs(pieces.at(i, a) - pieces.at(i - 1, a)) > JUMP * pieces.scale()) {
                throw new InvalidInputException(
                        place.path(),
                        place.text() + ", which jumps at " + variable + " = " + (float) a + at,
                        "a function without jumps, whose force is finite");
            }
            double change = 0;
            for (int j = 0; j <= 8; j++) {
                change = Math.max(change, Math.abs(pieces.at(i, a + (b - a) * j / 8) - pieces.at(i, a)));
            }
            if (b - a < NARROWEST * (to - from) && change > CHANGE * pieces.scale()) {
                throw new InvalidInputException(
                        place.path(),
                        place.text() + ", which changes within " + (float) (b - a) + " near " + variable + " = "
                                + (float) a + at,
                        "a function whose features are wider than " + NARROWEST + " of the range from " + (float) from
                                + " to " + (float) to);
            }
        }
    }
}
