package io.github.secular.benchmark;

import io.github.secular.catalogue.BlochSolvers;
import io.github.secular.numerics.ComplexMatrix;
import io.github.secular.numerics.Progress;
import io.github.secular.quantum.BlochModel;
import io.github.secular.quantum.BlochSolver;
import io.github.secular.quantum.Trajectory;
import java.util.concurrent.TimeUnit;
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

/** Time of one solution of a {@link BenchmarkCase} to ten output times, from the model to the density matrices. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 3, time = 1)
@Fork(1)
public class SolverBenchmark {
    static final double TOLERANCE = 1e-8;

    @Param("automatic")
    public String solver;

    @Param("DAMPED")
    public BenchmarkCase.Kind kind;

    @Param("3")
    public int levels;

    @Param("1")
    public int waves;

    @Param("0.01")
    public double epsilon;

    private BlochSolver chosen;
    private BlochModel model;
    private ComplexMatrix initial;
    private double[] times;

    @Setup
    public void prepare() {
        BenchmarkCase problem = new BenchmarkCase(kind, levels, waves, epsilon);
        chosen = BlochSolvers.standard().named(solver);
        model = problem.model();
        initial = problem.initial();
        times = problem.times();
    }

    @Benchmark
    public Trajectory solve() {
        return chosen.solve(model, initial, times, TOLERANCE, Progress.NONE);
    }
}
