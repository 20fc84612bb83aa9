package io.github.secular.asymptotics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.secular.numerics.Formula;
import io.github.secular.numerics.InvalidInputException;
import io.github.secular.numerics.Progress;
import io.github.secular.numerics.RefusalException;
import io.github.secular.quantum.BlochModel;
import io.github.secular.quantum.DirectBlochSolver;
import io.github.secular.quantum.RateMatrix;
import io.github.secular.quantum.ReferenceCases;
import io.github.secular.quantum.Trajectory;
import io.github.secular.quantum.limit.DominantRates;
import io.github.secular.quantum.limit.ResonanceTable;
import io.github.secular.quantum.limit.SparseRates;
import io.github.secular.quantum.limit.equilibrium.EquilibriumTrend;
import io.github.secular.quantum.limit.equilibrium.HalfLineWalk;
import io.github.secular.quantum.limit.truncation.LevelFormulas;
import io.github.secular.quantum.limit.truncation.Truncation;
import io.github.secular.quantum.limit.truncation.TruncationBound;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Reference case s08: a star and a ladder of infinitely many levels, and a walk without equilibrium. */
class TruncationTest {
    private static final double TOLERANCE = 1e-8;
    private static final JsonNode CASE = ReferenceCases.read("s08_truncation_and_no_equilibrium");
    private static final JsonNode INPUTS = CASE.get("inputs");
    private static final JsonNode OUTPUTS = CASE.get("outputs");
    private static final List<LevelFormulas.Term> COSINE =
            List.of(new LevelFormulas.Term(new int[] {1}, 0.5, 0), new LevelFormulas.Term(new int[] {-1}, 0.5, 0));

    private static LevelFormulas star() {
        JsonNode s = INPUTS.get("star");
        double decay = s.get("s_").asDouble();
        double v = s.get("v").asDouble();
        double w0 = s.get("w0").asDouble();
        double boltzmann = Math.exp(-1 / s.get("T").asDouble());
        double gamma = s.get("gam").asDouble();
        double sum = 0;
        for (int n = 0; n < INPUTS.get("N_ref").asInt(); n++) {
            sum += Math.pow(1 + n, -3);
        }
        double norm = sum;
        return new LevelFormulas(
                n -> n == 0 ? 0 : 1,
                n -> 0,
                1,
                (n, m) -> (n == 0) != (m == 0) ? v * Math.pow(1 + Math.max(n, m), -decay) : 0,
                (n, m) -> 0,
                (n, m) -> gamma,
                s.get("mu").asDouble(),
                (n, m) -> m == 0 ? w0 * Math.pow(1 + n, -3) : n == 0 ? boltzmann * w0 * Math.pow(1 + m, -3) : 0,
                n -> Math.pow(1 + n, -3) / norm,
                new double[] {1},
                COSINE);
    }

    private static LevelFormulas ladder() {
        double sum = 0;
        for (int n = 0; n < 10; n++) {
            sum += Math.exp(-1.2 * n);
        }
        double norm = sum;
        Formula energy = new Formula("1-1/(n+1)^2", "n");
        Formula coupling = new Formula("0.8*exp(-0.35*(n+m)-0.3*abs(n-m))", "n", "m");
        JsonNode s = INPUTS.get("ladder");
        double gamma = s.get("gamma").asDouble();
        return new LevelFormulas(
                energy::at,
                n -> 0,
                1,
                (n, m) -> n == m ? 0 : coupling.at(n, m),
                (n, m) -> 0,
                (n, m) -> gamma,
                0,
                (n, m) -> 0.3 * Math.exp(-0.4 * (n + m)) * Math.exp((energy.at(n) - energy.at(m)) / 1.4),
                n -> Math.exp(-1.2 * n) / norm,
                ReferenceCases.doubles(s.get("omega")),
                COSINE);
    }

