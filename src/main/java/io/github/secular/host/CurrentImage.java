package io.github.secular.host;

import ij.ImagePlus;
import ij.WindowManager;
import ij.gui.ImageWindow;
import ij.macro.Interpreter;
import io.github.secular.command.MacroCall;
import io.github.secular.numerics.InvalidInputException;
import java.awt.Window;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.scijava.thread.ThreadService;

/**
 * The image that the caller of a command means where it names none, and the one that is active for it afterwards.
 *
 * <p>Where there are no windows (without a display, and in batch mode) ImageJ keeps the current image for each thread.
 * Fiji runs a command on another thread than the macro, so that the command would find whatever the last command on its
 * own thread left behind, and the macro would not see what the command shows.
 *
 * @param byThread current images by thread; empty where this ImageJ does not let them be read
 */
record CurrentImage(ThreadService threads, Optional<Map<?, ?>> byThread) {

    CurrentImage(ThreadService threads) {
        this(threads, MacroCall.byThread(WindowManager.class, "tempImageTable"));
    }

    /**
     * The image that the caller has selected, or has in front.
     *
     * @throws InvalidInputException if no image is open, or if there are several and it cannot be known which is meant
     */
    ImagePlus selected() {
        ImagePlus found = find();
        if (found == null) {
            throw new InvalidInputException("image", "no open image", "the title of an open image");
        }
        return found;
    }

    /**
     * The open image of a title; of several, the selected one.
     *
     * @throws InvalidInputException if there is none, or if there are several and none is selected
     */
    ImagePlus named(String title) {
        int[] open = WindowManager.getIDList();
        List<ImagePlus> found = Arrays.stream(open == null ? new int[0] : open)
                .mapToObj(WindowManager::getImage)
                .filter(i -> i != null && i.getTitle().equals(title))
                .toList();
        if (found.isEmpty()) {
            throw new InvalidInputException("image", "no open image \"" + title + "\"", "the title of an open image");
        }
        if (found.size() == 1) {
            return found.get(0);
        }
        ImagePlus selected = find();
        if (!found.contains(selected)) {
            throw new InvalidInputException(
                    "image",
                    found.size() + " open images \"" + title + "\"",
                    "a title that one image has, or to select the one that is meant");
        }
        return selected;
    }

    private ImagePlus find() {
        List<Thread> callers = MacroCall.callers(threads);
        if (callers.size() == 1) {
            return WindowManager.getCurrentImage();
        }
        if (byThread.isEmpty() && Interpreter.isBatchMode()) {
            return onlyOne();
        }
        for (Thread caller : callers.subList(1, callers.size())) {
            if (byThread.isPresent()
                    && byThread.get().get(caller) instanceof ImagePlus image
                    && (isOpen(image) || isHandedOver(caller))) {
                return image;
            }
        }
        // what this thread holds itself was left behind by another command
        WindowManager.setTempCurrentImage(null);
        return WindowManager.getCurrentImage();
    }

    private static ImagePlus onlyOne() {
        int[] open = WindowManager.getIDList();
        if (open != null && open.length > 1) {
            throw new InvalidInputException(
                    "image",
                    "no title while " + open.length + " images are open, and this host does not tell which one is"
                            + " selected",
                    "the title of one of them");
        }
        return open == null ? null : WindowManager.getImage(open[0]);
    }

    /** A script's {@code IJ.run(image, "Name...", "options")} works on an image that need not be open. */
    private boolean isHandedOver(Thread caller) {
        return !MacroCall.isMacro(caller)
                && (WindowManager.getIDList() == null
                        || MacroCall.options(threads).isPresent());
    }

    private static boolean isOpen(ImagePlus image) {
        int[] open = WindowManager.getIDList();
        return open != null && Arrays.stream(open).anyMatch(id -> id == image.getID());
    }

    /**
     * Makes an image that has just been shown the active one for whoever called, up to the macro if there is one; on
     * this thread nothing is left behind.
     *
     * @param beside the windows that have been shown with it
     */
    void activate(ImagePlus shown, Set<Window> beside) {
        if (shown.getWindow() != null) {
            // the desktop activates the windows of a run in an order of its own
            shown.getWindow().toFront();
            ImageWindow window = shown.getWindow();
            WindowManager.setCurrentWindow(window);
            if (!MacroCall.active(threads)) {
                Foremost.keep(window, beside); // events of the others may still be on their way
            }
        }
        List<Thread> callers = MacroCall.callers(threads);
        if (callers.size() == 1) {
            if (shown.getWindow() == null && MacroCall.active(threads)) {
                // what was shown last, its picture, say, is it now
                WindowManager.setTempCurrentImage(shown);
                Interpreter.activateImage(shown);
            }
            return;
        }
        WindowManager.setTempCurrentImage(null);
        if (shown.getWindow() == null) {
            Interpreter.activateImage(shown);
        }
        for (Thread caller : callers.subList(1, callers.size())) {
            boolean holds = byThread.isPresent() && byThread.get().get(caller) != null;
            if (shown.getWindow() != null) {
                WindowManager.setTempCurrentImage(caller, null);
            } else if (holds || MacroCall.isMacro(caller)) {
                WindowManager.setTempCurrentImage(caller, shown);
            }
            if (MacroCall.isMacro(caller)) {
                return;
            }
        }
    }
}
