package io.github.secular.present;

import io.github.secular.run.ShellAverageResult;
import io.github.secular.view.PhasePicture;
import io.github.secular.view.ShellAverageViews;

/** A movie of phase space over energies, with the d(E) that its spreading shows. */
public final class ShellAveragePresentation {
    private ShellAveragePresentation() {}

    public static Presentation of(ShellAverageResult result) {
        ShellAverageViews views = new ShellAverageViews(result);
        String title = result.title();
        int last = result.mass().length - 1;
        Presentation.Builder out = Presentation.of(title, result.info())
                .say(new Lines(title + ": " + result.times().length + " frames over " + result.energies().length
                                + " shells")
                        .add(
                                "Mass %.6g to %.6g, mean energy %.6g to %.6g",
                                result.mass()[0],
                                result.mass()[last],
                                result.meanEnergy()[0],
                                result.meanEnergy()[last])
                        .list())
                .table("table", result.fit().isPresent() ? "diffusion" : "", views::diffusion)
                .table("distribution", "energy-distribution", views::distribution)
                .table("moments", "moments", views::moments)
                .image("distribution", "energy-distribution", views::image)
                .chart("chart", "energy-distribution", Drawing.wide("Chart of " + title, views::chart))
                .chart(
                        "distribution",
                        "energy-distribution-image",
                        Drawing.wide("Energies of " + title, () -> PhasePicture.distribution(views.image())));
        if (result.fit().isPresent()) {
            out.chart("diffusion", "diffusion", Drawing.wide("Diffusion of " + title, () -> views.diffusionChart()
                    .orElseThrow()));
        }
        return out.build();
    }
}
