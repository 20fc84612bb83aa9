package io.github.secular.host;

import static io.github.secular.host.Desktop.awaitTrue;
import static io.github.secular.host.Desktop.choose;
import static io.github.secular.host.Desktop.click;
import static io.github.secular.host.Desktop.named;
import static io.github.secular.host.Desktop.note;
import static io.github.secular.host.Desktop.same;
import static io.github.secular.host.Desktop.text;
import static io.github.secular.host.Desktop.type;
import static io.github.secular.host.Windows.image;
import static io.github.secular.host.Windows.ok;
import static io.github.secular.host.Windows.pixels;

import ij.IJ;
import ij.ImagePlus;
import ij.Prefs;
import ij.WindowManager;
import io.github.secular.host.headless.CommandLineEntry;
import java.awt.Button;
import java.awt.event.ActionEvent;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import javax.swing.AbstractButton;
import javax.swing.JDialog;
import javax.swing.text.JTextComponent;

/**
 * A session from a model file to saved results that are opened again, each file chosen in its dialog, in a process of its
 * own; ends with 0 if all was as it should be.
 */
public final class SessionDriver {
    private static final String MODEL = "Two levels, resonant wave";

    private SessionDriver() {}

    public static void main(String[] args) {
        int status = 1;
        try {
            Desktop.start();
            Prefs.useJFileChooser = true;
            Path folder = Files.createTempDirectory("secular-session");
            aModelFileIsBrowsedForAndRun(folder);
            picturesAndValuesAreSavedFromTheirWindows(folder);
            valuesAreOpenedAgainAndSlide(folder);
            aResultIsOpenedAgain(folder);
            Windows.closeAll();
            windowsOfAMacroStandSideBySide();
            status = 0;
        } catch (Throwable e) {
            e.printStackTrace(System.out);
        }
        System.exit(status);
    }

    private static void aModelFileIsBrowsedForAndRun(Path folder) throws Exception {
        Path model = Files.copy(Path.of("sample-data/two-level-resonant.json"), folder.resolve("my atom.json"));
        JDialog dialog = Desktop.open("Bloch Evolution...");
        click(dialog, "browse.model");
        same("Model file (*.json)", choose(model.toFile()));
        same(model.toString(), text(dialog, "field.model"));
        awaitTrue("what the sample is for", () -> note(dialog, "sample").equals("where no file is named"));
        awaitTrue(
                "the sample out of reach", () -> !named(dialog, "field.sample").isEnabled());
        awaitTrue(
                "what the file is",
                () -> ((JTextComponent) named(dialog, "about")).getText().startsWith(MODEL));
        type(dialog, "field.count", "5x");
        awaitTrue("OK to be out of reach", () -> !named(dialog, "ok").isEnabled());
        // mended and run at once, before anything has been read anew
        Desktop.onScreen(() -> {
            ((JTextComponent) named(dialog, "field.count")).setText("5");
            ((AbstractButton) named(dialog, "ok")).doClick();
            return null;
        });
        awaitTrue("chart, images and pictures", () -> WindowManager.getImageCount() == 6);
        Desktop.awaitEnd("Bloch Evolution...");
        List<String> lines = Desktop.recorded();
        same(1, lines.size());
        same(true, lines.get(0).contains("model=[" + model + "]"));
    }

    private static void picturesAndValuesAreSavedFromTheirWindows(Path folder) throws Exception {
        ImagePlus chart = image("Chart of " + MODEL);
        Path png = folder.resolve("chart.png");
        press(chart, "Save...");
        choose(png.toFile());
        awaitTrue("the picture in its file", () -> isWritten(png));
        ImagePlus again = IJ.openImage(png.toString());
        same(chart.getWidth() + " x " + chart.getHeight(), again.getWidth() + " x " + again.getHeight());
        Path svg = folder.resolve("chart.svg");
        press(chart, "Save...");
        same("Pictures (*.png, *.svg, *.pdf)", choose(svg.toFile()));
        awaitTrue("the figure in its file", () -> Files.exists(svg));
        same(true, Files.readString(svg).contains(">Populations of "));
        ImagePlus matrix = image("Density matrix of " + MODEL);
        Desktop.onScreen(() -> {
            WindowManager.setCurrentWindow(matrix.getWindow());
            return null;
        });
        Path tiff = folder.resolve("matrix.tif");
        IJ.doCommand("Tiff...");
        choose(tiff.toFile());
        awaitTrue("the values in their file", () -> isWritten(tiff));
        Desktop.awaitEnd("Tiff...");
        Windows.closeAll();
    }

