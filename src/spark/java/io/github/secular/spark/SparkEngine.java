package io.github.secular.spark;

import io.github.secular.study.PackedStudy;
import io.github.secular.study.StudyEngine;
import io.github.secular.study.StudyRuns;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.spark.api.java.JavaSparkContext;

/** Makes the runs of a study on the executors of a Spark application. */
public final class SparkEngine implements StudyEngine {
    private final JavaSparkContext spark;
    private final PackedStudy study;

    /** @param study the one whose runs will be asked for */
    public SparkEngine(JavaSparkContext spark, PackedStudy study) {
        this.spark = spark;
        this.study = study;
    }

    @Override
    public Job start(StudyRuns runs, int[] wanted, Sink sink) {
        try {
            return new SparkJob(spark, new SharedStudy(study, runs.identity()), runs, wanted, sink);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
