package io.github.secular.classical.limit;

import io.github.secular.classical.AngleHarmonics;
import io.github.secular.classical.EnergyShell;
import io.github.secular.classical.Orbit;
import io.github.secular.classical.Relaxation;
import io.github.secular.classical.ShakingPotential;
import io.github.secular.drive.Envelope;
import io.github.secular.numerics.RefusalException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * d(E) = h0⁻¹ Σ_c T_c Σ_{k≠0,ξ} k² ω_c² |V̂_c(k,ξ)|² Re R_k, in energy² per unit of slow time: Theorem 4 for
 * quasi-periodic potentials, with R_k = 1/(γ_k + i(kω + 2πξ·Ω)), Theorems 5 and 6 for random ones, with R_k the
 * half-range Laplace integral of the covariance at γ_k + ikω; independent noises add (doc/classical.md, C4.3 and C6.1).
 * Where the relaxation has a general collision kernel, {@link KernelDiffusion} takes over.
 *
 * <p>Where terms of one frequency make V̂_c(k,ξ) turn in slow time, as a phase φ(t) does, its frequency is
 * 2πξ·Ω + ε²φ′ with φ′ = Im(V̂′/V̂): it counts in R_k as a detuning.
 */
public final class DiffusionCoefficient {
    private final List<ShakingMode> modes;
    /** Where collisions have a general kernel, else null. */
    private final KernelDiffusion kernel;
    /** ε². */
    private final double fast;

    /** In the limit ε → 0 of slow phases. @param relaxation γ at the ε in use: its factor ε^μ is not applied */
    public DiffusionCoefficient(ShakingPotential potential, Relaxation relaxation) {
        this(potential, relaxation, 0);
    }

    /**
     * @param relaxation γ at the ε in use: its factor ε^μ is not applied
     * @param epsilon ε, by which phases of the potential detune it
     * @throws RefusalException if such phases meet a general collision kernel
     */
    public DiffusionCoefficient(ShakingPotential potential, Relaxation relaxation, double epsilon) {
        this.modes = ShakingMode.of(potential, relaxation);
        this.fast = epsilon * epsilon;
        if (fast > 0 && relaxation.shellKernel().isPresent() && modes.stream().anyMatch(this::turns)) {
            throw new RefusalException("The energy diffusion under a general collision kernel does not know phases that"
                    + " change in time: take a constant phase, a kernel of angle differences, or no kernel.");
        }
        this.kernel = relaxation
                .shellKernel()
                .map(b -> new KernelDiffusion(potential, relaxation, b))
                .orElse(null);
    }

    /** Whether several envelopes make the amplitude of a mode's frequency, and one of them acts on the sine. */
    private boolean turns(ShakingMode mode) {
        List<ShakingMode> group =
                modes.stream().filter(m -> m.group() == mode.group()).toList();
        return group.stream().map(ShakingMode::envelope).distinct().count() > 1
                && group.stream().anyMatch(m -> !m.sine().isZero());
    }

    /** Whether several envelopes make the amplitude of a group. */
    boolean isMixed(int group) {
        return fast > 0
                && modes.stream()
                                .filter(m -> m.group() == group)
                                .map(ShakingMode::envelope)
                                .distinct()
                                .count()
                        > 1;
    }

    /** ε². */
    double fast() {
        return fast;
    }

    private int groups() {
        return modes.stream().mapToInt(ShakingMode::group).max().orElse(-1) + 1;
    }

    /** The cell problem under a general kernel; empty where angle harmonics relax one by one. */
    Optional<KernelDiffusion> kernel() {
        return Optional.ofNullable(kernel);
    }

    List<ShakingMode> modes() {
        return modes;
    }

    /** The envelopes of the terms of the potential, as {@link Form#of} wants their values. */
    public List<Envelope> envelopes() {
        return modes.stream().map(ShakingMode::envelope).toList();
    }

    /** Whether d changes in slow time. */
    public boolean dependsOnTime() {
        return modes.stream().anyMatch(mode -> !mode.envelope().isConstant());
    }

    /**
     * d on a shell at slow time t.
     *
     * @throws RefusalException if γ = 0 under a quasi-periodic potential, or the harmonics
     *     do not decay
     */
    public double at(double t, EnergyShell shell) {
        return form(shell).at(t);
    }