    /** Where there is room, and where the macro puts them afterwards they stay. */
    private static void windowsOfAMacroStandSideBySide() throws Exception {
        IJ.runMacro("run(\"Transition Rates...\", \"sample=lambda-two-frequency picture=true\");");
        ImagePlus rates = image("Transition rates of Lambda system, two-frequency wave");
        ImagePlus picture = image("Transition rates of Lambda system, two-frequency wave picture");
        awaitTrue(
                "windows apart",
                () -> !Desktop.isRoomy()
                        || !rates.getWindow()
                                .getBounds()
                                .intersects(picture.getWindow().getBounds()));
        IJ.runMacro("run(\"Rate Equation...\", \"sample=ladder-thermal picture=false\"); setLocation(420, 330);");
        ImagePlus moved = IJ.getImage();
        awaitTrue("the place of the macro", () -> moved.getWindow().getX() == 420);
        Thread.sleep(700); // longer than new windows are looked after
        same(420, moved.getWindow().getX());
        Windows.closeAll();
    }

    private static boolean isWritten(Path file) {
        try {
            return Files.exists(file) && Files.size(file) > 0 && IJ.openImage(file.toString()) != null;
        } catch (java.io.IOException e) {
            return false;
        }
    }

    /** A button of a drawing's window; does not wait for what comes of it. */
    private static void press(ImagePlus drawing, String label) {
        Button button = (Button) Desktop.all(drawing.getWindow())
                .filter(c -> c instanceof Button b && b.getLabel().equals(label))
                .findFirst()
                .orElseThrow();
        java.awt.EventQueue.invokeLater(
                () -> button.dispatchEvent(new ActionEvent(button, ActionEvent.ACTION_PERFORMED, label)));
    }

    private static void valuesAreOpenedAgainAndSlide(Path folder) throws Exception {
        IJ.doCommand("Open...");
        choose(folder.resolve("matrix.tif").toFile());
        ImagePlus matrix = Desktop.await("the values", () -> image("matrix.tif"));
        awaitTrue("their window", () -> matrix.getWindow() != null);
        same("[2, 2, 4, 1, 5]", Arrays.toString(matrix.getDimensions()));
        float before = matrix.getProcessor().getf(0, 0);
        Desktop.slide(matrix.getWindow(), 4);
        awaitTrue(
                "another time",
                () -> matrix.getT() == 4 && matrix.getProcessor().getf(0, 0) != before);
        same(true, matrix.getInfoProperty().contains("Model: "));
        Desktop.look("reopened");
        IJ.runMacro("run(\"Close All\");");
    }

    private static void aResultIsOpenedAgain(Path folder) throws Exception {
        PrintStream quiet = new PrintStream(PrintStream.nullOutputStream());
        Path out = folder.resolve("out");
        same(
                0,
                CommandLineEntry.run(
                        quiet,
                        quiet,
                        "run",
                        "sample-data/two-level-resonant.json",
                        "--set",
                        "times.count=5",
                        "--hdf5",
                        "--no-pictures",
                        "--out",
                        out.toString()));
        JDialog dialog = Desktop.open("Open Secular Result...");
        click(dialog, "browse.file");
        same("Result file (*.h5)", choose(out.resolve("result.h5").toFile()));
        ok(dialog);
        awaitTrue("the pictures", () -> image("Density matrix of " + MODEL + " picture") != null);
        ImagePlus matrix = image("Density matrix of " + MODEL);
        ImagePlus picture = image("Density matrix of " + MODEL + " picture");
        awaitTrue("their windows", () -> matrix.getWindow() != null && picture.getWindow() != null);
        int before = pixels(picture);
        Desktop.slide(matrix.getWindow(), 5);
        awaitTrue("the picture to follow", () -> pixels(picture) != before);
        Desktop.look("result");
    }
}
