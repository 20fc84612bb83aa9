package io.github.secular.present.figure;

import de.rototor.pdfbox.graphics2d.PdfBoxGraphics2D;
import de.rototor.pdfbox.graphics2d.PdfBoxGraphics2DFontTextDrawer;
import java.awt.Font;
import java.awt.FontFormatException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.text.AttributedCharacterIterator;
import java.text.CharacterIterator;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/** A figure as a PDF of one page as large as it, text as text, with those letters of the font that it needs. */
final class PdfFile {
    private PdfFile() {}

    static void write(Figure.Sheet sheet, String title, Path file) throws IOException {
        try (PDDocument document = new PDDocument();
                InputStream font = PrintFont.file()) {
            // Without it the file would be another one at every second.
            document.setDocumentId((long) title.hashCode());
            document.getDocumentInformation().setTitle(title);
            document.getDocumentInformation().setCreator("Secular");
            float width = (float) sheet.width();
            float height = (float) sheet.height();
            PDPage page = new PDPage(new PDRectangle(width, height));
            document.addPage(page);
            PdfBoxGraphics2D g = new PdfBoxGraphics2D(document, width, height);
            g.setFontTextDrawer(new Letters(PDType0Font.load(document, font, true)));
            sheet.draw(g);
            g.dispose();
            try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                content.drawForm(g.getXFormObject());
            }
            document.save(file.toFile());
        }
    }

    /** Text in our font as text, other text by its outlines. */
    private static final class Letters extends PdfBoxGraphics2DFontTextDrawer {
        private final PDFont ours;

        Letters(PDFont ours) {
            this.ours = ours;
        }

        @Override
        public boolean canDrawText(AttributedCharacterIterator text, IFontTextDrawerEnv environment) {
            StringBuilder all = new StringBuilder();
            for (char c = text.first(); c != CharacterIterator.DONE; c = text.next()) {
                all.append(c);
            }
            text.first();
            return PrintFont.canWrite(all.toString())
                    && environment.getFont().getFamily().equals(PrintFont.of(1).getFamily());
        }

        @Override
        protected PDFont mapFont(Font font, IFontTextDrawerEnv environment) throws IOException, FontFormatException {
            return ours;
        }
    }
}
