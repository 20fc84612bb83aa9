package io.github.secular.classical.grid;

/** Values of fields between the points of a grid, by Lagrange's polynomials each way; 0 beyond the grid. One object serves one thread. */
final class Interpolation {
    private final PhaseGrid grid;
    private final double[] alongX;
    private final double[] alongP;
    private final double[] scale;
    /** Of the points in use, the one with the least x and p. */
    private int first;

    /** @param points each way, even */
    Interpolation(PhaseGrid grid, int points) {
        this.grid = grid;
        alongX = new double[points];
        alongP = new double[points];
        scale = new double[points];
        for (int a = 0; a < points; a++) {
            scale[a] = 1;
            for (int b = 0; b < points; b++) {
                if (b != a) {
                    scale[a] /= a - b;
                }
            }
        }
    }

    /** @param field column + row · columns */
    double at(double[] field, double x, double p) {
        if (!aim(x, p)) {
            return 0;
        }
        double sum = 0;
        for (int b = 0; b < alongP.length; b++) {
            double row = 0;
            for (int a = 0; a < alongX.length; a++) {
                row += alongX[a] * field[first + b * grid.columns() + a];
            }
            sum += alongP[b] * row;
        }
        return sum;
    }

    /**
     * Adds what each point of a field counts in its value at (x, p).
     *
     * @param out column + row · columns
     * @param factor of all of it
     */
    void add(double[] out, double x, double p, double factor) {
        if (!aim(x, p)) {
            return;
        }
        for (int b = 0; b < alongP.length; b++) {
            double row = factor * alongP[b];
            for (int a = 0; a < alongX.length; a++) {
                out[first + b * grid.columns() + a] += row * alongX[a];
            }
        }
    }

    /** Finds the points and weights for a place; false beyond the grid. */
    private boolean aim(double x, double p) {
        int points = scale.length;
        double u = (x - grid.x(0)) / grid.dx();
        double v = (p - grid.p(0)) / grid.dp();
        int i = (int) Math.floor(u) - points / 2 + 1;
        int j = (int) Math.floor(v) - points / 2 + 1;
        if (i < 0 || j < 0 || i + points > grid.columns() || j + points > grid.rows()) {
            return false;
        }
        first = j * grid.columns() + i;
        weights(u - i, alongX);
        weights(v - j, alongP);
        return true;
    }

    /** Lagrange's polynomials on 0, 1, 2, … at u. */
    private void weights(double u, double[] out) {
        double left = 1;
        for (int a = 0; a < out.length; a++) {
            out[a] = scale[a] * left;
            left *= u - a;
        }
        double right = 1;
        for (int a = out.length - 1; a >= 0; a--) {
            out[a] *= right;
            right *= u - a;
        }
    }
}
