package io.github.secular.quantum.limit.equilibrium;

import io.github.secular.numerics.Sentence;
import io.github.secular.quantum.BlochModel;
import io.github.secular.quantum.RateMatrix;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where a model's rate equation ends, and what kind of state that is.
 *
 * @param equilibrium classes, populations, spectral gap
 * @param relaxation whether the Pauli rates alone obey detailed balance, and at which temperature
 * @param distanceFromThermal largest |p_n − thermal p_n| at the temperature of the relaxation; NaN without one
 * @param trend what happens as levels are added; empty for a system of finitely many levels
 * @param sentences what a user should read, in order
 */
public record EquilibriumReport(
        Equilibrium equilibrium,
        DetailedBalance relaxation,
        double distanceFromThermal,
        Optional<EquilibriumTrend> trend,
        List<String> sentences) {

    public EquilibriumReport {
        sentences = List.copyOf(sentences);
    }

    /**
     * @param waveRates rates by the wave alone, slow time
     * @param initial p(0), length N
     * @param trend for a system that was cut off at N levels
     */
    public static EquilibriumReport of(
            BlochModel model, RateMatrix waveRates, double[] initial, Optional<EquilibriumTrend> trend) {
        Equilibrium end = Equilibrium.of(waveRates.plus(model.relaxation()), initial);
        DetailedBalance balance = DetailedBalance.infer(model.relaxation(), model.levels());
        List<String> sentences = new ArrayList<>();
        double distance = Double.NaN;
        if (!model.relaxation().isZero()) {
            sentences.add("Relaxation alone: " + balance.text());
        }
        if (balance.holds()) {
            double[] p = end.populations();
            double[] thermal = balance.thermal();
            distance = 0;
            for (int n = 0; n < p.length; n++) {
                distance = Math.max(distance, Math.abs(p[n] - thermal[n]));
            }
            sentences.add(Sentence.of("The state in the end is %.3g away from the thermal one.", distance));
        }
        if (end.closedClasses().size() > 1) {
            sentences.add("There are " + end.closedClasses().size()
                    + " closed classes of levels: the end depends on the start.");
        }
        if (waveRates.isZero() && model.relaxation().isZero()) {
            sentences.add("No rate acts: every state is stationary.");
        }
        trend.ifPresent(t -> sentences.add(t.sentence()));
        return new EquilibriumReport(end, balance, distance, trend, sentences);
    }

    /** Everything, to read. */
    public String text() {
        return text(List.of(), 1, "");
    }

    /** The same with names and units, see {@link Equilibrium#text(List, double, String)}. */
    public String text(List<String> labels, double timeUnit, String symbol) {
        StringBuilder out = new StringBuilder(equilibrium.text(labels, timeUnit, symbol));
        sentences.forEach(s -> out.append(s).append(System.lineSeparator()));
        trend.ifPresent(t -> out.append(t.table()));
        return out.toString();
    }
}
