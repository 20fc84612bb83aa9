package io.github.secular.host.builder;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleFolderTest {
    /** Lines of the pages name files as the repository has them. */
    @Test
    void sampleDataAreFoundInTheFolderOfImageJ(@TempDir Path imagej) throws IOException {
        String path = "sample-data/studies/of-this-test.json";
        assertEquals(new File(path), SampleFolder.located(path, imagej.toString()));
        Path there = imagej.resolve("sample-data/Secular/studies/of-this-test.json");
        Files.createDirectories(there.getParent());
        Files.writeString(there, "{}");
        assertEquals(there.toFile(), SampleFolder.located(path, imagej.toString()));
        assertEquals(there.toFile(), SampleFolder.located(path.replace('/', '\\'), imagej + "/"));
        assertEquals(new File(path), SampleFolder.located(path, null));
        assertEquals(new File("a.json"), SampleFolder.located("a.json", imagej.toString()));
        String own = "sample-data/studies/heating.json";
        Files.writeString(there.resolveSibling("heating.json"), "{}");
        assertEquals(new File(own), SampleFolder.located(own, imagej.toString()), "the nearer one");
    }
}
