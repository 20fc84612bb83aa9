package io.github.secular.host;

import ij.IJ;
import ij.ImagePlus;
import ij.WindowManager;
import ij.measure.ResultsTable;
import ij.plugin.filter.Analyzer;
import ij.text.TextWindow;
import io.github.secular.command.MacroCall;
import io.github.secular.command.SecularCommand;
import io.github.secular.host.help.HelpText;
import java.awt.GraphicsEnvironment;
import java.awt.Window;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.scijava.Priority;
import org.scijava.module.Module;
import org.scijava.module.ModuleItem;
import org.scijava.module.process.AbstractPostprocessorPlugin;
import org.scijava.module.process.PostprocessorPlugin;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.scijava.thread.ThreadService;

/**
 * Shows what our commands put out, alike in every host: images as images, their pictures and
 * charts as drawings in windows of ImageJ's, tables as a window of their own for people and as "Results" for macros (the only table that
 * a macro can read without a display), reports in a window of their own for people and in the log for macros. The last
 * image of values is active afterwards, or, where there is none, the chart. All outputs count as resolved, so that no host shows them again in its own way.
 */
@Plugin(type = PostprocessorPlugin.class, priority = Priority.VERY_LOW + 1)
public class ResultDisplay extends AbstractPostprocessorPlugin {
    /** What stands behind the title of an image in that of its picture. */
    static final String PICTURE = " picture";

    private static final String UNNAMED = " ";

    /** The table that was shown to a macro last. */
    private static WeakReference<ResultsTable> own = new WeakReference<>(null);

    /** To a line of a report. */
    private static final int REPORT_LETTERS = 105;

    private static final int REPORT_HEIGHT = 500;
    private static final int FRAME_HEIGHT = 110;
    private static final int LINE_HEIGHT = 20;
    private static final int LEAST_WIDTH = 300;
    private static final int FRAME_WIDTH = 60;
    private static final int LETTER_WIDTH = 8;

    @Parameter
    private ThreadService threads;

    /**
     * Something to show.
     *
     * @param title of its window, before what the run adds; empty where it has none, or one of ImageJ's own
     * @param ending of its title, behind that
     */
    private record Shown(Object value, String title, String ending) {
        Shown(Object value, String title) {
            this(value, title, "");
        }

        boolean isPicture() {
            return ending.equals(PICTURE);
        }
    }

    @Override
    public void process(Module module) {
        if (!(module.getDelegateObject() instanceof SecularCommand command)) {
            return;
        }
        try {
            boolean macro = MacroCall.active(threads);
            if (macro || !DataCanvas.hasWindows()) {
                show(module, command, macro);
            } else {
                Foremost.whileOpening(() -> show(module, command, false));
            }
        } catch (RuntimeException | Error e) {
            command.fail(e);
        }
        module.getInfo().outputs().forEach(item -> module.resolveOutput(item.getName()));
    }

    private void show(Module module, SecularCommand command, boolean macro) {
        List<Shown> all = macro || !GraphicsEnvironment.isHeadless() ? shown(module, command, macro) : List.of();
        List<String> titles = all.stream()
                .filter(s -> !s.isPicture() && !s.title().isEmpty())
                .map(Shown::title)
                .toList();
        // an image that grew in its window is called anew, together with all else
        all.stream()
                .filter(s -> s.value() instanceof ImagePlus i && i.getWindow() != null)
                .forEach(s -> ((ImagePlus) s.value()).setTitle(UNNAMED));
        String addition = RunTitles.addition(titles, command.changed());
        boolean windows = DataCanvas.hasWindows();
        Arrangement arrangement = windows && !macro ? new Arrangement() : null;
        List<ImagePlus> images = all.stream()
                .filter(s -> s.value() instanceof ImagePlus)
                .map(s -> (ImagePlus) s.value())
                .toList();
        List<TimeLink> times = TimeLink.join(images);
        MarkLink marks = MarkLink.join(images);
        ImagePlus last = null;
        for (Shown one : all) {
            String title = one.title() + addition + one.ending();
            if (one.value() instanceof ImagePlus image) {
                image.setTitle(title);
                show(image, arrangement, all.stream().anyMatch(Shown::isPicture));
                last = one.isPicture() ? last : image;
            } else if (one.value() instanceof ResultsTable table) {
                show(table, macro ? name(module) : title, macro);
                if (WindowManager.getWindow(title) instanceof TextWindow window && !macro) {
                    TableLink.join(window.getTextPanel(), marks, times);
                }
                if (arrangement != null) {
                    arrangement.table(WindowManager.getWindow(title));
                }
            } else if (one.value() instanceof String report) {
                Window window = report(report, name(module), macro);
                if (arrangement != null) {
                    arrangement.report(window);
                }
            }
        }
        ShellOverlay.join(marks);
        if (arrangement != null) {
            command.said().forEach(s -> arrangement.report(report(sentence(s), name(module), false)));
            arrangement.arrange();
        } else if (windows) {
            Arrangement.ofMacro(images);
        }
        if (last != null) {
            new CurrentImage(threads).activate(last, windows(all));
        }
    }

