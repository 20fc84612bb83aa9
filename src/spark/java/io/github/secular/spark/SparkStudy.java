package io.github.secular.spark;

import io.github.secular.host.headless.StudyProgram;
import io.github.secular.numerics.InvalidInputException;
import io.github.secular.scenario.ImageSource;
import io.github.secular.study.PackedStudy;
import io.github.secular.study.Study;
import io.github.secular.study.StudyEngine;
import java.nio.file.Path;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;

/** What {@code spark-submit} starts: the subcommand {@code study}, its runs made by executors. */
public final class SparkStudy {
    private static final String LOG_LEVEL = "spark.log.level";

    private JavaSparkContext spark;

    private SparkStudy() {}

    /** Ends the process: 0, 1 with one sentence on standard error, or 2 for wrong usage. */
    public static void main(String[] args) {
        // charts are drawn on the driver, where nobody looks
        System.setProperty("java.awt.headless", "true");
        SparkStudy program = new SparkStudy();
        int status = StudyProgram.run(System.out, System.err, "SparkStudy", program::engine, args);
        if (program.spark != null) {
            program.spark.stop();
        }
        System.exit(status);
    }

    private StudyEngine engine(Path file, Study study, ImageSource images) {
        SparkConf conf = new SparkConf().setAppName("Secular: " + study.title());
        if (!conf.contains("spark.master")) {
            throw new InvalidInputException("spark.master", "nothing", "a master: start this program by spark-submit");
        }
        PackedStudy packed = PackedStudy.of(file, images);
        spark = new JavaSparkContext(conf);
        if (!conf.contains(LOG_LEVEL)) {
            // progress is not to drown
            spark.setLogLevel("WARN");
        }
        return new SparkEngine(spark, packed);
    }
}
