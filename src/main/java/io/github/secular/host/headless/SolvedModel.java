package io.github.secular.host.headless;

import io.github.secular.catalogue.LimitModels;
import io.github.secular.numerics.Heap;
import io.github.secular.numerics.InvalidInputException;
import io.github.secular.numerics.Progress;
import io.github.secular.present.ClassicalAnswers;
import io.github.secular.present.Presentation;
import io.github.secular.present.QuantumAnswers;
import io.github.secular.present.SpaceAnswers;
import io.github.secular.present.VlasovPresentation;
import io.github.secular.scenario.ClassicalScenario;
import io.github.secular.scenario.ModelScenario;
import io.github.secular.scenario.Scenario;
import io.github.secular.scenario.SpaceScenario;
import io.github.secular.view.Planes;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.OptionSpec;

/** The subcommand run: one model solved, and all there is to know of it. */
final class SolvedModel {
    private static final String POINT = "--point";
    private static final String AXES = "--axes";
    private static final String EXACT = "--exactmoments";
    /** f as pixels, of which a long movie holds some only. */
    private static final double BYTES_A_FRAME =
            (double) Float.BYTES * VlasovPresentation.Wishes.PIXELS * VlasovPresentation.Wishes.PIXELS;

    private static final String RECORD = "--record";

    private SolvedModel() {}

    static OptionSpec[] options() {
        return new OptionSpec[] {
            Subcommands.limit(),
            OptionSpec.builder(RECORD)
                    .type(String[].class)
                    .splitRegex(",")
                    .hideParamSyntax(true)
                    .paramLabel("NAME,...")
                    .description("Write recorded.csv: what a parameter study records under these names, at every time.")
                    .build(),
            OptionSpec.builder(POINT)
                    .type(List.class)
                    .auxiliaryTypes(String.class)
                    .paramLabel("X,P")
                    .description("Of a classical model: a point at which to write f into density.csv. Repeatable.")
                    .build(),
            OptionSpec.builder(AXES)
                    .type(List.class)
                    .auxiliaryTypes(String.class)
                    .paramLabel("A,B")
                    .description("Of a classical model in two or three dimensions: axes onto which f is projected, such"
                            + " as x,py. Repeatable (default: x,y and x,px).")
                    .build(),
            Subcommands.flag(
                    EXACT, "Of a classical model: also write moments-exact.csv, by the closed moment equations.")
        };
    }

    static Presentation of(Question question) {
        return question.ofAny(
                quantum -> {
                    question.refuse("a quantum model", "a classical model", POINT, AXES, EXACT);
                    requireMemory(quantum);
                    return question.of(quantum).solve(question.limit(), question.list(RECORD));
                },
                classical -> {
                    question.refuse("dimension 1", "dimension 2 or 3", AXES);
                    VlasovPresentation.Wishes wishes = new VlasovPresentation.Wishes(
                            VlasovPresentation.Wishes.PIXELS, points(question.texts(POINT)), question.has(EXACT));
                    requireMemory(classical, question.images());
                    return question.of(classical).solve(wishes, question.list(RECORD));
                },
                space -> {
                    question.refuse("dimension above 1", "dimension 1", POINT, EXACT);
                    List<List<String>> axes = question.texts(AXES).stream()
                            .map(pair -> List.of(pair.strip().split("\\s*,\\s*")))
                            .toList();
                    return question.of(space).solve(axes, question.list(RECORD));
                });
    }

    /** A model of any kind without wishes beside it. */
    static Presentation of(ModelScenario model, Progress progress) {
        if (model instanceof Scenario quantum) {
            requireMemory(quantum);
            return new QuantumAnswers(quantum, progress).solve(LimitModels.AUTOMATIC);
        }
        if (model instanceof SpaceScenario space) {
            return new SpaceAnswers(space, progress).solve(List.of(), List.of());
        }
        ClassicalScenario classical = ClassicalScenario.of(model);
        requireMemory(classical, true);
        return new ClassicalAnswers(classical, progress).solve(VlasovPresentation.Wishes.NONE);
    }

    /** Densities, once more while they are found; tables and image are read from them. */
    private static void requireMemory(Scenario scenario) {
        double entries = (double) scenario.model().size() * scenario.model().size() * scenario.times().length;
        Heap.require(
                40 * entries,
                "A run of " + scenario.model().size() + " levels at " + scenario.times().length
                        + " times with its tables",
                "take fewer levels or times, or only the rate equation (subcommand rates)");
    }

    /** F, its errors and the limit, and the movie of f; what solvers hold at each time they ask for themselves. */
    private static void requireMemory(ClassicalScenario scenario, boolean pictures) {
        double times = scenario.times().length;
        double movie = pictures ? Math.min(Planes.WHOLE, times * BYTES_A_FRAME) : 0;
        Heap.require(
                times * 48.0 * scenario.energies().length + movie,
                "A run at " + scenario.times().length + " times and " + scenario.energies().length
                        + " energies with its tables" + (pictures ? " and pictures" : ""),
                "take fewer times or energies, or tables only (--no-pictures)");
    }

    private static List<double[]> points(List<String> texts) {
        List<double[]> out = new ArrayList<>();
        for (String text : texts) {
            String[] words = text.split(",");
            try {
                out.add(new double[] {Double.parseDouble(words[0]), Double.parseDouble(words[1])});
            } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
                throw new InvalidInputException(POINT, "\"" + text + "\"", "two numbers, X,P");
            }
        }
        return out;
    }
}
