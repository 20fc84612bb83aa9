package io.github.secular.classical.limit;

import io.github.secular.drive.Envelope;
import io.github.secular.numerics.Progress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.DoubleUnaryOperator;

/**
 * Energy diffusion from F(0) = Π f0, on a grid that is made long enough for hardly any mass to leave at its top, and
 * fine enough for a tolerance (doc/vlasov-solvers.md, V8.3).
 */
public final class EnergySolution {
    private static final int CELLS = 603;
    /** As many are tried first where no more is asked for than this. */
    private static final int FEWER_CELLS = 207;

    private static final double MODEST = 1e-3;
    /** Their answer is taken where the mesh puts in no more than this of the tolerance: else it would be worse than usual. */
    private static final double FEWER_SHARE = 0.02;

    /** On fewer cells than usual extrapolation may tell too little near a separatrix: seen was 1.2 times at most. */
    private static final double UNSURE = 2;

    private static final int MOST_CELLS = 4 * CELLS;
    private static final int ROUGH_CELLS = 60;
    private static final double ROUGH_STEP = 1e-5;
    private static final double ROUGH_LOSS = 1e-3;
    /** Means over shells and cells, and values between the cells, are not claimed to be better than this. */
    private static final double FLOOR = 1e-8;

    /** What mesh and start may put in of the tolerance. */
    private static final double MESH_SHARE = 0.5;
    /** The error of a step in time over the tolerance: small values of F, too, are to be right. */
    private static final double STEP_SHARE = 1e-4;

    private static final double MOST_LOST = 1e-9;
    private static final double GROWTH = 1.8;
    /** After so many growths there is a long tail: cells grow in it, and its length by more. */
    private static final int LONG_TAIL = 6;

    private static final int GROWTHS = 16;
    private static final double LONG_GROWTH = 4;
    /** What may be missing of the mean energy, as a part of the tolerance. */
    private static final double ENERGY_SHARE = 0.1;

    private final EnergyModel model;

    public EnergySolution(EnergyModel model) {
        this.model = model;
    }

    /** F from Π f0. */
    public EnergyDistribution solve(double[] times, double tolerance, Progress progress) {
        return solve((grid, means) -> {}, times, tolerance, progress);
    }

    /**
     * F from Π f0 on one coarse mesh, for a first look: nothing estimates its error, which is NaN. A thousandth of the
     * mass may be missing at the top.
     */
    public EnergyDistribution rough(double[] times, Progress progress) {
        double lowest = model.measure().lowestEnergy();
        double highest = model.body();
        double ceiling = model.ceiling();
        FluxCoefficient flux = remembered(model.flux(), progress);
        for (int attempt = 0; ; attempt++) {
            double top = model.clear(Math.min(highest, ceiling));
            EnergyGrid grid = new EnergyGrid(model.measure(), top, ROUGH_CELLS, top, progress);
            double[] initial = positive(grid.means(watched(progress)));
            scale(grid, initial);
            EnergyDistribution out = new EnergyDiffusion(grid, flux, ROUGH_STEP).solve(initial, times, progress);
            boolean last = attempt >= LONG_TAIL || top >= model.clear(ceiling);
            if (last || !(out.lostMass() > ROUGH_LOSS)) {
                return out.withError(Double.NaN);
            }
            highest = lowest + GROWTH * (highest - lowest);
        }
    }

