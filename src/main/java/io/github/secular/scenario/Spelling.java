package io.github.secular.scenario;

import io.github.secular.numerics.InvalidInputException;
import java.util.Collection;

/** Which of the known words somebody may have meant. */
public final class Spelling {
    private Spelling() {}

    /** A complaint about a word that is not among the known ones, with the nearest of them. */
    public static InvalidInputException unknown(String where, String found, String word, Collection<String> known) {
        String nearest = null;
        int best = Integer.MAX_VALUE;
        for (String candidate : known) {
            int distance = distance(word.toLowerCase(), candidate.toLowerCase());
            if (distance < best) {
                best = distance;
                nearest = candidate;
            }
        }
        boolean close = nearest != null && best <= Math.max(2, word.length() / 2);
        return new InvalidInputException(
                where, found + (close ? " (did you mean \"" + nearest + "\"?)" : ""), String.join(", ", known));
    }

    /** Levenshtein's distance: insertions, deletions and replacements from one word to the other. */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int above = row[j];
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replaced, 1 + Math.min(above, row[j - 1]));
                diagonal = above;
            }
        }
        return row[b.length()];
    }
}
