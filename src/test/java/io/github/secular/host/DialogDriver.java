package io.github.secular.host;

import static io.github.secular.host.Desktop.await;
import static io.github.secular.host.Desktop.awaitTrue;
import static io.github.secular.host.Desktop.click;
import static io.github.secular.host.Desktop.named;
import static io.github.secular.host.Desktop.note;
import static io.github.secular.host.Desktop.onScreen;
import static io.github.secular.host.Desktop.recorded;
import static io.github.secular.host.Desktop.same;
import static io.github.secular.host.Desktop.text;
import static io.github.secular.host.Desktop.type;

import ij.IJ;
import ij.WindowManager;
import ij.gui.GUI;
import java.awt.Button;
import java.awt.Component;
import java.awt.Dialog;
import java.awt.Rectangle;
import java.awt.Window;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import javax.swing.JDialog;
import javax.swing.JLabel;
import javax.swing.JMenuItem;
import javax.swing.JPopupMenu;
import javax.swing.MenuSelectionManager;
import javax.swing.SwingUtilities;
import javax.swing.text.JTextComponent;

/** Works the dialogs of plain ImageJ on a display, in a process of its own; ends with 0 if all was as it should be. */
public final class DialogDriver {
    private DialogDriver() {}

    public static void main(String[] args) {
        int status = 1;
        try {
            Desktop.start();
            errsIsMendedAndRuns();
            remembersResetsAndCancels();
            showsWhatComes();
            oneMessageAndNoLineWhereARunRefuses();
            escapeStopsWithoutAMessage();
            status = 0;
        } catch (Throwable e) {
            e.printStackTrace(System.out);
        }
        System.exit(status);
    }

    private static void errsIsMendedAndRuns() throws Exception {
        JDialog dialog = Desktop.open("Bloch Evolution...");
        awaitTrue("what the model says", () -> note(dialog, "limit").equals("here: averaged"));
        type(dialog, "field.sample", "rubidium-87-d-lines");
        awaitTrue("the new model", () -> about(dialog).startsWith("Rubidium-87 D lines"));
        Desktop.look("rubidium");
        Desktop.help(dialog, "Bloch Evolution...");
        int width = dialog.getWidth();
        type(dialog, "field.epsilon", "abc");
        String sentence = "epsilon: found \"abc\", but allowed is a number above 0.";
        awaitTrue("the sentence", () -> note(dialog, "epsilon").equals(sentence));
        awaitTrue("OK to be out of reach", () -> !named(dialog, "ok").isEnabled());
        Desktop.look("error");
        same(width, dialog.getWidth());
        complaintsStayOnTheScreen(dialog, width);
        type(dialog, "field.sample", "two-level-resonant");
        type(dialog, "field.epsilon", "0.2");
        type(dialog, "field.count", "5");
        type(dialog, "field.showtable", "false");
        type(dialog, "field.showplot", "false");
        awaitTrue("a dialog that is ready", () -> named(dialog, "ok").isEnabled());
        awaitTrue("the end of the sentence", () -> note(dialog, "epsilon").isEmpty());
        click(dialog, "ok");
        // each with its picture, and the Bloch vector
        awaitTrue("the images", () -> WindowManager.getImageCount() == 5);
        awaitTrue("the line", () -> !recorded().isEmpty());
        Desktop.awaitEnd("Bloch Evolution...");
        same(
                List.of("run(\"Bloch Evolution...\", \"sample=two-level-resonant epsilon=0.2 endtime= count=5"
                        + " tolerance= limit=automatic solver=model showplot=false showtable=false named=true showimage=true"
                        + " picture=true quiet=false overrides=\");"),
                recorded());
        same(0L, Desktop.selected());
        asksForWhatIsMissingAndOffersWhatIsOpen();
        // what was recorded is a macro that does the same
        IJ.runMacro(recorded().get(0));
        same(10, WindowManager.getImageCount());
        String matrix = "Density matrix of Two levels, resonant wave";
        same(pixels(matrix), pixels(matrix + " epsilon=0.2"));
        IJ.runMacro("close(\"*\");");
    }

