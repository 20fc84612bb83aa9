package io.github.secular.scenario;

import io.github.secular.classical.VlasovProblem;
import io.github.secular.numerics.InvalidInputException;
import io.github.secular.quantum.Trajectory;
import io.github.secular.solver.AutomaticSolver;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the scenarios of both kinds have in common: all of them but the equation and where it starts.
 *
 * @param title what pictures and tables are called after
 * @param times slow times to report, increasing, at least 0, dimensionless; never modified
 * @param units how scaled numbers are shown
 * @param solver the solver asked for ("automatic" where the file names none)
 * @param tolerance largest error wanted
 * @param notes what a user should know of the model (gauge, ratios, "not a limit here"), one sentence each
 * @param warnings what is legal but doubtful (damping that does not keep ρ positive), one sentence each
 * @param overrides the changes as given ("epsilon=0.05"), in order
 * @param file the model file with all changes; empty for a model built in code
 */
public record ModelHead(
        String title,
        double[] times,
        Units units,
        String solver,
        double tolerance,
        List<String> notes,
        List<String> warnings,
        List<String> overrides,
        Optional<ModelFile> file) {
    private static final String[] ANY = {
        "secular", "kind", "title", "description", "source", "units", "initial", "times"
    };

    /** What can be changed of a model built in code. */
    private static final List<String> KEYS = List.of("epsilon", "title", "solver", "tolerance");

    public ModelHead {
        notes = List.copyOf(notes);
        warnings = List.copyOf(warnings);
        overrides = List.copyOf(overrides);
    }

    /** Refuses keys other than those of any file and the given ones. */
    static void allow(Place root, String[] ofKind, String[] ofUnits) {
        root.allow(Stream.of(ANY, ofKind, ofUnits).flatMap(Stream::of).toArray(String[]::new));
    }

    /** Whether a file is in laboratory units, once what every file begins with has been checked. */
    static boolean isLab(Place root, String kind) {
        Place version = root.get("secular");
        if (version.integer() != 1) {
            throw version.wrong("1, the version of the format that this program reads");
        }
        if (!kind.equals("quantum") || root.has("kind")) {
            root.get("kind").choice(kind);
        }
        for (String key : new String[] {"title", "description", "source"}) {
            root.find(key).ifPresent(Place::text);
        }
        return root.find("units")
                .map(p -> p.choice("scaled", "lab"))
                .orElse("scaled")
                .equals("lab");
    }

    /** Of a model built in code. @throws InvalidInputException unless there are times, at least 0 and increasing */
    static ModelHead ofCode(double[] times, double tolerance) {
        if (times.length == 0) {
            throw new InvalidInputException("times", "none", "at least one");
        }
        VlasovProblem.checkTimes(times);
        return new ModelHead(
                "A model built in code",
                times.clone(),
                Units.SCALED,
                AutomaticSolver.NAME,
                tolerance,
                List.of(),
                List.of(),
                List.of(),
                Optional.empty());
    }

    /** Of a file. @param times slow times @param tolerance where the file has none */
    static ModelHead of(
            ModelFile file, double[] times, Units units, double tolerance, List<String> notes, List<String> warnings) {
        Place root = new Place("", file.tree());
        return new ModelHead(
                root.find("title").map(Place::text).orElse(file.name()),
                times,
                units,
                root.find("solver").map(Place::text).orElse(AutomaticSolver.NAME),
                root.find("tolerance").map(Place::tolerance).orElse(tolerance),
                notes,
                warnings,
                file.overrides(),
                Optional.of(file));
    }

    /** The same with another note. */
    ModelHead noting(String note) {
        List<String> more = new ArrayList<>(notes);
        more.add(note);
        return new ModelHead(title, times, units, solver, tolerance, more, warnings, overrides, file);
    }

    /**
     * The same for a first look, which no file tells of: at no more times, evenly chosen, and not more exact.
     *
     * @param most how many times
     * @param exact the least tolerance
     */
    public ModelHead forALook(int most, double exact) {
        double[] some = Trajectory.someOf(times, most);
        return new ModelHead(title, some, units, solver, Math.max(exact, tolerance), notes, warnings, overrides, file);
    }

    /** The key of a change to a model built in code. @throws InvalidInputException if only its builder can make it */
    static String key(String change) {
        int at = change.indexOf('=');
        String key = at < 0 ? change : change.substring(0, at).strip();
        if (at < 0 || !KEYS.contains(key)) {
            throw new InvalidInputException(
                    "change",
                    "\"" + change + "\"",
                    String.join(", ", KEYS.subList(0, 3)) + " or " + KEYS.get(3)
                            + "; a model built in code is otherwise changed where it is built");
        }
        return key;
    }

    /** Its value as a number above 0. */
    static double positive(String change) {
        String text = value(change);
        double value = Double.NaN;
        try {
            value = Double.parseDouble(text);
        } catch (NumberFormatException e) {
            // no number is no number above 0
        }
        if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
            throw new InvalidInputException(key(change), "\"" + text + "\"", "a finite number above 0");
        }
        return value;
    }

    private static String value(String change) {
        return change.substring(change.indexOf('=') + 1).strip();
    }

    /** That of a model built in code after a change; one of ε is only noted here. */
    ModelHead changed(String change) {
        String key = key(change);
        List<String> all = new ArrayList<>(overrides);
        all.add(change);
        return new ModelHead(
                key.equals("title") ? value(change) : title,
                times,
                units,
                key.equals("solver") ? value(change) : solver,
                key.equals("tolerance") ? positive(change) : tolerance,
                notes,
                warnings,
                all,
                file);
    }
}
