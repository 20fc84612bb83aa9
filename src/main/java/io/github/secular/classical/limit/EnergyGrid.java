package io.github.secular.classical.limit;

import io.github.secular.classical.EnergyMeasure;
import io.github.secular.numerics.InvalidInputException;
import io.github.secular.numerics.Progress;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegrator;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegratorFactory;

/**
 * Cells in energy from E_min to E_max, with faces at E = E_min + s², s nearly uniform, and finer towards separatrices
 * and bottoms of further wells, each of which lies in the middle of a cell (doc/vlasov-solvers.md, V8.1). Masses are
 * exact: differences of the phase volume N.
 */
public final class EnergyGrid {
    private static final int POINTS = 4;
    /** At a critical energy cells are this much smaller, within this part of the whole range of s. */
    private static final double REFINEMENT = 8;

    private static final double REACH = 0.03;
    private static final int FINE = 64;

    private final EnergyMeasure measure;
    private final double[] faces;
    private final double[] masses;
    private final double[] centres;
    private final double[] variances;
    /** Per cell: energies and weights (summing to the mass) for integrals over h0 dE. */
    private final double[][] points;

    private final double[][] weights;

    /**
     * @param measure h0 and N
     * @param highest E_max
     * @param cells at least 8
     * @throws InvalidInputException if E_max is not above the lowest energy, or not finite
     */
    public EnergyGrid(EnergyMeasure measure, double highest, int cells) {
        this(measure, highest, cells, highest, Progress.NONE);
    }

    /**
     * With a long tail: above an energy the cells grow in proportion to s.
     *
     * @param body where the tail begins
     */
    EnergyGrid(EnergyMeasure measure, double highest, int cells, double body, Progress progress) {
        this(measure, faces(measure, highest, cells, body), progress);
    }

    private static void check(EnergyMeasure measure, double highest, int cells) {
        if (cells < 8) {
            throw new InvalidInputException("cells", "" + cells, "at least 8");
        }
        if (!(highest > measure.lowestEnergy() && highest < Double.POSITIVE_INFINITY)) {
            throw new InvalidInputException(
                    "E_max", "" + highest, "a finite energy above the lowest, " + measure.lowestEnergy());
        }
    }

    private EnergyGrid(EnergyMeasure measure, double[] faces, Progress progress) {
        int cells = faces.length - 1;
        this.measure = measure;
        this.faces = faces;
        this.masses = new double[cells];
        this.centres = new double[cells];
        this.variances = new double[cells];
        this.points = new double[cells][POINTS];
        this.weights = new double[cells][POINTS];
        double before = 0;
        for (int i = 0; i < cells; i++) {
            progress.check();
            double after = measure.volume(faces[i + 1]);
            masses[i] = after - before;
            before = after;
            fill(i);
        }
    }

    /**
     * The grid in which every cell is split evenly in s.
     *
     * @param factor odd, so that separatrices stay in the middle of cells
     */
    public EnergyGrid refined(int factor) {
        double lowest = faces[0];
        double[] out = new double[size() * factor + 1];
        for (int i = 0; i < size(); i++) {
            double left = Math.sqrt(faces[i] - lowest);
            double right = Math.sqrt(faces[i + 1] - lowest);
            out[i * factor] = faces[i];
            for (int j = 1; j < factor; j++) {
                double s = left + (right - left) * j / factor;
                out[i * factor + j] = lowest + s * s;
            }
        }
        out[size() * factor] = faces[size()];
        return new EnergyGrid(measure, out, Progress.NONE);
    }

    /** Energies of the faces, from E_min to E_max, one more than cells; a copy. */
    public double[] faces() {
        return faces.clone();
    }

    /** Phase volume of each cell, ∫ h0 dE; a copy. */
    public double[] masses() {
        return masses.clone();
    }

    /** The mean energy of each cell, ∫ E h0 dE / ∫ h0 dE, where a cell mean counts as a value; a copy. */
    public double[] centres() {
        return centres.clone();
    }

