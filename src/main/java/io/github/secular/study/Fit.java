package io.github.secular.study;

import io.github.secular.numerics.InvalidInputException;
import io.github.secular.scenario.Model;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a fit asks: which numbers of a model describe a measured curve. Immutable.
 *
 * @param title what tables and charts are called after
 * @param model the model
 * @param axes the coordinates of the data, as parameters that take their values; none where the only one is time
 * @param data what was measured
 * @param parameters the numbers of the model that are looked for, at least one
 * @param scale a factor of the curve
 * @param offset what is added to it
 * @param record what is recorded of a run, as a {@link Study} does
 * @param formulas of what is recorded
 * @param curve the name of the recorded number that the data are to be
 * @param limit the name of the limit model
 * @param average over what every run is averaged; empty for runs as they are
 */
public record Fit(
        String title,
        Model model,
        List<StudyParameter> axes,
        FitData data,
        List<FitParameter> parameters,
        Factor scale,
        Factor offset,
        List<String> record,
        Map<String, String> formulas,
        String curve,
        String limit,
        Optional<Average> average) {
    /**
     * A scale or an offset.
     *
     * @param isFree whether it is looked for
     * @param value if it is not
     */
    public record Factor(boolean isFree, double value) {}

    /** @throws InvalidInputException if nothing is looked for, names clash, or there are fewer points than numbers */
    public Fit {
        axes = List.copyOf(axes);
        parameters = List.copyOf(parameters);
        record = List.copyOf(record);
        if (parameters.isEmpty()) {
            throw new InvalidInputException("parameters", "none", "at least one");
        }
        Set<String> names = new HashSet<>(Set.of("scale", "offset"));
        axes.forEach(a -> names.add(a.name()));
        for (FitParameter each : parameters) {
            if (!names.add(each.name())) {
                throw new InvalidInputException(
                        "parameters",
                        "the name " + each.name() + " twice",
                        "names that differ, other than scale and offset");
            }
        }
        int free = parameters.size() + (scale.isFree() ? 1 : 0) + (offset.isFree() ? 1 : 0);
        if (data.points() <= free) {
            throw new InvalidInputException(
                    "data", data.points() + " points", "more than " + free + ", the numbers looked for");
        }
    }

    /** Whether the coordinate of the data is time. */
    public boolean isOverTime() {
        return axes.isEmpty();
    }

    /** What the first coordinate is called on an axis. */
    public String xHeading() {
        return isOverTime() ? "t" : axes.get(0).heading();
    }
}
