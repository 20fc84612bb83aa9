package io.github.secular.host;

import static io.github.secular.host.Desktop.awaitTrue;
import static io.github.secular.host.Desktop.same;
import static io.github.secular.host.Desktop.type;
import static io.github.secular.host.Windows.clickAt;
import static io.github.secular.host.Windows.clickRow;
import static io.github.secular.host.Windows.closeAll;
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
import ij.text.TextPanel;
import ij.text.TextWindow;
import java.awt.Rectangle;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import javax.swing.JDialog;
import org.jfree.chart.plot.CombinedDomainXYPlot;
import org.jfree.chart.plot.XYPlot;

/**
 * Clicks on levels, shells, resonances and times in the windows of a run, in a process of its own; ends with 0 if all the
 * others showed them.
 */
public final class LinkDriver {
    private LinkDriver() {}

    public static void main(String[] args) {
        int status = 1;
        try {
            Desktop.start();
            shellsAreMarkedEverywhere();
            aTableNamesLevelsAndMovesTheSlider();
            rowsOfTablesMarkWhatTheyAreOf();
            rowsOfRatesAreOfLevels();
            aClickInAChartSelectsARow();
            status = 0;
        } catch (Throwable e) {
            e.printStackTrace(System.out);
        }
        System.exit(status);
    }

    /** A click into phase space draws the shell there, and its energy in the chart; a click beside the axes ends that. */
    private static void shellsAreMarkedEverywhere() throws Exception {
        JDialog dialog = Desktop.open("Vlasov Evolution...");
        type(dialog, "field.sample", "forced-oscillator");
        type(dialog, "field.count", "3");
        type(dialog, "field.pixels", "64");
        ok(dialog);
        String model = "Forced damped oscillator";
        awaitTrue("chart, images and pictures", () -> WindowManager.getImageCount() == 5);
        awaitTrue("the values to be active", () -> WindowManager.getCurrentImage() == image("Phase space of " + model));
        List<ImagePlus> all = List.of(
                image("Phase space of " + model + " picture"),
                image("Chart of " + model),
                image("Energy distribution of " + model + " picture"));
        // values and their picture say the same of a place, its energy, too
        ImagePlus values = image("Phase space of " + model);
        for (ImagePlus image : List.of(values, all.get(0))) {
            IJ.showStatus("");
            hoverAt(
                    image,
                    image.getWindow().getCanvas().getWidth() / 3,
                    image.getWindow().getCanvas().getHeight() / 2);
            awaitTrue("the energy", () -> status().matches("x = .*, p = .*, t = \\d.*, E = .*: f = .*"));
        }
        List<Integer> before = all.stream().map(Windows::pixels).toList();
        clickAt(all.get(0), all.get(0).getWidth() / 2, all.get(0).getHeight() / 3);
        for (int i = 0; i < all.size(); i++) {
            same(false, before.get(i) == pixels(all.get(i)));
        }
        Desktop.look("shell");
        clickAt(all.get(0), 1, 1);
        for (int i = 0; i < all.size(); i++) {
            same(before.get(i), pixels(all.get(i)));
        }
        shellsOfAnImageAreRowsOfTheirTable(image("Phase space of " + model), "Table of energy shells of " + model);
        IJ.runMacro("run(\"Close All\");");
        awaitTrue("the end of all images", () -> WindowManager.getImageCount() == 0);
    }

    /** A row makes its shell thick in the image; a click into a shell of the image selects its row. */
    private static void shellsOfAnImageAreRowsOfTheirTable(ImagePlus image, String title) throws Exception {
        JDialog dialog = Desktop.open("Energy Shells...");
        type(dialog, "field.image", image.getTitle());
        type(dialog, "field.energies", "0.5, 2, 4.5");
        ok(dialog);
        TextPanel shells = table(title);
        awaitTrue("the shells", () -> image.getOverlay().size() == 3 && shells.getLineCount() == 3);
        Desktop.awaitEnd("Energy Shells...");
        clickRow(shells, 1);
        int row = shells.getSelectionStart();
        awaitTrue("a thick shell", () -> thick(image).equals(List.of(row)));
        int other = row == 0 ? 1 : 0;
        IJ.setTool("rectangle");
        ImageCanvas canvas = image.getCanvas();
        Rectangle around = image.getOverlay().get(other).getBounds();
        clickAt(image, canvas.screenX(around.x + around.width / 2), canvas.screenY(around.y));
        awaitTrue("the other shell", () -> thick(image).equals(List.of(other)));
        same(other, shells.getSelectionStart());
        Desktop.look("shells");
    }

    private static List<Integer> thick(ImagePlus image) {
        return IntStream.range(0, image.getOverlay().size())
                .filter(i -> image.getOverlay().get(i).getStrokeWidth() > 0)
                .boxed()
                .toList();
    }

    /** Its headings have the names and the unit of the chart; a click on a row shows the frame of its time. */
    private static void aTableNamesLevelsAndMovesTheSlider() throws Exception {
        JDialog dialog = Desktop.open("Bloch Evolution...");
        type(dialog, "field.sample", "sodium-d2-buffer-gas");
        type(dialog, "field.count", "5");
        ok(dialog);
        String model = "Sodium D2 in a buffer gas";
        TextPanel table = table("Table of populations of " + model);
        same(
                "time (ns)\tpopulation 3S1/2\tpopulation 3P3/2",
                table.getColumnHeadings().replaceFirst("\ttrace.*", ""));
        ImagePlus matrix = Desktop.await("the density matrix", () -> image("Density matrix of " + model));
        awaitTrue("its window", () -> matrix.getWindow() != null && table.getLineCount() == 5);
        clickRow(table, 2);
        awaitTrue("a row", () -> table.getSelectionStart() > 0);
        awaitTrue("the frame of its time", () -> matrix.getT() == table.getSelectionStart() + 1);
        IJ.runMacro("run(\"Close All\"); selectWindow(\"Table of populations of " + model + "\"); run(\"Close\");");
    }

