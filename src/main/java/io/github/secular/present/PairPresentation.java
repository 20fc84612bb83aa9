package io.github.secular.present;

import io.github.secular.view.CurvePair;
import io.github.secular.view.CurvePairViews;
import io.github.secular.view.ImagePair;
import io.github.secular.view.ImagePairViews;
import io.github.secular.view.Picture;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jfree.chart.JFreeChart;

/** Two results, A and B, and what is between them: image {@code difference}, a table, a chart, a report. */
public final class PairPresentation {
    private PairPresentation() {}

    /**
     * Of images: the difference, 32 bit; A, B and it as its picture; how far they are apart over time, if there is one.
     *
     * @param both whether A and B are to be seen
     * @param subtracted whether A − B is to be seen
     */
    public static Presentation of(ImagePairViews views, boolean both, boolean subtracted) {
        ImagePair pair = views.pair();
        Presentation out = reported(pair.subtracted().title(), views.sentences())
                .table("table", "difference", views::table)
                .image("difference", "difference", pair::subtracted, d -> views.picture(both, subtracted));
        return views.chart()
                .map(c -> out.chart(
                        "chart",
                        "difference",
                        drawing("Chart of ", pair.subtracted().title(), () -> c)))
                .orElse(out);
    }

    /** Of the curves of charts: over each other, and their differences below. @param both, subtracted as above */
    public static Presentation of(CurvePair pair, boolean both, boolean subtracted) {
        CurvePairViews views = new CurvePairViews(pair);
        String title = views.title();
        return reported(title, views.sentences())
                .table("table", "difference", views::table)
                .image("difference", "difference-image", views::image, d -> Picture.of(d))
                .chart("chart", "difference", drawing("Chart of ", title, () -> views.chart(both, subtracted)));
    }

    /**
     * Of images, as one of several pairs of two results.
     *
     * @param file what the files begin with: the difference as image and table, the picture; with "-over-time" the chart
     */
    static Presentation named(ImagePairViews views, String file, boolean both, boolean subtracted) {
        ImagePair pair = views.pair();
        String title = pair.subtracted().title();
        Presentation out = Presentation.of(title, "", views.sentences())
                .table("table", file, views::table)
                .image("difference", file, pair::subtracted, d -> views.picture(both, subtracted));
        Optional<Picture> picture = views.picture(both, subtracted);
        if (picture.isPresent()) {
            out = out.chart("picture", file, sideBySide(title, picture.get()));
        }
        Optional<JFreeChart> chart = views.chart();
        return chart.isPresent()
                ? out.chart("chart", file + "-over-time", drawing("Chart of ", title, chart::get))
                : out;
    }

    /** Of the curves of charts, as one of several pairs of two results. */
    static Presentation named(CurvePair pair, String file, boolean both, boolean subtracted) {
        CurvePairViews views = new CurvePairViews(pair);
        String title = views.title();
        return Presentation.of(title, "", views.sentences())
                .table("table", file, views::table)
                .chart("chart", file, drawing("Chart of ", title, () -> views.chart(both, subtracted)));
    }

    /** The plane where A and B are farthest apart, all of it in one row. */
    private static Drawing sideBySide(String title, Picture picture) {
        Picture.Shape shape = picture.shape();
        return new Drawing(
                title + " picture",
                () -> picture.sketch(picture.channel(), picture.frame()).copies(),
                new Drawing.Form(shape.width(), shape.height(), false, shape == Picture.Shape.WIDE ? 1 : 3));
    }

    private static Presentation reported(String title, List<String> sentences) {
        String lines = String.join(System.lineSeparator(), sentences) + System.lineSeparator();
        return Presentation.of(title, lines, sentences).text("report", "difference", lines);
    }

    private static Drawing drawing(String caption, String title, Supplier<JFreeChart> chart) {
        return new Drawing(
                caption + Character.toLowerCase(title.charAt(0)) + title.substring(1),
                () -> List.of(chart.get()),
                Drawing.Form.WIDE);
    }
}
