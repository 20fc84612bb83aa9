package io.github.secular.classical.space;

import io.github.secular.classical.Relaxation;
import io.github.secular.numerics.FormulaArrays;
import io.github.secular.numerics.RefusalException;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.apache.commons.math3.complex.Complex;
import org.apache.commons.math3.random.SobolSequenceGenerator;

/**
 * d of any Hamiltonian by quasi-Monte Carlo over its shells: d = (γ/2) Π|z|², z = ∫_0^∞ e^{−(γ+iν)s} {A, H0}(Y(−s)) ds,
 * A = C − iS (doc/classical.md, C9.5 and C9.13). z is carried along trajectories, from shifted Sobol points, and
 * averaged over their later parts; the standard error comes from independent shifts, and what the step in time changes is added.
 */
final class FlowCoefficient implements ShellCoefficient {
    private static final int SHIFTS = 16;
    private static final int POINTS = 512;
    private static final long SEED = 20070101;
    /** e^{−γ L} after which the start is forgotten. */
    private static final double FORGOTTEN = 1e-5;

    private static final double STEP = 0.1;
    /** Steps that are tried, and the part of E − E_min that they may put an energy off by. */
    private static final int TRIAL = 400;

    private static final double STRAY = 1e-2;
    private static final double SMALLEST = 1e-3;
    private static final double WINDOW = 40;
    private static final double MOST_STEPS = 30_000;
    private static final int MOST_TRIES = 400;
    /** A shell in fewer of the boxes of its range is sought in these. */
    private static final double SPARSE = 0.2;

    /** Steps of twice the size change d by so many times the error of the steps: of order 4 by 15, of order 2, at kinks, by 3. */
    private static final double ORDER = 3;

    private final SpaceHamiltonian h;
    private final SpaceDrive drive;
    private final Relaxation relaxation;
    private final FormulaArrays gradient;
    private final FormulaArrays[][] amplitudes;

    FlowCoefficient(SpaceProblem problem) {
        this.h = problem.hamiltonian();
        this.drive = problem.drive();
        this.relaxation = problem.rates();
        this.gradient = FormulaArrays.gradient(h.kind().formula(), h.dimension());
        this.amplitudes = drive.amplitudes().toArray(FormulaArrays[][]::new);
    }

    private FlowMemory[] memories(double gamma, double step) {
        FlowMemory[] out = new FlowMemory[drive.terms().size()];
        Arrays.setAll(
                out,
                i -> drive.hasLags(i)
                        ? new FlowLags(
                                drive.terms().get(i),
                                h.dimension(),
                                drive.signals().get(i).noise(),
                                new Complex(gamma, drive.frequency(i)),
                                memory(i, gamma),
                                step)
                        : new FlowResponse(
                                amplitudes[i],
                                new Complex(drive.decay(i, gamma), drive.frequency(i)),
                                drive.variance(i),
                                step));
        return out;
    }

    /** For how long a term remembers. */
    private double memory(int term, double gamma) {
        double fades = -Math.log(FORGOTTEN) / drive.decay(term, gamma);
        return drive.hasLags(term)
                ? Math.min(fades, drive.signals().get(term).noise().support())
                : fades;
    }

    @Override
    public String method() {
        return "by quasi-Monte Carlo over shells, " + SHIFTS + " shifts of " + POINTS + " points, seed " + SEED;
    }

    @Override
    public int perOctave() {
        return 2;
    }

    @Override
    public Form at(double energy) {
        double gamma = relaxation.rate(energy);
        double[][][][] starts = new double[SHIFTS][][][];
        SplittableRandom seeds = new SplittableRandom(SEED);
        double[][] shifts = new double[SHIFTS][2 * h.dimension() + 1];
        for (double[] shift : shifts) {
            Arrays.setAll(shift, i -> seeds.nextDouble());
        }
        IntStream.range(0, SHIFTS).parallel().forEach(s -> starts[s] = points(energy, shifts[s]));
        double time = timeScale(starts);
        double step = steady(starts[0], energy, STEP * time);
        double burn = IntStream.range(0, drive.terms().size())
                .mapToDouble(i -> memory(i, gamma) + (drive.hasLags(i) ? FlowLags.EDGE * step : 0))
                .max()
                .orElse(-Math.log(FORGOTTEN) / gamma);
        double window = Math.max(WINDOW * Math.min(time, step / STEP), burn / 2);
        if ((burn + window) / step > MOST_STEPS) {
            throw RefusalException.of(
                    "The coefficient would need trajectories of %.1e steps at E = %.4g, for the relaxation is slower than"
                            + " the motion by a factor of %.1e, or the potential has kinks; raise gamma, or smooth the"
                            + " potential.",
                    (burn + window) / step, energy, 1 / (gamma * time));
        }
        double[][][] all = new double[SHIFTS][][];
        IntStream.range(0, SHIFTS)
                .parallel()
                .forEach(s -> all[s] = average(starts[s], POINTS, gamma, step, burn, window));
        double[][] coarse = average(starts[0], POINTS / 4, gamma, 2 * step, burn, window);
        double[][] fine = average(starts[0], POINTS / 4, gamma, step, burn, window);
        return combined(all, Math.abs(total(coarse) - total(fine)) / ORDER);
    }

    private static double total(double[][] m) {
        double out = 0;
        for (double[] row : m) {
            for (double each : row) {
                out += each;
            }
        }
        return out;
    }

