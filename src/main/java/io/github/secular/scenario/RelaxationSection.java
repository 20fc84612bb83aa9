package io.github.secular.scenario;

import io.github.secular.numerics.InvalidInputException;
import io.github.secular.quantum.Levels;
import io.github.secular.quantum.RateMatrix;

/** Pauli rates: the "relaxation" of a scaled model, and lists of rates anywhere. */
final class RelaxationSection {
    private RelaxationSection() {}

    static RateMatrix read(Place relaxation, Levels levels) {
        relaxation.allow("rates", "temperature", "symmetric", "spontaneous");
        int n = levels.size();
        String[] forms = {"rates", "symmetric", "spontaneous"};
        long given = java.util.Arrays.stream(forms).filter(relaxation::has).count();
        if (given != 1) {
            throw new InvalidInputException(
                    relaxation.path(),
                    given == 0 ? "no rates" : "rates given in more than one form",
                    "one of rates, symmetric (with temperature), spontaneous (with temperature)");
        }
        if (relaxation.has("rates")) {
            if (relaxation.has("temperature")) {
                throw new InvalidInputException(
                        relaxation.path(), "\"temperature\" beside \"rates\"", "rates alone, for they are complete");
            }
            return new RateMatrix(rates(relaxation.get("rates"), n, "rate"));
        }
        double temperature = relaxation.get("temperature").positive();
        return relaxation.has("symmetric")
                ? thermal(relaxation.get("symmetric"), levels, temperature)
                : spontaneous(relaxation.get("spontaneous"), levels, temperature);
    }

    /** W(n→k) = S_nk exp((e_n − e_k)/2T), which is microreversible (doc/quantum.md, Q8.1). */
    private static RateMatrix thermal(Place symmetric, Levels levels, double temperature) {
        double[][] rates = DampingSection.symmetric(symmetric, levels.size());
        for (int i = 0; i < rates.length; i++) {
            for (int j = 0; j < rates.length; j++) {
                if (i != j) {
                    rates[i][j] *= Math.exp((levels.energy(i) - levels.energy(j)) / (2 * temperature));
                }
            }
        }
        return wrap(symmetric, rates);
    }

    /** W_down = A (1 + n̄), W_up = A n̄ (doc/quantum.md, Q2.3). */
    private static RateMatrix spontaneous(Place place, Levels levels, double temperature) {
        double[][] down = rates(place, levels.size(), "rate");
        double[][] rates = new double[down.length][down.length];
        for (int i = 0; i < down.length; i++) {
            for (int j = 0; j < down.length; j++) {
                if (i == j || down[i][j] == 0) {
                    continue;
                }
                double drop = levels.energy(i) - levels.energy(j);
                if (!(drop > 0)) {
                    throw new InvalidInputException(
                            place.path(),
                            "a spontaneous rate from level " + i + " to level " + j + ", which is not lower",
                            "rates from higher to lower energies");
                }
                double photons = 1 / Math.expm1(drop / temperature);
                rates[i][j] += down[i][j] * (1 + photons);
                rates[j][i] += down[i][j] * photons;
            }
        }
        return wrap(place, rates);
    }

    private static RateMatrix wrap(Place place, double[][] rates) {
        try {
            return new RateMatrix(rates);
        } catch (InvalidInputException e) {
            throw e.within(place.path());
        }
    }

    /** Rates n → k at [n][k]: a matrix, or a list of {"from", "to", key}, of which equal pairs add up. */
    static double[][] rates(Place place, int n, String key) {
        double[][] out;
        if (isMatrix(place)) {
            out = place.realMatrix(n);
        } else {
            out = new double[n][n];
            for (Place entry : place.list()) {
                entry.allow("from", "to", key);
                int from = entry.get("from").level(n);
                int to = entry.get("to").level(n);
                if (from == to) {
                    throw entry.get("to").wrong("another level than \"from\"");
                }
                out[from][to] += entry.get(key).nonNegative();
            }
        }
        wrap(place, out);
        return out;
    }

    private static boolean isMatrix(Place place) {
        return place.node().isArray()
                && !place.node().isEmpty()
                && place.node().get(0).isArray();
    }
}
