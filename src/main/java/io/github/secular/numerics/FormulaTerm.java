package io.github.secular.numerics;

import org.apache.commons.math3.analysis.differentiation.DerivativeStructure;

/** A part of a formula as a function of the variables: as a number, and as a number with derivatives. */
interface FormulaTerm {
    double at(double a, double b, double c, double d);

    DerivativeStructure at(DerivativeStructure[] variables);

    /** Whether it depends on no variable. */
    default boolean isConstant() {
        return false;
    }

    /** Whether a variable occurs in it. */
    boolean dependsOn(int variable);

    record Constant(double value) implements FormulaTerm {
        @Override
        public double at(double a, double b, double c, double d) {
            return value;
        }

        @Override
        public DerivativeStructure at(DerivativeStructure[] variables) {
            DerivativeStructure any = variables[0];
            return new DerivativeStructure(any.getFreeParameters(), any.getOrder(), value);
        }

        @Override
        public boolean isConstant() {
            return true;
        }

        @Override
        public boolean dependsOn(int variable) {
            return false;
        }
    }

    record Variable(int index) implements FormulaTerm {
        @Override
        public double at(double a, double b, double c, double d) {
            return switch (index) {
                case 0 -> a;
                case 1 -> b;
                case 2 -> c;
                case 3 -> d;
                default -> throw new IllegalStateException("A formula of more than 4 variables has no value for 4.");
            };
        }

        @Override
        public boolean dependsOn(int variable) {
            return variable == index;
        }

        @Override
        public DerivativeStructure at(DerivativeStructure[] variables) {
            return variables[index];
        }
    }

    record Unary(FormulaOperation.OfOne function, FormulaTerm x) implements FormulaTerm {
        @Override
        public double at(double a, double b, double c, double d) {
            return function.value().applyAsDouble(x.at(a, b, c, d));
        }

        @Override
        public DerivativeStructure at(DerivativeStructure[] variables) {
            return function.derivatives().apply(x.at(variables));
        }

        @Override
        public boolean dependsOn(int variable) {
            return x.dependsOn(variable);
        }
    }

    record Binary(FormulaOperation.OfTwo function, FormulaTerm x, FormulaTerm y) implements FormulaTerm {
        @Override
        public double at(double a, double b, double c, double d) {
            return function.value().applyAsDouble(x.at(a, b, c, d), y.at(a, b, c, d));
        }

        @Override
        public DerivativeStructure at(DerivativeStructure[] variables) {
            return y.isConstant()
                    ? function.withConstant(x.at(variables), y.at(0, 0, 0, 0))
                    : function.derivatives().apply(x.at(variables), y.at(variables));
        }

        @Override
        public boolean dependsOn(int variable) {
            return x.dependsOn(variable) || y.dependsOn(variable);
        }
    }

    /** A function of a number that is given at knots. */
    record Table(TableData data, FormulaTerm x) implements FormulaTerm {
        @Override
        public double at(double a, double b, double c, double d) {
            return data.at(x.at(a, b, c, d));
        }

        @Override
        public DerivativeStructure at(DerivativeStructure[] variables) {
            return data.at(x.at(variables));
        }

        @Override
        public boolean dependsOn(int variable) {
            return x.dependsOn(variable);
        }
    }
}
