package io.github.secular.host;

import static io.github.secular.host.Desktop.awaitTrue;
import static io.github.secular.host.Desktop.click;
import static io.github.secular.host.Desktop.note;
import static io.github.secular.host.Desktop.type;

import ij.IJ;
import ij.WindowManager;
import java.awt.Graphics2D;
import java.awt.Image;
import java.awt.Rectangle;
import java.awt.Robot;
import java.awt.Window;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import javax.imageio.ImageIO;
import javax.swing.JDialog;
import javax.swing.JFrame;
import javax.swing.JLabel;
import javax.swing.JTable;

/**
 * Makes the screenshots of the tour anew; needs a display: {@code xvfb-run mvn -q test-compile exec:java
 * -Dexec.classpathScope=test -Dmain-class=io.github.secular.host.TourPictures}.
 */
public final class TourPictures {
    private static final int DRAWN = 2500;
    private static final int WIDEST = 760;

    private TourPictures() {}

    public static void main(String[] args) throws Exception {
        Desktop.start();
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
            help.setSize(740, 640);
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
        Rectangle all = new Rectangle(java.awt.Toolkit.getDefaultToolkit().getScreenSize());
        Path to = Path.of("doc/pictures", name + ".png");
        BufferedImage shot = new Robot().createScreenCapture(window.getBounds().intersection(all));
        ImageIO.write(narrow(shot), "png", to.toFile());
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
