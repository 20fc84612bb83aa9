package io.github.secular.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.IJ;
import ij.ImagePlus;
import io.github.secular.Secular;
import io.github.secular.host.headless.CommandLineEntry;
import io.github.secular.host.imagej.ImageJImage;
import io.github.secular.host.imagej.MacroRunner;
import io.github.secular.view.CalibratedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Results in HDF5, from the command line into ImageJ. */
class ResultMacroTest {
    @TempDir
    private Path folder;

    private Path written(String... arguments) throws IOException {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        PrintStream err = new PrintStream(said, true, StandardCharsets.UTF_8);
        List<String> line = new java.util.ArrayList<>(List.of(arguments));
        Path out = folder.resolve("out");
        line.addAll(List.of("--hdf5", "--no-pictures", "--out", out.toString()));
        assertEquals(0, CommandLineEntry.run(err, err, line.toArray(new String[0])), said.toString());
        try (var files = Files.list(out)) {
            assertEquals(
                    List.of("result.h5", "secular-files.sha256"),
                    files.map(f -> f.getFileName().toString()).sorted().toList());
        }
        return out.resolve("result.h5");
    }

    private void same(CalibratedImage expected, ImagePlus opened) {
        ImagePlus image = ImageJImage.of(expected);
        assertEquals(image.getStackSize(), opened.getStackSize());
        assertEquals(image.getNChannels(), opened.getNChannels());
        for (int slice = 1; slice <= image.getStackSize(); slice++) {
            if (image.getStackSize() > 1) {
                assertEquals(
                        image.getStack().getSliceLabel(slice), opened.getStack().getSliceLabel(slice));
            }
            float[] pixels = (float[]) image.getStack().getPixels(slice);
            assertEquals(-1, java.util.Arrays.mismatch(pixels, (float[])
                    opened.getStack().getPixels(slice)));
        }
        assertEquals(image.getCalibration().getYUnit(), opened.getCalibration().getYUnit());
        assertEquals(image.getCalibration().pixelWidth, opened.getCalibration().pixelWidth, 1e-12);
        assertEquals(image.getCalibration().frameInterval, opened.getCalibration().frameInterval, 1e-12);
        assertEquals(account(image), account(opened));
    }

    /** Without the label that ImageJ puts before it where there is one slice only. */
    private static String account(ImagePlus image) {
        String info = image.getInfoProperty();
        return info.substring(Math.max(info.indexOf("Title: "), info.indexOf("Study: ")));
    }

    @Test
    void theSampleMacroOpensAResult() throws IOException {
        Path file = written("run", "sample-data/two-level-resonant.json", "--set", "times.count=5");
        assertEquals(Optional.empty(), MacroRunner.run(Path.of("macros", "Open_Result.ijm"), folder + "|" + file));
        assertEquals(6, Files.readAllLines(folder.resolve("result.csv")).size());
    }

    @Test
    void aResultIsOpenedByOneMacroLine() throws IOException {
        Path file = written("run", "sample-data/two-level-resonant.json", "--set", "epsilon=0.05");
        Optional<String> complaint = MacroRunner.runText(
                "run(\"Open Secular Result...\", \"file=[" + file + "] which=rate-equation\");\n"
                        + "saveAs(\"Results\", \"" + folder.resolve("table.csv") + "\");\n"
                        + "for (i = nImages; i > 0; i--) {\n"
                        + "  selectImage(i);\n"
                        + "  saveAs(\"Tiff\", \"" + folder + "/image-\" + i);\n"
                        + "}\n",
                "",
                "open.ijm");
        assertEquals(Optional.empty(), complaint);
        var result = Secular.open("two-level-resonant").with("epsilon=0.05").solve();
        List<String> names = result.names().get("image");
        assertEquals(List.of("matrix", "populations", "rates"), names);
        for (int i = 0; i < names.size(); i++) {
            same(
                    result.image(names.get(i)),
                    IJ.openImage(folder.resolve("image-" + (i + 1) + ".tif").toString()));
        }
        List<String> table = Files.readAllLines(folder.resolve("table.csv"));
        assertEquals("time,p_0,p_1", table.get(0));
        assertEquals(202, table.size());
    }

    @Test
    void aFileThatCannotBeOpenedStopsTheMacro() throws IOException {
        Path text = Files.writeString(folder.resolve("text.h5"), "no result");
        Path file = written("rates", "sample-data/two-level-resonant.json");
        for (String options : List.of(
                "",
                "file=[" + folder.resolve("none.h5") + "]",
                "file=[" + text + "]",
                "file=[" + file + "] which=none")) {
            Optional<String> complaint =
                    MacroRunner.runText("run(\"Open Secular Result...\", \"" + options + "\");\n", "", "bad.ijm");
            assertTrue(complaint.orElse("").startsWith("bad.ijm, line 1: "), options + " -> " + complaint);
            assertEquals(1, complaint.orElseThrow().lines().count());
        }
    }

    /** The command puts out whatever image there is in a result. */
    @Test
    void everyImageOfAStudyIsOpened() throws IOException {
        Path study = Files.writeString(
                folder.resolve("study.json"),
                Files.readString(Path.of("sample-data/studies/saturation.json"))
                        .replace("81", "9")
                        .replace("\"count\": 41", "\"count\": 5"));
        Path file = folder.resolve("out").resolve("result.h5");
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        PrintStream err = new PrintStream(said, true, StandardCharsets.UTF_8);
        String[] line = {
            "study",
            study.toString(),
            "--hdf5",
            "--no-pictures",
            "--out",
            folder.resolve("out").toString()
        };
        assertEquals(0, CommandLineEntry.run(err, err, line), said.toString());
        assertEquals(
                Optional.empty(),
                MacroRunner.runText(
                        "run(\"Open Secular Result...\", \"file=[" + file + "]\");\n"
                                + "if (nImages != 1 || nResults != 45) exit(\"\" + nImages + \" \" + nResults);\n"
                                + "saveAs(\"Tiff\", \"" + folder.resolve("study.tif") + "\");\n",
                        "",
                        "study.ijm"));
        same(
                Secular.result(file.toString()).image("study"),
                IJ.openImage(folder.resolve("study.tif").toString()));
        assertTrue(Secular.result(file.toString()).presentation().model().contains("\"levels\""));
    }
}
