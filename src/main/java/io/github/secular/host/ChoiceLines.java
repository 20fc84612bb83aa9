package io.github.secular.host;

import io.github.secular.scenario.ModelFile;
import java.awt.Component;
import java.awt.FontMetrics;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import javax.swing.DefaultListCellRenderer;
import javax.swing.JComboBox;
import javax.swing.JList;

/**
 * How the choices of a list are shown: the empty one as what it stands for, samples with their titles while the list is
 * open, and titles that are too long without what they have in common with others; the tool tip has them whole.
 */
final class ChoiceLines extends DefaultListCellRenderer {
    private static final long serialVersionUID = 1L;

    /** Pixels of a line of an open list, at the most; of a closed one, as long as it has no width of its own. */
    private static final int OPEN = 900;

    static final int CLOSED = 440;

    /** What a closed list has beside its line. */
    static final int BESIDE = 48;

    /** Letters that stay at the start of a title. */
    private static final int START = 14;

    /** Letters that stay before the place where titles begin to differ. */
    private static final int BEFORE = 3;

    private static final String LEFT_OUT = "…";

    private final JComboBox<String> box;
    private final boolean samples;
    private String emptyWords = "none";
    private String emptyTitle = "";

    /** @param samples whether the choices are the names of samples */
    ChoiceLines(JComboBox<String> box, boolean samples) {
        this.box = box;
        this.samples = samples;
    }

    /** What the empty choice stands for. @param title of an image that it is; may be empty */
    void empty(String words, String title) {
        emptyWords = words.isEmpty() ? "none" : words;
        emptyTitle = title;
    }

    @Override
    public Component getListCellRendererComponent(
            JList<?> list, Object value, int index, boolean selected, boolean focused) {
        String text = String.valueOf(value);
        FontMetrics metrics = box.getFontMetrics(box.getFont());
        int closed = box.getWidth() > BESIDE ? box.getWidth() - BESIDE : CLOSED;
        int room = index >= 0 ? OPEN : closed;
        String shown = line(text, index >= 0, line -> metrics.stringWidth(line) <= room);
        super.getListCellRendererComponent(list, shown, index, selected, focused);
        setToolTipText(shown.contains(LEFT_OUT) ? whole(text) : null);
        return this;
    }

    /** All that a choice is. */
    String whole(String choice) {
        return line(choice, false, line -> true);
    }

    private String line(String choice, boolean open, Predicate<String> fits) {
        List<String> all = IntStream.range(0, box.getItemCount())
                .mapToObj(box::getItemAt)
                .filter(other -> !other.isEmpty())
                .toList();
        if (choice.isEmpty()) {
            String before = "(" + emptyWords + (emptyTitle.isEmpty() ? "" : ": ");
            return before + shown(emptyTitle, all, part -> fits.test(before + part + ")")) + ")";
        }
        String title = samples && open ? title(choice) : "";
        return title.isEmpty() ? shown(choice, all, fits) : choice + ": " + title;
    }

    /** Of a sample; "" for other choices. */
    private static String title(String name) {
        return ModelFile.SAMPLES.contains(name)
                ? ModelFile.sample(name).words("title").orElse("")
                : "";
    }

    /**
     * A title, or as much of it as fits: its start, and from where it differs from those that begin as it does.
     *
     * @param all the titles that it is to be told from
     * @param fits whether a text is short enough
     */
    static String shown(String title, List<String> all, Predicate<String> fits) {
        int start = Math.min(START, title.length());
        int from = title.length();
        for (String other : all) {
            int same = common(title, other);
            from = same >= start && !other.equals(title) ? Math.min(from, same) : from;
        }
        from = Math.max(start, Math.min(from, title.length() - START) - BEFORE);
        if (fits.test(title) || from == start) {
            return cut(title, fits);
        }
        String tail = LEFT_OUT + title.substring(from);
        while (start < from && fits.test(title.substring(0, start + 1) + tail)) {
            start++;
        }
        return cut(title.substring(0, start) + tail, fits);
    }

    /** Without its end, if need be. */
    private static String cut(String text, Predicate<String> fits) {
        int length = text.length();
        while (length > 1 && !fits.test(text.substring(0, length) + (length < text.length() ? LEFT_OUT : ""))) {
            length--;
        }
        return length < text.length() ? text.substring(0, length) + LEFT_OUT : text;
    }

    /** How many letters two texts have in common at their starts. */
    private static int common(String one, String other) {
        int out = 0;
        while (out < Math.min(one.length(), other.length()) && one.charAt(out) == other.charAt(out)) {
            out++;
        }
        return out;
    }
}
