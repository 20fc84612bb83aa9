package io.github.secular.numerics;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;
import org.apache.commons.math3.analysis.differentiation.DerivativeStructure;
import org.scijava.parsington.Operator;
import org.scijava.parsington.Operators;

/** What a formula can compute with: every function and operator, of numbers and of numbers with derivatives. */
final class FormulaOperation {
    /** Bounds of a function of one number that may jump or bend; the cell is that of {@link Breaks}. */
    interface BoundsOfOne {
        IntervalJet of(IntervalJet x, long cell);
    }

    /** Bounds of a function of two numbers. */
    interface BoundsOfTwo {
        IntervalJet of(IntervalJet x, IntervalJet y, long cell);
    }

    /**
     * A function of one number.
     *
     * @param breaks where it jumps or bends, or null
     */
    record OfOne(
            DoubleUnaryOperator value,
            UnaryOperator<DerivativeStructure> derivatives,
            Breaks breaks,
            BoundsOfOne bounds) {
        /** A smooth one. */
        OfOne(
                DoubleUnaryOperator value,
                UnaryOperator<DerivativeStructure> derivatives,
                UnaryOperator<IntervalJet> bounds) {
            this(value, derivatives, null, (x, cell) -> bounds.apply(x));
        }
    }

    /**
     * A function of two numbers.
     *
     * @param breaking whether it jumps or bends where {@link #argument} is 0
     */
    record OfTwo(
            DoubleBinaryOperator value,
            BinaryOperator<DerivativeStructure> derivatives,
            boolean breaking,
            BoundsOfTwo bounds) {
        /** A smooth one. */
        OfTwo(
                DoubleBinaryOperator value,
                BinaryOperator<DerivativeStructure> derivatives,
                BinaryOperator<IntervalJet> bounds) {
            this(value, derivatives, false, (x, y, cell) -> bounds.apply(x, y));
        }

        /** What must not change its sign within a smooth piece, or null. */
        FormulaTerm argument(FormulaTerm x, FormulaTerm y) {
            if (this == POWER) {
                return y.isConstant() && !isWhole(y.at(0, 0, 0, 0)) ? x : null;
            }
            if (!breaking) {
                return null;
            }
            return this == ATAN2 ? x : new FormulaTerm.Binary(DIFFERENCE, x, y);
        }

        /** Bounds where the second number may be a constant. */
        IntervalJet over(IntervalJet x, IntervalJet y, long cell) {
            return this == POWER && y.isConstant() && y.value().isPoint()
                    ? IntervalFunctions.power(x, y.value().lo(), cell)
                    : bounds.of(x, y, cell);
        }

        /** The second number is a constant; whole powers then have derivatives at 0 as well. */
        DerivativeStructure withConstant(DerivativeStructure x, double y) {
            if (this == POWER) {
                return isWhole(y) ? x.pow((int) y) : x.pow(y);
            }
            return derivatives.apply(x, constant(x, y));
        }
    }

    static final OfOne NEGATE = new OfOne(x -> -x, DerivativeStructure::negate, IntervalJet::negated);
    static final OfTwo POWER = new OfTwo(FormulaOperation::power, DerivativeStructure::pow, IntervalFunctions::power);
    static final OfTwo PRODUCT = new OfTwo((x, y) -> x * y, DerivativeStructure::multiply, IntervalJet::times);

    private static final OfTwo SUM = new OfTwo((x, y) -> x + y, DerivativeStructure::add, IntervalJet::plus);
    private static final OfTwo DIFFERENCE =
            new OfTwo((x, y) -> x - y, DerivativeStructure::subtract, IntervalJet::minus);
    private static final OfTwo QUOTIENT = new OfTwo((x, y) -> x / y, DerivativeStructure::divide, IntervalJet::over);
    private static final OfTwo ATAN2 =
            new OfTwo(Math::atan2, (y, x) -> DerivativeStructure.atan2(y, x), true, IntervalFunctions::atan2);

