package io.github.secular.asymptotics.semiclassical;

import io.github.secular.classical.VlasovProblem;
import io.github.secular.classical.limit.EnergyDistribution;
import io.github.secular.drive.RandomDrive;
import io.github.secular.numerics.ComplexMatrix;
import io.github.secular.numerics.Progress;
import io.github.secular.numerics.RefusalException;
import io.github.secular.quantum.BlochProblem;
import io.github.secular.quantum.PopulationTrajectory;
import io.github.secular.quantum.limit.LimitModel;
import io.github.secular.quantum.limit.RandomRateEquation;
import io.github.secular.quantum.limit.RateEquation;

/**
 * Populations of the rate equation of a quantum well beside the distribution over energies
 * (doc/semiclassical.md, W3.5).
 *
 * @param quantum ρ_nn/2πħ, one row per level, a column per time; empty where nothing is compared
 * @param classical F(E_n), likewise
 * @param error largest difference at the energies compared over the largest F of its time; NaN where nothing is compared
 * @param floor what it may be by the errors of the methods
 * @param remark why nothing is compared, "" otherwise
 */
record PopulationComparison(double[][] quantum, double[][] classical, double error, double floor, String remark) {
    static PopulationComparison none(String remark) {
        return new PopulationComparison(new double[0][], new double[0][], Double.NaN, Double.NaN, remark);
    }

    /** @param energies at which they are compared @param well with levels up to where hardly anything is */
    static PopulationComparison of(
            VlasovProblem problem,
            QuantumWell well,
            EnergyDistribution f,
            double[] energies,
            double tolerance,
            Progress progress) {
        WellLevels levels = well.levels();
        double[] times = f.times();
        PopulationTrajectory p;
        double missing;
        try {
            WeylStart start = WeylStart.of(problem.initial(), levels);
            missing = Math.max(0, start.missing());
            LimitModel rates =
                    well.model().drive() instanceof RandomDrive ? RandomRateEquation.damped() : RateEquation.averaged();
            ComplexMatrix diagonal = ComplexMatrix.diagonal(start.populations());
            p = rates.solve(new BlochProblem(well.model(), diagonal), times, tolerance, progress);
        } catch (RefusalException refusal) {
            return none("No populations are compared. " + refusal.getMessage());
        }
        int n = levels.size();
        double cell = 2 * Math.PI * levels.hbar();
        double top = f.grid().faces()[f.grid().size()];
        double[][] quantum = new double[n][times.length];
        double[][] classical = new double[n][times.length];
        double error = Double.NaN;
        double floor = 0;
        for (int k = 0; k < times.length; k++) {
            double largest = 0;
            for (double v : f.values()[k]) {
                largest = Math.max(largest, v);
            }
            double[] away = new double[n];
            for (int i = 0; i < n; i++) {
                quantum[i][k] = p.population(k, i) / cell * f.mass()[0];
                classical[i][k] = levels.energy(i) < top ? f.at(k, levels.energy(i)) : 0;
                away[i] = quantum[i][k] - classical[i][k];
            }
            LevelCurve curve = new LevelCurve(levels.energies(), away);
            for (double e : energies) {
                double here = Math.abs(curve.at(e)) / largest;
                error = here > error || Double.isNaN(error) ? here : error;
            }
            // What reached the highest levels would have gone further.
            double atTop = p.population(k, n - 1) + (n > 1 ? p.population(k, n - 2) : 0);
            floor = Math.max(floor, f.estimatedError() + (missing + atTop) / cell * f.mass()[0] / largest);
        }
        return new PopulationComparison(quantum, classical, error, floor, "");
    }
}
