package io.github.secular.command;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The inputs that a command asks for, in the order of its dialog. Those that several commands have are declared once, in
 * {@link ModelCommand}; a command names the ones it wants beside its own, and says of its outputs what they show.
 * What belongs to the model comes first, what is shown and the overrides, which have the last word, come last.
 */
final class CommandForm {
    static final String CHART = "showplot";
    static final String TABLE = "showtable";
    static final String IMAGE = "showimage";
    private static final String OVERRIDES = "overrides";

    private final List<String> names = new ArrayList<>();
    private final boolean ofModel;
    private final Map<String, List<String>> choices = new HashMap<>();
    private final Map<String, String> labels = new HashMap<>();
    private final Map<String, String> descriptions = new HashMap<>();

    /** @param inputs names of fields, in the order wanted */
    CommandForm(String... inputs) {
        this(true, inputs);
    }

    private CommandForm(boolean ofModel, String... inputs) {
        this.ofModel = ofModel;
        if (ofModel) {
            names.addAll(List.of("model", "sample"));
        }
        names.addAll(List.of(inputs));
    }

    /** Of a command that is not asked for a model, nor for changes to one. */
    static CommandForm withoutModel(String... inputs) {
        return new CommandForm(false, inputs);
    }

    /** The input takes one of these; a command that does not ask for it may be told all the same. */
    CommandForm among(String input, List<String> values) {
        choices.put(input, List.copyOf(values));
        return this;
    }

    /** The same, with one more value in front of those that there are. */
    CommandForm among(String input, String first, List<String> values) {
        List<String> all = new ArrayList<>(List.of(first));
        all.addAll(values);
        return among(input, all);
    }

    CommandForm describe(String input, String description) {
        descriptions.put(input, description);
        return this;
    }

    CommandForm chart(String description) {
        return shown(CHART, description);
    }

    CommandForm table(String description) {
        return shown(TABLE, description);
    }

    CommandForm image(String description) {
        return shown(IMAGE, description);
    }

    CommandForm images(String description) {
        labels.put(IMAGE, "Show images");
        return image(description);
    }

    private CommandForm shown(String input, String description) {
        names.add(input);
        return describe(input, description);
    }

    /** All inputs, in the order of the dialog. */
    List<String> names() {
        List<String> out = new ArrayList<>(names);
        if (ofModel) {
            out.add(OVERRIDES);
        }
        return out;
    }

    boolean has(String input) {
        return names.contains(input);
    }

    /** What an input may be. @return null where that is not said */
    List<String> choices(String input) {
        return choices.get(input);
    }

    String label(String input, String usual) {
        return labels.getOrDefault(input, usual);
    }

    String description(String input, String usual) {
        return descriptions.getOrDefault(input, usual);
    }
}
