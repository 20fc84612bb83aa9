package io.github.secular.run;

import io.github.secular.asymptotics.semiclassical.QuantumMotion;
import io.github.secular.asymptotics.semiclassical.SemiclassicalComparison;
import io.github.secular.asymptotics.semiclassical.SemiclassicalRunner;
import io.github.secular.asymptotics.semiclassical.WellLevels;
import io.github.secular.asymptotics.semiclassical.WignerFunction;
import io.github.secular.catalogue.BlochSolvers;
import io.github.secular.classical.HarmonicsReach;
import io.github.secular.classical.QuasiPeriodicPotential;
import io.github.secular.classical.limit.EnergyLimit;
import io.github.secular.numerics.ComplexMatrix;
import io.github.secular.numerics.InvalidInputException;
import io.github.secular.numerics.Progress;
import io.github.secular.numerics.RefusalException;
import io.github.secular.numerics.Sentence;
import io.github.secular.scenario.ClassicalScenario;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** From a classical scenario to the same well with a ħ: what every host runs. */
public final class SemiclassicalRuns {
    private static final String AUTOMATIC = "automatic";
    /** Entries of ρ are wanted at least so well. */
    private static final double SHARP = 1e-6;
    /** Radians of the fastest coherence that are soon passed step by step. */
    private static final double SHORT = 5e4;

    private SemiclassicalRuns() {}

    /**
     * d(E) and F(E) beside the rates and populations of the levels.
     *
     * @param hbars ħ, in units of position times momentum, from large to small, at least one
     * @throws io.github.secular.numerics.RefusalException if there is no d, or the levels cannot be had
     */
    public static QuantumVsClassicalResult compare(ClassicalScenario scenario, double[] hbars, Progress progress) {
        if (hbars.length == 0) {
            throw new InvalidInputException("hbars", "none", "one or more, such as 0.2,0.1,0.05");
        }
        HarmonicsReach.require(scenario.problem(), scenario.tolerance());
        double t = ClassicalRuns.strongest(scenario, new EnergyLimit(scenario.problem()).coefficient());
        SemiclassicalComparison found = new SemiclassicalRunner(
                        scenario.problem(), scenario.energies(), scenario.times(), t, scenario.tolerance())
                .run(hbars, progress);
        Provenance.Builder account = ClassicalRuns.start(scenario)
                .add("Tolerance", "" + scenario.tolerance())
                .add("Rates and d", "at t = " + t);
        for (SemiclassicalComparison.Row row : found.rows()) {
            account.add(
                    "hbar = " + row.hbar(),
                    Sentence.of(
                            "%d levels from %d points, known to %.1e, elements of x to %.1e",
                            row.levels(), row.points(), row.energyError(), row.elementError()));
        }
        return new QuantumVsClassicalResult(scenario, found, account.build());
    }

    /** To ask every method what it would cost takes longer than a short run step by step, of so many levels. */
    private static String solver(ClassicalScenario scenario, double hbar) {
        double[] energies = scenario.energies();
        double[] times = scenario.times();
        double range = (energies[energies.length - 1] - scenario.hamiltonian().lowestEnergy()) / hbar;
        double radians = range * scenario.problem().fastTime(times[times.length - 1]);
        boolean isWave = scenario.shaking() instanceof QuasiPeriodicPotential;
        return isWave && radians <= SHORT ? "direct" : AUTOMATIC;
    }

    /**
     * The density matrix of the model's well in phase space, from the state whose Wigner function is the start, with the
     * Vlasov equation beside it.
     *
     * @param hbar ħ, in units of position times momentum
     * @param width standard deviation in x of the Husimi function's Gaussian; 0 for the Wigner function
     * @param pixels along each axis, at least 2
     * @throws RefusalException if the pixels do not resolve the fringes, the start is no state at this ħ, or there are too
     *     many levels
     */
    public static WignerResult wigner(
            ClassicalScenario scenario, double hbar, double width, int pixels, Progress progress) {
        WignerFunction.check(width, pixels);
        double[] energies = scenario.energies();
        QuantumMotion motion = QuantumMotion.of(
                scenario.problem(),
                hbar,
                energies[energies.length - 1],
                scenario.times(),
                BlochSolvers.standard().named(solver(scenario, hbar)),
                Math.min(SHARP, scenario.tolerance()),
                progress.part(0, 0.5));
        WellLevels levels = motion.well().levels();
        Provenance.Builder account = ClassicalRuns.start(scenario)
                .add("hbar", "" + hbar)
                .add(
                        "Levels",
                        Sentence.of(
                                "%d, known to %.1e; %.1e of the start above them, at most %.1e in the two highest",
                                levels.size(), levels.energyError(), motion.missing(), motion.top()))
                .solver(motion.trajectory().report());
        List<ComplexMatrix> matrices = IntStream.range(0, motion.trajectory().length())
                .mapToObj(motion.trajectory()::rho)
                .toList();
        return wigner(scenario, levels, matrices, Optional.of(motion), width, pixels, account, progress.part(0.5, 1));
    }

    /**
     * Density matrices that were made before in phase space, the Vlasov equation beside them.
     *
     * @param scenario the model whose well they are over, its times those of the matrices
     * @param matrices ρ between the lowest levels at this ħ, one per time
     * @throws InvalidInputException if there is another number of matrices than of times
     * @throws RefusalException as above
     */
    public static WignerResult wigner(
            ClassicalScenario scenario,
            double hbar,
            List<ComplexMatrix> matrices,
            double width,
            int pixels,
            Progress progress) {
        if (matrices.size() != scenario.times().length) {
            throw new InvalidInputException(
                    "matrix", matrices.size() + " frames", scenario.times().length + ", the times of its record");
        }
        WellLevels levels =
                WellLevels.lowest(scenario.hamiltonian(), hbar, matrices.get(0).rows(), SHARP, progress.part(0, 0.3));
        Provenance.Builder account = ClassicalRuns.start(scenario)
                .add("hbar", "" + hbar)
                .add("Levels", Sentence.of("%d, known to %.1e", levels.size(), levels.energyError()))
                .add("Density matrix", "of an image");
        return wigner(scenario, levels, matrices, Optional.empty(), width, pixels, account, progress.part(0.3, 1));
    }

    private static WignerResult wigner(
            ClassicalScenario scenario,
            WellLevels levels,
            List<ComplexMatrix> matrices,
            Optional<QuantumMotion> motion,
            double width,
            int pixels,
            Provenance.Builder account,
            Progress progress) {
        int used = WignerFunction.used(matrices);
        WignerFunction function = new WignerFunction(levels, used, width, pixels);
        List<WignerFunction.Frame> frames = new ArrayList<>();
        for (int i = 0; i < matrices.size(); i++) {
            progress.at(0.4 * i / matrices.size(), "Phase space of the density matrix");
            frames.add(function.of(matrices.get(i), progress));
        }
        Optional<VlasovResult> classical = Optional.empty();
        String beside = "the Vlasov equation";
        try {
            classical = Optional.of(ClassicalRuns.standard().vlasov(scenario, progress.part(0.4, 1)));
        } catch (RefusalException refusal) {
            beside = "none. " + refusal.getMessage();
        }
        account.add("Phase space", width > 0 ? "Husimi function, width " + width + " in x" : "Wigner function")
                .add("Levels in use", "" + used)
                .add("Classical f", beside);
        return new WignerResult(
                scenario,
                levels.hbar(),
                width,
                levels,
                matrices,
                motion,
                function.range(),
                pixels,
                frames,
                classical,
                account.build());
    }
}
