package io.github.secular.run;

import io.github.secular.asymptotics.Comparison;
import io.github.secular.asymptotics.VlasovComparisonRunner;
import io.github.secular.asymptotics.hypotheses.ClassicalHypotheses;
import io.github.secular.asymptotics.hypotheses.Detunings;
import io.github.secular.asymptotics.hypotheses.HypothesisReport;
import io.github.secular.catalogue.LimitModels;
import io.github.secular.catalogue.VlasovLimits;
import io.github.secular.catalogue.VlasovSolvers;
import io.github.secular.classical.HarmonicsReach;
import io.github.secular.classical.QuasiPeriodicPotential;
import io.github.secular.classical.RandomPotential;
import io.github.secular.classical.VlasovProblem;
import io.github.secular.classical.VlasovReport;
import io.github.secular.classical.VlasovTrajectory;
import io.github.secular.classical.limit.CoefficientCurve;
import io.github.secular.classical.limit.CoefficientTable;
import io.github.secular.classical.limit.DiffusionCoefficient;
import io.github.secular.classical.limit.DiffusionLimit;
import io.github.secular.classical.limit.DriveChange;
import io.github.secular.classical.limit.EnergyDistribution;
import io.github.secular.classical.limit.EnergyLimit;
import io.github.secular.classical.limit.VlasovLimit;
import io.github.secular.drive.Course;
import io.github.secular.drive.NoiseSignal;
import io.github.secular.numerics.Progress;
import io.github.secular.numerics.RefusalException;
import io.github.secular.numerics.Sentence;
import io.github.secular.scenario.ClassicalScenario;
import io.github.secular.solver.LongRun;
import io.github.secular.solver.Solver;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * From a classical scenario to results: what every host runs, without knowing any host.
 *
 * @param limit what stands beside the Vlasov equation
 */
public record ClassicalRuns(VlasovSolvers solvers, VlasovLimit limit) {
    /** The entry of provenances that warns of mass lost at the top of the limit. */
    public static final String TOP = "Warning, energy diffusion";

    /** The entry of provenances that warns of a drive that changes too fast for the limit. */
    public static final String CHANGE = "Warning, change of the drive";

    private static final double SOLVING = 0.8;
    /** A part of the mass by which no result worth the name is wrong. */
    private static final double WORST_MASS = 0.5;

    /** With every solver there is, and the usual limit. */
    public static ClassicalRuns standard() {
        return by(LimitModels.AUTOMATIC);
    }

    /**
     * With every solver there is.
     *
     * @param limit one of the names of {@link VlasovLimits}
     * @throws io.github.secular.numerics.InvalidInputException if there is no such limit
     */
    public static ClassicalRuns by(String limit) {
        return new ClassicalRuns(
                VlasovSolvers.standard(), VlasovLimits.standard().named(limit));
    }

    /** d(E), a(E), h0(E) at the scenario's energies. @throws RefusalException if there is no d */
    public CoefficientResult diffusionCoefficient(ClassicalScenario scenario, Progress progress) {
        HarmonicsReach.require(scenario.problem(), scenario.tolerance());
        DiffusionCoefficient coefficient = new EnergyLimit(scenario.problem()).coefficient();
        double t = strongest(scenario, coefficient);
        CoefficientTable table =
                CoefficientTable.of(scenario.hamiltonian(), coefficient, t, scenario.energies(), progress);
        String method = scenario.relaxation().shellKernel().isPresent()
                ? "by collocation on whole shells, for a general kernel"
                : "by angle harmonics";
        Provenance.Builder account = start(scenario)
                .add(
                        "Diffusion coefficient",
                        method + ", at t = " + t
                                + (coefficient.dependsOnTime() ? ", where d is largest in the run" : ""))
                .add("Largest |h0 a - (h0 d)'| over largest |h0 a|", format("%.1e", table.residual()));
        if (scenario.shaking() instanceof RandomPotential random
                && random.parts().size() > 1) {
            for (NoiseSignal source : NoiseSignal.sources(random.signals())) {
                int j = source.source();
                double[] share = table.share(j);
                account.add(
                        "Noise " + j,
                        random.description(j) + format(": %.3g %% to %.3g %% of d", 100 * share[0], 100 * share[1]));
            }
        }
        return new CoefficientResult(
                scenario,
                table,
                new Once<>(() -> CoefficientCurve.of(scenario.hamiltonian(), coefficient, table)),
                account.build());
    }

    /** The time of the run at which d is largest on the middle one of the energies; the first where d stands still. */
    static double strongest(ClassicalScenario scenario, DiffusionCoefficient coefficient) {
        double[] times = scenario.times();
        double best = times[0];
        if (!coefficient.dependsOnTime() || !(times[times.length - 1] > 0)) {
            return best;
        }
        double middle = scenario.energies()[scenario.energies().length / 2];
        DiffusionCoefficient.Form d = coefficient.form(scenario.hamiltonian().shell(middle));
        for (double t : new Course(coefficient.envelopes(), times[times.length - 1]).samples(8)) {
            best = d.at(t) > d.at(best) * (1 + 1e-12) ? t : best;
        }
        return best;
    }

