package io.github.secular.spark;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.secular.host.imagej.ImageFiles;
import io.github.secular.numerics.InvalidInputException;
import io.github.secular.numerics.Progress;
import io.github.secular.scenario.ImageSource;
import io.github.secular.study.PackedStudy;
import io.github.secular.study.Study;
import io.github.secular.study.StudyFile;
import io.github.secular.study.StudyMode;
import io.github.secular.study.StudyResult;
import io.github.secular.study.StudyRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the driver does with what comes in, or does not. */
class SparkEngineTest {
    private static final String STUDY = """
            {"secularStudy": 1, "model": "two-level-detuned",
             "parameters": [{"path": "epsilon", "from": 0.02, "to": 0.2, "count": COUNT},
                            {"path": "damping.gamma", "values": [0.5, -1, 0.25]}],
             "record": ["populations", "coherence.0.1", "rates"]}""";

    private static JavaSparkContext spark;

    @TempDir
    private Path folder;

    @BeforeAll
    static void start() {
        spark = new JavaSparkContext(new SparkConf()
                .setAppName("test")
                .setMaster("local[2]")
                .set("spark.ui.enabled", "false")
                .set("spark.driver.host", "127.0.0.1"));
    }

    @AfterAll
    static void stop() {
        spark.stop();
    }

    private Path file(int count) throws IOException {
        return Files.writeString(folder.resolve(count + ".json"), STUDY.replace("COUNT", "" + count));
    }

    private StudyRun run(Path asked, Path sent, Progress progress) {
        Study study = StudyFile.open(asked, ImageSource.NONE);
        return new StudyRun(study, new SparkEngine(spark, PackedStudy.of(sent, new ImageFiles())), progress);
    }

    private static void same(StudyResult expected, StudyResult found) {
        assertEquals(expected.sentences(), found.sentences());
        for (int i = 0; i < expected.runs(); i++) {
            assertArrayEquals(expected.values()[i], found.values()[i], "run " + i);
        }
    }

    private static StudyResult threads(Path file) {
        return new StudyRun(StudyFile.open(file, ImageSource.NONE), 1, Progress.NONE).inMemory();
    }

    @Test
    void studiesOfAllSizes() throws IOException {
        for (int count : new int[] {2, 3, 7, 40}) {
            same(
                    threads(file(count)),
                    run(file(count), file(count), Progress.NONE).inMemory());
        }
    }

    @Test
    void aCancelledStudyGoesOnLater() throws IOException {
        Path file = file(4000);
        boolean[] some = new boolean[1];
        Progress soon = new Progress() {
            @Override
            public void at(double fraction, String what) {
                some[0] |= fraction > 0;
            }

            @Override
            public boolean isCancelled() {
                return some[0];
            }
        };
        Path out = folder.resolve("out");
        StudyRun.Output nothing = result -> {};
        assertThrows(CancellationException.class, () -> run(file, file, soon).inFolder(out, StudyMode.NEW, nothing));
        InvalidInputException e = assertThrows(InvalidInputException.class, () -> run(file, file, Progress.NONE)
                .inFolder(out, StudyMode.NEW, nothing));
        assertTrue(e.getMessage().matches(".*with [1-9]\\d* runs that have ended.*"), e.getMessage());
        same(threads(file), run(file, file, Progress.NONE).inFolder(out, StudyMode.RESUME, nothing));
    }

    /** A study that another one reached in the place of makes no run. */
    @Test
    void anotherStudyIsNoticed() throws IOException {
        StudyRun wrong = run(file(2), file(3), Progress.NONE);
        IOException e = assertThrows(
                IOException.class, () -> wrong.inFolder(folder.resolve("wrong"), StudyMode.NEW, result -> {}));
        assertTrue(e.getMessage().contains("is not the driver's"), e.getMessage());
        assertTrue(e.getMessage().endsWith("go on with --resume."), e.getMessage());
        assertEquals(1, e.getMessage().lines().count());
    }
}
