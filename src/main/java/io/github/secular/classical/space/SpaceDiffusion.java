package io.github.secular.classical.space;

import io.github.secular.classical.EnergyMeasure;
import io.github.secular.classical.limit.DriveChange;
import io.github.secular.classical.limit.EnergyModel;
import io.github.secular.classical.limit.FluxCoefficient;
import io.github.secular.drive.Envelope;
import io.github.secular.numerics.RefusalException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * d(E) and the energy diffusion of a problem in space: d by resonances for sums of wells and central potentials, else by
 * quasi-Monte Carlo, at energies that lie evenly in ln(E − E_min), with polynomials between; towards the bottom it goes on as a power.
 */
public final class SpaceDiffusion implements EnergyModel {
    /** Below this part of the energies of the start, d is continued, and may be wrong by all of itself. */
    private static final double FLOOR = 1.0 / (1 << 14);
    /** Energies at which relaxation is looked at. */
    private static final int RATES = 24;

    private final SpaceProblem problem;
    private final ShellCoefficient coefficient;
    private final LogTable table;
    private final double floor;

    /** @throws RefusalException if there is no relaxation */
    public SpaceDiffusion(SpaceProblem problem) {
        this(problem, false);
    }

    /** One for a first look, whose errors nobody estimates. @throws RefusalException if there is no relaxation */
    public static SpaceDiffusion rough(SpaceProblem problem) {
        return new SpaceDiffusion(problem, true);
    }

    private SpaceDiffusion(SpaceProblem problem, boolean rough) {
        this.problem = problem;
        problem.requireRelaxation();
        SpaceHamiltonian h = problem.hamiltonian();
        this.coefficient = coefficient(problem);
        int each = coefficient.perOctave();
        this.table = new LogTable(h.lowestEnergy(), each, h.top(), energy -> {
            problem.limitRate(energy);
            return flat(rough ? coefficient.roughly(energy) : coefficient.at(energy));
        });
        this.floor = FLOOR * (problem.initial().highestEnergy() - h.lowestEnergy());
    }

    private static ShellCoefficient coefficient(SpaceProblem problem) {
        SpacePotential u = problem.hamiltonian().kind();
        if (u.radial().isPresent()) {
            return new CentralCoefficient(problem);
        }
        return u.wells().isEmpty() ? new FlowCoefficient(problem) : new TorusCoefficient(problem);
    }

    private static double[] flat(ShellCoefficient.Form form) {
        int n = form.matrix().length;
        double[] out = new double[n * n + 1];
        for (int i = 0; i < n; i++) {
            System.arraycopy(form.matrix()[i], 0, out, i * n, n);
        }
        out[n * n] = form.error();
        return out;
    }

    /** How fast the drive changes, which the limit takes for slow. */
    public DriveChange change() {
        SpaceDensity start = problem.initial();
        double lowest = measure().lowestEnergy();
        double least = IntStream.rangeClosed(1, RATES)
                .mapToDouble(i -> problem.rates().rate(lowest + (double) i / RATES * (start.highestEnergy() - lowest)))
                .min()
                .orElseThrow();
        return new DriveChange(problem.drive().envelopes(), problem.epsilon(), least);
    }

    /** How d is computed. */
    public String method() {
        return coefficient.method();
    }

    /**
     * d at one energy, computed for it: {d, its error, d′}, the last from the table.
     *
     * @param g the envelopes' values, one per term
     */
    public double[] exactly(double energy, double[] g) {
        double[] read = at(energy, g);
        if (coefficient instanceof FlowCoefficient) {
            return read;
        }
        ShellCoefficient.Form form = coefficient.at(energy);
        return new double[] {of(flat(form), g), form.error() * square(g), read[2]};
    }

    private double of(double[] matrix, double[] g) {
        int n = problem.drive().terms().size();
        double out = 0;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                out += g[i] * g[j] * matrix[i * n + j];
            }
        }
        return out;
    }

    private static double[] absolute(double[] g) {
        return Arrays.stream(g).map(Math::abs).toArray();
    }

    /** The square of the largest envelope. */
    private double square(double[] g) {
        double largest = Arrays.stream(g)
                .limit(problem.drive().terms().size())
                .map(Math::abs)
                .max()
                .orElse(0);
        return largest * largest;
    }

    /** d at one energy: {d, its error, d′}. @param g the envelopes' values, one per term */
    public double[] at(double energy, double[] g) {
        int n = problem.drive().terms().size();
        double lowest = measure().lowestEnergy();
        double e = energy - lowest;
        double used = Math.max(e, floor);
        double[][] at = table.at(lowest + used);
        double d = of(at[0], g);
        double slope = of(at[1], g);
        double error = Math.abs(at[0][n * n]) * square(g) + of(at[2], absolute(g));
        if (!(d > 0)) {
            return new double[] {Math.max(0, d), error, slope / used};
        }
        double power = slope / d;
        boolean isBelow = e < used;
        double part = isBelow ? d * Math.pow(e / used, power) : d;
        return new double[] {part, isBelow ? part : error, part * power / e};
    }

    /**
     * The diffusion matrix in the plane of the actions, action² per slow time (doc/classical.md, C9.8).
     *
     * @param actions one per axis of a sum of wells; I_r and L of a central potential
     * @param g the envelopes' values, one per term
     * @throws RefusalException unless U is such and has one orbit of these actions
     */
    public double[][] matrix(double[] actions, double[] g) {
        return coefficient.matrix(actions, g);
    }

    /** The values of the envelopes at slow time t. */
    public double[] envelopesAt(double t) {
        return problem.drive().envelopes().stream().mapToDouble(g -> g.at(t)).toArray();
    }

    @Override
    public EnergyMeasure measure() {
        return problem.shells().measure();
    }

    @Override
    public FluxCoefficient flux() {
        return flux(0);
    }

    @Override
    public Optional<FluxCoefficient> highFlux() {
        return Optional.of(flux(1));
    }

    private FluxCoefficient flux(double errors) {
        return new FluxCoefficient() {
            @Override
            public AtEnergy at(double energy) {
                double h0 = measure().density(energy);
                return g -> {
                    double[] d = SpaceDiffusion.this.at(energy, g);
                    return h0 * (errors == 0 ? d[0] : d[0] + errors * d[1]);
                };
            }

            @Override
            public List<Envelope> envelopes() {
                return problem.drive().envelopes();
            }
        };
    }

    @Override
    public double start(double energy) {
        return problem.initial().shellMean(energy);
    }

    @Override
    public double startError() {
        return problem.initial().error() + problem.shells().massError(problem.initial());
    }

    @Override
    public double mass() {
        return 1;
    }

    @Override
    public double body() {
        return problem.initial().highestEnergy();
    }

    @Override
    public boolean absorbs() {
        return problem.hamiltonian().top() < Double.POSITIVE_INFINITY;
    }

    @Override
    public double ceiling() {
        return problem.hamiltonian().top();
    }
}
