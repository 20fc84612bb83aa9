package io.github.secular.quantum;

import io.github.secular.drive.BaseFrequencies;
import io.github.secular.drive.Harmonic;
import io.github.secular.drive.Wave;
import io.github.secular.numerics.FastTime;
import java.util.Comparator;
import java.util.Optional;

/**
 * The Bloch vector of two levels over time, u + iv = 2 ρ̃_eg and w = ρ_ee − ρ_gg, with e the level of higher energy and ρ̃
 * the density matrix in a frame that turns with the light (doc/quantum.md, Q1.10).
 */
public final class BlochVector {
    private final Trajectory trajectory;
    private final int upper;
    private final double[] u;
    private final double[] v;
    private final boolean ofLight;
    private final double detuning;

    /** @param resonant the harmonic that the frame turns with; null for the frame of the levels */
    private BlochVector(BlochModel model, Trajectory trajectory, int upper, Harmonic resonant) {
        this.trajectory = trajectory;
        this.upper = upper;
        this.ofLight = resonant != null;
        this.detuning = ofLight ? -model.divisor(upper, 1 - upper, resonant.index()) : 0;
        this.u = new double[trajectory.length()];
        this.v = new double[trajectory.length()];
        for (int i = 0; i < u.length; i++) {
            double turned = angle(model, upper, resonant, new FastTime(trajectory.time(i), model.epsilon()));
            double re = 2 * trajectory.re(i, upper, 1 - upper);
            double im = 2 * trajectory.im(i, upper, 1 - upper);
            u[i] = re * Math.cos(turned) + im * Math.sin(turned);
            v[i] = im * Math.cos(turned) - re * Math.sin(turned);
        }
    }

    /** Empty unless there are two levels. */
    public static Optional<BlochVector> of(BlochModel model, Trajectory trajectory) {
        if (model.size() != 2) {
            return Optional.empty();
        }
        int upper = model.levels().energy(0) > model.levels().energy(1) ? 0 : 1;
        return Optional.of(new BlochVector(model, trajectory, upper, resonant(model, upper)));
    }

    /** Of the terms that couple the levels, that nearest to resonance; of several at its frequency the strongest. */
    private static Harmonic resonant(BlochModel model, int upper) {
        if (!(model.drive() instanceof Wave wave)) {
            return null;
        }
        return wave.strong().harmonics().stream()
                .filter(h -> coupling(h, upper) > 0)
                .min(Comparator.comparingDouble((Harmonic h) -> Math.abs(model.divisor(upper, 1 - upper, h.index())))
                        .thenComparingDouble(h -> -coupling(h, upper)))
                .orElse(null);
    }

    private static double coupling(Harmonic h, int upper) {
        return Math.hypot(h.matrix().re(upper, 1 - upper), h.matrix().im(upper, 1 - upper));
    }

    /** How far the frame has turned: by the phase of the light at a time, or by that of the levels themselves. */
    private static double angle(BlochModel model, int upper, Harmonic resonant, FastTime time) {
        if (resonant != null) {
            double arg = Math.atan2(
                    resonant.matrix().im(upper, 1 - upper), resonant.matrix().re(upper, 1 - upper));
            return arg
                    + BaseFrequencies.phase(
                            resonant.index(), model.wave().base().phases(time));
        }
        Levels levels = model.levels();
        double rest = levels.detuning(upper)
                - levels.detuning(1 - upper)
                + levels.shiftDifference(upper, 1 - upper, model.epsilon());
        double out = -time.angle(rest);
        if (model.drive() instanceof Wave wave) {
            double[] phases = wave.base().phases(time);
            for (int j = 0; j < phases.length; j++) {
                out -= levels.photonDifference(upper, 1 - upper, j) * phases[j];
            }
        }
        return out;
    }

    /** Number of the level e. */
    public int upper() {
        return upper;
    }

    /** T. */
    public int length() {
        return u.length;
    }

    /** Slow time number i. */
    public double time(int i) {
        return trajectory.time(i);
    }

    /** 2 Re ρ̃_eg at time number i: in phase with the light. */
    public double u(int i) {
        return u[i];
    }

    /** 2 Im ρ̃_eg at time number i: a quarter of a turn ahead of it. */
    public double v(int i) {
        return v[i];
    }

    /** ρ_ee − ρ_gg at time number i: −1 where all is below, 1 where all is above. */
    public double w(int i) {
        return trajectory.population(i, upper) - trajectory.population(i, 1 - upper);
    }

    /** √(u² + v² + w²) at time number i: 1 in a pure state, less in a mixed one. */
    public double norm(int i) {
        return Math.sqrt(u[i] * u[i] + v[i] * v[i] + w(i) * w(i));
    }

    /** Whether the frame turns with the light; with the levels where no light couples them. */
    public boolean isInFrameOfLight() {
        return ofLight;
    }

    /** Δ, how far the frequency of the light is above that of the levels, per unit of fast time; 0 without light. */
    public double detuning() {
        return detuning;
    }
}
