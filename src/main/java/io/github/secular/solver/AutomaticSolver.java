package io.github.secular.solver;

import io.github.secular.numerics.Progress;
import io.github.secular.numerics.RefusalException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Chooses among methods by the work that each foretells; a method that cannot foretell it is tried first, within a share
 * of what the cheapest other one needs. Each decides by its own criterion whether it holds and estimates its error
 * afterwards. The first that keeps the tolerance is taken, and the report says why, and what kept the others.
 *
 * @param <P> the problem
 * @param <A> the answer
 */
public final class AutomaticSolver<P, A extends Answer<A>> implements Solver<P, A> {
    public static final String NAME = "automatic";

    /** A run foretold to cost less than this comes before methods that can neither foretell nor be stopped. */
    private static final double SHORT_WAIT = 1e8;

    /** A run foretold to cost less than this, in multiplications, is not worth trying another method first. */
    private static final double CHEAP = 1e6;

    /** A run that a method which takes stacks foretells to cost less than this goes to it without a look at others. */
    private static final double NEGLIGIBLE = 1e5;

    /** What a method that cannot foretell its work may spend, as a part of what the cheapest other one needs. */
    private static final double SHARE = 0.5;

    /** By how much more it may spend before it is tried again. */
    private static final double WORTH_ANOTHER_TRY = 10;

    private final List<? extends Solver<P, A>> solvers;
    private final boolean strict;

