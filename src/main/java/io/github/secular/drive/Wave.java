package io.github.secular.drive;

import io.github.secular.numerics.ComplexMatrix;
import io.github.secular.numerics.FastTime;
import io.github.secular.numerics.InvalidInputException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * A quasi-periodic wave V(t) = Σ_a g_a(t) V̂_a exp(i a·ω τ), τ = t/ε² the fast time,
 * a ∈ Zʳ, with V̂_{−a} = V̂_a† so that V is Hermitian (doc/light.md, L2.1 and L2.2).
 *
 * <p>Harmonics of the same frequency, whether given twice or made equal by dependent base
 * frequencies, are merged on construction, so that squares of amplitudes may be taken one
 * harmonic at a time. Where slow envelopes differ, a merged frequency keeps several terms
 * (one per envelope), and only {@link #amplitude} at a given time adds them up.
 */
public final class Wave implements Drive {
    private static final double HERMITIAN_TOLERANCE = 1e-12;

    private final int size;
    private final BaseFrequencies base;
    private final List<Harmonic> harmonics;
    /** The terms without the probes; null where there are none. */
    private final Wave strong;

    private final List<Harmonic> probes;

    /**
     * @param size N, the number of levels
     * @param frequencies ω_1 … ω_r, angular, per unit of fast time, finite and not zero; may be empty
     * @param harmonics the terms, each with an index of length r and an N × N matrix
     * @throws InvalidInputException if shapes differ, numbers are not finite, or the wave is not Hermitian
     */
    public Wave(int size, double[] frequencies, List<Harmonic> harmonics) {
        this(size, new BaseFrequencies(frequencies), harmonics);
    }

    /** The same of base frequencies that are known already. */
    public Wave(int size, BaseFrequencies base, List<Harmonic> harmonics) {
        this.size = size;
        this.base = base;
        for (int h = 0; h < harmonics.size(); h++) {
            checkShape(harmonics.get(h), "harmonics[" + h + "]");
        }
        this.harmonics = merge(harmonics);
        this.strong = null;
        this.probes = List.of();
        checkHermitian();
    }

    private Wave(Wave strong, List<Harmonic> probes, List<Harmonic> all) {
        this.size = strong.size;
        this.base = strong.base;
        this.harmonics = merge(all);
        this.strong = strong;
        this.probes = List.copyOf(probes);
    }

    /**
     * This wave and weak terms beside it that are marked as probes: what knows no probes takes all of them as one wave
     * (doc/bloch-solvers.md, B11.9).
     *
     * @param added terms g(t) V̂_a exp(i a·ω τ), a·ω not 0, each without its partner V̂_{−a}, which is made here
     * @throws InvalidInputException if a shape differs
     */
    public Wave withProbes(List<Harmonic> added) {
        if (added.isEmpty()) {
            return this;
        }
        List<Harmonic> of = new ArrayList<>(probes);
        for (int h = 0; h < added.size(); h++) {
            checkShape(added.get(h), "probes[" + h + "]");
            addTo(of, base.frequency(added.get(h).index()) < 0 ? added.get(h).opposite() : added.get(h));
        }
        List<Harmonic> all = new ArrayList<>(strong().harmonics);
        for (Harmonic h : of) {
            all.add(h);
            all.add(h.opposite());
        }
        return new Wave(strong(), of, all);
    }

    /** The wave without its probes; itself where it has none. */
    public Wave strong() {
        return strong == null ? this : strong;
    }

    /**
     * The terms that are probes, of each pair ±a the one with a·ω ≥ 0, in the order given; those of one index and
     * envelope are one, but none is merged with a term of another index.
     */
    public List<Harmonic> probes() {
        return probes;
    }

    /** The exact two-level example of doc/quantum.md, Q3.1: V_01 = strength · exp(i frequency τ). */
    public static Wave rotating(double frequency, double strength) {
        ComplexMatrix up = ComplexMatrix.ofReal(new double[][] {{0, strength}, {0, 0}});
        if (frequency == 0) {
            return new Wave(2, new double[0], List.of(new Harmonic(new int[0], up.plus(up.adjoint()))));
        }
        return new Wave(
                2,
                new double[] {frequency},
                List.of(new Harmonic(new int[] {1}, up), new Harmonic(new int[] {-1}, up.adjoint())));
    }

    @Override
    public int size() {
        return size;
    }

    /** ω_1 … ω_r. */
    public BaseFrequencies base() {
        return base;
    }

    /** r. */
    public int dimension() {
        return base.count();
    }

    /** The merged terms; terms of one frequency stand side by side and share their index. */
    public List<Harmonic> harmonics() {
        return harmonics;
    }

    /** The distinct indices of the terms, one per frequency, in order of first appearance. */
    public List<int[]> indices() {
        return Lattice.distinct(harmonics.stream().map(Harmonic::index).toList());
    }

    public boolean hasEnvelopes() {
        return harmonics.stream().anyMatch(h -> !h.envelope().isConstant());
    }

    /** a·ω. */
    public double frequency(int[] index) {
        return base.frequency(index);
    }

    /** What its envelopes do from t = 0 to the end of a run. */
    public Course course(double end) {
        return new Course(harmonics.stream().map(Harmonic::envelope).toList(), end);
    }

    /**
     * The wave over stretch i of its course, its time counted from the start of the stretch: base phases are those of
     * that moment, and an envelope that stands still there becomes a factor of the matrix.
     *
     * @param epsilon ε, which makes fast time of slow time
     */
    public Wave during(Course course, int i, double epsilon) {
        return over(course, i, true).turnedTo(course.edge(i), epsilon);
    }

    /** The wave with its envelopes as they are over stretch i of its course, smooth up to both ends; t as it was. */
    public Wave during(Course course, int i) {
        return over(course, i, false);
    }

    private Wave over(Course course, int i, boolean local) {
        Map<Envelope, Envelope> envelopes = course.during(i, local);
        List<Harmonic> out = new ArrayList<>();
        for (Harmonic h : harmonics) {
            double constant = course.constantDuring(i, h.envelope());
            if (Double.isNaN(constant)) {
                out.add(new Harmonic(h.index(), h.matrix(), envelopes.get(h.envelope())));
            } else if (constant != 0) {
                out.add(new Harmonic(h.index(), h.matrix().times(constant, 0)));
            }
        }
        return new Wave(size, base, out);
    }

    /** The wave with its base phases as they are at slow time t, so that its fast time begins there. */
    public Wave turnedTo(double t, double epsilon) {
        if (t == 0) {
            return this;
        }
        double[] phases = base.phases(new FastTime(t, epsilon));
        List<Harmonic> out = new ArrayList<>();
        for (Harmonic h : harmonics) {
            double angle = BaseFrequencies.phase(h.index(), phases);
            out.add(new Harmonic(h.index(), h.matrix().times(Math.cos(angle), Math.sin(angle)), h.envelope()));
        }
        return new Wave(size, base, out);
    }

    /**
     * A time at which the wave is strongest during a run, its {@link #strength} being largest.
     *
     * @param end last time of the run
     */
    public double strongestTime(double end) {
        if (!hasEnvelopes() || !(end > 0)) {
            return 0;
        }
        return new StrongestTime(this::strength, course(end).samples(8)).find();
    }

    /**
     * The given times, and for each envelope that at these stays below nine tenths of its largest value in the run a
     * time at which it has that, so that no pulse lies between them; increasing.
     *
     * @param times increasing, the last of them the end of the run
     */
    public double[] withPeaks(double[] times) {
        double end = times.length == 0 ? 0 : times[times.length - 1];
        if (!hasEnvelopes() || !(end > 0)) {
            return times.clone();
        }
        Course course = course(end);
        TreeSet<Double> out = new TreeSet<>();
        Arrays.stream(times).forEach(out::add);
        for (Envelope g : harmonics.stream().map(Harmonic::envelope).distinct().toList()) {
            double seen = Arrays.stream(times).map(t -> Math.abs(g.at(t))).max().orElse(0);
            if (seen < 0.9 * course.largest(g)) {
                out.add(new StrongestTime(t -> Math.abs(g.at(t)), course.samples(8)).find());
            }
        }
        return out.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** Σ_a max|Σ g(t) V̂_a|, the inner sum over the terms of one frequency: a bound of every |V_nm|. */
    public double strength(double t) {
        double sum = 0;
        for (int i = 0; i < harmonics.size(); ) {
            int[] index = harmonics.get(i).index();
            int end = i + 1;
            while (end < harmonics.size() && Arrays.equals(harmonics.get(end).index(), index)) {
                end++;
            }
            Harmonic first = harmonics.get(i);
            sum += end == i + 1
                    ? Math.abs(first.envelope().at(t)) * first.matrix().maxAbs()
                    : amplitude(index, t).maxAbs();
            i = end;
        }
        return sum;
    }

    /** The wave with every envelope frozen at its value at slow time t: one constant term per frequency. */
    public Wave frozenAt(double t) {
        return new Wave(size, base, frozen(strong().harmonics, t)).withProbes(frozen(probes, t));
    }

    private static List<Harmonic> frozen(List<Harmonic> terms, double t) {
        return terms.stream()
                .map(h -> new Harmonic(h.index(), h.matrix().times(h.envelope().at(t), 0)))
                .toList();
    }

    /** Σ of g(t) V̂ over the terms with the given (merged) index, N × N; zero if there are none. */
    public ComplexMatrix amplitude(int[] index, double t) {
        ComplexMatrix sum = ComplexMatrix.zero(size, size);
        for (Harmonic h : harmonics) {
            if (Arrays.equals(h.index(), index)) {
                sum = sum.plus(h.matrix().times(h.envelope().at(t), 0));
            }
        }
        return sum;
    }

    private void checkShape(Harmonic h, String where) {
        base.requireIndex(h.index(), where + ".index");
        if (h.matrix().rows() != size || h.matrix().columns() != size) {
            throw new InvalidInputException(
                    where + ".matrix",
                    h.matrix().rows() + " x " + h.matrix().columns() + " numbers",
                    size + " x " + size);
        }
        if (!(h.matrix().maxAbs() < Double.POSITIVE_INFINITY)) {
            throw new InvalidInputException(where + ".matrix", "a value that is not finite", "finite numbers");
        }
    }

    private List<Harmonic> merge(List<Harmonic> given) {
        List<BaseFrequencies.Name> names =
                base.names(given.stream().map(Harmonic::index).toList());
        Map<Integer, List<Harmonic>> groups = new LinkedHashMap<>();
        for (int i = 0; i < given.size(); i++) {
            // An index is chosen for a frequency and its opposite together: a for one, −a for the other.
            Harmonic h = given.get(i);
            addTo(
                    groups.computeIfAbsent(names.get(i).number(), k -> new ArrayList<>()),
                    new Harmonic(names.get(i).signed(), h.matrix(), h.envelope()));
        }
        List<Harmonic> out = new ArrayList<>();
        for (List<Harmonic> group : groups.values()) {
            int[] first = group.get(0).index();
            group.stream().filter(h -> Arrays.equals(h.index(), first)).forEach(out::add);
            group.stream().filter(h -> !Arrays.equals(h.index(), first)).forEach(out::add);
        }
        return List.copyOf(out);
    }

    /** Adds a term to its group, to the term with the same index and envelope if there is one. */
    private static void addTo(List<Harmonic> group, Harmonic h) {
        for (int i = 0; i < group.size(); i++) {
            Harmonic other = group.get(i);
            if (Arrays.equals(other.index(), h.index()) && other.envelope().equals(h.envelope())) {
                group.set(i, new Harmonic(h.index(), other.matrix().plus(h.matrix()), h.envelope()));
                return;
            }
        }
        group.add(h);
    }

    private void checkHermitian() {
        double scale =
                harmonics.stream().mapToDouble(h -> h.matrix().maxAbs()).max().orElse(0);
        for (Harmonic h : harmonics) {
            int[] opposite = h.oppositeIndex();
            ComplexMatrix mirror = harmonics.stream()
                    .filter(o ->
                            Arrays.equals(o.index(), opposite) && o.envelope().equals(h.envelope()))
                    .map(Harmonic::matrix)
                    .findFirst()
                    .orElse(ComplexMatrix.zero(size, size));
            if (!(mirror.distance(h.matrix().adjoint()) <= HERMITIAN_TOLERANCE * scale)) {
                throw new InvalidInputException(
                        "harmonics",
                        "a wave whose harmonic " + Arrays.toString(opposite) + " is not the adjoint of harmonic "
                                + Arrays.toString(h.index()),
                        "a Hermitian wave: the matrix of -a is the conjugate transpose of the matrix of a,"
                                + " with the same envelope");
            }
        }
    }
}
