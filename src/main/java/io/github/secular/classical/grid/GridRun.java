package io.github.secular.classical.grid;

import io.github.secular.classical.PhaseRange;
import io.github.secular.classical.Potential1D;
import io.github.secular.classical.RandomPotential;
import io.github.secular.classical.VlasovProblem;
import io.github.secular.drive.ClockNoise;
import io.github.secular.drive.Noise;
import io.github.secular.numerics.Progress;
import io.github.secular.numerics.RefusalException;
import java.util.ArrayList;
import java.util.List;

/** A problem on one grid, with one choice of nodes of its noises. */
final class GridRun {
    private static final int PROBES = 60;
    private static final int MOST_DENSITIES = 256;

    private final VlasovProblem problem;
    private final PhaseGrid grid;
    private final ShellProjection projection;
    private final GridDrive drive;
    private final int nodes;
    private final double[] start;

    private double difference;
    private double remainder;
    private long steps;

    /** @param nodes of a Gaussian noise */
    GridRun(VlasovProblem problem, PhaseRange range, int n, int nodes) {
        this.problem = problem;
        this.nodes = nodes;
        grid = new PhaseGrid(range, n, n, problem.hamiltonian());
        drive = GridDrive.of(problem.shaking(), problem.epsilon(), grid);
        projection = new ShellProjection(grid, problem.hamiltonian(), n / 4 + 8);
        start = new double[grid.size()];
        for (int row = 0; row < n; row++) {
            for (int column = 0; column < n; column++) {
                start[row * n + column] = problem.initial().at(grid.x(column), grid.p(row));
            }
        }
    }

    PhaseGrid grid() {
        return grid;
    }

    ShellProjection projection() {
        return projection;
    }

    /** f0 on the grid. */
    double[] start() {
        return start;
    }

    /** Π f of the last solution relative to its largest value: how far two step lengths are apart; 0 for one. */
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
        return problem.shaking() instanceof RandomPotential v
                ? v.parts().stream().map(RandomPotential.Part::noise).toList()
                : List.of();
    }

    /** @param phase of clocks that give none */
    private NoiseAverage average(double phase) {
        List<NoiseNodes> out = new ArrayList<>();
        noises(problem).forEach(noise -> out.add(NoiseNodes.of(noise, nodes, phase)));
        NoiseAverage average = new NoiseAverage(out);
        if (average.size() > MOST_DENSITIES) {
            throw new RefusalException("The grid solver would need " + average.size()
                    + " densities for so many noises at once; choose the solver \"particles\".");
        }
        return average;
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
            if (noise instanceof ClockNoise clock && clock.hasRandomPhase()) {
                if (!Double.isNaN(cell)) {
                    throw new RefusalException("The grid solver averages over the phase of one clock only; give the"
                            + " others a phase, or choose the solver \"particles\".");
                }
                cell = clock.cellLength();
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

    /** The flow at steps of at most h. @param error of the flow, as {@link FlowTrial} has it */
    PhaseFlow flow(double h, double error) {
        boolean harmonic = isHarmonic(problem.hamiltonian().potential());
        int substeps = harmonic && drive.isUniform()
                ? 1
                : FlowTrial.substeps(problem.hamiltonian(), projection.top(), h, error);
        return new PhaseFlow(grid, drive, harmonic, substeps);
    }

    /**
     * The expectation of f at fast times.
     *
     * @param step the longest
     * @param extrapolated whether to march with half the step too and to combine both to order 4
     * @param phases how many phases of a clock without a given one to average over
     */
    double[][] solve(double[] taus, double step, double error, boolean extrapolated, int phases, Progress progress) {
        double[][] out = new double[taus.length][grid.size()];
        double[][] coarse = new double[taus.length][PROBES];
        double[][] fine = new double[taus.length][PROBES];
        steps = 0;
        remainder = 0;
        if (extrapolated) {
            march(taus, step, 1, error, phases, -1.0 / 3, out, coarse, progress.part(0, 1.0 / 3));
            march(taus, step, 2, error, phases, 4.0 / 3, out, fine, progress.part(1.0 / 3, 1));
        } else {
            march(taus, step, 1, error, phases, 1, out, coarse, progress);
        }
        difference = extrapolated ? difference(coarse, fine) : 0;
        return out;
    }

    private void march(
            double[] taus,
            double step,
            int parts,
            double error,
            int phases,
            double weight,
            double[][] out,
            double[][] means,
            Progress progress) {
        PhaseFlow flow = flow(step / parts, error);
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
                for (int k = 0; k < f.length; k++) {
                    out[i][k] += weight / runs * f[k];
                }
            };
            steps += new GridMarch(flow, relaxation, noises)
                    .run(fields, taus, step, parts, output, progress.part((double) r / runs, (r + 1.0) / runs));
            remainder = Math.max(remainder, noises.remainder(fields));
        }
    }

    private double probe(int j) {
        double s = (j + 0.5) / PROBES;
        double bottom = problem.hamiltonian().lowestEnergy();
        return bottom + s * s * (projection.top() - bottom);
    }

    private static double difference(double[][] a, double[][] b) {
        double largest = Double.MIN_NORMAL;
        double difference = 0;
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < PROBES; j++) {
                largest = Math.max(largest, Math.abs(b[i][j]));
                difference = Math.max(difference, Math.abs(a[i][j] - b[i][j]));
            }
        }
        return difference / largest;
    }

    /**
     * Energy per mass and fast time that some steps without a drive add to f: the method's own.
     *
     * @param f changed
     */
    double heating(double[] f, double step, double error, int count) {
        double before = GridState.moments(grid, f).energy();
        GridMarch.run(flow(step, error).undriven(), new ShellRelaxation(projection, problem.rates()), f, count, step);
        return (GridState.moments(grid, f).energy() - before) / (count * step);
    }
}
