package io.github.secular.command;

import ij.ImagePlus;
import ij.measure.ResultsTable;
import io.github.secular.classical.PhaseMovie;
import io.github.secular.scenario.ImageSource;
import io.github.secular.view.CalibratedImage;
import io.github.secular.view.ShellOutlines;
import io.github.secular.view.Table;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Optional;
import org.scijava.service.SciJavaService;

/** Turns results into what ImageJ can show. */
public interface ResultViews extends SciJavaService {
    /** A calibrated 32-bit image or hyperstack, with colours, slice labels and info; x and y as in the given image. */
    ImagePlus image(CalibratedImage image);

    /** A table of ImageJ's, columns in the same order under their headings. */
    ResultsTable table(Table table);

    /** A drawn chart as an RGB picture, which macros can save. @param info the text under Image &gt; Show Info */
    ImagePlus picture(BufferedImage drawn, String title, String info);

    /** The open image of a title, or the one in front for a blank. @throws InvalidInputException if there is none */
    ImagePlus open(String title);

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

    /** The unit of time of an open movie, or "". */
    String timeUnit(String title);

    /** Draws shells over an image, labelled, each a selection that ImageJ can measure in. */
    void overlay(ImagePlus image, List<ShellOutlines.Outline> shells);
}
