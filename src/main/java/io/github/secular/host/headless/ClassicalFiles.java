package io.github.secular.host.headless;

import io.github.secular.classical.PhaseFunction;
import io.github.secular.classical.PhaseRange;
import io.github.secular.host.imagej.ImageJImage;
import io.github.secular.numerics.Progress;
import io.github.secular.run.CoefficientResult;
import io.github.secular.run.EnergyDiffusionResult;
import io.github.secular.run.VlasovComparisonResult;
import io.github.secular.run.VlasovResult;
import io.github.secular.scenario.ClassicalScenario;
import io.github.secular.view.CalibratedImage;
import io.github.secular.view.ChartPicture;
import io.github.secular.view.ClassicalTables;
import io.github.secular.view.CsvWriter;
import io.github.secular.view.EnergyCharts;
import io.github.secular.view.PhaseImages;
import io.github.secular.view.PhasePicture;
import io.github.secular.view.ShellOutlines;
import io.github.secular.view.ShellTables;
import io.github.secular.view.Table;
import io.github.secular.view.VlasovComparisonChart;
import io.github.secular.view.VlasovComparisonTable;
import java.io.IOException;
import java.util.List;
import org.jfree.chart.JFreeChart;

/** Writes classical results under the names that sample-data/README.md gives. */
final class ClassicalFiles {
    private static final int WIDTH = 1000;
    private static final int HEIGHT = 620;
    private static final int SQUARE = 760;
    private static final int PIXELS = 192;
    /** f as doubles, and as pixels. */
    static final double BYTES_A_FRAME = 12.0 * PIXELS * PIXELS;

    private final OutputFolder folder;

    ClassicalFiles(OutputFolder folder) {
        this.folder = folder;
    }

    /** @param points where f is wanted in density.csv; none for no such file */
    void vlasov(VlasovResult result, List<double[]> points) throws IOException {
        csv("energy-distribution", ClassicalTables.distribution(result));
        csv("moments", ClassicalTables.moments(result));
        if (result.limit().isPresent()) {
            csv(
                    "energy-diffusion",
                    ClassicalTables.distribution(
                            "Energy diffusion of " + result.scenario().title(),
                            result.scenario(),
                            result.limitValues().get()));
        }
        if (!points.isEmpty()) {
            csv("density", ClassicalTables.density(result, points));
        }
        if (folder.pictures()) {
            pictures(result);
        }
    }

    private void pictures(VlasovResult result) throws IOException {
        png("energy-distribution", EnergyCharts.distribution(result), WIDTH, HEIGHT);
        png("mean-energy", EnergyCharts.meanEnergy(result), WIDTH, HEIGHT);
        CalibratedImage energies = PhaseImages.distribution(result);
        tiff("energy-distribution", energies);
        png("energy-distribution-image", PhasePicture.distribution(energies), WIDTH, HEIGHT);
        PhaseRange range = PhaseImages.range(result.scenario());
        CalibratedImage f = PhaseImages.density(result, range, PIXELS, PIXELS, Progress.NONE);
        tiff("phase-space", f);
        png(
                "phase-space",
                PhasePicture.density(
                        f,
                        f.frames() - 1,
                        ShellOutlines.of(
                                result.scenario().hamiltonian(),
                                ShellOutlines.energies(result.scenario().hamiltonian(), range, 5))),
                SQUARE,
                HEIGHT);
    }

    /** @param result with exact moments */
    void exactMoments(VlasovResult result) throws IOException {
        csv("moments-exact", ClassicalTables.exactMoments(result));
    }

    void diffusion(EnergyDiffusionResult result) throws IOException {
        csv("energy-diffusion", ClassicalTables.distribution(result));
        csv("moments", ClassicalTables.moments(result));
        CalibratedImage energies = PhaseImages.distribution(result);
        tiff("energy-diffusion", energies);
        png("energy-diffusion-image", PhasePicture.distribution(energies), WIDTH, HEIGHT);
        png("energy-diffusion", EnergyCharts.distribution(result), WIDTH, HEIGHT);
    }

    void coefficients(CoefficientResult result) throws IOException {
        csv("diffusion", ClassicalTables.coefficients(result));
        csv("resonances", ClassicalTables.resonances(result));
        csv("shells", ClassicalTables.shells(result.scenario()));
        png("diffusion", EnergyCharts.coefficients(result), WIDTH, HEIGHT);
    }

    void means(ClassicalScenario scenario, List<? extends PhaseFunction> functions) throws IOException {
        csv("shell-means", ShellTables.means(scenario, functions));
        csv("component-means", ShellTables.componentMeans(scenario, functions));
    }

    void harmonics(ClassicalScenario scenario, PhaseFunction function, int highest) throws IOException {
        csv("harmonics", ShellTables.harmonics(scenario, function, highest));
    }

    void comparison(VlasovComparisonResult result) throws IOException {
        csv("comparison", VlasovComparisonTable.of(result));
        png("comparison", VlasovComparisonChart.of(result), WIDTH, HEIGHT);
    }

    private void png(String name, JFreeChart chart, int width, int height) throws IOException {
        if (folder.pictures()) {
            ChartPicture.savePng(ChartPicture.render(chart, width, height), folder.file(name + ".png"));
        }
    }

    private void tiff(String name, CalibratedImage image) throws IOException {
        if (folder.pictures()) {
            ImageJImage.save(ImageJImage.of(image), folder.file(name + ".tif"));
        }
    }

    private void csv(String name, Table table) throws IOException {
        new CsvWriter().write(table, folder.file(name + ".csv"));
    }
}
