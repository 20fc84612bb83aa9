package io.github.secular.classical.space;

import io.github.secular.classical.OrbitSamples;
import io.github.secular.classical.Relaxation;
import io.github.secular.numerics.Progress;
import io.github.secular.numerics.RefusalException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The tori of a sum of two wells on a grid of actions (doc/classical.md, C9.9): cells of one size from 0 on, and in the middle
 * of each its frequencies, D and the mean of the start. Cell (i, j) has the number i·n + j.
 */
public final class ActionPlane {
    /** Harmonics that give less of D than this anywhere are not listed. */
    private static final double LEAST_SHARE = 1e-3;

    /** For the mean of the start over a torus. */
    private static final int ANGLES = 512;

    private final int n;
    private final double[] top;
    private final double[][] frequencies = new double[2][];
    private final double[] energy;
    private final double[][] matrix;
    private final double[] start;
    private final List<ActionResonance> resonances;

    /**
     * @param torus D on tori
     * @param top I_1, I_2 where the plane ends
     * @param n cells along each axis
     * @param g values of the envelopes
     * @throws java.util.concurrent.CancellationException if the progress says so
     * @throws RefusalException if an action belongs to several orbits, or to none, or the drive changes too fast
     */
    ActionPlane(SpaceProblem problem, TorusCoefficient torus, double[] top, int n, double[] g, Progress progress) {
        this.n = n;
        this.top = top.clone();
        List<List<AxisLoops.Loop>> loops = new ArrayList<>();
        List<List<OrbitSamples>> samples = new ArrayList<>();
        double[][] energies = new double[2][n];
        double[][] bends = new double[2][n];
        for (int a = 0; a < 2; a++) {
            int axis = a;
            List<AxisLoops.Loop> all = IntStream.range(0, n)
                    .parallel()
                    .mapToObj(i -> torus.axes().loopOf(axis, action(axis, i)))
                    .toList();
            loops.add(all);
            samples.add(all.parallelStream().map(loop -> loop.sample(ANGLES)).toList());
            frequencies[a] = all.stream().mapToDouble(AxisLoops.Loop::omega).toArray();
            for (int i = 0; i < n; i++) {
                energies[a][i] = all.get(i).energy();
                int up = Math.min(n - 1, i + 1);
                int down = Math.max(0, i - 1);
                bends[a][i] = (frequencies[a][up] - frequencies[a][down]) / (action(a, up) - action(a, down));
            }
        }
        energy = new double[n * n];
        matrix = new double[n * n][3];
        List<Map<List<Integer>, ActionResonance>> found = IntStream.range(0, n)
                .parallel()
                .mapToObj(i -> {
                    progress.check();
                    return row(problem, loops, bends, energies, g, i);
                })
                .toList();
        start = problem.initial().torusMeans(samples.get(0), samples.get(1), energy);
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

    private Map<List<Integer>, ActionResonance> row(
            SpaceProblem problem,
            List<List<AxisLoops.Loop>> loops,
            double[][] bends,
            double[][] energies,
            double[] g,
            int i) {
        Map<List<Integer>, ActionResonance> out = new HashMap<>();
        TorusResonances resonances = new TorusResonances(problem.drive());
        for (int j = 0; j < n; j++) {
            int cell = i * n + j;
            List<AxisLoops.Loop> pair =
                    List.of(loops.get(0).get(i), loops.get(1).get(j));
            energy[cell] = problem.hamiltonian().lowestEnergy() + energies[0][i] + energies[1][j];
            double gamma = Relaxation.required(problem.rates().rate(energy[cell]), energy[cell]);
            double bend1 = bends[0][i];
            double bend2 = bends[1][j];
            resonances.matrix(new LoopTorus(pair), gamma, g, matrix[cell], (k, nu, detuning, amplitude, part) -> {
                double bend = Math.abs(k[0] * k[0] * bend1 + k[1] * k[1] * bend2);
                double strength = Math.sqrt(problem.epsilon() * amplitude * bend) / gamma;
                ActionResonance one = ActionResonance.of(k, nu, detuning, part, strength);
                out.merge(one.key(), one, ActionResonance::with);
            });
        }
        return out;
    }

    /** I_a in the middle of a cell. */
    public double action(int axis, int i) {
        return (i + 0.5) * width(axis);
    }

    /** Of a cell. */
    public double width(int axis) {
        return top[axis] / n;
    }

    /** Cells along each axis. */
    public int size() {
        return n;
    }

    /** I_a where the plane ends. */
    public double top(int axis) {
        return top[axis];
    }

    /** ω_a along its axis; not to be changed. */
    public double[] frequencies(int axis) {
        return frequencies[axis];
    }

    /** H0. */
    public double energy(int cell) {
        return energy[cell];
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

    /** (2π)² ∫ F dI. */
    public double mass(double[] f) {
        double sum = 0;
        for (double each : f) {
            sum += each;
        }
        return sum * volume();
    }

    /** The part of phase space that a cell stands for, (2π)² ∫ dI. */
    public double volume() {
        return 4 * Math.PI * Math.PI * width(0) * width(1);
    }
}
