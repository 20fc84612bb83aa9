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
    /** A function of one number. */
    record OfOne(DoubleUnaryOperator value, UnaryOperator<DerivativeStructure> derivatives) {}

    /** A function of two numbers. */
    record OfTwo(DoubleBinaryOperator value, BinaryOperator<DerivativeStructure> derivatives) {
        /** The second number is a constant; whole powers then have derivatives at 0 as well. */
        DerivativeStructure withConstant(DerivativeStructure x, double y) {
            if (this == POWER) {
                return y == Math.rint(y) && Math.abs(y) <= 1000 ? x.pow((int) y) : x.pow(y);
            }
            return derivatives.apply(x, constant(x, y));
        }
    }

    static final OfOne NEGATE = new OfOne(x -> -x, DerivativeStructure::negate);
    static final OfTwo POWER = new OfTwo(FormulaOperation::power, DerivativeStructure::pow);

    private static final OfTwo SUM = new OfTwo((x, y) -> x + y, DerivativeStructure::add);
    private static final OfTwo DIFFERENCE = new OfTwo((x, y) -> x - y, DerivativeStructure::subtract);
    private static final OfTwo PRODUCT = new OfTwo((x, y) -> x * y, DerivativeStructure::multiply);
    private static final OfTwo QUOTIENT = new OfTwo((x, y) -> x / y, DerivativeStructure::divide);

    static final Map<String, OfOne> ONE_ARGUMENT = new TreeMap<>(Map.ofEntries(
            Map.entry("abs", new OfOne(Math::abs, DerivativeStructure::abs)),
            Map.entry("sqrt", new OfOne(Math::sqrt, DerivativeStructure::sqrt)),
            Map.entry("exp", new OfOne(Math::exp, DerivativeStructure::exp)),
            Map.entry("log", new OfOne(Math::log, DerivativeStructure::log)),
            Map.entry("sin", new OfOne(Math::sin, DerivativeStructure::sin)),
            Map.entry("cos", new OfOne(Math::cos, DerivativeStructure::cos)),
            Map.entry("tan", new OfOne(Math::tan, DerivativeStructure::tan)),
            Map.entry("asin", new OfOne(Math::asin, DerivativeStructure::asin)),
            Map.entry("acos", new OfOne(Math::acos, DerivativeStructure::acos)),
            Map.entry("atan", new OfOne(Math::atan, DerivativeStructure::atan)),
            Map.entry("sinh", new OfOne(Math::sinh, DerivativeStructure::sinh)),
            Map.entry("cosh", new OfOne(Math::cosh, DerivativeStructure::cosh)),
            Map.entry("tanh", new OfOne(Math::tanh, DerivativeStructure::tanh)),
            Map.entry("sign", new OfOne(Math::signum, DerivativeStructure::signum)),
            Map.entry("step", new OfOne(x -> x < 0 ? 0 : 1, x -> constant(x, x.getValue() < 0 ? 0 : 1))),
            Map.entry("floor", new OfOne(Math::floor, DerivativeStructure::floor))));

    static final Map<String, OfTwo> TWO_ARGUMENTS = new TreeMap<>(Map.of(
            "min", new OfTwo(Math::min, (x, y) -> x.getValue() <= y.getValue() ? x : y),
            "max", new OfTwo(Math::max, (x, y) -> x.getValue() >= y.getValue() ? x : y),
            "atan2", new OfTwo(Math::atan2, (y, x) -> DerivativeStructure.atan2(y, x)),
            "pow", POWER));

    private FormulaOperation() {}

    static OfTwo of(Operator operator) {
        return operator == Operators.ADD
                ? SUM
                : operator == Operators.SUB
                        ? DIFFERENCE
                        : operator == Operators.MUL ? PRODUCT : operator == Operators.DIV ? QUOTIENT : POWER;
    }

    /** Squares are by far the most common powers, and a product is exact where pow need not be. */
    private static double power(double x, double y) {
        return y == 2 ? x * x : Math.pow(x, y);
    }

    private static DerivativeStructure constant(DerivativeStructure like, double value) {
        return new DerivativeStructure(like.getFreeParameters(), like.getOrder(), value);
    }
}
