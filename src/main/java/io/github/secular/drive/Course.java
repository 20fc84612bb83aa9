package io.github.secular.drive;

import io.github.secular.numerics.SmoothPieces;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * What the envelopes of a drive do over a run: stretches between the times at which one of them jumps or bends, on
 * each of which all are smooth, and times in between from one to the next of which none changes much in shape.
 */
public final class Course {
    /** A smaller change of value at a hard knot, relative to the largest value, is rounding and no jump. */
    private static final double JUMP = 1e-9;

    private final double end;
    private final Map<Envelope, SmoothPieces> pieces = new LinkedHashMap<>();
    private final double[] edges;
    private final int stretches;

    /**
     * @param envelopes any; equal ones are cut once
     * @param end last time of the run, at least 0
     * @throws io.github.secular.numerics.RefusalException if one cannot be cut into smooth pieces
     */
    public Course(Collection<Envelope> envelopes, double end) {
        this.end = end;
        TreeSet<Double> times = new TreeSet<>();
        for (Envelope envelope : envelopes) {
            if (pieces.containsKey(envelope)) {
                continue;
            }
            SmoothPieces cut = envelope.pieces(end);
            pieces.put(envelope, cut);
            for (int i = 1; i < cut.count(); i++) {
                if (cut.isHard(i) && cut.knot(i) > 0 && cut.knot(i) < end) {
                    times.add(cut.knot(i));
                }
            }
        }
        edges = new double[times.size() + 2];
        int count = 1;
        for (double t : times) {
            // two envelopes that jump together do so to within rounding
            if (t - edges[count - 1] > 16 * Math.ulp(t)) {
                edges[count++] = t;
            }
        }
        edges[count] = end;
        stretches = count;
    }

    private Course(Course like, double[] edges) {
        end = like.end;
        pieces.putAll(like.pieces);
        this.edges = edges;
        stretches = edges.length - 1;
    }

    /**
     * The same with so many more edges that no time of a stretch is beyond twice its start: differences of such times
     * are exact, where fast phases would show their rounding.
     */
    public Course withExactDifferences() {
        List<Double> out = new ArrayList<>(List.of(0.0));
        double last = 0;
        for (int i = 1; i <= stretches; i++) {
            while (last > 0 && edges[i] > 2 * last) {
                last *= 2;
                out.add(last);
            }
            last = edges[i];
            out.add(last);
        }
        return new Course(this, out.stream().mapToDouble(Double::doubleValue).toArray());
    }

    /** The last time of the run. */
    public double end() {
        return end;
    }

    /** How many stretches there are, at least 1. */
    public int stretches() {
        return stretches;
    }

    /** Where stretch i begins, or the end of the run for i = {@link #stretches}. */
    public double edge(int i) {
        return edges[i];
    }

    /** How many of increasing times do not lie beyond the end of stretch i. @param from a number that do not */
    public int upTo(int i, double[] times, int from) {
        int out = from;
        while (out < times.length && times[out] <= edges[i + 1]) {
            out++;
        }
        return out;
    }

    /** In how many smooth pieces the run falls if it is cut wherever some envelope begins a new one. */
    public int pieces() {
        return knots(0, end).length + 1;
    }

    /** Times between two, which are not among them, at which some envelope begins a new smooth piece; increasing. */
    public double[] knots(double from, double to) {
        TreeSet<Double> out = new TreeSet<>();
        for (SmoothPieces cut : pieces.values()) {
            for (int i = Math.max(1, cut.pieceOf(from)); i < cut.count() && cut.knot(i) < to; i++) {
                if (cut.knot(i) > from) {
                    out.add(cut.knot(i));
                }
            }
        }
        return out.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** The given times and the knots among and before them, increasing, each once. */
    public double[] withKnots(double[] times) {
        double last = times.length == 0 ? 0 : times[times.length - 1];
        return java.util.stream.DoubleStream.concat(Arrays.stream(knots(0, last)), Arrays.stream(times))
                .sorted()
                .distinct()
                .toArray();
    }

    /**
     * The envelopes over stretch i alone, each smooth up to both ends.
     *
     * @param local whether their time begins with the stretch
     */
    public Map<Envelope, Envelope> during(int i, boolean local) {
        Map<Envelope, Envelope> out = new HashMap<>();
        for (Map.Entry<Envelope, SmoothPieces> entry : pieces.entrySet()) {
            SmoothPieces part = entry.getValue().within(edges[i], edges[i + 1]);
            out.put(
                    entry.getKey(),
                    new PieceEnvelope(
                            local ? part : part.from(-edges[i]), entry.getKey().toString()));
        }
        return out;
    }

    /** The constant that an envelope is over stretch i, or NaN if it changes there. */
    public double constantDuring(int i, Envelope envelope) {
        SmoothPieces part = pieces.get(envelope).within(edges[i], edges[i + 1]);
        return part.isConstant() ? part.at(0) : Double.NaN;
    }

    /** The largest |g| of an envelope over the run. */
    public double largest(Envelope envelope) {
        return pieces.get(envelope).scale();
    }

    /** The largest |dg/dt| of an envelope over the run, sampled on every piece; jumps do not count. */
    public double steepest(Envelope envelope) {
        SmoothPieces cut = pieces.get(envelope);
        double max = 0;
        for (int i = 0; i < cut.count(); i++) {
            for (int j = 0; j <= 8; j++) {
                double t = cut.knot(i) + (cut.knot(i + 1) - cut.knot(i)) * j / 8;
                max = Math.max(max, Math.abs(cut.slopeAt(i, t)));
            }
        }
        return max;
    }

    /** How often some envelope jumps, at times inside the run. */
    public int jumps() {
        int sum = 0;
        for (int i = 1; i < stretches; i++) {
            double t = edges[i];
            sum += pieces.values().stream().anyMatch(cut -> jumpsAt(cut, t)) ? 1 : 0;
        }
        return sum;
    }

    private static boolean jumpsAt(SmoothPieces cut, double t) {
        for (int i = Math.max(1, cut.pieceOf(t) - 1); i <= Math.min(cut.pieceOf(t) + 1, cut.count() - 1); i++) {
            double knot = cut.knot(i);
            boolean here = Math.abs(knot - t) <= 16 * Math.ulp(t) && cut.isHard(i);
            if (here && Math.abs(cut.at(i - 1, knot) - cut.at(i, knot)) > JUMP * cut.scale()) {
                return true;
            }
        }
        return false;
    }

    /** Times of which some lie in every piece of every envelope, both ends of the run included; increasing. */
    public double[] samples(int perPiece) {
        TreeSet<Double> out = new TreeSet<>();
        double[] knots = knots(0, end);
        double from = 0;
        for (int i = 0; i <= knots.length; i++) {
            double to = i < knots.length ? knots[i] : end;
            for (int j = 0; j < perPiece; j++) {
                out.add(from + (to - from) * (j + 0.5) / perPiece);
            }
            out.add(from);
            out.add(to);
            from = to;
        }
        return out.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
