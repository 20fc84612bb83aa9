package io.github.secular.scenario;

import static io.github.secular.scenario.HamiltonianSection.placed;

import io.github.secular.classical.CosineTerm;
import io.github.secular.classical.FormulaFunction;
import io.github.secular.classical.PhaseFunction;
import io.github.secular.classical.QuasiPeriodicPotential;
import io.github.secular.classical.RandomPotential;
import io.github.secular.classical.ShakingPotential;
import io.github.secular.classical.space.SpaceDrive;
import io.github.secular.classical.space.SpacePotential;
import io.github.secular.classical.space.SpaceTerm;
import io.github.secular.drive.BaseFrequencies;
import io.github.secular.drive.Envelope;
import io.github.secular.drive.IndependentFrequencies;
import io.github.secular.numerics.Formula;
import io.github.secular.numerics.InvalidInputException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/** What shakes a classical model: its "drive" or its "noises". */
final class ShakingSection {
    private ShakingSection() {}

    /**
     * @param times slow times at which envelopes are checked to be finite
     * @param warnings are added to
     */
    static ShakingPotential read(Place root, double[] times, List<String> warnings) {
        if (hasNoises(root)) {
            return random(root);
        }
        return root.has("drive")
                ? quasiPeriodic(root.get("drive"), times, warnings)
                : new QuasiPeriodicPotential(new double[0], List.of());
    }

    private static boolean hasNoises(Place root) {
        if (root.has("drive") && root.has("noises")) {
            throw new InvalidInputException("", "both \"drive\" and \"noises\"", "one of them");
        }
        NoiseCorrelation.requireNoises(root);
        return root.has("noises");
    }

    private static ShakingPotential quasiPeriodic(Place drive, double[] times, List<String> warnings) {
        drive.allow("frequencies", "cycles", "terms");
        double[] nu = frequencies(drive);
        List<CosineTerm> terms = new ArrayList<>();
        for (Place p : drive.get("terms").list()) {
            for (Written w : terms(p, nu.length, times, ShakingSection::function)) {
                terms.add(new CosineTerm(w.index, shape(w.cosine), shape(w.sine), w.envelope));
            }
        }
        IndependentFrequencies base = IndependentFrequencies.of(nu);
        warnings.addAll(base.merged());
        warnings.addAll(base.left());
        List<CosineTerm> anew = terms.stream()
                .map(t -> new CosineTerm(base.index(t.index()), t.cosine(), t.sine(), t.envelope()))
                .toList();
        return placed(drive.path(), () -> new QuasiPeriodicPotential(base.frequencies(), anew));
    }

    private static double[] frequencies(Place drive) {
        return WaveSection.frequencies(drive).stream()
                .mapToDouble(BigDecimal::doubleValue)
                .toArray();
    }

    /** The "drive" or the "noises" of a model in space; none where the file has none. @param warnings are added to */
    static SpaceDrive space(Place root, int dimension, double[] times, List<String> warnings) {
        if (hasNoises(root)) {
            List<SpaceDrive.Part> parts = new ArrayList<>();
            NoiseSection.potentials(root, p -> checked(p, f -> inPhaseSpace(f, dimension)))
                    .forEach((signal, text) ->
                            parts.add(new SpaceDrive.Part(signal, SpacePotential.phaseFormula(dimension, text))));
            requireNoises(root, parts);
            return new SpaceDrive(parts);
        }
        if (!root.has("drive")) {
            return new SpaceDrive(new BaseFrequencies(), List.of());
        }
        Place drive = root.get("drive").allow("frequencies", "cycles", "terms");
        double[] nu = frequencies(drive);
        IndependentFrequencies base = IndependentFrequencies.of(nu);
        warnings.addAll(base.merged());
        warnings.addAll(base.left());
        List<SpaceTerm> terms = new ArrayList<>();
        for (Place p : drive.get("terms").list()) {
            if (p.has("phase")) {
                throw p.get("phase").wrong("no phase where the dimension is above 1");
            }
            for (Written w : terms(p, nu.length, times, f -> inPhaseSpace(f, dimension))) {
                terms.add(new SpaceTerm(
                        base.index(w.index),
                        SpacePotential.phaseFormula(dimension, w.cosine.isEmpty() ? "0" : w.cosine),
                        SpacePotential.phaseFormula(dimension, w.sine.isEmpty() ? "0" : w.sine),
                        w.envelope));
            }
        }
        return placed(drive.path(), () -> new SpaceDrive(new BaseFrequencies(base.frequencies()), terms));
    }

