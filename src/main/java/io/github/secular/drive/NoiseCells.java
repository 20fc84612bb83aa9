package io.github.secular.drive;

/**
 * Where a noise forgets everything at once: at phase + n · length, n ≥ 0.
 *
 * @param length &gt; 0, fast time
 * @param phase of the first end of a cell after τ = 0, or NaN where it is drawn uniformly from the first cell
 */
public record NoiseCells(double length, double phase) {
    /** Whether the phase is drawn, as stationarity wants. */
    public boolean hasRandomPhase() {
        return Double.isNaN(phase);
    }
}
