package io.github.secular.run;

import io.github.secular.numerics.Sentence;
import io.github.secular.quantum.SolverReport;
import io.github.secular.scenario.ModelScenario;
import io.github.secular.solver.Report;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The account that travels with every image, table and chart: model, overrides, method, tolerance, version,
 * conservation. Keys in the order in which they are to be shown.
 */
public record Provenance(Map<String, String> entries) {
    public Provenance {
        entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
    }

    /** Starts an account with what any run of the scenario has in common. */
    public static Builder of(ModelScenario scenario) {
        Builder out = new Builder(scenario);
        out.add("Title", scenario.title());
        out.add("Program", "Secular " + Version.CURRENT);
        out.add("Epsilon", number(scenario.epsilon()));
        if (scenario.units().lab()) {
            out.add("Time unit", number(scenario.units().timeUnit()) + " s per unit of slow time");
        }
        if (!scenario.overrides().isEmpty()) {
            out.add("Overrides", String.join("; ", scenario.overrides()));
        }
        return out;
    }

    /** "key: value", a line each: the text under Image > Show Info. */
    public String text() {
        StringBuilder out = new StringBuilder();
        entries.forEach((k, v) -> out.append(k).append(": ").append(v).append('\n'));
        return out.toString();
    }

    private static String number(double value) {
        return Double.toString(value);
    }

    /** Collects the entries; the notes, the warnings and the model itself come last. */
    public static final class Builder {
        private final Map<String, String> entries = new LinkedHashMap<>();
        private final ModelScenario scenario;

        private Builder(ModelScenario scenario) {
            this.scenario = scenario;
        }

        public Builder add(String key, String value) {
            entries.put(key, value);
            return this;
        }

        public Builder solver(SolverReport report) {
            add("Solver", report.solver());
            add("Tolerance", number(report.tolerance()));
            if (!Double.isNaN(report.estimatedError())) {
                add("Estimated error", Sentence.of("%.1e", report.estimatedError()));
            }
            add("Work", report.work());
            choice(report);
            if (!report.remarks().isEmpty()) {
                add("Remark", String.join("; ", report.remarks()));
            }
            return this;
        }

        /** Why the method was chosen, if it was not asked for by name. */
        Builder choice(Report report) {
            return report.reason().isEmpty() ? this : add("Choice of the solver", report.reason());
        }

        public Provenance build() {
            Map<String, String> all = new LinkedHashMap<>(entries);
            int note = 1;
            for (String text : scenario.notes()) {
                all.put("Note " + note++, text);
            }
            int warning = 1;
            for (String text : scenario.warnings()) {
                all.put("Warning " + warning++, text);
            }
            if (!scenario.json().isEmpty()) {
                all.put("Model", "\n" + scenario.json());
            }
            return new Provenance(all);
        }
    }
}
