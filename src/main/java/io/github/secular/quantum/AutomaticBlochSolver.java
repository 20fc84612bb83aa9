package io.github.secular.quantum;

import io.github.secular.drive.Wave;
import io.github.secular.numerics.ComplexMatrix;
import io.github.secular.numerics.Progress;
import io.github.secular.numerics.RefusalException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Chooses among the known solvers by the work that each foretells; a method that cannot foretell it is tried
 * first, within a share of what the cheapest other one needs. Each decides by its own criterion
 * (doc/bloch-solvers.md, B1.2) whether it holds and estimates its error afterwards. The first that holds and keeps the
 * tolerance is taken, and the report names it.
 */
public final class AutomaticBlochSolver implements BlochSolver {
    /** Multiplications of a direct run that take some ten milliseconds. */
    private static final double SHORT_RUN = 1e7;

    /** The same for a run with envelopes, whose solver is slower. */
    private static final double SHORT_RUN_WITH_ENVELOPES = 1e8;

    /** Multiplications that nobody minds waiting for: a few seconds. */
    private static final double SHORT_WAIT = 3e9;

    /** Where a method ranks among the others; names that are not here come last. */
    private static final List<String> CONSTANT_WAVE = List.of("slow-manifold", "slow-set", "period-map", "direct");

    private static final List<String> ENVELOPES = List.of("slow-envelope", "slow-set", "envelope-steps", "direct");

    /** A run foretold to cost less than this, in multiplications, is not worth trying another method first. */
    private static final double CHEAP = 1e6;

    /** What a method that cannot foretell its work may spend, as a part of what the cheapest other one needs. */
    private static final double SHARE = 0.5;

    /** The same under envelopes. */
    private static final double FIRST_TRY = 0.2;

    /** By how much more it may spend before it is tried again. */
    private static final double WORTH_ANOTHER_TRY = 10;

    private final List<BlochSolver> solvers;

    /**
     * @param solvers the solvers to choose from, names as in doc/bloch-solvers.md, B1.4: "direct", "slow-manifold",
     *     "period-map", "slow-set", "slow-envelope", "envelope-steps"; unknown ones are tried last, in this order
     */
    public AutomaticBlochSolver(List<BlochSolver> solvers) {
        this.solvers = List.copyOf(solvers);
    }

    @Override
    public String name() {
        return BlochSolvers.AUTOMATIC;
    }

    @Override
    public String description() {
        return "The quickest method that holds for the model and keeps the tolerance";
    }

    @Override
    public Trajectory solve(
            BlochModel model, ComplexMatrix initial, double[] times, double tolerance, Progress progress) {
        List<String> refusals = new ArrayList<>();
        RefusalException last = null;
        for (Candidate candidate : candidates(model, times, tolerance)) {
            BlochSolver solver = candidate.solver();
            progress.check();
            String reason;
            try {
                Trajectory result = solver.within(candidate.limit()).solve(model, initial, times, tolerance, progress);
                double error = result.report().estimatedError();
                if (!result.isFinite()) {
                    reason = "its result is no number";
                } else if (!(error > tolerance)) {
                    return explained(result, model, times, refusals);
                } else {
                    reason = String.format(Locale.ROOT, "estimated error %.1e", error);
                }
            } catch (RefusalException e) {
                reason = shortened(e.getMessage());
                if (last != null) {
                    e.addSuppressed(last);
                }
                last = e;
            }
            refusals.add(solver.name() + " (" + reason + ")");
        }
        RefusalException all = new RefusalException(
                String.format(Locale.ROOT, "No solver answers within the tolerance of %.1e: ", tolerance)
                        + (refusals.isEmpty() ? "there is none to choose from" : String.join("; ", refusals))
                        + "; raise the tolerance, or change epsilon, the times or the damping.");
        if (last != null) {
            all.addSuppressed(last);
        }
        throw all;
    }

    /** That of the cheapest method that foretells it. */
    @Override
    public double predictedWork(BlochModel model, double[] times, double tolerance) {
        return solvers.stream()
                .mapToDouble(s -> s.predictedWork(model, times, tolerance))
                .filter(work -> work < Double.POSITIVE_INFINITY)
                .min()
                .orElse(Double.NaN);
    }

    /**
     * A solver and the work that it may spend.
     *
     * @param predicted what it would spend, NaN if it cannot tell
     * @param limit as in {@link BlochSolver#within}
     */
    private record Candidate(BlochSolver solver, double predicted, double limit) {}

    /**
     * The solvers in the order of their predicted work. Those that cannot foretell it come before each of the others,
     * within a share of what that one needs, and at the end without a limit, should all others refuse.
     */
    private List<Candidate> candidates(BlochModel model, double[] times, double tolerance) {
        List<BlochSolver> solversInOrder = inOrder(model, times);
        if (model.drive() instanceof Wave wave && wave.hasEnvelopes()) {
            return underEnvelopes(solversInOrder, model, times, tolerance);
        }
        if (!(model.drive() instanceof Wave)) {
            return solversInOrder.stream()
                    .map(s -> new Candidate(s, Double.NaN, Double.POSITIVE_INFINITY))
                    .toList();
        }
        List<Candidate> foretold = new ArrayList<>();
        List<BlochSolver> others = new ArrayList<>();
        for (BlochSolver solver : solversInOrder) {
            double work = solver.predictedWork(model, times, tolerance);
            if (Double.isNaN(work)) {
                others.add(solver);
            } else {
                foretold.add(new Candidate(solver, work, Double.POSITIVE_INFINITY));
            }
        }
        foretold.sort(Comparator.comparingDouble(Candidate::predicted));
        List<Candidate> out = new ArrayList<>();
        for (BlochSolver solver : others) {
            if (solver.within(1) == solver) {
                out.add(new Candidate(solver, Double.NaN, Double.POSITIVE_INFINITY));
            }
        }
        others.removeIf(solver -> solver.within(1) == solver);
        double least = CHEAP;
        for (Candidate next : foretold) {
            double limit = SHARE * next.predicted();
            if (limit > SHARE * least && limit < Double.POSITIVE_INFINITY) {
                others.forEach(solver -> out.add(new Candidate(solver, Double.NaN, limit)));
                least = WORTH_ANOTHER_TRY * next.predicted();
            }
            if (next.predicted() < Double.POSITIVE_INFINITY) {
                out.add(next);
            }
        }
        others.forEach(solver -> out.add(new Candidate(solver, Double.NaN, Double.POSITIVE_INFINITY)));
        foretold.stream()
                .filter(next -> next.predicted() == Double.POSITIVE_INFINITY)
                .forEach(out::add);
        return out;
    }

