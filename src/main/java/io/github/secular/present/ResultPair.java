package io.github.secular.present;

import io.github.secular.numerics.InvalidInputException;
import io.github.secular.present.Presentation.Kind;
import io.github.secular.present.Presentation.Thing;
import io.github.secular.view.CalibratedImage;
import io.github.secular.view.CurvePair;
import io.github.secular.view.ImagePair;
import io.github.secular.view.ImagePairViews;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jfree.chart.JFreeChart;

/**
 * Two whole results, A and B, thing by thing: of every image and of every chart of curves that both have under one name,
 * what is between them. What cannot be compared, for its axes or units are others, is said in a sentence.
 *
 * @param a the first result
 * @param b the second one
 * @param nameOfA where A is from, behind its titles; may be empty
 * @param nameOfB the same of B
 */
public record ResultPair(Presentation a, Presentation b, String nameOfA, String nameOfB) {
    private static final String DIFFERENCE = "difference-";

    /**
     * Of the things that both have.
     *
     * @param which the name of the one thing to compare; empty for all
     * @param both whether A and B are to be seen
     * @param subtracted whether A − B is to be seen
     * @throws InvalidInputException if there is nothing to compare
     */
    public Presentation compared(String which, boolean both, boolean subtracted) {
        List<Thing> wanted = a.things().stream().filter(t -> isWanted(t, which)).toList();
        if (wanted.isEmpty()) {
            throw new InvalidInputException(
                    "which",
                    "\"" + which + "\"",
                    "an image or a chart of the first, one of "
                            + String.join(
                                    ", ",
                                    a.things().stream()
                                            .filter(t -> isWanted(t, ""))
                                            .map(ResultPair::name)
                                            .distinct()
                                            .toList()));
        }
        List<Presentation> parts = new ArrayList<>();
        List<String> refused = new ArrayList<>();
        for (Thing each : wanted) {
            try {
                part(each, both, subtracted).ifPresent(parts::add);
            } catch (InvalidInputException e) {
                refused.add(name(each) + ": " + e.getMessage());
            }
        }
        if (parts.isEmpty()) {
            throw new InvalidInputException(
                    "second",
                    "nothing that goes with the first" + (refused.isEmpty() ? "" : " (" + refused.get(0) + ")"),
                    "a result with an image or a chart of the same name, axes and units");
        }
        return joined(parts, refused);
    }

    private Presentation joined(List<Presentation> parts, List<String> refused) {
        List<String> sentences = new ArrayList<>();
        parts.forEach(p -> sentences.addAll(p.sentences()));
        String report = String.join(System.lineSeparator(), sentences) + System.lineSeparator();
        Presentation out = Presentation.of(a.title(), "A:\n" + a.info() + "B:\n" + b.info(), sentences)
                .withModel(a.model())
                .text("report", "difference", report);
        for (Presentation part : parts) {
            out = out.and(part);
        }
        for (String sentence : refused) {
            out = out.without(sentence);
        }
        return out;
    }

    private static boolean isWanted(Thing thing, String which) {
        boolean comparable = thing.kind() == Kind.IMAGE || thing.kind() == Kind.CHART;
        return comparable && (which.isEmpty() || thing.isCalled(thing.kind(), which));
    }

    private static String name(Thing thing) {
        return thing.file().isEmpty() ? thing.name() : thing.file();
    }

    private Optional<Presentation> part(Thing thing, boolean both, boolean subtracted) {
        Optional<Thing> other = b.things().stream()
                .filter(t -> t.kind() == thing.kind() && name(t).equals(name(thing)))
                .findFirst();
        if (thing.kind() == Kind.IMAGE) {
            CalibratedImage second = (CalibratedImage)
                    other.orElseThrow(() -> missing(thing)).made().get();
            return Optional.of(
                    ofImages(name(thing), (CalibratedImage) thing.made().get(), second, both, subtracted));
        }
        Drawing first = (Drawing) thing.made().get();
        JFreeChart chart = first.chart();
        if (!CurvePair.isOfCurves(chart)) {
            return Optional.empty(); // the picture of an image, which is compared itself
        }
        Drawing second =
                (Drawing) other.orElseThrow(() -> missing(thing)).made().get();
        CurvePair pair = new CurvePair(
                called(first.caption(), nameOfA), chart, called(second.caption(), nameOfB), second.chart());
        return Optional.of(PairPresentation.named(pair, DIFFERENCE + name(thing) + "-curves", both, subtracted));
    }

    private static InvalidInputException missing(Thing thing) {
        return new InvalidInputException(
                "second", "no " + thing.kind().word() + " " + name(thing), "a result that has one, as the first has");
    }

    private Presentation ofImages(
            String name, CalibratedImage first, CalibratedImage second, boolean both, boolean subtracted) {
        ImagePair pair = ImagePair.of(
                first.called(called(first.title(), nameOfA)), second.called(called(second.title(), nameOfB)));
        return PairPresentation.named(new ImagePairViews(pair), DIFFERENCE + name, both, subtracted);
    }

    private static String called(String title, String name) {
        return name.isEmpty() ? title : title + " (" + name + ")";
    }
}
