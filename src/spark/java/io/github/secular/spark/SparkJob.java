package io.github.secular.spark;

import io.github.secular.study.RunRecord;
import io.github.secular.study.StudyEngine;
import io.github.secular.study.StudyRuns;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.spark.SimpleFutureAction;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import scala.collection.immutable.Range$;
import scala.collection.immutable.Seq;
import scala.runtime.BoxedUnit;

/**
 * The runs of a study on their way through Spark. Tasks go out in batches, each a job of Spark's; another goes out before
 * the last has ended, cut by what is known by then, so that no processor waits. Answers are taken by the thread that
 * awaits the end.
 */
final class SparkJob implements StudyEngine.Job {
    /** Tasks of a batch for each processor; the next goes out when none waits any more. */
    private static final int AHEAD = 2;

    /** Tasks of a batch at the most, so that its answers together stay below what Spark allows. */
    private static final int LARGEST_BATCH = 500;

    /** Bytes of an answer at the most, about. */
    private static final int LARGEST_ANSWER = 1_000_000;

    private final JavaSparkContext spark;
    private final StudyRuns runs;
    private final StudyEngine.Sink sink;
    private final TaskPlan plan;
    private final Broadcast<SharedStudy> study;
    private final BlockingQueue<RunTask.Answer> answers = new LinkedBlockingQueue<>();
    private final List<SimpleFutureAction<BoxedUnit>> batches = new ArrayList<>();
    private int onTheirWay;
    private boolean isCancelled;

    SparkJob(JavaSparkContext spark, SharedStudy study, StudyRuns runs, int[] wanted, StudyEngine.Sink sink) {
        this.spark = spark;
        this.runs = runs;
        this.sink = sink;
        int[] ascending = IntStream.of(wanted).sorted().toArray();
        this.plan = new TaskPlan(ascending, Math.max(1, LARGEST_ANSWER / (8 * (runs.width() + 1))));
        this.study = spark.broadcast(study);
    }

    @Override
    public boolean await(long milliseconds) throws IOException, InterruptedException {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(milliseconds);
        while (!isOver()) {
            long rest = end - System.nanoTime();
            if (rest <= 0) {
                return false;
            }
            submit();
            RunTask.Answer answer = answers.poll(rest, TimeUnit.NANOSECONDS);
            if (answer != null) {
                take(answer);
            }
        }
        study.destroy();
        return true;
    }

    private boolean isOver() throws IOException {
        if (!answers.isEmpty()) {
            return false;
        }
        if (isCancelled) {
            return true;
        }
        for (SimpleFutureAction<BoxedUnit> batch : batches) {
            if (batch.isCompleted() && batch.value().get().isFailure()) {
                Throwable lost = batch.value().get().failed().get();
                cancel();
                throw new IOException(
                        "Spark gave up a task of this study (" + firstLine(lost)
                                + "); the runs before are kept: go on with --resume.",
                        lost);
            }
        }
        batches.removeIf(SimpleFutureAction::isCompleted);
        return plan.isEmpty() && onTheirWay == 0;
    }

    private static String firstLine(Throwable e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }

    /** Sends tasks, if none waits for a processor. */
    private void submit() {
        int processors = Math.max(1, spark.defaultParallelism());
        if (isCancelled || plan.isEmpty() || onTheirWay > processors) {
            return;
        }
        List<RunRanges> tasks = plan.next(Math.min(LARGEST_BATCH, AHEAD * processors), processors);
        onTheirWay += tasks.size();
        @SuppressWarnings({"unchecked", "rawtypes"})
        Seq<Object> all = (Seq) Range$.MODULE$.apply(0, tasks.size());
        batches.add(spark.sc()
                .submitJob(
                        spark.parallelize(tasks, tasks.size()).rdd(),
                        new RunTask(study),
                        all,
                        (place, answer) -> {
                            answers.add(answer);
                            return BoxedUnit.UNIT;
                        },
                        () -> BoxedUnit.UNIT));
    }

    private void take(RunTask.Answer answer) throws IOException {
        onTheirWay--;
        plan.measured(answer.task(), answer.seconds());
        for (RunRecord record : RunRecord.read(answer.records(), 0, runs.width(), runs.count())) {
            sink.take(record);
        }
    }

    @Override
    public void cancel() {
        isCancelled = true;
        batches.forEach(SimpleFutureAction::cancel);
    }
}
