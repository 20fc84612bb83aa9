package io.github.secular.study;

import io.github.secular.numerics.InvalidInputException;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** How levels are named in what is recorded: by their labels or numbers, from 0. */
record LevelNames(List<String> labels) {
    List<Integer> all() {
        return IntStream.range(0, labels.size()).boxed().toList();
    }

    /** The name of a level in columns: its label, or its number where two share one. */
    String label(int n) {
        String label = labels.get(n);
        boolean alone = !label.isBlank() && labels.indexOf(label) == labels.lastIndexOf(label);
        return alone ? label : Integer.toString(n);
    }

    int level(String name, String word) {
        return find(word)
                .orElseThrow(() -> new InvalidInputException(
                        "record",
                        "\"" + name + "\", of which \"" + word + "\" is no level",
                        "a level from 0 to " + (labels.size() - 1) + ", or one of " + String.join(", ", labels)));
    }

    private Optional<Integer> find(String word) {
        if (labels.indexOf(word) >= 0 && labels.indexOf(word) == labels.lastIndexOf(word)) {
            return Optional.of(labels.indexOf(word));
        }
        boolean number = word.matches("\\d{1,6}") && Integer.parseInt(word) < labels.size();
        return number ? Optional.of(Integer.parseInt(word)) : Optional.empty();
    }

    /** Two levels with a dot between; labels may have dots of their own. */
    int[] pair(String name, String word) {
        for (int dot = word.indexOf('.'); dot >= 0; dot = word.indexOf('.', dot + 1)) {
            Optional<Integer> first = find(word.substring(0, dot));
            Optional<Integer> second = find(word.substring(dot + 1));
            if (first.isPresent() && second.isPresent()) {
                if (first.get().equals(second.get())) {
                    throw new InvalidInputException("record", "\"" + name + "\"", "two levels that differ");
                }
                return new int[] {first.get(), second.get()};
            }
        }
        throw new InvalidInputException(
                "record",
                "\"" + name + "\"",
                "two levels with a dot between, each from 0 to " + (labels.size() - 1) + " or one of "
                        + String.join(", ", labels));
    }
}
