package io.github.secular.spark;

import java.io.Serializable;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Numbers of runs, ascending, as stretches without gaps.
 *
 * @param ends of each stretch the first number and that behind the last; never modified
 */
record RunRanges(int[] ends) implements Serializable {
    /** @param numbers ascending */
    static RunRanges of(int[] numbers) {
        int[] out = new int[2 * numbers.length];
        int length = 0;
        for (int number : numbers) {
            if (length > 0 && out[length - 1] == number) {
                out[length - 1]++;
            } else {
                out[length++] = number;
                out[length++] = number + 1;
            }
        }
        return new RunRanges(Arrays.copyOf(out, length));
    }

    int[] numbers() {
        return IntStream.range(0, ends.length / 2)
                .flatMap(k -> IntStream.range(ends[2 * k], ends[2 * k + 1]))
                .toArray();
    }
}
