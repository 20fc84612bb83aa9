package io.github.secular.host.help;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Looks for words on all pages. */
final class HelpSearch {
    /** What stands before the words in the address of the page that shows what was found. */
    static final String PREFIX = "find:";

    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s:#]+\\.md)(?:#[^)]*)?\\)");
    private static final int MOST_LINES = 3;

    private HelpSearch() {}

    /** All pages that links lead to from the contents, in the order in which they are met. */
    static List<String> pages() {
        Set<String> seen = new LinkedHashSet<>(List.of(HelpPages.CONTENTS));
        Deque<String> open = new ArrayDeque<>(seen);
        while (!open.isEmpty()) {
            String page = open.poll();
            Matcher link = LINK.matcher(HelpPages.markdown(page));
            while (link.find()) {
                String to = HelpPages.resolve(page, link.group(1));
                if (HelpPages.exists(to) && seen.add(to)) {
                    open.add(to);
                }
            }
        }
        return List.copyOf(seen);
    }

    /** @param place {@value #PREFIX} and words that a page must all have, whatever their case */
    static String html(String place) {
        List<String> words = Stream.of(place.substring(PREFIX.length())
                        .strip()
                        .toLowerCase(Locale.ROOT)
                        .split("\\s+"))
                .filter(w -> !w.isEmpty())
                .toList();
        StringBuilder out = new StringBuilder("# Found\n\n");
        int found = 0;
        for (String page : words.isEmpty() ? List.<String>of() : pages()) {
            List<String> lines = lines(page, words);
            if (!lines.isEmpty()) {
                found++;
                out.append("**[")
                        .append(HelpPages.title(page))
                        .append("](")
                        .append(page)
                        .append(")**\n\n");
                lines.forEach(l -> out.append("- ").append(l).append('\n'));
                out.append('\n');
            }
        }
        if (found == 0) {
            out.append("No page has ").append(String.join(" and ", words)).append('.');
        }
        return HelpHtml.body("", out.toString());
    }

    /** Some lines of a page on which one of the words stands; none unless the page has them all. */
    private static List<String> lines(String page, List<String> words) {
        String text = HelpText.of(page);
        String low = text.toLowerCase(Locale.ROOT);
        if (!words.stream().allMatch(low::contains)) {
            return List.of();
        }
        List<String> out = new ArrayList<>();
        for (String line : text.lines().toList()) {
            if (out.size() < MOST_LINES && words.stream().anyMatch(line.toLowerCase(Locale.ROOT)::contains)) {
                // of a list or a heading no more than its words
                String bare = line.strip().replaceFirst("^(?:[-*#]+|\\d+\\.) +", "");
                out.add(bare.replaceAll("([\\\\`*_\\[\\]<>|#])", "\\\\$1"));
            }
        }
        return out;
    }
}
