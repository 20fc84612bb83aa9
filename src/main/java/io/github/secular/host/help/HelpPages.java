package io.github.secular.host.help;

import io.github.secular.numerics.InvalidInputException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The pages of the help, each named by its path in the repository: {@code doc/commands/fit.md}. */
public final class HelpPages {
    /** Where all begins. */
    public static final String CONTENTS = "doc/help.md";

    private static final String ROOM = "doc/commands/";
    private static final String END = ".md";

    /** Where pages are looked for by their short name, in this order. */
    private static final List<String> ROOMS = List.of(ROOM, "doc/choices/", "doc/", "doc/tutorials/");

    private HelpPages() {}

    /** The page of a command. @param title its place in the menu, with or without its dots: "Bloch Evolution..." */
    public static String ofCommand(String title) {
        return ROOM + shortName(title) + END;
    }

    /** "Bloch Evolution..." as "bloch-evolution". */
    static String shortName(String title) {
        return title.strip()
                .replaceAll("(\\.\\.\\.|…)$", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]+", "-");
    }

    /**
     * The page that a user names: by its path, its short name ("limits") or the title of a command; blank: the contents.
     *
     * @throws InvalidInputException if there is none
     */
    public static String named(String name) {
        String wanted = name.strip();
        if (wanted.isEmpty()) {
            return CONTENTS;
        }
        if (wanted.endsWith(END) && exists(wanted)) {
            return wanted;
        }
        for (String room : ROOMS) {
            String page = room + shortName(wanted) + END;
            if (exists(page)) {
                return page;
            }
        }
        throw new InvalidInputException(
                "help", "\"" + wanted + "\"", "the title of a command, or one of the names that the contents list");
    }

    /** Whether there is such a page, or picture. */
    public static boolean exists(String page) {
        return url(page).isPresent();
    }

    /** Where a page or picture lies. */
    static Optional<URL> url(String page) {
        return page.startsWith("/") || page.contains("..")
                ? Optional.empty()
                : Optional.ofNullable(HelpPages.class.getResource(page));
    }

    /** The Markdown of a page. @throws InvalidInputException if there is no such page */
    public static String markdown(String page) {
        URL url = url(page).orElseThrow(() -> new InvalidInputException("help", "no page " + page, "a page there is"));
        try (InputStream in = url.openStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The first heading of a page. */
    public static String title(String page) {
        return markdown(page)
                .lines()
                .filter(line -> line.startsWith("# "))
                .findFirst()
                .map(line -> line.substring(2).strip())
                .orElse(page);
    }

    /**
     * Where a link leads: a path in the repository, perhaps with an anchor.
     *
     * @param page that the link stands on
     * @param link as written there, without a scheme
     */
    static String resolve(String page, String link) {
        if (link.startsWith("#")) {
            return page + link;
        }
        return URI.create("/" + page).resolve(link).toString().substring(1);
    }
}
