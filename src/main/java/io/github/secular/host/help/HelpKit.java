package io.github.secular.host.help;

import javax.swing.JEditorPane;
import javax.swing.text.Element;
import javax.swing.text.StyleConstants;
import javax.swing.text.View;
import javax.swing.text.ViewFactory;
import javax.swing.text.html.HTML;
import javax.swing.text.html.HTMLDocument;
import javax.swing.text.html.HTMLEditorKit;
import javax.swing.text.html.ParagraphView;
import javax.swing.text.html.StyleSheet;

/**
 * How a page looks in Swing. Long lines of macros and equations go on in the next one, where Swing would make all of the
 * page as wide as the longest; what is copied is one line all the same.
 */
final class HelpKit extends HTMLEditorKit {
    private static final long serialVersionUID = 1L;

    private static final String[] RULES = {
        "body { font-family: sans-serif; font-size: 13pt; margin: 14px 20px; color: #202020;"
                + " background-color: #ffffff }",
        "h1 { font-size: 20pt } h2 { font-size: 16pt; margin-top: 18px } h3 { font-size: 14pt }",
        "code, pre { font-family: monospaced; font-size: 12pt; color: #303060 }",
        "pre { background-color: #f3f3f3; padding: 6px; margin: 6px 0 }",
        "a { color: #0050a0 }",
        "td, th { vertical-align: top; text-align: left }",
        "p, ul, ol { margin-top: 6px; margin-bottom: 6px }"
    };

    private final StyleSheet style = new StyleSheet();

    HelpKit() {
        style.addStyleSheet(super.getStyleSheet());
        for (String rule : RULES) {
            style.addRule(rule);
        }
        setAutoFormSubmission(false);
    }

    /** Its own; Swing would set what it is given for all panes of the program. */
    @Override
    public StyleSheet getStyleSheet() {
        return style;
    }

    @Override
    public ViewFactory getViewFactory() {
        return new HTMLFactory() {
            @Override
            public View create(Element element) {
                boolean line = element.getAttributes().getAttribute(StyleConstants.NameAttribute) == HTML.Tag.IMPLIED;
                return line ? new ParagraphView(element) : super.create(element);
            }
        };
    }

    /**
     * Puts a page into a pane that has this kit.
     *
     * @param page whose pictures are shown, by its path
     */
    void show(JEditorPane pane, String page, String body) {
        HTMLDocument document = (HTMLDocument) createDefaultDocument();
        document.putProperty("IgnoreCharsetDirective", true);
        HelpPages.url(page).ifPresent(document::setBase);
        pane.setDocument(document);
        pane.setText("<html><body>" + body + "</body></html>");
    }
}
