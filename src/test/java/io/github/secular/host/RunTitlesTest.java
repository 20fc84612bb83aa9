package io.github.secular.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RunTitlesTest {
    private static final List<String> TITLES = List.of("Populations of A", "Density matrix of A");

    @Test
    void whatDiffersThenANumber() {
        Set<String> taken = new HashSet<>();
        List<String> changes = List.of("epsilon=0.05");
        for (String expected : List.of("", " epsilon=0.05", " epsilon=0.05 (2)", " epsilon=0.05 (3)")) {
            String addition = RunTitles.addition(TITLES, changes, taken);
            assertEquals(expected, addition);
            TITLES.forEach(t -> assertTrue(taken.add(t + addition)));
        }
        assertEquals(" (2)", RunTitles.addition(TITLES, List.of(), taken));
    }

    /** One title that is taken is enough: all of a run are called alike. */
    @Test
    void oneAdditionForTheWholeRun() {
        assertEquals(" (2)", RunTitles.addition(TITLES, List.of(), Set.of("Density matrix of A")));
    }

    @Test
    void plainTextWithoutBracketsAndCommas() {
        Set<String> taken = Set.copyOf(TITLES);
        String addition = RunTitles.addition(
                TITLES,
                List.of(
                        "wave.frequencies=[1.2, 3]",
                        "levels.labels=[\"é\"]",
                        "initial={\"gaussian\":{\"variance\":1}}"),
                taken);
        assertEquals(" wave.frequencies=1.2 3 levels.labels=e initial=gaussian :", addition);
        assertTrue(StandardCharsets.US_ASCII.newEncoder().canEncode(addition));
        assertTrue(addition.length() <= 61);
    }

    /** Whatever a model is called: plain ImageJ reads macros as Latin-1, and macro lines take brackets apart. */
    @Test
    void titlesAreOneWordOfAscii() {
        assertEquals("Rb a-b 5 us resume's _ mol", RunTitles.plain("Rb [a\u2013b] {5 µs}  \"résumé\u2019s\" ρ\nmol"));
        assertEquals("Two levels, resonant wave", RunTitles.plain("Two levels, resonant wave"));
    }
}
