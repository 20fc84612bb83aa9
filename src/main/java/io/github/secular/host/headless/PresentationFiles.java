package io.github.secular.host.headless;

import io.github.secular.host.imagej.ImageJImage;
import io.github.secular.present.Drawing;
import io.github.secular.present.Named;
import io.github.secular.present.Presentation;
import io.github.secular.view.CalibratedImage;
import io.github.secular.view.ChartPicture;
import io.github.secular.view.CsvWriter;
import io.github.secular.view.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Writes all of a presentation: tables as CSV, texts as TXT, images as TIFF, charts as PNG. */
public final class PresentationFiles {
    private PresentationFiles() {}

    /**
     * Writes into a folder, which then holds this and nothing of an earlier run; all files or none.
     *
     * @param pictures whether images and charts are wanted, too
     * @return the names of the files, sorted
     * @throws IOException if the folder cannot be made or written to
     */
    public static List<String> write(Presentation presentation, Path folder, boolean pictures) throws IOException {
        try (OutputFolder out = new OutputFolder(folder, pictures)) {
            write(presentation, out, "");
            return out.publish();
        }
    }

    /** @param prefix put before every name, for several models in one folder */
    static void write(Presentation presentation, OutputFolder folder, String prefix) throws IOException {
        for (Named<Table> each : presentation.tables()) {
            if (each.isFile()) {
                new CsvWriter().write(each.made().get(), folder.file(prefix + each.file() + ".csv"));
            }
        }
        for (Named<String> each : presentation.texts()) {
            Files.writeString(
                    folder.file(prefix + each.file() + ".txt"), each.made().get());
        }
        if (!folder.pictures()) {
            return;
        }
        for (Named<Drawing> each : presentation.drawings()) {
            if (each.isFile()) {
                ChartPicture.savePng(each.made().get().picture(), folder.file(prefix + each.file() + ".png"));
            }
        }
        for (Named<CalibratedImage> each : presentation.images()) {
            if (each.isFile()) {
                ImageJImage.save(ImageJImage.of(each.made().get()), folder.file(prefix + each.file() + ".tif"));
            }
        }
    }
}
