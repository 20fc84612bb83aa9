package io.github.secular.scenario;

import io.github.secular.numerics.InvalidInputException;
import io.github.secular.quantum.Damping;

/** Symmetric matrices of damping rates: "damping" of a scaled model, "dephasing" of a lab model. */
final class DampingSection {
    private DampingSection() {}

    static Damping read(Place damping, int n) {
        damping.allow("gamma", "exponent");
        double exponent = damping.find("exponent").map(Place::nonNegative).orElse(0.0);
        return new Damping(symmetric(damping.get("gamma"), n), exponent);
    }

    /**
     * A symmetric N × N matrix of rates: one number for all pairs, a matrix, or {"levels": [x_n]} for
     * (x_n + x_m)/2.
     */
    static double[][] symmetric(Place place, int n) {
        double[][] out = new double[n][n];
        if (place.node().isObject()) {
            place.allow("levels");
            var rates = place.get("levels").list(n, "one per level");
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    out[i][j] = i == j
                            ? 0
                            : (rates.get(i).nonNegative() + rates.get(j).nonNegative()) / 2;
                }
            }
            return out;
        }
        if (place.node().isArray()) {
            out = place.realMatrix(n);
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    String where = place.path() + "[" + i + "][" + j + "]";
                    if (i != j && !(out[i][j] >= 0)) {
                        throw new InvalidInputException(where, "" + out[i][j], "a rate of at least 0");
                    }
                    if (out[i][j] != out[j][i]) {
                        throw new InvalidInputException(
                                where,
                                out[i][j] + " where " + place.path() + "[" + j + "][" + i + "] is " + out[j][i],
                                "a symmetric matrix");
                    }
                }
            }
            return out;
        }
        double all = place.nonNegative();
        for (int i = 0; i < n; i++) {
            java.util.Arrays.fill(out[i], all);
            out[i][i] = 0;
        }
        return out;
    }
}
