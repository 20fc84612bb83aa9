package io.github.secular.classical.twoscale;

import io.github.secular.classical.AngleHarmonics;
import io.github.secular.classical.Hamiltonian1D;
import io.github.secular.classical.Orbit;
import io.github.secular.numerics.RefusalException;

/**
 * The shells of a well with one smooth bottom at the points of an amplitude a, E = E_min + a²/2, and the drive
 * between angle harmonics on them: {V, f}_k = i Σ_m B_km f_m, with
 *
 * <pre>
 *   {V, f}_k = i Σ_m [m ∂_I V_d f_m − d V_d ∂_I f_m] = i Σ_m [k ∂_I V_d f_m − ∂_I (d V_d f_m)],  d = k − m,  ∂_I = (ω/a) ∂_a
 * </pre>
 *
 * the first form towards m = 0, the second towards k = 0, which keeps mass, and their mean elsewhere, which is
 * skew-Hermitian. V is tapered to 0 near the largest amplitude, where nothing is to arrive.
 */
final class SpectralShells {
    /** Where the taper starts, in parts of the largest amplitude. */
    static final double TAPER = 0.82;

    private static final double NEGLIGIBLE = 1e-13;

    private final Hamiltonian1D hamiltonian;
    private final AmplitudeBasis basis;
    private final FastModes modes;
    private final int highest;
    private final Orbit[] orbits;
    private final double[] frequency;
    /** V_d and ∂_I V_d by channel and d ≥ 0: (re, im) at every point. */
    private final double[][][] shape;

    private final double[][][] slope;
    /** By channel, target k ≥ −K and source m; null where V_d vanishes. */
    private final double[][][][] blocks;

    private PhaseCoordinates coordinates;

    /**
     * @param tail accepted for what the polynomials leave out of ω and V_d
     * @throws RefusalException if the well or the drive is not smooth enough
     */
    SpectralShells(Hamiltonian1D hamiltonian, AmplitudeBasis basis, FastModes modes, int highest, double tail) {
        this.hamiltonian = hamiltonian;
        this.basis = basis;
        this.modes = modes;
        this.highest = highest;
        int n = basis.size();
        orbits = new Orbit[n];
        frequency = new double[n];
        for (int i = 0; i < n; i++) {
            double a = basis.point(i);
            orbits[i] = hamiltonian
                    .shell(hamiltonian.lowestEnergy() + a * a / 2)
                    .orbits()
                    .get(0);
            frequency[i] = orbits[i].frequency();
        }
        check("The frequency of the well", frequency, 0, tail);
        shape = new double[modes.channels()][2 * highest + 1][];
        slope = new double[modes.channels()][2 * highest + 1][];
        blocks = new double[modes.channels()][2 * highest + 1][2 * highest + 1][];
        for (int c = 0; c < modes.channels(); c++) {
            findHarmonics(c, tail);
            for (int k = -highest; k <= highest; k++) {
                for (int m = -highest; m <= highest; m++) {
                    if (shape[c][Math.abs(k - m)] != null && (k != 0 || m != 0)) {
                        blocks[c][k + highest][m + highest] = block(c, k, m);
                    }
                }
            }
        }
    }

    private void check(String what, double[] values, int parity, double limit) {
        double found = basis.tail(values, parity);
        if (!(found <= limit)) {
            throw new RefusalException(String.format(
                    java.util.Locale.ROOT,
                    "%s is not smooth enough in the amplitude for polynomials of degree %d (they leave out %.0e); choose"
                            + " the solver \"two-scale\".",
                    what,
                    2 * basis.size() - 1,
                    found));
        }
    }

    private void findHarmonics(int c, double tail) {
        int n = basis.size();
        double[][] v = new double[2 * highest + 1][2 * n];
        double[] largest = new double[2 * highest + 1];
        double scale = 0;
        for (int i = 0; i < n; i++) {
            AngleHarmonics h = orbits[i].harmonics(modes.shape(c), 2 * highest);
            for (int d = 0; d <= 2 * highest; d++) {
                v[d][2 * i] = h.re(d);
                v[d][2 * i + 1] = h.im(d);
                largest[d] = Math.max(largest[d], Math.sqrt(h.abs2(d)));
                scale = Math.max(scale, largest[d]);
            }
        }
        for (int d = 0; d <= 2 * highest; d++) {
            if (!(largest[d] > NEGLIGIBLE * scale)) {
                continue;
            }
            double[] part = new double[n];
            for (int side = 0; side < 2; side++) {
                double size = 0;
                for (int i = 0; i < n; i++) {
                    part[i] = v[d][2 * i + side];
                    size = Math.max(size, Math.abs(part[i]));
                }
                if (size > 1e-6 * scale) {
                    check("The drive", part, d, tail * scale / size);
                }
            }
            shape[c][d] = v[d];
            slope[c][d] = slope(v[d], d);
            for (int i = 0; i < n; i++) {
                double chi = taper(basis.point(i))[0];
                v[d][2 * i] *= chi;
                v[d][2 * i + 1] *= chi;
            }
        }
    }