    /** Long ones at several fields: each is there as a whole, in a dialog that is as wide as it was. */
    private static void complaintsStayOnTheScreen(JDialog dialog, int width) throws Exception {
        String[] fields = {"count", "endtime", "tolerance"};
        for (String field : fields) {
            type(dialog, "field." + field, "a number in words, which is what nobody wants; or ".repeat(4) + field);
        }
        for (String field : fields) {
            awaitTrue(
                    "the sentence at " + field, () -> note(dialog, field).contains("or " + field + "\", but allowed"));
        }
        Desktop.look("errors");
        onScreen(() -> {
            same(width, dialog.getWidth());
            same(true, GUI.getMaxWindowBounds(dialog).contains(dialog.getBounds()));
            for (String field : fields) {
                Component words = named(dialog, "note." + field);
                same(true, words.getHeight() >= words.getPreferredSize().height);
                same(true, SwingUtilities.convertPoint(words, words.getWidth(), 0, dialog).x <= width);
            }
            return null;
        });
        for (String field : fields) {
            type(dialog, "field." + field, "");
        }
    }

    /** A figure of two pictures: their titles are picked, and OK without a file keeps the dialog open and says so. */
    private static void asksForWhatIsMissingAndOffersWhatIsOpen() throws Exception {
        JDialog dialog = Desktop.open("Make Figure...");
        click(dialog, "ok");
        String sentence = "save: found nothing, but allowed is a file that ends in .svg, .pdf or .png.";
        awaitTrue("the sentence", () -> note(dialog, "save").equals(sentence));
        same(true, dialog.isShowing());
        String populations = "Populations of Two levels, resonant wave picture";
        String matrix = "Density matrix of Two levels, resonant wave picture";
        pick(dialog, populations);
        pick(dialog, matrix);
        same(populations + "; " + matrix, text(dialog, "field.images"));
        Path file = Files.createTempDirectory("secular-figure-in-a-folder-of-a-long-name")
                .resolve("two.svg");
        type(dialog, "field.save", file.toString());
        awaitTrue("a dialog that is ready", () -> named(dialog, "ok").isEnabled());
        Desktop.look("figure");
        click(dialog, "ok");
        awaitTrue("the figure", () -> Files.exists(file));
        awaitTrue("the word of it", () -> WindowManager.getWindow("Make Figure") != null);
        Window said = WindowManager.getWindow("Make Figure");
        // at the foot of the screen where windows leave no room, which depends on when they came
        Rectangle screen = GUI.getMaxWindowBounds(IJ.getInstance());
        awaitTrue(
                "a sentence that hides no image",
                () -> !Desktop.isRoomy()
                        || said.getY() + said.getHeight() >= screen.y + screen.height
                        || Arrays.stream(WindowManager.getIDList())
                                .mapToObj(id -> WindowManager.getImage(id).getWindow())
                                .noneMatch(w -> w.getBounds().intersects(said.getBounds())));
        said.dispose();
    }

    private static void pick(JDialog dialog, String title) throws Exception {
        click(dialog, "add.images");
        JPopupMenu menu = Desktop.await("the open titles", () -> Arrays.stream(
                        MenuSelectionManager.defaultManager().getSelectedPath())
                .filter(JPopupMenu.class::isInstance)
                .map(JPopupMenu.class::cast)
                .findFirst()
                .orElse(null));
        onScreen(() -> {
            Arrays.stream(menu.getSubElements())
                    .map(e -> (JMenuItem) e)
                    .filter(item -> item.getText().equals(title))
                    .findFirst()
                    .orElseThrow()
                    .doClick();
            menu.setVisible(false);
            return null;
        });
    }

    private static String pixels(String title) {
        ij.ImageStack stack = WindowManager.getImage(title).getStack();
        StringBuilder out = new StringBuilder();
        for (int slice = 1; slice <= stack.getSize(); slice++) {
            out.append(Arrays.toString((float[]) stack.getPixels(slice)));
        }
        return out.toString();
    }

    private static String about(JDialog dialog) {
        return ((JTextComponent) named(dialog, "about")).getText();
    }

