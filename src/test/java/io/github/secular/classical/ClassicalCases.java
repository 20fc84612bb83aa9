package io.github.secular.classical;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** Turns the inputs of the classical reference cases on the test path into models. */
public final class ClassicalCases {
    private ClassicalCases() {}

    /** The whole case; {@code name} without ".json". */
    public static JsonNode read(String name) {
        String path = "/reference/classical/" + name + ".json";
        try (InputStream in = ClassicalCases.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalArgumentException("There is no reference case " + path + ".");
            }
            return new ObjectMapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** From a description such as "quartic p^2/2+x^4/4". */
    public static Hamiltonian1D hamiltonian(String description) {
        String name = description.split(" ")[0];
        return new Hamiltonian1D(
                switch (name) {
                    case "harmonic" -> Wells.harmonic(1);
                    case "quartic" -> Wells.quartic(1);
                    case "duffing" -> Wells.duffing(1, 1);
                    default -> throw new IllegalArgumentException(description);
                });
    }

    /** From "x^2 * sum_j amp_j cos(2 pi vartheta_j)" and terms [amplitude, nu]. */
    public static QuasiPeriodicPotential potential(String description, JsonNode terms) {
        String shape = description.split(" ")[0];
        double[] nu = new double[terms.size()];
        List<CosineTerm> out = new ArrayList<>();
        for (int j = 0; j < nu.length; j++) {
            nu[j] = terms.get(j).get(1).asDouble();
            int[] index = new int[nu.length];
            index[j] = 1;
            String amplitude = terms.get(j).get(0).asText();
            out.add(CosineTerm.of(FormulaFunction.of(amplitude + " * " + shape), index));
        }
        return new QuasiPeriodicPotential(nu, out);
    }
}
