package io.github.secular.classical.grid;

import io.github.secular.classical.Moments;
import io.github.secular.classical.PhaseRange;
import io.github.secular.classical.Potential1D;
import io.github.secular.classical.RandomPotential;
import io.github.secular.classical.VlasovProblem;
import io.github.secular.drive.Noise;
import io.github.secular.drive.NoiseCells;
import io.github.secular.drive.NoiseSignal;
import io.github.secular.numerics.Progress;
import io.github.secular.numerics.RefusalException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A problem on one grid, with one choice of nodes of its noises. */
final class GridRun {
    private static final int PROBES = 60;
    private static final int MOMENTS = 6;
    private static final int MOST_DENSITIES = 256;
    /** Extrapolation from steps of order 2 takes the error of the flow, of order 4, so many times. */
    static final double HALVES = 4;

    private final VlasovProblem problem;
    private final PhaseGrid grid;
    private final ShellProjection projection;
    private final OrbitMeans orbits;
    private final GridCourse course;
    private final int nodes;
    private final double[] start;
    /** By what part the mass of f0 on the grid was off. */
    private final double strayed;

    private double difference;
    private double remainder;
    private long steps;

    /**
     * @param nodes of a Gaussian noise, and phases of a carrier
     * @param end last slow time
     * @param parts of a cell each way of which f0 is the mean: 1 where it is smooth, more where it has edges
     */
    GridRun(VlasovProblem problem, PhaseRange range, int n, int nodes, double end, int parts) {
        this.problem = problem;
        this.nodes = nodes;
        grid = new PhaseGrid(range, n, n, problem.hamiltonian());
        course = new GridCourse(problem, grid, end);
        projection = new ShellProjection(grid, problem.hamiltonian(), n / 4 + 8);
        orbits = new OrbitMeans(grid, problem.hamiltonian());
        start = new double[grid.size()];
        for (int row = 0; row < n; row++) {
            for (int column = 0; column < n; column++) {
                start[row * n + column] = mean(grid.x(column), grid.p(row), parts);
            }
        }
        strayed = scale();
    }

    /** f0 over a cell. */
    private double mean(double x, double p, int parts) {
        double sum = 0;
        for (int i = 0; i < parts; i++) {
            for (int j = 0; j < parts; j++) {
                double u = x + ((i + 0.5) / parts - 0.5) * grid.dx();
                double v = p + ((j + 0.5) / parts - 0.5) * grid.dp();
                sum += problem.initial().at(u, v);
            }
        }
        return sum / (parts * parts);
    }

    /** Gives f0 the mass that was asked for. */
    private double scale() {
        double asked = problem.initial().mass();
        double found = 0;
        for (double value : start) {
            found += value * grid.dx() * grid.dp();
        }
        if (!(asked > 0) || !(found > 0)) {
            return 0;
        }
        for (int i = 0; i < start.length; i++) {
            start[i] *= asked / found;
        }
        return Math.abs(found / asked - 1);
    }

    /** By what part the mass of f0 on the grid was off before it was given what was asked for. */
    double strayed() {
        return strayed;
    }

    PhaseGrid grid() {
        return grid;
    }

    ShellProjection projection() {
        return projection;
    }

    /** Means over the orbits of this grid. */
    OrbitMeans orbits() {
        return orbits;
    }

    /** f0 on the grid. */
    double[] start() {
        return start;
    }

    /** Π f of the last solution, relative to its largest value, and moments: how far two step lengths are apart. */
    double difference() {
        return difference;
    }

    /** What the cut-off of the modes of a noise may have left out of the last solution, relative to the largest f. */
    double remainder() {
        return remainder;
    }

    /** Steps made in all. */
    long steps() {
        return steps;
    }

    static List<Noise> noises(VlasovProblem problem) {
        return NoiseSignal.sources(signals(problem)).stream()
                .map(NoiseSignal::noise)
                .toList();
    }

    private static List<NoiseSignal> signals(VlasovProblem problem) {
        return problem.shaking() instanceof RandomPotential v ? v.signals() : List.of();
    }

