package io.github.secular.host;

import ij.ImagePlus;
import ij.WindowManager;
import ij.measure.ResultsTable;
import io.github.secular.classical.PhaseMovie;
import io.github.secular.command.ResultViews;
import io.github.secular.command.SecularCommand;
import io.github.secular.host.imagej.ImageFiles;
import io.github.secular.host.imagej.ImageJImage;
import io.github.secular.host.imagej.MatrixImage;
import io.github.secular.host.imagej.PhaseImage;
import io.github.secular.numerics.ComplexMatrix;
import io.github.secular.numerics.InvalidInputException;
import io.github.secular.present.Drawing;
import io.github.secular.scenario.ImageSource;
import io.github.secular.view.CalibratedImage;
import io.github.secular.view.Column;
import io.github.secular.view.Picture;
import io.github.secular.view.ShellOutlines;
import io.github.secular.view.Sketch;
import io.github.secular.view.Table;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jfree.chart.JFreeChart;
import org.scijava.command.CommandService;
import org.scijava.module.Module;
import org.scijava.module.ModuleService;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.scijava.service.AbstractService;
import org.scijava.service.Service;
import org.scijava.thread.ThreadService;

/** Results as ImageJ's images and tables. */
@Plugin(type = Service.class)
public class ImageJViews extends AbstractService implements ResultViews {
    /** What stands before the model in the account of a run. */
    private static final String MODEL = "\nModel: \n";

    @Parameter
    private ThreadService threads;

    @Parameter
    private CommandService commands;

    @Parameter
    private ModuleService modules;

    @Override
    public ImagePlus image(CalibratedImage image) {
        return ImageJImage.of(image);
    }

    @Override
    public ResultsTable table(Table table) {
        return imageJ(table);
    }

    /** A table as ImageJ's. */
    static ResultsTable imageJ(Table table) {
        TitledTable out = new TitledTable(table);
        out.showRowNumbers(false);
        for (Column column : table.columns()) {
            String heading = column.heading();
            for (int row = 0; row < table.rows(); row++) {
                if (column instanceof Column.Reals reals) {
                    out.setValue(heading, row, reals.value(row));
                } else if (column instanceof Column.Integers integers) {
                    out.setValue(heading, row, integers.value(row));
                } else {
                    out.setValue(heading, row, column.text(row));
                }
            }
            if (column instanceof Column.Reals reals) {
                out.digits(heading, decimals(reals));
            }
        }
        return out;
    }

    /** The same as people read it, if it is one of ours: levels by their names, times in the unit of charts. */
    static ResultsTable readable(ResultsTable table) {
        return table instanceof TitledTable ours ? imageJ(ours.made.readable()) : table;
    }

    @Override
    public ImagePlus chart(JFreeChart chart, String title, String info) {
        return DrawnImage.ofChart(Sketch.of(chart), title, info).image();
    }

    @Override
    public ImagePlus picture(Picture picture, ImagePlus data) {
        return DrawnImage.ofPicture(picture, data, data.getTitle() + ResultDisplay.PICTURE)
                .image();
    }

    @Override
    public Drawing drawing(String title) {
        ImagePlus image = open(title);
        ImagePlus beside = WindowManager.getImage(image.getTitle() + ResultDisplay.PICTURE);
        DrawnImage drawn = DrawnImage.of(DrawnImage.of(image) == null && beside != null ? beside : image);
        if (drawn == null) {
            throw new InvalidInputException(
                    "images",
                    "\"" + image.getTitle() + "\", which is not drawn by Secular or has no picture",
                    "the titles of open charts and pictures; commands show pictures where picture=true is asked for");
        }
        return drawn.drawing();
    }

    @Override
    public Optional<CalibratedImage> values(String input, String title) {
        ImagePlus image = open(title);
        DrawnImage drawn = DrawnImage.of(image);
        if (drawn != null) {
            return drawn.values();
        }
        return Optional.of(ImageJImage.values(image)
                .orElseThrow(() -> new InvalidInputException(
                        input,
                        "\"" + image.getTitle() + "\", which has not the axes of an image that Secular made",
                        "an image of values as a command of Secular shows it, or as Open Secular Result... reads it")));
    }

    @Override
    public LiveImage live() {
        return new LiveWindow();
    }

