package io.github.secular.present.hdf5;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.ImagePlus;
import io.github.secular.host.imagej.ImageJImage;
import io.github.secular.numerics.InvalidInputException;
import io.github.secular.present.Presentation;
import io.github.secular.present.Presentation.Kind;
import io.github.secular.present.Presentation.Thing;
import io.github.secular.view.Axis;
import io.github.secular.view.CalibratedImage;
import io.github.secular.view.Channel;
import io.github.secular.view.ColourMap;
import io.github.secular.view.Planes;
import io.jhdf.HdfFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Movies that are larger than what is held in memory, here by small limits. */
class LargeResultTest {
    @TempDir
    private Path folder;

    /** 40 planes of 30 pixels, whose number stands in each of them. */
    private static Presentation movie(IntFunction<float[]> made) {
        return movie(made, 0);
    }

    private static Presentation movie(IntFunction<float[]> made, long whole) {
        List<float[]> planes = Planes.of(40, 30, whole, made);
        CalibratedImage image = new CalibratedImage(
                "a movie",
                CalibratedImage.doubles(planes, 6, 5, 1, 40),
                List.of(
                        pixels("x"),
                        pixels("y"),
                        pixels("channel"),
                        new Axis(
                                "time",
                                0,
                                1,
                                "s",
                                IntStream.range(0, 40).mapToObj(i -> "t" + i).toList(),
                                true)),
                List.of(new Channel("f", ColourMap.sequential(), 0, 40)),
                "",
                planes);
        return new Presentation(
                "", "", "", List.of(), List.of(), List.of(), List.of(new Thing(Kind.IMAGE, "f", "f", () -> image)));
    }

    private static Axis pixels(String name) {
        return new Axis(name, 0, 1, "", List.of(), false);
    }

    private Path write(Presentation result, long block) throws IOException {
        Path file = folder.resolve("result.h5");
        ResultFile.write(result, file, block);
        return file;
    }

    private static float[] plane(int number) {
        float[] out = new float[30];
        Arrays.fill(out, number);
        return out;
    }

    /** A program killed at such a moment leaves nothing else than this. */
    @Test
    void whileALargeImageIsWrittenThereAreWholeBlocksOnly() throws IOException {
        List<Integer> made = new ArrayList<>();
        List<Integer> blocks = new ArrayList<>();
        write(
                movie(number -> {
                    made.add(number);
                    List<Path> there =
                            files().filter(f -> !f.toString().endsWith(".part")).toList();
                    blocks.add(there.size());
                    for (Path file : there) {
                        assertTrue(file.getFileName().toString().matches("result-\\d{4}.h5"), file.toString());
                        try (HdfFile hdf = new HdfFile(file)) {
                            assertEquals(
                                    120, ((float[]) hdf.getDatasetByPath("data").getDataFlat()).length);
                        }
                    }
                    return plane(number);
                }),
                480);
        assertEquals(IntStream.range(0, 40).boxed().toList(), made);
        assertEquals(9, blocks.get(39));
    }

    @Test
    void aCancelAmidALargeImageLeavesNothing() throws IOException {
        assertThrows(
                CancellationException.class,
                () -> write(
                        movie(number -> {
                            if (number == 30) {
                                throw new CancellationException();
                            }
                            return plane(number);
                        }),
                        480));
        assertEquals(List.of(), files().toList());
    }

    @Test
    void ofALargeImagePlanesAreReadWhenTheyAreAskedFor() throws IOException {
        Path file = write(movie(LargeResultTest::plane), 500);
        CalibratedImage movie = ResultFile.read(file, 0).image("f");
        assertFalse(movie.isWhole());
        Files.write(folder.resolve("result-0010.h5"), new byte[10]);
        for (int frame = 0; frame < 36; frame++) {
            assertEquals(frame, movie.value(5, 4, 0, frame));
            assertEquals(frame, movie.getAt(0, 1, 0, frame).get());
        }
        assertTrue(assertThrows(InvalidInputException.class, () -> movie.value(0, 0, 0, 36))
                .getMessage()
                .contains("result-0010.h5"));
        Files.delete(folder.resolve("result-0010.h5"));
        ResultFileTest.isOneSentence(file);
    }

    @Test
    void imageJShowsALargeImagePlaneByPlaneAndSavesItAsAny() throws IOException {
        CalibratedImage movie =
                ResultFile.read(write(movie(LargeResultTest::plane), 500), 0).image("f");
        ImagePlus shown = ImageJImage.of(movie);
        ImagePlus whole =
                ImageJImage.of(movie(LargeResultTest::plane, Planes.WHOLE).image("f"));
        assertTrue(shown.getStack().isVirtual() && !whole.getStack().isVirtual());
        ImageJImage.save(shown, folder.resolve("shown.tif"));
        ImageJImage.save(whole, folder.resolve("whole.tif"));
        assertEquals(-1L, Files.mismatch(folder.resolve("shown.tif"), folder.resolve("whole.tif")));
        shown.setPosition(1, 1, 38);
        assertEquals(37, Float.intBitsToFloat(shown.getPixel(3, 3)[0]));
        assertEquals(whole.getStack().getSliceLabel(38), shown.getStack().getSliceLabel(38));
        assertEquals(12, ImageJImage.values(shown).orElseThrow().value(0, 0, 0, 12));
        CalibratedImage damaged =
                ResultFile.read(write(movie(LargeResultTest::plane), 500), 0).image("f");
        Files.write(folder.resolve("result-0010.h5"), new byte[10]);
        ImagePlus holes = ImageJImage.of(damaged);
        assertEquals(35, holes.getStack().getProcessor(36).getf(0, 0));
        assertTrue(Float.isNaN(holes.getStack().getProcessor(37).getf(0, 0)));
    }

    private Stream<Path> files() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
