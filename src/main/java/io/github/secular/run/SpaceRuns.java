package io.github.secular.run;

import io.github.secular.asymptotics.Comparison;
import io.github.secular.asymptotics.SpaceComparisonRunner;
import io.github.secular.asymptotics.hypotheses.HypothesisReport;
import io.github.secular.asymptotics.hypotheses.SpaceHypotheses;
import io.github.secular.classical.EnergyMeasure;
import io.github.secular.classical.limit.CoefficientTable;
import io.github.secular.classical.limit.EnergyDistribution;
import io.github.secular.classical.limit.EnergySolution;
import io.github.secular.classical.space.ActionDiffusion;
import io.github.secular.classical.space.ActionDistribution;
import io.github.secular.classical.space.ActionResonance;
import io.github.secular.classical.space.Projection;
import io.github.secular.classical.space.SpaceDiffusion;
import io.github.secular.classical.space.SpaceTrajectory;
import io.github.secular.drive.Course;
import io.github.secular.numerics.Progress;
import io.github.secular.numerics.RefusalException;
import io.github.secular.numerics.Sentence;
import io.github.secular.scenario.SpaceScenario;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** From a classical scenario in two or three degrees of freedom to results, without knowing any host. */
public final class SpaceRuns {
    /** d(E), a(E), h0(E) at the scenario's energies. @throws io.github.secular.numerics.RefusalException if there is no d */
    public CoefficientResult diffusionCoefficient(SpaceScenario scenario, Progress progress) {
        SpaceDiffusion limit = new SpaceDiffusion(scenario.problem());
        EnergyMeasure measure = limit.measure();
        double[] energies = scenario.energies();
        int n = energies.length;
        double[] density = new double[n];
        double[] volume = new double[n];
        double[] d = new double[n];
        double[] error = new double[n];
        double[] drift = new double[n];
        double t = strongest(scenario, limit);
        double[] g = limit.envelopesAt(t);
        for (int i = 0; i < n; i++) {
            progress.check();
            progress.at((double) i / n, "Diffusion coefficient");
            double e = energies[i];
            density[i] = measure.density(e);
            volume[i] = measure.volume(e);
            double[] at = limit.exactly(e, g);
            d[i] = at[0];
            error[i] = at[1];
            // a = (h0 d)'/h0 = d' + d h0'/h0
            double step = 1e-3 * (e - measure.lowestEnergy());
            double below = measure.density(e - step);
            double above =
                    measure.density(Math.min(e + step, scenario.hamiltonian().top()));
            drift[i] = at[2] + at[0] * (above - below) / (2 * step * density[i]);
        }
        Provenance account = start(scenario)
                .add("Diffusion coefficient", limit.method() + ", at t = " + t)
                .add(
                        "Error of the phase volume",
                        words(scenario.problem().shells().volumeError(energies[0])))
                .build();
        return new CoefficientResult(
                scenario,
                new CoefficientTable(
                        t,
                        energies.clone(),
                        density,
                        volume,
                        d,
                        error,
                        drift,
                        drift.clone(),
                        new double[n][0],
                        Collections.nCopies(n, List.of()),
                        Double.NaN),
                account);
    }

    /**
     * The diffusion matrix at given actions, when the drive is strongest.
     *
     * @param actions one entry per axis each
     * @return one matrix each
     */
    public List<double[][]> matrices(SpaceScenario scenario, List<double[]> actions) {
        SpaceDiffusion limit = new SpaceDiffusion(scenario.problem());
        double[] g = limit.envelopesAt(strongest(scenario, limit));
        return actions.stream().map(each -> limit.matrix(each, g)).toList();
    }

