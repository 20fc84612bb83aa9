package io.github.secular.host.builder;

import ij.IJ;
import ij.gui.GUI;
import io.github.secular.host.help.HtmlText;
import io.github.secular.numerics.InvalidInputException;
import io.github.secular.present.ModelPresentation;
import io.github.secular.scenario.ImageSource;
import io.github.secular.scenario.ModelDocument;
import io.github.secular.scenario.document.DocumentTable;
import java.awt.BorderLayout;
import java.awt.Color;
import java.awt.FlowLayout;
import java.awt.Font;
import java.awt.Rectangle;
import java.awt.event.WindowAdapter;
import java.awt.event.WindowEvent;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.swing.BorderFactory;
import javax.swing.Box;
import javax.swing.BoxLayout;
import javax.swing.JButton;
import javax.swing.JComboBox;
import javax.swing.JFrame;
import javax.swing.JLabel;
import javax.swing.JOptionPane;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JSplitPane;
import javax.swing.SwingUtilities;
import javax.swing.Timer;
import javax.swing.WindowConstants;
import org.jfree.chart.JFreeChart;

/**
 * The window in which a model is built: its tables on the left, what it looks like on the right, drawn anew while the user
 * types, below what is wrong in the words of the reader of model files.
 */
public final class ModelWindow {
    private static final int REST = 200;
    private static final Color WRONG = new Color(0xB00020);
    private static final Color QUIET = new Color(0x505050);

    /** What the window asks of the host it is in. */
    public interface Host {
        /** Opens image files that models name. */
        ImageSource images();

        /** A model has been saved here by hand. */
        void saved(Path file);

        /** Shows the page on this window. */
        void help();

        /** Runs the model of a file. */
        void run(Path file);
    }

    private final Editing editing;
    private final Host host;
    private final JFrame frame = new JFrame();
    private final JPanel tables = new JPanel();
    private final List<TablePanel> panels = new ArrayList<>();
    private final Pictures pictures = new Pictures();
    private final JLabel status = new JLabel(" ");
    private final JButton undo = new JButton("Undo");
    private final JButton run = new JButton("Run...");
    private final ExecutorService reader = Executors.newSingleThreadExecutor(task -> {
        Thread out = new Thread(task, "Secular reads the model of a window");
        out.setDaemon(true);
        return out;
    });
    private final Timer rest = new Timer(REST, e -> read());
    private List<String> shape = List.of();
    private ModelDocument looked;
    private int asked;

    private ModelWindow(boolean classical, Host host) {
        this.editing = new Editing(classical);
        this.host = host;
        looked = editing.document();
        rest.setRepeats(false);
        build();
        refresh();
    }

    /** Opens the window, with a sample in it. @param classical a well, else an atom */
    public static void open(boolean classical, Host host) {
        SwingUtilities.invokeLater(() -> new ModelWindow(classical, host).frame.setVisible(true));
    }

    private void build() {
        tables.setLayout(new BoxLayout(tables, BoxLayout.Y_AXIS));
        JPanel top = new JPanel(new BorderLayout());
        top.add(tables, BorderLayout.NORTH);
        JScrollPane left = new JScrollPane(top);
        left.getVerticalScrollBar().setUnitIncrement(16);
        left.setBorder(BorderFactory.createEmptyBorder());
        JSplitPane both = new JSplitPane(JSplitPane.HORIZONTAL_SPLIT, left, pictures);
        both.setResizeWeight(0.5);
        status.setName("status");
        status.setFont(status.getFont().deriveFont(Font.PLAIN));
        status.setBorder(BorderFactory.createEmptyBorder(4, 10, 6, 10));
        frame.add(bar(), BorderLayout.NORTH);
        frame.add(both, BorderLayout.CENTER);
        frame.add(status, BorderLayout.SOUTH);
        frame.setName(editing.isClassical() ? "well" : "atom");
        place();
        frame.setDefaultCloseOperation(WindowConstants.DO_NOTHING_ON_CLOSE);
        frame.addWindowListener(new WindowAdapter() {
            @Override
            public void windowClosing(WindowEvent e) {
                close();
            }
        });
    }

    /**
     * Below ImageJ's own window, as far as the screen goes. Told, not left to the window manager: lists in the window are
     * clicked where Java believes it to be.
     */
    private void place() {
        Rectangle screen = GUI.getMaxWindowBounds(IJ.getInstance());
        Rectangle main = IJ.getInstance().getBounds();
        int width = Math.min(1080, screen.width);
        int height = Math.min(760, screen.height);
        int lowest = screen.y + screen.height - height;
        frame.setBounds(screen.x + (screen.width - width) / 2, Math.min(main.y + main.height, lowest), width, height);
    }

