package io.github.secular.scenario;

import io.github.secular.numerics.ComplexMatrix;
import io.github.secular.numerics.InvalidInputException;
import java.util.List;
import org.ejml.data.DMatrixRMaj;

/** Where a run starts and when it is looked at: "initial" and "times". */
final class StateSection {
    private static final double TRACE_TOLERANCE = 1e-9;

    private StateSection() {}

    /** ρ(0); level 0 where the file says nothing. */
    static ComplexMatrix initial(Place root, int n, List<String> warnings) {
        if (!root.has("initial")) {
            return level(0, n);
        }
        Place initial = root.get("initial").allow("populations", "densityMatrix", "level");
        if (initial.node().size() != 1) {
            throw new InvalidInputException(
                    initial.path(),
                    initial.node().size() + " keys",
                    "exactly one of populations, densityMatrix, level");
        }
        if (initial.has("level")) {
            return level(initial.get("level").level(n), n);
        }
        if (initial.has("populations")) {
            Place place = initial.get("populations");
            double[] p = new double[n];
            List<Place> given = place.list(n, "one per level");
            double sum = 0;
            for (int i = 0; i < n; i++) {
                p[i] = given.get(i).nonNegative();
                sum += p[i];
            }
            requireUnitTrace(place, sum);
            return ComplexMatrix.diagonal(p);
        }
        Place place = initial.get("densityMatrix");
        ComplexMatrix rho = place.hermitianMatrix(n);
        double trace = 0;
        for (int i = 0; i < n; i++) {
            trace += rho.re(i, i);
        }
        requireUnitTrace(place, trace);
        double smallest = smallestEigenvalue(rho);
        if (smallest < -1e-12) {
            warnings.add("The initial density matrix is not positive: its smallest eigenvalue is " + smallest + ".");
        }
        return exactlyHermitian(rho);
    }

    /** Slow times, in the units of the file. */
    static double[] times(Place root) {
        Place place = root.get("times");
        if (!place.node().isArray()) {
            return grid(place.allow("start", "end", "count", "spacing"));
        }
        List<Place> given = place.list();
        if (given.isEmpty()) {
            throw place.wrong("at least one time");
        }
        double[] times = new double[given.size()];
        for (int i = 0; i < times.length; i++) {
            times[i] = given.get(i).nonNegative();
            if (i > 0 && !(times[i] > times[i - 1])) {
                throw given.get(i).wrong("times in increasing order, the one before is " + times[i - 1]);
            }
        }
        return times;
    }

    private static double[] grid(Place place) {
        double start = place.find("start").map(Place::nonNegative).orElse(0.0);
        double end = place.get("end").positive();
        int count = place.find("count").map(Place::integer).orElse(101);
        boolean logarithmic = place.find("spacing")
                .map(p -> p.choice("linear", "logarithmic"))
                .orElse("linear")
                .equals("logarithmic");
        if (count < 2 || count > 10_000_000) {
            throw place.get("count").wrong("an integer from 2 to 10000000");
        }
        if (!(end > start)) {
            throw place.get("end").wrong("a number above start = " + start);
        }
        if (logarithmic && !(start > 0)) {
            throw new InvalidInputException(
                    place.path() + ".start", "" + start, "a number above 0, for the spacing is logarithmic");
        }
        double[] times = new double[count];
        for (int i = 0; i < count; i++) {
            double s = i / (count - 1.0);
            times[i] = logarithmic ? start * Math.pow(end / start, s) : start + s * (end - start);
        }
        times[0] = start;
        times[count - 1] = end;
        return times;
    }

    private static ComplexMatrix level(int level, int n) {
        double[] p = new double[n];
        p[level] = 1;
        return ComplexMatrix.diagonal(p);
    }

    static void requireUnitTrace(Place place, double sum) {
        if (!(Math.abs(sum - 1) <= TRACE_TOLERANCE)) {
            throw new InvalidInputException(place.path(), "a sum of " + sum, "populations that sum to 1 (within 1e-9)");
        }
    }

    /** Takes the lower half as the conjugate of the upper one, so that rounding in the file cannot grow. */
    private static ComplexMatrix exactlyHermitian(ComplexMatrix m) {
        int n = m.rows();
        double[] out = m.toArray();
        for (int i = 0; i < n; i++) {
            out[2 * (i * n + i) + 1] = 0;
            for (int j = 0; j < i; j++) {
                out[2 * (i * n + j)] = m.re(j, i);
                out[2 * (i * n + j) + 1] = -m.im(j, i);
            }
        }
        return ComplexMatrix.of(n, n, out);
    }

    /** Of a Hermitian matrix A + iB, through the symmetric matrix [[A, −B], [B, A]] of the same eigenvalues. */
    private static double smallestEigenvalue(ComplexMatrix m) {
        int n = m.rows();
        DMatrixRMaj real = new DMatrixRMaj(2 * n, 2 * n);
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                real.set(i, j, m.re(i, j));
                real.set(n + i, n + j, m.re(i, j));
                real.set(i, n + j, -m.im(i, j));
                real.set(n + i, j, m.im(i, j));
            }
        }
        return Positivity.smallestEigenvalue(real);
    }
}
