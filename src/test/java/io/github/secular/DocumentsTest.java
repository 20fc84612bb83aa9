package io.github.secular;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Holds the citations of the source, "doc/quantum.md, " with a label like Q4.2, against the documents, the links between
 * documents against the files there are, and every package against having a manual.
 */
class DocumentsTest {
    private static final Path ROOT = Path.of("").toAbsolutePath();
    private static final Path SOURCES = ROOT.resolve("src/main/java/io/github/secular");
    private static final List<String> TEXTS = List.of(".java", ".md", ".py", ".ijm", ".groovy", ".json");

    /** The shortest manual of a package, in lines of text. */
    private static final int SHORTEST_MANUAL = 8;

    private static final String LABEL = "[A-Z]\\d+(?:\\.\\d+)?";

    /** A heading, a bold phrase at the start of a line, or a row of a table that begins with a label. */
    private static final Pattern DEFINITION =
            Pattern.compile("(?m)^(?:#{2,4} |\\*\\*|\\| )(" + LABEL + ")(?=[ .*]).*$");

    private static final Pattern CITATION = Pattern.compile(
            "doc/([a-z-]+)\\.md(?:, (" + LABEL + "(?:, " + LABEL + ")*(?: (?:and|to) " + LABEL + ")?))?(?![\\w/])");
    private static final Pattern ONE = Pattern.compile("\\b" + LABEL + "\\b");
    private static final Pattern LINK = Pattern.compile("\\[[^\\]]*\\]\\(([^)\\s]+)\\)");

    /** Where a label stands that is not part of a citation; documents may name those of each other. */
    private static final Pattern LOOSE = Pattern.compile("\\b[QBLCVEW]\\d+\\.\\d+\\b");

    @Test
    void everyLabelIsDefinedOnce() throws IOException {
        Map<String, String> seen = new HashMap<>();
        for (Path document : documents()) {
            for (String label : defined(Files.readString(document))) {
                String before = seen.put(label, document.getFileName().toString());
                assertEquals(null, before, label + " is defined in " + document + " and in " + before);
            }
        }
        assertTrue(seen.size() > 200, "only " + seen.size() + " labels were found");
    }

    @Test
    void everyCitationLeadsSomewhere() throws IOException {
        Map<String, Set<String>> labels = labels();
        List<String> wrong = new ArrayList<>();
        int cited = 0;
        for (Path file : citing()) {
            List<String> found = new ArrayList<>();
            wrong.addAll(wrongCitations(name(file), Files.readString(file), labels, found));
            cited += found.size();
        }
        assertEquals(List.of(), wrong);
        assertTrue(cited > 150, "only " + cited + " labels are cited");
    }

    @Test
    void documentsNameLabelsThatThereAre() throws IOException {
        Set<String> all = new TreeSet<>();
        labels().values().forEach(all::addAll);
        List<String> wrong = new ArrayList<>();
        for (Path document : documents()) {
            Matcher loose = LOOSE.matcher(Files.readString(document));
            while (loose.find()) {
                if (!all.contains(loose.group())) {
                    wrong.add(name(document) + ": " + loose.group());
                }
            }
        }
        assertEquals(List.of(), wrong);
    }

    /** The names under which the documents went before they were here. */
    @Test
    void nothingCitesWhatIsNotHere() throws IOException {
        Pattern gone = Pattern.compile("\\b(?:MATH|SPEC)" + "-[a-z]");
        List<String> wrong = new ArrayList<>();
        List<Path> files = citing();
        files.addAll(texts(ROOT.resolve("src/test/resources")));
        for (Path file : files) {
            if (gone.matcher(Files.readString(file)).find()) {
                wrong.add(name(file));
            }
        }
        assertEquals(List.of(), wrong);
    }

    @Test
    void linksLeadToFiles() throws IOException {
        List<Path> files = new ArrayList<>(documents());
        files.add(ROOT.resolve("README.md"));
        files.add(ROOT.resolve("CONTRIBUTING.md"));
        files.add(ROOT.resolve("sample-data/README.md"));
        List<String> wrong = new ArrayList<>();
        int links = 0;
        for (Path file : files) {
            String text = Files.readString(file);
            Matcher link = LINK.matcher(text.replaceAll("(?s)```.*?```|`[^`\n]*`|\\R    [^\n]*", "\n"));
            while (link.find()) {
                String[] target = link.group(1).split("#", 2);
                if (target[0].contains("://")) {
                    continue;
                }
                links++;
                Path to = target[0].isEmpty()
                        ? file
                        : file.resolveSibling(target[0]).normalize();
                boolean there = Files.exists(to)
                        && (target.length == 1 || anchors(Files.readString(to)).contains(target[1]));
                if (!there) {
                    wrong.add(name(file) + ": " + link.group(1));
                }
            }
        }
        assertEquals(List.of(), wrong);
        assertTrue(links > 10, "only " + links + " links were found");
    }

    @Test
    void everyPackageHasAManual() throws IOException {
        List<Path> packages;
        try (Stream<Path> files = Files.walk(SOURCES)) {
            packages = files.filter(f -> f.toString().endsWith(".java"))
                    .map(Path::getParent)
                    .distinct()
                    .sorted()
                    .toList();
        }
        List<String> wrong = new ArrayList<>();
        for (Path folder : packages) {
            Path manual = folder.resolve("package-info.java");
            if (!Files.exists(manual)) {
                wrong.add(name(folder) + " has none");
                continue;
            }
            long lines = Files.readString(manual)
                    .lines()
                    .filter(l -> l.matches("\\s*\\* .*\\w.*"))
                    .count();
            if (lines < SHORTEST_MANUAL) {
                wrong.add(name(folder) + " has " + lines + " lines");
            }
        }
        assertEquals(List.of(), wrong);
        assertTrue(packages.size() > 20, "only " + packages.size() + " packages were found");
    }