    /** The variance of energy within each cell: a mean is a value at the centre + F″/2 times this; a copy. */
    public double[] variances() {
        return variances.clone();
    }

    public int size() {
        return masses.length;
    }

    /** h0 and N. */
    public EnergyMeasure measure() {
        return measure;
    }

    /** The means ∫ F h0 dE / ∫ h0 dE of a function of energy over the cells. */
    public double[] means(java.util.function.DoubleUnaryOperator f) {
        double[] out = new double[size()];
        for (int i = 0; i < out.length; i++) {
            for (int q = 0; q < POINTS; q++) {
                out[i] += weights[i][q] * f.applyAsDouble(points[i][q]) / masses[i];
            }
        }
        return out;
    }

    /** Gauss points in s, with weights h0 dE scaled to the exact mass. */
    private void fill(int i) {
        GaussIntegrator rule = new GaussIntegratorFactory().legendre(POINTS);
        double lowest = faces[0];
        double left = Math.sqrt(faces[i] - lowest);
        double right = Math.sqrt(faces[i + 1] - lowest);
        double sum = 0;
        for (int q = 0; q < POINTS; q++) {
            double s = (left + right) / 2 + (right - left) / 2 * rule.getPoint(q);
            points[i][q] = lowest + s * s;
            weights[i][q] = rule.getWeight(q) * s * measure.density(points[i][q]);
            sum += weights[i][q];
        }
        for (int q = 0; q < POINTS; q++) {
            weights[i][q] *= masses[i] / sum;
            centres[i] += weights[i][q] * (points[i][q] - lowest) / masses[i];
        }
        centres[i] += lowest;
        for (int q = 0; q < POINTS; q++) {
            double away = points[i][q] - centres[i];
            variances[i] += weights[i][q] * away * away / masses[i];
        }
    }

    private static double[] faces(EnergyMeasure measure, double highest, int cells, double body) {
        check(measure, highest, cells);
        double lowest = measure.lowestEnergy();
        double top = Math.sqrt(highest - lowest);
        double tail = Math.sqrt(Math.min(body, highest) - lowest);
        List<Double> special = new ArrayList<>();
        for (double e : measure.criticalEnergies()) {
            if (e > lowest && e < highest) {
                special.add(Math.sqrt(e - lowest));
            }
        }
        // The density of faces over s, integrated: faces stand at equal values of the integral.
        int n = cells * FINE * (int) Math.ceil(top / tail);
        double[] integral = new double[n + 1];
        for (int j = 0; j < n; j++) {
            double s = top * (j + 0.5) / n;
            double wanted = Math.min(1, tail / s);
            for (double c : special) {
                wanted += (REFINEMENT - 1) / (1 + Math.pow((s - c) / (REACH * top), 2));
            }
            integral[j + 1] = integral[j] + wanted;
        }
        double[] s = new double[cells + 1];
        int j = 0;
        for (int i = 1; i < cells; i++) {
            double target = integral[n] * i / cells;
            while (integral[j + 1] < target) {
                j++;
            }
            s[i] = top * (j + (target - integral[j]) / (integral[j + 1] - integral[j])) / n;
        }
        s[cells] = top;
        for (double c : special) {
            centre(s, c);
        }
        double[] out = new double[cells + 1];
        for (int i = 0; i <= cells; i++) {
            out[i] = lowest + s[i] * s[i];
        }
        out[cells] = highest;
        return out;
    }

    /** Moves the faces on both sides of c, so that c stands in the middle between them. */
    private static void centre(double[] s, double c) {
        int right = 1;
        while (right < s.length - 1 && s[right] <= c) {
            right++;
        }
        double half = (s[right] - s[right - 1]) / 2;
        if (right - 1 > 0) {
            s[right - 1] = Math.max(c - half, (s[right - 2] + c) / 2);
        }
        if (right < s.length - 1) {
            s[right] = Math.min(c + half, (s[right + 1] + c) / 2);
        }
    }
}
