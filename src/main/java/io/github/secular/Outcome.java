package io.github.secular;

import io.github.secular.host.headless.PresentationFiles;
import io.github.secular.present.Presentation;
import io.github.secular.present.ResultPair;
import io.github.secular.present.figure.Figure;
import io.github.secular.view.CalibratedImage;
import io.github.secular.view.Table;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jfree.chart.JFreeChart;

/**
 * The answer to a question: its images, tables and charts by name, and what was found in a few sentences. Names are
 * those of the outputs of commands and of files; a name that there is not ends in an
 * {@link io.github.secular.numerics.InvalidInputException}, one sentence that lists those there are.
 *
 * @param presentation all of it
 */
public record Outcome(Presentation presentation) {
    /** An ImgLib2 image of doubles, with axes, units, channels and its account. */
    public CalibratedImage image(String name) {
        return presentation.image(name);
    }

    /** A table; {@link Table#numbers} gives a column of it. */
    public Table table(String name) {
        return presentation.table(name);
    }

    /** A chart, made anew; the first of them where several make one picture. */
    public JFreeChart chart(String name) {
        return presentation.drawing(name).chart();
    }

    /**
     * A chart as it is drawn into a file.
     *
     * @throws io.github.secular.numerics.RefusalException if the machine has no fonts to write with
     */
    public BufferedImage picture(String name) {
        return presentation.drawing(name).picture();
    }

    /**
     * A figure of charts for print, side by side, at first as wide as a column of a journal; its width, its letters and
     * what stands in a row can be said, and {@code save} writes it.
     *
     * @param names of charts, in the order of reading
     */
    public Figure figure(String... names) {
        return new Figure(
                Arrays.stream(names).map(presentation::drawing).toList(),
                Math.max(1, names.length),
                Figure.COLUMN * Math.max(1, names.length),
                Figure.LETTERS,
                true);
    }

    /**
     * This result, A, against another one, B: of every image and chart that both have, the {@code difference}, a
     * {@code table} of how large it is at each time, a {@code chart}, a {@code picture} of A, B and A − B side by side.
     *
     * @throws io.github.secular.numerics.InvalidInputException if they have nothing over the same axes and in the same
     *     units; it says what was found
     */
    public Outcome compareWith(Outcome other) {
        return new Outcome(new ResultPair(presentation, other.presentation, "", "").compared("", true, true));
    }

    /** The same of one image or chart. @param which its name */
    public Outcome compareWith(Outcome other, String which) {
        return new Outcome(new ResultPair(presentation, other.presentation, "", "").compared(which, true, true));
    }

    /** A report in words. */
    public String text(String name) {
        return presentation.text(name);
    }

    /** The names there are, under "table", "image", "chart" and "text". */
    public Map<String, List<String>> names() {
        return presentation.names();
    }

    /** The account of the run, lines of "key: value": model, method, tolerance, conservation. */
    public String info() {
        return presentation.info();
    }

    /** What was found, line by line. */
    public List<String> sentences() {
        return presentation.sentences();
    }

    /** What is doubtful, one sentence each; what could not be made is among them. */
    public List<String> warnings() {
        List<String> out = new java.util.ArrayList<>(presentation.warnings());
        out.addAll(presentation.missing());
        return List.copyOf(out);
    }

    /**
     * Writes everything into a folder, as the headless entry does: it then holds this and nothing of an earlier run.
     *
     * @return the names of the files, sorted
     * @throws IOException if the folder cannot be made or written to; then no file is changed
     */
    public List<String> writeTo(String folder) throws IOException {
        return writeTo(Path.of(folder), true);
    }

    /** The same, with all images, tables and texts in one file, {@code result.h5}, which {@link Secular#result} reads. */
    public List<String> writeHdf5(String folder) throws IOException {
        return PresentationFiles.writeHdf5(presentation, Path.of(folder), true);
    }

    /** The same as files. @param pictures whether images and charts are wanted, too */
    public List<String> writeTo(Path folder, boolean pictures) throws IOException {
        return PresentationFiles.write(presentation, folder, pictures);
    }
}
