package io.github.secular.classical.space;

import io.github.secular.classical.space.FlightBlock.Flight;
import io.github.secular.numerics.FormulaArrays;
import io.github.secular.numerics.Progress;
import io.github.secular.numerics.RefusalException;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Flights from all cells of a mesh: from exact samples of shells, at random phases of the drive, for exponential times
 * that are spread evenly. They are made in batches with random numbers of their own, whose scatter is the error.
 */
final class FlightTable {
    /** Batches. */
    static final int BATCHES = 16;
    /** Samples of a shell that tell how fast motion is there. */
    private static final int LOOKS = 32;
    /** Fast times at which flights begin: so many that all phases of the drive have passed. */
    private static final double TIMES = 1e6;

    private static final double FIRST_STEP = 0.5;
    private static final int MOST_HALVINGS = 8;
    private static final double MOST_STEPS = 1e11;
    private static final double GOLDEN = 0.6180339887498949;
    private static final double FREQUENCY = 1e-9;

    private final SpaceProblem problem;
    private final FormulaArrays gradient;
    private final ChainMesh mesh;
    private final double[] frequencies;
    private final long seed;
    /** Per cell a time that motion there takes, about 1/ω. */
    private final double[] scales;

    private final double[][] densities;

    FlightTable(SpaceProblem problem, ChainMesh mesh, long seed) {
        this.problem = problem;
        this.mesh = mesh;
        this.seed = seed;
        SpaceHamiltonian h = problem.hamiltonian();
        this.gradient = FormulaArrays.gradient(h.kind().formula(), h.dimension());
        this.frequencies = beats(problem.drive());
        this.scales = IntStream.range(0, mesh.size())
                .parallel()
                .mapToDouble(this::scale)
                .toArray();
        this.densities = IntStream.range(0, mesh.size())
                .parallel()
                .mapToObj(mesh::densities)
                .toArray(double[][]::new);
    }

