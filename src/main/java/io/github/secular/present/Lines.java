package io.github.secular.present;

import io.github.secular.numerics.Sentence;
import io.github.secular.scenario.ModelScenario;
import io.github.secular.solver.Report;
import java.util.ArrayList;
import java.util.List;

/** Sentences in the making: a title, and what is to be said of it, indented. */
final class Lines {
    private final List<String> lines = new ArrayList<>();

    Lines(String title) {
        lines.add(title);
    }

    static String format(String pattern, Object... values) {
        return Sentence.of(pattern, values);
    }

    Lines add(String pattern, Object... values) {
        lines.add("  " + format(pattern, values));
        return this;
    }

    /** As it stands. */
    Lines plain(String sentence) {
        lines.add("  " + sentence);
        return this;
    }

    Lines all(List<String> sentences) {
        sentences.forEach(this::plain);
        return this;
    }

    /** Why the method was chosen, if it was not asked for by name. */
    Lines choice(Report report) {
        return report.reason().isEmpty() ? this : plain("The solver was " + report.reason());
    }

    /** What a user should know of the model itself. */
    Lines model(ModelScenario scenario) {
        all(scenario.notes());
        scenario.warnings().forEach(w -> plain("Warning: " + w));
        return this;
    }

    /** One row of a comparison over ε, its order or why it has none. */
    static String order(boolean belowFloor, double order) {
        return belowFloor ? "below the floor" : Double.isNaN(order) ? "" : format("observed order %.2f", order);
    }

    List<String> list() {
        return List.copyOf(lines);
    }
}
