package io.github.secular.host.builder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.IntNode;
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
        assertEquals("Duffing well under two frequencies - changed *", editing.name());
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

    private static String words(Editing editing) {
        return editing.document().at("title").asText() + " | "
                + editing.document().at("description").asText();
    }

    @Test
    void aChangedSampleDoesNotClaimToBeIt(@TempDir Path folder) {
        Editing editing = new Editing(false);
        ModelDocument sample = editing.document();
        String own = words(editing);
        String changed = "Lambda system, two-frequency wave - changed | Made from the sample \"Lambda system,"
                + " two-frequency wave\", which it is no longer.";
        editing.edit(sample.with("times.count", IntNode.valueOf(7)).with("tolerance", DoubleNode.valueOf(1e-6)));
        assertEquals(own, words(editing), "the same model for other times");
        assertEquals("", editing.note());
        editing.edit(editing.document().with("levels.energies[0]", DoubleNode.valueOf(0.3)));
        assertEquals(changed, words(editing));
        assertTrue(editing.note().startsWith("It is no longer the sample"));
        editing.save(folder.resolve("own.json"));
        // back to what it was, by hand and by steps
        editing.edit(editing.document().with("levels.energies[0]", DoubleNode.valueOf(0)));
        assertEquals(own, words(editing));
        editing.undo();
        assertEquals(changed, words(editing));
        // what was typed stays
        editing.edit(editing.document().with("title", TextNode.valueOf("Mine")));
        editing.edit(editing.document().with("epsilon", DoubleNode.valueOf(0.02)));
        assertTrue(words(editing).startsWith("Mine | Made from"), words(editing));
        editing.edit(editing.document().with("description", TextNode.valueOf("My own words.")));
        editing.edit(editing.document().with("epsilon", DoubleNode.valueOf(0.03)));
        assertEquals("Mine | My own words.", words(editing));
        // another sample has its own, and steps back know whose words they had
        editing.start("rubidium-87-d-lines");
        assertTrue(editing.document().has("source"));
        editing.edit(editing.document().with("times.end", DoubleNode.valueOf(1e-7)));
        editing.edit(editing.document().without("dephasing"));
        assertTrue(
                words(editing).startsWith("Rubidium-87 D lines in a buffer gas - changed | Made from"), words(editing));
        assertFalse(editing.document().has("source"));
        while (!words(editing).equals("Mine | My own words.")) {
            editing.undo();
        }
        editing.edit(editing.document().with("epsilon", DoubleNode.valueOf(0.04)));
        assertEquals("Mine | My own words.", words(editing));
    }

    @Test
    void wordsOfAFileAreItsOwnUnlessTheyAreOfASample(@TempDir Path folder) {
        Path copy = folder.resolve("copy.json");
        ModelDocument.sample("rabi").save(copy);
        Editing editing = new Editing(false);
        editing.open(copy, ImageSource.NONE);
        editing.edit(editing.document().with("epsilon", DoubleNode.valueOf(0.3)));
        assertTrue(words(editing).contains(" - changed | Made from"), words(editing));
        Path own = folder.resolve("own.json");
        ModelDocument.sample("rabi").with("title", TextNode.valueOf("Mine")).save(own);
        editing.open(own, ImageSource.NONE);
        String before = words(editing);
        editing.edit(editing.document().with("epsilon", DoubleNode.valueOf(0.3)));
        assertEquals(before, words(editing));
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
