package io.github.secular.study;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A study that has been made.
 *
 * @param columns what was recorded
 * @param points the values of the parameters, runs × parameters; never modified
 * @param values runs × columns, NaN where a run has no such number; never modified
 * @param sentences one per run, "" where all went well
 */
public record StudyResult(
        Study study, List<Recorded> columns, double[][] points, double[][] values, List<String> sentences) {
    public StudyResult {
        columns = List.copyOf(columns);
        sentences = List.copyOf(sentences);
    }

    /** How many runs there were. */
    public int runs() {
        return points.length;
    }

    /** How many runs left a sentence on what they could not do. */
    public int failed() {
        return (int) sentences.stream().filter(s -> !s.isEmpty()).count();
    }

    /** The columns of each quantity that was asked for, in order. */
    public List<List<Recorded>> byQuantity() {
        return List.copyOf(columns.stream()
                .collect(Collectors.groupingBy(Recorded::quantity, LinkedHashMap::new, Collectors.toList()))
                .values());
    }
}