    /**
     * @param solvers in the order in which they are tried where their foretold work does not tell
     * @param strict whether an answer whose estimated error is above the tolerance is none; else the best of such
     *     answers is given
     */
    public AutomaticSolver(List<? extends Solver<P, A>> solvers, boolean strict) {
        this.solvers = List.copyOf(solvers);
        this.strict = strict;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String description() {
        return "The quickest method that holds for the model and keeps the tolerance";
    }

    /** That of the method that foretells the least for the tolerance, which spends less where it cannot keep that. */
    @Override
    public double predictedWork(P problem, double[] times, double tolerance) {
        double least = Double.POSITIVE_INFINITY;
        Solver<P, A> cheapest = null;
        for (Solver<P, A> solver : solvers) {
            double foretold = solver.predictedWork(problem, times, tolerance);
            if (foretold < least) {
                least = foretold;
                cheapest = solver;
            }
        }
        if (cheapest == null) {
            return Double.NaN;
        }
        return tolerance < cheapest.finestTolerance()
                ? cheapest.predictedWork(problem, times, cheapest.finestTolerance())
                : least;
    }

    /** Asks the methods only as far as the first that foretells less. */
    @Override
    public boolean isForetoldAbove(double work, P problem, double[] times, double tolerance) {
        boolean above = false;
        for (Solver<P, A> solver : solvers) {
            double foretold = solver.predictedWork(problem, times, tolerance);
            if (foretold <= work) {
                return false;
            }
            above |= foretold < Double.POSITIVE_INFINITY;
        }
        return above && predictedWork(problem, times, tolerance) > work;
    }

    @Override
    public A solve(P problem, double[] times, double tolerance, Progress progress) {
        A quick = solveStack(List.of(problem), times, tolerance, progress).get(0);
        return quick == null ? choose(problem, times, tolerance, progress) : quick;
    }

    /** A run goes to the first method that takes it for next to nothing, which is so alone as in a stack. */
    @Override
    public List<A> solveStack(List<P> problems, double[] times, double tolerance, Progress progress) {
        List<A> out = new ArrayList<>(Collections.nCopies(problems.size(), null));
        List<Integer> left =
                new ArrayList<>(IntStream.range(0, problems.size()).boxed().toList());
        for (Solver<P, A> solver : solvers) {
            List<P> asked = left.stream().map(problems::get).toList();
            List<A> found = solver.within(NEGLIGIBLE).solveStack(asked, times, tolerance, progress);
            List<Integer> still = new ArrayList<>();
            for (int i = 0; i < found.size(); i++) {
                A answer = found.get(i);
                if (answer == null || !answer.isFinite() || !(answer.report().estimatedError() <= tolerance)) {
                    still.add(left.get(i));
                } else {
                    out.set(left.get(i), answer.because(reason(solver, asked.get(i), times, Map.of())));
                }
            }
            left = still;
        }
        return out;
    }

    private A choose(P problem, double[] times, double tolerance, Progress progress) {
        Map<String, String> declined = new LinkedHashMap<>();
        RefusalException last = null;
        A best = null;
        Solver<P, A> chosen = null;
        for (Candidate<P, A> candidate : candidates(problem, times, tolerance)) {
            Solver<P, A> solver = candidate.solver;
            progress.check();
            if (best != null && best.report().estimatedError() <= solver.finestTolerance()
                    || candidate.isBounded() && solver.leastWork(problem, times, tolerance) > candidate.limit) {
                continue;
            }
            try {
                A found = solver.within(candidate.limit).solve(problem, times, tolerance, progress);
                double error = found.report().estimatedError();
                if (!found.isFinite()) {
                    declined.put(solver.name(), "its result is no number");
                } else if (!(error > tolerance)) {
                    return found.because(reason(solver, problem, times, declined));
                } else if (strict || best != null && error >= best.report().estimatedError()) {
                    declined.put(solver.name(), missed(error));
                } else {
                    if (best != null) {
                        declined.put(chosen.name(), missed(best.report().estimatedError()));
                    }
                    best = found;
                    chosen = solver;
                }
            } catch (RefusalException e) {
                if (e.isOfProblem()) {
                    throw e;
                }
                declined.put(solver.name(), clause(e.getMessage()));
                if (last != null) {
                    e.addSuppressed(last);
                }
                last = e;
            }
        }
        if (best != null) {
            return best.because(
                    reason(chosen, problem, times, declined) + "; no method keeps the tolerance, this one errs least");
        }
        RefusalException all = new RefusalException(
                String.format(Locale.ROOT, "No solver answers within the tolerance of %.1e: ", tolerance)
                        + (declined.isEmpty() ? "there is none to choose from" : listed(declined))
                        + "; raise the tolerance, or change epsilon, the times or the damping.");
        if (last != null) {
            all.addSuppressed(last);
        }
        throw all;
    }

    private static String missed(double error) {
        return String.format(Locale.ROOT, "estimated error %.1e", error);
    }

    /** @param declined what was wrong by solver; of one that was asked twice, what was wrong at last */
    private static String listed(Map<String, String> declined) {
        return declined.entrySet().stream()
                .map(e -> e.getKey() + " (" + e.getValue() + ")")
                .collect(Collectors.joining("; "));
    }

    private String reason(Solver<P, A> solver, P problem, double[] times, Map<String, String> declined) {
        String why = "chosen automatically: " + solver.merit(problem, times);
        return declined.isEmpty() ? why : why + "; declined: " + listed(declined);
    }

    /** The first clause of a refusal. */
    private static String clause(String message) {
        int end = message.indexOf(';');
        String clause = end < 0 ? message : message.substring(0, end);
        return clause.endsWith(".") ? clause.substring(0, clause.length() - 1) : clause;
    }

    /** A method, what it would spend (NaN if it cannot tell), and what it may spend. */
    private record Candidate<P, A extends Answer<A>>(Solver<P, A> solver, double predicted, double limit) {
        boolean isBounded() {
            return limit < Double.POSITIVE_INFINITY;
        }
    }

    /**
     * The methods in the order of their foretold work. Those that cannot foretell it but can be stopped come before each
     * of the others, within a share of what that one needs, and at the end without a limit; those that cannot be stopped
     * either, before the first that is worth waiting for. Methods that do not apply are asked for their reasons only
     * where no other is left.
     */
    private List<Candidate<P, A>> candidates(P problem, double[] times, double tolerance) {
        List<Candidate<P, A>> foretold = new ArrayList<>();
        List<Candidate<P, A>> unknown = new ArrayList<>();
        List<Solver<P, A>> bounded = new ArrayList<>();
        List<Candidate<P, A>> hopeless = new ArrayList<>();
        for (Solver<P, A> solver : solvers) {
            double work = solver.predictedWork(problem, times, tolerance);
            Candidate<P, A> whole = new Candidate<>(solver, work, Double.POSITIVE_INFINITY);
            if (work < Double.POSITIVE_INFINITY) {
                foretold.add(whole);
            } else if (!Double.isNaN(work)) {
                hopeless.add(whole);
            } else if (solver.within(1) == solver) {
                unknown.add(whole);
            } else {
                bounded.add(solver);
            }
        }
        foretold.sort(Comparator.comparingDouble(Candidate::predicted));
        List<Candidate<P, A>> out = new ArrayList<>();
        double least = CHEAP;
        for (Candidate<P, A> next : foretold) {
            if (next.predicted > SHORT_WAIT) {
                out.addAll(unknown);
                unknown.clear();
            }
            if (next.predicted > least) {
                bounded.forEach(s -> out.add(new Candidate<>(s, Double.NaN, SHARE * next.predicted)));
                least = WORTH_ANOTHER_TRY * next.predicted;
            }
            out.add(next);
        }
        out.addAll(unknown);
        bounded.forEach(s -> out.add(new Candidate<>(s, Double.NaN, Double.POSITIVE_INFINITY)));
        return out.isEmpty() ? hopeless : out;
    }
}
