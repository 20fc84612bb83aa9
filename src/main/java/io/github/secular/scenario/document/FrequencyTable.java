package io.github.secular.scenario.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.secular.scenario.ModelDocument;
import java.util.List;

/**
 * The base frequencies of light or of a drive, a row for each. With one more, or one less, the indices of its terms and
 * the photon numbers of levels get one more, or one less, too.
 *
 * @param section "wave", "light" or "drive"
 * @param terms the list within it: "harmonics", "tones" or "terms"
 */
record FrequencyTable(String section, String terms) implements DocumentTable {
    @Override
    public String title() {
        return "Frequencies";
    }

    private String key(ModelDocument document) {
        return section + (document.has(section + ".cycles") ? ".cycles" : ".frequencies");
    }

    @Override
    public List<Column> columns(ModelDocument document) {
        boolean cycles = document.has(section + ".cycles");
        return List.of(Column.of(
                key(document),
                cycles
                        ? "cycles (per fast time)"
                        : "frequency" + LevelTable.unit(document, section + ".unit", "per fast time"),
                CellKind.NUMBER,
                "A base frequency; those of the terms are sums of them."));
    }

    @Override
    public int rows(ModelDocument document) {
        return document.size(key(document));
    }

    @Override
    public String name(ModelDocument document, int row) {
        return Integer.toString(row + 1);
    }

    @Override
    public String path(ModelDocument document, int row, int column) {
        return key(document) + "[" + row + "]";
    }

    @Override
    public ModelDocument changed(ModelDocument document, int row, int column, String text) {
        return text.isBlank() ? document : DocumentTable.super.changed(document, row, column, text);
    }

    @Override
    public boolean canGrow() {
        return true;
    }

    @Override
    public ModelDocument added(ModelDocument document) {
        ModelDocument out = document.appended(key(document), IntNode.valueOf(1));
        ObjectNode root = out.root().deepCopy();
        indices(root, list -> list.add(0));
        return out.edited(root);
    }

    @Override
    public ModelDocument removed(ModelDocument document, int row) {
        ModelDocument out = document.without(path(document, row, 0));
        ObjectNode root = out.root().deepCopy();
        indices(root, list -> list.remove(row));
        return out.edited(root);
    }

    private void indices(ObjectNode root, java.util.function.Consumer<ArrayNode> edit) {
        for (JsonNode term : root.path(section).path(terms)) {
            if (term.path("index") instanceof ArrayNode index) {
                edit.accept(index);
            }
        }
        for (JsonNode photons : root.path("levels").path("photons")) {
            if (photons instanceof ArrayNode list) {
                edit.accept(list);
            }
        }
    }
}
