package io.github.secular.classical.grid;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Independent noises together: one density for each choice of their nodes and of the phases of their carriers, relative
 * to its probability, so that the expectation of f is their weighted mean and a stationary start has them all equal
 * (doc/vlasov-solvers.md, V5.5: no sampling). Without a noise there is one density.
 */
final class NoiseAverage {
    private static final int CHUNKS = 32;

    private final List<NoiseNodes> noises;
    private final int carriers;
    private final int phases;
    private final double span;
    private final int size;

    /**
     * @param carriers how many
     * @param phases of each, even
     * @param span over which they go: 2π, or π where half a turn is as good as none
     */
    NoiseAverage(List<NoiseNodes> noises, int carriers, int phases, double span) {
        this.noises = List.copyOf(noises);
        this.carriers = carriers;
        this.phases = phases;
        this.span = span;
        int densities = noises.stream().mapToInt(NoiseNodes::size).reduce(1, (a, b) -> a * b);
        for (int c = 0; c < carriers; c++) {
            densities *= phases;
        }
        size = densities;
    }

    private int size(int factor) {
        return factor < noises.size() ? noises.get(factor).size() : phases;
    }

    /** The number of densities. */
    int size() {
        return size;
    }

    /** How quickly the noises forget in all: Σ 1/τc. */
    double rate() {
        return noises.stream().mapToDouble(NoiseNodes::rate).sum();
    }

    /** Of a noise its node, of a carrier behind them its phase. */
    private int node(int density, int factor) {
        int k = density;
        for (int j = 0; j < factor; j++) {
            k /= size(j);
        }
        return k % size(factor);
    }

    /** The values of the noises for a density, and then the phases of the carriers at τ = 0. */
    double[] values(int density) {
        double[] out = new double[noises.size() + carriers];
        for (int j = 0; j < out.length; j++) {
            int k = node(density, j);
            out[j] = j < noises.size() ? noises.get(j).value(k) : span * k / phases;
        }
        return out;
    }

    /** The first cell boundary of a clock after τ. */
    double next(double tau) {
        return noises.stream().mapToDouble(n -> n.next(tau)).min().orElse(Double.POSITIVE_INFINITY);
    }

    /** Lets the noises pass a time h with f at rest, in place. */
    void pass(double[][] fields, double h) {
        for (int j = 0; j < noises.size(); j++) {
            if (noises.get(j).rate() > 0 && h > 0) {
                mix(fields, j, noises.get(j).transition(h));
            }
        }
    }

    /** Draws clocks anew whose cells end at τ, in place. */
    void passBoundaries(double[][] fields, double tau) {
        for (int j = 0; j < noises.size(); j++) {
            if (noises.get(j).endsAt(tau)) {
                mix(fields, j, noises.get(j).transition(Double.POSITIVE_INFINITY));
            }
        }
    }

    private void mix(double[][] fields, int noise, double[][] transition) {
        int n = transition.length;
        int stride = 1;
        for (int j = 0; j < noise; j++) {
            stride *= noises.get(j).size();
        }
        for (int first = 0; first < size; first++) {
            if (node(first, noise) == 0) {
                double[][] lines = new double[n][];
                for (int k = 0; k < n; k++) {
                    lines[k] = fields[first + k * stride];
                }
                multiply(lines, transition);
            }
        }
    }

    private static void multiply(double[][] lines, double[][] matrix) {
        int n = matrix.length;
        int points = lines[0].length;
        IntStream.range(0, CHUNKS).parallel().forEach(chunk -> {
            double[] old = new double[n];
            int end = (int) ((long) points * (chunk + 1) / CHUNKS);
            for (int i = (int) ((long) points * chunk / CHUNKS); i < end; i++) {
                for (int k = 0; k < n; k++) {
                    old[k] = lines[k][i];
                }
                for (int k = 0; k < n; k++) {
                    double sum = 0;
                    for (int l = 0; l < n; l++) {
                        sum += matrix[k][l] * old[l];
                    }
                    lines[k][i] = sum;
                }
            }
        });
    }

    /** The expectation of f, in an array of its own. */
    double[] mean(double[][] fields) {
        return sum(fields, -1);
    }

    /**
     * The largest value of the highest mode kept of any Gaussian noise or carrier, relative to the largest of the mean: what
     * its cut-off leaves out is smaller. 0 where all noises are exact.
     */
    double remainder(double[][] fields) {
        double largest = 0;
        double scale = largest(mean(fields));
        for (int j = 0; j < noises.size() + carriers; j++) {
            if (size(j) > 2) {
                largest = Math.max(largest, largest(sum(fields, j)));
            }
        }
        return largest / scale;
    }

    private static double largest(double[] values) {
        double out = Double.MIN_NORMAL;
        for (double v : values) {
            out = Math.max(out, Math.abs(v));
        }
        return out;
    }

    /** Σ over densities by probability, times the highest mode of one noise or carrier where its number is given. */
    private double[] sum(double[][] fields, int factor) {
        double[] out = new double[fields[0].length];
        for (int d = 0; d < size; d++) {
            double weight = 1;
            for (int j = 0; j < noises.size() + carriers; j++) {
                weight *= j < noises.size() ? noises.get(j).weight(node(d, j)) : 1.0 / phases;
            }
            if (factor >= noises.size()) {
                weight *= node(d, factor) % 2 == 0 ? 1 : -1;
            } else if (factor >= 0) {
                NoiseNodes top = noises.get(factor);
                weight *= top.mode(top.size() - 1, node(d, factor));
            }
            double[] f = fields[d];
            for (int i = 0; i < out.length; i++) {
                out[i] += weight * f[i];
            }
        }
        return out;
    }
}
