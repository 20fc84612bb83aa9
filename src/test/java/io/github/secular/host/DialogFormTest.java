package io.github.secular.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import ij.IJ;
import ij.Macro;
import ij.WindowManager;
import io.github.secular.numerics.Progress;
import io.github.secular.numerics.RefusalException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.scijava.Context;
import org.scijava.command.CommandInfo;
import org.scijava.command.CommandService;
import org.scijava.module.Module;
import org.scijava.module.ModuleItem;
import org.scijava.module.ModuleRunner;
import org.scijava.module.ModuleService;
import org.scijava.module.process.PreprocessorPlugin;
import org.scijava.module.process.ServicePreprocessor;
import org.scijava.plugin.PluginService;

/** What the dialogs ask and say, without a window. */
class DialogFormTest {
    private Context context;
    private String threadName;

    @BeforeEach
    void start() {
        context = new Context();
        threadName = Thread.currentThread().getName();
        Thread.currentThread().setName("Run$_" + threadName); // ImageJ looks for options in threads of such names
    }

    @AfterEach
    void stop() {
        Macro.setOptions(null);
        WindowManager.setTempCurrentImage(null);
        Thread.currentThread().setName(threadName);
        context.dispose();
    }

    private Module module(String command) {
        Module out = context.service(ModuleService.class)
                .createModule(context.service(CommandService.class).getCommand("io.github.secular.command." + command));
        ServicePreprocessor services = new ServicePreprocessor();
        context.inject(services);
        services.process(out);
        return out;
    }

    private DialogForm form(String command) {
        return new DialogForm(module(command));
    }

    private static Map<String, String> texts(DialogForm form, String line) {
        Map<String, String> out = form.untouched();
        OptionLine.parse(line).entries().forEach((key, value) -> {
            assertTrue(out.containsKey(key), key);
            out.put(key, value.orElseThrow());
        });
        return out;
    }

    private static List<String> names(DialogForm form) {
        return form.fields().stream().map(Field::name).toList();
    }

