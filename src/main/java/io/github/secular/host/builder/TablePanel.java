package io.github.secular.host.builder;

import io.github.secular.host.help.HtmlText;
import io.github.secular.scenario.ModelDocument;
import io.github.secular.scenario.document.Column;
import io.github.secular.scenario.document.DocumentTable;
import java.awt.BorderLayout;
import java.awt.Color;
import java.awt.Component;
import java.awt.Dimension;
import java.awt.FlowLayout;
import java.awt.Font;
import java.awt.event.MouseEvent;
import java.util.Arrays;
import java.util.EventObject;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javax.swing.BorderFactory;
import javax.swing.Box;
import javax.swing.BoxLayout;
import javax.swing.DefaultCellEditor;
import javax.swing.JButton;
import javax.swing.JComboBox;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JTable;
import javax.swing.JTextField;
import javax.swing.SwingUtilities;
import javax.swing.event.CellEditorListener;
import javax.swing.event.ChangeEvent;
import javax.swing.event.DocumentEvent;
import javax.swing.event.DocumentListener;
import javax.swing.table.DefaultTableCellRenderer;
import javax.swing.table.TableCellEditor;
import javax.swing.table.TableCellRenderer;

/** One table of a model with its title, buttons for more and fewer rows, and room for what is wrong in it. */
final class TablePanel extends JPanel {
    private static final long serialVersionUID = 1L;
    private static final int MOST_ROWS = 12;
    private static final int WIDTH = 470;
    private static final Color WRONG = new Color(0xB00020);
    private static final Color WRONG_CELL = new Color(0xFFD9DE);

    private final transient DocumentTable table;
    private final transient Supplier<ModelDocument> document;
    private final transient Consumer<ModelDocument> look;
    private final transient TableRows rows;
    private final JTable view;
    private final JLabel complaint = new JLabel();
    private transient DocumentTable.Cell wrong;

    /**
     * @param edit takes what an edit makes of the document
     * @param look is shown what it would be, while the user types
     */
    TablePanel(
            DocumentTable table,
            Supplier<ModelDocument> document,
            Consumer<ModelDocument> edit,
            Consumer<ModelDocument> look) {
        super(new BorderLayout());
        this.table = table;
        this.document = document;
        this.look = look;
        rows = new TableRows(table, document, edit);
        view = new Cells();
        view.setName("table." + table.title());
        view.putClientProperty("terminateEditOnFocusLost", Boolean.TRUE);
        view.setRowHeight(view.getFontMetrics(view.getFont()).getHeight() + 6);
        view.setFillsViewportHeight(true);
        int shown = Math.max(1, Math.min(MOST_ROWS, rows.getRowCount()));
        view.setPreferredScrollableViewportSize(new Dimension(WIDTH, shown * view.getRowHeight()));
        widths();
        boolean units =
                table.columns(document.get()).stream().anyMatch(c -> c.heading().contains(" ("));
        Dimension header = view.getTableHeader().getPreferredSize();
        view.getTableHeader().setPreferredSize(new Dimension(header.width, (units ? 2 : 1) * view.getRowHeight()));
        add(head(edit), BorderLayout.NORTH);
        if (rows.getRowCount() > 0) {
            JScrollPane scroll = new JScrollPane(view);
            if (rows.getRowCount() <= MOST_ROWS) {
                // nothing to scroll in it: the wheel is for all tables together
                Arrays.stream(scroll.getMouseWheelListeners()).forEach(scroll::removeMouseWheelListener);
            }
            if (rows.names() == 1
                    && table.columns(document.get()).get(0).heading().equals("value")) {
                view.setTableHeader(null);
            }
            add(scroll, BorderLayout.CENTER);
        }
        complaint.setForeground(WRONG);
        complaint.setFont(complaint.getFont().deriveFont(Font.PLAIN));
        complaint.setName("complaint." + table.title());
        add(complaint, BorderLayout.SOUTH);
        setBorder(BorderFactory.createEmptyBorder(2, 8, 6, 8));
    }

    private JComponent head(Consumer<ModelDocument> edit) {
        JPanel head = new JPanel();
        head.setLayout(new BoxLayout(head, BoxLayout.X_AXIS));
        head.add(new JLabel(table.title()));
        head.add(Box.createHorizontalGlue());
        if (table.canGrow()) {
            JPanel buttons = new JPanel(new FlowLayout(FlowLayout.RIGHT, 4, 0));
            buttons.add(
                    small("+", "add." + table.title(), "One more row", () -> edit.accept(table.added(document.get()))));
            buttons.add(small("\u2212", "remove." + table.title(), "Without the selected row, or the last", () -> {
                int count = rows.getRowCount();
                int row = view.getSelectedRow() >= 0 ? view.getSelectedRow() : count - 1;
                if (row >= 0) {
                    edit.accept(table.removed(document.get(), row));
                }
            }));
            head.add(buttons);
        }
        return head;
    }