    /** The diffusion equation in energy alone. @throws RefusalException if there is no d */
    public EnergyDiffusionResult energyDiffusion(ClassicalScenario scenario, Progress progress) {
        HarmonicsReach.require(scenario.problem(), scenario.tolerance());
        EnergyDistribution f = limit.solve(scenario.problem(), scenario.times(), scenario.tolerance(), progress);
        Provenance.Builder account = start(scenario).add("Tolerance", "" + scenario.tolerance());
        describe(account, f, scenario);
        return new EnergyDiffusionResult(scenario, f, account.build());
    }

    /** A first look at {@link #energyDiffusion}, whose error nobody estimates. @throws RefusalException if there is no d */
    public EnergyDiffusionResult roughDiffusion(ClassicalScenario scenario, Progress progress) {
        HarmonicsReach.require(scenario.problem(), scenario.tolerance());
        EnergyDistribution f = limit.rough(scenario.problem(), scenario.times(), progress);
        return new EnergyDiffusionResult(
                scenario, f, start(scenario).add("Energy diffusion", roughly(f)).build());
    }

    static String roughly(EnergyDistribution f) {
        return format(
                "%d cells, a first look without an estimate of its error",
                f.grid().size());
    }

    /**
     * Solves the Vlasov equation with the scenario's solver, and energy diffusion beside it.
     *
     * @throws io.github.secular.numerics.InvalidInputException if the solver's name is unknown
     * @throws RefusalException if the solver refuses; a limit that refuses leaves a note in the provenance
     */
    public VlasovResult vlasov(ClassicalScenario scenario, Progress progress) {
        VlasovProblem problem = scenario.problem();
        Solver<VlasovProblem, VlasovTrajectory> solver = solvers.named(scenario.solver());
        LongRun.sentence(solvers.catalogue(), solver, problem, scenario.times(), scenario.tolerance())
                .ifPresent(progress::say);
        VlasovTrajectory f = solver.solve(problem, scenario.times(), scenario.tolerance(), progress.part(0, SOLVING));
        VlasovReport report = f.report();
        Provenance.Builder account = start(scenario)
                .add("Solver", report.solver())
                .add("Tolerance", "" + report.tolerance())
                .add("Work", report.work())
                .add(
                        "Estimated error of F",
                        Double.isNaN(report.estimatedError())
                                ? "not known"
                                : format("%.1e of its largest value", report.estimatedError()))
                .add("Mass error", format("%.1e", report.massError()))
                .add("Smallest value of f", format("%.3e", report.smallestValue()));
        if (!Double.isNaN(report.numericalHeating())) {
            account.add(
                    "Heating by the method, per mass",
                    format("%.1e", report.numericalHeating())
                            + (Double.isNaN(report.physicalHeating())
                                    ? ""
                                    : format(", by the drive %.3g", report.physicalHeating())));
        }
        if (report.statisticalError() > 0) {
            account.add(
                    "Standard error of F",
                    format("%.1e of F, root mean square; each its own in the tables", report.statisticalError()));
        }
        account.choice(report);
        for (int i = 0; i < report.warnings().size(); i++) {
            account.add("Remark " + (i + 1), report.warnings().get(i));
        }
        Optional<EnergyDistribution> beside = Optional.empty();
        try {
            beside = Optional.of(
                    limit.solve(problem, scenario.times(), scenario.tolerance(), progress.part(SOLVING, 1)));
            describe(account, beside.get(), scenario);
        } catch (RefusalException refusal) {
            account.add("Energy diffusion", "none. " + refusal.getMessage());
        }
        MomentCheck moments = MomentCheck.of(problem, scenario.times(), progress);
        account.add("Exact moments", moments.sentence(f));
        if (!(report.massError() <= WORST_MASS)) {
            throw new RefusalException(format(
                    "The solver %s keeps the mass to %.1e only, so that its result is none: shorten the run, raise"
                            + " epsilon or choose another solver.",
                    report.solver(), report.massError()));
        }
        double[][] means = f.shellMeans(scenario.energies());
        for (double[] row : means) {
            for (double mean : row) {
                if (!(Math.abs(mean) < Double.POSITIVE_INFINITY)) {
                    throw new RefusalException("The solver " + report.solver() + " meets numbers that are too large or"
                            + " too far apart for a double, and its result is none: choose other units, so that"
                            + " energies, rates and times are nearer to 1.");
                }
            }
        }
        return new VlasovResult(scenario, f, means, beside, moments, account.build());
    }

    /** The Vlasov equation against its limit at each ε. */
    public ComparisonResult comparison(ClassicalScenario scenario, double[] epsilons, Progress progress) {
        return comparison(scenario, limit, epsilons, progress);
    }

