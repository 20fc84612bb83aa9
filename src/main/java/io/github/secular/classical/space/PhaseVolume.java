package io.github.secular.classical.space;

import io.github.secular.classical.EnergyMeasure;
import io.github.secular.numerics.FormulaArrays;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.apache.commons.math3.util.CombinatoricsUtils;

/**
 * N(E) = V_D ∫(2(E − U))^(D/2) dq over {U &lt; E}, V_D the volume of the unit ball, and h0 = N′ (doc/classical.md, C9.1
 * and C9.3): in closed form for oscillators, by one integral for central potentials, else by sums over lattices, whose error falls as h^((2D+1)/2) and is taken
 * from two of them.
 */
final class PhaseVolume implements EnergyMeasure {
    static final int PER_OCTAVE = 8;
    /** Lattice points each way, by dimension; a coarser lattice beside it tells the error. */
    private static final int[] FINE = {0, 0, 1000, 110};

    private static final double COARSER = 0.7;

    /** Points of a radial integral. */
    private static final int RADIAL = 48;

    private final SpaceHamiltonian h;
    private final LogTable logs;
    private final Optional<RadialWell> radial;
    /** Per energy that was asked for: what N may be off by, relative to itself. */
    private final Map<Double, Double> errors = new ConcurrentHashMap<>();

    PhaseVolume(SpaceHamiltonian h) {
        this.h = h;
        this.radial = h.kind().radial().map(u -> new RadialWell(h));
        this.logs = new LogTable(h.lowestEnergy(), PER_OCTAVE, h.top(), this::logVolume);
    }

    /** The largest error of N at energies above one, relative to N, as far as they have been asked for. */
    double errorAbove(double energy) {
        return errors.entrySet().stream()
                .filter(e -> e.getKey() >= energy)
                .mapToDouble(Map.Entry::getValue)
                .max()
                .orElse(0);
    }

    /** The largest error of N f, the mass of f0 that it may put to a wrong energy. @param f Π f0 */
    double massError(DoubleUnaryOperator f) {
        return errors.entrySet().stream()
                .mapToDouble(e -> e.getValue() * volume(e.getKey()) * f.applyAsDouble(e.getKey()))
                .max()
                .orElse(0);
    }

    @Override
    public double lowestEnergy() {
        return h.lowestEnergy();
    }

    @Override
    public double volume(double energy) {
        double e = energy - h.lowestEnergy();
        if (!(e > 0)) {
            return 0;
        }
        return h.kind().isOscillator() ? exact(e) : Math.exp(logs.at(energy)[0][0]);
    }

    @Override
    public double density(double energy) {
        double e = energy - h.lowestEnergy();
        if (h.kind().isOscillator()) {
            return exact(e) * h.dimension() / e;
        }
        double[][] at = logs.at(energy);
        return Math.exp(at[0][0]) * at[1][0] / e;
    }

    /** (2πE)^D/(D! Πw). */
    private double exact(double e) {
        int d = h.dimension();
        double out = Math.pow(2 * Math.PI * e, d) / CombinatoricsUtils.factorialDouble(d);
        for (double w : h.kind().frequencies()) {
            out /= w;
        }
        return out;
    }

    /** None: where U has saddles h0 bends, but stays finite in two and more dimensions. */
    @Override
    public double[] criticalEnergies() {
        return new double[0];
    }

    private double[] logVolume(double energy) {
        boolean isRadial = radial.isPresent() && radial.get().isSingle(energy);
        int fine = isRadial ? RADIAL : FINE[h.dimension()];
        DoubleUnaryOperator volume = n -> isRadial ? radial.get().volume(energy, (int) n) : lattice(energy, (int) n);
        double out = volume.applyAsDouble(fine);
        double other = volume.applyAsDouble(COARSER * fine);
        errors.put(energy, Math.abs(other / out - 1));
        return new double[] {Math.log(out)};
    }

    private double lattice(double energy, int n) {
        Lattice points = new Lattice(h, h.boxes(energy), n);
        double[] rows = points.rows((q, u, size) -> {
            double sum = 0;
            for (int i = 0; i < size; i++) {
                double k = Math.max(0, energy - u[0][i]);
                sum += h.dimension() == 2 ? 2 * k : 2 * k * Math.sqrt(2 * k);
            }
            return sum;
        });
        double ball = h.dimension() == 2 ? Math.PI : 4 * Math.PI / 3;
        return ball * Arrays.stream(rows).sum() * points.cell();
    }

    /** The middles of even cells over the range of boxes. */
    record Lattice(SpaceHamiltonian h, double[] from, double[] to, int n) {
        Lattice(SpaceHamiltonian h, ShellBoxes boxes, int n) {
            this(h, boxes.from(), boxes.to(), n);
        }

        /** What is summed over points. */
        interface Sum {
            /** @param q positions, per axis @param u U and its derivatives */
            double over(double[][] q, double[][] u, int size);
        }

        double cell() {
            double out = 1;
            for (int a = 0; a < from.length; a++) {
                out *= (to[a] - from[a]) / n;
            }
            return out;
        }

        /** Sums over the rows along x, in their order, whatever threads there are. */
        double[] rows(Sum sum) {
            int d = from.length;
            int rows = d == 2 ? n : n * n;
            int parts = 64;
            double[] out = new double[rows];
            IntStream.range(0, parts).parallel().forEach(part -> {
                FormulaArrays.Room room = h.arrays().room();
                double[][] q = new double[d][FormulaArrays.BLOCK];
                double[][] u = new double[d + 1][FormulaArrays.BLOCK];
                for (int row = part; row < rows; row += parts) {
                    for (int start = 0; start < n; start += FormulaArrays.BLOCK) {
                        int size = Math.min(FormulaArrays.BLOCK, n - start);
                        for (int i = 0; i < size; i++) {
                            q[0][i] = middle(0, start + i);
                            q[1][i] = middle(1, row % n);
                            if (d > 2) {
                                q[2][i] = middle(2, row / n);
                            }
                        }
                        h.arrays().at(q, size, u, room);
                        out[row] += sum.over(q, u, size);
                    }
                }
            });
            return out;
        }

        private double middle(int axis, int i) {
            return from[axis] + (to[axis] - from[axis]) * (i + 0.5) / n;
        }
    }
}
