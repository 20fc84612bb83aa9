package io.github.secular.present;

import io.github.secular.numerics.Progress;
import io.github.secular.numerics.RefusalException;
import io.github.secular.run.CoefficientResult;
import io.github.secular.run.SpaceResult;
import io.github.secular.run.SpaceRuns;
import io.github.secular.scenario.SpaceScenario;
import io.github.secular.study.RunRecorder;
import io.github.secular.view.ParticleViews;
import java.util.List;

/** Everything that is asked of a classical model in two or three degrees of freedom, as {@link ClassicalAnswers}. */
public final class SpaceAnswers {
    private static final List<List<String>> AXES = List.of(List.of("x", "y"), List.of("x", "px"));
    private static final int PIXELS = 96;

    private final SpaceRuns runs = new SpaceRuns();
    private final SpaceScenario scenario;
    private final Progress progress;

    public SpaceAnswers(SpaceScenario scenario, Progress progress) {
        this.scenario = scenario;
        this.progress = progress;
    }

    /** Energy diffusion, and its coefficients. */
    public Presentation limit() {
        CoefficientResult coefficients = runs.diffusionCoefficient(scenario, progress.part(0, 0.3));
        return DiffusionPresentation.of(runs.energyDiffusion(scenario, progress.part(0.3, 1)))
                .and(DiffusionPresentation.of(coefficients));
    }

    /** The same, and the diffusion matrix at given actions, one entry per axis each. */
    public Presentation limit(List<double[]> actions) {
        List<double[][]> matrices = runs.matrices(scenario, actions);
        return limit().table(
                        "diffusion-matrix",
                        "diffusion-matrix",
                        () -> ParticleViews.matrices(scenario, actions, matrices));
    }

    /** Diffusion in the plane of the two actions. */
    public Presentation actions() {
        return ActionPresentation.of(runs.actionDiffusion(scenario, progress));
    }

    /** d(E) and h0(E). */
    public Presentation rates() {
        return DiffusionPresentation.of(runs.diffusionCoefficient(scenario, progress));
    }

    /**
     * The Vlasov equation by particles, energy diffusion beside it, and its coefficients where there are such.
     *
     * @param axes pairs of axes that f is projected onto; none for x, y and x, px
     * @param record names of quantities that studies record, for a table of them at every time
     */
    public Presentation solve(List<List<String>> axes, List<String> record) {
        RunRecorder.check(scenario, record);
        SpaceResult result = runs.vlasov(scenario, axes.isEmpty() ? AXES : axes, PIXELS, progress.part(0, 0.9));
        Presentation out = ParticlePresentation.of(result);
        if (!record.isEmpty()) {
            out = out.and(
                    StudyPresentation.recorded(scenario, RunRecorder.of(scenario, record, runs, result, progress)));
        }
        try {
            return out.and(DiffusionPresentation.of(runs.diffusionCoefficient(scenario, progress.part(0.9, 1))));
        } catch (RefusalException noCoefficient) {
            return out.without("No diffusion.csv: " + noCoefficient.getMessage());
        }
    }

    /** Which theorems hold; parameters as for {@link SpaceRuns#hypotheses}. */
    public Presentation hypotheses(int cutOff, double[] epsilons) {
        return ReportPresentation.of(runs.hypotheses(scenario, cutOff, epsilons, progress));
    }

    /** Particles against energy diffusion. */
    public Presentation compare(double[] epsilons) {
        return ComparisonPresentation.of(runs.comparison(scenario, epsilons, progress));
    }
}
