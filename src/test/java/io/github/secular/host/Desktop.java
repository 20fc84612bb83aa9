package io.github.secular.host;

import ij.IJ;
import ij.ImageJ;
import ij.ImagePlus;
import ij.Menus;
import ij.gui.ImageWindow;
import ij.plugin.frame.Recorder;
import java.awt.Component;
import java.awt.Container;
import java.awt.Dialog;
import java.awt.EventQueue;
import java.awt.Scrollbar;
import java.awt.Toolkit;
import java.awt.Window;
import java.awt.event.AdjustmentEvent;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.swing.AbstractButton;
import javax.swing.JComboBox;
import javax.swing.JDialog;
import javax.swing.JFileChooser;
import javax.swing.JFrame;
import javax.swing.text.JTextComponent;

/** Plain ImageJ with its windows, worked by hand as it were: its menu, our dialogs by the names of their fields. */
final class Desktop {
    private static final int PATIENCE = 600;
    private static final int STEP = 50;

    private Desktop() {}

    /** Starts ImageJ with our commands in its list of commands, and the recorder. */
    static void start() throws IOException {
        new ImageJ();
        try (var in = Desktop.class.getResourceAsStream("/plugins.config")) {
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> line.startsWith("Plugins"))
                    .forEach(Desktop::register);
        }
        new Recorder();
    }

    @SuppressWarnings("unchecked")
    private static void register(String line) {
        Menus.getCommands().put(line.split("\"")[1], line.substring(line.indexOf("io.github")));
    }

    /** What has been recorded, without the lines of the recorder itself. */
    static List<String> recorded() {
        return Recorder.getInstance()
                .getText()
                .lines()
                .filter(l -> l.contains("run("))
                .toList();
    }

    /** How many images the recorder takes for selected by the user. */
    static long selected() {
        return Recorder.getInstance()
                .getText()
                .lines()
                .filter(l -> l.startsWith("selectImage("))
                .count();
    }

    /** Calls a command from the menu and waits for its dialog. */
    static JDialog open(String command) throws Exception {
        IJ.doCommand(command);
        return await("the dialog of " + command, () -> windows(JDialog.class)
                .filter(d -> d.getTitle().equals(command.replace("...", "")))
                .findFirst()
                .orElse(null));
    }

    /** Presses Cancel and waits for the end of the command: ImageJ records whatever another one says before that. */
    static void cancel(JDialog dialog) throws Exception {
        click(dialog, "cancel");
        awaitTrue("the end of the dialog", () -> !dialog.isShowing());
        awaitEnd(dialog.getTitle() + "...");
    }

    /** Waits until a command has also put its windows where they belong. */
    static void awaitEnd(String command) throws InterruptedException {
        awaitTrue("the end of the command", () -> Thread.getAllStackTraces().keySet().stream()
                .noneMatch(t -> t.getName().startsWith(command)));
    }

    static <T extends Window> Stream<T> windows(Class<T> type) {
        return Arrays.stream(Window.getWindows())
                .filter(Window::isShowing)
                .filter(type::isInstance)
                .map(type::cast);
    }

    /** Messages of ImageJ's own. */
    static List<Dialog> messages() {
        return windows(Dialog.class).filter(d -> !(d instanceof JDialog)).toList();
    }

    /** Whether the screen has room for all windows of a run, as that of {@code xvfb-run} has. */
    static boolean isRoomy() {
        return Toolkit.getDefaultToolkit().getScreenSize().height >= 1000;
    }

    static Component named(Container in, String name) {
        return all(in).filter(c -> name.equals(c.getName()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no component " + name));
    }

    static Stream<Component> all(Container in) {
        return Arrays.stream(in.getComponents())
                .flatMap(c -> c instanceof Container k ? Stream.concat(Stream.of(c), all(k)) : Stream.of(c));
    }

    private static List<Scrollbar> onlySliders(ImageWindow window) {
        return all(window)
                .filter(Scrollbar.class::isInstance)
                .map(Scrollbar.class::cast)
                .toList();
    }

    /** Moves the slider of time below an image, as a hand does. @param frame from 1 */
    static void slide(ImageWindow window, int frame) throws Exception {
        ImagePlus image = window.getImagePlus();
        long sliders = IntStream.of(image.getNChannels(), image.getNSlices(), image.getNFrames())
                .filter(n -> n > 1)
                .count();
        // a window is known before all of it is there; the slider of time is the last
        Scrollbar bar = await("the sliders", () -> {
            List<Scrollbar> all = onlySliders(window);
            return all.size() == sliders ? all.get(all.size() - 1) : null;
        });
        awaitTrue("the slider at " + frame, () -> {
            EventQueue.invokeLater(() -> {
                bar.setValue(frame);
                bar.dispatchEvent(new AdjustmentEvent(
                        bar, AdjustmentEvent.ADJUSTMENT_VALUE_CHANGED, AdjustmentEvent.TRACK, frame));
            });
            return image.getT() == frame;
        });
    }

    /** Chooses a file in the dialog that asks for one, our own or ImageJ's. @return what the dialog says of the files shown */
    static String choose(File file) throws Exception {
        JFileChooser chooser = await("the file chooser", () -> windows(JDialog.class)
                .flatMap(Desktop::all)
                .filter(JFileChooser.class::isInstance)
                .map(JFileChooser.class::cast)
                .findFirst()
                .orElse(null));
        String filter = onScreen(() -> {
            chooser.setSelectedFile(file);
            return chooser.getFileFilter().getDescription();
        });
        EventQueue.invokeLater(chooser::approveSelection);
        awaitTrue("the end of the file chooser", () -> !chooser.isShowing());
        return filter;
    }

    /** What stands on ImageJ's status line. */
    static String status() {
        return ImageJ.getStatusBarText();
    }

    /** The button of one of ImageJ's own messages. */
    static Component button(Container in) {
        return all(in).filter(c -> c instanceof java.awt.Button).findFirst().orElseThrow();
    }

    static void type(Container in, String field, String text) throws Exception {
        Component component = named(in, field);
        onScreen(() -> {
            if (component instanceof JComboBox<?> box) {
                box.setSelectedItem(text);
            } else if (component instanceof AbstractButton box) {
                if (box.isSelected() != Boolean.parseBoolean(text)) {
                    box.doClick();
                }
            } else {
                ((JTextComponent) component).setText(text);
            }
            return null;
        });
    }

    static String text(Container in, String field) throws Exception {
        Component component = named(in, field);
        return onScreen(() -> component instanceof JComboBox<?> box
                ? String.valueOf(box.getSelectedItem())
                : ((JTextComponent) component).getText());
    }

    /** What stands beside a field. */
    static String note(Container in, String field) {
        return ((JTextComponent) named(in, "note." + field)).getText();
    }

    /** A click; does not wait for what comes of it. */
    static void click(Container in, String button) {
        AbstractButton component = (AbstractButton) named(in, button);
        EventQueue.invokeLater(component::doClick);
    }

    /** Its Help opens the page of a command. */
    static void help(Container in, String command) throws Exception {
        click(in, "help");
        JFrame page = await("the page of " + command, () -> windows(JFrame.class)
                .filter(f -> ("Secular: " + command).equals(f.getTitle()))
                .findFirst()
                .orElse(null));
        awaitTrue("its text", () -> all(page)
                .anyMatch(c ->
                        c instanceof JTextComponent text && text.getDocument().getLength() > 1000));
        onScreen(() -> {
            page.dispose();
            return null;
        });
    }

    static <T> T onScreen(Callable<T> task) throws Exception {
        FutureTask<T> future = new FutureTask<>(task);
        EventQueue.invokeAndWait(future);
        return future.get();
    }

    /** Waits until there is something. */
    static <T> T await(String what, Supplier<T> there) throws InterruptedException {
        for (int i = 0; i < PATIENCE; i++) {
            T found = there.get();
            if (found != null) {
                return found;
            }
            Thread.sleep(STEP);
        }
        throw new AssertionError("waited in vain for " + what);
    }

    static void awaitTrue(String what, Supplier<Boolean> true1) throws InterruptedException {
        await(what, () -> true1.get() ? Boolean.TRUE : null);
    }

    static void same(Object expected, Object found) {
        if (!Objects.equals(expected, found)) {
            throw new AssertionError("expected " + expected + ", found " + found);
        }
    }

    /** A picture of the screen, where somebody wants to look: the folder is named by the property "secular.look". */
    static void look(String name) throws Exception {
        String folder = System.getProperty("secular.look");
        if (folder != null) {
            Thread.sleep(700);
            new ProcessBuilder("import", "-window", "root", folder + "/" + name + ".png")
                    .inheritIO()
                    .start()
                    .waitFor();
        }
    }
}
