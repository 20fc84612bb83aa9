package io.github.secular.numerics;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.math3.analysis.differentiation.DerivativeStructure;
import org.scijava.parsington.ExpressionParser;
import org.scijava.parsington.Function;
import org.scijava.parsington.Group;
import org.scijava.parsington.Operator;
import org.scijava.parsington.Operators;
import org.scijava.parsington.Variable;

/**
 * A real formula in up to six named variables, parsed once and evaluated fast, without allocation.
 *
 * <p>It knows {@code + - * / ^} (the power binds to the right and before a sign: −2^2 = −4), parentheses, decimal
 * numbers, the constants {@code pi} and {@code e}, the functions of one number abs, sqrt, exp, log, sin, cos, tan,
 * asin, acos, atan, sinh, cosh, tanh, sign, step (0 below 0, else 1), floor, and of two numbers min, max, atan2, pow.
 * Angles are in radians. Nothing else can be named, so that a formula from a file can do nothing but compute.
 */
public final class Formula {
    private static final Map<String, FormulaOperation.OfOne> ONE_ARGUMENT = FormulaOperation.ONE_ARGUMENT;

    private static final Map<String, FormulaOperation.OfTwo> TWO_ARGUMENTS = FormulaOperation.TWO_ARGUMENTS;

    private static final Map<String, Double> CONSTANTS = Map.of("pi", Math.PI, "e", Math.E);

    private static final List<Operator> OPERATORS = List.of(
            Operators.ADD,
            Operators.SUB,
            Operators.MUL,
            Operators.DIV,
            Operators.POW,
            Operators.POS,
            Operators.NEG,
            Operators.PARENS);

    /**
     * A sign that stands neither in the exponent of a number nor directly behind a power; set apart, or the parser
     * would take the −2 in −2^2 for one number.
     */
    private static final Pattern SIGN = Pattern.compile("(?<![0-9.][eE])(?<!\\^)([+-])");

    /** What the parser would read otherwise than a reader does: 2^-1^2 is ambiguous. */
    private static final Pattern MISLEADING = Pattern.compile("\\^\\s*[+-]\\s*[0-9.]+([eE][+-]?[0-9]+)?\\s*\\^");

    private static final String ALLOWED = "a formula of numbers, + - * / ^ ( ), pi, e, "
            + String.join(", ", ONE_ARGUMENT.keySet()) + ", " + String.join(", ", TWO_ARGUMENTS.keySet());

    private final String text;
    private final List<String> variables;
    private final FormulaTerm term;

    /**
     * @param text the formula
     * @param variables the names it may use, at most six, in the order in which values will be given
     * @throws InvalidInputException if it is no such formula; the place is empty
     */
    public Formula(String text, String... variables) {
        if (variables.length > 6) {
            throw new IllegalArgumentException("A formula has at most 6 variables, but " + variables.length + ".");
        }
        this.text = text.strip();
        this.variables = List.of(variables);
        this.term = parse();
    }

    private Formula(String text, List<String> variables, FormulaTerm term) {
        this.text = text;
        this.variables = variables;
        this.term = term;
    }

    /**
     * A function given at knots: linear or by a natural cubic spline between them, 0 outside.
     *
     * @param name what it is called in reports
     * @param variable its variable
     * @param knots increasing
     * @param values one per knot
     * @throws InvalidInputException if there are too few, they do not increase or are not finite; the place is empty
     */
    public static Formula table(String name, String variable, double[] knots, double[] values, boolean spline) {
        return new Formula(
                name,
                List.of(variable),
                new FormulaTerm.Table(new TableData(knots, values, spline), new FormulaTerm.Variable(0)));
    }

    /** A formula that is a number. @param variable which it might have */
    public static Formula constant(double value, String variable) {
        return new Formula(Double.toString(value), List.of(variable), new FormulaTerm.Constant(value));
    }

    /** The product with a number. */
    public Formula times(double factor) {
        return new Formula(
                "(" + text + ") * " + factor,
                variables,
                binary(FormulaOperation.PRODUCT, term, new FormulaTerm.Constant(factor)));
    }

    /** The product with another formula in the same variables. */
    public Formula times(Formula other) {
        return new Formula(
                "(" + text + ")*(" + other.text + ")", variables, binary(FormulaOperation.PRODUCT, term, other.term));
    }

    /** A function of one number by its name, of this formula. */
    public Formula into(String function) {
        return new Formula(function + "(" + text + ")", variables, unary(ONE_ARGUMENT.get(function), term));
    }

    /** How many variables it may have. */
    public int arity() {
        return variables.size();
    }

    /** The name of the first variable. */
    public String variable() {
        return variables.isEmpty() ? "x" : variables.get(0);
    }

    FormulaTerm term() {
        return term;
    }

    /** The formula as written. */
    public String text() {
        return text;
    }

    /** Whether no variable occurs in it. */
    public boolean isConstant() {
        return term.isConstant();
    }

    /** Whether a variable occurs in it. @param number of the variable */
    public boolean dependsOn(int number) {
        return term.dependsOn(number);
    }

    /** The value where the first variable is a and the others are 0. */
    public double at(double a) {
        return term.at(a, 0, 0, 0);
    }

    /** The value where the first two variables are a, b and the others are 0. */
    public double at(double a, double b) {
        return term.at(a, b, 0, 0);
    }

    /** The value for given variables; of one with more, {@link FormulaArrays} have it. */
    public double at(double a, double b, double c, double d) {
        return term.at(a, b, c, d);
    }

