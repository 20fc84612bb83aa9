package io.github.secular.classical.limit;

import io.github.secular.numerics.InvalidInputException;
import io.github.secular.numerics.RadauStep;
import io.github.secular.numerics.RadauTableau;

/**
 * A step in time of {@link EnergyDiffusion} that keeps F non-negative: Radau IIA of order 5, mixed where it would go
 * below zero with as little as needed of backward Euler, whose matrix is an M-matrix. Not thread-safe.
 */
final class PositiveStep {
    private static final double[] NODES = RadauTableau.nodes();
    private static final double MOST_MIXED = 1e-3;

    /** The values of all envelopes at a time. */
    interface Strengths {
        double[] at(double t);
    }

    private final EnergyGrid grid;
    private final double[] masses;
    private final double[] distances;
    private final FluxCoefficient.AtEnergy[] faces;
    private final RadauStep radau;
    private final double[][] conductances;
    /** Those of a drive that stands still, or empty. */
    private double[] fixed = new double[0];

    private final double[] before;
    private final double[] euler;
    private Strengths strengths = t -> new double[0];
    private boolean steady = true;

    PositiveStep(EnergyGrid grid, FluxCoefficient flux) {
        this.grid = grid;
        this.masses = grid.masses();
        int n = masses.length;
        double[] energies = grid.faces();
        double[] centres = grid.centres();
        faces = new FluxCoefficient.AtEnergy[n];
        distances = new double[n];
        for (int i = 0; i < n; i++) {
            faces[i] = flux.at(energies[i + 1]);
            distances[i] = (i + 1 < n ? centres[i + 1] : energies[n]) - centres[i];
        }
        radau = new RadauStep(masses);
        conductances = new double[RadauStep.STAGES][n];
        before = new double[n];
        euler = new double[n];
    }

    /** From now on the envelopes are these. @param standStill whether they do not change */
    void under(Strengths envelopes, boolean standStill) {
        strengths = envelopes;
        steady = standStill;
        fixed = new double[0];
    }

    /**
     * @param f F at the start, one per cell
     * @param out F at the end; may be f
     * @return the mass lost at the top, or NaN if it took too much of backward Euler, so that the step was too long
     */
    double advance(double[] f, double t, double dt, double[] out) {
        for (int j = 0; j < RadauStep.STAGES; j++) {
            conduct(t + NODES[j] * dt, conductances[j]);
        }
        System.arraycopy(f, 0, before, 0, f.length);
        double lost = radau.advance(f, conductances, dt, out);
        double negative = 0;
        for (double value : out) {
            negative = Math.min(negative, value);
        }
        if (negative >= 0) {
            return lost;
        }
        double lostByEuler = backwardEuler(before, conductances[RadauStep.STAGES - 1], dt, euler);
        double mixed = 0;
        for (int i = 0; i < out.length; i++) {
            if (out[i] < 0) {
                mixed = Math.max(mixed, -out[i] / (euler[i] - out[i]));
            }
        }
        for (int i = 0; i < out.length; i++) {
            out[i] = Math.max(0, (1 - mixed) * out[i] + mixed * euler[i]);
        }
        return mixed <= MOST_MIXED ? (1 - mixed) * lost + mixed * lostByEuler : Double.NaN;
    }

    /** Thomas' algorithm for the M-matrix; {@code f} is used up. */
    private double backwardEuler(double[] f, double[] g, double dt, double[] out) {
        int n = f.length;
        double[] upper = conductances[0]; // free by now
        double last = 0;
        for (int i = 0; i < n; i++) {
            double below = i > 0 ? dt * g[i - 1] : 0;
            double pivot = masses[i] + dt * g[i] + below - below * last;
            last = dt * g[i] / pivot;
            upper[i] = last;
            f[i] = (masses[i] * f[i] + (i > 0 ? below * f[i - 1] : 0)) / pivot;
        }
        out[n - 1] = f[n - 1];
        for (int i = n - 2; i >= 0; i--) {
            out[i] = f[i] + upper[i] * out[i + 1];
        }
        return dt * g[n - 1] * out[n - 1];
    }

    private void conduct(double t, double[] out) {
        if (steady && fixed.length > 0) {
            System.arraycopy(fixed, 0, out, 0, out.length);
            return;
        }
        double[] g = strengths.at(t);
        for (int i = 0; i < out.length; i++) {
            double value = faces[i].at(g);
            if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
                throw new InvalidInputException(
                        "h0 d",
                        value + " at E = " + grid.faces()[i + 1] + ", t = " + t,
                        "a finite number of at least 0");
            }
            out[i] = value / distances[i];
        }
        if (steady) {
            fixed = out.clone();
        }
    }
}
