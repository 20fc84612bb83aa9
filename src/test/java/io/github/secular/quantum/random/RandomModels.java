package io.github.secular.quantum.random;

import io.github.secular.drive.Noise;
import io.github.secular.drive.RandomDrive;
import io.github.secular.numerics.ComplexMatrix;
import io.github.secular.quantum.BlochModel;
import io.github.secular.quantum.Damping;
import io.github.secular.quantum.Levels;
import io.github.secular.quantum.RateMatrix;
import java.util.ArrayList;
import java.util.List;

/** Three levels under one or two noises, for the tests of random drives. */
public final class RandomModels {
    public static final ComplexMatrix FIRST =
            ComplexMatrix.of(3, 3, new double[] {.1, 0, .5, 0, .3, .2, .5, 0, -.2, 0, 0, .4, .3, -.2, 0, -.4, .15, 0});
    public static final ComplexMatrix SECOND =
            ComplexMatrix.of(3, 3, new double[] {0, 0, .2, -.3, .1, 0, .2, .3, .3, 0, .25, 0, .1, 0, .25, 0, -.1, 0});

    public static final ComplexMatrix INITIAL = ComplexMatrix.diagonal(.6, .3, .1);

    private RandomModels() {}

    /** The given noises on {@link #FIRST} and {@link #SECOND}. */
    public static BlochModel three(double[] energies, double gamma, double mu, double epsilon, Noise... noises) {
        List<RandomDrive.Source> sources = new ArrayList<>();
        for (Noise noise : noises) {
            sources.add(new RandomDrive.Source(noise, sources.isEmpty() ? FIRST : SECOND));
        }
        double[][] g = {{0, gamma, gamma}, {gamma, 0, gamma}, {gamma, gamma, 0}};
        RateMatrix rates = new RateMatrix(new double[][] {{0, .1, 0}, {.3, 0, .05}, {.2, .1, 0}});
        return new BlochModel(Levels.of(energies), new Damping(g, mu), rates, new RandomDrive(3, sources), epsilon);
    }

    /** Two levels of one energy whose difference Δ = 1 the noise shakes: pure dephasing, Kubo's oscillator. */
    public static BlochModel dephasing(double epsilon, Noise noise) {
        RandomDrive drive =
                new RandomDrive(2, List.of(new RandomDrive.Source(noise, ComplexMatrix.diagonal(0.7, -0.3))));
        return new BlochModel(
                Levels.of(0.4, 0.4), new Damping(new double[2][2], 0), RateMatrix.zero(2), drive, epsilon);
    }
}
