package io.github.secular.classical.grid;

import io.github.secular.numerics.FourierShift;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * The Vlasov flow of H0 + εV on a grid by shears, each exact for what the grid resolves. For the well x²/2 under a
 * uniform drive a rotation of three shears with its displacement, exact. Else, where H0 + εV is quadratic in p, steps of
 * order 4 of five shears, whose kicks come from the potential U + εV − c h² (U′ + εV′)² (Chin, Phys. Lett. A 226 (1997)
 * 344, algorithm B); a fine choice, as on a grid the modified kick costs no more than a plain one. Else the composition
 * of nine leap-frogs of order 6 by Kahan and Li (Math. Comp. 66 (1997) 1089). A shear needs no second field.
 */
final class PhaseFlow {
    private static final double[] LEAPS = {
        0.39216144400731413928,
        0.33259913678935943860,
        -0.70624617255763935981,
        0.082213596293550800230,
        0.79854399093482996340,
        0.082213596293550800230,
        -0.70624617255763935981,
        0.33259913678935943860,
        0.39216144400731413928
    };
    /** Drifts of Chin's algorithm, and the factor of h² (V′)² in the potential of its kicks. */
    static final double OUTER = (1 - 1 / Math.sqrt(3)) / 2;

    static final double MIDDLE = 1 / Math.sqrt(3);
    static final double GRADIENT = -(2 - Math.sqrt(3)) / 24;
    private static final int CHUNKS = 32;
    /** Columns shifted at once: as many as lie side by side in a line of the cache. */
    private static final int BLOCK = 8;

    private final PhaseGrid grid;
    private final GridDrive drive;
    private final boolean rotating;
    private final boolean quadratic;
    private final int substeps;
    private final double[] slopes;
    private final double[] curvatures;
    private final double[] drifts;

    /**
     * @param harmonic whether U is x²/2
     * @param substeps of Chin's steps in a step of the flow, at least 1
     */
    PhaseFlow(PhaseGrid grid, GridDrive drive, boolean harmonic, int substeps) {
        this.grid = grid;
        this.drive = drive;
        this.rotating = harmonic && drive.isUniform();
        this.quadratic = drive.isLinearInMomentum();
        this.substeps = substeps;
        slopes = new double[grid.columns()];
        curvatures = new double[grid.columns()];
        drifts = new double[grid.rows()];
    }

    /** The same flow without a drive. */
    PhaseFlow undriven() {
        return new PhaseFlow(grid, GridDrive.none(), rotating, substeps);
    }

    /** Advances f from fast time τ to τ + h, in place, with the noises at given values. */
    void advance(double[] f, double tau, double h, double[] noises) {
        if (rotating) {
            rotate(f, tau, h, noises);
        } else if (quadratic) {
            for (int k = 0; k < substeps; k++) {
                double part = h / substeps;
                double start = tau + k * part;
                double first = start + OUTER * part;
                double second = first + MIDDLE * part;
                // Drifts at either end of a substep join those of its neighbours.
                drift(f, k == 0 ? start : start - OUTER * part, first, noises);
                kick(f, first, part / 2, GRADIENT * part * part, noises);
                drift(f, first, second, noises);
                kick(f, second, part / 2, GRADIENT * part * part, noises);
                if (k == substeps - 1) {
                    drift(f, second, tau + h, noises);
                }
            }
        } else {
            compose(f, tau, h, noises);
        }
    }

    private void compose(double[] f, double tau, double h, double[] noises) {
        double time = tau;
        double part = LEAPS[0] / 2;
        for (int i = 0; i < LEAPS.length; i++) {
            double next = time + part * h;
            drift(f, time, next, noises);
            time = next;
            kick(f, time, LEAPS[i] * h, 0, noises);
            part = (LEAPS[i] + (i + 1 < LEAPS.length ? LEAPS[i + 1] : 0)) / 2;
        }
        drift(f, time, time + part * h, noises);
    }

    private void rotate(double[] f, double tau, double h, double[] noises) {
        double[] moved = new double[2];
        drive.addDisplacement(tau, h, noises, moved);
        double t = Math.tan(h / 2);
        double s = Math.sin(h);
        double shiftX = moved[0] - t * moved[1];
        alongX(f, row -> t * grid.p(row));
        alongP(f, column -> -s * grid.x(column) + moved[1]);
        alongX(f, row -> t * grid.p(row) + shiftX);
    }

    private void kick(double[] f, double tau, double h, double gradient, double[] noises) {
        for (int i = 0; i < slopes.length; i++) {
            slopes[i] = grid.slope(i);
            curvatures[i] = grid.curvature(i);
        }
        drive.addSlopes(tau, noises, slopes, curvatures);
        alongP(f, i -> -h * slopes[i] * (1 + 2 * gradient * curvatures[i]));
    }

    private void drift(double[] f, double from, double to, double[] noises) {
        for (int row = 0; row < drifts.length; row++) {
            drifts[row] = (to - from) * grid.p(row);
        }
        drive.addDrift(from, to, noises, drifts);
        alongX(f, row -> drifts[row]);
    }

    /** Moves rows along x. @param shift of each, in units of x */
    private void alongX(double[] f, IntToDoubleFunction shift) {
        int n = grid.columns();
        int pairs = grid.rows() / 2;
        double dx = grid.dx();
        IntStream.range(0, CHUNKS).parallel().forEach(chunk -> {
            FourierShift lines = new FourierShift(n);
            for (int pair = pairs * chunk / CHUNKS; pair < pairs * (chunk + 1) / CHUNKS; pair++) {
                int row = 2 * pair;
                System.arraycopy(f, row * n, lines.first(), 0, n);
                System.arraycopy(f, (row + 1) * n, lines.second(), 0, n);
                lines.shift(shift.applyAsDouble(row) / dx, shift.applyAsDouble(row + 1) / dx);
                System.arraycopy(lines.first(), 0, f, row * n, n);
                System.arraycopy(lines.second(), 0, f, (row + 1) * n, n);
            }
        });
    }

    /** Moves columns along p. @param shift of each, in units of p */
    private void alongP(double[] f, IntToDoubleFunction shift) {
        int n = grid.columns();
        int rows = grid.rows();
        int blocks = n / BLOCK;
        double dp = grid.dp();
        IntStream.range(0, CHUNKS).parallel().forEach(chunk -> {
            FourierShift lines = new FourierShift(rows);
            double[][] block = new double[BLOCK][rows];
            for (int b = blocks * chunk / CHUNKS; b < blocks * (chunk + 1) / CHUNKS; b++) {
                int column = BLOCK * b;
                for (int row = 0, at = column; row < rows; row++, at += n) {
                    for (int l = 0; l < BLOCK; l++) {
                        block[l][row] = f[at + l];
                    }
                }
                for (int l = 0; l < BLOCK; l += 2) {
                    lines.shift(
                            block[l],
                            block[l + 1],
                            shift.applyAsDouble(column + l) / dp,
                            shift.applyAsDouble(column + l + 1) / dp);
                }
                for (int row = 0, at = column; row < rows; row++, at += n) {
                    for (int l = 0; l < BLOCK; l++) {
                        f[at + l] = block[l][row];
                    }
                }
            }
        });
    }
}
