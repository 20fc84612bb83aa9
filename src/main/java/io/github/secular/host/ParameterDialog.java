package io.github.secular.host;

import ij.IJ;
import ij.WindowManager;
import ij.gui.GUI;
import io.github.secular.host.help.HelpWindow;
import java.awt.BorderLayout;
import java.awt.Dimension;
import java.awt.EventQueue;
import java.awt.Frame;
import java.awt.Rectangle;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.swing.Box;
import javax.swing.BoxLayout;
import javax.swing.JButton;
import javax.swing.JCheckBox;
import javax.swing.JComponent;
import javax.swing.JDialog;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.KeyStroke;
import javax.swing.SwingUtilities;
import javax.swing.Timer;
import javax.swing.border.EmptyBorder;

/**
 * The dialog of a command, the same in Fiji and in plain ImageJ: it shows what a {@link DialogForm} says and hands back
 * what was typed. The model is read on another thread while the user types.
 */
final class ParameterDialog {
    /** Typing is let rest this long before the model is read again, in milliseconds. */
    private static final int REST = 150;

    /** How far a step of the wheel goes, and how wide a bar is, in pixels. */
    private static final int SCROLLED = 18;

    private final DialogForm form;
    private final ExecutorService reader = Executors.newSingleThreadExecutor(task -> {
        Thread out = new Thread(task, "Secular reads the model of a dialog");
        out.setDaemon(true);
        return out;
    });
    private final JDialog dialog;
    private final FieldPanel panel;
    private final JButton ok = new JButton("OK");
    private final Timer rest = new Timer(REST, e -> read());

    /** Whether the user wants previews, in this session. */
    private static boolean previews;

    private final PreviewPanel preview;
    private int asked;
    private boolean closing;
    private Map<String, Object> values;

    private ParameterDialog(DialogForm form) {
        this.form = form;
        Frame owner = IJ.getInstance();
        dialog = new JDialog(owner, form.title(), true);
        panel = new FieldPanel(form.fields(), openImages(), this::changed);
        panel.type(form.remembered());
        preview = new PreviewPanel(form);
        rest.setRepeats(false);
        build();
    }

    /**
     * Asks. Waits, on whatever thread, until the user is done.
     *
     * @return the inputs by name; empty if the user cancelled
     */
    static Optional<Map<String, Object>> ask(DialogForm form) {
        List<Optional<Map<String, Object>>> out = new ArrayList<>();
        Runnable show = () -> out.add(new ParameterDialog(form).show());
        if (EventQueue.isDispatchThread()) {
            show.run();
        } else {
            try {
                EventQueue.invokeAndWait(show);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return Optional.empty();
            } catch (InvocationTargetException e) {
                throw new IllegalStateException(e.getCause());
            }
        }
        return out.get(0);
    }

    private static List<String> openImages() {
        String[] titles = WindowManager.getImageTitles();
        return List.of(titles);
    }

    private void build() {
        JButton help = button("Help", "What this command computes, and what each field means", this::help);
        JButton reset = button("Reset", "Empties what was typed: the model's own values", () -> {
            panel.type(form.untouched());
            read();
        });
        JButton cancel = button("Cancel", "Runs nothing", this::close);
        ok.setName("ok");
        ok.addActionListener(e -> {
            closing = true;
            read();
        });
        JPanel buttons = new JPanel();
        buttons.setLayout(new BoxLayout(buttons, BoxLayout.X_AXIS));
        buttons.setBorder(new EmptyBorder(4, 12, 12, 12));
        buttons.add(help);
        buttons.add(Box.createHorizontalStrut(6));
        buttons.add(reset);
        if (form.hasPreview()) {
            buttons.add(Box.createHorizontalStrut(12));
            buttons.add(previewing());
        }
        buttons.add(Box.createHorizontalGlue());
        buttons.add(cancel);
        buttons.add(Box.createHorizontalStrut(6));
        buttons.add(ok);
        JPanel all = new JPanel(new BorderLayout());
        all.add(atTop(panel), BorderLayout.CENTER);
        all.add(atTop(beside()), BorderLayout.EAST);
        JScrollPane content = new JScrollPane(all); // its bars are seen only where the screen is too small
        content.setBorder(null);
        content.getVerticalScrollBar().setUnitIncrement(SCROLLED);
        dialog.add(content, BorderLayout.CENTER);
        dialog.add(buttons, BorderLayout.SOUTH);
        dialog.getRootPane().setDefaultButton(ok);
        dialog.getRootPane()
                .registerKeyboardAction(
                        e -> close(), KeyStroke.getKeyStroke("ESCAPE"), JComponent.WHEN_IN_FOCUSED_WINDOW);
        dialog.setDefaultCloseOperation(JDialog.DISPOSE_ON_CLOSE);
    }

