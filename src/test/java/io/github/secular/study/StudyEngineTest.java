package io.github.secular.study;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.secular.numerics.InvalidInputException;
import io.github.secular.numerics.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a study gives does not depend on who makes its runs, and one engine goes on where another was killed. */
class StudyEngineTest {
    private static final Study STUDY = StudyFile.of("""
            {"secularStudy": 1, "model": "two-level-detuned",
             "parameters": [{"path": "epsilon", "from": 0.02, "to": 0.2, "count": 9},
                            {"path": "damping.gamma", "values": [0.5, -1, 0.25]}],
             "record": ["populations", "coherence.0.1", "rates"]}""", "study");

    @TempDir
    private Path folder;

    /** From the last run to the first, a few at a time, each block brought back as bytes; ends early if told so. */
    private static final class Backwards implements StudyEngine {
        private final int most;
        private int left;

        Backwards(int most, int all) {
            this.most = most;
            this.left = all;
        }

        @Override
        public Job start(StudyRuns runs, int[] wanted, Sink sink) {
            return new Job() {
                private int end = wanted.length;

                @Override
                public boolean await(long milliseconds) throws IOException {
                    int count = Math.min(Math.min(end, most), left);
                    if (count == 0 && left == 0 && end > 0) {
                        throw new IOException("The machines are gone.");
                    }
                    left -= count;
                    end -= count;
                    int[] numbers = Arrays.copyOfRange(wanted, end, end + count);
                    List<RunRecord> made = new ArrayList<>();
                    boolean[] taken = new boolean[1];
                    runs.work(
                            asked -> {
                                int[] out = taken[0] ? new int[0] : numbers;
                                taken[0] = true;
                                return out;
                            },
                            made::add,
                            Progress.NONE);
                    for (RunRecord each : RunRecord.read(RunRecord.bytes(made), 0, runs.width(), runs.count())) {
                        sink.take(each);
                    }
                    return end == 0;
                }

                @Override
                public void cancel() {
                    end = 0;
                }
            };
        }
    }

    private static void same(StudyResult expected, StudyResult found) {
        assertEquals(expected.sentences(), found.sentences());
        for (int i = 0; i < expected.runs(); i++) {
            assertArrayEquals(expected.values()[i], found.values()[i], "run " + i);
        }
    }

    private static StudyResult threads(int count) {
        return new StudyRun(STUDY, count, Progress.NONE).inMemory();
    }

    @Test
    void anyEngineGivesTheSame() {
        StudyResult expected = threads(1);
        assertEquals(9, expected.failed());
        same(expected, threads(2));
        same(expected, threads(50));
        for (int most : new int[] {1, 4, 27}) {
            same(expected, new StudyRun(STUDY, new Backwards(most, 100), Progress.NONE).inMemory());
        }
    }

    @Test
    void oneGoesOnWithWhatAnotherLeft() throws IOException {
        StudyRun.Output nothing = result -> {};
        IOException lost =
                assertThrows(IOException.class, () -> new StudyRun(STUDY, new Backwards(3, 10), Progress.NONE)
                        .inFolder(folder, StudyMode.NEW, nothing));
        assertEquals("The machines are gone.", lost.getMessage());
        InvalidInputException e = assertThrows(InvalidInputException.class, () -> new StudyRun(STUDY, 2, Progress.NONE)
                .inFolder(folder, StudyMode.NEW, nothing));
        assertTrue(e.getMessage().contains("10 runs that have ended"), e.getMessage());
        same(threads(1), new StudyRun(STUDY, 2, Progress.NONE).inFolder(folder, StudyMode.RESUME, nothing));
        assertTrue(Files.size(folder.resolve(Journal.NAME)) > 0);
    }

    @Test
    void aCancelledEngineIsNoResult() {
        Progress never = Progress.unwatched(() -> true);
        assertThrows(CancellationException.class, () -> new StudyRun(STUDY, new Backwards(1, 100), never).inMemory());
    }

    @Test
    void otherBytesAreNoRecords() throws IOException {
        byte[] bytes = RunRecord.bytes(List.of(new RunRecord(3, new double[] {1, Double.NaN}, "über")));
        RunRecord read = RunRecord.read(bytes, 0, 2, 4).get(0);
        assertEquals("über", read.sentence());
        assertArrayEquals(new double[] {1, Double.NaN}, read.values());
        assertThrows(IOException.class, () -> RunRecord.read(bytes, 0, 2, 3));
        assertThrows(IOException.class, () -> RunRecord.read(bytes, 0, 3, 4));
        assertThrows(IOException.class, () -> RunRecord.read(Arrays.copyOf(bytes, bytes.length - 1), 0, 2, 4));
    }
}
