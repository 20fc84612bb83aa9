package io.github.secular.host.help;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.secular.host.CommandInputs;
import io.github.secular.host.OptionLine;
import io.github.secular.host.imagej.MacroRunner;
import io.github.secular.numerics.InvalidInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.scijava.Context;
import org.scijava.command.CommandInfo;
import org.scijava.command.CommandService;
import org.scijava.module.ModuleItem;

/** The pages of the help say what the commands are asked, and what they show can be run. */
class HelpPagesTest {
    /** Largest picture of a page, bytes and pixels. */
    private static final long LARGEST = 150_000;

    private static final int WIDEST = 760;

    private static final Pattern RUN =
            Pattern.compile("run\\(\"([^\"]+\\.\\.\\.)\"(?:, \"((?:[^\"\\\\]|\\\\.)*)\")?\\)");
    private static final Pattern MACRO = Pattern.compile("```javascript\\n(.*?)```", Pattern.DOTALL);
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s#:]+\\.md)");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| (.+?) \\| `([a-z]+)` \\| (.+) \\|$");
    private static final Pattern PICTURE = Pattern.compile("!\\[([^\\]]*)\\]\\(([^)]+)\\)");

    private static Context context;

    @BeforeAll
    static void start() {
        context = new Context();
    }

    @AfterAll
    static void stop() {
        context.dispose();
    }

    /** All commands of the menu that are asked something. */
    private static List<CommandInfo> commands() {
        List<CommandInfo> out = context.service(CommandService.class).getCommands().stream()
                .filter(c -> c.getClassName().startsWith("io.github.secular.command."))
                .toList();
        assertTrue(out.size() > 15, "only " + out.size() + " commands were found");
        return out;
    }

    private static String label(CommandInfo command) {
        return command.getMenuPath().getLeaf().getName();
    }

    @Test
    void everyCommandHasAPageWithItsInputs() {
        List<String> wrong = new ArrayList<>();
        for (CommandInfo command : commands()) {
            String page = HelpPages.ofCommand(label(command));
            if (!HelpPages.exists(page)) {
                wrong.add(page + " is missing");
                continue;
            }
            String text = HelpPages.markdown(page);
            if (!HelpPages.title(page).equals(label(command))) {
                wrong.add(page + " is called " + HelpPages.title(page));
            }
            List<String> asked = new ArrayList<>();
            for (ModuleItem<?> item : CommandInputs.of(command)) {
                asked.add(item.getLabel() + " " + item.getName());
                wrong.addAll(missingChoices(page, text, item));
            }
            List<String> told = new ArrayList<>();
            Matcher row = ROW.matcher(text);
            while (row.find()) {
                told.add(row.group(1) + " " + row.group(2));
                if (row.group(3).isBlank()) {
                    wrong.add(page + " says nothing of " + row.group(2));
                }
            }
            if (!asked.equals(told)) {
                wrong.add(page + " tells of " + told + " where the command asks for " + asked);
            }
        }
        assertEquals(List.of(), wrong);
    }

    /** A choice is explained in the row itself, or on a page to which the row leads. */
    private static List<String> missingChoices(String page, String text, ModuleItem<?> item) {
        if (item.getChoices() == null) {
            return List.of();
        }
        StringBuilder explained = new StringBuilder();
        Matcher row = ROW.matcher(text);
        while (row.find()) {
            if (row.group(2).equals(item.getName())) {
                explained.append(row.group(3));
                Matcher link = LINK.matcher(row.group(3));
                while (link.find()) {
                    explained.append(HelpPages.markdown(HelpPages.resolve(page, link.group(1))));
                }
            }
        }
        return item.getChoices().stream()
                .filter(c -> !explained.toString().contains("`" + c + "`"))
                .map(c -> page + " does not explain " + item.getName() + "=" + c)
                .toList();
    }

