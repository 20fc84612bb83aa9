package io.github.secular.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.ImagePlus;
import ij.measure.ResultsTable;
import io.github.secular.catalogue.BlochSolvers;
import io.github.secular.catalogue.LimitModels;
import io.github.secular.catalogue.VlasovSolvers;
import io.github.secular.scenario.ClassicalReader;
import io.github.secular.scenario.ScenarioReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.imglib2.img.Img;
import net.imglib2.type.numeric.real.DoubleType;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.title.TextTitle;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scijava.Context;
import org.scijava.command.CommandInfo;
import org.scijava.command.CommandModule;
import org.scijava.command.CommandService;
import org.scijava.module.ModuleItem;
import org.scijava.service.Service;

class CommandsTest {
    private static Context context;

    @BeforeAll
    static void start() {
        context = new Context();
    }

    @AfterAll
    static void stop() {
        context.dispose();
    }

    private static List<CommandInfo> ours() {
        return context.service(CommandService.class).getCommands().stream()
                .filter(c -> c.getClassName().startsWith("io.github.secular."))
                .toList();
    }

    private static List<ModuleItem<?>> inputs(CommandInfo command) {
        List<ModuleItem<?>> out = new ArrayList<>();
        for (ModuleItem<?> item : command.inputs()) {
            if (!Service.class.isAssignableFrom(item.getType()) && item.getType() != Context.class) {
                out.add(item);
            }
        }
        return out;
    }

    private static CommandModule run(String name, Map<String, Object> inputs) throws Exception {
        return context.service(CommandService.class)
                .run("io.github.secular.command." + name, true, inputs)
                .get();
    }

    @Test
    void sciJavaAndPlainImageJOfferTheSameMenu() throws IOException {
        Map<String, String> menus = new TreeMap<>();
        for (CommandInfo command : ours()) {
            menus.put(command.getMenuPath().getMenuString(), command.getClassName());
        }
        Map<String, String> plain = new TreeMap<>();
        try (var in = CommandsTest.class.getResourceAsStream("/plugins.config")) {
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .forEach(line -> {
                        String[] parts = line.split("\"");
                        String path = parts[0].replace(",", "").trim().replace(">", " > ");
                        plain.put(path + " > " + parts[1], parts[3]);
                    });
        }
        assertFalse(menus.isEmpty());
        assertEquals(menus, plain);
    }

    @Test
    void parametersAreFitForMacros() {
        for (CommandInfo command : ours()) {
            List<String> names =
                    inputs(command).stream().map(ModuleItem::getName).toList();
            for (ModuleItem<?> item : inputs(command)) {
                String name = item.getName();
                assertTrue(name.matches("[a-z]+"), name);
                assertFalse(item.isPersisted(), name + " must not remember the last run");
                assertFalse(item.isRequired(), name + " must not stop a macro that leaves it out");
                assertTrue(item.getDescription().endsWith("."), name + " is explained");
            }
            assertEquals(names.stream().distinct().count(), names.size());
        }
    }

    @Test
    void choicesAreWhatThereIs() {
        List<String> solvers = new ArrayList<>(List.of("model"));
        solvers.addAll(BlochSolvers.standard().names());
        Map<String, List<String>> expected =
                Map.of("solver", solvers, "limit", LimitModels.standard().names(), "sample", ScenarioReader.SAMPLES);
        List<String> vlasov = new ArrayList<>(List.of("model"));
        vlasov.addAll(VlasovSolvers.ofAnyDimension());
        Map<String, List<String>> classical = Map.of("solver", vlasov, "sample", ClassicalReader.SAMPLES);
        List<String> both = new ArrayList<>(ScenarioReader.SAMPLES);
        both.addAll(ClassicalReader.SAMPLES);
        List<String> ofImages = new ArrayList<>(List.of("image"));
        ofImages.addAll(ClassicalReader.SAMPLES);
        // a well is built in one dimension only
        List<String> wells = new ArrayList<>(ClassicalReader.SAMPLES);
        wells.removeAll(List.of("anisotropic-trap", "trap-3d", "noisy-trap-3d", "two-invariants", "central-well"));
        Set<String> seen = new TreeSet<>();
        for (CommandInfo command : ours()) {
            Map<String, List<String>> own = command.getClassName().endsWith(".CheckHypothesesCommand")
                    ? Map.of("sample", both)
                    : command.getClassName().matches(".*\\.(EnergyShells|ShellAverage)Command")
                            ? Map.of("sample", ofImages)
                            : command.getClassName().endsWith(".WellCommand")
                                    ? Map.of("sample", wells)
                                    : inputs(command).stream()
                                                    .noneMatch(i -> ClassicalReader.SAMPLES.equals(i.getChoices()))
                                            ? expected
                                            : classical;
            for (ModuleItem<?> item : inputs(command)) {
                if (own.containsKey(item.getName())) {
                    assertEquals(own.get(item.getName()), item.getChoices(), command + " " + item.getName());
                    seen.add(item.getName());
                }
            }
        }
        assertEquals(Set.of("limit", "sample", "solver"), seen);
    }

