package io.github.secular.scenario.document;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.secular.scenario.ModelDocument;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A section of a document that is of one of several kinds: its kind, and the values that this kind has. Another kind
 * takes the place of the whole section.
 *
 * @param section its key
 * @param kinds all of them; a section of none of them stays as it is
 */
record KindTable(String title, String section, List<Kind> kinds) implements DocumentTable {
    /**
     * One kind.
     *
     * @param is whether the section of a document is of it
     * @param fresh the section that a change to this kind begins with
     * @param values what it has
     */
    record Kind(String name, Predicate<ModelDocument> is, ObjectNode fresh, List<ValueTable.Value> values) {}

    private Optional<Kind> kind(ModelDocument document) {
        return kinds.stream().filter(k -> k.is().test(document)).findFirst();
    }

    @Override
    public List<Column> columns(ModelDocument document) {
        return List.of(Column.of("", "value", CellKind.NUMBER, ""));
    }

    @Override
    public Column cell(ModelDocument document, int row, int column) {
        return row == 0
                ? new Column(
                        section,
                        "kind",
                        CellKind.TEXT,
                        "Its kind; another one begins with values of its own.",
                        kinds.stream().map(Kind::name).toList())
                : kind(document).orElseThrow().values().get(row - 1).column();
    }

    @Override
    public int rows(ModelDocument document) {
        return 1 + kind(document).map(k -> k.values().size()).orElse(0);
    }

    @Override
    public String name(ModelDocument document, int row) {
        return row == 0
                ? "kind"
                : kind(document).orElseThrow().values().get(row - 1).name();
    }

    @Override
    public String path(ModelDocument document, int row, int column) {
        return cell(document, row, column).key();
    }

    @Override
    public String text(ModelDocument document, int row, int column) {
        return row == 0
                ? kind(document).map(Kind::name).orElse("as in the file")
                : DocumentTable.super.text(document, row, column);
    }

    @Override
    public ModelDocument changed(ModelDocument document, int row, int column, String text) {
        if (row > 0) {
            return DocumentTable.super.changed(document, row, column, text);
        }
        return kinds.stream()
                .filter(k -> k.name().equals(text))
                .findFirst()
                .map(k -> document.with(section, k.fresh()))
                .orElse(document);
    }

    /** Values first: the section as a whole is the kind's row. */
    @Override
    public Cell find(ModelDocument document, String where) {
        for (int row = rows(document) - 1; row >= 0; row--) {
            String path = path(document, row, 0);
            if (where.equals(path) || where.startsWith(path + ".") || where.startsWith(path + "[")) {
                return new Cell(row, 0);
            }
        }
        return null;
    }
}
