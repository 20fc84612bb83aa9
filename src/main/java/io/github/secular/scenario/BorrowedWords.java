package io.github.secular.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.Optional;

/**
 * Title, description and source that a document has from a sample. As soon as it is another model than the sample they
 * are not its own any longer: the title says that it was changed, the description what it was made from, and there is no
 * source. What its user wrote stays.
 *
 * @param sample the sample that the words are of; empty for a document that has its own
 */
public record BorrowedWords(Optional<ModelDocument> sample) {
    private static final String TITLE = "title";
    private static final String DESCRIPTION = "description";
    private static final String SOURCE = "source";
    private static final String CHANGED = " - changed";

    /** Words, and how long and how exactly a model is solved: what may change while it stays the same model. */
    private static final List<String> NO_PHYSICS =
            List.of(TITLE, DESCRIPTION, SOURCE, "times", "tolerance", "solver", "energies", "ensemble");

    /** Of a document that is going to be changed. */
    public static BorrowedWords of(ModelDocument document) {
        return new BorrowedWords(ModelFile.SAMPLES.stream()
                .map(ModelDocument::sample)
                .filter(sample -> same(sample, document, TITLE) && same(sample, document, DESCRIPTION))
                .findFirst());
    }

    /** The document with words that are true of it; those of the sample where it is the sample's model again. */
    public ModelDocument in(ModelDocument document) {
        return sample.map(from -> isChanged(document) ? told(document, from) : again(document, from))
                .orElse(document);
    }

    /** Whether its physics is not that of the sample any longer. */
    public boolean isChanged(ModelDocument document) {
        return sample.filter(from -> !physics(from).equals(BorrowedWords::compare, physics(document)))
                .isPresent();
    }

    private static ModelDocument told(ModelDocument document, ModelDocument from) {
        ModelDocument out = document;
        out = same(from, out, SOURCE) ? out.without(SOURCE) : out;
        out = same(from, out, DESCRIPTION) ? out.with(DESCRIPTION, madeFrom(from)) : out;
        return same(from, out, TITLE) ? out.with(TITLE, changed(from)) : out;
    }

    private static ModelDocument again(ModelDocument document, ModelDocument from) {
        ModelDocument out = document;
        if (out.at(DESCRIPTION).equals(madeFrom(from))) {
            out = from.has(SOURCE) ? out.with(SOURCE, from.at(SOURCE)) : out;
            out = out.with(DESCRIPTION, from.at(DESCRIPTION));
        }
        return out.at(TITLE).equals(changed(from)) ? out.with(TITLE, from.at(TITLE)) : out;
    }

    private static JsonNode changed(ModelDocument from) {
        return TextNode.valueOf(from.at(TITLE).asText() + CHANGED);
    }

    private static JsonNode madeFrom(ModelDocument from) {
        return TextNode.valueOf("Made from the sample \"" + from.at(TITLE).asText() + "\", which it is no longer.");
    }

    private static boolean same(ModelDocument one, ModelDocument other, String key) {
        return one.has(key) && one.at(key).equals(other.at(key));
    }

    /** 0 for the same; 1 and 1.0 are. */
    private static int compare(JsonNode one, JsonNode other) {
        boolean same = one.isNumber() && other.isNumber()
                ? one.decimalValue().compareTo(other.decimalValue()) == 0
                : one.equals(other);
        return same ? 0 : 1;
    }

    private static ObjectNode physics(ModelDocument document) {
        return document.root().deepCopy().without(NO_PHYSICS);
    }
}
