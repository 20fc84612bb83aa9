package io.github.secular.view;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

/** A curve between its points: straight in the coordinates of its axes, which may be logarithmic. */
final class Straight {
    private final double[] x;
    private final double[] y;
    private final boolean across;
    private final boolean up;

    private Straight(double[] x, double[] y, boolean across, boolean up) {
        this.x = x;
        this.y = y;
        this.across = across;
        this.up = up;
    }

    /**
     * @param across whether the axis of x is logarithmic
     * @param up whether that of y is
     * @return empty where the places run neither upwards nor downwards
     */
    static Optional<Straight> of(ChartCurves.Curve curve, boolean across, boolean up) {
        int n = curve.x().length;
        boolean turned = n > 1 && curve.x()[n - 1] < curve.x()[0];
        double[] x = new double[n];
        double[] y = new double[n];
        for (int i = 0; i < n; i++) {
            x[i] = curve.x()[turned ? n - 1 - i : i];
            y[i] = curve.y()[turned ? n - 1 - i : i];
        }
        boolean function = n > 0 && IntStream.range(1, n).allMatch(i -> x[i] >= x[i - 1]);
        return function ? Optional.of(new Straight(x, y, across, up)) : Optional.empty();
    }

    double low() {
        return x[0];
    }

    double high() {
        return x[x.length - 1];
    }

    double[] x() {
        return x.clone();
    }

    /** The value at a place between the ends; just beyond an end that of the end. */
    double at(double place) {
        int i = Arrays.binarySearch(x, place);
        if (i >= 0) {
            return y[i];
        }
        int right = -i - 1;
        if (right == 0 || right == x.length) {
            return y[right == 0 ? 0 : right - 1];
        }
        return between(right - 1, right, place);
    }

    private double between(int left, int right, double place) {
        double part = across && x[left] > 0
                ? Math.log(place / x[left]) / Math.log(x[right] / x[left])
                : (place - x[left]) / (x[right] - x[left]);
        return up && y[left] > 0 && y[right] > 0
                ? y[left] * Math.pow(y[right] / y[left], part)
                : (1 - part) * y[left] + part * y[right];
    }

    /**
     * How far the curve is likely to be off at places between its points: a quarter of what leaving out every point in
     * its turn changes, since that doubles the steps of an error that goes with their square.
     *
     * @param near a place this near to a point is that point
     * @return −1 if all places are points; infinity if a curve has too few points to tell
     */
    double error(double[] places, DoubleUnaryOperator near) {
        double out = -1;
        for (double place : places) {
            int at = Arrays.binarySearch(x, place);
            int right = Math.min(x.length - 1, Math.max(1, at >= 0 ? at : -at - 1));
            if (at >= 0
                    || x.length < 2
                    || Math.min(Math.abs(x[right] - place), Math.abs(x[right - 1] - place))
                            <= near.applyAsDouble(place)) {
                continue;
            }
            if (x.length == 2) {
                return Double.POSITIVE_INFINITY;
            }
            out = Math.max(out, Math.max(bend(right - 1), bend(right)));
        }
        return out;
    }

    private double bend(int i) {
        if (i == 0 || i == x.length - 1 || !(x[i + 1] > x[i - 1])) {
            return 0;
        }
        double off = Math.abs(between(i - 1, i + 1, x[i]) - y[i]) / 4;
        return Double.isNaN(off) ? 0 : off;
    }
}
