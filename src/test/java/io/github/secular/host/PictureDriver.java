package io.github.secular.host;

import static io.github.secular.host.Desktop.awaitTrue;
import static io.github.secular.host.Desktop.same;
import static io.github.secular.host.Desktop.type;
import static io.github.secular.host.Windows.clickAt;
import static io.github.secular.host.Windows.hoverAt;
import static io.github.secular.host.Windows.image;
import static io.github.secular.host.Windows.ok;
import static io.github.secular.host.Windows.pixels;
import static io.github.secular.host.Windows.status;
import static io.github.secular.host.Windows.table;

import ij.IJ;
import ij.ImagePlus;
import ij.WindowManager;
import ij.gui.ImageCanvas;
import ij.gui.ImageWindow;
import ij.text.TextPanel;
import ij.text.TextWindow;
import java.awt.Frame;
import java.awt.KeyboardFocusManager;
import java.awt.Rectangle;
import java.awt.Window;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import javax.swing.JDialog;

/**
 * Images, their pictures and charts in the windows of plain ImageJ on a display, in a process of its own; ends with 0 if
 * all was as it should be.
 */
public final class PictureDriver {
    private static final String MODEL = "Two levels, resonant wave";

    private PictureDriver() {}

    public static void main(String[] args) {
        int status = 1;
        try {
            Desktop.start();
            windowsOfARunBelongTogether();
            aStudyFillsAndItsPixelsOpen();
            macrosLeaveMeasurements();
            status = 0;
        } catch (Throwable e) {
            e.printStackTrace(System.out);
        }
        System.exit(status);
    }

    /** What was measured before a macro stays, in a window of its own; what runs in a loop leave is one table. */
    private static void macrosLeaveMeasurements() {
        IJ.runMacro("newImage(\"mine\", \"8-bit ramp\", 20, 20, 1); run(\"Measure\"); run(\"Measure\");");
        String line = "run(\"Rate Equation...\", \"count=%d showplot=false showimage=false\");\n";
        same(
                "3 5 2",
                IJ.runMacro(
                        line.formatted(3) + "a = nResults; setResult(\"own\", 0, 1);\n" + line.formatted(5)
                                + "b = nResults; selectWindow(\"Results before Rate Equation\"); return \"\" + a + \" \" + b + \" \" + Table.size;"));
        same(false, WindowManager.getWindow("Results before Rate Equation (2)") != null);
        IJ.runMacro("run(\"Close All\"); Table.reset(\"Results before Rate Equation\"); close(\"Results*\");");
    }

    private static Window focused() {
        return KeyboardFocusManager.getCurrentKeyboardFocusManager().getFocusedWindow();
    }

    /** Clicks down the middle of the lower half of a sphere until something is so. */
    private static void clickAlongAxis(ImagePlus sphere, Supplier<Boolean> so) throws Exception {
        for (int y = sphere.getHeight() / 2; !so.get(); y += 4) {
            if (y >= sphere.getHeight()) {
                throw new AssertionError("no click into the sphere moved the slider");
            }
            clickAt(sphere, sphere.getWidth() / 2, y);
            Thread.sleep(30);
        }
    }

