package io.github.secular.host;

import java.awt.BorderLayout;
import java.awt.Color;
import java.awt.Component;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.io.File;
import java.util.ArrayList;
import java.util.List;
import javax.swing.BorderFactory;
import javax.swing.DefaultListCellRenderer;
import javax.swing.JButton;
import javax.swing.JCheckBox;
import javax.swing.JComboBox;
import javax.swing.JComponent;
import javax.swing.JFileChooser;
import javax.swing.JList;
import javax.swing.JPanel;
import javax.swing.JTextField;
import javax.swing.border.Border;
import javax.swing.event.DocumentEvent;
import javax.swing.event.DocumentListener;
import javax.swing.filechooser.FileNameExtensionFilter;

/** One field of a dialog in its Swing form: a line of text, a box to tick, a list to choose from, a file. */
abstract class FieldInput {
    private static final Color WRONG = new Color(0xB00020);

    /** @param images titles of open images @param changed is told when the user changes it */
    static FieldInput of(Field field, List<String> images, Runnable changed) {
        return switch (field.kind()) {
            case FLAG -> new Flag(field, changed);
            case CHOICE -> new Chosen(field.choices(), field.name().equals("sample"), changed);
            case IMAGE -> new Chosen(withNone(images), false, changed);
            case FILE -> new FileLine(field, changed);
            case TEXT -> new Line(field.columns(), changed);
        };
    }

    private static List<String> withNone(List<String> images) {
        List<String> out = new ArrayList<>(List.of(""));
        out.addAll(images);
        return out;
    }

    /** What the user works with. */
    abstract JComponent component();

    /** That, with what belongs to it. */
    JComponent row() {
        return component();
    }

    abstract String text();

    abstract void type(String text);

    /** What it stands for while it is empty. */
    void hint(String text) {}

    void enable(boolean enabled) {
        component().setEnabled(enabled);
    }

    /** Shows whether what it holds is wrong. */
    void mark(boolean wrong) {}

    private static final class Flag extends FieldInput {
        private final JCheckBox box;

        Flag(Field field, Runnable changed) {
            box = new JCheckBox(field.label());
            box.addActionListener(e -> changed.run());
        }

        @Override
        JComponent component() {
            return box;
        }

        @Override
        String text() {
            return Boolean.toString(box.isSelected());
        }

        @Override
        void type(String text) {
            box.setSelected(Boolean.parseBoolean(text));
        }
    }

    /** A list to choose from. The empty choice is shown as what it stands for. */
    private static final class Chosen extends FieldInput {
        private final JComboBox<String> box;
        private String none = "";

        Chosen(List<String> choices, boolean samples, Runnable changed) {
            box = new JComboBox<>(choices.toArray(new String[0]));
            box.setMaximumRowCount(24);
            box.setRenderer(new DefaultListCellRenderer() {
                private static final long serialVersionUID = 1L;

                @Override
                public Component getListCellRendererComponent(
                        JList<?> list, Object value, int index, boolean selected, boolean focused) {
                    String text = String.valueOf(value);
                    String title = samples && index >= 0 ? DialogForm.sampleTitle(text) : "";
                    String shown = text.isEmpty() ? "(" + (none.isEmpty() ? "none" : none) + ")" : text;
                    return super.getListCellRendererComponent(
                            list, title.isEmpty() ? shown : shown + ": " + title, index, selected, focused);
                }
            });
            box.addActionListener(e -> changed.run());
        }

        @Override
        JComponent component() {
            return box;
        }

        @Override
        String text() {
            return String.valueOf(box.getSelectedItem());
        }

        @Override
        void type(String text) {
            box.setSelectedItem(text);
        }

        @Override
        void hint(String text) {
            none = text;
            box.repaint();
        }
    }

    /** A line of text that shows, in grey, what it stands for while it is empty. */
    private static class Line extends FieldInput {
        private final HintedField field;
        private final Border usual;

        Line(int columns, Runnable changed) {
            field = new HintedField(columns);
            usual = field.getBorder();
            field.getDocument().addDocumentListener(new DocumentListener() {
                @Override
                public void insertUpdate(DocumentEvent e) {
                    changed.run();
                }

                @Override
                public void removeUpdate(DocumentEvent e) {
                    changed.run();
                }

                @Override
                public void changedUpdate(DocumentEvent e) {
                    changed.run();
                }
            });
        }

        @Override
        JTextField component() {
            return field;
        }

        @Override
        String text() {
            return field.getText();
        }

        @Override
        void type(String text) {
            if (!field.getText().equals(text)) {
                field.setText(text);
                field.setCaretPosition(0);
            }
        }

        @Override
        void hint(String text) {
            field.hint = text;
            field.repaint();
        }

        @Override
        void mark(boolean wrong) {
            Border red = BorderFactory.createCompoundBorder(
                    BorderFactory.createLineBorder(WRONG), BorderFactory.createEmptyBorder(1, 3, 1, 3));
            field.setBorder(wrong ? red : usual);
        }
    }

    private static final class HintedField extends JTextField {
        private static final long serialVersionUID = 1L;
        private static final Color HINT = new Color(0x808080);

        private String hint = "";

        HintedField(int columns) {
            super(columns);
        }

        @Override
        protected void paintComponent(Graphics g) {
            super.paintComponent(g);
            if (getText().isEmpty() && !hint.isEmpty()) {
                Graphics2D own = (Graphics2D) g.create();
                own.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
                own.setColor(HINT);
                own.setFont(getFont());
                int line =
                        own.getFontMetrics().getAscent() - own.getFontMetrics().getDescent();
                own.drawString(hint, getInsets().left + 1, (getHeight() + line) / 2);
                own.dispose();
            }
        }
    }

    /** The path of a file, with a button that looks for one. */
    private static final class FileLine extends Line {
        private final JPanel row = new JPanel(new BorderLayout(6, 0));
        private final JButton browse = new JButton("Browse...");

        FileLine(Field field, Runnable changed) {
            super(Math.max(24, field.columns()), changed);
            browse.setName("browse." + field.name());
            browse.addActionListener(e -> browse(field));
            row.add(component(), BorderLayout.CENTER);
            row.add(browse, BorderLayout.LINE_END);
        }

        private void browse(Field field) {
            JFileChooser chooser = new JFileChooser(text().isBlank() ? null : new File(text()).getParentFile());
            chooser.setDialogTitle(field.label());
            field.extension()
                    .ifPresent(end -> chooser.setFileFilter(
                            new FileNameExtensionFilter(field.label() + " (*." + end + ")", end)));
            if (chooser.showOpenDialog(row) == JFileChooser.APPROVE_OPTION) {
                type(chooser.getSelectedFile().getPath());
            }
        }

        @Override
        JComponent row() {
            return row;
        }

        @Override
        void enable(boolean enabled) {
            super.enable(enabled);
            browse.setEnabled(enabled);
        }
    }
}
