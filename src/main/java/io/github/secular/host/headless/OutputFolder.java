package io.github.secular.host.headless;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A folder that gets all its new files or none: they are written beside it first and moved in by
 * {@link #publish()}. Closing it without publishing leaves the folder as it was.
 */
final class OutputFolder implements AutoCloseable {
    private final Path target;
    private final boolean targetExisted;
    private final Path workshop;
    private final boolean pictures;

    /** @throws IOException if the folder, or one beside it, cannot be made */
    OutputFolder(Path target) throws IOException {
        this(target, true);
    }

    /**
     * @param pictures whether pictures and images are wanted, too
     * @throws IOException if the folder, or one beside it, cannot be made
     */
    OutputFolder(Path target, boolean pictures) throws IOException {
        this.pictures = pictures;
        this.target = target.toAbsolutePath().normalize();
        if (Files.exists(this.target) && !Files.isDirectory(this.target)) {
            throw new IOException("The output folder " + target + " is a file.");
        }
        this.targetExisted = Files.exists(this.target);
        try {
            Files.createDirectories(this.target);
            this.workshop = Files.createTempDirectory(this.target, ".unfinished-");
        } catch (IOException e) {
            throw new IOException("The output folder " + target + " cannot be written to.", e);
        }
    }

    /** Where to write a file that will be called {@code name}. */
    Path file(String name) {
        return workshop.resolve(name);
    }

    /** Whether pictures and images are wanted, too. */
    boolean pictures() {
        return pictures;
    }

    Path target() {
        return target;
    }

    /** Moves everything in, replacing files of the same names. @return the names, sorted */
    List<String> publish() throws IOException {
        List<String> names = new ArrayList<>();
        for (Path file : contents()) {
            Files.move(file, target.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            names.add(file.getFileName().toString());
        }
        return names;
    }

    @Override
    public void close() throws IOException {
        for (Path file : contents()) {
            Files.delete(file);
        }
        Files.delete(workshop);
        if (!targetExisted && isEmpty(target)) {
            Files.delete(target);
        }
    }

    private List<Path> contents() throws IOException {
        try (Stream<Path> files = Files.list(workshop)) {
            return files.sorted().toList();
        }
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.findAny().isEmpty();
        }
    }
}