    @Override
    public void onClick(ImagePlus image, PixelListener listener) {
        DataCanvas.onClick(image, listener);
    }

    @Override
    public <C extends SecularCommand> void run(Class<C> command, Consumer<C> prepare) {
        Module module = modules.createModule(commands.getCommand(command));
        prepare.accept(command.cast(module.getDelegateObject()));
        CommandInputs.of(module.getInfo()).forEach(item -> module.resolveInput(item.getName()));
        modules.run(module, true);
    }

    @Override
    public ImagePlus open(String title) {
        CurrentImage current = new CurrentImage(threads);
        return title == null || title.isBlank() ? current.selected() : current.named(title.strip());
    }

    @Override
    public PhaseMovie movie(String title, double[] ranges, boolean negative) {
        return PhaseImage.movie(open(title), ranges, negative);
    }

    @Override
    public PhaseMovie frame(String title, int frame, double[] ranges, boolean negative) {
        return PhaseImage.frame(open(title), frame, ranges, negative);
    }

    @Override
    public ImageSource imageFiles() {
        return new ImageFiles();
    }

    @Override
    public Optional<String> model(String title) {
        String info = open(title).getInfoProperty();
        int at = info == null ? -1 : info.lastIndexOf(MODEL);
        return at < 0 ? Optional.empty() : Optional.of(object(info.substring(at + MODEL.length())));
    }

    /** A JSON object as far as its last brace; accounts go on after it. */
    private static String object(String text) {
        int depth = 0;
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quoted && c == '\\') {
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (!quoted) {
                depth += c == '{' ? 1 : c == '}' ? -1 : 0;
                if (depth == 0 && c == '}') {
                    return text.substring(0, i + 1);
                }
            }
        }
        return text;
    }

    @Override
    public String account(String title) {
        String info = open(title).getInfoProperty();
        return info == null ? "" : info;
    }

    @Override
    public List<ComplexMatrix> matrices(String title) {
        return MatrixImage.matrices(open(title));
    }

    @Override
    public String timeUnit(String title) {
        return PhaseImage.timeUnit(open(title));
    }

    @Override
    public void overlay(ImagePlus image, List<ShellOutlines.Outline> shells) {
        ShellOverlay.draw(image, shells);
    }

    /**
     * Digits on the screen and in saved files: nine after the point, ImageJ's most, for numbers around 1, else
     * (negative, for ImageJ) exponents.
     */
    private static int decimals(Column.Reals column) {
        double largest = 0;
        double smallest = Double.POSITIVE_INFINITY;
        for (int row = 0; row < column.length(); row++) {
            double size = Math.abs(column.value(row));
            largest = size > largest ? size : largest;
            smallest = size > 0 && size < smallest ? size : smallest;
        }
        return largest < 1e4 && (largest == 0 || smallest >= 1e-3) ? 9 : -9;
    }

    /** ImageJ's tables learn their title only when they are shown, and forget their digits when they become "Results". */
    private static final class TitledTable extends ResultsTable {
        private static final Pattern ZERO = Pattern.compile("(?<![^\\t,])-?0\\.0+(E0)?(?![^\\t,])");
        private static final Pattern NOTHING = Pattern.compile("(?<![^\\t,])NaN(?![^\\t,])");

        private final Table made;
        private final Map<String, Integer> digits = new LinkedHashMap<>();

        TitledTable(Table made) {
            super(made.rows());
            this.made = made;
        }

        void digits(String heading, int places) {
            digits.put(heading, places);
            setDecimalPlaces(getColumnIndex(heading), places);
        }

        @Override
        public void show(String windowTitle) {
            digits.forEach((heading, places) -> {
                if (columnExists(heading)) {
                    setDecimalPlaces(getColumnIndex(heading), places);
                }
            });
            super.show(windowTitle);
        }

        /** A zero is 0, whatever the digits of its column; the cell of a number that is not there is empty. */
        @Override
        public String getRowAsString(int row) {
            String numbers = ZERO.matcher(super.getRowAsString(row)).replaceAll("0");
            return NOTHING.matcher(numbers).replaceAll("");
        }

        @Override
        public String getTitle() {
            return super.getTitle() == null ? made.title() : super.getTitle();
        }
    }
}
