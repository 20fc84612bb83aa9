package io.github.secular.study;

import io.github.secular.numerics.InvalidInputException;
import io.github.secular.numerics.Progress;
import io.github.secular.numerics.RefusalException;
import io.github.secular.numerics.Sentence;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
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
import org.apache.commons.math3.linear.SingularValueDecomposition;
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

    /** Directions that the data tell less than this part of the best are not told at all. */
    private static final double UNTOLD = 1e-9;

    private final Fit fit;
    private final int threads;
    private final Progress progress;
    private final List<FitParameter> parameters;
    private Optional<Average> average;
    private String doubt = "";
    private int evaluations;

    /** @param threads how many runs at a time */
    public FitRun(Fit fit, int threads, Progress progress) {
        this.fit = fit;
        this.threads = threads;
        this.progress = progress;
        this.parameters = new ArrayList<>(fit.parameters());
        this.average = fit.average();
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
        return average.map(Average::tolerance).orElse(0.0);
    }

    /** The parameters at their starts; scale and offset as they suit the curve there best. */
    private double[] start() {
        double[] p = fit.parameters().stream().mapToDouble(FitParameter::start).toArray();
        double[] curve = curves(new double[][] {p})[0];
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
            progress.at(0, Sentence.of("fit, %d curves", evaluations));
            double[][] all = new double[1 + 2 * fit.parameters().size()][];
            all[0] = p;
            for (int j = 0; j < fit.parameters().size(); j++) {
                double step = parameters.get(j).step(p[j], noise());
                all[1 + 2 * j] = moved(p, j, step);
                all[2 + 2 * j] = moved(p, j, -step);
            }
            double[][] curves = curves(all);
            RealMatrix jacobian = new Array2DRowRealMatrix(fit.data().points(), p.length);
            for (int j = 0; j < p.length; j++) {
                jacobian.setColumn(j, derivative(p, curves, all, j));
            }
            return new Pair<>(new ArrayRealVector(scaled(curves[0], p)), jacobian);
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

    /** The recorded number at the points of the data, without scale and offset: parameter sets × points. */
    private double[][] curves(double[][] sets) {
        evaluations += sets.length;
        double[][] x = fit.data().x();
        if (!fit.isOverTime()) {
            return onAxes(sets, x);
        }
        double[] times =
                Arrays.stream(fit.data().coordinate(0)).sorted().distinct().toArray();
        double[][] atTimes = overTime(sets, times);
        double[][] out = new double[sets.length][x.length];
        for (int s = 0; s < sets.length; s++) {
            for (int i = 0; i < x.length; i++) {
                out[s][i] = atTimes[s][Arrays.binarySearch(times, x[i][0])];
            }
        }
        return out;
    }

    private double[][] overTime(double[][] sets, double[] times) {
        StudyResult runs = runs(sets, new double[sets.length][0], times);
        List<Integer> columns = columns(runs);
        double[][] out = new double[sets.length][];
        for (int s = 0; s < sets.length; s++) {
            double[] values = runs.values()[s];
            out[s] = columns.stream().mapToDouble(c -> values[c]).toArray();
        }
        return out;
    }

    private double[][] onAxes(double[][] sets, double[][] x) {
        double[][] p = new double[sets.length * x.length][];
        double[][] at = new double[p.length][];
        for (int k = 0; k < p.length; k++) {
            p[k] = sets[k / x.length];
            at[k] = x[k % x.length];
        }
        StudyResult runs = runs(p, at, new double[0]);
        int column = columns(runs).get(0);
        double[][] out = new double[sets.length][x.length];
        for (int k = 0; k < p.length; k++) {
            out[k / x.length][k % x.length] = runs.values()[k][column];
        }
        return out;
    }

    private List<Integer> columns(StudyResult runs) {
        List<Integer> out = IntStream.range(0, runs.columns().size())
                .filter(c -> {
                    String name = runs.columns().get(c).name();
                    return name.equals(fit.curve()) || name.startsWith(fit.curve() + "@");
                })
                .boxed()
                .toList();
        if (out.isEmpty()) {
            throw new InvalidInputException(
                    "curve",
                    "\"" + fit.curve() + "\"",
                    "one of "
                            + String.join(
                                    ", ",
                                    runs.columns().stream().map(Recorded::name).toList()));
        }
        return out;
    }

    /** @throws RefusalException if one of them has no such number */
    private StudyResult runs(double[][] p, double[][] x, double[] times) {
        List<StudyParameter> driven = new ArrayList<>();
        for (int j = 0; j < fit.parameters().size(); j++) {
            int place = j;
            FitParameter each = fit.parameters().get(j);
            double[] values = Arrays.stream(p).mapToDouble(row -> row[place]).toArray();
            driven.add(StudyParameter.of(each.name(), each.unit(), each.targets(), values));
        }
        for (int j = 0; j < fit.axes().size(); j++) {
            int place = j;
            StudyParameter each = fit.axes().get(j);
            double[] values = Arrays.stream(x).mapToDouble(row -> row[place]).toArray();
            driven.add(StudyParameter.of(each.name(), each.unit(), each.targets(), values));
        }
        Study study = new Study(
                fit.title(),
                fit.model(),
                driven,
                Sampling.ZIPPED,
                fit.record(),
                fit.formulas(),
                times,
                fit.limit(),
                average,
                OptionalDouble.empty());
        StudyResult out = new StudyRun(study, threads, Progress.unwatched(progress::isCancelled)).inMemory();
        List<Integer> columns = columns(out);
        for (int k = 0; k < out.runs(); k++) {
            double[] values = out.values()[k];
            doubt = out.sentences().get(k).isEmpty() ? doubt : out.sentences().get(k);
            if (columns.stream().anyMatch(c -> Double.isNaN(values[c]))) {
                StringBuilder where = new StringBuilder("At ");
                for (int j = 0; j < driven.size(); j++) {
                    where.append(j == 0 ? "" : ", ")
                            .append(driven.get(j).name())
                            .append(" = ")
                            .append(driven.get(j).values()[k]);
                }
                throw new RefusalException(where + " the model has no " + fit.curve() + ": "
                        + out.sentences().get(k));
            }
        }
        return out;
    }

    private FitResult result(double[] values, RealMatrix weighted) {
        FitData data = fit.data();
        doubt = "";
        double[] bare = curves(new double[][] {values})[0];
        double[] curve = scaled(bare, values);
        double[] unsure = unsure(values, bare);
        double chiSquare = 0;
        for (int i = 0; i < curve.length; i++) {
            double r = (data.y()[i] - curve[i]) / (data.hasErrors() ? data.error()[i] : 1);
            chiSquare += r * r;
        }
        double variance = data.hasErrors() ? 1 : chiSquare / (data.points() - values.length);
        double[][] covariance = covariance(values, weighted);
        double[] errors = new double[values.length];
        double[] numerical = new double[values.length];
        double[][] correlations = new double[values.length][values.length];
        for (int j = 0; j < values.length; j++) {
            // what a curve that is off moves a number by may add up over all points, unlike chance
            numerical[j] = moved(covariance[j], weighted, unsure);
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
            int count = average.isPresent() ? FINE_OF_AVERAGES : FINE;
            for (int i = 0; i < count; i++) {
                places.add(i == count - 1 ? high : low + i * (high - low) / (count - 1));
            }
            fineX = places.stream().mapToDouble(x -> x).toArray();
            double[][] x =
                    Arrays.stream(fineX).mapToObj(each -> new double[] {each}).toArray(double[][]::new);
            double[][] set = {values};
            fine = scaled(fit.isOverTime() ? overTime(set, fineX)[0] : onAxes(set, x)[0], values);
        }
        return new FitResult(
                fit,
                parameters,
                values,
                errors,
                numerical,
                doubt,
                correlations,
                curve,
                chiSquare,
                evaluations,
                fineX,
                fine);
    }

    /**
     * By how much an averaged curve may be off at each point: what a tenth of the tolerance changes, and that tenth.
     *
     * @param bare the curve without scale and offset
     */
    private double[] unsure(double[] values, double[] bare) {
        double[] out = new double[bare.length];
        if (average.isEmpty()) {
            return out;
        }
        Average before = average.get();
        double finer = Math.max(1e-12, 0.1 * before.tolerance());
        average = Optional.of(before.to(finer));
        double[] better = curves(new double[][] {values})[0];
        average = Optional.of(before);
        // tolerances are parts of means of absolute values, which a curve that changes its sign is below
        double size = Arrays.stream(better).map(Math::abs).max().orElseThrow();
        for (int i = 0; i < out.length; i++) {
            out[i] = Math.abs(scale(values)) * (Math.abs(better[i] - bare[i]) + finer * size);
        }
        return out;
    }

    /** Σ_i |(C Jᵀ)_i| of the errors of the points, weighted as the derivatives J are. */
    private double moved(double[] covariance, RealMatrix weighted, double[] unsure) {
        double sum = 0;
        for (int i = 0; i < unsure.length; i++) {
            double by = 0;
            for (int k = 0; k < covariance.length; k++) {
                double c = covariance[k];
                // a number that the data do not tell has derivatives of 0, and moves none that they tell
                by += Double.isFinite(c) ? c * weighted.getEntry(i, k) : 0;
            }
            sum += Math.abs(by)
                    * unsure[i]
                    / (fit.data().hasErrors() ? fit.data().error()[i] : 1);
        }
        return sum;
    }

    /**
     * (JᵀJ)⁻¹ of the weighted derivatives of those that stand at no end; NaN for the others, and where the data do not tell
     * one.
     */
    private double[][] covariance(double[] values, RealMatrix weighted) {
        int[] free = IntStream.range(0, values.length)
                .filter(j -> !parameters.get(j).isAtEnd(values[j]))
                .toArray();
        double[][] out = new double[values.length][values.length];
        for (double[] row : out) {
            Arrays.fill(row, Double.NaN);
        }
        if (free.length == 0) {
            return out;
        }
        RealMatrix columns = new Array2DRowRealMatrix(weighted.getRowDimension(), free.length);
        double[] lengths = new double[free.length];
        for (int a = 0; a < free.length; a++) {
            double[] column = weighted.getColumn(free[a]);
            lengths[a] = Math.sqrt(Arrays.stream(column).map(c -> c * c).sum());
            double length = lengths[a] == 0 ? 1 : lengths[a];
            columns.setColumn(a, Arrays.stream(column).map(c -> c / length).toArray());
        }
        SingularValueDecomposition parts = new SingularValueDecomposition(columns);
        double[] s = parts.getSingularValues();
        for (int a = 0; a < free.length; a++) {
            for (int b = 0; b < free.length; b++) {
                double sum = 0;
                for (int k = 0; k < s.length; k++) {
                    double product = parts.getV().getEntry(a, k) * parts.getV().getEntry(b, k);
                    boolean told = s[k] > UNTOLD * s[0];
                    // a direction that is not told makes what lies along it unknown
                    sum += told ? product / (s[k] * s[k]) : Math.abs(product) > 1e-12 ? Double.NaN : 0;
                }
                out[free[a]][free[b]] = sum / (lengths[a] * lengths[b]);
            }
        }
        return out;
    }
}
