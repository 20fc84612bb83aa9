package io.github.secular.study;

import io.github.secular.numerics.ComplexMatrix;
import io.github.secular.numerics.InvalidInputException;
import java.util.Map;

/**
 * The operators of a model by name, and their expectation values tr(O ρ).
 *
 * @param operators Hermitian, N × N
 */
record OperatorNames(Map<String, ComplexMatrix> operators) {
    /** Takes a density matrix from a run. */
    @FunctionalInterface
    interface State {
        /** @return ρ, N × N */
        ComplexMatrix of(QuantumRun run, int time);
    }

    /** @throws InvalidInputException if the model has no such operator */
    Quantity<QuantumRun> expectation(String name, String operator, boolean timed, State state) {
        if (!operators.containsKey(operator)) {
            throw new InvalidInputException(
                    "record",
                    "\"" + name + "\"",
                    operators.isEmpty()
                            ? "an operator of the model, which has none (key \"operators\")"
                            : "one of the model's operators, " + String.join(", ", operators.keySet()));
        }
        return Quantity.one(name, "", timed, (run, time) -> {
            // that of the run itself: its entries may be what is varied
            ComplexMatrix o = run.scenario().operators().get(operator);
            return new double[] {expectation(o, state.of(run, time))};
        });
    }

    /** Σ_nm O_nm ρ_mn, which is real. */
    private static double expectation(ComplexMatrix o, ComplexMatrix rho) {
        double sum = 0;
        for (int n = 0; n < o.rows(); n++) {
            for (int m = 0; m < o.columns(); m++) {
                sum += o.re(n, m) * rho.re(m, n) - o.im(n, m) * rho.im(m, n);
            }
        }
        return sum;
    }
}
