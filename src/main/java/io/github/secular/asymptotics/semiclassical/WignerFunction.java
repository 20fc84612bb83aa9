package io.github.secular.asymptotics.semiclassical;

import io.github.secular.classical.PhaseRange;
import io.github.secular.numerics.ComplexMatrix;
import io.github.secular.numerics.InvalidInputException;
import io.github.secular.numerics.Progress;
import io.github.secular.numerics.RefusalException;
import io.github.secular.numerics.Sentence;
import java.util.List;

/**
 * The Wigner function of density matrices over the levels of a well, on the middles of even pixels, or its Husimi function
 * (doc/semiclassical.md, W5.1 and W5.2). Integrals are sums over pixels, exact up to the tails beyond the axes where the
 * pixels resolve every fringe that these levels can make.
 */
public final class WignerFunction {
    /** Wave functions below this part of their largest value are nothing, at both ends of both axes. */
    private static final double NOTHING = 1e-9;

    private static final double IN_USE = 1e-6;
    private static final int MOMENTA = 400;
    private static final int MOST_PIXELS = 3000;
    /** The Gaussian of a Husimi function in internal pixels, and how far it is followed. */
    private static final double PER_WIDTH = 3;

    private static final double REACH = 7;

    private final WellLevels levels;
    private final int used;
    private final double width;
    private final PhaseRange range;
    private final int pixels;
    /** Internal pixels along each side of one that is shown; odd, so that their middles agree. */
    private final int finer;
    /** ψ_n at the middles of internal pixels along x. */
    private final double[][] states;
    /** The wave functions of momentum at the middles of internal pixels along p, real and imaginary parts. */
    private final double[][] momentumRe;

    private final double[][] momentumIm;
    private final double[][] cos;
    private final double[][] sin;

    /**
     * One Wigner or Husimi function with what its integrals are off.
     *
     * @param values pixels × pixels, at row · pixels + column, rows along p upwards, columns along x
     * @param trace tr ρ
     * @param integral ∫W dx dp
     * @param positions largest |∫W dp − ρ(x, x)| over the largest ρ(x, x)
     * @param momenta largest |∫W dx − ρ(p, p)| over the largest ρ(p, p)
     * @param negativity ∫ of the negative part of W, at least 0
     */
    public record Frame(
            double[] values, double trace, double integral, double positions, double momenta, double negativity) {}

    /**
     * @param used how many levels take part, the lowest; the axes cover these
     * @param width standard deviation in x of the Husimi function's Gaussian, that in p being ħ/2 over it; 0 for the Wigner
     *     function
     * @param pixels along each axis
     * @throws InvalidInputException if there are no such levels, width or pixels
     * @throws RefusalException if so many pixels do not resolve the fringes of a Wigner function; it says how many would
     */
    public WignerFunction(WellLevels levels, int used, double width, int pixels) {
        check(width, pixels);
        if (!(used >= 1 && used <= levels.size())) {
            throw new InvalidInputException("levels", "" + used, "a number from 1 to " + levels.size());
        }
        this.levels = levels;
        this.used = used;
        this.width = width;
        this.pixels = pixels;
        double hbar = levels.hbar();
        double[] x = reach(levels, used);
        double p = momentumReach(levels, used, x);
        double spread = width > 0 ? REACH * hbar / (2 * width) : 0;
        this.range = new PhaseRange(x[0] - REACH * width, x[1] + REACH * width, -p - spread, p + spread);
        double length = range.xTo() - range.xFrom();
        double height = range.pTo() - range.pFrom();
        // doc/semiclassical.md, W5.1: dx ≤ πħ/2P and dp ≤ πħ/L
        int needed = (int) Math.ceil(length * height / (Math.PI * hbar));
        if (width > 0) {
            double narrow = Math.max(length / width, height * 2 * width / hbar);
            needed = Math.max(needed, (int) Math.ceil(PER_WIDTH * narrow));
        } else if (pixels < needed) {
            throw new RefusalException(Sentence.of(
                    "At hbar = %.4g the fringes of the Wigner function of %d levels need at least %d pixels along each axis,"
                            + " but pixels is %d: take more pixels, a larger hbar, or a Husimi function.",
                    hbar, used, needed, pixels));
        }
        int factor = Math.max(1, (needed + pixels - 1) / pixels);
        this.finer = factor % 2 == 0 ? factor + 1 : factor;
        int n = finer * pixels;
        if (n > MOST_PIXELS) {
            throw new RefusalException(Sentence.of(
                    "At hbar = %.4g the phase space of %d levels needs more than %d pixels along each axis: take a larger"
                            + " hbar or fewer levels.",
                    hbar, used, MOST_PIXELS));
        }
        double dx = length / n;
        double dp = height / n;
        states = new double[used][n];
        momentumRe = new double[used][n];
        momentumIm = new double[used][n];
        for (int k = 0; k < used; k++) {
            for (int i = 0; i < n; i++) {
                double at = range.xFrom() + (i + 0.5) * dx;
                states[k][i] = at >= levels.range()[0] && at <= levels.range()[1] ? levels.state(k, at) : 0;
                double[] wave = levels.momentumState(k, range.pFrom() + (i + 0.5) * dp);
                momentumRe[k][i] = wave[0];
                momentumIm[k][i] = wave[1];
            }
        }
        cos = new double[n / 2 + 1][n];
        sin = new double[n / 2 + 1][n];
        for (int m = 0; m <= n / 2; m++) {
            for (int i = 0; i < n; i++) {
                double phase = 2 * m * dx * (range.pFrom() + (i + 0.5) * dp) / hbar;
                cos[m][i] = Math.cos(phase);
                sin[m][i] = Math.sin(phase);
            }
        }
    }

