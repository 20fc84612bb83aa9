package io.github.secular.classical.space;

import io.github.secular.classical.Relaxation;
import io.github.secular.numerics.RefusalException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegrator;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegratorFactory;

/**
 * d of a sum of wells, one per axis, from resonances: Σ_{k,ξ} (k·ω)² |V̂(k,ξ)|² L_γ(k·ω + ξ·ν) on every torus, averaged
 * over the tori of the shell with ∏T_a de_a (doc/classical.md, C9.4). The error is the change under finer quadrature.
 */
final class TorusCoefficient implements ShellCoefficient {
    private static final int[] NODES = {0, 0, 32, 14};
    private static final double COARSER = 0.7;
    private static final int FEWEST_ANGLES = 8;
    private static final int[] MOST_ANGLES = {0, 0, 128, 32};
    /** What the highest harmonics may still hold. */
    private static final double TAIL = 1e-13;

    /** More angles are taken while there is something from here on; at last what is missing is told by that at the edge. */
    private static final double HALF = 0.25;

    private static final double EDGE = 0.375;
    /** With more than this missing there is no result; with less it is a part of the error. */
    private static final double WORST_TAIL = 0.01;

    private static final double MATRIX_TAIL = 1e-9;

    private final SpaceHamiltonian h;
    private final SpaceDrive drive;
    private final Relaxation relaxation;
    private final AxisLoops axes;

    TorusCoefficient(SpaceProblem problem) {
        this.h = problem.hamiltonian();
        this.drive = problem.drive();
        this.relaxation = problem.rates();
        this.axes = new AxisLoops(h.kind());
    }

    /** The closed orbits of each axis. */
    AxisLoops axes() {
        return axes;
    }

    @Override
    public String method() {
        return "by resonances on tori";
    }

    @Override
    public int perOctave() {
        return h.kind().isOscillator() ? 8 : 4;
    }

    /** A torus family: the energies of the axes, and their weight but for the periods. */
    private record Node(double[] energies, double weight) {}

