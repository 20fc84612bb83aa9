package io.github.secular.host;

import io.github.secular.command.ModelValues;
import io.github.secular.command.ModelWords;
import io.github.secular.command.Previewing;
import io.github.secular.command.SecularCommand;
import io.github.secular.numerics.InvalidInputException;
import io.github.secular.numerics.Progress;
import io.github.secular.numerics.RefusalException;
import io.github.secular.present.ModelPresentation;
import io.github.secular.scenario.ModelScenario;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.scijava.module.Module;
import org.scijava.module.ModuleItem;

/**
 * What the dialog of a command asks, shows and says, without any window: the fields, the model's own values for those
 * that are left empty, what is wrong with a text in the sentence of the run, and which fields are of no matter now.
 */
final class DialogForm {
    private static final String MODEL = "model";
    private static final String SAMPLE = "sample";
    private static final String AUTOMATIC = "automatic";

    /** So many letters are read at a glance. */
    private static final int GLANCE = 240;

    /** Size of the small picture of the model, in pixels. */
    static final int SKETCH_WIDTH = 240;

    static final int SKETCH_HEIGHT = 210;

    /**
     * What stands beside a field.
     *
     * @param wrong whether it tells what is wrong
     */
    record Note(String text, boolean wrong) {}

    /**
     * What is to be shown for the texts of a moment.
     *
     * @param empty by field, what it stands for as long as it is left empty
     * @param notes by field
     * @param idle fields that are of no matter now
     * @param about what the model is, a title and a sentence; may be empty
     * @param sketch a small picture of the model; empty for a command without one, and where it is wrong
     */
    record Answer(
            Map<String, String> empty,
            Map<String, Note> notes,
            Set<String> idle,
            String about,
            Optional<BufferedImage> sketch) {
        /** Whether the command can be run. */
        boolean isReady() {
            return notes.values().stream().noneMatch(Note::wrong);
        }
    }

    private final Module module;
    private final List<Field> fields = new ArrayList<>();
    private String drawnOf = "";
    private Optional<BufferedImage> drawn = Optional.empty();

    /** @param module a command whose services are there; inputs that it has been given are not asked for */
    DialogForm(Module module) {
        this.module = module;
        Module untouched = CommandInputs.fresh(module);
        for (ModuleItem<?> item : CommandInputs.of(module.getInfo())) {
            if (!module.isInputResolved(item.getName())) {
                fields.add(new Field(item, CommandInputs.write(untouched.getInput(item.getName()))));
            }
        }
    }

    /** Without the dots of the menu. */
    String title() {
        return module.getInfo().getTitle().replace("...", "");
    }

    /** What is asked for, in order. */
    List<Field> fields() {
        return fields.stream().filter(Field::isAsked).toList();
    }

    /** Whether nothing is left to be asked for. */
    boolean isComplete() {
        return fields.isEmpty();
    }

    /** The texts of a dialog that nobody has typed in. */
    Map<String, String> untouched() {
        Map<String, String> out = new LinkedHashMap<>();
        fields().forEach(f -> out.put(f.name(), f.usual()));
        return out;
    }

    /** What was typed at the last call of this command in this session, or another one's model if it will do, or nothing. */
    Map<String, String> remembered() {
        return SessionTexts.last(
                command(), samples(), untouched(), t -> isNamed(t) || answer(t).isReady());
    }

    /** Keeps what was typed for the next call. */
    void remember(Map<String, String> texts) {
        SessionTexts.keep(command(), samples(), texts);
    }

    private List<String> samples() {
        return fields().stream()
                .filter(f -> f.name().equals(SAMPLE))
                .flatMap(f -> f.choices().stream())
                .toList();
    }

    private String command() {
        return module.getDelegateObject().getClass().getName();
    }

    /**
     * The value of every input that was not given, those included that are not asked for.
     *
     * @throws InvalidInputException for the first text that cannot be read
     */
    Map<String, Object> values(Map<String, String> texts) {
        Map<String, Object> out = new LinkedHashMap<>();
        for (Field field : fields) {
            out.put(field.name(), field.read(texts.getOrDefault(field.name(), field.usual())));
        }
        return out;
    }

