package io.github.secular.command;

import io.github.secular.numerics.Progress;
import io.github.secular.present.Presentation;
import io.github.secular.present.hdf5.ResultFile;
import io.github.secular.scenario.ModelScenario;
import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** A result that was written as HDF5: its images as they were, a table of it, its report. */
@Plugin(type = Command.class, menuPath = "Plugins>Secular>Results>Open Secular Result...")
public class OpenSecularResultCommand extends ModelCommand {
    private static final String FILE = "the path of a result in HDF5";

    @Parameter(label = "Result file", description = "A result in HDF5, \"result.h5\".")
    private File file;

    @Parameter(label = "Which table", description = "The name of the table to show. Empty: the first.")
    private String which = "";

    public OpenSecularResultCommand() {
        super("");
    }

    @Override
    CommandForm form() {
        return CommandForm.withoutModel("file", "which")
                .file("file", "h5")
                .needed("file", FILE)
                .outImages("matrix", "populations", "rates", "divisors", "distribution", "density", "study")
                .outReport()
                .tableOfLevels("The table that is named above.")
                .images("All images of the result, with the axes, units and colours they had.");
    }

    @Override
    public Optional<ModelScenario> model() {
        path();
        return super.model();
    }

    private Path path() {
        return Entries.given("file", file, FILE);
    }

    @Override
    void compute(Progress progress) {
        Presentation result = ResultFile.read(path());
        publish(blank(which) ? result : result.showing(which.strip()));
        // now, for the file may be another one, or gone, when a script asks
        form().outputs().keySet().forEach(this::output);
    }

    @Override
    String outOfMemory() {
        return "There is not enough memory for this result: give ImageJ more under Edit>Options>Memory & Threads.";
    }
}
