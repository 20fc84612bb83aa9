package io.github.secular.scenario;

import io.github.secular.classical.FormulaPotential;
import io.github.secular.classical.Hamiltonian1D;
import io.github.secular.classical.Potential1D;
import io.github.secular.classical.TablePotential;
import io.github.secular.classical.Wells;
import io.github.secular.numerics.InvalidInputException;
import java.util.function.Supplier;

/** The "hamiltonian" of a classical model: H0 = p²/2 + U(x). */
final class HamiltonianSection {
    private static final double RANGE = 50;

    private HamiltonianSection() {}

    static Hamiltonian1D read(Place place) {
        place.object();
        int kinds = 0;
        for (String kind : new String[] {"type", "formula", "table"}) {
            kinds += place.has(kind) ? 1 : 0;
        }
        if (kinds != 1) {
            throw new InvalidInputException(
                    place.path(), kinds + " of the keys type, formula, table", "exactly one of them");
        }
        double[] range = {-RANGE, RANGE};
        if (place.has("range")) {
            range = interval(place.get("range"));
        }
        Potential1D potential = placed(place.path(), () -> potential(place));
        double[] searched = range;
        return placed(place.path(), () -> new Hamiltonian1D(potential, searched[0], searched[1]));
    }

    private static Potential1D potential(Place place) {
        if (place.has("formula")) {
            place.allow("formula", "range");
            return placed(
                    "formula", () -> FormulaPotential.of(place.get("formula").text()));
        }
        if (place.has("table")) {
            Place table = place.allow("table", "range").get("table").allow("x", "U");
            return new TablePotential(table.get("x").numbers(), table.get("U").numbers());
        }
        switch (place.get("type").choice("harmonic", "quartic", "duffing", "double-well", "soft-well", "morse")) {
            case "harmonic":
                place.allow("type", "range", "frequency");
                return Wells.harmonic(positive(place, "frequency", 1));
            case "quartic":
                place.allow("type", "range", "b");
                return Wells.quartic(positive(place, "b", 1));
            case "duffing":
                place.allow("type", "range", "alpha", "b");
                return Wells.duffing(place.find("alpha").map(Place::number).orElse(1.0), positive(place, "b", 1));
            case "double-well":
                place.allow("type", "range", "barrier", "position");
                return Wells.doubleWell(positive(place, "barrier", 0.25), positive(place, "position", 1));
            case "soft-well":
                place.allow("type", "range");
                return Wells.softWell();
            default:
                place.allow("type", "range", "depth", "a");
                return Wells.morse(positive(place, "depth", 1), positive(place, "a", 1));
        }
    }

    /** {from, to} of "[from, to]". */
    static double[] interval(Place place) {
        double[] out = place.numbers(2, "the two ends");
        if (!(out[0] < out[1])) {
            throw place.wrong("two numbers, the second above the first");
        }
        return out;
    }

    static double positive(Place place, String key, double otherwise) {
        return place.find(key).map(Place::positive).orElse(otherwise);
    }

    /** Complaints of what is made say where in the file it stands. */
    static <T> T placed(String path, Supplier<T> made) {
        try {
            return made.get();
        } catch (InvalidInputException e) {
            throw e.where().startsWith(path) ? e : e.within(path);
        }
    }
}
