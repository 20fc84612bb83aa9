package io.github.secular.host.headless;

import io.github.secular.host.headless.OutputFolder.Form;
import io.github.secular.numerics.InvalidInputException;
import io.github.secular.present.figure.Figure;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Where results go, and in which form: the same for every subcommand that has results. */
final class OutputOptions {
    @Option(names = "--out", required = true, paramLabel = "DIR", description = "Folder for the results.")
    private Path out;

    @Option(names = "--no-pictures", description = "No PNG, and no TIFF.")
    private boolean noPictures;

    @Option(
            names = "--hdf5",
            description = "Images, tables and texts in one HDF5 file, result.h5, in place of TIFF, CSV and TXT; large"
                    + " ones in further files beside it.")
    private boolean hdf5;

    @Option(
            names = "--figures",
            split = ",",
            hideParamSyntax = true,
            arity = "1",
            converter = PrintFormat.class,
            paramLabel = "svg,pdf",
            description = "Write every chart for print, too, as SVG or PDF or both: svg,pdf.")
    private List<String> figures = List.of();

    @Option(
            names = "--figure-width",
            converter = PrintWidth.class,
            paramLabel = "MM",
            description = "How wide these figures are, millimetres (default: 86, a column of a journal).")
    private double figureWidth = Figure.COLUMN;

    /** A format for print. Refused here, before anything is computed. */
    static final class PrintFormat implements ITypeConverter<String> {
        @Override
        public String convert(String given) {
            String format = given.strip().toLowerCase(Locale.ROOT);
            if (!format.equals("svg") && !format.equals("pdf")) {
                throw new TypeConversionException("found \"" + given + "\", but allowed is svg, pdf or svg,pdf.");
            }
            return format;
        }
    }

    /** Millimetres that a figure may have. */
    static final class PrintWidth implements ITypeConverter<Double> {
        @Override
        public Double convert(String given) {
            try {
                return Figure.requireWidth(Double.parseDouble(given));
            } catch (NumberFormatException e) {
                throw new TypeConversionException("found \"" + given + "\", but allowed is a number of millimetres.");
            } catch (InvalidInputException e) {
                throw new TypeConversionException(e.getMessage());
            }
        }
    }

    Path folder() {
        return out;
    }

    /** Whether pictures are made. */
    boolean pictures() {
        return !noPictures;
    }

    /** Whether images are made. */
    boolean images() {
        return hdf5 || !noPictures;
    }

    Form form() {
        return new Form(!noPictures, hdf5, figures.stream().distinct().toList(), figureWidth);
    }
}
