package io.github.secular.present;

import io.github.secular.numerics.Progress;
import io.github.secular.run.CoefficientResult;
import io.github.secular.run.SpaceRuns;
import io.github.secular.scenario.SpaceScenario;

/** Everything that is asked of a classical model in two or three degrees of freedom, as {@link ClassicalAnswers}. */
public final class SpaceAnswers {
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
}
