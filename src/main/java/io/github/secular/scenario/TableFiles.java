package io.github.secular.scenario;

import io.github.secular.numerics.InvalidInputException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/** Where the tables that a model names by a file are looked for. */
interface TableFiles {
    /** Longest file, in bytes. */
    long LONGEST = 16_000_000;

    /** A model that was given as a text: it stands in no folder. */
    TableFiles NONE = place -> {
        Path path = path(place);
        if (!path.isAbsolute()) {
            throw place.wrong("an absolute path, or times and values in the model itself, for the model was given as a"
                    + " text and stands in no folder");
        }
        return lines(place, path);
    };

    /** The samples that come with the program. */
    TableFiles SAMPLES = place -> {
        if (path(place).isAbsolute()) {
            return NONE.lines(place);
        }
        try (InputStream in = TableFiles.class.getResourceAsStream("/sample-data/" + place.text())) {
            if (in == null) {
                throw place.wrong("an absolute path, or times and values in the model itself, for the model is a"
                        + " sample inside the program and no such file stands beside it");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw place.wrong("a readable file");
        }
    };

    /** Files relative to the folder of a model file. */
    static TableFiles beside(Path model) {
        return place -> lines(place, model.toAbsolutePath().resolveSibling(path(place)));
    }

    /**
     * The lines of the file that is named at a place.
     *
     * @throws InvalidInputException if it cannot be read
     */
    List<String> lines(Place place);

    private static Path path(Place place) {
        try {
            return Path.of(place.text());
        } catch (InvalidPathException e) {
            throw place.wrong("the path of a CSV file");
        }
    }

    private static List<String> lines(Place place, Path file) {
        try {
            if (Files.isRegularFile(file) && Files.size(file) > LONGEST) {
                throw place.wrong("a file of at most " + LONGEST / 1_000_000 + " MB");
            }
            return Files.readAllLines(file);
        } catch (NoSuchFileException e) {
            throw place.wrong("a file that is there, but there is no " + file.normalize());
        } catch (CharacterCodingException e) {
            throw place.wrong("a text in UTF-8");
        } catch (IOException e) {
            throw place.wrong(
                    Files.isDirectory(file)
                            ? "a file, but " + file.normalize() + " is a folder"
                            : "a file that can be read, but " + file.normalize() + " cannot");
        }
    }
}
