package io.github.secular.host;

import ij.IJ;
import ij.gui.GenericDialog;
import io.github.secular.host.help.HelpWindow;
import io.github.secular.numerics.InvalidInputException;
import java.awt.Checkbox;
import java.awt.Choice;
import java.awt.TextField;
import java.awt.event.ActionEvent;
import java.io.File;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Vector;
import org.scijava.module.Module;
import org.scijava.module.ModuleItem;

/** ImageJ's dialog for the inputs of a command, made from what the command says of them. */
final class ParameterDialog {
    private final Module module;
    private final List<ModuleItem<?>> items;

    ParameterDialog(Module module) {
        this.module = module;
        this.items = CommandInputs.of(module.getInfo());
    }

    /** What the user chose, by parameter name; null if he cancelled. Asks again where a value cannot be used. */
    Map<String, Object> ask() {
        Map<String, String> texts = new LinkedHashMap<>();
        for (ModuleItem<?> item : items) {
            texts.put(item.getName(), CommandInputs.write(module.getInput(item.getName())));
        }
        while (true) {
            GenericDialog dialog = dialog(texts);
            dialog.showDialog();
            if (dialog.wasCanceled()) {
                return null;
            }
            texts = answers(dialog);
            try {
                return values(texts);
            } catch (InvalidInputException e) {
                IJ.error(dialog.getTitle(), e.getMessage());
            }
        }
    }

    private Map<String, Object> values(Map<String, String> texts) {
        Map<String, Object> out = new LinkedHashMap<>();
        for (ModuleItem<?> item : items) {
            out.put(item.getName(), CommandInputs.read(item, Optional.of(texts.get(item.getName()))));
        }
        return out;
    }

    GenericDialog dialog(Map<String, String> texts) {
        GenericDialog dialog = new HelpedDialog(module.getInfo().getTitle().replace("...", ""));
        for (ModuleItem<?> item : items) {
            String label = item.getLabel() == null ? item.getName() : item.getLabel();
            String text = texts.get(item.getName());
            List<?> choices = item.getChoices();
            if (isFlag(item)) {
                dialog.addCheckbox(label, Boolean.parseBoolean(text));
            } else if (choices != null && !choices.isEmpty()) {
                dialog.addChoice(label, choices.stream().map(String::valueOf).toArray(String[]::new), text);
            } else if (item.getType() == File.class) {
                dialog.addFileField(label, text, 30);
            } else {
                dialog.addStringField(label, text, item.getColumnCount() > 0 ? item.getColumnCount() : 12);
            }
        }
        dialog.addHelp("");
        return dialog;
    }

    /**
     * Read from the fields themselves, not by {@code getNextString()}: that would record by ImageJ's own keys, the
     * first words of the labels, which no other host understands.
     */
    private Map<String, String> answers(GenericDialog dialog) {
        Iterator<?> strings = all(dialog.getStringFields());
        Iterator<?> choices = all(dialog.getChoices());
        Iterator<?> flags = all(dialog.getCheckboxes());
        Map<String, String> out = new LinkedHashMap<>();
        for (ModuleItem<?> item : items) {
            boolean choice = item.getChoices() != null && !item.getChoices().isEmpty();
            out.put(
                    item.getName(),
                    isFlag(item)
                            ? Boolean.toString(((Checkbox) flags.next()).getState())
                            : choice
                                    ? ((Choice) choices.next()).getSelectedItem()
                                    : ((TextField) strings.next()).getText());
        }
        return out;
    }

    private static Iterator<?> all(Vector<?> fields) {
        return fields == null ? new Vector<>().iterator() : fields.iterator();
    }

    private static boolean isFlag(ModuleItem<?> item) {
        return item.getType() == boolean.class || item.getType() == Boolean.class;
    }

    /** ImageJ's own Help button opens what {@code addHelp} was given; this one opens the page of the command. */
    private static final class HelpedDialog extends GenericDialog {
        HelpedDialog(String title) {
            super(title);
        }

        @Override
        public void actionPerformed(ActionEvent e) {
            if (e.getActionCommand() != null && e.getActionCommand().strip().equals("Help")) {
                HelpWindow.show(getTitle());
            } else {
                super.actionPerformed(e);
            }
        }
    }
}
