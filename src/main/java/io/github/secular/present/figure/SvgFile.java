package io.github.secular.present.figure;

import java.awt.Dimension;
import java.awt.image.RenderedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.apache.batik.svggen.ImageHandlerBase64Encoder;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.apache.batik.svggen.SVGGraphics2DIOException;
import org.apache.batik.svggen.SVGSyntax;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** A figure as SVG, text as text, its size in millimetres. */
final class SvgFile {
    private static final String FAMILY = "font-family";

    private SvgFile() {}

    static void write(Figure.Sheet sheet, Path file) throws IOException {
        Document document = empty();
        SVGGeneratorContext context = SVGGeneratorContext.createDefault(document);
        context.setComment("Secular");
        context.setPrecision(4);
        context.setImageHandler(new Pixels());
        SVGGraphics2D g = new SVGGraphics2D(context, false);
        g.setSVGCanvasSize(new Dimension((int) Math.ceil(sheet.width()), (int) Math.ceil(sheet.height())));
        sheet.draw(g);
        Element root = g.getRoot();
        root.setAttribute("width", millimetres(sheet.width()));
        root.setAttribute("height", millimetres(sheet.height()));
        root.setAttribute("viewBox", String.format(Locale.ROOT, "0 0 %.4f %.4f", sheet.width(), sheet.height()));
        withOtherFamilies(root);
        try (OutputStream out = Files.newOutputStream(file)) {
            // Not by Batik's own writer, which names a document type on a server that readers would ask for.
            TransformerFactory.newDefaultInstance()
                    .newTransformer()
                    .transform(new DOMSource(root), new StreamResult(out));
        } catch (TransformerException e) {
            throw new IOException(e);
        }
    }

    /** Pictures within a figure, by Java's own writer; Batik's stands in further jars of its. */
    private static final class Pixels extends ImageHandlerBase64Encoder {
        @Override
        public void encodeImage(RenderedImage image, OutputStream out) throws SVGGraphics2DIOException {
            try {
                ImageIO.write(image, "png", out);
            } catch (IOException e) {
                throw new SVGGraphics2DIOException(e);
            }
        }
    }

    private static Document empty() {
        try {
            return DocumentBuilderFactory.newDefaultInstance()
                    .newDocumentBuilder()
                    .getDOMImplementation()
                    .createDocument(SVGSyntax.SVG_NAMESPACE_URI, SVGSyntax.SVG_SVG_TAG, null);
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String millimetres(double points) {
        return String.format(Locale.ROOT, "%.4fmm", points / Figure.POINTS_PER_MM);
    }

    /** Names fonts as wide as ours, for machines that do not have it. */
    private static void withOtherFamilies(Element root) {
        NodeList all = root.getElementsByTagName("*");
        for (int i = -1; i < all.getLength(); i++) {
            Element each = i < 0 ? root : (Element) all.item(i);
            if (each.getAttribute(FAMILY).contains("Liberation")) {
                each.setAttribute(FAMILY, PrintFont.FAMILIES);
            }
        }
    }
}
