package io.github.secular.classical.space;

import java.util.Arrays;

/**
 * A torus of a central potential (doc/classical.md, C9.11): q = r(θ_r) (e_1 cos φ + e_2 sin φ), φ = θ_φ + δ(θ_r).
 *
 * @param axes e_1 and e_2
 * @param map rows {θ_r, θ_φ} by the angles of the torus, whole numbers of determinant ±1
 */
record CentralTorus(RadialOrbit orbit, double[][] axes, int[][] map) implements Torus {
    /** The angles are θ_r and θ_φ themselves. */
    static final int[][] POLAR = {{1, 0}, {0, 1}};

    @Override
    public int angles() {
        return 2;
    }

    @Override
    public double omega(int angle) {
        // ω_r and ω_φ are what map makes of them; the inverse of a matrix of determinant ±1
        int det = map[0][0] * map[1][1] - map[0][1] * map[1][0];
        double r = orbit.omega();
        double phi = orbit.turning();
        return angle == 0 ? det * (map[1][1] * r - map[0][1] * phi) : det * (map[0][0] * phi - map[1][0] * r);
    }

    @Override
    public boolean isEven() {
        return false;
    }

    @Override
    public double[][] positions(int n) {
        RadialOrbit.Samples at = orbit.at(n);
        return vectors(n, at, at.r(), new double[n]);
    }

    @Override
    public double[][] momenta(int n) {
        RadialOrbit.Samples at = orbit.at(n);
        double[] across = new double[n];
        Arrays.setAll(across, i -> orbit.across(at.r()[i]));
        return vectors(n, at, at.momentum(), across);
    }

    /** Vectors along r and across it, in the sense of the motion. */
    private double[][] vectors(int n, RadialOrbit.Samples at, double[] along, double[] across) {
        double[][] out = new double[axes[0].length][n * n];
        for (int j = 0; j < n; j++) {
            for (int i = 0; i < n; i++) {
                int radial = Math.floorMod(map[0][0] * i + map[0][1] * j, n);
                int turn = Math.floorMod(map[1][0] * i + map[1][1] * j, n);
                double phi = 2 * Math.PI * turn / n + at.shift()[radial];
                double x = along[radial] * Math.cos(phi) - across[radial] * Math.sin(phi);
                double y = along[radial] * Math.sin(phi) + across[radial] * Math.cos(phi);
                for (int a = 0; a < out.length; a++) {
                    out[a][i + n * j] = x * axes[0][a] + y * axes[1][a];
                }
            }
        }
        return out;
    }
}
