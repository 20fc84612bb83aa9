package io.github.secular.quantum.rotating;

import io.github.secular.numerics.StackedMatrices;
import io.github.secular.quantum.BlochModel;
import io.github.secular.quantum.PackedState;

/**
 * The Bloch equation in a frame in which the light stands still, a linear equation with constant numbers on the N² reals
 * of ρ̃ ({@link PackedState}), in slow time (doc/bloch-solvers.md, B3.7).
 */
final class RestEquation {
    private final BlochModel model;
    private final RestFrame frame;
    private final int size;

    RestEquation(BlochModel model, RestFrame frame) {
        this.model = model;
        this.frame = frame;
        this.size = model.size();
    }

    /** Puts the generator into a run of a stack of N² × N² zeros. */
    void put(StackedMatrices generator, int run) {
        double epsilon = model.epsilon();
        double fast = epsilon * epsilon;
        for (int n = 0; n < size; n++) {
            for (int m = n + 1; m < size; m++) {
                add(generator, run, n, m, n, m, -model.fastDamping(n, m) / fast, -frame.divisor(n, m) / fast);
            }
            for (int k = 0; k < size; k++) {
                double rate = model.relaxation().rate(n, k);
                if (rate != 0) {
                    generator.add(run, k, n, rate);
                    generator.add(run, n, n, -rate);
                }
            }
        }
        for (RestFrame.Coupling v : frame.couplings()) {
            // (i/ε) (V_ab ρ_bm − ρ_na V_ab)
            double re = -v.im() / epsilon;
            double im = v.re() / epsilon;
            for (int k = 0; k < size; k++) {
                add(generator, run, v.n(), k, v.m(), k, re, im);
                add(generator, run, k, v.m(), k, v.n(), -re, -im);
            }
        }
    }

    /** d(ρ̃_nm)/dt += z ρ̃_kl; of the lower triangle and the imaginary diagonal there is nothing to add. */
    private void add(StackedMatrices generator, int run, int n, int m, int k, int l, double re, double im) {
        if (n > m) {
            return;
        }
        int row = n == m ? n : PackedState.index(size, n, m);
        if (k == l) {
            generator.add(run, row, k, re);
            if (n != m) {
                generator.add(run, row + 1, k, im);
            }
            return;
        }
        int column = PackedState.index(size, Math.min(k, l), Math.max(k, l));
        int sign = k < l ? 1 : -1;
        generator.add(run, row, column, re);
        generator.add(run, row, column + 1, -sign * im);
        if (n != m) {
            generator.add(run, row + 1, column, im);
            generator.add(run, row + 1, column + 1, sign * re);
        }
    }

    /** An upper bound of the largest sum of |entries| of a column of the generator, from its parts alone. */
    double normBound() {
        double epsilon = model.epsilon();
        double[] light = new double[size];
        for (RestFrame.Coupling v : frame.couplings()) {
            light[v.n()] += Math.abs(v.re()) + Math.abs(v.im());
        }
        double largest = 0;
        double relaxed = 0;
        for (int n = 0; n < size; n++) {
            relaxed = Math.max(relaxed, model.relaxation().outflow(n));
            largest = Math.max(largest, light[n] / epsilon);
            for (int m = n + 1; m < size; m++) {
                double turned = Math.abs(frame.divisor(n, m)) + model.fastDamping(n, m);
                largest = Math.max(largest, turned / (epsilon * epsilon) + 2 * (light[n] + light[m]) / epsilon);
            }
        }
        return largest + 2 * relaxed;
    }
}
