package io.github.secular.command;

import ij.ImagePlus;
import io.github.secular.numerics.InvalidInputException;
import io.github.secular.numerics.Progress;
import io.github.secular.present.PairPresentation;
import io.github.secular.view.CalibratedImage;
import io.github.secular.view.CurvePair;
import io.github.secular.view.ImagePair;
import io.github.secular.view.ImagePairViews;
import java.util.List;
import java.util.Optional;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Two open results, of two runs or of one, over the same axes and in the same colours, and what is between them. */
@Plugin(type = Command.class, menuPath = "Plugins>Secular>Results>Compare Runs...")
public class CompareRunsCommand extends ModelCommand {
    private static final String OTHER = "the title of another open image or chart";
    private static final String BOTH = "both";
    private static final String DIFFERENCE = "difference";
    private static final String ALL = "both and difference";

    @Parameter(
            label = "First (A)",
            description = "The title of an open image of values, picture or chart. Empty: the one in front.")
    private String first = "";

    @Parameter(label = "Second (B)", description = "The title of another one, of the same kind and over the same axes.")
    private String second = "";

    @Parameter(label = "Panels", description = "What is drawn: A and B, the difference A - B, or all of these.")
    private String panels = ALL;

    public CompareRunsCommand() {
        super("");
    }

    @Override
    CommandForm form() {
        return CommandForm.withoutModel("first", "second", "panels")
                .ofImage("first")
                .ofImage("second")
                .needed("second", OTHER)
                .among("panels", List.of(ALL, BOTH, DIFFERENCE))
                .outImages(DIFFERENCE)
                .outReport()
                .chart(
                        "Of charts: the curves of A, solid, and of B, dashed, and A - B; of images: how far they are apart"
                                + " over time.")
                .table("Largest and rms difference at each time.")
                .image("A - B as an image of values.")
                .describe(
                        CommandForm.PICTURE,
                        "Of images: A, B and A - B side by side, which follow the sliders of the image. In a macro line"
                                + " only where it says picture=true.");
    }

    @Override
    void compute(Progress progress) {
        Entries.given("second", second, OTHER);
        Optional<CalibratedImage> a = views().values("first", first);
        Optional<CalibratedImage> b = views().values("second", second);
        if (a.isPresent() != b.isPresent()) {
            throw new InvalidInputException(
                    "second", "\"" + second.strip() + "\", " + kind(b), kind(a) + ", as the first one is");
        }
        if (a.isEmpty()) {
            publish(PairPresentation.of(
                    new CurvePair(
                            views().open(first).getTitle(),
                            views().drawing(first).chart(),
                            views().open(second).getTitle(),
                            views().drawing(second).chart()),
                    !DIFFERENCE.equals(panels),
                    !BOTH.equals(panels)));
            return;
        }
        ImagePairViews pair = new ImagePairViews(ImagePair.of(a.get(), b.get()));
        publish(PairPresentation.of(pair, !DIFFERENCE.equals(panels), !BOTH.equals(panels)));
        ImagePlus image = (ImagePlus) output(DIFFERENCE + Outputs.IMAGE);
        if (image.getStackSize() > 1) {
            int[] plane = pair.plane();
            image.setPosition(plane[0] + 1, 1, plane[1] + 1);
        }
    }

    private static String kind(Optional<CalibratedImage> image) {
        return image.isPresent() ? "an image of values" : "a chart";
    }

    @Override
    String outOfMemory() {
        return "There is not enough memory for the difference: give ImageJ more under Edit>Options>Memory & Threads.";
    }
}
