package io.github.secular.classical.twoscale;

import io.github.secular.classical.DensityState;
import io.github.secular.classical.VlasovProblem;
import io.github.secular.numerics.Progress;
import io.github.secular.numerics.RefusalException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** One attempt of a two-scale solver, on one mesh: the initial layer in fast time, then the slow system. */
abstract class TwoScaleRun {
    protected final VlasovProblem problem;
    protected final double[] times;
    protected final double tolerance;
    private final List<DensityState> states = new ArrayList<>();
    private ShellState first;
    private double layerLength;
    private long layerSteps;
    private int layerTimes;
    private double massError;
    private double smallest = Double.POSITIVE_INFINITY;
    private double topValue;
    private String work = "";

    /** @param times as of {@link io.github.secular.classical.VlasovSolver#solve} */
    TwoScaleRun(VlasovProblem problem, double[] times, double tolerance) {
        this.problem = problem;
        this.times = times;
        this.tolerance = tolerance;
    }

    /** The layer, f0 in place. */
    abstract FastLayer layer();

    /** How long the layer has to be followed, in fast time, if times do not end before. */
    abstract double layerLength();

    abstract double mostLayerSteps();

    /** Makes the slow system ready that begins at a fast time, from the state that the layer has come to. */
    abstract SlowSteps slowSteps(double layerEnd, Progress progress);

    /** The state in which the slow system begins. */
    abstract double[] slowStart(double layerEnd);

    /** The state of the slow system at a fast time. */
    abstract ShellState slowState(double[] y, double tau);

    /** In words: the mesh, and the harmonics. */
    abstract String sizes();

    /**
     * Through the initial layer, the states asked for in it kept.
     *
     * @throws RefusalException if that takes too many steps
     */
    final void passLayer(Progress progress) {
        first = layer().state();
        double end = times.length == 0 ? 0 : problem.fastTime(times[times.length - 1]);
        layerLength = Math.min(end, layerLength());
        layerSteps = layer().steps(layerLength);
        if (layerSteps > mostLayerSteps()) {
            throw new RefusalException(String.format(
                    Locale.ROOT,
                    "The initial layer would take %.0e steps, as the relaxation is so slow at some energies, or vanishes"
                            + " there; raise gamma.",
                    (double) layerSteps));
        }
        double tau = 0;
        for (int i = 0; i < times.length && problem.fastTime(times[i]) <= layerLength * (1 + 1e-12); i++) {
            layer().advance(tau, problem.fastTime(times[i]), progress);
            tau = problem.fastTime(times[i]);
            keep(layer().state());
        }
        layerTimes = states.size();
        if (layerTimes < times.length) {
            layer().advance(tau, layerLength, progress);
        }
    }

    /** Whether times go on behind the layer. */
    final boolean goesOn() {
        return layerTimes < times.length;
    }

    final double layerEnd() {
        return layerLength;
    }

    /** From the end of the layer to the last time. */
    final void stepSlowly(Progress progress) {
        if (!goesOn()) {
            return;
        }
        SlowSteps steps = slowSteps(layerLength, progress);
        double[] y = slowStart(layerLength);
        steps.run(
                y,
                Arrays.copyOfRange(times, layerTimes, times.length),
                (i, state) -> keep(slowState(state, problem.fastTime(times[layerTimes + i]))),
                progress);
        work = ", " + steps.size() + " steps of order 5";
    }

    private void keep(ShellState state) {
        massError = Math.max(massError, Math.abs(state.mass() / first.mass() - 1));
        smallest = Math.min(smallest, state.smallestValue());
        topValue = Math.max(topValue, state.topValue());
        states.add(state);
    }

    final List<DensityState> states() {
        return states;
    }

    /** At t = 0, as projected onto the mesh. */
    final ShellState first() {
        return first;
    }

    final double massError() {
        return massError;
    }

    final double smallest() {
        return smallest;
    }

    /** The largest of {@link ShellState#topValue}. */
    final double topValue() {
        return topValue;
    }

    final String work() {
        return sizes() + ", " + layerSteps + " steps in the initial layer" + work;
    }

    /** Energy per mass gained by the last time. */
    final double heating() {
        return states.isEmpty()
                ? 0
                : states.get(states.size() - 1).moments().energy()
                        - first.moments().energy();
    }
}
