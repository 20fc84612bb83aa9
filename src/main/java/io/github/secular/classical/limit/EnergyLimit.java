package io.github.secular.classical.limit;

import io.github.secular.classical.Hamiltonian1D;
import io.github.secular.classical.InitialDensity;
import io.github.secular.classical.ShellMeans;
import io.github.secular.classical.VlasovProblem;
import io.github.secular.drive.Envelope;
import io.github.secular.numerics.Progress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;

/**
 * The limit of a Vlasov problem: energy diffusion from F(0) = Π f0, on a grid that is made long enough for hardly
 * any mass to leave at its top (doc/vlasov-solvers.md, V8.3).
 *
 * @param coefficient d(E) of the problem
 */
public record EnergyLimit(VlasovProblem problem, DiffusionCoefficient coefficient) {
    private static final int CELLS = 603;
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

    /** The relaxation is taken at the problem's ε. */
    public EnergyLimit(VlasovProblem problem) {
        this(problem, new DiffusionCoefficient(problem.shaking(), problem.rates(), problem.epsilon()));
    }

    /** How fast the drive changes, which the limit takes for slow. */
    public DriveChange change() {
        return new DriveChange(problem, coefficient);
    }

    /** F from Π f0. */
    public EnergyDistribution solve(double[] times, double tolerance, Progress progress) {
        return solve(null, times, tolerance, progress);
    }

    /** F from Π f0 corrected for what is left of the angles at order ε; see {@link IllPreparedStart}. */
    public EnergyDistribution corrected(double[] times, double tolerance, Progress progress) {
        return solve(new IllPreparedStart(problem), times, tolerance, progress);
    }

    /**
     * F from Π f0 on one coarse mesh, for a first look: nothing estimates its error, which is NaN. A thousandth of the
     * mass may be missing at the top.
     */
    public EnergyDistribution rough(double[] times, Progress progress) {
        Hamiltonian1D h = problem.hamiltonian();
        double highest = ShellReach.start(h, problem.initial());
        FluxCoefficient flux = remembered(FluxCoefficient.of(h, coefficient));
        for (int attempt = 0; ; attempt++) {
            double top = ShellReach.clear(h, Math.min(highest, ShellReach.ceiling(h)));
            EnergyGrid grid = new EnergyGrid(h, top, ROUGH_CELLS, top);
            double[] initial = positive(grid.means(shellMean(h, problem.initial())));
            scale(grid, initial);
            EnergyDistribution out = new EnergyDiffusion(grid, flux, ROUGH_STEP).solve(initial, times, progress);
            boolean last = attempt >= LONG_TAIL || top >= ShellReach.clear(h, ShellReach.ceiling(h));
            if (last || !(out.lostMass() > ROUGH_LOSS)) {
                return out.withError(Double.NaN);
            }
            highest = h.lowestEnergy() + GROWTH * (highest - h.lowestEnergy());
        }
    }

    private EnergyDistribution solve(IllPreparedStart correction, double[] times, double tolerance, Progress progress) {
        Hamiltonian1D h = problem.hamiltonian();
        double body = ShellReach.start(h, problem.initial());
        double highest = body;
        int cells = CELLS;
        for (int attempt = 0; ; attempt++) {
            Progress part = progress.part(attempt / (attempt + 1.0), (attempt + 1.0) / (attempt + 2.0));
            double top = ShellReach.clear(h, Math.min(highest, ShellReach.ceiling(h)));
            int factor = GridExtrapolation.FACTOR;
            EnergyGrid coarsest = new EnergyGrid(h, top, cells / factor / factor, attempt > LONG_TAIL ? body : top);
            EnergyGrid coarse = coarsest.refined(factor);
            EnergyGrid grid = coarse.refined(factor);
            double[] initial = positive(grid.means(shellMean(h, problem.initial())));
            double strayed = scale(grid, initial);
            if (correction != null) {
                correction.apply(grid, initial);
                initial = positive(initial);
            }
            FluxCoefficient flux = remembered(FluxCoefficient.of(h, coefficient));
            double perStep = Math.max(1e-11, Math.min(1e-7, STEP_SHARE * tolerance));
            EnergyDistribution fine = new EnergyDiffusion(grid, flux, perStep).solve(initial, times, part);
            boolean last = attempt >= GROWTHS || top >= ShellReach.clear(h, ShellReach.ceiling(h));
            if (!last && (fine.lostMass() > MOST_LOST || fine.lostEnergy() > ENERGY_SHARE * tolerance)) {
                double growth = attempt < LONG_TAIL ? GROWTH : LONG_GROWTH;
                highest = h.lowestEnergy() + growth * (highest - h.lowestEnergy());
                continue;
            }
            double[] merged = GridExtrapolation.merged(grid, initial);
            EnergyDistribution middle = new EnergyDiffusion(coarse, flux, perStep).solve(merged, times, Progress.NONE);
            EnergyDistribution rough = new EnergyDiffusion(coarsest, flux, perStep)
                    .solve(GridExtrapolation.merged(coarse, merged), times, Progress.NONE);
            EnergyDistribution out = new GridExtrapolation(fine, middle).result();
            double mesh = GridExtrapolation.error(out, new GridExtrapolation(middle, rough).result());
            if (mesh + strayed <= MESH_SHARE * tolerance || cells >= MOST_CELLS) {
                return out.withError(
                        FLOOR + out.estimatedError() + mesh + strayed + Math.max(out.lostMass(), out.lostEnergy()));
            }
            cells *= 2;
        }
    }

    /** Gives F(0) the mass that was asked for. @return by what part it was off */
    private double scale(EnergyGrid grid, double[] means) {
        double wanted = problem.initial().mass();
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
    private static FluxCoefficient remembered(FluxCoefficient flux) {
        Map<Double, FluxCoefficient.AtEnergy> known = new HashMap<>();
        return new FluxCoefficient() {
            @Override
            public AtEnergy at(double energy) {
                return known.computeIfAbsent(energy, flux::at);
            }

            @Override
            public List<Envelope> envelopes() {
                return flux.envelopes();
            }
        };
    }

    /** Π f0 as a function of energy. */
    private static DoubleUnaryOperator shellMean(Hamiltonian1D h, InitialDensity f0) {
        return e -> new ShellMeans(h, new double[] {e}).mean(0, f0::at);
    }

    /** Rounding, and images, may leave values a trifle below 0. */
    private static double[] positive(double[] values) {
        for (int i = 0; i < values.length; i++) {
            values[i] = Math.max(0, values[i]);
        }
        return values;
    }
}
