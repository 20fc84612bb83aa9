package io.github.secular.host.headless;

import io.github.secular.classical.PhaseFunction;
import io.github.secular.numerics.Heap;
import io.github.secular.numerics.Progress;
import io.github.secular.numerics.RefusalException;
import io.github.secular.run.ClassicalRuns;
import io.github.secular.run.CoefficientResult;
import io.github.secular.run.EnergyDiffusionResult;
import io.github.secular.run.VlasovComparisonResult;
import io.github.secular.run.VlasovResult;
import io.github.secular.scenario.ClassicalScenario;
import java.io.IOException;
import java.util.List;

/** What the subcommands do with a classical model. */
record ClassicalRun(CommandLineEntry entry, ClassicalScenario scenario, ModelOptions options) {
    /**
     * The Vlasov equation, its limit and the coefficients of it.
     *
     * @param points where f is wanted
     * @param exact whether the exact moments are wanted
     */
    void run(List<double[]> points, boolean exact) throws IOException {
        requireMemory();
        Progress progress = new ConsoleProgress(entry.err());
        ClassicalRuns runs = ClassicalRuns.standard();
        VlasovResult result = runs.vlasov(scenario, progress.part(0, 0.9));
        try (OutputFolder folder = options.folder()) {
            ClassicalFiles files = new ClassicalFiles(folder);
            files.vlasov(result, points);
            if (exact && result.moments().applies()) {
                files.exactMoments(result);
            } else if (exact) {
                entry.err().println("No moments-exact.csv: " + result.moments().reason());
            }
            try {
                files.coefficients(runs.diffusionCoefficient(scenario, progress.part(0.9, 1)));
            } catch (RefusalException noCoefficient) {
                entry.err().println("No diffusion.csv: " + noCoefficient.getMessage());
            }
            folder.publish();
        }
        ClassicalSummary.of(result).forEach(entry.out()::println);
        entry.out().println("Written to " + options.out() + ".");
    }

    /**
     * The limit alone.
     *
     * @param means what to average over shells
     * @param expanded what to expand in angle harmonics
     * @param harmonics the highest, or −1 for none
     */
    void diffusion(List<? extends PhaseFunction> means, PhaseFunction expanded, int harmonics) throws IOException {
        Progress progress = new ConsoleProgress(entry.err());
        ClassicalRuns runs = ClassicalRuns.standard();
        CoefficientResult coefficients = runs.diffusionCoefficient(scenario, progress.part(0, 0.3));
        EnergyDiffusionResult result = runs.energyDiffusion(scenario, progress.part(0.3, 1));
        try (OutputFolder folder = options.folder()) {
            ClassicalFiles files = new ClassicalFiles(folder);
            files.coefficients(coefficients);
            files.diffusion(result);
            if (!means.isEmpty()) {
                files.means(scenario, means);
            }
            if (harmonics >= 0) {
                files.harmonics(scenario, expanded, harmonics);
            }
            folder.publish();
        }
        ClassicalSummary.of(result).forEach(entry.out()::println);
        entry.out().println("Written to " + options.out() + ".");
    }

    /** Tables of F, twice while they are made, of the limit too, and the movie of f. */
    private void requireMemory() {
        double times = scenario.times().length;
        Heap.require(
                times * (100.0 * scenario.energies().length + (options.pictures() ? ClassicalFiles.BYTES_A_FRAME : 0)),
                "A run at " + scenario.times().length + " times and " + scenario.energies().length
                        + " energies with its tables" + (options.pictures() ? " and pictures" : ""),
                "take fewer times or energies, or tables only (--no-pictures)");
    }

    void compare(double[] epsilons, boolean corrected) throws IOException {
        VlasovComparisonResult result =
                ClassicalRuns.standard().comparison(scenario, epsilons, corrected, new ConsoleProgress(entry.err()));
        try (OutputFolder folder = options.folder()) {
            new ClassicalFiles(folder).comparison(result);
            folder.publish();
        }
        ClassicalSummary.of(result).forEach(entry.out()::println);
        entry.out().println("Written to " + options.out() + ".");
    }
}