    /** Keys and values of every line that a page shows are known to its command. */
    @Test
    void everyMacroLineCanBeRead() throws Exception {
        int lines = 0;
        for (String page : HelpSearch.pages()) {
            if (page.equals("doc/additions.md")) {
                // shows a command that there is not, and how to add it
                continue;
            }
            Matcher run = RUN.matcher(HelpPages.markdown(page));
            while (run.find()) {
                lines++;
                String options = run.group(2) == null ? "" : run.group(2).replace("\\\"", "\"");
                check(page, run.group(1), options);
            }
        }
        assertTrue(lines > 20, "only " + lines + " lines were found");
        assertThrows(AssertionError.class, () -> check("a page", "Fit...", "fill=a.json"));
        assertThrows(AssertionError.class, () -> check("a page", "Rate Equation...", "limit=wrong"));
        assertThrows(AssertionError.class, () -> check("a page", "Wrong...", ""));
    }

    private static void check(String page, String command, String options) throws Exception {
        Optional<CommandInfo> named =
                commands().stream().filter(c -> label(c).equals(command)).findFirst();
        assertTrue(named.isPresent(), page + " runs " + command);
        // files of a page are those of the repository, or of a run that comes before
        String line = options.replaceAll("file=(target/\\S+|(study|fit)\\.json|result\\.h5)", "file=pom.xml");
        try {
            CommandInputs.apply(OptionLine.parse(line), named.get().createModule());
        } catch (InvalidInputException e) {
            throw new AssertionError(page + ": run(\"" + command + "\", \"" + options + "\"): " + e.getMessage(), e);
        }
    }

    /** All macros on the pages of commands, one after another, in real ImageJ. */
    @Test
    void theExamplesRun() {
        StringBuilder all = new StringBuilder();
        int examples = 0;
        for (CommandInfo command : commands()) {
            Matcher macro = MACRO.matcher(HelpPages.markdown(HelpPages.ofCommand(label(command))));
            while (macro.find()) {
                all.append(macro.group(1)).append("run(\"Close All\");\n");
                examples++;
            }
        }
        assertTrue(examples > 14, "only " + examples + " examples were found");
        assertEquals(Optional.empty(), MacroRunner.runText(all.toString(), "", "examples.ijm"));
    }

    @Test
    void contentsLeadEverywhere() throws IOException {
        List<String> reached = HelpSearch.pages();
        List<String> lost = new ArrayList<>();
        for (String room : List.of("doc/commands", "doc/choices", "doc/tutorials", "doc")) {
            try (Stream<Path> files = Files.list(Path.of(room))) {
                files.map(f -> f.toString().replace('\\', '/'))
                        .filter(f -> f.endsWith(".md") && !reached.contains(f))
                        .forEach(lost::add);
            }
        }
        assertEquals(List.of(), lost);
    }

    @Test
    void everyMacroIsInTheContents() throws IOException {
        String contents = HelpPages.markdown(HelpPages.CONTENTS);
        try (Stream<Path> macros = Files.list(Path.of("macros"))) {
            List<String> untold = macros.map(m -> m.getFileName().toString())
                    .filter(m -> !contents.contains("| `" + m + "` | "))
                    .toList();
            assertEquals(List.of(), untold);
        }
    }

    @Test
    void picturesAreThereAndSmall() throws IOException {
        List<String> wrong = new ArrayList<>();
        int pictures = 0;
        for (String page : HelpSearch.pages()) {
            Matcher picture = PICTURE.matcher(HelpPages.markdown(page));
            while (picture.find()) {
                pictures++;
                String path = HelpPages.resolve(page, picture.group(2));
                if (HelpPages.url(path).isEmpty()) {
                    wrong.add(page + ": no " + path);
                    continue;
                }
                var image = ImageIO.read(HelpPages.url(path).get());
                if (path.startsWith("doc/") && (Files.size(Path.of(path)) > LARGEST || image.getWidth() > WIDEST)) {
                    wrong.add(path + " is too large");
                }
                if (picture.group(1).isBlank()) {
                    wrong.add(path + " has no caption");
                }
            }
        }
        assertEquals(List.of(), wrong);
        assertTrue(pictures > 15, "only " + pictures + " pictures were found");
    }

