package io.github.secular.study;

import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * An engine that is given the runs of a grid from coarse to fine, for somebody who watches: first those of every 64th
 * value of the first two parameters, then of every 32nd, and so on. The numbers are the same in every order.
 */
public final class CoarseFirst implements StudyEngine {
    private static final int COARSEST = 6;

    private final StudyEngine engine;

    /** @param engine takes runs in the order in which they are given, by and large */
    public CoarseFirst(StudyEngine engine) {
        this.engine = engine;
    }

    @Override
    public Job start(StudyRuns runs, int[] wanted, Sink sink) {
        Study study = runs.study();
        if (!study.isGrid() || study.parameters().size() < 2) {
            return engine.start(runs, wanted, sink);
        }
        int[] shape = study.shape();
        int[] order = IntStream.of(wanted)
                .boxed()
                .sorted(Comparator.comparingInt(run -> -coarseness(run % shape[0], run / shape[0] % shape[1])))
                .mapToInt(Integer::intValue)
                .toArray();
        return engine.start(runs, order, sink);
    }

    /** The largest k up to {@value #COARSEST} for which both numbers are multiples of 2^k. */
    private static int coarseness(int x, int y) {
        return Math.min(COARSEST, Integer.numberOfTrailingZeros(x | y));
    }
}
