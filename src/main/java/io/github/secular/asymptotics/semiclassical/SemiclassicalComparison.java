package io.github.secular.asymptotics.semiclassical;

import java.util.List;

/**
 * A classical model beside its quantum models over a list of ħ. The arrays are not to be changed by anyone.
 *
 * @param t slow time at which d and the rates are taken
 * @param times slow times of the populations
 * @param lowest the lowest energy compared, that has some levels below it at every ħ
 * @param rows one per ħ, in the order given
 * @param lines one per ħ and level
 */
public record SemiclassicalComparison(double t, double[] times, double lowest, List<Row> rows, List<Line> lines) {
    /** An error counts in an order only if it is this many times the floor. */
    private static final double CLEAR = 10;

    public SemiclassicalComparison {
        rows = List.copyOf(rows);
        lines = List.copyOf(lines);
    }

    /**
     * An error over ħ.
     *
     * @param value relative to the largest of what is compared; NaN where nothing could be
     * @param floor what it may be by the errors of the methods alone
     * @param order log(error ratio)/log(ħ ratio) against the row before; NaN where one of the two is not clear of the floor
     */
    public record Error(double value, double floor, double order) {
        /** Whether it tells of the methods and not of ħ. */
        public boolean isBelowFloor() {
            return !(value > CLEAR * floor);
        }

        Error after(Error before, double hbar, double hbarBefore) {
            return isBelowFloor() || before.isBelowFloor() || hbar == hbarBefore
                    ? this
                    : new Error(value, floor, Math.log(before.value / value) / Math.log(hbarBefore / hbar));
        }
    }

    /**
     * What is found at one ħ.
     *
     * @param levels how many levels were kept
     * @param points of the basis in which they were found
     * @param energyError what a level may be off by
     * @param elementError what an element of x may be off by
     * @param compared how many levels lie within the energies compared
     * @param diffusion largest |d_q(E_n) − d(E_n)| over the largest d, over these
     * @param populations largest |ρ_nn/2πħ − F(E_n)| over the largest F, over these and the times
     * @param leak largest part of (V̂²)_nn that the kept levels do not hold, over the levels compared
     * @param doublets how many tunnelling doublets there are
     * @param exponent p of the doublets: ε^p is the largest splitting over ħ; NaN without doublets
     * @param regime the row of paper 2, Table 1, that they belong to; "" without doublets
     * @param remarks what was left out, and why
     */
    public record Row(
            double hbar,
            int levels,
            int points,
            double energyError,
            double elementError,
            int compared,
            Error diffusion,
            Error populations,
            double leak,
            int doublets,
            double exponent,
            String regime,
            List<String> remarks) {
        public Row {
            remarks = List.copyOf(remarks);
        }

        Row after(Row before) {
            return new Row(
                    hbar,
                    levels,
                    points,
                    energyError,
                    elementError,
                    compared,
                    diffusion.after(before.diffusion, hbar, before.hbar),
                    populations.after(before.populations, hbar, before.hbar),
                    leak,
                    doublets,
                    exponent,
                    regime,
                    remarks);
        }
    }

    /**
     * One level at one ħ.
     *
     * @param parity 1, −1, or 0 in a well without symmetry
     * @param splitting Δ of its tunnelling doublet; NaN if it is in none
     * @param leak part of (V̂²)_nn that the kept levels do not hold
     * @param missing what d_q may lack by that
     * @param quantum d_q(E_n); NaN where it lacks more than the tolerance
     * @param classical d(E_n); NaN where it is not compared
     * @param populations ρ_nn/2πħ at the times; empty where there are none
     * @param classicalF F(E_n) at the times; empty where there is none
     */
    public record Line(
            double hbar,
            int level,
            double energy,
            int parity,
            double splitting,
            double leak,
            double missing,
            double quantum,
            double classical,
            double[] populations,
            double[] classicalF) {}
}
