package io.github.secular.present;

import io.github.secular.numerics.InvalidInputException;
import io.github.secular.run.Once;
import io.github.secular.run.Result;
import io.github.secular.view.CalibratedImage;
import io.github.secular.view.Picture;
import io.github.secular.view.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jfree.chart.JFreeChart;

/**
 * All there is to see of a result, by name: tables, images, charts, texts, and what was found in a few sentences. Each
 * thing is made when it is asked for. A command publishes some of it, the headless entry and
 * {@link io.github.secular.Secular} write all of it.
 *
 * <p>A thing answers to its name and to the name of its file; of two of one kind that share a name the first has it,
 * and the other answers to its file's. Immutable: what adds a thing returns a presentation with it.
 *
 * @param title what it is of
 * @param model the model file with all changes; empty where there is none
 * @param info the account of the run, lines of "key: value": the text under Image &gt; Show Info
 * @param sentences what was found, one line each, the title first; what is indented belongs to the line before
 * @param warnings what is doubtful in the model or its limit, one sentence each
 * @param missing what could not be made, and why, one sentence each
 * @param things in the order in which files are written
 */
public record Presentation(
        String title,
        String model,
        String info,
        List<String> sentences,
        List<String> warnings,
        List<String> missing,
        List<Thing> things) {
    /** What a thing is. */
    public enum Kind {
        TABLE,
        IMAGE,
        CHART,
        TEXT;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * One thing to look at.
     *
     * @param name what commands and scripts call it
     * @param file the name of its file, without an extension; "" if it is for the screen only
     * @param made makes it, anew at each call: a {@link Table}, a {@link CalibratedImage}, a {@link Drawing} or a text
     * @param picture of an image: how it is drawn to be read; empty where a chart says it better
     */
    public record Thing(
            Kind kind,
            String name,
            String file,
            Supplier<?> made,
            Function<CalibratedImage, Optional<Picture>> picture) {
        /** One that is drawn as its axes suggest, if it is an image. */
        public Thing(Kind kind, String name, String file, Supplier<?> made) {
            this(kind, name, file, made, Picture::of);
        }

        boolean isCalled(Kind wanted, String word) {
            return kind == wanted && (name.equals(word) || !file.isEmpty() && file.equals(word));
        }
    }

    public Presentation {
        sentences = List.copyOf(sentences);
        warnings = List.copyOf(warnings);
        missing = List.copyOf(missing);
        things = List.copyOf(things);
    }

    /** One without any things yet. */
    static Presentation of(String title, String info, List<String> sentences) {
        return new Presentation(title, "", info, sentences, List.of(), List.of(), List.of());
    }

    /** The same, of a result. */
    static Presentation of(Result result, List<String> sentences) {
        return of(result.scenario().title(), result.provenance().text(), sentences)
                .withModel(result.scenario().json())
                .warn(result.scenario().warnings());
    }

    /** One sentence, as a report. */
    public static Presentation said(String title, String sentence) {
        return of(title, sentence, List.of(sentence)).text("report", "", sentence + System.lineSeparator());
    }

    /** One table for the screen. */
    public static Presentation of(String title, String info, Supplier<Table> table) {
        return of(title, info, List.of()).table("table", "", table);
    }

    /** @throws InvalidInputException if there is none of this name; it lists those there are */
    public Table table(String name) {
        return (Table) make(Kind.TABLE, name);
    }

    /** @throws InvalidInputException if there is none of this name; it lists those there are */
    public CalibratedImage image(String name) {
        return (CalibratedImage) make(Kind.IMAGE, name);
    }

    /**
     * How an image is drawn to be read; empty where a chart says it better.
     *
     * @param image the image of this name, which need not be made once more
     * @throws InvalidInputException if there is none of this name; it lists those there are
     */
    public Optional<Picture> picture(String name, CalibratedImage image) {
        return find(Kind.IMAGE, name).picture().apply(image);
    }

    /** @throws InvalidInputException if there is none of this name; it lists those there are */
    public Drawing drawing(String name) {
        return (Drawing) make(Kind.CHART, name);
    }

    /** @throws InvalidInputException if there is none of this name; it lists those there are */
    public String text(String name) {
        return (String) make(Kind.TEXT, name);
    }

    /** Whether there is a thing of this name. */
    public boolean has(Kind kind, String name) {
        return things.stream().anyMatch(t -> t.isCalled(kind, name));
    }

    /** What there is, in order: the names under "table", "image", "chart" and "text". */
    public Map<String, List<String>> names() {
        Map<String, List<String>> out = new LinkedHashMap<>();
        for (Kind kind : Kind.values()) {
            List<String> names = new ArrayList<>();
            for (Thing each : things) {
                if (each.kind() == kind) {
                    names.add(names.contains(each.name()) ? each.file() : each.name());
                }
            }
            out.put(kind.word(), List.copyOf(names));
        }
        return out;
    }

    private Object make(Kind kind, String name) {
        return find(kind, name).made().get();
    }

    private Thing find(Kind kind, String name) {
        Optional<Thing> found = things.stream()
                .filter(t -> t.kind() == kind && t.name().equals(name))
                .findFirst()
                .or(() -> things.stream().filter(t -> t.isCalled(kind, name)).findFirst());
        List<String> known = names().get(kind.word());
        return found.orElseThrow(() -> new InvalidInputException(
                kind.word(),
                "\"" + name + "\"",
                known.isEmpty()
                        ? "none, for this result has no " + kind.word()
                        : "one of " + String.join(", ", known)));
    }

    /** This, and a table; a file as for {@link Thing}. */
    Presentation table(String name, String file, Supplier<Table> made) {
        return and(new Thing(Kind.TABLE, name, file, made));
    }

    Presentation image(String name, String file, Supplier<CalibratedImage> made) {
        return and(new Thing(Kind.IMAGE, name, file, made));
    }

    /** This, and an image that is drawn in a way of its own. */
    Presentation image(
            String name,
            String file,
            Supplier<CalibratedImage> made,
            Function<CalibratedImage, Optional<Picture>> picture) {
        return and(new Thing(Kind.IMAGE, name, file, made, picture));
    }

    /** This, and a chart: the picture of the image {@code image}, its first plane. @param caption of the chart */
    Presentation drawn(String caption, String image, String name, String file) {
        Once<Picture> picture = new Once<>(() -> {
            CalibratedImage drawn = image(image);
            return picture(image, drawn).orElseGet(() -> Picture.ofAny(drawn));
        });
        return and(new Thing(
                Kind.CHART,
                name,
                file,
                () -> new Drawing(
                        caption,
                        () -> List.of(picture.get().chart()),
                        Drawing.Form.of(picture.get().shape()))));
    }

    Presentation text(String name, String file, String text) {
        return and(new Thing(Kind.TEXT, name, file, () -> text));
    }

    /** This, and a chart of the usual size. @param caption what it is, before "of" and the title */
    Presentation chart(String caption, String name, String file, Supplier<JFreeChart> made) {
        return chart(name, file, new Drawing(caption + " of " + title, () -> List.of(made.get()), Drawing.Form.WIDE));
    }

    Presentation chart(String name, String file, Drawing drawing) {
        return and(new Thing(Kind.CHART, name, file, () -> drawing));
    }

    private Presentation and(Thing more) {
        return new Presentation(title, model, info, sentences, warnings, missing, joined(things, List.of(more)));
    }

    /** This, and behind it all that another one shows; the sentences stay those of this one. */
    Presentation and(Presentation other) {
        return new Presentation(
                title, model, info, sentences, warnings, joined(missing, other.missing), joined(things, other.things));
    }

    /** This, with lines before its own sentences. */
    public Presentation after(List<String> lines) {
        return new Presentation(title, model, info, joined(lines, sentences), warnings, missing, things);
    }

    /** This, with another account. */
    Presentation withInfo(String other) {
        return new Presentation(title, model, other, sentences, warnings, missing, things);
    }

    /** This, of the model of this file. @param json "" if there is none */
    Presentation withModel(String json) {
        return new Presentation(title, json, info, sentences, warnings, missing, things);
    }

    /** This, with the table of this name as the one that commands show. @throws InvalidInputException if there is none */
    public Presentation showing(String table) {
        Table shown = table(table);
        return new Presentation(
                title,
                model,
                info,
                sentences,
                warnings,
                missing,
                joined(List.of(new Thing(Kind.TABLE, "table", "", () -> shown)), things));
    }

    /** This, with doubts before its own. */
    Presentation warn(List<String> more) {
        return new Presentation(title, model, info, sentences, joined(more, warnings), missing, things);
    }

    /** This, with a sentence on something that could not be made. */
    Presentation without(String sentence) {
        return new Presentation(title, model, info, sentences, warnings, joined(missing, List.of(sentence)), things);
    }

    private static <T> List<T> joined(List<T> first, List<T> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }
}
