package io.github.secular.benchmark;

import io.github.secular.classical.space.SpaceTrajectory;
import io.github.secular.host.imagej.ImageFiles;
import io.github.secular.numerics.Progress;
import io.github.secular.scenario.ModelFile;
import io.github.secular.scenario.SpaceScenario;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The product's side of src/test/python/forces.py: for each path of a model on standard input one line, how many forces its
 * particles took and the seconds of it, on all threads.
 */
public final class ForceRate {
    private static final Pattern WORK = Pattern.compile("(\\d+) particles, (\\d+) steps");
    private static final int FORCES = 4;

    private ForceRate() {}

    public static void main(String[] arguments) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            SpaceScenario scenario = (SpaceScenario)
                    ModelFile.open(Path.of(line), new ImageFiles()).scenario();
            long before = System.nanoTime();
            SpaceTrajectory f = scenario.method()
                    .solve(scenario.problem(), scenario.times(), 8, List.of(), scenario.tolerance(), Progress.NONE);
            double seconds = (System.nanoTime() - before) * 1e-9;
            Matcher work = WORK.matcher(f.report().work());
            if (!work.find()) {
                throw new IllegalStateException(
                        "no count of steps: " + f.report().work());
            }
            double forces = Double.parseDouble(work.group(1)) * Double.parseDouble(work.group(2)) * FORCES;
            System.out.println(forces + " " + seconds);
        }
    }
}
