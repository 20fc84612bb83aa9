package io.github.secular.numerics;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Formulas and their derivatives as one list of operations, in which what is computed twice stands once. Derivatives
 * are symbolic; sign, step and floor count as constant between their jumps.
 */
final class FormulaGraph {
    /** What a node does with one or two others. */
    enum Op {
        CONSTANT,
        VARIABLE,
        ADD,
        SUB,
        MUL,
        DIV,
        /** The first times the constant. */
        SCALE,
        /** The first plus the constant. */
        SHIFT,
        POWER,
        ATAN2,
        MIN,
        MAX,
        ABS,
        SQRT,
        EXP,
        LOG,
        SIN,
        COS,
        TAN,
        ASIN,
        ACOS,
        ATAN,
        SINH,
        COSH,
        TANH,
        SIGN,
        STEP,
        FLOOR
    }

    /** One operation. @param a, b the nodes it acts on, −1 for none @param value a constant, or the variable's number */
    record Node(Op op, int a, int b, double value) {}

    /** Whole powers up to this one are products. */
    private static final int MOST_PRODUCTS = 32;

    private final List<Node> nodes = new ArrayList<>();
    private final Map<Node, Integer> known = new HashMap<>();
    private final Map<Long, Integer> slopes = new HashMap<>();

    List<Node> nodes() {
        return nodes;
    }

    /** The node of a term. @throws RefusalException if it has a table in it */
    int of(FormulaTerm term) {
        if (term instanceof FormulaTerm.Constant c) {
            return constant(c.value());
        }
        if (term instanceof FormulaTerm.Variable v) {
            return node(Op.VARIABLE, -1, -1, v.index());
        }
        if (term instanceof FormulaTerm.Unary u) {
            int x = of(u.x());
            return u.function() == FormulaOperation.NEGATE ? scale(x, -1) : unary(Op.valueOf(name(u.function())), x);
        }
        if (term instanceof FormulaTerm.Binary b) {
            int x = of(b.x());
            int y = of(b.y());
            return switch (FormulaOperation.name(b.function())) {
                case "+" -> add(x, y);
                case "-" -> sub(x, y);
                case "*" -> mul(x, y);
                case "/" -> div(x, y);
                case "min" -> node(Op.MIN, x, y, 0);
                case "max" -> node(Op.MAX, x, y, 0);
                case "atan2" -> node(Op.ATAN2, x, y, 0);
                default -> power(x, y);
            };
        }
        throw new RefusalException("A table cannot be a part of a formula in several variables.");
    }

    private static String name(FormulaOperation.OfOne f) {
        return FormulaOperation.name(f).toUpperCase(java.util.Locale.ROOT);
    }

    /** ∂/∂(variable) of a node. */
    int slope(int n, int variable) {
        long key = (long) n * 8 + variable;
        Integer found = slopes.get(key);
        if (found != null) {
            return found;
        }
        int out = derive(n, variable);
        slopes.put(key, out);
        return out;
    }

    private int derive(int n, int v) {
        Node f = nodes.get(n);
        if (f.op == Op.VARIABLE) {
            return constant((int) f.value == v ? 1 : 0);
        }
        if (f.op == Op.CONSTANT) {
            return constant(0);
        }
        int x = f.a;
        int dx = slope(x, v);
        int dy = f.b < 0 ? -1 : slope(f.b, v);
        if (isZero(dx) && (f.b < 0 || isZero(dy))) {
            return constant(0);
        }
        return switch (f.op) {
            case ADD -> add(dx, dy);
            case SUB -> sub(dx, dy);
            case MUL -> add(mul(dx, f.b), mul(x, dy));
            case DIV -> div(sub(dx, mul(n, dy)), f.b);
            case SCALE -> scale(dx, f.value);
            case SHIFT -> dx;
            case POWER ->
                add(mul(mul(f.b, power(x, shift(f.b, -1))), dx), isZero(dy) ? dy : mul(mul(n, unary(Op.LOG, x)), dy));
            case ATAN2 -> div(sub(mul(f.b, dx), mul(x, dy)), add(mul(x, x), mul(f.b, f.b)));
            case MIN -> chosen(unary(Op.STEP, sub(f.b, x)), dx, dy);
            case MAX -> chosen(unary(Op.STEP, sub(x, f.b)), dx, dy);
            case ABS -> mul(unary(Op.SIGN, x), dx);
            case SQRT -> div(scale(dx, 0.5), n);
            case EXP -> mul(n, dx);
            case LOG -> div(dx, x);
            case SIN -> mul(unary(Op.COS, x), dx);
            case COS -> scale(mul(unary(Op.SIN, x), dx), -1);
            case TAN -> mul(shift(mul(n, n), 1), dx);
            case ASIN -> div(dx, unary(Op.SQRT, shift(scale(mul(x, x), -1), 1)));
            case ACOS -> scale(div(dx, unary(Op.SQRT, shift(scale(mul(x, x), -1), 1))), -1);
            case ATAN -> div(dx, shift(mul(x, x), 1));
            case SINH -> mul(unary(Op.COSH, x), dx);
            case COSH -> mul(unary(Op.SINH, x), dx);
            case TANH -> mul(shift(scale(mul(n, n), -1), 1), dx);
            default -> constant(0);
        };
    }

