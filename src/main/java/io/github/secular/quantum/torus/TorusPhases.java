package io.github.secular.quantum.torus;

import io.github.secular.drive.Wave;
import io.github.secular.numerics.FastTime;

/** exp(i a·ω τ) of each harmonic of a window at one time, from base phases reduced to one turn. */
final class TorusPhases {
    private final double[] cos;
    private final double[] sin;

    private TorusPhases(double[] cos, double[] sin) {
        this.cos = cos;
        this.sin = sin;
    }

    static TorusPhases at(TorusWindow window, Wave wave, FastTime time) {
        double[] omega = wave.frequencies();
        double[] base = new double[omega.length];
        for (int j = 0; j < omega.length; j++) {
            base[j] = time.angle(omega[j]);
        }
        double[] cos = new double[window.size()];
        double[] sin = new double[window.size()];
        for (int h = 0; h < cos.length; h++) {
            double angle = 0;
            int[] a = window.index(h);
            for (int j = 0; j < a.length; j++) {
                angle += a[j] * base[j];
            }
            cos[h] = Math.cos(angle);
            sin[h] = Math.sin(angle);
        }
        return new TorusPhases(cos, sin);
    }

    /** ρ = Σ_h y_h exp(i a_h·ω τ), made exactly Hermitian: 2N² numbers, interleaved. */
    double[] sum(double[] y, int size) {
        double[] out = new double[2 * size * size];
        for (int h = 0; h < cos.length; h++) {
            int at = h * out.length;
            for (int i = 0; i < out.length; i += 2) {
                out[i] += cos[h] * y[at + i] - sin[h] * y[at + i + 1];
                out[i + 1] += cos[h] * y[at + i + 1] + sin[h] * y[at + i];
            }
        }
        for (int n = 0; n < size; n++) {
            out[2 * (n * size + n) + 1] = 0;
            for (int m = n + 1; m < size; m++) {
                int up = 2 * (n * size + m);
                int down = 2 * (m * size + n);
                double re = 0.5 * (out[up] + out[down]);
                double im = 0.5 * (out[up + 1] - out[down + 1]);
                out[up] = re;
                out[up + 1] = im;
                out[down] = re;
                out[down + 1] = -im;
            }
        }
        return out;
    }
}