    private static Form combined(double[][][] all, double stepError) {
        int n = all[0].length;
        double[][] mean = new double[n][n];
        double sum = 0;
        double square = 0;
        for (double[][] each : all) {
            double t = total(each) / all.length;
            sum += t;
            square += t * t * all.length;
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    mean[i][j] += each[i][j] / all.length;
                }
            }
        }
        double variance = Math.max(0, square - sum * sum) / (all.length - 1);
        return new Form(mean, Math.hypot(Math.sqrt(variance), stepError));
    }

    /** √(⟨|q − q̄|²⟩/⟨|p|²⟩), about 1/ω. */
    private static double timeScale(double[][][][] starts) {
        double spread = 0;
        double speed = 0;
        double[] mean = new double[3];
        double count = 0;
        for (double[][][] shift : starts) {
            for (double[][] point : shift) {
                count++;
                for (int a = 0; a < point[0].length; a++) {
                    mean[a] += point[0][a];
                    spread += point[0][a] * point[0][a];
                    speed += point[1][a] * point[1][a];
                }
            }
        }
        for (double m : mean) {
            spread -= m * m / count;
        }
        return Math.sqrt(Math.max(spread, 1e-300) / speed);
    }

    /** A step, halved until energies stay what they are along trajectories. */
    private double steady(double[][][] starts, double energy, double first) {
        for (double step = first; ; step /= 2) {
            SymplecticBlock block = new SymplecticBlock(gradient, h.dimension());
            int size = Math.min(FormulaArrays.BLOCK, starts.length);
            block.fill(starts, 0, size);
            double worst = 0;
            for (int k = 0; k < TRIAL && worst <= STRAY; k++) {
                block.step(step, size);
                double[] q = new double[h.dimension()];
                double[] p = new double[h.dimension()];
                for (int i = 0; i < size && k % 8 == 0; i++) {
                    for (int a = 0; a < q.length; a++) {
                        q[a] = block.q[a][i];
                        p[a] = block.p[a][i];
                    }
                    double stray = Math.abs(h.energy(q, p) - energy) / (energy - h.lowestEnergy());
                    worst = stray <= worst ? worst : Double.isNaN(stray) ? Double.POSITIVE_INFINITY : stray;
                }
            }
            if (worst <= STRAY || step < SMALLEST * first) {
                // where the first guess was too long, the motion is not known to be resolved well
                return step == first ? step : step / 4;
            }
        }
    }

    /** Points of the shell, {q, p} each: the Sobol points that fall on it, shifted. */
    private double[][][] points(double energy, double[] shift) {
        int d = h.dimension();
        ShellBoxes boxes = h.boxes(energy);
        double[] from = boxes.from();
        double[] to = boxes.to();
        // A shell that is thin, or in pieces, is sought in its boxes, by one number more.
        boolean isSparse = boxes.part(energy) < SPARSE;
        SobolSequenceGenerator sobol = new SobolSequenceGenerator(2 * d + 1);
        double[][][] out = new double[POINTS][][];
        int found = 0;
        for (int tries = 0; found < POINTS; tries++) {
            if (tries > MOST_TRIES * POINTS) {
                throw new RefusalException("The shell of energy " + energy
                        + " fills too small a part of its range for points to be found on it.");
            }
            double[] u = sobol.nextVector();
            double[] q = new double[d];
            double[] p = new double[d];
            for (int i = 0; i < u.length; i++) {
                u[i] = (u[i] + shift[i]) % 1;
            }
            if (isSparse) {
                boxes.place(energy, u[2 * d], u, q);
            }
            for (int a = 0; a < d && !isSparse; a++) {
                q[a] = from[a] + (to[a] - from[a]) * u[a];
            }
            double kinetic = energy - h.potential(q);
            if (kinetic > 0 && (d == 2 || ShellBoxes.accepted(kinetic / (energy - h.lowestEnergy()), u[2 * d - 1]))) {
                ShellBoxes.direct(Math.sqrt(2 * kinetic), u[d], d == 2 ? 0 : u[d + 1], p);
                out[found++] = new double[][] {q, p};
            }
        }
        return out;
    }

    /** D_ij over trajectories from the first points: γ/2 Re z_i z_j*, for a static V γ z_i z_j; of noises see doc/classical.md, C9.13. */
    private double[][] average(double[][][] starts, int count, double gamma, double step, double burn, double window) {
        int n = drive.terms().size();
        double[][] out = new double[n][n];
        long skipped = (long) Math.ceil(burn / step);
        long steps = skipped + (long) Math.ceil(window / step);
        long asked = 0;
        for (int start = 0; start < count; start += FormulaArrays.BLOCK) {
            int size = Math.min(FormulaArrays.BLOCK, count - start);
            SymplecticBlock block = new SymplecticBlock(gradient, h.dimension());
            block.fill(starts, start, size);
            FlowMemory[] z = memories(gamma, step);
            int stride = Arrays.stream(z).mapToInt(FlowMemory::stride).max().orElse(1);
            asked = (steps - skipped + stride - 1) / stride;
            for (long k = 0; k < steps; k++) {
                boolean isAsked = k >= skipped && (k - skipped) % stride == 0;
                for (FlowMemory each : z) {
                    each.next(block, size, isAsked);
                }
                if (isAsked) {
                    add(z, size, out);
                }
                block.step(step, size);
            }
        }
        double norm = (double) asked * count;
        for (double[] row : out) {
            for (int j = 0; j < n; j++) {
                row[j] /= norm;
            }
        }
        return out;
    }

    private void add(FlowMemory[] z, int size, double[][] out) {
        for (int i = 0; i < z.length; i++) {
            for (int j = 0; j < z.length; j++) {
                if (drive.together(i, j)) {
                    out[i][j] += (drive.frequency(i) == 0 ? 1 : 0.5) * z[i].with(z[j], size);
                }
            }
        }
    }
}
