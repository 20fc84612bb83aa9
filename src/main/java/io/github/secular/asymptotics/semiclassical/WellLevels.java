package io.github.secular.asymptotics.semiclassical;

import io.github.secular.classical.Hamiltonian1D;
import io.github.secular.classical.PhaseFunction;
import io.github.secular.numerics.ComplexMatrix;
import io.github.secular.numerics.Progress;
import java.util.Arrays;

/**
 * The stationary states of H0 = p̂²/2 + U(x) at one ħ, up to a highest energy (doc/semiclassical.md, W2). Energies are
 * those of H0, not divided by ħ. Wave functions are real and positive beyond their last zero on the right.
 *
 * <p>In a symmetric well even and odd states are found apart, so that the two of a tunnelling doublet are what they
 * are, however near; there {@link #parity} is 1 or −1, else 0.
 */
public final class WellLevels {
    private final Hamiltonian1D hamiltonian;
    private final SincGrid grid;
    private final double centre;
    private final double[] energies;
    private final int[] parities;
    /** One row per level, Σ ψ_i² = 1. */
    private final double[][] states;

    private final double energyError;
    private final double elementError;

    WellLevels(
            Hamiltonian1D hamiltonian,
            SincGrid grid,
            double centre,
            double[] energies,
            int[] parities,
            double[][] states,
            double energyError,
            double elementError) {
        this.hamiltonian = hamiltonian;
        this.grid = grid;
        this.centre = centre;
        this.energies = energies;
        this.parities = parities;
        this.states = states;
        this.energyError = energyError;
        this.elementError = elementError;
    }

    /**
     * All levels up to an energy, the basis refined until they and their position elements stand.
     *
     * @param hbar ħ, in units of position times momentum, above 0
     * @param highest energy, above the lowest of the well
     * @param tolerance the largest error allowed of a level, relative to the height of {@code highest} above the bottom,
     *     and of an element of x, relative to the largest
     * @throws io.github.secular.numerics.InvalidInputException if ħ is no such number, or motions of this energy escape
     * @throws io.github.secular.numerics.RefusalException if there is no level so low, the well has no stationary
     *     states, two levels of a well without symmetry are nearer than 1e-10 of their height, or the tolerance is not
     *     met with as many points as are allowed
     */
    public static WellLevels of(
            Hamiltonian1D hamiltonian, double hbar, double highest, double tolerance, Progress progress) {
        return new LevelSearch(hamiltonian, hbar, highest, tolerance, progress).find();
    }

    /**
     * So many levels, the lowest.
     *
     * @throws io.github.secular.numerics.RefusalException as above, or if the well does not bind so many
     */
    public static WellLevels lowest(
            Hamiltonian1D hamiltonian, double hbar, int count, double tolerance, Progress progress) {
        return LevelSearch.lowest(hamiltonian, hbar, count, tolerance, progress);
    }

    /** The levels and the elements of x found by a finer grid, their errors what the two differ by at most. */
    WellLevels withErrors(double energy, double element) {
        return new WellLevels(hamiltonian, grid, centre, energies, parities, states, energy, element);
    }

    public Hamiltonian1D hamiltonian() {
        return hamiltonian;
    }

    /** ħ. */
    public double hbar() {
        return grid.hbar();
    }

    /** How many levels there are up to the highest energy. */
    public int size() {
        return energies.length;
    }

    /** E_n, increasing with n = 0, 1, 2 … */
    public double energy(int n) {
        return energies[n];
    }

    /** All E_n, a copy. */
    public double[] energies() {
        return energies.clone();
    }

    /** 1 for even, −1 for odd wave functions around the middle of a symmetric well, 0 in other wells. */
    public int parity(int n) {
        return parities[n];
    }

    /** ⟨n|x|m⟩, M × M. */
    double[][] positions() {
        int m = size();
        double[][] out = new double[m][m];
        double[] product = new double[grid.size()];
        for (int n = 0; n < m; n++) {
            for (int i = 0; i < product.length; i++) {
                product[i] = grid.points()[i] * states[n][i];
            }
            for (int k = 0; k <= n; k++) {
                out[n][k] = parities[n] * parities[k] == 1 ? (k == n ? centre : 0) : dot(states[k], product);
                out[k][n] = out[n][k];
            }
        }
        return out;
    }

    /** Whether U is even around a centre. */
    public boolean isSymmetric() {
        return !Double.isNaN(centre);
    }

    /** What a level may be off by, absolute. */
    public double energyError() {
        return energyError;
    }

    /** What an element of x may be off by, absolute. */
    public double elementError() {
        return elementError;
    }

    /** Points of the basis. */
    public int points() {
        return grid.size();
    }

    /** The first and the last point of the basis, beyond which wave functions have died out. */
    public double[] range() {
        return new double[] {grid.points()[0], grid.points()[grid.size() - 1]};
    }

    /** The largest momentum that the basis holds, πħ/h. */
    public double largestMomentum() {
        return Math.PI * hbar() / grid.step();
    }

    /** ψ_n(x), so that ∫ψ² dx = 1. */
    public double state(int n, double x) {
        return grid.at(states[n], x) / Math.sqrt(grid.step());
    }

