package io.github.secular.classical.grid;

import io.github.secular.numerics.FourierShift;
import java.util.Arrays;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
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
    /** Pairs of lines shifted at once. */
    private static final int PAIRS = 16;
    /** Rows read side by side: as many numbers as a line of the cache holds. */
    private static final int BLOCK = 8;

    private final PhaseGrid grid;
    private final GridDrive drive;
    private final boolean rotating;
    private final boolean quadratic;
    private final int substeps;
    private final double[] slopes;
    private final double[] curvatures;
    /** Such as are not in use at the moment. */
    private final Queue<FourierShift> ofRows = new ConcurrentLinkedQueue<>();

    private final Queue<FourierShift> ofColumns = new ConcurrentLinkedQueue<>();

    /** The shifts of all lines, in units of x or p, added to what is 0, under given values of the noises. */
    private interface Shifts {
        void to(double[] out, double[] noises);
    }

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
    }

    /** The same flow without a drive. */
    PhaseFlow undriven() {
        return new PhaseFlow(grid, GridDrive.none(), rotating, substeps);
    }

    /**
     * Advances densities from fast time τ to τ + h, in place.
     *
     * @param noises their values, for each density
     */
    void advance(double[][] f, double tau, double h, double[][] noises) {
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

    private void compose(double[][] f, double tau, double h, double[][] noises) {
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

    private void rotate(double[][] f, double tau, double h, double[][] noises) {
        double t = Math.tan(h / 2);
        double s = Math.sin(h);
        double[] moved = new double[2];
        alongX(f, noises, (out, values) -> {
            for (int row = 0; row < out.length; row++) {
                out[row] = t * grid.p(row);
            }
        });
        alongP(f, noises, (out, values) -> {
            Arrays.fill(moved, 0);
            drive.addDisplacement(tau, h, values, moved);
            for (int column = 0; column < out.length; column++) {
                out[column] = -s * grid.x(column) + moved[1];
            }
        });
        alongX(f, noises, (out, values) -> {
            Arrays.fill(moved, 0);
            drive.addDisplacement(tau, h, values, moved);
            for (int row = 0; row < out.length; row++) {
                out[row] = t * grid.p(row) + moved[0] - t * moved[1];
            }
        });
    }

    private void kick(double[][] f, double tau, double h, double gradient, double[][] noises) {
        alongP(f, noises, (out, values) -> {
            for (int i = 0; i < slopes.length; i++) {
                slopes[i] = grid.slope(i);
                curvatures[i] = grid.curvature(i);
            }
            drive.addSlopes(tau, values, slopes, curvatures);
            for (int i = 0; i < out.length; i++) {
                out[i] = -h * slopes[i] * (1 + 2 * gradient * curvatures[i]);
            }
        });
    }

    private void drift(double[][] f, double from, double to, double[][] noises) {
        alongX(f, noises, (out, values) -> {
            for (int row = 0; row < out.length; row++) {
                out[row] = (to - from) * grid.p(row);
            }
            drive.addDrift(from, to, values, out);
        });
    }

    /** Moves rows along x. */
    private void alongX(double[][] f, double[][] noises, Shifts shifts) {
        int n = grid.columns();
        along(f, noises, shifts, grid.rows(), n, grid.dx(), ofRows, (field, row, lines, back) -> {
            int count = lines.first()[0].length;
            for (int from = 0; from < 2 * count; from += BLOCK) {
                double[][] part = from < count ? lines.first() : lines.second();
                int at = from % count;
                for (int x = 0; x < n; x++) {
                    for (int l = 0; l < BLOCK; l++) {
                        if (back) {
                            field[(row + from + l) * n + x] = part[x][at + l];
                        } else {
                            part[x][at + l] = field[(row + from + l) * n + x];
                        }
                    }
                }
            }
        });
    }

    /** Moves columns along p. */
    private void alongP(double[][] f, double[][] noises, Shifts shifts) {
        int n = grid.columns();
        along(f, noises, shifts, n, grid.rows(), grid.dp(), ofColumns, (field, column, lines, back) -> {
            int count = lines.first()[0].length;
            for (int row = 0; row < grid.rows(); row++) {
                if (back) {
                    System.arraycopy(lines.first()[row], 0, field, row * n + column, count);
                    System.arraycopy(lines.second()[row], 0, field, row * n + column + count, count);
                } else {
                    System.arraycopy(field, row * n + column, lines.first()[row], 0, count);
                    System.arraycopy(field, row * n + column + count, lines.second()[row], 0, count);
                }
            }
        });
    }

    /** Copies some lines of a field, from one on, to where they are shifted, or back. */
    private interface Copy {
        void go(double[] field, int line, FourierShift lines, boolean back);
    }

    private void along(
            double[][] f,
            double[][] noises,
            Shifts shifts,
            int lines,
            int points,
            double spacing,
            Queue<FourierShift> idle,
            Copy copy) {
        double[][] by = new double[f.length][lines];
        for (int d = 0; d < f.length; d++) {
            shifts.to(by[d], noises[d]);
            for (int l = 0; l < lines; l++) {
                by[d][l] /= spacing;
            }
        }
        int pairs = Math.min(PAIRS, lines / 2);
        int blocks = lines / (2 * pairs);
        IntStream.range(0, f.length * blocks).parallel().forEach(task -> {
            int d = task / blocks;
            int line = task % blocks * 2 * pairs;
            FourierShift free = idle.poll();
            FourierShift shift = free == null ? new FourierShift(points, pairs) : free;
            copy.go(f[d], line, shift, false);
            shift.shift(
                    Arrays.copyOfRange(by[d], line, line + pairs),
                    Arrays.copyOfRange(by[d], line + pairs, line + 2 * pairs));
            copy.go(f[d], line, shift, true);
            idle.add(shift);
        });
    }
}
