package io.github.secular.view;

import io.github.secular.asymptotics.TruncationStudy;
import io.github.secular.asymptotics.hypotheses.Detunings;
import io.github.secular.asymptotics.hypotheses.HypothesisCheck;
import io.github.secular.asymptotics.hypotheses.HypothesisReport;
import io.github.secular.asymptotics.hypotheses.TheoremVerdict;
import io.github.secular.drive.DiophantineConstant;
import io.github.secular.quantum.FrozenLight;
import io.github.secular.quantum.limit.PolarisedLimit;
import io.github.secular.quantum.limit.equilibrium.Equilibrium;
import io.github.secular.run.EquilibriumResult;
import io.github.secular.run.HypothesesAccount;
import io.github.secular.run.HypothesesResult;
import io.github.secular.run.RegimeResult;
import io.github.secular.run.TruncationResult;
import io.github.secular.scenario.Scenario;
import io.github.secular.scenario.Units;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The tables of equilibria, hypotheses and regimes. Rates in 1/s for a model in laboratory units. */
public final class ReportTables {
    private ReportTables() {}

    /**
     * For {@code equilibrium.csv}: n, label, class (number of the closed class, −1 for a transient level), transient,
     * population (in the end), initial, stationary (share within its class), thermal (at the temperature of the
     * relaxation; empty without one), absorbed_0 … (probability to end in each class); where the light of the run
     * changes also light_time (when it is as it was taken).
     */
    public static Table equilibrium(EquilibriumResult result) {
        Equilibrium end = result.report().equilibrium();
        double[] population = end.populations();
        int size = population.length;
        int[] number = new int[size];
        int[] classOf = new int[size];
        double[] share = new double[size];
        double[][] absorbed = new double[end.closedClasses().size()][size];
        Arrays.fill(classOf, -1);
        for (int c = 0; c < end.closedClasses().size(); c++) {
            int[] members = end.closedClasses().get(c);
            for (int i = 0; i < members.length; i++) {
                classOf[members[i]] = c;
                share[members[i]] = end.stationary().get(c)[i];
                absorbed[c][members[i]] = 1;
            }
            for (int i = 0; i < end.transientLevels().length; i++) {
                absorbed[c][end.transientLevels()[i]] = end.absorption()[i][c];
            }
        }
        List<String> passing = new ArrayList<>();
        for (int n = 0; n < size; n++) {
            number[n] = n;
            passing.add(Boolean.toString(classOf[n] < 0));
        }
        double[] thermal = result.report().relaxation().thermal();
        if (thermal.length == 0) {
            thermal = new double[size];
            Arrays.fill(thermal, Double.NaN);
        }
        List<Column> columns = new ArrayList<>(List.of(
                Column.integers("n", number),
                Column.texts("label", result.scenario().model().levels().labels()),
                Column.integers("class", classOf),
                Column.texts("transient", passing),
                Column.reals("population", "", population),
                Column.reals("initial", "", result.scenario().initialPopulations()),
                Column.reals("stationary", "", share),
                Column.reals("thermal", "", thermal)));
        for (int c = 0; c < absorbed.length; c++) {
            columns.add(Column.reals("absorbed_" + c, "", absorbed[c]));
        }
        columns.addAll(lightTime(result.light(), result.scenario(), size));
        return new Table("Equilibrium of " + result.title(), columns);
    }

    /** A column with the time at which the light was taken, where it changes. */
    static List<Column> lightTime(FrozenLight light, Scenario scenario, int rows) {
        if (!light.changes()) {
            return List.of();
        }
        double[] time = new double[rows];
        Arrays.fill(time, scenario.units().time(light.time()));
        return List.of(Column.reals("light_time", scenario.units().timeSymbol(), time));
    }

    /** For {@code hypotheses.csv}: name, statement, holds, value, evidence; a row per hypothesis. */
    public static Table hypotheses(HypothesesAccount result) {
        List<HypothesisCheck> checks = result.report().checks();
        return new Table(
                "Hypotheses of " + result.scenario().title(),
                List.of(
                        Column.texts("name", checks, HypothesisCheck::name),
                        Column.texts("statement", checks, HypothesisCheck::statement),
                        Column.texts("holds", checks, c -> c.holds()),
                        Column.reals("value", "", checks, HypothesisCheck::value),
                        Column.texts("evidence", checks, HypothesisCheck::evidence)));
    }

    /**
     * For {@code theorems.csv}: theorem, limit, applies, promised_order (empty where the theorem gives none),
     * expected_order (of the averaged or random rates or of energy diffusion, from theory and experience), observed_order (empty where none
     * was asked for or seen), failing.
     */
    public static Table theorems(HypothesesAccount result) {
        List<TheoremVerdict> theorems = result.report().theorems();
        double expected = result.report().expectedOrder();
        return new Table(
                "Theorems for " + result.scenario().title(),
                List.of(
                        Column.texts("theorem", theorems, TheoremVerdict::theorem),
                        Column.texts("limit", theorems, TheoremVerdict::limitModel),
                        Column.texts("applies", theorems, t -> t.applies()),
                        Column.reals("promised_order", "", theorems, TheoremVerdict::promisedOrder),
                        Column.reals(
                                "expected_order",
                                "",
                                theorems,
                                t -> t.limitModel().equals("resonant") ? Double.NaN : expected),
                        Column.reals("observed_order", "", theorems, t -> result.observedOrder(t.limitModel())),
                        Column.texts("failing", theorems, TheoremVerdict::failing)));
    }

