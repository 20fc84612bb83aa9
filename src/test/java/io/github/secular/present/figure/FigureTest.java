package io.github.secular.present.figure;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.secular.Outcome;
import io.github.secular.Secular;
import io.github.secular.numerics.InvalidInputException;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class FigureTest {
    private static Outcome outcome;

    @TempDir
    private Path folder;

    @BeforeAll
    static void solve() {
        outcome = Secular.open("two-level-resonant").with("epsilon=0.1").solve();
    }

    private Path saved(Figure figure, String name) throws IOException {
        Path file = folder.resolve(name);
        figure.save(file.toString());
        return file;
    }

    private static Document parsed(Path file) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file.toFile());
    }

    private static String words(Document document) {
        NodeList texts = document.getElementsByTagName("text");
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < texts.getLength(); i++) {
            out.append(texts.item(i).getTextContent()).append('\n');
        }
        return out.toString();
    }

    @Test
    void textStaysTextInAnSvgOfTheWidthThatIsAskedFor() throws Exception {
        Document svg = parsed(saved(outcome.figure("chart").width(120), "a.svg"));
        Element root = svg.getDocumentElement();
        assertEquals("120.0000mm", root.getAttribute("width"));
        String[] box = root.getAttribute("viewBox").split(" ");
        assertEquals(120 * 72 / 25.4, Double.parseDouble(box[2]), 1e-3);
        String words = words(svg);
        assertTrue(words.contains("Bloch") && words.contains("population"), words);
        NodeList all = svg.getElementsByTagName("text");
        for (int i = 0; i < all.getLength(); i++) {
            Element each = (Element) all.item(i);
            while (!each.hasAttribute("font-family")) {
                each = (Element) each.getParentNode();
            }
            assertEquals(PrintFont.FAMILIES, each.getAttribute("font-family"));
        }
    }

    /** Letters of axis labels, as they come out of the printer. */
    @Test
    void lettersHaveTheirSizeWhateverTheWidth() throws Exception {
        for (double width : new double[] {86, 178}) {
            for (double letters : new double[] {6, 8}) {
                String svg = Files.readString(
                        saved(outcome.figure("chart").width(width).letters(letters), "b.svg"));
                Matcher label = Pattern.compile("(?s)font-size=\"14px?\"").matcher(svg);
                assertTrue(label.find(), "no label of 14 units");
                Matcher scale = Pattern.compile("scale\\(([0-9.]+),").matcher(svg);
                assertTrue(scale.find(), "not scaled");
                assertEquals(letters, 14 * Double.parseDouble(scale.group(1)), 1e-2);
            }
        }
    }

    @Test
    void aPdfHasOnePageOfTheSameSizeWithTheSameWords() throws Exception {
        Figure figure = outcome.figure("chart", "density-matrix");
        Document svg = parsed(saved(figure, "c.svg"));
        try (PDDocument pdf = Loader.loadPDF(saved(figure, "c.pdf").toFile())) {
            assertEquals(1, pdf.getNumberOfPages());
            String[] box = svg.getDocumentElement().getAttribute("viewBox").split(" ");
            assertEquals(
                    Double.parseDouble(box[2]), pdf.getPage(0).getMediaBox().getWidth(), 1e-2);
            assertEquals(
                    Double.parseDouble(box[3]), pdf.getPage(0).getMediaBox().getHeight(), 1e-2);
            String words = new PDFTextStripper().getText(pdf);
            for (String word : List.of("(a)", "(b)", "Bloch", "ρ")) {
                assertTrue(words.contains(word), word + " is not in " + words);
                assertTrue(words(svg).contains(word), word + " is not in " + words(svg));
            }
        }
    }

    /** The three formats show the same: drawn, their pixels differ in the edges of lines and letters alone. */
    @Test
    void pdfAndPngShowTheSame() throws Exception {
        Figure figure = outcome.figure("density-matrix");
        BufferedImage png = ImageIO.read(saved(figure, "d.png").toFile());
        assertEquals(Math.ceil(86 / 25.4 * 300), png.getWidth());
        try (PDDocument pdf = Loader.loadPDF(saved(figure, "d.pdf").toFile())) {
            BufferedImage drawn = new PDFRenderer(pdf).renderImageWithDPI(0, 300);
            int differing = 0;
            int inked = 0;
            int width = Math.min(png.getWidth(), drawn.getWidth());
            int height = Math.min(png.getHeight(), drawn.getHeight());
            for (int x = 0; x < width; x++) {
                for (int y = 0; y < height; y++) {
                    int green = png.getRGB(x, y) >> 8 & 0xFF;
                    inked += green < 250 ? 1 : 0;
                    differing += Math.abs(green - (drawn.getRGB(x, y) >> 8 & 0xFF)) > 60 ? 1 : 0;
                }
            }
            assertTrue(inked > width * height / 5, inked + " pixels of " + width * height);
            assertTrue(differing < 0.02 * width * height, differing + " of " + width * height + " pixels differ");
        }
    }

    /** Phase space is an image within its axes. */
    @Test
    void imagesStandInTheFileItself() throws Exception {
        Outcome particle = Secular.open("forced-oscillator").with("epsilon=0.4").solve();
        NodeList images = parsed(saved(particle.figure("density"), "i.svg")).getElementsByTagName("image");
        assertEquals(1, images.getLength());
        String data = ((Element) images.item(0)).getAttribute("xlink:href");
        assertTrue(data.startsWith("data:image/png;base64,"), data.substring(0, 30));
        byte[] png = Base64.getMimeDecoder().decode(data.substring(data.indexOf(',') + 1));
        assertTrue(ImageIO.read(new ByteArrayInputStream(png)).getWidth() > 100);
    }

    @Test
    void theSameFigureIsTheSameFile() throws Exception {
        for (String ending : new String[] {"svg", "pdf", "png"}) {
            byte[] first = Files.readAllBytes(saved(outcome.figure("chart"), "e." + ending));
            byte[] second = Files.readAllBytes(saved(outcome.figure("chart"), "f." + ending));
            assertArrayEquals(first, second, ending);
        }
    }

    @Test
    void titlesMayBeLeftOut() throws Exception {
        String title = outcome.chart("chart").getTitle().getText().substring(0, 20);
        assertTrue(words(parsed(saved(outcome.figure("chart").width(178), "g.svg")))
                .contains(title));
        assertFalse(words(parsed(saved(outcome.figure("chart").width(178).withoutTitles(), "g.svg")))
                .contains(title));
    }

    @Test
    void whatCannotBeIsRefusedInOneSentenceAndLeavesNoFile() throws IOException {
        Figure figure = outcome.figure("chart");
        String sentence = assertThrows(
                        InvalidInputException.class,
                        () -> figure.save(folder.resolve("h.bmp").toString()))
                .getMessage();
        assertTrue(sentence.contains("h.bmp") && sentence.contains(".svg"), sentence);
        assertThrows(InvalidInputException.class, () -> figure.width(10));
        assertThrows(InvalidInputException.class, () -> figure.width(Double.NaN));
        assertThrows(InvalidInputException.class, () -> figure.columns(0));
        assertThrows(InvalidInputException.class, () -> figure.columns(9));
        assertThrows(InvalidInputException.class, () -> figure.letters(1));
        assertThrows(
                IOException.class, () -> figure.save(folder.resolve("no/h.svg").toString()));
        try (var files = Files.list(folder)) {
            assertEquals(0, files.count());
        }
    }
}
