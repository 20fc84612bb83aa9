package io.github.secular.host.builder;

import io.github.secular.scenario.ModelDocument;
import io.github.secular.scenario.document.DocumentTable;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javax.swing.table.AbstractTableModel;

/** A table of a document as Swing wants it; names of rows, where there are such, in a column of their own in front. */
final class TableRows extends AbstractTableModel {
    private static final long serialVersionUID = 1L;

    private final transient DocumentTable table;
    private final transient Supplier<ModelDocument> document;
    private final transient Consumer<ModelDocument> edit;

    TableRows(DocumentTable table, Supplier<ModelDocument> document, Consumer<ModelDocument> edit) {
        this.table = table;
        this.document = document;
        this.edit = edit;
    }

    /** 1 where rows have names. */
    int names() {
        return getRowCount() > 0 && !table.name(document.get(), 0).isEmpty() ? 1 : 0;
    }

    @Override
    public int getRowCount() {
        return table.rows(document.get());
    }

    @Override
    public int getColumnCount() {
        return names() + table.columns(document.get()).size();
    }

    @Override
    public String getColumnName(int column) {
        if (column < names()) {
            return "";
        }
        String heading = table.columns(document.get()).get(column - names()).heading();
        // the unit in a line of its own
        return heading.contains(" (") ? "<html>" + heading.replace(" (", "<br>(") + "</html>" : heading;
    }

    @Override
    public Object getValueAt(int row, int column) {
        return column < names() ? table.name(document.get(), row) : table.text(document.get(), row, column - names());
    }

    @Override
    public boolean isCellEditable(int row, int column) {
        return column >= names();
    }

    @Override
    public void setValueAt(Object value, int row, int column) {
        edit.accept(typed(String.valueOf(value), row, column));
    }

    /** The document as it would be with this text in a cell. */
    ModelDocument typed(String text, int row, int column) {
        return table.typed(document.get(), row, column - names(), text);
    }
}
