package io.github.secular.classical.space;

import java.util.List;

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
    public double[][] positions(int n) {
        double[][] out = new double[angles()][(int) Math.pow(n, angles())];
        for (int a = 0, stride = 1; a < out.length; a++, stride *= n) {
            double[] x = loops.get(a).positions(n);
            for (int cell = 0; cell < out[a].length; cell++) {
                out[a][cell] = x[cell / stride % n];
            }
        }
        return out;
    }
}
