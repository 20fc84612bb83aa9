package io.github.secular.classical;

/**
 * Mass and means of a density f(x, p); every mean is an integral against f divided by the mass.
 *
 * @param mass ∫ f dx dp
 * @param energy mean of H0
 * @param x mean position
 * @param p mean momentum
 * @param xx mean of x²
 * @param xp mean of x p
 * @param pp mean of p²
 */
public record Moments(double mass, double energy, double x, double p, double xx, double xp, double pp) {}
