package io.github.secular.host;

import ij.ImagePlus;
import ij.WindowManager;
import io.github.secular.host.builder.FileChooser;
import java.awt.BorderLayout;
import java.awt.Color;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.Insets;
import java.awt.RenderingHints;
import java.io.File;
import java.util.ArrayList;
import java.util.List;
import javax.swing.BorderFactory;
import javax.swing.JButton;
import javax.swing.JCheckBox;
import javax.swing.JComponent;
import javax.swing.JMenuItem;
import javax.swing.JPanel;
import javax.swing.JPopupMenu;
import javax.swing.JTextField;
import javax.swing.border.Border;
import javax.swing.event.DocumentEvent;
import javax.swing.event.DocumentListener;

/** One field of a dialog in its Swing form: a line of text, a box to tick, a list to choose from, a file. */
abstract class FieldInput {
    private static final Color WRONG = new Color(0xB00020);

    /** @param images titles of open images @param changed is told when the user changes it */
    static FieldInput of(Field field, List<String> images, Runnable changed) {
        return switch (field.kind()) {
            case FLAG -> new Flag(field, changed);
            case CHOICE -> new Chosen(field.choices(), field.name().equals("sample"), changed);
            case IMAGE -> new Chosen(withNone(images), false, changed);
            case IMAGES -> new TitlesLine(field, drawn(images), changed);
            case FILE -> new FileLine(field, null, changed);
            case SAVE -> new FileLine(field, new File("figure.svg"), changed);
            case TEXT -> new Line(field.columns(), changed);
        };
    }

    /** The title of the image that a hint speaks of as the one in front; "" where it does not, or there is none. */
    private static String front(String hint) {
        ImagePlus front = WindowManager.getCurrentImage();
        return front != null && hint.endsWith("in front") ? front.getTitle() : "";
    }

    private static List<String> drawn(List<String> images) {
        return images.stream()
                .filter(title ->
                        WindowManager.getImage(title) != null && DrawnImage.of(WindowManager.getImage(title)) != null)
                .toList();
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
        private final WideList box;

        Chosen(List<String> choices, boolean samples, Runnable changed) {
            box = new WideList(choices, samples);
            box.setMaximumRowCount(24);
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
            box.empty(text, front(text));
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
            Insets room = usual.getBorderInsets(field); // the field keeps its size
            Border red = BorderFactory.createCompoundBorder(
                    BorderFactory.createLineBorder(WRONG),
                    BorderFactory.createEmptyBorder(room.top - 1, room.left - 1, room.bottom - 1, room.right - 1));
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

    /** A line of text with a button that helps to fill it in. */
    private abstract static class HelpedLine extends Line {
        private final JPanel row = new JPanel(new BorderLayout(6, 0));
        final JButton button;

        HelpedLine(Field field, String help, String name, Runnable changed) {
            super(Math.max(24, field.columns()), changed);
            button = new JButton(help);
            button.setName(name + field.name());
            button.addActionListener(e -> help(field));
            row.add(component(), BorderLayout.CENTER);
            row.add(button, BorderLayout.LINE_END);
        }

        abstract void help(Field field);

        @Override
        JComponent row() {
            return row;
        }

        @Override
        void enable(boolean enabled) {
            super.enable(enabled);
            button.setEnabled(enabled);
        }
    }

    /** Titles of open charts and pictures, with semicolons between them. */
    private static final class TitlesLine extends HelpedLine {
        private final List<String> titles;

        TitlesLine(Field field, List<String> titles, Runnable changed) {
            super(field, "Add...", "add.", changed);
            this.titles = titles;
        }

        @Override
        void hint(String text) {
            String title = front(text);
            super.hint(title.isEmpty() ? text : text + ": " + title);
        }

        @Override
        void help(Field field) {
            JPopupMenu menu = new JPopupMenu();
            menu.setName("open." + field.name());
            for (String title : titles) {
                JMenuItem item = new JMenuItem(title);
                item.addActionListener(e -> type(text().isBlank() ? title : text().strip() + "; " + title));
                menu.add(item);
            }
            menu.show(button, 0, button.getHeight());
        }
    }

    /** The path of a file, with a button that looks for one. */
    private static final class FileLine extends HelpedLine {
        private final File offered;

        /** @param offered the name of a new file; null for one that there is */
        FileLine(Field field, File offered, Runnable changed) {
            super(field, "Browse...", "browse.", changed);
            this.offered = offered;
        }

        @Override
        void help(Field field) {
            File now = text().isBlank() ? null : new File(text());
            FileChooser chooser = new FileChooser(now);
            chooser.setDialogTitle(field.label());
            field.extension().ifPresent(end -> chooser.filter(field.label(), end));
            if (offered != null) {
                chooser.filter("Figures", "svg", "pdf", "png");
            }
            File chosen = offered == null
                    ? chooser.toOpen(button)
                    : chooser.toSave(button, now == null ? offered : now, ".svg");
            if (chosen != null) {
                type(chosen.getPath());
            }
        }
    }
}
