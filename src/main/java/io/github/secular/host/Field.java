package io.github.secular.host;

import io.github.secular.command.DialogInput;
import io.github.secular.numerics.InvalidInputException;
import io.github.secular.scenario.ModelScenario;
import java.io.File;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.scijava.module.ModuleItem;

/**
 * An input of a command as a dialog asks for it.
 *
 * @param item what the command says of it
 * @param usual the text that it has as long as nobody types another
 */
record Field(ModuleItem<?> item, String usual) {
    /** How it is asked for. */
    enum Kind {
        TEXT,
        FLAG,
        CHOICE,
        FILE,
        IMAGE,
        IMAGES,
        SAVE
    }

    private static final String EMPTY = "Empty: ";

    String name() {
        return item.getName();
    }

    String label() {
        return item.getLabel() == null ? name() : item.getLabel();
    }

    String description() {
        return item.getDescription() == null ? "" : item.getDescription();
    }

    Kind kind() {
        Class<?> type = item.getType();
        if (type == boolean.class || type == Boolean.class) {
            return Kind.FLAG;
        }
        if (type == File.class) {
            return Kind.FILE;
        }
        if (own().filter(DialogInput::isOfImage).isPresent()) {
            return Kind.IMAGE;
        }
        if (own().filter(DialogInput::isOfImages).isPresent()) {
            return Kind.IMAGES;
        }
        if (own().filter(DialogInput::isSaved).isPresent()) {
            return Kind.SAVE;
        }
        return choices().isEmpty() ? Kind.TEXT : Kind.CHOICE;
    }

    List<String> choices() {
        List<?> all = item.getChoices();
        return all == null ? List.of() : all.stream().map(String::valueOf).toList();
    }

    int columns() {
        return item.getColumnCount() > 6 ? item.getColumnCount() : 14;
    }

    /** How the name of a file ends. */
    Optional<String> extension() {
        return own().flatMap(DialogInput::extension);
    }

    /** What leaving it empty means, in words: "as calibrated"; "" where the description does not say. */
    String whenEmpty() {
        int at = description().lastIndexOf(EMPTY);
        if (at < 0) {
            return "";
        }
        String words = description().substring(at + EMPTY.length());
        return words.endsWith(".") ? words.substring(0, words.length() - 1) : words;
    }

    /** Whether a complaint about this is one about it; that of an image is of "image", whatever it is called. */
    boolean isMeant(String where) {
        return name().equals(where) || where.equals("image") && kind() == Kind.IMAGE;
    }

    /** What is to be known of a text that is in order. */
    Optional<String> remark(String text) {
        return kind() == Kind.SAVE && new File(text.strip()).isFile()
                ? Optional.of("replaces the file that is there")
                : Optional.empty();
    }

    /** The complaint where it is left empty and must not be. */
    Optional<String> missing(String text) {
        return own().flatMap(DialogInput::needed)
                .filter(allowed -> text.isBlank())
                .map(allowed -> new InvalidInputException(name(), "nothing", allowed).getMessage());
    }

    boolean isAsked() {
        return own().map(DialogInput::isAsked).orElse(true);
    }

    /**
     * Whether it changes anything beside the other texts.
     *
     * @param model which the command is run on, if that is known
     */
    boolean matters(Optional<ModelScenario> model, Map<String, String> texts) {
        return own().stream()
                .allMatch(input -> model.filter(m -> !input.matters(m)).isEmpty()
                        && input.need().filter(other -> isOff(texts.get(other))).isEmpty()
                        && input.rival().filter(other -> isOn(texts.get(other))).isEmpty());
    }

    /** Whether it is left empty, or not ticked. @param text null of what is not asked for */
    private static boolean isOff(String text) {
        return text != null && (text.isBlank() || text.strip().equals("false"));
    }

    private static boolean isOn(String text) {
        return text != null && !isOff(text);
    }

    /**
     * The value of a text, read as the run reads it.
     *
     * @throws InvalidInputException with the sentence of the run
     */
    Object read(String text) {
        Object value = CommandInputs.read(item, Optional.of(text));
        if (!text.isBlank() || !usual.isBlank()) {
            own().ifPresent(input -> input.check(text));
        }
        return value;
    }

    private Optional<DialogInput> own() {
        return item instanceof DialogInput input ? Optional.of(input) : Optional.empty();
    }
}
