package io.github.secular.present;

import io.github.secular.run.Once;
import io.github.secular.scenario.ModelScenario;
import io.github.secular.study.Recorded;
import io.github.secular.study.RunRecorder;
import io.github.secular.study.StudyResult;
import io.github.secular.view.CalibratedImage;
import io.github.secular.view.Picture;
import io.github.secular.view.StudyCharts;
import io.github.secular.view.StudyViews;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** What there is to see of a parameter study. */
public final class StudyPresentation {
    private static final int MOST_PICTURES = 12;
    private static final int MOST_SENTENCES = 3;
    private static final String CHART = "chart";

    private StudyPresentation() {}

    /** What was recorded of a single run, with sentences on what could not be. */
    static Presentation recorded(ModelScenario scenario, RunRecorder.Result result) {
        Presentation out = Presentation.of(scenario.title(), "", List.of())
                .table("recorded", "recorded", () -> StudyViews.recorded(scenario, result));
        for (String sentence : result.sentences()) {
            out = out.without(sentence);
        }
        return out;
    }

    /**
     * The table; the image of a grid; lines over one parameter, maps over several, points where there is no grid.
     * The first of these is "chart", as commands want it; each answers to the name of its file.
     */
    public static Presentation of(StudyResult result) {
        Presentation out = Presentation.of(result.study().title(), StudyViews.info(result), sentences(result))
                .withModel(result.study().model().json())
                .table("table", "study", () -> StudyViews.table(result));
        boolean grid = StudyViews.hasImage(result.study());
        if (grid) {
            out = out.image("study", "study", () -> StudyViews.image(result), image -> picture(result, image));
        }
        Once<Picture> picture =
                new Once<>(() -> picture(result, StudyViews.image(result)).orElseThrow());
        Set<String> files = new HashSet<>();
        if (!grid || result.study().parameters().size() == 1) {
            for (List<Recorded> columns : shownFirst(result, result.byQuantity(), c -> c.get(0))) {
                out = out.chart(
                        "Study",
                        columns.get(0).quantity(),
                        file(columns.get(0).quantity(), files),
                        () -> StudyCharts.lines(result, columns));
            }
            return out;
        }
        for (Recorded each : shownFirst(result, result.columns(), c -> c)) {
            int column = result.columns().indexOf(each);
            String name = each.name();
            if (files.size() >= MOST_PICTURES) {
                return out.without("Pictures of the first " + MOST_PICTURES + " of "
                        + result.columns().size() + " columns; the image has them all.");
            }
            out = out.chart(
                    files.isEmpty() ? CHART : name,
                    file(name, files),
                    new Drawing(
                            "Chart of study " + result.study().title(),
                            () -> StudyCharts.maps(picture.get(), column),
                            Drawing.Form.of(Picture.Shape.MAP)));
        }
        return out;
    }

    /** What the study wants to show before the rest. */
    private static <T> List<T> shownFirst(StudyResult result, List<T> all, Function<T, Recorded> column) {
        List<T> out = new ArrayList<>(all);
        out.sort(Comparator.comparing(
                t -> !column.apply(t).quantity().equals(result.study().maps().show())));
        return out;
    }

    /** The channel of the image that is to be seen first, from 0. */
    public static int shownFirst(StudyResult result) {
        return result.columns()
                .indexOf(shownFirst(result, result.columns(), c -> c).get(0));
    }

    /** With the lines that the study asks for. */
    private static Optional<Picture> picture(StudyResult result, CalibratedImage image) {
        List<Integer> lines = new ArrayList<>();
        for (int c = 0; c < result.columns().size(); c++) {
            if (result.study().maps().lines().contains(result.columns().get(c).quantity())) {
                lines.add(c);
            }
        }
        return Picture.of(image).map(p -> p.withZeros(lines).at(shownFirst(result), p.frame()));
    }

    /** "study-population.e", of letters that every file system has, and no other chart's. */
    private static String file(String name, Set<String> taken) {
        String plain = "study-" + name.replaceAll("[^A-Za-z0-9.+-]", "_");
        String out = plain;
        for (int i = 2; !taken.add(out.toLowerCase(java.util.Locale.ROOT)); i++) {
            out = plain + "-" + i;
        }
        return out;
    }

    private static List<String> sentences(StudyResult result) {
        List<String> out = new ArrayList<>();
        out.add(result.study().title());
        int failed = result.failed();
        out.add("  " + result.runs() + " runs"
                + (failed == 0 ? "." : ", of which " + failed + " could not give all that was asked for:"));
        List<String> differing =
                result.sentences().stream().filter(s -> !s.isEmpty()).distinct().toList();
        differing.stream().limit(MOST_SENTENCES).forEach(s -> out.add("  " + s));
        if (differing.size() > MOST_SENTENCES) {
            out.add("  ... and " + (differing.size() - MOST_SENTENCES) + " other sentences, all in study.csv.");
        }
        return out;
    }
}
