package io.github.secular.benchmark;

import io.github.secular.benchmark.RandomModelOutcome.Kind;
import io.github.secular.catalogue.BlochSolvers;
import io.github.secular.catalogue.LimitModels;
import io.github.secular.catalogue.VlasovSolvers;
import io.github.secular.classical.VlasovReport;
import io.github.secular.classical.VlasovTrajectory;
import io.github.secular.classical.limit.EnergyDistribution;
import io.github.secular.classical.limit.EnergyLimit;
import io.github.secular.numerics.InvalidInputException;
import io.github.secular.numerics.Progress;
import io.github.secular.numerics.RefusalException;
import io.github.secular.quantum.PopulationTrajectory;
import io.github.secular.quantum.Trajectory;
import io.github.secular.scenario.ClassicalReader;
import io.github.secular.scenario.ClassicalScenario;
import io.github.secular.scenario.Scenario;
import io.github.secular.scenario.ScenarioReader;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.concurrent.CancellationException;

/** Runs solvers and limits on random models, in this process, and holds them against the right values. */
public final class RandomModelRun {
    /** The name that stands for the limit instead of a solver. */
    public static final String LIMIT = "limit";

    private final RandomModel model;
    private final double patience;

    /** @param patience seconds after which a run is stopped */
    public RandomModelRun(RandomModel model, double patience) {
        this.model = model;
        this.patience = patience;
    }

    /** @param asked "automatic", the name of a solver, or {@link #LIMIT} */
    public RandomModelOutcome with(String asked) {
        long start = System.nanoTime();
        Answer answer;
        try {
            answer = model.isClassical() ? classical(asked) : quantum(asked);
        } catch (RefusalException e) {
            answer = Answer.none(Kind.REFUSAL, e.getMessage());
        } catch (CancellationException e) {
            answer = Answer.none(Kind.STOPPED, "");
        } catch (InvalidInputException e) {
            answer = Answer.none(Kind.FAULT, e.getMessage());
        } catch (RuntimeException | StackOverflowError e) {
            answer = Answer.none(Kind.FAULT, e.toString());
        }
        double ms = (System.nanoTime() - start) * 1e-6;
        boolean warned = answer.warned || answer.estimate > answer.tolerance;
        return new RandomModelOutcome(
                model.name(),
                model.family(),
                asked,
                answer.ran,
                answer.kind,
                answer.error,
                answer.estimate,
                answer.tolerance,
                warned,
                ms,
                answer.words);
    }

    private record Answer(
            Kind kind, String ran, double error, double estimate, double tolerance, boolean warned, String words) {
        static Answer none(Kind kind, String words) {
            return new Answer(kind, "", Double.NaN, Double.NaN, Double.NaN, false, words);
        }
    }

    private Answer quantum(String asked) {
        Scenario s = ScenarioReader.read(model.json(), model.name(), List.of());
        if (asked.equals(LIMIT)) {
            PopulationTrajectory p = LimitModels.standard()
                    .named(LimitModels.AUTOMATIC, s.model())
                    .solve(s.model(), s.initial(), s.times(), s.tolerance(), progress());
            double[][] found = new double[p.length()][p.size()];
            for (int i = 0; i < found.length; i++) {
                for (int n = 0; n < found[i].length; n++) {
                    found[i][n] = p.population(i, n);
                }
            }
            return answer(p.report(), distance(found, model.limit(), true), s.tolerance());
        }
        Trajectory rho = BlochSolvers.standard()
                .named(asked)
                .solve(s.model(), s.initial(), s.times(), s.tolerance(), progress());
        double[][] found = rho.populations();
        if (model.quantity().equals("state")) {
            for (int i = 0; i < found.length; i++) {
                found[i] = rho.rho(i).toArray();
            }
        }
        return answer(rho.report(), distance(found, model.values(), false), s.tolerance());
    }

    private static Answer answer(io.github.secular.quantum.SolverReport report, double error, double tolerance) {
        boolean warned = report.remark().contains("arning") || report.remark().contains("above the tolerance");
        return new Answer(
                Kind.ANSWER, report.solver(), error, report.estimatedError(), tolerance, warned, report.remark());
    }

