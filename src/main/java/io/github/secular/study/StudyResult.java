package io.github.secular.study;

import java.util.List;

/**
 * A study that has been made.
 *
 * @param columns what was recorded
 * @param points the values of the parameters, runs × parameters; never modified
 * @param values runs × columns, NaN where a run has no such number; never modified
 * @param sentences one per run, "" where all went well
 */
public record StudyResult(
        Study study,
        Recording recording,
        List<Recorded> columns,
        double[][] points,
        double[][] values,
        List<String> sentences) {
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
}
