package io.github.secular.quantum;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.secular.drive.Envelope;
import io.github.secular.drive.FormulaEnvelope;
import io.github.secular.drive.Harmonic;
import io.github.secular.drive.Wave;
import io.github.secular.numerics.ComplexMatrix;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Turns the inputs of the reference cases on the test path into models. */
public final class ReferenceCases {
    private ReferenceCases() {}

    /** The whole case; {@code name} without ".json". */
    public static JsonNode read(String name) {
        String path = "/reference/quantum/" + name + ".json";
        try (InputStream in = ReferenceCases.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalArgumentException("There is no reference case " + path + ".");
            }
            return new ObjectMapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The model of a case with a wave, from the keys e, delta, p, mu, gamma or gamma_offdiag, W, and either
     * V, phi, omega or modes, Omega, envelope.
     */
    public static BlochModel model(JsonNode inputs, double epsilon) {
        return model(inputs, inputs.path("mu").asDouble(0), inputs.path("p").asDouble(1), epsilon);
    }

    /** As {@link #model(JsonNode, double)}, where μ and p stand elsewhere (rows of a table). */
    public static BlochModel model(JsonNode inputs, double mu, double p, double epsilon) {
        double[] energies = doubles(inputs.get("e"));
        int n = energies.length;
        double[] shifts = inputs.has("delta") ? doubles(inputs.get("delta")) : new double[n];
        List<String> labels = IntStream.range(0, n).mapToObj(Integer::toString).toList();
        Levels levels = new Levels(labels, energies, new int[n][0], energies, shifts, p);
        return new BlochModel(
                levels, new Damping(gamma(inputs, n), mu), rates(inputs.get("W"), n), wave(inputs), epsilon);
    }

    /** Case s01: V_01 = exp(i(Δ + w)τ). */
    public static BlochModel rotating(double[] energies, double gamma, double detuning, double epsilon) {
        Wave wave = Wave.rotating(detuning + energies[1] - energies[0], 1);
        Damping damping = new Damping(new double[][] {{0, gamma}, {gamma, 0}}, 0);
        return new BlochModel(Levels.of(energies), damping, RateMatrix.zero(2), wave, epsilon);
    }

    /** ρ(0) from rho0_diag or rho0. */
    public static ComplexMatrix initial(JsonNode inputs) {
        return inputs.has("rho0_diag")
                ? ComplexMatrix.diagonal(doubles(inputs.get("rho0_diag")))
                : complexMatrix(inputs.get("rho0"));
    }

    public static Wave wave(JsonNode inputs) {
        List<Harmonic> harmonics = new ArrayList<>();
        if (inputs.has("modes")) {
            Envelope envelope =
                    inputs.has("envelope") ? envelope(inputs.get("envelope").asText()) : Envelope.ONE;
            for (JsonNode mode : inputs.get("modes")) {
                harmonics.add(new Harmonic(integers(mode.get("xi")), complexMatrix(mode.get("Vhat")), envelope));
            }
            double[] omega = doubles(inputs.get("Omega"));
            for (int j = 0; j < omega.length; j++) {
                omega[j] *= 2 * Math.PI;
            }
            return new Wave(harmonics.get(0).matrix().rows(), omega, harmonics);
        }
        ComplexMatrix coupling = complexMatrix(inputs.get("V"));
        for (JsonNode term : inputs.get("phi")) {
            JsonNode phi = term.get("phi");
            harmonics.add(new Harmonic(
                    integers(term.get("alpha")),
                    coupling.times(phi.get(0).asDouble(), phi.get(1).asDouble())));
        }
        return new Wave(coupling.rows(), doubles(inputs.get("omega")), harmonics);
    }

    /** The only envelope that a case uses. */
    private static Envelope envelope(String text) {
        if (!text.equals("g(t)=1+0.3*sin(2 t)")) {
            throw new IllegalArgumentException("Unknown envelope " + text);
        }
        return FormulaEnvelope.of("1 + 0.3*sin(2*t)");
    }

    private static double[][] gamma(JsonNode inputs, int n) {
        if (inputs.has("gamma") && inputs.get("gamma").isArray()) {
            return doubles2(inputs.get("gamma"));
        }
        double value = inputs.has("gamma")
                ? inputs.get("gamma").asDouble()
                : inputs.get("gamma_offdiag").asDouble();
        double[][] gamma = new double[n][n];
        for (int i = 0; i < n; i++) {
            java.util.Arrays.fill(gamma[i], value);
            gamma[i][i] = 0;
        }
        return gamma;
    }

    private static RateMatrix rates(JsonNode node, int n) {
        return node == null || node.isNull() ? RateMatrix.zero(n) : new RateMatrix(doubles2(node));
    }

    public static ComplexMatrix complexMatrix(JsonNode node) {
        int rows = node.size();
        int columns = node.get(0).size();
        double[] data = new double[2 * rows * columns];
        int k = 0;
        for (JsonNode row : node) {
            for (JsonNode entry : row) {
                data[k++] = entry.get(0).asDouble();
                data[k++] = entry.get(1).asDouble();
            }
        }
        return ComplexMatrix.of(rows, columns, data);
    }

    /** An array of numbers, or one number as an array of length 1. */
    public static double[] doubles(JsonNode node) {
        if (node.isNumber()) {
            return new double[] {node.asDouble()};
        }
        double[] out = new double[node.size()];
        for (int i = 0; i < out.length; i++) {
            out[i] = node.get(i).asDouble();
        }
        return out;
    }

    public static double[][] doubles2(JsonNode node) {
        double[][] out = new double[node.size()][];
        for (int i = 0; i < out.length; i++) {
            out[i] = doubles(node.get(i));
        }
        return out;
    }

    private static int[] integers(JsonNode node) {
        int[] out = new int[node.size()];
        for (int i = 0; i < out.length; i++) {
            out[i] = node.get(i).asInt();
        }
        return out;
    }
}
