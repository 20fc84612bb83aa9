package io.github.secular.quantum.limit;

import io.github.secular.numerics.Sentence;
import io.github.secular.quantum.BlochModel;
import io.github.secular.quantum.RateMatrix;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.StringJoiner;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;

/**
 * Says in words which regime of almost-degenerate levels a model is in, what follows, and how small ε must be
 * before the limit means anything.
 *
 * @param limit blocks, rates and exponents for finitely many levels
 * @param infinite what holds for infinitely many levels
 * @param layer ε^σ at the model's ε, slow time; 1 where there is no layer
 * @param layerTime how long the slowest equalisation in a block takes at the model's ε, slow time; 0 without blocks
 *     of several levels
 * @param epsilonForTenPercent the ε at which ε^σ is 0.1
 * @param epsilonForOnePercent the ε at which ε^σ is 0.01
 * @param expectedError ε to the power with which the limit is approached, at the model's ε, its constant unknown
 * @param sentences what a user should read, in order
 */
public record RegimeReport(
        PolarisedLimit limit,
        InfiniteLevelsLimit infinite,
        double layer,
        double layerTime,
        double epsilonForTenPercent,
        double epsilonForOnePercent,
        double expectedError,
        List<String> sentences) {

    public RegimeReport {
        sentences = List.copyOf(sentences);
    }

    /** @throws io.github.secular.numerics.RefusalException if a resonant pair is undamped */
    public static RegimeReport of(BlochModel model) {
        PolarisedLimit limit = PolarisedLimit.of(model);
        InfiniteLevelsLimit infinite = InfiniteLevelsLimit.of(model);
        double eps = model.epsilon();
        boolean hasLayer =
                limit.regime() != Regime.NO_LAYER && !limit.singular().isZero();
        double layer = hasLayer ? Math.pow(eps, limit.sigma()) : 1;
        double gap = smallestDecay(actualSingular(limit, eps));
        double tenth = hasLayer ? Math.pow(0.1, 1 / limit.sigma()) : Double.NaN;
        double hundredth = hasLayer ? Math.pow(0.01, 1 / limit.sigma()) : Double.NaN;
        double error = hasLayer ? Math.pow(eps, limit.errorExponent()) : Double.NaN;
        double layerTime = gap > 0 ? 1 / gap : 0;
        List<String> sentences = new ArrayList<>();
        describe(limit, sentences);
        if (hasLayer) {
            describeLayer(limit, eps, layer, layerTime, tenth, hundredth, error, sentences);
        }
        sentences.add(
                infinite.rates().isPresent()
                        ? Sentence.of(
                                "For infinitely many levels (%s, sigma = %.4g): %s",
                                infinite.range(), infinite.sigma(), infinite.sentence())
                        : infinite.sentence());
        return new RegimeReport(limit, infinite, layer, layerTime, tenth, hundredth, error, sentences);
    }

    private static void describe(PolarisedLimit limit, List<String> out) {
        out.add(Sentence.of(
                "mu = %.6g, p = %.6g: regime %s.",
                limit.mu(), limit.p(), limit.regime().range()));
        out.add(meaning(limit));
        if (limit.regime() == Regime.NO_LAYER) {
            return;
        }
        StringJoiner blocks = new StringJoiner(", ");
        limit.blocks().forEach(b -> blocks.add(Arrays.toString(b)));
        out.add("Blocks of equal population: " + (limit.blocks().isEmpty() ? "none" : blocks) + "; frozen levels: "
                + (limit.frozen().length == 0 ? "none" : Arrays.toString(limit.frozen())) + ".");
    }

    private static String meaning(PolarisedLimit limit) {
        if (limit.regime() != Regime.NO_LAYER && limit.resonances().isEmpty()) {
            return "The wave meets no transition, so that in the limit only the relaxation acts.";
        }
        return switch (limit.regime()) {
            case NO_LAYER ->
                "The damping does not vanish with eps: no time layer forms, and the averaged rates have"
                        + " a limit of their own.";
            case INSIDE_WIDTH ->
                "The shifts vanish inside the line width: every resonant pair equalises as if its"
                        + " levels were degenerate.";
            case EQUAL ->
                "Shifts and line width are of one size: every resonant pair equalises, shifted ones more"
                        + " slowly by a constant factor.";
            case SHIFTED_FAST ->
                "The shifts exceed the line width: shifted pairs equalise too, but during a much" + " longer layer.";
            case SHIFTED_SLOW ->
                "Shifted pairs exchange population at rates of order one, beside the relaxation;"
                        + " only unshifted pairs equalise.";
            case SHIFTED_OUT ->
                "Shifted pairs are too far off the line to matter in the limit; only unshifted pairs" + " equalise.";
        };
    }

    private static void describeLayer(
            PolarisedLimit limit,
            double eps,
            double layer,
            double layerTime,
            double tenth,
            double hundredth,
            double error,
            List<String> out) {
        out.add(Sentence.of(
                "The layer lasts about eps^%.4g = %.3g at eps = %.3g (the slowest equalisation takes %.3g).",
                limit.sigma(), layer, eps, layerTime));
        out.add(Sentence.of(
                "The limit begins to mean something below eps = %.2g (layer 0.1), and is good to a percent only"
                        + " below eps = %.2g (layer 0.01).",
                tenth, hundredth));
        if (error > 0.01) {
            out.add(Sentence.of(
                    "Warning: the limit is approached only like eps^%.3g, which is %.2g here; prefer the averaged or"
                            + " the resonant rates at this eps.",
                    limit.errorExponent(), error));
        }
    }

    /** The singular rates at this ε, slow time. */
    private static RateMatrix actualSingular(PolarisedLimit limit, double eps) {
        RateMatrix a = limit.unshifted().times(Math.pow(eps, -limit.mu()));
        return limit.regime().shiftedLinesAreSingular() ? a.plus(limit.shifted().times(Math.pow(eps, -limit.nu()))) : a;
    }

    /** The smallest non-zero decay rate of a symmetric rate matrix; 0 if it is zero. */
    private static double smallestDecay(RateMatrix symmetric) {
        if (symmetric.isZero()) {
            return 0;
        }
        DMatrixRMaj generator = symmetric.sharp();
        var eigen = DecompositionFactory_DDRM.eig(symmetric.size(), false, true);
        eigen.decompose(generator);
        double largest = 0;
        for (int i = 0; i < symmetric.size(); i++) {
            largest = Math.max(largest, Math.abs(eigen.getEigenvalue(i).getReal()));
        }
        double gap = largest;
        for (int i = 0; i < symmetric.size(); i++) {
            double decay = -eigen.getEigenvalue(i).getReal();
            if (decay > 1e-12 * largest) {
                gap = Math.min(gap, decay);
            }
        }
        return gap;
    }

    /** All sentences, a line each, then the resonances. */
    public String text() {
        return String.join(System.lineSeparator(), sentences)
                + System.lineSeparator()
                + limit.resonances().text();
    }
}