    @Test
    void starErrorsPopulationsAndNumbersOfLevels() {
        double[] times = ReferenceCases.doubles(INPUTS.get("t"));
        int reference = INPUTS.get("N_ref").asInt();
        LevelFormulas star = star();
        double[] epsilons = new double[OUTPUTS.get("star").size()];
        int[][] needed = new int[2][epsilons.length];
        for (int i = 0; i < epsilons.length; i++) {
            JsonNode row = OUTPUTS.get("star").get(i);
            double eps = row.get("eps").asDouble();
            epsilons[i] = eps;
            double[][] exact = TruncationStudy.populations(star, reference, eps, times, Progress.NONE);
            for (int k = 0; k < times.length; k++) {
                for (int n = 0; n < 6; n++) {
                    assertEquals(row.get("p_first6").get(k).get(n).asDouble(), exact[k][n], TOLERANCE);
                }
            }
            row.get("err_l2_of_truncation").properties().forEach(e -> {
                double[][] few =
                        TruncationStudy.populations(star, Integer.parseInt(e.getKey()), eps, times, Progress.NONE);
                assertEquals(e.getValue().asDouble(), Truncation.distance(few, exact), TOLERANCE);
            });
            int which = 0;
            for (String nu : new String[] {"0.02", "0.005"}) {
                needed[which][i] = Truncation.smallest(
                        n -> TruncationStudy.populations(star, n, eps, times, Progress.NONE),
                        exact,
                        1,
                        200,
                        // Lemma 10 promises twice the number that N is chosen for.
                        2 * Double.parseDouble(nu));
                assertEquals(row.get("N_of_nu").get(nu).asInt(), needed[which][i], 1);
                which++;
            }
        }
        double[] slopes = ReferenceCases.doubles(
                OUTPUTS.get("star_slopes_dlogN_dlog_inv_eps").get("observed"));
        double allowed = new TruncationBound(0.3, 0.25, 1.2, 3).growthExponent();
        assertEquals(0.2, allowed, 1e-12);
        int last = epsilons.length - 1;
        for (int k = 0; k < 2; k++) {
            // from eps = 0.1 to the smallest
            double slope = TruncationStudy.growth(
                    new double[] {epsilons[1], epsilons[last]}, new int[] {needed[k][1], needed[k][last]});
            assertEquals(slopes[k], slope, TOLERANCE);
            assertTrue(TruncationStudy.growth(epsilons, needed[k]) <= allowed);
        }
    }

    @Test
    void theStudyTabulatesAndTheChoiceHolds() {
        double[] times = ReferenceCases.doubles(INPUTS.get("t"));
        LevelFormulas star = star();
        TruncationStudy study =
                TruncationStudy.of(star, new double[] {0.1, 0.01}, new int[] {8, 16}, 1500, times, Progress.NONE);
        assertEquals(4, study.rows().size());
        assertEquals(0.03149422453751161, study.rows().get(0).error(), 1e-4);
        assertTrue(study.text().contains("0.01"));
        double tolerance = 2e-3;
        Truncation choice = Truncation.choose(
                n -> TruncationStudy.populations(star, n, 0.1, times, Progress.NONE),
                4,
                1000,
                tolerance,
                Progress.NONE);
        double[][] exact = TruncationStudy.populations(star, 1500, 0.1, times, Progress.NONE);
        double error = Truncation.distance(
                TruncationStudy.populations(star, choice.levels(), 0.1, times, Progress.NONE), exact);
        assertTrue(error <= tolerance);
        assertEquals(error, choice.estimatedError(), 0.05 * error);
        assertThrows(
                RefusalException.class,
                () -> Truncation.choose(
                        n -> TruncationStudy.populations(star, n, 0.1, times, Progress.NONE),
                        4,
                        30,
                        tolerance,
                        Progress.NONE));
    }

    @Test
    void blochEquationOfTheTruncatedLadder() {
        JsonNode inputs = INPUTS.get("ladder");
        double[] times = ReferenceCases.doubles(inputs.get("t"));
        double[][] ten = null;
        for (JsonNode row : OUTPUTS.get("bloch_ladder")) {
            int levels = row.get("N").asInt();
            BlochModel model = ladder().model(levels, inputs.get("eps").asDouble());
            Trajectory found =
                    new DirectBlochSolver().solve(model, ladder().initial(levels), times, 1e-10, Progress.NONE);
            for (int i = 0; i < times.length; i++) {
                for (int n = 0; n < levels; n++) {
                    assertEquals(row.get("populations").get(i).get(n).asDouble(), found.population(i, n), TOLERANCE);
                }
            }
            ten = ten == null ? embedded(found, 10) : ten;
            double distance = Truncation.distance(embedded(found, 10), ten);
            assertEquals(row.get("l2_distance_to_N10").asDouble(), distance, TOLERANCE);
        }
    }

