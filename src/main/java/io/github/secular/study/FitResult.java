package io.github.secular.study;

import io.github.secular.numerics.Sentence;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A fit that has been made.
 *
 * @param parameters those of the fit, then "scale" and "offset" where they are free
 * @param values where the search ended, one per parameter
 * @param errors standard errors, with {@code numerical}; NaN where the data do not tell, or a value stands at an end of what
 *     is allowed
 * @param numerical what averages that are known to their errors only may have moved each value by
 * @param doubt what a run says of itself at these values, a sentence; "" if nothing
 * @param correlations of the errors, parameters × parameters; NaN beside such
 * @param curve of the model at the points of the data
 * @param chiSquare Σ (residual/error)², or Σ residual² where errors are not known
 * @param evaluations of the curve, with those of its derivatives
 * @param fineX the first coordinate of a finer curve; none where there are several coordinates
 * @param fineCurve the curve there
 */
public record FitResult(
        Fit fit,
        List<FitParameter> parameters,
        double[] values,
        double[] errors,
        double[] numerical,
        String doubt,
        double[][] correlations,
        double[] curve,
        double chiSquare,
        int evaluations,
        double[] fineX,
        double[] fineCurve) {
    /** Errors that go together more closely than this are said. */
    private static final double CLOSE = 0.95;

    /** A χ² that is exceeded by chance less often than this is said. */
    private static final double UNLIKELY = 1e-3;

    public FitResult {
        parameters = List.copyOf(parameters);
    }

    /** Points less parameters. */
    public int degreesOfFreedom() {
        return fit.data().points() - parameters.size();
    }

    /** χ² by its degrees of freedom; without known errors the variance of a point. */
    public double reducedChiSquare() {
        return chiSquare / degreesOfFreedom();
    }

    /** How often a χ² is as large or larger by chance; NaN where errors are not known. */
    public double probability() {
        return fit.data().hasErrors()
                ? org.apache.commons.math3.special.Gamma.regularizedGammaQ(degreesOfFreedom() / 2.0, chiSquare / 2)
                : Double.NaN;
    }

    /** Data less curve. */
    public double[] residuals() {
        return IntStream.range(0, curve.length)
                .mapToDouble(i -> fit.data().y()[i] - curve[i])
                .toArray();
    }

    /** "strength = 0.7003 +- 0.0004", a line a parameter. */
    public List<String> found() {
        List<String> out = new ArrayList<>();
        for (int j = 0; j < values.length; j++) {
            FitParameter p = parameters.get(j);
            String unit = p.unit().isEmpty() ? "" : " " + p.unit();
            out.add(p.name() + " = " + rounded(values[j], errors[j])
                    + (Double.isNaN(errors[j]) ? "" : Sentence.of(" +- %.2g", errors[j])) + unit);
        }
        return out;
    }

    /** To two digits of the error. */
    private static String rounded(double value, double error) {
        if (!(error > 0)) {
            return Sentence.of("%.6g", value);
        }
        int digits = (int) Math.ceil(Math.log10(Math.abs(value) / error)) + 2;
        return Sentence.of("%." + Math.max(2, Math.min(15, digits)) + "g", value);
    }

    /** What is doubtful, one sentence each. */
    public List<String> warnings() {
        List<String> out = new ArrayList<>();
        for (int j = 0; j < values.length; j++) {
            FitParameter p = parameters.get(j);
            if (p.isAtEnd(values[j])) {
                out.add(Sentence.of(
                        "%s stands at an end of what it may be, %.6g; it has no error, and the others hold for this"
                                + " value: widen its range.",
                        p.name(), values[j]));
            } else if (Double.isNaN(errors[j])) {
                out.add("The data do not tell " + p.name() + ": the curve does not change with it alone.");
            }
            for (int k = 0; k < j; k++) {
                if (Math.abs(correlations[j][k]) > CLOSE) {
                    out.add(Sentence.of(
                            "%s and %s are correlated to %.4f: the data tell a combination of them better than each.",
                            parameters.get(k).name(), p.name(), correlations[j][k]));
                }
            }
        }
        for (int j = 0; j < values.length; j++) {
            if (numerical[j] > 0.1 * errors[j]) {
                out.add(Sentence.of(
                        "Of the error of %s %.2g may come from averages that are not known better: give the average a"
                                + " smaller tolerance.",
                        parameters.get(j).name(), numerical[j]));
            }
        }
        if (!doubt.isEmpty()) {
            out.add(doubt);
        }
        if (probability() < UNLIKELY) {
            out.add(Sentence.of(
                    "The curve does not describe the data within their errors: chi-square is %.4g for %d degrees of"
                            + " freedom, which chance gives once in %.0e.",
                    chiSquare, degreesOfFreedom(), 1 / Math.max(1e-300, probability())));
        }
        return out;
    }
}