    private static void windowsOfARunBelongTogether() throws Exception {
        JDialog dialog = Desktop.open("Bloch Evolution...");
        type(dialog, "field.count", "5");
        ok(dialog);
        awaitTrue("chart, images and pictures", () -> WindowManager.getImageCount() == 6);
        ImagePlus sphere = image("Bloch vector of " + MODEL);
        ImagePlus chart = image("Chart of " + MODEL);
        ImagePlus matrix = image("Density matrix of " + MODEL);
        ImagePlus picture = image("Density matrix of " + MODEL + " picture");
        awaitTrue("the values to be active", () -> WindowManager.getCurrentImage() == matrix);
        awaitTrue("keys to go to them", () -> focused() == matrix.getWindow());
        same(32, matrix.getBitDepth());
        same(24, picture.getBitDepth());
        Desktop.look("run");

        // the slider moves the picture, and the line in the chart
        int before = pixels(picture);
        int chartBefore = pixels(chart);
        int sphereBefore = pixels(sphere);
        TextPanel table = table("Table of populations of " + MODEL);
        same(-1, table.getSelectionStart());
        matrix.setPosition(3, 1, 1);
        Desktop.slide(matrix.getWindow(), 3);
        awaitTrue("the slider", () -> matrix.getT() == 3);
        awaitTrue("the picture to follow", () -> pixels(picture) != before);
        awaitTrue("the row of its time", () -> table.getSelectionStart() == 2 && table.getSelectionEnd() == 2);
        awaitTrue("the line in the chart", () -> pixels(chart) != chartBefore);
        awaitTrue("the arrow in the sphere", () -> pixels(sphere) != sphereBefore);
        // the path of the Bloch vector begins below the centre of its sphere, on the line to the pole
        clickAlongAxis(sphere, () -> matrix.getT() == 1);
        // a click near the right end of the chart's axis is near the last of five times
        clickAt(chart, chart.getWidth() * 9 / 10, chart.getHeight() / 2);
        awaitTrue("the slider to follow", () -> matrix.getT() == 5);
        awaitTrue("the last row", () -> table.getSelectionStart() == 4 && table.getSelectionEnd() == 4);
        Desktop.look("linked");

        levelsAreMarkedEverywhere(chart, picture, sphere);

        // drawn anew at the size of its window, and saved and opened as that
        int width = picture.getWidth();
        Desktop.onScreen(() -> {
            picture.getWindow()
                    .setSize(
                            picture.getWindow().getWidth() + 120,
                            picture.getWindow().getHeight() + 90);
            return null;
        });
        awaitTrue("a larger picture", () -> picture.getWidth() > width + 60);
        same(picture.getWidth(), picture.getProcessor().getWidth());
        Path file = Files.createTempDirectory("secular").resolve("picture.png");
        IJ.saveAs(picture, "PNG", file.toString());
        ImagePlus opened = IJ.openImage(file.toString());
        same(picture.getWidth(), opened.getWidth());
        same(24, opened.getBitDepth());
        same(picture.getWidth(), picture.flatten().getWidth());
        valuesOpenAgain(matrix, file.resolveSibling("matrix.tif"));

        // the number below the mouse, with names
        ImageCanvas canvas = matrix.getCanvas();
        hoverAt(matrix, canvas.screenX(1) + 3, canvas.screenY(0) + 3);
        awaitTrue("the status line", () -> status().startsWith("n = g, m = e, t = 2: |ρ| = "));

        twoRunsAreCompared(matrix.getTitle());
        IJ.runMacro("run(\"Close All\");");
        awaitTrue("the end of all images", () -> WindowManager.getImageCount() == 0);
        IJ.runMacro("run(\"Close All\"); if (isOpen(\"Table of populations of " + MODEL
                + "\")) { selectWindow(\"Table of populations of " + MODEL + "\"); run(\"Close\"); }");
    }

    /** Chosen from the lists of open images; one slider moves A, B and their difference. */
    private static void twoRunsAreCompared(String first) throws Exception {
        JDialog dialog = Desktop.open("Bloch Evolution...");
        type(dialog, "field.count", "5");
        type(dialog, "field.epsilon", "0.2");
        ok(dialog);
        String second = first + " epsilon=0.2";
        awaitTrue("the second run", () -> image(second) != null && image(second).getWindow() != null);
        JDialog compare = Desktop.open("Compare Runs...");
        type(compare, "field.first", first);
        type(compare, "field.second", second);
        Desktop.look("comparing");
        ok(compare);
        String difference = "Difference of " + first;
        awaitTrue("all three side by side", () -> image(difference + " picture") != null);
        awaitTrue("the difference to be active", () -> WindowManager.getCurrentImage() == image(difference));
        ImagePlus values = image(difference);
        ImagePlus three = image(difference + " picture");
        ImagePlus chart = image("Chart of difference of " + first);
        same(true, three.getWidth() > 2 * three.getHeight());
        awaitTrue("titles of all runs in sight", PictureDriver::titlesAreInSight);
        Desktop.look("compared");
        int before = pixels(three);
        int line = pixels(chart);
        values.setPosition(3, 1, values.getT() == 2 ? 3 : 2);
        awaitTrue("all three to follow", () -> pixels(three) != before);
        awaitTrue("the line in the chart", () -> pixels(chart) != line);
        for (String report : WindowManager.getNonImageTitles()) {
            if (report.startsWith("Compare Runs")) {
                IJ.runMacro("selectWindow(\"" + report + "\"); run(\"Close\");");
            }
        }
    }

