package io.github.secular.command;

import ij.ImagePlus;
import ij.measure.ResultsTable;
import io.github.secular.classical.PhaseMovie;
import io.github.secular.numerics.ComplexMatrix;
import io.github.secular.present.Drawing;
import io.github.secular.scenario.ImageSource;
import io.github.secular.view.CalibratedImage;
import io.github.secular.view.Picture;
import io.github.secular.view.ShellOutlines;
import io.github.secular.view.Table;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jfree.chart.JFreeChart;
import org.scijava.service.SciJavaService;

/** Turns results into what ImageJ can show. */
public interface ResultViews extends SciJavaService {
    /** A calibrated 32-bit image or hyperstack, with colours, slice labels and info; x and y as in the given image. */
    ImagePlus image(CalibratedImage image);

    /** A table of ImageJ's, columns in the same order under their headings. */
    ResultsTable table(Table table);

    /** A chart as an RGB image, drawn anew in a window of its own. @param info the text under Image &gt; Show Info */
    ImagePlus chart(JFreeChart chart, String title, String info);

    /** An image drawn to be read, as an RGB image, which follows the sliders of {@code data}. */
    ImagePlus picture(Picture picture, ImagePlus data);

    /**
     * The chart or picture that an open image is, or that stands beside it, as it is seen now.
     *
     * @param title of the image; blank for the one in front
     * @throws InvalidInputException if there is no such image, or it is no drawing of this program
     */
    Drawing drawing(String title);

    /** The open image of a title, or the one in front for a blank. @throws InvalidInputException if there is none */
    ImagePlus open(String title);

    /**
     * An open image of values with the axes that it was made with, and its title; of a picture the image that it shows.
     *
     * @param input names the title in a complaint
     * @return empty for a chart
     * @throws InvalidInputException if there is no such image, it was not made by this program, or its axes are lost
     */
    Optional<CalibratedImage> values(String input, String title);

    /**
     * An open image as values over phase space.
     *
     * @param ranges x1, x2, p1, p2, or empty where the calibration decides
     * @param negative whether values below 0 are welcome
     */
    PhaseMovie movie(String title, double[] ranges, boolean negative);

    /** One frame of an open image, the others not looked at. @param frame from 1 */
    PhaseMovie frame(String title, int frame, double[] ranges, boolean negative);

    /** Opens image files that model files name. */
    ImageSource imageFiles();

    /** The model file, as text, that an open image carries under Image &gt; Show Info; empty if it carries none. */
    Optional<String> model(String title);

    /** What an open image says of itself under Image &gt; Show Info; "" if it says nothing. */
    String account(String title);

    /** An open image as density matrices, one per frame. @throws InvalidInputException if it is no such */
    List<ComplexMatrix> matrices(String title);

    /** The unit of time of an open movie, or "". */
    String timeUnit(String title);

    /** Draws shells over an image, labelled, each a selection that ImageJ can measure in. */
    void overlay(ImagePlus image, List<ShellOutlines.Outline> shells);

    /** A window for an image that is still being made. */
    LiveImage live();

    /** Calls somebody who clicks at a pixel of an image. */
    void onClick(ImagePlus image, PixelListener listener);

    /** Runs a command as by hand, but asks for nothing: its inputs stay as they are. @param prepare sees it before */
    <C extends SecularCommand> void run(Class<C> command, Consumer<C> prepare);

    /** An image that is still being made. */
    interface LiveImage {
        /** Shows what there is so far: an image of the same size, NaN where there is nothing yet. */
        void show(CalibratedImage part);

        /** It is not going to be finished, and is called so. */
        void leave();

        /** The image, once it has been shown. @return null where nothing is shown */
        ImagePlus image();
    }

    /** Hears of clicks. */
    @FunctionalInterface
    interface PixelListener {
        /** All are counted from 0. */
        void clicked(int column, int row, int frame);
    }
}
