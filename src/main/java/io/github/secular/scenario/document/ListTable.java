package io.github.secular.scenario.document;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.secular.scenario.ModelDocument;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * A list of objects of a document, a row for each. Where the file has a matrix in place of the list, an edit writes the
 * same numbers as a list first; so does the look at it.
 *
 * @param path where the list stands
 * @param headings the columns of a document
 * @param entry what a new row begins with
 * @param listed the document with a list in place of whatever else may stand for it
 */
record ListTable(
        String title,
        String path,
        Function<ModelDocument, List<Column>> headings,
        Function<ModelDocument, JsonNode> entry,
        UnaryOperator<ModelDocument> listed)
        implements DocumentTable {
    @Override
    public List<Column> columns(ModelDocument document) {
        return headings.apply(document);
    }

    @Override
    public int rows(ModelDocument document) {
        return listed.apply(document).size(path);
    }

    @Override
    public String path(ModelDocument document, int row, int column) {
        return path + "[" + row + "]." + columns(document).get(column).key();
    }

    @Override
    public String text(ModelDocument document, int row, int column) {
        return columns(document).get(column).kind().show(listed.apply(document).at(path(document, row, column)));
    }

    @Override
    public ModelDocument changed(ModelDocument document, int row, int column, String text) {
        return DocumentTable.super.changed(listed.apply(document), row, column, text);
    }

    @Override
    public boolean canGrow() {
        return true;
    }

    @Override
    public ModelDocument added(ModelDocument document) {
        return listed.apply(document).appended(path, entry.apply(document));
    }

    @Override
    public ModelDocument removed(ModelDocument document, int row) {
        return listed.apply(document).without(path + "[" + row + "]");
    }

    @Override
    public Cell find(ModelDocument document, String where) {
        if (!where.startsWith(path + "[")) {
            return null;
        }
        Cell exact = DocumentTable.super.find(document, where);
        if (exact != null) {
            return exact;
        }
        for (int row = 0; row < rows(document); row++) {
            if (where.startsWith(path + "[" + row + "]")) {
                return new Cell(row, 0);
            }
        }
        return null;
    }
}
