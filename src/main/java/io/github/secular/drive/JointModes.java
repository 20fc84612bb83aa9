package io.github.secular.drive;

import io.github.secular.numerics.RefusalException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The orthonormal functions of what several noises and carriers are now, in which averages are expanded: products of
 * the modes of the noises with 1, √2 cos lφ, √2 sin lφ of the carriers (doc/light.md, L4.7 and L4.10). Mode 0 is the
 * constant 1, whose coefficient is the mean. Kept are those that the signals reach from it.
 */
public final class JointModes {
    private static final double ROOT_HALF = Math.sqrt(0.5);

    private final List<NoiseSignal> signals;
    private final int degree;
    /** The independent noises by their numbers, and the frequencies of the carriers. */
    private final List<NoiseSignal> noises;

    private final NoiseModes[] chains;
    private final double[] carriers;
    /** Of every mode: the orders in the noises, then for each carrier 2l − 1 for cos lφ, 2l for sin lφ. */
    private final List<int[]> orders = new ArrayList<>();

    private final Map<List<Integer>, Integer> numbers = new HashMap<>();
    private final List<List<Entry>> couplings = new ArrayList<>();
    private final List<Entry> turning = new ArrayList<>();

    /** A matrix entry between two modes. */
    public record Entry(int row, int column, double value) {}

    /**
     * @param signals of numbered sources
     * @param degree the largest sum of the orders of Gaussian noises and of the harmonics of carriers, at least 1
     * @throws RefusalException if only the covariance of a noise is known
     */
    public JointModes(List<NoiseSignal> signals, int degree) {
        this.signals = signals;
        this.degree = degree;
        noises = NoiseSignal.sources(signals);
        chains = new NoiseModes[noises.size()];
        for (int q = 0; q < chains.length; q++) {
            Noise noise = noises.get(q).noise();
            chains[q] = noise.modes()
                    .orElseThrow(() -> new RefusalException("The noise (" + noise.description() + ") has a limit,"
                            + " but no exact mean; choose a clock, telegraph or ornstein-uhlenbeck noise."));
        }
        carriers = NoiseSignal.carriers(signals);
        number(new int[chains.length + carriers.length]);
        signals.forEach(s -> couplings.add(new ArrayList<>()));
        // Modes are gathered while they are walked through.
        for (int mode = 0; mode < orders.size(); mode++) {
            for (int s = 0; s < signals.size(); s++) {
                couple(mode, s);
            }
            turn(mode);
        }
    }

    /** Whether a higher degree may have more modes. */
    public static boolean isEndless(List<NoiseSignal> signals) {
        return signals.stream()
                .anyMatch(s -> s.isCarried()
                        || s.noise().modes().filter(NoiseModes::isGaussian).isPresent());
    }

    /** The number of a mode, a new one where it is within the degree; −1 beyond. */
    private int number(int[] order) {
        int sum = 0;
        for (int q = 0; q < chains.length; q++) {
            if (order[q] < 0 || order[q] >= chains[q].size()) {
                return -1;
            }
            sum += chains[q].isGaussian() ? order[q] : 0;
        }
        for (int c = 0; c < carriers.length; c++) {
            sum += harmonic(order[chains.length + c]);
        }
        if (sum > degree) {
            return -1;
        }
        List<Integer> key = Arrays.stream(order).boxed().toList();
        return numbers.computeIfAbsent(key, k -> {
            orders.add(order);
            return orders.size() - 1;
        });
    }

    private static int harmonic(int order) {
        return (order + 1) / 2;
    }

    private void couple(int mode, int signal) {
        NoiseSignal s = signals.get(signal);
        int noise = NoiseSignal.indexOf(noises, s.source());
        int carrier = Arrays.binarySearch(carriers, s.carrier());
        for (int step = -1; step <= 1; step += 2) {
            int[] next = orders.get(mode).clone();
            next[noise] += step;
            if (next[noise] < 0) {
                continue;
            }
            double c = chains[noise].coupling(Math.min(next[noise], next[noise] - step));
            if (!s.isCarried()) {
                add(mode, next, c, signal);
                continue;
            }
            int at = chains.length + carrier;
            int from = next[at];
            for (int up = -1; up <= 1; up += 2) {
                int l = harmonic(from) + up;
                // The cosine keeps cosines and sines apart, the sine exchanges them.
                boolean toSine = (from > 0 && from % 2 == 0) != s.sine();
                if (l < 0 || l == 0 && toSine) {
                    continue;
                }
                double factor = from == 0 || l == 0 ? ROOT_HALF : 0.5;
                boolean negative = s.sine() && from > 0 && l > 0 && (toSine ? up < 0 : up > 0);
                int[] reached = next.clone();
                reached[at] = l == 0 ? 0 : toSine ? 2 * l : 2 * l - 1;
                add(mode, reached, negative ? -c * factor : c * factor, signal);
            }
        }
    }

    private void add(int column, int[] to, double value, int signal) {
        int row = number(to);
        if (row >= 0) {
            couplings.get(signal).add(new Entry(row, column, value));
        }
    }

    /** cos lφ and sin lφ turn into each other at the rate lΩ: √2 sin lφ gains from √2 cos lφ, which loses. */
    private void turn(int mode) {
        for (int c = 0; c < carriers.length; c++) {
            int at = chains.length + c;
            int from = orders.get(mode)[at];
            if (from > 0) {
                int[] to = orders.get(mode).clone();
                to[at] = from % 2 == 0 ? from - 1 : from + 1;
                double rate = harmonic(from) * carriers[c];
                turning.add(new Entry(number(to), mode, from % 2 == 0 ? -rate : rate));
            }
        }
    }

    public int size() {
        return orders.size();
    }

    /** How fast a coefficient fades by the noises alone, fast time; 0 for a clock inside a cell. */
    public double fading(int mode) {
        double sum = 0;
        for (int q = 0; q < chains.length; q++) {
            sum += chains[q].rate(orders.get(mode)[q]);
        }
        return sum;
    }

    /** The matrix of a signal, symmetric: both entries of every pair, none on the diagonal. */
    public List<Entry> coupling(int signal) {
        return couplings.get(signal);
    }

    /** What the carriers do to the coefficients, per unit of fast time: an antisymmetric matrix, both entries of each pair. */
    public List<Entry> turning() {
        return turning;
    }

    /** Whether a mode lives on where noises of cells are drawn anew: none of them stands on its upper mode. */
    public boolean outlivesCells(int mode) {
        for (int q = 0; q < chains.length; q++) {
            if (noises.get(q).noise().cells().isPresent() && orders.get(mode)[q] > 0) {
                return false;
            }
        }
        return true;
    }
}
