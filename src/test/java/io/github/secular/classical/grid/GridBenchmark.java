package io.github.secular.classical.grid;

import io.github.secular.classical.GaussianDensity;
import io.github.secular.classical.PhaseRange;
import io.github.secular.classical.VlasovCases;
import io.github.secular.classical.VlasovProblem;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.commons.math3.transform.DftNormalization;
import org.apache.commons.math3.transform.FastFourierTransformer;
import org.apache.commons.math3.transform.TransformType;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The parts of a step of the grid solver on all cores, beside a copy of its field in memory. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(1)
public class GridBenchmark {
    private static final double STEP = 0.1;

    @Param({"512", "1024"})
    public int size;

    @Param({"harmonic", "duffing"})
    public String well;

    private ShellProjection projection;
    private PhaseFlow flow;
    private double[] field;
    private double[] copy;

    @Setup
    public void prepare() {
        GaussianDensity f0 = new GaussianDensity(0.5, 0, 0.5);
        boolean harmonic = well.equals("harmonic");
        VlasovProblem problem = harmonic ? VlasovCases.forcedWell(0.1, f0) : VlasovCases.forcedDuffing(0.1, f0);
        PhaseGrid grid = new PhaseGrid(PhaseRange.centred(6, 6), size, size, problem.hamiltonian());
        projection = new ShellProjection(grid, problem.hamiltonian(), size / 4 + 8);
        GridDrive drive = GridDrive.of(problem.shaking(), 0.1, grid);
        flow = new PhaseFlow(grid, drive, harmonic, 1);
        field = new double[size * size];
        copy = new double[size * size];
        for (int i = 0; i < field.length; i++) {
            field[i] = f0.at(grid.x(i % size), grid.p(i / size));
        }
    }

    @Benchmark
    public double[] relaxation() {
        projection.relax(field, 1e-3);
        return field;
    }

    @Benchmark
    public double[] flow() {
        flow.advance(new double[][] {field}, 0, STEP, new double[1][0]);
        return field;
    }

    /** The transforms of one shear of all rows, there and back, without copies and phases. */
    @Benchmark
    public double[] transforms() {
        IntStream.range(0, 16).parallel().forEach(chunk -> {
            double[][] lines = new double[2][size];
            for (int i = 0; i < size / 32; i++) {
                lines[0][i] = 1;
                FastFourierTransformer.transformInPlace(lines, DftNormalization.UNITARY, TransformType.FORWARD);
                FastFourierTransformer.transformInPlace(lines, DftNormalization.UNITARY, TransformType.INVERSE);
            }
            copy[chunk] = lines[0][0];
        });
        return copy;
    }

    @Benchmark
    public double[] memoryCopy() {
        int chunk = field.length / 16;
        IntStream.range(0, 16).parallel().forEach(i -> System.arraycopy(field, i * chunk, copy, i * chunk, chunk));
        return copy;
    }
}