    private ComparisonResult comparison(
            ClassicalScenario scenario, VlasovLimit against, double[] epsilons, Progress progress) {
        Comparison comparison = new VlasovComparisonRunner(solvers.named(scenario.solver()), against)
                .run(
                        scenario.problem(),
                        scenario.times(),
                        scenario.energies(),
                        epsilons,
                        scenario.tolerance(),
                        progress);
        boolean later = comparison.rows().stream().anyMatch(r -> r.from() > 0);
        Provenance account = start(scenario)
                .add("Solver", scenario.solver())
                .add("Tolerance", "" + scenario.tolerance())
                .add(
                        "Limit",
                        against.description()
                                + (later
                                        ? "; compared after the initial layer, from t = " + layers(comparison) + " on"
                                        : ""))
                .build();
        return new ComparisonResult(scenario, comparison, theory(scenario, against, progress), account);
    }

    /** The order of a limit's error (doc/classical.md, C7.4); NaN where there is no limit. */
    private static double theory(ClassicalScenario scenario, VlasovLimit limit, Progress progress) {
        try {
            return limit.order(ClassicalHypotheses.check(scenario.problem(), highest(scenario), progress.quietly())
                    .expectedOrder());
        } catch (RefusalException e) {
            return Double.NaN;
        }
    }

    /** The highest energy in use. */
    private static double highest(ClassicalScenario scenario) {
        double[] energies = scenario.energies();
        double given = scenario.problem().highestEnergy();
        return Double.isNaN(given) ? energies[energies.length - 1] : given;
    }

    private static String layers(Comparison comparison) {
        return comparison.rows().stream().map(r -> format("%.3g", r.from())).collect(Collectors.joining(", "));
    }

    /**
     * Holds the hypotheses of the classical theorems against a scenario, and, for given ε, energy diffusion against the
     * Vlasov equation. The energies in use are those of the scenario, up to its highest.
     *
     * @param harmonics largest k of the detunings, at least 1
     * @param epsilons where to observe the order; may be empty
     */
    public ClassicalHypothesesResult hypotheses(
            ClassicalScenario scenario, int harmonics, double[] epsilons, Progress progress) {
        VlasovProblem problem = scenario.problem();
        double highest = highest(scenario);
        HypothesisReport report = ClassicalHypotheses.check(problem, highest, progress.part(0, 0.2));
        Optional<Detunings> detunings = problem.shaking() instanceof QuasiPeriodicPotential drive
                        && !drive.terms().isEmpty()
                ? Optional.of(Detunings.of(problem.hamiltonian(), drive, highest, harmonics, progress.part(0.2, 0.3)))
                : Optional.empty();
        Provenance account = start(scenario)
                .add("Energies in use", format("up to %.6g", highest))
                .build();
        return ClassicalHypothesesResult.of(
                scenario,
                report,
                detunings,
                epsilons.length > 0,
                () -> comparison(scenario, new DiffusionLimit(), epsilons, progress.part(0.3, 1)),
                account);
    }

    static Provenance.Builder start(ClassicalScenario scenario) {
        return Provenance.of(scenario)
                .add(
                        "Hamiltonian",
                        "p^2/2 + U, U: " + scenario.hamiltonian().potential().description())
                .add("Drive", scenario.shaking().description())
                .add("Relaxation", scenario.relaxation().toString())
                .add("Initial density", scenario.initial().description());
    }

    private static void describe(Provenance.Builder account, EnergyDistribution f, ClassicalScenario scenario) {
        account.add("Energy diffusion", words(f));
        describeTop(account, f, scenario.hamiltonian().top(), scenario.tolerance());
        describe(account, new EnergyLimit(scenario.problem()).change(), scenario.times());
    }

    /** How fast the drive changes, where it does, and a warning where that is too fast for a limit. */
    static void describe(Provenance.Builder account, DriveChange change, double[] times) {
        double end = times.length == 0 ? 0 : times[times.length - 1];
        if (!change.isSteady()) {
            account.add(
                    "Change of the drive in one relaxation time",
                    format("%.2g of its largest value, jumps left out", change.during(end)));
        }
        change.warning(end).ifPresent(w -> account.add(CHANGE, w));
    }

    /** What has left, where a top of the model's own absorbs; else a warning if much did leave the grid. */
    static void describeTop(Provenance.Builder account, EnergyDistribution f, double top, double tolerance) {
        boolean absorbs = top < Double.POSITIVE_INFINITY;
        if (absorbs) {
            account.add(
                    "Escape",
                    Sentence.of(
                            "%.4g of the mass has left through the top, E = %.6g, which absorbs", f.lostMass(), top));
        }
        (absorbs ? Optional.<String>empty() : f.topWarning(tolerance))
                .or(() -> f.errorWarning(tolerance))
                .ifPresent(w -> account.add(TOP, w));
    }

    static String words(EnergyDistribution f) {
        double[] lost = f.lost();
        return format(
                "%d cells up to E = %.4g, %d steps; mass kept to %.1e, %.1e of it lost at the top, smallest F %.1e; estimated"
                        + " error %.1e of the largest F",
                f.grid().size(),
                f.grid().faces()[f.grid().size()],
                f.steps(),
                f.massError(),
                lost.length == 0 ? 0 : lost[lost.length - 1] / f.mass()[0],
                f.smallest(),
                f.estimatedError());
    }

    private static String format(String pattern, Object... values) {
        return Sentence.of(pattern, values);
    }
}
