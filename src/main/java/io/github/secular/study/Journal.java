package io.github.secular.study;

import io.github.secular.numerics.InvalidInputException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The runs of a study that have ended, in a file: what is in it survives the program. Blocks of records are appended,
 * each with its checksum, at latest half a second after a run ended, and forced to disk every two seconds and at the
 * end. A damaged end is cut off when the file is opened again; its runs are made anew. The file is locked while a study
 * works in its folder; the lock of a process that is no more is none.
 */
final class Journal implements AutoCloseable {
    static final String NAME = "study.journal";

    private static final long BETWEEN_BLOCKS = 200;
    private static final long NANOS_BETWEEN_FORCES = 2_000_000_000L;
    /** Folders that this very program works in: locks are between programs. */
    private static final Set<Path> OPEN = ConcurrentHashMap.newKeySet();

    private final Path path;
    private final RandomAccessFile file;
    private final List<RunRecord> before;
    private final Thread writer;
    private List<RunRecord> waiting = new ArrayList<>();
    private IOException failure;
    private boolean closing;

    private Journal(Path path, RandomAccessFile file, List<RunRecord> before) {
        this.path = path;
        this.file = file;
        this.before = List.copyOf(before);
        this.writer = new Thread(this::write, "study-journal");
        writer.setDaemon(true);
        writer.start();
    }

    /**
     * @param folder is made where it is not there
     * @throws InvalidInputException if an unfinished study is in the folder and is neither to go on nor to begin anew,
     *     or is another one than that which is to go on
     * @throws IOException if the folder cannot be written to, or another process works in it
     */
    static Journal open(Path folder, Fingerprint fingerprint, StudyMode mode) throws IOException {
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new IOException("The output folder " + folder + " is a file.");
        }
        Files.createDirectories(folder);
        Path path = folder.toRealPath().resolve(NAME);
        if (!OPEN.add(path)) {
            throw busy(folder);
        }
        RandomAccessFile file = null;
        try {
            file = new RandomAccessFile(path.toFile(), "rw");
            lock(file, folder);
            List<RunRecord> before = start(file, folder, fingerprint, mode);
            return new Journal(path, file, before);
        } catch (IOException | RuntimeException | Error e) {
            if (file != null) {
                file.close();
            }
            OPEN.remove(path);
            throw e;
        }
    }

    private static void lock(RandomAccessFile file, Path folder) throws IOException {
        try {
            if (file.getChannel().tryLock() == null) {
                throw busy(folder);
            }
        } catch (OverlappingFileLockException e) {
            throw busy(folder);
        }
    }

    private static IOException busy(Path folder) {
        return new IOException("Another study works in the folder " + folder + ": wait for it, or choose another.");
    }

    private static List<RunRecord> start(RandomAccessFile file, Path folder, Fingerprint fingerprint, StudyMode mode)
            throws IOException {
        JournalBlocks.Content found = JournalBlocks.read(file);
        if (found.isForeign()) {
            throw new IOException("The file " + folder.resolve(NAME) + " is no journal of a study: move it away.");
        }
        if (mode == StudyMode.NEW && found.fingerprint().isPresent() && !found.isFinished()) {
            throw new InvalidInputException(
                    "folder " + folder,
                    "an unfinished study with " + found.records().size() + " runs that have ended",
                    "--resume, which goes on with it, or --restart, which begins anew");
        }
        Optional<Fingerprint> old = found.fingerprint();
        if (mode == StudyMode.RESUME && old.isPresent()) {
            String differences = old.get().differences(fingerprint);
            if (!differences.isEmpty()) {
                throw new InvalidInputException(
                        "folder " + folder,
                        "another study, which differs in: " + differences,
                        "the same one to go on with; or --restart, which begins anew");
            }
            file.setLength(found.length());
            file.seek(found.length());
            return found.records();
        }
        file.setLength(0);
        JournalBlocks.begin(file, fingerprint);
        file.getFD().sync();
        return List.of();
    }

    /** What had ended when the journal was opened. */
    List<RunRecord> before() {
        return before;
    }

    /** Keeps a record; safe for several threads. @throws IOException if earlier ones could not be written */
    synchronized void add(RunRecord record) throws IOException {
        complain();
        waiting.add(record);
    }

    private void complain() throws IOException {
        if (failure != null) {
            throw new IOException(
                    "The journal " + path + " cannot be written (" + failure.getMessage()
                            + "); the runs before are kept: make room, then go on with --resume.",
                    failure);
        }
    }

    /** Says that all results have been written, so that the study is no longer an unfinished one. */
    void finish() throws IOException {
        stop();
        complain();
        JournalBlocks.append(file, JournalBlocks.END, new byte[0]);
        file.getFD().sync();
    }

    private void write() {
        long forced = System.nanoTime();
        boolean last = false;
        try {
            while (!last) {
                List<RunRecord> block;
                synchronized (this) {
                    if (!closing) {
                        wait(BETWEEN_BLOCKS);
                    }
                    last = closing;
                    block = waiting;
                    waiting = new ArrayList<>();
                }
                if (!block.isEmpty()) {
                    JournalBlocks.append(file, JournalBlocks.RECORDS, RunRecord.bytes(block));
                }
                if (last || System.nanoTime() - forced >= NANOS_BETWEEN_FORCES) {
                    file.getFD().sync();
                    forced = System.nanoTime();
                }
            }
        } catch (IOException e) {
            fail(e);
        } catch (InterruptedException e) {
            fail(new IOException("its thread was interrupted"));
        }
    }

    private synchronized void fail(IOException e) {
        failure = e;
    }

    private void stop() {
        synchronized (this) {
            closing = true;
            notifyAll();
        }
        boolean interrupted = false;
        while (writer.isAlive()) {
            try {
                writer.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Writes what waits and gives the folder free. */
    @Override
    public void close() throws IOException {
        stop();
        try {
            file.close();
        } finally {
            OPEN.remove(path);
        }
    }
}