    private static String name(Module module) {
        return module.getInfo().getTitle().replace("...", "");
    }

    /** With a capital letter, in a window of its own. */
    private static String sentence(String said) {
        return Character.toUpperCase(said.charAt(0)) + said.substring(1);
    }

    private static Set<Window> windows(List<Shown> all) {
        return all.stream()
                .filter(s -> s.value() instanceof ImagePlus i && i.getWindow() != null)
                .map(s -> ((ImagePlus) s.value()).getWindow())
                .collect(Collectors.toSet());
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
                boolean picture = image.getTitle().endsWith(PICTURE);
                String title = RunTitles.plain(picture ? image.getTitle().replace(PICTURE, "") : image.getTitle());
                out.add(new Shown(image, title, picture ? PICTURE : ""));
            } else if (value instanceof ResultsTable table) {
                ResultsTable told = command.namesLevels() ? ImageJViews.readable(table) : table;
                out.add(new Shown(told, macro ? "" : RunTitles.plain("Table of " + small(table.getTitle()))));
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

    private static void show(ImagePlus image, Arrangement arrangement, boolean pictured) {
        DrawnImage drawing = DrawnImage.of(image);
        if (drawing == null) {
            DataCanvas.show(image, arrangement != null && pictured);
        } else {
            if (arrangement != null) {
                drawing.fit(arrangement.width(), arrangement.height());
            }
            DrawnWindow.show(drawing);
        }
        if (arrangement != null && drawing != null) {
            arrangement.drawing(image.getWindow());
        } else if (arrangement != null) {
            arrangement.image(image.getWindow());
        }
    }

    /** @param title of the table; in a macro, where it has none, the name of the command */
    private static void show(ResultsTable table, String title, boolean macro) {
        if (macro) {
            keepMeasurements(title);
            Analyzer.setResultsTable(table);
            table.show("Results");
            own = new WeakReference<>(table);
        } else {
            table.show(title);
        }
    }

    /** The user's measurements, which nobody may have saved, stay in a window of another name. */
    private static void keepMeasurements(String command) {
        TextWindow window = ResultsTable.getResultsWindow();
        ResultsTable measured = window == null ? null : window.getResultsTable();
        if (measured != null && measured.size() > 0 && measured != own.get()) {
            String title = "Results before " + command;
            IJ.renameResults("Results", title + RunTitles.addition(List.of(title), List.of()));
        }
    }

    /** @return its window, null where it went into the log */
    private static Window report(String report, String title, boolean macro) {
        if (macro) {
            IJ.log(report.strip());
            return null;
        }
        String own = title + RunTitles.addition(List.of(title), List.of());
        List<String> lines = report.lines()
                .flatMap(line -> HelpText.wrap(line, "    ", REPORT_LETTERS).stream())
                .toList();
        int longest = lines.stream().mapToInt(String::length).max().orElse(0);
        int width = Math.max(LEAST_WIDTH, FRAME_WIDTH + longest * LETTER_WIDTH);
        int height = Math.min(REPORT_HEIGHT, FRAME_HEIGHT + lines.size() * LINE_HEIGHT);
        return new TextWindow(own, String.join("\n", lines), width, height);
    }
}
