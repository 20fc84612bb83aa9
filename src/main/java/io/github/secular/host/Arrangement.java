package io.github.secular.host;

import ij.IJ;
import ij.ImagePlus;
import ij.gui.GUI;
import java.awt.Dialog;
import java.awt.Dimension;
import java.awt.Frame;
import java.awt.Point;
import java.awt.Rectangle;
import java.awt.Window;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javax.swing.Timer;

/**
 * Puts the windows of one run side by side below ImageJ's own, where there is room beside those that are there already;
 * those first that say most. Where there is no room, as little as can be is hidden, and no title.
 */
final class Arrangement {
    private static final int ACROSS = 3;
    private static final int DOWN = 2;
    /** Title, subtitle and buttons of a window. */
    private static final int FRAME = 84;

    /** In so many steps a window would be of no width or no height. */
    private static final int ALL = 8;

    private static final int SMALLER = 7;

    /** Milliseconds between looks at where a window has come to be, and how many. */
    private static final int LATE = 100;

    private static final int LOOKS = 5;

    /** Pixels, with which the frame of a window is counted or is not. */
    private static final int NEAR = 60;

    private final Rectangle free;
    private final List<Window> drawings = new ArrayList<>();
    private final List<Window> others = new ArrayList<>();
    private final List<Window> reports = new ArrayList<>();
    private final List<Window> tables = new ArrayList<>();

    Arrangement() {
        Rectangle screen = GUI.getMaxWindowBounds(IJ.getInstance());
        Rectangle main = IJ.getInstance().getBounds();
        int top = main.y < screen.y + screen.height / 4 ? main.y + main.height + Places.GAP : screen.y;
        this.free = new Rectangle(screen.x, top, screen.width, screen.y + screen.height - top);
    }

    /** How wide a drawing may be for several to stand side by side. */
    int width() {
        return free.width / ACROSS - 4 * Places.GAP;
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
        Places places = new Places(free, older());
        drawings.forEach(w -> place(w, places));
        // what is high finds room only while there is much
        others.sort(Comparator.comparingInt(Window::getHeight).reversed());
        others.forEach(w -> place(w, places));
        reports.forEach(w -> place(w, places));
    }

    /** The same of what a macro shows: windows keep their size, and where the macro puts them afterwards they stay. */
    static void ofMacro(List<ImagePlus> images) {
        Arrangement arrangement = new Arrangement();
        images.stream()
                .filter(i -> i.getWindow() != null)
                .forEach(
                        i -> (DrawnImage.of(i) == null ? arrangement.others : arrangement.drawings).add(i.getWindow()));
        Places places = new Places(arrangement.free, arrangement.older());
        Stream.concat(arrangement.drawings.stream(), arrangement.others.stream())
                .forEach(w -> {
                    Rectangle room = places.room(w.getSize());
                    Rectangle best = room == null ? places.least(w.getSize()) : room;
                    places.take(best);
                    Point first = w.getLocation();
                    move(w, best.getLocation(), now -> now.distance(first) < NEAR);
                });
    }

    /** Where windows stand that are not of this run. */
    private List<Rectangle> older() {
        return Arrays.stream(Window.getWindows())
                .filter(w -> w.isShowing() && (w instanceof Frame || w instanceof Dialog))
                .filter(w -> !drawings.contains(w) && !others.contains(w) && !reports.contains(w))
                .map(Window::getBounds)
                .toList();
    }

    /**
     * Where there is room, for which what can be scrolled may become smaller; else where it hides no title, for which it may
     * become smaller, too, as drawings are drawn at any size; else where it hides least.
     */
    private void place(Window window, Places places) {
        Dimension whole = window.getSize();
        Rectangle best = places.room(whole);
        for (int parts = SMALLER; best == null && parts >= SMALLER / 2; parts--) {
            if (tables.contains(window)) {
                best = places.room(part(whole, ALL, parts));
            } else if (reports.contains(window)) {
                best = places.room(part(whole, parts, ALL));
            }
        }
        boolean fixed = others.contains(window) && !tables.contains(window);
        for (int parts = ALL; best == null && parts >= ALL / 2; parts--) {
            Rectangle least = places.least(part(whole, parts, parts));
            best = fixed || places.leavesTitles(least) ? least : null;
        }
        if (best == null) {
            best = places.least(whole);
        }
        places.take(best);
        if (!best.getSize().equals(whole)) {
            window.setSize(best.getSize());
        }
        move(window, best.getLocation(), now -> true);
    }

    private static Dimension part(Dimension whole, int across, int down) {
        return new Dimension(whole.width * across / ALL, whole.height * down / ALL);
    }

    /**
     * To a place, also where the desktop tells late of where a new window was at first, which Java takes for where it is now.
     *
     * @param late whether that may be so of where it is; else somebody has moved it since
     */
    private static void move(Window window, Point to, Predicate<Point> late) {
        window.setLocation(to);
        int[] looks = {0};
        new Timer(LATE, e -> {
                    Point now = window.getLocation();
                    if (!now.equals(to) && late.test(now)) {
                        window.setLocation(to);
                    }
                    if (++looks[0] == LOOKS) {
                        ((Timer) e.getSource()).stop();
                    }
                })
                .start();
    }
}