    /** The sums and differences of the frequencies of a drive, each once, above 0. */
    private static double[] beats(SpaceDrive drive) {
        double least = FREQUENCY * drive.fastest();
        TreeSet<Double> out = new TreeSet<>();
        for (int i = 0; i < drive.terms().size(); i++) {
            for (int j = 0; j <= i; j++) {
                for (int sign = -1; sign <= 1; sign += 2) {
                    double w = Math.abs(drive.frequency(i) + sign * drive.frequency(j));
                    if (w > least && out.subSet(w - least, w + least).isEmpty()) {
                        out.add(w);
                    }
                }
            }
        }
        return out.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** √(⟨|q − q̄|²⟩/⟨p²⟩) on the shell in the middle of a cell. */
    private double scale(int cell) {
        SpaceHamiltonian h = problem.hamiltonian();
        int d = h.dimension();
        SplittableRandom random = random(cell);
        double energy = (mesh.nodes[cell] + mesh.nodes[cell + 1]) / 2;
        double[][] q = new double[LOOKS][d];
        double[] p = new double[d];
        double momenta = 0;
        double[] mean = new double[d];
        for (double[] each : q) {
            h.boxes(energy).draw(energy, random, each, p);
            for (int a = 0; a < d; a++) {
                mean[a] += each[a] / LOOKS;
                momenta += p[a] * p[a];
            }
        }
        double places = 0;
        for (double[] each : q) {
            for (int a = 0; a < d; a++) {
                places += (each[a] - mean[a]) * (each[a] - mean[a]);
            }
        }
        return Math.sqrt(places / momenta);
    }

    private SplittableRandom random(long number) {
        // seeds far apart: the generator scrambles them
        return new SplittableRandom(new SplittableRandom(seed ^ (number * 0x9E3779B97F4A7C15L)).nextLong());
    }

    /** The longest step of a flight from an energy. @param step in units of the time that motion takes there */
    double longest(double energy, double step) {
        return step * scales[Math.min(mesh.cell(energy), mesh.size() - 1)];
    }

    /** @throws RefusalException if flights from each cell take too many steps in all */
    private void check(double each, double step) {
        double out = 0;
        for (int c = 0; c < mesh.size(); c++) {
            out += each / (mesh.rate((mesh.nodes[c] + mesh.nodes[c + 1]) / 2) * step * scales[c]);
        }
        if (!(out < MOST_STEPS)) {
            throw RefusalException.of(
                    "The jump chain would need %.0e steps in all, for flights are long; raise gamma or the tolerance.",
                    out);
        }
    }

    /** Room for flights of this problem. */
    FlightBlock block(Progress progress) {
        return new FlightBlock(problem, gradient, progress);
    }

    /**
     * What half the step changes of (E′ − E)², as a part of it, over cells on the mean.
     *
     * @param each flights per cell
     */
    private double change(int each, double step, Progress progress) {
        check(3.0 * each, step);
        double[][] whole = squares(each, step, progress);
        double[][] half = squares(each, step / 2, progress);
        double out = 0;
        for (int c = 0; c < mesh.size(); c++) {
            double off = 0;
            double all = 0;
            for (int k = 0; k < each; k++) {
                // those that have reached the top, where steps end, are another matter
                double both = whole[c][k] + half[c][k];
                off += Double.isNaN(both) ? 0 : whole[c][k] - half[c][k];
                all += Double.isNaN(both) ? 0 : half[c][k];
            }
            out += all > 0 ? Math.abs(off / all) / mesh.size() : 0;
        }
        return out;
    }

    /**
     * A step of which half changes kicks by hardly anything: {step, change}.
     *
     * @param each flights per cell that are looked at
     * @param wanted the largest change
     * @throws RefusalException if there is none
     */
    double[] step(int each, double wanted, Progress progress) {
        // no oscillation of the drive is to be slow to both by aliasing
        double turn = problem.drive().fastest() * Arrays.stream(scales).max().orElse(0);
        double tried = Math.min(FIRST_STEP, 1 / turn);
        double changed = change(each, tried, progress);
        for (int n = 0; !(changed <= wanted); n++) {
            if (n == MOST_HALVINGS && Double.isNaN(changed)) {
                throw new RefusalException(
                        "Flights meet numbers that are none, however short their steps: the drive throws"
                                + " them too far, or turns their momenta too fast; lower epsilon.");
            }
            if (n == MOST_HALVINGS) {
                throw RefusalException.of(
                        "Half the step still changes kicks by %.1e of themselves: the potential is not smooth enough for"
                                + " a jump chain, or the drive too strong.",
                        changed);
            }
            tried /= 2;
            changed = change(each, tried, progress);
        }
        return new double[] {tried, changed};
    }

    private double[][] squares(int each, double step, Progress progress) {
        double[][] out = new double[mesh.size()][each];
        double epsilon = problem.epsilon();
        FlightBlock block = block(progress);
        block.run(new Cells(each, step, 0, 0, (f, begin) -> {
            int c = Math.min(mesh.cell(f.energy), mesh.size() - 1);
            // steps that are far too long lead to no numbers at all
            boolean isNumber = Math.abs(f.work) < Double.POSITIVE_INFINITY;
            double square = isNumber ? Math.pow(f.work / epsilon, 2) : Double.POSITIVE_INFINITY;
            out[c][begin.number()] = f.gone && isNumber ? Double.NaN : square;
        }));
        if (!block.isSolved()) {
            // the step is too long for what depends on momenta
            Arrays.stream(out).forEach(row -> Arrays.fill(row, Double.POSITIVE_INFINITY));
        }
        return out;
    }

    /**
     * How a flight began.
     *
     * @param tau fast time
     * @param weight of γ h0 dE
     * @param number within its cell and batch
     */
    private record Begin(double tau, double weight, int number) {}

    private interface Taker {
        void take(Flight f, Begin begin);
    }

    /**
     * One batch of forms each.
     *
     * @param each flights per cell and batch
     * @param step in units of the time that motion takes
     */
    KickForms[] forms(int each, double step, int batches, Progress progress) {
        check((double) each * batches, step);
        return IntStream.range(0, batches)
                .parallel()
                .mapToObj(b -> {
                    progress.check();
                    KickForms out = new KickForms(mesh, frequencies, problem.epsilon());
                    FlightBlock block = block(progress);
                    block.run(new Cells(each, step, b, 1.0 / ((double) each * batches), (f, begin) -> {
                        problem.hamiltonian().requireBelowTop(Math.abs(f.work));
                        out.add(f, begin.tau(), begin.weight());
                    }));
                    block.requireSolved();
                    return out;
                })
                .toArray(KickForms[]::new);
    }

    /** Flights from cell after cell. */
    private final class Cells implements FlightBlock.Order {
        private final Taker out;
        private final int each;
        private final double step;
        private final double share;
        private final SplittableRandom random;
        private final Map<Flight, Begin> open = new IdentityHashMap<>();
        private int cell;
        private int number;
        private double shift;

        Cells(int each, double step, int batch, double share, Taker out) {
            this.out = out;
            this.each = each;
            this.step = step;
            this.share = share;
            this.random = random(1_000_003L * (batch + 1));
            this.shift = random.nextDouble();
        }

        @Override
        public boolean begin(Flight f) {
            if (number == each) {
                number = 0;
                cell++;
                shift = random.nextDouble();
            }
            if (cell == mesh.size()) {
                return false;
            }
            SpaceHamiltonian h = problem.hamiltonian();
            double x = (number + random.nextDouble()) / each;
            double width = mesh.nodes[cell + 1] - mesh.nodes[cell];
            f.energy = mesh.nodes[cell] + x * width;
            h.boxes(f.energy).draw(f.energy, random, f.q, f.p);
            // even along the batch, and as if at random beside the energies
            double u = shift + number * GOLDEN;
            f.clock = -Math.log1p(-(u - Math.floor(u)));
            f.until = Double.NaN;
            f.longest = step * scales[cell];
            f.tau = TIMES * random.nextDouble();
            double weight = share * width * ChainMesh.cubic(densities[cell], x) * mesh.rate(f.energy);
            open.put(f, new Begin(f.tau, weight, number));
            number++;
            return true;
        }

        @Override
        public void end(Flight f) {
            out.take(f, open.get(f));
        }
    }

    /** Where the first flights of particles of f0 lead: the mean of φ_i(E′) − φ_i(E), one row per batch. */
    double[][] firstFlights(int count, double step, Progress progress) {
        return IntStream.range(0, BATCHES)
                .parallel()
                .mapToObj(b -> {
                    int number = Math.max(1, count / BATCHES);
                    double[] sums = new double[mesh.size()];
                    SplittableRandom random = random(7_000_003L * (b + 1));
                    FlightBlock block = block(progress);
                    block.run(new FlightBlock.Order() {
                        private int left = number;

                        @Override
                        public boolean begin(Flight f) {
                            if (left-- <= 0) {
                                return false;
                            }
                            problem.initial().draw(random, f.q, f.p);
                            f.energy = problem.hamiltonian().energy(f.q, f.p);
                            f.tau = 0;
                            f.clock = -Math.log1p(-random.nextDouble());
                            f.until = Double.NaN;
                            f.longest = longest(f.energy, step);
                            return true;
                        }

                        @Override
                        public void end(Flight f) {
                            spread(f.energy, -1.0 / number, sums);
                            if (!f.gone) {
                                spread(f.energy + f.work, 1.0 / number, sums);
                            }
                        }
                    });
                    block.requireSolved();
                    return sums;
                })
                .toArray(double[][]::new);
    }

    private void spread(double energy, double weight, double[] sums) {
        int c = mesh.cell(energy);
        if (c < mesh.size()) {
            double x = mesh.part(c, energy);
            sums[c] += (1 - x) * weight;
            if (c + 1 < mesh.size()) {
                sums[c + 1] += x * weight;
            }
        }
    }
}
