package io.github.secular.present;

import io.github.secular.numerics.InvalidInputException;
import io.github.secular.view.CalibratedImage;
import io.github.secular.view.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * All there is to see of a result, by name: tables, images, charts, texts, and what was found in a few sentences. Each
 * is made when it is asked for. A command publishes some of it, the headless entry and
 * {@link io.github.secular.Secular} write all of it.
 *
 * <p>A thing answers to its name and to the name of its file; of two of one kind that share a name the first has it,
 * and the other answers to its file's. Immutable.
 */
public final class Presentation {
    private final String title;
    private final String info;
    private final List<String> sentences;
    private final List<String> warnings;
    private final List<String> missing;
    private final List<Named<Table>> tables;
    private final List<Named<CalibratedImage>> images;
    private final List<Named<Drawing>> drawings;
    private final List<Named<String>> texts;

    private Presentation(Builder from) {
        title = from.title;
        info = from.info;
        sentences = List.copyOf(from.sentences);
        warnings = List.copyOf(from.warnings);
        missing = List.copyOf(from.missing);
        tables = List.copyOf(from.tables);
        images = List.copyOf(from.images);
        drawings = List.copyOf(from.drawings);
        texts = List.copyOf(from.texts);
    }

    /**
     * Starts one.
     *
     * @param title what it is of
     * @param info the account of the run, lines of "key: value"
     */
    public static Builder of(String title, String info) {
        return new Builder(title, info);
    }

    public String title() {
        return title;
    }

    /** The account of the run, lines of "key: value": the text under Image &gt; Show Info. */
    public String info() {
        return info;
    }

    /** What was found, one line each, the title first; what is indented belongs to the line before. */
    public List<String> sentences() {
        return sentences;
    }

    /** What is legal but doubtful in the model, one sentence each. */
    public List<String> warnings() {
        return warnings;
    }

    /** What could not be made of this model, and why, one sentence each. */
    public List<String> missing() {
        return missing;
    }

    public List<Named<Table>> tables() {
        return tables;
    }

    public List<Named<CalibratedImage>> images() {
        return images;
    }

    public List<Named<Drawing>> drawings() {
        return drawings;
    }

    public List<Named<String>> texts() {
        return texts;
    }

    /** @throws InvalidInputException if there is none of this name; it lists those there are */
    public Table table(String name) {
        return find("table", tables, name);
    }

    /** @throws InvalidInputException if there is none of this name; it lists those there are */
    public CalibratedImage image(String name) {
        return find("image", images, name);
    }

    /** @throws InvalidInputException if there is none of this name; it lists those there are */
    public Drawing drawing(String name) {
        return find("chart", drawings, name);
    }

    /** @throws InvalidInputException if there is none of this name; it lists those there are */
    public String text(String name) {
        return find("text", texts, name);
    }

    /** Whether there is an image of this name. */
    public boolean hasImage(String name) {
        return images.stream().anyMatch(i -> i.isCalled(name));
    }

    /** Whether there is a chart of this name. */
    public boolean hasDrawing(String name) {
        return drawings.stream().anyMatch(d -> d.isCalled(name));
    }

    /** What there is, in order: the names under "table", "image", "chart" and "text". */
    public Map<String, List<String>> names() {
        Map<String, List<String>> out = new LinkedHashMap<>();
        out.put("table", names(tables));
        out.put("image", names(images));
        out.put("chart", names(drawings));
        out.put("text", names(texts));
        return out;
    }

    /** This, and behind it all that another one shows; the sentences stay those of this one. */
    public Presentation and(Presentation other) {
        Builder out = builder();
        out.tables.addAll(other.tables);
        out.images.addAll(other.images);
        out.drawings.addAll(other.drawings);
        out.texts.addAll(other.texts);
        out.missing.addAll(other.missing);
        return out.build();
    }

    /** This, with lines before its own sentences. */
    public Presentation after(List<String> lines) {
        Builder out = builder();
        out.sentences.addAll(0, lines);
        return out.build();
    }

    /** This, with a sentence on something that could not be made. */
    public Presentation without(String sentence) {
        Builder out = builder();
        out.missing.add(sentence);
        return out.build();
    }

    private Builder builder() {
        Builder out = new Builder(title, info);
        out.sentences.addAll(sentences);
        out.warnings.addAll(warnings);
        out.missing.addAll(missing);
        out.tables.addAll(tables);
        out.images.addAll(images);
        out.drawings.addAll(drawings);
        out.texts.addAll(texts);
        return out;
    }

    private static <T> List<String> names(List<Named<T>> all) {
        Set<String> out = new LinkedHashSet<>();
        for (Named<T> each : all) {
            out.add(out.contains(each.name()) && each.isFile() ? each.file() : each.name());
        }
        return List.copyOf(out);
    }

    private static <T> T find(String kind, List<Named<T>> all, String name) {
        Optional<Named<T>> found = all.stream()
                .filter(n -> n.name().equals(name))
                .findFirst()
                .or(() -> all.stream().filter(n -> n.isCalled(name)).findFirst());
        if (found.isEmpty()) {
            throw new InvalidInputException(
                    kind,
                    "\"" + name + "\"",
                    all.isEmpty() ? "none, for this result has no " + kind : "one of " + String.join(", ", names(all)));
        }
        return found.get().made().get();
    }

    /** Collects what there is to see; files are written in this order. */
    public static final class Builder {
        private final String title;
        private final String info;
        private final List<String> sentences = new ArrayList<>();
        private final List<String> warnings = new ArrayList<>();
        private final List<String> missing = new ArrayList<>();
        private final List<Named<Table>> tables = new ArrayList<>();
        private final List<Named<CalibratedImage>> images = new ArrayList<>();
        private final List<Named<Drawing>> drawings = new ArrayList<>();
        private final List<Named<String>> texts = new ArrayList<>();

        private Builder(String title, String info) {
            this.title = title;
            this.info = info;
        }

        /** What was found, lines as they are to be read. */
        public Builder say(List<String> lines) {
            sentences.addAll(lines);
            return this;
        }

        public Builder warn(List<String> lines) {
            warnings.addAll(lines);
            return this;
        }

        /** @param file as for {@link Named} */
        public Builder table(String name, String file, Supplier<Table> made) {
            tables.add(new Named<>(name, file, made));
            return this;
        }

        /** @param file as for {@link Named} */
        public Builder image(String name, String file, Supplier<CalibratedImage> made) {
            images.add(new Named<>(name, file, made));
            return this;
        }

        /** @param file as for {@link Named} */
        public Builder chart(String name, String file, Drawing drawing) {
            drawings.add(new Named<>(name, file, () -> drawing));
            return this;
        }

        /** @param file as for {@link Named} */
        public Builder text(String name, String file, String text) {
            texts.add(new Named<>(name, file, () -> text));
            return this;
        }

        public Presentation build() {
            return new Presentation(this);
        }
    }
}
