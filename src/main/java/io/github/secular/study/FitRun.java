package io.github.secular.study;

import io.github.secular.numerics.Progress;
import io.github.secular.numerics.RefusalException;
import io.github.secular.numerics.Sentence;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.apache.commons.math3.exception.MathIllegalStateException;
import org.apache.commons.math3.fitting.leastsquares.LeastSquaresBuilder;
import org.apache.commons.math3.fitting.leastsquares.LeastSquaresOptimizer;
import org.apache.commons.math3.fitting.leastsquares.LeastSquaresProblem;
import org.apache.commons.math3.fitting.leastsquares.LevenbergMarquardtOptimizer;
import org.apache.commons.math3.fitting.leastsquares.MultivariateJacobianFunction;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.util.Pair;

/**
 * Looks for the numbers of a model that describe a measured curve: least squares by Levenberg and Marquardt, derivatives
 * by differences, all runs of a step made at once as a study.
 */
public final class FitRun {
    private static final int MOST_STEPS = 200;
    private static final int FINE = 201;

    /** Points of the curve that is drawn where each of them is an average of hundreds of runs. */
    private static final int FINE_OF_AVERAGES = 41;

    private final Fit fit;
    private final FitCurves curves;
    private final Progress progress;
    private final List<FitParameter> parameters;

    /** @param threads how many runs at a time */
    public FitRun(Fit fit, int threads, Progress progress) {
        this.fit = fit;
        this.curves = new FitCurves(fit, threads, progress);
        this.progress = progress;
        this.parameters = new ArrayList<>(fit.parameters());
    }

