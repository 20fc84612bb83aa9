package io.github.secular.classical.space;

import io.github.secular.classical.OrbitSamples;
import io.github.secular.numerics.InvalidInputException;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegrator;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegratorFactory;

/** f0 = e^{−(H0 − E_min)/T}/Z, cut off at the top of a well that has one. */
public final class ThermalDensity implements SpaceDensity {
    /** e^(−37) = 1e-16. */
    private static final double REACH = 37;

    private static final int PANELS = 96;
    private static final int POINTS = 6;
    /** Energies from here on count, as a part of T. */
    private static final double LEAST = 1e-5;

    private final SpaceShells shells;
    private final double temperature;
    private final double highest;
    /** Edges of panels in energy, and the probability below each. */
    private final double[] edges = new double[PANELS + 1];

    private final double[] below = new double[PANELS + 1];
    private final double norm;
    private final double mean;

    /** @param temperature T, in units of energy, above 0 */
    public ThermalDensity(SpaceShells shells, double temperature) {
        if (!(temperature > 0 && temperature < Double.POSITIVE_INFINITY)) {
            throw new InvalidInputException("temperature", "" + temperature, "a finite number above 0");
        }
        this.shells = shells;
        this.temperature = temperature;
        double lowest = shells.hamiltonian().lowestEnergy();
        this.highest = Math.min(shells.hamiltonian().top(), lowest + REACH * temperature);
        GaussIntegrator rule = new GaussIntegratorFactory().legendre(POINTS);
        double energy = 0;
        for (int i = 0; i <= PANELS; i++) {
            double s = (double) i / PANELS;
            edges[i] = lowest + (highest - lowest) * (LEAST + (1 - LEAST) * s * s);
        }
        // The bottom by its volume: there e^{−E/T} is 1.
        below[0] = shells.measure().volume(edges[0]);
        for (int i = 0; i < PANELS; i++) {
            double half = (edges[i + 1] - edges[i]) / 2;
            double sum = 0;
            for (int k = 0; k < POINTS; k++) {
                double e = edges[i] + half * (1 + rule.getPoint(k));
                double part = half * rule.getWeight(k) * shells.measure().density(e) * weight(e);
                sum += part;
                energy += part * e;
            }
            below[i + 1] = below[i] + sum;
        }
        this.norm = below[PANELS];
        this.mean = energy / norm;
    }

    private double weight(double energy) {
        return Math.exp(-(energy - shells.hamiltonian().lowestEnergy()) / temperature);
    }

    @Override
    public double shellMean(double energy) {
        return energy < highest ? weight(energy) / norm : 0;
    }

    @Override
    public double[] torusMeans(List<OrbitSamples> first, List<OrbitSamples> second, double[] energies) {
        return Arrays.stream(energies).map(this::shellMean).toArray();
    }

    @Override
    public double torusMean(RadialOrbit orbit, double l) {
        return shellMean(orbit.energy());
    }

    @Override
    public double error() {
        return shells.massError(this);
    }

    @Override
    public double highestEnergy() {
        return highest;
    }

    /** The energy by its distribution, by rejection within a panel; then a point of that shell. */
    @Override
    public void draw(SplittableRandom random, double[] q, double[] p) {
        double u = random.nextDouble() * norm;
        int found = java.util.Arrays.binarySearch(below, u);
        int panel = Math.min(PANELS, (found >= 0 ? found : -found - 1)) - 1;
        double from = panel < 0 ? shells.hamiltonian().lowestEnergy() : edges[panel];
        double to = edges[panel + 1];
        double volume = panel < 0 ? 0 : shells.measure().volume(from);
        double width = shells.measure().volume(to) - volume;
        while (true) {
            // uniform in phase volume, then thinned by the weight
            double energy = shells.energyOf(volume + random.nextDouble() * width, from, to);
            if (random.nextDouble() * weight(from) < weight(energy)) {
                shells.hamiltonian().boxes(energy).draw(energy, random, q, p);
                return;
            }
        }
    }

    @Override
    public double meanEnergy() {
        return mean;
    }

    @Override
    public boolean isOfEnergy() {
        return true;
    }

    @Override
    public String description() {
        return "thermal, temperature " + temperature
                + (highest < shells.hamiltonian().lowestEnergy() + REACH * temperature
                        ? ", cut off at the top, E = " + highest
                        : "");
    }
}
