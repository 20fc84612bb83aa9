package io.github.secular.present;

import io.github.secular.classical.space.EnsembleState;
import io.github.secular.classical.space.Projection;
import io.github.secular.run.SpaceResult;
import io.github.secular.scenario.SpaceScenario;
import io.github.secular.view.ClassicalTables;
import io.github.secular.view.ParticleViews;
import io.github.secular.view.PhaseImages;
import java.util.List;

/** An ensemble of particles in two or three dimensions: energies, moments, projections, energy diffusion beside them. */
public final class ParticlePresentation {
    private ParticlePresentation() {}

    /** The first projection is the image "density". */
    public static Presentation of(SpaceResult result) {
        SpaceScenario scenario = result.scenario();
        Presentation out = Presentation.of(result, sentences(result))
                .warn(DiffusionPresentation.doubts(result.provenance()))
                .table("table", "moments", () -> ParticleViews.moments(result))
                .table("distribution", "energy-distribution", () -> ParticleViews.distribution(result));
        if (result.limit().isPresent()) {
            out = out.table(
                    "energy-diffusion",
                    "energy-diffusion",
                    () -> ClassicalTables.distribution(
                            "Energy diffusion of " + scenario.title(),
                            scenario,
                            result.limitValues().orElseThrow()));
        }
        out = out.image("distribution", "energy-distribution", () -> PhaseImages.distribution(result));
        List<Projection> all = result.trajectory().projections();
        for (int k = 0; k < all.size(); k++) {
            int number = k;
            int d = scenario.hamiltonian().dimension();
            String file = "projection-" + Projection.name(d, all.get(k).first()) + "-"
                    + Projection.name(d, all.get(k).second());
            String name = k == 0 ? "density" : file;
            out = out.image(name, file, () -> ParticleViews.projection(result, number))
                    .drawn("Projection of " + scenario.title(), name, file, file);
        }
        return out.chart(
                        "Chart",
                        "chart",
                        "energy-distribution",
                        () -> ParticleViews.distribution(result, scenario.energies()))
                .chart("Mean energy", "mean-energy", "mean-energy", () -> ParticleViews.meanEnergy(result))
                .drawn(
                        "Energy distribution of " + scenario.title(),
                        "distribution",
                        "distribution",
                        "energy-distribution-image");
    }

    private static List<String> sentences(SpaceResult result) {
        SpaceScenario scenario = result.scenario();
        List<EnsembleState> states = result.trajectory().states();
        EnsembleState last = states.get(states.size() - 1);
        double[] times = scenario.times();
        Lines lines = new Lines(scenario.title())
                .add(
                        "Vlasov equation in %d dimensions, epsilon = %.6g: %s",
                        scenario.hamiltonian().dimension(),
                        scenario.epsilon(),
                        result.trajectory().report().work())
                .all(result.trajectory().report().warnings());
        if (result.limit().isEmpty()) {
            lines.plain("Energy diffusion: " + result.provenance().entries().get("Energy diffusion"));
        }
        DiffusionPresentation.doubts(result.provenance()).forEach(w -> lines.plain("Warning: " + w));
        lines.add("Mean energy from %.6g to %.6g +- %.2g", states.get(0).energy(), last.energy(), last.energyError());
        double end = times[times.length - 1];
        if (end > 0) {
            lines.add(
                    "Heating rate, the gain over the time: %.5g +- %.2g%s",
                    last.gain() / end,
                    last.gainError() / end,
                    result.limit()
                            // those that a top leaves gain otherwise than the mean energy of all that are left
                            .filter(f -> scenario.hamiltonian().top() == Double.POSITIVE_INFINITY)
                            .map(f -> Lines.format(
                                    "; of the limit %.5g",
                                    (f.meanEnergy()[times.length - 1] - f.meanEnergy()[0]) / (end - times[0])))
                            .orElse(""));
        }
        if (scenario.hamiltonian().top() < Double.POSITIVE_INFINITY) {
            Escape.tell(
                    lines,
                    scenario.hamiltonian().top(),
                    times,
                    states.stream().mapToDouble(EnsembleState::mass).toArray(),
                    states.stream().mapToDouble(EnsembleState::massError).toArray(),
                    result.limit());
        }
        return lines.model(scenario).list();
    }
}
