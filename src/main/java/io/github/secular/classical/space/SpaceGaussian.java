package io.github.secular.classical.space;

import io.github.secular.classical.OrbitSamples;
import io.github.secular.classical.space.PhaseVolume.Lattice;
import io.github.secular.numerics.InvalidInputException;
import io.github.secular.numerics.ModifiedBessel;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegrator;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegratorFactory;

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

    private static final int FEWEST_ANGLES = 32;
    private static final int MOST_ANGLES = 2048;
    private static final double ANGLES_TO_DEVIATION = 8;
    private static final double LEAST = -50;
    /** Points over turns where the exponent is up to 8, 100, and more. */
    private static final List<GaussIntegrator> TURNS =
            Stream.of(16, 32, 64).map(new GaussIntegratorFactory()::legendre).toList();

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

    /** The mean over θ_r, as many angles as keep steps below a part of a deviation; over turns in closed form. */
    @Override
    public double torusMean(RadialOrbit orbit, double l) {
        double size = Math.sqrt(2 * (orbit.energy() - shells.hamiltonian().lowestEnergy()));
        int n = FEWEST_ANGLES;
        while (n < MOST_ANGLES && n < ANGLES_TO_DEVIATION * (orbit.right() + size) / Math.sqrt(variance)) {
            n *= 2;
        }
        RadialOrbit.Samples at = orbit.at(n);
        double sum = 0;
        for (int i = 0; i < n; i++) {
            sum += overTurns(at.r()[i], at.momentum()[i], l / at.r()[i]);
        }
        return sum / n * Math.pow(2 * Math.PI * variance, -position.length);
    }

    /** e^{−(|q − q0|² + |p − p0|²)/2a} over all directions of q = (r, 0, …), p = (p_r, p_t, …) together. */
    private double overTurns(double r, double radial, double turning) {
        double t = Double.isFinite(turning) ? turning : 0;
        double square = r * r + radial * radial + t * t;
        for (int a = 0; a < position.length; a++) {
            square += position[a] * position[a] + momentum[a] * momentum[a];
        }
        if (position.length == 2) {
            double along = r * position[0] + radial * momentum[0] + t * momentum[1];
            double across = r * position[1] + radial * momentum[1] - t * momentum[0];
            double z = Math.hypot(along, across);
            return Math.exp((z - square / 2) / variance) * ModifiedBessel.scaledZero(z / variance);
        }
        // the singular values s_1 ≥ s_2 of q0 qᵀ + p0 pᵀ, from the products of the two pairs
        double qq = 0;
        double qp = 0;
        double pp = 0;
        for (int a = 0; a < 3; a++) {
            qq += position[a] * position[a];
            qp += position[a] * momentum[a];
            pp += momentum[a] * momentum[a];
        }
        double trace = qq * r * r + 2 * qp * r * radial + pp * (radial * radial + t * t);
        double root = Math.sqrt(Math.max(0, qq * pp - qp * qp)) * Math.abs(r * t);
        double sum = Math.sqrt(trace + 2 * root);
        double difference = Math.sqrt(Math.max(0, trace - 2 * root));
        double most = (sum - square / 2) / variance;
        return most < LEAST ? 0 : Math.exp(most) * overRotations(sum / variance, difference / variance);
    }

    /** e^{−s} ∫ e^{tr(RF)} dR over all rotations, F of singular values (s ± d)/2 and 0: ½∫ I_0(d(1 − u)/2) I_0(s(1 + u)/2) du. */
    private static double overRotations(double s, double d) {
        double sum = 0;
        GaussIntegrator rule = TURNS.get(s < 8 ? 0 : s < 100 ? 1 : 2);
        for (int i = 0; i < rule.getNumberOfPoints(); i++) {
            double v = (1 + rule.getPoint(i)) / 2;
            double low = d * v * v;
            double high = s * (1 - v * v);
            // 1 − u = 2v²
            sum += rule.getWeight(i)
                    * v
                    * Math.exp(low + high - s)
                    * ModifiedBessel.scaledZero(low)
                    * ModifiedBessel.scaledZero(high);
        }
        return sum;
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
        return least * ModifiedBessel.scaledZero(z);
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
