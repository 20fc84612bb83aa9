package io.github.secular.command;

import ij.ImagePlus;
import ij.measure.ResultsTable;
import io.github.secular.scenario.ModelScenario;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import net.imglib2.img.Img;

/**
 * The inputs that a command asks for, in the order of its dialog, and what it puts out. Inputs that several commands
 * have are declared once, in {@link ModelCommand}; a command names the ones it wants beside its own, and says of its
 * outputs what they show. What belongs to the model comes first, what is shown and the overrides, which have the last
 * word, come last.
 *
 * <p>Every command puts out {@code chart}, the {@code picture} of it, a {@code table} and the {@code info} of the run,
 * and beside these what its form says.
 */
final class CommandForm {
    static final String CHART = "showplot";
    static final String TABLE = "showtable";
    static final String IMAGE = "showimage";
    static final String PICTURE = "picture";
    static final String NAMED = "named";
    private static final String QUIET = "quiet";
    private static final String OVERRIDES = "overrides";

    private final List<String> names = new ArrayList<>();
    private final boolean ofModel;
    private final Map<String, List<String>> choices = new HashMap<>();
    private final Map<String, String> labels = new HashMap<>();
    private final Map<String, String> descriptions = new HashMap<>();
    private final Map<String, Class<?>> outputs = new LinkedHashMap<>();
    private final Map<String, BiFunction<String, String, ?>> readers = new HashMap<>(Entries.COMMON);
    private final Map<String, String> extensions = new HashMap<>(Map.of("model", "json"));
    private final Set<String> images = new TreeSet<>();
    private final Set<String> imageLists = new TreeSet<>();
    private final Set<String> saved = new TreeSet<>();
    private final Map<String, String> needed = new HashMap<>();
    private final Set<String> unasked = new TreeSet<>(Set.of(QUIET));
    private final Map<String, Predicate<ModelScenario>> kinds =
            new HashMap<>(Map.of("at", ModelKinds::hasChangingLight));
    private final Map<String, String> needs = new HashMap<>(Map.of(PICTURE, IMAGE, NAMED, TABLE));
    private final Map<String, String> rivals = new HashMap<>();

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
        outputs.put("chart", Object.class);
        outputs.put("picture", ImagePlus.class);
        outputs.put("table", ResultsTable.class);
        outputs.put("info", String.class);
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

    /** How the text of an input is read, so that a dialog complains as the run would. */
    CommandForm read(String input, BiFunction<String, String, ?> reader) {
        readers.put(input, reader);
        return this;
    }

    /** The input is a file of this kind, "json". */
    CommandForm file(String input, String extension) {
        extensions.put(input, extension);
        return this;
    }

    /** The input is the title of an open image. */
    CommandForm ofImage(String input) {
        images.add(input);
        return this;
    }

    /** The input is titles of open charts and pictures, with semicolons between them. */
    CommandForm ofImages(String input) {
        imageLists.add(input);
        return this;
    }

    /** The input is a file that is written. */
    CommandForm saved(String input) {
        saved.add(input);
        return this;
    }

    /** The input cannot be left empty. @param allowed what it may be, in the words of the complaint */
    CommandForm needed(String input, String allowed) {
        needed.put(input, allowed);
        return this;
    }

    /** Inputs that change nothing here: macros may give them as ever, dialogs do not ask. */
    CommandForm unasked(String... inputs) {
        unasked.addAll(List.of(inputs));
        return this;
    }

    /** Inputs that matter of some models only. */
    CommandForm onlyOf(Predicate<ModelScenario> kind, String... inputs) {
        List.of(inputs).forEach(input -> kinds.put(input, kind));
        return this;
    }

    /** Inputs that matter only where another one is filled in, or ticked. */
    CommandForm onlyWith(String other, String... inputs) {
        List.of(inputs).forEach(input -> needs.put(input, other));
        return this;
    }

    /** Inputs that matter only where another one is left empty. */
    CommandForm onlyWithout(String other, String... inputs) {
        List.of(inputs).forEach(input -> rivals.put(input, other));
        return this;
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

    /** A table that has times, or counts levels. */
    CommandForm tableOfLevels(String description) {
        table(description);
        names.add(NAMED);
        return this;
    }

    CommandForm image(String description) {
        shown(IMAGE, description);
        names.add(PICTURE);
        return this;
    }

    CommandForm images(String description) {
        labels.put(IMAGE, "Show images");
        return image(description);
    }

    /**
     * Puts out images: as values under the name itself, to be shown under the name and {@value Outputs#IMAGE},
     * drawn to be read under the name and {@value Outputs#PICTURE}.
     */
    CommandForm outImages(String... images) {
        for (String image : images) {
            outputs.put(image, Img.class);
            outputs.put(image + Outputs.IMAGE, ImagePlus.class);
            outputs.put(image + Outputs.PICTURE, ImagePlus.class);
        }
        return this;
    }

    /** Puts out a second chart, drawn, under the name and {@value Outputs#PICTURE}; shown with the pictures of images. */
    CommandForm outChart(String chart) {
        outputs.put(chart + Outputs.PICTURE, ImagePlus.class);
        return this;
    }

    /** Puts out a second table. */
    CommandForm outTable(String table) {
        outputs.put(table, ResultsTable.class);
        return this;
    }

    /** Puts out a text of several lines, called {@code report}. */
    CommandForm outReport() {
        outputs.put("report", String.class);
        return this;
    }

    private CommandForm shown(String input, String description) {
        names.add(input);
        return describe(input, description);
    }

    /** All inputs, in the order of the dialog. */
    List<String> names() {
        List<String> out = new ArrayList<>(names);
        out.add(QUIET);
        if (ofModel) {
            out.add(OVERRIDES);
        }
        return out;
    }

    /** Names and types of all outputs, in the order in which hosts list them. */
    Map<String, Class<?>> outputs() {
        return Collections.unmodifiableMap(outputs);
    }

    boolean has(String input) {
        return names.contains(input);
    }

    /** What an input may be. @return null where that is not said */
    List<String> choices(String input) {
        return choices.get(input);
    }

    /** The reader of an input's text. @return null where any text will do */
    BiFunction<String, String, ?> reader(String input) {
        return readers.get(input);
    }

    /** Whether a dialog asks for an input at all. */
    boolean asks(String input) {
        return !unasked.contains(input);
    }

    boolean matters(String input, ModelScenario model) {
        return kinds.getOrDefault(input, any -> true).test(model);
    }

    /** The input without which another one is of no matter. @return null where there is no such */
    String need(String input) {
        return needs.get(input);
    }

    /** The input that must be empty for another one to matter. @return null where there is no such */
    String rival(String input) {
        return rivals.get(input);
    }

    /** @return null where the input is no file */
    String extension(String input) {
        return extensions.get(input);
    }

    boolean isOfImage(String input) {
        return images.contains(input);
    }

    boolean isOfImages(String input) {
        return imageLists.contains(input);
    }

    boolean isSaved(String input) {
        return saved.contains(input);
    }

    /** What an input may be that cannot be left empty. @return null for one that can */
    String needed(String input) {
        return needed.get(input);
    }

    String label(String input, String usual) {
        return labels.getOrDefault(input, usual);
    }

    String description(String input, String usual) {
        return descriptions.getOrDefault(input, usual);
    }
}
