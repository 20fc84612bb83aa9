package io.github.secular.classical;

import java.util.Arrays;

/**
 * How the mass of an ensemble is spread over bins of energy, as Π f with its standard error. Sums are taken in the
 * order in which they are added.
 */
public final class ShellHistogram {
    private static final int NOWHERE = -2;

    private final double[] edges;
    private final double[] volumes;
    private final double[] centres;
    /** Whether the first line is drawn on to the lowest energy; else all is constant there. */
    private final boolean goesOn;

    private final double[] mass;
    private final double[] squares;

    /**
     * @param edges energies, increasing
     * @param volumes phase volume between two edges, one less
     */
    public ShellHistogram(double[] edges, double[] volumes) {
        this(edges, volumes, middles(edges), false);
    }

    /** @param centres per bin the energy at which its mean is a value, to second order */
    public ShellHistogram(double[] edges, double[] volumes, double[] centres) {
        this(edges, volumes, centres, centres.length > 1);
    }

    private ShellHistogram(double[] edges, double[] volumes, double[] centres, boolean goesOn) {
        this.goesOn = goesOn;
        this.edges = edges;
        this.volumes = volumes;
        this.centres = centres;
        this.mass = new double[volumes.length];
        this.squares = new double[volumes.length];
    }

    /** Counts a particle. @param weight its mass */
    public void add(double energy, double weight) {
        int i = bin(energy);
        if (i >= 0 && i < mass.length) {
            mass[i] += weight;
            squares[i] += weight * weight;
        }
    }

    /** Puts a mass into a bin, of which one standard error is known. */
    public void put(int bin, double known, double error) {
        mass[bin] += known;
        squares[bin] += error * error;
    }

    /** Adds another one of the same bins. */
    public void add(ShellHistogram other) {
        for (int i = 0; i < mass.length; i++) {
            mass[i] += other.mass[i];
            squares[i] += other.squares[i];
        }
    }

    /** Makes all masses larger by a factor. */
    public void scale(double factor) {
        for (int i = 0; i < mass.length; i++) {
            mass[i] *= factor;
            squares[i] *= factor * factor;
        }
    }

    private int bin(double energy) {
        int i = Arrays.binarySearch(edges, energy);
        return i >= 0 ? i : -i - 2;
    }

    /**
     * Π f: the mean of a bin is the value at its centre to second order, and a straight line leads from centre to
     * centre; 0 beyond the bins.
     */
    public double mean(double energy) {
        int i = below(energy);
        return i == NOWHERE ? 0 : (1 - part(i, energy)) * mean(i) + part(i, energy) * mean(i + 1);
    }

    /** One standard error of {@link #mean(double)}. */
    public double error(double energy) {
        int i = below(energy);
        return i == NOWHERE ? 0 : Math.hypot((1 - part(i, energy)) * error(i), part(i, energy) * error(i + 1));
    }

    /** The bin above whose centre, and below that of the next, an energy is; −1 (or 0) and the last at the ends. */
    private int below(double energy) {
        int bin = bin(energy);
        if (bin < 0 || energy > edges[mass.length]) {
            return NOWHERE;
        }
        int i = Math.min(bin, mass.length - 1);
        return energy < middle(i) && !(i == 0 && goesOn) ? i - 1 : i;
    }

    /** Of the way from the centre of bin i to that of the next; beyond the outermost centres all is constant. */
    private double part(int i, double energy) {
        return i < 0 ? 1 : i + 1 == mass.length ? 0 : (energy - middle(i)) / (middle(i + 1) - middle(i));
    }

    private double middle(int i) {
        return centres[i];
    }

    private static double[] middles(double[] edges) {
        double[] out = new double[edges.length - 1];
        Arrays.setAll(out, i -> (edges[i] + edges[i + 1]) / 2);
        return out;
    }

    /** The edges of the bins; a copy. */
    public double[] edges() {
        return edges.clone();
    }

    /** The mass below each edge, from 0 up. */
    public double[] below() {
        double[] out = new double[edges.length];
        for (int i = 0; i < mass.length; i++) {
            out[i + 1] = out[i] + mass[i];
        }
        return out;
    }

    private double mean(int i) {
        return i < 0 || i >= mass.length ? 0 : mass[i] / volumes[i];
    }

    private double error(int i) {
        return i < 0 || i >= mass.length ? 0 : Math.sqrt(squares[i]) / volumes[i];
    }

    /** The standard error of Π f, root mean square over phase space, relative to that of Π f itself. */
    public double samplingError() {
        double error = 0;
        double size = 0;
        for (int i = 0; i < mass.length; i++) {
            error += squares[i] / volumes[i];
            size += mass[i] * mass[i] / volumes[i];
        }
        return size > 0 ? Math.sqrt(error / size) : 0;
    }
}