    /** What scripts and hosts see of the outputs, in the order in which they are shown. */
    @Test
    void outputsAreThoseOfTheFormAndEmptyBeforeARun() throws Exception {
        Map<String, String> own = new TreeMap<>();
        for (CommandInfo command : ours()) {
            if (command.getClassName().endsWith(".HelpCommand")) {
                assertEquals(List.of(), List.copyOf(inputs(command)), "help has no form");
                continue;
            }
            CommandModule module = (CommandModule) command.createModule();
            List<String> told = new ArrayList<>();
            for (ModuleItem<?> item : command.outputs()) {
                assertTrue(item.isOutput() && !item.isInput(), command + " " + item.getName());
                assertEquals(item, command.getOutput(item.getName()));
                assertEquals(item, command.getOutput(item.getName(), item.getType()));
                assertEquals(null, module.getOutput(item.getName()), command + " " + item.getName());
                assertEquals(null, item.getDefaultValue());
                told.add(item.getName() + ":"
                        + item.getGenericType().getTypeName().replaceAll("[a-z0-9]+\\.", ""));
            }
            assertEquals(
                    List.of("chart:Object", "picture:ImagePlus", "table:ResultsTable", "info:String"),
                    told.subList(0, 4));
            assertEquals(told.size(), module.getOutputs().size());
            own.put(
                    command.getClassName().replaceAll(".*\\.|Command$", ""),
                    String.join(" ", told.subList(4, told.size()))
                            .replaceAll(":Img<DoubleType> \\w+image:ImagePlus \\w+picture:ImagePlus", ""));
            assertEquals(null, command.getOutput("nosuch"));
            assertThrows(IllegalArgumentException.class, () -> module.setOutput("nosuch", 1));
        }
        assertEquals(
                Map.ofEntries(
                        Map.entry("ActionDiffusion", "actions resonances:ResultsTable"),
                        Map.entry("Atom", ""),
                        Map.entry(
                                "BlochEvolution",
                                "blochvectorpicture:ImagePlus blochvector:ResultsTable populations matrix"),
                        Map.entry("BlochVsRates", ""),
                        Map.entry("CheckHypotheses", "theorems:ResultsTable divisors report:String"),
                        Map.entry("CompareRuns", "difference report:String"),
                        Map.entry("DiffusionCoefficient", "resonances:ResultsTable"),
                        Map.entry(
                                "DrivenSteadyState",
                                "report:String matrix harmonics:ResultsTable photons:ResultsTable probes:ResultsTable"),
                        Map.entry("EnergyDiffusion", "distribution"),
                        Map.entry("EnergyShells", ""),
                        Map.entry("EquilibriumState", "report:String"),
                        Map.entry("Fit", "curve:ResultsTable correlations:ResultsTable"),
                        Map.entry(
                                "OpenSecularResult",
                                "matrix populations rates divisors distribution density study report:String"),
                        Map.entry("MakeFigure", "report:String"),
                        Map.entry("ParameterStudy", "study"),
                        Map.entry("RandomDriveEnsemble", "singlepaths:ResultsTable"),
                        Map.entry("RateEquation", "populations"),
                        Map.entry("QuantumVsClassical", "levels:ResultsTable"),
                        Map.entry("ShellAverage", "distribution"),
                        Map.entry("TransitionRates", "rates"),
                        Map.entry("VlasovEvolution", "distribution density"),
                        Map.entry("VlasovVsDiffusion", ""),
                        Map.entry("Well", "start"),
                        Map.entry("WignerFunction", "wigner density matrix")),
                own);
    }

    /** README tells scripts under which names results are found. */
    @Test
    void everyOutputIsNamedInReadme() throws IOException {
        String readme = java.nio.file.Files.readString(java.nio.file.Path.of("README.md"));
        int seen = 0;
        for (CommandInfo command : ours()) {
            for (ModuleItem<?> item : command.outputs()) {
                // An image is named once for all its kinds.
                String name = item.getName().replaceAll("image$|(?<=.)picture$", "");
                assertTrue(readme.contains("`" + name + "`"), command.getTitle() + " " + item.getName());
                seen++;
            }
        }
        assertTrue(seen > 30, "outputs found: " + seen);
    }

