package io.github.secular.scenario;

import io.github.secular.drive.ClockNoise;
import io.github.secular.drive.CovarianceNoise;
import io.github.secular.drive.Noise;
import io.github.secular.drive.OrnsteinUhlenbeckNoise;
import io.github.secular.drive.RandomDrive;
import io.github.secular.drive.TelegraphNoise;
import io.github.secular.numerics.ComplexMatrix;
import io.github.secular.numerics.InvalidInputException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The "noises" of a scaled model: independent random drives, in place of a wave (doc/light.md, L4). */
final class NoiseSection {
    private NoiseSection() {}

    /** @param coupling what a noise without a matrix of its own shakes */
    static RandomDrive read(Place noises, int n, Optional<ComplexMatrix> coupling) {
        List<RandomDrive.Source> sources = new ArrayList<>();
        for (Place p : noises.list()) {
            sources.add(new RandomDrive.Source(noise(p, "matrix"), matrix(p, n, coupling)));
        }
        return placed("", () -> new RandomDrive(n, sources));
    }

    /** @param shape the key of what the noise multiplies */
    static Noise noise(Place p, String shape) {
        String type = p.get("type").choice("clock", "telegraph", "ornstein-uhlenbeck", "covariance");
        double variance = p.find("variance").map(Place::number).orElse(1.0);
        switch (type) {
            case "clock":
                p.allow("type", shape, "variance", "cellLength", "phase");
                double phase = p.find("phase").map(Place::number).orElse(Double.NaN);
                return placed(p.path(), () -> new ClockNoise(p.get("cellLength").number(), variance, phase));
            case "telegraph":
                p.allow("type", shape, "variance", "correlationTime");
                return placed(
                        p.path(),
                        () -> new TelegraphNoise(p.get("correlationTime").number(), variance));
            case "ornstein-uhlenbeck":
                p.allow("type", shape, "variance", "correlationTime");
                return placed(
                        p.path(),
                        () -> new OrnsteinUhlenbeckNoise(
                                p.get("correlationTime").number(), variance));
            default:
                p.allow("type", shape, "times", "values");
                return placed(p.path(), () -> new CovarianceNoise(numbers(p.get("times")), numbers(p.get("values"))));
        }
    }

    private static ComplexMatrix matrix(Place p, int n, Optional<ComplexMatrix> coupling) {
        if (p.has("matrix")) {
            return p.get("matrix").hermitianMatrix(n);
        }
        return coupling.orElseThrow(() -> new InvalidInputException(
                p.path(),
                "a noise without a \"matrix\", in a file without a \"coupling\" matrix",
                "a matrix per noise, or a coupling matrix for those that have none"));
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
