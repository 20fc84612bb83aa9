package io.github.secular.quantum.limit.truncation;

import io.github.secular.drive.Harmonic;
import io.github.secular.drive.Wave;
import io.github.secular.numerics.ComplexMatrix;
import io.github.secular.numerics.InvalidInputException;
import io.github.secular.quantum.BlochModel;
import io.github.secular.quantum.Damping;
import io.github.secular.quantum.Levels;
import io.github.secular.quantum.RateMatrix;
import io.github.secular.quantum.limit.ResonanceTable;
import io.github.secular.quantum.limit.SparseRates;
import io.github.secular.quantum.limit.SparseRates.PairFunction;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Infinitely many levels, given by formulas in n and m, of which any first N may be kept: every coupling and every
 * rate that leaves the set is dropped, in gain and in loss (doc/quantum.md, Q9.1).
 *
 * @param energy e_n, per unit of fast time
 * @param shift d_n
 * @param shiftExponent p
 * @param couplingRe Re V_nm; with {@code couplingIm} Hermitian
 * @param couplingIm Im V_nm
 * @param damping γ_nm, symmetric, not asked for n = m
 * @param dampingExponent μ
 * @param relaxation W(n → m), not asked for n = m
 * @param population ρ_nn(0), normalised by whoever gives it; a truncation keeps it as it is
 * @param frequencies base frequencies ω of the wave
 * @param terms the scalar wave φ(τ) = Σ φ_a e^{i a·ω τ} that multiplies V
 */
public record LevelFormulas(
        IntToDoubleFunction energy,
        IntToDoubleFunction shift,
        double shiftExponent,
        PairFunction couplingRe,
        PairFunction couplingIm,
        PairFunction damping,
        double dampingExponent,
        PairFunction relaxation,
        IntToDoubleFunction population,
        double[] frequencies,
        List<Term> terms) {

    /** One φ_a of the wave. */
    public record Term(int[] index, double re, double im) {}

    /** Relative asymmetry of γ formulas that counts as rounding. */
    private static final double ROUNDING = 1e-12;

    public LevelFormulas {
        frequencies = frequencies.clone();
        terms = List.copyOf(terms);
    }

    /**
     * The first N levels.
     *
     * @throws InvalidInputException if a formula gives a value that the model does not allow
     */
    public BlochModel model(int levels, double epsilon) {
        double[] energies = IntStream.range(0, levels).mapToDouble(energy).toArray();
        double[] shifts = IntStream.range(0, levels).mapToDouble(shift).toArray();
        List<String> labels =
                IntStream.range(0, levels).mapToObj(Integer::toString).toList();
        Levels kept = new Levels(labels, energies, new int[levels][0], energies, shifts, shiftExponent);
        double[][] gamma = new double[levels][levels];
        double[][] rates = new double[levels][levels];
        double[] coupling = new double[2 * levels * levels];
        for (int n = 0; n < levels; n++) {
            for (int m = 0; m < levels; m++) {
                coupling[2 * (n * levels + m)] = couplingRe.at(n, m);
                coupling[2 * (n * levels + m) + 1] = couplingIm.at(n, m);
                if (n != m) {
                    gamma[n][m] = symmetricDamping(n, m);
                    rates[n][m] = relaxation.at(n, m);
                }
            }
        }
        ComplexMatrix matrix = ComplexMatrix.of(levels, levels, coupling);
        List<Harmonic> harmonics = new ArrayList<>();
        for (Term term : terms) {
            harmonics.add(new Harmonic(term.index(), matrix.times(term.re(), term.im())));
        }
        return new BlochModel(
                kept,
                new Damping(gamma, dampingExponent),
                new RateMatrix(rates),
                new Wave(levels, frequencies, harmonics),
                epsilon);
    }

    private double symmetricDamping(int n, int m) {
        double one = damping.at(Math.min(n, m), Math.max(n, m));
        double other = damping.at(Math.max(n, m), Math.min(n, m));
        if (!(Math.abs(one - other) <= ROUNDING * Math.abs(one))) {
            throw new InvalidInputException(
                    "gamma",
                    one + " at (" + n + ", " + m + ") but " + other + " at (" + m + ", " + n + ")",
                    "a formula symmetric in n and m");
        }
        return one;
    }

    /** ρ_nn(0) of the first N levels. */
    public double[] populations(int levels) {
        return IntStream.range(0, levels).mapToDouble(population).toArray();
    }

    /** diag ρ(0) of the first N levels. */
    public ComplexMatrix initial(int levels) {
        return ComplexMatrix.diagonal(populations(levels));
    }

    /** The averaged rates (17) and W between the first N levels, without a dense model: for thousands of levels. */
    public SparseRates averagedRates(int levels, double epsilon) {
        return rates(levels, epsilon, false);
    }

    /** The dominant rates (24) and W between the first N levels, without a dense model. */
    public SparseRates resonantRates(int levels, double epsilon) {
        return rates(levels, epsilon, true);
    }

    private SparseRates rates(int levels, double epsilon, boolean resonantOnly) {
        Wave wave = scalarWave();
        double[] offset = wave.harmonics().stream()
                .mapToDouble(h -> wave.frequency(h.index()))
                .toArray();
        double[] square = wave.harmonics().stream()
                .mapToDouble(h -> h.matrix().abs2(0, 0))
                .toArray();
        double fast = Math.pow(epsilon, dampingExponent);
        double shiftScale = Math.pow(epsilon, shiftExponent);
        double[] e = IntStream.range(0, levels).mapToDouble(energy).toArray();
        double[] d = IntStream.range(0, levels).mapToDouble(shift).toArray();
        return SparseRates.of(levels, (n, m) -> {
            double re = couplingRe.at(n, m);
            double im = couplingIm.at(n, m);
            double strength = 2 * (re * re + im * im);
            double sum = relaxation.at(n, m);
            if (strength == 0) {
                return sum;
            }
            double g = fast * symmetricDamping(n, m);
            for (int h = 0; h < offset.length; h++) {
                double bare = e[n] - e[m] + offset[h];
                boolean resonant = Math.abs(bare)
                        <= ResonanceTable.TOLERANCE * (Math.abs(e[n]) + Math.abs(e[m]) + Math.abs(offset[h]));
                if (resonant || !resonantOnly) {
                    double divisor = (resonant ? 0 : bare) + shiftScale * (d[n] - d[m]);
                    sum += strength * square[h] * g / (g * g + divisor * divisor); // paper 2 (17), (24)
                }
            }
            return sum;
        });
    }

    /** φ as a wave of its own, so that equal frequencies are merged and reality is checked. */
    private Wave scalarWave() {
        List<Harmonic> harmonics = terms.stream()
                .map(t -> new Harmonic(t.index(), ComplexMatrix.of(1, 1, new double[] {t.re(), t.im()})))
                .toList();
        return new Wave(1, frequencies, harmonics);
    }
}
