package io.github.secular.host.headless;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.secular.run.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder holds one run, and never loses what is not the program's own. */
class OutputFolderTest {
    @TempDir
    Path folder;

    @Test
    void tablesOfAnEarlierRunGo() throws IOException {
        run("populations.csv", "rates.csv");
        run("equilibrium.csv");
        assertEquals(Set.of("equilibrium.csv", OwnFiles.NAME), names());
        run("equilibrium.csv", "rates.csv");
        assertEquals(Set.of("equilibrium.csv", "rates.csv", OwnFiles.NAME), names());
    }

    @Test
    void filesOfOthersStay() throws IOException {
        Files.writeString(folder.resolve("notes.txt"), "mine");
        Files.writeString(folder.resolve("rates.csv"), "mine, too");
        run("populations.csv");
        Files.writeString(folder.resolve("populations.csv"), "changed by hand");
        run("equilibrium.csv");
        assertEquals("mine", Files.readString(folder.resolve("notes.txt")));
        assertEquals("mine, too", Files.readString(folder.resolve("rates.csv")));
        assertEquals("changed by hand", Files.readString(folder.resolve("populations.csv")));
    }

    @Test
    void aListThatPointsElsewhereRemovesNothing() throws IOException {
        Path outside = Files.writeString(folder.resolve("outside.csv"), "mine");
        Path inside = Files.createDirectory(folder.resolve("results"));
        Files.writeString(inside.resolve(OwnFiles.NAME), Sha256.of(outside) + "  ../outside.csv\n");
        try (OutputFolder out = new OutputFolder(inside)) {
            Files.writeString(out.file("a.csv"), "a");
            out.publish();
        }
        assertTrue(Files.exists(outside));
    }

    @Test
    void aRunThatFailsChangesNothing() throws IOException {
        run("populations.csv");
        try (OutputFolder out = new OutputFolder(folder)) {
            Files.writeString(out.file("equilibrium.csv"), "half");
        }
        assertEquals(Set.of("populations.csv", OwnFiles.NAME), names());
    }

    @Test
    void leftoversOfAKilledRunGoButNotThoseOfALivingOne() throws IOException {
        Path dead = Files.createDirectory(folder.resolve(".unfinished-4711"));
        Files.writeString(dead.resolve(".lock"), "");
        Files.writeString(dead.resolve("density-matrix.csv"), "half");
        try (OutputFolder living = new OutputFolder(folder)) {
            Files.writeString(living.file("a.csv"), "a");
            run("b.csv");
            assertFalse(Files.exists(dead));
            assertTrue(Files.exists(living.file("a.csv")));
        }
        assertEquals(Set.of("b.csv", OwnFiles.NAME), names());
    }

    private void run(String... files) throws IOException {
        try (OutputFolder out = new OutputFolder(folder)) {
            for (String file : files) {
                Files.writeString(out.file(file), "written by a run");
            }
            out.publish();
        }
    }

    private Set<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(f -> f.getFileName().toString()).collect(Collectors.toCollection(TreeSet::new));
        }
    }
}
