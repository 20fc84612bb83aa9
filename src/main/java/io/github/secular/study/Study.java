package io.github.secular.study;

import io.github.secular.numerics.InvalidInputException;
import io.github.secular.scenario.Model;
import io.github.secular.scenario.ModelFile;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a parameter study asks. Immutable.
 *
 * @param title what tables and images are called after
 * @param model the model that is varied
 * @param parameters what is varied, at least one; of a grid the first runs along x, the second along y
 * @param sampling which values go together
 * @param record the names of what is recorded, see {@link Recording}; at least one
 * @param formulas of recorded quantities and parameters, by their names, in order; a later one may use earlier ones
 * @param times at which it is recorded, counted as the model file counts; none for the end of every run
 * @param limit the name of the limit model
 * @param average over what every run is averaged; empty for runs as they are
 * @param lightAt the time at which light that changes is taken for what is said of light that does not: equilibria and
 *     steady states; empty for the one where it is strongest
 * @param maps how it is drawn
 */
public record Study(
        String title,
        Model model,
        List<StudyParameter> parameters,
        Sampling sampling,
        List<String> record,
        Map<String, String> formulas,
        double[] times,
        String limit,
        Optional<Average> average,
        OptionalDouble lightAt,
        StudyMaps maps) {
    /** @throws InvalidInputException if nothing is varied or recorded, or two parameters share a name or a path */
    public Study {
        Model of = model;
        parameters = parameters.stream().map(p -> p.in(of)).toList();
        record = List.copyOf(record);
        times = times.clone();
        maps.check(record, formulas);
        if (parameters.isEmpty()) {
            throw new InvalidInputException("parameters", "none", "at least one");
        }
        if (record.isEmpty()) {
            throw new InvalidInputException("record", "nothing", "at least one name, such as populations");
        }
        Set<String> names = new HashSet<>();
        Set<String> paths = new HashSet<>();
        for (StudyParameter each : parameters) {
            if (!names.add(each.name())) {
                throw new InvalidInputException("parameters", "two called " + each.name(), "names that differ");
            }
            for (StudyParameter.Target target : each.targets()) {
                if (!paths.add(target.path())) {
                    throw new InvalidInputException(
                            "parameters", "the path " + target.path() + " twice", "each path once");
                }
            }
        }
    }

    /** The values of all runs, runs × parameters. @throws InvalidInputException if there are none such */
    public double[][] points() {
        return sampling.points(parameters);
    }

    /** Whether every value is run with every other. */
    public boolean isGrid() {
        return sampling.kind() == Sampling.Kind.GRID;
    }

    /** The numbers of values of a grid's parameters, in their order. */
    public int[] shape() {
        return parameters.stream().mapToInt(p -> p.values().length).toArray();
    }

    /**
     * The model of a run.
     *
     * @param point one value per parameter
     * @throws InvalidInputException if the model has no such path
     */
    public Model at(double[] point) {
        Model out = model;
        for (int j = 0; j < point.length; j++) {
            for (StudyParameter.Target target : parameters.get(j).targets()) {
                out = with(out, target.path(), target.formula().at(point[j]));
            }
        }
        return times.length == 0 ? out : out.with("times=" + list());
    }

    /** The model of a run, of the atoms of which the number that is averaged over has this value. */
    Model at(double[] point, double x) {
        return average.orElseThrow().at(at(point), x);
    }

    private static Model with(Model model, String path, double value) {
        if (model instanceof ModelFile file) {
            return file.with(path, value);
        }
        if (!(Math.abs(value) < Double.POSITIVE_INFINITY)) {
            throw new InvalidInputException(path, "" + value, "a finite number");
        }
        return model.with(path + "=" + BigDecimal.valueOf(value));
    }

    private String list() {
        return Arrays.stream(times)
                .mapToObj(t -> BigDecimal.valueOf(t).toString())
                .collect(Collectors.joining(",", "[", "]"));
    }
}
