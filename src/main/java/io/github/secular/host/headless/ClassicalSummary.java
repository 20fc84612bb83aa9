package io.github.secular.host.headless;

import io.github.secular.asymptotics.VlasovComparison;
import io.github.secular.classical.VlasovReport;
import io.github.secular.run.ClassicalRuns;
import io.github.secular.run.EnergyDiffusionResult;
import io.github.secular.run.HeatingRate;
import io.github.secular.run.Provenance;
import io.github.secular.run.VlasovComparisonResult;
import io.github.secular.run.VlasovResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What was found of a classical model, in a few lines. */
final class ClassicalSummary {
    private ClassicalSummary() {}

    static List<String> of(VlasovResult result) {
        VlasovReport report = result.trajectory().report();
        List<String> lines = new ArrayList<>();
        lines.add(result.scenario().title());
        lines.add(format(
                "  Vlasov equation, epsilon = %.6g: solver %s, %s; mass kept to %.1e, smallest f %.1e",
                result.scenario().epsilon(),
                report.solver(),
                report.work(),
                report.massError(),
                report.smallestValue()));
        Summary.choice(report, lines);
        report.warnings().forEach(w -> lines.add("  " + w));
        if (result.limitValues().isPresent()) {
            double error = 0;
            double[][] limit = result.limitValues().get();
            for (int i = 0; i < limit.length; i++) {
                for (int j = 0; j < limit[i].length; j++) {
                    error = Math.max(error, Math.abs(limit[i][j] - result.means()[i][j]));
                }
            }
            lines.add(format("  Energy diffusion: at most %.3g away from the shell means of f", error));
        } else {
            lines.add("  Energy diffusion: " + result.provenance().entries().get("Energy diffusion"));
        }
        top(result.provenance(), lines);
        if (result.moments().applies()) {
            lines.add("  Exact moments: " + result.moments().sentence(result.trajectory()));
        }
        int last = result.trajectory().length() - 1;
        lines.add(format(
                "  Mean energy from %.6g to %.6g",
                result.trajectory().state(0).moments().energy(),
                result.trajectory().state(last).moments().energy()));
        if (result.scenario().units().lab()) {
            HeatingRate.of(result)
                    .ifPresent(rate -> lines.add(format(
                            "  Heating rate, a line through the mean energy: %.5g %s/s%s",
                            rate.solved(),
                            result.scenario().energySymbol(),
                            Double.isNaN(rate.limit()) ? "" : format("; of the limit %.5g", rate.limit()))));
        }
        result.scenario().notes().forEach(n -> lines.add("  " + n));
        result.scenario().warnings().forEach(w -> lines.add("  Warning: " + w));
        return lines;
    }

    static List<String> of(EnergyDiffusionResult result) {
        List<String> lines = new ArrayList<>();
        lines.add(result.scenario().title());
        lines.add("  Energy diffusion: " + result.provenance().entries().get("Energy diffusion"));
        top(result.provenance(), lines);
        result.scenario().notes().forEach(n -> lines.add("  " + n));
        result.scenario().warnings().forEach(w -> lines.add("  Warning: " + w));
        return lines;
    }

    private static void top(Provenance provenance, List<String> lines) {
        for (String entry : new String[] {ClassicalRuns.TOP, ClassicalRuns.CHANGE}) {
            String warning = provenance.entries().get(entry);
            if (warning != null) {
                lines.add("  Warning: " + warning);
            }
        }
    }

    static List<String> of(VlasovComparisonResult result) {
        List<String> lines = new ArrayList<>();
        lines.add(result.scenario().title() + ": Vlasov equation against energy diffusion");
        for (VlasovComparison.Row row : result.comparison().rows()) {
            lines.add(format(
                    "  epsilon = %-8.4g error %.3e (%.2e of the largest F)  %s",
                    row.epsilon(),
                    row.error(),
                    row.relative(),
                    row.belowFloor()
                            ? "below the floor"
                            : Double.isNaN(row.order()) ? "" : format("observed order %.2f", row.order())));
        }
        return lines;
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}
