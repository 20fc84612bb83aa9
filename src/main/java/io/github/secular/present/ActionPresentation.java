package io.github.secular.present;

import io.github.secular.classical.space.ActionDistribution;
import io.github.secular.classical.space.ActionResonance;
import io.github.secular.run.ActionResult;
import io.github.secular.run.Once;
import io.github.secular.view.ActionViews;
import io.github.secular.view.CalibratedImage;
import io.github.secular.view.Picture;
import java.util.List;

/** Diffusion in the plane of two actions: the movie of F with lines of resonance, means, the resonances. */
public final class ActionPresentation {
    private static final int LINES = 6;
    private static final int NAMED = 3;

    private ActionPresentation() {}

    public static Presentation of(ActionResult result) {
        Once<CalibratedImage> image = new Once<>(() -> ActionViews.image(result));
        return Presentation.of(result, sentences(result))
                .warn(DiffusionPresentation.doubts(result.provenance()))
                .table("table", "action-moments", () -> ActionViews.moments(result))
                .table("resonances", "action-resonances", () -> ActionViews.resonances(result))
                .table("plane", "action-plane", () -> ActionViews.plane(result))
                .image("actions", "actions", image, f -> Picture.of(f)
                        .map(p -> p.with(ActionViews.lines(result, LINES), null)))
                .drawn("Actions of " + result.scenario().title(), "actions", "chart", "actions");
    }

    private static List<String> sentences(ActionResult result) {
        ActionDistribution f = result.distribution();
        int last = f.times().length - 1;
        Lines lines = new Lines(result.scenario().title())
                .plain("Action diffusion: " + result.provenance().entries().get("Action diffusion"))
                .add(
                        "Mean %s, %s from %.5g, %.5g to %.5g, %.5g; mean energy from %.5g to %.5g",
                        f.plane().names().get(0),
                        f.plane().names().get(1),
                        f.meanAction(0, 0),
                        f.meanAction(1, 0),
                        f.meanAction(0, last),
                        f.meanAction(1, last),
                        f.meanEnergy(0),
                        f.meanEnergy(last));
        if (result.scenario().hamiltonian().top() < Double.POSITIVE_INFINITY) {
            lines.add("Of the mass %.4g has left at the top", f.mass(0) - f.mass(last));
        }
        for (ActionResonance r : f.plane().resonances().stream().limit(NAMED).toList()) {
            lines.add(
                    "%s: %s, %.3g of D at most, strength %.2g",
                    r.name(), r.isMet() ? "met" : "not met", r.part(), r.strength());
        }
        DiffusionPresentation.doubts(result.provenance()).forEach(w -> lines.plain("Warning: " + w));
        return lines.model(result.scenario()).list();
    }
}
