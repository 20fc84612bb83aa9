package io.github.secular.host;

import ij.WindowManager;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What a run adds to the titles of all that it shows, so that a title picks one image, table or chart: nothing where
 * these titles are free; else what was changed of the model, " epsilon=0.05"; else a number, " epsilon=0.05 (2)".
 */
final class RunTitles {
    private static final int LONGEST = 60;

    private RunTitles() {}

    /**
     * The addition for one run.
     *
     * @param titles of what the run is going to show
     * @param changes what was changed of the model, "path=value", as given
     * @return "" or a text that begins with a blank, in ASCII without brackets and commas, which macro lines and
     *     tables of titles would take apart
     */
    static String addition(Collection<String> titles, List<String> changes) {
        return addition(titles, changes, taken());
    }

    static String addition(Collection<String> titles, List<String> changes, Set<String> taken) {
        String told = told(changes);
        if (isFree(titles, "", taken)) {
            return "";
        }
        if (!told.isEmpty() && isFree(titles, told, taken)) {
            return told;
        }
        int number = 2;
        while (!isFree(titles, told + " (" + number + ")", taken)) {
            number++;
        }
        return told + " (" + number + ")";
    }

    /**
     * A title that macros and tables of titles take as one word among others, wherever the model's own title comes from:
     * in ASCII, without brackets. Letters with marks lose these. A comma in a model's own title stays, for ImageJ takes
     * a title in {@code selectImage} literally: macros name "Density matrix of Two levels, resonant wave", and no other
     * title would be found by it. What this program says around a model's title has none.
     */
    static String plain(String title) {
        String ascii = Normalizer.normalize(title.replace('µ', 'u').replace('μ', 'u'), Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .replaceAll("[\u2010-\u2015\u2212]", "-")
                .replaceAll("[\u2018\u2019]", "'");
        return ascii.replaceAll("[\\[\\]{}\"\\s]+", " ")
                .replaceAll("[^\\x20-\\x7e]", "_")
                .strip();
    }

    private static boolean isFree(Collection<String> titles, String addition, Set<String> taken) {
        return titles.stream().map(t -> t + addition).noneMatch(taken::contains);
    }

    private static Set<String> taken() {
        Set<String> out = new HashSet<>(Arrays.asList(WindowManager.getImageTitles()));
        out.addAll(Arrays.asList(WindowManager.getNonImageTitles()));
        return out;
    }

    private static String told(List<String> changes) {
        String out = String.join(" ", changes).replaceAll("[(),;]+", " ").replace("= ", "=");
        out = plain(out).replace("= ", "=");
        if (out.length() > LONGEST) {
            int blank = out.lastIndexOf(' ', LONGEST);
            out = out.substring(0, blank > 0 ? blank : LONGEST);
        }
        return out.isEmpty() ? "" : " " + out;
    }
}