    /** The diffusion equation in the plane of actions. @throws io.github.secular.numerics.RefusalException if there is none */
    public ActionResult actionDiffusion(SpaceScenario scenario, Progress progress) {
        ActionDistribution f =
                new ActionDiffusion(scenario.problem()).solve(scenario.times(), scenario.tolerance(), progress);
        int n = f.plane().size();
        Provenance.Builder account = start(scenario)
                .add("Tolerance", "" + scenario.tolerance())
                .add(
                        "P",
                        "averages over the tori of "
                                + String.join(" and ", f.plane().names())
                                + (scenario.hamiltonian().dimension() == 3 ? " and the directions of L" : "")
                                + ", which is a choice")
                .add(
                        "Start",
                        scenario.problem().initial().isOfEnergy()
                                ? "a function of energy, and so of the actions"
                                : Sentence.of(
                                        "its means over tori: what its angles do before they have relaxed shifts F by a part"
                                                + " of order epsilon = %.3g, which is left out (doc/classical.md, C7.5)",
                                        scenario.epsilon()))
                .add(
                        "Action diffusion",
                        Sentence.of(
                                "%d x %d cells, %d steps, %.1e of the mass may stand elsewhere",
                                n, n, f.steps(), f.error()));
        if (f.error() > scenario.tolerance()) {
            account.add(
                    ClassicalRuns.CHANGE,
                    Sentence.of(
                            "On the finest plane of actions %.1e of the mass may stand elsewhere, more than the tolerance of %.1e.",
                            f.error(), scenario.tolerance()));
        }
        double strongest = ActionResonance.strongest(f.plane().resonances())
                .map(ActionResonance::strength)
                .orElse(0.0);
        if (strongest > ActionResonance.TRAPPING) {
            account.add(
                    ClassicalRuns.TOP,
                    Sentence.of(
                            "A resonance of strength %.2g, above %.1g, traps motion before it relaxes: take a smaller epsilon"
                                    + " or a larger gamma.",
                            strongest, ActionResonance.TRAPPING));
        }
        return new ActionResult(scenario, f, account.build());
    }

    private static String words(double volumeError) {
        return volumeError == 0 ? "none, it is known in closed form" : Sentence.of("%.1e of itself", volumeError);
    }

    /** The time of the run at which the sum of the squares of all envelopes is largest; the first where they stand still. */
    private static double strongest(SpaceScenario scenario, SpaceDiffusion limit) {
        double[] times = scenario.times();
        double best = times[0];
        double end = times[times.length - 1];
        if (scenario.problem().drive().envelopes().stream().allMatch(g -> g.isConstant()) || !(end > 0)) {
            return best;
        }
        for (double t : new Course(scenario.problem().drive().envelopes(), end).samples(8)) {
            best = strength(limit, t) > strength(limit, best) * (1 + 1e-12) ? t : best;
        }
        return best;
    }

    private static double strength(SpaceDiffusion limit, double t) {
        double out = 0;
        for (double g : limit.envelopesAt(t)) {
            out += g * g;
        }
        return out;
    }

    /** A first look at {@link #energyDiffusion}, whose error nobody estimates. @throws io.github.secular.numerics.RefusalException if there is no d */
    public EnergyDiffusionResult roughDiffusion(SpaceScenario scenario, Progress progress) {
        EnergyDistribution f =
                new EnergySolution(SpaceDiffusion.rough(scenario.problem())).rough(scenario.times(), progress);
        return new EnergyDiffusionResult(
                scenario,
                f,
                start(scenario)
                        .add("Energy diffusion", ClassicalRuns.roughly(f))
                        .build());
    }

    /** The diffusion equation in energy. @throws io.github.secular.numerics.RefusalException if there is no d */
    public EnergyDiffusionResult energyDiffusion(SpaceScenario scenario, Progress progress) {
        SpaceDiffusion limit = new SpaceDiffusion(scenario.problem());
        EnergyDistribution f = new EnergySolution(limit).solve(scenario.times(), scenario.tolerance(), progress);
        Provenance.Builder account = start(scenario)
                .add("Tolerance", "" + scenario.tolerance())
                .add("Diffusion coefficient", limit.method())
                .add("Energy diffusion", ClassicalRuns.words(f));
        ClassicalRuns.describeTop(account, f, scenario.hamiltonian().top(), scenario.tolerance());
        ClassicalRuns.describe(account, limit.change(), scenario.times());
        return new EnergyDiffusionResult(scenario, f, account.build());
    }

