package io.github.secular.quantum;

import io.github.secular.drive.Drive;
import io.github.secular.drive.Harmonic;
import io.github.secular.drive.Wave;
import io.github.secular.numerics.InvalidInputException;
import io.github.secular.numerics.RefusalException;
import io.github.secular.numerics.SmallParameter;

/**
 * Everything that stands in the Bloch equation (doc/quantum.md, Q1.2), in scaled units:
 *
 * <pre>
 *   dρ_nm/dt = −(1/ε²)(i w_ε(n,m) + ε^μ γ_nm) ρ_nm + (i/ε) [V, ρ]_nm + δ_nm (W_♯ p)_n
 * </pre>
 *
 * Immutable. Densities have trace 1; t is slow time, τ = t/ε² fast time.
 */
public final class BlochModel {
    private final Levels levels;
    private final Damping damping;
    private final RateMatrix relaxation;
    private final Drive drive;
    private final double epsilon;

    /**
     * @param relaxation Pauli rates W(n → k) in slow time
     * @param epsilon strength of the coupling, ε > 0
     * @throws InvalidInputException if the parts have different numbers of levels or ε is no number from 1e-75 to 1e75
     */
    public BlochModel(Levels levels, Damping damping, RateMatrix relaxation, Drive drive, double epsilon) {
        int n = levels.size();
        requireSize("damping", damping.size(), n);
        requireSize("relaxation", relaxation.size(), n);
        requireSize("wave", drive.size(), n);
        SmallParameter.require(epsilon);
        this.levels = levels;
        this.damping = damping;
        this.relaxation = relaxation;
        this.drive = drive;
        this.epsilon = epsilon;
    }

    /** N. */
    public int size() {
        return levels.size();
    }

    public Levels levels() {
        return levels;
    }

    public Damping damping() {
        return damping;
    }

    /** Pauli rates, slow time. */
    public RateMatrix relaxation() {
        return relaxation;
    }

    public Drive drive() {
        return drive;
    }

    public double epsilon() {
        return epsilon;
    }

    /**
     * The drive as a quasi-periodic wave; for methods that know no other.
     *
     * @throws RefusalException if the drive is random
     */
    public Wave wave() {
        if (drive instanceof Wave wave) {
            return wave;
        }
        throw new RefusalException("This method is for waves, but the model is driven by noise.");
    }

    public BlochModel withEpsilon(double other) {
        return new BlochModel(levels, damping, relaxation, drive, other);
    }

    public BlochModel withDrive(Drive other) {
        return new BlochModel(levels, damping, relaxation, other, epsilon);
    }

    /** The model under light as it is at slow time t; a drive without envelopes stays as it is. */
    public BlochModel frozenAt(double t) {
        return drive instanceof Wave wave && wave.hasEnvelopes() ? withDrive(wave.frozenAt(t)) : this;
    }

    /**
     * The wave, for what is said of light that does not change.
     *
     * @throws RefusalException if the drive is random, or an envelope of the wave changes
     */
    public Wave constantWave() {
        Wave wave = wave();
        if (wave.hasEnvelopes()) {
            throw new RefusalException("This can be said of light that does not change only, but the envelope \""
                    + wave.harmonics().stream()
                            .map(Harmonic::envelope)
                            .filter(e -> !e.isConstant())
                            .findFirst()
                            .orElseThrow()
                    + "\" does: choose a time at which the light is to be taken.");
        }
        return wave;
    }

    public BlochModel withLevels(Levels other) {
        return new BlochModel(other, damping, relaxation, drive, epsilon);
    }

    /** ε^μ γ_nm: damping of the coherence (n, m) in fast time. */
    public double fastDamping(int n, int m) {
        return damping.fastRate(epsilon, n, m);
    }

    /** ε^p (d_n − d_m). */
    public double shiftDifference(int n, int m) {
        return levels.shiftDifference(n, m, epsilon);
    }

    /** w_ε(n, m) in fast time, rounded to a double. */
    public double frequency(int n, int m) {
        return levels.energy(n) - levels.energy(m) + shiftDifference(n, m);
    }

    /** The divisor w_ε(n, m) + a·ω in fast time, as {@link Levels#divisor} forms it. @param a index of length r */
    public double divisor(int n, int m, int[] a) {
        return levels.divisor(n, m, a, wave().base(), epsilon);
    }

    /** The size of the numbers of which {@link #divisor} is the sum. */
    public double divisorScale(int n, int m, int[] a) {
        return levels.divisorScale(n, m, a, wave().base(), epsilon);
    }

    private static void requireSize(String what, int found, int n) {
        if (found != n) {
            throw new InvalidInputException(
                    what, "a part for " + found + " levels", n + " levels, as many as energies");
        }
    }
}
