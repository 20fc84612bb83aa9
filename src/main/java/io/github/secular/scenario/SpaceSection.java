package io.github.secular.scenario;

import static io.github.secular.scenario.HamiltonianSection.placed;
import static io.github.secular.scenario.HamiltonianSection.positive;

import io.github.secular.classical.Wells;
import io.github.secular.classical.space.SpaceHamiltonian;
import io.github.secular.classical.space.SpacePotential;
import io.github.secular.classical.space.SpaceWells;
import io.github.secular.numerics.InvalidInputException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The "hamiltonian" of a classical model in space: H0 = |p|²/2 + U(q). */
final class SpaceSection {
    private static final String[] TYPES = {"oscillator", "separable", "henon-heiles", "morse", "ring"};

    private SpaceSection() {}

    /** @param d 2 or 3 */
    static SpaceHamiltonian read(Place place, int d) {
        if (place.object().has("formula") == place.has("type")) {
            throw new InvalidInputException(
                    place.path(),
                    place.has("type") ? "both \"type\" and \"formula\"" : "neither \"type\" nor \"formula\"",
                    "one of them");
        }
        double top = place.find("top").map(Place::number).orElse(Double.POSITIVE_INFINITY);
        double[][] range = range(place, d);
        if (place.has("formula")) {
            place.allow("formula", "central", "range", "top");
            SpacePotential potential = central(place)
                    ? placed(
                            place.get("formula").path(),
                            () -> SpacePotential.central(d, place.get("formula").text()))
                    : new SpacePotential(
                            place.get("formula").text(),
                            d,
                            ShakingSection.position(place.get("formula"), d),
                            List.of(),
                            new double[0],
                            Optional.empty());
            return placed(place.path(), () -> new SpaceHamiltonian(potential, range, top));
        }
        String type = place.get("type").choice(TYPES);
        SpacePotential potential = placed(place.path(), () -> potential(place, type, d));
        if (type.equals("henon-heiles")) {
            requireTop(place, top, 1 / (6 * Math.pow(place.get("lambda").number(), 2)), "the rim");
            double[][] well = SpaceWells.henonHeilesRange(place.get("lambda").number());
            return placed(place.path(), () -> new SpaceHamiltonian(potential, well, top));
        }
        if (type.equals("morse")) {
            requireTop(place, top, place.find("depth").map(Place::number).orElse(1.0), "the depth");
        }
        return placed(place.path(), () -> new SpaceHamiltonian(potential, range, top));
    }

    /** Whether radial action and angular momentum are meant. */
    private static boolean central(Place place) {
        return place.find("central").map(Place::flag).orElse(false);
    }

    /** A well that opens names a top. */
    private static void requireTop(Place place, double top, double rim, String what) {
        if (!(top < rim)) {
            throw new InvalidInputException(
                    place.path() + ".top",
                    top == Double.POSITIVE_INFINITY ? "none" : "" + top,
                    "an energy below " + what + " of this well, " + rim + ", above which motions are not followed");
        }
    }

    private static double[][] range(Place place, int d) {
        if (!place.has("range")) {
            return null;
        }
        List<Place> axes = place.get("range").list(d, "one interval per axis");
        double[][] out = new double[d][];
        for (int a = 0; a < d; a++) {
            out[a] = HamiltonianSection.interval(axes.get(a));
        }
        return out;
    }

    private static SpacePotential potential(Place place, String type, int d) {
        return switch (type) {
            case "oscillator" -> {
                place.allow("type", "frequencies", "central", "top");
                List<Place> all = place.get("frequencies").list(d, "one per axis");
                SpacePotential oscillator = SpaceWells.oscillator(
                        all.stream().mapToDouble(Place::positive).toArray());
                yield central(place) ? oscillator.asCentral() : oscillator;
            }
            case "separable" -> {
                place.allow("type", "wells", "range", "top");
                List<String> kinds = new ArrayList<>();
                List<double[]> values = new ArrayList<>();
                for (Place well : place.get("wells").list(d, "one well per axis")) {
                    Wells.Kind kind = HamiltonianSection.kind(well, "type");
                    kinds.add(kind.name());
                    values.add(HamiltonianSection.values(well, kind));
                }
                yield SpaceWells.separable(kinds, values);
            }
            case "henon-heiles" -> {
                if (d != 2) {
                    throw place.get("type").wrong("another type where the dimension is 3");
                }
                yield SpaceWells.henonHeiles(
                        place.allow("type", "lambda", "top").get("lambda").number());
            }
            case "morse" -> {
                place.allow("type", "depth", "a", "radius", "range", "top");
                yield SpaceWells.morse(
                        d, positive(place, "depth", 1), positive(place, "a", 1), positive(place, "radius", 1));
            }
            default -> {
                place.allow("type", "height", "radius", "range", "top");
                yield SpaceWells.ring(d, positive(place, "height", 1), positive(place, "radius", 1));
            }
        };
    }
}
