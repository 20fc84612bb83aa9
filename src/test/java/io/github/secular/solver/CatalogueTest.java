package io.github.secular.solver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.secular.numerics.InvalidInputException;
import io.github.secular.numerics.Progress;
import io.github.secular.numerics.RefusalException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class CatalogueTest {
    private static final double[] TIMES = {1};

    private record Account(String solver, double tolerance, double estimatedError, String reason) implements Report {
        @Override
        public String work() {
            return "";
        }

        @Override
        public List<String> remarks() {
            return List.of();
        }
    }

    private record Found(Account report) implements Answer<Found> {
        @Override
        public boolean isFinite() {
            return true;
        }

        @Override
        public Found because(String reason) {
            return new Found(new Account(report.solver(), report.tolerance(), report.estimatedError(), reason));
        }
    }

    /** A method that foretells a work, refuses beyond what it may spend, and errs by so much. */
    private record Method(String name, double foretold, double needs, double error, double limit, List<String> tried)
            implements Solver<String, Found> {
        @Override
        public String description() {
            return name;
        }

        @Override
        public double predictedWork(String problem, double[] times, double tolerance) {
            return foretold;
        }

        @Override
        public Solver<String, Found> within(double work) {
            return Double.isNaN(foretold) ? new Method(name, foretold, needs, error, work, tried) : this;
        }

        @Override
        public Found solve(String problem, double[] times, double tolerance, Progress progress) {
            tried.add(name + (limit < Double.POSITIVE_INFINITY ? String.format(" within %.0e", limit) : ""));
            if (needs > limit || needs == Double.POSITIVE_INFINITY) {
                throw new RefusalException(name + " does not hold; nothing helps.");
            }
            return new Found(new Account(name, tolerance, error, ""));
        }
    }

    private final List<String> tried = new ArrayList<>();

    private Method method(String name, double foretold, double needs, double error) {
        return new Method(name, foretold, needs, error, Double.POSITIVE_INFINITY, tried);
    }

    private Catalogue<String, Found> catalogue(boolean strict, Method... methods) {
        return new Catalogue<>("solver", List.of(methods), strict, UnaryOperator.identity());
    }

    @Test
    void theCheapestThatKeepsTheToleranceIsTaken() {
        Found found = catalogue(true, method("slow", 5e7, 5e7, 0), method("wrong", 3, 3, 1), method("quick", 10, 10, 0))
                .named("automatic")
                .solve("", TIMES, 0.1, Progress.NONE);
        assertEquals("quick", found.report().solver());
        assertEquals(List.of("wrong", "quick"), tried);
        assertTrue(found.report().reason().contains("declined: wrong (estimated error 1.0e+00)"), () -> "" + found);
    }

    @Test
    void whoCannotForetellIsTriedWithinAShare() {
        Found found = catalogue(true, method("direct", 4e7, 4e7, 0), method("unsure", Double.NaN, 3e7, 0))
                .named("automatic")
                .solve("", TIMES, 0.1, Progress.NONE);
        assertEquals("direct", found.report().solver());
        assertEquals(List.of("unsure within 2e+07", "direct"), tried);
    }

    @Test
    void theBestOfInexactAnswersOnlyWhereThatIsWanted() {
        Method[] methods = {method("bad", 1, 1, 3), method("better", 2, 2, 2), method("worst", 3, 3, 4)};
        Found found = catalogue(false, methods).named("automatic").solve("", TIMES, 0.1, Progress.NONE);
        assertEquals("better", found.report().solver());
        assertTrue(found.report().reason().contains("errs least"), () -> "" + found);
        RefusalException refusal = assertThrows(
                RefusalException.class,
                () -> catalogue(true, methods).named("automatic").solve("", TIMES, 0.1, Progress.NONE));
        assertTrue(refusal.getMessage().startsWith("No solver answers within the tolerance of 1.0e-01: bad ("));
    }

    @Test
    void whoWasAskedTwiceIsNamedOnce() {
        double never = Double.POSITIVE_INFINITY;
        RefusalException refusal = assertThrows(RefusalException.class, () -> catalogue(
                        true, method("direct", 4e7, 4e7, 1), method("unsure", Double.NaN, never, 0))
                .named("automatic")
                .solve("", TIMES, 0.1, Progress.NONE));
        assertEquals(List.of("unsure within 2e+07", "direct", "unsure"), tried);
        assertEquals(
                "No solver answers within the tolerance of 1.0e-01: unsure (unsure does not hold); direct (estimated"
                        + " error 1.0e+00); raise the tolerance, or change epsilon, the times or the damping.",
                refusal.getMessage());
    }

    /** A sampler asks for more than it does: what it cannot keep costs no more than what it can. */
    @Test
    void howLongARunTakesIsThatOfTheRunThatIsMade() {
        Solver<String, Found> sampler = new Solver<>() {
            @Override
            public String name() {
                return "sampler";
            }

            @Override
            public String description() {
                return "";
            }

            @Override
            public double predictedWork(String problem, double[] times, double tolerance) {
                return 1.2e13 * Math.pow(0.01 / tolerance, 2);
            }

            @Override
            public double finestTolerance() {
                return 0.01;
            }

            @Override
            public Found solve(String problem, double[] times, double tolerance, Progress progress) {
                return new Found(new Account(name(), tolerance, 0.01, ""));
            }
        };
        Catalogue<String, Found> all = new Catalogue<>(
                "solver", List.of(sampler, method("never", 1e99, 1, 0)), false, UnaryOperator.identity());
        for (String name : List.of("sampler", "automatic")) {
            assertEquals(
                    Optional.of("This run takes about 3.3 hours with the solver " + name
                            + "; at a tolerance of 1e-01 about 2 minutes."),
                    LongRun.sentence(all, all.named(name), "", TIMES, 1e-3));
        }
    }

    @Test
    void aRefusalSaysWhatElseApplies() {
        double never = Double.POSITIVE_INFINITY;
        Method refusing = method("refusing", 1, never, 0);
        RefusalException one = assertThrows(RefusalException.class, () -> catalogue(
                        true, refusing, method("other", 1, 1, 0), method("never", never, never, 0))
                .named("refusing")
                .solve("", TIMES, 0.1, Progress.NONE));
        assertEquals("refusing does not hold; nothing helps; choose the solver other.", one.getMessage());
        RefusalException none =
                assertThrows(RefusalException.class, () -> catalogue(true, refusing, method("never", never, never, 0))
                        .named("refusing")
                        .solve("", TIMES, 0.1, Progress.NONE));
        assertEquals("refusing does not hold; nothing helps.", none.getMessage());
    }

    @Test
    void anUnknownNameIsToldTheKnownOnes() {
        InvalidInputException e =
                assertThrows(InvalidInputException.class, () -> catalogue(true, method("only", 1, 1, 0))
                        .named("other"));
        assertEquals("solver: found \"other\", but allowed is one of automatic, only.", e.getMessage());
    }
}
