package io.github.secular.view;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/**
 * The 32-bit planes of a large image: few are in memory at a time, the others are made again, or read, when they are asked
 * for. A change of a plane is lost with it. May be asked by several threads at once.
 */
public final class Planes extends AbstractList<float[]> {
    /** The most bytes of an image that is in memory whole. */
    public static final long WHOLE = 256L << 20;

    /** Of those planes that were asked for last, how many bytes stay. */
    private static final long NEAR = 16L << 20;

    private final int count;
    private final IntFunction<float[]> made;
    private final Map<Integer, float[]> near;

    private Planes(int count, long pixels, IntFunction<float[]> made) {
        this.count = count;
        this.made = made;
        long most = Math.max(2, NEAR / (pixels * Float.BYTES));
        this.near = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<Integer, float[]> eldest) {
                return size() > most;
            }
        };
    }

    /**
     * All planes where they fit into {@link #WHOLE}, else some at a time.
     *
     * @param pixels of each
     * @param made a new plane by its number; the same whenever it is asked for
     */
    public static List<float[]> of(int count, long pixels, IntFunction<float[]> made) {
        return of(count, pixels, WHOLE, made);
    }

    /** @param whole the most bytes of an image that is in memory whole */
    public static List<float[]> of(int count, long pixels, long whole, IntFunction<float[]> made) {
        List<float[]> out = new Planes(count, pixels, made);
        return fits(count, pixels, whole) ? List.copyOf(out) : out;
    }

    /** Planes that come one after another, of which the extremes are wanted at once: kept if all of them fit. */
    static final class Gathered {
        private final int count;
        private final long pixels;
        private final List<float[]> kept = new ArrayList<>();

        /** @param pixels of each */
        Gathered(int count, long pixels) {
            this.count = count;
            this.pixels = pixels;
        }

        void add(float[] plane) {
            if (fits(count, pixels, WHOLE)) {
                kept.add(plane);
            }
        }

        /** @param made the same plane once more, by its number */
        List<float[]> orAgain(IntFunction<float[]> made) {
            return kept.size() == count ? kept : new Planes(count, pixels, made);
        }
    }

    private static boolean fits(int count, long pixels, long whole) {
        return count * pixels * Float.BYTES <= whole;
    }

    @Override
    public int size() {
        return count;
    }

    @Override
    public float[] get(int number) {
        synchronized (near) {
            return near.computeIfAbsent(number, made::apply);
        }
    }
}
