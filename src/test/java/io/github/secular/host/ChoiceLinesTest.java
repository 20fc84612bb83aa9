package io.github.secular.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Titles in a list that is too narrow for them. */
class ChoiceLinesTest {
    private static String shown(String title, List<String> all, int letters) {
        return ChoiceLines.shown(title, all, text -> text.length() <= letters);
    }

    @Test
    void titlesAreCutWhereTheyAreTheSame() {
        String long1 = "Density matrix of Rubidium-87 D lines in a buffer gas epsilon=0.05";
        String long2 = "Density matrix of Rubidium-87 D lines in a buffer gas epsilon=0.1 picture";
        List<String> all = List.of(long1, long2, "Chart of Rubidium-87 D lines in a buffer gas");
        assertEquals(long1, shown(long1, all, 80));
        assertTrue(shown(long1, all, 40).startsWith("Density matrix"), shown(long1, all, 40));
        assertTrue(shown(long1, all, 40).endsWith("epsilon=0.05"), shown(long1, all, 40));
        assertTrue(shown(long2, all, 40).endsWith("0.1 picture"), shown(long2, all, 40));
        // one that is the beginning of another is told by its end
        String base = "Density matrix of Rubidium-87 D lines in a buffer gas";
        assertTrue(shown(base, List.of(base, long1), 34).endsWith("buffer gas"), shown(base, List.of(base, long1), 34));
    }

    @Test
    void whatFitsIsWholeAndWhatDoesNotFitsThen() {
        SplittableRandom random = new SplittableRandom(12);
        for (int round = 0; round < 300; round++) {
            String kind = random.nextBoolean() ? "Populations of " : "Phase space of ";
            String model = "abcdefghij klmnop qrstuv wxyz "
                    .repeat(1 + random.nextInt(3))
                    .strip();
            int letters = 45 + random.nextInt(60);
            List<String> all = IntStream.range(0, 2 + random.nextInt(6))
                    .mapToObj(i -> kind + model + (i == 0 ? "" : " epsilon=0." + i + (i % 2 == 0 ? " picture" : "")))
                    .toList();
            HashSet<String> lines = new HashSet<>();
            for (String title : all) {
                String line = shown(title, all, letters);
                assertTrue(line.length() <= letters, line);
                assertEquals(title.length() <= letters, line.equals(title), line);
                assertTrue(lines.add(line), () -> line + " stands for two of " + all);
            }
        }
    }
}
