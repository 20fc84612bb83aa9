package io.github.secular.host.headless;

import io.github.secular.run.EnsembleResult;
import io.github.secular.run.EquilibriumResult;
import io.github.secular.run.HypothesesAccount;
import io.github.secular.run.RegimeResult;
import io.github.secular.run.TruncationResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a report found, in a few lines. */
final class ReportSummary {
    private ReportSummary() {}

    static List<String> of(EquilibriumResult result) {
        return lines(result.scenario().title(), result.text());
    }

    static List<String> of(HypothesesAccount result) {
        List<String> lines = lines(result.scenario().title(), result.text());
        result.compared()
                .forEach(name -> lines.add(String.format(
                        Locale.ROOT, "  Order observed of \"%s\": %.2f", name, result.observedOrder(name))));
        return lines;
    }

    static List<String> of(RegimeResult result) {
        return lines(result.scenario().title(), result.text());
    }

    static List<String> of(TruncationResult result) {
        return lines(result.scenario().title(), result.study().text());
    }

    static List<String> of(EnsembleResult result) {
        List<String> lines = new ArrayList<>(List.of(result.scenario().title()));
        result.provenance().entries().forEach((key, value) -> {
            if (List.of("Paths", "Largest standard error", "Exact mean", "Limit")
                    .contains(key)) {
                lines.add("  " + key + ": " + value);
            }
        });
        return lines;
    }

    private static List<String> lines(String title, String text) {
        List<String> out = new ArrayList<>(List.of(title));
        text.lines().forEach(l -> out.add("  " + l));
        return out;
    }
}