    /** All entries of ρ, coherences too, with empty levels up to {@code levels}: times × 2 levels². */
    private static double[][] embedded(Trajectory rho, int levels) {
        double[][] out = new double[rho.length()][2 * levels * levels];
        for (int i = 0; i < out.length; i++) {
            for (int n = 0; n < rho.size(); n++) {
                for (int m = 0; m < rho.size(); m++) {
                    out[i][2 * (n * levels + m)] = rho.re(i, n, m);
                    out[i][2 * (n * levels + m) + 1] = rho.im(i, n, m);
                }
            }
        }
        return out;
    }

    @Test
    void sparseAndDenseRatesAreTheSame() {
        BlochModel model = star().model(12, 0.01);
        RateMatrix dense = DominantRates.of(model).rates().plus(model.relaxation());
        SparseRates sparse = star().resonantRates(12, 0.01);
        double[] p = star().populations(12);
        double[] one = new double[12];
        double[] other = new double[12];
        sparse.apply(p, one);
        SparseRates.of(dense).apply(p, other);
        for (int n = 0; n < 12; n++) {
            assertEquals(other[n], one[n], 1e-14);
        }
        assertEquals(11, ResonanceTable.of(model).highestLevel());
        assertTrue(new TruncationBound(0.3, 0.25, 1.2, 3).sentence(11, 12).contains("may grow"));
        assertTrue(new TruncationBound(0.3, 0.25, 1.2, 3).sentence(4, 12).contains("does not grow"));
    }

    @Test
    void theWalkHasNoEquilibrium() {
        for (JsonNode row : OUTPUTS.get("lattice_walk")) {
            double t = row.get("t").asDouble();
            double[] p = HalfLineWalk.populations(t, HalfLineWalk.support(t));
            double sum = 0;
            double square = 0;
            for (double x : p) {
                sum += x;
                square += x * x;
            }
            for (int n = 0; n < 5; n++) {
                assertEquals(row.get("p_first5").get(n).asDouble(), p[n], TOLERANCE);
            }
            assertEquals(row.get("sum").asDouble(), sum, 1e-13);
            assertEquals(row.get("l2").asDouble(), Math.sqrt(square), TOLERANCE);
            if (t >= 1000) {
                assertEquals(0.6316 * Math.pow(t, -0.25), Math.sqrt(square), 1e-4);
            }
        }
    }

    /** The closed form against the rate equation of so many levels that none of the mass arrives at the end. */
    @Test
    void theWalkSolvesItsRateEquation() {
        int levels = 400;
        SparseRates rates = SparseRates.of(levels, (n, m) -> Math.abs(n - m) == 1 ? 1 : 0);
        double[] start = new double[levels];
        start[0] = 1;
        double[] found = rates.evolve(start, 100, Progress.NONE);
        double[] exact = HalfLineWalk.populations(100, levels);
        for (int n = 0; n < levels; n++) {
            assertEquals(exact[n], found[n], 1e-14);
        }
    }

    @Test
    void trendsTellAnEquilibriumFromATruncation() {
        int[] sizes = {8, 16, 32, 64};
        EquilibriumTrend walk = EquilibriumTrend.of(n -> chain(n, 1), sizes, Progress.NONE);
        assertTrue(walk.escapes());
        assertEquals(0.5, walk.normExponent(), 1e-10);
        assertTrue(walk.sentence().contains("Warning"));
        // The gap of a chain of N levels is 4 sin²(π/2N).
        assertEquals(
                4 * Math.pow(Math.sin(Math.PI / 128), 2), walk.rows().get(3).spectralGap(), 1e-12);
        EquilibriumTrend cold = EquilibriumTrend.of(n -> chain(n, 0.5), sizes, Progress.NONE);
        assertFalse(cold.escapes(), cold.sentence());
    }

    private static RateMatrix chain(int levels, double up) {
        double[][] rates = new double[levels][levels];
        for (int n = 0; n + 1 < levels; n++) {
            rates[n][n + 1] = up;
            rates[n + 1][n] = 1;
        }
        return new RateMatrix(rates);
    }

    @Test
    void formulasMustBeSymmetricWhereTheModelIs() {
        LevelFormulas wrong = new LevelFormulas(
                n -> n,
                n -> 0,
                1,
                (n, m) -> 0,
                (n, m) -> 0,
                (n, m) -> n + 2 * m,
                0,
                (n, m) -> 0,
                n -> 0,
                new double[] {1},
                COSINE);
        InvalidInputException e = assertThrows(InvalidInputException.class, () -> wrong.model(3, 0.1));
        assertTrue(e.getMessage().contains("symmetric"), e.getMessage());
    }
}
