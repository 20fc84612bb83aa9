package io.github.secular.quantum.steady;

import io.github.secular.drive.Harmonic;
import io.github.secular.drive.Lattice;
import io.github.secular.numerics.ComplexMatrix;
import io.github.secular.numerics.Progress;
import io.github.secular.quantum.BlochModel;
import io.github.secular.quantum.slowset.TorusMatrix;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a probe makes of a steady state to first order, on one window of the torus: Σ_a z_a e^{i a·θ} and its adjoint, with
 * (D + M) z = −iε [V̂_p, y] (doc/bloch-solvers.md, B11.9).
 */
final class ProbeWindow {
    private final int levels;
    private final Harmonic probe;
    /** N × N matrices z_a, (re, im), by index of the laboratory. */
    private final Map<List<Integer>, double[]> harmonics = new LinkedHashMap<>();

    private int entries;

    /** V̂_p between two levels. */
    record Coupling(int to, int from, double re, double im) {}

    /**
     * Solves for the response.
     *
     * @param model without the probe
     * @param state its steady state
     * @param order of the window
     * @param noise as of {@link ShakenMatrix}
     * @throws io.github.secular.numerics.RefusalException if the window is too large, or nothing damps the response
     */
    ProbeWindow(BlochModel model, Harmonic probe, SteadyWindow state, int order, double noise, Progress progress) {
        this.levels = model.size();
        this.probe = probe;
        couplings(model, probe).forEach((beside, couplings) -> {
            TorusMatrix torus = TorusMatrix.beside(
                    model, order, beside.stream().mapToInt(j -> j).toArray(), progress);
            double[] fed = fed(torus, probe, couplings, state.harmonics(), model.epsilon());
            DrivenEntries driven = DrivenEntries.of(torus, fed);
            if (driven.entries().length > 0) {
                add(torus, driven, new ShellElimination(driven.matrix(), noise, progress).solve(driven.of(fed)));
                entries += driven.entries().length;
            }
        });
    }

    /** The entries of V̂_p, by where in the frame of the model they lead. */
    static Map<List<Integer>, List<Coupling>> couplings(BlochModel model, Harmonic probe) {
        int levels = model.size();
        Map<List<Integer>, List<Coupling>> out = new LinkedHashMap<>();
        ComplexMatrix v = probe.matrix();
        for (int n = 0; n < levels; n++) {
            for (int m = 0; m < levels; m++) {
                if (v.abs2(n, m) > 0) {
                    out.computeIfAbsent(
                                    Lattice.key(TorusMatrix.photons(model, probe.index(), n, m)),
                                    k -> new ArrayList<>())
                            .add(new Coupling(n, m, v.re(n, m), v.im(n, m)));
                }
            }
        }
        return out;
    }

    /** −iε [V, y] on the entries of a torus. @param harmonics y_a, by index of the laboratory */
    static double[] fed(
            TorusMatrix torus,
            Harmonic probe,
            List<Coupling> couplings,
            Map<List<Integer>, double[]> harmonics,
            double epsilon) {
        int levels = torus.levels();
        double[] out = new double[2 * torus.size()];
        for (int i = 0; i < torus.size(); i++) {
            int[] before = Lattice.sum(torus.harmonics()[torus.harmonic()[i]], probe.index(), -1);
            double[] y = harmonics.get(SteadyWindow.key(before));
            if (y == null) {
                continue;
            }
            for (Coupling c : couplings) {
                if (c.to == torus.row()[i]) {
                    addProduct(out, i, c, y, c.from * levels + torus.column()[i], epsilon);
                }
                if (c.from == torus.column()[i]) {
                    addProduct(out, i, c, y, torus.row()[i] * levels + c.to, -epsilon);
                }
            }
        }
        return out;
    }

    /** Adds −i factor V y. */
    private static void addProduct(double[] out, int i, Coupling c, double[] y, int at, double factor) {
        out[2 * i] += factor * (c.re * y[2 * at + 1] + c.im * y[2 * at]);
        out[2 * i + 1] -= factor * (c.re * y[2 * at] - c.im * y[2 * at + 1]);
    }

    private void add(TorusMatrix torus, DrivenEntries driven, double[] z) {
        int[] of = driven.entries();
        for (int k = 0; k < of.length; k++) {
            int i = of[k];
            double[] matrix = harmonics.computeIfAbsent(
                    SteadyWindow.key(torus.harmonics()[torus.harmonic()[i]]), a -> new double[2 * levels * levels]);
            int at = 2 * (torus.row()[i] * levels + torus.column()[i]);
            matrix[at] += z[2 * k];
            matrix[at + 1] += z[2 * k + 1];
        }
    }

    /** The matrix z_a of each index a; not to be changed. */
    Map<List<Integer>, double[]> harmonics() {
        return harmonics;
    }

    /** How many entries of harmonics respond. */
    int entries() {
        return entries;
    }

    /** Photons taken from the probe per unit of slow time: (2/ε) Im tr(V̂_p z_p†). */
    double photons(double epsilon) {
        return photons(probe, harmonics, epsilon);
    }

    /** The same of any z_a, by index. */
    static double photons(Harmonic probe, Map<List<Integer>, double[]> harmonics, double epsilon) {
        int levels = probe.matrix().rows();
        double[] z = harmonics.get(SteadyWindow.key(probe.index()));
        double sum = 0;
        for (int k = 0; z != null && k < levels * levels; k++) {
            int n = k / levels;
            int m = k % levels;
            sum += probe.matrix().im(n, m) * z[2 * k] - probe.matrix().re(n, m) * z[2 * k + 1];
        }
        return 2 / epsilon * sum;
    }
}
