package io.github.secular.classical.space;

import io.github.secular.classical.Relaxation;
import io.github.secular.numerics.InvalidInputException;
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

    private final SpaceHamiltonian h;
    private final SpaceDrive drive;
    private final Relaxation relaxation;
    private final AxisLoops axes;
    private final TorusResonances resonances;
    private final GaussIntegrator fine;
    private final GaussIntegrator coarse;

    TorusCoefficient(SpaceProblem problem) {
        this.h = problem.hamiltonian();
        this.drive = problem.drive();
        this.relaxation = problem.rates();
        this.axes = new AxisLoops(h.kind());
        this.resonances = new TorusResonances(problem);
        GaussIntegratorFactory rules = new GaussIntegratorFactory();
        int nodes = NODES[h.dimension()];
        this.fine = rules.legendre(nodes);
        this.coarse = rules.legendre((int) (COARSER * nodes));
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
        double[][] better = average(energy, fine);
        double[][] worse = average(energy, coarse);
        int n = drive.terms().size();
        double difference = 0;
        double size = 0;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                difference += better[i][j] - worse[i][j];
                size += Math.abs(better[i][j]);
            }
        }
        return new Form(Arrays.copyOf(better, n), Math.abs(difference) + tail(better, energy) * size);
    }

    /** By the coarser of the two quadratures alone: a third of the work. */
    @Override
    public Form roughly(double energy) {
        double[][] worse = average(energy, coarse);
        tail(worse, energy);
        return new Form(Arrays.copyOf(worse, drive.terms().size()), Double.NaN);
    }

    private double tail(double[][] average, double energy) {
        double tail = average[drive.terms().size()][0];
        TorusResonances.requireSmall(tail, energy, h.dimension());
        return tail;
    }

    private double[][] average(double energy, GaussIntegrator rule) {
        double e = energy - h.lowestEnergy();
        double gamma = relaxation.rate(energy);
        List<Node> nodes = nodes(e, h.dimension(), rule);
        double[][][] parts =
                nodes.parallelStream().map(node -> part(node, gamma)).toArray(double[][][]::new);
        return TorusResonances.mean(parts);
    }

    /** Points of the simplex Σe_a = E: e_1 = E s(u), the rest likewise; s is flat at both ends. */
    private static List<Node> nodes(double e, int d, GaussIntegrator rule) {
        List<Node> out = new ArrayList<>();
        for (int i = 0; i < rule.getNumberOfPoints(); i++) {
            double u = (1 + rule.getPoint(i)) / 2;
            double s = u * u * (3 - 2 * u);
            double first = e * s;
            double weight = rule.getWeight(i) / 2 * 6 * u * (1 - u) * e;
            if (d == 2) {
                out.add(new Node(new double[] {first, e - first}, weight));
            } else {
                for (Node rest : nodes(e - first, 2, rule)) {
                    out.add(new Node(new double[] {first, rest.energies[0], rest.energies[1]}, weight * rest.weight));
                }
            }
        }
        return out;
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
            double tail = resonances.squares(new LoopTorus(torus), gamma, weight, out);
            out[terms + 1][0] = Math.max(out[terms + 1][0], tail);
        }
        return out;
    }

    /**
     * The diffusion matrix in the plane of the actions, D_ab = Σ k_a k_b |V̂(k,ξ)|² L_γ (doc/classical.md, C9.8).
     *
     * @param actions I_a, one per axis, above 0
     * @param g values of the envelopes, one per term
     * @throws RefusalException if an action belongs to several orbits, or to none
     */
    @Override
    public double[][] matrix(double[] actions, double[] g) {
        int d = h.dimension();
        if (actions.length != d) {
            throw new InvalidInputException("actions", actions.length + " of them", d + ", one per axis");
        }
        List<AxisLoops.Loop> loops = new ArrayList<>();
        double energy = h.lowestEnergy();
        for (int a = 0; a < d; a++) {
            loops.add(axes.loopOf(a, actions[a]));
            energy += loops.get(a).energy();
        }
        return resonances.matrix(new LoopTorus(loops), relaxation.rate(energy), g);
    }
}
