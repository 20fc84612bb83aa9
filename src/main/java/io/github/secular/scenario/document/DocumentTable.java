package io.github.secular.scenario.document;

import io.github.secular.scenario.ModelDocument;
import java.util.List;

/** A part of a model document as people edit it: a small table. Holds no document; every edit makes another one. */
public interface DocumentTable {
    /** Of a cell. */
    record Cell(int row, int column) {}

    /** What stands above it. */
    String title();

    /** The columns for a document, whose units it may name. */
    List<Column> columns(ModelDocument document);

    int rows(ModelDocument document);

    /** The name of a row where it has one, or "". */
    default String name(ModelDocument document, int row) {
        return "";
    }

    /** What a cell is: its column, in most tables. */
    default Column cell(ModelDocument document, int row, int column) {
        return columns(document).get(column);
    }

    /** Where a cell stands in the file. */
    String path(ModelDocument document, int row, int column);

    /** What a cell shows. */
    default String text(ModelDocument document, int row, int column) {
        return cell(document, row, column).kind().show(document.at(path(document, row, column)));
    }

    /** The document after something was typed into a cell; the same where that is what it shows already. */
    default ModelDocument typed(ModelDocument document, int row, int column, String text) {
        return text.equals(text(document, row, column)) ? document : changed(document, row, column, text);
    }

    /** The document after another text was typed into a cell; a blank takes the value away. */
    default ModelDocument changed(ModelDocument document, int row, int column, String text) {
        String path = path(document, row, column);
        return cell(document, row, column)
                .kind()
                .read(text)
                .map(value -> document.with(path, value))
                .orElseGet(() -> document.without(path));
    }

    /** Whether rows can be added and removed. */
    default boolean canGrow() {
        return false;
    }

    /** With one more row, if it can grow. */
    default ModelDocument added(ModelDocument document) {
        return document;
    }

    /** Without a row, if it can grow. */
    default ModelDocument removed(ModelDocument document, int row) {
        return document;
    }

    /** The cell that a complaint about a place of the file is about. @return null if there is none */
    default Cell find(ModelDocument document, String where) {
        for (int row = 0; row < rows(document); row++) {
            for (int column = 0; column < columns(document).size(); column++) {
                String path = path(document, row, column);
                if (where.equals(path) || where.startsWith(path + ".") || where.startsWith(path + "[")) {
                    return new Cell(row, column);
                }
            }
        }
        return null;
    }
}
