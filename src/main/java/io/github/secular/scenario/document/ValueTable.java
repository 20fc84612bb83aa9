package io.github.secular.scenario.document;

import io.github.secular.scenario.ModelDocument;
import java.util.List;
import java.util.function.Function;

/**
 * Single values of a document, one below the other, each with its name.
 *
 * @param values of a document
 */
record ValueTable(String title, Function<ModelDocument, List<Value>> values) implements DocumentTable {
    /** @param column its place from the top of the file as the key */
    record Value(String name, Column column) {
        static Value of(String name, String path, CellKind kind, String tip, String... choices) {
            return new Value(name, new Column(path, "", kind, tip, List.of(choices)));
        }
    }

    @Override
    public List<Column> columns(ModelDocument document) {
        return List.of(Column.of("", "value", CellKind.NUMBER, ""));
    }

    @Override
    public int rows(ModelDocument document) {
        return values.apply(document).size();
    }

    @Override
    public String name(ModelDocument document, int row) {
        return values.apply(document).get(row).name();
    }

    @Override
    public Column cell(ModelDocument document, int row, int column) {
        return values.apply(document).get(row).column();
    }

    @Override
    public String path(ModelDocument document, int row, int column) {
        return cell(document, row, column).key();
    }
}
