package io.github.secular.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Dimension;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.scijava.Context;
import org.scijava.command.CommandService;
import org.scijava.module.ModuleService;

/** Words beside the fields of a dialog. */
class NoteTextTest {
    private static final String SENTENCE =
            "overrides: found \"relaxation.rates[0].to=17 in /a/folder/of/a/very/long/name/without/blanks/in/which/a/line"
                    + "/could/end/model.json\", but allowed is a level from 0 to 2. ";

    @Test
    void wordsMakeItHigherAndNeverWider() {
        NoteText note = new NoteText("note", 200);
        assertEquals(new Dimension(200, 0), note.getPreferredSize());
        note.setText("here: averaged");
        int line = note.getPreferredSize().height;
        note.setText(SENTENCE.repeat(3));
        Dimension size = note.getPreferredSize();
        assertEquals(200, size.width);
        // as high as letters of a usual width need
        int letters = note.getFontMetrics(note.getFont()).stringWidth(note.getText());
        assertTrue(size.height >= line * Math.ceil(letters / 200.0), size + " for " + letters);
        note.narrow(1000, 120);
        assertEquals(120, note.getPreferredSize().width);
        assertTrue(note.getPreferredSize().height > size.height);
    }

    @Test
    void aComplaintAtEveryFieldLeavesTheWidthOfTheDialog() {
        try (Context context = new Context()) {
            for (String command : List.of("BlochEvolutionCommand", "VlasovEvolutionCommand", "MakeFigureCommand")) {
                DialogForm form = new DialogForm(context.service(ModuleService.class)
                        .createModule(context.service(CommandService.class)
                                .getCommand("io.github.secular.command." + command)));
                FieldPanel panel = new FieldPanel(form.fields(), List.of(), () -> {});
                Dimension before = panel.getPreferredSize();
                Map<String, DialogForm.Note> notes = new HashMap<>();
                form.fields().forEach(f -> notes.put(f.name(), new DialogForm.Note(SENTENCE, true)));
                panel.show(new DialogForm.Answer(Map.of(), notes, Set.of(), SENTENCE.repeat(2), Optional.empty()));
                panel.validate();
                assertEquals(before.width, panel.getPreferredSize().width, command);
                assertTrue(panel.getPreferredSize().height > before.height, command);
            }
        }
    }
}
