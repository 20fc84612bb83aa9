package io.github.secular.asymptotics.hypotheses;

import io.github.secular.drive.BaseFrequencies;
import io.github.secular.numerics.ComplexMatrix;
import io.github.secular.numerics.Progress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The checks of one report as they are made, and what theorems say to them. */
abstract class Hypotheses {
    protected final List<HypothesisCheck> checks = new ArrayList<>();

    protected final HypothesisCheck add(HypothesisCheck check) {
        checks.add(check);
        return check;
    }

    protected final HypothesisCheck add(String name, String statement, boolean holds, double value, String evidence) {
        return add(new HypothesisCheck(name, statement, holds, value, evidence));
    }

    /**
     * Whether the frequencies are rationally independent.
     *
     * @param symbols the index and the frequencies, as in "a.omega"
     * @param remedy what to do where they are not; "" for nothing
     */
    protected final HypothesisCheck independence(
            String name, BaseFrequencies base, int cutOff, String symbols, String remedy, Progress progress) {
        Optional<int[]> relation = base.relation(cutOff, progress);
        String index = symbols.substring(0, symbols.indexOf('.'));
        return add(
                name,
                "the base frequencies are rationally independent",
                relation.isEmpty(),
                Double.NaN,
                relation.map(a -> symbols + " = 0 for " + index + " = " + Arrays.toString(a) + remedy)
                        .orElse("no relation " + symbols + " = 0 up to |" + index + "| = " + cutOff));
    }

    /** @param order of the error that the theorem promises where all that it needs holds; NaN for none */
    protected static TheoremVerdict verdict(
            String theorem, String conclusion, String limitModel, double order, HypothesisCheck... needed) {
        for (HypothesisCheck check : needed) {
            if (!check.holds()) {
                String failing = check.name() + " fails (" + check.statement() + "): " + check.evidence() + ".";
                return new TheoremVerdict(theorem, conclusion, limitModel, false, failing, Double.NaN);
            }
        }
        return new TheoremVerdict(theorem, conclusion, limitModel, true, "", order);
    }

    /** (Σ |ρ_nm|²)^½. */
    protected static double norm(ComplexMatrix rho) {
        return Math.sqrt(Arrays.stream(rho.toArray()).map(x -> x * x).sum());
    }

    /** M of (HQ4): the largest row sum of bounds of |V_nm|, and the sum of the largest of each row. */
    protected static double bound(double[][] entries) {
        double largestRow = 0;
        double sumOfLargest = 0;
        for (double[] line : entries) {
            double row = 0;
            double largest = 0;
            for (double x : line) {
                row += x;
                largest = Math.max(largest, x);
            }
            largestRow = Math.max(largestRow, row);
            sumOfLargest += largest;
        }
        return largestRow + sumOfLargest;
    }
}
