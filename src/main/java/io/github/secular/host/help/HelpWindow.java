package io.github.secular.host.help;

import ij.IJ;
import ij.WindowManager;
import java.awt.BorderLayout;
import java.awt.Dialog;
import java.awt.Dimension;
import java.awt.EventQueue;
import java.awt.GraphicsEnvironment;
import java.awt.KeyboardFocusManager;
import java.awt.Rectangle;
import java.awt.Window;
import java.awt.event.ActionEvent;
import java.awt.event.WindowAdapter;
import java.awt.event.WindowEvent;
import java.util.ArrayDeque;
import java.util.Deque;
import javax.swing.AbstractAction;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JEditorPane;
import javax.swing.JFrame;
import javax.swing.JScrollPane;
import javax.swing.JTextField;
import javax.swing.JToolBar;
import javax.swing.KeyStroke;
import javax.swing.event.HyperlinkEvent;

/** The window in which the help is read. There is one, which comes to the front when another page is asked for. */
public final class HelpWindow {
    static final Dimension SIZE = new Dimension(860, 760);

    /** In less nothing can be read. */
    private static final Dimension LEAST = new Dimension(480, 360);

    private static HelpWindow open;

    private final JFrame frame = new JFrame();
    private final JEditorPane pane = new JEditorPane();
    private final HelpKit kit = new HelpKit();
    private final Deque<String> before = new ArrayDeque<>();
    private final Deque<String> after = new ArrayDeque<>();
    private final JButton back = new JButton("Back");
    private final JButton forward = new JButton("Forward");
    private final JTextField sought = new JTextField(16);
    private String place = "";

    private HelpWindow() {
        pane.setEditorKit(kit);
        pane.setEditable(false);
        pane.addHyperlinkListener(this::follow);
        frame.add(bar(), BorderLayout.NORTH);
        frame.add(new JScrollPane(pane));
        frame.setSize(SIZE);
        // to be read while a dialog waits for its answers
        frame.setModalExclusionType(Dialog.ModalExclusionType.APPLICATION_EXCLUDE);
        frame.setDefaultCloseOperation(JFrame.DISPOSE_ON_CLOSE);
        frame.addWindowListener(new WindowAdapter() {
            @Override
            public void windowClosed(WindowEvent e) {
                WindowManager.removeWindow(frame);
                open = null;
            }
        });
        key("ESCAPE", frame::dispose);
        key("alt LEFT", this::goBack);
        key("alt RIGHT", this::goForward);
    }

    /**
     * Shows the page of a command, or another page; the contents where there is none such. Returns at once. Without a
     * display the page goes into ImageJ's log, as text.
     *
     * @param name the title of a command, with or without its dots, a path or short name of a page, or blank
     */
    public static void show(String name) {
        String page = name.isBlank()
                ? HelpPages.CONTENTS
                : HelpPages.exists(HelpPages.ofCommand(name)) ? HelpPages.ofCommand(name) : HelpPages.named(name);
        if (GraphicsEnvironment.isHeadless()) {
            IJ.log(HelpText.of(page));
            return;
        }
        EventQueue.invokeLater(() -> {
            if (open == null) {
                open = new HelpWindow();
                open.frame.setLocationByPlatform(true);
                // the dialog that it is about stays in sight
                Window asking =
                        KeyboardFocusManager.getCurrentKeyboardFocusManager().getActiveWindow();
                if (asking instanceof Dialog) {
                    Rectangle screen = asking.getGraphicsConfiguration().getBounds();
                    Beside.of(asking.getBounds(), screen, SIZE, LEAST).ifPresent(open.frame::setBounds);
                }
                open.frame.setVisible(true);
                WindowManager.addWindow(open.frame);
            }
            open.visit(page);
            open.frame.toFront();
        });
    }

    private JToolBar bar() {
        JToolBar bar = new JToolBar();
        bar.setFloatable(false);
        JButton contents = new JButton("Contents");
        back.addActionListener(e -> goBack());
        forward.addActionListener(e -> goForward());
        contents.addActionListener(e -> visit(HelpPages.CONTENTS));
        sought.setToolTipText("Words to look for on all pages");
        sought.setMaximumSize(sought.getPreferredSize());
        sought.addActionListener(e -> visit(HelpSearch.PREFIX + sought.getText()));
        bar.add(back);
        bar.add(forward);
        bar.add(contents);
        bar.add(javax.swing.Box.createHorizontalGlue());
        bar.add(new javax.swing.JLabel("Find "));
        bar.add(sought);
        return bar;
    }

    private void key(String stroke, Runnable action) {
        KeyStroke key = KeyStroke.getKeyStroke(stroke);
        JComponent root = frame.getRootPane();
        root.getInputMap(JComponent.WHEN_IN_FOCUSED_WINDOW).put(key, stroke);
        pane.getInputMap().put(key, stroke);
        AbstractAction act = new AbstractAction() {
            @Override
            public void actionPerformed(ActionEvent e) {
                action.run();
            }
        };
        root.getActionMap().put(stroke, act);
        pane.getActionMap().put(stroke, act);
    }

    private void follow(HyperlinkEvent event) {
        if (event.getEventType() != HyperlinkEvent.EventType.ACTIVATED) {
            return;
        }
        String link = event.getDescription();
        if (link.contains("://")) {
            IJ.runPlugIn("ij.plugin.BrowserLauncher", link);
        } else {
            visit(HelpPages.resolve(place.startsWith(HelpSearch.PREFIX) ? "" : page(place), link));
        }
    }

    private void visit(String next) {
        if (!next.equals(place)) {
            if (!place.isEmpty()) {
                before.push(place);
            }
            after.clear();
        }
        load(next);
    }

    private void goBack() {
        if (!before.isEmpty()) {
            after.push(place);
            load(before.pop());
        }
    }

    private void goForward() {
        if (!after.isEmpty()) {
            before.push(place);
            load(after.pop());
        }
    }

    /** @param next a path, perhaps with an anchor */
    private void load(String next) {
        boolean search = next.startsWith(HelpSearch.PREFIX);
        String page = page(next);
        if (search || !page(place).equals(page)) {
            String body = search ? HelpSearch.html(next) : HelpHtml.of(page);
            kit.show(pane, page, body);
            String title = search ? "Find" : HelpPages.title(page);
            frame.setTitle(title.startsWith("Secular") ? title : "Secular: " + title);
        }
        place = next;
        back.setEnabled(!before.isEmpty());
        forward.setEnabled(!after.isEmpty());
        int anchor = next.indexOf('#');
        // when the page has been laid out
        EventQueue.invokeLater(() -> {
            if (anchor < 0 || search) {
                pane.setCaretPosition(0);
                pane.scrollRectToVisible(new java.awt.Rectangle(0, 0, 1, 1));
            } else {
                pane.scrollToReference(next.substring(anchor + 1));
            }
        });
    }

    private static String page(String place) {
        return place.startsWith(HelpSearch.PREFIX) ? place : place.split("#", 2)[0];
    }
}