    static final Map<String, OfOne> ONE_ARGUMENT = new TreeMap<>(Map.ofEntries(
            Map.entry("abs", new OfOne(Math::abs, DerivativeStructure::abs, Breaks.ZERO, IntervalFunctions::abs)),
            Map.entry("sqrt", new OfOne(Math::sqrt, DerivativeStructure::sqrt, Breaks.ZERO, IntervalFunctions::sqrt)),
            Map.entry("exp", new OfOne(Math::exp, DerivativeStructure::exp, IntervalFunctions::exp)),
            Map.entry("log", new OfOne(Math::log, DerivativeStructure::log, IntervalFunctions::log)),
            Map.entry("sin", new OfOne(Math::sin, DerivativeStructure::sin, IntervalFunctions::sin)),
            Map.entry("cos", new OfOne(Math::cos, DerivativeStructure::cos, IntervalFunctions::cos)),
            Map.entry("tan", new OfOne(Math::tan, DerivativeStructure::tan, IntervalFunctions::tan)),
            Map.entry("asin", new OfOne(Math::asin, DerivativeStructure::asin, IntervalFunctions::asin)),
            Map.entry("acos", new OfOne(Math::acos, DerivativeStructure::acos, IntervalFunctions::acos)),
            Map.entry("atan", new OfOne(Math::atan, DerivativeStructure::atan, IntervalFunctions::atan)),
            Map.entry("sinh", new OfOne(Math::sinh, DerivativeStructure::sinh, IntervalFunctions::sinh)),
            Map.entry("cosh", new OfOne(Math::cosh, DerivativeStructure::cosh, IntervalFunctions::cosh)),
            Map.entry("tanh", new OfOne(Math::tanh, DerivativeStructure::tanh, IntervalFunctions::tanh)),
            Map.entry(
                    "sign", new OfOne(Math::signum, DerivativeStructure::signum, Breaks.ZERO, IntervalFunctions::sign)),
            Map.entry(
                    "step",
                    new OfOne(
                            x -> x < 0 ? 0 : 1,
                            x -> constant(x, x.getValue() < 0 ? 0 : 1),
                            Breaks.ZERO,
                            IntervalFunctions::step)),
            Map.entry(
                    "floor",
                    new OfOne(Math::floor, DerivativeStructure::floor, Breaks.INTEGERS, IntervalFunctions::floor))));

    static final Map<String, OfTwo> TWO_ARGUMENTS = new TreeMap<>(Map.of(
            "min",
            new OfTwo(Math::min, (x, y) -> x.getValue() <= y.getValue() ? x : y, true, IntervalFunctions::min),
            "max",
            new OfTwo(Math::max, (x, y) -> x.getValue() >= y.getValue() ? x : y, true, IntervalFunctions::max),
            "atan2",
            ATAN2,
            "pow",
            POWER));

    private FormulaOperation() {}

    static OfTwo of(Operator operator) {
        return operator == Operators.ADD
                ? SUM
                : operator == Operators.SUB
                        ? DIFFERENCE
                        : operator == Operators.MUL ? PRODUCT : operator == Operators.DIV ? QUOTIENT : POWER;
    }

    /** What a function of one number is called in a formula. */
    static String name(OfOne f) {
        return ONE_ARGUMENT.entrySet().stream()
                .filter(e -> e.getValue() == f)
                .findFirst()
                .orElseThrow()
                .getKey();
    }

    /** What an operator, or a function of two numbers, is called in a formula. */
    static String name(OfTwo f) {
        return f == SUM
                ? "+"
                : f == DIFFERENCE
                        ? "-"
                        : f == PRODUCT
                                ? "*"
                                : f == QUOTIENT
                                        ? "/"
                                        : TWO_ARGUMENTS.entrySet().stream()
                                                .filter(e -> e.getValue() == f)
                                                .findFirst()
                                                .orElseThrow()
                                                .getKey();
    }

    /** Squares are by far the most common powers, and a product is exact where pow need not be. */
    private static double power(double x, double y) {
        return y == 2 ? x * x : Math.pow(x, y);
    }

    private static boolean isWhole(double y) {
        return y == Math.rint(y) && Math.abs(y) <= 1000;
    }

    private static DerivativeStructure constant(DerivativeStructure like, double value) {
        return new DerivativeStructure(like.getFreeParameters(), like.getOrder(), value);
    }
}
