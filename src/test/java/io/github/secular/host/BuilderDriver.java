package io.github.secular.host;

import static io.github.secular.host.Desktop.awaitTrue;
import static io.github.secular.host.Desktop.click;
import static io.github.secular.host.Desktop.named;
import static io.github.secular.host.Desktop.onScreen;
import static io.github.secular.host.Desktop.recorded;
import static io.github.secular.host.Desktop.same;
import static io.github.secular.host.Desktop.text;

import ij.IJ;
import ij.WindowManager;
import io.github.secular.scenario.ModelDocument;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.swing.JDialog;
import javax.swing.JFrame;
import javax.swing.JLabel;
import javax.swing.JScrollPane;
import javax.swing.JTable;
import javax.swing.SwingUtilities;
import javax.swing.text.JTextComponent;

/** Builds an atom and a well in their windows, in a process of its own; ends with 0 if all was as it should be. */
public final class BuilderDriver {
    private static final String READY = "This model can be run.";

    private BuilderDriver() {}

    public static void main(String[] args) {
        int status = 1;
        try {
            Desktop.start();
            Path folder = Files.createTempDirectory("secular-builder");
            atom(folder.resolve("lambda.json"));
            well(folder.resolve("well.json"));
            status = 0;
        } catch (Throwable e) {
            e.printStackTrace(System.out);
        }
        System.exit(status);
    }

    private static JFrame open(String command, String name) throws Exception {
        IJ.doCommand(command);
        JFrame out = Desktop.await("the window of " + command, () -> Desktop.windows(JFrame.class)
                .filter(f -> name.equals(f.getName()))
                .findFirst()
                .orElse(null));
        awaitTrue("the first picture", () -> status(out).startsWith(READY));
        return out;
    }

    private static String status(JFrame frame) {
        return ((JLabel) named(frame, "status")).getText().replaceAll("<[^>]*>", "");
    }

    private static JTable table(JFrame frame, String title) {
        return (JTable) named(frame, "table." + title);
    }

    /** The number of rows; -1 while the tables are being built anew. */
    private static int rows(JFrame frame, String title) {
        try {
            return onScreen(() -> table(frame, title).getRowCount());
        } catch (Exception | AssertionError e) {
            return -1;
        }
    }

    /** Types into a cell, in place of what stands there; what is typed stays in its editor. */
    private static void type(JFrame frame, String title, int row, int column, String text) throws Exception {
        onScreen(() -> {
            JTable table = table(frame, title);
            table.editCellAt(row, column);
            ((JTextComponent) table.getEditorComponent()).replaceSelection(text);
            return null;
        });
    }

    private static void enter(JFrame frame, String title) throws Exception {
        onScreen(() -> {
            var editor = table(frame, title).getCellEditor();
            return editor == null || editor.stopCellEditing(); // without focus it may have stopped by itself
        });
        onScreen(() -> null); // the tables are built anew behind it
    }

    private static void save(JFrame frame, Path file) throws Exception {
        click(frame, "save");
        same("Model files (*.json)", Desktop.choose(file.toFile()));
        awaitTrue("the file", () -> Files.exists(file));
        onScreen(() -> null);
    }

