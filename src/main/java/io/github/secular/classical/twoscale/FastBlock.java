package io.github.secular.classical.twoscale;

import io.github.secular.classical.Relaxation;
import io.github.secular.numerics.RefusalException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Unknowns of one mode in one element that rotation and relaxation couple with each other only: of one pair (k, j) and
 * cell, or the differences between components; under a general kernel all of the mode.
 *
 * @param at the unknowns
 * @param entries (re, im) of rotation and relaxation with the opposite sign, row by row
 * @param mirrored what is to be applied to the conjugate unknowns beside, as harmonics −k in a layout of real modes are;
 *     null where there is nothing
 */
record FastBlock(int mode, int element, int[] at, double[] entries, double[] mirrored) {
    /** What is made of blocks: themselves, shifted, and inverses for the stages of a step. */
    private static final double COPIES = 6;

    private static final double SHARE_OF_HEAP = 0.5;

    /** Functions of one harmonic and cell, the first of which stands at a place of a block. */
    private record Part(int k, ElementCell cell, int first, double[][] values) {}

    int size() {
        return at.length;
    }

    /** ik ∫ φφ dE + ∫ γ_k φφ dI on each pair and cell, ∫ γ (φφ − Pφ Pφ) dI on differences. */
    static List<FastBlock> of(PairLayout layout, Relaxation rates) {
        ElementBasis basis = layout.basis();
        List<FastBlock> out = new ArrayList<>();
        int p = basis.order();
        for (ElementCell cell : basis.mesh().cells()) {
            double[][][] turning = new double[2][][];
            double[][][] relaxing = new double[2][][];
            for (int k = 0; k < 2; k++) {
                turning[k] = basis.products(cell, k, true, e -> 1);
                relaxing[k] = basis.products(cell, k, false, rates::rate);
            }
            for (int i = 0; i < layout.pairs(); i++) {
                int k = layout.harmonic(i);
                int start = k == 0 ? -1 : layout.start(i, cell);
                if (start >= 0) {
                    double share = 1 - rates.kernel(Math.abs(k));
                    double[] entries = new double[2 * p * p];
                    for (int n = 0; n < p * p; n++) {
                        entries[2 * n] = share * relaxing[Math.abs(k) % 2][n / p][n % p];
                        entries[2 * n + 1] = k * turning[Math.abs(k) % 2][n / p][n % p];
                    }
                    out.add(new FastBlock(layout.mode(i), cell.element, run(start, p), entries, null));
                }
            }
        }
        for (int e = 0; e < basis.mesh().size(); e++) {
            double[] entries = differing(basis, e, rates);
            for (int i = 0; i < layout.pairs() && entries.length > 0; i++) {
                if (layout.harmonic(i) == 0) {
                    int[] at = run(layout.differences(i, e), basis.differencesOf(e).length);
                    out.add(new FastBlock(layout.mode(i), e, at, entries, null));
                }
            }
        }
        return out;
    }

    private static int[] run(int first, int count) {
        int[] out = new int[count];
        Arrays.setAll(out, i -> first + i);
        return out;
    }

    private static double[] differing(ElementBasis basis, int e, Relaxation rates) {
        ElementBasis.Functions[][] some = basis.differencesOf(e);
        int n = some.length;
        double[] out = new double[2 * n * n];
        for (int g = 0; g < basis.mesh().points() && n > 0; g++) {
            double gamma = rates.rate(basis.mesh().energy(e, g));
            double all = 0;
            for (ElementCell cell : basis.mesh().cells(e)) {
                all += cell.action[g];
            }
            double[] mean = new double[n];
            for (int a = 0; a < n; a++) {
                for (ElementCell cell : basis.mesh().cells(e)) {
                    mean[a] += cell.action[g] / all * some[a][cell.place].values()[0][g];
                }
            }
            for (int a = 0; a < n; a++) {
                for (int b = 0; b < n; b++) {
                    double sum = -all * mean[a] * mean[b];
                    for (ElementCell cell : basis.mesh().cells(e)) {
                        sum += cell.action[g]
                                * some[a][cell.place].values()[0][g]
                                * some[b][cell.place].values()[0][g];
                    }
                    out[2 * (a * n + b)] += gamma * sum;
                }
            }
        }
        return out;
    }

