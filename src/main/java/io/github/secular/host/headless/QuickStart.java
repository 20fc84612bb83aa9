package io.github.secular.host.headless;

import io.github.secular.numerics.Progress;
import io.github.secular.run.BlochResult;
import io.github.secular.run.QuantumRuns;
import io.github.secular.scenario.Scenario;
import io.github.secular.scenario.ScenarioReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;

/** What README's first command does: Bloch against rates on a model atom, then a real atom at its true frequencies. */
final class QuickStart {
    static final Path FOLDER = Path.of("target", "quickstart");

    private static final String ATOM = "two-level-resonant";
    private static final String REAL_ATOM = "rubidium-87-d-lines";
    private static final double[] EPSILONS = {0.4, 0.2, 0.1, 0.05, 0.025};
    private static final String LIMIT = "averaged";

    private final PrintStream out;
    private final PrintStream err;
    private final QuantumRuns runs = QuantumRuns.standard();

    QuickStart(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    void run() throws IOException {
        Progress progress = new ConsoleProgress(err);
        try (OutputFolder folder = new OutputFolder(FOLDER)) {
            Scenario atom = ScenarioReader.sample(ATOM);
            solve(atom, new ResultFiles(folder), progress.part(0, 0.2));
            out.println();
            compare(atom, new ResultFiles(folder), progress.part(0.2, 0.5));
            out.println();
            solve(ScenarioReader.sample(REAL_ATOM), new ResultFiles(folder, "rubidium-"), progress.part(0.5, 1));
            List<String> files = folder.publish();
            out.println();
            out.println("Pictures (.png), images for ImageJ (.tif) and tables (.csv), " + files.size() + " files: "
                    + folder.target());
        }
    }

    private void solve(Scenario scenario, ResultFiles files, Progress progress) throws IOException {
        BlochResult result = runs.bloch(scenario, LIMIT, progress);
        files.bloch(result);
        Summary.of(result).forEach(out::println);
        files.rates(scenario, LIMIT).ifPresent(r -> Summary.of(r).forEach(out::println));
    }

    private void compare(Scenario scenario, ResultFiles files, Progress progress) throws IOException {
        var result = runs.comparison(scenario, EPSILONS, LIMIT, progress);
        files.comparison(result);
        Summary.of(result).forEach(out::println);
    }
}
