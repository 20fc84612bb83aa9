package io.github.secular.command;

import io.github.secular.numerics.Progress;
import io.github.secular.present.Drawing;
import java.util.function.Consumer;

/** Commands that can show what a run would give before it is run, while their dialog is filled in. */
public interface Previewing extends SecularCommand {
    /**
     * A first look.
     *
     * @param drawing what to see
     * @param says what it is in place of the run's own result, one sentence
     */
    record Preview(Drawing drawing, String says) {}

    /**
     * Computes, with the present inputs, something like the result of a run, quickly; then, where that takes longer,
     * something better. Puts out nothing.
     *
     * @param show is shown each, the best last
     * @throws io.github.secular.numerics.InvalidInputException as the run would
     * @throws io.github.secular.numerics.RefusalException where there is nothing to show
     * @throws java.util.concurrent.CancellationException where nobody wants it any more
     */
    void preview(Progress progress, Consumer<Preview> show);
}
