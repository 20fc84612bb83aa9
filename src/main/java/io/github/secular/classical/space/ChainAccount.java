package io.github.secular.classical.space;

import io.github.secular.numerics.Progress;
import io.github.secular.numerics.Sentence;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * A jump chain solved: how far its energies go, how fine its flights, how many, and from several solutions what it may
 * be off by (doc/vlasov-solvers.md, V11.4).
 */
final class ChainAccount {
    static final int CELLS = 160;
    /** Half the step may change kicks by this part of the tolerance, at least by {@value #LEAST_CHANGE}. */
    private static final double STEP_SHARE = 0.1;

    private static final double LEAST_CHANGE = 1e-4;
    private static final double MOST_CHANGE = 2e-3;
    private static final int TRIALS = 8;
    /** Flights per cell and batch at least; they tell how many are needed. */
    static final int FIRST_FLIGHTS = 128;

    static final int MOST_FLIGHTS = 2048;
    /** What chance may put in of the tolerance. */
    static final double CHANCE = 0.25;

    /** The error of second order is off both; what is left is of higher order. */
    private static final double MESH_SHARE = 0.25;

    private static final double DEVIATIONS = 3;
    /** Memory and beats may change F, or the mean energy, by this part. */
    private static final double MOST_KNOWN = 0.3;

    /** Cells are unlike each other by chance, which slows diffusion: twice on this mesh what it is on every second node. */
    private static final double BIAS = 7.0 / 3;

    private final SpaceProblem problem;
    private final EnergyBins bins;
    private final double[] times;
    private final FlightTable table;
    private final ChainMesh mesh;
    private final double step;
    private final double change;
    private int flights;
    private double[][] values;
    private double[][] errors;
    private double noise;
    private double[][] v;
    private double chance;
    private double meshError;
    private double memory;
    private double beats;
    private double smallest;
    /** Whether flights are taken to have no memory, because it is beyond what is known of it. */
    private boolean isPlain;

    private double bias;
    private double ofFlights;
    private double moved;
    private double startEnergy;

    private ChainAccount(
            SpaceProblem problem,
            EnergyBins bins,
            double[] times,
            ChainMesh mesh,
            FlightTable table,
            double tolerance,
            Progress progress) {
        this.problem = problem;
        this.bins = bins;
        this.times = times;
        this.mesh = mesh;
        this.table = table;
        double wanted = Math.min(MOST_CHANGE, Math.max(LEAST_CHANGE, STEP_SHARE * tolerance));
        double[] found = table.step(TRIALS, wanted, progress);
        this.step = found[0];
        this.change = found[1];
    }

    static ChainAccount of(
            SpaceProblem problem,
            EnergyBins bins,
            double[] times,
            double tolerance,
            JumpChain chain,
            Progress progress) {
        double dense = bins.edges()[bins.edges().length - 1];
        double highest = ChainReach.of(problem, dense, times, chain.seed(), progress);
        ChainMesh mesh = ChainMesh.of(problem, dense, highest, CELLS);
        FlightTable table = new FlightTable(problem, mesh, chain.seed());
        ChainAccount out = new ChainAccount(problem, bins, times, mesh, table, tolerance, progress);
        double[] start = mesh.integrals(problem.initial()::shellMean);
        double[][] first = problem.initial().isOfEnergy() || !out.hasEnd()
                ? new double[0][]
                : table.firstFlights(chain.count(), out.step, progress);
        int each = FIRST_FLIGHTS;
        for (int round = 0; round < 3; round++) {
            progress.at(0.2 * round, "Flights");
            out.solve(each, start, first, progress);
            double ratio = out.ofFlights / (CHANCE * tolerance);
            if (ratio <= 1 || each == MOST_FLIGHTS || !out.hasEnd()) {
                break;
            }
            each = (int) Math.min(MOST_FLIGHTS, Math.ceil(1.2 * each * ratio * ratio));
        }
        return out;
    }

    private boolean hasEnd() {
        return times.length > 0 && times[times.length - 1] > 0;
    }