    private static void atom(Path file) throws Exception {
        JFrame window = open("Atom...", "atom");
        same(
                false,
                Desktop.isRoomy()
                        && window.getBounds().intersects(IJ.getInstance().getBounds()));
        // the wheel over a table that is seen as a whole scrolls all of them
        same(
                0,
                SwingUtilities.getAncestorOfClass(JScrollPane.class, table(window, "Levels"))
                        .getMouseWheelListeners()
                        .length);
        Desktop.look("atom");
        Desktop.help(window, "Atom...");
        Object before = onScreen(() -> table(window, "Rates").getValueAt(0, 1));
        // while a name is typed nothing is wrong; a decay to a level that does not exist is told in its table
        type(window, "Rates", 0, 1, "7");
        awaitTrue("the sentence", () -> status(window)
                .equals("relaxation.rates[0].to: found 7, but allowed is a level from 0 to 2."));
        same(false, named(window, "run").isEnabled());
        Desktop.look("atom-wrong");
        onScreen(() -> {
            var editor = table(window, "Rates").getCellEditor();
            if (editor != null) {
                editor.cancelCellEditing();
            } else { // without focus it may have stopped by itself, and what was typed stands there
                table(window, "Rates").setValueAt(before, 0, 1);
            }
            return null;
        });
        awaitTrue("the model as it was", () -> status(window).startsWith(READY));
        click(window, "add.Levels");
        awaitTrue("a fourth level", () -> rows(window, "Levels") == 4);
        type(window, "Levels", 3, 1, "f");
        enter(window, "Levels");
        click(window, "add.Couplings");
        awaitTrue("a third coupling", () -> rows(window, "Couplings") == 3);
        type(window, "Couplings", 2, 1, "3");
        enter(window, "Couplings");
        type(window, "Couplings", 2, 2, "0.5-0.2i");
        enter(window, "Couplings");
        type(window, "Couplings", 2, 0, "0");
        enter(window, "Couplings");
        awaitTrue("a model that can be run", () -> status(window).startsWith(READY));
        Desktop.look("atom-four");
        save(window, file);
        ModelDocument saved = ModelDocument.open(file, io.github.secular.scenario.ImageSource.NONE);
        same("[0.5,-0.2]", saved.at("coupling.entries[2].value").toString());
        same("f", saved.at("levels.labels[3]").asText());
        same("Lambda system, two-frequency wave - changed", saved.at("title").asText());
        same(true, saved.at("description").asText().startsWith("Made from the sample"));
        same(true, status(window).contains("It is no longer the sample"));
        awaitTrue("the recorded line", () -> recorded().equals(List.of(new BuildingHost(false).line(file))));
        click(window, "run");
        JDialog dialog = Desktop.await("the dialog of Bloch Evolution", () -> Desktop.windows(JDialog.class)
                .filter(d -> d.getTitle().equals("Bloch Evolution"))
                .findFirst()
                .orElse(null));
        same(file.toString(), text(dialog, "field.model"));
        awaitTrue("a dialog that is ready", () -> named(dialog, "ok").isEnabled());
        Desktop.look("atom-run");
        click(dialog, "cancel");
        awaitTrue("the end of the dialog", () -> !dialog.isShowing());
        // the recorded line shows the levels
        IJ.runMacro(recorded().get(0));
        same(1, WindowManager.getImageCount());
        Desktop.look("atom-macro");
        IJ.runMacro("close(\"*\");");
        window.dispatchEvent(new java.awt.event.WindowEvent(window, java.awt.event.WindowEvent.WINDOW_CLOSING));
        awaitTrue("the end of the window", () -> !window.isShowing());
    }

    private static void well(Path file) throws Exception {
        JFrame window = open("Well...", "well");
        Desktop.help(window, "Well...");
        Desktop.look("well");
        onScreen(() -> {
            table(window, "Well").setValueAt("formula", 0, 1);
            return null;
        });
        awaitTrue("a formula", () -> rows(window, "Well") == 2);
        type(window, "Well", 1, 1, "x^2/2 + ");
        awaitTrue("the sentence", () -> status(window).startsWith("hamiltonian.formula:"));
        Desktop.look("well-wrong");
        type(window, "Well", 1, 1, "(x^2-1)^2/4");
        enter(window, "Well");
        awaitTrue("a model that can be run", () -> status(window).startsWith(READY));
        Desktop.look("well-formula");
        save(window, file);
        same(
                "(x^2-1)^2/4",
                ModelDocument.open(file, io.github.secular.scenario.ImageSource.NONE)
                        .at("hamiltonian.formula")
                        .asText());
    }
}
