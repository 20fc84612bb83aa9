package io.github.secular.host;

import ij.IJ;
import ij.gui.GUI;
import java.awt.Rectangle;
import java.awt.Window;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import javax.swing.Timer;

/** Puts the windows of one run side by side below ImageJ's own, so that all can be seen; those first that say most. */
final class Arrangement {
    private static final int ACROSS = 3;
    private static final int DOWN = 2;
    private static final int GAP = 4;
    /** Title, subtitle and buttons of a window. */
    private static final int FRAME = 84;

    private static final int STEP = 24;
    /** In so many steps, and one, a text would be of no width, and a table of no height. */
    private static final int SMALLER = 7;

    /** Milliseconds between looks at where a window has come to be, and how many. */
    private static final int LATE = 100;

    private static final int LOOKS = 5;

    private final Rectangle free;
    private final List<Rectangle> taken = new ArrayList<>();
    private final List<Window> drawings = new ArrayList<>();
    private final List<Window> others = new ArrayList<>();
    private final List<Window> reports = new ArrayList<>();
    private final List<Window> tables = new ArrayList<>();
    private int lost;

    Arrangement() {
        Rectangle screen = GUI.getMaxWindowBounds(IJ.getInstance());
        Rectangle main = IJ.getInstance().getBounds();
        int top = main.y < screen.y + screen.height / 4 ? main.y + main.height + GAP : screen.y;
        this.free = new Rectangle(screen.x, top, screen.width, screen.y + screen.height - top);
    }

    /** How wide a drawing may be for several to stand side by side. */
    int width() {
        return free.width / ACROSS - 4 * GAP;
    }

    int height() {
        return free.height / DOWN - FRAME;
    }

    void drawing(Window window) {
        drawings.add(window);
    }

    void image(Window window) {
        others.add(window);
    }

    /** A text, which is to hide nothing that it speaks of. @param window null for one that is not there */
    void report(Window window) {
        if (window != null) {
            reports.add(window);
        }
    }

    /** As large as a drawing, at the most: it can be scrolled. @param window null for one that is not there */
    void table(Window window) {
        if (window != null) {
            window.setSize(Math.min(window.getWidth(), width()), Math.min(window.getHeight(), height()));
            others.add(window);
            tables.add(window);
        }
    }

    void arrange() {
        drawings.forEach(this::place);
        // what is high finds room only while there is much
        others.sort(Comparator.comparingInt(Window::getHeight).reversed());
        others.forEach(this::place);
        reports.forEach(this::placeBeside);
    }

    /** Where there is room, else in the last corner, as a cascade: what says most stands in the first. */
    private void place(Window window) {
        Rectangle best = room(window);
        int whole = window.getHeight();
        for (int parts = SMALLER; best == null && parts >= SMALLER / 2 && tables.contains(window); parts--) {
            window.setSize(window.getWidth(), whole * parts / (SMALLER + 1));
            best = room(window);
        }
        if (best == null) {
            window.setSize(window.getWidth(), whole);
            int shift = STEP * (lost++ % 5);
            best = new Rectangle(
                    Math.max(free.x, free.x + free.width - window.getWidth() - shift),
                    Math.max(free.y, free.y + free.height - window.getHeight() - shift),
                    window.getWidth(),
                    window.getHeight());
        }
        taken.add(best);
        move(window, best.x, best.y);
    }

    /** Where it hides no window of any run, perhaps narrower, for it can be scrolled; where there is no such room, at the foot of the screen. */
    private void placeBeside(Window window) {
        for (Window other : Window.getWindows()) {
            if (other != window && other.isShowing()) {
                taken.add(other.getBounds());
            }
        }
        Rectangle best = room(window);
        int whole = window.getWidth();
        for (int parts = SMALLER; best == null && parts >= SMALLER / 2; parts--) {
            window.setSize(whole * parts / (SMALLER + 1), window.getHeight());
            best = room(window);
        }
        if (best == null) {
            window.setSize(whole, window.getHeight());
            best = new Rectangle(
                    free.x, free.y + free.height - window.getHeight(), window.getWidth(), window.getHeight());
        }
        taken.add(best);
        move(window, best.x, best.y);
    }

    /** To a place, also where the desktop tells late of where a new window was at first, which Java takes for where it is now. */
    private static void move(Window window, int x, int y) {
        window.setLocation(x, y);
        int[] looks = {0};
        new Timer(LATE, e -> {
                    if (window.getX() != x || window.getY() != y) {
                        window.setLocation(x, y);
                    }
                    if (++looks[0] == LOOKS) {
                        ((Timer) e.getSource()).stop();
                    }
                })
                .start();
    }

    /** As high up as there is room, then as far to the left. @return null where there is none */
    private Rectangle room(Window window) {
        Rectangle best = null;
        List<Integer> lefts = new ArrayList<>(List.of(free.x));
        taken.forEach(t -> lefts.add(t.x + t.width + GAP));
        for (int left : lefts) {
            Rectangle at = new Rectangle(left, free.y, window.getWidth(), window.getHeight());
            for (Rectangle t = hit(at); t != null; t = hit(at)) {
                at.y = t.y + t.height + GAP;
            }
            if (free.contains(at) && (best == null || at.y < best.y)) {
                best = at;
            }
        }
        return best;
    }

    private Rectangle hit(Rectangle at) {
        return taken.stream().filter(t -> t.intersects(at)).findFirst().orElse(null);
    }
}
