package io.github.secular.classical.twoscale;

import io.github.secular.numerics.ComplexBand;
import io.github.secular.numerics.ComplexGmres;
import io.github.secular.numerics.ComplexProduct;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * (σ M′ − L(t))⁻¹ but for the coupling by the drive of unknowns other than f_00 among each other: block by block of
 * {@link FastOperator}, and for f_00 what is left when these are eliminated, σ M + Bᴴ (σ ε² − A)⁻¹ B, the diffusion in
 * energy.
 */
final class SlowPreconditioner implements ComplexGmres.Map {
    private final SlowSystem system;
    private final FastOperator.Shifted inverse;
    private final boolean fastOnly;
    private List<Coupling> couplings = List.of();
    private ComplexBand diffusion;

    /** A block that f_00 acts on directly: B from the nodes of its element there, (re, im) at 2 (a (p + 1) + b). */
    private record Coupling(int number, FastBlock block, double[] entries) {}

    /** @param fastOnly whether f_00 is left as it is */
    SlowPreconditioner(SlowSystem system, double re, double im, boolean fastOnly) {
        this.system = system;
        this.fastOnly = fastOnly;
        double square = system.epsilon() * system.epsilon();
        inverse = system.fast().inverse(square * re, square * im);
    }

    /** The same blocks with the drive of a time. */
    SlowPreconditioner at(double t, double re, double im) {
        if (fastOnly) {
            return this;
        }
        ElementBasis basis = system.layout().basis();
        couplings = couplings(system.mixingAt(t));
        ComplexBand sum = new ComplexBand(basis.nodes(), basis.order());
        sum.addScaled(re, im, basis.mass());
        int p = basis.order();
        for (Coupling c : couplings) {
            int n = c.block.size();
            double[] solved = new double[2 * n * (p + 1)];
            double[] in = new double[2 * n];
            double[] out = new double[2 * n];
            for (int b = 0; b <= p; b++) {
                for (int a = 0; a < n; a++) {
                    in[2 * a] = c.entries[2 * (a * (p + 1) + b)];
                    in[2 * a + 1] = c.entries[2 * (a * (p + 1) + b) + 1];
                }
                Arrays.fill(out, 0);
                ComplexProduct.addTo(out, inverse.of(c.number), n, in);
                for (int a = 0; a < n; a++) {
                    solved[2 * (a * (p + 1) + b)] = out[2 * a];
                    solved[2 * (a * (p + 1) + b) + 1] = out[2 * a + 1];
                }
            }
            for (int d = 0; d <= p; d++) {
                for (int b = 0; b <= p; b++) {
                    double x = 0;
                    double y = 0;
                    for (int a = 0; a < n; a++) {
                        int k = 2 * (a * (p + 1) + d);
                        int m = 2 * (a * (p + 1) + b);
                        x += c.entries[k] * solved[m] + c.entries[k + 1] * solved[m + 1];
                        y += c.entries[k] * solved[m + 1] - c.entries[k + 1] * solved[m];
                    }
                    sum.add(c.block.element() * p + d, c.block.element() * p + b, x, y);
                }
            }
        }
        diffusion = sum.factors();
        return this;
    }

    private List<Coupling> couplings(ModeMixing[] mixing) {
        PairLayout layout = system.layout();
        int p = layout.basis().order();
        Coupling[] found = new Coupling[system.fast().blocks().size()];
        for (int i = 0; i < layout.pairs(); i++) {
            for (ElementCell cell : layout.basis().mesh().cells()) {
                int start = layout.harmonic(i) == 0 ? -1 : layout.start(i, cell);
                double[] rows = start < 0 ? null : block(i, cell, mixing);
                if (rows == null) {
                    continue;
                }
                int b = system.fast().blockOf(start);
                FastBlock block = system.fast().blocks().get(b);
                if (found[b] == null) {
                    found[b] = new Coupling(b, block, new double[2 * block.size() * (p + 1)]);
                }
                int to = 2 * system.fast().placeOf(start) * (p + 1);
                System.arraycopy(rows, 0, found[b].entries, to, rows.length);
            }
        }
        return Arrays.stream(found).filter(Objects::nonNull).toList();
    }