    /** A preview while one types, something quick first; it goes with the switch, and nothing is opened or recorded. */
    private static void showsWhatComes() throws Exception {
        int lines = recorded().size();
        JDialog dialog = Desktop.open("Bloch Evolution...");
        type(dialog, "field.count", "");
        type(dialog, "field.sample", "lambda-two-frequency");
        same(false, named(dialog, "preview.picture").isShowing());
        click(dialog, "previewing");
        awaitTrue("the preview", () -> preview(dialog).contains("the Bloch equation to 0.0001 at 151 times"));
        Desktop.look("preview");
        same(true, ((JLabel) named(dialog, "preview.picture")).getIcon() != null);
        type(dialog, "field.sample", "rabi");
        awaitTrue("the other preview", () -> preview(dialog).contains("the Bloch equation to 0.0001 at 201 times"));
        type(dialog, "field.epsilon", "-1");
        awaitTrue("no preview of what is wrong", () -> preview(dialog).isEmpty());
        type(dialog, "field.epsilon", "");
        Desktop.cancel(dialog);
        JDialog other = Desktop.open("Vlasov Evolution...");
        long before = System.nanoTime();
        awaitTrue(
                "the start of the run",
                () -> preview(other).contains("the start of the run in phase space")
                        || preview(other).contains("energy diffusion on 60 cells"));
        System.out.println("First picture after " + (System.nanoTime() - before) / 1_000_000 + " ms");
        awaitTrue("the limit", () -> preview(other).contains("energy diffusion on 60 cells"));
        Desktop.look("preview-vlasov");
        click(other, "previewing");
        awaitTrue("no preview", () -> !named(other, "preview.picture").isShowing());
        Desktop.cancel(other);
        same(0, WindowManager.getImageCount());
        same(lines, recorded().size());
    }

    private static String preview(JDialog dialog) {
        return ((JLabel) named(dialog, "preview.says")).getText();
    }

    private static void remembersResetsAndCancels() throws Exception {
        int lines = recorded().size();
        JDialog again = Desktop.open("Bloch Evolution...");
        same("two-level-resonant", text(again, "field.sample"));
        same("0.2", text(again, "field.epsilon"));
        same("5", text(again, "field.count"));
        click(again, "reset");
        awaitTrue("an empty field", () -> {
            try {
                return text(again, "field.epsilon").isEmpty();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
        Desktop.cancel(again);
        Thread.sleep(500);
        same(lines, recorded().size());
        same(0, WindowManager.getImageCount());
    }

    /** Without damping there are no rates. */
    private static void oneMessageAndNoLineWhereARunRefuses() throws Exception {
        int lines = recorded().size();
        JDialog dialog = Desktop.open("Rate Equation...");
        type(dialog, "field.sample", "rabi");
        awaitTrue("the model", () -> about(dialog).startsWith("Rabi"));
        click(dialog, "ok");
        Dialog message = await(
                "the message", () -> Desktop.messages().stream().findFirst().orElse(null));
        Thread.sleep(500);
        same(1, Desktop.messages().size());
        Desktop.look("refusal");
        same(lines, recorded().size());
        Desktop.onScreen(() -> {
            Button ok = (Button) Desktop.button(message);
            ok.dispatchEvent(new java.awt.event.ActionEvent(ok, java.awt.event.ActionEvent.ACTION_PERFORMED, "OK"));
            return null;
        });
        awaitTrue("the end of the message", () -> Desktop.messages().isEmpty());
        Thread.sleep(500);
        same(0, Desktop.messages().size());
        same(lines, recorded().size());
        JDialog next = Desktop.open("Rate Equation...");
        same("rabi", text(next, "field.sample"));
        Desktop.cancel(next);
    }

    /** A run of seconds ends when Escape is pressed: the status line says so, and there is nothing to click away. */
    private static void escapeStopsWithoutAMessage() throws Exception {
        int lines = recorded().size();
        JDialog dialog = Desktop.open("Vlasov Evolution...");
        type(dialog, "field.sample", "double-well-telegraph");
        awaitTrue("the model", () -> about(dialog).startsWith("Double well"));
        click(dialog, "ok");
        awaitTrue("the end of the dialog", () -> !dialog.isShowing());
        Thread.sleep(1000);
        long before = System.nanoTime();
        IJ.setKeyDown(java.awt.event.KeyEvent.VK_ESCAPE);
        awaitTrue("the end of the run", () -> Desktop.status().startsWith("Command canceled: Vlasov Evolution"));
        System.out.println("Stopped after " + (System.nanoTime() - before) / 1_000_000 + " ms");
        IJ.resetEscape();
        Thread.sleep(500);
        same(List.of(), Desktop.messages());
        same(0, WindowManager.getImageCount());
        same(lines, recorded().size());
    }
}