    @Test
    void checkHypothesesHandsOverTablesAndMap() throws Exception {
        CommandModule module = run(
                "CheckHypothesesCommand", Map.of("sample", "ladder-thermal", "epsilons", "0.1,0.05", "cutoff", "4"));
        assertFalse(module.isCanceled(), module.getCancelReason());
        ResultsTable theorems = assertInstanceOf(ResultsTable.class, module.getOutput("theorems"));
        assertEquals(2, theorems.getValue("observed_order", 0), 0.2);
        Img<DoubleType> map = image(module.getOutput("divisors"));
        assertEquals(List.of(9L, 9L), dimensions(map));
        // e_1 - e_0 = 1 = omega_1: an exact resonance at (1, 0) and (-1, 0)
        assertEquals(-12, map.getAt(5, 4).get());
        assertEquals(map.getAt(3, 4).get(), map.getAt(5, 4).get());
        // w(3, 2) = 0.8 beside omega_2 = 2 sqrt 2 - 2
        double nearest = Math.abs(0.8 - 0.8284271247461903);
        assertEquals(Math.log10(nearest), map.getAt(4, 5).get(), 1e-9);
        ImagePlus shown = assertInstanceOf(ImagePlus.class, module.getOutput("divisorsimage"));
        assertEquals(-4, shown.getCalibration().getX(0), 1e-12);
        assertTrue(module.getOutput("report").toString().contains("Hyp. 1"));
    }

    @Test
    void checkHypothesesTakesClassicalModels() throws Exception {
        CommandModule module = run(
                "CheckHypothesesCommand",
                Map.of(
                        "sample", "forced-oscillator",
                        "epsilons", "0.1,0.05",
                        "cutoff", "3",
                        "overrides", "initial={\"gaussian\":{\"variance\":1}}"));
        assertFalse(module.isCanceled(), module.getCancelReason());
        ResultsTable theorems = assertInstanceOf(ResultsTable.class, module.getOutput("theorems"));
        assertEquals("diffusion", theorems.getStringValue("limit", 0));
        assertEquals("true", theorems.getStringValue("applies", 0));
        assertEquals(2, theorems.getValue("expected_order", 0));
        assertEquals(2, theorems.getValue("observed_order", 0), 0.3);
        ResultsTable table = assertInstanceOf(ResultsTable.class, module.getOutput("table"));
        assertEquals("HC1", table.getStringValue("name", 0));
        String report = module.getOutput("report").toString();
        assertTrue(report.contains("Theorem 4: applies."), report);
        assertTrue(report.endsWith("Order to expect of energy diffusion: 2.000." + System.lineSeparator()), report);
        // k omega = k beside nu = 0.7, at every energy
        Img<DoubleType> map = image(module.getOutput("divisors"));
        assertEquals(List.of(160L, 3L), dimensions(map));
        for (int k = 1; k <= 3; k++) {
            assertEquals(Math.log10(k - 0.7), map.getAt(80, k - 1).get(), 1e-9);
        }
        ImagePlus shown = assertInstanceOf(ImagePlus.class, module.getOutput("divisorsimage"));
        assertEquals(1, shown.getCalibration().getY(0), 1e-12);
        assertEquals(7.95 / 160 * 80.5, shown.getCalibration().getX(80), 1e-9);
        assertTrue(module.getOutput("info").toString().contains("Energies in use: up to"));
    }

    /** No map under noises; and where there is no limit the report says that no order could be observed, and why. */
    @Test
    void checkHypothesesOfModelsWithoutMapOrLimit() throws Exception {
        CommandModule noisy = run("CheckHypothesesCommand", Map.of("sample", "double-well-telegraph"));
        assertFalse(noisy.isCanceled(), noisy.getCancelReason());
        assertEquals(null, noisy.getOutput("divisors"));
        assertEquals(2, ((ResultsTable) noisy.getOutput("theorems")).size());
        CommandModule free = run(
                "CheckHypothesesCommand",
                Map.of("sample", "forced-oscillator", "epsilons", "0.2 0.1", "overrides", "relaxation.gamma=0"));
        assertFalse(free.isCanceled(), free.getCancelReason());
        String report = free.getOutput("report").toString();
        assertTrue(report.contains("No diffusion limit is expected."), report);
        assertTrue(report.contains("No order was observed: "), report);
    }