    private JPanel bar() {
        JPanel bar = new JPanel(new FlowLayout(FlowLayout.LEFT, 6, 6));
        JComboBox<String> samples = new JComboBox<>(editing.samples().toArray(new String[0]));
        samples.setName("samples");
        samples.setMaximumRowCount(24);
        samples.setSelectedItem(editing.isClassical() ? "duffing-two-frequency" : "lambda-two-frequency");
        samples.setToolTipText("A model to start from");
        samples.addActionListener(e -> change(() -> editing.start((String) samples.getSelectedItem())));
        undo.setName("undo");
        undo.addActionListener(e -> change(editing::undo));
        run.setName("run");
        run.setToolTipText("Saves the model and opens the command that solves it");
        run.addActionListener(e -> run());
        bar.add(new JLabel("Start from"));
        bar.add(samples);
        bar.add(button("Open...", "open", "A model file", this::openFile));
        bar.add(button("Save...", "save", "Writes the model file", () -> save(true)));
        bar.add(undo);
        bar.add(Box.createHorizontalStrut(12));
        bar.add(run);
        bar.add(button("Help", "help", "What stands where in this window", host::help));
        return bar;
    }

    private static JButton button(String text, String name, String tip, Runnable action) {
        JButton out = new JButton(text);
        out.setName(name);
        out.setToolTipText(tip);
        out.addActionListener(e -> action.run());
        return out;
    }

    /** Makes a change of the document as a whole; what is wrong with it is said, and nothing changes. */
    private void change(Runnable what) {
        try {
            what.run();
        } catch (InvalidInputException e) {
            say(e.getMessage(), true);
            return;
        }
        refresh();
    }

    private void edit(ModelDocument next) {
        editing.edit(next);
        // an editor that has just stopped must be gone before its table is
        SwingUtilities.invokeLater(this::refresh);
    }

    /** Shows a document that is only being typed. */
    private void look(ModelDocument typed) {
        looked = typed;
        rest.restart();
    }

    /** Shows the document as it is now; builds the tables anew only where they have other rows or columns. */
    private void refresh() {
        List<String> next = editing.shape();
        if (next.equals(shape)) {
            panels.forEach(TablePanel::update);
        } else {
            shape = next;
            tables.removeAll();
            panels.clear();
            for (DocumentTable table : editing.tables()) {
                TablePanel panel = new TablePanel(table, editing::document, this::edit, this::look);
                panels.add(panel);
                tables.add(panel);
            }
            tables.revalidate();
            tables.repaint();
        }
        undo.setEnabled(editing.canUndo());
        frame.setTitle((editing.isClassical() ? "Well: " : "Atom: ") + editing.name());
        looked = editing.document();
        read();
    }

    /** Has the model read and drawn on another thread, and shows it unless there is a newer one by then. */
    private void read() {
        rest.stop();
        int number = ++asked;
        ModelDocument document = looked;
        reader.execute(() -> {
            Optional<ModelDocument.Complaint> complaint = document.complaint();
            List<JFreeChart> charts = complaint.isPresent()
                    ? List.of()
                    : ModelPresentation.pictures(document.file().scenario());
            List<String> notes = complaint.isPresent()
                    ? List.of()
                    : document.file().scenario().warnings();
            SwingUtilities.invokeLater(() -> {
                if (number == asked) {
                    show(document, complaint.orElse(null), charts, notes);
                }
            });
        });
    }

    private void show(
            ModelDocument document, ModelDocument.Complaint complaint, List<JFreeChart> charts, List<String> notes) {
        boolean placed = false;
        for (TablePanel panel : panels) {
            placed |= panel.show(document, placed ? null : complaint);
        }
        run.setEnabled(complaint == null);
        if (complaint != null) {
            pictures.fade();
            say(complaint.sentence(), true);
        } else {
            pictures.show(charts);
            String said = notes.isEmpty() ? "This model can be run." : String.join(" ", notes);
            say((said + " " + editing.note()).strip(), false);
        }
        tables.revalidate();
    }

    private void say(String sentence, boolean wrong) {
        status.setForeground(wrong ? WRONG : QUIET);
        status.setText("<html>" + HtmlText.escaped(sentence));
    }

    private void openFile() {
        File chosen = chooser().toOpen(frame);
        if (chosen != null) {
            change(() -> editing.open(chosen.toPath(), host.images()));
        }
    }

    private FileChooser chooser() {
        FileChooser out = new FileChooser(editing.file().map(Path::toFile).orElse(null));
        out.filter("Model files", "json");
        return out;
    }

    /** @param ask for the file, even if there is one @return whether the model is in a file now */
    private boolean save(boolean ask) {
        panels.forEach(TablePanel::finish);
        Path target = editing.file().orElse(null);
        if (target == null || ask) {
            File chosen =
                    chooser().toSave(frame, target != null ? target.toFile() : new File(editing.fileName()), ".json");
            if (chosen == null) {
                return false;
            }
            target = chosen.toPath();
        }
        Path file = target;
        try {
            editing.save(file);
        } catch (InvalidInputException e) {
            say(e.getMessage(), true);
            return false;
        }
        host.saved(file);
        refresh();
        return true;
    }

    private void run() {
        panels.forEach(TablePanel::finish);
        if (editing.isSaved() || save(false)) {
            host.run(editing.file().orElseThrow());
        }
    }

    private void close() {
        panels.forEach(TablePanel::finish);
        boolean lost = editing.canUndo() && !editing.isSaved();
        if (lost
                && JOptionPane.showConfirmDialog(
                                frame,
                                "Close without saving the model?",
                                frame.getTitle(),
                                JOptionPane.OK_CANCEL_OPTION)
                        != JOptionPane.OK_OPTION) {
            return;
        }
        rest.stop();
        reader.shutdown();
        frame.dispose();
    }
}
