package io.github.secular.present.figure;

import io.github.secular.numerics.InvalidInputException;
import io.github.secular.view.AtomicFile;
import io.github.secular.view.ChartPicture;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Writes figures, each whole or not at all; the same figure gives the same bytes. */
public final class FigureFile {
    /** Pixels per inch of a PNG. */
    private static final double RESOLUTION = 300;

    private static final String FORMATS = "a file that ends in .svg, .pdf or .png";

    private FigureFile() {}

    /**
     * Writes a figure in the format that the ending of the file names: SVG, PDF, or PNG of {@value #RESOLUTION} pixels
     * per inch.
     *
     * @throws InvalidInputException if the ending is another one
     * @throws io.github.secular.numerics.RefusalException if the machine has no fonts to write with
     * @throws IOException if there is no such folder, or it cannot be written to
     */
    public static void write(Figure figure, Path file) throws IOException {
        String ending = ending("file", file);
        Path folder = file.toAbsolutePath().getParent();
        if (!Files.isDirectory(folder)) {
            throw new IOException("There is no folder " + folder + " to write the figure to.");
        }
        Figure.Sheet sheet = figure.sheet();
        AtomicFile.write(file, temporary -> {
            switch (ending) {
                case "svg" -> SvgFile.write(sheet, temporary);
                case "pdf" -> PdfFile.write(sheet, figure.caption(), temporary);
                default -> ChartPicture.savePng(pixels(sheet), temporary);
            }
        });
    }

    /**
     * The format, in small letters.
     *
     * @param where the input that names the file
     * @throws InvalidInputException if figures are not written in it
     */
    public static String ending(String where, Path file) {
        String name = file.getFileName() == null ? "" : file.getFileName().toString();
        String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        if (!name.contains(".") || !(ending.equals("svg") || ending.equals("pdf") || ending.equals("png"))) {
            throw new InvalidInputException(where, "\"" + file + "\"", FORMATS);
        }
        return ending;
    }

    private static BufferedImage pixels(Figure.Sheet sheet) {
        double scale = RESOLUTION / 72;
        BufferedImage out = new BufferedImage(
                (int) Math.ceil(sheet.width() * scale),
                (int) Math.ceil(sheet.height() * scale),
                BufferedImage.TYPE_INT_RGB);
        Graphics2D g = out.createGraphics();
        try {
            g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            g.scale(scale, scale);
            sheet.draw(g);
        } finally {
            g.dispose();
        }
        return out;
    }
}
