package io.github.secular.classical;

/** f0(x, p), the density at time 0, with respect to dx dp. Implementations are immutable. */
public interface InitialDensity {
    double at(double x, double p);

    /** A rectangle outside of which f0 is negligible. */
    PhaseRange extent();

    /** ∫ f0 dx dp as it was asked for; NaN where nobody asked. */
    default double mass() {
        return Double.NaN;
    }

    /** What it is, for reports. */
    String description();
}
