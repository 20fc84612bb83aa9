package io.github.secular.quantum.slowset;

/** Tells early that sweeps will not converge within their number: when eight of them gain less than a third. */
final class SweepWatch {
    private static final int SPAN = 8;
    private static final int PATIENCE = 16;

    private final double[] changes = new double[SlavedBlock.MAX_SWEEPS + 1];
    private int count;

    boolean isHopeless(double change) {
        changes[count++] = change;
        return count > PATIENCE && change > 0.67 * changes[count - 1 - SPAN];
    }
}