    /**
     * The value together with its partial derivatives; sign, step and floor count as constant between their jumps.
     *
     * @param variables one value per variable, in order, all of the same number of parameters and order
     */
    public DerivativeStructure at(DerivativeStructure... variables) {
        if (variables.length != this.variables.size()) {
            throw new IllegalArgumentException(
                    "The formula has " + this.variables.size() + " variables, but " + variables.length + " values.");
        }
        return term.at(variables);
    }

    private FormulaTerm parse() {
        FormulaText given = new FormulaText(text);
        given.misplaced().ifPresent(found -> {
            throw wrong(found);
        });
        Matcher misleading = MISLEADING.matcher(text);
        if (misleading.find()) {
            throw wrong("\"" + misleading.group() + "\" without parentheses in \"" + text + "\"");
        }
        LinkedList<Object> postfix;
        try {
            postfix = new ExpressionParser(OPERATORS)
                    .parsePostfix(SIGN.matcher(given.withPlainNumbers()).replaceAll("$1 "));
        } catch (IllegalArgumentException | java.util.NoSuchElementException e) {
            throw wrong("\"" + text + "\"");
        }
        Deque<Object> stack = new ArrayDeque<>();
        for (Object token : postfix) {
            stack.push(reduce(token, stack));
        }
        if (stack.size() != 1) {
            throw wrong("\"" + text + "\"");
        }
        return pop(stack);
    }

    /** What a token makes of what stands before it: a Term, a list of arguments, or the name of a function. */
    private Object reduce(Object token, Deque<Object> stack) {
        if (token instanceof Number number && !(token instanceof Float)) {
            return new FormulaTerm.Constant(number.doubleValue());
        }
        if (token instanceof Variable name) {
            return named(name.getToken());
        }
        if (token instanceof Function) {
            return call(stack);
        }
        if (token instanceof Group group) {
            return arguments(group.getArity(), stack);
        }
        if (token instanceof Operator operator) {
            return apply(operator, stack);
        }
        throw wrong("\"" + token + "\" in \"" + text + "\"");
    }

    /** A variable, a constant, or, left as text, a function that is still to get its arguments. */
    private Object named(String name) {
        int index = variables.indexOf(name);
        if (index >= 0) {
            return new FormulaTerm.Variable(index);
        }
        if (CONSTANTS.containsKey(name)) {
            return new FormulaTerm.Constant(CONSTANTS.get(name));
        }
        if (ONE_ARGUMENT.containsKey(name) || TWO_ARGUMENTS.containsKey(name)) {
            return name;
        }
        throw wrong("\"" + name + "\" in \"" + text + "\"");
    }

    /** The contents of parentheses: one term is a term, several are arguments of a function. */
    private Object arguments(int count, Deque<Object> stack) {
        LinkedList<FormulaTerm> arguments = new LinkedList<>();
        for (int i = 0; i < count; i++) {
            arguments.addFirst(pop(stack));
        }
        return count == 1 ? arguments.getFirst() : arguments;
    }

    private FormulaTerm call(Deque<Object> stack) {
        Object given = stack.pollFirst();
        List<?> arguments = given instanceof List<?> list ? list : given == null ? List.of() : List.of(given);
        if (!(stack.pollFirst() instanceof String name)) {
            throw wrong("\"" + text + "\"");
        }
        int wanted = ONE_ARGUMENT.containsKey(name) ? 1 : 2;
        if (arguments.size() != wanted || arguments.stream().anyMatch(o -> !(o instanceof FormulaTerm))) {
            throw wrong(name + " with " + arguments.size() + " arguments in \"" + text + "\"");
        }
        FormulaTerm x = (FormulaTerm) arguments.get(0);
        return wanted == 1
                ? unary(ONE_ARGUMENT.get(name), x)
                : binary(TWO_ARGUMENTS.get(name), x, (FormulaTerm) arguments.get(1));
    }

    private FormulaTerm apply(Operator operator, Deque<Object> stack) {
        FormulaTerm last = pop(stack);
        if (operator == Operators.POS) {
            return last;
        }
        if (operator == Operators.NEG) {
            return unary(FormulaOperation.NEGATE, last);
        }
        FormulaTerm first = pop(stack);
        return binary(FormulaOperation.of(operator), first, last);
    }

    private static FormulaTerm unary(FormulaOperation.OfOne f, FormulaTerm x) {
        FormulaTerm out = new FormulaTerm.Unary(f, x);
        return x.isConstant() ? new FormulaTerm.Constant(out.at(0, 0, 0, 0)) : out;
    }

    private static FormulaTerm binary(FormulaOperation.OfTwo f, FormulaTerm x, FormulaTerm y) {
        FormulaTerm out = new FormulaTerm.Binary(f, x, y);
        return x.isConstant() && y.isConstant() ? new FormulaTerm.Constant(out.at(0, 0, 0, 0)) : out;
    }

    private FormulaTerm pop(Deque<Object> stack) {
        if (stack.pollFirst() instanceof FormulaTerm found) {
            return found;
        }
        throw wrong("\"" + text + "\"");
    }

    private InvalidInputException wrong(String found) {
        String names = variables.isEmpty() ? "" : ", " + String.join(", ", variables);
        return new InvalidInputException("", found, ALLOWED + names);
    }

    @Override
    public boolean equals(Object other) {
        // a table has no text of its own
        return other instanceof Formula f
                && text.equals(f.text)
                && variables.equals(f.variables)
                && term.equals(f.term);
    }

    @Override
    public int hashCode() {
        return 31 * text.hashCode() + variables.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
