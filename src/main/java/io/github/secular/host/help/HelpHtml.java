package io.github.secular.host.help;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
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

    /** In pixels: what the window has room for. */
    private static final int WIDEST = 760;

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
        root.accept(new Pictures(page));
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

    /** Draws a picture smaller that is wider than the window of the help. */
    private static final class Pictures extends AbstractVisitor {
        private final String page;

        Pictures(String page) {
            this.page = page;
        }

        @Override
        public void visit(Image image) {
            String path = HelpPages.resolve(page, image.getDestination());
            int room = WIDEST / beside(image);
            if (HelpPages.url(path).filter(url -> width(url) > room).isEmpty()) {
                return;
            }
            HtmlInline smaller = new HtmlInline();
            smaller.setLiteral("<img src=\"%s\" alt=\"%s\" width=\"%d\">"
                    .formatted(
                            image.getDestination(),
                            HtmlText.escaped(text(image)).replace("\"", "&quot;"),
                            room));
            image.insertBefore(smaller);
            image.unlink();
        }

        /** How many cells of a table share the width, 1 outside. */
        private static int beside(Node image) {
            Node in = image;
            while (in != null && !(in instanceof TableCell)) {
                in = in.getParent();
            }
            int cells = 1;
            for (Node end = in == null ? null : in.getParent().getLastChild();
                    end != null && end.getPrevious() != null;
                    end = end.getPrevious()) {
                cells++;
            }
            return cells;
        }

        private static int width(URL url) {
            try (ImageInputStream in = ImageIO.createImageInputStream(url.openStream())) {
                ImageReader reader = ImageIO.getImageReaders(in).next();
                reader.setInput(in);
                return reader.getWidth(0);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
