package io.github.secular.numerics;

import java.util.function.Supplier;
import org.apache.commons.math3.exception.NumberIsTooSmallException;
import org.apache.commons.math3.ode.AbstractIntegrator;
import org.apache.commons.math3.ode.FirstOrderDifferentialEquations;

/** Steps of Commons Math's integrators, which end in a sentence of ours where they would become too small. */
public final class OdeSteps {
    private OdeSteps() {}

    /**
     * Solves y′ = f(τ, y) from one time to another.
     *
     * @param out gets y at {@code to}; may be {@code state}
     * @param sentence what is said where steps are too small to keep the tolerance
     * @throws RefusalException with this sentence
     */
    public static void run(
            AbstractIntegrator integrator,
            FirstOrderDifferentialEquations equations,
            double from,
            double[] state,
            double to,
            double[] out,
            Supplier<String> sentence) {
        try {
            integrator.integrate(equations, from, state, to, out);
        } catch (NumberIsTooSmallException e) {
            throw new RefusalException(sentence.get());
        }
    }
}
