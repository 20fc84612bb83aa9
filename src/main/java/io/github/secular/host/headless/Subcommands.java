package io.github.secular.host.headless;

import io.github.secular.catalogue.LimitModels;
import io.github.secular.classical.FormulaFunction;
import io.github.secular.numerics.InvalidInputException;
import io.github.secular.present.ClassicalAnswers;
import io.github.secular.present.Presentation;
import io.github.secular.present.QuantumAnswers;
import io.github.secular.present.SpaceAnswers;
import io.github.secular.quantum.random.SamplingPlan;
import io.github.secular.scenario.ManyLevels;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.OptionSpec;

/** All questions to a model that the command line knows, each with its options. */
final class Subcommands {
    static final String AT = "--at";

    private static final String EPSILONS = "--epsilons";
    private static final String HARMONICS = "--harmonics";
    private static final String HBAR = "--hbar";
    private static final String HBARS = "--hbars";
    private static final String HUSIMI = "--husimi";
    private static final String PIXELS = "--pixels";
    private static final String MEAN = "--mean";
    private static final String OF = "--of";
    private static final String ACTIONS = "--actions";
    static final String LIMIT = "--limit";
    /** Another word for a limit whose start is corrected. */
    static final String CORRECTED = "--corrected";

    private static final String REFERENCE = "--reference";
    private static final int MOST_HARMONICS = 200;

    private Subcommands() {}