    /**
     * @throws io.github.secular.numerics.InvalidInputException if the fit does not suit its model
     * @throws RefusalException if a run of the model fails where the search comes, or it does not end
     * @throws java.util.concurrent.CancellationException if the progress says so
     */
    public FitResult solve() {
        FitData data = fit.data();
        double[] start = start();
        double[] weights = new double[data.points()];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = data.hasErrors() ? 1 / (data.error()[i] * data.error()[i]) : 1;
        }
        LeastSquaresProblem problem = new LeastSquaresBuilder()
                .model(model())
                .target(data.y())
                .start(start)
                .weight(MatrixUtils.createRealDiagonalMatrix(weights))
                .parameterValidator(point -> new ArrayRealVector(clamped(point.toArray())))
                .lazyEvaluation(false)
                .maxEvaluations(5 * MOST_STEPS)
                .maxIterations(MOST_STEPS)
                .build();
        LeastSquaresOptimizer.Optimum found;
        try {
            found = new LevenbergMarquardtOptimizer()
                    .withCostRelativeTolerance(Math.max(1e-12, 0.01 * noise()))
                    .withParameterRelativeTolerance(Math.max(1e-9, noise()))
                    .withOrthoTolerance(1e-14)
                    .optimize(problem);
        } catch (MathIllegalStateException e) {
            throw new RefusalException("The search for the numbers that describe the data did not end after "
                    + MOST_STEPS + " steps: begin nearer to them, or look for fewer.");
        }
        double[] values = clamped(found.getPoint().toArray());
        return result(values, found.getJacobian());
    }

    /** The part of itself that the curve is known to, 0 for rounding. */
    private double noise() {
        return fit.average().map(Average::tolerance).orElse(0.0);
    }

    /** The parameters at their starts; scale and offset as they suit the curve there best. */
    private double[] start() {
        double[] p = fit.parameters().stream().mapToDouble(FitParameter::start).toArray();
        double[] curve = curves.at(new double[][] {p})[0];
        double[] y = fit.data().y();
        double scale = fit.scale().value();
        double meanCurve = Arrays.stream(curve).average().orElseThrow();
        double meanY = Arrays.stream(y).average().orElseThrow();
        if (fit.scale().isFree()) {
            double about = fit.offset().isFree() ? 1 : 0;
            double product = 0;
            double square = 0;
            for (int i = 0; i < y.length; i++) {
                double c = curve[i] - about * meanCurve;
                product += c
                        * (y[i] - (fit.offset().isFree() ? meanY : fit.offset().value()));
                square += c * c;
            }
            scale = square > 0 ? product / square : 1;
            parameters.add(factor("scale", scale));
        }
        if (fit.offset().isFree()) {
            parameters.add(factor("offset", meanY - scale * meanCurve));
        }
        return parameters.stream().mapToDouble(FitParameter::start).toArray();
    }

    private static FitParameter factor(String name, double start) {
        return new FitParameter(name, "", List.of(), start, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
    }

    private double[] clamped(double[] point) {
        return IntStream.range(0, point.length)
                .mapToDouble(j -> parameters.get(j).clamped(point[j]))
                .toArray();
    }

    private MultivariateJacobianFunction model() {
        return point -> {
            progress.check();
            double[] p = point.toArray();
            progress.at(0, Sentence.of("fit, %d curves", curves.count()));
            double[][] all = new double[1 + 2 * fit.parameters().size()][];
            all[0] = p;
            for (int j = 0; j < fit.parameters().size(); j++) {
                double step = parameters.get(j).step(p[j], noise());
                all[1 + 2 * j] = moved(p, j, step);
                all[2 + 2 * j] = moved(p, j, -step);
            }
            double[][] found = curves.at(all);
            RealMatrix jacobian = new Array2DRowRealMatrix(fit.data().points(), p.length);
            for (int j = 0; j < p.length; j++) {
                jacobian.setColumn(j, derivative(p, found, all, j));
            }
            return new Pair<>(new ArrayRealVector(scaled(found[0], p)), jacobian);
        };
    }

    private double[] moved(double[] p, int j, double step) {
        double[] out = p.clone();
        out[j] = parameters.get(j).clamped(p[j] + step);
        return out;
    }

    private double[] derivative(double[] p, double[][] curves, double[][] points, int j) {
        double[] out = new double[fit.data().points()];
        String name = parameters.get(j).name();
        for (int i = 0; i < out.length; i++) {
            if (j < fit.parameters().size()) {
                double rise = curves[1 + 2 * j][i] - curves[2 + 2 * j][i];
                out[i] = scale(p) * rise / (points[1 + 2 * j][j] - points[2 + 2 * j][j]);
            } else {
                out[i] = name.equals("scale") ? curves[0][i] : 1;
            }
        }
        return out;
    }

    private double scale(double[] p) {
        return fit.scale().isFree() ? p[fit.parameters().size()] : fit.scale().value();
    }

    private double[] scaled(double[] curve, double[] p) {
        double offset = fit.offset().isFree() ? p[p.length - 1] : fit.offset().value();
        return Arrays.stream(curve).map(c -> scale(p) * c + offset).toArray();
    }

    private FitResult result(double[] values, RealMatrix weighted) {
        FitData data = fit.data();
        curves.forget();
        double[] bare = curves.at(new double[][] {values})[0];
        double[] curve = scaled(bare, values);
        double[] unsure = unsure(values, bare);
        double chiSquare = 0;
        for (int i = 0; i < curve.length; i++) {
            double r = (data.y()[i] - curve[i]) / (data.hasErrors() ? data.error()[i] : 1);
            chiSquare += r * r;
        }
        double variance = data.hasErrors() ? 1 : chiSquare / (data.points() - values.length);
        double[][] covariance = FitCovariance.of(parameters, values, weighted);
        double[] errors = new double[values.length];
        double[] numerical = new double[values.length];
        double[][] correlations = new double[values.length][values.length];
        for (int j = 0; j < values.length; j++) {
            // what a curve that is off moves a number by may add up over all points, unlike chance
            numerical[j] = FitCovariance.moved(covariance[j], weighted, unsure);
            errors[j] = Math.sqrt(variance * covariance[j][j]) + numerical[j];
            for (int k = 0; k < values.length; k++) {
                correlations[j][k] = covariance[j][k] / Math.sqrt(covariance[j][j] * covariance[k][k]);
            }
        }
        double[] fineX = new double[0];
        double[] fine = new double[0];
        if (fit.axes().size() < 2) {
            double low = Arrays.stream(data.coordinate(0)).min().orElseThrow();
            double high = Arrays.stream(data.coordinate(0)).max().orElseThrow();
            TreeSet<Double> places = new TreeSet<>();
            int count = fit.average().isPresent() ? FINE_OF_AVERAGES : FINE;
            for (int i = 0; i < count; i++) {
                places.add(i == count - 1 ? high : low + i * (high - low) / (count - 1));
            }
            fineX = places.stream().mapToDouble(x -> x).toArray();
            fine = scaled(curves.along(values, fineX), values);
        }
        return new FitResult(
                fit,
                parameters,
                values,
                errors,
                numerical,
                curves.doubt(),
                correlations,
                curve,
                chiSquare,
                curves.count(),
                fineX,
                fine);
    }

    /**
     * By how much an averaged curve may be off at each point, in units of the point's own error: what a tenth of the
     * tolerance changes, and that tenth.
     *
     * @param bare the curve without scale and offset
     */
    private double[] unsure(double[] values, double[] bare) {
        double[] out = new double[bare.length];
        if (fit.average().isEmpty()) {
            return out;
        }
        double finer = Math.max(1e-12, 0.1 * noise());
        double[] better = curves.at(new double[][] {values}, fit.average().map(a -> a.to(finer)))[0];
        // tolerances are parts of means of absolute values, which a curve that changes its sign is below
        double size = Arrays.stream(better).map(Math::abs).max().orElseThrow();
        for (int i = 0; i < out.length; i++) {
            double error = fit.data().hasErrors() ? fit.data().error()[i] : 1;
            out[i] = Math.abs(scale(values)) * (Math.abs(better[i] - bare[i]) + finer * size) / error;
        }
        return out;
    }
}
