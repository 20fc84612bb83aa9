package io.github.secular.view;

import io.github.secular.classical.DensityState;
import io.github.secular.classical.EnergyShell;
import io.github.secular.classical.Moments;
import io.github.secular.classical.Orbit;
import io.github.secular.classical.limit.CoefficientTable;
import io.github.secular.classical.limit.Resonance;
import io.github.secular.run.CoefficientResult;
import io.github.secular.run.EnergyDiffusionResult;
import io.github.secular.run.VlasovResult;
import io.github.secular.scenario.ClassicalScenario;
import io.github.secular.scenario.ParticleScenario;
import io.github.secular.scenario.Units;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The tables of classical runs. Times in s for a model in laboratory units, else slow time. */
public final class ClassicalTables {
    private ClassicalTables() {}

    /**
     * For {@code energy-distribution.csv}: time, E, F; F = Π f, a mean over the shell. A row each, E fastest; error_F
     * besides, one standard error, where f was sampled.
     */
    public static Table distribution(VlasovResult result) {
        Table table =
                distribution("Energy distribution of " + result.scenario().title(), result.scenario(), result.means());
        if (result.trajectory().report().statisticalError() > 0) {
            double[] energies = result.scenario().energies();
            List<Column> columns = new ArrayList<>(table.columns());
            columns.add(Column.reals(
                    "error_F",
                    "",
                    result.trajectory().states().stream()
                            .flatMapToDouble(state -> Arrays.stream(energies).map(state::shellMeanError))
                            .toArray()));
            return new Table(table.title(), columns);
        }
        return table;
    }

    /** For {@code energy-diffusion.csv}: time, E, F of the limit. */
    public static Table distribution(EnergyDiffusionResult result) {
        return distribution("Energy diffusion of " + result.scenario().title(), result.scenario(), result.values());
    }

    /** time, E, F. @param values F, one row per time, one entry per energy */
    public static Table distribution(String title, ParticleScenario scenario, double[][] values) {
        double[] shown =
                Arrays.stream(scenario.times()).map(scenario.units()::time).toArray();
        return distribution(
                title, shown, scenario.units().timeSymbol(), scenario.energies(), scenario.energySymbol(), values);
    }

    static Table distribution(
            String title, double[] times, String timeUnit, double[] energies, String energyUnit, double[][] values) {
        int n = energies.length;
        int rows = Math.multiplyExact(times.length, n);
        return new Table(
                title,
                List.of(
                        Column.asked("time", timeUnit, rows, row -> times[row / n]),
                        Column.asked("E", energyUnit, rows, row -> energies[row % n]),
                        Column.asked("F", "", rows, row -> values[row / n][row % n])));
    }

    /**
     * For {@code diffusion.csv}: E, h0, d, a, omega and, where a shell has several components, omega_2, …, from left
     * to right; error_d behind d where d has an error of its own; d in quanta²/s and a in quanta/s for a trap in laboratory units, omega in fast time.
     */
    public static Table coefficients(CoefficientResult result) {
        CoefficientTable c = result.table();
        Units units = result.scenario().units();
        String energy = result.scenario().energySymbol();
        List<Column> columns = new ArrayList<>(List.of(
                Column.reals("E", energy, c.energies()),
                Column.reals("h0", "", c.density()),
                Column.reals("d", result.scenario().diffusionSymbol(), rates(units, c.diffusion())),
                Column.reals("a", result.scenario().driftSymbol(), rates(units, c.drift()))));
        if (Arrays.stream(c.diffusionError()).anyMatch(e -> e > 0)) {
            columns.add(
                    3, Column.reals("error_d", result.scenario().diffusionSymbol(), rates(units, c.diffusionError())));
        }
        int components =
                Arrays.stream(c.frequencies()).mapToInt(w -> w.length).max().orElse(1);
        for (int k = 0; k < components; k++) {
            int component = k;
            columns.add(Column.reals(
                    k == 0 ? "omega" : "omega_" + (k + 1),
                    "",
                    Arrays.stream(c.frequencies())
                            .mapToDouble(w -> component < w.length ? w[component] : Double.NaN)
                            .toArray()));
        }
        return new Table("Diffusion coefficient of " + result.scenario().title(), columns);
    }