    /** The model at the right edge, below it what a run would give. */
    private JPanel beside() {
        JPanel model = new JPanel(new BorderLayout());
        model.add(panel.sketch(), BorderLayout.EAST);
        JPanel out = new JPanel(new BorderLayout(0, 6));
        out.setBorder(new EmptyBorder(15, 4, 4, 12));
        out.add(model, BorderLayout.NORTH);
        out.add(preview, BorderLayout.CENTER);
        return out;
    }

    /** Takes no more height than it needs. */
    private static JPanel atTop(JComponent content) {
        JPanel out = new JPanel(new BorderLayout());
        out.add(content, BorderLayout.NORTH);
        return out;
    }

    private JCheckBox previewing() {
        JCheckBox out = new JCheckBox("Preview", previews);
        out.setName("previewing");
        out.setToolTipText("Shows, while you type, what a run would give: something quick in its place, and says what");
        preview.setVisible(previews);
        out.addActionListener(e -> {
            previews = out.isSelected();
            preview.setVisible(previews);
            if (!previews) {
                preview.clear();
            }
            resize(narrowed());
            read();
        });
        return out;
    }

    private static JButton button(String name, String tip, Runnable action) {
        JButton out = new JButton(name);
        out.setName(name.toLowerCase(java.util.Locale.ROOT));
        out.setToolTipText(tip);
        out.addActionListener(e -> action.run());
        return out;
    }

    private Optional<Map<String, Object>> show() {
        // what the model says stands there from the first moment on, unless it takes long to read
        rest.restart();
        GUI.scale(dialog);
        dialog.pack();
        GUI.centerOnImageJScreen(dialog);
        resize(narrowed());
        read();
        dialog.setVisible(true);
        rest.stop();
        reader.shutdown();
        preview.end();
        return Optional.ofNullable(values);
    }

    private void changed() {
        closing = false;
        ok.setEnabled(true); // Enter is not lost while this is not looked at yet; what is wrong is told then, too
        rest.restart();
    }

    /** Has the model read for what is typed now, and shows what comes of it unless more has been typed by then. */
    private void read() {
        rest.stop();
        if (reader.isShutdown()) {
            return; // a second click on OK, while the first one closed the dialog
        }
        int number = ++asked;
        Map<String, String> typed = panel.typed();
        boolean run = closing;
        reader.execute(() -> {
            DialogForm.Answer answer = run ? form.toRun(typed) : form.answer(typed);
            SwingUtilities.invokeLater(() -> {
                if (number == asked) {
                    show(answer, typed);
                }
            });
        });
    }

    private void show(DialogForm.Answer answer, Map<String, String> typed) {
        panel.show(answer);
        ok.setEnabled(answer.isReady());
        ok.setToolTipText(answer.isReady() ? "Runs the command" : "Something is wrong: see the words in red");
        if (closing && answer.isReady()) {
            values = form.values(typed);
            form.remember(typed);
            dialog.dispose();
            return;
        }
        closing = false;
        if (preview.isVisible() && answer.isReady()) {
            preview.show(typed);
        } else {
            preview.clear();
        }
        grow();
    }

    /** Makes room for more lines of words; what the user made larger stays as large, and the width is what it was. */
    private void grow() {
        Dimension wanted = dialog.getPreferredSize();
        if (wanted.height > dialog.getHeight() && dialog.getHeight() < screen().height) {
            resize(new Dimension(dialog.getWidth(), wanted.height));
        }
    }

    /** The size that it would have, with as little room for words as makes it go on the screen. */
    private Dimension narrowed() {
        panel.narrow(Math.max(0, dialog.getPreferredSize().width - screen().width));
        return dialog.getPreferredSize();
    }

    private Rectangle screen() {
        return GUI.getMaxWindowBounds(dialog);
    }

    /** Never larger than the screen, and never beyond its edges: what has no room is reached by the bars. */
    private void resize(Dimension wanted) {
        Rectangle screen = screen();
        int bar = wanted.height > screen.height ? SCROLLED : 0;
        dialog.setSize(Math.min(wanted.width + bar, screen.width), Math.min(wanted.height, screen.height));
        dialog.setLocation(
                Math.max(screen.x, Math.min(dialog.getX(), screen.x + screen.width - dialog.getWidth())),
                Math.max(screen.y, Math.min(dialog.getY(), screen.y + screen.height - dialog.getHeight())));
        dialog.validate();
    }

    private void close() {
        form.remember(panel.typed());
        dialog.dispose();
    }

    private void help() {
        HelpWindow.show(form.title());
    }
}
