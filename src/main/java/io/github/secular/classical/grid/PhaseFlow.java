package io.github.secular.classical.grid;

import io.github.secular.classical.CosineTerm;
import io.github.secular.classical.QuasiPeriodicPotential;
import java.util.stream.IntStream;

/**
 * The Vlasov flow of H0 + εV(τ, x) on a grid by shears, each exact for what the grid resolves: for the well x²/2 under
 * a force that does not depend on x, a rotation of three shears with its displacement, exact; else the composition of
 * nine leap-frogs of order 6 by Kahan and Li (1997), whose energy error is far below that of a leap-frog. A shear needs
 * no second field.
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
    /** Gauss's rule with four points on [0, 1]. */
    private static final double[] POINTS = {
        0.069431844202973712, 0.330009478207571868, 0.669990521792428132, 0.930568155797026288
    };

    private static final double[] WEIGHTS = {
        0.173927422568726929, 0.326072577431273071, 0.326072577431273071, 0.173927422568726929
    };
    private static final int CHUNKS = 32;

    private final PhaseGrid grid;
    private final QuasiPeriodicPotential shaking;
    private final double epsilon;
    private final boolean rotating;
    /** ∂_x of C and S of each term at each column. */
    private final double[][] cosineSlopes;

    private final double[][] sineSlopes;

    /** What shifts a line, in the units of its axis. */
    private interface Shift {
        double at(int line);
    }

    PhaseFlow(PhaseGrid grid, QuasiPeriodicPotential shaking, double epsilon, boolean harmonic) {
        this.grid = grid;
        this.shaking = shaking;
        this.epsilon = epsilon;
        int terms = shaking.terms().size();
        cosineSlopes = new double[terms][grid.columns()];
        sineSlopes = new double[terms][grid.columns()];
        boolean uniform = true;
        for (int j = 0; j < terms; j++) {
            CosineTerm term = shaking.terms().get(j);
            for (int i = 0; i < grid.columns(); i++) {
                cosineSlopes[j][i] = term.cosine().isZero() ? 0 : term.cosine().byPosition(grid.x(i), 0);
                sineSlopes[j][i] = term.sine().isZero() ? 0 : term.sine().byPosition(grid.x(i), 0);
                uniform &= cosineSlopes[j][i] == cosineSlopes[j][0] && sineSlopes[j][i] == sineSlopes[j][0];
            }
        }
        this.rotating = harmonic && uniform;
    }

    /** Advances f from fast time τ to τ + h, in place; with {@code drive} false, under H0 alone. */
    void advance(double[] f, double tau, double h, boolean drive) {
        if (rotating) {
            rotate(f, tau, h, drive);
            return;
        }
        double time = tau;
        double drift = LEAPS[0] / 2;
        for (int i = 0; i < LEAPS.length; i++) {
            double step = drift * h;
            drift(f, row -> grid.p(row) * step);
            time += step;
            kick(f, time, LEAPS[i] * h, drive);
            drift = (LEAPS[i] + (i + 1 < LEAPS.length ? LEAPS[i + 1] : 0)) / 2;
        }
        double step = drift * h;
        drift(f, row -> grid.p(row) * step);
    }

    private void rotate(double[] f, double tau, double h, boolean drive) {
        double dx = 0;
        double dp = 0;
        for (int q = 0; drive && q < POINTS.length; q++) {
            double force = -epsilon * slope(0, tau + POINTS[q] * h) * WEIGHTS[q] * h;
            double left = (1 - POINTS[q]) * h;
            dx += force * Math.sin(left);
            dp += force * Math.cos(left);
        }
        double t = Math.tan(h / 2);
        double s = Math.sin(h);
        double shiftP = dp;
        double shiftX = dx - t * dp;
        drift(f, row -> t * grid.p(row));
        shear(f, column -> -s * grid.x(column) + shiftP);
        drift(f, row -> t * grid.p(row) + shiftX);
    }

    /** ∂_x V at a column and fast time, the slow factors taken at the same time. */
    private double slope(int column, double tau) {
        double sum = 0;
        double t = tau * epsilon * epsilon;
        for (int j = 0; j < cosineSlopes.length; j++) {
            CosineTerm term = shaking.terms().get(j);
            double phase = shaking.frequency(term.index()) * tau;
            sum += term.envelope().at(t)
                    * (cosineSlopes[j][column] * Math.cos(phase) + sineSlopes[j][column] * Math.sin(phase));
        }
        return sum;
    }

    private void kick(double[] f, double tau, double h, boolean drive) {
        shear(f, column -> -h * (grid.slope(column) + (drive ? epsilon * slope(column, tau) : 0)));
    }

    /** Moves rows along x. */
    private void drift(double[] f, Shift shift) {
        int n = grid.columns();
        int pairs = grid.rows() / 2;
        IntStream.range(0, CHUNKS).parallel().forEach(chunk -> {
            FourierShift lines = new FourierShift(n);
            for (int pair = pairs * chunk / CHUNKS; pair < pairs * (chunk + 1) / CHUNKS; pair++) {
                int row = 2 * pair;
                System.arraycopy(f, row * n, lines.first(), 0, n);
                System.arraycopy(f, (row + 1) * n, lines.second(), 0, n);
                lines.shift(shift.at(row) / grid.dx(), shift.at(row + 1) / grid.dx());
                System.arraycopy(lines.first(), 0, f, row * n, n);
                System.arraycopy(lines.second(), 0, f, (row + 1) * n, n);
            }
        });
    }

    /** Moves columns along p. */
    private void shear(double[] f, Shift shift) {
        int n = grid.columns();
        int rows = grid.rows();
        int pairs = n / 2;
        IntStream.range(0, CHUNKS).parallel().forEach(chunk -> {
            FourierShift lines = new FourierShift(rows);
            for (int pair = pairs * chunk / CHUNKS; pair < pairs * (chunk + 1) / CHUNKS; pair++) {
                int column = 2 * pair;
                for (int row = 0, at = column; row < rows; row++, at += n) {
                    lines.first()[row] = f[at];
                    lines.second()[row] = f[at + 1];
                }
                lines.shift(shift.at(column) / grid.dp(), shift.at(column + 1) / grid.dp());
                for (int row = 0, at = column; row < rows; row++, at += n) {
                    f[at] = lines.first()[row];
                    f[at + 1] = lines.second()[row];
                }
            }
        });
    }
}
