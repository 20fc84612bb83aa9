package io.github.secular.host.headless;

import io.github.secular.numerics.InvalidInputException;
import io.github.secular.numerics.RefusalException;
import io.github.secular.numerics.Sentence;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;
import java.util.concurrent.CancellationException;

/** What a user is told of an error, in one sentence. What is not foreseen is a fault of the program, and said to be one. */
final class Sentences {
    private Sentences() {}

    static String of(Throwable e) {
        if (e instanceof InvalidInputException || e instanceof RefusalException) {
            return e.getMessage();
        }
        if (e instanceof CancellationException) {
            // what comes from a thread of a pool has lost its message
            return "Cancelled.";
        }
        if (e instanceof FileSystemException file) {
            return "The file " + file.getFile() + " cannot be read or written"
                    + (file.getReason() == null ? "." : ": " + file.getReason() + ".");
        }
        if (e instanceof IOException) {
            return e.getMessage();
        }
        if (e instanceof InvalidPathException path) {
            return "The path " + path.getInput() + " has characters that this locale does not know: set LC_ALL=C.UTF-8"
                    + " (or another locale with UTF-8) before the program starts, or use a path of plain letters.";
        }
        if (e instanceof OutOfMemoryError) {
            return Sentence.of(
                    "The memory is used up, a heap of %.1f GB: give more (java -Xmx), or ask for fewer levels, times or"
                            + " pictures (--no-pictures).",
                    Runtime.getRuntime().maxMemory() / 1e9);
        }
        if (e instanceof StackOverflowError) {
            return "Something in the model is nested too deeply, a formula most likely: write it in fewer parentheses.";
        }
        if (e instanceof LinkageError) {
            return "A part of the program or of its libraries is missing or does not fit: " + e.getMessage() + ".";
        }
        return "A fault in the program, please report it: " + e;
    }
}
