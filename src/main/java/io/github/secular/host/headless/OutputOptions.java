package io.github.secular.host.headless;

import io.github.secular.host.headless.OutputFolder.Form;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Where results go, and in which form: the same for every subcommand that has results. */
final class OutputOptions {
    @Option(names = "--out", required = true, paramLabel = "DIR", description = "Folder for the results.")
    private Path out;

    @Option(names = "--no-pictures", description = "No PNG, and no TIFF.")
    private boolean noPictures;

    @Option(
            names = "--hdf5",
            description = "Images, tables and texts in one HDF5 file, result.h5, in place of TIFF, CSV and TXT; large"
                    + " ones in further files beside it.")
    private boolean hdf5;

    Path folder() {
        return out;
    }

    /** Whether pictures are made. */
    boolean pictures() {
        return !noPictures;
    }

    /** Whether images are made. */
    boolean images() {
        return hdf5 || !noPictures;
    }

    Form form() {
        return new Form(!noPictures, hdf5);
    }
}
