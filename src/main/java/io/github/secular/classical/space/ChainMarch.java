package io.github.secular.classical.space;

import io.github.secular.numerics.ComplexLu;
import io.github.secular.numerics.RadauTableau;
import io.github.secular.numerics.RefusalException;
import java.util.Arrays;
import org.apache.commons.math3.complex.Complex;
import org.ejml.data.ZMatrixRMaj;

/**
 * The jump chain in slow time on a mesh (doc/vlasov-solvers.md, V11.3): v are the particles by the energy of their last
 * relaxation, w the same weighted with their age, u = Π f = v + ε²γ⁻¹(A0 v + A1 w),
 *
 * <pre>v′ = A0 v + A1 w,     w′ = ε⁻²γ (v − w),</pre>
 *
 * by steps of Radau IIA of order 5, whose stability function is taken apart into its poles, w eliminated: there is no
 * stiffness left as ε → 0.
 */
final class ChainMarch {
    /** Steps to the whole time, at least. */
    private static final int STEPS = 96;

    private final ChainMesh mesh;
    private final double epsilon;
    private final double[] frequencies;
    /** γ at the nodes. */
    private final double[] rates;

    /** What v weighs at the nodes. */
    private final double[] inFlight;

    private final double[] a0;
    private final double[] a1;
    private final double[] first;
    /** Per frequency the forms of R e^{−iωτ} at beginnings and ends. */
    private final ZMatrixRMaj[] begin;

    private final ZMatrixRMaj[] end;

    /**
     * @param memory whether it counts that long flights are not like short ones
     * @param beats whether it counts at which phases of the drive flights begin and end
     */
    ChainMarch(KickForms forms, boolean memory, boolean beats) {
        this.mesh = forms.mesh();
        this.epsilon = forms.epsilon();
        this.frequencies = beats ? forms.frequencies() : new double[0];
        int n = mesh.size();
        this.rates = new double[n];
        Arrays.setAll(rates, i -> mesh.jumps[i] / mesh.masses[i]);
        double[][] parts = forms.parts;
        this.first = parts[0];
        this.a0 = parts[0].clone();
        this.a1 = new double[n * n];
        this.inFlight = new double[n];
        this.begin = new ZMatrixRMaj[frequencies.length];
        this.end = new ZMatrixRMaj[frequencies.length];
        for (int k = 0; memory && k < n * n; k++) {
            a1[k] = parts[1][k] * rates[k % n] - parts[0][k];
            a0[k] -= a1[k];
        }
        for (int m = 0; m < frequencies.length; m++) {
            begin[m] = complex(parts[2 + 4 * m], parts[3 + 4 * m]);
            end[m] = complex(parts[4 + 4 * m], parts[5 + 4 * m]);
            // beats of Π f that the next flights see: twice the real part of B_0m (γ + iω)/iω B_m0
            double w = frequencies[m];
            for (int i = 0; i < n; i++) {
                for (int k = 0; k < n; k++) {
                    // the conjugate of the beginning times (γ + iω)/(iω γ h0)
                    double re = begin[m].data[2 * (i * n + k)] / mesh.jumps[k];
                    double im = -begin[m].data[2 * (i * n + k) + 1] / mesh.jumps[k];
                    double back = -rates[k] / w;
                    double fRe = re - im * back;
                    double fIm = im + re * back;
                    if (fRe == 0 && fIm == 0) {
                        continue;
                    }
                    for (int j = 0; j < n; j++) {
                        int at = 2 * (k * n + j);
                        a0[i * n + j] += 2 * epsilon * epsilon * (fRe * end[m].data[at] - fIm * end[m].data[at + 1]);
                    }
                }
            }
        }
        weigh();
    }

