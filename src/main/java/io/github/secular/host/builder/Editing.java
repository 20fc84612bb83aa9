package io.github.secular.host.builder;

import io.github.secular.scenario.BorrowedWords;
import io.github.secular.scenario.ClassicalReader;
import io.github.secular.scenario.ImageSource;
import io.github.secular.scenario.ModelDocument;
import io.github.secular.scenario.ScenarioReader;
import io.github.secular.scenario.document.AtomTables;
import io.github.secular.scenario.document.DocumentTable;
import io.github.secular.scenario.document.WellTables;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** A model that is being built, without a window: its document, what it was before, the file it is kept in. */
final class Editing {
    private static final int MOST_STEPS_BACK = 200;

    /** A document, and whose words it began with. */
    private record Step(ModelDocument document, BorrowedWords words) {}

    private final boolean classical;
    private final Deque<Step> before = new ArrayDeque<>();
    private ModelDocument document;
    private BorrowedWords words;
    private ModelDocument saved;
    private Path file;

    /** Begins with a sample. */
    Editing(boolean classical) {
        this.classical = classical;
        document = ModelDocument.sample(classical ? "duffing-two-frequency" : "lambda-two-frequency");
        words = BorrowedWords.of(document);
    }

    boolean isClassical() {
        return classical;
    }

    /** The samples to start from. */
    List<String> samples() {
        return classical ? ClassicalReader.wells() : ScenarioReader.SAMPLES;
    }

    ModelDocument document() {
        return document;
    }

    /** The tables of the document as it is now. */
    List<DocumentTable> tables() {
        return classical ? WellTables.of(document) : AtomTables.of(document);
    }

    /** Which tables there are, with which columns and rows. */
    List<String> shape() {
        List<String> out = new ArrayList<>();
        for (DocumentTable table : tables()) {
            out.add(table.title());
            table.columns(document).forEach(column -> out.add(column.heading()));
            for (int row = 0; row < table.rows(document); row++) {
                out.add(table.name(document, row));
            }
        }
        return out;
    }

    /**
     * Takes another document in the place of the present one, which can be had back. Where it is another model than the
     * sample that it was made from it does not keep the sample's title and description.
     */
    void edit(ModelDocument changed) {
        take(words.in(changed), words);
    }

    private void take(ModelDocument next, BorrowedWords own) {
        if (next.root().equals(document.root())) {
            return;
        }
        before.push(new Step(document, words));
        if (before.size() > MOST_STEPS_BACK) {
            before.removeLast();
        }
        document = next;
        words = own;
    }

    /** What is to be said of title and description; "" for nothing. */
    String note() {
        return words.isChanged(document)
                ? "It is no longer the sample: title and description, in the last table, say so as long as you write no others."
                : "";
    }

    boolean canUndo() {
        return !before.isEmpty();
    }

    void undo() {
        if (canUndo()) {
            Step step = before.pop();
            document = step.document();
            words = step.words();
        }
    }

    /** Starts from a sample; saving asks for a file. */
    void start(String sample) {
        replace(ModelDocument.sample(sample));
        file = null;
        saved = null;
    }

    private void replace(ModelDocument other) {
        take(other, BorrowedWords.of(other));
    }

    /**
     * Opens a model file.
     *
     * @throws io.github.secular.numerics.InvalidInputException if it cannot be read, or is no JSON object
     */
    void open(Path from, ImageSource images) {
        replace(ModelDocument.open(from, images));
        file = from;
        saved = document;
    }

    /** @throws io.github.secular.numerics.InvalidInputException if it cannot be written */
    void save(Path to) {
        document.save(to);
        file = to;
        saved = document;
    }

    /** Where it is kept; empty for what has not been saved yet. */
    Optional<Path> file() {
        return Optional.ofNullable(file);
    }

    /** Whether the file holds what stands here. */
    boolean isSaved() {
        return saved != null && saved.root().equals(document.root());
    }

    /** For the title of the window: the file, or the title of the model, with a star if there is something to save. */
    String name() {
        String own = file != null
                ? file.getFileName().toString()
                : document.at("title").asText("a model without a title");
        return isSaved() || before.isEmpty() && file == null ? own : own + " *";
    }

    /** The name of a file for it, from its title: "My-own-Lambda.json". */
    String fileName() {
        String words = document.at("title")
                .asText("")
                .replaceAll("[^\\p{L}\\p{N}]+", "-")
                .replaceAll("^-|-$", "");
        return (words.isEmpty() ? "model" : words) + ".json";
    }
}