    @Test
    void blochEvolutionHandsOverImagesTableAndChart() throws Exception {
        CommandModule module = run("BlochEvolutionCommand", Map.of("epsilon", 0.2, "count", 11, "endtime", 1));
        assertFalse(module.isCanceled(), module.getCancelReason());
        Img<DoubleType> matrix = image(module.getOutput("matrix"));
        assertEquals(List.of(2L, 2L, 4L, 11L), dimensions(matrix));
        ImagePlus shown = assertInstanceOf(ImagePlus.class, module.getOutput("matriximage"));
        assertEquals(List.of(2, 2, 4, 1, 11), boxed(shown.getDimensions()));
        assertEquals(0.1, shown.getCalibration().frameInterval, 1e-12);
        Img<DoubleType> populations = image(module.getOutput("populations"));
        ResultsTable table = assertInstanceOf(ResultsTable.class, module.getOutput("table"));
        assertEquals(11, table.size());
        for (int t = 0; t < 11; t++) {
            double excited = matrix.getAt(1, 1, 0, t).get();
            assertEquals(excited, populations.getAt(t, 1).get());
            assertEquals(excited, table.getValue("rho_1_1", t));
            assertEquals(
                    (float) excited, shown.getStack().getProcessor(4 * t + 1).getf(1, 1));
            assertEquals(1, excited + matrix.getAt(0, 0, 0, t).get(), 1e-12);
        }
        assertEquals(0.2, matrix.getAt(1, 1, 0, 0).get(), 1e-15, "the sample's initial state");
        assertInstanceOf(JFreeChart.class, module.getOutput("chart"));
        ImagePlus picture = assertInstanceOf(ImagePlus.class, module.getOutput("picture"));
        assertEquals(ImagePlus.COLOR_RGB, picture.getType());
        assertTrue(module.getOutput("info").toString().contains("epsilon=0.2"));
        assertTrue(shown.getInfoProperty().contains("epsilon=0.2"));
    }

    @Test
    void vlasovEvolutionHandsOverExactMoments() throws Exception {
        CommandModule module =
                run("VlasovEvolutionCommand", Map.of("exactmoments", true, "count", "3", "endtime", "1", "pixels", 8));
        assertFalse(module.isCanceled(), module.getCancelReason());
        ResultsTable table = assertInstanceOf(ResultsTable.class, module.getOutput("table"));
        for (String moment : List.of("mass", "mean_E", "mean_x", "mean_p", "mean_xx", "mean_xp", "mean_pp")) {
            for (int i = 0; i < 3; i++) {
                assertEquals(table.getValue("exact_" + moment, i), table.getValue(moment, i), 1e-9, moment);
            }
        }
        String info = module.getOutput("info").toString();
        assertTrue(info.contains("Exact moments: this run is at most "), info);
        CommandModule formula = run(
                "VlasovEvolutionCommand",
                Map.of(
                        "sample", "duffing-two-frequency",
                        "exactmoments", true,
                        "count", "2",
                        "endtime", "0.01",
                        "pixels", 8));
        info = formula.getOutput("info").toString();
        assertTrue(info.contains("Exact moments: none. The moment equations close in harmonic wells only"), info);
        assertEquals(-1, ((ResultsTable) formula.getOutput("table")).getColumnIndex("exact_mean_E"));
    }

    @Test
    void ratesAndComparisonHandOverTheirs() throws Exception {
        CommandModule rates = run("TransitionRatesCommand", Map.of("sample", "lambda-two-frequency"));
        Img<DoubleType> matrix = image(rates.getOutput("rates"));
        // one of its two lasers has an envelope, so that rates change in time
        assertEquals(List.of(3L, 3L, 1L, 151L), dimensions(matrix));
        assertTrue(matrix.getAt(2, 0, 0, 0).get() > 0.1);
        assertEquals(
                matrix.getAt(2, 0, 0, 0).get(),
                matrix.getAt(0, 2, 0, 0).get(),
                1e-12,
                "rates by the wave are symmetric");
        CommandModule constant = run("TransitionRatesCommand", Map.of("sample", "ladder-thermal"));
        assertEquals(List.of(4L, 4L), dimensions(image(constant.getOutput("rates"))));

        CommandModule equation = run("RateEquationCommand", Map.of("sample", "ladder-thermal", "count", "5"));
        assertEquals(List.of(5L, 4L), dimensions(image(equation.getOutput("populations"))));
        assertEquals(5, ((ResultsTable) equation.getOutput("table")).size());

        CommandModule comparison = run("BlochVsRatesCommand", Map.of("epsilons", "0.2 0.1", "count", "21"));
        ResultsTable errors = (ResultsTable) comparison.getOutput("table");
        assertEquals(2, errors.size());
        assertTrue(errors.getValue("error", 1) < errors.getValue("error", 0));
    }

