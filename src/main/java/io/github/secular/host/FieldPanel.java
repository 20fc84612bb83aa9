package io.github.secular.host;

import java.awt.Color;
import java.awt.Dimension;
import java.awt.FlowLayout;
import java.awt.GridBagConstraints;
import java.awt.GridBagLayout;
import java.awt.Insets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.swing.ImageIcon;
import javax.swing.JCheckBox;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.border.EmptyBorder;

/** The fields of a dialog, one below the other, each with room for a note beside it; those to be shown in one line. */
final class FieldPanel extends JPanel {
    private static final long serialVersionUID = 1L;

    /** Width of notes and of what is said of the model, in pixels of a screen of usual resolution. */
    private static final int NOTE = 250;

    private static final int ABOUT = 560;

    /** They are not made narrower than this. */
    private static final int LEAST = 120;

    private static final Color WRONG = new Color(0xB00020);
    private static final Color QUIET = new Color(0x606060);

    private final transient Map<String, FieldInput> inputs = new LinkedHashMap<>();
    private final transient Map<String, NoteText> notes = new LinkedHashMap<>();
    private final transient Map<String, JLabel> labels = new LinkedHashMap<>();
    private final NoteText about = new NoteText("about", ABOUT);
    private final JLabel sketch = new JLabel();
    private int row;

    /**
     * @param images titles of open images
     * @param changed is told whenever the user changes something
     */
    FieldPanel(List<Field> fields, List<String> images, Runnable changed) {
        super(new GridBagLayout());
        setBorder(new EmptyBorder(12, 12, 4, 12));
        JPanel shown = new JPanel(new FlowLayout(FlowLayout.LEFT, 0, 0));
        for (Field field : fields) {
            FieldInput input = FieldInput.of(field, images, changed);
            input.component().setName("field." + field.name());
            input.component().setToolTipText(field.description());
            inputs.put(field.name(), input);
            if (field.label().startsWith("Show ") && input.component() instanceof JCheckBox box) {
                box.setText(field.label().substring("Show ".length()));
                shown.add(box);
                continue;
            }
            if (shown.getComponentCount() > 0 && shown.getParent() == null) {
                addRow(new JLabel("Show"), shown, new NoteText("", 0));
            }
            addField(field, input);
        }
        if (shown.getComponentCount() > 0 && shown.getParent() == null) {
            addRow(new JLabel("Show"), shown, new NoteText("", 0));
        }
        sketch.setName("sketch");
        if (inputs.containsKey("sample")) {
            // room from the first moment on, so that the dialog does not grow when the picture is there
            sketch.setPreferredSize(new Dimension(DialogForm.SKETCH_WIDTH, DialogForm.SKETCH_HEIGHT));
        }
    }

    /** A small picture of the model, to stand beside the fields. */
    JLabel sketch() {
        return sketch;
    }

    private void addField(Field field, FieldInput input) {
        JLabel label = new JLabel(field.kind() == Field.Kind.FLAG ? "" : field.label());
        label.setToolTipText(field.description());
        label.setLabelFor(input.component());
        NoteText note = new NoteText("note." + field.name(), NOTE);
        labels.put(field.name(), label);
        notes.put(field.name(), note);
        addRow(label, input.row(), note);
        if (field.name().equals("sample")) {
            about.setForeground(QUIET);
            GridBagConstraints c = at(1);
            c.gridwidth = 2;
            add(about, c);
            row++;
        }
    }

    private void addRow(JLabel label, java.awt.Component field, NoteText note) {
        GridBagConstraints c = at(0);
        c.anchor = GridBagConstraints.LINE_END;
        c.fill = GridBagConstraints.NONE;
        add(label, c);
        add(field, at(1));
        GridBagConstraints beside = at(2);
        beside.weightx = 1;
        add(note, beside);
        row++;
    }

    private GridBagConstraints at(int column) {
        return new GridBagConstraints(
                column,
                row,
                1,
                1,
                column == 1 ? 0.01 : 0,
                0,
                GridBagConstraints.LINE_START,
                GridBagConstraints.HORIZONTAL,
                new Insets(3, column == 0 ? 0 : 8, 3, 0),
                0,
                0);
    }

    /** The text of every field, by name. */
    Map<String, String> typed() {
        Map<String, String> out = new LinkedHashMap<>();
        inputs.forEach((name, input) -> out.put(name, input.text()));
        return out;
    }

    /** Fills the fields. */
    void type(Map<String, String> texts) {
        texts.forEach((name, text) -> inputs.get(name).type(text));
    }

    /** Shows what is to be said of what was typed. */
    void show(DialogForm.Answer answer) {
        inputs.forEach((name, input) -> {
            input.hint(answer.empty().getOrDefault(name, ""));
            input.enable(!answer.idle().contains(name));
            input.mark(
                    answer.notes().containsKey(name) && answer.notes().get(name).wrong());
        });
        labels.forEach((name, label) -> label.setEnabled(!answer.idle().contains(name)));
        notes.forEach((name, note) -> {
            DialogForm.Note said = answer.notes().get(name);
            note.setForeground(said != null && said.wrong() ? WRONG : QUIET);
            note.setText(said == null ? "" : said.text());
        });
        sketch.setIcon(answer.sketch().map(ImageIcon::new).orElse(null));
        about.setText(answer.about());
    }

    /** Gives up so many pixels of the room beside the fields, as far as words can do without. */
    void narrow(int by) {
        notes.values().forEach(note -> note.narrow(by, LEAST));
        about.narrow(by, ABOUT / 2);
    }
}
