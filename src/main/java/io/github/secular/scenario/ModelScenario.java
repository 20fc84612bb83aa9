package io.github.secular.scenario;

import java.util.List;

/** What the scenarios of both kinds of model have in common: all that an account of a run says of its model. */
public sealed interface ModelScenario permits Scenario, ClassicalScenario {
    /** What pictures and tables are called after. */
    String title();

    /** How scaled numbers are shown. */
    Units units();

    /** ε, the strength of the coupling. */
    double epsilon();

    /** Slow times to report, increasing, at least 0, dimensionless; never modified. */
    double[] times();

    /** The solver asked for. */
    String solver();

    /** The largest error wanted. */
    double tolerance();

    /** What a user should know of the model, one sentence each. */
    List<String> notes();

    /** What is legal but doubtful, one sentence each. */
    List<String> warnings();

    /** The model file with all overrides applied, pretty printed. */
    String json();

    /** The overrides as given, in order. */
    List<String> overrides();
}
