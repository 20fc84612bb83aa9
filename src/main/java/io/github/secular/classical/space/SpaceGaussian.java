package io.github.secular.classical.space;

import io.github.secular.classical.OrbitSamples;
import io.github.secular.classical.space.PhaseVolume.Lattice;
import io.github.secular.numerics.InvalidInputException;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A round Gaussian of mass 1 in phase space. Its shell means are sums over lattices of positions, the mean over
 * momenta in closed form: e^{−(P² + p0²)/2a} times I_0(P p0/a), or sinh(P p0/a)/(P p0/a) in three dimensions.
 */
public final class SpaceGaussian implements SpaceDensity {
    private static final double REACH = 8.9;
    private static final int[] POINTS = {0, 0, 400, 110};
    private static final int PER_OCTAVE = 8;
    private static final double COARSER = 0.7;
    private static final int DRAWS = 20_000;

    private final SpaceShells shells;
    private final double[] position;
    private final double[] momentum;
    private final double variance;
    private final double highest;
    private final LogTable logs;
    private final double beyond;
    private final double meanEnergy;
    private volatile double error;

    /**
     * @param position mean of q, one per axis
     * @param momentum mean of p
     * @param variance a > 0, of every position and momentum
     * @throws InvalidInputException if the variance is not such a number
     */
    public SpaceGaussian(SpaceShells shells, double[] position, double[] momentum, double variance) {
        if (!(variance > 0 && variance < Double.POSITIVE_INFINITY)) {
            throw new InvalidInputException("variance", "" + variance, "a finite number above 0");
        }
        this.shells = shells;
        this.position = position.clone();
        this.momentum = momentum.clone();
        this.variance = variance;
        SpaceHamiltonian h = shells.hamiltonian();
        SplittableRandom random = new SplittableRandom(1);
        double[] q = new double[position.length];
        double[] p = new double[position.length];
        int inside = 0;
        double sum = 0;
        for (int n = 0; n < DRAWS; n++) {
            scatter(random, q, p);
            if (h.isInside(q, p)) {
                inside++;
                sum += h.energy(q, p);
            }
        }
        this.beyond = 1 - inside / (double) DRAWS;
        this.meanEnergy = sum / inside;
        this.error = beyond;
        this.highest = reach();
        this.logs = new LogTable(h.lowestEnergy(), PER_OCTAVE, h.top(), this::logMean);
    }

    /** The highest energy on a sphere of many deviations around the centre. */
    private double reach() {
        SpaceHamiltonian h = shells.hamiltonian();
        int d = position.length;
        double r = REACH * Math.sqrt(variance);
        double best = h.energy(position, momentum);
        SplittableRandom random = new SplittableRandom(1);
        for (int n = 0; n < 4000; n++) {
            double[] q = new double[d];
            double[] p = new double[d];
            double[] w = new double[2 * d];
            double size = 0;
            for (int a = 0; a < 2 * d; a++) {
                w[a] = gauss(random);
                size += w[a] * w[a];
            }
            for (int a = 0; a < d; a++) {
                q[a] = position[a] + r * w[a] / Math.sqrt(size);
                p[a] = momentum[a] + r * w[d + a] / Math.sqrt(size);
            }
            best = Math.max(best, h.energy(q, p));
        }
        return Math.min(h.top(), best);
    }

    static double gauss(SplittableRandom random) {
        return Math.sqrt(-2 * Math.log1p(-random.nextDouble())) * Math.cos(2 * Math.PI * random.nextDouble());
    }

    @Override
    public double shellMean(double energy) {
        return energy < highest ? Math.exp(logs.at(energy)[0][0]) : 0;
    }

    @Override
    public double[] torusMeans(List<OrbitSamples> first, List<OrbitSamples> second, double[] energies) {
        double[] a = first.stream().mapToDouble(orbit -> overOrbit(orbit, 0)).toArray();
        double[] b = second.stream().mapToDouble(orbit -> overOrbit(orbit, 1)).toArray();
        double[] out = new double[energies.length];
        Arrays.setAll(out, cell -> a[cell / b.length] * b[cell % b.length]);
        return out;
    }

    private double overOrbit(OrbitSamples orbit, int axis) {
        double sum = 0;
        for (int i = 0; i < orbit.size(); i++) {
            double x = orbit.x()[i] - position[axis];
            double p = orbit.p()[i] - momentum[axis];
            sum += Math.exp(-(x * x + p * p) / (2 * variance));
        }
        return sum / (orbit.size() * 2 * Math.PI * variance);
    }

