package io.github.secular.command;

import ij.IJ;
import ij.Macro;
import java.awt.GraphicsEnvironment;
import org.scijava.Cancelable;
import org.scijava.log.LogService;

/** How a command ends that cannot do what it was asked: with one sentence, and a macro stops there. */
public final class Failure {
    private Failure() {}

    /** Whether the code runs for a macro line, and so must neither ask nor let the macro go on after a failure. */
    public static boolean inMacro() {
        return Macro.getOptions() != null || IJ.isMacro();
    }

    /**
     * Ends a command or a step before it.
     *
     * <p>Neither an exception nor {@code cancel(reason)} stops a macro, and without a display the reason is
     * not printed; {@link IJ#error(String, String)} stops it in every host, by an exception that must not
     * leave the command. Outside macros the reason of the cancellation is what the hosts show.
     *
     * @param what the command, or the pre-processor, that gives up
     * @param title title of the message
     * @param sentence what is wrong and what would be right
     */
    public static void report(Cancelable what, String title, String sentence, LogService log) {
        if (!inMacro()) {
            if (GraphicsEnvironment.isHeadless() && log != null) {
                log.error(sentence);
            }
            what.cancel(sentence);
            return;
        }
        what.cancel(null);
        try {
            IJ.error(title, sentence);
        } catch (RuntimeException stop) {
            if (!Macro.MACRO_CANCELED.equals(stop.getMessage())) {
                throw stop;
            }
        }
    }
}
