package io.github.secular.host.headless;

import io.github.secular.present.figure.Figure;
import io.github.secular.run.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A folder that holds one run: it gets all new files or none, and what an earlier run wrote there goes. New files are
 * written beside the others first and moved in by {@link #publish()}; files of an earlier run go only if they are still
 * as that run wrote them ({@link OwnFiles}). Closing without publishing leaves the folder as it was. What a killed run
 * left behind is cleared first.
 */
final class OutputFolder implements AutoCloseable {
    private final Path target;
    private final boolean targetExisted;
    private final Workshop workshop;
    private final Form form;

    /**
     * In which form results are written.
     *
     * @param pictures whether there are pictures (PNG), and images if they are files of their own (TIFF)
     * @param hdf5 whether images, tables and texts are in one HDF5 file
     * @param figures the formats, beside PNG, in which charts are written for print, "svg" or "pdf"
     * @param width of a figure, millimetres
     */
    record Form(boolean pictures, boolean hdf5, List<String> figures, double width) {
        /** Everything, in files of its own. */
        static final Form FILES = of(true, false);

        /** Without figures for print. */
        static Form of(boolean pictures, boolean hdf5) {
            return new Form(pictures, hdf5, List.of(), Figure.COLUMN);
        }
    }

    /** @throws IOException if the folder, or one beside it, cannot be made */
    OutputFolder(Path target) throws IOException {
        this(target, Form.FILES);
    }

    /** @throws IOException if the folder, or one beside it, cannot be made */
    OutputFolder(Path target, Form form) throws IOException {
        this.form = form;
        this.target = target.toAbsolutePath().normalize();
        if (Files.exists(this.target) && !Files.isDirectory(this.target)) {
            throw new IOException("The output folder " + target + " is a file.");
        }
        this.targetExisted = Files.exists(this.target);
        try {
            Files.createDirectories(this.target);
            Workshop.clearAbandoned(this.target);
            this.workshop = new Workshop(this.target);
        } catch (IOException e) {
            throw new IOException("The output folder " + target + " cannot be written to.", e);
        }
    }

    /** Where to write a file that will be called {@code name}. */
    Path file(String name) {
        return workshop.folder().resolve(name);
    }

    Form form() {
        return form;
    }

    Path target() {
        return target;
    }

    /**
     * Moves everything in, replacing files of the same names, and removes those of an earlier run.
     *
     * @return the names, sorted
     */
    List<String> publish() throws IOException {
        OwnFiles before = OwnFiles.read(target);
        Map<String, String> digests = new TreeMap<>();
        for (Path file : workshop.contents()) {
            digests.put(file.getFileName().toString(), Sha256.of(file));
        }
        OwnFiles now = new OwnFiles(digests);
        // Should this run be killed here, the next one still knows all files that are ours.
        before.and(now).write(target);
        for (String name : digests.keySet()) {
            Files.move(file(name), target.resolve(name), StandardCopyOption.REPLACE_EXISTING);
        }
        before.removeAllBut(digests.keySet(), target);
        now.write(target);
        return new ArrayList<>(digests.keySet());
    }

    @Override
    public void close() throws IOException {
        workshop.clear();
        if (!targetExisted && isEmpty(target)) {
            Files.delete(target);
        }
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.findAny().isEmpty();
        }
    }
}
