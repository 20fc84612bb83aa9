package io.github.secular.asymptotics.hypotheses;

import io.github.secular.classical.PhaseFunction;
import io.github.secular.classical.Potential1D;
import io.github.secular.numerics.Formula;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.analysis.differentiation.DerivativeStructure;

/**
 * Whether a function stays bounded far out. Judged by numbers: its largest size at radii up to 100 against that at
 * radii up to a million.
 *
 * @param near the largest size up to 100
 * @param far the largest size up to 1e6; infinite where it overflows
 */
record Growth(double near, double far) {
    private static final double TOLERATED = 1.05;
    private static final int STEPS = 120;
    private static final int DIRECTIONS = 16;

    boolean isBounded() {
        return far <= TOLERATED * near + 1e-9;
    }

    double largest() {
        return Math.max(near, far);
    }

    /** |U″| and |U‴|, where the potential is known. */
    static Growth ofDerivatives(Potential1D u) {
        DoubleUnaryOperator size = x -> {
            double h = 1e-4 * (1 + Math.abs(x));
            double left = Math.max(u.left(), x - h);
            double right = Math.min(u.right(), x + h);
            double third = right > left ? (u.curvature(right) - u.curvature(left)) / (right - left) : 0;
            return Math.max(Math.abs(u.curvature(x)), Math.abs(third));
        };
        return over(r -> {
            double worst = 0;
            for (double x : new double[] {-r, r}) {
                if (x >= u.left() && x <= u.right()) {
                    worst = larger(worst, size.applyAsDouble(x));
                }
            }
            return worst;
        });
    }

    /** |∇f| and |∇²f| over circles in phase space. */
    static Growth ofDerivatives(PhaseFunction f) {
        return over(r -> {
            double worst = 0;
            for (int j = 0; j < DIRECTIONS; j++) {
                // Axes as well as directions between them.
                double x = r * Math.cos(2 * Math.PI * j / DIRECTIONS);
                double p = r * Math.sin(2 * Math.PI * j / DIRECTIONS);
                double h = 1e-4 * (1 + r);
                double fx = f.byPosition(x, p);
                double fp = f.byMomentum(x, p);
                worst = larger(worst, Math.hypot(fx, fp));
                worst = larger(worst, Math.hypot(f.byPosition(x + h, p) - fx, f.byMomentum(x + h, p) - fp) / h);
                worst = larger(worst, Math.hypot(f.byPosition(x, p + h) - fx, f.byMomentum(x, p + h) - fp) / h);
            }
            return worst;
        });
    }

    /** All partial derivatives of some orders over spheres of all variables. @param least order @param most order */
    static Growth ofDerivatives(Formula f, int least, int most) {
        int n = f.arity();
        List<int[]> wanted = new ArrayList<>();
        orders(new int[n], 0, 0, least, most, wanted);
        SplittableRandom random = new SplittableRandom(1);
        double[][] directions = new double[2 * n + DIRECTIONS][n];
        for (int j = 0; j < directions.length; j++) {
            if (j < 2 * n) {
                directions[j][j / 2] = 1 - 2 * (j % 2);
                continue;
            }
            double square = 0;
            for (int a = 0; a < n; a++) {
                directions[j][a] = random.nextDouble() * 2 - 1;
                square += directions[j][a] * directions[j][a];
            }
            for (int a = 0; a < n; a++) {
                directions[j][a] /= Math.sqrt(square);
            }
        }
        return over(r -> {
            double worst = 0;
            for (double[] direction : directions) {
                DerivativeStructure[] at = new DerivativeStructure[n];
                for (int a = 0; a < n; a++) {
                    at[a] = new DerivativeStructure(n, most, a, r * direction[a]);
                }
                DerivativeStructure value = f.at(at);
                for (int[] each : wanted) {
                    worst = larger(worst, Math.abs(value.getPartialDerivative(each)));
                }
            }
            return worst;
        });
    }

    private static void orders(int[] so, int variable, int sum, int least, int most, List<int[]> out) {
        if (variable == so.length) {
            if (sum >= least) {
                out.add(so.clone());
            }
            return;
        }
        for (int k = 0; sum + k <= most; k++) {
            so[variable] = k;
            orders(so, variable + 1, sum + k, least, most, out);
        }
        so[variable] = 0;
    }

    private static Growth over(DoubleUnaryOperator size) {
        double near = 0;
        double far = 0;
        for (int i = 0; i <= STEPS; i++) {
            double r = Math.pow(10, -2 + 8.0 * i / STEPS);
            double value = size.applyAsDouble(r);
            near = r <= 100 ? larger(near, value) : near;
            far = larger(far, value);
        }
        return new Growth(near, far);
    }

    /** The larger of the two; what is not a number has overflowed. */
    private static double larger(double a, double b) {
        return Double.isNaN(b) ? Double.POSITIVE_INFINITY : Math.max(a, b);
    }
}
