package io.github.secular.view;

import io.github.secular.run.Version;
import io.github.secular.scenario.ModelScenario;
import io.github.secular.study.Recorded;
import io.github.secular.study.RunRecorder;
import io.github.secular.study.Study;
import io.github.secular.study.StudyParameter;
import io.github.secular.study.StudyResult;
import java.util.ArrayList;
import java.util.List;

/** A parameter study as a table, and, where every value was run with every other, as an image. */
public final class StudyViews {
    private static final int MOST_DIMENSIONS = 4;

    private StudyViews() {}

    /** One row per run: the parameters, what was recorded, and a sentence where something could not be. */
    public static Table table(StudyResult result) {
        List<Column> columns = new ArrayList<>();
        List<StudyParameter> parameters = result.study().parameters();
        for (int j = 0; j < parameters.size(); j++) {
            int parameter = j;
            columns.add(Column.reals(
                    parameters.get(j).name(), parameters.get(j).unit(), result.runs(), i -> result.points()[i][
                            parameter]));
        }
        for (int c = 0; c < result.columns().size(); c++) {
            int column = c;
            Recorded recorded = result.columns().get(c);
            columns.add(Column.reals(recorded.name(), recorded.unit(), result.runs(), i -> result.values()[i][column]));
        }
        columns.add(Column.texts("sentence", result.sentences()));
        return new Table("Study " + result.study().title(), columns);
    }

    /** For {@code recorded.csv}: time, and what was recorded of a single run. */
    public static Table recorded(ModelScenario scenario, RunRecorder.Result result) {
        List<Column> columns = new ArrayList<>();
        columns.add(Column.time(scenario.units(), scenario.times()));
        for (int c = 0; c < result.columns().size(); c++) {
            int column = c;
            Recorded each = result.columns().get(c);
            columns.add(
                    Column.reals(each.name(), each.unit(), result.values().length, i -> result.values()[i][column]));
        }
        return new Table("Recorded of " + scenario.title(), columns);
    }

    /** Whether there is an image: of full grids of at most four parameters. */
    public static boolean hasImage(Study study) {
        return study.isGrid() && study.parameters().size() <= MOST_DIMENSIONS;
    }

    /**
     * All that was recorded: the first parameter to the right, the second upwards, one channel per column; frames are
     * the values of the third and fourth parameter, the third changing faster.
     */
    public static CalibratedImage image(StudyResult result) {
        List<Channel> channels = new ArrayList<>();
        for (int c = 0; c < result.columns().size(); c++) {
            channels.add(channel(result, c));
        }
        Grid grid = new Grid(result.study());
        List<Axis> axes = new ArrayList<>(List.of(grid.x().axis(false), grid.yAxis()));
        String info = info(result, grid);
        if (channels.size() == 1 && grid.frames() == 1) {
            return new CalibratedImage(
                    title(result),
                    BlochImages.view(
                            p -> result.values()[grid.run(p.getIntPosition(0), p.getIntPosition(1), 0)][0],
                            grid.x().length(),
                            grid.rows()),
                    axes,
                    channels,
                    info);
        }
        axes.add(Axis.counted("channel", channels.stream().map(Channel::name).toList()));
        axes.add(new Axis(grid.frameName(), 0, 1, "", grid.frameLabels(), false));
        return new CalibratedImage(
                title(result),
                BlochImages.view(
                        p -> result.values()[grid.run(p.getIntPosition(0), p.getIntPosition(1), p.getIntPosition(3))][
                                p.getIntPosition(2)],
                        grid.x().length(),
                        grid.rows(),
                        channels.size(),
                        grid.frames()),
                axes,
                channels,
                info);
    }

    /** Whether there is a map: an image with more than one row. */
    public static boolean hasMap(Study study) {
        return hasImage(study) && study.parameters().size() > 1;
    }

    /** The number of the run that a pixel of the image shows. All are counted from 0, rows from above. */
    public static int run(Study study, int column, int row, int frame) {
        return new Grid(study).run(column, row, frame);
    }

    static String title(StudyResult result) {
        return "Study " + result.study().title();
    }

    /** Colours from the least to the largest value; about 0 where values have both signs. */
    static Channel channel(StudyResult result, int column) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (double[] row : result.values()) {
            if (!Double.isNaN(row[column])) {
                low = Math.min(low, row[column]);
                high = Math.max(high, row[column]);
            }
        }
        String name = result.columns().get(column).heading();
        if (low < 0 && high > 0) {
            return Channel.signed(name, Math.max(-low, high));
        }
        double room = high > low ? 0 : Math.max(Math.abs(high) * 1e-6, 1e-12);
        return low <= high
                ? new Channel(name, ColourMap.sequential(), low - room, high + room)
                : Channel.positive(name, 1);
    }

    /** The account of a study, lines of "key: value". */
    public static String info(StudyResult result) {
        StringBuilder out = new StringBuilder("Study: ").append(result.study().title());
        out.append("\nVersion: ").append(Version.CURRENT);
        out.append("\nRuns: ").append(result.runs());
        out.append("\nRuns with a sentence: ").append(result.failed());
        out.append("\nSampling: ")
                .append(result.study().sampling().kind().word())
                .append('\n');
        return out.toString();
    }

    private static String info(StudyResult result, Grid grid) {
        StringBuilder out = new StringBuilder(info(result));
        result.study().parameters().forEach(p -> out.append(new GridAxis(p).info()));
        out.append("Orientation: x: ").append(grid.x().axis(false).name());
        out.append(", y: ").append(grid.yAxis().name()).append(" (upwards), channels: what is recorded");
        if (grid.frames() > 1) {
            out.append(", frames: ").append(grid.frameName());
        }
        return out.append("\nNaN: no such number in this run; study.csv says why\n")
                .toString();
    }

    /** The places of an image's pixels among the runs. */
    static final class Grid {
        private final List<GridAxis> axes;
        private final List<StudyParameter> parameters;

        Grid(Study study) {
            this.parameters = study.parameters();
            this.axes = parameters.stream().map(GridAxis::new).toList();
        }

        GridAxis x() {
            return axes.get(0);
        }

        GridAxis y() {
            return axes.get(1);
        }

        boolean isRow() {
            return axes.size() == 1;
        }

        int rows() {
            return isRow() ? 1 : y().length();
        }

        Axis yAxis() {
            return isRow() ? Axis.counted("runs", List.of("all runs")) : y().axis(true);
        }

        int frames() {
            int out = 1;
            for (int j = 2; j < axes.size(); j++) {
                out *= axes.get(j).length();
            }
            return out;
        }

        String frameName() {
            return String.join(
                    ", ", parameters.stream().skip(2).map(StudyParameter::name).toList());
        }

        List<String> frameLabels() {
            List<String> out = new ArrayList<>();
            for (int f = 0; f < frames(); f++) {
                List<String> parts = new ArrayList<>();
                int rest = f;
                for (int j = 2; j < axes.size(); j++) {
                    parts.add(axes.get(j).label(rest % axes.get(j).length()));
                    rest /= axes.get(j).length();
                }
                out.add(parts.isEmpty() ? "all" : String.join(", ", parts));
            }
            return out;
        }

        /** The run of a pixel. @param row from above */
        int run(int column, int row, int frame) {
            int out = x().number(column);
            int stride = x().length();
            if (!isRow()) {
                out += stride * y().number(rows() - 1 - row);
                stride *= rows();
            }
            int rest = frame;
            for (int j = 2; j < axes.size(); j++) {
                out += stride * axes.get(j).number(rest % axes.get(j).length());
                rest /= axes.get(j).length();
                stride *= axes.get(j).length();
            }
            return out;
        }
    }
}
