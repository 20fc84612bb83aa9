package io.github.secular.host;

import java.awt.Dimension;
import java.awt.Rectangle;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Where the windows of a run stand on a screen, and where one more can: where there is room, else where it hides least and
 * all titles can still be seen. Those of the run lie above older ones, and among them each may lie above each.
 */
final class Places {
    /** Between windows that stand beside one another. */
    static final int GAP = 4;

    /** How high a title is, and how much of its length must be seen for a hand to get hold of it. */
    static final int TITLE = 26;

    static final int HANDLE = 90;

    /** How far places lie apart that are tried where there is no room. */
    private static final int STEP = 15;

    /** How much worse it is to hide a pixel of a title than one of a window of the same run. */
    private static final double TITLES = 10;

    private final Rectangle free;
    private final List<Rectangle> older;
    private final List<Rectangle> own = new ArrayList<>();

    /**
     * @param free what of the screen windows may take
     * @param older windows that are there, as they were opened
     */
    Places(Rectangle free, List<Rectangle> older) {
        this.free = free;
        this.older = List.copyOf(older);
    }

    /** Takes a place for a window. */
    void take(Rectangle place) {
        own.add(place);
    }

    private List<Rectangle> taken() {
        List<Rectangle> out = new ArrayList<>(older);
        out.addAll(own);
        return out;
    }

    /** As high up as there is room, then as far to the left. @return null where there is none */
    Rectangle room(Dimension size) {
        Rectangle best = null;
        List<Rectangle> taken = taken();
        List<Integer> lefts = new ArrayList<>(List.of(free.x));
        taken.forEach(t -> lefts.add(Math.max(free.x, t.x + t.width + GAP)));
        for (int left : lefts) {
            Rectangle at = new Rectangle(left, free.y, size.width, size.height);
            for (Rectangle t = hit(taken, at); t != null; t = hit(taken, at)) {
                at.y = t.y + t.height + GAP;
            }
            if (free.contains(at) && (best == null || at.y < best.y)) {
                best = at;
            }
        }
        return best;
    }

    private static Rectangle hit(List<Rectangle> taken, Rectangle at) {
        return taken.stream().filter(t -> t.intersects(at)).findFirst().orElse(null);
    }

    /**
     * Where there is no room: the fewest titles out of reach, then the least of windows of this run hidden, and of titles. A
     * cascade comes of it, as what of older windows lies below is of no matter. Within the screen, if it goes there.
     */
    Rectangle least(Dimension size) {
        Rectangle best = null;
        double lowest = Double.POSITIVE_INFINITY;
        List<Rectangle> taken = taken();
        List<List<Rectangle>> above = above(taken);
        double all = 1 + (1 + TITLES) * free.width * free.height * (taken.size() + 1.0);
        int right = Math.max(free.x, free.x + free.width - size.width);
        int bottom = Math.max(free.y, free.y + free.height - size.height);
        for (int y = free.y; y <= bottom; y = y < bottom ? Math.min(bottom, y + STEP) : y + 1) {
            for (int x = free.x; x <= right; x = x < right ? Math.min(right, x + STEP) : x + 1) {
                Rectangle at = new Rectangle(x, y, size.width, size.height);
                double cost = own.stream().mapToDouble(w -> common(w, at)).sum()
                        + TITLES
                                * taken.stream()
                                        .mapToDouble(w -> common(title(w), at))
                                        .sum();
                if (cost < lowest) {
                    cost += all * lost(taken, above, at);
                }
                if (cost < lowest) {
                    lowest = cost;
                    best = at;
                }
            }
        }
        return best;
    }

    /** Whether a window here would leave something of all titles in sight. */
    boolean leavesTitles(Rectangle at) {
        List<Rectangle> taken = taken();
        return lost(taken, above(taken), at) == 0;
    }

    private List<List<Rectangle>> above(List<Rectangle> taken) {
        return IntStream.range(0, taken.size()).mapToObj(i -> above(taken, i)).toList();
    }

    /** What may lie above the title of one of the windows: those of the run, and of older ones the later. */
    private List<Rectangle> above(List<Rectangle> taken, int of) {
        Rectangle window = taken.get(of);
        return taken.subList(Math.min(of, older.size()), taken.size()).stream()
                .filter(w -> w != window && w.intersects(title(window)))
                .toList();
    }

    /** Pixels that two have in common. */
    private static double common(Rectangle one, Rectangle other) {
        Rectangle both = one.intersection(other);
        return both.isEmpty() ? 0 : (double) both.width * both.height;
    }

    /** How many titles could not be got hold of with a window here, its own included; not one on another's corner. */
    private int lost(List<Rectangle> taken, List<List<Rectangle>> above, Rectangle at) {
        int out = hasHandle(at, own) ? 0 : 1;
        for (int i = 0; i < taken.size(); i++) {
            Rectangle window = taken.get(i);
            if (window.getLocation().equals(at.getLocation())) {
                out++;
            } else if (title(window).intersects(at)) {
                List<Rectangle> all = new ArrayList<>(above.get(i));
                all.add(at);
                out += hasHandle(window, all) ? 0 : 1;
            }
        }
        return out;
    }

    private static Rectangle title(Rectangle window) {
        return new Rectangle(window.x, window.y, window.width, TITLE);
    }

    /** Whether enough of the title of a window, in one piece, lies outside of all others that may be above it. */
    static boolean hasHandle(Rectangle window, List<Rectangle> above) {
        Rectangle title = title(window);
        int needed = Math.min(HANDLE, window.width);
        List<Rectangle> over =
                above.stream().filter(w -> w != window && w.intersects(title)).toList();
        int from = title.x;
        while (from + needed <= title.x + title.width) {
            Rectangle handle = new Rectangle(from, title.y, needed, TITLE);
            Rectangle hit = hit(over, handle);
            if (hit == null) {
                return true;
            }
            from = hit.x + hit.width;
        }
        return false;
    }
}