    /** New ones at every call, in the order of the help. */
    static List<Subcommand> all() {
        return List.of(
                Subcommand.of(
                        "run",
                        "Solve one model: density matrix, populations, rates, rate equation.",
                        SolvedModel::of,
                        SolvedModel.options()),
                Subcommand.of(
                        "rates",
                        "Rates and rate equation (or another limit model) alone, without the Bloch equation;"
                                + " --limit averaged or chi also for thousands of levels.",
                        Subcommands::rates,
                        limit()),
                Subcommand.of(
                        "compare",
                        "Hold the Bloch equation against limit models (--limit a,b) over a list of epsilon.",
                        Subcommands::compare,
                        limit(),
                        epsilons("The values of epsilon.").required(true).build(),
                        flag(
                                CORRECTED,
                                "Of a classical model: correct the start of the limit to first order in epsilon, as"
                                        + " --limit corrected-diffusion.")),
                Subcommand.of(
                        "equilibrium",
                        "Find where the rate equation of a model ends.",
                        q -> q.ofQuantum().equilibrium(q.limit(), q.at()),
                        limit(),
                        at()),
                Subcommand.of(
                        "steady",
                        "Find where the Bloch equation of a driven model ends, at any epsilon, without following it.",
                        q -> q.ofQuantum().steady(q.at()),
                        at()),
                Subcommand.of(
                        "hypotheses",
                        "Say which theorems hold for a model, and which order they promise.",
                        Subcommands::hypotheses,
                        withDefault(
                                "--eta",
                                double.class,
                                "NUMBER",
                                "0.5",
                                "eta of the Diophantine condition of a quantum model, above 0"),
                        withDefault(
                                "--cutoff",
                                int.class,
                                "K",
                                "10",
                                "Divisors are searched over |a| <= K, or angle harmonics up to K"),
                        epsilons("Observe the order at these epsilon, too.").build(),
                        at()),
                Subcommand.of(
                        "ensemble",
                        "Draw random paths of a model driven by noises.",
                        q -> q.ofQuantum().ensemble(SamplingPlan.of(q.value("--paths"), q.value("--seed")), q.limit()),
                        limit(),
                        withDefault("--paths", int.class, "COUNT", "200", "How many paths"),
                        withDefault("--seed", long.class, "NUMBER", "1", "Seed of the random numbers")),
                Subcommand.of(
                        "regime",
                        "Say in which regime of almost-degenerate levels a model is, and what follows.",
                        q -> q.ofQuantum().regime(q.at()),
                        at()),
                Subcommand.of(
                        "truncation",
                        "Find the error of keeping only the first levels of a model of formulas.",
                        Subcommands::truncation,
                        list("--sizes", int[].class, "N1,N2,...", "Numbers of levels to keep.")
                                .required(true)
                                .build(),
                        OptionSpec.builder(REFERENCE)
                                .type(Integer.class)
                                .paramLabel("N")
                                .description(
                                        "The number of levels that stands for all (default: twice the largest size).")
                                .build(),
                        epsilons("The values of epsilon (default: that of the model).")
                                .build()),
                Subcommand.of(
                        "diffusion",
                        "Of a classical model only the limit: shells, d(E), energy diffusion.",
                        Subcommands::diffusion,
                        limit(),
                        OptionSpec.builder(MEAN)
                                .type(List.class)
                                .auxiliaryTypes(String.class)
                                .paramLabel("FORMULA")
                                .description(
                                        "A formula in x and p to average over shells, into shell-means.csv. Repeatable.")
                                .build(),
                        OptionSpec.builder(ACTIONS)
                                .type(List.class)
                                .auxiliaryTypes(String.class)
                                .paramLabel("I1,I2,...")
                                .description(
                                        "Of a sum of wells in two or three dimensions, or of a central potential (radial action and"
                                                + " angular momentum): actions at which to write the diffusion matrix"
                                                + " into diffusion-matrix.csv. Repeatable.")
                                .build(),
                        OptionSpec.builder(HARMONICS)
                                .type(Integer.class)
                                .paramLabel("K")
                                .description("Write harmonics.csv, the angle harmonics k = 0 to K of --of.")
                                .build(),
                        withDefault(OF, String.class, "FORMULA", "x", "The formula in x and p for --harmonics")),
                Subcommand.of(
                        "actions",
                        "Of a classical model of two wells, one per axis, or of a central one: diffusion in the plane of their"
                                + " actions.",
                        q -> q.ofParticles(
                                one -> {
                                    throw new InvalidInputException(
                                            "dimension",
                                            "1",
                                            "2, a sum of two wells or a central one, or 3, a central one");
                                },
                                SpaceAnswers::actions)),
                Subcommand.of(
                        "quantum-vs-classical",
                        "Of a classical model: hold levels, rates and populations at several hbar against diffusion in"
                                + " energy.",
                        q -> q.ofClassical().quantumVsClassical(q.numbers(HBARS)),
                        list(HBARS, double[].class, "H1,H2,...", "The values of hbar, from large to small.")
                                .required(true)
                                .build()),
                Subcommand.of(
                        "wigner",
                        "Of a classical model: the density matrix of its well in phase space, f beside it.",
                        q -> q.ofClassical().wigner(q.value(HBAR), q.value(HUSIMI), q.value(PIXELS)),
                        withDefault(HBAR, double.class, "NUMBER", "0.5", "hbar, above 0"),
                        withDefault(
                                HUSIMI,
                                double.class,
                                "WIDTH",
                                "0",
                                "Standard deviation in x of a Husimi function's Gaussian; 0 for the Wigner function"),
                        withDefault(PIXELS, int.class, "COUNT", "256", "Pixels along each axis")));
    }

    private static Presentation rates(Question question) {
        Optional<ManyLevels> many = question.many();
        return many.isPresent()
                ? QuantumAnswers.limit(many.get(), question.limit(), question.progress())
                : question.ofQuantum().limit(question.limit());
    }

    private static Presentation compare(Question question) {
        double[] epsilons = question.numbers(EPSILONS);
        return question.ofAny(
                quantum -> {
                    question.refuse("a quantum model", "a classical model", CORRECTED);
                    return question.of(quantum)
                            .compare(epsilons, List.of(question.limit().split(",")));
                },
                classical -> question.of(classical).compare(epsilons),
                space -> {
                    question.refuse("dimension above 1", "dimension 1", CORRECTED);
                    return question.of(space).compare(epsilons);
                });
    }