    /** ∂_I (χ V_d) with the derivative of the taper in closed form. */
    private double[] slope(double[] v, int d) {
        int n = basis.size();
        double[][] derivative = basis.derivative(d);
        double[] out = new double[2 * n];
        for (int i = 0; i < n; i++) {
            double[] chi = taper(basis.point(i));
            double re = 0;
            double im = 0;
            for (int j = 0; j < n; j++) {
                re += derivative[i][j] * v[2 * j];
                im += derivative[i][j] * v[2 * j + 1];
            }
            double byAction = frequency[i] / basis.point(i);
            out[2 * i] = byAction * (chi[1] * v[2 * i] + chi[0] * re);
            out[2 * i + 1] = byAction * (chi[1] * v[2 * i + 1] + chi[0] * im);
        }
        return out;
    }

    /** χ = 1 at first, then falling to 0 with all its derivatives: e^{−1/(1−u)} / (e^{−1/u} + e^{−1/(1−u)}); χ′. */
    private double[] taper(double a) {
        double from = TAPER * basis.reach();
        double width = basis.reach() - from;
        double u = (a - from) / width;
        if (u <= 0) {
            return new double[] {1, 0};
        }
        if (u >= 1) {
            return new double[] {0, 0};
        }
        double z = 1 / (1 - u) - 1 / u;
        double chi = 1 / (1 + Math.exp(z));
        return new double[] {chi, -chi * (1 - chi) * (1 / ((1 - u) * (1 - u)) + 1 / (u * u)) / width};
    }

    private double[] block(int c, int k, int m) {
        int n = basis.size();
        int d = k - m;
        double sign = d < 0 ? -1 : 1;
        double[] v = shape[c][Math.abs(d)];
        double[] w = slope[c][Math.abs(d)];
        double inner = m == 0 ? 1 : k == 0 ? 0 : 0.5;
        double[][] before = basis.derivative(m);
        double[][] after = basis.derivative(k);
        double[] out = new double[2 * n * n];
        for (int i = 0; i < n; i++) {
            double byAction = frequency[i] / basis.point(i);
            for (int j = 0; j < n; j++) {
                double x = d * byAction * inner * before[i][j];
                double y = d * byAction * (1 - inner) * after[i][j];
                out[2 * (i * n + j)] = -x * v[2 * i] - y * v[2 * j];
                out[2 * (i * n + j) + 1] = -sign * (x * v[2 * i + 1] + y * v[2 * j + 1]);
            }
            double factor = inner * m + (1 - inner) * k;
            out[2 * (i * n + i)] += factor * w[2 * i];
            out[2 * (i * n + i) + 1] += sign * factor * w[2 * i + 1];
        }
        if (k == 0) {
            keepMass(out);
        }
        return out;
    }

    /** What polynomials let leak through the largest amplitude, where f is negligible, is put back inside. */
    private void keepMass(double[] matrix) {
        int n = basis.size();
        double[] back = new double[n];
        double total = 0;
        for (int i = 0; i < n; i++) {
            double a = basis.point(i) / basis.reach();
            back[i] = Math.exp(-12 * a * a);
            total += mass(i) * back[i];
        }
        for (int j = 0; j < n; j++) {
            double re = 0;
            double im = 0;
            for (int i = 0; i < n; i++) {
                re += mass(i) * matrix[2 * (i * n + j)];
                im += mass(i) * matrix[2 * (i * n + j) + 1];
            }
            for (int i = 0; i < n; i++) {
                matrix[2 * (i * n + j)] -= back[i] * re / total;
                matrix[2 * (i * n + j) + 1] -= back[i] * im / total;
            }
        }
    }

    Hamiltonian1D hamiltonian() {
        return hamiltonian;
    }

    AmplitudeBasis basis() {
        return basis;
    }

    /** Polar coordinates of phase space, found when first asked for. */
    synchronized PhaseCoordinates coordinates() {
        if (coordinates == null) {
            coordinates = new PhaseCoordinates(this);
        }
        return coordinates;
    }

    int size() {
        return basis.size();
    }

    int highest() {
        return highest;
    }

    Orbit orbit(int i) {
        return orbits[i];
    }

    double frequency(int i) {
        return frequency[i];
    }

    double energy(int i) {
        return orbits[i].energy();
    }

    /** The weight of point i in ∫ f_0 dI; mass is 2π times the sum. */
    double mass(int i) {
        return basis.integral()[i] / frequency[i];
    }

    /** B_km of a channel, n × n, row by row, (re, im); null where there is none. */
    double[] coupling(int channel, int k, int m) {
        return blocks[channel][k + highest][m + highest];
    }
}
