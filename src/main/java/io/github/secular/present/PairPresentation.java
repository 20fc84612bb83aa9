package io.github.secular.present;

import io.github.secular.view.CurvePair;
import io.github.secular.view.CurvePairViews;
import io.github.secular.view.ImagePair;
import io.github.secular.view.ImagePairViews;
import io.github.secular.view.Picture;
import java.util.List;
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
