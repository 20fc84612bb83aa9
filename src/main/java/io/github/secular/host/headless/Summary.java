package io.github.secular.host.headless;

import io.github.secular.asymptotics.Comparison;
import io.github.secular.quantum.SolverReport;
import io.github.secular.run.BlochResult;
import io.github.secular.run.ComparisonResult;
import io.github.secular.run.TransitionRatesResult;
import io.github.secular.scenario.Scenario;
import io.github.secular.solver.Report;
import io.github.secular.view.RateImages;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What was found, in a few lines. */
final class Summary {
    private static final int STRONGEST = 4;

    private Summary() {}

    static List<String> of(BlochResult result) {
        Scenario scenario = result.scenario();
        List<String> lines = new ArrayList<>();
        lines.add(scenario.title());
        SolverReport report = result.trajectory().report();
        lines.add(format(
                "  Bloch equation, epsilon = %.6g: solver %s, %s; %s",
                scenario.model().epsilon(),
                report.solver(),
                report.work(),
                result.trajectory().conservation()));
        choice(report, lines);
        report.remarks().forEach(r -> lines.add("  " + r));
        if (result.rates().isPresent()) {
            double error = 0;
            for (int i = 0; i < result.trajectory().length(); i++) {
                for (int n = 0; n < scenario.model().size(); n++) {
                    error = Math.max(
                            error,
                            Math.abs(result.trajectory().population(i, n)
                                    - result.rates().get().population(i, n)));
                }
            }
            lines.add(format(
                    "  Rate equation (%s): at most %.3g away",
                    result.rates().get().report().solver(), error));
            if (!result.rates().get().report().remark().isEmpty()) {
                lines.add("  Rate equation, remark: "
                        + result.rates().get().report().remark());
            }
        } else {
            lines.add("  Rate equation: none. " + result.withoutRates().orElse(""));
        }
        scenario.notes().forEach(n -> lines.add("  " + n));
        scenario.warnings().forEach(w -> lines.add("  Warning: " + w));
        return lines;
    }

    /** Why the method was chosen, if it was not asked for by name. */
    static void choice(Report report, List<String> lines) {
        if (!report.reason().isEmpty()) {
            lines.add("  The solver was " + report.reason());
        }
    }

    static List<String> of(TransitionRatesResult result) {
        List<String> lines = new ArrayList<>();
        Scenario scenario = result.scenario();
        List<String> labels = scenario.model().levels().labels();
        int frame = RateImages.strongest(result);
        if (result.changing()) {
            lines.add(format(
                            "  rates at t = %.6g %s, where they are largest:",
                            scenario.units().time(result.times()[frame]),
                            scenario.units().timeSymbol())
                    .replace(" ,", ","));
        }
        result.course().get(frame).lines().stream()
                .filter(l -> l.from() < l.to())
                .limit(STRONGEST)
                .forEach(l -> lines.add(format(
                                "  rate %s <-> %s by harmonic %s: %.6g %s",
                                labels.get(l.from()),
                                labels.get(l.to()),
                                java.util.Arrays.toString(l.index()),
                                scenario.units().rate(l.rate()),
                                scenario.units().rateSymbol())
                        .stripTrailing()));
        return lines;
    }

    static List<String> of(ComparisonResult result) {
        List<String> lines = new ArrayList<>();
        Comparison comparison = result.comparison();
        lines.add(result.scenario().title() + ": Bloch equation against \"" + comparison.limitModel() + "\"");
        for (Comparison.Row row : comparison.rows()) {
            lines.add(format(
                    "  epsilon = %-8.4g error %.3e  coherence %.3e  %s",
                    row.epsilon(),
                    row.error(),
                    row.coherence(),
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