    private static double[] rates(Units units, double[] slow) {
        return Arrays.stream(slow).map(units::rate).toArray();
    }

    /**
     * For {@code resonances.csv}: E, component, k, index, noise, detuning, strength; what each resonance adds to d,
     * strongest first. The index is empty for a noise, the noise for a wave. The detuning is in fast
     * time, also in laboratory units.
     */
    public static Table resonances(CoefficientResult result) {
        List<Double> energies = new ArrayList<>();
        List<Resonance> all = new ArrayList<>();
        for (int i = 0; i < result.table().energies().length; i++) {
            for (Resonance r : result.table().resonances().get(i)) {
                energies.add(result.table().energies()[i]);
                all.add(r);
            }
        }
        Units units = result.scenario().units();
        return new Table(
                "Resonances of " + result.scenario().title(),
                List.of(
                        Column.reals("E", result.scenario().energySymbol(), energies, e -> e),
                        Column.integers("component", all, Resonance::component),
                        Column.integers("k", all, Resonance::k),
                        Column.texts("index", all, r -> RateTables.blankSeparated(r.index())),
                        Column.texts("noise", all, ResonancePlot::noise),
                        Column.reals("detuning", "", all, Resonance::detuning),
                        Column.reals(
                                "strength", result.scenario().diffusionSymbol(), all, r -> units.rate(r.strength()))));
    }

    /** For {@code shells.csv}: E, h0, volume, component, period, omega, action, x_left, x_right; a row per orbit. */
    public static Table shells(ClassicalScenario scenario) {
        return shells(scenario, scenario.energies());
    }

    /** The same for any energies. */
    public static Table shells(ClassicalScenario scenario, double[] energies) {
        List<EnergyShell> shells = new ArrayList<>();
        List<Integer> components = new ArrayList<>();
        List<Orbit> orbits = new ArrayList<>();
        for (double energy : energies) {
            EnergyShell shell = scenario.hamiltonian().shell(energy);
            for (int c = 0; c < shell.orbits().size(); c++) {
                shells.add(shell);
                orbits.add(shell.orbits().get(c));
                components.add(c);
            }
        }
        return new Table(
                "Energy shells of " + scenario.title(),
                List.of(
                        Column.reals("E", scenario.energySymbol(), shells, EnergyShell::energy),
                        Column.reals("h0", "", shells, EnergyShell::density),
                        Column.reals("volume", "", shells, EnergyShell::volume),
                        Column.integers("component", components, c -> c),
                        Column.reals("period", "", orbits, Orbit::period),
                        Column.reals("omega", "", orbits, Orbit::frequency),
                        Column.reals("action", "", orbits, Orbit::action),
                        Column.reals("x_left", "", orbits, Orbit::left),
                        Column.reals("x_right", "", orbits, Orbit::right)));
    }

    /**
     * For {@code moments.csv}: time, mass, mean_E, mean_x, mean_p, mean_xx, mean_xp, mean_pp, and limit_mean_E; where f
     * was sampled error_E, error_x, error_p besides, one standard error each.
     */
    public static Table moments(VlasovResult result) {
        List<Column> columns = moments(result, "", ofRun(result));
        limit(result, columns);
        standardErrors(result, columns);
        return new Table("Moments of " + result.scenario().title(), columns);
    }

    /** The same with exact_mass, exact_mean_E, … after them, where there are exact moments. */
    public static Table momentsBesideExact(VlasovResult result) {
        List<Column> columns = moments(result, "", ofRun(result));
        if (result.moments().applies()) {
            List<Column> exact = moments(result, "exact_", result.moments().exact());
            columns.addAll(exact.subList(1, exact.size()));
        }
        limit(result, columns);
        standardErrors(result, columns);
        return new Table("Moments of " + result.scenario().title(), columns);
    }

