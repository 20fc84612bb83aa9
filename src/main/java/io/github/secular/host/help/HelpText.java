package io.github.secular.host.help;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** A page as plain text for a terminal: links without their targets, tables as one entry a row, lines of a fair length. */
public final class HelpText {
    private static final int WIDTH = 100;

    /** Longest second cell of a row that goes into parentheses behind the first. */
    private static final int LONGEST_KEY = 20;

    private static final Pattern PICTURE = Pattern.compile("!\\[([^\\]]*)\\]\\([^)]*\\)");
    private static final Pattern LINK = Pattern.compile("\\[((?:[^\\]\\[]|\\[[^\\]]*\\])*)\\]\\([^)]*\\)");

    private HelpText() {}

    /** @param page its path */
    public static String of(String page) {
        return plain(HelpPages.markdown(page));
    }

    static String plain(String markdown) {
        List<String> out = new ArrayList<>();
        List<String> columns = null;
        StringBuilder paragraph = new StringBuilder();
        boolean literal = false;
        for (String line : markdown.lines().toList()) {
            if (line.startsWith("```")) {
                flush(paragraph, out);
                literal = !literal;
            } else if (literal || line.startsWith("    ")) {
                flush(paragraph, out);
                out.add(literal ? "    " + line : line);
            } else if (line.startsWith("|")) {
                flush(paragraph, out);
                columns = row(line, columns, out);
            } else {
                columns = null;
                boolean apart = line.isBlank() || line.startsWith("#") || line.matches("\\s*([-*]|\\d+\\.) .*");
                if (apart) {
                    flush(paragraph, out);
                }
                if (line.isBlank() || line.startsWith("#")) {
                    out.add(words(line));
                } else {
                    paragraph
                            .append(paragraph.isEmpty() ? "" : " ")
                            .append(apart ? line.stripTrailing() : line.strip());
                }
            }
        }
        flush(paragraph, out);
        return String.join("\n", out).replaceAll("\n{3,}", "\n\n").strip() + "\n";
    }

    /** @return the headings of the table that the row belongs to */
    private static List<String> row(String line, List<String> columns, List<String> out) {
        List<String> cells = new ArrayList<>();
        for (String cell : line.strip().replaceAll("^\\||\\|$", "").split("(?<!\\\\)\\|")) {
            cells.add(words(cell.replace("\\|", "|")).strip());
        }
        if (columns == null) {
            return cells;
        }
        if (cells.stream().allMatch(c -> c.matches(":?-+:?"))) {
            return columns;
        }
        boolean key = cells.size() > 2 && cells.get(1).length() <= LONGEST_KEY;
        StringBuilder text = new StringBuilder(cells.get(0));
        for (int i = 1; i < cells.size(); i++) {
            String heading = i < columns.size() ? columns.get(i) : "";
            String cell = cells.get(i);
            if (i == 1) {
                text.append(cell.isEmpty() ? "" : key ? " (" + cell + ")" : ": " + cell);
            } else if (!cell.isEmpty()) {
                boolean first = key && i == 2;
                text.append(first ? ": " : "; ")
                        .append(first || heading.isEmpty() ? "" : heading + ": ")
                        .append(cell);
            }
        }
        out.addAll(wrap("- " + text, "    "));
        return columns;
    }

    private static void flush(StringBuilder paragraph, List<String> out) {
        if (!paragraph.isEmpty()) {
            String text = words(paragraph.toString());
            out.addAll(wrap(text, text.matches("\\s*([-*]|\\d+\\.) .*") ? "  " : ""));
            paragraph.setLength(0);
        }
    }

    private static String words(String markdown) {
        String text = PICTURE.matcher(markdown).replaceAll("(picture: $1)");
        return LINK.matcher(text).replaceAll("$1").replace("**", "").replace("`", "");
    }

    private static List<String> wrap(String text, String indent) {
        return wrap(text, indent, WIDTH);
    }

    /**
     * One line as several, broken between words.
     *
     * @param indent of the lines after the first
     * @param width letters to a line; a longer word has one of its own
     */
    public static List<String> wrap(String text, String indent, int width) {
        List<String> out = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split("(?<=\\S) +")) {
            if (line.length() + word.length() + 1 > width && !line.isEmpty()) {
                out.add(line.toString());
                line.setLength(0);
                line.append(indent);
            } else if (!line.isEmpty()) {
                line.append(' ');
            }
            line.append(word);
        }
        out.add(line.toString());
        return out;
    }
}
