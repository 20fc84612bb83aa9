package io.github.secular.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.secular.numerics.InvalidInputException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * Quantities that laboratories speak of, by name, where a model has one place for them: how strong and how far from
 * resonance the light is, how it is damped, how warm it is.
 */
public final class LabQuantities {
    /** The names, as they may stand in place of a path. */
    public static final List<String> NAMES =
            List.of("detuning", "intensity", "field", "rabi", "frequency", "damping", "temperature");

    private LabQuantities() {}

    /**
     * Where a quantity stands in a model.
     *
     * @param path of the number
     * @param formula of that number in the quantity x
     */
    public record Target(String path, String formula) {}

    /**
     * The place of a quantity.
     *
     * @param name one of {@link #NAMES}
     * @throws InvalidInputException if the model has no place for it, or several
     */
    public static Target of(ModelFile model, String name) {
        ObjectNode root = model.root();
        List<Target> found =
                switch (name) {
                    case "detuning" -> detuning(root);
                    case "intensity", "field" -> tones(root, name);
                    case "rabi" -> rabi(root);
                    case "frequency" -> frequency(root);
                    case "damping" -> numbers(root, "/damping/gamma", "/relaxation/gamma");
                    case "temperature" -> numbers(root, "/relaxation/temperature", "/initial/thermal/temperature");
                    default -> throw Spelling.unknown("path", "\"" + name + "\"", name, NAMES);
                };
        if (found.size() != 1) {
            throw new InvalidInputException(
                    "path",
                    "\"" + name + "\", of which this model has "
                            + (found.isEmpty()
                                    ? "none"
                                    : found.size() + ": "
                                            + found.stream().map(Target::path).collect(Collectors.joining(", "))),
                    found.isEmpty() ? "a path into the model" : "one of these paths");
        }
        return found.get(0);
    }

    /** How far the light is above the resonance, in the unit of the detunings or frequencies of the model. */
    private static List<Target> detuning(ObjectNode root) {
        List<Target> out = new ArrayList<>();
        if (root.at("/wave/detuning").isNumber()) {
            out.add(new Target("wave.detuning", "x"));
            return out;
        }
        JsonNode photons = root.at("/levels/photons");
        JsonNode detunings = root.at("/levels/detunings");
        for (int n = 0; n < photons.size() && photons.size() == detunings.size(); n++) {
            boolean isLifted =
                    StreamSupport.stream(photons.get(n).spliterator(), false).anyMatch(k -> k.asInt() != 0);
            if (isLifted) {
                // a level is as far below its photons as these are above it
                out.add(new Target("levels.detunings[" + n + "]", "-x"));
            }
        }
        JsonNode energies = root.at("/levels/energies");
        if (out.isEmpty()
                && root.at("/wave/frequencies").size() == 1
                && energies.size() == 2
                && energies.get(0).isNumber()
                && energies.get(1).isNumber()) {
            BigDecimal gap = energies.get(1)
                    .decimalValue()
                    .subtract(energies.get(0).decimalValue())
                    .abs();
            out.add(new Target("wave.frequencies[0]", gap.toPlainString() + "+x"));
        }
        return out;
    }

    private static List<Target> tones(ObjectNode root, String key) {
        List<Target> out = new ArrayList<>();
        JsonNode tones = root.at("/light/tones");
        for (int i = 0; i < tones.size(); i++) {
            if (tones.get(i).path(key).isNumber()) {
                out.add(new Target("light.tones[" + i + "]." + key, "x"));
            }
        }
        return out;
    }

    /** 2 V of a rotating wave; d E_0/ħ in 1/s of one tone on one dipole. */
    private static List<Target> rabi(ObjectNode root) {
        if (root.at("/wave/detuning").isNumber()) {
            return List.of(new Target("wave.strength", "0.5*x"));
        }
        JsonNode tones = root.at("/light/tones");
        JsonNode dipoles = root.at("/dipoles/entries");
        List<Target> out = new ArrayList<>();
        if (dipoles.size() != 1 || !dipoles.get(0).path("value").isNumber()) {
            return out;
        }
        double d = Math.abs(dipoles.get(0).path("value").asDouble())
                * LabUnits.dipole(new Place("dipoles", root.get("dipoles")).get("unit"));
        for (int i = 0; i < tones.size(); i++) {
            Place tone = new Place("light.tones[" + i + "]", tones.get(i));
            double field = PhysicalConstants.HBAR / d;
            if (tone.has("field")) {
                out.add(new Target(tone.path() + ".field", field + "*x"));
            } else if (tone.has("intensity")) {
                double intensity = 0.5 * PhysicalConstants.C * PhysicalConstants.EPSILON_0 * field * field;
                out.add(new Target(
                        tone.path() + ".intensity", intensity / LabUnits.intensity(tone.get("unit")) + "*x^2"));
            }
        }
        return out;
    }

    private static List<Target> frequency(ObjectNode root) {
        List<Target> out = new ArrayList<>(numbers(root, "/trap/frequency"));
        for (String of : List.of("wave", "light", "drive")) {
            JsonNode all = root.path(of).path("frequencies");
            for (int j = 0; j < all.size(); j++) {
                out.add(new Target(of + ".frequencies[" + j + "]", "x"));
            }
        }
        return out;
    }

    private static List<Target> numbers(ObjectNode root, String... pointers) {
        List<Target> out = new ArrayList<>();
        for (String pointer : pointers) {
            if (root.at(pointer).isNumber()) {
                out.add(new Target(pointer.substring(1).replace('/', '.'), "x"));
            }
        }
        return out;
    }
}