    private double[] logMean(double energy) {
        int fine = POINTS[position.length];
        double out = mean(energy, fine);
        double other = mean(energy, (int) (COARSER * fine));
        double largest = Math.pow(2 * Math.PI * variance, -position.length);
        synchronized (this) {
            error = Math.max(error, Math.abs(other - out) / largest);
        }
        return new double[] {Math.log(Math.max(Double.MIN_NORMAL, out))};
    }

    /** Σ f |p|^(D−2) over Σ |p|^(D−2), cells at the edge of {U &lt; E} by the part of them that lies within. */
    private double mean(double energy, int n) {
        SpaceHamiltonian h = shells.hamiltonian();
        int d = position.length;
        double p0 = 0;
        for (double each : momentum) {
            p0 += each * each;
        }
        double size0 = Math.sqrt(p0);
        Lattice points = new Lattice(h, h.boxes(energy), n);
        double[] width = new double[d];
        Arrays.setAll(width, a -> (points.to()[a] - points.from()[a]) / n);
        double top = Arrays.stream(points.rows((q, u, size) -> {
                    double sum = 0;
                    for (int i = 0; i < size; i++) {
                        double w = weight(energy, u, i, width);
                        if (w > 0) {
                            double far = 0;
                            for (int a = 0; a < d; a++) {
                                far += (q[a][i] - position[a]) * (q[a][i] - position[a]);
                            }
                            sum += w * overMomenta(Math.sqrt(2 * Math.max(0, energy - u[0][i])), size0, far);
                        }
                    }
                    return sum;
                }))
                .sum();
        double bottom = Arrays.stream(points.rows((q, u, size) -> {
                    double sum = 0;
                    for (int i = 0; i < size; i++) {
                        sum += weight(energy, u, i, width);
                    }
                    return sum;
                }))
                .sum();
        return top / bottom * Math.pow(2 * Math.PI * variance, -d);
    }

    private static double weight(double energy, double[][] u, int i, double[] width) {
        if (width.length > 2) {
            return Math.sqrt(2 * Math.max(0, energy - u[0][i]));
        }
        double change = Math.abs(u[1][i]) * width[0] + Math.abs(u[2][i]) * width[1];
        double inside = 0.5 + (energy - u[0][i]) / Math.max(change, 1e-300);
        return Math.max(0, Math.min(1, inside));
    }

    /** e^{−(P² + p0² + far)/2a} averaged over directions. */
    private double overMomenta(double p, double p0, double far) {
        double z = p * p0 / variance;
        double least = Math.exp(-((p - p0) * (p - p0) + far) / (2 * variance));
        if (momentum.length > 2) {
            return z < 1e-8 ? least : least * -Math.expm1(-2 * z) / (2 * z);
        }
        return least * scaledBessel(z);
    }

    /** e^{−z} I_0(z), by the mean of e^{−z(1 − cos φ)} over even angles. */
    private static double scaledBessel(double z) {
        if (z == 0) {
            return 1;
        }
        int n = 24 + (int) (4 * Math.sqrt(z));
        double sum = 0;
        for (int i = 0; i < n; i++) {
            sum += Math.exp(-z * (1 - Math.cos(2 * Math.PI * (i + 0.5) / n)));
        }
        return sum / n;
    }

    @Override
    public double error() {
        return error;
    }

    @Override
    public double highestEnergy() {
        return highest;
    }

    @Override
    public void draw(SplittableRandom random, double[] q, double[] p) {
        do {
            scatter(random, q, p);
        } while (!shells.hamiltonian().isInside(q, p));
    }

    private void scatter(SplittableRandom random, double[] q, double[] p) {
        double sd = Math.sqrt(variance);
        for (int a = 0; a < q.length; a++) {
            q[a] = position[a] + sd * gauss(random);
            p[a] = momentum[a] + sd * gauss(random);
        }
    }

    /** The part of {@value #DRAWS} places drawn from it that do not lie inside the well; no particle starts there. */
    public double beyond() {
        return beyond;
    }

    /** Of {@value #DRAWS} places drawn from it, where they lie inside the well; NaN if none does. */
    @Override
    public double meanEnergy() {
        return meanEnergy;
    }

    @Override
    public boolean isOfEnergy() {
        return false;
    }

    @Override
    public String description() {
        return "Gaussian of variance " + variance + " at " + Arrays.toString(position) + ", "
                + Arrays.toString(momentum);
    }
}
