package io.github.secular.host.headless;

import io.github.secular.host.imagej.ImageFiles;
import io.github.secular.present.FitPresentation;
import io.github.secular.study.FitFile;
import io.github.secular.study.FitRun;
import io.github.secular.study.ThreadEngine;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Looks for the numbers of a model that describe a measured curve. */
@Command(name = "fit", description = "Find the numbers of a model that describe a measured curve, with their errors.")
final class FitSubcommand implements Callable<Integer> {
    @ParentCommand
    private CommandLineEntry entry;

    @Parameters(index = "0", paramLabel = "FIT.json", description = "The fit file.")
    private Path fit;

    @Mixin
    private OutputOptions output;

    @Override
    public Integer call() throws IOException {
        FitRun run = new FitRun(FitFile.open(fit, new ImageFiles()), ThreadEngine.allThreads(), entry.progress());
        return entry.put(FitPresentation.of(run.solve()), output);
    }
}
