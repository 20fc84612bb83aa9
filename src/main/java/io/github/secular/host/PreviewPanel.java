package io.github.secular.host;

import io.github.secular.host.help.HtmlText;
import io.github.secular.numerics.InvalidInputException;
import io.github.secular.numerics.Progress;
import io.github.secular.numerics.RefusalException;
import io.github.secular.view.ChartPicture;
import java.awt.BorderLayout;
import java.awt.Dimension;
import java.awt.Font;
import java.awt.image.BufferedImage;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import javax.swing.ImageIcon;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.SwingUtilities;

/**
 * What a run would give, as far as that is known so far: a picture, and a sentence on what it is in place of the run's
 * own. It is computed on a thread of its own while the user types, and no longer than it is wanted.
 */
final class PreviewPanel extends JPanel {
    private static final long serialVersionUID = 1L;
    private static final int WIDTH = 440;
    private static final int HEIGHT = 300;
    private static final int LINES = 40;

    private final transient DialogForm form;
    private final transient ExecutorService worker = Executors.newSingleThreadExecutor(task -> {
        Thread out = new Thread(task, "Secular computes a preview");
        out.setDaemon(true);
        return out;
    });
    private final AtomicInteger wanted = new AtomicInteger();
    private final JLabel says = new JLabel();
    private final JLabel picture = new JLabel();
    /** What is shown, or being computed. */
    private transient Map<String, String> of = Map.of();

    PreviewPanel(DialogForm form) {
        super(new BorderLayout());
        this.form = form;
        says.setName("preview.says");
        says.setFont(says.getFont().deriveFont(Font.PLAIN));
        says.setPreferredSize(new Dimension(WIDTH, LINES));
        picture.setName("preview.picture");
        picture.setPreferredSize(new Dimension(WIDTH, HEIGHT));
        add(says, BorderLayout.NORTH);
        add(picture, BorderLayout.CENTER);
        setVisible(false);
    }

    /** Shows a preview of these texts, which a run would take, unless it does so already. */
    void show(Map<String, String> texts) {
        if (texts.equals(of)) {
            return;
        }
        of = Map.copyOf(texts);
        int number = wanted.incrementAndGet();
        says.setText("Preview ...");
        Progress progress = Progress.unwatched(() -> number != wanted.get());
        worker.execute(() -> {
            String failed = "";
            try {
                progress.check();
                form.preview(texts, progress, p -> {
                    progress.check();
                    // what it is of the dialog says
                    BufferedImage drawn = ChartPicture.small(p.drawing().chart(), WIDTH, HEIGHT);
                    later(number, "Preview: " + p.says(), drawn);
                });
                return;
            } catch (CancellationException e) {
                return;
            } catch (InvalidInputException | RefusalException e) {
                failed = e.getMessage();
            } catch (RuntimeException | Error e) {
                failed = "this should not have happened: " + e;
            }
            later(number, "No preview: " + failed, null);
        });
    }

    private void later(int number, String sentence, BufferedImage drawn) {
        SwingUtilities.invokeLater(() -> {
            if (number == wanted.get()) {
                says.setText("<html>" + HtmlText.escaped(sentence));
                says.setToolTipText(sentence);
                picture.setIcon(drawn == null ? null : new ImageIcon(drawn));
            }
        });
    }

    /** Shows nothing, and computes nothing more. */
    void clear() {
        wanted.incrementAndGet();
        of = Map.of();
        says.setText("");
        picture.setIcon(null);
    }

    /** For good. */
    void end() {
        wanted.incrementAndGet();
        worker.shutdown();
    }
}
