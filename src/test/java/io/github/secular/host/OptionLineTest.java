package io.github.secular.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.secular.numerics.InvalidInputException;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OptionLineTest {
    @Test
    void readsWhatTheRecorderWrites() {
        // the form of Fiji's recorder: a trailing empty text, brackets only around blanks
        OptionLine line = OptionLine.parse("levels=2 epsilon=0.5 method=Exact showplot=true title=[a b] text= ");
        assertEquals(
                Map.of(
                        "levels", Optional.of("2"),
                        "epsilon", Optional.of("0.5"),
                        "method", Optional.of("Exact"),
                        "showplot", Optional.of("true"),
                        "title", Optional.of("a b"),
                        "text", Optional.of("")),
                line.entries());
    }

    @Test
    void keysInsideBracketsAreNoKeys() {
        OptionLine line = OptionLine.parse("title=[levels=9 q] levels=3 overrides=[times=[0,1]; x=2] showplot");
        assertEquals(Optional.of("levels=9 q"), line.entries().get("title"));
        assertEquals(Optional.of("3"), line.entries().get("levels"));
        assertEquals(Optional.of("times=[0,1]; x=2"), line.entries().get("overrides"));
        assertEquals(Optional.empty(), line.entries().get("showplot"));
    }

    @Test
    void keepsQuotesBackslashesAndLines() {
        assertEquals(
                Optional.of("C:\\a b\\\"c\"\nd"),
                OptionLine.parse("model=[C:\\a b\\\"c\"\nd]").entries().get("model"));
        assertTrue(OptionLine.parse(null).isEmpty());
        assertTrue(OptionLine.parse("  ").isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"a=[b", "=3", "a=1 a=2", "[x]"})
    void refusesWhatIsNoOptionLine(String line) {
        assertThrows(InvalidInputException.class, () -> OptionLine.parse(line));
    }
}
