package io.github.secular.numerics;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/**
 * A function of one variable over a finite range, cut into pieces on each of which it is a Chebyshev polynomial to
 * about twelve digits of the function's largest value; see {@link #of} for what is proven and what is checked.
 * Pieces meet at knots; at a hard knot the function jumps or bends, at the others it is smooth and only changes fast.
 * Immutable.
 */
public final class SmoothPieces {
    /** Most pieces that one function may have. */
    public static final int MOST_PIECES = 10_000;

    private static final double ROUNDING = 32;

    private final double[] knots;
    private final boolean[] hard;
    private final double[][] coefficients;
    private final double scale;

    /**
     * @param knots n + 1 increasing numbers
     * @param hard one per knot
     * @param coefficients of Chebyshev polynomials, one array per piece; a single number where it is constant
     * @param scale largest |g|
     */
    SmoothPieces(double[] knots, boolean[] hard, double[][] coefficients, double scale) {
        this.knots = knots;
        this.hard = hard;
        this.coefficients = coefficients;
        this.scale = scale;
    }

    /**
     * Cuts a formula in its first variable, the others being 0, into smooth pieces.
     *
     * <p>Proven, by interval Taylor arithmetic on the parsed formula with outward rounding: every point where step,
     * sign, floor, abs, min, max, a root or a table jumps or bends is a hard knot, to one unit in the last place; and
     * between neighbouring points at which the function was evaluated it strays from a straight line, or changes, by
     * less than 1 % of its largest value over the range, so that no feature is missed whatever its width. Checked, by
     * the tail of the Chebyshev series and by the function's values at those points and between the nodes: the
     * polynomials follow it to 1e-12 of that value, or as far as the rounding of its argument allows.
     *
     * @param from lower end
     * @param to upper end, at least the lower one
     * @throws RefusalException if the function is not finite somewhere, an argument of step and its like touches a
     *     break without crossing it, or more than {@link #MOST_PIECES} pieces are needed; it names formula and place
     */
    public static SmoothPieces of(Formula formula, double from, double to) {
        return new PieceFinder(formula, from, to).pieces();
    }

    /** A constant function. */
    public static SmoothPieces constant(double value, double from, double to) {
        return new SmoothPieces(new double[] {from, to}, new boolean[2], new double[][] {{value}}, Math.abs(value));
    }

    /** The function of x that is this one at factor · x; factor &gt; 0. */
    public SmoothPieces ofScaled(double factor) {
        return factor == 1 ? this : moved(k -> k / factor, 0, count());
    }

    /**
     * The pieces that reach into a stretch, as a function of the distance from its start. Within the stretch, ends
     * included, it is smooth where the stretch holds no hard knot, whatever happens at its ends.
     */
    public SmoothPieces within(double start, double end) {
        int first = pieceOf(start);
        int last = pieceOf(end);
        // a break within rounding of an end is at that end
        while (last > first && end - knots[last] <= ROUNDING * Math.ulp(end)) {
            last--;
        }
        while (first < last && knots[first + 1] - start <= ROUNDING * Math.ulp(start)) {
            first++;
        }
        return moved(k -> k - start, first, last + 1);
    }

    /** The same function, its variable counted from another origin: this one at x − origin. */
    public SmoothPieces from(double origin) {
        return moved(k -> k - origin, 0, count());
    }

    private SmoothPieces moved(DoubleUnaryOperator map, int first, int end) {
        double[] moved = new double[end - first + 1];
        for (int i = first; i <= end; i++) {
            moved[i - first] = map.applyAsDouble(knots[i]);
        }
        return new SmoothPieces(
                moved, Arrays.copyOfRange(hard, first, end + 1), Arrays.copyOfRange(coefficients, first, end), scale);
    }

    /** Whether the function is one number. */
    public boolean isConstant() {
        for (double[] c : coefficients) {
            if (c.length > 1 || c[0] != coefficients[0][0]) {
                return false;
            }
        }
        return true;
    }

    /** n, at least 1. */
    public int count() {
        return coefficients.length;
    }

    /** Lower end of piece i, or the upper end of all for i = n. */
    public double knot(int i) {
        return knots[i];
    }

    /** Whether the function jumps or bends at knot i; the ends of the range do not count. */
    public boolean isHard(int i) {
        return hard[i];
    }

    /** Whether the function does not change on piece i. */
    public boolean isConstant(int i) {
        return coefficients[i].length == 1;
    }

    /** The largest |g| found. */
    public double scale() {
        return scale;
    }

    /** The piece in which x lies; a knot belongs to the piece that begins there. Ends are clamped. */
    public int pieceOf(double x) {
        int at = Arrays.binarySearch(knots, x);
        int i = at >= 0 ? at : -at - 2;
        return Math.max(0, Math.min(i, coefficients.length - 1));
    }

    /** g(x). */
    public double at(double x) {
        return at(pieceOf(x), x);
    }

    /** g(x) by the polynomial of piece i, which may be asked for its own ends. */
    public double at(int i, double x) {
        double[] c = coefficients[i];
        if (c.length == 1) {
            return c[0];
        }
        double half = 0.5 * (knots[i + 1] - knots[i]);
        double u = Math.max(-1, Math.min(1, (x - knots[i]) / half - 1));
        return clenshaw(c, u);
    }

    /** g′(x) by the polynomial of piece i. */
    public double slopeAt(int i, double x) {
        double[] c = coefficients[i];
        if (c.length == 1) {
            return 0;
        }
        double half = 0.5 * (knots[i + 1] - knots[i]);
        double u = Math.max(-1, Math.min(1, (x - knots[i]) / half - 1));
        // Σ k c_k U_{k−1}(u)
        double before = 0;
        double last = 0;
        for (int k = c.length - 1; k >= 1; k--) {
            double next = k * c[k] + 2 * u * last - before;
            before = last;
            last = next;
        }
        return last / half;
    }

    static double clenshaw(double[] c, double u) {
        double before = 0;
        double last = 0;
        for (int k = c.length - 1; k >= 1; k--) {
            double next = c[k] + 2 * u * last - before;
            before = last;
            last = next;
        }
        return c[0] + u * last - before;
    }
}