    /** @param correction what is done to the means of the start over the cells of a grid */
    EnergyDistribution solve(
            BiConsumer<EnergyGrid, double[]> correction, double[] times, double tolerance, Progress progress) {
        double lowest = model.measure().lowestEnergy();
        double body = model.body();
        double highest = body;
        double ceiling = model.ceiling();
        int cells = tolerance >= MODEST ? FEWER_CELLS : CELLS;
        for (int attempt = 0; ; attempt++) {
            Progress part = progress.part(attempt / (attempt + 1.0), (attempt + 1.0) / (attempt + 2.0));
            double top = model.clear(Math.min(highest, ceiling));
            int factor = GridExtrapolation.FACTOR;
            EnergyGrid coarsest = new EnergyGrid(
                    model.measure(), top, cells / factor / factor, attempt > LONG_TAIL ? body : top, progress);
            EnergyGrid coarse = coarsest.refined(factor);
            EnergyGrid grid = coarse.refined(factor);
            double[] initial = positive(grid.means(watched(progress)));
            double strayed = scale(grid, initial) + model.startError();
            correction.accept(grid, initial);
            initial = positive(initial);
            FluxCoefficient flux = remembered(model.flux(), progress);
            double perStep = Math.max(1e-11, Math.min(1e-7, STEP_SHARE * tolerance));
            EnergyDistribution fine = new EnergyDiffusion(grid, flux, perStep).solve(initial, times, part);
            boolean last = attempt >= GROWTHS || top >= model.clear(ceiling);
            if (!last && (fine.lostMass() > MOST_LOST || fine.lostEnergy() > ENERGY_SHARE * tolerance)) {
                double growth = attempt < LONG_TAIL ? GROWTH : LONG_GROWTH;
                highest = lowest + growth * (highest - lowest);
                continue;
            }
            double[] merged = GridExtrapolation.merged(grid, initial);
            double[] rougher = GridExtrapolation.merged(coarse, merged);
            EnergyDistribution middle =
                    new EnergyDiffusion(coarse, flux, perStep).solve(merged, times, progress.quietly());
            EnergyDistribution rough =
                    new EnergyDiffusion(coarsest, flux, perStep).solve(rougher, times, progress.quietly());
            EnergyDistribution out = new GridExtrapolation(fine, middle).result();
            double mesh = (cells < CELLS ? UNSURE : 1)
                    * GridExtrapolation.error(out, new GridExtrapolation(middle, rough).result());
            double share = cells < CELLS ? FEWER_SHARE : MESH_SHARE;
            if (mesh + strayed <= share * tolerance || cells >= MOST_CELLS) {
                double sampled = model.highFlux()
                        .map(high -> distance(
                                rough,
                                new EnergyDiffusion(coarsest, high, perStep).solve(rougher, times, progress.quietly())))
                        .orElse(0.0);
                return out.withError(FLOOR
                        + out.estimatedError()
                        + mesh
                        + strayed
                        + sampled
                        + (model.absorbs() && last ? 0 : Math.max(out.lostMass(), out.lostEnergy())));
            }
            cells = cells < CELLS ? CELLS : 2 * cells;
        }
    }

    /** The largest difference of two F on one grid, as a part of the largest value at that time. */
    private static double distance(EnergyDistribution a, EnergyDistribution b) {
        double out = 0;
        for (int k = 0; k < a.times().length; k++) {
            double largest = Double.MIN_NORMAL;
            double difference = 0;
            for (int i = 0; i < a.values()[k].length; i++) {
                largest = Math.max(largest, a.values()[k][i]);
                difference = Math.max(difference, Math.abs(a.values()[k][i] - b.values()[k][i]));
            }
            out = Math.max(out, difference / largest);
        }
        return out;
    }

    /** Gives F(0) the mass that was asked for. @return by what part it was off */
    private double scale(EnergyGrid grid, double[] means) {
        double wanted = model.mass();
        double[] masses = grid.masses();
        double found = 0;
        for (int i = 0; i < means.length; i++) {
            found += masses[i] * means[i];
        }
        if (!(wanted > 0) || !(found > 0)) {
            return 0;
        }
        for (int i = 0; i < means.length; i++) {
            means[i] *= wanted / found;
        }
        return Math.abs(found / wanted - 1);
    }

    /** The faces of the coarser grid are among those of the finer one. */
    private static FluxCoefficient remembered(FluxCoefficient flux, Progress progress) {
        Map<Double, FluxCoefficient.AtEnergy> known = new HashMap<>();
        return new FluxCoefficient() {
            @Override
            public AtEnergy at(double energy) {
                return known.computeIfAbsent(energy, e -> {
                    progress.check();
                    return flux.at(e);
                });
            }

            @Override
            public List<Envelope> envelopes() {
                return flux.envelopes();
            }
        };
    }

    private DoubleUnaryOperator watched(Progress progress) {
        return energy -> {
            progress.check();
            return model.start(energy);
        };
    }

    /** Rounding, and images, may leave values a trifle below 0. */
    private static double[] positive(double[] values) {
        for (int i = 0; i < values.length; i++) {
            values[i] = Math.max(0, values[i]);
        }
        return values;
    }
}