    @Test
    void theRulesCanFail() {
        Map<String, Set<String>> labels = Map.of("quantum", Set.of("Q1", "Q1.2"));
        String here = "doc/quantum.md, Q1";
        assertEquals(
                List.of(),
                wrongCitations("a", "see " + here + ".2 and Q1; doc/quantum.md.", labels, new ArrayList<>()));
        assertEquals(List.of(), wrongCitations("a", "(doc/quantum.md,\n     * Q1.2)", labels, new ArrayList<>()));
        assertEquals(
                1,
                wrongCitations("a", "see " + here + ".3.", labels, new ArrayList<>())
                        .size());
        assertEquals(
                1,
                wrongCitations("a", "see " + here + " and Q7", labels, new ArrayList<>())
                        .size());
        assertEquals(
                1,
                wrongCitations("a", "see doc/quantum.md Q1", labels, new ArrayList<>())
                        .size());
        assertEquals(
                1,
                wrongCitations("a", "see doc/" + "nowhere.md, Q1", labels, new ArrayList<>())
                        .size());
        assertEquals(
                1,
                wrongCitations("a", "as in Q1.2 elsewhere", labels, new ArrayList<>())
                        .size());
        assertEquals(List.of("Q1", "Q1.2", "E2.3"), defined("## Q1. Title\n**Q1.2 Name.** text Q1.4\n| E2.3 | a |\n"));
        assertFalse(anchors("## One, two\n").contains("one"));
        assertTrue(anchors("## One, two\n").contains("one-two"));
    }

    /** What is wrong with the citations of a text; the labels that it cites are added to {@code found}. */
    private static List<String> wrongCitations(
            String name, String text, Map<String, Set<String>> labels, List<String> found) {
        // lines of comments are broken anywhere
        String flat = text.replaceAll("[ \\t]*\\R[ \\t]*(?:(?:\\*(?!/)|//)[ \\t]*)?", " ");
        List<String> wrong = new ArrayList<>();
        StringBuilder rest = new StringBuilder();
        Matcher citation = CITATION.matcher(flat);
        int end = 0;
        while (citation.find()) {
            rest.append(flat, end, citation.start());
            end = citation.end();
            Set<String> known = labels.get(citation.group(1));
            if (known == null) {
                wrong.add(name + ": " + citation.group());
                continue;
            }
            if (citation.group(2) == null) {
                if (flat.substring(end).matches("(?s)[ ,;(]{0,3}[A-Z]\\d+\\b.*")) {
                    wrong.add(name + ": " + citation.group() + " without its comma");
                }
                continue;
            }
            Matcher one = ONE.matcher(citation.group(2));
            while (one.find()) {
                found.add(one.group());
                if (!known.contains(one.group())) {
                    wrong.add(name + ": " + citation.group(1) + ".md has no " + one.group());
                }
            }
        }
        rest.append(flat.substring(end));
        Matcher loose = LOOSE.matcher(rest);
        while (loose.find()) {
            wrong.add(name + ": " + loose.group() + " without its document");
        }
        return wrong;
    }

    private static List<String> defined(String document) {
        List<String> out = new ArrayList<>();
        Matcher definition = DEFINITION.matcher(document);
        while (definition.find()) {
            out.add(definition.group(1));
        }
        return out;
    }

    /** The anchors that headings get. */
    private static Set<String> anchors(String document) {
        Set<String> out = new TreeSet<>();
        document.lines()
                .filter(l -> l.startsWith("#"))
                .map(l -> l.replaceFirst("^#+ ", "")
                        .toLowerCase(java.util.Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N} _-]", "")
                        .replace(' ', '-'))
                .forEach(out::add);
        return out;
    }

    private static Map<String, Set<String>> labels() throws IOException {
        Map<String, Set<String>> out = new HashMap<>();
        for (Path document : documents()) {
            String stem = document.getFileName().toString().replace(".md", "");
            out.put(stem, new TreeSet<>(defined(Files.readString(document))));
        }
        return out;
    }

    private static List<Path> documents() throws IOException {
        return texts(ROOT.resolve("doc"));
    }

    /** All that may cite, but this class, which has wrong citations on purpose. */
    private static List<Path> citing() throws IOException {
        List<Path> out = new ArrayList<>(List.of(ROOT.resolve("README.md"), ROOT.resolve("CONTRIBUTING.md")));
        for (String folder : List.of("src", "macros", "sample-data", "plugins")) {
            out.addAll(texts(ROOT.resolve(folder)));
        }
        out.removeIf(f -> f.endsWith("DocumentsTest.java") || f.toString().contains("resources"));
        assertTrue(out.size() > 400, "only " + out.size() + " files were found");
        return out;
    }

    private static List<Path> texts(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(f -> TEXTS.stream().anyMatch(f.toString()::endsWith))
                    .sorted()
                    .toList();
        }
    }

    private static String name(Path file) {
        return ROOT.relativize(file).toString();
    }
}
