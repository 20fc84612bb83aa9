package io.github.secular.host.help;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/**
 * A page as HTML of the kind that Swing's text panes know: anchors are named, tables have their lines as attributes.
 * Where a page cites a numbered statement of the documents, by its label alone, this is a link to it.
 */
final class HelpHtml {
    /** Which document a label belongs to. */
    private static final Map<String, String> DOCUMENTS = Map.of(
            "L", "doc/light.md",
            "Q", "doc/quantum.md",
            "B", "doc/bloch-solvers.md",
            "C", "doc/classical.md",
            "V", "doc/vlasov-solvers.md",
            "E", "doc/errata.md");

    private static final Pattern LABEL = Pattern.compile("\\b([LQBCVE])\\d+\\.\\d+\\b");
    private static final Pattern DEFINED = Pattern.compile("^([LQBCVE]\\d+(?:\\.\\d+)?)(?=[ .]|$)");

    private static final List<Extension> TABLES = List.of(TablesExtension.create());
    private static final Parser PARSER = Parser.builder().extensions(TABLES).build();
    private static final HtmlRenderer RENDERER = HtmlRenderer.builder()
            .extensions(TABLES)
            .attributeProviderFactory(context -> (node, tag, attributes) -> {
                if (node instanceof TableBlock) {
                    attributes.put("border", "1");
                    attributes.put("cellspacing", "0");
                    attributes.put("cellpadding", "4");
                }
            })
            .build();

    private HelpHtml() {}

    /** @param page its path */
    static String of(String page) {
        return body(page, HelpPages.markdown(page));
    }

    /** @param page that the text is taken to stand on, for its links */
    static String body(String page, String markdown) {
        Node root = PARSER.parse(markdown);
        root.accept(new Anchors());
        root.accept(new Labels(page));
        root.accept(new DeadLinks(page));
        // Swing knows the tags of HTML 3.2
        return RENDERER.render(root).replaceAll("</?t(?:head|body)>", "");
    }

    /** The anchor that a heading gets, here as on the sites that show Markdown. */
    static String anchor(String heading) {
        return heading.toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N} _-]", "")
                .replace(' ', '-');
    }

    private static String text(Node node) {
        StringBuilder out = new StringBuilder();
        node.accept(new AbstractVisitor() {
            @Override
            public void visit(Text text) {
                out.append(text.getLiteral());
            }

            @Override
            public void visit(Code code) {
                out.append(code.getLiteral());
            }
        });
        return out.toString();
    }

    /** Names the places that links lead to: headings, and statements with a label. */
    private static final class Anchors extends AbstractVisitor {
        @Override
        public void visit(Heading heading) {
            String text = text(heading);
            defined(heading, text);
            name(heading, anchor(text));
        }

        @Override
        public void visit(Paragraph paragraph) {
            if (paragraph.getFirstChild() instanceof StrongEmphasis strong) {
                defined(paragraph, text(strong));
            }
        }

        @Override
        public void visit(org.commonmark.node.CustomNode node) {
            if (node instanceof TableCell && node.getPrevious() == null) {
                defined(node, text(node));
            }
            visitChildren(node);
        }

        private static void defined(Node node, String text) {
            Matcher label = DEFINED.matcher(text);
            if (label.find()) {
                name(node, label.group(1));
            }
        }

        private static void name(Node node, String anchor) {
            HtmlInline name = new HtmlInline();
            name.setLiteral("<a name=\"" + anchor + "\"></a>");
            node.prependChild(name);
        }
    }

    /** Makes links of labels in running text. */
    private static final class Labels extends AbstractVisitor {
        private final String page;

        Labels(String page) {
            this.page = page;
        }

        @Override
        public void visit(Heading heading) {
            // it defines its label
        }

        @Override
        public void visit(Link link) {
            // is one already
        }

        @Override
        public void visit(Text text) {
            Matcher label = LABEL.matcher(text.getLiteral());
            List<Node> parts = new ArrayList<>();
            int end = 0;
            while (label.find()) {
                if (label.start() == 0 && isDefinition(text)) {
                    continue;
                }
                parts.add(new Text(text.getLiteral().substring(end, label.start())));
                Link link = new Link(back(page) + DOCUMENTS.get(label.group(1)) + "#" + label.group(), null);
                link.appendChild(new Text(label.group()));
                parts.add(link);
                end = label.end();
            }
            if (parts.isEmpty()) {
                return;
            }
            parts.add(new Text(text.getLiteral().substring(end)));
            parts.forEach(text::insertBefore);
            text.unlink();
        }

        private static boolean isDefinition(Text text) {
            Node in = text.getParent();
            return in instanceof StrongEmphasis && in.getParent() instanceof Paragraph
                    || in instanceof TableCell && (in.getPrevious() == null);
        }

        /** From a page to the top of the repository. */
        private static String back(String page) {
            return "../".repeat((int) page.chars().filter(c -> c == '/').count());
        }
    }

    /** Leaves the words of a link that leads to what is not part of the help. */
    private static final class DeadLinks extends AbstractVisitor {
        private final String page;

        DeadLinks(String page) {
            this.page = page;
        }

        @Override
        public void visit(Link link) {
            String to = link.getDestination();
            if (to.contains("://")
                    || HelpPages.exists(HelpPages.resolve(page, to).split("#")[0])) {
                return;
            }
            Node child = link.getFirstChild();
            while (child != null) {
                Node next = child.getNext();
                link.insertBefore(child);
                child = next;
            }
            link.unlink();
        }
    }
}
