package io.github.secular.classical.space;

import io.github.secular.classical.Relaxation;
import io.github.secular.numerics.Progress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/**
 * The motions of a central potential (doc/classical.md, C9.12): by I_r and |L| and all directions of L in three dimensions; in two
 * by I_r and L, or, where motions of L = 0 pass the centre, by I_+ = I_r + max(L, 0) and I_− = I_r + max(−L, 0).
 */
final class CentralFamily implements ActionFamily {
    private static final double WIDER = 1.5;
    private static final double WORST_DIRECTIONS = 1e-6;
    /** A smaller |L|, as a part of I_+ + I_−, is 0. */
    private static final double STRAIGHT = 1e-12;

    private final SpaceProblem problem;
    private final SpaceHamiltonian h;
    private final CentralCoefficient coefficient;
    private final RadialWell well;
    private final boolean isCircular;
    /** By |L|: I_r at the top. */
    private final Map<Double, Double> highest = new ConcurrentHashMap<>();

    CentralFamily(SpaceProblem problem) {
        this.problem = problem;
        this.h = problem.hamiltonian();
        this.coefficient = new CentralCoefficient(problem);
        this.well = coefficient.well();
        this.isCircular = h.dimension() == 2 && well.isCentred();
    }

    @Override
    public List<String> names() {
        return isCircular ? List.of("I_plus", "I_minus") : List.of("I_r", "L");
    }

    @Override
    public List<String> omegas() {
        return isCircular ? List.of("w_plus", "w_minus") : List.of("w_r", "w_L");
    }

    @Override
    public double[] reach(double energy) {
        double e = Math.min(h.top(), h.lowestEnergy() + energy);
        double circle = well.mostMomentum(e);
        return new double[] {isCircular ? circle : well.orbit(e, 0).action(), circle};
    }

    @Override
    public double[] begin(double[] top) {
        return new double[] {0, h.dimension() == 2 && !isCircular ? -top[1] : 0};
    }

    @Override
    public double[] wider(double[] top) {
        if (!isCut(top)) {
            return new double[0];
        }
        double[] out = {top[0] * WIDER, top[1] * WIDER};
        if (isOpen()) {
            double[] all = reach(Double.POSITIVE_INFINITY);
            out[0] = Math.min(out[0], all[0]);
            out[1] = Math.min(out[1], all[1]);
        }
        return out;
    }

    private boolean isOpen() {
        return h.top() < Double.POSITIVE_INFINITY;
    }

    @Override
    public boolean isCut(double[] top) {
        if (!isOpen()) {
            return true;
        }
        double[] all = reach(Double.POSITIVE_INFINITY);
        return top[0] < all[0] || top[1] < all[1];
    }

    @Override
    public boolean isSmooth() {
        return !isOpen() && (isCircular || h.dimension() == 3);
    }

    @Override
    public double measure(double first, double second) {
        double twoPi = 2 * Math.PI;
        return h.dimension() == 2 ? twoPi * twoPi : twoPi * twoPi * twoPi * 2 * second;
    }

    @Override
    public ActionCell[] cells(double[] first, double[] second, Progress progress) {
        int n = second.length;
        // of two dimensions one frame is that of L > 0, the other that of L < 0
        List<CentralFrames.Frame> frames = h.dimension() == 2 ? List.of() : CentralFrames.all(3, rule(first, second));
        ActionCell[] out = new ActionCell[first.length * n];
        IntStream.range(0, first.length).parallel().forEach(i -> {
            double guess = Double.NaN;
            for (int j = 0; j < n; j++) {
                progress.check();
                RadialOrbit orbit = orbit(first[i], second[j], guess);
                if (orbit != null) {
                    ActionCell cell = cell(orbit, first[i], second[j], frames);
                    out[i * n + j] = cell;
                    guess = j + 1 < n ? orbit.energy() + cell.omega()[1] * (second[j + 1] - second[j]) : Double.NaN;
                }
            }
        });
        double highest = Arrays.stream(out)
                .mapToDouble(cell -> cell == null ? h.lowestEnergy() : cell.energy())
                .max()
                .orElseThrow();
        well.requireSingle(highest);
        return out;
    }

    /** L of a pair of actions. */
    private double momentum(double first, double second) {
        double l = isCircular ? first - second : second;
        return isCircular && Math.abs(l) < STRAIGHT * (first + second) ? 0 : l;
    }

    /** Null where there is none below the top. */
    private RadialOrbit orbit(double first, double second, double guess) {
        double l = Math.abs(momentum(first, second));
        double radial = isCircular ? Math.min(first, second) : first;
        if (isOpen()
                && (l >= well.mostMomentum(h.top()) || well.orbit(h.top(), l).action() <= radial)) {
            return null;
        }
        return well.orbitOf(radial, l, guess);
    }

    /** I_r at the top, 0 where there is no motion. */
    private double mostAction(double l) {
        return l < well.mostMomentum(h.top()) ? well.orbit(h.top(), l).action() : 0;
    }

    private ActionCell cell(RadialOrbit orbit, double first, double second, List<CentralFrames.Frame> frames) {
        double l = momentum(first, second);
        List<ActionCell.Part> parts = new ArrayList<>();
        if (h.dimension() == 2) {
            int sense = l < 0 ? -1 : 1;
            // θ_r = θ_+ + θ_−, and θ_φ is that of the quantum that turns its way
            int[][] circular = sense > 0 ? new int[][] {{1, 1}, {1, 0}} : new int[][] {{1, 1}, {0, 1}};
            int[][] map = isCircular ? circular : new int[][] {{1, 0}, {0, sense}};
            parts.add(new ActionCell.Part(
                    new CentralTorus(orbit, CentralFrames.plane(sense).axes(), map), 1));
        } else {
            for (CentralFrames.Frame frame : frames) {
                parts.add(new ActionCell.Part(new CentralTorus(orbit, frame.axes(), CentralTorus.POLAR), frame.part()));
            }
        }
        Torus torus = parts.get(0).torus();
        return new ActionCell(
                orbit.energy(),
                new double[] {torus.omega(0), torus.omega(1)},
                problem.initial().torusMean(orbit, l),
                parts);
    }

    /** The finest rule of directions that any of a few cells asks for. */
    private int rule(double[] first, double[] second) {
        int out = 0;
        int last = CentralFrames.rules() - 1;
        for (int i : new int[] {0, first.length / 2, first.length - 1}) {
            for (int j : new int[] {0, second.length / 2, second.length - 1}) {
                RadialOrbit orbit = orbit(first[i], second[j], Double.NaN);
                if (orbit == null) {
                    continue;
                }
                double gamma = Relaxation.required(problem.rates().rate(orbit.energy()), orbit.energy());
                out = Math.max(out, coefficient.rule(orbit, gamma));
                if (out == last && coefficient.lastChange(orbit, gamma) > WORST_DIRECTIONS) {
                    throw CentralCoefficient.tooRough();
                }
            }
        }
        return out;
    }
}