    /** @param phase of clocks that give none */
    private NoiseAverage average(double phase) {
        List<NoiseNodes> out = new ArrayList<>();
        noises(problem).forEach(noise -> out.add(NoiseNodes.of(noise, nodes, phase)));
        List<NoiseSignal> signals = signals(problem);
        int carriers = NoiseSignal.carriers(signals).length;
        // Half a turn of the one carrier of all signals changes the sign of V, which its law does not mind.
        boolean even = carriers == 1 && signals.stream().allMatch(NoiseSignal::isCarried);
        double span = even ? Math.PI : 2 * Math.PI;
        NoiseAverage average = new NoiseAverage(out, carriers, nodes, span);
        if (average.size() > MOST_DENSITIES) {
            throw new RefusalException(
                    "The grid solver would need " + average.size() + " densities for so many noises at once.");
        }
        return average;
    }

    /** Whether so many nodes of every Gaussian noise, and phases of carriers, are not too many densities. */
    boolean allows(int more) {
        double densities = Math.pow(more, NoiseSignal.carriers(signals(problem)).length);
        for (Noise noise : noises(problem)) {
            densities *= NoiseNodes.of(noise, more, 0).size();
        }
        return densities <= MOST_DENSITIES;
    }

    /** The number of densities that march at once. */
    int densities() {
        return average(0).size();
    }

    /** How quickly the noises forget, per unit of fast time. */
    double forgetting() {
        return average(0).rate();
    }

    /** The cell of a clock without a given phase; NaN where there is none. */
    static double randomCell(VlasovProblem problem) {
        double cell = Double.NaN;
        for (Noise noise : noises(problem)) {
            Optional<NoiseCells> cells = noise.cells().filter(NoiseCells::hasRandomPhase);
            if (cells.isPresent()) {
                if (!Double.isNaN(cell)) {
                    throw new RefusalException(
                            "The grid solver averages over the phase of one clock only; give the" + " others a phase.");
                }
                cell = cells.get().length();
            }
        }
        return cell;
    }

    static boolean isHarmonic(Potential1D u) {
        for (double x : new double[] {-3.1, -1.2, 0.7, 2.3}) {
            if (Math.abs(u.slope(x) - x) > 1e-13 * Math.abs(x)) {
                return false;
            }
        }
        return true;
    }

    /** Whether the flow of a step is exact whatever its length: that of x²/2 under a uniform drive. */
    boolean isExact() {
        return isHarmonic(problem.hamiltonian().potential()) && course.isUniform();
    }

    /** The highest frequency of the drive. */
    double fastest() {
        return course.fastest();
    }

    /**
     * The flows of the stretches at steps of at most h.
     *
     * @param error of the flow, as {@link FlowTrial} has it
     */
    PhaseFlow[] flows(double h, double error) {
        boolean harmonic = isHarmonic(problem.hamiltonian().potential());
        int substeps = isExact() ? 1 : FlowTrial.substeps(problem.hamiltonian(), projection.top(), h, error);
        return course.drives().stream()
                .map(drive -> new PhaseFlow(grid, drive, harmonic, substeps))
                .toArray(PhaseFlow[]::new);
    }

    /**
     * The expectation of f at fast times.
     *
     * @param step the longest
     * @param extrapolated whether to march with half the step too and to combine both to a higher order
     * @param phases how many phases of a clock without a given one to average over
     */
    double[][] solve(double[] taus, double step, double error, boolean extrapolated, int phases, Progress progress) {
        double[][] out = new double[taus.length][grid.size()];
        double[][] coarse = new double[taus.length][PROBES + MOMENTS];
        double[][] fine = new double[taus.length][PROBES + MOMENTS];
        steps = 0;
        remainder = 0;
        if (extrapolated) {
            // Both take as many substeps to a step, so that their difference tells of the flow, too.
            PhaseFlow[] flows = flows(step / 2, error / HALVES);
            double part = 1.0 / ((1 << order()) - 1);
            march(flows, taus, step, 1, phases, -part, out, coarse, progress.part(0, 1.0 / 3));
            march(flows, taus, step, 2, phases, 1 + part, out, fine, progress.part(1.0 / 3, 1));
        } else {
            march(flows(step, error), taus, step, 1, phases, 1, out, coarse, progress);
        }
        difference = extrapolated ? difference(coarse, fine) : 0;
        return out;
    }