    /** ∫φ_i h0 dE, the kicks' part in it included: what v weighs, so that u keeps its mass. */
    private void weigh() {
        int n = mesh.size();
        System.arraycopy(mesh.masses, 0, inFlight, 0, n);
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                inFlight[j] += epsilon * epsilon * (a0[i * n + j] + a1[i * n + j]) / rates[i];
            }
        }
    }

    private ZMatrixRMaj complex(double[] re, double[] im) {
        int n = mesh.size();
        ZMatrixRMaj out = new ZMatrixRMaj(n, n);
        for (int k = 0; k < n * n; k++) {
            out.data[2 * k] = re[k];
            out.data[2 * k + 1] = im[k];
        }
        return out;
    }

    /**
     * Slow v = w at t = 0 for particles that all start at τ = 0 with f0 = F(H0).
     *
     * @param f F at the nodes
     */
    double[] afterLayer(double[] f) {
        double[] out = f.clone();
        add(first, over(f, rates), 1, mesh.masses, out);
        for (int m = 0; m < frequencies.length; m++) {
            addBeat(m, f, r -> new Complex(1 / r), out);
        }
        return afterFirstFlights(out);
    }

    /**
     * The same from where the first relaxation leads.
     *
     * @param f the density of particles at their first relaxation, over h0, at the nodes
     */
    double[] afterFirstFlights(double[] f) {
        int n = f.length;
        double[] out = new double[n];
        Arrays.setAll(out, i -> f[i] * mesh.masses[i] / inFlight[i]);
        // R_0 is in by v → u, and as much again by what began earlier; then −R_1 = −(A_1 + R_0), on the left of γ
        add(first, over(f, rates), -1, mesh.masses, out);
        add(a1, over(f, rates), -1, mesh.masses, out);
        for (int m = 0; m < frequencies.length; m++) {
            double w = frequencies[m];
            // γ/(γ − iω) · (1 − γ/iω)/γ
            addBeat(m, f, r -> new Complex(1).divide(new Complex(r, -w)).multiply(new Complex(1, r / w)), out);
        }
        double wanted = 0;
        double found = 0;
        for (int i = 0; i < n; i++) {
            wanted += mesh.masses[i] * f[i];
            found += inFlight[i] * out[i];
        }
        double factor = wanted / found;
        Arrays.setAll(out, i -> out[i] * factor);
        return out;
    }

    private static double[] over(double[] f, double[] g) {
        double[] out = new double[f.length];
        Arrays.setAll(out, i -> f[i] / g[i]);
        return out;
    }

    private interface Factor {
        Complex at(double rate);
    }

    /** Adds twice the real part of ε² C_m factor(γ) f over h0. */
    private void addBeat(int m, double[] f, Factor factor, double[] out) {
        int n = mesh.size();
        ZMatrixRMaj form = begin[m];
        Complex[] g = new Complex[n];
        Arrays.setAll(g, j -> factor.at(rates[j]).multiply(f[j]));
        for (int i = 0; i < n; i++) {
            double sum = 0;
            for (int j = 0; j < n; j++) {
                int at = 2 * (i * n + j);
                sum += form.data[at] * g[j].getReal() - form.data[at + 1] * g[j].getImaginary();
            }
            out[i] += 2 * epsilon * epsilon / mesh.masses[i] * sum;
        }
    }

    private Complex product(ZMatrixRMaj form, double[] f, int row) {
        int n = mesh.size();
        double re = 0;
        double im = 0;
        for (int j = 0; j < n; j++) {
            re += form.data[2 * (row * n + j)] * f[j];
            im += form.data[2 * (row * n + j) + 1] * f[j];
        }
        return new Complex(re, im);
    }

    /** Adds factor ε² A f over a measure. */
    private void add(double[] form, double[] f, double factor, double[] measure, double[] out) {
        int n = mesh.size();
        for (int i = 0; i < n; i++) {
            double sum = 0;
            for (int j = 0; j < n; j++) {
                sum += form[i * n + j] * f[j];
            }
            out[i] += factor * epsilon * epsilon * sum / measure[i];
        }
    }

    /**
     * What the chain is at one time, at the nodes.
     *
     * @param v particles by the energy of their last relaxation, over h0
     * @param u Π f
     */
    record At(double[] v, double[] u) {}

    /**
     * The chain at slow times above 0.
     *
     * @param start v = w at 0
     * @param times increasing
     */
    At[] march(double[] start, double[] times) {
        At[] out = new At[times.length];
        double end = times[times.length - 1];
        double[] v = start.clone();
        double[] w = start.clone();
        double t = 0;
        Step step = null;
        for (int k = 0; k < times.length; k++) {
            int parts = times[k] > t ? (int) Math.max(1, Math.ceil((times[k] - t) / end * STEPS * (1 - 1e-9))) : 0;
            double h = (times[k] - t) / parts;
            // steps that are the same but for rounding share their factors
            step = parts == 0 || step != null && Math.abs(step.h - h) <= 1e-9 * h ? step : new Step(h);
            for (int i = 0; i < parts; i++) {
                step.advance(v, w);
            }
            t = times[k];
            double[] u = v.clone();
            add(a0, v, 1, mesh.jumps, u);
            add(a1, w, 1, mesh.jumps, u);
            for (int m = 0; m < frequencies.length; m++) {
                beat(m, v, t / (epsilon * epsilon), u);
            }
            keepMass(v, u);
            out[k] = new At(v.clone(), u);
        }
        return out;
    }

    /** Under γ(E) beats are known but for a factor, which mass tells. */
    private void keepMass(double[] v, double[] u) {
        double missing = 0;
        double all = 0;
        for (int i = 0; i < u.length; i++) {
            missing += inFlight[i] * v[i] - mesh.masses[i] * u[i];
            all += mesh.masses[i] * v[i];
        }
        for (int i = 0; i < u.length; i++) {
            u[i] += all > 0 ? missing / all * v[i] : 0;
        }
    }

    /** Adds twice the real part of e^{iωτ} (γ + iω)/iω γ⁻¹ ε² B_m v. */
    private void beat(int m, double[] v, double tau, double[] out) {
        double w = frequencies[m];
        Complex turn = new Complex(Math.cos(w * tau), Math.sin(w * tau));
        for (int i = 0; i < out.length; i++) {
            Complex z = product(end[m], v, i).multiply(turn).multiply(new Complex(1, -rates[i] / w));
            out[i] += 2 * epsilon * epsilon / mesh.jumps[i] * z.getReal();
        }
    }

    /** A step of one length: r(hG) = Σ_j c_j (hG − μ_j)⁻¹ over the poles of the stability function. */
    private final class Step {
        private final double h;
        private final Complex[] poles = new Complex[2];
        private final Complex[] residues = new Complex[2];
        private final ComplexLu[] factors = new ComplexLu[2];

        Step(double h) {
            this.h = h;
            double real = 1 / RadauTableau.realEigenvalue();
            // the poles are the roots of z³ − 9z² + 36z − 60
            double re = (9 - real) / 2;
            poles[0] = new Complex(real);
            poles[1] = new Complex(re, Math.sqrt(60 / real - re * re));
            int n = mesh.size();
            for (int j = 0; j < 2; j++) {
                Complex z = poles[j];
                Complex top = z.multiply(3).add(24).multiply(z).add(60);
                residues[j] = top.divide(z.multiply(-3).add(18).multiply(z).subtract(36));
                ZMatrixRMaj matrix = new ZMatrixRMaj(n, n);
                for (int k = 0; k < n; k++) {
                    Complex share = share(k, z);
                    for (int i = 0; i < n; i++) {
                        int at = i * n + k;
                        matrix.data[2 * at] = h * (a0[at] + a1[at] * share.getReal());
                        matrix.data[2 * at + 1] = h * a1[at] * share.getImaginary();
                    }
                    int diagonal = 2 * (k * n + k);
                    matrix.data[diagonal] -= z.getReal() * inFlight[k];
                    matrix.data[diagonal + 1] -= z.getImaginary() * inFlight[k];
                }
                factors[j] = ComplexLu.of(matrix)
                        .orElseThrow(() -> new RefusalException(
                                "The jump chain's kicks are no numbers: the drive is" + " too strong for this well."));
            }
        }

        /** g/(g + μ), g = hγ/ε². */
        private Complex share(int k, Complex pole) {
            return new Complex(1)
                    .divide(pole.divide(rates[k] * h / (epsilon * epsilon)).add(1));
        }

        void advance(double[] v, double[] w) {
            int n = v.length;
            double[] nextV = new double[n];
            double[] nextW = new double[n];
            for (int j = 0; j < 2; j++) {
                double twice = j == 0 ? 1 : 2;
                Complex[] older = new Complex[n];
                for (int k = 0; k < n; k++) {
                    double g = rates[k] * h / (epsilon * epsilon);
                    older[k] = share(k, poles[j]).multiply(w[k] / g);
                }
                ZMatrixRMaj right = new ZMatrixRMaj(n, 1);
                for (int i = 0; i < n; i++) {
                    double re = inFlight[i] * v[i];
                    double im = 0;
                    for (int k = 0; k < n; k++) {
                        re += h * a1[i * n + k] * older[k].getReal();
                        im += h * a1[i * n + k] * older[k].getImaginary();
                    }
                    right.data[2 * i] = re;
                    right.data[2 * i + 1] = im;
                }
                ZMatrixRMaj found = factors[j].solve(right);
                for (int i = 0; i < n; i++) {
                    Complex x = new Complex(found.data[2 * i], found.data[2 * i + 1]);
                    Complex y = share(i, poles[j]).multiply(x).subtract(older[i]);
                    nextV[i] += twice * residues[j].multiply(x).getReal();
                    nextW[i] += twice * residues[j].multiply(y).getReal();
                }
            }
            System.arraycopy(nextV, 0, v, 0, n);
            System.arraycopy(nextW, 0, w, 0, n);
        }
    }
}
