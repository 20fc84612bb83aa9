package io.github.secular.benchmark;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs every model of a file with "automatic", the solvers that the model names and the limit where it has one, all
 * in one process, and writes a line for each run (see {@link RandomModelOutcome#line}). Arguments: the file of models, the file
 * of lines, seconds of patience a run (default 30), "automatic" to leave named solvers out.
 */
public final class RandomModelRuns {
    private RandomModelRuns() {}

    public static void main(String[] arguments) throws IOException {
        double patience = arguments.length > 2 ? Double.parseDouble(arguments[2]) : 30;
        boolean alone = arguments.length > 3;
        try (PrintStream out = new PrintStream(arguments[1], StandardCharsets.UTF_8)) {
            for (RandomModel model : RandomModel.read(Path.of(arguments[0]))) {
                RandomModelRun run = new RandomModelRun(model, patience);
                for (String solver : solvers(model, alone)) {
                    out.println(run.with(solver).line());
                    out.flush();
                }
            }
        }
    }

    /** The names to try on a model. */
    public static List<String> solvers(RandomModel model, boolean automaticAlone) {
        List<String> out = new ArrayList<>();
        if (model.values().length > 0) {
            out.add("automatic");
            if (!automaticAlone) {
                out.addAll(model.solvers());
            }
        }
        if (model.limit().length > 0) {
            out.add(RandomModelRun.LIMIT);
        }
        return out;
    }
}
