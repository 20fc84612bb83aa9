package io.github.secular.classical.particles;

import io.github.secular.classical.GaussianDensity;
import io.github.secular.classical.InitialDensity;
import io.github.secular.classical.PhaseRange;
import io.github.secular.numerics.InvalidInputException;
import java.util.SplittableRandom;

/**
 * Draws points with weights such that their expectation is f0: Gaussians as they are with weight 1, other densities from
 * cells in proportion to the value in the middle, uniform in a cell, with the quotient as weight.
 */
final class ParticleSource {
    private static final int SIDE = 256;

    private final InitialDensity f0;
    private final double[] cumulative;
    private final double[] values;
    private final double area;

    ParticleSource(InitialDensity f0) {
        this.f0 = f0;
        PhaseRange r = f0.extent();
        area = (r.xTo() - r.xFrom()) * (r.pTo() - r.pFrom()) / SIDE / SIDE;
        if (f0 instanceof GaussianDensity) {
            cumulative = null;
            values = null;
            return;
        }
        values = new double[SIDE * SIDE];
        cumulative = new double[SIDE * SIDE + 1];
        double mean = 0;
        for (int c = 0; c < values.length; c++) {
            values[c] = f0.at(x(c, 0.5), p(c, 0.5));
            if (!(values[c] >= 0)) {
                throw new InvalidInputException(
                        "initial density", values[c] + " at a point", "a density of at least 0, for particles");
            }
            mean += values[c] / values.length;
        }
        for (int c = 0; c < values.length; c++) {
            // A floor, so that no point where f0 is not 0 is left out.
            values[c] += 1e-3 * mean;
            cumulative[c + 1] = cumulative[c] + values[c];
        }
    }

    private double x(int cell, double part) {
        PhaseRange r = f0.extent();
        return r.xFrom() + (cell % SIDE + part) * (r.xTo() - r.xFrom()) / SIDE;
    }

    private double p(int cell, double part) {
        PhaseRange r = f0.extent();
        return r.pFrom() + (cell / SIDE + part) * (r.pTo() - r.pFrom()) / SIDE;
    }

    /** Writes (x, p) to {@code point}. @return the weight */
    double draw(SplittableRandom random, double[] point) {
        if (f0 instanceof GaussianDensity g) {
            double radius = Math.sqrt(-2 * g.variance() * Math.log(1 - random.nextDouble()));
            double angle = 2 * Math.PI * random.nextDouble();
            point[0] = g.x() + radius * Math.cos(angle);
            point[1] = g.p() + radius * Math.sin(angle);
            return 1;
        }
        double total = cumulative[cumulative.length - 1];
        int found = java.util.Arrays.binarySearch(cumulative, random.nextDouble() * total);
        int cell = Math.min(values.length - 1, found >= 0 ? found : -found - 2);
        point[0] = x(cell, random.nextDouble());
        point[1] = p(cell, random.nextDouble());
        return f0.at(point[0], point[1]) / values[cell] * total * area;
    }
}