    /** d on a shell for every slow time: the costly part done once. */
    public Form form(EnergyShell shell) {
        if (kernel != null) {
            return kernel.form(shell);
        }
        int n = modes.size();
        double[][] matrix = new double[n][n];
        List<TurningHarmonic> turning = new ArrayList<>();
        boolean[] mixed = new boolean[groups()];
        for (int g = 0; g < mixed.length; g++) {
            mixed[g] = isMixed(g);
        }
        for (int c = 0; c < shell.orbits().size(); c++) {
            Orbit orbit = shell.orbits().get(c);
            double omega = orbit.frequency();
            AngleHarmonics[][] v = harmonics(orbit);
            for (int g = 0; g < mixed.length; g++) {
                if (mixed[g]) {
                    addTurning(turning, shell.energy(), shell.share(c), omega, g, v);
                }
            }
            for (int i = 0; i < n; i++) {
                for (int j = 0; j <= i; j++) {
                    if (modes.get(i).group() == modes.get(j).group()
                            && !mixed[modes.get(i).group()]) {
                        double part =
                                shell.share(c) * omega * omega * sum(modes.get(i), shell.energy(), omega, v[i], v[j]);
                        matrix[i][j] += part;
                        matrix[j][i] = matrix[i][j];
                    }
                }
            }
        }
        return new Form(modes, matrix, turning);
    }

    /** The harmonics of a group, k of either sign; ξ stands for −ξ too. */
    private void addTurning(
            List<TurningHarmonic> out, double energy, double share, double omega, int group, AngleHarmonics[][] v) {
        int[] members = java.util.stream.IntStream.range(0, modes.size())
                .filter(i -> modes.get(i).group() == group)
                .toArray();
        List<ShakingMode> acting = Arrays.stream(members).mapToObj(modes::get).toList();
        ShakingMode first = acting.get(0);
        int highest = highest(v);
        for (int k = -highest; k <= highest; k++) {
            int harmonic = k;
            double[] re = Arrays.stream(members)
                    .mapToDouble(i -> modes.get(i).factor() * re(v[i], harmonic))
                    .toArray();
            double[] im = Arrays.stream(members)
                    .mapToDouble(i -> modes.get(i).factor() * im(v[i], harmonic))
                    .toArray();
            TurningHarmonic next = new TurningHarmonic(acting, members, re, im, energy, k, omega, fast, 1);
            if (k != 0 && !next.isZero()) {
                out.add(next.weighted(share * omega * omega * k * k * first.multiplicity()));
            }
        }
    }

    /** The contributions to d on a shell at slow time t, strongest first, down to 1e-12 of the strongest. */
    public List<Resonance> resonances(double t, EnergyShell shell) {
        if (kernel != null) {
            return kernel.resonances(t, shell);
        }
        List<Resonance> out = new ArrayList<>();
        for (int c = 0; c < shell.orbits().size(); c++) {
            Orbit orbit = shell.orbits().get(c);
            double omega = orbit.frequency();
            AngleHarmonics[][] v = harmonics(orbit);
            for (int g = 0; g < groups(); g++) {
                List<TurningHarmonic> turning = new ArrayList<>();
                if (isMixed(g)) {
                    addTurning(turning, shell.energy(), shell.share(c), omega, g, v);
                }
                ShakingMode first = null;
                for (ShakingMode mode : modes) {
                    first = first == null && mode.group() == g ? mode : first;
                }
                for (int k = 1; k <= highest(v); k++) {
                    for (int sign = 1; sign >= 3 - 2 * first.multiplicity(); sign -= 2) {
                        double shift = 0;
                        for (TurningHarmonic h : turning) {
                            shift = h.k() == sign * k ? h.shift(t) : shift;
                        }
                        double strength = 2
                                * shell.share(c)
                                * k
                                * k
                                * omega
                                * omega
                                * abs2(t, g, v, sign * k)
                                * first.response()
                                        .at(shell.energy(), sign * k, omega, shift)
                                        .getReal();
                        int s = sign;
                        int[] index =
                                Arrays.stream(first.index()).map(x -> s * x).toArray();
                        out.add(new Resonance(
                                c, k, index, first.source(), k * omega + sign * (first.frequency() + shift), strength));
                    }
                }
            }
        }
        return Resonance.strongest(out);
    }

