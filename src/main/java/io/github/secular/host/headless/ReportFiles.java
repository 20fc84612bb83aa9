package io.github.secular.host.headless;

import io.github.secular.run.ClassicalHypothesesResult;
import io.github.secular.run.EnsembleResult;
import io.github.secular.run.EquilibriumResult;
import io.github.secular.run.HypothesesAccount;
import io.github.secular.run.HypothesesResult;
import io.github.secular.run.RegimeResult;
import io.github.secular.run.TruncationResult;
import io.github.secular.scenario.Units;
import io.github.secular.view.CalibratedImage;
import io.github.secular.view.DetuningImages;
import io.github.secular.view.DivisorImages;
import io.github.secular.view.EnsembleChart;
import io.github.secular.view.EnsembleTables;
import io.github.secular.view.EquilibriumChart;
import io.github.secular.view.PopulationChart;
import io.github.secular.view.RateTables;
import io.github.secular.view.ReportTables;
import io.github.secular.view.TruncationChart;
import java.io.IOException;
import java.util.Optional;

/** Writes equilibria, hypotheses, ensembles and regimes under the names that README gives. */
record ReportFiles(ResultFiles files) {
    void equilibrium(EquilibriumResult result) throws IOException {
        files.csv("equilibrium", ReportTables.equilibrium(result));
        files.text("equilibrium", result.text());
        files.png("equilibrium", EquilibriumChart.of(result));
    }

    void hypotheses(HypothesesAccount result) throws IOException {
        files.csv("hypotheses", ReportTables.hypotheses(result));
        files.csv("theorems", ReportTables.theorems(result));
        files.text("hypotheses", result.text());
        if (result instanceof HypothesesResult quantum) {
            divisors(quantum);
        } else {
            detunings((ClassicalHypothesesResult) result);
        }
    }

    private void divisors(HypothesesResult result) throws IOException {
        files.csv("small-divisors", ReportTables.smallDivisors(result));
        files.csv("diophantine", ReportTables.diophantine(result));
        Optional<CalibratedImage> map = DivisorImages.map(result);
        if (map.isPresent()) {
            files.tiff("small-divisors", map.get());
            files.png("small-divisors", DivisorImages.picture(result).orElseThrow());
        }
    }

    private void detunings(ClassicalHypothesesResult result) throws IOException {
        if (result.detunings().isPresent()) {
            files.csv(
                    "small-divisors",
                    ReportTables.smallDivisors(
                            result.scenario().title(),
                            result.scenario().energySymbol(),
                            result.detunings().get()));
            files.tiff("small-divisors", DetuningImages.map(result).orElseThrow());
            files.png("small-divisors", DetuningImages.chart(result).orElseThrow());
        }
    }

    void ensemble(EnsembleResult result) throws IOException {
        files.csv("ensemble", EnsembleTables.populations(result));
        files.csv("paths", EnsembleTables.paths(result));
        files.png("ensemble", EnsembleChart.of(result));
    }

    void regime(RegimeResult result) throws IOException {
        String title = result.title();
        Units units = result.scenario().units();
        files.text("regime", result.text());
        files.csv("regime-blocks", ReportTables.regimeBlocks(result));
        files.csv("regime-rates", ReportTables.regimeRates(result));
        files.csv("polarised", RateTables.populations("Polarised limit of " + title, result.polarised(), units));
        files.csv("resonant", RateTables.populations("Rates of " + title, result.resonant(), units));
        files.csv("layer", RateTables.populations("Time layer of " + title, result.layer(), units));
        files.png("layer", PopulationChart.of(result));
    }

    void truncation(TruncationResult result) throws IOException {
        files.csv("truncation", ReportTables.truncation(result));
        files.png("truncation", TruncationChart.of(result));
    }
}
