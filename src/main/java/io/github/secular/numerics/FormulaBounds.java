package io.github.secular.numerics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * Bounds of a formula in one of its variables over intervals, by Taylor arithmetic on its tree, and the arguments whose
 * cells ({@link Breaks}) decide on which smooth branch it is.
 */
final class FormulaBounds {
    /**
     * A function within the formula that may jump or bend.
     *
     * @param argument of what
     * @param breaks where
     */
    record Switch(FormulaTerm argument, Breaks breaks) {
        long cellAt(double t) {
            return breaks.cell(argument.at(t, 0, 0, 0));
        }
    }

    private final FormulaTerm root;
    private final List<Switch> switches = new ArrayList<>();
    private final Map<FormulaTerm, Integer> numbers = new IdentityHashMap<>();

    /** The number of the variable by which is differentiated. */
    private final int by;
    /** The intervals of the other variables, in their order; 0 beyond. */
    private final Interval[] others;

    FormulaBounds(FormulaTerm root) {
        this(root, 0);
    }

    /**
     * @param by the number of the variable by which is differentiated
     * @param others the intervals of the other variables, in their order
     */
    FormulaBounds(FormulaTerm root, int by, Interval... others) {
        this.root = root;
        this.by = by;
        this.others = others;
        collect(root);
    }

    /** All values of f and its derivatives where the variable lies in an interval, the others in theirs. */
    IntervalJet over(double lo, double hi) {
        long[] cells = new long[switches.size()];
        Arrays.fill(cells, Breaks.UNKNOWN);
        return over(lo, hi, cells);
    }

    /** All of them, each behind those within its argument. */
    List<Switch> switches() {
        return switches;
    }

    double at(double t) {
        return root.at(t, 0, 0, 0);
    }

    /**
     * Bounds over an interval.
     *
     * @param cells one per switch, {@link Breaks#UNKNOWN} where it is open
     */
    IntervalJet over(double lo, double hi, long[] cells) {
        return over(root, IntervalJet.variable(lo, hi), cells);
    }

    /** Bounds of the argument of one switch. */
    IntervalJet argumentOver(int number, double lo, double hi, long[] cells) {
        return over(switches.get(number).argument(), IntervalJet.variable(lo, hi), cells);
    }

    private void collect(FormulaTerm term) {
        FormulaTerm argument = null;
        Breaks breaks = Breaks.ZERO;
        if (term instanceof FormulaTerm.Unary unary) {
            collect(unary.x());
            breaks = unary.function().breaks();
            argument = breaks == null ? null : unary.x();
        } else if (term instanceof FormulaTerm.Binary binary) {
            collect(binary.x());
            collect(binary.y());
            argument = binary.function().argument(binary.x(), binary.y());
        } else if (term instanceof FormulaTerm.Table table) {
            collect(table.x());
            breaks = table.data();
            argument = table.x();
        }
        if (argument != null && !argument.isConstant()) {
            numbers.put(term, switches.size());
            switches.add(new Switch(argument, breaks));
        }
    }

    private IntervalJet over(FormulaTerm term, IntervalJet t, long[] cells) {
        if (term instanceof FormulaTerm.Constant constant) {
            return IntervalJet.constant(constant.value());
        }
        if (term instanceof FormulaTerm.Variable variable) {
            int other = variable.index() < by ? variable.index() : variable.index() - 1;
            return variable.index() == by
                    ? t
                    : other < others.length
                            ? new IntervalJet(others[other], Interval.ZERO, Interval.ZERO)
                            : IntervalJet.constant(0);
        }
        if (term instanceof FormulaTerm.Unary unary) {
            IntervalJet x = over(unary.x(), t, cells);
            return unary.function()
                    .bounds()
                    .of(x, cell(term, x, unary.function().breaks(), cells));
        }
        if (term instanceof FormulaTerm.Table table) {
            IntervalJet x = over(table.x(), t, cells);
            return table.data().over(x, cell(term, x, table.data(), cells));
        }
        FormulaTerm.Binary binary = (FormulaTerm.Binary) term;
        IntervalJet x = over(binary.x(), t, cells);
        IntervalJet y = over(binary.y(), t, cells);
        IntervalJet argument = binary.function().argument(binary.x(), binary.y()) == binary.x() ? x : x.minus(y);
        return binary.function().over(x, y, cell(term, argument, Breaks.ZERO, cells));
    }

    private long cell(FormulaTerm term, IntervalJet argument, Breaks breaks, long[] cells) {
        Integer number = numbers.get(term);
        if (number != null && cells[number] != Breaks.UNKNOWN) {
            return cells[number];
        }
        if (breaks == null) {
            return Breaks.UNKNOWN;
        }
        long cell = breaks.cell(argument.value().lo());
        return cell == breaks.cell(argument.value().hi()) ? cell : Breaks.UNKNOWN;
    }
}
