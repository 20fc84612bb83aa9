package io.github.secular.study;

import io.github.secular.numerics.InvalidInputException;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Which values of the parameters go together in a run.
 *
 * @param kind how they are put together
 * @param count of the runs of a random kind; else 0
 * @param seed of the random numbers of a random kind; else 0
 */
public record Sampling(Kind kind, int count, long seed) {
    /** Every value with every other. */
    public static final Sampling GRID = new Sampling(Kind.GRID, 0, 0);

    /** First values together, second values together … */
    public static final Sampling ZIPPED = new Sampling(Kind.ZIPPED, 0, 0);

    /** More runs than this are more than a table holds. */
    static final int MOST_RUNS = 10_000_000;

    /** How values are put together. */
    public enum Kind {
        GRID("grid"),
        ZIPPED("zipped"),
        RANDOM("random"),
        LATIN_HYPERCUBE("latin-hypercube");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        /** As study files have it. */
        public String word() {
            return word;
        }

        boolean isRandom() {
            return this == RANDOM || this == LATIN_HYPERCUBE;
        }
    }

    /** @throws InvalidInputException if a random kind is to have no runs, or too many */
    public Sampling {
        if (kind.isRandom() && !(count >= 1 && count <= MOST_RUNS)) {
            throw new InvalidInputException("sampling.count", "" + count, "a whole number from 1 to " + MOST_RUNS);
        }
    }

    /**
     * The values of all runs, in the order of the runs; of a grid the first parameter changes fastest.
     *
     * @return runs × parameters
     * @throws InvalidInputException if the parameters do not suit this kind, or there are too many runs
     */
    double[][] points(List<StudyParameter> parameters) {
        for (StudyParameter each : parameters) {
            if (kind.isRandom() && !each.isRange()) {
                throw new InvalidInputException(
                        "parameter " + each.name(), "a list of values", "\"from\" and \"to\" under random samples");
            }
            if (!kind.isRandom() && each.values().length == 0) {
                throw new InvalidInputException(
                        "parameter " + each.name(),
                        "no \"values\" and no \"count\"",
                        "one of them, unless the samples are random");
            }
        }
        return switch (kind) {
            case GRID -> grid(parameters);
            case ZIPPED -> zipped(parameters);
            case RANDOM -> random(parameters);
            case LATIN_HYPERCUBE -> latin(parameters);
        };
    }

    private static double[][] grid(List<StudyParameter> parameters) {
        long runs = 1;
        for (StudyParameter each : parameters) {
            runs *= each.values().length;
            if (runs > MOST_RUNS) {
                throw new InvalidInputException("parameters", "more than " + MOST_RUNS + " runs", "at most as many");
            }
        }
        double[][] out = new double[(int) runs][parameters.size()];
        for (int i = 0; i < runs; i++) {
            int rest = i;
            for (int j = 0; j < parameters.size(); j++) {
                double[] values = parameters.get(j).values();
                out[i][j] = values[rest % values.length];
                rest /= values.length;
            }
        }
        return out;
    }

    private static double[][] zipped(List<StudyParameter> parameters) {
        int runs = parameters.get(0).values().length;
        double[][] out = new double[runs][parameters.size()];
        for (int j = 0; j < parameters.size(); j++) {
            double[] values = parameters.get(j).values();
            if (values.length != runs) {
                throw new InvalidInputException(
                        "parameter " + parameters.get(j).name(),
                        values.length + " values",
                        runs + " in a zipped study, as of " + parameters.get(0).name());
            }
            for (int i = 0; i < runs; i++) {
                out[i][j] = values[i];
            }
        }
        return out;
    }

    private double[][] random(List<StudyParameter> parameters) {
        SplittableRandom random = new SplittableRandom(seed);
        double[][] out = new double[count][parameters.size()];
        for (double[] point : out) {
            for (int j = 0; j < point.length; j++) {
                point[j] = parameters.get(j).between(random.nextDouble());
            }
        }
        return out;
    }

    /** One value in each of {@code count} equal parts of every range, the parts of the ranges put together at random. */
    private double[][] latin(List<StudyParameter> parameters) {
        SplittableRandom random = new SplittableRandom(seed);
        double[][] out = new double[count][parameters.size()];
        for (int j = 0; j < parameters.size(); j++) {
            int[] part = new int[count];
            for (int i = 0; i < count; i++) {
                int other = random.nextInt(i + 1);
                part[i] = part[other];
                part[other] = i;
            }
            for (int i = 0; i < count; i++) {
                out[i][j] = parameters.get(j).between((part[i] + random.nextDouble()) / count);
            }
        }
        return out;
    }
}