    /** Each method may spend at first what the direct one needs, where that is not too much. */
    private static List<Candidate> underEnvelopes(
            List<BlochSolver> inOrder, BlochModel model, double[] times, double tolerance) {
        double least = inOrder.stream()
                .mapToDouble(s -> s.predictedWork(model, times, tolerance))
                .filter(work -> work >= 0)
                .min()
                .orElse(Double.POSITIVE_INFINITY);
        List<Candidate> out = new ArrayList<>();
        List<Candidate> later = new ArrayList<>();
        for (BlochSolver solver : inOrder) {
            double work = solver.predictedWork(model, times, tolerance);
            Candidate whole = new Candidate(solver, work, Double.POSITIVE_INFINITY);
            if (Double.isNaN(work) && solver.within(least) != solver) {
                out.add(new Candidate(solver, work, Math.max(CHEAP, FIRST_TRY * least)));
                if (least < Double.POSITIVE_INFINITY) {
                    later.add(whole);
                }
            } else if (work <= SHORT_WAIT || Double.isNaN(work) && least > SHORT_WAIT) {
                out.add(whole);
            } else {
                later.add(whole);
            }
        }
        out.sort(Comparator.comparing(c -> c.predicted() <= SHORT_RUN_WITH_ENVELOPES ? 0 : 1));
        out.addAll(later);
        return out;
    }

    /** The solvers for this drive, in the order of their names above. */
    List<BlochSolver> inOrder(BlochModel model, double[] times) {
        if (!(model.drive() instanceof Wave)) {
            return solvers.stream().filter(s -> !isForWaves(s)).toList();
        }
        boolean hasEnvelopes = model.wave().hasEnvelopes();
        List<String> ranks = new ArrayList<>(hasEnvelopes ? ENVELOPES : CONSTANT_WAVE);
        if (hasEnvelopes && isShort(model, times)) {
            ranks.add(0, "direct");
        }
        List<BlochSolver> out = new ArrayList<>();
        for (String name : ranks) {
            Optional<BlochSolver> named =
                    solvers.stream().filter(s -> s.name().equals(name)).findFirst();
            if (named.isPresent() && !out.contains(named.get())) {
                out.add(named.get());
            }
        }
        for (BlochSolver solver : solvers) {
            if (!isForWaves(solver) && !out.contains(solver)) {
                out.add(solver);
            }
        }
        return out;
    }

    private static boolean isForWaves(BlochSolver solver) {
        return CONSTANT_WAVE.contains(solver.name()) || ENVELOPES.contains(solver.name());
    }

    /** Whether a direct run is over in some milliseconds. */
    private static boolean isShort(BlochModel model, double[] times) {
        if (!(model.drive() instanceof Wave) || times.length == 0) {
            return false;
        }
        BlochRightHandSide equation = new BlochRightHandSide(model);
        double radians = equation.fastestFrequency(times[times.length - 1])
                * times[times.length - 1]
                / (model.epsilon() * model.epsilon());
        double limit = model.wave().hasEnvelopes() ? SHORT_RUN_WITH_ENVELOPES : SHORT_RUN;
        return 24 * radians * equation.cost() <= limit;
    }

    private Trajectory explained(Trajectory result, BlochModel model, double[] times, List<String> refusals) {
        SolverReport report = result.report();
        String why = why(report.solver(), model, times);
        StringBuilder remark = new StringBuilder("chosen automatically: ").append(why);
        if (!refusals.isEmpty()) {
            remark.append("; declined: ").append(String.join("; ", refusals));
        }
        if (!report.remark().isEmpty()) {
            remark.append("; ").append(report.remark());
        }
        return result.withReport(new SolverReport(
                report.solver(), report.tolerance(), report.estimatedError(), report.work(), remark.toString()));
    }

    private static String why(String solver, BlochModel model, double[] times) {
        return switch (solver) {
            case "direct" -> isShort(model, times) ? "the run is short" : "no faster method holds or needs less work";
            case "slow-manifold" -> "all coherences are damped faster than populations move";
            case "period-map" -> "one base frequency, few phases in its period";
            case "slow-set" -> "no slow manifold over the populations alone, and no other method needs less work";
            case "envelope-steps" -> "the wave has slow envelopes, and no slow manifold holds";
            case "slow-envelope" -> "the wave has slow envelopes";
            case "ensemble-mean" -> "the drive is random";
            default -> "no other method holds";
        };
    }

    /** The first clause of a refusal; what to choose instead is being tried already. */
    private static String shortened(String message) {
        int end = message.indexOf(';');
        String clause = end < 0 ? message : message.substring(0, end);
        return clause.endsWith(".") ? clause.substring(0, clause.length() - 1) : clause;
    }
}
