package io.github.secular.quantum.slowset;

import io.github.secular.numerics.FastTime;

/**
 * The amplitudes of one block under a generator that moves: z' = G(t) z in fast time, by the Magnus expansion of order
 * 4 with two Gauss points, one step against two half steps. As in {@link BlockMotion} the frequency of the first
 * entry is taken out and its phase reduced exactly.
 */
final class MovingBlock {
    private static final double NODE = Math.sqrt(3) / 6;

    private final Carrier carrier;
    private final double[] diagonal;
    private final int[] conserved;
    private final double scale;
    private final int n;
    private double[] z;
    private double t;
    private double step;
    private double error;
    private double exponent;
    private int steps;

    /** @param start z(0), interleaved */
    MovingBlock(Torus torus, int[] members, double[] start, double epsilon) {
        scale = epsilon * epsilon;
        n = members.length;
        z = start.clone();
        carrier = Carrier.of(torus, members);
        diagonal = carrier.rest(torus, members);
        conserved = carrier.conserved(torus, members);
    }

    /**
     * Moves to a slow time within the graph's interval.
     *
     * @param allowed error that the motion may make over that interval
     */
    void advance(MovingGraph graph, int c, double to, double allowed) {
        double whole = to - t;
        if (!(whole > 0)) {
            return;
        }
        double perTime = allowed / whole;
        double h = step > 0 ? Math.min(step, whole) : whole;
        while (t < to) {
            if (carrier.isDead(t / scale)) {
                t = to;
                return;
            }
            boolean last = t + h * (1 + 1e-9) >= to;
            double used = last ? to - t : h;
            double[] one = z.clone();
            magnus(graph, c, t, used, one);
            double[] two = z.clone();
            magnus(graph, c, t, used / 2, two);
            magnus(graph, c, t + used / 2, used / 2, two);
            double difference = 0;
            for (int i = 0; i < one.length; i++) {
                difference = Math.max(difference, Math.abs(one[i] - two[i]));
            }
            double estimate = difference * Math.exp(carrier.damping() * t / scale) / 15;
            double goal = Math.max(perTime * used, 2e-16);
            double factor = Math.min(5, Math.max(0.1, 0.9 * Math.pow(goal / Math.max(estimate, 1e-300), 0.2)));
            if (estimate <= goal) {
                z = two;
                error += estimate;
                t = last ? to : t + used;
                if (!last || factor < 1 || step == 0 || used >= step) {
                    step = used * factor;
                }
                h = step;
            } else {
                h = used * factor;
                step = h;
            }
            steps++;
        }
    }

    /** z ← exp(Ω) z, Ω = (h/2)(G₁ + G₂) + (√3 h²/12)[G₂, G₁] in fast time. */
    private void magnus(MovingGraph graph, int c, double at, double h, double[] state) {
        double[] first = generator(graph, c, at + h * (0.5 - NODE));
        double[] second = generator(graph, c, at + h * (0.5 + NODE));
        double fast = h / scale;
        double[] omega = new double[first.length];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                double re = 0;
                double im = 0;
                for (int k = 0; k < n; k++) {
                    int ik = 2 * (i * n + k);
                    int kj = 2 * (k * n + j);
                    re += second[ik] * first[kj] - second[ik + 1] * first[kj + 1];
                    re -= first[ik] * second[kj] - first[ik + 1] * second[kj + 1];
                    im += second[ik] * first[kj + 1] + second[ik + 1] * first[kj];
                    im -= first[ik] * second[kj + 1] + first[ik + 1] * second[kj];
                }
                int ij = 2 * (i * n + j);
                double half = fast / 2;
                double commutator = fast * fast * NODE / 2;
                omega[ij] = half * (first[ij] + second[ij]) + commutator * re;
                omega[ij + 1] = half * (first[ij + 1] + second[ij + 1]) + commutator * im;
            }
        }
        DenseGenerator exponential = new DenseGenerator(omega, n);
        exponential.conserve(conserved);
        exponent += exponential.norm();
        exponential.apply(new double[] {1}, state);
    }

    private double[] generator(MovingGraph graph, int c, double at) {
        double[] out = graph.fed(c, at);
        for (int k = 0; k < n; k++) {
            out[2 * (k * n + k)] += diagonal[2 * k];
            out[2 * (k * n + k) + 1] += diagonal[2 * k + 1];
        }
        return out;
    }

    /** z as {@link BlockMotion#at} gives it. */
    double[] at(FastTime time) {
        double[] out = z.clone();
        carrier.carry(out, new FastTime[] {time});
        return out;
    }

    double error() {
        return error;
    }

    /** What the exponentials lose to rounding. */
    double roundOff() {
        return Math.ulp(1.0) * Math.sqrt(n) * (1 + exponent / 3);
    }

    int steps() {
        return steps;
    }
}
