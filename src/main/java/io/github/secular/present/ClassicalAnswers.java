package io.github.secular.present;

import io.github.secular.catalogue.LimitModels;
import io.github.secular.classical.PhaseFunction;
import io.github.secular.numerics.Progress;
import io.github.secular.numerics.RefusalException;
import io.github.secular.run.ClassicalRuns;
import io.github.secular.run.CoefficientResult;
import io.github.secular.run.SemiclassicalRuns;
import io.github.secular.run.VlasovResult;
import io.github.secular.scenario.ClassicalScenario;
import io.github.secular.study.RunRecorder;
import java.util.List;

/**
 * Everything that is asked of a classical model, each answer with all that belongs to it: what a subcommand writes, and
 * what a script gets. Every method throws {@link io.github.secular.numerics.InvalidInputException} for a value that is
 * not allowed, and {@link RefusalException} where a solver or the limit declines.
 */
public final class ClassicalAnswers {
    private final ClassicalRuns runs;
    private final ClassicalScenario scenario;
    private final Progress progress;

    public ClassicalAnswers(ClassicalScenario scenario, Progress progress) {
        this(scenario, LimitModels.AUTOMATIC, progress);
    }

    /** @param limit the limit's name, one of {@link io.github.secular.catalogue.VlasovLimits} */
    public ClassicalAnswers(ClassicalScenario scenario, String limit, Progress progress) {
        this.runs = ClassicalRuns.by(limit);
        this.scenario = scenario;
        this.progress = progress;
    }

    /** The Vlasov equation solved, energy diffusion beside it, and its coefficients where there are such. */
    public Presentation solve(VlasovPresentation.Wishes wishes) {
        return solve(wishes, List.of());
    }

    private Presentation solved(VlasovPresentation.Wishes wishes, VlasovResult result) {
        Presentation out = VlasovPresentation.of(result, wishes, Progress.NONE);
        try {
            return out.and(DiffusionPresentation.of(runs.diffusionCoefficient(scenario, progress.part(0.9, 1))));
        } catch (RefusalException noCoefficient) {
            return out.without("No diffusion.csv: " + noCoefficient.getMessage());
        }
    }

    /** The same as {@link #solve(VlasovPresentation.Wishes)}, and a table of more quantities that studies record. */
    public Presentation solve(VlasovPresentation.Wishes wishes, List<String> record) {
        RunRecorder.check(scenario, record);
        VlasovResult result = runs.vlasov(scenario, progress.part(0, 0.9));
        Presentation out = solved(wishes, result);
        return record.isEmpty()
                ? out
                : out.and(
                        StudyPresentation.recorded(scenario, RunRecorder.of(scenario, record, runs, result, progress)));
    }

    /** Energy diffusion alone, and its coefficients. */
    public Presentation limit() {
        CoefficientResult coefficients = runs.diffusionCoefficient(scenario, progress.part(0, 0.3));
        return DiffusionPresentation.of(runs.energyDiffusion(scenario, progress.part(0.3, 1)))
                .and(DiffusionPresentation.of(coefficients));
    }

    /** The same, and means over shells; parameters as for {@link DiffusionPresentation#shells}. */
    public Presentation limit(List<? extends PhaseFunction> means, PhaseFunction expanded, int harmonics) {
        return limit().and(DiffusionPresentation.shells(scenario, means, expanded, harmonics));
    }

    /** d(E), h0(E), frequencies, resonances. */
    public Presentation rates() {
        return DiffusionPresentation.of(runs.diffusionCoefficient(scenario, progress));
    }

    /** The Vlasov equation against its limit; parameters as for {@link ClassicalRuns#comparison}. */
    public Presentation compare(double[] epsilons) {
        return ComparisonPresentation.of(runs.comparison(scenario, epsilons, progress));
    }

    /** The same well with and without ħ; parameters as for {@link SemiclassicalRuns#compare}. */
    public Presentation quantumVsClassical(double[] hbars) {
        return SemiclassicalPresentation.of(SemiclassicalRuns.compare(scenario, hbars, progress));
    }

    /** The density matrix of the well in phase space; parameters as for {@link SemiclassicalRuns#wigner}. */
    public Presentation wigner(double hbar, double width, int pixels) {
        return WignerPresentation.of(SemiclassicalRuns.wigner(scenario, hbar, width, pixels, progress), Progress.NONE);
    }

    /** Which theorems hold; parameters as for {@link ClassicalRuns#hypotheses}. */
    public Presentation hypotheses(int harmonics, double[] epsilons) {
        return ReportPresentation.of(runs.hypotheses(scenario, harmonics, epsilons, progress));
    }
}
