package io.github.secular.host;

import ij.IJ;
import ij.ImagePlus;
import ij.measure.ResultsTable;
import ij.plugin.filter.Analyzer;
import ij.text.TextWindow;
import io.github.secular.command.MacroCall;
import io.github.secular.command.SecularCommand;
import java.awt.GraphicsEnvironment;
import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.JFreeChart;
import org.scijava.Priority;
import org.scijava.module.Module;
import org.scijava.module.ModuleItem;
import org.scijava.module.process.AbstractPostprocessorPlugin;
import org.scijava.module.process.PostprocessorPlugin;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.scijava.thread.ThreadService;

/**
 * Shows what our commands put out, alike in every host: images as images, charts in a window for people and as a
 * picture for macros, tables as a window of their own for people and as "Results" for macros (the only table that
 * a macro can read without a display), reports in a window of their own for people and in the log for macros. The last
 * image is active afterwards. All outputs count as resolved, so that no host shows them again in its own way.
 */
@Plugin(type = PostprocessorPlugin.class, priority = Priority.VERY_LOW + 1)
public class ResultDisplay extends AbstractPostprocessorPlugin {
    private static final int REPORT_WIDTH = 900;
    private static final int REPORT_HEIGHT = 500;

    @Parameter
    private ThreadService threads;

    /** Something to show. @param title of its window; empty where it has none, or one of ImageJ's own */
    private record Shown(Object value, String title) {}

    @Override
    public void process(Module module) {
        if (!(module.getDelegateObject() instanceof SecularCommand command)) {
            return;
        }
        try {
            show(module, command, MacroCall.active(threads));
        } catch (RuntimeException | Error e) {
            command.fail(e);
        }
        module.getInfo().outputs().forEach(item -> module.resolveOutput(item.getName()));
    }

    private void show(Module module, SecularCommand command, boolean macro) {
        List<Shown> all = macro || !GraphicsEnvironment.isHeadless() ? shown(module, command, macro) : List.of();
        List<String> titles =
                all.stream().map(Shown::title).filter(t -> !t.isEmpty()).toList();
        String addition = RunTitles.addition(titles, command.changed());
        ImagePlus last = null;
        for (Shown one : all) {
            String title = one.title() + addition;
            if (one.value() instanceof ImagePlus image) {
                image.setTitle(title);
                MatrixCanvas.show(image);
                last = image;
            } else if (one.value() instanceof ResultsTable table) {
                show(table, title, macro);
            } else if (one.value() instanceof JFreeChart chart) {
                new ChartWindow(chart, title).show();
            } else if (one.value() instanceof String report) {
                report(report, module.getInfo().getTitle().replace("...", ""), macro);
            }
        }
        if (last != null) {
            new CurrentImage(threads).activate(last);
        }
    }

    private static List<Shown> shown(Module module, SecularCommand command, boolean macro) {
        List<Shown> out = new ArrayList<>();
        for (ModuleItem<?> item : module.getInfo().outputs()) {
            // asked for only where it is shown: then it is made
            Object value = command.shows(item.getName()) ? module.getOutput(item.getName()) : null;
            if (value == null) {
                continue;
            }
            if (value instanceof ImagePlus image) {
                out.add(new Shown(image, image.getTitle()));
            } else if (value instanceof ResultsTable table) {
                out.add(new Shown(table, macro ? "" : "Table of " + small(table.getTitle())));
            } else if (value instanceof JFreeChart && !GraphicsEnvironment.isHeadless()) {
                Object picture = module.getOutput("picture");
                out.add(new Shown(value, picture instanceof ImagePlus image ? image.getTitle() : "Chart"));
            } else if (value instanceof String) {
                out.add(new Shown(value, ""));
            }
        }
        return out;
    }

    /** With a small letter at the start, as within a sentence; names such as "Bloch" keep theirs. */
    private static String small(String title) {
        return title.matches("(Bloch|Vlasov)\\b.*")
                ? title
                : Character.toLowerCase(title.charAt(0)) + title.substring(1);
    }

    private static void show(ResultsTable table, String title, boolean macro) {
        if (macro) {
            Analyzer.setResultsTable(table);
            table.show("Results");
        } else {
            table.show(title);
        }
    }

    private static void report(String report, String title, boolean macro) {
        if (macro) {
            IJ.log(report.strip());
        } else {
            String own = title + RunTitles.addition(List.of(title), List.of());
            new TextWindow(own, report, REPORT_WIDTH, REPORT_HEIGHT);
        }
    }
}