    /** Every command that needs no image runs on its own defaults. */
    @Test
    void randomDriveEnsembleRunsOnItsDefaults() throws Exception {
        CommandModule module = run("RandomDriveEnsembleCommand", Map.of("paths", "4", "count", "3"));
        assertFalse(module.isCanceled(), module.getCancelReason());
        assertTrue(module.getOutput("info").toString().contains("Title: Two levels"), "" + module.getOutput("info"));
        CommandModule wave = run("RandomDriveEnsembleCommand", Map.of("sample", "rabi"));
        assertEquals(
                "A Monte-Carlo ensemble needs a random drive, but this model has none; use a model with noises, such as"
                        + " the sample random-telegraph.",
                wave.getCancelReason());
    }

    /** The overrides that README shows are those of the model that it shows them on. */
    @Test
    void readmesOverridesWorkOnTheDefaultSample() throws Exception {
        Matcher shown = Pattern.compile("under \\*Overrides\\* \\(`([^`]+)`\\)")
                .matcher(java.nio.file.Files.readString(java.nio.file.Path.of("README.md")));
        assertTrue(shown.find());
        CommandModule module = run("BlochEvolutionCommand", Map.of("count", "3", "overrides", shown.group(1)));
        assertFalse(module.isCanceled(), module.getCancelReason());
        for (String change : Entries.overrides(shown.group(1))) {
            assertTrue(module.getOutput("info").toString().contains(change), change);
        }
    }

    /** Rates of an atom without damping are no rates: no dashed lines, the sentence on the chart and in the account. */
    @Test
    void anUndampedAtomHasNoRates() throws Exception {
        String sentence = "No coherence is damped: there is no rate limit.";
        CommandModule bloch = run("BlochEvolutionCommand", Map.of("sample", "rabi", "count", "5"));
        JFreeChart chart = assertInstanceOf(JFreeChart.class, bloch.getOutput("chart"));
        assertTrue(chart.getXYPlot().getDataset(0) == null && chart.getXYPlot().getDataset(1) != null, "dashed lines");
        assertTrue(((TextTitle) chart.getSubtitle(0)).getText().endsWith(sentence));
        assertTrue(bloch.getOutput("info").toString().contains("Rate equation: none. " + sentence));
        for (String command : List.of("TransitionRatesCommand", "RateEquationCommand", "EquilibriumStateCommand")) {
            CommandModule rates = run(command, Map.of("sample", "rabi"));
            assertTrue(rates.isCanceled(), command);
            assertEquals(sentence, rates.getCancelReason());
        }
        CommandModule damped = run("BlochEvolutionCommand", Map.of("count", "5"));
        JFreeChart both = (JFreeChart) damped.getOutput("chart");
        assertTrue(both.getXYPlot().getDataset(0) != null && both.getXYPlot().getDataset(1) != null);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "epsilon | abc | epsilon: found \"abc\", but allowed is a number above 0.",
                "epsilon | -1 | epsilon: found \"-1\", but allowed is a number above 0.",
                "endtime | NaN | endtime: found \"NaN\", but allowed is a number above 0.",
                "count | 2.7 | count: found \"2.7\", but allowed is a whole number of at least 2.",
                "tolerance | 0 | tolerance: found \"0\", but allowed is a number above 0.",
            })
    void aBadValueIsRefusedInOneSentence(String name, String value, String sentence) throws Exception {
        CommandModule module = run("BlochEvolutionCommand", Map.of(name, value));
        assertTrue(module.isCanceled());
        assertEquals(sentence, module.getCancelReason());
        assertEquals(null, module.getOutput("matrix"));
    }

    @Test
    void aMissingFileIsRefused() throws Exception {
        CommandModule module = run("RateEquationCommand", Map.of("model", new File("no-such-model.json")));
        assertTrue(module.isCanceled());
        assertTrue(module.getCancelReason().contains("no-such-model.json"), module.getCancelReason());
    }

    @Test
    void overridesAreSplitAtSemicolonsOutsideQuotes() {
        assertEquals(List.of("a=1", "b=[1,2]", "title=\"x; y\""), Entries.overrides(" a=1; b=[1,2] ;title=\"x; y\";;"));
        assertEquals(List.of(), Entries.overrides(null));
    }

    @SuppressWarnings("unchecked")
    private static Img<DoubleType> image(Object output) {
        return (Img<DoubleType>) assertInstanceOf(Img.class, output);
    }

    private static List<Long> dimensions(Img<?> image) {
        return java.util.Arrays.stream(image.dimensionsAsLongArray()).boxed().toList();
    }

    private static List<Integer> boxed(int[] values) {
        return java.util.Arrays.stream(values).boxed().toList();
    }
}
