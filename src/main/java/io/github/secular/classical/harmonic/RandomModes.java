package io.github.secular.classical.harmonic;

import io.github.secular.drive.NoiseModes;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/**
 * A stationary Markov process ξ(τ) as its average sees it: with modes ψ_0 = 1, ψ_1, … of its generator,
 * E[f(τ) | ξ] = Σ_j f_j ψ_j(ξ), where ψ_j decays at a rate μ_j and ξ ψ_l = Σ_j C_jl ψ_j. The mean of f is f_0.
 *
 * @param decay μ_j ≥ 0, per unit of fast time; μ_0 = 0
 * @param channels what acts on them
 */
public record RandomModes(double[] decay, List<Channel> channels) {
    /**
     * V = factor · (x ξ_1 + p ξ_2).
     *
     * @param coupling C of ξ_1, symmetric
     * @param byMomentum C of ξ_2, symmetric
     * @param factor of the signal that drives the system
     */
    public record Channel(double[][] coupling, double[][] byMomentum, DoubleUnaryOperator factor) {}

    /** No randomness: one mode, on which the signal acts as it is. */
    public static final RandomModes NONE = new RandomModes(new double[1], new double[][] {{1}});

    /** Those of V = x ξ φ, φ the signal. @param coupling C of ξ */
    public RandomModes(double[] decay, double[][] coupling) {
        this(decay, List.of(new Channel(coupling, new double[decay.length][decay.length], s -> s)));
    }

    /**
     * Those of a noise.
     *
     * @param factor by which it is multiplied
     * @param size how many of them
     */
    public static RandomModes of(NoiseModes noise, double factor, int size) {
        double[] decay = new double[size];
        double[][] coupling = new double[size][size];
        for (int j = 0; j < size; j++) {
            decay[j] = noise.rate(j);
            if (j > 0) {
                coupling[j][j - 1] = factor * noise.coupling(j - 1);
                coupling[j - 1][j] = coupling[j][j - 1];
            }
        }
        return new RandomModes(decay, coupling);
    }

    /** Two independent processes, their sum as the signal: products of the modes of either. */
    public RandomModes plus(RandomModes other) {
        int n = size() * other.size();
        double[] decays = new double[n];
        double[][] couplings = new double[n][n];
        double[][] coupling = channels.get(0).coupling;
        double[][] more = other.channels.get(0).coupling;
        for (int i = 0; i < n; i++) {
            int a = i / other.size();
            int b = i % other.size();
            decays[i] = decay[a] + other.decay[b];
            for (int j = 0; j < n; j++) {
                int c = j / other.size();
                int d = j % other.size();
                couplings[i][j] = (b == d ? coupling[a][c] : 0) + (a == c ? more[b][d] : 0);
            }
        }
        return new RandomModes(decays, couplings);
    }

    int size() {
        return decay.length;
    }
}
