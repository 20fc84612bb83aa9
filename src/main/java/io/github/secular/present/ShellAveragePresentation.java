package io.github.secular.present;

import io.github.secular.run.ShellAverageResult;
import io.github.secular.view.ShellAverageViews;

/** A movie of phase space over energies, with the d(E) that its spreading shows. */
public final class ShellAveragePresentation {
    private ShellAveragePresentation() {}

    public static Presentation of(ShellAverageResult result) {
        ShellAverageViews views = new ShellAverageViews(result);
        String title = result.title();
        int last = result.mass().length - 1;
        Lines lines = new Lines(
                        title + ": " + result.times().length + " frames over " + result.energies().length + " shells")
                .add(
                        "Mass %.6g to %.6g, mean energy %.6g to %.6g",
                        result.mass()[0], result.mass()[last], result.meanEnergy()[0], result.meanEnergy()[last]);
        Presentation out = Presentation.of(title, result.info(), lines.list())
                .table("table", result.fit().isPresent() ? "diffusion" : "", views::diffusion)
                .table("distribution", "energy-distribution", views::distribution)
                .table("moments", "moments", views::moments)
                .image("distribution", "energy-distribution", views::image)
                .chart("Chart", "chart", "energy-distribution", views::chart)
                .drawn("Energies of " + title, "distribution", "distribution", "energy-distribution-image");
        return result.fit().isEmpty()
                ? out
                : out.chart("Diffusion", "diffusion", "diffusion", () -> views.diffusionChart()
                        .orElseThrow());
    }
}
