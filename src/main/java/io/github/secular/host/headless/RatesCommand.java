package io.github.secular.host.headless;

import io.github.secular.numerics.Progress;
import io.github.secular.run.ManyLevelsResult;
import io.github.secular.run.QuantumRuns;
import io.github.secular.run.RateEquationResult;
import io.github.secular.scenario.ManyLevels;
import io.github.secular.scenario.Scenario;
import io.github.secular.view.RateTables;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

/** Rates and rate equation without the Bloch equation, also of many levels. */
@Command(
        name = "rates",
        description = "Rates and rate equation (or another limit model) alone, without the Bloch equation;"
                + " --limit averaged or chi also for thousands of levels.")
final class RatesCommand implements Callable<Integer> {
    @ParentCommand
    private CommandLineEntry entry;

    @Mixin
    private ModelOptions options;

    @Override
    public Integer call() throws IOException {
        Progress progress = new ConsoleProgress(entry.err());
        Optional<ManyLevels> many = options.readMany();
        if (many.isPresent()) {
            many(QuantumRuns.standard().rateEquation(many.get(), options.limit(), progress));
        } else {
            few(options.read(), progress);
        }
        entry.out().println("Written to " + options.out() + ".");
        return 0;
    }

    private void few(Scenario scenario, Progress progress) throws IOException {
        RateEquationResult result = QuantumRuns.standard().rateEquation(scenario, options.limit(), progress);
        try (OutputFolder folder = options.folder()) {
            ResultFiles files = new ResultFiles(folder);
            files.csv("rate-equation", RateTables.rateEquation(result));
            files.rates(scenario, options.limit()).ifPresent(r -> Summary.of(r).forEach(entry.out()::println));
            files.generators(scenario, options.limit(), progress);
            folder.publish();
        }
        entry.out()
                .println(scenario.title() + ": " + result.provenance().entries().get("Rate equation") + "; "
                        + result.populations().report().work());
        scenario.notes().forEach(n -> entry.out().println("  " + n));
        scenario.warnings().forEach(w -> entry.out().println("  Warning: " + w));
    }

    private void many(ManyLevelsResult result) throws IOException {
        try (OutputFolder folder = options.folder()) {
            ResultFiles files = new ResultFiles(folder);
            files.csv("rates", RateTables.rates(result));
            files.csv("rate-equation", RateTables.rateEquation(result));
            folder.publish();
        }
        ManyLevels model = result.model();
        entry.out()
                .println(String.format(
                        Locale.ROOT,
                        "%s: %d levels, %d rates by the wave and %d others, limit \"%s\"; %s, estimated error %.1e",
                        model.title(),
                        model.averaged().size(),
                        model.averaged().count(),
                        model.relaxation().count(),
                        result.limitModel(),
                        result.populations().report().work(),
                        result.populations().report().estimatedError()));
        entry.out()
                .println(String.format(
                        Locale.ROOT,
                        "  Rates below %.1e are left out; together they change the populations by less than %.0e.",
                        model.smallest(),
                        1e-3 * model.tolerance()));
    }
}