    @Override
    public Form at(double energy) {
        int nodes = NODES[h.dimension()];
        double[][] fine = average(energy, nodes);
        double[][] coarse = average(energy, (int) (COARSER * nodes));
        int n = drive.terms().size();
        double difference = 0;
        double size = 0;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                difference += fine[i][j] - coarse[i][j];
                size += Math.abs(fine[i][j]);
            }
        }
        double tail = fine[n][0];
        if (tail > WORST_TAIL) {
            throw RefusalException.of(
                    "The drive changes too fast along the motion at E = %.4g: with %d angles to an orbit %.1g of its"
                            + " harmonics are still missing; take a smoother drive, or lower energies.",
                    energy, MOST_ANGLES[h.dimension()], tail);
        }
        return new Form(Arrays.copyOf(fine, n), Math.abs(difference) + tail * size);
    }

    private double[][] average(double energy, int n) {
        double e = energy - h.lowestEnergy();
        double gamma = relaxation.rate(energy);
        List<Node> nodes = nodes(e, n);
        int terms = drive.terms().size();
        double[][][] parts =
                nodes.parallelStream().map(node -> part(node, gamma)).toArray(double[][][]::new);
        double[][] out = new double[terms + 1][Math.max(1, terms)];
        double weight = 0;
        for (double[][] part : parts) {
            weight += part[terms][0];
            out[terms][0] = Math.max(out[terms][0], part[terms + 1][0]);
            for (int i = 0; i < terms; i++) {
                for (int j = 0; j < terms; j++) {
                    out[i][j] += part[i][j];
                }
            }
        }
        for (int i = 0; i < terms; i++) {
            for (int j = 0; j < terms; j++) {
                out[i][j] /= weight;
            }
        }
        return out;
    }

    /** Points of the simplex Σe_a = E: e_1 = E s(u), the rest likewise; s is flat at both ends. */
    private static List<Node> nodes(double e, int d, int n) {
        GaussIntegrator rule = new GaussIntegratorFactory().legendre(n);
        List<Node> out = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            double u = (1 + rule.getPoint(i)) / 2;
            double s = u * u * (3 - 2 * u);
            double first = e * s;
            double weight = rule.getWeight(i) / 2 * 6 * u * (1 - u) * e;
            if (d == 2) {
                out.add(new Node(new double[] {first, e - first}, weight));
            } else {
                for (Node rest : nodes(e - first, 2, n)) {
                    out.add(new Node(new double[] {first, rest.energies[0], rest.energies[1]}, weight * rest.weight));
                }
            }
        }
        return out;
    }

    private List<Node> nodes(double e, int n) {
        return nodes(e, h.dimension(), n);
    }

    /** D times the weight, summed over the orbits at these energies; then rows with the weight itself and the worst tail. */
    private double[][] part(Node node, double gamma) {
        int d = h.dimension();
        int terms = drive.terms().size();
        double[][] out = new double[terms + 2][Math.max(1, terms)];
        List<List<AxisLoops.Loop>> loops = new ArrayList<>();
        int all = 1;
        for (int a = 0; a < d; a++) {
            loops.add(axes.loops(a, node.energies[a]));
            all *= loops.get(a).size();
        }
        for (int c = 0; c < all; c++) {
            List<AxisLoops.Loop> torus = new ArrayList<>();
            double weight = node.weight;
            for (int a = 0, rest = c; a < d; a++) {
                AxisLoops.Loop loop = loops.get(a).get(rest % loops.get(a).size());
                rest /= loops.get(a).size();
                torus.add(loop);
                weight *= loop.period();
            }
            out[terms][0] += weight;
            add(torus, gamma, weight, out);
        }
        return out;
    }

    /** What is made of one pair of harmonics (k, ξ) of a torus. */
    private interface Harmonic {
        /** @param turn k·ω @param strength Re V̂_i V̂_j* L_γ, ξ and −ξ together */
        void add(int[] k, double turn, int i, int j, double strength);
    }

    /** What is told of each pair (k, ξ), all terms of the frequency together. */
    interface Listener {
        /**
         * @param nu ξ·ν
         * @param detuning k·ω + ξ·ν
         * @param amplitude |V̂(k,ξ)|
         * @param part of the trace of D, ξ and −ξ together
         */
        void tell(int[] k, double nu, double detuning, double amplitude, double part);
    }

    private void add(List<AxisLoops.Loop> torus, double gamma, double weight, double[][] out) {
        double tail =
                sum(torus, gamma, TAIL, (k, turn, i, j, strength) -> out[i][j] += weight * turn * turn * strength);
        int last = out.length - 1;
        out[last][0] = Math.max(out[last][0], tail);
    }

    /** @param most what the highest harmonics may still hold @return the part of the drive that more angles might change */
    private double sum(List<AxisLoops.Loop> torus, double gamma, double most, Harmonic harmonic) {
        int d = torus.size();
        int terms = drive.terms().size();
        int n = FEWEST_ANGLES;
        TorusSpectrum v = new TorusSpectrum(drive, torus, n);
        while (v.tail(HALF) > most && n < MOST_ANGLES[d]) {
            n *= 2;
            v = new TorusSpectrum(drive, torus, n);
        }
        double tail = v.tail(EDGE);
        if (Double.isNaN(tail)) {
            throw new RefusalException("The drive is no finite number everywhere on the motion of some energies in use;"
                    + " give one that is, or lower energies.");
        }
        int total = terms == 0 ? 0 : v.size();
        int[] k = new int[d];
        for (int cell = 1; cell < total; cell++) {
            double turn = 0;
            boolean edge = false;
            for (int a = 0, rest = cell; a < d; a++, rest /= n) {
                int number = rest % n;
                edge |= 2 * number == n;
                k[a] = 2 * number > n ? number - n : number;
                turn += k[a] * torus.get(a).omega();
            }
            for (int i = 0; i < terms && !edge; i++) {
                double nu = drive.frequency(i);
                // V̂ = (C − iS)/2, ξ and −ξ alike; a static V counts once and whole
                double factor = nu == 0 ? 1 : 0.5;
                double response = factor * gamma / (gamma * gamma + (turn + nu) * (turn + nu));
                for (int j = 0; j < terms; j++) {
                    if (drive.together(i, j)) {
                        harmonic.add(k, turn, i, j, response * v.product(i, j, cell));
                    }
                }
            }
        }
        return tail;
    }

    /**
     * The diffusion matrix in the plane of the actions, D_ab = Σ k_a k_b |V̂(k,ξ)|² L_γ (doc/classical.md, C9.8).
     *
     * @param actions I_a, one per axis, above 0
     * @param g values of the envelopes, one per term
     * @throws RefusalException if an action belongs to several orbits, or to none
     */
    double[][] matrix(double[] actions, double[] g) {
        int d = actions.length;
        List<AxisLoops.Loop> loops = new ArrayList<>();
        double energy = h.lowestEnergy();
        for (int a = 0; a < d; a++) {
            loops.add(axes.loopOf(a, actions[a]));
            energy += loops.get(a).energy();
        }
        double[][] out = new double[d][d];
        double tail = sum(loops, relaxation.rate(energy), TAIL, (k, turn, i, j, strength) -> {
            for (int a = 0; a < d; a++) {
                for (int b = 0; b < d; b++) {
                    out[a][b] += k[a] * k[b] * g[i] * g[j] * strength;
                }
            }
        });
        requireTold(tail);
        return out;
    }

    private static void requireTold(double tail) {
        if (tail > MATRIX_TAIL) {
            throw RefusalException.of(
                    "The drive changes too fast along the motion of these actions: %.1g of its harmonics are missing.",
                    tail);
        }
    }

    /**
     * The same on one torus of two actions.
     *
     * @param out gets D_11, D_12, D_22
     */
    void matrix(List<AxisLoops.Loop> loops, double gamma, double[] g, double[] out, Listener listener) {
        double[] together = new double[drive.terms().size() + 1];
        double tail = sum(loops, gamma, 0.1 * MATRIX_TAIL, (k, turn, i, j, strength) -> {
            double part = g[i] * g[j] * strength;
            out[0] += k[0] * k[0] * part;
            out[1] += k[0] * k[1] * part;
            out[2] += k[1] * k[1] * part;
            int group = drive.group(i);
            together[group] += part;
            if (i == j && drive.isLastTogether(i)) {
                double all = together[group];
                together[group] = 0;
                double nu = drive.frequency(i);
                // one of (k, ξ) and (−k, −ξ)
                if (all > 0 && (nu != 0 || isFirst(k))) {
                    double detuning = turn + nu;
                    double square = all * (gamma * gamma + detuning * detuning) / gamma;
                    double amplitude = Math.sqrt(nu == 0 ? square : square / 2);
                    listener.tell(k, nu, detuning, amplitude, (k[0] * k[0] + k[1] * k[1]) * all);
                }
            }
        });
        requireTold(tail);
        // what terms that cancel leave of each other is rounding, of either sign
        out[0] = Math.max(0, out[0]);
        out[2] = Math.max(0, out[2]);
        double most = Math.sqrt(out[0]) * Math.sqrt(out[2]);
        out[1] = Math.max(-most, Math.min(most, out[1]));
    }

    private static boolean isFirst(int[] k) {
        return k[0] > 0 || k[0] == 0 && k[1] > 0;
    }
}
