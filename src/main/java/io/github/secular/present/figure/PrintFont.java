package io.github.secular.present.figure;

import java.awt.Font;
import java.awt.FontFormatException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.LegendItemCollection;
import org.jfree.chart.LegendItemSource;
import org.jfree.chart.annotations.XYTextAnnotation;
import org.jfree.chart.axis.SymbolAxis;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.CombinedDomainXYPlot;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.title.LegendTitle;
import org.jfree.chart.title.PaintScaleLegend;
import org.jfree.chart.title.TextTitle;
import org.jfree.chart.title.Title;

/** The font of figures, the same on every machine: Liberation Sans, as PDFBox brings it along. */
final class PrintFont {
    /** Whose letters are as wide, should Liberation Sans not be there where an SVG is looked at. */
    static final String FAMILIES = "'Liberation Sans', Arial, Helvetica, sans-serif";

    private static final Font BASE = load();

    private PrintFont() {}

    static Font of(float size) {
        return BASE.deriveFont(size);
    }

    /** Whether the font has a glyph for every letter. */
    static boolean canWrite(String text) {
        return text == null || BASE.canDisplayUpTo(text) < 0;
    }

    /** The file of the font, which stands beside the classes of PDFBox, wherever these are. The caller closes it. */
    static InputStream file() {
        String room = PDDocument.class.getPackageName().replace('.', '/');
        return PDDocument.class.getResourceAsStream(
                "/" + room.substring(0, room.lastIndexOf('/')) + "/resources/ttf/LiberationSans-Regular.ttf");
    }

    private static Font load() {
        try (InputStream in = file()) {
            return Font.createFont(Font.TRUETYPE_FONT, in);
        } catch (FontFormatException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** This font in that size, or that font itself if some letters could not be written with this one. */
    private static Font like(Font font, Stream<String> texts) {
        return texts.allMatch(PrintFont::canWrite) ? of(font.getSize2D()) : font;
    }

    /** Sets every text of a chart in this font, sizes kept. */
    static void set(JFreeChart chart) {
        if (chart.getTitle() != null) {
            set(chart.getTitle());
        }
        for (int i = 0; i < chart.getSubtitleCount(); i++) {
            set(chart.getSubtitle(i));
        }
        set(chart.getXYPlot());
    }

    private static void set(Title title) {
        if (title instanceof TextTitle text) {
            text.setFont(like(text.getFont(), Stream.of(text.getText())));
        } else if (title instanceof LegendTitle legend) {
            Stream<String> names = Arrays.stream(legend.getSources()).flatMap(PrintFont::names);
            legend.setItemFont(like(legend.getItemFont(), names));
        } else if (title instanceof PaintScaleLegend bar) {
            set(bar.getAxis());
        }
    }

    private static Stream<String> names(LegendItemSource source) {
        LegendItemCollection items = source.getLegendItems();
        return IntStream.range(0, items.getItemCount())
                .mapToObj(i -> items.get(i).getLabel());
    }

    private static void set(ValueAxis axis) {
        if (axis != null) {
            Stream<String> ticks =
                    axis instanceof SymbolAxis symbols ? Arrays.stream(symbols.getSymbols()) : Stream.empty();
            axis.setLabelFont(like(axis.getLabelFont(), Stream.ofNullable(axis.getLabel())));
            axis.setTickLabelFont(like(axis.getTickLabelFont(), ticks));
        }
    }

    private static void set(XYPlot plot) {
        for (int i = 0; i < plot.getDomainAxisCount(); i++) {
            set(plot.getDomainAxis(i));
        }
        for (int i = 0; i < plot.getRangeAxisCount(); i++) {
            set(plot.getRangeAxis(i));
        }
        if (plot.getRenderer() != null) {
            Font numbers = plot.getRenderer().getDefaultItemLabelFont();
            plot.getRenderer().setDefaultItemLabelFont(of(numbers.getSize2D()));
        }
        for (Object each : plot.getAnnotations()) {
            if (each instanceof XYTextAnnotation text) {
                text.setFont(like(text.getFont(), Stream.of(text.getText())));
            }
        }
        if (plot instanceof CombinedDomainXYPlot combined) {
            for (Object each : (List<?>) combined.getSubplots()) {
                set((XYPlot) each);
            }
        }
    }
}
