package io.github.secular.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real Spark, started by its spark-submit, beside the program on this machine alone: the same bytes, whatever dies. */
class SparkStudyTest {
    /** Some of its runs are solved side by side, a third of them fail. */
    private static final String QUICK = """
            {"secularStudy": 1,
             "model": {"secular": 1, "levels": {"labels": ["g", "e"], "photons": [[0], [1]], "detunings": [0, 0]},
               "damping": {"gamma": 0.5}, "relaxation": {"rates": [{"from": 1, "to": 0, "rate": 1}]},
               "wave": {"frequencies": [1000], "harmonics": [{"index": [1], "matrix": [[0, 0.35], [0, 0]]}]},
               "epsilon": 1, "times": [3]},
             "parameters": [{"path": "levels.detunings[1]", "from": -3, "to": 3, "count": 61},
               {"name": "rabi", "from": 0.1, "to": 2, "count": 20, "paths": {"wave.harmonics[0].matrix[0][1]": "rabi"}},
               {"path": "damping.gamma", "values": [0.5, 0.75, -1]}],
             "record": ["population.e", "coherence.g.e"], "formulas": {"inversion": "1 - 2*population.e"}}""";

    private static final int QUICK_RUNS = 61 * 20 * 3;
    private static final int QUICK_WIDTH = 4;

    /** Its runs are solved one by one, some ten milliseconds each; its model names a file in another folder. */
    private static final String SLOW = """
            {"secularStudy": 1, "model": "../models/atom.json",
             "parameters": [{"path": "epsilon", "from": 0.05, "to": 0.1, "count": 30},
               {"path": "wave.harmonics[1].amplitude", "from": 0.1, "to": 0.4, "count": 10}],
             "record": ["populations", "purity", "estimatedError"]}""";

    private static final String ATOM = """
            {"secular": 1, "levels": {"labels": ["g", "e"], "energies": [0, 1]}, "coupling": [[0, 1], [1, 0]],
             "damping": {"gamma": 0.2}, "relaxation": {"rates": [{"from": 1, "to": 0, "rate": 0.3}]},
             "epsilon": 0.1, "times": [4], "tolerance": 1e-9,
             "wave": {"frequencies": [1, 1.4142135], "harmonics": [
               {"index": [1, 0], "amplitude": 0.5, "envelope": {"file": "../pulses/rise.csv"}},
               {"index": [0, 1], "amplitude": 0.4}]}}""";

    private static final int SLOW_RUNS = 300;
    private static final int SLOW_WIDTH = 4;

    @TempDir
    private Path folder;

    private Programs programs;

    @BeforeEach
    void write() throws IOException {
        programs = new Programs(Files.createDirectories(folder.resolve("log")));
        for (String name : List.of("models", "pulses", "studies")) {
            Files.createDirectories(folder.resolve(name));
        }
        Files.writeString(folder.resolve("models/atom.json"), ATOM);
        Files.writeString(folder.resolve("pulses/rise.csv"), "t, field\n0, 0\n1, 1\n2.5, 0.5\n4, 0.2\n");
        Files.writeString(folder.resolve("studies/quick.json"), QUICK);
        Files.writeString(folder.resolve("studies/slow.json"), SLOW);
    }

    private String[] args(String study, String out, String... more) {
        List<String> all = new ArrayList<>(List.of(
                folder.resolve("studies/" + study + ".json").toString(),
                "--out",
                folder.resolve(out).toString()));
        all.addAll(List.of(more));
        return all.toArray(new String[0]);
    }

    private void quick(String out) throws IOException {
        Folders.same(folder.resolve("one"), folder.resolve(out), QUICK_RUNS, QUICK_WIDTH);
    }

    private void slow(String out) throws IOException {
        Folders.same(folder.resolve("whole"), folder.resolve(out), SLOW_RUNS, SLOW_WIDTH);
    }

    @Test
    void anyEngineWritesTheSameBytes() throws IOException, InterruptedException {
        programs.finish(programs.embedded(1, args("quick", "one")));
        programs.finish(programs.embedded(2, args("quick", "two")));
        quick("two");
        programs.finish(programs.spark(Programs.LOCAL, args("quick", "local")));
        quick("local");
        programs.finish(programs.spark(Programs.CLUSTER, args("quick", "cluster")));
        quick("cluster");
        assertTrue(programs.said().contains("3660 runs, of which 1220 could not give all"), programs.said());
    }

    @Test
    void whateverIsKilledTheBytesAreTheSame() throws IOException, InterruptedException {
        programs.finish(programs.embedded(2, args("slow", "whole")));
        anExecutorIsKilled();
        sparkIsKilledAndThreadsGoOn();
        theProgramIsKilledAndSparkGoesOn();
    }

    private void anExecutorIsKilled() throws IOException, InterruptedException {
        Process spark = programs.spark(Programs.CLUSTER, args("slow", "executor"));
        int ended = awaitRuns(spark, "executor");
        List<ProcessHandle> executors =
                spark.descendants().filter(SparkStudyTest::isExecutor).toList();
        assertEquals(2, executors.size(), programs.said());
        assertTrue(executors.get(0).destroyForcibly());
        programs.finish(spark);
        assertTrue(ended < SLOW_RUNS, "all had ended when the executor was killed");
        assertTrue(programs.said().contains("Lost executor"), programs.said());
        slow("executor");
    }

    private static boolean isExecutor(ProcessHandle process) {
        return process.info().commandLine().orElse("").contains("CoarseGrainedExecutorBackend");
    }

    private void sparkIsKilledAndThreadsGoOn() throws IOException, InterruptedException {
        Process spark = programs.spark(Programs.LOCAL, args("slow", "driver"));
        awaitRuns(spark, "driver");
        Programs.kill(spark);
        assertUnfinished("driver");
        programs.finish(programs.embedded(1, args("slow", "driver", "--resume")));
        slow("driver");
    }

    private void theProgramIsKilledAndSparkGoesOn() throws IOException, InterruptedException {
        Process threads = programs.embedded(2, args("slow", "threads"));
        awaitRuns(threads, "threads");
        Programs.kill(threads);
        assertUnfinished("threads");
        programs.finish(programs.spark(Programs.LOCAL, args("slow", "threads", "--resume")));
        slow("threads");
    }

    /** Waits until a tenth of the runs have ended. */
    private int awaitRuns(Process process, String out) throws IOException, InterruptedException {
        int ended = 0;
        while (ended < SLOW_RUNS / 10) {
            assertTrue(process.isAlive(), programs.said());
            Thread.sleep(20);
            ended = Folders.ended(folder.resolve(out), SLOW_RUNS, SLOW_WIDTH);
        }
        return ended;
    }

    private void assertUnfinished(String out) throws IOException {
        int ended = Folders.ended(folder.resolve(out), SLOW_RUNS, SLOW_WIDTH);
        assertTrue(ended > 0 && ended < SLOW_RUNS, ended + " runs had ended");
        assertTrue(Files.notExists(folder.resolve(out).resolve("study.csv")));
    }
}
