package io.github.secular.classical.limit;

import io.github.secular.classical.Hamiltonian1D;
import io.github.secular.classical.InitialDensity;
import io.github.secular.classical.PhaseRange;
import io.github.secular.classical.ShellMeans;
import io.github.secular.classical.VlasovProblem;
import io.github.secular.drive.Course;
import io.github.secular.drive.Envelope;
import io.github.secular.numerics.Progress;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;

/**
 * The limit of a Vlasov problem: energy diffusion from F(0) = Π f0, on a grid that is made long enough for hardly
 * any mass to leave at its top (doc/vlasov-solvers.md, V8.3).
 */
public final class EnergyLimit {
    private static final int CELLS = 603;
    private static final int MOST_CELLS = 4 * CELLS;
    /** Means over shells and cells, and values between the cells, are not claimed to be better than this. */
    private static final double FLOOR = 1e-8;

    /** What mesh and start may put in of the tolerance. */
    private static final double MESH_SHARE = 0.5;
    /** The error of a step in time over the tolerance: small values of F, too, are to be right. */
    private static final double STEP_SHARE = 1e-4;

    /** Beyond the energy where Π f0 has fallen to this part of its largest value there is next to nothing. */
    private static final double TAIL = 1e-13;

    private static final double MOST_LOST = 1e-9;
    private static final double GROWTH = 1.8;
    /** After so many growths there is a long tail: cells grow in it, and its length by more. */
    private static final int LONG_TAIL = 6;

    private static final int GROWTHS = 16;
    private static final double LONG_GROWTH = 4;
    /** What may be missing of the mean energy, as a part of the tolerance. */
    private static final double ENERGY_SHARE = 0.1;
    /** Nearest to the energy of escape that shells are followed to. */
    private static final double BELOW_ESCAPE = 0.995;

    /** The part by which an envelope may change in one relaxation time. */
    private static final double SLOW = 0.1;

    private static final int RATES = 24;

    private final VlasovProblem problem;
    private final DiffusionCoefficient coefficient;

    /** The relaxation is taken at the problem's ε. */
    public EnergyLimit(VlasovProblem problem) {
        this.problem = problem;
        this.coefficient = new DiffusionCoefficient(problem.shaking(), problem.rates(), problem.epsilon());
    }

    /** d(E). */
    public DiffusionCoefficient coefficient() {
        return coefficient;
    }

    /**
     * By what part of its largest value an envelope changes within one relaxation time, max ε²|ġ|/(γ_min max|g|) over
     * the run: the limit takes it for small. Jumps do not count, at which the limit just goes on.
     *
     * @param end last slow time
     * @return 0 where no envelope changes
     */
    public double change(double end) {
        if (!coefficient.dependsOnTime() || !(end > 0)) {
            return 0;
        }
        Course course = new Course(coefficient.envelopes(), end);
        double worst = 0;
        for (Envelope g : coefficient.envelopes()) {
            double largest = course.largest(g);
            worst = Math.max(worst, largest > 0 ? course.steepest(g) / largest : 0);
        }
        Hamiltonian1D h = problem.hamiltonian();
        double top = start(h, problem.initial());
        double least = Double.POSITIVE_INFINITY;
        for (int i = 1; i <= RATES; i++) {
            double energy = h.lowestEnergy() + (double) i / RATES * (top - h.lowestEnergy());
            least = Math.min(least, problem.rates().rate(energy));
            for (int k = 1; k <= RATES && problem.relaxation().shellKernel().isEmpty(); k++) {
                least = Math.min(least, problem.rates().rate(energy, k));
            }
        }
        return worst * problem.epsilon() * problem.epsilon() / least;
    }

    /** What to say where the drive changes too fast for a limit. */
    public Optional<String> changeWarning(double end) {
        double change = change(end);
        return change > SLOW
                ? Optional.of(String.format(
                        Locale.ROOT,
                        "The drive changes by %.2g of its largest value within one relaxation time (%.1g at most is"
                                + " what the limit takes for slow): the limit need not be near the Vlasov equation.",
                        change,
                        SLOW))
                : Optional.empty();
    }

    /** F from Π f0. */
    public EnergyDistribution solve(double[] times, double tolerance, Progress progress) {
        return solve(null, times, tolerance, progress);
    }

    /** F from Π f0 corrected for what is left of the angles at order ε; see {@link IllPreparedStart}. */
    public EnergyDistribution corrected(double[] times, double tolerance, Progress progress) {
        return solve(new IllPreparedStart(problem), times, tolerance, progress);
    }

    private EnergyDistribution solve(IllPreparedStart correction, double[] times, double tolerance, Progress progress) {
        Hamiltonian1D h = problem.hamiltonian();
        double body = start(h, problem.initial());
        double highest = body;
        int cells = CELLS;
        for (int attempt = 0; ; attempt++) {
            Progress part = progress.part(attempt / (attempt + 1.0), (attempt + 1.0) / (attempt + 2.0));
            double top = clear(h, Math.min(highest, ceiling(h)));
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
            boolean last = attempt >= GROWTHS || top >= clear(h, ceiling(h));
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

    private static double ceiling(Hamiltonian1D h) {
        double escape = h.escapeEnergy();
        return escape == Double.POSITIVE_INFINITY
                ? escape
                : h.lowestEnergy() + BELOW_ESCAPE * (escape - h.lowestEnergy());
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

    /** Above the energies at which f0 is more than nothing. */
    private static double start(Hamiltonian1D h, InitialDensity f0) {
        PhaseRange r = f0.extent();
        double corner = 0;
        for (double x : new double[] {r.xFrom(), r.xTo()}) {
            for (double p : new double[] {r.pFrom(), r.pTo()}) {
                corner = Math.max(corner, h.energy(x, p));
            }
        }
        double lowest = h.lowestEnergy();
        double top = Math.min(corner, ceiling(h));
        int n = 60;
        double[] energies = new double[n];
        for (int i = 0; i < n; i++) {
            double s = (i + 1.0) / n;
            energies[i] = clear(h, lowest + s * s * (top - lowest));
        }
        double[] means = new ShellMeans(h, energies).means(f0::at);
        double largest = 0;
        for (double m : means) {
            largest = Math.max(largest, Math.abs(m));
        }
        for (int i = n - 2; i >= 0; i--) {
            if (Math.abs(means[i]) > TAIL * largest) {
                return energies[i + 1];
            }
        }
        return top;
    }

    /** An energy off the separatrices. */
    private static double clear(Hamiltonian1D h, double energy) {
        double trifle = 1e-6 * (energy - h.lowestEnergy());
        for (double critical : h.criticalEnergies()) {
            if (Math.abs(energy - critical) < trifle) {
                return critical + trifle;
            }
        }
        return energy;
    }
}
