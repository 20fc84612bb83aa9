package io.github.secular.scenario;

import java.util.List;

/**
 * A whole problem of either kind, read and validated, or built in code: what a model file, a dialog, a macro line and
 * the headless entry all end in.
 */
public sealed interface ModelScenario extends Model permits Scenario, ParticleScenario {
    /** All that an account of a run says of its model but ε. */
    ModelHead head();

    /** ε, the strength of the coupling. */
    double epsilon();

    /** The same equation, or another only in ε, under another head. */
    ModelScenario under(ModelHead head, double epsilon);

    @Override
    default ModelScenario scenario() {
        return this;
    }

    /**
     * The same model with changes, read and validated anew; of a model built in code epsilon, title, solver and
     * tolerance can be changed.
     */
    @Override
    default ModelScenario with(String... changes) {
        if (head().file().isPresent()) {
            return changes.length == 0
                    ? this
                    : head().file().get().with(changes).scenario();
        }
        ModelHead head = head();
        double epsilon = epsilon();
        for (String change : changes) {
            head = head.changed(change);
            epsilon = ModelHead.key(change).equals("epsilon") ? ModelHead.positive(change) : epsilon;
        }
        return under(head, epsilon);
    }

    /** What pictures and tables are called after. */
    default String title() {
        return head().title();
    }

    /** How scaled numbers are shown. */
    default Units units() {
        return head().units();
    }

    /** Slow times to report, increasing, at least 0, dimensionless; never modified. */
    default double[] times() {
        return head().times();
    }

    /** The solver asked for. */
    default String solver() {
        return head().solver();
    }

    /** The largest error wanted. */
    default double tolerance() {
        return head().tolerance();
    }

    /** What a user should know of the model, one sentence each. */
    default List<String> notes() {
        return head().notes();
    }

    /** What is legal but doubtful, one sentence each. */
    default List<String> warnings() {
        return head().warnings();
    }

    @Override
    default String json() {
        return head().file().map(ModelFile::json).orElse("");
    }

    /** The changes as given, in order. */
    default List<String> overrides() {
        return head().overrides();
    }
}
