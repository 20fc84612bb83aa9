package io.github.secular.numerics;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Looks for peaks of a formula in two variables that a mesh would miss: bounds by interval arithmetic over boxes, split
 * until the formula changes little or is small, or the box is narrower than a peak may be. Such a box holds a peak if its
 * bound towers above nearly all values around it; at an edge it does not tower above those inside.
 */
public final class FormulaPeaks {
    private static final int BASE = 16;
    private static final int POINTS = 4;
    private static final int MOST_BOXES = 400_000;
    /** A change by this part of the largest value calls for a closer look. */
    private static final double CHANGE = 0.25;

    /** A peak is so many times what lies on its sides. */
    private static final double TOWERS = 4;

    private static final int AROUND = 12;
    /** At the corner of a quarter as many of the points around lie inside; on a ridge, or a needle, fewer. */
    private static final double FEW = 0.15;
    /** Below this part of the largest value nothing is looked for. */
    private static final double NEGLIGIBLE = 0.05;

    private final Formula formula;

    private FormulaPeaks(Formula formula) {
        this.formula = formula;
    }

    private record Box(double aLo, double aHi, double bLo, double bHi) {}

    /**
     * A point close to which |f| has a peak narrower than a given part of the range, or no bound.
     *
     * @param range a from, a to, b from, b to
     * @param narrowest part of the range each way
     * @return {a, b}, or null if there is none
     * @throws RefusalException if that cannot be told
     */
    public static double[] narrow(Formula formula, double[] range, double narrowest) {
        return new FormulaPeaks(formula).search(range, narrowest);
    }

    private double[] search(double[] range, double narrowest) {
        double width = range[1] - range[0];
        double height = range[3] - range[2];
        double largest = 0;
        Deque<Box> open = new ArrayDeque<>();
        for (int i = 0; i < BASE; i++) {
            for (int j = 0; j < BASE; j++) {
                Box box = new Box(
                        range[0] + width * i / BASE,
                        range[0] + width * (i + 1) / BASE,
                        range[2] + height * j / BASE,
                        range[2] + height * (j + 1) / BASE);
                open.add(box);
                largest = Math.max(largest, sampled(box));
            }
        }
        int boxes = 0;
        while (!open.isEmpty()) {
            Box box = open.poll();
            if (++boxes > MOST_BOXES) {
                throw new RefusalException("\"" + formula.text() + "\" changes so fast in the range given that its"
                        + " peaks cannot be bounded, at the latest near (" + (float) box.aLo + ", " + (float) box.bLo
                        + "): give a smoother formula.");
            }
            largest = Math.max(largest, sampled(box));
            Interval values = new FormulaBounds(formula.term(), 0, new Interval(box.bLo, box.bHi))
                    .over(box.aLo, box.aHi)
                    .value();
            if (values.magnitude() <= NEGLIGIBLE * largest || values.width() <= CHANGE * largest) {
                continue;
            }
            double a = 0.5 * box.aLo + 0.5 * box.aHi;
            double b = 0.5 * box.bLo + 0.5 * box.bHi;
            if (box.aHi - box.aLo < narrowest * width && box.bHi - box.bLo < narrowest * height) {
                if (isPeak(box, values.magnitude())) {
                    return new double[] {a, b};
                }
                continue;
            }
            open.add(new Box(box.aLo, a, box.bLo, b));
            open.add(new Box(a, box.aHi, box.bLo, b));
            open.add(new Box(box.aLo, a, b, box.bHi));
            open.add(new Box(a, box.aHi, b, box.bHi));
        }
        return null;
    }

    /** Whether few of the points around come near a bound, so that neither a wide top nor an edge makes it. */
    private boolean isPeak(Box box, double bound) {
        double a = box.aHi - box.aLo;
        double b = box.bHi - box.bLo;
        int near = 0;
        for (int i = 0; i <= AROUND; i++) {
            for (int j = 0; j <= AROUND; j++) {
                double there = size(box.aLo - a + 3 * a * i / AROUND, box.bLo - b + 3 * b * j / AROUND);
                near += there * TOWERS >= bound && there < Double.POSITIVE_INFINITY ? 1 : 0;
            }
        }
        return near < FEW * (AROUND + 1) * (AROUND + 1);
    }

    private double size(double a, double b) {
        double value = Math.abs(formula.at(a, b));
        return Double.isNaN(value) ? Double.POSITIVE_INFINITY : value;
    }

    private double sampled(Box box) {
        double out = 0;
        for (int i = 0; i <= POINTS; i++) {
            for (int j = 0; j <= POINTS; j++) {
                double a = box.aLo + (box.aHi - box.aLo) * i / POINTS;
                double b = box.bLo + (box.bHi - box.bLo) * j / POINTS;
                double value = Math.abs(formula.at(a, b));
                out = value > out ? value : out;
            }
        }
        return out;
    }
}
