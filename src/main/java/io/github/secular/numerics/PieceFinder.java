package io.github.secular.numerics;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.PriorityQueue;

/** Finds the pieces of {@link SmoothPieces#of}. Used once. */
final class PieceFinder {
    /** Nothing is cut shorter than this much of the range. */
    private static final double SMALLEST = Math.scalb(1.0, -49);

    /** Below this a function is 0. */
    private static final double NOTHING = 1e-290;

    /** No feature above this much of the function's largest value is missed. */
    private static final double FEATURE = 0.01;

    /** Most intervals that are bounded one by one. */
    private static final int MOST_INTERVALS = 400_000;

    private final Formula formula;
    private final FormulaBounds bounds;
    private final double from;
    private final double to;
    private final double smallest;
    private int examined;

    /**
     * An interval on which the cells of all switches are known.
     *
     * @param hardStart whether the function jumps or bends at lo
     */
    private record Branch(double lo, double hi, long[] cells, boolean isBreak, boolean hardStart) {}

    /** An interval with the bounds of the function on it. */
    private record Bounded(double lo, double hi, IntervalJet jet) {
        double top() {
            return jet.value().magnitude();
        }
    }

    PieceFinder(Formula formula, double from, double to) {
        if (!(from <= to && to - from < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("No range: " + from + " to " + to);
        }
        this.formula = formula;
        this.bounds = new FormulaBounds(formula.term());
        this.from = from;
        this.to = to;
        this.smallest = SMALLEST * Math.max(to - from, Math.ulp(Math.max(Math.abs(from), Math.abs(to))));
    }

    SmoothPieces pieces() {
        if (from == to) {
            double value = finite(from);
            return new SmoothPieces(new double[] {from, to}, new boolean[2], new double[][] {{value}}, Math.abs(value));
        }
        List<Branch> branches = branches();
        double scale = scale(branches);
        List<Double> knots = new ArrayList<>(List.of(from));
        List<Boolean> hard = new ArrayList<>(List.of(false));
        List<double[]> coefficients = new ArrayList<>();
        for (Branch branch : branches) {
            if (branch.lo > from) {
                hard.set(hard.size() - 1, branch.hardStart);
            }
            double[] witnesses = witnesses(branch, scale);
            new ChebyshevCutter(
                            bounds::at, t -> slopeBound(branch, t), branch.lo, branch.hi, witnesses, scale, smallest)
                    .cut((end, c) -> {
                        knots.add(end);
                        hard.add(false);
                        coefficients.add(c);
                        if (coefficients.size() > SmoothPieces.MOST_PIECES) {
                            throw tooMany(end);
                        }
                    });
        }
        boolean[] flags = new boolean[hard.size()];
        for (int i = 0; i < flags.length; i++) {
            flags[i] = hard.get(i);
        }
        return new SmoothPieces(
                knots.stream().mapToDouble(Double::doubleValue).toArray(),
                flags,
                coefficients.toArray(new double[0][]),
                scale);
    }

    /** The range, cut at every break; on each branch all cells are known. */
    private List<Branch> branches() {
        int count = bounds.switches().size();
        Deque<Branch> open = new ArrayDeque<>();
        long[] unknown = new long[count];
        Arrays.fill(unknown, Breaks.UNKNOWN);
        open.push(new Branch(from, to, unknown, false, false));
        List<Branch> found = new ArrayList<>();
        while (!open.isEmpty()) {
            count(open.peek().lo);
            Branch next = open.pop();
            decide(next, open, found);
        }
        return found;
    }

    /** Decides the first open switch of a branch, or cuts it. */
    private void decide(Branch b, Deque<Branch> open, List<Branch> found) {
        long[] cells = b.cells.clone();
        for (int s = 0; s < cells.length; s++) {
            if (cells[s] != Breaks.UNKNOWN) {
                continue;
            }
            FormulaBounds.Switch node = bounds.switches().get(s);
            IntervalJet u = bounds.argumentOver(s, b.lo, b.hi, cells);
            long first = node.breaks().cell(u.value().lo());
            if (first == node.breaks().cell(u.value().hi())) {
                cells[s] = first;
                continue;
            }
            boolean monotone = !u.first().contains(0) || u.isConstant();
            double middle = 0.5 * b.lo + 0.5 * b.hi;
            if (!monotone) {
                if (!(b.hi - b.lo > 2 * smallest)) {
                    throw touches(node, b.lo);
                }
                open.push(new Branch(middle, b.hi, cells.clone(), false, false));
                open.push(new Branch(b.lo, middle, cells.clone(), b.isBreak, b.hardStart));
                return;
            }
            double end = b.hi < to ? Math.nextDown(b.hi) : b.hi;
            long atLo = node.cellAt(b.lo);
            long atHi = node.cellAt(end);
            if (u.isConstant() || atLo == atHi) {
                cells[s] = atHi;
                continue;
            }
            double root = root(node, b.lo, end, atLo);
            if (root - b.lo <= smallest) {
                // the branch begins within rounding of the break
                if (node.cellAt(b.lo + 2 * smallest) == atHi || b.hi - b.lo <= 4 * smallest) {
                    cells[s] = atHi;
                    continue;
                }
                root = b.lo + 2 * smallest;
            }
            if (b.hi - root <= smallest && b.hi >= to) {
                cells[s] = node.cellAt(0.5 * b.lo + 0.5 * root);
                if (cells[s] == atLo) {
                    continue;
                }
                cells[s] = Breaks.UNKNOWN;
            }
            long[] left = cells.clone();
            long[] right = cells.clone();
            left[s] = atLo;
            boolean hard = node.breaks().isHard(Math.max(node.cellAt(root), atLo));
            open.push(new Branch(root, b.hi, right, true, hard));
            open.push(new Branch(b.lo, root, left, b.isBreak, b.hardStart));
            return;
        }
        Branch last = found.isEmpty() ? null : found.get(found.size() - 1);
        if (last != null && !b.isBreak && Arrays.equals(last.cells, cells)) {
            found.set(found.size() - 1, new Branch(last.lo, b.hi, cells, last.isBreak, last.hardStart));
        } else {
            boolean torn = last != null && !b.isBreak;
            found.add(new Branch(b.lo, b.hi, cells, b.isBreak || torn, b.hardStart || torn));
        }
    }

    /** The first double in (lo, hi] at which a monotone argument has left the cell that it has at lo. */
    private static double root(FormulaBounds.Switch node, double lo, double hi, long cell) {
        double a = lo;
        double b = hi;
        while (Math.nextUp(a) < b) {
            double middle = 0.5 * a + 0.5 * b;
            if (middle <= a || middle >= b) {
                break;
            }
            if (node.cellAt(middle) == cell) {
                a = middle;
            } else {
                b = middle;
            }
        }
        return b;
    }

    /** The largest |g|, to within a factor of 2 by branch and bound. */
    private double scale(List<Branch> branches) {
        double found = 0;
        PriorityQueue<Object[]> queue =
                new PriorityQueue<>((x, y) -> Double.compare(((Bounded) y[0]).top(), ((Bounded) x[0]).top()));
        for (Branch b : branches) {
            found = Math.max(found, Math.abs(finite(inside(b, 0.5 * b.lo + 0.5 * b.hi))));
            found = Math.max(found, Math.max(Math.abs(finite(inside(b, b.lo))), Math.abs(finite(inside(b, b.hi)))));
            queue.add(new Object[] {bounded(b, b.lo, b.hi), b});
        }
        while (true) {
            Object[] top = queue.poll();
            Bounded next = (Bounded) top[0];
            Branch branch = (Branch) top[1];
            if (next.top() <= Math.max(2 * found, NOTHING)) {
                return found;
            }
            if (!(next.hi - next.lo > 2 * smallest)) {
                throw notFinite(next.lo);
            }
            count(next.lo);
            double middle = 0.5 * next.lo + 0.5 * next.hi;
            found = Math.max(found, Math.abs(finite(middle)));
            queue.add(new Object[] {bounded(branch, next.lo, middle), branch});
            queue.add(new Object[] {bounded(branch, middle, next.hi), branch});
        }
    }

    /** A point of a branch, not beyond its last double. */
    private double inside(Branch b, double t) {
        return t >= b.hi && b.hi < to ? Math.nextDown(b.hi) : t;
    }

    private Bounded bounded(Branch b, double lo, double hi) {
        return new Bounded(lo, hi, bounds.over(lo, hi, b.cells));
    }

    /**
     * Points within a branch between which the function strays from a straight line, or changes, by less than 1 % of
     * its scale.
     */
    private double[] witnesses(Branch b, double scale) {
        List<Double> out = new ArrayList<>();
        Deque<double[]> open = new ArrayDeque<>();
        open.push(new double[] {b.lo, b.hi});
        while (!open.isEmpty()) {
            double[] next = open.pop();
            double h = next[1] - next[0];
            IntervalJet jet = bounds.over(next[0], next[1], b.cells);
            double stray =
                    Math.min(h * h * jet.second().magnitude() / 8, jet.value().width());
            if (stray <= FEATURE * scale || jet.isConstant()) {
                out.add(next[1]);
            } else if (!(h > 2 * smallest)) {
                throw notFinite(next[0]);
            } else {
                count(next[0]);
                double middle = 0.5 * next[0] + 0.5 * next[1];
                open.push(new double[] {middle, next[1]});
                open.push(new double[] {next[0], middle});
            }
        }
        out.remove(out.size() - 1);
        return out.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** A bound of |g′| close to a point, for the rounding of arguments. */
    private double slopeBound(Branch b, double t) {
        return bounds.over(t, t, b.cells).first().magnitude();
    }

    private double finite(double t) {
        double value = bounds.at(t);
        if (!(Math.abs(value) < Double.POSITIVE_INFINITY)) {
            throw notFinite(t);
        }
        return value;
    }

    private void count(double t) {
        if (++examined > MOST_INTERVALS) {
            throw tooMany(t);
        }
    }

    private RefusalException notFinite(double t) {
        return new RefusalException("\"" + formula.text() + "\" is not finite and smooth near " + formula.variable()
                + " = " + (float) t + ": give a formula that stays finite from " + (float) from + " to " + (float) to
                + ".");
    }

    private RefusalException touches(FormulaBounds.Switch node, double t) {
        return new RefusalException(
                "In \"" + formula.text() + "\" the argument of a step, sign, floor, abs, min, max or"
                        + " root touches a break near " + formula.variable() + " = " + (float) t
                        + " without crossing it: shift it, or write the formula without it.");
    }

    private RefusalException tooMany(double t) {
        return new RefusalException("\"" + formula.text() + "\" changes so fast that more than "
                + SmoothPieces.MOST_PIECES + " smooth pieces are needed, at the latest at " + formula.variable() + " = "
                + (float) t + ": shorten the run, or give fast changes a frequency of their own.");
    }
}