    /** What is to be shown where the command is to be run with these texts: what must be filled in has to be, then. */
    Answer toRun(Map<String, String> texts) {
        Answer out = answer(texts);
        missing(texts).forEach((name, sentence) -> out.notes().put(name, new Note(sentence, true)));
        return out;
    }

    /** By field, the complaint where it is left empty and must not be. */
    private Map<String, String> missing(Map<String, String> texts) {
        Map<String, String> out = new HashMap<>();
        fields().forEach(f -> f.missing(texts.getOrDefault(f.name(), "")).ifPresent(said -> out.put(f.name(), said)));
        return out;
    }

    /** What is to be shown for these texts. Reads the model, and may take as long as that does. */
    Answer answer(Map<String, String> texts) {
        Map<String, Note> notes = new HashMap<>();
        Map<String, String> empty = new HashMap<>();
        for (Field field : fields()) {
            try {
                field.read(texts.getOrDefault(field.name(), field.usual()));
            } catch (InvalidInputException e) {
                notes.put(field.name(), new Note(e.getMessage(), true));
            }
            empty.put(field.name(), field.whenEmpty());
        }
        empty.replace(ModelWords.OVERRIDES, "path=value; path=value");
        Optional<ModelScenario> bare = bare(texts);
        Optional<ModelValues> own = bare.map(ModelValues::of);
        own.ifPresent(values -> empty.putAll(values.shown()));
        Optional<ModelScenario> model = Optional.empty();
        if (notes.isEmpty()) {
            try {
                model = model(texts);
            } catch (InvalidInputException e) {
                if (!missing(texts).containsKey(e.where())) { // nobody has come to it yet
                    notes.put(place(e.where(), texts), new Note(e.getMessage(), true));
                }
            } catch (RefusalException e) {
                notes.put(place("", texts), new Note(e.getMessage(), true));
            }
        }
        own.ifPresent(values -> meanings(values, texts, notes));
        model.ifPresent(m -> aloud(m, texts, notes));
        fields().forEach(f -> f.remark(texts.getOrDefault(f.name(), ""))
                .ifPresent(said -> notes.putIfAbsent(f.name(), new Note(said, false))));
        if (isNamed(texts) && !samples().isEmpty()) {
            notes.putIfAbsent(SAMPLE, new Note("where no file is named", false));
        }
        return new Answer(
                empty,
                notes,
                idle(bare, texts, notes),
                own.map(DialogForm::about).orElse(""),
                bare.flatMap(this::sketch));
    }

    /** The model without the changes that fields make, which says what they are while they are empty. */
    private Optional<ModelScenario> bare(Map<String, String> texts) {
        Map<String, String> bare = new HashMap<>(texts);
        fields.stream().filter(f -> ModelWords.path(f.name()).isPresent()).forEach(f -> bare.put(f.name(), f.usual()));
        try {
            return model(bare);
        } catch (InvalidInputException | RefusalException e) {
            return Optional.empty(); // said where the model is read with all texts
        }
    }

    /** Drawn once for every model that is looked at in a row. */
    private synchronized Optional<BufferedImage> sketch(ModelScenario model) {
        if (!model.json().equals(drawnOf)) {
            drawnOf = model.json();
            try {
                drawn = Optional.of(ModelPresentation.sketch(model, SKETCH_WIDTH, SKETCH_HEIGHT));
            } catch (RefusalException e) {
                drawn = Optional.empty(); // a machine without fonts
            }
        }
        return drawn;
    }

    /** Whether the command can show something before it is run. */
    boolean hasPreview() {
        return module.getDelegateObject() instanceof Previewing;
    }

    /**
     * Shows what a run with these texts would give, something quick first; may take as long as that.
     *
     * @throws InvalidInputException as the run would
     * @throws RefusalException where there is nothing to show
     */
    void preview(Map<String, String> texts, Progress progress, Consumer<Previewing.Preview> show) {
        ((Previewing) trial(texts)).preview(progress, show);
    }

    private Optional<ModelScenario> model(Map<String, String> texts) {
        return trial(texts).model();
    }

