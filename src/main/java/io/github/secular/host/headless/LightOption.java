package io.github.secular.host.headless;

import java.util.OptionalDouble;

/** The option --at of the reports on a state of the light. */
final class LightOption {
    static final String DESCRIPTION =
            "Of a quantum model under light that changes: take the light as it is at this time,"
                    + " counted as the model file does (default: where it is strongest in the run).";

    private LightOption() {}

    /** @param at null where the option is not given */
    static OptionalDouble time(Double at) {
        return at == null ? OptionalDouble.empty() : OptionalDouble.of(at);
    }
}
