package io.github.secular.study;

import io.github.secular.numerics.Progress;
import io.github.secular.numerics.RefusalException;
import io.github.secular.quantum.PopulationTrajectory;
import io.github.secular.quantum.RateMatrix;
import io.github.secular.quantum.Trajectory;
import io.github.secular.quantum.steady.SteadyState;
import io.github.secular.run.Once;
import io.github.secular.run.QuantumReports;
import io.github.secular.run.QuantumRuns;
import io.github.secular.run.SteadyResult;
import io.github.secular.run.TransitionRatesResult;
import io.github.secular.scenario.Scenario;
import java.util.OptionalDouble;
import java.util.function.Supplier;

/**
 * One run of a quantum model. Each part is computed when it is asked for, once: where rates alone are, the Bloch
 * equation is not solved.
 *
 * @param trajectory of the Bloch equation
 * @param limit the limit's populations
 * @param rates by the wave, slow time, where they are largest in the run
 * @param equilibrium populations where the rate equation ends
 * @param steady where the Bloch equation ends; refuses if the start never comes to rest
 */
record QuantumRun(
        Scenario scenario,
        Supplier<Trajectory> trajectory,
        Supplier<PopulationTrajectory> limit,
        Supplier<RateMatrix> rates,
        Supplier<double[]> equilibrium,
        Supplier<SteadyState> steady) {
    /**
     * @param lightAt the time at which light that changes is taken for what lasts; empty for the one where it is strongest
     * @param side the same trajectory if it was found side by side with those of other runs; gives null if it was not
     */
    static QuantumRun of(
            Scenario scenario,
            String limit,
            OptionalDouble lightAt,
            QuantumRuns runs,
            Supplier<Trajectory> side,
            Progress progress) {
        return new QuantumRun(
                scenario,
                new Once<>(() -> {
                    Trajectory found = side.get();
                    return found == null ? runs.trajectory(scenario, progress) : found;
                }),
                new Once<>(() -> runs.rateEquation(scenario, limit, progress).populations()),
                new Once<>(() -> {
                    TransitionRatesResult found = runs.transitionRates(scenario, limit, progress);
                    return found.course().get(found.strongest()).rates();
                }),
                new Once<>(() -> new QuantumReports(runs)
                        .equilibrium(scenario, limit, lightAt, progress)
                        .report()
                        .equilibrium()
                        .populations()),
                new Once<>(() -> steady(new QuantumReports(runs).steady(scenario, lightAt, progress))));
    }

    /** One of which nothing is known but where it ends. */
    static QuantumRun atRest(Scenario scenario, SteadyState steady) {
        return new QuantumRun(scenario, null, null, null, null, () -> steady);
    }

    private static SteadyState steady(SteadyResult found) {
        if (!found.state().exists()) {
            throw new RefusalException(found.neverAtRest());
        }
        return found.state();
    }

    /** The largest distance of a population from that of the limit, over all levels and times. */
    double distance() {
        PopulationTrajectory p = limit.get();
        return trajectory.get().distance(p);
    }
}
