package io.github.secular.quantum.limit;

import io.github.secular.numerics.RefusalException;
import io.github.secular.quantum.BlochModel;
import io.github.secular.quantum.RateMatrix;
import java.util.ArrayList;
import java.util.List;

/**
 * The limit ε → 0 of a finite system with almost-degenerate levels (paper 2, Table 1; doc/quantum.md, Q6).
 * Fast rates equalise the populations inside blocks during a layer of length ε^σ; afterwards a slow chain moves
 * whole blocks.
 *
 * @param regime the row of Table 1
 * @param mu μ
 * @param p exponent of the shifts
 * @param sigma σ: the layer lasts about ε^σ in slow time; 0 if there is no layer
 * @param nu ν: the rates of the shifted lines are of size ε^(−ν)
 * @param resonances C(n, m) and what it is made of
 * @param unshifted A(n, m) = C/γ on pairs with δ = 0; rates ε^(−μ) A
 * @param shifted B⁰(n, m) on pairs with δ ≠ 0; rates ε^(−ν) B⁰
 * @param slow W^pol, the rates of order one that act after the layer
 * @param blocks the connected components of the singular rates among the levels that are not frozen, in order
 * @param frozen levels that neither the resonant wave nor the relaxation touches
 */
public record PolarisedLimit(
        Regime regime,
        double mu,
        double p,
        double sigma,
        double nu,
        ResonanceTable resonances,
        RateMatrix unshifted,
        RateMatrix shifted,
        RateMatrix slow,
        List<int[]> blocks,
        int[] frozen) {

    public PolarisedLimit {
        blocks = List.copyOf(blocks);
        frozen = frozen.clone();
    }

    /**
     * @throws RefusalException if a resonant pair is undamped: its coherence never decays and no rates follow; or if
     *     an envelope of the wave changes
     */
    public static PolarisedLimit of(BlochModel model) {
        double mu = model.damping().exponent();
        double p = model.levels().shiftExponent();
        Regime regime = Regime.of(mu, p);
        ResonanceTable resonances = ResonanceTable.of(model);
        requireDamping(model, resonances);
        if (regime == Regime.NO_LAYER) {
            return withoutLayer(model, resonances);
        }
        RateMatrix unshifted = unshifted(model, resonances);
        RateMatrix shifted = shifted(model, resonances, regime);
        boolean anyShifted = !shifted.isZero();
        double nu = Regime.same(mu, p) || mu < p ? mu : Regime.same(mu, 2 * p) ? 0 : 2 * p - mu;
        double sigma = regime == Regime.SHIFTED_FAST && anyShifted ? 2 * p - mu : mu;
        RateMatrix singular = regime.shiftedLinesAreSingular() ? unshifted.plus(shifted) : unshifted;
        RateMatrix slow = regime == Regime.SHIFTED_SLOW ? model.relaxation().plus(shifted) : model.relaxation();
        int[] frozen = frozen(model.relaxation(), resonances);
        return new PolarisedLimit(
                regime, mu, p, sigma, nu, resonances, unshifted, shifted, slow, components(singular, frozen), frozen);
    }

    static void requireDamping(BlochModel model, ResonanceTable resonances) {
        for (ResonanceTable.Entry e : resonances.entries()) {
            if (!(model.damping().gamma(e.n(), e.m()) > 0)) {
                throw new RefusalException("Levels " + e.n() + " and " + e.m()
                        + " are in resonance with the wave but their coherence is undamped, so no rates describe them:"
                        + " give gamma[" + e.n() + "][" + e.m() + "] > 0 or solve the Bloch equation.");
            }
        }
    }

    /** μ = 0: every rate stays of order one; the averaged rates (17) as ε → 0, where ε^p δ → 0 for p > 0. */
    private static PolarisedLimit withoutLayer(BlochModel model, ResonanceTable resonances) {
        RateMatrix wave = InfiniteLevelsLimit.lorentzian(model);
        int n = model.size();
        RateMatrix none = RateMatrix.zero(n);
        RateMatrix slow = model.relaxation().plus(wave);
        int[] frozen = isolated(slow);
        return new PolarisedLimit(
                Regime.NO_LAYER,
                0,
                model.levels().shiftExponent(),
                0,
                0,
                resonances,
                none,
                none,
                slow,
                components(none, frozen),
                frozen);
    }

    /** A = C/γ where δ = 0. */
    private static RateMatrix unshifted(BlochModel model, ResonanceTable resonances) {
        int size = model.size();
        double[][] a = new double[size][size];
        for (int n = 0; n < size; n++) {
            for (int m = 0; m < size; m++) {
                double c = resonances.strength(n, m);
                if (c > 0 && delta(model, n, m) == 0) {
                    a[n][m] = c / model.damping().gamma(n, m);
                }
            }
        }
        return new RateMatrix(a);
    }

    /** B⁰ where δ ≠ 0: C/γ, Cγ/(γ²+δ²) or Cγ/δ² as μ is below, at or above p. */
    private static RateMatrix shifted(BlochModel model, ResonanceTable resonances, Regime regime) {
        int size = model.size();
        double[][] b = new double[size][size];
        for (int n = 0; n < size; n++) {
            for (int m = 0; m < size; m++) {
                double c = resonances.strength(n, m);
                double d = delta(model, n, m);
                if (c > 0 && d != 0) {
                    double g = model.damping().gamma(n, m);
                    b[n][m] = switch (regime) {
                        case INSIDE_WIDTH -> c / g;
                        case EQUAL -> c * g / (g * g + d * d);
                        default -> c * g / (d * d);
                    };
                }
            }
        }
        return new RateMatrix(b);
    }

    private static double delta(BlochModel model, int n, int m) {
        return model.levels().shift(n) - model.levels().shift(m);
    }

    private static int[] frozen(RateMatrix relaxation, ResonanceTable resonances) {
        return isolated(relaxation.plus(new RateMatrix(resonances.strengths())));
    }

    /** Levels without a rate in or out. */
    private static int[] isolated(RateMatrix rates) {
        return java.util.stream.IntStream.range(0, rates.size())
                .filter(n -> java.util.stream.IntStream.range(0, rates.size())
                        .allMatch(m -> rates.rate(n, m) == 0 && rates.rate(m, n) == 0))
                .toArray();
    }

    /** Connected components of a symmetric graph, each in increasing order, ordered by their first level. */
    private static List<int[]> components(RateMatrix graph, int[] excluded) {
        int size = graph.size();
        boolean[] seen = new boolean[size];
        for (int n : excluded) {
            seen[n] = true;
        }
        List<int[]> out = new ArrayList<>();
        for (int start = 0; start < size; start++) {
            if (seen[start]) {
                continue;
            }
            List<Integer> members = new ArrayList<>(List.of(start));
            seen[start] = true;
            for (int i = 0; i < members.size(); i++) {
                int n = members.get(i);
                for (int m = 0; m < size; m++) {
                    if (!seen[m] && graph.rate(n, m) > 0) {
                        seen[m] = true;
                        members.add(m);
                    }
                }
            }
            out.add(members.stream().mapToInt(Integer::intValue).sorted().toArray());
        }
        return out;
    }

    @Override
    public int[] frozen() {
        return frozen.clone();
    }

    /** N. */
    public int size() {
        return slow.size();
    }

    /** The rates that act inside the layer, to leading order and multiplied by ε^σ. */
    public RateMatrix singular() {
        return switch (regime) {
            case INSIDE_WIDTH, EQUAL -> unshifted.plus(shifted);
            // Two speeds: ε^(−μ) A is faster still; the layer lasts as long as the slower ε^(−ν) B⁰ needs.
            case SHIFTED_FAST -> unshifted.plus(shifted);
            case NO_LAYER -> RateMatrix.zero(size());
            default -> unshifted;
        };
    }

    /** Π, N × N: averages over each block, zero on frozen levels. */
    public double[][] projector() {
        double[][] pi = new double[size()][size()];
        for (int[] block : blocks) {
            for (int n : block) {
                for (int m : block) {
                    pi[n][m] = 1.0 / block.length;
                }
            }
        }
        return pi;
    }

    /** The chain of blocks: rate I → J is the mean over I of the rates W^pol into J. */
    public RateMatrix blockRates() {
        return blockRates(slow);
    }

    /** The chain of these blocks under other slow rates. */
    RateMatrix blockRates(RateMatrix slow) {
        int k = blocks.size();
        double[][] rates = new double[k][k];
        for (int i = 0; i < k; i++) {
            for (int j = 0; j < k; j++) {
                if (i != j) {
                    double sum = 0;
                    for (int n : blocks.get(i)) {
                        for (int m : blocks.get(j)) {
                            sum += slow.rate(n, m);
                        }
                    }
                    rates[i][j] = sum / blocks.get(i).length;
                }
            }
        }
        return new RateMatrix(rates);
    }

    /** The mass of each block. */
    public double[] blockMasses(double[] populations) {
        double[] masses = new double[blocks.size()];
        for (int i = 0; i < masses.length; i++) {
            for (int n : blocks.get(i)) {
                masses[i] += populations[n];
            }
        }
        return masses;
    }

    /**
     * Populations after the layer: each block's mass shared evenly, frozen levels as they were.
     *
     * @param masses one per block
     * @param initial populations at t = 0, for the frozen levels
     */
    public double[] spread(double[] masses, double[] initial) {
        double[] out = new double[size()];
        for (int i = 0; i < masses.length; i++) {
            for (int n : blocks.get(i)) {
                out[n] = masses[i] / blocks.get(i).length;
            }
        }
        for (int n : frozen) {
            out[n] = initial[n];
        }
        return out;
    }

    /** How the distance between this limit and the dominant rates (24) falls: ε to this power (Table 1). */
    public double errorExponent() {
        return switch (regime) {
            case NO_LAYER, INSIDE_WIDTH, EQUAL, SHIFTED_SLOW -> mu;
            case SHIFTED_FAST -> sigma;
            case SHIFTED_OUT -> shifted.isZero() ? mu : Math.min(mu, mu - 2 * p);
        };
    }
}