    private ChainMarch.At[] march(
            KickForms forms, double[] start, double[][] flights, int without, boolean beatsCount) {
        ChainMarch march = new ChainMarch(forms, !isPlain, !isPlain && beatsCount);
        double[] f = forms.mesh().nodal(start, flights, without);
        double[] later = Arrays.stream(times).filter(t -> t > 0).toArray();
        ChainMarch.At[] out = new ChainMarch.At[times.length];
        ChainMarch.At[] found = later.length == 0
                ? new ChainMarch.At[0]
                : march.march(flights.length == 0 ? march.afterLayer(f) : march.afterFirstFlights(f), later);
        double[] zero = forms.mesh().nodal(start, new double[0][], -1);
        int early = times.length - later.length;
        Arrays.setAll(out, t -> t < early ? new ChainMarch.At(zero, zero) : found[t - early]);
        return out;
    }

    private double[][] read(ChainMesh on, ChainMarch.At[] course) {
        ChainReading reading = new ChainReading(on, bins);
        return Arrays.stream(course).map(at -> reading.of(at.u())).toArray(double[][]::new);
    }

    private void solve(int each, double[] start, double[][] first, Progress progress) {
        flights = each;
        KickForms[] batches = table.forms(each, step, FlightTable.BATCHES, progress);
        progress.check();
        KickForms fine = KickForms.sum(batches, -1);
        KickForms middle = fine.coarser();
        ChainMesh second = middle.mesh();
        double[] halfStart = mesh.coarser(start);
        double[][] halfFirst = Arrays.stream(first).map(mesh::coarser).toArray(double[][]::new);
        isPlain = true;
        double[][] plain = read(second, march(middle, halfStart, halfFirst, -1, false));
        values = plain;
        isPlain = false;
        double[][] without = read(second, march(middle, halfStart, halfFirst, -1, false));
        double[][] onMiddle = read(second, march(middle, halfStart, halfFirst, -1, true));
        memory = change(without, plain);
        beats = change(onMiddle, without);
        // then kicks of single flights are no small matter, and what is built on that may even grow
        isPlain = !(memory + beats <= MOST_KNOWN);
        onMiddle = isPlain ? plain : onMiddle;
        double[][] onFine = whole(fine, start, first);
        if (!isPlain && !(change(onFine, onMiddle) <= MOST_KNOWN)) {
            isPlain = true;
            onMiddle = plain;
            onFine = whole(fine, start, first);
        }
        KickForms rough = middle.coarser();
        double[][] quarterFirst = Arrays.stream(halfFirst).map(second::coarser).toArray(double[][]::new);
        double[][] onRough = read(rough.mesh(), march(rough, second.coarser(halfStart), quarterFirst, -1, true));
        values = new double[times.length][];
        double[][] other = new double[times.length][];
        for (int t = 0; t < times.length; t++) {
            values[t] = ChainReading.extrapolated(onFine[t], onMiddle[t]);
            other[t] = ChainReading.extrapolated(onMiddle[t], onRough[t]);
        }
        meshError = MESH_SHARE * distance(values, other);
        double[][] still = new double[times.length][];
        Arrays.fill(still, new ChainReading(mesh, bins).of(mesh.nodal(start, new double[0][], -1)));
        moved = distance(values, still);
        double mass = 0;
        startEnergy = 0;
        for (int i = 0; i < start.length; i++) {
            mass += start[i];
            startEnergy += start[i] * mesh.nodes[i];
        }
        startEnergy /= mass;
        scatter(batches, onMiddle, halfStart, halfFirst);
    }

    /** The chain on the whole mesh. */
    private double[][] whole(KickForms fine, double[] start, double[][] first) {
        ChainMarch.At[] course = march(fine, start, first, -1, true);
        v = Arrays.stream(course).map(ChainMarch.At::v).toArray(double[][]::new);
        smallest = Arrays.stream(course)
                .flatMapToDouble(at -> Arrays.stream(at.u()))
                .min()
                .orElse(0);
        return read(mesh, course);
    }

    /** Leaves out one batch of flights after the other; then one of the first flights of the start. */
    private void scatter(KickForms[] batches, double[][] all, double[] start, double[][] first) {
        KickForms[] coarse =
                Arrays.stream(batches).parallel().map(KickForms::coarser).toArray(KickForms[]::new);
        KickForms whole = KickForms.sum(coarse, -1);
        int b = batches.length;
        ChainScatter byFlights = new ChainScatter(
                each(b, k -> read(whole.mesh(), march(KickForms.sum(coarse, k), start, first, -1, true))),
                all,
                bins.volumes());
        int starts = first.length;
        ChainScatter byStarts = new ChainScatter(
                each(starts, k -> read(whole.mesh(), march(whole, start, first, k, true))), all, bins.volumes());
        errors = ChainScatter.hypot(byFlights.errors(), byStarts.errors());
        noise = Math.hypot(byFlights.below(), byStarts.below());
        ofFlights = byFlights.largest(values);
        chance = Math.hypot(ofFlights, byStarts.largest(values));
        for (int t = 0; t < times.length; t++) {
            for (int i = 0; i < values[t].length; i++) {
                values[t][i] -= BIAS * byFlights.bias()[t][i];
            }
        }
        bias = BIAS * distance(byFlights.bias());
    }