    private Answer classical(String asked) {
        ClassicalScenario s = ClassicalReader.read(model.json(), model.name(), List.of());
        if (asked.equals(LIMIT)) {
            EnergyDistribution f = new EnergyLimit(s.problem()).solve(s.times(), s.tolerance(), progress());
            double[][] found = new double[s.times().length][];
            for (int i = 0; i < found.length; i++) {
                found[i] = new double[model.limit()[i].length];
                found[i][0] = f.meanEnergy()[i];
                for (int j = 1; j < found[i].length; j++) {
                    found[i][j] = f.at(i, s.energies()[j - 1]);
                }
            }
            String words = f.topWarning(s.tolerance()).orElse("");
            double error = relative(found, model.limit(), s, true);
            return new Answer(Kind.ANSWER, LIMIT, error, Double.NaN, s.tolerance(), !words.isEmpty(), words);
        }
        VlasovTrajectory f =
                VlasovSolvers.standard().named(asked).solve(s.problem(), s.times(), s.tolerance(), progress());
        double[][] found = new double[s.times().length][];
        double sampled = 0;
        for (int i = 0; i < found.length; i++) {
            found[i] = new double[model.values()[i].length];
            found[i][0] = f.state(i).moments().energy();
            sampled = Math.max(sampled, f.state(i).momentErrors().energy() / scale(s, model.values()[i][0]));
            for (int j = 1; j < found[i].length; j++) {
                found[i][j] = f.state(i).shellMean(s.energies()[j - 1]);
            }
        }
        VlasovReport report = f.report();
        double error = relative(found, model.values(), s, false);
        double estimate = estimate(report);
        if (sampled > 0) {
            // a sampled answer states a standard error; four of them are as good as certain
            estimate = 4 * sampled;
        }
        return new Answer(
                Kind.ANSWER,
                report.solver(),
                error,
                estimate,
                s.tolerance(),
                !report.warnings().isEmpty(),
                String.join(" ", report.warnings()));
    }

    /** What a report says of its own error, where it has such a component; relative, as the tolerance is. */
    private static double estimate(VlasovReport report) {
        for (RecordComponent component : VlasovReport.class.getRecordComponents()) {
            if (component.getName().equals("estimatedError")) {
                try {
                    return (double) component.getAccessor().invoke(report);
                } catch (ReflectiveOperationException e) {
                    throw new IllegalStateException(e);
                }
            }
        }
        return Double.NaN;
    }

    private static double scale(ClassicalScenario s, double energy) {
        return energy - s.hamiltonian().lowestEnergy();
    }

    /** Errors of the mean energy relative to itself above the lowest, of shell means to the largest in the row. */
    private double relative(double[][] found, double[][] right, ClassicalScenario s, boolean limit) {
        double worst = 0;
        for (int i = 0; i < right.length; i++) {
            double largest = 0;
            for (int j = 1; j < right[i].length; j++) {
                largest = Math.max(largest, right[i][j]);
            }
            for (int j = 0; j < right[i].length; j++) {
                double own = limit ? model.limitError(j) : model.error(j);
                double off = Math.max(0, Math.abs(found[i][j] - right[i][j]) - own);
                worst = larger(worst, off / (j == 0 ? scale(s, right[i][0]) : largest));
            }
        }
        return worst;
    }

    private double distance(double[][] found, double[][] right, boolean limit) {
        double worst = 0;
        for (int i = 0; i < right.length; i++) {
            for (int j = 0; j < right[i].length; j++) {
                double own = limit ? model.limitError(j) : model.error(j);
                worst = larger(worst, Math.max(0, Math.abs(found[i][j] - right[i][j]) - own));
            }
        }
        return worst;
    }

    /** The larger; infinite where the other is not a number. */
    private static double larger(double a, double b) {
        return Double.isNaN(b) ? Double.POSITIVE_INFINITY : Math.max(a, b);
    }

    private Progress progress() {
        long start = System.nanoTime();
        return new Progress() {
            @Override
            public void at(double fraction, String what) {}

            @Override
            public boolean isCancelled() {
                return (System.nanoTime() - start) * 1e-9 > patience;
            }
        };
    }
}
