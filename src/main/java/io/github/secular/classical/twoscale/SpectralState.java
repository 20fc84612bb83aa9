package io.github.secular.classical.twoscale;

import io.github.secular.classical.AngleHarmonics;
import io.github.secular.classical.FormulaFunction;
import io.github.secular.classical.Moments;
import io.github.secular.classical.PhaseFunction;
import io.github.secular.classical.PolarTable;

/** f by its angle harmonics k = 0 … K at the points of the amplitude. */
final class SpectralState implements ShellState {
    private static final PhaseFunction[] MOMENTS = {
        FormulaFunction.of("x"),
        FormulaFunction.of("p"),
        FormulaFunction.of("x^2"),
        FormulaFunction.of("x*p"),
        FormulaFunction.of("p^2")
    };

    private final SpectralShells shells;
    private final double[] harmonics;
    private final int highest;
    private Moments moments;
    private PolarTable table;

    /** @param harmonics (re, im) at 2 (k n + i); kept */
    SpectralState(SpectralShells shells, double[] harmonics, int highest) {
        this.shells = shells;
        this.harmonics = harmonics;
        this.highest = highest;
    }

    /** Π f at the points. */
    double[] shellMeans() {
        double[] out = new double[shells.size()];
        for (int i = 0; i < out.length; i++) {
            out[i] = harmonics[2 * i];
        }
        return out;
    }

    double harmonic(int k, int i, int side) {
        return harmonics[2 * (k * shells.size() + i) + side];
    }

    private double amplitude(double energy) {
        return Math.sqrt(2 * Math.max(0, energy - shells.hamiltonian().lowestEnergy()));
    }

    @Override
    public double shellMean(double energy) {
        double a = amplitude(energy);
        if (a > shells.basis().reach()) {
            return 0;
        }
        double[] weights = new double[shells.size()];
        shells.basis().weights(a, 0, weights);
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i] * harmonics[2 * i];
        }
        return sum;
    }

    @Override
    public double mass() {
        double sum = 0;
        for (int i = 0; i < shells.size(); i++) {
            sum += shells.mass(i) * harmonics[2 * i];
        }
        return 2 * Math.PI * sum;
    }

    /** The largest |f| where the drive is tapered, relative to the largest at all. */
    @Override
    public double topValue() {
        double largest = 0;
        double top = 0;
        for (int i = 0; i < shells.size(); i++) {
            double value = Math.abs(harmonics[2 * i]);
            largest = Math.max(largest, value);
            if (shells.basis().point(i) > SpectralShells.TAPER * shells.basis().reach()) {
                top = Math.max(top, value);
            }
        }
        return top / largest;
    }

    /** What the polynomials leave out of Π f, relative to it. */
    double tail() {
        return shells.basis().tail(shellMeans(), 0);
    }

    /** The largest |f_k| of all k above a number, relative to the largest |Π f|. */
    double largestBeyond(int number) {
        double largest = 0;
        double beyond = 0;
        for (int i = 0; i < shells.size(); i++) {
            largest = Math.max(largest, Math.abs(harmonics[2 * i]));
            for (int k = number + 1; k <= highest; k++) {
                beyond = Math.max(beyond, Math.hypot(harmonic(k, i, 0), harmonic(k, i, 1)));
            }
        }
        return beyond / largest;
    }

    @Override
    public synchronized Moments moments() {
        if (moments == null) {
            moments = findMoments();
        }
        return moments;
    }

    private Moments findMoments() {
        double mass = mass() / (2 * Math.PI);
        double energy = 0;
        double[] sums = new double[MOMENTS.length];
        for (int i = 0; i < shells.size(); i++) {
            energy += shells.mass(i) * shells.energy(i) * harmonics[2 * i];
            for (int g = 0; g < MOMENTS.length; g++) {
                AngleHarmonics h = shells.orbit(i).harmonics(MOMENTS[g], highest);
                double sum = h.re(0) * harmonics[2 * i];
                for (int k = 1; k <= highest; k++) {
                    sum += 2 * (h.re(k) * harmonic(k, i, 0) + h.im(k) * harmonic(k, i, 1));
                }
                sums[g] += shells.mass(i) * sum;
            }
        }
        return new Moments(
                2 * Math.PI * mass,
                energy / mass,
                sums[0] / mass,
                sums[1] / mass,
                sums[2] / mass,
                sums[3] / mass,
                sums[4] / mass);
    }

    @Override
    public void sample(double[] x, double[] p, double[] out) {
        PolarTable known = table();
        PhaseCoordinates coordinates = shells.coordinates();
        double lowest = shells.hamiltonian().lowestEnergy();
        for (int j = 0; j < x.length; j++) {
            double q = coordinates.position(x[j]);
            double a = Math.sqrt(2 * (shells.hamiltonian().energy(x[j], p[j]) - lowest));
            out[j] = known.at(a, Math.atan2(-p[j], q));
        }
    }

    private synchronized PolarTable table() {
        if (table == null) {
            table = shells.coordinates().table(harmonics, highest);
        }
        return table;
    }

    @Override
    public double smallestValue() {
        return table().smallest();
    }
}