    private static double[][][] each(int count, IntFunction<double[][]> one) {
        return IntStream.range(0, count).parallel().mapToObj(one).toArray(double[][][]::new);
    }

    /** The largest difference of F over all times, as a part of its largest value then. */
    private double distance(double[][] a, double[][] b) {
        double[][] off = new double[a.length][];
        for (int t = 0; t < a.length; t++) {
            double[] one = a[t];
            double[] other = b[t];
            off[t] = new double[one.length];
            Arrays.setAll(off[t], i -> one[i] - other[i]);
        }
        return distance(off);
    }

    /** The same for F, or for the mean energy where that changes more. */
    private double change(double[][] a, double[][] b) {
        return Math.max(distance(a, b), ChainScatter.energy(a, b, values, mesh.nodes[0]));
    }

    private double distance(double[][] off) {
        return ChainScatter.largest(off, values, bins.volumes());
    }

    FlightTable table() {
        return table;
    }

    ChainMesh mesh() {
        return mesh;
    }

    /** That of flights, see {@link FlightTable#longest}. */
    double step() {
        return step;
    }

    /** v at the nodes. @param t number of the time */
    double[] v(int t) {
        return v[t];
    }

    /** The mass of a bin; of all after the last. */
    double value(int t, int bin) {
        return values[t][bin];
    }

    /** One standard error of it. */
    double error(int t, int bin) {
        return errors[t][bin];
    }

    /** The mean energy; −1: of the start. */
    double energy(int t) {
        int n = bins.volumes().length;
        return t < 0 ? startEnergy : values[t][n + 1] / values[t][n];
    }

    double energyError(int t) {
        return errors[t][bins.volumes().length + 2];
    }

    /** How far masses below an energy are off by chance, in one run of a hundred or so, and by all else. */
    double noise() {
        return DEVIATIONS * noise + bias + meshError + left();
    }

    /** The smallest value of F at a node. */
    double smallest() {
        return Math.min(0, smallest);
    }

    private double total() {
        return (double) flights * FlightTable.BATCHES * mesh.size();
    }

    /**
     * What terms of higher order in ε may be, as a part of the largest F: the square of those that are known, which are
     * O(ε²); the same as those under γ(E), and their root where the drive has a sense of time.
     */
    private double left() {
        double known = memory + beats;
        if (isPlain) {
            return Double.isNaN(known) ? 1 : Math.min(1, known);
        }
        double order = problem.drive().hasSenseOfTime(problem.hamiltonian().dimension())
                ? 0.5
                : problem.rates().isConstant() ? 2 : 1;
        return Math.pow(known, order);
    }

    /** What F may be off by, as a part of its largest value. */
    double estimate() {
        double start = problem.initial().error() + problem.shells().massError(problem.initial());
        return DEVIATIONS * chance + bias + meshError + left() + change * moved + start;
    }

    /** What was done, in words. */
    String work() {
        return Sentence.of(
                "%.3g flights from %d shells up to E = %.4g, steps of %.3g of the time that motion takes; F is off by %.1e"
                        + " (one standard error of the flights), %.1e (mesh), %.1e (steps) and %.1e (higher orders of"
                        + " epsilon, guessed from those of epsilon^2, %.1e) of its largest value",
                total(),
                mesh.size(),
                mesh.nodes[mesh.size()],
                step,
                chance,
                meshError,
                change * moved,
                left(),
                memory + beats);
    }

    List<String> warnings() {
        List<String> out = new ArrayList<>();
        if (isPlain) {
            out.add("Kicks of single flights are too large: their memory and the beats of the drive are left out.");
        }
        if (problem.drive().hasSenseOfTime(problem.hamiltonian().dimension())) {
            out.add(
                    "Three frequencies of the drive add to 0, and their phases run otherwise backwards: what that does to"
                            + " first order in epsilon the jump chain leaves out.");
        }
        return out;
    }
}
