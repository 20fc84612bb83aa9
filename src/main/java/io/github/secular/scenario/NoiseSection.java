package io.github.secular.scenario;

import io.github.secular.drive.ClockNoise;
import io.github.secular.drive.CovarianceNoise;
import io.github.secular.drive.Noise;
import io.github.secular.drive.NoiseSignal;
import io.github.secular.drive.OrnsteinUhlenbeckNoise;
import io.github.secular.drive.RandomDrive;
import io.github.secular.drive.TelegraphNoise;
import io.github.secular.numerics.ComplexMatrix;
import io.github.secular.numerics.InvalidInputException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The "noises" of a scaled model, in place of a wave (doc/light.md, L4), with their "correlation": noises on carriers
 * and mixtures of noises become signals of independent ones.
 */
final class NoiseSection {
    private static final String[] COMMON = {"type", "carrier", "sine"};

    private NoiseSection() {}

    /** What signals multiply: matrices, or the texts of formulas. */
    private interface Shapes<G> {
        /** @param factor not 0 */
        G scaled(G shape, double factor);

        G sum(G a, G b);
    }

    /** @param coupling what a noise without a matrix of its own shakes */
    static RandomDrive matrices(Place root, int n, Optional<ComplexMatrix> coupling) {
        Map<NoiseSignal, ComplexMatrix> found =
                signals(root, "matrix", p -> matrix(p, n, coupling), p -> p.hermitian(n), new Shapes<>() {
                    @Override
                    public ComplexMatrix scaled(ComplexMatrix shape, double factor) {
                        return factor == 1 ? shape : shape.times(factor, 0);
                    }

                    @Override
                    public ComplexMatrix sum(ComplexMatrix a, ComplexMatrix b) {
                        return a.plus(b);
                    }
                });
        List<RandomDrive.Source> sources = new ArrayList<>();
        found.forEach((signal, matrix) -> sources.add(new RandomDrive.Source(signal, matrix)));
        return placed("", () -> new RandomDrive(n, sources));
    }

    /** @param text of a formula, looked at */
    static Map<NoiseSignal, String> potentials(Place root, Function<Place, String> text) {
        return signals(root, "potential", p -> potential(p, text), text, new Shapes<>() {
            @Override
            public String scaled(String shape, double factor) {
                return factor == 1 ? shape : factor + " * (" + shape + ")";
            }

            @Override
            public String sum(String a, String b) {
                return a + " + " + b;
            }
        });
    }

    /** What each signal of independent noises multiplies, in the order of the file. */
    private static <G> Map<NoiseSignal, G> signals(
            Place root, String shape, Function<Place, Optional<G>> plain, Function<Place, G> sine, Shapes<G> shapes) {
        List<Place> places = root.get("noises").list();
        List<Noise> noises = places.stream().map(p -> noise(p, shape)).toList();
        double[][] factors = NoiseCorrelation.factors(root, noises);
        Map<NoiseSignal, G> out = new LinkedHashMap<>();
        for (int i = 0; i < noises.size(); i++) {
            Place p = places.get(i);
            double given = p.find("carrier").map(Place::number).orElse(0.0);
            double carrier = Math.abs(given);
            if (p.has("carrier") && carrier == 0) {
                throw p.get("carrier").wrong("a frequency other than 0");
            }
            if (p.has("sine") && carrier == 0) {
                throw new InvalidInputException(
                        p.path(), "a \"sine\" without a \"carrier\"", "both, or neither for the noise itself");
            }
            Optional<G> cosine = plain.apply(p);
            Optional<G> other = p.find("sine").map(sine);
            for (int j = 0; j <= i; j++) {
                double factor = factors[i][j];
                if (factor != 0) {
                    BinaryOperator<G> sum = shapes::sum;
                    NoiseSignal first = new NoiseSignal(noises.get(j), j, carrier, false);
                    cosine.ifPresent(g -> out.merge(first, shapes.scaled(g, factor), sum));
                    other.ifPresent(g -> out.merge(
                            new NoiseSignal(first.noise(), first.source(), carrier, true),
                            // sin φ changes its sign with φ: carriers of both signs are one
                            shapes.scaled(g, given < 0 ? -factor : factor),
                            sum));
                }
            }
        }
        return out;
    }

    /** @param shape the key of what the noise multiplies */
    static Noise noise(Place p, String shape) {
        String type = p.get("type").choice("clock", "telegraph", "ornstein-uhlenbeck", "covariance");
        double variance = p.find("variance").map(Place::number).orElse(1.0);
        switch (type) {
            case "clock":
                allow(p, shape, "variance", "cellLength", "phase");
                double phase = p.find("phase").map(Place::number).orElse(Double.NaN);
                return placed(p.path(), () -> new ClockNoise(p.get("cellLength").number(), variance, phase));
            case "telegraph":
                allow(p, shape, "variance", "correlationTime");
                return placed(
                        p.path(),
                        () -> new TelegraphNoise(p.get("correlationTime").number(), variance));
            case "ornstein-uhlenbeck":
                allow(p, shape, "variance", "correlationTime");
                return placed(
                        p.path(),
                        () -> new OrnsteinUhlenbeckNoise(
                                p.get("correlationTime").number(), variance));
            default:
                allow(p, shape, "times", "values");
                return placed(p.path(), () -> new CovarianceNoise(numbers(p.get("times")), numbers(p.get("values"))));
        }
    }

    private static void allow(Place p, String... own) {
        p.allow(Stream.concat(Stream.of(COMMON), Stream.of(own)).toArray(String[]::new));
    }

    private static Optional<String> potential(Place p, Function<Place, String> text) {
        // A noise on a carrier may have its sine alone.
        return p.has("sine") && !p.has("potential") ? Optional.empty() : Optional.of(text.apply(p.get("potential")));
    }

    private static Optional<ComplexMatrix> matrix(Place p, int n, Optional<ComplexMatrix> coupling) {
        if (p.has("matrix")) {
            return Optional.of(p.get("matrix").hermitianMatrix(n));
        }
        if (p.has("sine")) {
            return Optional.empty();
        }
        return Optional.of(coupling.orElseThrow(() -> new InvalidInputException(
                p.path(),
                "a noise without a \"matrix\", in a file without a \"coupling\" matrix",
                "a matrix per noise, or a coupling matrix for those that have none")));
    }

    private static double[] numbers(Place list) {
        return list.list().stream().mapToDouble(Place::number).toArray();
    }

    /** Complaints of the noise itself say which noise. */
    private static <T> T placed(String path, Supplier<T> made) {
        try {
            return made.get();
        } catch (InvalidInputException e) {
            throw e.where().startsWith("noises") ? e : e.within(path);
        }
    }
}
