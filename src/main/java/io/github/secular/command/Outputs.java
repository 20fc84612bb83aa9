package io.github.secular.command;

import ij.ImagePlus;
import ij.measure.ResultsTable;
import io.github.secular.present.Drawing;
import io.github.secular.present.Presentation;
import io.github.secular.view.CalibratedImage;
import java.util.HashMap;
import java.util.Map;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.Img;
import net.imglib2.img.ImgView;
import net.imglib2.img.array.ArrayImgFactory;
import net.imglib2.type.numeric.real.DoubleType;
import org.jfree.chart.JFreeChart;

/**
 * Puts a presentation into the outputs that the form of a command declares, each by its name: a table, an image as {@link Img} and,
 * under its name and "image", as {@link ImagePlus}, under its name and "picture" drawn to be read; {@code chart}, and
 * {@code picture}, the same drawn; {@code report} and {@code info}. What this result does not have leaves null. Each is
 * made when it is first asked for, once: of what a macro in a loop neither shows nor reads, nothing is drawn.
 */
final class Outputs {
    static final String IMAGE = "image";
    static final String PICTURE = "picture";

    private final Presentation from;
    private final ResultViews views;
    private final Map<String, CalibratedImage> images = new HashMap<>();
    private final Map<String, ImagePlus> shown = new HashMap<>();
    private Object chart;

    Outputs(Presentation from, ResultViews views) {
        this.from = from;
        this.views = views;
    }

    /** An image of ImageJ's that is there already. @param image null for none */
    Outputs with(String name, ImagePlus image) {
        if (image != null) {
            shown.put(name, image);
        }
        return this;
    }

    void fill(ModelCommand command) {
        command.form().outputs().forEach((name, type) -> command.putOut(name, new Later(this, name, type)));
    }

    /** An output that nobody has asked for yet. */
    record Later(Outputs of, String name, Class<?> type) {
        Object make() {
            return of.value(name, type);
        }
    }

    private Object value(String name, Class<?> type) {
        if (type == ResultsTable.class) {
            return from.has(Presentation.Kind.TABLE, name) ? views.table(from.table(name)) : null;
        }
        return switch (name) {
            case "info" -> from.info();
            case "report" -> from.has(Presentation.Kind.TEXT, name) ? from.text(name) : null;
            case "chart" -> chart();
            case PICTURE -> picture();
            default ->
                type != ImagePlus.class
                        ? img(name)
                        : name.endsWith(PICTURE) ? picture(without(name, PICTURE)) : plus(without(name, IMAGE));
        };
    }

    /** The chart, drawn once; charts go as objects, since no command may need their jar to be loaded. */
    private Object chart() {
        if (chart == null && from.has(Presentation.Kind.CHART, "chart")) {
            chart = from.drawing("chart").chart();
        }
        return chart;
    }

    private ImagePlus picture() {
        return chart() == null
                ? null
                : views.chart((JFreeChart) chart(), from.drawing("chart").caption(), from.info());
    }

    private ImagePlus picture(String name) {
        if (!from.has(Presentation.Kind.IMAGE, name) && from.has(Presentation.Kind.CHART, name)) {
            Drawing drawing = from.drawing(name);
            return views.chart(drawing.chart(), drawing.caption(), from.info());
        }
        ImagePlus data = plus(name);
        return data == null
                ? null
                : from.picture(name, image(name))
                        .map(p -> views.picture(p, data))
                        .orElse(null);
    }

    private ImagePlus plus(String name) {
        CalibratedImage image = image(name);
        return image == null ? null : shown.computeIfAbsent(name, n -> views.image(image));
    }

    private static String without(String output, String ending) {
        return output.substring(0, output.length() - ending.length());
    }

    /** The same pixels under the type that scripts expect; copies nothing. */
    private Img<DoubleType> img(String name) {
        CalibratedImage image = image(name);
        return image == null ? null : wrapped(image.data());
    }

    private static Img<DoubleType> wrapped(RandomAccessibleInterval<DoubleType> data) {
        return ImgView.wrap(data, new ArrayImgFactory<>(new DoubleType()));
    }

    private CalibratedImage image(String name) {
        return from.has(Presentation.Kind.IMAGE, name) ? images.computeIfAbsent(name, from::image) : null;
    }
}
