package io.github.secular.study;

import io.github.secular.numerics.InvalidInputException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * How a study is drawn; its numbers do not depend on it.
 *
 * @param show what the first chart is of, recorded or a formula; "" for what is recorded first
 * @param lines formulas, by their names, that are drawn over maps as a line where they are 0
 */
public record StudyMaps(String show, List<String> lines) {
    /** As it is without any wish. */
    public static final StudyMaps PLAIN = new StudyMaps("", List.of());

    public StudyMaps {
        lines = List.copyOf(lines);
    }

    /** @throws InvalidInputException if there is nothing of these names */
    void check(List<String> record, Map<String, String> formulas) {
        for (String each : lines) {
            if (!formulas.containsKey(each)) {
                throw new InvalidInputException(
                        "lines", "\"" + each + "\"", "names of formulas: " + String.join(", ", formulas.keySet()));
            }
        }
        List<String> all =
                Stream.concat(record.stream(), formulas.keySet().stream()).toList();
        if (!show.isEmpty() && !all.contains(show)) {
            throw new InvalidInputException("show", "\"" + show + "\"", "one of " + String.join(", ", all));
        }
    }
}
