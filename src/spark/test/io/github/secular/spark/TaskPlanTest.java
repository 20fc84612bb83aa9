package io.github.secular.spark;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TaskPlanTest {
    private static final int MANY = 100_000;

    /** All tasks in the order given out, each taking as long as its runs cost, answered in turn. */
    private static List<RunRanges> all(int[] wanted, int most, int processors, IntToDoubleFunction cost) {
        TaskPlan plan = new TaskPlan(wanted, most);
        Deque<RunRanges> onTheirWay = new ArrayDeque<>();
        List<RunRanges> out = new ArrayList<>();
        while (!plan.isEmpty() || !onTheirWay.isEmpty()) {
            if (!plan.isEmpty() && onTheirWay.size() <= processors) {
                List<RunRanges> next = plan.next(2 * processors, processors);
                assertFalse(next.isEmpty());
                onTheirWay.addAll(next);
                out.addAll(next);
            }
            RunRanges task = onTheirWay.remove();
            plan.measured(task, seconds(task, cost));
        }
        return out;
    }

    private static double seconds(RunRanges task, IntToDoubleFunction cost) {
        return IntStream.of(task.numbers()).mapToDouble(cost).sum();
    }

    private static void assertEachOnce(int[] wanted, List<RunRanges> tasks) {
        int[] numbers = tasks.stream()
                .flatMapToInt(t -> IntStream.of(t.numbers()))
                .sorted()
                .toArray();
        assertArrayEquals(wanted, numbers);
    }

    @Test
    void everyRunIsGivenOutOnce() {
        SplittableRandom random = new SplittableRandom(3);
        for (int k = 0; k < 200; k++) {
            int size = random.nextInt(k < 100 ? 60 : 3000);
            int density = 1 + random.nextInt(4);
            int[] wanted =
                    random.ints(size, 0, density * 3000).sorted().distinct().toArray();
            int most = 1 + random.nextInt(500);
            int processors = 1 + random.nextInt(40);
            double scale = Math.pow(10, -4 * random.nextDouble());
            SplittableRandom costs = random.split();
            List<RunRanges> tasks = all(wanted, most, processors, i -> scale * costs.nextDouble());
            assertEachOnce(wanted, tasks);
            assertTrue(tasks.stream().allMatch(t -> t.numbers().length > 0 && t.numbers().length <= Math.max(4, most)));
        }
    }

    /** Costs that grow a hundredfold over the study: tasks of a second all the same, but for the first and last. */
    @Test
    void tasksTakeAboutASecond() {
        int[] wanted = IntStream.range(0, MANY).toArray();
        IntToDoubleFunction cost = i -> 1e-4 * Math.pow(100, (double) i / MANY);
        double[] seconds = all(wanted, MANY, 4, cost).stream()
                .mapToDouble(t -> seconds(t, cost))
                .toArray();
        assertTrue(Arrays.stream(seconds).max().orElseThrow() < 2);
        double whole = Arrays.stream(seconds).sum();
        double inGoodOnes = Arrays.stream(seconds).filter(s -> s > 0.6).sum();
        assertTrue(inGoodOnes > 0.9 * whole, inGoodOnes + " of " + whole);
        assertTrue(seconds.length < 1.5 * whole, seconds.length + " tasks");
    }

    /** The first runs of a program that is not warm yet tell fifty times too much; that is forgotten soon. */
    @Test
    void aColdBeginningIsForgotten() {
        int[] wanted = IntStream.range(0, MANY).toArray();
        int[] calls = new int[1];
        IntToDoubleFunction cost = i -> calls[0]++ < 100 ? 0.05 : 0.001;
        List<RunRanges> tasks = all(wanted, MANY, 2, cost);
        assertEachOnce(wanted, tasks);
        assertTrue(tasks.size() < 250, tasks.size() + " tasks of 100 s");
    }

    @Test
    void rangesHoldTheirNumbers() {
        int[] numbers = {3, 4, 5, 9, 11, 12};
        RunRanges ranges = RunRanges.of(numbers);
        assertArrayEquals(new int[] {3, 6, 9, 10, 11, 13}, ranges.ends());
        assertArrayEquals(numbers, ranges.numbers());
        assertEquals(0, RunRanges.of(new int[0]).numbers().length);
    }
}
