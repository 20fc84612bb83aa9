package io.github.secular.quantum.random;

import io.github.secular.numerics.InvalidInputException;

/**
 * How a Monte-Carlo ensemble is drawn.
 *
 * @param paths number of paths, at least 2
 * @param seed of the random numbers; equal seeds give equal results, whatever the number of threads
 * @param samples how many single trajectories are kept, at most {@code paths}
 * @param lower quantile of the band, in [0, upper]
 * @param upper quantile of the band, in [lower, 1]
 * @param threads at least 1
 */
public record SamplingPlan(int paths, long seed, int samples, double lower, double upper, int threads) {
    public SamplingPlan {
        if (paths < 2) {
            throw new InvalidInputException("paths", "" + paths, "at least 2");
        }
        if (samples < 0 || samples > paths) {
            throw new InvalidInputException("samples", "" + samples, "from 0 to the number of paths");
        }
        if (!(lower >= 0 && upper <= 1 && lower <= upper)) {
            throw new InvalidInputException("quantiles", lower + ", " + upper, "two increasing numbers from 0 to 1");
        }
        if (threads < 1) {
            throw new InvalidInputException("threads", "" + threads, "at least 1");
        }
    }

    /** The band from 5 % to 95 %, five single trajectories, all processors. */
    public static SamplingPlan of(int paths, long seed) {
        return new SamplingPlan(
                paths,
                seed,
                Math.min(5, paths),
                0.05,
                0.95,
                Runtime.getRuntime().availableProcessors());
    }
}
