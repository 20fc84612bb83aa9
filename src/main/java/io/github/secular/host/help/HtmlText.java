package io.github.secular.host.help;

/** Plain text where HTML is read, as in Swing's labels. */
public final class HtmlText {
    private HtmlText() {}

    /** The text with what HTML takes for marks written as it wants them. */
    public static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
