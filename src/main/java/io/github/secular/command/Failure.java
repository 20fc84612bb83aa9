package io.github.secular.command;

import ij.IJ;
import ij.Macro;
import ij.plugin.frame.Recorder;
import io.github.secular.numerics.InvalidInputException;
import io.github.secular.numerics.RefusalException;
import java.awt.GraphicsEnvironment;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.scijava.Cancelable;
import org.scijava.log.LogService;
import org.scijava.thread.ThreadService;

/** How a command ends that cannot do what it was asked: with one sentence, and a macro stops there. */
public final class Failure {
    private Failure() {}

    /**
     * Ends a command or a step before it.
     *
     * <p>Neither an exception nor {@code cancel(reason)} stops a macro, and without a display the reason is
     * not printed; {@link IJ#error(String, String)} stops it in every host, by an exception that must not
     * leave the command. Outside macros the reason of the cancellation is what the hosts show.
     *
     * <p>In Fiji ImageJ's message finds the options of the macro line in the thread that waits for this one, takes
     * itself for answered by them, and is not shown. So the options are forgotten first, and the sentence stands in the
     * log whatever becomes of the message.
     *
     * @param what the command, or the pre-processor, that gives up
     * @param title title of the message
     * @param sentence what is wrong and what would be right
     */
    public static void report(Cancelable what, String title, String sentence, LogService log, ThreadService threads) {
        if (!MacroCall.active(threads)) {
            if (GraphicsEnvironment.isHeadless() && log != null) {
                log.error(sentence);
            }
            Recorder.disableCommandRecording(); // a line that fails is none to keep
            what.cancel(sentence);
            return;
        }
        what.cancel(null);
        MacroCall.forgetOptions(threads);
        if (!GraphicsEnvironment.isHeadless() && MacroCall.callers(threads).size() > 1) {
            IJ.log(title + ": " + sentence);
        }
        try {
            IJ.error(title, sentence);
        } catch (RuntimeException stop) {
            if (!Macro.MACRO_CANCELED.equals(stop.getMessage())) {
                throw stop;
            }
        }
    }

    /** Ends a command that the user himself has stopped, who needs no message to click away: SciJava's status line says it. */
    static void stopped(Cancelable what) {
        Recorder.disableCommandRecording();
        what.cancel(null);
    }

    /**
     * One sentence for whatever went wrong; what is not foreseen is said to be a fault of the program, and its place is
     * left in the host's log.
     *
     * @param tooLarge what to say where the memory is used up
     */
    static String sentence(Throwable fault, String tooLarge, LogService log) {
        if (fault instanceof InvalidInputException || fault instanceof RefusalException) {
            return fault.getMessage();
        }
        if (fault instanceof CancellationException) {
            return "Cancelled.";
        }
        if (fault instanceof OutOfMemoryError) {
            return tooLarge;
        }
        if (fault instanceof StackOverflowError) {
            return "The model is nested too deeply for this program: write its formulas with fewer brackets within"
                    + " brackets.";
        }
        Optional<String> jar = fault instanceof LinkageError e ? MissingJar.sentence(e) : Optional.empty();
        if (jar.isEmpty()) {
            log.error(fault);
        }
        return jar.orElse("This should not have happened: " + fault);
    }
}