    /** i k Σ_shapes c ∫ φ_a V_k ψ_b′ dE, or null where the drive does not lead there. */
    private double[] block(int pair, ElementCell cell, ModeMixing[] mixing) {
        PairLayout layout = system.layout();
        ElementBasis basis = layout.basis();
        int k = layout.harmonic(pair);
        int p = basis.order();
        double[] out = null;
        for (int s = 0; s < mixing.length; s++) {
            for (int e = mixing[s].begin(layout.mode(pair)); e < mixing[s].end(layout.mode(pair)); e++) {
                int order = k;
                if (mixing[s].column(e) != 0
                        || Arrays.stream(system.shapes().orders(s)).noneMatch(q -> q == order)) {
                    continue;
                }
                out = out == null ? new double[2 * p * (p + 1)] : out;
                double[] vre = system.shapes().re(s, cell, Math.abs(k));
                double[] vim = system.shapes().im(s, cell, Math.abs(k));
                double[][] phi = basis.harmonic(cell, k).values();
                double[][] slope = basis.meanSlopes(cell.element);
                for (int a = 0; a < p; a++) {
                    for (int b = 0; b <= p; b++) {
                        double re = 0;
                        double im = 0;
                        for (int g = 0; g < vre.length; g++) {
                            double w = k * basis.mesh().weight(cell.element, g) * phi[a][g] * slope[b][g];
                            re -= w * (k < 0 ? -vim[g] : vim[g]);
                            im += w * vre[g];
                        }
                        out[2 * (a * (p + 1) + b)] += re * mixing[s].re(e) - im * mixing[s].im(e);
                        out[2 * (a * (p + 1) + b) + 1] += re * mixing[s].im(e) + im * mixing[s].re(e);
                    }
                }
            }
        }
        return out;
    }

    @Override
    public void apply(double[] r, double[] out) {
        int from = 2 * system.from();
        int length = 2 * system.nodes();
        Arrays.fill(out, 0);
        system.spend(inverse.work());
        inverse.multiplyAdd(r, out);
        if (fastOnly) {
            System.arraycopy(r, from, out, from, length);
            return;
        }
        int p = system.layout().basis().order();
        double[] slow = Arrays.copyOfRange(r, from, from + length);
        for (Coupling c : couplings) {
            // − Bᴴ
            int[] at = c.block.at();
            for (int b = 0; b <= p; b++) {
                int to = 2 * (c.block.element() * p + b);
                for (int a = 0; a < at.length; a++) {
                    int k = 2 * (a * (p + 1) + b);
                    double x = out[2 * at[a]];
                    double y = out[2 * at[a] + 1];
                    slow[to] -= c.entries[k] * x + c.entries[k + 1] * y;
                    slow[to + 1] -= c.entries[k] * y - c.entries[k + 1] * x;
                }
            }
        }
        diffusion.solve(slow, 0);
        System.arraycopy(slow, 0, out, from, length);
        for (Coupling c : couplings) {
            int[] at = c.block.at();
            double[] driven = new double[2 * at.length];
            double[] solved = new double[2 * at.length];
            for (int a = 0; a < at.length; a++) {
                for (int b = 0; b <= p; b++) {
                    int k = 2 * (a * (p + 1) + b);
                    double x = slow[2 * (c.block.element() * p + b)];
                    double y = slow[2 * (c.block.element() * p + b) + 1];
                    driven[2 * a] += c.entries[k] * x - c.entries[k + 1] * y;
                    driven[2 * a + 1] += c.entries[k] * y + c.entries[k + 1] * x;
                }
            }
            ComplexProduct.addTo(solved, inverse.of(c.number), at.length, driven);
            for (int a = 0; a < at.length; a++) {
                out[2 * at[a]] += solved[2 * a];
                out[2 * at[a] + 1] += solved[2 * a + 1];
            }
        }
    }
}
