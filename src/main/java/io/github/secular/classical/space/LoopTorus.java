package io.github.secular.classical.space;

import java.util.List;
import java.util.function.Function;

/** The torus of a sum of wells. @param loops one per axis */
record LoopTorus(List<AxisLoops.Loop> loops) implements Torus {
    @Override
    public int angles() {
        return loops.size();
    }

    @Override
    public double omega(int angle) {
        return loops.get(angle).omega();
    }

    @Override
    public boolean isEven() {
        return true;
    }

    @Override
    public double[][] positions(int n) {
        return overAngles(n, loop -> loop.positions(n));
    }

    @Override
    public double[][] momenta(int n) {
        return overAngles(n, loop -> loop.sample(n).p());
    }

    private double[][] overAngles(int n, Function<AxisLoops.Loop, double[]> ofAxis) {
        double[][] out = new double[angles()][(int) Math.pow(n, angles())];
        for (int a = 0, stride = 1; a < out.length; a++, stride *= n) {
            double[] x = ofAxis.apply(loops.get(a));
            for (int cell = 0; cell < out[a].length; cell++) {
                out[a][cell] = x[cell / stride % n];
            }
        }
        return out;
    }
}
