package io.github.secular.drive;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.apache.commons.math3.analysis.integration.gauss.GaussIntegrator;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegratorFactory;
import org.junit.jupiter.api.Test;

/** End, mean and rise of an Ornstein–Uhlenbeck noise over a step, against integrals of its covariance. */
class StraightLawTest {
    private static final GaussIntegratorFactory RULES = new GaussIntegratorFactory();

    /** What each of three normal numbers gives to end, mean and rise. */
    private static double[][] responses(StraightLaw law) {
        double[][] out = new double[3][];
        for (int k = 0; k < 3; k++) {
            double[] n = {k == 0 ? 1 : 0, k == 1 ? 1 : 0, k == 2 ? 1 : 0};
            out[k] = new double[] {law.end(0, n[0]), law.mean(0, n[0], n[1]), law.rise(0, n[0], n[1], n[2])};
        }
        return out;
    }

    /** From a given start ξ(s) and ξ(t) have the covariance e^{−|s − t|} − e^{−s − t}. */
    @Test
    void covariances() {
        for (double x : new double[] {1e-3, 0.1, 0.7, 1.99, 2, 5, 20}) {
            StraightLaw law = new StraightLaw();
            law.learn(x);
            double[][] found = responses(law);
            GaussIntegrator outer = RULES.legendre(60, 0, x);
            double[][] expected = new double[3][3];
            expected[0][0] = -Math.expm1(-2 * x);
            for (int j = 0; j < outer.getNumberOfPoints(); j++) {
                double t = outer.getPoint(j);
                double[] ofT = {1 / x, 12 * (t - x / 2) / (x * x)};
                GaussIntegrator inner = RULES.legendre(40, 0, t);
                for (int a = 0; a < 2; a++) {
                    double atEnd = Math.exp(-(x - t)) * -Math.expm1(-2 * t);
                    expected[0][a + 1] += outer.getWeight(j) * ofT[a] * atEnd;
                    for (int k = 0; k < inner.getNumberOfPoints(); k++) {
                        double s = inner.getPoint(k);
                        double c = Math.exp(-(t - s)) * -Math.expm1(-2 * s);
                        double[] ofS = {1 / x, 12 * (s - x / 2) / (x * x)};
                        for (int b = 0; b < 2; b++) {
                            double term = outer.getWeight(j) * inner.getWeight(k) * c;
                            // the other half of the square
                            expected[a + 1][b + 1] += term * (ofT[a] * ofS[b] + ofS[a] * ofT[b]);
                        }
                    }
                }
            }
            for (int a = 0; a < 3; a++) {
                for (int b = a; b < 3; b++) {
                    double sum = 0;
                    for (double[] response : found) {
                        sum += response[a] * response[b];
                    }
                    double scale = Math.sqrt(expected[a][a] * expected[b][b]);
                    assertEquals(expected[a][b], sum, 1e-8 * scale, "x = " + x + ", " + a + ", " + b);
                }
            }
        }
    }

    /** Without chance ξ falls as e^{−t}. */
    @Test
    void means() {
        for (double x : new double[] {1e-4, 0.5, 3}) {
            StraightLaw law = new StraightLaw();
            law.learn(x);
            GaussIntegrator rule = RULES.legendre(30, 0, x);
            assertEquals(Math.exp(-x), law.end(1, 0), 1e-15);
            assertEquals(rule.integrate(t -> Math.exp(-t)) / x, law.mean(1, 0, 0), 1e-13);
            assertEquals(12 * rule.integrate(t -> (t - x / 2) * Math.exp(-t)) / (x * x), law.rise(1, 0, 0, 0), 1e-10);
        }
    }

    /** Two steps one after the other give the line of both, in law: the variances of its mean and of its rise. */
    @Test
    void halves() {
        double x = 0.8;
        StraightLaw half = new StraightLaw();
        half.learn(x / 2);
        StraightLaw whole = new StraightLaw();
        whole.learn(x);
        double[] of = new double[2];
        for (int k = 0; k < 6; k++) {
            double[] n = new double[6];
            n[k] = 1;
            double middle = half.end(0, n[0]);
            double[] means = {half.mean(0, n[0], n[1]), half.mean(middle, n[3], n[4])};
            double[] rises = {half.rise(0, n[0], n[1], n[2]), half.rise(middle, n[3], n[4], n[5])};
            of[0] += Math.pow((means[0] + means[1]) / 2, 2);
            of[1] += Math.pow(3 * (means[1] - means[0]) / 2 + (rises[0] + rises[1]) / 4, 2);
        }
        double[] one = new double[2];
        for (double[] response : responses(whole)) {
            one[0] += response[1] * response[1];
            one[1] += response[2] * response[2];
        }
        assertEquals(one[0], of[0], 1e-12);
        assertEquals(one[1], of[1], 1e-11);
    }

    /** A step of no length leaves a noise where it is. */
    @Test
    void noLength() {
        StraightLaw law = new StraightLaw();
        law.learn(Double.MIN_NORMAL);
        assertEquals(0.7, law.mean(0.7, 1, 1), 0);
        assertEquals(0, law.rise(0.7, 1, 1, 1), 0);
        assertEquals(0.7, law.end(0.7, 1), 1e-150);
    }
}
