package io.github.secular.classical.space;

import io.github.secular.numerics.Progress;
import io.github.secular.numerics.RefusalException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The motions of a well on a grid of two actions (doc/classical.md, C9.9): cells of one size, and in the middle
 * of each its frequencies, D and the mean of the start. Cell (i, j) has the number i·n + j. Cells without motions below
 * the top are empty.
 */
public final class ActionPlane {
    /** Harmonics that give less of D than this anywhere are not listed. */
    private static final double LEAST_SHARE = 1e-3;

    private final int n;
    private final List<String> names;
    private final double[] begin;
    private final double[] top;
    private final double[][] frequencies;
    private final double[] energy;
    private final double[] measure;
    private final double[][] matrix;
    private final double[] start;
    private final List<ActionResonance> resonances;

    /**
     * @param top where the plane ends
     * @param n cells along each axis
     * @param g values of the envelopes
     * @throws java.util.concurrent.CancellationException if the progress says so
     * @throws RefusalException if an action belongs to several orbits, or to none, or the drive changes too fast
     */
    ActionPlane(SpaceProblem problem, ActionFamily family, double[] top, int n, double[] g, Progress progress) {
        this.n = n;
        this.names = family.names();
        this.top = top.clone();
        this.begin = family.begin(top);
        ActionCell[] cells = family.cells(middles(0), middles(1), progress);
        energy = new double[n * n];
        measure = new double[n * n];
        matrix = new double[n * n][3];
        start = new double[n * n];
        frequencies = new double[n * n][2];
        for (int cell = 0; cell < cells.length; cell++) {
            ActionCell at = cells[cell];
            boolean isEmpty =
                    at == null || !(at.energy() < problem.hamiltonian().top());
            energy[cell] = isEmpty ? Double.NaN : at.energy();
            measure[cell] = isEmpty ? 0 : family.measure(action(0, cell / n), action(1, cell % n));
            start[cell] = isEmpty ? 0 : at.start();
            frequencies[cell] = at == null ? new double[] {Double.NaN, Double.NaN} : at.omega();
        }
        List<Map<List<Integer>, ActionResonance>> found = IntStream.range(0, n)
                .parallel()
                .mapToObj(i -> {
                    progress.check();
                    return row(problem, family.omegas(), cells, g, i);
                })
                .toList();
        Map<List<Integer>, ActionResonance> all = new HashMap<>();
        found.forEach(part -> part.forEach((key, one) -> all.merge(key, one, ActionResonance::with)));
        double largest =
                all.values().stream().mapToDouble(ActionResonance::part).max().orElse(0);
        resonances = all.values().stream()
                .filter(r -> r.part() > LEAST_SHARE * largest)
                .sorted(Comparator.comparingDouble(ActionResonance::part)
                        .reversed()
                        .thenComparing(ActionResonance::name))
                .toList();
    }

    private double[] middles(int axis) {
        return IntStream.range(0, n).mapToDouble(i -> action(axis, i)).toArray();
    }

    private Map<List<Integer>, ActionResonance> row(
            SpaceProblem problem, List<String> omegas, ActionCell[] cells, double[] g, int i) {
        Map<List<Integer>, ActionResonance> out = new HashMap<>();
        TorusResonances resonances = new TorusResonances(problem);
        for (int cell = i * n; cell < (i + 1) * n; cell++) {
            if (isEmpty(cell)) {
                continue;
            }
            double gamma = problem.limitRate(energy[cell]);
            double[][] bends = bends(cell);
            double[] sum = matrix[cell];
            Map<List<Integer>, ActionResonance> here = new HashMap<>();
            for (ActionCell.Part part : cells[cell].tori()) {
                double[] d = new double[3];
                resonances.matrix(part.torus(), gamma, g, d, (k, nu, detuning, amplitude, share) -> {
                    double bend = Math.abs(k[0] * k[0] * bends[0][0]
                            + k[0] * k[1] * (bends[0][1] + bends[1][0])
                            + k[1] * k[1] * bends[1][1]);
                    double strength = Math.sqrt(problem.epsilon() * amplitude * bend) / gamma;
                    ActionResonance one = ActionResonance.of(omegas, k, nu, detuning, part.part() * share, strength);
                    here.merge(one.key(), one, ActionResonance::plus);
                });
                for (int a = 0; a < 3; a++) {
                    sum[a] += part.part() * d[a];
                }
            }
            here.forEach((key, one) -> out.merge(key, one, ActionResonance::with));
        }
        return out;
    }

    /** ∂ω_a/∂I_b by differences of neighbours. */
    private double[][] bends(int cell) {
        double[][] out = new double[2][2];
        for (int b = 0; b < 2; b++) {
            int number = b == 0 ? cell / n : cell % n;
            int stride = b == 0 ? n : 1;
            int up = number < n - 1 && !isEmpty(cell + stride) ? 1 : 0;
            int down = number > 0 && !isEmpty(cell - stride) ? 1 : 0;
            for (int a = 0; a < 2 && up + down > 0; a++) {
                out[a][b] = (frequencies[cell + up * stride][a] - frequencies[cell - down * stride][a])
                        / (action(b, number + up) - action(b, number - down));
            }
        }
        return out;
    }

    /** What the two actions are called. */
    public List<String> names() {
        return names;
    }

    /** The action in the middle of a cell. */
    public double action(int axis, int i) {
        return begin[axis] + (i + 0.5) * width(axis);
    }

    /** Of a cell. */
    public double width(int axis) {
        return (top[axis] - begin[axis]) / n;
    }

    /** Cells along each axis. */
    public int size() {
        return n;
    }

    /** The action where the plane ends. */
    public double top(int axis) {
        return top[axis];
    }

    /** ω_1 and ω_2 of a cell; NaN where there is no motion. */
    public double frequency(int axis, int cell) {
        return frequencies[cell][axis];
    }

    /** H0; NaN where there is no motion below the top. */
    public double energy(int cell) {
        return energy[cell];
    }

    /** Whether a cell has no motion below the top. */
    public boolean isEmpty(int cell) {
        return Double.isNaN(energy[cell]);
    }

    /** {D_11, D_12, D_22}, action² per slow time; not to be changed. */
    public double[] matrix(int cell) {
        return matrix[cell];
    }

    /** The mean of f0 over each torus, number by number. */
    public double[] start() {
        return start.clone();
    }

    /** Harmonics of which D is made, the strongest first. */
    public List<ActionResonance> resonances() {
        return resonances;
    }

    /** ∫ F dq dp over all cells. */
    public double mass(double[] f) {
        double sum = 0;
        for (int cell = 0; cell < f.length; cell++) {
            sum += f[cell] * volume(cell);
        }
        return sum;
    }

    /** The part of phase space of a unit area of the plane, (2π)² or, with all directions of L, (2π)³ 2L; 0 where there is no motion. */
    double measure(int cell) {
        return measure[cell];
    }

    /** The part of phase space that a cell stands for. */
    public double volume(int cell) {
        return measure[cell] * width(0) * width(1);
    }
}