    /** The order of the steps: that of relaxation and noises beside the flow, or of the flow alone. */
    int order() {
        return problem.rates().isZero() && forgetting() == 0 ? 4 : 2;
    }

    private void march(
            PhaseFlow[] flows,
            double[] taus,
            double step,
            int parts,
            int phases,
            double weight,
            double[][] out,
            double[][] means,
            Progress progress) {
        ShellRelaxation relaxation = new ShellRelaxation(projection, problem.rates());
        double cell = randomCell(problem);
        int runs = Double.isNaN(cell) ? 1 : phases;
        for (int r = 0; r < runs; r++) {
            NoiseAverage noises = average(Double.isNaN(cell) ? 0 : (r + 0.5) * cell / runs);
            double[][] fields = new double[noises.size()][];
            for (int k = 0; k < fields.length; k++) {
                fields[k] = start.clone();
            }
            GridMarch.Output output = (i, f) -> {
                double[] c = projection.coefficients(f);
                for (int j = 0; j < PROBES; j++) {
                    means[i][j] += projection.value(c, probe(j)) / runs;
                }
                double[] moments = moments(f);
                for (int j = 0; j < MOMENTS; j++) {
                    means[i][PROBES + j] += moments[j] / runs;
                }
                for (int k = 0; k < f.length; k++) {
                    out[i][k] += weight / runs * f[k];
                }
            };
            steps += new GridMarch(course, flows, relaxation, noises)
                    .run(fields, taus, step, parts, output, progress.part((double) r / runs, (r + 1.0) / runs));
            remainder = Math.max(remainder, noises.remainder(fields));
        }
    }

    private double probe(int j) {
        double s = (j + 0.5) / PROBES;
        double bottom = problem.hamiltonian().lowestEnergy();
        return bottom + s * s * (projection.top() - bottom);
    }

    /** ⟨x²⟩, ⟨xp⟩, ⟨p²⟩, ⟨E⟩ − E_min and ⟨x⟩, ⟨p⟩, of which the first four are of the size of their sum. */
    private double[] moments(double[] f) {
        Moments m = GridState.moments(grid, f);
        double energy = m.energy() - problem.hamiltonian().lowestEnergy();
        return new double[] {m.xx(), m.xp(), m.pp(), energy, m.x(), m.p()};
    }

    private static double difference(double[][] a, double[][] b) {
        double largest = Double.MIN_NORMAL;
        double means = 0;
        double moments = 0;
        for (int i = 0; i < a.length; i++) {
            double second = Math.max(Double.MIN_NORMAL, b[i][PROBES] + b[i][PROBES + 2] + b[i][PROBES + 3]);
            for (int j = 0; j < PROBES + MOMENTS; j++) {
                double difference = Math.abs(a[i][j] - b[i][j]);
                if (j < PROBES) {
                    largest = Math.max(largest, Math.abs(b[i][j]));
                    means = Math.max(means, difference);
                } else {
                    moments = Math.max(moments, difference / (j < PROBES + 4 ? second : Math.sqrt(second)));
                }
            }
        }
        return Math.max(means / largest, moments);
    }

    /**
     * Energy per mass and fast time that some steps without a drive add to f: the method's own.
     *
     * @param f changed
     */
    double heating(double[] f, double step, double error, int count) {
        double before = GridState.moments(grid, f).energy();
        GridMarch.run(
                flows(step, error)[0].undriven(), new ShellRelaxation(projection, problem.rates()), f, count, step);
        return (GridState.moments(grid, f).energy() - before) / (count * step);
    }
}
