package io.github.secular.present;

import io.github.secular.classical.PhaseFunction;
import io.github.secular.run.ClassicalRuns;
import io.github.secular.run.CoefficientResult;
import io.github.secular.run.EnergyDiffusionResult;
import io.github.secular.run.Provenance;
import io.github.secular.scenario.ClassicalScenario;
import io.github.secular.view.ClassicalTables;
import io.github.secular.view.EnergyCharts;
import io.github.secular.view.PhaseImages;
import io.github.secular.view.PhasePicture;
import io.github.secular.view.ShellTables;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The limit of a classical model: coefficients over the energy, the diffusion equation, means over shells. */
public final class DiffusionPresentation {
    private DiffusionPresentation() {}

    /** The diffusion equation in energy, solved. */
    public static Presentation of(EnergyDiffusionResult result) {
        ClassicalScenario scenario = result.scenario();
        String title = scenario.title();
        Lines lines = new Lines(title)
                .plain("Energy diffusion: " + result.provenance().entries().get("Energy diffusion"));
        doubts(result.provenance()).forEach(w -> lines.plain("Warning: " + w));
        return Presentation.of(title, result.provenance().text())
                .say(lines.model(scenario).list())
                .warn(warnings(scenario, result.provenance()))
                .table("table", "moments", () -> ClassicalTables.moments(result))
                .table("distribution", "energy-diffusion", () -> ClassicalTables.distribution(result))
                .image("distribution", "energy-diffusion", () -> PhaseImages.distribution(result))
                .chart(
                        "chart",
                        "energy-diffusion",
                        Drawing.wide("Chart of " + title, () -> EnergyCharts.distribution(result)))
                .chart(
                        "distribution",
                        "energy-diffusion-image",
                        Drawing.wide(
                                "Energy diffusion of " + title,
                                () -> PhasePicture.distribution(PhaseImages.distribution(result))))
                .build();
    }

    /** d(E), h0(E), frequencies, resonances. */
    public static Presentation of(CoefficientResult result) {
        ClassicalScenario scenario = result.scenario();
        return Presentation.of(scenario.title(), result.provenance().text())
                .say(new Lines(scenario.title()).model(scenario).list())
                .warn(scenario.warnings())
                .table("table", "diffusion", () -> ClassicalTables.coefficients(result))
                .table("resonances", "resonances", () -> ClassicalTables.resonances(result))
                .table("shells", "shells", () -> ClassicalTables.shells(scenario))
                .chart(
                        "chart",
                        "diffusion",
                        Drawing.wide("Chart of " + scenario.title(), () -> EnergyCharts.coefficients(result)))
                .build();
    }

    /**
     * Shells by themselves.
     *
     * @param means what to average over them; none for no such tables
     * @param expanded what to expand in angle harmonics
     * @param harmonics the highest, or −1 for no such table
     */
    public static Presentation shells(
            ClassicalScenario scenario, List<? extends PhaseFunction> means, PhaseFunction expanded, int harmonics) {
        Presentation.Builder out = Presentation.of(scenario.title(), "");
        if (!means.isEmpty()) {
            out.table("shell-means", "shell-means", () -> ShellTables.means(scenario, means))
                    .table("component-means", "component-means", () -> ShellTables.componentMeans(scenario, means));
        }
        if (harmonics >= 0) {
            out.table("harmonics", "harmonics", () -> ShellTables.harmonics(scenario, expanded, harmonics));
        }
        return out.build();
    }

    /** Why a limit is not to be trusted, one sentence each. */
    static List<String> doubts(Provenance provenance) {
        return Stream.of(ClassicalRuns.TOP, ClassicalRuns.CHANGE)
                .filter(provenance.entries()::containsKey)
                .map(provenance.entries()::get)
                .toList();
    }

    /** All that is doubtful: in the limit, in the model. */
    static List<String> warnings(ClassicalScenario scenario, Provenance provenance) {
        List<String> out = new ArrayList<>(doubts(provenance));
        out.addAll(scenario.warnings());
        return out;
    }
}