    /**
     * For {@code small-divisors.csv}: n, k, index (integers with blanks between; empty under noises), divisor
     * |w(n,k) + a·ω| in fast time, driven (whether the drive couples this pair in this way); smallest first.
     */
    public static Table smallDivisors(HypothesesResult result) {
        List<HypothesisReport.SmallDivisor> rows = result.report().nearest();
        return new Table(
                "Small divisors of " + result.scenario().title(),
                List.of(
                        Column.integers("n", rows, HypothesisReport.SmallDivisor::from),
                        Column.integers("k", rows, HypothesisReport.SmallDivisor::to),
                        Column.texts("index", rows, d -> RateTables.blankSeparated(d.index())),
                        Column.reals("divisor", "", rows, HypothesisReport.SmallDivisor::value),
                        Column.texts("driven", rows, d -> d.driven())));
    }

    /**
     * For {@code small-divisors.csv} of a classical model: E, component, k, index (integers with blanks between),
     * divisor |kω(E) + ξ·ν| in fast time, amplitude |V̂(k, ξ; E)| (empty where it is not known); smallest first.
     */
    public static Table smallDivisors(String name, String energyUnit, Detunings detunings) {
        List<Detunings.Nearest> rows = detunings.nearest();
        return new Table(
                "Small divisors of " + name,
                List.of(
                        Column.reals("E", energyUnit, rows, Detunings.Nearest::energy),
                        Column.integers("component", rows, Detunings.Nearest::component),
                        Column.integers("k", rows, Detunings.Nearest::k),
                        Column.texts("index", rows, d -> RateTables.blankSeparated(d.index())),
                        Column.reals("divisor", "", rows, Detunings.Nearest::value),
                        Column.reals("amplitude", "", rows, Detunings.Nearest::amplitude)));
    }

    /**
     * For {@code diophantine.csv}: of (what the constant is about), eta, cut_off, constant, divisor (at the minimum,
     * fast time), index, n, k.
     */
    public static Table diophantine(HypothesesResult result) {
        List<String> names = List.copyOf(result.constants().keySet());
        List<DiophantineConstant> values = List.copyOf(result.constants().values());
        return new Table(
                "Diophantine constants of " + result.scenario().title(),
                List.of(
                        Column.texts("of", names),
                        Column.reals("eta", "", values, c -> result.eta()),
                        Column.integers("cut_off", values, c -> result.cutOff()),
                        Column.reals("constant", "", values, DiophantineConstant::constant),
                        Column.reals("divisor", "", values, DiophantineConstant::divisor),
                        Column.texts(
                                "index", values, c -> c.index() == null ? "" : RateTables.blankSeparated(c.index())),
                        Column.integers("n", values, DiophantineConstant::from),
                        Column.integers("k", values, DiophantineConstant::to)));
    }

    /** For {@code regime-blocks.csv}: n, label, block (−1 for a frozen level), frozen. */
    public static Table regimeBlocks(RegimeResult result) {
        PolarisedLimit limit = result.report().limit();
        int size = limit.size();
        int[] number = new int[size];
        int[] block = new int[size];
        Arrays.fill(block, -1);
        for (int b = 0; b < limit.blocks().size(); b++) {
            for (int n : limit.blocks().get(b)) {
                block[n] = b;
            }
        }
        List<String> frozen = new ArrayList<>();
        for (int n = 0; n < size; n++) {
            number[n] = n;
            frozen.add(Boolean.toString(block[n] < 0));
        }
        return new Table(
                "Blocks of " + result.title(),
                List.of(
                        Column.integers("n", number),
                        Column.texts("label", result.scenario().model().levels().labels()),
                        Column.integers("block", block),
                        Column.texts("frozen", frozen)));
    }

    /**
     * For {@code regime-rates.csv}: n, k, unshifted (A: rates of size ε^(−μ)), shifted (B⁰: of size ε^(−ν)), slow
     * (W^pol, per unit of slow time or in 1/s), projector (Π); for all n, k, k fastest; where the light of the run
     * changes also light_time (when it is as it was taken).
     */
    public static Table regimeRates(RegimeResult result) {
        PolarisedLimit limit = result.report().limit();
        Units units = result.scenario().units();
        int size = limit.size();
        int[] from = new int[size * size];
        int[] to = new int[size * size];
        double[][] values = new double[4][size * size];
        double[][] projector = limit.projector();
        for (int i = 0; i < size * size; i++) {
            int n = i / size;
            int k = i % size;
            from[i] = n;
            to[i] = k;
            values[0][i] = limit.unshifted().rate(n, k);
            values[1][i] = limit.shifted().rate(n, k);
            values[2][i] = units.rate(limit.slow().rate(n, k));
            values[3][i] = projector[n][k];
        }
        List<Column> columns = new ArrayList<>(List.of(
                Column.integers("n", from),
                Column.integers("k", to),
                Column.reals("unshifted", "", values[0]),
                Column.reals("shifted", "", values[1]),
                Column.reals("slow", units.rateSymbol(), values[2]),
                Column.reals("projector", "", values[3])));
        columns.addAll(lightTime(result.light(), result.scenario(), size * size));
        return new Table("Rates of the regime of " + result.title(), columns);
    }

    /** For {@code truncation.csv}: epsilon, levels, error (Euclidean, largest over the times). */
    public static Table truncation(TruncationResult result) {
        List<TruncationStudy.Row> rows = result.study().rows();
        return new Table(
                "Truncation of " + result.scenario().title(),
                List.of(
                        Column.reals("epsilon", "", rows, TruncationStudy.Row::epsilon),
                        Column.integers("levels", rows, TruncationStudy.Row::levels),
                        Column.reals("error", "", rows, TruncationStudy.Row::error)));
    }
}