    /**
     * The Vlasov equation by particles, and energy diffusion beside it.
     *
     * @param axes pairs of axes that f is projected onto
     * @param pixels of their images, each way
     * @throws io.github.secular.numerics.RefusalException if it would take too many steps; a limit that refuses leaves
     *     a note in the provenance
     */
    public SpaceResult vlasov(SpaceScenario scenario, List<List<String>> axes, int pixels, Progress progress) {
        double[] energies = scenario.energies();
        double highest = reach(scenario);
        List<Projection> onto = axes.stream()
                .map(pair -> Projection.of(scenario.hamiltonian(), pair, highest, pixels))
                .toList();
        SpaceTrajectory f = scenario.method()
                .solve(
                        scenario.problem(),
                        scenario.times(),
                        highest,
                        onto,
                        scenario.tolerance(),
                        progress.part(0, 0.8));
        Provenance.Builder account = start(scenario)
                .add("Solver", f.report().solver())
                .choice(f.report())
                .add("Tolerance", "" + scenario.tolerance())
                .add("Work", f.report().work())
                .add(
                        "Standard error of F",
                        Sentence.of(
                                "%.1e of F, root mean square; each its own in the tables",
                                f.report().statisticalError()));
        for (int i = 0; i < f.report().warnings().size(); i++) {
            account.add("Remark " + (i + 1), f.report().warnings().get(i));
        }
        Optional<EnergyDistribution> limit = Optional.empty();
        try {
            SpaceDiffusion diffusion = new SpaceDiffusion(scenario.problem());
            limit = Optional.of(
                    new EnergySolution(diffusion).solve(scenario.times(), scenario.tolerance(), progress.part(0.8, 1)));
            account.add("Diffusion coefficient", diffusion.method());
            account.add("Energy diffusion", ClassicalRuns.words(limit.get()));
            ClassicalRuns.describe(account, diffusion.change(), scenario.times());
        } catch (RefusalException refusal) {
            account.add("Energy diffusion", "none. " + refusal.getMessage());
        }
        return new SpaceResult(scenario, f, f.shellMeans(energies), f.shellErrors(energies), limit, account.build());
    }

    /** The energy up to which particles are counted. */
    private static double reach(SpaceScenario scenario) {
        double[] energies = scenario.energies();
        return Math.min(
                scenario.hamiltonian().top(),
                energies[energies.length - 1]
                        + (energies.length < 2
                                ? 0
                                : (energies[energies.length - 1] - energies[energies.length - 2]) / 2));
    }

    /** Particles against energy diffusion at each ε. */
    public ComparisonResult comparison(SpaceScenario scenario, double[] epsilons, Progress progress) {
        Comparison comparison = new SpaceComparisonRunner(scenario.method())
                .run(scenario.problem(), scenario.times(), reach(scenario), epsilons, scenario.tolerance(), progress);
        Provenance account = start(scenario)
                .add("Solver", scenario.method().name())
                .add("Tolerance", "" + scenario.tolerance())
                .add("Limit", "energy diffusion from the shell means of the start")
                .add("Error", "the largest difference of the masses below an energy, over energies and times")
                .build();
        return new ComparisonResult(scenario, comparison, Double.NaN, account);
    }

    /**
     * Holds the hypotheses of the classical theorems against a scenario, as {@link ClassicalRuns#hypotheses} does.
     *
     * @param cutOff relations between frequencies are searched up to this, at least 1
     * @param epsilons where to observe the order; may be empty
     */
    public ClassicalHypothesesResult hypotheses(
            SpaceScenario scenario, int cutOff, double[] epsilons, Progress progress) {
        double highest = reach(scenario);
        HypothesisReport report = SpaceHypotheses.check(scenario.problem(), highest, cutOff, progress.part(0, 0.3));
        Provenance account = start(scenario)
                .add("Energies in use", Sentence.of("up to %.6g", highest))
                .build();
        return ClassicalHypothesesResult.of(
                scenario,
                report,
                Optional.empty(),
                epsilons.length > 0,
                () -> comparison(scenario, epsilons, progress.part(0.3, 1)),
                account);
    }

    static Provenance.Builder start(SpaceScenario scenario) {
        return Provenance.of(scenario)
                .add(
                        "Hamiltonian",
                        "p^2/2 + U in " + scenario.hamiltonian().dimension() + " dimensions, U: "
                                + scenario.hamiltonian())
                .add("Drive", scenario.problem().drive().description())
                .add("Relaxation", scenario.problem().relaxation().toString())
                .add("Initial density", scenario.problem().initial().description());
    }
}
