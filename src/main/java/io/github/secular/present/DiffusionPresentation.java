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
import io.github.secular.view.ShellTables;
import java.util.List;
import java.util.stream.Stream;

/** The limit of a classical model: coefficients over the energy, the diffusion equation, means over shells. */
public final class DiffusionPresentation {
    private DiffusionPresentation() {}

    /** The diffusion equation in energy, solved. */
    public static Presentation of(EnergyDiffusionResult result) {
        Lines lines = new Lines(result.scenario().title())
                .plain("Energy diffusion: " + result.provenance().entries().get("Energy diffusion"));
        doubts(result.provenance()).forEach(w -> lines.plain("Warning: " + w));
        return Presentation.of(result, lines.model(result.scenario()).list())
                .warn(doubts(result.provenance()))
                .table("table", "moments", () -> ClassicalTables.moments(result))
                .table("distribution", "energy-diffusion", () -> ClassicalTables.distribution(result))
                .image("distribution", "energy-diffusion", () -> PhaseImages.distribution(result))
                .chart("Chart", "chart", "energy-diffusion", () -> EnergyCharts.distribution(result))
                .drawn(
                        "Energy diffusion of " + result.scenario().title(),
                        "distribution",
                        "distribution",
                        "energy-diffusion-image");
    }

    /** d(E), h0(E), frequencies, resonances. */
    public static Presentation of(CoefficientResult result) {
        Lines lines = new Lines(result.scenario().title()).model(result.scenario());
        Presentation out = Presentation.of(result, lines.list())
                .table("table", "diffusion", () -> ClassicalTables.coefficients(result))
                .table("resonances", "resonances", () -> ClassicalTables.resonances(result));
        if (result.scenario() instanceof ClassicalScenario one) {
            out = out.table("shells", "shells", () -> ClassicalTables.shells(one));
        }
        return out.chart("Chart", "chart", "diffusion", () -> EnergyCharts.coefficients(result));
    }

    /**
     * Shells by themselves.
     *
     * @param means what to average over them; none for no such tables
     * @param expanded what to expand in angle harmonics
     * @param harmonics the highest, or −1 for no such table
     */
    static Presentation shells(
            ClassicalScenario scenario, List<? extends PhaseFunction> means, PhaseFunction expanded, int harmonics) {
        Presentation out = Presentation.of(scenario.title(), "", List.of());
        if (!means.isEmpty()) {
            out = out.table("shell-means", "shell-means", () -> ShellTables.means(scenario, means))
                    .table("component-means", "component-means", () -> ShellTables.componentMeans(scenario, means));
        }
        return harmonics < 0
                ? out
                : out.table("harmonics", "harmonics", () -> ShellTables.harmonics(scenario, expanded, harmonics));
    }

    /** Why a limit is not to be trusted, one sentence each. */
    static List<String> doubts(Provenance provenance) {
        return Stream.of(ClassicalRuns.TOP, ClassicalRuns.CHANGE)
                .filter(provenance.entries()::containsKey)
                .map(provenance.entries()::get)
                .toList();
    }
}