    private JButton small(String text, String name, String tip, Runnable action) {
        JButton out = new JButton(text);
        out.setName(name);
        out.setToolTipText(tip);
        out.setMargin(new java.awt.Insets(0, 6, 0, 6));
        out.addActionListener(e -> {
            finish();
            action.run();
        });
        return out;
    }

    private void widths() {
        if (rows.names() == 1) {
            boolean number = rows.getColumnCount() > 2 || table.canGrow();
            int width = number ? 34 : 170;
            view.getColumnModel().getColumn(0).setPreferredWidth(width);
            view.getColumnModel().getColumn(0).setMaxWidth(number ? 48 : 260);
        }
    }

    /** Shows what the document says now. */
    void update() {
        if (rows.getRowCount() > 0) {
            rows.fireTableRowsUpdated(0, rows.getRowCount() - 1);
        }
    }

    /** Takes what is being typed as it stands. */
    void finish() {
        if (view.isEditing() && !view.getCellEditor().stopCellEditing()) {
            view.getCellEditor().cancelCellEditing();
        }
    }

    /** Says what is wrong, if it is about this table, and whether it was. */
    boolean show(ModelDocument of, ModelDocument.Complaint what) {
        wrong = what == null ? null : table.find(of, what.where());
        complaint.setText(wrong == null ? "" : "<html><div style='width:340px'>" + HtmlText.escaped(what.sentence()));
        view.repaint();
        return wrong != null;
    }

    /** The cells: what is wrong on a red ground, choices to choose from, a look at what is typed while it is typed. */
    private final class Cells extends JTable {
        private static final long serialVersionUID = 1L;

        Cells() {
            super(rows);
        }

        private Column cell(int row, int column) {
            return table.cell(document.get(), row, column - rows.names());
        }

        @Override
        public Component prepareRenderer(TableCellRenderer renderer, int row, int column) {
            Component out = super.prepareRenderer(renderer, row, column);
            boolean isWrong = wrong != null && wrong.row() == row && wrong.column() == column - rows.names();
            if (!isCellSelected(row, column)) {
                out.setBackground(
                        isWrong
                                ? WRONG_CELL
                                : column < rows.names() ? TablePanel.this.getBackground() : getBackground());
            }
            if (out instanceof DefaultTableCellRenderer label && column >= rows.names()) {
                label.setToolTipText(cell(row, column).tip());
                if (!cell(row, column).choices().isEmpty()) {
                    label.setText(label.getText() + "  \u25be");
                }
            }
            return out;
        }

        /** What is typed first takes the place of what stood there; a second click puts the caret into it. */
        @Override
        public boolean editCellAt(int row, int column, EventObject cause) {
            boolean edits = super.editCellAt(row, column, cause);
            if (edits && getEditorComponent() instanceof JTextField field) {
                field.selectAll();
                if (cause instanceof MouseEvent) {
                    SwingUtilities.invokeLater(field::selectAll); // the click is still to come to the field
                }
            }
            return edits;
        }

        @Override
        public TableCellEditor getCellEditor(int row, int column) {
            Column cell = cell(row, column);
            if (!cell.choices().isEmpty()) {
                return new DefaultCellEditor(new JComboBox<>(cell.choices().toArray(new String[0])));
            }
            JTextField field = new JTextField();
            field.setBorder(BorderFactory.createLineBorder(Color.DARK_GRAY));
            DefaultCellEditor out = new DefaultCellEditor(field);
            out.setClickCountToStart(1);
            out.addCellEditorListener(new CellEditorListener() {
                @Override
                public void editingStopped(ChangeEvent e) {
                    // the table takes the value
                }

                @Override
                public void editingCanceled(ChangeEvent e) {
                    look.accept(document.get());
                }
            });
            field.getDocument().addDocumentListener(new DocumentListener() {
                private void changed() {
                    look.accept(rows.typed(field.getText(), row, column));
                }

                @Override
                public void insertUpdate(DocumentEvent e) {
                    changed();
                }

                @Override
                public void removeUpdate(DocumentEvent e) {
                    changed();
                }

                @Override
                public void changedUpdate(DocumentEvent e) {
                    changed();
                }
            });
            return out;
        }
    }
}
