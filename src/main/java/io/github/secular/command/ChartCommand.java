package io.github.secular.command;

import ij.ImagePlus;
import ij.measure.ResultsTable;
import io.github.secular.view.ChartPicture;
import io.github.secular.view.Table;
import org.jfree.chart.JFreeChart;
import org.scijava.ItemIO;
import org.scijava.plugin.Parameter;

/**
 * A command on a classical model that puts out a chart, a table and an account of the run.
 *
 * <p>Charts are JFreeCharts, but no command declares them as such: without that jar no host could even load the
 * command, which is to name it.
 */
abstract class ChartCommand extends ClassicalCommand {
    @Parameter(type = ItemIO.OUTPUT)
    private Object chart;

    @Parameter(type = ItemIO.OUTPUT)
    private ImagePlus picture;

    @Parameter(type = ItemIO.OUTPUT)
    private ResultsTable table;

    @Parameter(type = ItemIO.OUTPUT)
    private String info;

    /**
     * Puts out.
     *
     * @param drawn the chart, a JFreeChart, which becomes a picture, too
     * @param name title of that picture
     * @param rows the table
     * @param account the text under Image &gt; Show Info
     */
    final void publish(Object drawn, String name, Table rows, String account) {
        info = account;
        chart = drawn;
        picture = views().picture(ChartPicture.of((JFreeChart) drawn), name, account);
        table = views().table(rows);
    }
}