    /** What is known to be wrong before there are any levels. @throws InvalidInputException if something is */
    public static void check(double width, int pixels) {
        if (!(width >= 0 && width < Double.POSITIVE_INFINITY)) {
            throw new InvalidInputException("husimi", "" + width, "a width above 0, or 0 for the Wigner function");
        }
        if (!(pixels >= 2 && pixels <= MOST_PIXELS)) {
            throw new InvalidInputException("pixels", "" + pixels, "a whole number from 2 to " + MOST_PIXELS);
        }
    }

    /** What the axes cover, from edge to edge. */
    public PhaseRange range() {
        return range;
    }

    /** The levels in use, the highest one being the last whose population is ever above a millionth. */
    public static int used(List<ComplexMatrix> matrices) {
        int out = 1;
        for (ComplexMatrix rho : matrices) {
            for (int n = out; n < rho.rows(); n++) {
                out = Math.abs(rho.re(n, n)) > IN_USE ? n + 1 : out;
            }
        }
        return out;
    }

    private static double[] reach(WellLevels levels, int used) {
        double[] x = levels.grid().points();
        int first = x.length - 1;
        int last = 0;
        for (int k = 0; k < used; k++) {
            double[] f = levels.values(k);
            double largest = 0;
            for (double v : f) {
                largest = Math.max(largest, Math.abs(v));
            }
            int i = 0;
            while (Math.abs(f[i]) < NOTHING * largest) {
                i++;
            }
            first = Math.min(first, i);
            i = x.length - 1;
            while (Math.abs(f[i]) < NOTHING * largest) {
                i--;
            }
            last = Math.max(last, i);
        }
        return new double[] {x[Math.max(0, first - 1)], x[Math.min(x.length - 1, last + 1)]};
    }

    private static double momentumReach(WellLevels levels, int used, double[] x) {
        double largest = levels.largestMomentum();
        int reached = 1;
        for (int k = 0; k < used; k++) {
            double[] size = new double[MOMENTA];
            double most = 0;
            for (int i = 0; i < MOMENTA; i++) {
                double[] wave = levels.momentumState(k, largest * (i + 1) / MOMENTA);
                size[i] = Math.hypot(wave[0], wave[1]);
                most = Math.max(most, size[i]);
            }
            int i = MOMENTA - 1;
            while (i > 0 && size[i] < NOTHING * most) {
                i--;
            }
            reached = Math.max(reached, i + 2);
        }
        return largest * Math.min(MOMENTA, reached) / MOMENTA;
    }

    /**
     * @param rho Hermitian, over at least as many levels as take part; what lies in higher ones is left out
     */
    public Frame of(ComplexMatrix rho, Progress progress) {
        int n = finer * pixels;
        double hbar = levels.hbar();
        double dx = (range.xTo() - range.xFrom()) / n;
        double dp = (range.pTo() - range.pFrom()) / n;
        double[][] re = new double[n][n];
        double[][] im = new double[n][n];
        positions(rho, re, im);
        double[] w = new double[n * n];
        double unit = dx / (Math.PI * hbar);
        double[] line = new double[n];
        for (int i = 0; i < n; i++) {
            progress.check();
            java.util.Arrays.fill(line, re[i][i]);
            // ρ(x + s/2, x − s/2) e^{−ips/ħ} and its conjugate at −s, s/2 = m dx
            for (int m = 1; i - m >= 0 && i + m < n; m++) {
                double a = 2 * re[i + m][i - m];
                double b = 2 * im[i + m][i - m];
                double[] c = cos[m];
                double[] s = sin[m];
                for (int k = 0; k < n; k++) {
                    line[k] += a * c[k] + b * s[k];
                }
            }
            for (int k = 0; k < n; k++) {
                w[k * n + i] = unit * line[k];
            }
        }
        return frame(w, rho, re, dx, dp);
    }