    /** A click on a row of the resonances draws its part of d into the chart, and selects its energy in the other table. */
    private static void rowsOfTablesMarkWhatTheyAreOf() throws Exception {
        JDialog dialog = Desktop.open("Diffusion Coefficient...");
        type(dialog, "field.sample", "duffing-two-frequency");
        ok(dialog);
        String model = "Duffing well under two frequencies";
        ImagePlus chart = Desktop.await("the chart", () -> image("Chart of " + model));
        TextPanel resonances = table("Table of resonances of " + model);
        TextPanel shells = table("Table of diffusion coefficient of " + model);
        awaitTrue("the chart in its window", () -> chart.getWindow() != null);
        int before = pixels(chart);
        clickRow(resonances, 3);
        awaitTrue("the mark in the chart", () -> pixels(chart) != before);
        int row = resonances.getSelectionStart();
        awaitTrue("the row of its energy", () -> shells.getSelectionStart() >= 0);
        same(
                resonances.getLine(row).split("\t")[0],
                shells.getLine(shells.getSelectionStart()).split("\t")[0]);
        Desktop.look("resonance");
        clickRow(resonances, 3);
        awaitTrue("the chart as it was", () -> pixels(chart) == before);
        // on the curve of d a click means the resonance there, from the top down to the first that is hit
        int x = chart.getWidth() * 60 / 100;
        for (int y = chart.getHeight() / 20; pixels(chart) == before || !isResonance(chart); y += 2) {
            same(true, y < chart.getHeight() / 2);
            clickAt(chart, x, y);
        }
        awaitTrue("its row", () -> resonances.getSelectionStart() >= 0 && shells.getSelectionStart() >= 0);
        same(
                resonances.getLine(resonances.getSelectionStart()).split("\t")[0],
                shells.getLine(shells.getSelectionStart()).split("\t")[0]);
        Desktop.look("resonance-clicked");
        closeAll();
    }

    /** Whether the part of a resonance is drawn in the first panel. */
    private static boolean isResonance(ImagePlus chart) {
        return ((CombinedDomainXYPlot) DrawnImage.of(chart).sketch().chart().getPlot())
                .getSubplots().stream().map(p -> (XYPlot) p).anyMatch(p -> p.getDataset(100) != null);
    }

    /** Of rates: the row of a level marks it in the picture, and a level of the picture its first row. */
    private static void rowsOfRatesAreOfLevels() throws Exception {
        JDialog dialog = Desktop.open("Transition Rates...");
        type(dialog, "field.sample", "lambda-two-frequency");
        ok(dialog);
        String model = "Lambda system, two-frequency wave";
        ImagePlus picture = Desktop.await("the picture", () -> image("Transition rates of " + model + " picture"));
        TextPanel rates = table("Table of transition rates of " + model);
        awaitTrue("the picture in its window", () -> picture.getWindow() != null && rates.getLineCount() > 0);
        int before = pixels(picture);
        clickRow(rates, 2);
        awaitTrue("the mark in the picture", () -> pixels(picture) != before);
        // the level of the last row of cells
        clickAt(picture, picture.getWidth() * 40 / 100, picture.getHeight() * 80 / 100);
        awaitTrue(
                "a row of that level",
                () -> rates.getSelectionStart() >= 0
                        && from(rates, rates.getSelectionStart()).equals("e"));
        int row = rates.getSelectionStart();
        for (int i = 0; i < row; i++) {
            same(false, from(rates, i).equals("e"));
        }
        Desktop.look("rates");
        closeAll();
    }

    private static String from(TextPanel rates, int row) {
        int column = List.of(rates.getColumnHeadings().split("\t")).indexOf("from");
        return rates.getLine(row).split("\t")[column];
    }

    /** Where nothing moves a click in the chart draws a line, and selects the row of its time. */
    private static void aClickInAChartSelectsARow() throws Exception {
        JDialog dialog = Desktop.open("Rate Equation...");
        type(dialog, "field.sample", "lambda-two-frequency");
        type(dialog, "field.count", "11");
        ok(dialog);
        String model = "Lambda system, two-frequency wave";
        ImagePlus chart = Desktop.await("the chart", () -> image("Chart of " + model));
        TextPanel table = Desktop.await("the table", LinkDriver::anyTable);
        awaitTrue("the chart in its window", () -> chart.getWindow() != null && table.getLineCount() == 11);
        int before = pixels(chart);
        clickAt(chart, chart.getWidth() * 93 / 100, chart.getHeight() / 3);
        awaitTrue("the last row or the one before", () -> table.getSelectionStart() >= 9);
        awaitTrue("the line in the chart", () -> pixels(chart) != before);
        int line = pixels(chart);
        clickRow(table, 3);
        awaitTrue("the line elsewhere", () -> pixels(chart) != line);
        same(table.getSelectionStart(), table.getSelectionEnd());
        Desktop.look("chart-row");
        closeAll();
    }

    private static TextPanel anyTable() {
        return Arrays.stream(WindowManager.getNonImageTitles())
                .filter(t -> t.startsWith("Table of "))
                .map(t -> ((TextWindow) WindowManager.getWindow(t)).getTextPanel())
                .findFirst()
                .orElse(null);
    }
}
