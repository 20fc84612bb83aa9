package io.github.secular.asymptotics.hypotheses;

import io.github.secular.classical.Relaxation;
import io.github.secular.drive.BaseFrequencies;
import io.github.secular.drive.Noise;
import io.github.secular.drive.NoiseCells;
import io.github.secular.drive.NoiseModes;
import io.github.secular.drive.NoiseSignal;
import io.github.secular.numerics.ComplexMatrix;
import io.github.secular.numerics.Progress;
import io.github.secular.numerics.Sentence;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

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

    /**
     * The hypotheses on noises, and the theorems on classical models under them.
     *
     * @param shapes what noises shake, by its formula, with how its derivatives grow
     * @param common what both theorems ask for
     * @param smooth HC4' @param ergodic HC5 @param damped HC5'
     */
    protected final List<TheoremVerdict> underNoises(
            List<NoiseSignal> signals,
            Map<String, Growth> shapes,
            Relaxation relaxation,
            List<HypothesisCheck> common,
            HypothesisCheck smooth,
            HypothesisCheck ergodic,
            HypothesisCheck damped) {
        List<Noise> noises = signals.stream().map(NoiseSignal::noise).toList();
        String described = noises.stream().map(Noise::description).collect(Collectors.joining("; "));
        HypothesisCheck centred = add("HC-R1", "the potential has mean 0", true, 0, described);
        boolean stationary =
                noises.stream().allMatch(noise -> noise.cells().stream().allMatch(NoiseCells::hasRandomPhase));
        double support = noises.stream().mapToDouble(Noise::support).max().orElse(0);
        HypothesisCheck covariance = add(
                "HC-R2",
                "its covariance depends on the difference of times only",
                stationary,
                Double.NaN,
                stationary ? "stationary" : "the cells of a clock start at a fixed phase");
        boolean carried = NoiseSignal.carriers(signals).length > 0;
        HypothesisCheck memory = add(
                "HC-R3",
                "its memory ends",
                support < Double.POSITIVE_INFINITY && !carried,
                support,
                carried
                        ? "the phase of a carrier is never forgotten; relaxation forgets what it has done"
                        : "independent beyond " + number(support) + " of fast time");
        boolean gaussian =
                noises.stream().flatMap(noise -> noise.modes().stream()).anyMatch(NoiseModes::isGaussian);
        String worst = "";
        Growth growth = null;
        for (Map.Entry<String, Growth> each : shapes.entrySet()) {
            Growth other = each.getValue();
            if (growth == null || growth.isBounded() && (!other.isBounded() || other.far() > growth.far())) {
                worst = each.getKey();
                growth = other;
            }
        }
        HypothesisCheck bound = add(
                "HC-R4",
                "its derivatives are bounded, almost surely",
                !gaussian && growth.isBounded(),
                growth.largest(),
                gaussian
                        ? "Gaussian noise is not bounded"
                        : "largest derivative of " + worst + " up to 1e6: " + number(growth.far()));
        HypothesisCheck none =
                add("gamma = 0", "there is no relaxation", relaxation.isZero(), Double.NaN, relaxation.toString());
        List<HypothesisCheck> five = new ArrayList<>(common);
        five.addAll(List.of(none, smooth, ergodic, centred, covariance, memory, bound));
        List<HypothesisCheck> six = new ArrayList<>(common);
        six.addAll(List.of(damped, smooth, centred, covariance, memory, bound));
        return List.of(
                verdict(
                        "Castella-Degond-Goudon, Theorem 5",
                        "The mean of P f follows the diffusion equation in energy, without relaxation.",
                        five.toArray(new HypothesisCheck[0])),
                verdict(
                        "Castella-Degond-Goudon, Theorem 6",
                        "The mean of P f follows the diffusion equation in energy, with relaxation gamma(E).",
                        six.toArray(new HypothesisCheck[0])));
    }

    /** @param shapes what a wave is made of, by its formula, with how its derivatives grow */
    protected final HypothesisCheck boundedWave(Map<String, Growth> shapes) {
        double worst = 0;
        String unbounded = "";
        for (Map.Entry<String, Growth> each : shapes.entrySet()) {
            worst = Math.max(worst, each.getValue().largest());
            unbounded = each.getValue().isBounded() || !unbounded.isEmpty() ? unbounded : each.getKey();
        }
        return add(
                "HC-P1",
                "first and second derivatives of the potential are bounded",
                unbounded.isEmpty(),
                worst,
                unbounded.isEmpty()
                        ? "largest " + number(worst)
                        : "those of " + unbounded + " grow, to " + number(worst) + " at 1e6");
    }

    static String number(double value) {
        return Sentence.of("%.6g", value);
    }

    /** On the diffusion in energy, which theorems give no rate. */
    protected static TheoremVerdict verdict(String theorem, String conclusion, HypothesisCheck... needed) {
        return verdict(theorem, conclusion, "diffusion", Double.NaN, needed);
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