    /** ρ(x, x′) between the internal pixels. */
    private void positions(ComplexMatrix rho, double[][] re, double[][] im) {
        int n = re.length;
        for (int j = 0; j < n; j++) {
            double[] a = new double[used];
            double[] b = new double[used];
            for (int k = 0; k < used; k++) {
                for (int m = 0; m < used; m++) {
                    a[k] += rho.re(k, m) * states[m][j];
                    b[k] += rho.im(k, m) * states[m][j];
                }
            }
            for (int k = 0; k < used; k++) {
                double[] f = states[k];
                for (int i = 0; i < n; i++) {
                    re[i][j] += f[i] * a[k];
                    im[i][j] += f[i] * b[k];
                }
            }
        }
    }

    private Frame frame(double[] w, ComplexMatrix rho, double[][] re, double dx, double dp) {
        int n = finer * pixels;
        double trace = 0;
        for (int k = 0; k < used; k++) {
            trace += rho.re(k, k);
        }
        double[] overP = new double[n];
        double[] overX = new double[n];
        double negative = 0;
        double sum = 0;
        for (int k = 0; k < n; k++) {
            for (int i = 0; i < n; i++) {
                double value = w[k * n + i];
                overP[i] += value * dp;
                overX[k] += value * dx;
                sum += value * dx * dp;
                negative += value < 0 ? -value * dx * dp : 0;
            }
        }
        double[] density = new double[n];
        double[] momenta = new double[n];
        for (int i = 0; i < n; i++) {
            density[i] = re[i][i];
            momenta[i] = momentum(rho, i);
        }
        double[] shown = width > 0 ? smoothed(w, dx, dp) : w;
        double[] out = new double[pixels * pixels];
        for (int row = 0; row < pixels; row++) {
            for (int column = 0; column < pixels; column++) {
                int k = row * finer + finer / 2;
                int i = column * finer + finer / 2;
                out[row * pixels + column] = shown[k * n + i];
            }
        }
        return new Frame(out, trace, sum, away(overP, density), away(overX, momenta), negative);
    }

    /** ρ(p, p) at an internal pixel. */
    private double momentum(ComplexMatrix rho, int i) {
        double sum = 0;
        for (int k = 0; k < used; k++) {
            for (int m = 0; m < used; m++) {
                // ψ̃_k ρ_km ψ̃_m*
                double a = momentumRe[k][i] * momentumRe[m][i] + momentumIm[k][i] * momentumIm[m][i];
                double b = momentumIm[k][i] * momentumRe[m][i] - momentumRe[k][i] * momentumIm[m][i];
                sum += rho.re(k, m) * a - rho.im(k, m) * b;
            }
        }
        return sum;
    }

    private static double away(double[] found, double[] known) {
        double worst = 0;
        double largest = 0;
        for (int i = 0; i < found.length; i++) {
            worst = Math.max(worst, Math.abs(found[i] - known[i]));
            largest = Math.max(largest, Math.abs(known[i]));
        }
        return largest > 0 ? worst / largest : worst;
    }

    /** W folded with the Wigner function of the coherent state, doc/semiclassical.md, W5.2. */
    private double[] smoothed(double[] w, double dx, double dp) {
        int n = finer * pixels;
        double[] kernelX = kernel(width, dx);
        double[] kernelP = kernel(levels.hbar() / (2 * width), dp);
        double[] rows = new double[n * n];
        double[] out = new double[n * n];
        for (int k = 0; k < n; k++) {
            for (int i = 0; i < n; i++) {
                double sum = 0;
                for (int j = Math.max(0, i - kernelX.length + 1); j < Math.min(n, i + kernelX.length); j++) {
                    sum += w[k * n + j] * kernelX[Math.abs(i - j)];
                }
                rows[k * n + i] = sum;
            }
        }
        for (int k = 0; k < n; k++) {
            for (int j = Math.max(0, k - kernelP.length + 1); j < Math.min(n, k + kernelP.length); j++) {
                double weight = kernelP[Math.abs(k - j)];
                for (int i = 0; i < n; i++) {
                    out[k * n + i] += weight * rows[j * n + i];
                }
            }
        }
        return out;
    }

    private static double[] kernel(double deviation, double step) {
        double[] out = new double[1 + (int) Math.ceil(REACH * deviation / step)];
        for (int i = 0; i < out.length; i++) {
            double u = i * step / deviation;
            out[i] = Math.exp(-u * u / 2) * step / (deviation * Math.sqrt(2 * Math.PI));
        }
        return out;
    }
}
