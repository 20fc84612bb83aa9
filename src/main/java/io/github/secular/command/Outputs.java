package io.github.secular.command;

import ij.ImagePlus;
import ij.measure.ResultsTable;
import io.github.secular.present.Drawing;
import io.github.secular.present.Presentation;
import io.github.secular.view.CalibratedImage;
import io.github.secular.view.ChartPicture;
import java.util.HashMap;
import java.util.Map;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.Img;
import net.imglib2.img.ImgView;
import net.imglib2.img.array.ArrayImgFactory;
import net.imglib2.type.numeric.real.DoubleType;

/**
 * Puts a presentation into the outputs that the form of a command declares, each by its name: a table, an image as {@link Img} and,
 * under its name and "image", as {@link ImagePlus}; {@code chart}, and {@code picture}, the same drawn; {@code report}
 * and {@code info}. What this result does not have leaves null. Each is made when it is first asked for, once: of what
 * a macro in a loop neither shows nor reads, nothing is drawn.
 */
final class Outputs {
    static final String IMAGE = "image";

    private final Presentation from;
    private final ResultViews views;
    private final Map<String, CalibratedImage> images = new HashMap<>();
    private Object chart;

    Outputs(Presentation from, ResultViews views) {
        this.from = from;
        this.views = views;
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
            case "picture" -> picture();
            default -> type == ImagePlus.class ? plus(name) : img(name);
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
        if (chart() == null) {
            return null;
        }
        Drawing drawing = from.drawing("chart");
        return views.picture(ChartPicture.of((org.jfree.chart.JFreeChart) chart), drawing.caption(), from.info());
    }

    private ImagePlus plus(String name) {
        CalibratedImage image = image(name.substring(0, name.length() - IMAGE.length()));
        return image == null ? null : views.image(image);
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
