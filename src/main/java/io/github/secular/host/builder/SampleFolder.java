package io.github.secular.host.builder;

import ij.IJ;
import java.io.File;
import java.util.Optional;

/** Where the files that come with the program lie: in {@code sample-data}, of the repository or of ImageJ's folder. */
public final class SampleFolder {
    private static final String NAME = "sample-data/";

    private SampleFolder() {}

    /** That of ImageJ; empty where it has none. */
    static Optional<File> installed() {
        return Optional.ofNullable(IJ.getDirectory("imagej"))
                .map(SampleFolder::in)
                .filter(File::isDirectory);
    }

    /** The file of a path; one that begins with {@value #NAME} and is not there, that of ImageJ's folder if it is. */
    public static File located(String path) {
        return located(path, IJ.getDirectory("imagej"));
    }

    /** @param imagej ImageJ's folder, null where there is none */
    static File located(String path, String imagej) {
        File file = new File(path);
        String slashed = path.replace('\\', '/');
        if (imagej == null || file.isFile() || !slashed.startsWith(NAME)) {
            return file;
        }
        File installed = new File(in(imagej), slashed.substring(NAME.length()));
        return installed.isFile() ? installed : file;
    }

    private static File in(String imagej) {
        return new File(imagej, NAME + "Secular");
    }
}