    /** What a macro is told of the same texts. */
    private String complaintOfTheRun(String command, Map<String, String> texts) {
        StringBuilder line = new StringBuilder();
        texts.forEach((key, text) -> line.append(key).append("=[").append(text).append("] "));
        IJ.redirectErrorMessages(true);
        Macro.setOptions(line.toString());
        new ModuleRunner(
                        context,
                        module(command),
                        context.service(PluginService.class).createInstancesOfType(PreprocessorPlugin.class),
                        List.of())
                .run();
        Macro.setOptions(null);
        return IJ.getErrorMessage();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "BlochEvolutionCommand | sample=rubidium-87-d-lines | endtime | 1e-7 s (100 ns)",
                "BlochEvolutionCommand | sample=sodium-d2-buffer-gas | endtime | 2e-7 s (200 ns)",
                "BlochEvolutionCommand | sample=sodium-d2-buffer-gas | count | 201",
                "BlochEvolutionCommand | sample=two-level-resonant | epsilon | 0.1",
                "BlochEvolutionCommand | sample=two-level-resonant | tolerance | 1e-10",
                "BlochEvolutionCommand | sample=two-level-resonant overrides=[epsilon=0.03] | epsilon | 0.03",
                "BlochEvolutionCommand | sample=two-level-resonant epsilon=0.7 | epsilon | 0.1",
                "VlasovEvolutionCommand | sample=trapped-ion | endtime | 5 s",
                "VlasovEvolutionCommand | sample=duffing-two-frequency | ranges | as calibrated",
                "EquilibriumStateCommand | sample=lambda-two-frequency | at | where it is strongest in the run",
                "BlochEvolutionCommand | sample=rabi | overrides | path=value; path=value",
            })
    void emptyFieldsShowWhatTheModelSays(String command, String line, String field, String shown) {
        DialogForm form = form(command);
        DialogForm.Answer answer = form.answer(texts(form, line));
        assertTrue(answer.isReady(), answer.toString());
        assertEquals(shown, answer.empty().get(field));
    }

    @Test
    void timesAreSaidInPeoplesUnitsAndChoicesNameWhatTheyComeTo() {
        DialogForm form = form("BlochEvolutionCommand");
        DialogForm.Answer answer = form.answer(texts(form, "sample=sodium-d2-buffer-gas endtime=3.5e-6"));
        assertEquals(new DialogForm.Note("s (3.5 µs)", false), answer.notes().get("endtime"));
        assertEquals(
                new DialogForm.Note("here: averaged", false), answer.notes().get("limit"));
        assertNull(answer.notes().get("solver"), "automatic is what the model says, which tells nobody anything");
        assertTrue(answer.about().startsWith("Sodium D2 in a buffer gas. The sodium D2 line"), answer.about());
    }

    /** A sample behind a model file is out of reach, and the dialog says what brings it back. */
    @Test
    void besideAModelFileTheSampleSaysWhenItCounts() {
        DialogForm form = form("BlochEvolutionCommand");
        Map<String, String> texts = form.untouched();
        assertNull(form.answer(texts).notes().get("sample"));
        texts.put("model", "sample-data/rabi.json");
        DialogForm.Answer answer = form.answer(texts);
        assertEquals(
                new DialogForm.Note("where no file is named", false),
                answer.notes().get("sample"));
        assertTrue(answer.idle().contains("sample") && answer.isReady());
    }

    @Test
    void aFileThatWouldBeReplacedIsTold() {
        DialogForm form = form("MakeFigureCommand");
        DialogForm.Answer answer = form.answer(texts(form, "save=doc/pictures/atom.png"));
        assertEquals(
                new DialogForm.Note("replaces the file that is there", false),
                answer.notes().get("save"));
        assertFalse(form.answer(texts(form, "save=no-such-figure.svg")).notes().containsKey("save"));
    }

    /** Nobody is told so before anything could be typed; but a dialog that is to run does not close for it. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "MakeFigureCommand | save | save: found nothing, but allowed is a file that ends in .svg, .pdf or .png. | a.svg",
                "FitCommand | file | file: found nothing, but allowed is the path of a fit file."
                        + " | sample-data/fits/rabi-flop.json",
                "ParameterStudyCommand | file | file: found nothing, but allowed is the path of a study file."
                        + " | sample-data/studies/saturation.json",
                "CompareRunsCommand | second"
                        + " | second: found nothing, but allowed is the title of another open image or chart. | b",
            })
    void whatMustBeFilledInIsAskedForWhenTheCommandIsToRun(String command, String field, String sentence, String good) {
        DialogForm form = form(command);
        Map<String, String> texts = new HashMap<>(form.untouched());
        assertTrue(form.answer(texts).isReady());
        DialogForm.Answer answer = form.toRun(texts);
        assertFalse(answer.isReady());
        assertEquals(Map.of(field, new DialogForm.Note(sentence, true)), answer.notes());
        texts.put(field, good);
        assertTrue(form.toRun(texts).isReady());
    }

    /** A small picture of the model that is chosen, drawn anew for another one only. */
    @Test
    void theModelIsSketched() {
        DialogForm form = form("BlochEvolutionCommand");
        var first = form.answer(texts(form, "sample=rabi")).sketch().orElseThrow();
        assertSame(
                first, form.answer(texts(form, "sample=rabi count=5")).sketch().orElseThrow());
        assertNotSame(
                first, form.answer(texts(form, "sample=sodium-d2")).sketch().orElseThrow());
        assertTrue(form.answer(texts(form, "sample=rabi overrides=[levels=3]"))
                .sketch()
                .isEmpty());
        DialogForm study = form("ParameterStudyCommand");
        assertTrue(study.answer(study.untouched()).sketch().isEmpty());
    }

    /** The sentence, at its field. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "BlochEvolutionCommand | epsilon=abc | epsilon",
                "BlochEvolutionCommand | epsilon=-1 | epsilon",
                "BlochEvolutionCommand | epsilon=1e200 | epsilon",
                "BlochEvolutionCommand | endtime=0 | endtime",
                "BlochEvolutionCommand | count=1 | count",
                "BlochEvolutionCommand | count=999999999 | count",
                "BlochEvolutionCommand | tolerance=5 | tolerance",
                "BlochEvolutionCommand | overrides=[damping.gamma=-1] | overrides",
                "BlochEvolutionCommand | overrides=[damping] | overrides",
                "BlochEvolutionCommand | overrides=[levels.energies[7]=1] | overrides",
                "BlochEvolutionCommand | overrides=[epsilon=-2] epsilon=0.2 | overrides",
                "BlochEvolutionCommand | model=[no such.json] | model",
                "BlochVsRatesCommand | epsilons= | epsilons",
                "BlochVsRatesCommand | epsilons=[0.1 x] | epsilons",
                "EquilibriumStateCommand | sample=lambda-two-frequency at=noon | at",
                "EquilibriumStateCommand | sample=lambda-two-frequency at=[1 2] | at",
                "MakeFigureCommand | save=a.jpg | save",
                "RandomDriveEnsembleCommand | paths=1 | paths",
                "RandomDriveEnsembleCommand | seed=1.5 | seed",
                "CheckHypothesesCommand | eta=0 | eta",
                "CheckHypothesesCommand | cutoff=1 | cutoff",
                "VlasovEvolutionCommand | pixels=1 | pixels",
                "VlasovEvolutionCommand | frame=x | frame",
                "VlasovEvolutionCommand | overrides=[hamiltonian.frequency=0] | overrides",
                "EnergyShellsCommand | sample=forced-oscillator energies=[1 two] | energies",
                "EnergyShellsCommand | image= | image",
                "ShellAverageCommand | movie= | movie",
                "ParameterStudyCommand | file=[sample-data/rabi.json] | file",
                "FitCommand | file=[sample-data/rabi.json] | file",
            })
    void whatIsWrongIsSaidAtItsFieldAsTheRunSaysIt(String command, String line, String field) {
        DialogForm form = form(command);
        Map<String, String> texts = texts(form, line);
        DialogForm.Answer answer = form.answer(texts);
        Map<String, String> wrong = new TreeMap<>();
        answer.notes().forEach((name, note) -> {
            if (note.wrong()) {
                wrong.put(name, note.text());
            }
        });
        assertFalse(answer.isReady());
        assertEquals(Map.of(field, complaintOfTheRun(command, texts)), wrong);
    }

    @Test
    void numbersOfAFigureAreToldWhileTheyAreTyped() {
        DialogForm form = form("MakeFigureCommand");
        Map<String, DialogForm.Note> notes = form.answer(texts(form, "save=a.svg columns=2.5 width=10 letters=100"))
                .notes();
        assertEquals(
                "columns: found \"2.5\", but allowed is a whole number from 1 to 100.",
                notes.get("columns").text());
        assertEquals(
                "letters: found 100.0 points, but allowed is from 4 to 24 points.",
                notes.get("letters").text());
        assertTrue(notes.get("width").wrong());
        assertTrue(form.answer(texts(form, "save=a.svg columns=2")).isReady());
    }

    /** A field that has become of no matter can be reached as long as what stands in it is in the way. */
    @Test
    void whatIsWrongCanBeMended() {
        DialogForm form = form("VlasovEvolutionCommand");
        assertFalse(form.answer(texts(form, "frame=x")).idle().contains("frame"));
        assertTrue(form.answer(texts(form, "frame=2")).idle().contains("frame"));
    }

    /** A file that is wrong by itself is complained of at its own field. */
    @Test
    void aWrongModelFileIsSaidAtTheFile(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("atom.json");
        Files.writeString(
                file, Files.readString(Path.of("sample-data/rabi.json")).replace("\"levels\"", "\"lewels\""));
        DialogForm form = form("BlochEvolutionCommand");
        Map<String, String> texts = texts(form, "model=[" + file + "]");
        DialogForm.Note note = form.answer(texts).notes().get("model");
        assertTrue(note.wrong());
        assertEquals(complaintOfTheRun("BlochEvolutionCommand", texts), note.text());
        assertTrue(note.text().contains("lewels"), note.text());
        assertTrue(form.answer(texts).idle().contains("sample"));
    }

    /** Every field of every command is either asked for or of no matter, and the line that is recorded has all of them. */
    @Test
    void theRecordedLineHasEveryInput() {
        for (CommandInfo command : context.service(CommandService.class).getCommands()) {
            if (!command.getClassName().startsWith("io.github.secular.command.")) {
                continue;
            }
            String name = command.getClassName().substring("io.github.secular.command.".length());
            DialogForm form = form(name);
            Map<String, String> texts = form.untouched();
            List<String> all =
                    CommandInputs.of(command).stream().map(ModuleItem::getName).toList();
            assertEquals(all, List.copyOf(form.values(texts).keySet()), name);
            Module untouched = module(name);
            form.values(texts).forEach((key, value) -> assertEquals(untouched.getInput(key), value, name + " " + key));
            for (Field field : form.fields()) {
                assertFalse(field.label().isBlank());
                assertTrue(field.description().endsWith("."), field.description());
            }
        }
    }

    @Test
    void onlyWhatMattersIsAskedFor() {
        assertFalse(names(form("BlochVsRatesCommand")).contains("epsilon"));
        assertFalse(names(form("DrivenSteadyStateCommand")).contains("limit"));
        assertFalse(names(form("TransitionRatesCommand")).contains("tolerance"));
        DialogForm rates = form("TransitionRatesCommand");
        List<String> light = List.of("endtime", "count");
        assertTrue(rates.answer(texts(rates, "sample=rabi")).idle().containsAll(light));
        assertFalse(
                rates.answer(texts(rates, "sample=lambda-two-frequency")).idle().contains("endtime"));
        DialogForm vlasov = form("VlasovEvolutionCommand");
        List<String> ofImage = List.of("frame", "ranges", "normalise", "negative");
        assertTrue(vlasov.answer(vlasov.untouched()).idle().containsAll(ofImage));
        Map<String, String> started = texts(vlasov, "initial=some");
        assertEquals(Set.of("axes"), vlasov.answer(started).idle());
        assertEquals(
                Set.of("axes", "exactmoments"), idle("VlasovEvolutionCommand", "sample=quartic-well initial=some"));
        assertEquals(
                Set.of("initial", "frame", "ranges", "normalise", "negative", "shells", "exactmoments"),
                idle("VlasovEvolutionCommand", "sample=trap-3d"));
        assertEquals(Set.of("corrected"), idle("VlasovVsDiffusionCommand", "sample=anisotropic-trap"));
        assertEquals(Set.of(), idle("VlasovVsDiffusionCommand", "sample=quartic-well"));
        assertTrue(idle("CheckHypothesesCommand", "sample=quartic-well").contains("eta"));
        assertFalse(idle("CheckHypothesesCommand", "sample=rabi").contains("eta"));
        assertEquals(
                Set.of("at", "endtime", "picture", "named"),
                idle("DrivenSteadyStateCommand", "sample=rabi showimage=false showtable=false"));
        assertEquals(
                Set.of("model", "sample", "hbar", "epsilon", "endtime", "count", "solver", "tolerance"),
                idle("WignerFunctionCommand", "matrix=some"));
    }

    private Set<String> idle(String command, String line) {
        DialogForm form = form(command);
        return form.answer(texts(form, line)).idle();
    }

    /** Values that a script has given are not asked for, and count. */
    @Test
    void whatIsGivenIsNotAsked() {
        Module module = module("RateEquationCommand");
        module.setInput("sample", "sodium-d2-buffer-gas");
        module.resolveInput("sample");
        DialogForm form = new DialogForm(module);
        assertFalse(names(form).contains("sample"));
        assertEquals("2e-7 s (200 ns)", form.answer(form.untouched()).empty().get("endtime"));
        CommandInputs.of(module.getInfo()).forEach(item -> module.resolveInput(item.getName()));
        assertTrue(new DialogForm(module).isComplete());
    }

    @Test
    void whatWasTypedIsThereAtTheNextCall() {
        DialogForm form = form("EnergyDiffusionCommand");
        assertEquals(form.untouched(), form.remembered());
        Map<String, String> typed = texts(form, "sample=duffing-two-frequency epsilon=0.05");
        form.remember(typed);
        assertEquals(typed, form("EnergyDiffusionCommand").remembered());
        assertEquals("", form("EnergyDiffusionCommand").untouched().get("epsilon"));
        assertEquals("", form("DiffusionCoefficientCommand").remembered().get("overrides"));
    }

    /** Who has looked at an atom asks other commands about this atom; what was typed for another one is not its. */
    @Test
    void theModelThatWasChosenLastIsThereInTheNextCommand() {
        DialogForm evolution = form("BlochEvolutionCommand");
        DialogForm errors = form("BlochVsRatesCommand");
        errors.remember(texts(errors, "sample=rabi count=7"));
        assertEquals("7", form("BlochVsRatesCommand").remembered().get("count"));
        evolution.remember(texts(evolution, "sample=rubidium-87-d-lines count=5"));
        assertEquals("rubidium-87-d-lines", errors.remembered().get("sample"));
        assertEquals("", errors.remembered().get("count"));
        assertEquals("5", evolution.remembered().get("count"));
        DialogForm well = form("VlasovVsDiffusionCommand");
        assertTrue(well.fields().stream().filter(f -> f.name().equals("sample")).allMatch(f -> f.choices()
                .contains(well.remembered().get("sample"))));
        // a sample that a command refuses is not carried into it, and is said to be wrong where it is chosen
        well.remember(texts(well, "sample=trap-3d"));
        DialogForm quantum = form("QuantumVsClassicalCommand");
        assertEquals(quantum.untouched(), quantum.remembered());
        assertEquals(
                new DialogForm.Note("dimension: found 3, but allowed is 1 for Quantum vs Classical.", true),
                quantum.answer(texts(quantum, "sample=trap-3d")).notes().get("sample"));
        DialogForm actions = form("ActionDiffusionCommand");
        assertEquals("trap-3d", actions.remembered().get("sample"));
        well.remember(texts(well, "sample=quartic-well"));
        assertEquals("two-invariants", actions.remembered().get("sample"));
        assertEquals("quartic-well", quantum.remembered().get("sample"));
        well.remember(well.untouched());
        // a model that was built is what its window runs, whatever was chosen since
        SessionTexts.offer("io.github.secular.command.BlochVsRatesCommand", Map.of("model", "my.json"));
        assertEquals("my.json", errors.remembered().get("model"));
        errors.remember(texts(errors, "model=my.json"));
        assertEquals("my.json", evolution.remembered().get("model"));
    }

    /** Where a limit does not exist the dialog still opens: refusals are the run's. */
    @ParameterizedTest
    @ValueSource(strings = {"RateEquationCommand", "BlochEvolutionCommand"})
    void everySampleCanBeChosen(String command) {
        DialogForm form = form(command);
        List<String> notReady = new ArrayList<>();
        for (Field field : form.fields()) {
            if (field.name().equals("sample")) {
                field.choices().stream()
                        .filter(s -> !form.answer(texts(form, "sample=" + s)).isReady())
                        .forEach(notReady::add);
            }
        }
        assertEquals(List.of(), notReady);
    }

    /** Something quick first, and said to be that; commands without a preview do not offer one. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "BlochEvolutionCommand | sample=two-level-resonant count=5 | its limit alone, the rate equation (averaged)"
                        + " at 5 times.; the Bloch equation to 0.0001 at 5 times.",
                "BlochEvolutionCommand | sample=rabi | the Bloch equation to 0.0001 at 201 times.",
                "BlochEvolutionCommand | sample=random-telegraph tolerance=1e-3 | its limit alone, the rate equation"
                        + " (random) at 121 times.; the Bloch equation to 0.001 at 121 times.",
                "RateEquationCommand | sample=two-level-resonant limit=chi | the rate equation (chi) at 201 times.",
                "EnergyDiffusionCommand | sample=forced-oscillator | the start of the run over the energy.; energy diffusion on"
                        + " 60 cells, its error not estimated.",
                "VlasovEvolutionCommand | sample=anisotropic-trap | the well along its axes.; the start of the run over the energy.; the limit of"
                        + " the particles, energy diffusion on 60 cells, its error not estimated.",
                "VlasovEvolutionCommand | sample=forced-oscillator | the start of the run in phase space.; its limit"
                        + " alone, energy diffusion on 60 cells, its error not estimated.",
                "VlasovEvolutionCommand | sample=forced-oscillator overrides=[relaxation.gamma=0] | the start of the run in"
                        + " phase space."
            })
    void previewsSayWhatTheyAre(String command, String line, String expected) {
        DialogForm form = form(command);
        assertTrue(form.hasPreview());
        List<String> said = new ArrayList<>();
        form.preview(texts(form, line), Progress.NONE, p -> {
            said.add(p.says());
            assertTrue(p.drawing().chart().getXYPlot() != null);
        });
        assertEquals(expected, String.join("; ", said));
    }

    @Test
    void previewsEndWhereARunWouldRefuseOrNobodyWantsThem() {
        DialogForm rates = form("RateEquationCommand");
        RefusalException refusal = assertThrows(
                RefusalException.class,
                () -> rates.preview(texts(rates, "sample=rabi"), Progress.NONE, p -> fail(p.says())));
        assertEquals("No coherence is damped: there is no rate limit.", refusal.getMessage());
        DialogForm bloch = form("BlochEvolutionCommand");
        List<String> said = new ArrayList<>();
        assertThrows(
                CancellationException.class,
                () -> bloch.preview(
                        texts(bloch, "sample=ladder-thermal"),
                        Progress.unwatched(() -> !said.isEmpty()),
                        p -> said.add(p.says())));
        assertEquals(1, said.size(), said::toString);
        assertFalse(form("TransitionRatesCommand").hasPreview());
    }
}
