package io.github.secular.host;

import static io.github.secular.host.Desktop.awaitTrue;
import static io.github.secular.host.Desktop.click;
import static io.github.secular.host.Desktop.note;
import static io.github.secular.host.Desktop.type;

import ij.IJ;
import ij.WindowManager;
import ij.plugin.frame.Recorder;
import java.awt.Graphics2D;
import java.awt.Image;
import java.awt.Rectangle;
import java.awt.Robot;
import java.awt.Toolkit;
import java.awt.Window;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import javax.imageio.ImageIO;
import javax.swing.JDialog;
import javax.swing.JFrame;
import javax.swing.JLabel;
import javax.swing.JTable;

/**
 * Makes the screenshots of the tour anew, and README's of the windows of a run; needs a display: {@code xvfb-run mvn -q -Djava.awt.headless=false
 * test-compile exec:java -Dexec.classpathScope=test -Dmain-class=io.github.secular.host.TourPictures}. Titles of windows
 * are drawn by a manager of windows, such as openbox, on a screen of 1280 × 960 pixels; {@code convert FILE +dither -colors
 * 256 PNG8:FILE} makes a third of the bytes of them.
 */
public final class TourPictures {
    private static final int DRAWN = 2500;
    private static final int WIDEST = 760;

    private TourPictures() {}

    public static void main(String[] args) throws Exception {
        Desktop.start();
        Recorder.getInstance().close();
        windows();
        JDialog dialog = Desktop.open("Bloch Evolution...");
        type(dialog, "field.sample", "rubidium-87-d-lines");
        awaitTrue("what the model says", () -> note(dialog, "limit").equals("here: averaged"));
        click(dialog, "previewing");
        awaitTrue(
                "the preview",
                () -> ((JLabel) Desktop.named(dialog, "preview.says")).getText().contains("Bloch equation"));
        shoot(dialog, "tour-dialog");
        click(dialog, "help");
        Window help = Desktop.await("the help", () -> Desktop.windows(JFrame.class)
                .filter(f -> f.getTitle().startsWith("Secular: Bloch"))
                .findFirst()
                .orElse(null));
        Desktop.onScreen(() -> {
            help.setSize(790, 660);
            return null;
        });
        shoot(help, "tour-help");
        click(dialog, "ok");
        awaitTrue("the images", () -> Arrays.stream(WindowManager.getImageTitles())
                .anyMatch(t -> t.startsWith("Populations") && t.endsWith(" picture")));
        help.dispose();
        Arrays.stream(WindowManager.getIDList())
                .mapToObj(WindowManager::getImage)
                .filter(i ->
                        i.getTitle().startsWith("Populations") && i.getTitle().endsWith(" picture"))
                .forEach(i -> i.getWindow().toFront());
        shoot(
                Arrays.stream(WindowManager.getIDList())
                        .mapToObj(WindowManager::getImage)
                        .filter(i -> i.getTitle().startsWith("Populations")
                                && i.getTitle().endsWith(" picture"))
                        .findFirst()
                        .orElseThrow()
                        .getWindow(),
                "tour-picture");
        IJ.runMacro("close(\"*\");");
        build(
                "Atom...",
                "atom",
                new Cell("Levels", 0, 4, "1"),
                new Cell("Levels", 1, 4, "0"),
                new Cell("Levels", 1, 2, "0.5"),
                new Cell("Levels", 2, 2, "2"),
                new Cell("Frequencies", 0, 1, "2"),
                new Cell("Frequencies", 1, 1, "1.5"));
        build("Well...", "well", new Cell("Well", 0, 1, "formula"), new Cell("Well", 1, 1, "(x^2-1)^2/4"));
        System.exit(0);
    }

    /** All that a run shows, side by side, with the slider of the density matrix moved. */
    private static void windows() throws Exception {
        String model = "Lambda system, two-frequency wave";
        JDialog dialog = Desktop.open("Bloch Evolution...");
        type(dialog, "field.sample", "lambda-two-frequency");
        awaitTrue("what the model says", () -> note(dialog, "limit").equals("here: averaged"));
        click(dialog, "ok");
        for (String title : new String[] {"Chart of ", "Populations of ", "Density matrix of "}) {
            awaitTrue(
                    title,
                    () -> WindowManager.getImage(title + model) != null
                            && WindowManager.getImage(title + model).getWindow() != null);
        }
        awaitTrue("the table", () -> WindowManager.getWindow("Table of populations of " + model) != null);
        Thread.sleep(DRAWN);
        Desktop.onScreen(() -> {
            WindowManager.getImage("Density matrix of " + model).setPosition(3, 1, 60);
            return null;
        });
        Thread.sleep(DRAWN);
        Rectangle all = Desktop.windows(Window.class)
                .map(Window::getBounds)
                .reduce(Rectangle::union)
                .orElseThrow();
        Rectangle screen = new Rectangle(Toolkit.getDefaultToolkit().getScreenSize());
        save(new Robot().createScreenCapture(all.intersection(screen)), Path.of("sample-data/pictures/windows.png"));
        IJ.runMacro("close(\"*\"); close(\"Table of populations of " + model + "\");");
    }

    private record Cell(String table, int row, int column, String text) {}

    /** The window in which a model is built, after some of its cells have been filled in anew. */
    private static void build(String command, String name, Cell... cells) throws Exception {
        IJ.doCommand(command);
        JFrame window = Desktop.await("the window", () -> Desktop.windows(JFrame.class)
                .filter(f -> name.equals(f.getName()))
                .findFirst()
                .orElse(null));
        for (Cell cell : cells) {
            Desktop.onScreen(() -> {
                ((JTable) Desktop.named(window, "table." + cell.table()))
                        .setValueAt(cell.text(), cell.row(), cell.column());
                return null;
            });
            Desktop.onScreen(() -> null); // the tables may be built anew behind it
        }
        shoot(window, "tour-" + name);
        window.dispose();
    }

    private static void shoot(Window window, String name) throws Exception {
        // until it has been drawn
        Thread.sleep(DRAWN);
        Rectangle all = new Rectangle(Toolkit.getDefaultToolkit().getScreenSize());
        BufferedImage shot = new Robot().createScreenCapture(window.getBounds().intersection(all));
        save(narrow(shot), Path.of("doc/pictures", name + ".png"));
    }

    private static void save(BufferedImage picture, Path to) throws IOException {
        ImageIO.write(picture, "png", to.toFile());
        System.out.println(to + ": " + Files.size(to) + " bytes");
    }

    /** No wider than the pictures of the help may be. */
    private static BufferedImage narrow(BufferedImage shot) {
        if (shot.getWidth() <= WIDEST) {
            return shot;
        }
        int height = shot.getHeight() * WIDEST / shot.getWidth();
        BufferedImage out = new BufferedImage(WIDEST, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = out.createGraphics();
        g.drawImage(shot.getScaledInstance(WIDEST, height, Image.SCALE_AREA_AVERAGING), 0, 0, null);
        g.dispose();
        return out;
    }
}
