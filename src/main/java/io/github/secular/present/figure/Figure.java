package io.github.secular.present.figure;

import io.github.secular.numerics.InvalidInputException;
import io.github.secular.present.Drawing;
import io.github.secular.view.ChartPicture;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.JFreeChart;

/**
 * Charts side by side, row by row, as they go to a printer. The height follows from the shapes of the charts.
 *
 * @param drawings one chart or several from each, in the order of reading; at least one
 * @param columns how many charts stand side by side, from 1
 * @param width of all of it, millimetres, from {@value #LEAST_WIDTH} to {@value #MOST_WIDTH}
 * @param letters height of the letters of axis labels, points, from 4 to 24
 * @param titles whether charts keep their titles; without them there is more room, and a caption says it
 */
public record Figure(List<Drawing> drawings, int columns, double width, double letters, boolean titles) {
    /** One column of most journals, millimetres. */
    public static final double COLUMN = 86;

    /** Height of the letters where nothing is said, points. */
    public static final double LETTERS = 8;

    static final double POINTS_PER_MM = 72 / 25.4;

    private static final double LEAST_WIDTH = 30;
    private static final double MOST_WIDTH = 1000;

    /** Axis labels have this size in a chart as it is made, pixels. */
    private static final double LABEL = 14;

    /** What "(a)" needs beside a title, pixels. */
    private static final double LETTER_ROOM = 20;

    /** A chart this much narrower than it is made for, pixels, is too narrow to be read. */
    private static final double NARROWEST = 200;

    /** @throws InvalidInputException if a number is not in its range, or a chart would be too narrow for its letters */
    public Figure {
        drawings = List.copyOf(drawings);
        if (drawings.isEmpty()) {
            throw new InvalidInputException("charts", "none", "at least one chart");
        }
        if (columns < 1) {
            throw new InvalidInputException("columns", String.valueOf(columns), "a number from 1");
        }
        requireWidth(width);
        requireLetters(letters);
        double room = width * POINTS_PER_MM / columns * LABEL / letters;
        if (room < NARROWEST) {
            throw new InvalidInputException(
                    "width",
                    String.format("%.4g mm for %d columns with letters of %.3g points", width, columns, letters),
                    String.format(
                            "at least %.0f mm, or smaller letters or fewer columns",
                            Math.ceil(width * NARROWEST / room)));
        }
    }

    /** @return the height of letters, points @throws InvalidInputException if no figure has so small or so large ones */
    public static double requireLetters(double letters) {
        if (!(letters >= 4 && letters <= 24)) {
            throw new InvalidInputException("letters", letters + " points", "from 4 to 24 points");
        }
        return letters;
    }

    /** @return the width, millimetres @throws InvalidInputException if no figure is so narrow or so wide */
    public static double requireWidth(double width) {
        if (!(width >= LEAST_WIDTH && width <= MOST_WIDTH)) {
            throw new InvalidInputException(
                    "width",
                    String.format("%.6g mm", width),
                    String.format("from %.0f to %.0f mm", LEAST_WIDTH, MOST_WIDTH));
        }
        return width;
    }

    /** One chart as wide as a column. */
    public static Figure of(Drawing... drawings) {
        return new Figure(List.of(drawings), 1, COLUMN, LETTERS, true);
    }

    public Figure columns(int number) {
        return new Figure(drawings, number, width, letters, titles);
    }

    /** @param millimetres of all of it */
    public Figure width(double millimetres) {
        return new Figure(drawings, columns, millimetres, letters, titles);
    }

    /** @param points height of the letters of axis labels */
    public Figure letters(double points) {
        return new Figure(drawings, columns, width, points, titles);
    }

    public Figure withoutTitles() {
        return new Figure(drawings, columns, width, letters, false);
    }

    /** This, and behind its charts those of another figure, as of another run; laid out as this one. */
    public Figure and(Figure other) {
        List<Drawing> all = new ArrayList<>(drawings);
        all.addAll(other.drawings);
        return new Figure(all, columns, width, letters, titles);
    }

    /**
     * Writes it as SVG, PDF or PNG, told by the ending of the file.
     *
     * @throws InvalidInputException if the ending is another one
     * @throws io.github.secular.numerics.RefusalException if the machine has no fonts to write with
     * @throws IOException if there is no such folder, or it cannot be written to
     */
    public void save(String file) throws IOException {
        FigureFile.write(this, Path.of(file));
    }

    /** A chart and where it stands, in units of a chart as it is made. */
    private record Place(JFreeChart chart, Rectangle2D area) {}

    /** All that is drawn: made once for a file. */
    final class Sheet {
        private final List<Place> places = new ArrayList<>();
        private final double scale;
        private final double height;

        private Sheet() {
            List<JFreeChart> charts = new ArrayList<>();
            List<Drawing.Form> forms = new ArrayList<>();
            for (Drawing drawing : drawings) {
                for (JFreeChart chart : drawing.charts().get()) {
                    PrintFont.set(chart);
                    if (!titles) {
                        chart.setTitle((String) null);
                    }
                    if (chart.getTitle() != null) {
                        chart.getTitle().setMargin(0, LETTER_ROOM, 0, LETTER_ROOM);
                    }
                    charts.add(chart);
                    forms.add(drawing.form());
                }
            }
            int across = Math.min(columns, charts.size());
            scale = letters / LABEL;
            double each = width * POINTS_PER_MM / scale / across;
            double top = 0;
            for (int first = 0; first < charts.size(); first += across) {
                int end = Math.min(charts.size(), first + across);
                double row = 0;
                for (int i = first; i < end; i++) {
                    row = Math.max(row, heightOf(charts.get(i), forms.get(i), each));
                }
                for (int i = first; i < end; i++) {
                    places.add(new Place(charts.get(i), new Rectangle2D.Double((i - first) * each, top, each, row)));
                }
                top += row;
            }
            height = top * scale;
        }

        /** Points. */
        double width() {
            return width * POINTS_PER_MM;
        }

        /** Points. */
        double height() {
            return height;
        }

        /** Draws it; the origin is the upper left corner, a unit is a point. */
        void draw(Graphics2D g) {
            g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
            g.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
            g.setColor(Color.WHITE);
            g.fill(new Rectangle2D.Double(0, 0, width(), height()));
            AffineTransform before = g.getTransform();
            g.scale(scale, scale);
            for (int i = 0; i < places.size(); i++) {
                Place place = places.get(i);
                place.chart().draw(g, place.area());
                if (places.size() > 1) {
                    g.setColor(Color.BLACK);
                    g.setFont(PrintFont.of(16));
                    g.drawString(
                            "(" + letter(i) + ")",
                            (float) place.area().getX() + 6,
                            (float) place.area().getY() + 22);
                }
            }
            g.setTransform(before);
        }
    }

    /** What is drawn, with charts made anew. */
    Sheet sheet() {
        return new Sheet();
    }

    /** The title of the first drawing, for programs that show titles of documents. */
    String caption() {
        return drawings.get(0).caption();
    }

    private static double heightOf(JFreeChart chart, Drawing.Form form, double width) {
        return ChartPicture.heightFor(chart, width, form.square() ? 1 : form.height() / (double) form.width());
    }

    /** a to z, then a1, b1 … */
    private static String letter(int i) {
        return (char) ('a' + i % 26) + (i < 26 ? "" : String.valueOf(i / 26));
    }
}
