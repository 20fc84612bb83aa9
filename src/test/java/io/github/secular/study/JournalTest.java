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
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {
    private static final String STUDY = """
            {"secularStudy": 1, "model": "two-level-resonant",
             "parameters": [{"path": "epsilon", "from": 0.01, "to": 0.2, "count": 40},
                            {"path": "damping.gamma", "values": [0.5, -1]}],
             "record": ["rates", "equilibrium"]}""";

    @TempDir
    private Path folder;

    private static StudyRun run(String json, Progress progress) {
        return new StudyRun(StudyFile.of(json, "study"), 2, progress);
    }

    private StudyResult in(String json, StudyMode mode) throws IOException {
        return run(json, Progress.NONE).inFolder(folder, mode, result -> {});
    }

    private Path journal() {
        return folder.resolve(Journal.NAME);
    }

    /** Leaves an unfinished study: all runs made, their results not written. */
    private void interrupted() {
        assertThrows(IOException.class, () -> run(STUDY, Progress.NONE).inFolder(folder, StudyMode.NEW, result -> {
            throw new IOException("the disk is full");
        }));
    }

    private static void same(StudyResult expected, StudyResult found) {
        assertEquals(expected.sentences(), found.sentences());
        for (int i = 0; i < expected.runs(); i++) {
            assertArrayEquals(expected.values()[i], found.values()[i], "run " + i);
        }
    }

    @Test
    void anUnfinishedStudyIsNeverCleared() throws IOException {
        StudyResult expected = run(STUDY, Progress.NONE).inMemory();
        interrupted();
        byte[] before = Files.readAllBytes(journal());
        InvalidInputException e = assertThrows(InvalidInputException.class, () -> in(STUDY, StudyMode.NEW));
        assertTrue(
                e.getMessage().contains("80 runs that have ended")
                        && e.getMessage().contains("--restart"),
                e.getMessage());
        assertArrayEquals(before, Files.readAllBytes(journal()));
        same(expected, in(STUDY, StudyMode.RESUME));
        // finished: a new one may take its place
        same(expected, in(STUDY, StudyMode.NEW));
        interrupted();
        same(expected, in(STUDY, StudyMode.RESTART));
    }

    @Test
    void whatHasEndedIsNotMadeAgain() throws IOException {
        interrupted();
        AtomicInteger asked = new AtomicInteger();
        Progress cancelling = new Progress() {
            @Override
            public void at(double fraction, String what) {
                asked.incrementAndGet();
            }

            @Override
            public boolean isCancelled() {
                return true;
            }
        };
        // there is nothing left to cancel
        StudyResult found = run(STUDY, cancelling).inFolder(folder, StudyMode.RESUME, r -> {});
        same(run(STUDY, Progress.NONE).inMemory(), found);
    }

    @Test
    void aDamagedEndIsMadeAnew() throws IOException {
        StudyResult expected = run(STUDY, Progress.NONE).inMemory();
        interrupted();
        byte[] whole = Files.readAllBytes(journal());
        SplittableRandom random = new SplittableRandom(5);
        for (int k = 0; k < 12; k++) {
            byte[] damaged = Arrays.copyOf(whole, random.nextInt(whole.length + 1));
            if (k % 2 == 0 && damaged.length > 8) {
                damaged[8 + random.nextInt(damaged.length - 8)] ^= (byte) (1 + random.nextInt(255));
            }
            if (k % 3 == 0) {
                damaged = Arrays.copyOf(damaged, damaged.length + random.nextInt(100));
            }
            Files.write(journal(), damaged);
            same(expected, in(STUDY, StudyMode.RESUME));
        }
    }

    @Test
    void anotherStudyIsNotGoneOnWith() {
        interrupted();
        String[][] others = {
            {"two-level-resonant", "two-level-detuned", "model"},
            {"0.2,", "0.3,", "parameters"},
            {"\"rates\", ", "\"limit\", \"rates\", ", "record"},
            {"\"record\"", "\"times\": [1], \"record\"", "times"},
        };
        for (String[] other : others) {
            InvalidInputException e = assertThrows(
                    InvalidInputException.class, () -> in(STUDY.replace(other[0], other[1]), StudyMode.RESUME));
            assertTrue(e.getMessage().contains("another study, which differs in: "), e.getMessage());
            assertTrue(e.getMessage().contains(other[2]), e.getMessage());
        }
    }

    @Test
    void twoDoNotWorkInOneFolder() throws IOException {
        run(STUDY, Progress.NONE).inFolder(folder, StudyMode.NEW, result -> {
            IOException e = assertThrows(IOException.class, () -> in(STUDY, StudyMode.RESUME));
            assertTrue(e.getMessage().startsWith("Another study works in the folder"), e.getMessage());
        });
    }

    @Test
    void aCancelledStudyKeepsWhatHasEnded() throws IOException {
        AtomicInteger calls = new AtomicInteger();
        Progress soon = new Progress() {
            @Override
            public void at(double fraction, String what) {
                calls.set(fraction > 0 ? 1 : 0);
            }

            @Override
            public boolean isCancelled() {
                return calls.get() > 0;
            }
        };
        String many = STUDY.replace("40", "4000");
        assertThrows(CancellationException.class, () -> run(many, soon).inFolder(folder, StudyMode.NEW, result -> {}));
        InvalidInputException e = assertThrows(InvalidInputException.class, () -> in(many, StudyMode.NEW));
        assertTrue(e.getMessage().matches(".*with [1-9]\\d* runs that have ended.*"), e.getMessage());
    }

    @Test
    void aForeignFileIsLeftAlone() throws IOException {
        Files.writeString(journal(), "my own notes");
        IOException e = assertThrows(IOException.class, () -> in(STUDY, StudyMode.RESTART));
        assertTrue(e.getMessage().contains("is no journal of a study"), e.getMessage());
        assertEquals("my own notes", Files.readString(journal()));
    }
}
