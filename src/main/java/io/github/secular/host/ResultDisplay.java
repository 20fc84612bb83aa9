package io.github.secular.host;

import ij.IJ;
import ij.ImagePlus;
import ij.measure.ResultsTable;
import ij.plugin.filter.Analyzer;
import ij.text.TextWindow;
import io.github.secular.command.Failure;
import io.github.secular.command.SecularCommand;
import java.awt.GraphicsEnvironment;
import org.jfree.chart.JFreeChart;
import org.scijava.Priority;
import org.scijava.module.Module;
import org.scijava.module.ModuleItem;
import org.scijava.module.process.AbstractPostprocessorPlugin;
import org.scijava.module.process.PostprocessorPlugin;
import org.scijava.plugin.Plugin;

/**
 * Shows what our commands put out, alike in every host: images as images, charts in a window for people and as a
 * picture for macros, tables as a window of their own for people and as "Results" for macros (the only table that
 * a macro can read without a display), reports in a window of their own for people and in the log for macros. All outputs count as resolved afterwards, so that no host shows them again
 * in its own way.
 */
@Plugin(type = PostprocessorPlugin.class, priority = Priority.VERY_LOW + 1)
public class ResultDisplay extends AbstractPostprocessorPlugin {
    private static final int REPORT_WIDTH = 900;
    private static final int REPORT_HEIGHT = 500;

    @Override
    public void process(Module module) {
        if (!(module.getDelegateObject() instanceof SecularCommand command)) {
            return;
        }
        boolean macro = Failure.inMacro();
        boolean shown = macro || !GraphicsEnvironment.isHeadless();
        for (ModuleItem<?> item : module.getInfo().outputs()) {
            Object value = module.getOutput(item.getName());
            if (value != null && shown && command.shows(item.getName())) {
                show(value, module.getInfo().getTitle().replace("...", ""), macro);
            }
            module.resolveOutput(item.getName());
        }
    }

    private static void show(Object value, String title, boolean macro) {
        if (value instanceof ImagePlus image) {
            MatrixCanvas.show(image);
        } else if (value instanceof ResultsTable table) {
            if (macro) {
                Analyzer.setResultsTable(table);
                table.show("Results");
            } else {
                table.show(table.getTitle());
            }
        } else if (value instanceof JFreeChart chart && !GraphicsEnvironment.isHeadless()) {
            new ChartWindow(chart).show();
        } else if (value instanceof String report) {
            if (macro) {
                IJ.log(report.strip());
            } else {
                new TextWindow(title, report, REPORT_WIDTH, REPORT_HEIGHT);
            }
        }
    }
}
