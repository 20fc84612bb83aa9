package io.github.secular.classical.grid;

/** Values of fields between the points of a grid, by Lagrange's polynomials each way; 0 beyond the grid. */
final class Interpolation {
    private final PhaseGrid grid;
    private final double[] alongX;
    private final double[] alongP;
    private final double[] scale;

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
        int points = scale.length;
        double u = (x - grid.x(0)) / grid.dx();
        double v = (p - grid.p(0)) / grid.dp();
        int i = (int) Math.floor(u) - points / 2 + 1;
        int j = (int) Math.floor(v) - points / 2 + 1;
        if (i < 0 || j < 0 || i + points > grid.columns() || j + points > grid.rows()) {
            return 0;
        }
        weights(u - i, alongX);
        weights(v - j, alongP);
        double sum = 0;
        for (int b = 0; b < points; b++) {
            double row = 0;
            int first = (j + b) * grid.columns() + i;
            for (int a = 0; a < points; a++) {
                row += alongX[a] * field[first + a];
            }
            sum += alongP[b] * row;
        }
        return sum;
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
