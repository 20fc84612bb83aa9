package io.github.secular.command;

import ij.ImagePlus;
import ij.measure.ResultsTable;
import io.github.secular.view.CalibratedImage;
import io.github.secular.view.Table;
import org.jfree.chart.JFreeChart;
import org.scijava.service.SciJavaService;

/** Turns results into what ImageJ can show. */
public interface ResultViews extends SciJavaService {
    /** A calibrated 32-bit image or hyperstack, with colours, slice labels and info; x and y as in the given image. */
    ImagePlus image(CalibratedImage image);

    /** A table of ImageJ's, columns in the same order under their headings. */
    ResultsTable table(Table table);

    /** A chart as an RGB picture, which macros can save. @param info the text under Image &gt; Show Info */
    ImagePlus picture(JFreeChart chart, String title, String info);
}
