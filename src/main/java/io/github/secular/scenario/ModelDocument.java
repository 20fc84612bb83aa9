package io.github.secular.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.secular.numerics.InvalidInputException;
import io.github.secular.numerics.RefusalException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;

/**
 * A model file that is being edited: a tree that is changed place by place, while all that nobody touches stays as it
 * stands, keys included that only a reader of the file knows. Need not be a right model. Immutable: an edit makes another
 * document.
 *
 * @param file the document as a model file, read when its problem is asked for
 */
public record ModelDocument(ModelFile file) {
    /**
     * What is wrong with a document.
     *
     * @param where the place in the file, "levels.energies[1]"; may be empty
     * @param sentence as the reader of model files says it
     */
    public record Complaint(String where, String sentence) {}

    /** @throws InvalidInputException if the file cannot be read, or is no JSON object */
    public static ModelDocument open(Path file, ImageSource images) {
        return new ModelDocument(ModelFile.open(file, images));
    }

    /** Of a sample that comes with the program. */
    public static ModelDocument sample(String name) {
        return new ModelDocument(ModelFile.sample(name));
    }

    /** Of a text. @param name what to call it */
    public static ModelDocument of(String json, String name) {
        return new ModelDocument(ModelFile.of(json, name));
    }

    /** The whole tree; never modified. */
    public ObjectNode root() {
        return file.root();
    }

    /** What stands at a path, "wave.harmonics[0].amplitude"; a missing node where nothing does. */
    public JsonNode at(String path) {
        JsonNode at = root();
        for (Object step : Overrides.steps(path)) {
            at = step instanceof Integer index ? at.path(index) : at.path((String) step);
        }
        return at;
    }

    public boolean has(String path) {
        return !at(path).isMissingNode();
    }

    /** The number of entries of a list; 0 where there is none. */
    public int size(String path) {
        return at(path) instanceof ArrayNode list ? list.size() : 0;
    }

    /** With another value at a path; objects on the way that are missing are made. */
    public ModelDocument with(String path, JsonNode value) {
        int dot = path.lastIndexOf('.');
        int bracket = path.lastIndexOf('[');
        ModelDocument whole = this;
        if (dot > bracket && !has(path.substring(0, dot))) {
            whole = with(path.substring(0, dot), root().objectNode());
        }
        return whole.edited(Overrides.set(whole.root(), path, value));
    }

    /** Without the key or the entry of a list at a path; the same where there is none. */
    public ModelDocument without(String path) {
        if (!has(path)) {
            return this;
        }
        List<Object> steps = Overrides.steps(path);
        ObjectNode copy = root().deepCopy();
        JsonNode parent = copy;
        for (Object step : steps.subList(0, steps.size() - 1)) {
            parent = step instanceof Integer index ? parent.path(index) : parent.path((String) step);
        }
        Object last = steps.get(steps.size() - 1);
        if (last instanceof Integer index) {
            ((ArrayNode) parent).remove(index);
        } else {
            ((ObjectNode) parent).remove((String) last);
        }
        return edited(copy);
    }

    /** With one more entry at the end of a list, which is made where it is missing. */
    public ModelDocument appended(String path, JsonNode entry) {
        ArrayNode list = root().arrayNode();
        if (at(path) instanceof ArrayNode before) {
            list.addAll(before);
        }
        return with(path, list.add(entry));
    }

    /** The same file with another tree. */
    public ModelDocument edited(ObjectNode tree) {
        return new ModelDocument(file.edited(tree));
    }

    /** What the reader has to say against it; empty for a right model. */
    public Optional<Complaint> complaint() {
        try {
            file.scenario();
            return Optional.empty();
        } catch (InvalidInputException e) {
            return Optional.of(new Complaint(e.where(), e.getMessage()));
        } catch (RefusalException e) {
            return Optional.of(new Complaint("", e.getMessage()));
        }
    }

    /** The text of the file. */
    public String text() {
        return root().toPrettyString() + "\n";
    }

    private ModelDocument alone() {
        ModelDocument out = edited(file.tree());
        return file.image()
                .map(image -> out.with(
                        "initial.image", TextNode.valueOf(image.toAbsolutePath().toString())))
                .orElse(out);
    }

    /**
     * Writes the file, or leaves the one that was there. In another folder than its own, tables that it names by files
     * are written out, and an image that it starts from is named by its whole path, so that it stands on its own.
     *
     * @throws InvalidInputException if it cannot be written
     */
    public void save(Path target) {
        Path folder = target.toAbsolutePath().getParent();
        boolean stays = file.folder().filter(folder::equals).isPresent();
        Path beside = folder.resolve(target.getFileName() + ".part");
        try {
            Files.write(beside, (stays ? this : alone()).text().getBytes(StandardCharsets.UTF_8));
            Files.move(beside, target.toAbsolutePath(), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new InvalidInputException(
                    "save", target + ", which cannot be written", "a place where files may be written");
        }
    }
}
