package io.github.secular.spark;

import io.github.secular.numerics.Progress;
import io.github.secular.study.RunRecord;
import io.github.secular.study.StudyRuns;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.TaskContext;
import org.apache.spark.broadcast.Broadcast;
import scala.collection.Iterator;
import scala.runtime.AbstractFunction1;

/** What an executor does with a task: it makes the runs of one partition, which is one {@link RunRanges}. */
final class RunTask extends AbstractFunction1<Iterator<RunRanges>, RunTask.Answer> implements Serializable {
    private static final long serialVersionUID = 1;

    private final Broadcast<SharedStudy> study;

    RunTask(Broadcast<SharedStudy> study) {
        this.study = study;
    }

    /**
     * What comes back.
     *
     * @param records as {@link RunRecord#bytes} writes them
     * @param seconds that the runs took
     */
    record Answer(RunRanges task, byte[] records, double seconds) implements Serializable {}

    @Override
    public Answer apply(Iterator<RunRanges> partition) {
        RunRanges task = partition.next();
        TaskContext context = TaskContext.get();
        try {
            StudyRuns runs = study.value().runs();
            long start = System.nanoTime();
            List<RunRecord> made = new ArrayList<>();
            runs.work(queue(task.numbers()), made::add, Progress.unwatched(context::isInterrupted));
            return new Answer(task, RunRecord.bytes(made), (System.nanoTime() - start) / 1e9);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static StudyRuns.Queue queue(int[] numbers) {
        int[] next = new int[1];
        return most -> {
            int from = next[0];
            next[0] = Math.min(numbers.length, from + most);
            return Arrays.copyOfRange(numbers, from, next[0]);
        };
    }
}
