package io.github.secular.classical.space;

import io.github.secular.classical.Relaxation;
import io.github.secular.numerics.InvalidInputException;
import io.github.secular.numerics.RefusalException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegrator;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegratorFactory;

/**
 * d of a central potential from resonances: Σ_{k,ξ} (k·ω)² |V̂(k,ξ)|² L_γ(k·ω + ξ·ν) on the torus of every angular momentum
 * of the shell, averaged with T_r dL, or T_r L dL and over directions where D = 3 (doc/classical.md, C9.11). The error is the
 * change under finer quadrature.
 */
final class CentralCoefficient implements ShellCoefficient {
    private static final int NODES = 24;
    private static final double COARSER = 0.7;
    private static final int PER_OCTAVE = 4;
    private static final double SETTLED = 1e-10;

    private final SpaceHamiltonian h;
    private final SpaceDrive drive;
    private final Relaxation relaxation;
    private final RadialWell well;
    private final TorusResonances resonances;

    CentralCoefficient(SpaceProblem problem) {
        this.h = problem.hamiltonian();
        this.drive = problem.drive();
        this.relaxation = problem.rates();
        this.well = new RadialWell(h);
        this.resonances = new TorusResonances(problem);
    }

    RadialWell well() {
        return well;
    }

    @Override
    public String method() {
        return "by resonances on tori of radial action and angular momentum";
    }

    @Override
    public int perOctave() {
        return PER_OCTAVE;
    }

    @Override
    public Form at(double energy) {
        well.requireSingle(energy);
        double gamma = relaxation.rate(energy);
        double most = well.mostMomentum(energy);
        int terms = drive.terms().size();
        int rule = 0;
        double change = 0;
        for (double part : new double[] {0.1, 0.6}) {
            RadialOrbit orbit = well.orbit(energy, part * most);
            int found = rule(orbit, gamma);
            rule = Math.max(rule, found);
            change = Math.max(change, found == CentralFrames.rules() - 1 ? lastChange(orbit, gamma) : 0);
        }
        double[][] fine = average(energy, most, gamma, NODES, rule);
        double[][] coarse = average(energy, most, gamma, (int) (COARSER * NODES), rule);
        double difference = 0;
        double size = 0;
        for (int i = 0; i < terms; i++) {
            for (int j = 0; j < terms; j++) {
                difference += fine[i][j] - coarse[i][j];
                size += Math.abs(fine[i][j]);
            }
        }
        TorusResonances.requireSmall(fine[terms][0], energy, 2);
        return new Form(Arrays.copyOf(fine, terms), Math.abs(difference) + (fine[terms][0] + change) * size);
    }

    /** The first rule of directions that a finer one does not change; the last one where none is. */
    int rule(RadialOrbit orbit, double gamma) {
        if (h.dimension() == 2) {
            return 0;
        }
        double[][] before = squares(orbit, gamma, 0);
        for (int rule = 0; rule + 1 < CentralFrames.rules(); rule++) {
            double[][] next = squares(orbit, gamma, rule + 1);
            if (change(before, next) <= SETTLED) {
                return rule;
            }
            before = next;
        }
        return CentralFrames.rules() - 1;
    }

    /** What the last rule of directions still changed, relative. */
    double lastChange(RadialOrbit orbit, double gamma) {
        int last = CentralFrames.rules() - 1;
        return change(squares(orbit, gamma, last - 1), squares(orbit, gamma, last));
    }

    private static double change(double[][] a, double[][] b) {
        double difference = 0;
        double size = Double.MIN_NORMAL;
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < a[i].length; j++) {
                difference = Math.max(difference, Math.abs(a[i][j] - b[i][j]));
                size = Math.max(size, Math.abs(b[i][j]));
            }
        }
        return difference / size;
    }

    private double[][] squares(RadialOrbit orbit, double gamma, int rule) {
        int terms = drive.terms().size();
        double[][] out = new double[terms][terms];
        for (CentralFrames.Frame frame : CentralFrames.all(h.dimension(), rule)) {
            Torus torus = new CentralTorus(orbit, frame.axes(), CentralTorus.POLAR);
            TorusResonances.requireSmall(
                    resonances.squares(torus, gamma, frame.part(), out), orbit.energy(), torus.angles());
        }
        return out;
    }

    /** Rows of D, and one more with the worst tail. */
    private double[][] average(double energy, double most, double gamma, int nodes, int rule) {
        GaussIntegrator gauss = new GaussIntegratorFactory().legendre(nodes);
        List<CentralFrames.Frame> frames = CentralFrames.all(h.dimension(), rule);
        int terms = drive.terms().size();
        double[][][] parts = IntStream.range(0, nodes)
                .parallel()
                .mapToObj(i -> {
                    double l = most * (1 + gauss.getPoint(i)) / 2;
                    RadialOrbit orbit = well.orbit(energy, l);
                    double weight = gauss.getWeight(i) / orbit.omega() * (h.dimension() == 2 ? 1 : l);
                    double[][] out = new double[terms + 2][Math.max(1, terms)];
                    out[terms][0] = weight;
                    for (CentralFrames.Frame frame : frames) {
                        Torus torus = new CentralTorus(orbit, frame.axes(), CentralTorus.POLAR);
                        double tail = resonances.squares(torus, gamma, weight * frame.part(), out);
                        out[terms + 1][0] = Math.max(out[terms + 1][0], tail);
                    }
                    return out;
                })
                .toArray(double[][][]::new);
        return TorusResonances.mean(parts);
    }

    /** D of (I_r, L) (doc/classical.md, C9.11). */
    @Override
    public double[][] matrix(double[] actions, double[] g) {
        if (actions.length != 2 || h.dimension() == 3 && !(actions[1] > 0)) {
            throw new InvalidInputException(
                    "actions",
                    Arrays.toString(actions),
                    "I_r and L" + (h.dimension() == 3 ? ", both above 0" : ", the first above 0"));
        }
        RadialOrbit orbit = well.orbitOf(actions[0], Math.abs(actions[1]), Double.NaN);
        well.requireSingle(orbit.energy());
        double gamma = Relaxation.required(relaxation.rate(orbit.energy()), orbit.energy());
        int rule = rule(orbit, gamma);
        if (rule == CentralFrames.rules() - 1 && lastChange(orbit, gamma) > 1e-6) {
            throw tooRough();
        }
        int sense = actions[1] < 0 ? -1 : 1;
        List<CentralFrames.Frame> frames =
                h.dimension() == 2 ? List.of(CentralFrames.plane(sense)) : CentralFrames.all(h.dimension(), rule);
        double[][] out = new double[2][2];
        for (CentralFrames.Frame frame : frames) {
            double[][] d = resonances.matrix(
                    new CentralTorus(orbit, frame.axes(), new int[][] {{1, 0}, {0, sense}}), gamma, g);
            for (int a = 0; a < 2; a++) {
                for (int b = 0; b < 2; b++) {
                    out[a][b] += frame.part() * d[a][b];
                }
            }
        }
        return out;
    }

    static RefusalException tooRough() {
        return new RefusalException(
                "The drive changes too fast with the direction of the angular momentum: its mean over all"
                        + " directions is not known to 1e-6; take a smoother drive.");
    }
}
