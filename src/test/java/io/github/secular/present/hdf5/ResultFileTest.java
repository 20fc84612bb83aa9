package io.github.secular.present.hdf5;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.secular.Outcome;
import io.github.secular.Secular;
import io.github.secular.numerics.InvalidInputException;
import io.github.secular.numerics.RefusalException;
import io.github.secular.present.Presentation;
import io.github.secular.present.Presentation.Kind;
import io.github.secular.present.Presentation.Thing;
import io.github.secular.view.CalibratedImage;
import io.github.secular.view.Channel;
import io.github.secular.view.Column;
import io.github.secular.view.Table;
import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import net.imglib2.util.Intervals;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResultFileTest {
    private static final long WHOLE = 64L << 20;

    @TempDir
    private Path folder;

    private static final Secular ATOM = Secular.open("two-level-resonant").with("times=[0, 0.1, 0.3, 2]");

    private static final Presentation MATRIX = ATOM.solve().presentation();

    private static final Presentation MOVIE =
            Secular.open("trapped-ion").with("times.count=2").solve().presentation();

    /** A trajectory with uneven times, reports, maps, a study with failed runs. */
    private static final List<Presentation> SMALL = Stream.of(
                    ATOM.steady(),
                    ATOM.limit(),
                    Secular.open("lambda-two-frequency").hypotheses(),
                    ATOM.sweep()
                            .logarithmic("epsilon", 0.01, 0.1, 4)
                            .vary("damping.gamma", 0.5, -1)
                            .vary("tolerance", 1e-6, 1e-7)
                            .record("populations", "error")
                            .solve())
            .map(Outcome::presentation)
            .toList();

    private static Presentation made(Object... things) {
        List<Thing> all = Arrays.stream(things)
                .map(t -> new Thing(t instanceof Table ? Kind.TABLE : Kind.TEXT, "name", "file/é", () -> t))
                .toList();
        return new Presentation(
                "a title, ε", "", "", List.of("", "ρ\nand more"), List.of("", ""), List.of("none"), all);
    }

    private static Table table() {
        return new Table(
                "",
                List.of(
                        Column.reals("a/b", "1/s", Double.NaN, -0.0, Double.MIN_VALUE, Double.NEGATIVE_INFINITY, 0.1),
                        Column.reals("a_b", "", 1, 2, 3, 4, 5),
                        Column.integers("c", Integer.MIN_VALUE, 0, 1, 2, Integer.MAX_VALUE),
                        Column.texts(".", List.of("", "x ", " ρ", "two\nlines", "\"quoted\", and more"))));
    }

    private Path write(Presentation result, long block) throws IOException {
        Path file = folder.resolve("result.h5");
        ResultFile.write(result, file, block);
        return file;
    }

    @ParameterizedTest
    @ValueSource(longs = {WHOLE, 4096, 100, 1})
    void whatIsWrittenComesBackToTheBit(long block) throws IOException {
        Table empty =
                new Table("empty", List.of(Column.reals("a", "s"), Column.integers("n"), Column.texts("t", List.of())));
        Presentation odd = made(table(), empty, new Table("no columns", List.of()), "", "a report\nof two lines, ρ");
        int images = 0;
        List<Presentation> all = new ArrayList<>(List.of(odd));
        // a block a number is a file a number
        if (block > 1) {
            all.add(MATRIX);
            all.addAll(SMALL);
        }
        if (block > 1000) {
            all.add(MOVIE);
        }
        for (Presentation each : all) {
            Path file = write(each, block);
            images += same(each, ResultFile.read(file));
            same(each, ResultFile.read(file, 0));
        }
        assertTrue(block == 1 || images >= 5, images + " images");
    }

    /** @return how many images there are */
    private static int same(Presentation each, Presentation back) {
        int images = 0;
        assertEquals(each.title(), back.title());
        assertEquals(each.model(), back.model());
        assertEquals(each.info(), back.info());
        assertEquals(each.sentences(), back.sentences());
        assertEquals(each.warnings(), back.warnings());
        assertEquals(each.missing(), back.missing());
        List<Thing> expected =
                each.things().stream().filter(t -> t.kind() != Kind.CHART).toList();
        assertEquals(expected.size(), back.things().size());
        for (int i = 0; i < expected.size(); i++) {
            Thing thing = back.things().get(i);
            assertEquals(expected.get(i).kind(), thing.kind());
            assertEquals(expected.get(i).name(), thing.name());
            assertEquals(expected.get(i).file(), thing.file());
            Object one = expected.get(i).made().get();
            Object other = thing.made().get();
            if (one instanceof CalibratedImage image) {
                same(image, (CalibratedImage) other);
                images++;
            } else if (one instanceof Table table) {
                same(table, (Table) other);
            } else {
                assertEquals(one, other);
            }
        }
        return images;
    }

    private static void same(CalibratedImage one, CalibratedImage other) {
        assertEquals(one.title(), other.title());
        assertEquals(one.axes(), other.axes());
        assertEquals(one.info(), other.info());
        assertEquals(
                one.channels().stream().map(ResultFileTest::told).toList(),
                other.channels().stream().map(ResultFileTest::told).toList());
        assertTrue(Intervals.equals(one, other), one.title());
        var a = one.view().flatIterable().cursor();
        var b = other.view().flatIterable().cursor();
        while (a.hasNext()) {
            assertEquals(
                    Double.doubleToRawLongBits(a.next().get()),
                    Double.doubleToRawLongBits(b.next().get()));
        }
        assertEquals(one.planes().size(), other.planes().size());
        for (int i = 0; i < one.planes().size(); i++) {
            assertTrue(Arrays.equals(one.planes().get(i), other.planes().get(i)));
        }
    }

    private static String told(Channel c) {
        return c.name() + c.colours().name() + c.low() + " " + c.high();
    }

    private static void same(Table one, Table other) {
        assertEquals(one.title(), other.title());
        assertEquals(one.columns().size(), other.columns().size());
        for (int c = 0; c < one.columns().size(); c++) {
            Column a = one.columns().get(c);
            Column b = other.columns().get(c);
            assertEquals(a.getClass(), b.getClass());
            assertEquals(a.name(), b.name());
            assertEquals(a.unit(), b.unit());
            assertEquals(a.length(), b.length());
            for (int row = 0; row < a.length(); row++) {
                if (a instanceof Column.Reals reals) {
                    assertEquals(
                            Double.doubleToRawLongBits(reals.value(row)),
                            Double.doubleToRawLongBits(((Column.Reals) b).value(row)));
                }
                assertEquals(a.text(row), b.text(row));
            }
        }
    }

    @Test
    void noFileHoldsMoreThanABlock() throws IOException {
        write(MOVIE, 50_000);
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> all = files.toList();
            assertTrue(all.size() > 6, all.toString());
            for (Path file : all) {
                // texts, names and where things are come on top
                assertTrue(Files.size(file) < (file.endsWith("result.h5") ? 200_000 : 52_000), file.toString());
                assertTrue(file.getFileName().toString().matches("result(-\\d{4})?\\.h5"), file.toString());
            }
        }
    }

    @Test
    void twoWritesAreOneAndTheSame() throws IOException {
        byte[] first = Files.readAllBytes(write(MATRIX, WHOLE));
        assertEquals(-1, Arrays.mismatch(first, Files.readAllBytes(write(MATRIX, WHOLE))));
    }

    @Test
    void whatCannotBeWrittenLeavesNothing() throws IOException {
        Presentation late = made(table(), new Table("x".repeat(70_000), List.of()));
        String said =
                assertThrows(RefusalException.class, () -> write(late, 100)).getMessage();
        assertTrue(said.startsWith("HDF5 has no room for a title of so many letters") && said.endsWith("."), said);
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(List.of(), files.toList());
        }
        assertThrows(
                IOException.class,
                () -> ResultFile.write(made(), folder.resolve("none").resolve("result.h5")));
    }

    static void isOneSentence(Path file) {
        InvalidInputException e = assertThrows(InvalidInputException.class, () -> readAll(file));
        assertEquals(1, e.getMessage().lines().count(), e.getMessage());
        assertTrue(e.getMessage().contains(": found ") && e.getMessage().endsWith("."), e.getMessage());
        assertFalse(e.getMessage().contains("Exception"), e.getMessage());
    }

    private static void readAll(Path file) {
        ResultFile.read(file).things().forEach(t -> t.made().get());
    }

    @Test
    void aFileThatIsNoneOfOursEndsInOneSentence() throws IOException {
        isOneSentence(folder.resolve("none.h5"));
        isOneSentence(folder);
        isOneSentence(Files.writeString(folder.resolve("empty.h5"), ""));
        isOneSentence(Files.writeString(folder.resolve("text.h5"), "time,rho_0_0\n".repeat(30)));
        Path other = folder.resolve("other.h5");
        for (String format : new String[] {"", "Another result", "Secular result"}) {
            Files.deleteIfExists(other);
            try (WritableHdfFile hdf = HdfFile.write(other)) {
                hdf.putDataset("model", "{}");
                if (!format.isEmpty()) {
                    hdf.putAttribute("format", format);
                    hdf.putAttribute("format_version", 1);
                }
            }
            isOneSentence(other);
            SeriesWriter.sign(other);
            isOneSentence(other);
        }
        try (WritableHdfFile hdf = HdfFile.write(other)) {
            hdf.putAttribute("format", "Secular result");
            hdf.putAttribute("format_version", 2);
        }
        SeriesWriter.sign(other);
        isOneSentence(other);
        assertTrue(assertThrows(InvalidInputException.class, () -> ResultFile.read(other))
                .getMessage()
                .contains("a result in format 2, where this version knows 1"));
    }

    @Test
    void aTruncatedFileEndsInOneSentence() throws IOException {
        byte[] whole = Files.readAllBytes(write(MATRIX, WHOLE));
        SplittableRandom random = new SplittableRandom(11);
        Path cut = folder.resolve("cut.h5");
        for (int i = 0; i < 60; i++) {
            int length = i < 20 ? whole.length - 1 - i : random.nextInt(whole.length);
            Files.write(cut, Arrays.copyOf(whole, length));
            isOneSentence(cut);
        }
        Files.write(cut, Arrays.copyOf(whole, whole.length + 1));
        isOneSentence(cut);
    }

    @Test
    void aDamagedFileEndsInOneSentence() throws IOException {
        byte[] whole = Files.readAllBytes(write(made(table(), "a report"), WHOLE));
        SplittableRandom random = new SplittableRandom(12);
        Path damaged = folder.resolve("damaged.h5");
        for (int i = 0; i < 1000; i++) {
            byte[] bytes = whole.clone();
            for (int k = random.nextInt(3); k >= 0; k--) {
                bytes[random.nextInt(bytes.length)] ^= (byte) (1 + random.nextInt(255));
            }
            Files.write(damaged, bytes);
            if (!Arrays.equals(bytes, whole)) {
                isOneSentence(damaged);
            }
        }
    }

    @Test
    void aBlockThatIsMissingOrAnotherIsNoticed() throws IOException {
        Path file = write(made(table()), 30);
        readAll(file);
        Path block = folder.resolve("result-0002.h5");
        byte[] right = Files.readAllBytes(block);
        Files.write(block, Files.readAllBytes(folder.resolve("result-0001.h5")));
        isOneSentence(file);
        byte[] changed = right.clone();
        changed[changed.length - 1]++;
        Files.write(block, changed);
        isOneSentence(file);
        Files.delete(block);
        isOneSentence(file);
        Files.write(block, right);
        readAll(file);
    }
}