    @Test
    void namesFindTheirPages() {
        assertEquals("doc/commands/bloch-vs-rates.md", HelpPages.ofCommand("Bloch vs Rates..."));
        assertEquals("doc/commands/bloch-vs-rates.md", HelpPages.named("bloch vs rates"));
        assertEquals("doc/choices/limits.md", HelpPages.named("limits"));
        assertEquals("sample-data/README.md", HelpPages.named("sample-data/README.md"));
        assertEquals(HelpPages.CONTENTS, HelpPages.named(" "));
        InvalidInputException none = assertThrows(InvalidInputException.class, () -> HelpPages.named("nothing"));
        assertTrue(none.getMessage().contains("\"nothing\""), none.getMessage());
        assertThrows(InvalidInputException.class, () -> HelpPages.named("../../plugins.config"));
    }

    @Test
    void linksOfThePagesLeadToAnchorsThatThereAre() {
        List<String> wrong = new ArrayList<>();
        int links = 0;
        for (String page : HelpSearch.pages()) {
            Matcher link = Pattern.compile("<a href=\"([^\":]+)\"").matcher(HelpHtml.of(page));
            while (link.find()) {
                links++;
                String[] to = HelpPages.resolve(page, link.group(1)).split("#", 2);
                if (to.length == 2 && !HelpHtml.of(to[0]).contains("<a name=\"" + to[1] + "\"></a>")) {
                    wrong.add(page + ": " + link.group(1));
                }
            }
        }
        assertEquals(List.of(), wrong);
        assertTrue(links > 150, "only " + links + " links were found");
    }

    @Test
    void htmlNamesStatementsAndLeavesDeadLinksOut() {
        String html = HelpHtml.body(
                "doc/commands/fit.md",
                ("## One, two\n\n**Q4_2 Rates.** See Q5_3 and `Q5_3`, [a](../../pom.xml), [b](../theory.md).\n\n"
                                + "| a | b |\n|---|---|\n| E2_3 | E2_4 |\n")
                        .replace('_', '.'));
        List<String> expected = List.of(
                "<h2><a name=\"one-two\"></a>One, two</h2>",
                "<p><a name=\"Q4_2\"></a><strong>Q4_2 Rates.</strong>",
                "See <a href=\"../../doc/quantum.md#Q5_3\">Q5_3</a> and <code>Q5_3</code>, a, ",
                "<a href=\"../theory.md\">b</a>",
                "<td><a name=\"E2_3\"></a>E2_3</td>",
                "<td><a href=\"../../doc/errata.md#E2_4\">E2_4</a></td>");
        // labels in quotes would be citations
        expected.forEach(e -> assertTrue(html.contains(e.replaceAll("(\\d)_", "$1.")), html));
        assertFalse(html.contains("<tbody>"), html);
    }

    @Test
    void textHasNoMarksAndNoLongLines() {
        String text = HelpText.of("doc/commands/bloch-evolution.md");
        assertTrue(text.contains("- Epsilon (epsilon): ε, the strength"), text);
        assertFalse(text.contains("]("), text);
        assertFalse(text.contains("**"), text);
        String markdown = "# T\n\na\n[b](c.md) and `c`\n\n| k | v |\n|---|---|\n| x | y |\n\n```sh\nrun(1);\n```\n";
        assertEquals("# T\n\na b and c\n\n- x: y\n\n    run(1);\n", HelpText.plain(markdown));
        text.lines().filter(l -> !l.startsWith("    ")).forEach(l -> assertTrue(l.length() <= 100, l));
    }

    @Test
    void wordsAreFoundOnTheirPages() {
        String found = HelpSearch.html(HelpSearch.PREFIX + "Polarised block");
        assertTrue(found.contains("href=\"doc/choices/limits.md\""), found);
        assertFalse(found.contains("href=\"doc/commands/fit.md\""), found);
        assertFalse(found.contains("<li>-") || found.contains("<li>##") || found.contains("<li>\n<ul>"), found);
        assertTrue(HelpSearch.html(HelpSearch.PREFIX + "xyzzy").contains("No page has xyzzy."));
    }
}
