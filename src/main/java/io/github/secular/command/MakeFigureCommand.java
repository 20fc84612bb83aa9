package io.github.secular.command;

import io.github.secular.numerics.InvalidInputException;
import io.github.secular.numerics.Progress;
import io.github.secular.present.Drawing;
import io.github.secular.present.Presentation;
import io.github.secular.present.figure.Figure;
import io.github.secular.present.figure.FigureFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Open charts and pictures, of one run or of several, as one figure for print: SVG, PDF or PNG. */
@Plugin(type = Command.class, menuPath = "Plugins>Secular>Results>Make Figure...")
public class MakeFigureCommand extends ModelCommand {
    private static final String FILE = "a file that ends in .svg, .pdf or .png";

    @Parameter(
            label = "Charts and pictures",
            description =
                    "Titles of open charts and pictures, in the order of reading, with semicolons between them. Empty:"
                            + " the one in front.",
            columns = 36)
    private String images = "";

    @Parameter(
            label = "Save as",
            description =
                    "The file to write; its ending, .svg, .pdf or .png, is the format. PNG has 300 pixels per inch.",
            columns = 36)
    private String save = "";

    @Parameter(
            label = "Side by side",
            description = "How many stand side by side, from 1. Empty: two, if there are several.")
    private String columns = "";

    @Parameter(
            label = "Width (mm)",
            description = "How wide all of it is, 30 to 1000 mm; a column of a journal has some 86, a page 178.")
    private String width = "86";

    @Parameter(label = "Letters (points)", description = "Height of the letters of axis labels, 4 to 24 points.")
    private String letters = "8";

    @Parameter(label = "Titles", description = "Whether charts keep their titles; else a caption is to say it.")
    private boolean titles = true;

    public MakeFigureCommand() {
        super("");
    }

    @Override
    CommandForm form() {
        return CommandForm.withoutModel("images", "save", "columns", "width", "letters", "titles")
                .ofImages("images")
                .saved("save")
                .needed("save", FILE)
                .read("save", (name, text) -> blank(text) ? text : FigureFile.ending(name, Path.of(text.strip())))
                .read("columns", (name, text) -> blank(text) ? text : side(name, text))
                .read("width", (name, text) -> Figure.requireWidth(Entries.positive(name, text)))
                .read("letters", (name, text) -> Figure.requireLetters(Entries.positive(name, text)))
                .outReport();
    }

    @Override
    void compute(Progress progress) {
        Path file = Path.of(Entries.given("save", save, FILE));
        FigureFile.ending("save", file);
        List<Drawing> drawings = Arrays.stream(
                        blank(images) ? new String[] {""} : images.strip().split("\\s*;\\s*"))
                .map(views()::drawing)
                .toList();
        int side = blank(columns) ? Math.min(2, drawings.size()) : side("columns", columns);
        Figure figure = new Figure(
                drawings, side, Entries.positive("width", width), Entries.positive("letters", letters), titles);
        try {
            FigureFile.write(figure, file);
        } catch (IOException e) {
            throw new InvalidInputException(
                    "save", "\"" + file + "\" (" + e.getMessage() + ")", "a file that can be written");
        }
        String done = "Figure of " + drawings.size() + (drawings.size() == 1 ? " chart" : " charts") + " written to "
                + file.toAbsolutePath();
        publish(Presentation.said("Figure", done));
    }

    private static int side(String name, String text) {
        if (!text.strip().matches("[1-9]\\d?|100")) {
            throw new InvalidInputException(name, "\"" + text.strip() + "\"", "a whole number from 1 to 100");
        }
        return Integer.parseInt(text.strip());
    }

    @Override
    String outOfMemory() {
        return "There is not enough memory for this figure: make it narrower, or give ImageJ more under"
                + " Edit>Options>Memory & Threads.";
    }
}
