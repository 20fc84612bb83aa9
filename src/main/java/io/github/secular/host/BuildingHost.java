package io.github.secular.host;

import ij.IJ;
import ij.plugin.frame.Recorder;
import io.github.secular.host.builder.ModelWindow;
import io.github.secular.host.help.HelpWindow;
import io.github.secular.host.imagej.ImageFiles;
import io.github.secular.scenario.ImageSource;
import java.nio.file.Path;
import java.util.Map;

/**
 * What ImageJ does for a window in which a model is built: a saved model is one recorded line, and a model is run by the
 * command that solves it, whose dialog opens with the file in it.
 */
record BuildingHost(boolean classical) implements ModelWindow.Host {
    @Override
    public ImageSource images() {
        return new ImageFiles();
    }

    @Override
    public void saved(Path file) {
        if (Recorder.record) {
            Recorder.recordString(line(file) + "\n");
        }
    }

    /** The macro line that shows the model of a file. */
    String line(Path file) {
        String path = file.toAbsolutePath().toString().replace("\\", "\\\\");
        return "run(\"" + (classical ? "Well..." : "Atom...") + "\", \"model=[" + path + "]\");";
    }

    @Override
    public void help() {
        HelpWindow.show(classical ? "Well" : "Atom");
    }

    @Override
    public void run(Path file) {
        SessionTexts.offer(
                "io.github.secular.command." + (classical ? "VlasovEvolutionCommand" : "BlochEvolutionCommand"),
                Map.of("model", file.toAbsolutePath().toString()));
        IJ.doCommand(classical ? "Vlasov Evolution..." : "Bloch Evolution...");
    }
}