    /** For {@code moments-exact.csv}: the columns of {@code moments.csv}. @param result with exact moments */
    public static Table exactMoments(VlasovResult result) {
        List<Column> columns = moments(result, "", result.moments().exact());
        limit(result, columns);
        return new Table("Exact moments of " + result.scenario().title(), columns);
    }

    private static List<Moments> ofRun(VlasovResult result) {
        return result.trajectory().states().stream().map(DensityState::moments).toList();
    }

    private static List<Column> moments(VlasovResult result, String prefix, List<Moments> all) {
        Units units = result.scenario().units();
        return new ArrayList<>(List.of(
                Column.time(units, result.trajectory().times()),
                Column.reals(prefix + "mass", "", all, Moments::mass),
                Column.reals(prefix + "mean_E", result.scenario().energySymbol(), all, Moments::energy),
                Column.reals(prefix + "mean_x", "", all, Moments::x),
                Column.reals(prefix + "mean_p", "", all, Moments::p),
                Column.reals(prefix + "mean_xx", "", all, Moments::xx),
                Column.reals(prefix + "mean_xp", "", all, Moments::xp),
                Column.reals(prefix + "mean_pp", "", all, Moments::pp)));
    }

    private static void limit(VlasovResult result, List<Column> columns) {
        result.limit()
                .ifPresent(f -> columns.add(
                        Column.reals("limit_mean_E", result.scenario().energySymbol(), f.meanEnergy())));
    }

    private static void standardErrors(VlasovResult result, List<Column> columns) {
        if (result.trajectory().report().statisticalError() > 0) {
            List<Moments> errors = result.trajectory().states().stream()
                    .map(DensityState::momentErrors)
                    .toList();
            columns.add(Column.reals("error_E", result.scenario().energySymbol(), errors, Moments::energy));
            columns.add(Column.reals("error_x", "", errors, Moments::x));
            columns.add(Column.reals("error_p", "", errors, Moments::p));
        }
    }

    /** For {@code moments.csv} of the limit alone: time, mass, mean_E, lost. */
    public static Table moments(EnergyDiffusionResult result) {
        Units units = result.scenario().units();
        return new Table(
                "Moments of " + result.scenario().title(),
                List.of(
                        Column.time(units, result.distribution().times()),
                        Column.reals("mass", "", result.distribution().mass()),
                        Column.reals(
                                "mean_E",
                                result.scenario().energySymbol(),
                                result.distribution().meanEnergy()),
                        Column.reals("lost", "", result.distribution().lost())));
    }

    /** For {@code density.csv}: time, x, p, f at given points. @param points {x, p} each */
    public static Table density(VlasovResult result, List<double[]> points) {
        double[] x = points.stream().mapToDouble(q -> q[0]).toArray();
        double[] p = points.stream().mapToDouble(q -> q[1]).toArray();
        int rows = Math.multiplyExact(result.trajectory().length(), x.length);
        double[][] columns = new double[4][rows];
        double[] values = new double[x.length];
        for (int i = 0; i < result.trajectory().length(); i++) {
            result.trajectory().state(i).sample(x, p, values);
            for (int j = 0; j < x.length; j++) {
                int row = i * x.length + j;
                columns[0][row] =
                        result.scenario().units().time(result.trajectory().times()[i]);
                columns[1][row] = x[j];
                columns[2][row] = p[j];
                columns[3][row] = values[j];
            }
        }
        return new Table(
                "Density of " + result.scenario().title(),
                List.of(
                        Column.reals("time", result.scenario().units().timeSymbol(), columns[0]),
                        Column.reals("x", "", columns[1]),
                        Column.reals("p", "", columns[2]),
                        Column.reals("f", "", columns[3])));
    }
}
