package io.github.secular.command;

import ij.ImagePlus;
import ij.measure.ResultsTable;
import io.github.secular.view.Table;
import org.jfree.chart.JFreeChart;
import org.scijava.ItemIO;
import org.scijava.plugin.Parameter;

/** A command on a classical model that puts out a chart, a table and an account of the run. */
abstract class ChartCommand extends ClassicalCommand {
    @Parameter(type = ItemIO.OUTPUT)
    private JFreeChart chart;

    @Parameter(type = ItemIO.OUTPUT)
    private ImagePlus picture;

    @Parameter(type = ItemIO.OUTPUT)
    private ResultsTable table;

    @Parameter(type = ItemIO.OUTPUT)
    private String info;

    /**
     * Puts out.
     *
     * @param drawn the chart, which becomes a picture, too
     * @param name title of that picture
     * @param rows the table
     * @param account the text under Image &gt; Show Info
     */
    final void publish(JFreeChart drawn, String name, Table rows, String account) {
        info = account;
        chart = drawn;
        picture = views().picture(drawn, name, account);
        table = views().table(rows);
    }
}