    /** The wave function of momentum, (2πħ)^(−1/2) ∫ψ_n e^{−ipx/ħ} dx: its real and imaginary part. */
    public double[] momentumState(int n, double p) {
        double re = 0;
        double im = 0;
        double[] x = grid.points();
        for (int i = 0; i < x.length; i++) {
            re += states[n][i] * Math.cos(p * x[i] / hbar());
            im -= states[n][i] * Math.sin(p * x[i] / hbar());
        }
        double unit = Math.sqrt(grid.step() / (2 * Math.PI * hbar()));
        return new double[] {unit * re, unit * im};
    }

    /** The values of a state on the points of the basis, their squares summing to 1; not to be changed. */
    double[] values(int n) {
        return states[n];
    }

    /** The first so many of these levels. */
    WellLevels lowest(int count) {
        return new WellLevels(
                hamiltonian,
                grid,
                centre,
                Arrays.copyOf(energies, count),
                Arrays.copyOf(parities, count),
                Arrays.copyOf(states, count),
                energyError,
                elementError);
    }

    /**
     * ⟨n|V̂|m⟩ of the operator that Weyl's rule makes of a function of phase space, M × M, Hermitian
     * (doc/semiclassical.md, W2.3).
     *
     * @throws io.github.secular.numerics.RefusalException if it is no polynomial in p of degree 2 at most
     */
    public ComplexMatrix matrix(PhaseFunction f) {
        WeylSymbol symbol = new WeylSymbol(f, grid);
        int symmetry = symmetry(f);
        int m = size();
        double[][][] images = new double[m][][];
        for (int n = 0; n < m; n++) {
            images[n] = symbol.on(states[n]);
        }
        double[] out = new double[2 * m * m];
        for (int n = 0; n < m; n++) {
            for (int k = 0; k <= n; k++) {
                // What parity forbids is 0, and its rounding would be large beside a splitting.
                boolean forbidden = symmetry * parities[n] * parities[k] == -1;
                double re = forbidden ? 0 : dot(states[k], images[n][0]);
                double im = images[n][1] == null ? 0 : dot(states[k], images[n][1]);
                // ⟨k|V̂|n⟩ and its conjugate
                out[2 * (k * m + n)] = re;
                out[2 * (k * m + n) + 1] = k == n ? 0 : im;
                out[2 * (n * m + k)] = re;
                out[2 * (n * m + k) + 1] = k == n ? 0 : 0 - im;
            }
        }
        return ComplexMatrix.of(m, m, out);
    }

    /** 1 or −1 for a function of x alone that is even or odd around the middle of a symmetric well, else 0. */
    private int symmetry(PhaseFunction f) {
        if (!isSymmetric()) {
            return 0;
        }
        boolean even = true;
        boolean odd = true;
        for (int i = 0; i < grid.size() / 2; i++) {
            double x = grid.points()[i];
            double left = f.at(x, 0);
            double right = f.at(grid.points()[grid.size() - 1 - i], 0);
            double rounding = 1e-13 * (Math.abs(left) + Math.abs(right));
            even &= Math.abs(left - right) <= rounding;
            odd &= Math.abs(left + right) <= rounding;
            if (f.at(x, 1) != left || f.at(x, -2) != left) {
                return 0;
            }
        }
        return even ? 1 : odd ? -1 : 0;
    }

    /**
     * (V̂²)_nn of each level, with every state there is between, bound or not: what Σ_m |V_nm|² falls short of it is the
     * leak of a cut basis (doc/semiclassical.md, W3.3).
     */
    public double[] squares(PhaseFunction f) {
        WeylSymbol symbol = new WeylSymbol(f, grid);
        double[] out = new double[size()];
        for (int n = 0; n < out.length; n++) {
            double[][] image = symbol.on(states[n]);
            out[n] = dot(image[0], image[0]) + (image[1] == null ? 0 : dot(image[1], image[1]));
        }
        return out;
    }

    SincGrid grid() {
        return grid;
    }

    /** ⟨n|R|m⟩ of a matrix between the points of the grid, Hermitian, given by its parts. */
    ComplexMatrix project(double[][] re, double[][] im) {
        int m = size();
        int points = grid.size();
        double[] out = new double[2 * m * m];
        for (int k = 0; k < m; k++) {
            double[] a = new double[points];
            double[] b = new double[points];
            for (int i = 0; i < points; i++) {
                a[i] = dot(re[i], states[k]);
                b[i] = dot(im[i], states[k]);
            }
            for (int n = 0; n <= k; n++) {
                double real = dot(states[n], a);
                double imaginary = n == k ? 0 : dot(states[n], b);
                out[2 * (n * m + k)] = real;
                out[2 * (n * m + k) + 1] = imaginary;
                out[2 * (k * m + n)] = real;
                out[2 * (k * m + n) + 1] = 0 - imaginary;
            }
        }
        return ComplexMatrix.of(m, m, out);
    }

    private static double dot(double[] u, double[] v) {
        double sum = 0;
        for (int i = 0; i < u.length; i++) {
            sum += u[i] * v[i];
        }
        return sum;
    }
}