    /** The first where the switch is 1, the second where it is 0. */
    private int chosen(int on, int first, int second) {
        return add(mul(on, first), mul(shift(scale(on, -1), 1), second));
    }

    int constant(double value) {
        return node(Op.CONSTANT, -1, -1, value + 0.0);
    }

    boolean isConstant(int n) {
        return nodes.get(n).op == Op.CONSTANT;
    }

    private double value(int n) {
        return nodes.get(n).value;
    }

    private boolean isZero(int n) {
        return isConstant(n) && value(n) == 0;
    }

    private int unary(Op op, int x) {
        return isConstant(x) ? constant(FormulaArrays.one(op, value(x))) : node(op, x, -1, 0);
    }

    private int add(int x, int y) {
        if (inner(x) == inner(y) && !isConstant(x)) {
            return scale(inner(x), factor(x) + factor(y));
        }
        return isConstant(x) ? shift(y, value(x)) : isConstant(y) ? shift(x, value(y)) : node(Op.ADD, x, y, 0);
    }

    private int sub(int x, int y) {
        return isConstant(x)
                ? shift(scale(y, -1), value(x))
                : isConstant(y) ? shift(x, -value(y)) : node(Op.SUB, x, y, 0);
    }

    /** Numbers are taken out of products, so that they meet each other. */
    private int mul(int x, int y) {
        if (isConstant(x) || isConstant(y)) {
            return isConstant(x) ? scale(y, value(x)) : scale(x, value(y));
        }
        int a = inner(x);
        int b = inner(y);
        return scale(node(Op.MUL, Math.min(a, b), Math.max(a, b), 0), factor(x) * factor(y));
    }

    /** What a node scales, or itself. */
    private int inner(int n) {
        return nodes.get(n).op == Op.SCALE ? nodes.get(n).a : n;
    }

    private double factor(int n) {
        return nodes.get(n).op == Op.SCALE ? nodes.get(n).value : 1;
    }

    private int div(int x, int y) {
        return isZero(x) ? x : isConstant(y) ? scale(x, 1 / value(y)) : node(Op.DIV, x, y, 0);
    }

    private int scale(int x, double by) {
        Node f = nodes.get(x);
        if (by == 1) {
            return x;
        }
        return by == 0 || f.op == Op.CONSTANT
                ? constant(by * (f.op == Op.CONSTANT ? f.value : 0))
                : f.op == Op.SCALE ? scale(f.a, f.value * by) : node(Op.SCALE, x, -1, by);
    }

    private int shift(int x, double by) {
        Node f = nodes.get(x);
        return by == 0
                ? x
                : f.op == Op.CONSTANT
                        ? constant(f.value + by)
                        : f.op == Op.SHIFT ? shift(f.a, f.value + by) : node(Op.SHIFT, x, -1, by);
    }

    private int power(int x, int y) {
        if (!isConstant(y)) {
            return node(Op.POWER, x, y, 0);
        }
        double n = value(y);
        if (n == 0.5) {
            return unary(Op.SQRT, x);
        }
        if (n != Math.rint(n) || Math.abs(n) > MOST_PRODUCTS) {
            return isConstant(x) ? constant(Math.pow(value(x), n)) : node(Op.POWER, x, y, 0);
        }
        return n < 0 ? div(constant(1), whole(x, (int) -n)) : whole(x, (int) n);
    }

    private int whole(int x, int n) {
        if (n < 2) {
            return n == 0 ? constant(1) : x;
        }
        int half = whole(x, n / 2);
        int square = mul(half, half);
        return n % 2 == 0 ? square : mul(square, x);
    }

    private int node(Op op, int a, int b, double value) {
        return known.computeIfAbsent(new Node(op, a, b, value), n -> {
            nodes.add(n);
            return nodes.size() - 1;
        });
    }
}
