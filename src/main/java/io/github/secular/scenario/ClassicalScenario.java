package io.github.secular.scenario;

import io.github.secular.classical.Hamiltonian1D;
import io.github.secular.classical.InitialDensity;
import io.github.secular.classical.Relaxation;
import io.github.secular.classical.ShakingPotential;
import io.github.secular.classical.VlasovProblem;
import java.util.ArrayList;
import java.util.List;

/**
 * A whole classical problem, read and validated: the Vlasov equation of doc/classical.md, C1.2, in scaled units.
 *
 * @param title what pictures and tables are called after
 * @param hamiltonian H0
 * @param relaxation γ with its kernel, per unit of fast time, its factor ε^μ not applied
 * @param shaking V
 * @param epsilon ε
 * @param initial f(0)
 * @param times slow times to report, increasing, at least 0, dimensionless; never modified
 * @param energies energies to report, increasing, above the lowest, off the separatrices; never modified
 * @param highestEnergy the energy up to which solvers on energy grids reach; NaN to leave it to them
 * @param units how scaled times and rates are shown
 * @param energySymbol unit of energies on the screen, "" for dimensionless ones
 * @param solver the Vlasov solver asked for ("automatic" where the file names none)
 * @param tolerance wanted error of Πf, relative to its largest value
 * @param notes what a user should know of the model, one sentence each
 * @param warnings what is legal but doubtful, one sentence each
 * @param json the model file with all overrides applied, pretty printed, so that the run can be repeated
 * @param overrides the overrides as given, in order
 */
public record ClassicalScenario(
        String title,
        Hamiltonian1D hamiltonian,
        Relaxation relaxation,
        ShakingPotential shaking,
        double epsilon,
        InitialDensity initial,
        double[] times,
        double[] energies,
        double highestEnergy,
        Units units,
        String energySymbol,
        String solver,
        double tolerance,
        List<String> notes,
        List<String> warnings,
        String json,
        List<String> overrides)
        implements ModelScenario {
    public ClassicalScenario {
        notes = List.copyOf(notes);
        warnings = List.copyOf(warnings);
        overrides = List.copyOf(overrides);
    }

    /** The equation to solve. */
    public VlasovProblem problem() {
        return new VlasovProblem(hamiltonian, relaxation, shaking, epsilon, initial, highestEnergy);
    }

    /** "E", or "E (quanta)". */
    public String energyLabel() {
        return energySymbol.isEmpty() ? "E" : "E (" + energySymbol + ")";
    }

    /** The unit of a(E), energy per time; "" for dimensionless ones. */
    public String driftSymbol() {
        return energySymbol.isEmpty() ? "" : energySymbol + "/" + units.timeSymbol();
    }

    /** The unit of d(E), energy squared per time; "" for dimensionless ones. */
    public String diffusionSymbol() {
        return energySymbol.isEmpty() ? "" : energySymbol + "^2/" + units.timeSymbol();
    }

    /**
     * The same model started from another density, such as that of an image.
     *
     * @param other f(0)
     * @param note what it is, for the account
     */
    public ClassicalScenario withInitial(InitialDensity other, String note) {
        List<String> more = new ArrayList<>(notes);
        more.add(note);
        return new ClassicalScenario(
                title,
                hamiltonian,
                relaxation,
                shaking,
                epsilon,
                other,
                times,
                energies,
                highestEnergy,
                units,
                energySymbol,
                solver,
                tolerance,
                more,
                warnings,
                json,
                overrides);
    }
}
