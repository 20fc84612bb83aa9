package io.github.secular.present;

import io.github.secular.classical.PhaseRange;
import io.github.secular.classical.VlasovReport;
import io.github.secular.numerics.Progress;
import io.github.secular.run.HeatingRate;
import io.github.secular.run.VlasovResult;
import io.github.secular.scenario.ClassicalScenario;
import io.github.secular.view.CalibratedImage;
import io.github.secular.view.ClassicalTables;
import io.github.secular.view.EnergyCharts;
import io.github.secular.view.PhaseImages;
import io.github.secular.view.PhasePicture;
import io.github.secular.view.ShellOutlines;
import java.util.List;

/** The Vlasov equation solved: f over phase space, energy distribution, moments, energy diffusion beside them. */
public final class VlasovPresentation {
    private static final int SHELLS = 5;

    private VlasovPresentation() {}

    /**
     * What is wanted beyond the usual.
     *
     * @param pixels size of the images of phase space, pixels along x and along p
     * @param points where f is wanted, {x, p} each; none for no such table
     * @param exact whether the moments of the closed moment equations are wanted, where these hold
     */
    public record Wishes(int pixels, List<double[]> points, boolean exact) {
        /** Size of the images of phase space where nobody wishes otherwise. */
        public static final int PIXELS = 192;

        public static final Wishes NONE = new Wishes(PIXELS, List.of(), false);
    }

    /** @param progress of the images of phase space, which take a while when they are asked for */
    public static Presentation of(VlasovResult result, Wishes wishes, Progress progress) {
        ClassicalScenario scenario = result.scenario();
        String title = scenario.title();
        PhaseRange range = PhaseImages.range(scenario);
        Once<CalibratedImage> density =
                new Once<>(() -> PhaseImages.density(result, range, wishes.pixels(), wishes.pixels(), progress));
        Presentation.Builder out = Presentation.of(title, result.provenance().text())
                .say(sentences(result))
                .warn(DiffusionPresentation.warnings(scenario, result.provenance()));
        tables(out, result, wishes);
        out.chart(
                        "chart",
                        "energy-distribution",
                        Drawing.wide("Chart of " + title, () -> EnergyCharts.distribution(result)))
                .chart(
                        "mean-energy",
                        "mean-energy",
                        Drawing.wide("Mean energy of " + title, () -> EnergyCharts.meanEnergy(result)))
                .image("distribution", "energy-distribution", () -> PhaseImages.distribution(result))
                .chart(
                        "distribution",
                        "energy-distribution-image",
                        Drawing.wide(
                                "Energy distribution of " + title,
                                () -> PhasePicture.distribution(PhaseImages.distribution(result))))
                .image("density", "phase-space", density)
                .chart(
                        "density",
                        "phase-space",
                        Drawing.of(
                                "Phase space of " + title,
                                () -> PhasePicture.density(
                                        density.get(),
                                        density.get().frames() - 1,
                                        ShellOutlines.of(
                                                scenario.hamiltonian(),
                                                ShellOutlines.energies(scenario.hamiltonian(), range, SHELLS))),
                                Drawing.Form.PHASE_SPACE));
        Presentation made = out.build();
        return wishes.exact() && !result.moments().applies()
                ? made.without("No moments-exact.csv: " + result.moments().reason())
                : made;
    }

    private static void tables(Presentation.Builder out, VlasovResult result, Wishes wishes) {
        ClassicalScenario scenario = result.scenario();
        if (wishes.exact()) {
            out.table("table", "", () -> ClassicalTables.momentsBesideExact(result))
                    .table("moments", "moments", () -> ClassicalTables.moments(result));
        } else {
            out.table("table", "moments", () -> ClassicalTables.moments(result));
        }
        if (wishes.exact() && result.moments().applies()) {
            out.table("moments-exact", "moments-exact", () -> ClassicalTables.exactMoments(result));
        }
        out.table("distribution", "energy-distribution", () -> ClassicalTables.distribution(result));
        result.limitValues()
                .ifPresent(f -> out.table(
                        "energy-diffusion",
                        "energy-diffusion",
                        () -> ClassicalTables.distribution("Energy diffusion of " + scenario.title(), scenario, f)));
        if (!wishes.points().isEmpty()) {
            out.table("density", "density", () -> ClassicalTables.density(result, wishes.points()));
        }
    }

    private static List<String> sentences(VlasovResult result) {
        ClassicalScenario scenario = result.scenario();
        VlasovReport report = result.trajectory().report();
        Lines lines = new Lines(scenario.title())
                .add(
                        "Vlasov equation, epsilon = %.6g: solver %s, %s; mass kept to %.1e, smallest f %.1e",
                        scenario.epsilon(), report.solver(), report.work(), report.massError(), report.smallestValue())
                .choice(report)
                .all(report.warnings());
        if (result.limit().isPresent()) {
            lines.add(
                    "Energy diffusion: at most %.3g away from the shell means of f",
                    result.distance().orElseThrow());
        } else {
            lines.plain("Energy diffusion: " + result.provenance().entries().get("Energy diffusion"));
        }
        DiffusionPresentation.doubts(result.provenance()).forEach(w -> lines.plain("Warning: " + w));
        if (result.moments().applies()) {
            lines.plain("Exact moments: " + result.moments().sentence(result.trajectory()));
        }
        int last = result.trajectory().length() - 1;
        lines.add(
                "Mean energy from %.6g to %.6g",
                result.trajectory().state(0).moments().energy(),
                result.trajectory().state(last).moments().energy());
        if (scenario.units().lab()) {
            HeatingRate.of(result)
                    .ifPresent(rate -> lines.add(
                            "Heating rate, a line through the mean energy: %.5g %s/s%s",
                            rate.solved(),
                            scenario.energySymbol(),
                            Double.isNaN(rate.limit()) ? "" : Lines.format("; of the limit %.5g", rate.limit())));
        }
        return lines.model(scenario).list();
    }
}
