package io.github.secular.present;

import io.github.secular.classical.DensityState;
import io.github.secular.classical.Hamiltonian1D;
import io.github.secular.classical.PhaseRange;
import io.github.secular.classical.VlasovReport;
import io.github.secular.numerics.Progress;
import io.github.secular.run.HeatingRate;
import io.github.secular.run.Once;
import io.github.secular.run.VlasovResult;
import io.github.secular.scenario.ClassicalScenario;
import io.github.secular.view.CalibratedImage;
import io.github.secular.view.ClassicalTables;
import io.github.secular.view.EnergyCharts;
import io.github.secular.view.PhaseImages;
import io.github.secular.view.Picture;
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
        PhaseRange range = PhaseImages.range(result.scenario());
        Once<CalibratedImage> density =
                new Once<>(() -> PhaseImages.density(result, range, wishes.pixels(), wishes.pixels(), progress));
        Presentation out = tables(Presentation.of(result, sentences(result)), result, wishes)
                .warn(DiffusionPresentation.doubts(result.provenance()))
                .image("distribution", "energy-distribution", () -> PhaseImages.distribution(result))
                .image("density", "phase-space", density, f -> Picture.of(f).map(p -> p.with(
                                shells(result.scenario().hamiltonian(), range),
                                result.scenario().hamiltonian())
                        .saying(result.scenario().scales())))
                .chart("Chart", "chart", "energy-distribution", () -> EnergyCharts.distribution(result))
                .chart("Mean energy", "mean-energy", "mean-energy", () -> EnergyCharts.meanEnergy(result))
                .drawn(
                        "Energy distribution of " + result.scenario().title(),
                        "distribution",
                        "distribution",
                        "energy-distribution-image")
                .drawn("Phase space of " + result.scenario().title(), "density", "density", "phase-space");
        return wishes.exact() && !result.moments().applies()
                ? out.without("No moments-exact.csv: " + result.moments().reason())
                : out;
    }

    private static List<ShellOutlines.Outline> shells(Hamiltonian1D hamiltonian, PhaseRange range) {
        return ShellOutlines.of(hamiltonian, ShellOutlines.energies(hamiltonian, range, SHELLS));
    }

    private static Presentation tables(Presentation empty, VlasovResult result, Wishes wishes) {
        Presentation out = wishes.exact()
                ? empty.table("table", "", () -> ClassicalTables.momentsBesideExact(result))
                        .table("moments", "moments", () -> ClassicalTables.moments(result))
                : empty.table("table", "moments", () -> ClassicalTables.moments(result));
        out = out.table("distribution", "energy-distribution", () -> ClassicalTables.distribution(result));
        if (wishes.exact() && result.moments().applies()) {
            out = out.table("moments-exact", "moments-exact", () -> ClassicalTables.exactMoments(result));
        }
        if (result.limit().isPresent()) {
            out = out.table(
                    "energy-diffusion",
                    "energy-diffusion",
                    () -> ClassicalTables.distribution(
                            "Energy diffusion of " + result.scenario().title(),
                            result.scenario(),
                            result.limitValues().orElseThrow()));
        }
        return wishes.points().isEmpty()
                ? out
                : out.table("density", "density", () -> ClassicalTables.density(result, wishes.points()));
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
        if (scenario.hamiltonian().absorbs()) {
            List<? extends DensityState> states = result.trajectory().states();
            Escape.tell(
                    lines,
                    scenario.hamiltonian().top(),
                    scenario.times(),
                    states.stream().mapToDouble(f -> f.moments().mass()).toArray(),
                    states.stream().mapToDouble(f -> f.momentErrors().mass()).toArray(),
                    result.limit());
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