    private static Presentation hypotheses(Question question) {
        int cutOff = question.value("--cutoff");
        double[] epsilons = question.numbers(EPSILONS);
        return question.ofAny(
                quantum -> question.of(quantum).hypotheses(question.value("--eta"), cutOff, epsilons, question.at()),
                classical -> question.of(classical).hypotheses(cutOff, epsilons),
                space -> question.of(space).hypotheses(cutOff, epsilons));
    }

    private static Presentation truncation(Question question) {
        int[] sizes = question.value("--sizes");
        Integer reference = question.value(REFERENCE);
        int all = reference != null ? reference : 2 * Arrays.stream(sizes).max().orElse(0);
        return question.ofQuantum().truncation(sizes, all, question.numbers(EPSILONS));
    }

    private static Presentation diffusion(Question question) {
        return question.ofParticles(
                one -> {
                    if (question.has(ACTIONS)) {
                        throw new InvalidInputException(ACTIONS, "given", "only for a model of dimension 2 or 3");
                    }
                    return diffusion(question, one);
                },
                several -> {
                    if (question.has(MEAN) || question.has(HARMONICS)) {
                        throw new InvalidInputException(
                                question.has(MEAN) ? MEAN : HARMONICS,
                                "given",
                                "only for a model of dimension 1, whose shells have angles");
                    }
                    List<double[]> actions = question.texts(ACTIONS).stream()
                            .map(Subcommands::numbers)
                            .toList();
                    return actions.isEmpty() ? several.limit() : several.limit(actions);
                });
    }

    private static Presentation diffusion(Question question, ClassicalAnswers answers) {
        Integer harmonics = question.value(HARMONICS);
        if (harmonics != null && !(harmonics >= 0 && harmonics <= MOST_HARMONICS)) {
            throw new InvalidInputException(HARMONICS, "" + harmonics, "a whole number from 0 to " + MOST_HARMONICS);
        }
        List<FormulaFunction> means = new ArrayList<>();
        for (String text : question.texts(MEAN)) {
            means.add(function(MEAN, text));
        }
        return answers.limit(means, function(OF, question.value(OF)), harmonics == null ? -1 : harmonics);
    }

    private static double[] numbers(String list) {
        try {
            return Arrays.stream(list.split(","))
                    .mapToDouble(Double::parseDouble)
                    .toArray();
        } catch (NumberFormatException e) {
            throw new InvalidInputException(ACTIONS, "\"" + list + "\"", "numbers with commas between");
        }
    }

    private static FormulaFunction function(String option, String text) {
        try {
            return FormulaFunction.of(text);
        } catch (InvalidInputException e) {
            throw e.within(option);
        }
    }

    static OptionSpec limit() {
        return withDefault(
                LIMIT,
                String.class,
                "NAME",
                LimitModels.AUTOMATIC,
                "The limit model; compare takes several of a quantum model, with commas between; of a classical model of"
                        + " dimension 1 diffusion or corrected-diffusion");
    }

    private static OptionSpec at() {
        return OptionSpec.builder(AT)
                .type(Double.class)
                .paramLabel("T")
                .description("Of a quantum model under light that changes: take the light as it is at this time,"
                        + " counted as the model file does (default: where it is strongest in the run).")
                .build();
    }

    private static OptionSpec.Builder epsilons(String description) {
        return list(EPSILONS, double[].class, "E1,E2,...", description);
    }

    private static OptionSpec.Builder list(String name, Class<?> type, String label, String description) {
        return OptionSpec.builder(name)
                .type(type)
                .splitRegex(",")
                .hideParamSyntax(true)
                .paramLabel(label)
                .description(description);
    }

    static OptionSpec flag(String name, String description) {
        return OptionSpec.builder(name)
                .type(boolean.class)
                .description(description)
                .build();
    }

    /** @param description without its full stop, which comes after the default */
    private static OptionSpec withDefault(String name, Class<?> type, String label, String usual, String description) {
        return OptionSpec.builder(name)
                .type(type)
                .paramLabel(label)
                .defaultValue(usual)
                .description(description + " (default: ${DEFAULT-VALUE}).")
                .build();
    }
}
