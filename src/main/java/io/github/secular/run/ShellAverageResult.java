package io.github.secular.run;

import io.github.secular.classical.Hamiltonian1D;
import java.util.Optional;

/**
 * What a movie of phase space looks like over energies.
 *
 * @param title what pictures and tables are called after
 * @param hamiltonian H0
 * @param times of the frames, in the movie's own unit
 * @param timeUnit that unit, or ""
 * @param energies E
 * @param energyUnit their unit, or ""
 * @param means Π f, one row per frame
 * @param mass ∫ f dx dp of each frame, all of its pixels
 * @param meanEnergy mean of H0 over each frame
 * @param density h0(E)
 * @param fit d(E) from the spreading, and its standard errors; empty where there are too few frames
 */
public record ShellAverageResult(
        String title,
        Hamiltonian1D hamiltonian,
        double[] times,
        String timeUnit,
        double[] energies,
        String energyUnit,
        double[][] means,
        double[] mass,
        double[] meanEnergy,
        double[] density,
        Optional<double[][]> fit,
        String info) {}
