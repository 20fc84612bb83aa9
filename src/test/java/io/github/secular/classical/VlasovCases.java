package io.github.secular.classical;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.secular.numerics.Formula;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The classical reference cases on the test path, and problems made from them. */
public final class VlasovCases {
    private VlasovCases() {}

    /** The whole case; {@code name} without ".json". */
    public static JsonNode read(String name) {
        String path = "/reference/classical/" + name + ".json";
        try (InputStream in = VlasovCases.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalArgumentException("There is no reference case " + path + ".");
            }
            return new ObjectMapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static double[] doubles(JsonNode node) {
        double[] out = new double[node.size()];
        for (int i = 0; i < out.length; i++) {
            out[i] = node.get(i).asDouble();
        }
        return out;
    }

    /** The times of the rows of one ε, in order. */
    public static double[] times(JsonNode rows, double epsilon) {
        return java.util.stream.StreamSupport.stream(rows.spliterator(), false)
                .filter(row -> row.get("eps").asDouble() == epsilon)
                .mapToDouble(row -> row.get("t").asDouble())
                .sorted()
                .distinct()
                .toArray();
    }

    /** The one state at a time that the trajectory holds, with the whole report. */
    public static VlasovTrajectory at(VlasovTrajectory found, double time) {
        int i = java.util.Arrays.binarySearch(found.times(), time);
        return new VlasovTrajectory(new double[] {time}, java.util.List.of(found.state(i)), found.report());
    }

    public static Hamiltonian1D harmonic() {
        return new Hamiltonian1D(new FormulaPotential(new Formula("x^2/2", "x")), -20, 20);
    }

    public static Hamiltonian1D duffing() {
        return new Hamiltonian1D(new FormulaPotential(new Formula("x^2/2 + x^4/4", "x")), -20, 20);
    }

    /** S5, harmonic well: γ = 0.5, V = x cos 0.7τ. */
    public static VlasovProblem forcedWell(double epsilon, InitialDensity f0) {
        return new VlasovProblem(
                harmonic(),
                Relaxation.constant(0.5),
                QuasiPeriodicPotential.cosine(FormulaFunction.of("x"), 0.7),
                epsilon,
                f0);
    }

    /** S5, Duffing well: γ = 0.5, V = x cos 1.2τ. */
    public static VlasovProblem forcedDuffing(double epsilon, InitialDensity f0) {
        return new VlasovProblem(
                duffing(),
                Relaxation.constant(0.5),
                QuasiPeriodicPotential.cosine(FormulaFunction.of("x"), 1.2),
                epsilon,
                f0);
    }

    /** S5: exp(−(H0 + slope x)/0.6), of mass 1. */
    public static InitialDensity duffingStart(double slope) {
        return new FunctionDensity(
                FormulaFunction.of("exp(-(p^2/2 + x^2/2 + x^4/4 + " + slope + "*x)/0.6)"),
                PhaseRange.centred(3.4, 7.2),
                1);
    }
}
