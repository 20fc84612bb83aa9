package io.github.secular.host.help;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.swing.JEditorPane;
import javax.swing.text.View;
import javax.swing.text.html.HTMLEditorKit;
import javax.swing.text.html.StyleSheet;
import org.junit.jupiter.api.Test;

/** What is read in the window of the help fits into it. */
class HelpKitTest {
    /** Of the window, for its frame and a scroll bar. */
    private static final int FRAME = 20;

    private final HelpKit kit = new HelpKit();

    private float width(String page, String body) {
        JEditorPane pane = new JEditorPane();
        pane.setEditorKit(kit);
        kit.show(pane, page, body);
        View root = pane.getUI().getRootView(pane);
        root.setSize(HelpWindow.SIZE.width - FRAME, Short.MAX_VALUE);
        return root.getMinimumSpan(View.X_AXIS);
    }

    @Test
    void noPageIsWiderThanItsWindow() {
        List<String> wide = new ArrayList<>();
        for (String page : Stream.concat(HelpSearch.pages().stream(), Stream.of("README.md"))
                .distinct()
                .toList()) {
            float width = width(page, HelpHtml.of(page));
            if (width > HelpWindow.SIZE.width - FRAME) {
                wide.add(page + " is " + width + " wide");
            }
        }
        assertEquals(List.of(), wide);
        assertTrue(width("doc/help.md", "<p>" + "x".repeat(500) + "</p>") > HelpWindow.SIZE.width);
    }

    @Test
    void wideLinesGoOnInTheNextAndAreCopiedAsOne() throws Exception {
        JEditorPane pane = new JEditorPane();
        pane.setEditorKit(kit);
        String line = "run(\"Make Figure...\",  \"images=[" + "a b ".repeat(60) + "]\");";
        kit.show(pane, "doc/help.md", "<pre><code>" + HtmlText.escaped(line) + "\n</code></pre>");
        assertTrue(pane.getDocument().getText(0, pane.getDocument().getLength()).contains(line));
    }

    @Test
    void widePicturesAreDrawnSmaller() {
        String one = HelpHtml.body("README.md", "![a \"b\"](sample-data/pictures/windows.png)");
        assertTrue(
                one.contains("<img src=\"sample-data/pictures/windows.png\" alt=\"a &quot;b&quot;\" width=\"760\">"),
                one);
        String two = HelpHtml.body(
                "README.md",
                "| a | b |\n|---|---|\n| ![a](sample-data/pictures/windows.png) | ![b](doc/pictures/tour-help.png) |\n");
        assertTrue(two.contains("width=\"380\""), two);
        assertTrue(HelpHtml.body("README.md", "![a](doc/pictures/atom.png)").contains("atom.png\" alt=\"a\" />"));
    }

    /** Swing keeps one style for all that shows HTML, that of other plugins too. */
    @Test
    void otherPanesKeepTheirStyle() {
        StyleSheet before = new HTMLEditorKit().getStyleSheet();
        new HelpKit();
        assertSame(before, new HTMLEditorKit().getStyleSheet());
        assertTrue(kit.getStyleSheet() != before);
    }
}