    /** Per mode the harmonics of C and of S. */
    private AngleHarmonics[][] harmonics(Orbit orbit) {
        AngleHarmonics[][] out = new AngleHarmonics[modes.size()][2];
        for (int i = 0; i < modes.size(); i++) {
            out[i][0] = modes.get(i).cosine().isZero()
                    ? null
                    : orbit.harmonics(modes.get(i).cosine());
            out[i][1] = modes.get(i).sine().isZero()
                    ? null
                    : orbit.harmonics(modes.get(i).sine());
        }
        return out;
    }

    private static int highest(AngleHarmonics[][] v) {
        int out = 0;
        for (AngleHarmonics[] pair : v) {
            for (AngleHarmonics part : pair) {
                out = part == null ? out : Math.max(out, part.highest());
            }
        }
        return out;
    }

    /** Σ_{k≠0} (all ξ of the mode) k² Re(V̂_i* V̂_j) Re R_k. */
    private static double sum(ShakingMode mode, double energy, double omega, AngleHarmonics[] vi, AngleHarmonics[] vj) {
        double out = 0;
        int highest = highest(new AngleHarmonics[][] {vi, vj});
        double scale = mode.factor() * mode.factor() * mode.multiplicity();
        for (int k = -highest; k <= highest; k++) {
            if (k != 0) {
                double product = re(vi, k) * re(vj, k) + im(vi, k) * im(vj, k);
                if (product != 0) {
                    out += scale
                            * k
                            * k
                            * product
                            * mode.response().at(energy, k, omega).getReal();
                }
            }
        }
        return out;
    }

    /** |Σ g V̂_k|² over the modes of a group; k stands for (k, ξ), −k for (k, −ξ) by conjugation. */
    private double abs2(double t, int group, AngleHarmonics[][] v, int k) {
        double re = 0;
        double im = 0;
        for (int i = 0; i < v.length; i++) {
            ShakingMode mode = modes.get(i);
            if (mode.group() == group) {
                double g = mode.envelope().at(t) * mode.factor();
                re += g * re(v[i], k);
                im += g * im(v[i], k);
            }
        }
        return re * re + im * im;
    }

    /** Re (C_k − i S_k). */
    private static double re(AngleHarmonics[] pair, int k) {
        return part(pair[0], k, true) + part(pair[1], k, false);
    }

    /** Im (C_k − i S_k). */
    private static double im(AngleHarmonics[] pair, int k) {
        return part(pair[0], k, false) - part(pair[1], k, true);
    }

    private static double part(AngleHarmonics h, int k, boolean real) {
        return h == null || Math.abs(k) > h.highest() ? 0 : real ? h.re(k) : h.im(k);
    }

    /** d on one shell as a quadratic form in the envelopes, d(t) = Σ g_i(t) g_j(t) D_ij, and what turns besides. */
    public static final class Form {
        private static final double ROUNDING = 1e-13;
        private final List<ShakingMode> modes;
        private final double[][] matrix;
        private final List<TurningHarmonic> turning;

        Form(List<ShakingMode> modes, double[][] matrix) {
            this(modes, matrix, List.of());
        }

        Form(List<ShakingMode> modes, double[][] matrix, List<TurningHarmonic> turning) {
            this.modes = modes;
            this.matrix = matrix;
            this.turning = turning;
        }

        /** d at slow time t. */
        public double at(double t) {
            int n = modes.size();
            double[] g = new double[2 * n];
            for (int i = 0; i < n; i++) {
                g[i] = modes.get(i).envelope().at(t);
                g[n + i] = modes.get(i).envelope().slopeAt(t);
            }
            return of(g);
        }

        /**
         * d for given envelopes.
         *
         * @param g the values of all envelopes in the order of {@link DiffusionCoefficient#envelopes}, then their slopes
         */
        public double of(double[] g) {
            double sum = 0;
            double size = 0;
            for (TurningHarmonic harmonic : turning) {
                sum += harmonic.diffusion(g);
            }
            size += sum;
            for (int i = 0; i < matrix.length; i++) {
                for (int j = 0; j < i; j++) {
                    sum += 2 * g[i] * g[j] * matrix[i][j];
                }
                sum += g[i] * g[i] * matrix[i][i];
                size += g[i] * g[i] * Math.abs(matrix[i][i]);
            }
            // terms may cancel, and leave rounding of either sign
            return sum < 0 && sum > -ROUNDING * size ? 0 : sum;
        }
    }
}
