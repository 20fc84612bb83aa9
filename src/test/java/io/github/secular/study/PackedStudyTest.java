package io.github.secular.study;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.IJ;
import ij.ImagePlus;
import ij.process.FloatProcessor;
import io.github.secular.classical.InitialDensity;
import io.github.secular.host.imagej.ImageFiles;
import io.github.secular.numerics.InvalidInputException;
import io.github.secular.numerics.Progress;
import io.github.secular.scenario.ClassicalScenario;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A study that travels without its folder has the runs that it has there. */
class PackedStudyTest {
    private static final String QUANTUM = """
            {"secular": 1, "levels": {"energies": [0, 1]}, "coupling": [[0, 1], [1, 0]],
             "damping": {"gamma": 0.2}, "epsilon": 0.1, "times": [1, 2],
             "wave": {"frequencies": [1], "harmonics": [{"index": [1], "amplitude": 0.5,
               "envelope": {"file": "../pulses/rise.csv"}}]}}""";

    @TempDir
    private Path folder;

    private Path write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    /** As it arrives somewhere else. */
    private static Study away(Path study) throws IOException, ClassNotFoundException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(PackedStudy.of(study, new ImageFiles()));
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            return ((PackedStudy) in.readObject()).open(new ImageFiles());
        }
    }

    /** Its runs where the folder is not. */
    private StudyResult elsewhere(Path study) throws IOException, ClassNotFoundException {
        Study arrived = away(study);
        Path gone = folder.resolveSibling(folder.getFileName() + "-gone");
        Files.move(folder, gone);
        try {
            return new StudyRun(arrived, 1, Progress.NONE).inMemory();
        } finally {
            Files.move(gone, folder);
        }
    }

    private void same(Path study) throws IOException, ClassNotFoundException {
        StudyResult here = new StudyRun(StudyFile.open(study, new ImageFiles()), 2, Progress.NONE).inMemory();
        StudyResult there = elsewhere(study);
        assertEquals(here.columns(), there.columns());
        assertEquals(here.sentences(), there.sentences());
        assertTrue(
                here.failed() > 0 && here.failed() < here.runs(),
                here.sentences().toString());
        for (int i = 0; i < here.runs(); i++) {
            assertArrayEquals(here.values()[i], there.values()[i], "run " + i);
        }
    }

    @Test
    void tablesTravel() throws IOException, ClassNotFoundException {
        write("models/atom.json", QUANTUM);
        write("pulses/rise.csv", "t, field\n0, 0\n1, 1\n2, 0.5\n");
        same(write("studies/study.json", """
                {"secularStudy": 1, "model": "../models/atom.json", "changes": ["damping.gamma=0.3"],
                 "parameters": [{"path": "epsilon", "values": [0.1, 0.2, -1]}],
                 "record": ["populations", "estimatedError"]}"""));
        String absolute = QUANTUM.replace(
                "../pulses/rise.csv", folder.resolve("pulses/rise.csv").toString());
        same(write(
                "studies/inside.json",
                "{\"secularStudy\": 1, \"model\": " + absolute + ", \"record\": [\"purity\"],"
                        + " \"parameters\": [{\"path\": \"damping.gamma\", \"values\": [0.1, -1]}]}"));
    }

    @Test
    void aTableIsAFileThereToo() throws IOException, ClassNotFoundException {
        write("models/atom.json", QUANTUM);
        write("pulses/rise.csv", "0 0\n1 1\n2 0.5\n");
        same(write("studies/study.json", """
                {"secularStudy": 1, "model": "../models/atom.json", "sampling": "zipped",
                 "parameters": [{"path": "epsilon", "values": [0.1, 0.2]},
                   {"name": "x", "values": [1, -1], "paths": {"damping.gamma": "x"}}],
                 "record": ["population.1"]}"""));
        Study study = PackedStudy.of(folder.resolve("studies/study.json"), new ImageFiles())
                .open(new ImageFiles());
        assertThrows(InvalidInputException.class, () -> study.model()
                .with("wave.harmonics[0].envelope.times[0]=0.5")
                .scenario());
    }

    @Test
    void imagesTravel() throws IOException, ClassNotFoundException {
        FloatProcessor pixels = new FloatProcessor(40, 40);
        for (int i = 0; i < 1600; i++) {
            double x = (i % 40 - 24) / 8.0;
            double p = (i / 40 - 18) / 8.0;
            pixels.setf(i, (float) Math.exp(-x * x - p * p));
        }
        Files.createDirectories(folder.resolve("images"));
        IJ.saveAsTiff(
                new ImagePlus("start", pixels),
                folder.resolve("images/start.tif").toString());
        write("models/particle.json", """
                {"secular": 1, "kind": "classical", "hamiltonian": {"type": "harmonic"}, "epsilon": 0.1,
                 "times": [0, 1], "relaxation": {"gamma": 0.1},
                 "drive": {"frequencies": [1.2], "terms": [{"index": [1], "cosine": "x"}]},
                 "initial": {"image": "../images/start.tif", "x": [-3, 3], "p": [-3, 3], "frame": 1}}""");
        Path file = write("studies/study.json", """
                {"secularStudy": 1, "model": "../models/particle.json",
                 "parameters": [{"path": "initial.frame", "values": [1, 2]}], "record": ["mass"]}""");
        Study here = StudyFile.open(file, new ImageFiles());
        Study there = away(file);
        InitialDensity start = start(here, 1);
        InitialDensity same = start(there, 1);
        for (double x = -2; x < 3; x += 0.1) {
            assertEquals(start.at(x, 0.3), same.at(x, 0.3));
        }
        assertTrue(start.at(0.6, 0) > 0.1);
        InvalidInputException none = assertThrows(InvalidInputException.class, () -> start(here, 2));
        assertTrue(none.getMessage().contains("start.tif"), none.getMessage());
        assertEquals(
                none.getMessage(),
                assertThrows(InvalidInputException.class, () -> start(there, 2)).getMessage());
    }

    private static InitialDensity start(Study study, int frame) {
        return ((ClassicalScenario) study.at(new double[] {frame}).scenario()).initial();
    }

    @Test
    void samplesTravel() throws IOException, ClassNotFoundException {
        same(write("study.json", """
                {"secularStudy": 1, "model": "two-level-detuned", "parameters":
                 [{"path": "epsilon", "values": [0.1, -1]}], "record": ["populations"]}"""));
    }
}
