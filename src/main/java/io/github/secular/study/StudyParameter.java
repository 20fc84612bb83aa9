package io.github.secular.study;

import io.github.secular.numerics.Formula;
import io.github.secular.numerics.InvalidInputException;
import io.github.secular.scenario.LabQuantities;
import io.github.secular.scenario.Model;
import io.github.secular.scenario.ModelFile;
import java.math.BigDecimal;
import java.util.List;

/**
 * What is varied: a number that drives one or several places of a model.
 *
 * @param name what columns and axes are called
 * @param unit of its values, for axes and headings; may be empty
 * @param targets the places that it drives, at least one
 * @param spacing how its values, or a random value between its ends, lie
 * @param from the least value, or the first; of {@code values} the first of them
 * @param to the other end
 * @param values in order; none for a range of which random samples alone are taken; never modified
 * @param isRange whether it was given by its ends
 */
public record StudyParameter(
        String name,
        String unit,
        List<Target> targets,
        Spacing spacing,
        double from,
        double to,
        double[] values,
        boolean isRange) {
    private static final double EVEN = 1e-9;

    /** How values lie. */
    public enum Spacing {
        /** Evenly. */
        LINEAR,
        /** Evenly in their logarithm. */
        LOGARITHMIC,
        /** In no such way. */
        UNEVEN
    }

    /**
     * A place in the model.
     *
     * @param path as for a change, "wave.frequencies[0]", or a name of {@link LabQuantities}
     * @param formula of the value there, in the parameter
     */
    public record Target(String path, Formula formula) {
        /** The same; where a laboratory quantity is named, at the place that the model has for it. */
        Target in(Model model) {
            if (!LabQuantities.NAMES.contains(path)) {
                return this;
            }
            if (!(model instanceof ModelFile file)) {
                throw new InvalidInputException("path", "\"" + path + "\" of a model built in code", "a path into it");
            }
            LabQuantities.Target place = LabQuantities.of(file, path);
            String text = place.formula().replace("x", "(" + formula.text() + ")");
            return new Target(place.path(), new Formula(text, formula.variable()));
        }
    }

    public StudyParameter {
        targets = List.copyOf(targets);
    }

    /** The same, driving places of a model only. @throws InvalidInputException if it has none for a quantity, or several */
    StudyParameter in(Model model) {
        List<Target> places = targets.stream().map(t -> t.in(model)).toList();
        return new StudyParameter(name, unit, places, spacing, from, to, values, isRange);
    }

    /** Values as they are given. @throws InvalidInputException if there are none, or one is not finite */
    public static StudyParameter of(String name, String unit, List<Target> targets, double... values) {
        if (values.length == 0) {
            throw new InvalidInputException("parameter " + name, "no values", "at least one");
        }
        for (double value : values) {
            if (!(Math.abs(value) < Double.POSITIVE_INFINITY)) {
                throw new InvalidInputException("parameter " + name, "" + value, "finite numbers");
            }
        }
        return new StudyParameter(
                name, unit, targets, spacing(values), values[0], values[values.length - 1], values.clone(), false);
    }

    /**
     * Values between two ends, both included.
     *
     * @param count of values; 0 where random samples alone are taken
     * @throws InvalidInputException if the ends are equal or a logarithmic range does not keep to one side of 0
     */
    public static StudyParameter range(
            String name, String unit, List<Target> targets, double from, double to, int count, boolean logarithmic) {
        if (!(Math.abs(to - from) > 0 && Math.abs(to - from) < Double.POSITIVE_INFINITY)) {
            throw new InvalidInputException(
                    "parameter " + name, "from " + from + " to " + to, "two finite ends that differ");
        }
        if (logarithmic && !(from / to > 0 && from != 0)) {
            throw new InvalidInputException(
                    "parameter " + name,
                    "a logarithmic range from " + from + " to " + to,
                    "two ends above 0, or two below");
        }
        if (count < 0 || count == 1 || count > Sampling.MOST_RUNS) {
            throw new InvalidInputException(
                    "parameter " + name, "a count of " + count, "a whole number from 2 to " + Sampling.MOST_RUNS);
        }
        Spacing spacing = logarithmic ? Spacing.LOGARITHMIC : Spacing.LINEAR;
        double[] values = new double[count];
        for (int i = 0; i < count; i++) {
            values[i] = between(spacing, from, to, (double) i / (count - 1));
        }
        return new StudyParameter(name, unit, targets, spacing, from, to, values, true);
    }

    /** The value at a part of the range, 0 … 1. */
    double between(double part) {
        return between(spacing, from, to, part);
    }

    // StrictMath: the same digits on every machine
    private static double between(Spacing spacing, double from, double to, double part) {
        if (part == 0 || part == 1) {
            return part == 0 ? from : to;
        }
        return spacing == Spacing.LOGARITHMIC
                ? Math.signum(from)
                        * StrictMath.exp(
                                (1 - part) * StrictMath.log(Math.abs(from)) + part * StrictMath.log(Math.abs(to)))
                : from + part * (to - from);
    }

    private static Spacing spacing(double[] values) {
        double[] logarithms = new double[values.length];
        boolean positive = true;
        for (int i = 0; i < values.length; i++) {
            positive &= values[i] > 0;
            logarithms[i] = Math.log(values[i]);
        }
        if (isEven(values)) {
            return Spacing.LINEAR;
        }
        return positive && isEven(logarithms) ? Spacing.LOGARITHMIC : Spacing.UNEVEN;
    }

    private static boolean isEven(double[] x) {
        double step = x.length > 1 ? (x[x.length - 1] - x[0]) / (x.length - 1) : 0;
        for (int i = 1; i < x.length; i++) {
            if (!(Math.abs(x[i] - x[0] - i * step) <= EVEN * Math.abs(step)) || step == 0) {
                return false;
            }
        }
        return true;
    }

    /** A number without an exponent where it is short: "0.05", "1E-9". */
    static String text(double value) {
        BigDecimal digits = BigDecimal.valueOf(value).stripTrailingZeros();
        return Math.abs(digits.scale()) <= 6 ? digits.toPlainString() : digits.toString();
    }

    /** All of it in words, for a fingerprint. */
    String described() {
        StringBuilder out = new StringBuilder(name).append(" (").append(unit).append(") drives");
        targets.forEach(t -> out.append(' ')
                .append(t.path())
                .append(" = ")
                .append(t.formula().text()));
        out.append("; ").append(spacing).append(' ').append(from).append(" to ").append(to);
        for (double value : values) {
            out.append(' ').append(value);
        }
        return out.toString();
    }

    /** "detuning (MHz)". */
    public String heading() {
        return unit.isEmpty() ? name : name + " (" + unit + ")";
    }
}
