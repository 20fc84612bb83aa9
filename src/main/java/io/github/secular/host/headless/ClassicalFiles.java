package io.github.secular.host.headless;

import io.github.secular.run.CoefficientResult;
import io.github.secular.run.EnergyDiffusionResult;
import io.github.secular.run.VlasovComparisonResult;
import io.github.secular.run.VlasovResult;
import io.github.secular.view.ClassicalTables;
import io.github.secular.view.CsvWriter;
import io.github.secular.view.Table;
import io.github.secular.view.VlasovComparisonTable;
import java.io.IOException;
import java.util.List;

/** Writes classical results under the names that sample-data/README.md gives. */
final class ClassicalFiles {
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
    }

    void diffusion(EnergyDiffusionResult result) throws IOException {
        csv("energy-diffusion", ClassicalTables.distribution(result));
        csv("moments", ClassicalTables.moments(result));
    }

    void coefficients(CoefficientResult result) throws IOException {
        csv("diffusion", ClassicalTables.coefficients(result));
        csv("resonances", ClassicalTables.resonances(result));
        csv("shells", ClassicalTables.shells(result.scenario()));
    }

    void comparison(VlasovComparisonResult result) throws IOException {
        csv("comparison", VlasovComparisonTable.of(result));
    }

    private void csv(String name, Table table) throws IOException {
        new CsvWriter().write(table, folder.file(name + ".csv"));
    }
}
