package io.github.secular.host.headless;

import io.github.secular.numerics.Progress;
import io.github.secular.present.Presentation;
import io.github.secular.present.QuantumAnswers;
import io.github.secular.scenario.Scenario;
import io.github.secular.scenario.ScenarioReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;

/** What README's first command does: Bloch against rates on a model atom, then a real atom at its true frequencies. */
record QuickStart(PrintStream out, PrintStream err) {
    static final Path FOLDER = Path.of("target", "quickstart");

    private static final String ATOM = "two-level-resonant";
    private static final String REAL_ATOM = "rubidium-87-d-lines";
    private static final double[] EPSILONS = {0.4, 0.2, 0.1, 0.05, 0.025};
    private static final String LIMIT = "automatic";

    void run() throws IOException {
        Progress progress = new ConsoleProgress(err);
        try (OutputFolder folder = new OutputFolder(FOLDER)) {
            Scenario atom = ScenarioReader.sample(ATOM);
            solve(atom, folder, "", progress.part(0, 0.2));
            out.println();
            put(new QuantumAnswers(atom, progress.part(0.2, 0.5)).compare(EPSILONS, List.of(LIMIT)), folder, "");
            out.println();
            solve(ScenarioReader.sample(REAL_ATOM), folder, "rubidium-", progress.part(0.5, 1));
            List<String> files = folder.publish();
            out.println();
            out.println("Pictures (.png), images for ImageJ (.tif) and tables (.csv), " + files.size() + " files: "
                    + folder.target());
        }
    }

    private void solve(Scenario scenario, OutputFolder folder, String prefix, Progress progress) throws IOException {
        QuantumAnswers answers = new QuantumAnswers(scenario, progress);
        put(answers.solve(LIMIT), folder, prefix);
        answers.rates(LIMIT).sentences().forEach(out::println);
    }

    private void put(Presentation answer, OutputFolder folder, String prefix) throws IOException {
        PresentationFiles.write(answer, folder, prefix);
        answer.sentences().forEach(out::println);
    }
}
