package io.github.secular.host;

import java.awt.Dialog;
import java.awt.Window;
import javax.swing.JDialog;
import javax.swing.JEditorPane;
import javax.swing.JScrollPane;

/** The descriptions of a command's fields, in a window of their own beside its dialog. */
final class FieldHelp {
    private static final int WIDTH = 520;
    private static final int HEIGHT = 560;

    private FieldHelp() {}

    static void show(Window beside, DialogForm form) {
        JEditorPane text = new JEditorPane("text/html", html(form));
        text.setEditable(false);
        text.setCaretPosition(0);
        JDialog window = new JDialog(beside, form.title() + ": help", Dialog.ModalityType.MODELESS);
        window.add(new JScrollPane(text));
        window.setSize(WIDTH, HEIGHT);
        window.setLocation(beside.getX() + beside.getWidth(), beside.getY());
        window.setDefaultCloseOperation(JDialog.DISPOSE_ON_CLOSE);
        window.setVisible(true);
    }

    static String html(DialogForm form) {
        StringBuilder out = new StringBuilder("<html><body style='font-family:sans-serif; margin:8px'>");
        for (Field field : form.fields()) {
            out.append("<p><b>")
                    .append(field.label())
                    .append("</b> (macro key ")
                    .append(field.name())
                    .append("): ");
            out.append(escaped(field.description())).append("</p>");
        }
        return out.toString();
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
