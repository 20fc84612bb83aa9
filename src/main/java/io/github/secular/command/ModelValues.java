package io.github.secular.command;

import io.github.secular.catalogue.LimitModels;
import io.github.secular.numerics.InvalidInputException;
import io.github.secular.numerics.RefusalException;
import io.github.secular.scenario.ModelFile;
import io.github.secular.scenario.ModelScenario;
import io.github.secular.scenario.Scenario;
import io.github.secular.view.SiTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a model itself says of the inputs that are left empty, for people to read.
 *
 * @param shown by the name of the input, with units: "2e-7 s (200 ns)"
 * @param title of the model
 * @param description what its file says of it; may be empty
 */
public record ModelValues(Map<String, String> shown, String title, String description) {
    public ModelValues {
        shown = Map.copyOf(shown);
    }

    /** Of a model without the changes that these inputs would make. */
    public static ModelValues of(ModelScenario model) {
        Map<String, String> out = new HashMap<>();
        double[] times = model.times();
        out.put("epsilon", digits(model.epsilon()));
        if (times.length > 0) {
            out.put("endtime", endTime(model));
        }
        out.put("count", Integer.toString(times.length));
        out.put("tolerance", digits(model.tolerance()));
        out.put("solver", model.solver());
        if (model instanceof Scenario quantum) {
            limit(quantum).ifPresent(name -> out.put("limit", name));
        }
        return new ModelValues(
                out,
                model.title(),
                model.head().file().flatMap(f -> f.words("description")).orElse(""));
    }

    /** As the file counts times, since that is how the input counts them; behind it as people say it. */
    private static String endTime(ModelScenario model) {
        double last = model.times()[model.times().length - 1];
        double counted = model.head()
                .file()
                .flatMap(ModelValues::writtenEnd)
                .orElse(model.units().time(last));
        return digits(counted) + aloud(model, counted);
    }

    private static String digits(double x) {
        return SiTime.digits(x).replace("E+", "e").replace('E', 'e');
    }

    private static Optional<Double> writtenEnd(ModelFile file) {
        try {
            return Optional.of(file.number("times.end"));
        } catch (InvalidInputException e) {
            return Optional.empty(); // a list of times
        }
    }

    /** What a time that is counted as the model's file does is in people's words: " s (200 ns)". */
    public static String aloud(ModelScenario model, double time) {
        if (!model.units().lab()) {
            return "";
        }
        String said = SiTime.text(model.units(), time / model.units().timeUnit());
        return said.endsWith(" s") ? " s" : " s (" + said + ")";
    }

    private static Optional<String> limit(Scenario model) {
        try {
            return Optional.of(LimitModels.standard()
                    .named(LimitModels.AUTOMATIC, model.model())
                    .name());
        } catch (InvalidInputException | RefusalException e) {
            return Optional.empty();
        }
    }
}
