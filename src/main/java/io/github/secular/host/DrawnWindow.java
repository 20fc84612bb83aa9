package io.github.secular.host;

import ij.IJ;
import ij.ImagePlus;
import ij.gui.ImageCanvas;
import ij.gui.ImageWindow;
import ij.io.FileSaver;
import ij.measure.ResultsTable;
import io.github.secular.host.builder.FileChooser;
import io.github.secular.numerics.InvalidInputException;
import io.github.secular.numerics.RefusalException;
import io.github.secular.present.figure.Figure;
import io.github.secular.present.figure.FigureFile;
import java.awt.Button;
import java.awt.Dimension;
import java.awt.FlowLayout;
import java.awt.Graphics;
import java.awt.Insets;
import java.awt.Panel;
import java.awt.Rectangle;
import java.awt.Toolkit;
import java.awt.datatransfer.StringSelection;
import java.awt.event.ComponentAdapter;
import java.awt.event.ComponentEvent;
import java.awt.event.MouseEvent;
import java.io.File;
import java.io.IOException;
import java.util.List;

/**
 * A window of ImageJ's for a drawing, drawn anew at the size that the window is given; with buttons for its numbers and
 * for a file, as ImageJ's Plot window has them.
 */
final class DrawnWindow extends ImageWindow {
    private static final long serialVersionUID = 1L;
    private static final int GAP = 5;
    private static final double ZOOM = 1.25;

    private final transient DrawnImage drawing;
    private boolean ready;

    private DrawnWindow(DrawnImage drawing) {
        super(drawing.image(), new Canvas(drawing));
        this.drawing = drawing;
        Panel buttons = new Panel(new FlowLayout(FlowLayout.LEFT, GAP, 0));
        add(buttons, "List", this::listValues);
        add(buttons, "Save...", this::save);
        add(buttons, "Copy", this::copyValues);
        add(buttons);
        pack();
        addComponentListener(new ComponentAdapter() {
            @Override
            public void componentResized(ComponentEvent e) {
                fit();
            }
        });
        ready = true;
    }

    /** Shows a drawing in a window; in ImageJ's batch mode and without a display, as {@code image.show()} does. */
    static void show(DrawnImage drawing) {
        if (DataCanvas.hasWindows()) {
            new DrawnWindow(drawing);
        } else {
            drawing.image().show();
        }
    }

    private static void add(Panel panel, String label, Runnable action) {
        Button button = new Button(label);
        button.setFocusable(false); // keys are ImageJ's shortcuts
        button.addActionListener(e -> action.run());
        panel.add(button);
    }

    private ResultsTable values() {
        return ImageJViews.imageJ(drawing.sketch().values());
    }

    private void listValues() {
        String title = "Values of " + imp.getTitle();
        values().show(title + RunTitles.addition(List.of(title), List.of()));
    }

    /** What is on the screen as PNG; as SVG or PDF drawn for print, a column wide. */
    private void save() {
        FileChooser chooser = new FileChooser(null);
        chooser.setDialogTitle("Save " + imp.getTitle());
        chooser.filter("Pictures", "png", "svg", "pdf");
        String name = imp.getTitle().replaceAll("[/\\\\:*?\"<>|]", "_") + ".png";
        File file = chooser.toSave(this, new File(name), ".png");
        if (file == null) {
            return;
        }
        try {
            if (FigureFile.ending("file", file.toPath()).equals("png")) {
                new FileSaver(imp).saveAsPng(file.getPath());
            } else {
                FigureFile.write(Figure.of(drawing.drawing()), file.toPath());
            }
            IJ.showStatus("Saved " + file);
        } catch (InvalidInputException | RefusalException e) {
            IJ.error("Secular", e.getMessage());
        } catch (IOException e) {
            IJ.error("Secular", file + " was not written: " + e.getMessage());
        }
    }

    private void copyValues() {
        ResultsTable values = values();
        StringBuilder text = new StringBuilder(values.getColumnHeadings().strip()).append('\n');
        for (int row = 0; row < values.size(); row++) {
            text.append(values.getRowAsString(row)).append('\n');
        }
        StringSelection all = new StringSelection(text.toString());
        Toolkit.getDefaultToolkit().getSystemClipboard().setContents(all, all);
        IJ.showStatus("The values of " + imp.getTitle() + " are in the clipboard, with tabs between them.");
    }

    /** Draws the image as large as the window has room for it. */
    private void fit() {
        if (!ready || imp == null) {
            return;
        }
        Insets insets = getInsets();
        int width = getWidth() - insets.left - insets.right - 2 * GAP;
        int height = getHeight() - (getPreferredSize().height - ic.getPreferredSize().height);
        if (width != imp.getWidth() || height != imp.getHeight()) {
            drawing.resize(width, height);
        }
    }

    /** ImageJ writes size and kind above the image, over what it wrote before. */
    @Override
    public void drawInfo(Graphics g) {
        g.clearRect(0, 0, getWidth(), getInsets().top);
        super.drawInfo(g);
    }

    /** ImageJ says so where the image has changed its size: the window keeps its own. */
    @Override
    public void updateImage(ImagePlus image) {
        ((Canvas) ic).takeSize();
        validate();
        repaint();
    }

    /** The drawing at its own size, never enlarged. */
    private static final class Canvas extends ImageCanvas {
        private static final long serialVersionUID = 1L;

        private final transient DrawnImage drawing;

        Canvas(DrawnImage drawing) {
            super(drawing.image());
            this.drawing = drawing;
        }

        private void takeSize() {
            imageWidth = imp.getWidth();
            imageHeight = imp.getHeight();
            whole();
            setSize(imageWidth, imageHeight);
            setImageUpdated();
        }

        private void whole() {
            magnification = 1;
            srcRect.setBounds(0, 0, imageWidth, imageHeight);
        }

        @Override
        public void setMagnification(double wanted) {
            whole();
        }

        @Override
        public void setSourceRect(Rectangle r) {
            whole();
        }

        @Override
        public void zoomIn(int x, int y) {
            scale(ZOOM);
        }

        @Override
        public void zoomOut(int x, int y) {
            scale(1 / ZOOM);
        }

        private void scale(double factor) {
            ImageWindow window = imp.getWindow();
            Dimension size = window.getSize();
            window.setSize((int) (size.width * factor), (int) (size.height * factor));
        }

        @Override
        public void mouseMoved(MouseEvent e) {
            super.mouseMoved(e);
            IJ.showStatus(drawing.hover(e.getX(), e.getY()));
        }

        @Override
        public void mouseClicked(MouseEvent e) {
            super.mouseClicked(e);
            drawing.clicked(e.getX(), e.getY());
        }
    }
}
