package io.github.secular.scenario;

import io.github.secular.classical.FormulaPotential;
import io.github.secular.classical.Hamiltonian1D;
import io.github.secular.classical.Potential1D;
import io.github.secular.classical.TablePotential;
import io.github.secular.classical.Wells;
import io.github.secular.numerics.InvalidInputException;
import java.util.function.Supplier;
import java.util.stream.Stream;

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
        double top = place.find("top").map(Place::number).orElse(Double.POSITIVE_INFINITY);
        return placed(place.path(), () -> new Hamiltonian1D(potential, searched[0], searched[1], top));
    }

    private static Potential1D potential(Place place) {
        if (place.has("formula")) {
            place.allow("formula", "range", "top");
            return placed(
                    "formula", () -> FormulaPotential.of(place.get("formula").text()));
        }
        if (place.has("table")) {
            Place table = place.allow("table", "range", "top").get("table").allow("x", "U");
            return new TablePotential(table.get("x").numbers(), table.get("U").numbers());
        }
        Wells.Kind kind = kind(place, "type", "range", "top");
        return kind.made().apply(values(place, kind));
    }

    /** The kind that a well is of. @param more keys that are allowed besides its parameters */
    static Wells.Kind kind(Place place, String... more) {
        String type = place.get("type")
                .choice(Wells.KINDS.stream().map(Wells.Kind::name).toArray(String[]::new));
        Wells.Kind kind = Wells.KINDS.stream()
                .filter(k -> k.name().equals(type))
                .findFirst()
                .orElseThrow();
        place.allow(Stream.concat(Stream.of(more), kind.parameters().stream().map(Wells.Parameter::key))
                .toArray(String[]::new));
        return kind;
    }

    /** The parameters of a well. */
    static double[] values(Place place, Wells.Kind kind) {
        return kind.parameters().stream().mapToDouble(p -> value(place, p)).toArray();
    }

    private static double value(Place place, Wells.Parameter p) {
        return place.find(p.key())
                .map(found -> p.isPositive() ? found.positive() : found.number())
                .orElse(p.otherwise());
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
