package io.github.secular.host.headless;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** A hidden folder within an output folder, for unfinished files. A lock tells whether the run that made it still lives. */
final class Workshop {
    private static final String PREFIX = ".unfinished-";
    private static final String LOCK = ".lock";
    /** So long a run may take between making its folder and locking it. */
    private static final Duration BEGINNING = Duration.ofSeconds(10);

    private final Path folder;
    private final FileChannel lock;

    /** @param target where the finished files will go */
    Workshop(Path target) throws IOException {
        folder = Files.createTempDirectory(target, PREFIX);
        lock = FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            lock.tryLock();
        } catch (IOException noLocksHere) {
            // Some network file systems have none; the folder is then cleared by nobody else while it is young.
        }
    }

    Path folder() {
        return folder;
    }

    /** The unfinished files, sorted. */
    List<Path> contents() throws IOException {
        return list(folder).stream()
                .filter(f -> !f.getFileName().toString().equals(LOCK))
                .toList();
    }

    /** Removes the folder with all that is in it. */
    void clear() throws IOException {
        lock.close();
        remove(folder);
    }

    /** Removes the folders of runs that are no more. */
    static void clearAbandoned(Path target) throws IOException {
        for (Path each : list(target)) {
            if (each.getFileName().toString().startsWith(PREFIX) && Files.isDirectory(each) && isAbandoned(each)) {
                remove(each);
            }
        }
    }

    private static boolean isAbandoned(Path workshop) throws IOException {
        Path lock = workshop.resolve(LOCK);
        if (!Files.exists(lock)) {
            return !list(workshop).isEmpty()
                    || Files.getLastModifiedTime(workshop)
                            .toInstant()
                            .isBefore(Instant.now().minus(BEGINNING));
        }
        try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.WRITE)) {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException ownRun) {
            return false;
        } catch (IOException noLocksHere) {
            return false;
        }
    }

    private static void remove(Path folder) throws IOException {
        for (Path file : list(folder)) {
            Files.deleteIfExists(file);
        }
        Files.deleteIfExists(folder);
    }

    private static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }
}
