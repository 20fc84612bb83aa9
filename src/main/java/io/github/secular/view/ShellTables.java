package io.github.secular.view;

import io.github.secular.classical.AngleHarmonics;
import io.github.secular.classical.EnergyShell;
import io.github.secular.classical.Orbit;
import io.github.secular.classical.PhaseFunction;
import io.github.secular.scenario.ClassicalScenario;
import java.util.ArrayList;
import java.util.List;

/** Tables of functions of phase space on the shells of a scenario's energies. */
public final class ShellTables {
    private ShellTables() {}

    /** For {@code shell-means.csv}: E, mean_1 …: Π g over whole shells; a row per energy. */
    public static Table means(ClassicalScenario scenario, List<? extends PhaseFunction> functions) {
        double[] energies = scenario.energies();
        double[][] means = new double[functions.size()][energies.length];
        for (int i = 0; i < energies.length; i++) {
            EnergyShell shell = scenario.hamiltonian().shell(energies[i]);
            for (int j = 0; j < means.length; j++) {
                means[j][i] = shell.mean(functions.get(j));
            }
        }
        List<Column> columns = new ArrayList<>(List.of(Column.reals("E", scenario.energySymbol(), energies)));
        add(columns, means);
        return new Table("Shell means of " + scenario.title(), columns);
    }

    /** For {@code component-means.csv}: E, component, mean_1 …; a row per orbit, as in {@code shells.csv}. */
    public static Table componentMeans(ClassicalScenario scenario, List<? extends PhaseFunction> functions) {
        Orbits orbits = new Orbits(scenario);
        double[][] means = new double[functions.size()][orbits.all.size()];
        for (int i = 0; i < orbits.all.size(); i++) {
            for (int j = 0; j < means.length; j++) {
                means[j][i] = orbits.all.get(i).mean(functions.get(j));
            }
        }
        List<Column> columns = orbits.columns(scenario, 1);
        add(columns, means);
        return new Table("Means over components of " + scenario.title(), columns);
    }

    /**
     * For {@code harmonics.csv}: E, component, k, re, im of g_k = (1/2π) ∫ g e^{−ikθ} dθ, k = 0 … K, on each orbit; the
     * angle of {@link Orbit#angle}.
     *
     * @param highest K, at least 0
     */
    public static Table harmonics(ClassicalScenario scenario, PhaseFunction function, int highest) {
        Orbits orbits = new Orbits(scenario);
        int size = orbits.all.size() * (highest + 1);
        int[] k = new int[size];
        double[] re = new double[size];
        double[] im = new double[size];
        for (int i = 0; i < orbits.all.size(); i++) {
            AngleHarmonics found = orbits.all.get(i).harmonics(function, highest);
            for (int j = 0; j <= highest; j++) {
                int row = i * (highest + 1) + j;
                k[row] = j;
                re[row] = found.re(j);
                im[row] = found.im(j);
            }
        }
        List<Column> columns = orbits.columns(scenario, highest + 1);
        columns.add(Column.integers("k", k));
        columns.add(Column.reals("re", "", re));
        columns.add(Column.reals("im", "", im));
        return new Table("Angle harmonics of " + function + " of " + scenario.title(), columns);
    }

    private static void add(List<Column> columns, double[][] means) {
        for (int j = 0; j < means.length; j++) {
            columns.add(Column.reals("mean_" + (j + 1), "", means[j]));
        }
    }

    /** The orbits of all energies, component by component. */
    private static final class Orbits {
        private final List<Orbit> all = new ArrayList<>();
        private final List<Integer> components = new ArrayList<>();

        Orbits(ClassicalScenario scenario) {
            for (double energy : scenario.energies()) {
                List<Orbit> orbits = scenario.hamiltonian().shell(energy).orbits();
                for (int c = 0; c < orbits.size(); c++) {
                    all.add(orbits.get(c));
                    components.add(c);
                }
            }
        }

        /** E and component, each so many times. */
        List<Column> columns(ClassicalScenario scenario, int times) {
            double[] energies = new double[all.size() * times];
            int[] component = new int[energies.length];
            for (int i = 0; i < energies.length; i++) {
                energies[i] = all.get(i / times).energy();
                component[i] = components.get(i / times);
            }
            return new ArrayList<>(List.of(
                    Column.reals("E", scenario.energySymbol(), energies), Column.integers("component", component)));
        }
    }
}
