package io.github.secular.classical.space;

import io.github.secular.classical.OrbitSamples;
import io.github.secular.numerics.Progress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** The tori of a sum of two wells, by the actions of both axes. */
final class SumFamily implements ActionFamily {
    private static final double WIDER = 1.5;
    /** For the mean of the start over a torus. */
    private static final int ANGLES = 512;

    private final SpaceProblem problem;
    private final AxisLoops axes;

    SumFamily(SpaceProblem problem) {
        this.problem = problem;
        this.axes = new AxisLoops(problem.hamiltonian().kind());
        axes.requireSingleWells();
    }

    @Override
    public List<String> names() {
        return List.of("I_1", "I_2");
    }

    @Override
    public List<String> omegas() {
        return List.of("w1", "w2");
    }

    @Override
    public double[] reach(double energy) {
        return new double[] {axes.actionOf(0, energy), axes.actionOf(1, energy)};
    }

    @Override
    public double[] begin(double[] top) {
        return new double[2];
    }

    @Override
    public double[] wider(double[] top) {
        double[] out = {top[0] * WIDER, top[1] * WIDER};
        return axes.holds(0, out[0]) && axes.holds(1, out[1]) ? out : new double[0];
    }

    @Override
    public boolean isCut(double[] top) {
        return true;
    }

    @Override
    public boolean isSmooth() {
        return true;
    }

    @Override
    public double measure(double first, double second) {
        return 4 * Math.PI * Math.PI;
    }

    @Override
    public ActionCell[] cells(double[] first, double[] second, Progress progress) {
        double lowest = problem.hamiltonian().lowestEnergy();
        List<List<AxisLoops.Loop>> loops = new ArrayList<>();
        List<List<OrbitSamples>> samples = new ArrayList<>();
        for (int a = 0; a < 2; a++) {
            int axis = a;
            double[] actions = a == 0 ? first : second;
            List<AxisLoops.Loop> all = Arrays.stream(actions)
                    .parallel()
                    .mapToObj(each -> axes.loopOf(axis, each))
                    .toList();
            loops.add(all);
            samples.add(all.parallelStream().map(loop -> loop.sample(ANGLES)).toList());
        }
        int n = second.length;
        double[] energies = IntStream.range(0, first.length * n)
                .mapToDouble(cell -> lowest
                        + loops.get(0).get(cell / n).energy()
                        + loops.get(1).get(cell % n).energy())
                .toArray();
        double[] start = problem.initial().torusMeans(samples.get(0), samples.get(1), energies);
        ActionCell[] out = new ActionCell[energies.length];
        Arrays.setAll(out, cell -> {
            List<AxisLoops.Loop> pair =
                    List.of(loops.get(0).get(cell / n), loops.get(1).get(cell % n));
            return new ActionCell(
                    energies[cell],
                    new double[] {pair.get(0).omega(), pair.get(1).omega()},
                    start[cell],
                    List.of(new ActionCell.Part(new LoopTorus(pair), 1)));
        });
        return out;
    }
}
