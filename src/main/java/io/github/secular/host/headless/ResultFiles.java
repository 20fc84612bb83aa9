package io.github.secular.host.headless;

import io.github.secular.host.imagej.ImageJImage;
import io.github.secular.numerics.Progress;
import io.github.secular.numerics.RefusalException;
import io.github.secular.quantum.limit.RandomOperator;
import io.github.secular.run.BlochResult;
import io.github.secular.run.ComparisonResult;
import io.github.secular.run.QuantumRuns;
import io.github.secular.run.TransitionRatesResult;
import io.github.secular.scenario.Scenario;
import io.github.secular.view.BlochImages;
import io.github.secular.view.BlochTables;
import io.github.secular.view.CalibratedImage;
import io.github.secular.view.ChartPicture;
import io.github.secular.view.ComparisonChart;
import io.github.secular.view.ComparisonTable;
import io.github.secular.view.CsvWriter;
import io.github.secular.view.GeneratorTables;
import io.github.secular.view.LimitsChart;
import io.github.secular.view.MatrixPicture;
import io.github.secular.view.PopulationChart;
import io.github.secular.view.RateImages;
import io.github.secular.view.RateTables;
import io.github.secular.view.Table;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import org.jfree.chart.JFreeChart;

/** Writes results under the names that README gives. */
final class ResultFiles {
    private static final int WIDTH = 1000;
    private static final int HEIGHT = 620;

    private final OutputFolder folder;
    private final String prefix;

    ResultFiles(OutputFolder folder) {
        this(folder, "");
    }

    /** @param prefix put before every name, for several models in one folder */
    ResultFiles(OutputFolder folder, String prefix) {
        this.folder = folder;
        this.prefix = prefix;
    }

    /** Density matrix and populations as CSV, TIFF and PNG; the rate equation as CSV if there is one. */
    void bloch(BlochResult result) throws IOException {
        BlochTables tables = new BlochTables(result);
        csv("populations", tables.populations());
        csv("density-matrix", tables.densityMatrix());
        if (result.rates().isPresent()) {
            csv(
                    "rate-equation",
                    RateTables.populations(
                            result.scenario().title(),
                            result.rates().get(),
                            result.scenario().units()));
        }
        png("populations", PopulationChart.of(result));
        BlochImages images = new BlochImages(result);
        tiff("density-matrix", images.densityMatrix());
        tiff("populations", images.populations());
        png("populations-image", MatrixPicture.populations(result));
        int last = result.trajectory().length() - 1;
        matrix("density-matrix", MatrixPicture.of(images.densityMatrix(), 2, last));
    }

    /** The transition rates, if the model has any. */
    Optional<TransitionRatesResult> rates(Scenario scenario, String formula) throws IOException {
        TransitionRatesResult rates;
        try {
            rates = QuantumRuns.standard().transitionRates(scenario, formula, Progress.NONE);
        } catch (RefusalException noRates) {
            return Optional.empty();
        }
        csv("rates", RateTables.rates(rates));
        csv("rate-lines", RateTables.lines(rates));
        CalibratedImage image = RateImages.rates(rates);
        tiff("rates", image);
        matrix("rates", MatrixPicture.of(image, 0, RateImages.strongest(rates)));
        return Optional.of(rates);
    }

    /** What a limit that is not made of rates is made of: its generator, or its operator. */
    void generators(Scenario scenario, String limit, Progress progress) throws IOException {
        if (limit.equals("slow-generator")) {
            csv(
                    "generator",
                    GeneratorTables.generator(
                            scenario,
                            QuantumRuns.standard()
                                    .slowGenerator(scenario, progress)
                                    .matrix()));
        }
        if (limit.equals("random-operator")) {
            csv("operator", GeneratorTables.operator(scenario, RandomOperator.of(scenario.model(), false)));
        }
    }

    void comparison(ComparisonResult result) throws IOException {
        csv("comparison", ComparisonTable.of(result));
        png("comparison", ComparisonChart.of(result));
    }

    /** For several limits of one model. */
    void comparisons(List<ComparisonResult> results) throws IOException {
        if (results.size() == 1) {
            comparison(results.get(0));
            return;
        }
        csv("comparison", ComparisonTable.of(results));
        png("comparison", LimitsChart.of(results));
    }

    void text(String name, String text) throws IOException {
        Files.writeString(folder.file(prefix + name + ".txt"), text);
    }

    void csv(String name, Table table) throws IOException {
        new CsvWriter().write(table, folder.file(prefix + name + ".csv"));
    }

    void png(String name, JFreeChart chart) throws IOException {
        if (folder.pictures()) {
            png(name, ChartPicture.render(chart, WIDTH, HEIGHT));
        }
    }

    /** A matrix has as many rows as columns, and looks it. */
    private void matrix(String name, JFreeChart chart) throws IOException {
        png(name, ChartPicture.square(chart, HEIGHT));
    }

    void png(String name, BufferedImage picture) throws IOException {
        if (folder.pictures()) {
            ChartPicture.savePng(picture, folder.file(prefix + name + ".png"));
        }
    }

    void tiff(String name, CalibratedImage image) throws IOException {
        if (folder.pictures()) {
            ImageJImage.save(ImageJImage.of(image), folder.file(prefix + name + ".tif"));
        }
    }
}