    /** A formula of position in two or three dimensions. */
    static Formula position(Place place, int dimension) {
        return placed(place.path(), () -> SpacePotential.formula(dimension, place.text()));
    }

    private static void inPhaseSpace(Place place, int dimension) {
        placed(place.path(), () -> SpacePotential.phaseFormula(dimension, place.text()));
    }

    /** One frequency of a drive as it is written. @param cosine, sine formulas, empty for 0 */
    private record Written(int[] index, String cosine, String sine, Envelope envelope) {}

    /**
     * g (C cos(ξ·ντ + φ) + S sin(ξ·ντ + φ)): C and S as given, or amplitude · V e^{iξ·ντ} with its conjugate, which is
     * C = 2 Re(amplitude) V, S = −2 Im(amplitude) V; at ξ = 0, where there is no partner, Re(amplitude) V. With a slow
     * factor u + iv the amplitude C − iS becomes (uC + vS) − i(uS − vC).
     */
    private static List<Written> terms(Place p, int dimension, double[] times, Consumer<Place> check) {
        p.allow("index", "potential", "amplitude", "cosine", "sine", "envelope", "phase");
        int[] index = p.get("index").integers(dimension, "one per base frequency");
        boolean isStatic = Arrays.stream(index).allMatch(j -> j == 0);
        boolean real = p.has("cosine") || p.has("sine");
        if (real == p.has("potential")) {
            throw new InvalidInputException(
                    p.path(),
                    real ? "both \"potential\" and \"cosine\" or \"sine\"" : "no \"cosine\", \"sine\" or \"potential\"",
                    "cosine and sine (real potentials), or a potential with its complex amplitude");
        }
        if (isStatic && p.has("phase")) {
            throw p.get("phase").wrong("no phase for a term of frequency 0");
        }
        String cosine;
        String sine;
        if (real) {
            if (p.has("amplitude")) {
                throw new InvalidInputException(
                        p.path(), "an \"amplitude\" beside \"cosine\" or \"sine\"", "amplitude beside potential only");
            }
            cosine = p.find("cosine").map(f -> checked(f, check)).orElse("");
            sine = p.find("sine").map(f -> checked(f, check)).orElse("");
        } else {
            double[] z = p.find("amplitude").map(Place::complex).orElse(new double[] {isStatic ? 1 : 0.5, 0});
            if (isStatic && z[1] != 0) {
                throw p.get("amplitude").wrong("a real number, for a static potential is real");
            }
            String potential = checked(p.get("potential"), check);
            cosine = sum(isStatic ? z[0] : 2 * z[0], potential, 0, "");
            sine = sum(isStatic ? 0 : -2 * z[1], potential, 0, "");
        }
        List<Written> out = new ArrayList<>();
        for (SlowFactor.Part part : SlowFactor.read(p, times).parts()) {
            out.add(new Written(
                    index,
                    sum(part.re(), cosine, part.im(), sine),
                    sum(part.re(), sine, -part.im(), cosine),
                    part.envelope()));
        }
        return out;
    }

    /** The text of a formula that has been looked at. */
    private static String checked(Place place, Consumer<Place> check) {
        check.accept(place);
        return place.text();
    }

    /** a · f + b · g by their texts, of which an empty one is 0. */
    private static String sum(double a, String f, double b, String g) {
        String first = scaled(a, f);
        String second = scaled(b, g);
        return first.isEmpty() || second.isEmpty() ? first + second : first + " + " + second;
    }

    private static String scaled(double factor, String f) {
        return factor == 0 || f.isEmpty() ? "" : factor == 1 ? f : factor + " * (" + f + ")";
    }

    private static PhaseFunction shape(String text) {
        return text.isEmpty() ? PhaseFunction.ZERO : FormulaFunction.of(text);
    }

    /** A formula in x and p. */
    static PhaseFunction function(Place place) {
        return placed(place.path(), () -> FormulaFunction.of(place.text()));
    }

    private static void requireNoises(Place root, List<?> parts) {
        if (parts.isEmpty()) {
            throw root.get("noises").wrong("a list of noises, each with its potential");
        }
    }

    private static ShakingPotential random(Place root) {
        List<RandomPotential.Part> parts = new ArrayList<>();
        NoiseSection.potentials(root, p -> checked(p, ShakingSection::function))
                .forEach((signal, text) -> parts.add(new RandomPotential.Part(shape(text), signal)));
        requireNoises(root, parts);
        return new RandomPotential(parts);
    }
}
