package io.github.secular.scenario;

import io.github.secular.classical.PhaseMovie;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * A model file with all files that it names, to be opened where these are not: the text as it was opened, before all
 * changes. See {@link ModelFile#packed} and {@link ModelFile#of(PackedModel, ImageSource)}.
 *
 * @param name what the model is called in complaints, and its title where it has none
 * @param tables the texts of tables by the names under which the model asks for them
 * @param images the bytes of images, likewise
 */
public record PackedModel(String text, String name, Map<String, String> tables, Map<String, byte[]> images)
        implements Serializable {
    public PackedModel {
        // maps that travel
        tables = new HashMap<>(tables);
        images = new HashMap<>(images);
    }

    /** The tables in place of the files of their names. */
    TableFiles files() {
        return place -> {
            String text = tables.get(place.text());
            if (text == null) {
                throw place.wrong("a file that was packed with the model");
            }
            return text.lines().toList();
        };
    }

    /** The images, each in a file that goes with this program. @param all opens files */
    ImageSource unpacked(ImageSource all) {
        if (images.isEmpty()) {
            return ImageSource.NONE;
        }
        Map<String, Path> files = new HashMap<>();
        try {
            Path folder = Files.createTempDirectory("secular");
            folder.toFile().deleteOnExit();
            for (Map.Entry<String, byte[]> each : images.entrySet()) {
                // an image is called after its file, in complaints and titles
                Path inside = Files.createTempDirectory(folder, "image");
                inside.toFile().deleteOnExit();
                Path file = inside.resolve(Path.of(each.getKey()).getFileName());
                file.toFile().deleteOnExit();
                files.put(each.getKey(), Files.write(file, each.getValue()));
            }
            return in(files, all.beside(folder.resolve(name)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ImageSource in(Map<String, Path> files, ImageSource all) {
        return new ImageSource() {
            @Override
            public PhaseMovie frame(Path file, double[] ranges, int frame, boolean negative) {
                return all.frame(files.getOrDefault(file.toString(), file), ranges, frame, negative);
            }

            @Override
            public String unit(Path file) {
                return all.unit(files.getOrDefault(file.toString(), file));
            }
        };
    }
}