    /** Another command of this kind with these texts for its inputs. */
    private SecularCommand trial(Map<String, String> texts) {
        Module trial = CommandInputs.fresh(module);
        for (ModuleItem<?> item : module.getInfo().inputs()) {
            trial.setInput(item.getName(), module.getInput(item.getName()));
        }
        values(texts).forEach(trial::setInput);
        return (SecularCommand) trial.getDelegateObject();
    }

    /** Which choice "automatic" or "model" comes to. */
    private static void meanings(ModelValues values, Map<String, String> texts, Map<String, Note> notes) {
        for (String name : List.of("solver", "limit")) {
            String usual = values.shown().get(name);
            String chosen = texts.get(name);
            if (usual != null
                    && !usual.equals(AUTOMATIC)
                    && chosen != null
                    && !chosen.equals(usual)
                    && List.of(MODEL, AUTOMATIC).contains(chosen)) {
                notes.putIfAbsent(name, new Note("here: " + usual, false));
            }
        }
    }

    /** A time that was typed, in people's words. */
    private static void aloud(ModelScenario model, Map<String, String> texts, Map<String, Note> notes) {
        for (String name : List.of("endtime", "at")) {
            String text = texts.getOrDefault(name, "");
            if (!text.isBlank()) {
                String said = ModelValues.aloud(model, Double.parseDouble(text.strip()));
                if (!said.isEmpty()) {
                    notes.putIfAbsent(name, new Note(said.strip(), false));
                }
            }
        }
    }

    /** What is wrong in a field that is of no matter can be mended all the same. */
    private Set<String> idle(Optional<ModelScenario> model, Map<String, String> texts, Map<String, Note> notes) {
        Set<String> out = fields().stream()
                .filter(field -> !field.matters(model, texts))
                .map(Field::name)
                .collect(Collectors.toCollection(HashSet::new));
        if (isNamed(texts)) {
            out.add(SAMPLE);
        }
        out.removeIf(name -> notes.containsKey(name) && notes.get(name).wrong());
        return out;
    }

    /** The title and, of the description, as many whole sentences as can be read at a glance; at least one. */
    private static String about(ModelValues values) {
        StringBuilder out = new StringBuilder(values.title());
        for (String sentence : values.description().split("(?<=\\.)\\s+(?=\\p{Lu})")) {
            if (out.length() > values.title().length() && out.length() + sentence.length() > GLANCE) {
                break;
            }
            out.append(out.length() == values.title().length() ? sentence.isEmpty() ? "" : ". " : " ")
                    .append(sentence);
        }
        return out.toString();
    }

    /** The field that a complaint is about: the one that changes this place of the model, or where the model is named. */
    private String place(String where, Map<String, String> texts) {
        List<String> overridden = ModelWords.changes(texts.getOrDefault(ModelWords.OVERRIDES, "")).stream()
                .map(change ->
                        change.substring(0, Math.max(0, change.indexOf('='))).strip())
                .toList();
        if (overridden.contains(where) || where.equals("override")) {
            return ModelWords.OVERRIDES; // they have the last word
        }
        for (Field field : fields()) {
            boolean own = ModelWords.path(field.name()).filter(where::equals).isPresent();
            if (field.isMeant(where) || own && isTyped(field, texts)) {
                return field.name();
            }
        }
        if (overridden.stream().anyMatch(path -> where.startsWith(path) || path.startsWith(where))) {
            return ModelWords.OVERRIDES;
        }
        // an end that lies before the start is told of the start
        return fields().stream()
                .filter(f -> isTyped(f, texts))
                .filter(f -> ModelWords.path(f.name())
                        .filter(path -> path.contains(".") && where.startsWith(path.substring(0, path.indexOf('.'))))
                        .isPresent())
                .map(Field::name)
                .findFirst()
                .orElse(namesModel(texts));
    }

    private String namesModel(Map<String, String> texts) {
        List<String> names = fields().stream().map(Field::name).toList();
        return isNamed(texts) || !names.contains(SAMPLE) ? names.contains(MODEL) ? MODEL : names.get(0) : SAMPLE;
    }

    private static boolean isNamed(Map<String, String> texts) {
        return !texts.getOrDefault(MODEL, "").isBlank();
    }

    private static boolean isTyped(Field field, Map<String, String> texts) {
        return !texts.getOrDefault(field.name(), "").equals(field.usual());
    }
}
