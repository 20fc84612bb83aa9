package io.github.secular.present.hdf5;

import io.github.secular.numerics.InvalidInputException;
import io.github.secular.present.Presentation;
import io.github.secular.present.Presentation.Kind;
import io.github.secular.present.Presentation.Thing;
import io.github.secular.run.Version;
import io.github.secular.view.AtomicFile;
import io.github.secular.view.CalibratedImage;
import io.github.secular.view.Planes;
import io.github.secular.view.Table;
import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import io.jhdf.api.WritableGroup;
import io.jhdf.exceptions.HdfException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * All images, tables and texts of a presentation in one HDF5 file, with its model and its account; large ones in further
 * files beside it. Charts are not in it: they can be drawn from the rest.
 */
public final class ResultFile {
    /** What its name ends in. */
    public static final String EXTENSION = ".h5";

    static final String TITLE = "title";

    private static final String FORMAT = "format";
    private static final String OURS = "Secular result";
    private static final String FORMAT_VERSION = "format_version";
    private static final int CURRENT = 1;
    private static final String NAME = "name";
    private static final String FILE = "file";
    private static final String PLACE = "place";
    private static final String MODEL = "model";
    private static final String INFO = "info";
    private static final String SENTENCES = "sentences";
    private static final String WARNINGS = "warnings";
    private static final String MISSING = "missing";
    private static final String DATA = "text";

    /** The most data in one file, in bytes: jhdf holds them in memory, several times over, until the file is closed. */
    private static final long BLOCK = 64L << 20;

    private static final Map<Kind, String> GROUPS =
            new EnumMap<>(Map.of(Kind.IMAGE, "images", Kind.TABLE, "tables", Kind.TEXT, "texts"));

    private ResultFile() {}

    /**
     * Writes the file, and blocks called {@code NAME-0001.h5} … beside it: all of them or none.
     *
     * @throws IOException if they cannot be written
     */
    public static void write(Presentation result, Path file) throws IOException {
        write(result, file, BLOCK);
    }

    /** @param block the most bytes of data in one file */
    static void write(Presentation result, Path file, long block) throws IOException {
        SeriesWriter out = new SeriesWriter(file, block);
        boolean written = false;
        try {
            AtomicFile.write(file, temporary -> {
                try (WritableHdfFile hdf = HdfFile.write(temporary)) {
                    write(result, hdf, out);
                }
                SeriesWriter.sign(temporary);
            });
            written = true;
        } catch (HdfException e) {
            throw new IOException("The file " + file + " cannot be written: " + e.getMessage() + ".", e);
        } finally {
            if (!written) {
                out.undo();
            }
        }
    }

    private static void write(Presentation result, WritableHdfFile hdf, SeriesWriter out) throws IOException {
        SeriesWriter.attribute(hdf, FORMAT, OURS);
        hdf.putAttribute(FORMAT_VERSION, CURRENT);
        SeriesWriter.attribute(hdf, "program", "Secular " + Version.CURRENT);
        SeriesWriter.attribute(hdf, TITLE, result.title());
        hdf.putDataset(MODEL, result.model());
        hdf.putDataset(INFO, result.info());
        out.put(hdf, SENTENCES, Series.texts(result.sentences()));
        out.put(hdf, WARNINGS, Series.texts(result.warnings()));
        out.put(hdf, MISSING, Series.texts(result.missing()));
        Map<Kind, WritableGroup> groups = new EnumMap<>(Kind.class);
        GROUPS.forEach((kind, name) -> groups.put(kind, hdf.putGroup(name)));
        int place = 0;
        for (Thing each : result.things()) {
            if (each.kind() == Kind.CHART) {
                continue;
            }
            WritableGroup all = groups.get(each.kind());
            WritableGroup group = all.putGroup(key(each.file().isEmpty() ? each.name() : each.file(), all));
            SeriesWriter.attribute(group, NAME, each.name());
            SeriesWriter.attribute(group, FILE, each.file());
            group.putAttribute(PLACE, place++);
            Object made = each.made().get();
            if (made instanceof CalibratedImage image) {
                ImageGroup.write(image, group, out);
            } else if (made instanceof Table table) {
                TableGroup.write(table, group, out);
            } else {
                group.putDataset(DATA, (String) made);
            }
        }
    }

    /** A name that HDF5 takes and nobody else has in this group: without '/', which stands between names. */
    static String key(String name, WritableGroup group) {
        String plain = name.isBlank() || name.equals(".") ? "_" : name.replace('/', '_');
        String out = plain;
        for (int i = 2; group.getChild(out) != null; i++) {
            out = plain + "-" + i;
        }
        return out;
    }

    /**
     * Reads such a file. Images, tables and texts are read when they are asked for, large images plane by plane, and
     * columns of large tables block by block, when a number of them is.
     *
     * @throws InvalidInputException in one sentence, now or when something is asked for, if the file is not there,
     *     damaged, or none of this program's
     */
    public static Presentation read(Path file) {
        return read(file, Planes.WHOLE);
    }

    /** @param whole the most bytes of an image or a column that is in memory whole */
    static Presentation read(Path file, long whole) {
        return SeriesReader.from(file, whole, in -> {
            Group root = in.root();
            in.require(
                    root.getAttributes().containsKey(FORMAT)
                            && in.word(root, FORMAT).equals(OURS),
                    "the HDF5 file of another program");
            in.require(
                    in.integer(root, FORMAT_VERSION) == CURRENT,
                    "a result in format " + in.integer(root, FORMAT_VERSION) + ", where this version knows " + CURRENT);
            Map<Integer, Thing> things = new TreeMap<>();
            for (Map.Entry<Kind, String> kind : GROUPS.entrySet()) {
                for (Node each : in.group(root, kind.getValue()).getChildren().values()) {
                    String path = kind.getValue() + "/" + each.getName();
                    Supplier<Object> made =
                            () -> SeriesReader.from(file, whole, again -> made(kind.getKey(), path, again));
                    things.put(
                            in.integer(each, PLACE),
                            new Thing(kind.getKey(), in.word(each, NAME), in.word(each, FILE), made));
                }
            }
            return new Presentation(
                    in.word(root, TITLE),
                    in.text(root, MODEL),
                    in.text(root, INFO),
                    in.texts(in.child(root, SENTENCES)),
                    in.texts(in.child(root, WARNINGS)),
                    in.texts(in.child(root, MISSING)),
                    List.copyOf(things.values()));
        });
    }

    private static Object made(Kind kind, String path, SeriesReader in) throws IOException {
        Group group = (Group) in.root().getByPath(path);
        return switch (kind) {
            case IMAGE -> ImageGroup.read(group, in);
            case TABLE -> TableGroup.read(group, in);
            default -> in.text(group, DATA);
        };
    }
}
