package io.github.secular.scenario;

import static io.github.secular.scenario.HamiltonianSection.placed;

import io.github.secular.classical.CosineTerm;
import io.github.secular.classical.FormulaFunction;
import io.github.secular.classical.PhaseFunction;
import io.github.secular.classical.QuasiPeriodicPotential;
import io.github.secular.classical.RandomPotential;
import io.github.secular.classical.ShakingPotential;
import io.github.secular.drive.Envelope;
import io.github.secular.drive.FormulaEnvelope;
import io.github.secular.drive.IndependentFrequencies;
import io.github.secular.numerics.Formula;
import io.github.secular.numerics.InvalidInputException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What shakes a classical model: its "drive" or its "noises". */
final class ShakingSection {
    private ShakingSection() {}

    /**
     * @param times slow times at which envelopes are checked to be finite
     * @param warnings are added to
     */
    static ShakingPotential read(Place root, double[] times, List<String> warnings) {
        if (root.has("drive") && root.has("noises")) {
            throw new InvalidInputException("", "both \"drive\" and \"noises\"", "one of them");
        }
        if (root.has("noises")) {
            return random(root.get("noises"));
        }
        return root.has("drive")
                ? quasiPeriodic(root.get("drive"), times, warnings)
                : new QuasiPeriodicPotential(new double[0], List.of());
    }

    private static ShakingPotential quasiPeriodic(Place drive, double[] times, List<String> warnings) {
        drive.allow("frequencies", "cycles", "terms");
        double[] nu = WaveSection.frequencies(drive).stream()
                .mapToDouble(BigDecimal::doubleValue)
                .toArray();
        List<CosineTerm> terms = new ArrayList<>();
        for (Place p : drive.get("terms").list()) {
            terms.add(term(p, nu.length, times));
        }
        IndependentFrequencies base = IndependentFrequencies.of(nu);
        warnings.addAll(base.merged());
        warnings.addAll(base.left());
        List<CosineTerm> anew = terms.stream()
                .map(t -> new CosineTerm(base.index(t.index()), t.cosine(), t.sine(), t.envelope()))
                .toList();
        return placed(drive.path(), () -> new QuasiPeriodicPotential(base.frequencies(), anew));
    }

    /**
     * g (C cos ξ·ντ + S sin ξ·ντ): C and S as given, or amplitude · V e^{iξ·ντ} with its conjugate, which is
     * C = 2 Re(amplitude) V, S = −2 Im(amplitude) V; at ξ = 0, where there is no partner, Re(amplitude) V.
     */
    private static CosineTerm term(Place p, int dimension, double[] times) {
        p.allow("index", "potential", "amplitude", "cosine", "sine", "envelope");
        int[] index = p.get("index").integers(dimension, "one per base frequency");
        boolean isStatic = Arrays.stream(index).allMatch(j -> j == 0);
        boolean real = p.has("cosine") || p.has("sine");
        if (real == p.has("potential")) {
            throw new InvalidInputException(
                    p.path(),
                    real ? "both \"potential\" and \"cosine\" or \"sine\"" : "no \"cosine\", \"sine\" or \"potential\"",
                    "cosine and sine (real potentials), or a potential with its complex amplitude");
        }
        PhaseFunction cosine;
        PhaseFunction sine;
        if (real) {
            if (p.has("amplitude")) {
                throw new InvalidInputException(
                        p.path(), "an \"amplitude\" beside \"cosine\" or \"sine\"", "amplitude beside potential only");
            }
            cosine = p.find("cosine").map(ShakingSection::function).orElse(PhaseFunction.ZERO);
            sine = p.find("sine").map(ShakingSection::function).orElse(PhaseFunction.ZERO);
        } else {
            double[] z = p.find("amplitude").map(Place::complex).orElse(new double[] {isStatic ? 1 : 0.5, 0});
            if (isStatic && z[1] != 0) {
                throw p.get("amplitude").wrong("a real number, for a static potential is real");
            }
            function(p.get("potential"));
            cosine = scaled(p.get("potential"), isStatic ? z[0] : 2 * z[0]);
            sine = scaled(p.get("potential"), isStatic ? 0 : -2 * z[1]);
        }
        return new CosineTerm(index, cosine, sine, envelope(p, times));
    }

    private static PhaseFunction scaled(Place potential, double factor) {
        if (factor == 0) {
            return PhaseFunction.ZERO;
        }
        String text = potential.node().isNumber() ? "" + potential.number() : potential.text();
        return factor == 1 ? FormulaFunction.of(text) : FormulaFunction.of(factor + " * (" + text + ")");
    }

    /** A formula in x and p. */
    static PhaseFunction function(Place place) {
        return placed(place.path(), () -> FormulaFunction.of(place.text()));
    }

    private static Envelope envelope(Place p, double[] times) {
        if (!p.has("envelope")) {
            return Envelope.ONE;
        }
        Place at = p.get("envelope");
        Envelope envelope = placed(at.path(), () -> new FormulaEnvelope(new Formula(at.text(), "t"), 1));
        try {
            for (double t : Arrays.copyOf(times, times.length + 1)) {
                envelope.at(t);
            }
        } catch (InvalidInputException e) {
            throw at.wrong("a formula in t that is finite from t = 0 to the last time");
        }
        return envelope;
    }

    private static ShakingPotential random(Place noises) {
        List<RandomPotential.Part> parts = new ArrayList<>();
        for (Place p : noises.list()) {
            parts.add(new RandomPotential.Part(function(p.get("potential")), NoiseSection.noise(p, "potential")));
        }
        if (parts.isEmpty()) {
            throw noises.wrong("a list of noises, each with its potential");
        }
        return new RandomPotential(parts);
    }
}
