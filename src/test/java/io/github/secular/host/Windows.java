package io.github.secular.host;

import static io.github.secular.host.Desktop.awaitTrue;
import static io.github.secular.host.Desktop.click;
import static io.github.secular.host.Desktop.named;
import static io.github.secular.host.Desktop.same;

import ij.IJ;
import ij.ImagePlus;
import ij.WindowManager;
import ij.gui.ImageCanvas;
import ij.text.TextPanel;
import ij.text.TextWindow;
import java.awt.Canvas;
import java.awt.Component;
import java.awt.event.MouseEvent;
import java.util.Arrays;
import javax.swing.JDialog;

/** What a run shows in the windows of plain ImageJ: found by titles, clicked. */
final class Windows {
    private Windows() {}

    /** Presses OK, again where what was typed was still being looked at. */
    static void ok(JDialog dialog) throws Exception {
        for (int i = 0; i < 60 && dialog.isShowing(); i++) {
            if (named(dialog, "ok").isEnabled()) {
                click(dialog, "ok");
            }
            Thread.sleep(1000);
        }
        same(false, dialog.isShowing());
    }

    static ImagePlus image(String title) {
        return Arrays.stream(WindowManager.getImageTitles()).anyMatch(title::equals)
                ? WindowManager.getImage(title)
                : null;
    }

    static int pixels(ImagePlus image) {
        return Arrays.hashCode((int[]) image.getProcessor().getPixels());
    }

    static MouseEvent mouse(ImageCanvas canvas, int id, int x, int y) {
        return new MouseEvent(canvas, id, System.currentTimeMillis(), 0, x, y, 1, false);
    }

    static void clickAt(ImagePlus image, int x, int y) throws Exception {
        ImageCanvas canvas = image.getCanvas();
        Desktop.onScreen(() -> {
            for (var each : canvas.getMouseListeners()) {
                each.mouseClicked(mouse(canvas, MouseEvent.MOUSE_CLICKED, x, y));
            }
            return null;
        });
    }

    /** Moves the mouse over an image, without a button. */
    static void hoverAt(ImagePlus image, int x, int y) throws Exception {
        ImageCanvas canvas = image.getCanvas();
        Desktop.onScreen(() -> {
            for (var each : canvas.getMouseMotionListeners()) {
                each.mouseMoved(mouse(canvas, MouseEvent.MOUSE_MOVED, x, y));
            }
            return null;
        });
    }

    /** What ImageJ's status line says. */
    static String status() {
        try {
            var field = ij.ImageJ.class.getDeclaredField("statusLine");
            field.setAccessible(true);
            return ((javax.swing.JLabel) field.get(IJ.getInstance())).getText();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    static void closeAll() throws Exception {
        IJ.runMacro("run(\"Close All\");");
        for (String title : WindowManager.getNonImageTitles()) {
            IJ.runMacro("if (isOpen(\"" + title + "\")) { selectWindow(\"" + title + "\"); run(\"Close\"); }");
        }
        awaitTrue("the end of all images", () -> WindowManager.getImageCount() == 0);
    }

    static TextPanel table(String title) throws Exception {
        return ((TextWindow) Desktop.await(title, () -> WindowManager.getWindow(title))).getTextPanel();
    }

    static void clickRow(TextPanel table, int row) throws Exception {
        boolean unmarked = table.getSelectionStart() < 0;
        clickOnce(table, row);
        // one that has not been drawn yet does not know where its rows are
        for (int n = 0; n < 100 && unmarked && table.getSelectionStart() < 0; n++) {
            Thread.sleep(100);
            clickOnce(table, row);
        }
    }

    private static void clickOnce(TextPanel table, int row) throws Exception {
        Component rows = Arrays.stream(table.getComponents())
                .filter(c -> c instanceof Canvas)
                .findFirst()
                .orElseThrow();
        Desktop.onScreen(() -> {
            int height = rows.getFontMetrics(rows.getFont()).getHeight() + 2;
            for (int kind : new int[] {MouseEvent.MOUSE_PRESSED, MouseEvent.MOUSE_RELEASED}) {
                MouseEvent e = new MouseEvent(
                        rows, kind, System.currentTimeMillis(), 0, 30, (int) ((row + 1.5) * height), 1, false);
                for (var each : rows.getMouseListeners()) {
                    if (kind == MouseEvent.MOUSE_PRESSED) {
                        each.mousePressed(e);
                    } else {
                        each.mouseReleased(e);
                    }
                }
            }
            return null;
        });
    }
}
