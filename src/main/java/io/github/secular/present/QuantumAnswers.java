package io.github.secular.present;

import io.github.secular.numerics.Progress;
import io.github.secular.numerics.RefusalException;
import io.github.secular.quantum.random.SamplingPlan;
import io.github.secular.run.BlochResult;
import io.github.secular.run.QuantumReports;
import io.github.secular.run.QuantumRuns;
import io.github.secular.run.RateEquationResult;
import io.github.secular.scenario.ManyLevels;
import io.github.secular.scenario.Scenario;
import io.github.secular.study.RunRecorder;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Everything that is asked of a quantum model, each answer with all that belongs to it: what a subcommand writes, and
 * what a script gets. Limits go by name. Every method throws
 * {@link io.github.secular.numerics.InvalidInputException} for an unknown name or a value that is not allowed, and
 * {@link RefusalException} where a solver or a limit declines.
 */
public final class QuantumAnswers {
    private final QuantumRuns runs = QuantumRuns.standard();
    private final QuantumReports reports = new QuantumReports(runs);
    private final Scenario scenario;
    private final Progress progress;

    public QuantumAnswers(Scenario scenario, Progress progress) {
        this.scenario = scenario;
        this.progress = progress;
    }

    /** The Bloch equation solved, the limit beside it, rates where there are such. */
    public Presentation solve(String limit) {
        return solve(limit, List.of());
    }

    /** The same, and a table of more quantities, by the names that studies record them under. */
    public Presentation solve(String limit, List<String> record) {
        RunRecorder.check(scenario, record);
        BlochResult result = runs.bloch(scenario, limit, progress);
        Presentation out = BlochPresentation.of(result);
        if (!record.isEmpty()) {
            out = out.and(StudyPresentation.recorded(
                    scenario, RunRecorder.of(scenario, record, limit, runs, result.trajectory(), progress)));
        }
        Optional<Presentation> rates = ratesIfAny(limit);
        out = rates.isPresent() ? out.and(rates.get()) : out;
        return result.rates().isPresent() ? withGenerators(out, limit) : out;
    }

    /** The limit alone, and rates where there are such. */
    public Presentation limit(String limit) {
        RateEquationResult result = runs.rateEquation(scenario, limit, progress);
        Presentation out = RatesPresentation.of(result);
        Optional<Presentation> rates = ratesIfAny(limit);
        if (rates.isPresent()) {
            out = out.and(rates.get()).after(rates.get().sentences());
        }
        return withGenerators(out, limit);
    }

    /** The limit of many levels, which needs no dense matrix. */
    public static Presentation limit(ManyLevels model, String limit, Progress progress) {
        return RatesPresentation.of(QuantumRuns.standard().rateEquation(model, limit, progress));
    }

    /** The rates of transitions. */
    public Presentation rates(String limit) {
        return RatesPresentation.of(runs.transitionRates(scenario, limit, Progress.NONE));
    }

    /** The Bloch equation against limits. @param limits names, at least one */
    public Presentation compare(double[] epsilons, List<String> limits) {
        return ComparisonPresentation.of(runs.comparisons(scenario, epsilons, limits, progress));
    }

    /** Where the rate equation ends. @param at as for {@link QuantumReports#equilibrium} */
    public Presentation equilibrium(String limit, OptionalDouble at) {
        return ReportPresentation.of(reports.equilibrium(scenario, limit, at, progress));
    }

    /** Where the Bloch equation ends. @param at as for {@link QuantumReports#steady} */
    public Presentation steady(OptionalDouble at) {
        return ReportPresentation.of(reports.steady(scenario, at, progress));
    }

    /** Which theorems hold; parameters as for {@link QuantumReports#hypotheses}. */
    public Presentation hypotheses(double eta, int cutOff, double[] epsilons, OptionalDouble at) {
        return ReportPresentation.of(reports.hypotheses(scenario, eta, cutOff, epsilons, at, progress));
    }

    /** The regime of almost-degenerate levels. @param at as for {@link QuantumReports#regime} */
    public Presentation regime(OptionalDouble at) {
        return ReportPresentation.of(reports.regime(scenario, at, progress));
    }

    /** Random paths under noises. */
    public Presentation ensemble(SamplingPlan plan, String limit) {
        return ReportPresentation.of(reports.ensemble(scenario, plan, limit, progress));
    }

    /** What it costs to keep only the first levels; parameters as for {@link QuantumReports#truncation}. */
    public Presentation truncation(int[] sizes, int reference, double[] epsilons) {
        return ReportPresentation.of(reports.truncation(scenario, sizes, reference, epsilons, progress));
    }

    private Optional<Presentation> ratesIfAny(String limit) {
        try {
            return Optional.of(rates(limit));
        } catch (RefusalException noRates) {
            return Optional.empty();
        }
    }

    /** What a limit that is not made of rates is made of: its generator, or its operator. */
    private Presentation withGenerators(Presentation out, String limit) {
        return switch (limit) {
            case "slow-generator" ->
                out.and(RatesPresentation.generator(
                        scenario, runs.slowGenerator(scenario, progress).matrix()));
            case "random-operator" -> out.and(RatesPresentation.operator(scenario, runs.randomOperator(scenario)));
            default -> out;
        };
    }
}
