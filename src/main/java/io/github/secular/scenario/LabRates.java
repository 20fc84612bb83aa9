package io.github.secular.scenario;

import io.github.secular.numerics.ComplexMatrix;
import io.github.secular.numerics.InvalidInputException;
import io.github.secular.quantum.RateMatrix;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Decay and dephasing of a laboratory model.
 *
 * @param decay Einstein A coefficients, 1/s, n → k at [n][k]
 * @param pauli all rates between levels, 1/s: decay, thermal radiation, other transfer
 * @param damping γ_nm = (Γ_n + Γ_m)/2 + dephasing_nm, 1/s, with Γ_n the outflow of level n
 */
record LabRates(double[][] decay, RateMatrix pauli, double[][] damping) {
    /** @param energies E_n/ħ, rad/s */
    static LabRates read(Place root, int n, double[] energies) {
        double[][] decay = root.find("decay")
                .map(p -> RelaxationSection.rates(p, n, "rate"))
                .orElse(new double[n][n]);
        double[][] rates = root.find("transfer")
                .map(p -> RelaxationSection.rates(p, n, "rate"))
                .orElse(new double[n][n]);
        double temperature = root.find("temperature").map(Place::nonNegative).orElse(0.0);
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                if (i == j || decay[i][j] == 0) {
                    continue;
                }
                double drop = energies[i] - energies[j];
                if (!(drop > 0)) {
                    throw new InvalidInputException(
                            "decay",
                            "a decay from level " + i + " to level " + j + ", which does not lie lower",
                            "decay to lower levels (other rates stand under transfer)");
                }
                // W_down = A (1 + nbar), W_up = A nbar, nbar at the transition frequency (doc/quantum.md, Q2.3)
                double photons = temperature == 0
                        ? 0
                        : 1 / Math.expm1(PhysicalConstants.HBAR * drop / (PhysicalConstants.K_B * temperature));
                rates[i][j] += decay[i][j] * (1 + photons);
                rates[j][i] += decay[i][j] * photons;
            }
        }
        RateMatrix pauli = new RateMatrix(rates);
        double[][] damping = root.find("dephasing").map(p -> dephasing(p, n)).orElse(new double[n][n]);
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                if (i != j) {
                    damping[i][j] += (pauli.outflow(i) + pauli.outflow(j)) / 2;
                }
            }
        }
        return new LabRates(decay, pauli, damping);
    }

    /** Pure dephasing, 1/s; a collisional full width Δν in Hz is π Δν (doc/quantum.md, Q2.2). */
    private static double[][] dephasing(Place place, int n) {
        if (!place.node().isObject() || place.has("levels")) {
            return DampingSection.symmetric(place, n);
        }
        place.allow("levels", "linewidths");
        double[][] widths = DampingSection.symmetric(place.get("linewidths"), n);
        for (double[] row : widths) {
            for (int j = 0; j < row.length; j++) {
                row[j] *= Math.PI;
            }
        }
        return widths;
    }

    /** Where a level decays to one other level only and has a dipole with it: how well the two agree. */
    List<String> mismatches(Optional<ComplexMatrix> dipoles, double[] energies) {
        List<String> notes = new ArrayList<>();
        for (int i = 0; i < decay.length && dipoles.isPresent(); i++) {
            int lower = onlyTarget(i);
            double d = lower < 0 ? 0 : dipoles.get().abs(i, lower);
            if (d == 0) {
                continue;
            }
            double w = energies[i] - energies[lower];
            // Gamma = w^3 d^2/(3 pi eps0 hbar c^3) of the cycling dipole (doc/quantum.md, Q2.4)
            double gamma = w
                    * w
                    * w
                    * d
                    * d
                    / (3
                            * Math.PI
                            * PhysicalConstants.EPSILON_0
                            * PhysicalConstants.HBAR
                            * Math.pow(PhysicalConstants.C, 3));
            if (Math.abs(gamma / decay[i][lower] - 1) > 0.01) {
                notes.add("The decay " + i + " to " + lower + " is " + LabReport.digits(decay[i][lower], 4)
                        + " 1/s, while its dipole alone would radiate " + LabReport.digits(gamma, 4) + " 1/s, "
                        + LabReport.digits(gamma / decay[i][lower], 3)
                        + " of it; equal they are only for the whole dipole of a cycling transition.");
            }
        }
        return notes;
    }

    /** The only level to which level i decays, or −1. */
    private int onlyTarget(int i) {
        int target = -1;
        for (int j = 0; j < decay.length; j++) {
            if (i != j && decay[i][j] > 0) {
                if (target >= 0) {
                    return -1;
                }
                target = j;
            }
        }
        return target;
    }
}
