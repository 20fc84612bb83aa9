package io.github.secular.classical.twoscale;

/**
 * The slow manifold of the system by collocation, as {@link SlowManifold} finds it for elements: all but F = f_00 are
 * slaved to it, each round of the iteration gaining a factor of ε² or so.
 */
final class SpectralManifold {
    private static final int ROUNDS = 2;
    private static final int CORRECTIONS = 4;

    private final SpectralSystem system;
    private final FastModes modes;
    private final BlockTridiagonal operator;
    private final BlockFactors slaved;
    private final BlockFactors smoothing;
    private final double smoothingTime;
    private final int slow;
    private final int n;

    /** @param relaxationTime of the fast part, in slow time */
    SpectralManifold(
            SpectralSystem system, FastModes modes, BlockTridiagonal operator, int points, double relaxationTime) {
        this.system = system;
        this.modes = modes;
        this.operator = operator;
        this.n = points;
        smoothingTime = relaxationTime;
        smoothing = operator.scaledPlusIdentity(-relaxationTime, 1, 0).factor();
        int block = system.slowBlock();
        slow = 2 * (operator.offset(block) + system.slowPlace());
        BlockTridiagonal matrix = operator.scaledPlusIdentity(1, 0, 0);
        for (int i = 0; i < n; i++) {
            int row = system.slowPlace() + i;
            matrix.clearRow(block, row);
            matrix.add(block, row, block, row, 1, 0);
        }
        slaved = matrix.factor();
    }

    /** The state on the manifold whose Π f at fast time τ is as given, at the points. */
    double[] state(double[] shellMeans, int highest, double tau) {
        double[] weights = new double[2 * modes.size()];
        modes.weights(tau, weights);
        double[] g = new double[2 * n];
        for (int i = 0; i < n; i++) {
            g[2 * i] = shellMeans[i];
        }
        double[] y = slave(g, ROUNDS);
        double[] physical = new double[2 * (highest + 1) * n];
        double before = Double.POSITIVE_INFINITY;
        for (int round = 0; round < CORRECTIONS; round++) {
            system.gather(y, weights, physical);
            double largest = 0;
            double[] better = g.clone();
            for (int i = 0; i < n; i++) {
                double off = shellMeans[i] - physical[2 * i];
                better[2 * i] += off;
                largest = Math.max(largest, Math.abs(off));
            }
            if (largest >= before) {
                break;
            }
            before = largest;
            g = better;
            y = slave(g, ROUNDS);
        }
        return y;
    }

    private double[] slave(double[] g, int rounds) {
        double[] y = new double[2 * operator.size()];
        if (rounds > 0) {
            double[] before = slave(g, rounds - 1);
            double[] change = before.clone();
            smoothing.solve(change);
            double[] gDot = new double[2 * n];
            for (int k = 0; k < gDot.length; k++) {
                gDot[k] = (change[slow + k] - before[slow + k]) / smoothingTime;
            }
            y = slave(gDot, rounds - 1);
        }
        System.arraycopy(g, 0, y, slow, g.length);
        slaved.solve(y);
        return y;
    }
}
