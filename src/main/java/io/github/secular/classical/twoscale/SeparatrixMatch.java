package io.github.secular.classical.twoscale;

import io.github.secular.classical.CriticalPoint;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * How angle harmonics below and above a separatrix go together. On it an orbit rests at the unstable points, and every
 * passage from one to the next is a pulse; in the angle, passages follow each other at distances in proportion to the
 * inverse rates of escape 1/λ of the points between. So the angle below is a linear function of that above on every
 * passage, and
 *
 * <pre>
 *   f_m below = Σ_n S_mn f_n above,   S_mn = (1/2π) Σ_passages ∫ e^{i n Θ(θ) − i m θ} dθ;
 * </pre>
 *
 * with two wells S_mn = ± sin(π (n/2 − m))/(π (n/2 − m)).
 */
final class SeparatrixMatch {
    private static final double SAME = 1e-9;

    private final int highest;
    /** (re, im) at 2 ((m + K)(2K + 1) + n + K). */
    private final double[] matrix;

    /** A passage: θ from a over a width w below, Θ from A over W above. */
    private record Passage(double from, double width, double above, double widthAbove) {}

    /** @param cell below a separatrix @param highest K */
    SeparatrixMatch(EnergyElements mesh, ElementCell cell, int highest) {
        this.highest = highest;
        int width = 2 * highest + 1;
        matrix = new double[2 * width * width];
        List<CriticalPoint> saddles = mesh.hamiltonian().criticalPoints().stream()
                .filter(p -> p.isSeparatrix()
                        && Math.abs(p.energy() - mesh.edge(cell.element + 1)) <= SAME * (mesh.top() - mesh.edge(0))
                        && cell.merged.orbits[0].spans(p.position()))
                .sorted(Comparator.comparingDouble(CriticalPoint::position))
                .toList();
        double[] inverse = saddles.stream()
                .mapToDouble(p -> 1
                        / Math.sqrt(
                                Math.max(1e-12, -mesh.hamiltonian().potential().curvature(p.position()))))
                .toArray();
        for (Passage passage : passages(cell, saddles, inverse)) {
            add(passage);
        }
    }

    private static List<Passage> passages(ElementCell cell, List<CriticalPoint> saddles, double[] inverse) {
        double middle = (cell.orbits[0].left() + cell.orbits[0].right()) / 2;
        int right = 0;
        while (right < inverse.length && saddles.get(right).position() < middle) {
            right++;
        }
        int left = right - 1;
        double all = 0;
        double beyond = 0;
        for (int i = 0; i < inverse.length; i++) {
            all += 2 * inverse[i];
            // Above, from Θ = 0 on, the orbit has rested at all points further to the right, and half at the next.
            beyond += i > right ? inverse[i] : i == right ? inverse[i] / 2 : 0;
        }
        List<Passage> out = new ArrayList<>();
        double turn = 2 * Math.PI / all;
        if (right == inverse.length) {
            double w = turn * inverse[left];
            out.add(new Passage(-Math.PI, 2 * Math.PI, -w / 2, w));
        } else if (left < 0) {
            double w = turn * inverse[right];
            out.add(new Passage(0, 2 * Math.PI, Math.PI - w / 2, w));
        } else {
            double start = turn * beyond;
            double w = turn * (inverse[left] + inverse[right]) / 2;
            out.add(new Passage(0, Math.PI, start, w));
            out.add(new Passage(Math.PI, Math.PI, 2 * Math.PI - start - w, w));
        }
        return out;
    }

    private void add(Passage p) {
        double ratio = p.widthAbove / p.width;
        for (int m = -highest; m <= highest; m++) {
            for (int n = -highest; n <= highest; n++) {
                // e^{in(A + (θ − a) r) − imθ} over [a, a + w], from its middle.
                double rate = n * ratio - m;
                double half = rate * p.width / 2;
                double size = p.width / (2 * Math.PI) * (Math.abs(half) < 1e-8 ? 1 : Math.sin(half) / half);
                double phase = n * (p.above + p.widthAbove / 2) - m * (p.from + p.width / 2);
                int at = place(m, n);
                matrix[at] += size * Math.cos(phase);
                matrix[at + 1] += size * Math.sin(phase);
            }
        }
    }

    private int place(int m, int n) {
        return 2 * ((m + highest) * (2 * highest + 1) + n + highest);
    }

    /** out_m = Σ_n S_mn v_n, (re, im) at 2 (m + K). */
    void apply(double[] v, double[] out) {
        for (int m = -highest; m <= highest; m++) {
            double re = 0;
            double im = 0;
            for (int n = -highest; n <= highest; n++) {
                int at = place(m, n);
                double x = v[2 * (n + highest)];
                double y = v[2 * (n + highest) + 1];
                re += matrix[at] * x - matrix[at + 1] * y;
                im += matrix[at] * y + matrix[at + 1] * x;
            }
            out[2 * (m + highest)] = re;
            out[2 * (m + highest) + 1] = im;
        }
    }

    /** Σ_m conj(S_mn) v_m. */
    void adjoint(double[] v, int n, double[] sum) {
        sum[0] = 0;
        sum[1] = 0;
        for (int m = -highest; m <= highest; m++) {
            int at = place(m, n);
            double x = v[2 * (m + highest)];
            double y = v[2 * (m + highest) + 1];
            sum[0] += matrix[at] * x + matrix[at + 1] * y;
            sum[1] += matrix[at] * y - matrix[at + 1] * x;
        }
    }
}