    /** Of each window something of the title lies outside of all windows that were opened after it. */
    private static boolean titlesAreInSight() {
        List<Rectangle> all = Desktop.windows(Frame.class)
                .filter(w -> w instanceof ImageWindow || w instanceof TextWindow)
                .map(Frame::getBounds)
                .toList();
        return !Desktop.isRoomy()
                || IntStream.range(0, all.size())
                        .allMatch(i -> Places.hasHandle(all.get(i), all.subList(i, all.size())));
    }

    /** A click on the row of a level marks it in the other drawings, too; one more takes the mark away. */
    private static void levelsAreMarkedEverywhere(ImagePlus chart, ImagePlus matrix, ImagePlus sphere)
            throws Exception {
        ImagePlus rows = image("Populations of " + MODEL + " picture");
        List<ImagePlus> all = List.of(rows, chart, matrix);
        // the last time is that of the slider already
        int x = rows.getWidth() * 72 / 100;
        int y = rows.getHeight() * 65 / 100;
        clickAt(rows, x, y);
        Desktop.look("marked");
        List<Integer> marked = all.stream().map(Windows::pixels).toList();
        int still = pixels(sphere);
        clickAt(rows, x, y);
        for (int i = 0; i < all.size(); i++) {
            same(false, marked.get(i) == pixels(all.get(i)));
        }
        same(still, pixels(sphere));
        // the table has no rows of levels, and keeps that of its time
        same(4, table("Table of populations of " + MODEL).getSelectionStart());
    }

    /** A TIFF has the numbers, the axes and the account of the run, from which its model is found again. */
    private static void valuesOpenAgain(ImagePlus matrix, Path file) {
        IJ.saveAs(matrix.duplicate(), "Tiff", file.toString());
        ImagePlus opened = IJ.openImage(file.toString());
        same(Arrays.toString(matrix.getDimensions()), Arrays.toString(opened.getDimensions()));
        for (int slice = 1; slice <= matrix.getStackSize(); slice++) {
            same(Arrays.toString((float[]) matrix.getStack().getPixels(slice)), Arrays.toString((float[])
                    opened.getStack().getPixels(slice)));
            same(matrix.getStack().getSliceLabel(slice), opened.getStack().getSliceLabel(slice));
        }
        same(matrix.getCalibration().frameInterval, opened.getCalibration().frameInterval);
        same(matrix.getCalibration().getTimeUnit(), opened.getCalibration().getTimeUnit());
        same(matrix.getInfoProperty().strip(), opened.getInfoProperty().strip());
    }

    private static void aStudyFillsAndItsPixelsOpen() throws Exception {
        Path study = Files.writeString(
                Files.createTempDirectory("secular").resolve("study.json"),
                Files.readString(Path.of("sample-data/studies/saturation.json"))
                        .replace("\"count\": 81", "\"count\": 9")
                        .replace("\"count\": 41", "\"count\": 6")
                        .replace("\"record\"", "\"show\": \"saturation\", \"record\""));
        JDialog dialog = Desktop.open("Parameter Study...");
        type(dialog, "field.file", study.toString());
        ok(dialog);
        String title = "Study Saturation and power broadening";
        awaitTrue("the picture of the study", () -> image(title + " picture") != null);
        ImagePlus map = image(title);
        same("9 x 6", map.getWidth() + " x " + map.getHeight());
        same(2, WindowManager.getImageCount());
        // the map that the study wants to show first, and the values of that
        same("saturation", map.getStack().getSliceLabel(map.getCurrentSlice()).replaceFirst(",.*", ""));
        awaitTrue("the values to be active", () -> WindowManager.getCurrentImage() == map);
        Desktop.look("study");
        int images = WindowManager.getImageCount();
        IJ.setTool("rectangle");
        ImageCanvas canvas = map.getCanvas();
        clickAt(map, canvas.screenX(4) + 2, canvas.screenY(0) + 2);
        awaitTrue("that run's own windows", () -> WindowManager.getImageCount() == images + 6);
        String run = "Density matrix of Saturation and power broadening detuning=0.0 amplitude=5.0";
        awaitTrue(run, () -> image(run) != null);
        same(201, image(run).getNFrames());
        Desktop.look("pixel");
        IJ.runMacro("run(\"Close All\");");
    }
}
