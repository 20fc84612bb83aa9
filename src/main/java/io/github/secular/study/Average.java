package io.github.secular.study;

import io.github.secular.numerics.Formula;
import io.github.secular.numerics.InvalidInputException;
import io.github.secular.scenario.Model;
import io.github.secular.scenario.ModelFile;
import io.github.secular.scenario.Place;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An average over a number that differs from atom to atom: a velocity, a place in the beam, a shift.
 *
 * @param name of the number, in formulas
 * @param distribution of it
 * @param shifts what it adds to numbers of the model, by their paths
 * @param factors by what it multiplies them
 * @param tolerance of the averages, as a part of the averages of absolute values
 * @param narrowest the width of the narrowest feature as a function of the number, 0 where it is not known
 */
public record Average(
        String name,
        Distribution distribution,
        Map<String, Formula> shifts,
        Map<String, Formula> factors,
        double tolerance,
        double narrowest) {
    static final double TOLERANCE = 1e-6;
    private static final int CELLS = 24;
    private static final int MOST_CELLS = 4000;

    public Average {
        shifts = new LinkedHashMap<>(shifts);
        factors = new LinkedHashMap<>(factors);
    }

    /** The same to another tolerance. */
    Average to(double other) {
        return new Average(name, distribution, shifts, factors, other, narrowest);
    }

    static Average read(Place place) {
        place.allow("name", "distribution", "shift", "factor", "tolerance", "narrowest");
        String name = place.get("name").text();
        if (!name.matches("[A-Za-z][A-Za-z0-9_]*")) {
            throw place.get("name").wrong("a name of letters and digits");
        }
        if (!place.has("shift") && !place.has("factor")) {
            throw place.wrong("\"shift\", \"factor\" or both, with the paths that " + name + " changes");
        }
        double tolerance = place.find("tolerance").map(Place::positive).orElse(TOLERANCE);
        if (tolerance > 0.1 || tolerance < 1e-12) {
            throw place.get("tolerance").wrong("a number from 1e-12 to 0.1");
        }
        return new Average(
                name,
                Distribution.read(place.get("distribution"), name),
                formulas(place, "shift", name),
                formulas(place, "factor", name),
                tolerance,
                place.find("narrowest").map(Place::positive).orElse(0.0));
    }

    private static Map<String, Formula> formulas(Place place, String key, String name) {
        Map<String, Formula> out = new LinkedHashMap<>();
        place.find(key).ifPresent(paths -> paths.object().node().fieldNames().forEachRemaining(path -> {
            if (!paths.node().get(path).isTextual()) {
                throw new InvalidInputException(
                        paths.path() + "." + path, "" + paths.node().get(path), "a formula in quotes, in " + name);
            }
            try {
                out.put(path, new Formula(paths.node().get(path).textValue(), name));
            } catch (InvalidInputException e) {
                throw e.within(paths.path() + "." + path);
            }
        }));
        return out;
    }

    /** The model of the atoms of which the number has this value. */
    Model at(Model model, double x) {
        if (!(model instanceof ModelFile file)) {
            throw new InvalidInputException("average", "a model built in code", "a model from a file or a text");
        }
        ModelFile out = file;
        for (Map.Entry<String, Formula> shift : shifts.entrySet()) {
            out = out.with(
                    shift.getKey(),
                    out.number(shift.getKey()) + shift.getValue().at(x));
        }
        for (Map.Entry<String, Formula> factor : factors.entrySet()) {
            out = out.with(
                    factor.getKey(),
                    out.number(factor.getKey()) * factor.getValue().at(x));
        }
        return out;
    }

    /** Into how many intervals the distribution is cut before anything is known of the functions. */
    int cells() {
        if (narrowest == 0) {
            return CELLS;
        }
        double span = 0;
        int pieces = 200;
        double step = (distribution.to() - distribution.from()) / pieces;
        // the part of the distribution that counts, in units of the number
        for (int i = 1; i < pieces - 1; i++) {
            double s = distribution.from() + i * step;
            span = Math.max(
                    span,
                    Math.abs(distribution.value().at(s + step)
                                    - distribution.value().at(s))
                            / step);
        }
        double cells = span * (distribution.to() - distribution.from()) / (6 * narrowest);
        if (cells > MOST_CELLS) {
            throw new InvalidInputException(
                    "average.narrowest",
                    "" + narrowest,
                    "a width of which the distribution holds at most " + 6 * MOST_CELLS);
        }
        return (int) Math.max(CELLS, Math.ceil(cells));
    }

    /** All of it in words, for a fingerprint. */
    String described() {
        StringBuilder out = new StringBuilder(name).append(" as ").append(distribution.words());
        shifts.forEach((path, f) -> out.append("; ").append(path).append(" + ").append(f.text()));
        factors.forEach((path, f) -> out.append("; ").append(path).append(" * ").append(f.text()));
        return out.append("; ").append(tolerance).append(' ').append(narrowest).toString();
    }
}
