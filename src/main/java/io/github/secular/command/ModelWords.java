package io.github.secular.command;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The words for what is usually varied of a model. Macro keys and options of the command line are the same words; the
 * paths of model files, and words that were used before, are understood as well.
 */
public final class ModelWords {
    /** The key under which further changes of a model go, "path=value; path=value". */
    public static final String OVERRIDES = "overrides";

    /** The place in a model file of what an input varies. */
    private static final Map<String, String> PATHS = Map.of(
            "epsilon", "epsilon",
            "endtime", "times.end",
            "count", "times.count",
            "tolerance", "tolerance",
            "solver", "solver");

    /** Words of model files, of the command line and of former days, and the word for each. */
    private static final Map<String, String> OTHERS = Map.of(
            "times.end", "endtime",
            "times.count", "count",
            "set", OVERRIDES,
            "epsilon", "epsilons",
            "range", "ranges",
            "exact", "exactmoments");

    private ModelWords() {}

    /** The path in a model file of what an input varies; empty for other inputs. */
    public static Optional<String> path(String word) {
        return Optional.ofNullable(PATHS.get(word));
    }

    /** What a written word is called where only some words are known; as it is written if there is no such. */
    public static String known(String written, Predicate<String> isKnown) {
        String other = OTHERS.getOrDefault(written, written);
        return !isKnown.test(written) && isKnown.test(other) ? other : written;
    }

    /** "path=value; path=value" at its semicolons, except those inside quotes. */
    public static List<String> changes(String overrides) {
        return Entries.overrides(overrides);
    }
}
