package io.github.secular.host.builder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.secular.numerics.InvalidInputException;
import io.github.secular.scenario.ImageSource;
import io.github.secular.scenario.ModelDocument;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EditingTest {
    @Test
    void stepsGoBack() {
        Editing editing = new Editing(false);
        ModelDocument first = editing.document();
        assertFalse(editing.canUndo());
        editing.edit(first.with("epsilon", DoubleNode.valueOf(0.3)));
        editing.edit(editing.document()); // nothing new
        editing.start("rabi");
        assertTrue(editing.shape().contains("Rotating wave"));
        editing.undo();
        assertEquals(0.3, editing.document().at("epsilon").asDouble());
        editing.undo();
        assertEquals(first, editing.document());
        assertFalse(editing.canUndo());
        editing.undo();
        assertEquals(first, editing.document());
    }

    @Test
    void theTitleTellsWhetherThereIsSomethingToSave(@TempDir Path folder) {
        Editing editing = new Editing(true);
        assertEquals("Duffing well under two frequencies", editing.name());
        editing.edit(editing.document().with("epsilon", DoubleNode.valueOf(0.3)));
        assertEquals("Duffing well under two frequencies *", editing.name());
        Path file = folder.resolve("own.json");
        editing.save(file);
        assertEquals("own.json", editing.name());
        assertEquals(Optional.of(file), editing.file());
        editing.undo();
        assertEquals("own.json *", editing.name());
        Editing other = new Editing(true);
        other.open(file, ImageSource.NONE);
        assertTrue(other.isSaved());
        assertEquals(0.3, other.document().at("epsilon").asDouble());
        other.start("trapped-ion");
        assertEquals(Optional.empty(), other.file(), "a sample is not saved over the file before it");
    }

    @Test
    void aFileThatIsNoneChangesNothing(@TempDir Path folder) {
        Editing editing = new Editing(false);
        ModelDocument before = editing.document();
        assertThrows(InvalidInputException.class, () -> editing.open(folder.resolve("no.json"), ImageSource.NONE));
        assertEquals(before, editing.document());
        assertThrows(
                InvalidInputException.class,
                () -> editing.save(folder.resolve("no").resolve("folder.json")));
        assertEquals(Optional.empty(), editing.file());
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void everySampleHasTables(boolean classical) {
        Editing editing = new Editing(classical);
        for (String sample : editing.samples()) {
            editing.start(sample);
            assertTrue(editing.tables().size() >= 3, sample);
            List<String> titles = editing.tables().stream().map(t -> t.title()).toList();
            assertEquals(titles.size(), titles.stream().distinct().count(), titles.toString());
        }
    }

    @Test
    void aNewFileIsCalledAfterTheModel() {
        Editing editing = new Editing(false);
        editing.edit(editing.document().with("title", TextNode.valueOf(" My own: Λ, 2/3 ")));
        assertEquals("My-own-Λ-2-3.json", editing.fileName());
        editing.edit(editing.document().with("title", TextNode.valueOf("?")));
        assertEquals("model.json", editing.fileName());
    }

    @Test
    void aNewFileWithoutAnEndingGetsTheOneThatWasOffered() {
        assertEquals(new File("/a.b/rubidium.svg"), FileChooser.ended(new File("/a.b/rubidium"), ".svg"));
        assertEquals(new File("rubidium.pdf"), FileChooser.ended(new File("rubidium.pdf"), ".svg"));
    }
}