    /**
     * Σ_g φ_ck G_ck,bm φ_bm and the rotation, of all unknowns of a mode in an element.
     *
     * @throws RefusalException if they would take too much memory
     */
    static List<FastBlock> of(PairLayout layout, KernelTerms kernel) {
        List<FastBlock> out = new ArrayList<>();
        requireMemory(layout, SHARE_OF_HEAP * Runtime.getRuntime().maxMemory());
        for (int j = 0; j < layout.modes(); j++) {
            for (int e = 0; e < layout.basis().mesh().size(); e++) {
                List<Part> parts = new ArrayList<>();
                int[] at = gather(layout, j, e, parts);
                if (at.length > 0) {
                    out.add(block(layout, kernel, j, e, at, parts));
                }
            }
        }
        return out;
    }

    /** @param limit bytes @throws RefusalException if blocks under a general kernel would take more */
    static void requireMemory(PairLayout layout, double limit) {
        double bytes = 0;
        for (int j = 0; j < layout.modes(); j++) {
            for (int e = 0; e < layout.basis().mesh().size(); e++) {
                bytes += 16 * COPIES * Math.pow(gather(layout, j, e, new ArrayList<>()).length, 2);
            }
        }
        if (bytes > limit) {
            throw RefusalException.of(
                    "The two-scale solver would need %.0f MB of memory for %d harmonics coupled by the kernel, more than"
                            + " the %.0f MB that it may take; raise the tolerance or lower epsilon.",
                    bytes / 1e6, layout.pairs(), limit / 1e6);
        }
    }

    private static int[] gather(PairLayout layout, int mode, int element, List<Part> parts) {
        ElementBasis basis = layout.basis();
        int[] at = new int[layout.size()];
        int n = 0;
        for (int k = -layout.highest(); k <= layout.highest(); k++) {
            int pair = layout.pair(k, mode);
            if (pair < 0) {
                continue;
            }
            ElementBasis.Functions[][] some = basis.differencesOf(element);
            for (ElementCell cell : basis.mesh().cells(element)) {
                if (k == 0 && some.length > 0) {
                    double[][] values = Arrays.stream(some)
                            .map(f -> f[cell.place].values()[0])
                            .toArray(double[][]::new);
                    parts.add(new Part(k, cell, n, values));
                } else if (k != 0 && layout.start(pair, cell) >= 0) {
                    parts.add(new Part(k, cell, n, basis.harmonic(cell, k).values()));
                    for (int a = 0; a < basis.order(); a++) {
                        at[n++] = layout.start(pair, cell) + a;
                    }
                }
            }
            for (int d = 0; k == 0 && d < some.length; d++) {
                at[n++] = layout.differences(pair, element) + d;
            }
        }
        return Arrays.copyOf(at, n);
    }

    private static FastBlock block(
            PairLayout layout, KernelTerms kernel, int mode, int element, int[] at, List<Part> parts) {
        int n = at.length;
        double[] entries = new double[2 * n * n];
        double[] mirrored = layout.isReal() ? new double[2 * n * n] : null;
        double[] weights = new double[2 * layout.basis().mesh().points()];
        for (Part row : parts) {
            for (Part column : parts) {
                kernel.entries(element, row.cell.place, row.k, column.cell.place, column.k, weights);
                add(row, column, weights, n, entries);
                if (layout.isReal() && column.k > 0) {
                    kernel.entries(element, row.cell.place, row.k, column.cell.place, -column.k, weights);
                    add(row, column, weights, n, mirrored);
                }
            }
            if (row.k != 0) {
                double[][] turning = layout.basis().products(row.cell, row.k, true, e -> 1);
                for (int a = 0; a < turning.length; a++) {
                    for (int b = 0; b < turning.length; b++) {
                        entries[2 * ((row.first + a) * n + row.first + b) + 1] += row.k * turning[a][b];
                    }
                }
            }
        }
        return new FastBlock(mode, element, at, entries, mirrored);
    }

    private static void add(Part row, Part column, double[] weights, int n, double[] out) {
        for (int a = 0; a < row.values.length; a++) {
            for (int b = 0; b < column.values.length; b++) {
                double re = 0;
                double im = 0;
                for (int g = 0; 2 * g < weights.length; g++) {
                    double product = row.values[a][g] * column.values[b][g];
                    re += product * weights[2 * g];
                    im += product * weights[2 * g + 1];
                }
                int to = 2 * ((row.first + a) * n + column.first + b);
                out[to] -= re;
                out[to + 1] -= im;
            }
        }
    }
}
