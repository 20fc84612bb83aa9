package io.github.secular.benchmark;

import io.github.secular.benchmark.QutipPeer.Best;
import io.github.secular.scenario.Scenario;
import io.github.secular.scenario.ScenarioReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The automatic solver against QuTiP on pulses, at a tolerance of 1e-6 on both sides and against the right values of
 * src/test/python/qutip_pulses.py, which also says what QuTiP is told. The quickest of QuTiP's settings that keeps the accuracy
 * counts. Arguments: the Python with QuTiP (default python3), how often ours is run (default 50).
 */
public final class PulsesAgainstQutip {
    private static final double ACCURACY = 1e-6;
    private static final String SCRIPT = "src/test/python/qutip_pulses.py";

    private PulsesAgainstQutip() {}

    public static void main(String[] arguments) throws IOException {
        String python = arguments.length > 0 ? arguments[0] : "python3";
        int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 50;
        Path folder = Files.createDirectories(Path.of("target", "benchmark").toAbsolutePath());
        Path file = folder.resolve("pulses.json");
        try (QutipPeer qutip = new QutipPeer(python, SCRIPT, folder, file.toString());
                PrintStream csv = new PrintStream(
                        folder.resolve("pulses-against-qutip.csv").toFile(), StandardCharsets.UTF_8)) {
            qutip.awaitReady();
            report(csv, "model;solver;ms;error;estimate;qutip;qutip_ms;qutip_error;ratio");
            for (RandomModel model : RandomModel.read(file)) {
                Scenario s = ScenarioReader.read(model.json(), model.name(), List.of());
                Best ours = QutipPeer.automatic(s.model(), s.initial(), s.times(), ACCURACY, model.values(), rounds);
                Best theirs = qutip.solve(model.name(), model.values(), ACCURACY);
                report(csv, model.name() + ";" + ours.against(theirs, ';'));
            }
        }
    }

    private static void report(PrintStream csv, String line) {
        csv.println(line);
        System.out.println(line);
    }
}
