package io.github.secular.host.headless;

import io.github.secular.host.imagej.ImageJImage;
import io.github.secular.present.Drawing;
import io.github.secular.present.Presentation;
import io.github.secular.present.figure.Figure;
import io.github.secular.present.figure.FigureFile;
import io.github.secular.present.hdf5.ResultFile;
import io.github.secular.view.CalibratedImage;
import io.github.secular.view.ChartPicture;
import io.github.secular.view.CsvWriter;
import io.github.secular.view.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Writes all of a presentation: tables as CSV, texts as TXT, images as TIFF, or all these as HDF5; charts as PNG, for print also as SVG and PDF. */
public final class PresentationFiles {
    static final String HDF5 = "result" + ResultFile.EXTENSION;

    private PresentationFiles() {}

    /**
     * Writes into a folder, which then holds this and nothing of an earlier run; all files or none.
     *
     * @param pictures whether images and charts are wanted, too
     * @return the names of the files, sorted
     * @throws IOException if the folder cannot be made or written to
     */
    public static List<String> write(Presentation presentation, Path folder, boolean pictures) throws IOException {
        return write(presentation, folder, OutputFolder.Form.of(pictures, false));
    }

    /**
     * The same, with a file {@value #HDF5} in place of tables, texts and images; large ones in files beside it.
     *
     * @throws IOException if the folder cannot be made or written to
     */
    public static List<String> writeHdf5(Presentation presentation, Path folder, boolean pictures) throws IOException {
        return write(presentation, folder, OutputFolder.Form.of(pictures, true));
    }

    static List<String> write(Presentation presentation, Path folder, OutputFolder.Form form) throws IOException {
        try (OutputFolder out = new OutputFolder(folder, form)) {
            write(presentation, out, "");
            return out.publish();
        }
    }

    /** @param prefix put before every name, for several models in one folder */
    static void write(Presentation presentation, OutputFolder folder, String prefix) throws IOException {
        if (folder.form().hdf5()) {
            ResultFile.write(presentation, folder.file(prefix + HDF5));
        }
        for (Presentation.Thing each : presentation.things()) {
            boolean isInside = folder.form().hdf5() && each.kind() != Presentation.Kind.CHART;
            if (!each.file().isEmpty() && !isInside) {
                write(each, folder, prefix + each.file());
            }
        }
    }

    private static void write(Presentation.Thing thing, OutputFolder folder, String name) throws IOException {
        switch (thing.kind()) {
            case TABLE -> new CsvWriter().write((Table) thing.made().get(), folder.file(name + ".csv"));
            case TEXT ->
                Files.writeString(
                        folder.file(name + ".txt"), (String) thing.made().get());
            case IMAGE -> {
                if (folder.form().pictures()) {
                    CalibratedImage image = (CalibratedImage) thing.made().get();
                    ImageJImage.save(ImageJImage.of(image), folder.file(name + ".tif"));
                }
            }
            case CHART -> {
                if (folder.form().pictures()) {
                    ChartPicture.savePng(((Drawing) thing.made().get()).picture(), folder.file(name + ".png"));
                }
                for (String format : folder.form().figures()) {
                    Figure figure = Figure.of((Drawing) thing.made().get());
                    FigureFile.write(figure.width(folder.form().width()), folder.file(name + "." + format));
                }
            }
        }
    }
}
