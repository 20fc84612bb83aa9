package io.github.secular.quantum.limit.equilibrium;

import io.github.secular.numerics.CommunicatingClasses;
import io.github.secular.numerics.Sentence;
import io.github.secular.numerics.StateReduction;
import io.github.secular.quantum.RateMatrix;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;

/**
 * Where a rate equation with finitely many levels ends, for any non-negative rates (doc/quantum.md, Q8.2).
 *
 * @param closedClasses levels that communicate and never leave, in order
 * @param transientLevels levels that empty
 * @param stationary the unique stationary populations of each class, in the order of its levels, sum 1
 * @param absorption probability that transient level i (in the order above) ends in class c
 * @param masses what each class holds in the end: its initial mass plus what it absorbs
 * @param populations lim p(t), length N
 * @param spectralGap the slowest rate at which anything still decays, slow time; infinite if nothing moves
 */
public record Equilibrium(
        List<int[]> closedClasses,
        int[] transientLevels,
        List<double[]> stationary,
        double[][] absorption,
        double[] masses,
        double[] populations,
        double spectralGap) {

    public Equilibrium {
        closedClasses = List.copyOf(closedClasses);
        stationary = List.copyOf(stationary);
    }

    /**
     * @param rates all rates, by the wave and by relaxation, slow time
     * @param initial p(0), length N
     */
    public static Equilibrium of(RateMatrix rates, double[] initial) {
        CommunicatingClasses classes = CommunicatingClasses.of(rates.toArray());
        List<int[]> closed = classes.closed();
        int[] passing = classes.transientLevels();
        double[][] absorption = absorption(rates, closed, passing);
        double[] masses = new double[closed.size()];
        double[] populations = new double[rates.size()];
        List<double[]> stationary = new ArrayList<>();
        for (int c = 0; c < closed.size(); c++) {
            for (int n : closed.get(c)) {
                masses[c] += initial[n];
            }
            for (int i = 0; i < passing.length; i++) {
                masses[c] += absorption[i][c] * initial[passing[i]];
            }
            double[] shares = StateReduction.stationary(restricted(rates, closed.get(c)));
            stationary.add(shares);
            for (int i = 0; i < shares.length; i++) {
                populations[closed.get(c)[i]] = masses[c] * shares[i];
            }
        }
        return new Equilibrium(
                closed, passing, stationary, absorption, masses, populations, spectralGap(rates, closed.size()));
    }

    private static double[][] restricted(RateMatrix rates, int[] levels) {
        double[][] out = new double[levels.length][levels.length];
        for (int i = 0; i < levels.length; i++) {
            for (int j = 0; j < levels.length; j++) {
                out[i][j] = rates.rate(levels[i], levels[j]);
            }
        }
        return out;
    }

    private static double[][] absorption(RateMatrix rates, List<int[]> closed, int[] passing) {
        double[][] into = new double[passing.length][closed.size()];
        for (int i = 0; i < passing.length; i++) {
            for (int c = 0; c < closed.size(); c++) {
                for (int n : closed.get(c)) {
                    into[i][c] += rates.rate(passing[i], n);
                }
            }
        }
        return StateReduction.absorption(restricted(rates, passing), into);
    }

    /**
     * The smallest −Re λ over the eigenvalues that are not zero. The multiplicity of zero is the number of closed
     * classes, so that no threshold is needed to tell slow from stationary.
     */
    private static double spectralGap(RateMatrix rates, int zeros) {
        int size = rates.size();
        if (zeros == size) {
            return Double.POSITIVE_INFINITY;
        }
        var eigen = DecompositionFactory_DDRM.eig(size, false);
        eigen.decompose(rates.sharp());
        double[] decay = new double[size];
        for (int i = 0; i < size; i++) {
            decay[i] = -eigen.getEigenvalue(i).getReal();
        }
        Arrays.sort(decay);
        return decay[zeros];
    }

    @Override
    public int[] transientLevels() {
        return transientLevels.clone();
    }

    @Override
    public double[] populations() {
        return populations.clone();
    }

    /** (Σ p_n²)^½ of the final populations: how spread out they are. */
    public double norm() {
        double sum = 0;
        for (double p : populations) {
            sum += p * p;
        }
        return Math.sqrt(sum);
    }

    /** In words and numbers, several lines. */
    public String text() {
        return text(List.of(), 1, "");
    }

    /**
     * The same for a model with names and units.
     *
     * @param labels one per level; none where empty
     * @param timeUnit what one unit of slow time is in the unit shown
     * @param symbol that unit, such as "s"; may be empty
     */
    public String text(List<String> labels, double timeUnit, String symbol) {
        StringBuilder out = new StringBuilder();
        for (int c = 0; c < closedClasses.size(); c++) {
            out.append(Sentence.of(
                    "Closed class %s ends with mass %.6g.%n", Arrays.toString(closedClasses.get(c)), masses[c]));
        }
        if (transientLevels.length > 0) {
            out.append("Transient levels, empty in the end: ").append(Arrays.toString(transientLevels));
            out.append(String.format(".%n"));
        }
        for (int n = 0; n < populations.length; n++) {
            boolean named = !labels.isEmpty() && !labels.get(n).equals(Integer.toString(n));
            out.append(Sentence.of("p_%d = %.10g%s%n", n, populations[n], named ? "  (" + labels.get(n) + ")" : ""));
        }
        out.append(
                spectralGap < Double.POSITIVE_INFINITY
                        ? Sentence.of(
                                "Approached like exp(-t / %.4g%s) (spectral gap %.4g%s).%n",
                                timeUnit / spectralGap,
                                symbol.isEmpty() ? "" : " " + symbol,
                                spectralGap / timeUnit,
                                symbol.isEmpty() ? "" : " 1/" + symbol)
                        : String.format("Nothing moves.%n"));
        return out.toString();
    }
}
